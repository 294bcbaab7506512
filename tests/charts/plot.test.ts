import { describe, expect, it } from 'vitest';
import {
  evenly,
  frameColumns,
  layoutPlot,
  marksWithin,
  plotHeight,
  plotMarkAt,
  stepPlot,
  type PlotAxis,
  type PlotInput,
} from '../../src/charts/plot.ts';

const bands = (...names: string[]): PlotAxis => ({ kind: 'bands', names, label: 'x' });
const numbers = (low: number, high: number, kind: 'linear' | 'log' = 'linear'): PlotAxis => ({
  kind,
  low,
  high,
  label: 'y',
  format: String,
});
const bar = (mark: number, place: number, value: number, facet = 0): PlotInput['rects'][number] => ({
  mark,
  facet,
  x0: place + 0.1,
  x1: place + 0.9,
  y0: 0,
  y1: value,
  tone: 'c1',
  text: String(value),
});
const input = (patch: Partial<PlotInput> = {}): PlotInput => ({
  kind: 'rects',
  facets: [''],
  x: bands('a', 'b', 'c'),
  y: numbers(0, 10),
  sideways: false,
  rects: [bar(0, 0, 10), bar(1, 1, 5), bar(2, 2, 1)],
  points: [],
  lines: [],
  boxes: [],
  legend: [],
  trend: null,
  ...patch,
});
const box = { width: 600, height: 300 };

describe('layoutPlot', () => {
  it('makes heights proportional, upright and lying', () => {
    const { shapes, frames } = layoutPlot(input(), box);
    const heights = shapes.map(({ area }) => area.height);
    expect(heights[0]).toBeCloseTo(frames[0]!.plot.height, 0);
    expect(heights[1]! / heights[0]!).toBeCloseTo(0.5, 2);
    expect(shapes.map(({ area }) => Math.round(area.y + area.height))).toEqual(
      shapes.map(() => Math.round(frames[0]!.plot.y + frames[0]!.plot.height)),
    );
    const lying = layoutPlot(input({ sideways: true }), box).shapes;
    expect(lying[1]!.area.width / lying[0]!.area.width).toBeCloseTo(0.5, 2);
    // The first name stands on top.
    expect(lying[0]!.area.y).toBeLessThan(lying[1]!.area.y);
  });

  it('shares axes among frames', () => {
    const made = layoutPlot(
      input({ facets: ['one', 'two'], rects: [bar(0, 0, 10), bar(1, 0, 10, 1), bar(2, 0, 5, 1)] }),
      box,
    );
    expect(made.frames.map(({ title }) => title?.text)).toEqual(['one', 'two']);
    expect(made.shapes[0]!.area.height).toBe(made.shapes[1]!.area.height);
    expect(made.frames[0]!.plot.width).toBe(made.frames[1]!.plot.width);
    expect(frameColumns(1000, 8)).toBe(3);
    expect(frameColumns(320, 8)).toBe(1);
  });

  it('has whole ticks for counts, and as many decimals on each tick of an axis', () => {
    const written = (axis: PlotAxis): string[] =>
      layoutPlot(input({ y: axis }), box)
        .ticks.filter(({ anchor }) => anchor === 'end')
        .map(({ text }) => text);
    const format = (value: number, _unit: boolean, decimals: number): string => value.toFixed(Math.max(0, decimals));
    const counts = { ...numbers(0, 2.1), format } as PlotAxis;
    expect(written({ ...counts, whole: true } as PlotAxis).sort()).toEqual(['0', '1', '2']);
    expect(written(counts).sort()).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
  });

  it('goes on to a tick at or above the highest value where asked to', () => {
    for (const high of [7, 98, 101, 1234])
      for (const height of [150, 300, 500]) {
        const y: PlotAxis = { ...numbers(0, high), toTick: true } as PlotAxis;
        const { ticks, frames, shapes } = layoutPlot(input({ y, rects: [bar(0, 0, high)] }), { width: 600, height });
        const values = ticks.filter(({ anchor }) => anchor === 'end').map(({ text }) => Number(text));
        expect(Math.max(...values)).toBeGreaterThanOrEqual(high);
        expect(shapes[0]!.area.y).toBeGreaterThanOrEqual(frames[0]!.plot.y);
      }
  });

  it('has labels the same distance apart, and each name where names follow no order', () => {
    const label = (x: number, text: string) => ({ x, y: 0, text, anchor: 'middle' as const });
    const texts = ['0', '20,000', '40,000', '60,000', '80,000', '100,000'];
    const kept = evenly(
      texts.map((text, at) => label(10 + 40 * at, text)),
      260,
    );
    expect(kept.map(({ text }) => text)).toEqual(['0', '40,000', '80,000']);
    expect(evenly([label(5, 'a'), label(50, 'b')], 100).map(({ text }) => text)).toEqual(['a', 'b']);
    expect(evenly([], 100)).toEqual([]);
    const names = ['short', 'a name of a column that is very long indeed', 'last'];
    const below = (ordered: boolean): string[] =>
      layoutPlot(
        input({ kind: 'cells', x: { ...bands(...names), ordered } as PlotAxis, y: bands('p', 'q'), rects: [] }),
        {
          width: 390,
          height: 300,
        },
      )
        .ticks.filter(({ anchor }) => anchor === 'middle')
        .map(({ text }) => text);
    expect(below(false)).toHaveLength(3);
    expect(below(false)[1]).toMatch(/^a name.*…$/);
  });

  it.each([
    [1, 9],
    [10, 70],
    [4, 101],
    [300, 900],
    [1, 50_000],
  ])('has at least three ticks on an axis of powers from %i to %i', (low, high) => {
    const { ticks } = layoutPlot(input({ y: numbers(low, high, 'log') }), box);
    expect(ticks.filter(({ anchor }) => anchor === 'end').length).toBeGreaterThanOrEqual(3);
  });

  it('breaks a bar that goes on, and points down where names are read from the top', () => {
    const { shapes } = layoutPlot(input({ rects: [{ ...bar(0, 0, 10), broken: true }, bar(1, 1, 5)] }), box);
    expect(shapes.map(({ breaks }) => breaks.length)).toEqual([2, 0]);
    const rows: PlotAxis = { kind: 'bands', names: ['p', 'q'], label: 'rows' };
    const nameOf = (y: PlotAxis): string | undefined =>
      layoutPlot(input({ kind: 'cells', y, rects: [] }), box).names[1]?.text;
    expect(nameOf({ ...rows, down: true })).toBe('rows ↓');
    expect(nameOf(rows)).toBe('rows ↑');
  });

  it('keeps everything within the drawing', () => {
    const long = Array.from({ length: 40 }, (_, i) => `a name that is rather long ${i}`);
    for (const width of [320, 700, 1100])
      for (const sideways of [false, true]) {
        const made = input({ x: bands(...long), rects: long.map((_, i) => bar(i, i, 9)), sideways });
        const size = { width, height: plotHeight(width, made) };
        const { shapes, ticks } = layoutPlot(made, size);
        for (const { area } of shapes) {
          expect(area.x).toBeGreaterThanOrEqual(0);
          expect(area.x + area.width).toBeLessThanOrEqual(width);
          expect(area.y + area.height).toBeLessThanOrEqual(size.height);
        }
        for (const { y } of ticks) expect(y).toBeLessThanOrEqual(size.height);
      }
  });

  it('has a dot where a value of a line stands between two gaps', () => {
    const points = [1, 2, NaN, 3, NaN].map((y, i) => ({ mark: i, facet: 0, x: i + 0.5, y, y0: 0 }));
    const lines = [{ facet: 0, name: '', tone: 'c1' as const, dash: 0, filled: false, points }];
    const made = layoutPlot(input({ kind: 'lines', x: bands('a', 'b', 'c', 'd', 'e'), rects: [], lines }), box);
    expect(made.points.map(({ mark }) => mark)).toEqual([3]);
    const alone = lines.map((each) => ({ ...each, points: points.slice(0, 1) }));
    expect(layoutPlot(input({ kind: 'lines', x: bands('a'), rects: [], lines: alone }), box).points).toHaveLength(1);
  });

  it('runs below zero, and along powers', () => {
    const below = layoutPlot(input({ y: numbers(-10, 10), rects: [bar(0, 0, -10), bar(1, 1, 10)] }), box);
    const [zero] = below.frames[0]!.zero!;
    expect(below.shapes[0]!.area.y).toBeCloseTo(zero.y, 0);
    const { points } = layoutPlot(
      input({
        kind: 'points',
        x: numbers(1, 100, 'log'),
        rects: [],
        points: [1, 10, 100].map((x, mark) => ({ mark, facet: 0, x, y: 1, radius: 2, tone: 'v4' })),
      }),
      box,
    );
    expect(points[1]!.x - points[0]!.x).toBeCloseTo(points[2]!.x - points[1]!.x, 0);
  });

  it('interrupts lines where nothing is known and names them at their ends', () => {
    const point = (mark: number, x: number, y: number) => ({ mark, facet: 0, x, y, y0: 0 });
    const lines: PlotInput['lines'] = ['one', 'two'].map((name, i) => ({
      facet: 0,
      name,
      tone: 'c1',
      dash: 0,
      filled: false,
      points: [point(i * 3, 0.5, 1), point(-1, 1.5, NaN), point(i * 3 + 1, 2.5, 2)],
    }));
    const legend = lines.map(({ name, tone, dash }) => ({ name, tone, dash }));
    const made = layoutPlot(input({ kind: 'lines', rects: [], lines, legend }), box);
    expect(made.lines[0]!.path.match(/M/g)).toHaveLength(2);
    expect(made.ends.map(({ label }) => label.text)).toEqual(['one', 'two']);
    expect(Math.abs(made.ends[0]!.label.y - made.ends[1]!.label.y)).toBeGreaterThanOrEqual(15);
    expect(made.legend).toEqual([]);
    expect(
      layoutPlot(input({ kind: 'lines', rects: [], lines, legend }), { width: 320, height: 300 }).legend,
    ).toHaveLength(2);
  });
});

describe('marks', () => {
  const layout = layoutPlot(
    input({ facets: ['one', 'two'], rects: [bar(0, 0, 9), bar(1, 1, 2), bar(2, 0, 4, 1)] }),
    box,
  );
  const middle = (index: number): { x: number; y: number } => {
    const { area } = layout.marks[index]!;
    return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  };

  it('are found under the pointer, and near it', () => {
    expect(layout.marks.map((_, index) => plotMarkAt(middle(index), layout, 0))).toEqual([0, 1, 2]);
    const beside = { x: layout.marks[1]!.area.x - 3, y: middle(1).y };
    expect(plotMarkAt(beside, layout, 0)).toBe(-1);
    expect(plotMarkAt(beside, layout, 14)).toBe(1);
  });

  it('are walked by arrows, from frame to frame', () => {
    expect(stepPlot(layout.marks, 0, 1, 0)).toBe(1);
    expect(stepPlot(layout.marks, 1, 1, 0)).toBe(2);
    expect(stepPlot(layout.marks, 2, -1, 0)).toBe(0);
    expect(stepPlot(layout.marks, 0, -1, 0)).toBe(0);
    expect(stepPlot([], 3, 1, 0)).toBe(0);
  });

  it('are taken by a sweep over them', () => {
    expect(marksWithin(layout.marks, { x: 0, y: 0 }, { x: 600, y: 300 })).toEqual([0, 1, 2]);
    expect(marksWithin(layout.marks, middle(1), { x: middle(1).x + 1, y: middle(1).y + 1 })).toEqual([1]);
  });
});
