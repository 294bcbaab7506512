import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ClassTreemap from '../../src/charts/ClassTreemap.svelte';
import CubeChart from '../../src/charts/CubeChart.svelte';
import HeatmapChart from '../../src/charts/HeatmapChart.svelte';
import HistogramChart from '../../src/charts/HistogramChart.svelte';
import ParetoChart from '../../src/charts/ParetoChart.svelte';

type Props = Record<string, unknown>;

let mounted: object | null = null;
const pick = vi.fn();
const clear = vi.fn();
const prepare = vi.fn();

function show(component: unknown, props: Props): SVGSVGElement {
  const common = {
    id: 'p',
    picked: new Set(),
    spoken: Array.from({ length: 125 }, (_, i) => `mark ${i}`),
    describe: (mark: number) => [`mark ${mark}`],
    pick,
    prepare,
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

function point(target: Element, type: string, x: number, y: number, held: PointerEventInit = {}): void {
  const init = {
    clientX: x,
    clientY: y,
    pointerId: 1,
    button: 0,
    pointerType: 'mouse',
    bubbles: true,
    cancelable: true,
  };
  target.dispatchEvent(new PointerEvent(type, { ...init, ...held }));
  flushSync();
}

function activeName(svg: Element): string | null | undefined {
  return document.getElementById(svg.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label');
}

beforeEach(() => vi.clearAllMocks());
afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
  document.body.innerHTML = '';
});

describe('the heatmap', () => {
  const counts = new Float64Array(25).fill(3);
  const props = {
    width: 236,
    input: { columns: 5, rows: 5, counts, colours: counts },
    lit: null,
    names: { x: 'R', y: 'F' },
    labels: { picture: 'a', help: 'b' },
    format: String,
  };
  const middle = (index: number): [number, number] => {
    const cell = document.querySelector(`[data-mark="${index}"] rect`)!;
    const at = (name: string) => Number(cell.getAttribute(name));
    return [at('x') + at('width') / 2, at('y') + at('height') / 2];
  };

  it('is walked by arrows and picked by Enter', () => {
    const svg = show(HeatmapChart, props);
    expect(activeName(svg)).toBe('mark 20');
    press(svg, 'ArrowRight');
    press(svg, 'ArrowDown');
    expect(activeName(svg)).toBe('mark 16');
    press(svg, 'Enter');
    press(svg, ' ', { shiftKey: true });
    expect(pick.mock.calls).toEqual([
      [[16], 'replace'],
      [[16], 'add'],
    ]);
  });

  it('is picked over a rectangle by dragging, live, and written once', () => {
    const svg = show(HeatmapChart, props);
    point(svg, 'pointerdown', ...middle(20));
    point(svg, 'pointermove', ...middle(21));
    point(svg, 'pointermove', ...middle(16));
    point(svg, 'pointerup', ...middle(16));
    expect(pick.mock.calls).toEqual([
      [[20, 21], 'replace', true],
      [[15, 16, 20, 21], 'replace', true],
      [[15, 16, 20, 21], 'replace', undefined],
    ]);
  });

  it('has the same by Shift and arrows, written when Shift is let go', () => {
    const svg = show(HeatmapChart, props);
    press(svg, 'ArrowRight', { shiftKey: true });
    press(svg, 'ArrowDown', { shiftKey: true });
    svg.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true }));
    expect(pick.mock.calls.map(([marks, , live]) => [marks, live ?? false])).toEqual([
      [[20, 21], true],
      [[15, 16, 20, 21], true],
      [[15, 16, 20, 21], false],
    ]);
  });

  it('lets Escape pass while nothing is picked, and clears with it once something is', () => {
    const svg = show(HeatmapChart, props);
    expect(press(svg, 'Escape').defaultPrevented).toBe(false);
    expect(clear).not.toHaveBeenCalled();
    document.body.innerHTML = '';
    const lit = show(HeatmapChart, { ...props, lit: new Float64Array(25).fill(1) });
    expect(press(lit, 'Escape').defaultPrevented).toBe(true);
    expect(clear).toHaveBeenCalledOnce();
  });

  it('asks for the joint tables when the pointer enters, and tells what it is over', () => {
    const svg = show(HeatmapChart, props);
    point(svg, 'pointerenter', 0, 0);
    expect(prepare).toHaveBeenCalled();
    point(svg, 'pointermove', ...middle(7));
    expect(document.querySelector('.tip')?.textContent).toContain('mark 7');
    svg.dispatchEvent(new PointerEvent('pointerleave', {}));
    flushSync();
    expect(document.querySelector('.tip')).toBeNull();
  });

  it('ignores keys of an input method', () => {
    const svg = show(HeatmapChart, props);
    press(svg, 'Enter', { isComposing: true });
    expect(pick).not.toHaveBeenCalled();
  });
});

describe('the cube', () => {
  const counts = new Float64Array(27).fill(1);
  const look = vi.fn();
  const props = {
    width: 452,
    input: { bins: 3, counts, sizes: counts, colours: counts },
    eye: { turn: 34, tilt: 24, apart: 0 },
    home: { turn: 34, tilt: 24, apart: 0 },
    names: { r: 'R', f: 'F', m: 'M', sheets: [] },
    lit: null,
    labels: {
      picture: 'a',
      help: 'b',
      rotateLeft: 'left',
      rotateRight: 'right',
      above: 'above',
      reset: 'reset',
      apart: 'apart',
    },
    legend: { name: 'c', low: '0', high: '9' },
    look,
  };

  it('is turned by dragging: one gesture, and no pick', () => {
    const svg = show(CubeChart, props);
    const cell = document.querySelector('[data-mark="13"] path')!;
    point(cell, 'pointerdown', 200, 200);
    point(svg, 'pointermove', 202, 201);
    expect(look).not.toHaveBeenCalled();
    point(svg, 'pointermove', 180, 210);
    point(svg, 'pointermove', 160, 210);
    point(cell, 'pointerup', 160, 210);
    expect(look.mock.calls.map(([eye]) => eye)).toEqual([
      { turn: 44, tilt: 28 },
      { turn: 54, tilt: 28 },
    ]);
    expect(new Set(look.mock.calls.map(([, gesture]) => gesture)).size).toBe(1);
    expect(pick).not.toHaveBeenCalled();
  });

  it('is picked by a click, and let go by another on what alone is picked', () => {
    show(CubeChart, { ...props, picked: new Set([13]) });
    const click = (mark: number, held: PointerEventInit = {}): void => {
      const cell = document.querySelector(`[data-mark="${mark}"] path`)!;
      point(cell, 'pointerdown', 200, 200, held);
      point(cell, 'pointerup', 200, 200, held);
    };
    click(12);
    click(13);
    click(14, { ctrlKey: true });
    expect(pick.mock.calls).toEqual([
      [[12], 'replace'],
      [[], 'replace'],
      [[14], 'toggle'],
    ]);
  });

  it('is turned by its buttons and by brackets, and the arrows after R', () => {
    const svg = show(CubeChart, props);
    document.querySelector<HTMLButtonElement>('[aria-label="right"]')!.click();
    press(svg, '[');
    press(svg, 'r');
    press(svg, 'ArrowUp');
    press(svg, 'Escape');
    press(svg, 'ArrowUp');
    expect(look.mock.calls.map(([eye]) => [eye.turn, eye.tilt])).toEqual([
      [49, 24],
      [19, 24],
      [34, 39],
    ]);
  });

  it('leaves the wheel to the page unless it has focus and sideways or a key is meant', () => {
    const svg = show(CubeChart, props);
    const wheel = (init: WheelEventInit): boolean => {
      const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, ...init });
      svg.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(wheel({ deltaX: 40 })).toBe(false);
    svg.focus();
    expect(wheel({ deltaY: 40 })).toBe(false);
    expect(wheel({ deltaX: 40, deltaY: 4 })).toBe(true);
    expect(look).toHaveBeenCalledOnce();
  });
});

describe('the histogram', () => {
  const move = vi.fn();
  const props = {
    width: 236,
    input: {
      edges: Array.from({ length: 11 }, (_, i) => i * 10),
      counts: new Array<number>(10).fill(4),
      scale: 'linear',
      belowZero: false,
      cuts: [20, 60],
      strip: [1, 2, 3].map((step) => ({ text: String(step), step })),
      step: 1,
    },
    lit: null,
    labels: { picture: 'a', bars: 'b', help: 'c' },
    format: String,
    describeCut: (cut: number) => `cut ${cut}`,
    describeScore: (part: number) => [`score ${part}`],
    pickScore: vi.fn(),
    move,
  };

  it('moves a cut by dragging its capsule, as one gesture', () => {
    const svg = show(HistogramChart, props);
    const grip = document.querySelector('#p-cut-1 .grip')!;
    const [x, y] = [Number(grip.getAttribute('x')) + 10, Number(grip.getAttribute('y')) + 9];
    point(svg, 'pointerdown', x, y);
    point(svg, 'pointermove', x + 23.4, y);
    point(svg, 'pointerup', x + 23.4, y);
    point(svg, 'pointermove', x + 90, y);
    expect(move.mock.calls).toEqual([[1, 70, expect.stringContaining('cut')]]);
    expect(pick).not.toHaveBeenCalled();
  });

  it('moves a cut by keys after Up, and goes back to the bars with Down', () => {
    const svg = show(HistogramChart, props);
    press(svg, 'ArrowUp');
    expect(activeName(svg)).toBe('cut 0');
    press(svg, 'ArrowRight');
    press(svg, 'PageUp');
    expect(activeName(svg)).toBe('cut 1');
    press(svg, 'ArrowLeft');
    press(svg, 'ArrowDown');
    expect(activeName(svg)).toMatch(/^mark/);
    expect(move.mock.calls.map(([cut, value]) => [cut, value])).toEqual([
      [0, 21],
      [1, 59],
    ]);
    expect(move.mock.calls[0]![2]).not.toBe(move.mock.calls[1]![2]);
  });

  it('picks a run of bars by dragging along them, and a score by its strip', () => {
    const svg = show(HistogramChart, props);
    point(svg, 'pointerdown', 80, 120);
    point(svg, 'pointermove', 110, 120);
    point(svg, 'pointerup', 110, 120);
    expect(pick.mock.calls.at(-1)).toEqual([[3, 4], 'replace', undefined]);
    point(svg, 'pointerdown', 10, 175);
    expect(props.pickScore).toHaveBeenCalledWith(0, 'replace');
  });
});

describe('the Pareto chart', () => {
  const move = vi.fn();
  const props = {
    width: 452,
    input: {
      bars: [0.5, 0.3, 0.15, 0.05],
      x: [0, 0.25, 0.5, 0.75, 1],
      y: [0, 0.5, 0.8, 0.95, 1],
      cuts: [
        { x: 0.5, y: 0.8 },
        { x: 0.75, y: 0.95 },
      ],
      classes: ['A', 'B', 'C'],
    },
    lit: null,
    limits: [0.8, 0.95],
    names: ['x'],
    labels: { picture: 'a', bars: 'b', help: 'c' },
    percent: (share: number) => String(share),
    describeClass: () => ['class'],
    note: (cut: number) => [`note ${cut}`, 'more'],
    describeCut: (cut: number) => `limit ${cut}`,
    limit: (cut: number) => `${cut}%`,
    pickClass: vi.fn(),
    move,
  };

  it('moves a limit along the curve and says what it means while it is held', () => {
    const svg = show(ParetoChart, props);
    const dot = document.querySelector('#p-cut-1 circle')!;
    const [x, y] = [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))];
    point(svg, 'pointerdown', x, y);
    expect(svg.textContent).toContain('note 1');
    point(svg, 'pointermove', x + 40, y);
    point(svg, 'pointerup', x + 40, y);
    const [cut, share] = move.mock.calls[0]! as [number, number];
    expect(cut).toBe(1);
    expect(share).toBeGreaterThan(0.95);
    expect(svg.textContent).toContain('note 0');
  });

  it('picks a class by its strip', () => {
    const svg = show(ParetoChart, props);
    point(svg, 'pointerdown', 420, 14, { shiftKey: true });
    expect(props.pickClass).toHaveBeenCalledWith(2, 'add');
  });
});

describe('the classes', () => {
  it('are picked by a click and by keys', () => {
    const tile = (count: number) => ({
      count,
      colour: count,
      lit: null,
      names: ['n'],
      counts: [],
      shares: [],
      picked: [],
    });
    const columns = [
      { headings: ['x'], tiles: [tile(3), tile(2)] },
      { headings: ['y'], tiles: [tile(3), tile(2)] },
    ];
    const svg = show(ClassTreemap, { width: 280, height: 300, columns, labels: { picture: 'a', help: 'b' } });
    document.querySelector('[data-mark="3"] rect')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    flushSync();
    press(svg, 'ArrowLeft');
    press(svg, 'Enter');
    expect(pick.mock.calls).toEqual([
      [[3], 'replace'],
      [[1], 'replace'],
    ]);
  });
});
