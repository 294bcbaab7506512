/** Pictures of customer value under pointer and keys. */

import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AliveTimelineChart from '../../src/charts/AliveTimelineChart.svelte';
import GroupedBarsChart from '../../src/charts/GroupedBarsChart.svelte';
import LineChart from '../../src/charts/LineChart.svelte';
import RankingChart from '../../src/charts/RankingChart.svelte';
import SurfaceChart from '../../src/charts/SurfaceChart.svelte';

type Props = Record<string, unknown>;

let mounted: object | null = null;
const pick = vi.fn();
const clear = vi.fn();
const suppose = vi.fn();
const choose = vi.fn();
const labels = { picture: 'a', help: 'b' };

function show(component: unknown, props: Props): SVGSVGElement {
  const common = {
    id: 'p',
    labels,
    picked: new Set(),
    spoken: Array.from({ length: 12 }, (_, i) => `mark ${i}`),
    describe: (mark: number) => [`mark ${mark}`],
    pick,
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

function press(target: Element, key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  flushSync();
  return event;
}

function point(target: Element, type: string, x: number, y: number): void {
  const init = {
    clientX: x,
    clientY: y,
    pointerId: 1,
    button: 0,
    pointerType: 'mouse',
    bubbles: true,
    cancelable: true,
  };
  target.dispatchEvent(new PointerEvent(type, init));
  flushSync();
}

beforeEach(() => vi.clearAllMocks());
afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
  document.body.innerHTML = '';
});

describe('lines', () => {
  const series = {
    key: 'a',
    name: 'actual',
    x: [1, 2, 3, 4],
    y: [3, 4, 5, 6],
    tone: 'ink',
    shape: 'line',
    dash: 'none',
  };
  const props = {
    width: 600,
    input: { series: [series] },
    words: { x: 'week', y: '' },
    figures: { x: String, y: String },
    describe: (x: number) => [`week ${x}`],
  };

  it('are read from the last place back, and from end to end', () => {
    const svg = show(LineChart, props);
    const said = () => svg.getAttribute('aria-valuetext');
    expect(said()).toBe('week 4');
    press(svg, 'ArrowLeft');
    expect(said()).toBe('week 3');
    press(svg, 'Home');
    expect(said()).toBe('week 1');
    press(svg, 'ArrowLeft');
    expect(said()).toBe('week 1');
    press(svg, 'End');
    expect(said()).toBe('week 4');
    expect(document.querySelectorAll('.bead')).toHaveLength(1);
  });

  it('leave keys alone that are none of theirs', () => {
    const svg = show(LineChart, props);
    expect(press(svg, 'Escape').defaultPrevented).toBe(false);
    expect(press(svg, 'Tab').defaultPrevented).toBe(false);
    expect(press(svg, 'ArrowLeft', { isComposing: true }).defaultPrevented).toBe(false);
  });

  it('are read by the pointer, and no more once it has left', () => {
    const svg = show(LineChart, props);
    point(svg, 'pointermove', 300, 120);
    expect(document.querySelector('.tip')?.textContent).toMatch(/week [23]/);
    point(svg, 'pointerleave', 300, 120);
    expect(document.querySelector('.tip')).toBeNull();
  });
});

describe('bars in groups', () => {
  const props = {
    width: 400,
    input: {
      groups: ['0', '1', '2', '3+'],
      counted: { key: 'a', name: 'a', values: [4, 3, 2, 1] },
      expected: [],
    },
    names: { x: 'x', y: '' },
    lit: null,
    format: String,
  };

  it('are picked by Enter, by a run of Shift and arrows, and by dragging', () => {
    const svg = show(GroupedBarsChart, props);
    press(svg, 'ArrowRight');
    press(svg, 'Enter');
    expect(pick).toHaveBeenLastCalledWith([1], 'replace');
    press(svg, 'ArrowRight', { shiftKey: true });
    svg.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true }));
    expect(pick).toHaveBeenLastCalledWith([1, 2], 'replace', undefined);
    const middle = (group: number): [number, number] => {
      const slot = document.querySelector(`[data-mark="${group}"]`)!;
      const at = (name: string) => Number(slot.getAttribute(name));
      return [at('x') + at('width') / 2, at('y') + at('height') / 2];
    };
    point(svg, 'pointerdown', ...middle(0));
    point(svg, 'pointermove', ...middle(2));
    point(svg, 'pointerup', ...middle(2));
    expect(pick).toHaveBeenLastCalledWith([0, 1, 2], 'replace', undefined);
  });
});

describe('the timeline', () => {
  const path = { x: [0, 5, 5, 12], y: [1, 0.6, 0.9, 0.3] };
  const props = {
    width: 600,
    input: { purchases: [0, 5], later: [], observed: 9, end: 12, path, now: 0.5, supposed: null as object | null },
    words: { strip: '', axis: 'weeks', observed: 'as of', now: '50%', supposed: 'suppose' },
    figures: { time: String, percent: String },
    labels: { ...labels, reading: 'place', supposed: 'supposed', supposedValue: 'none' },
    step: 0.5,
    earliest: 5.5,
    describe: (time: number) => [`week ${time}`],
    suppose,
  };
  const said = () => document.getElementById('p-reading')!.getAttribute('aria-valuetext');

  it('is read along time in its own steps', () => {
    const svg = show(AliveTimelineChart, props);
    expect(said()).toBe('week 9');
    press(svg, 'ArrowLeft');
    expect(said()).toBe('week 8.5');
    press(svg, 'End');
    expect(said()).toBe('week 12');
    expect(suppose).not.toHaveBeenCalled();
  });

  it('changes to the supposed purchase by Up and moves it there, not before the last one that was made', () => {
    const svg = show(AliveTimelineChart, props);
    press(svg, 'ArrowUp');
    expect(svg.getAttribute('aria-activedescendant')).toBe('p-supposed');
    press(svg, 'ArrowLeft');
    // it begins at the end of observation
    expect(suppose).toHaveBeenLastCalledWith(8.5);
    press(svg, 'Home');
    expect(suppose).toHaveBeenLastCalledWith(5.5);
  });

  it('takes the supposed purchase back by Escape, and lets Escape pass where there is none', () => {
    const svg = show(AliveTimelineChart, props);
    expect(press(svg, 'Escape').defaultPrevented).toBe(false);
    document.body.innerHTML = '';
    const other = show(AliveTimelineChart, { ...props, input: { ...props.input, supposed: { time: 10, path } } });
    press(other, 'Escape');
    expect(suppose).toHaveBeenLastCalledWith(null);
  });

  it('has a purchase supposed by dragging the capsule', () => {
    const svg = show(AliveTimelineChart, props);
    const grip = document.querySelector('[data-handle="supposed"] rect')!;
    const [x, y] = [Number(grip.getAttribute('x')) + 10, Number(grip.getAttribute('y')) + 10];
    point(svg, 'pointerdown', x, y);
    point(svg, 'pointermove', x - 100, y);
    const [first] = suppose.mock.lastCall as [number];
    point(svg, 'pointermove', x - 600, y);
    point(svg, 'pointerup', x - 600, y);
    expect(first).toBeGreaterThan(5.5);
    expect(first).toBeLessThan(12);
    expect(suppose).toHaveBeenLastCalledWith(5.5);
    point(svg, 'pointermove', x - 50, y);
    expect(suppose).toHaveBeenLastCalledWith(5.5);
  });
});

describe('the surface', () => {
  const props = {
    width: 420,
    input: {
      xEdges: [0, 1, 2, 3],
      yEdges: [0, 10, 20],
      wholeX: true,
      values: [1, 1, 1, 1, 1, 1],
      most: 1,
      counts: [1, 1, 1, 1, 1, 1],
      points: null,
    },
    names: { x: 'x', y: 'y' },
    figures: { x: String, y: String },
    legend: { name: 'a', low: '0', high: '1' },
    lit: null,
  };

  it('is walked from the lower left and picked cell by cell or as a rectangle', () => {
    const svg = show(SurfaceChart, props);
    press(svg, 'ArrowRight');
    press(svg, 'ArrowUp');
    expect(svg.getAttribute('aria-activedescendant')).toBe('p-4');
    press(svg, 'Enter');
    expect(pick).toHaveBeenLastCalledWith([4], 'replace');
    press(svg, 'ArrowDown', { shiftKey: true });
    press(svg, 'ArrowRight', { shiftKey: true });
    svg.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true }));
    expect(pick).toHaveBeenLastCalledWith([1, 2, 4, 5], 'replace', undefined);
  });

  it('clears the selection by Escape only where there is one', () => {
    expect(press(show(SurfaceChart, props), 'Escape').defaultPrevented).toBe(false);
    document.body.innerHTML = '';
    press(show(SurfaceChart, { ...props, lit: [1, 0, 0, 0, 0, 0] }), 'Escape');
    expect(clear).toHaveBeenCalledOnce();
  });
});

describe('the ranking', () => {
  const row = (name: string) => ({ names: [name], value: 5, text: '5', spans: [{ low: 3, high: 8 }] });
  const props = {
    width: 500,
    input: { rows: [row('Ann'), row('Bo'), row('Cy')], scale: 'linear', reference: null },
    axis: 'CLV',
    format: String,
    choose,
  };

  it('is walked downwards and a row chosen by Enter or a click', () => {
    const svg = show(RankingChart, props);
    press(svg, 'ArrowDown');
    press(svg, 'Enter');
    expect(choose).toHaveBeenLastCalledWith(1);
    press(svg, 'End');
    press(svg, ' ');
    expect(choose).toHaveBeenLastCalledWith(2);
    const band = document.querySelector('[data-mark="0"] rect')!;
    svg.dispatchEvent(
      new MouseEvent('click', { clientX: 50, clientY: Number(band.getAttribute('y')) + 8, bubbles: true }),
    );
    expect(choose).toHaveBeenLastCalledWith(0);
  });

  it('leaves Enter alone where nothing can be chosen', () => {
    expect(press(show(RankingChart, { ...props, choose: undefined }), 'Enter').defaultPrevented).toBe(false);
  });
});
