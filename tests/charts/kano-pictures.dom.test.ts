import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AnswerGridChart from '../../src/charts/AnswerGridChart.svelte';
import ClassGridChart from '../../src/charts/ClassGridChart.svelte';
import FeatureChoiceChart from '../../src/charts/FeatureChoiceChart.svelte';
import QuadrantChart from '../../src/charts/QuadrantChart.svelte';
import ShareRowsChart from '../../src/charts/ShareRowsChart.svelte';
import SignedCurvesChart from '../../src/charts/SignedCurvesChart.svelte';

type Props = Record<string, unknown>;

let mounted: object | null = null;
const pick = vi.fn();
const choose = vi.fn();
const toggle = vi.fn();
const move = vi.fn();
const clear = vi.fn();
const pickBubbles = vi.fn();

function show(component: unknown, props: Props): SVGSVGElement {
  const common = {
    id: 'p',
    width: 600,
    picked: new Set(),
    lit: null,
    labels: { picture: 'picture', help: 'help' },
    comma: ', ',
    describe: (...marks: number[]) => [`mark ${marks.join()}`],
    percent: String,
    format: String,
    pick,
    choose,
    toggle,
    clear,
  };
  mounted = mount(component as Component<Props>, { target: document.body, props: { ...common, ...props } });
  flushSync();
  const svg = document.querySelector<SVGSVGElement>('svg.pic')!;
  const box = { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) };
  svg.getBoundingClientRect = () => ({
    ...box,
    left: 0,
    top: 0,
    right: box.width,
    bottom: box.height,
    x: 0,
    y: 0,
    toJSON: () => '',
  });
  svg.setPointerCapture = () => {};
  return svg;
}

function press(target: Element, ...keys: string[]): void {
  for (const key of keys) {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    flushSync();
  }
}

function click(target: Element, x: number, y: number): void {
  const init = { clientX: x, clientY: y, pointerId: 1, button: 0, pointerType: 'mouse', bubbles: true };
  for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, init));
  flushSync();
}

beforeEach(() => {
  for (const each of [pick, choose, toggle, move, clear, pickBubbles]) each.mockReset();
});

afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = null;
  document.body.innerHTML = '';
});

describe('by keys alone', () => {
  it('rows of shares take a row, then pick a part of it', () => {
    const input = {
      rows: ['a', 'b'].map((name) => ({ name, note: '', shares: [0.5, 0, 0.5] })),
      hues: [1, 2, 3],
      parts: ['x', 'y', 'z'],
    };
    const svg = show(ShareRowsChart, {
      input,
      active: 0,
      describePart: (row: number, part: number) => [`${row} ${part}`],
    });
    press(svg, 'ArrowDown', 'Enter');
    expect(choose).toHaveBeenCalledWith(1);
    press(svg, 'ArrowUp', 'ArrowRight', 'ArrowRight', ' ');
    expect(pick).toHaveBeenCalledWith([2], 'replace');
    press(svg, 'Escape');
    expect(clear).not.toHaveBeenCalled();
  });

  it('the grid of answers picks a cell', () => {
    const input = {
      points: 3,
      counts: [0, 0, 0, 0, 5, 0, 0, 0, 0],
      hues: Array(9).fill(1),
      letters: Array(9).fill('I'),
      answers: ['like', 'neutral', 'dislike'],
    };
    const svg = show(AnswerGridChart, { input, names: { across: 'without', down: 'with' } });
    expect(svg.getAttribute('aria-activedescendant')).toBe('p-4');
    press(svg, 'ArrowDown', 'ArrowRight', 'Enter');
    expect(pick).toHaveBeenCalledWith([8], 'replace');
  });

  it('a choice turns rows on and off', () => {
    const rows = ['a', 'b'].map((name) => ({ name, lost: 0.2, won: 0.3, hue: 1, chosen: false }));
    const svg = show(FeatureChoiceChart, { rows, heads: { lost: 'l', won: 'w' }, spoken: ['a', 'b'] });
    press(svg, 'End', ' ');
    expect(toggle).toHaveBeenCalledWith(1);
    click(svg, 20, 30);
    expect(toggle).toHaveBeenLastCalledWith(0);
  });

  it('classes by group pick the group', () => {
    const cells = [1, 2].map((hue) => ({ letter: 'M', text: '', hue }));
    const input = {
      columns: ['s', 't'].map((name) => ({ name, note: '' })),
      rows: ['a', 'b'].map((name) => ({ name, note: '', strong: false, cells })),
      notes: 'p',
    };
    const svg = show(ClassGridChart, { input, selected: false });
    press(svg, 'ArrowDown', 'ArrowRight', 'Enter');
    expect(pick).toHaveBeenCalledWith([1], 'replace');
  });

  it('curves are gone through and taken', () => {
    const curves = ['a', 'b'].map((name, i) => ({
      name,
      hue: 1,
      shape: 'circle',
      dash: 'none',
      x: [0, 1],
      y: [-1, 1 - i],
    }));
    const words = { left: 'l', right: 'r', x: 'x', y: 'y' };
    const svg = show(SignedCurvesChart, { curves, words, chosen: 0 });
    press(svg, 'ArrowDown', 'Enter');
    expect(choose).toHaveBeenCalledWith(1);
  });

  it('bubbles are gone through and taken, and cuts moved', () => {
    const axis = { scale: 'linear', low: 0, high: 1, constant: 1 };
    const svg = show(QuadrantChart, {
      input: {
        x: axis,
        y: axis,
        cuts: { x: 0.5, y: 0.5 },
        columns: 0,
        rows: 0,
        counts: [],
        points: null,
        density: null,
      },
      words: { x: ['x'], y: ['y'], cutX: '0.5', cutY: '0.5' },
      quadrants: ['a', 'b', 'c', 'd'].map((name) => ({ name, text: '', hue: 1 })),
      bubbles: [0.2, 0.8].map((x) => ({ x, y: 0.3, name: `at ${x}`, hue: 1 })),
      picked: { bins: new Set(), quadrants: new Set() },
      labels: { picture: 'picture', help: 'help', cutX: 'x', cutY: 'y' },
      money: String,
      spoken: ['a', 'b', 'c', 'd'],
      pickBubbles,
      move,
    });
    expect(svg.getAttribute('aria-activedescendant')).toBe('p-bubble-0');
    press(svg, 'ArrowRight', 'Enter');
    expect(pickBubbles).toHaveBeenCalledWith([1], 'replace');
    press(svg, 'PageUp', 'PageUp', 'ArrowRight');
    expect(move.mock.calls[0]![0]).toMatchObject({ y: 0.5 });
    expect(move.mock.calls[0]![0].x).toBeGreaterThan(0.5);
    const marker = [...svg.querySelectorAll('.bubbles .mk')][0]!;
    const [, x, y] = /M([\d.]+) ([\d.]+)/.exec(marker.getAttribute('d')!)!;
    click(svg, Number(x) + 6, Number(y));
    expect(pickBubbles).toHaveBeenLastCalledWith([0], 'replace');
  });
});
