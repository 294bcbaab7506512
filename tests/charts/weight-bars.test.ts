import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  isHandle,
  layoutWeightBars,
  shareAt,
  topOf,
  weightBarsHeight,
  weightRowAt,
  type WeightBar,
} from '../../src/charts/weight-bars.ts';
import WeightBarsChart from '../../src/charts/WeightBarsChart.svelte';

const bar = (name: string, value: number, patch: Partial<WeightBar> = {}): WeightBar => ({
  name,
  value,
  text: `${value * 100}%`,
  before: NaN,
  dots: [],
  line: null,
  ...patch,
});
const ROWS = [
  bar('quality', 0.5, { dots: [0.4, 0.6], line: { low: 0.4, lower: 0.45, upper: 0.55, high: 0.6 } }),
  bar('price', 0.3, { before: 0.2 }),
  bar('a service of which the name is quite long', 0.2),
];
const format = (share: number): string => String(share);
const layoutOf = (rows: readonly WeightBar[], width: number, top: number | null = null) =>
  layoutWeightBars(rows, top, 'weight', format, { width, height: weightBarsHeight(rows, width) });

describe('the layout', () => {
  it('ends each bar at its weight on one scale from zero', () => {
    const { plot, rows, top } = layoutOf(ROWS, 700);
    for (const { index, bar: drawn } of rows) {
      expect(drawn.x).toBe(plot.x);
      expect(drawn.width / plot.width).toBeCloseTo(ROWS[index]!.value / top, 2);
    }
    expect(rows[1]!.before! - plot.x).toBeCloseTo((plot.width * 0.2) / top, 0);
    expect(rows[0]!.dots).toHaveLength(2);
    expect(rows[0]!.line!.low).toBeLessThan(rows[0]!.line!.lower);
  });

  it('stays inside its box at every width, names above the bars where there is no room beside', () => {
    for (const width of [260, 380, 700]) {
      const { rows, plot } = layoutOf(ROWS, width);
      for (const { bar: drawn, band, handle, dots } of rows) {
        expect(drawn.x + drawn.width).toBeLessThanOrEqual(width);
        expect(handle.x + handle.width).toBeLessThanOrEqual(width);
        expect(band.y + band.height).toBeLessThanOrEqual(weightBarsHeight(ROWS, width));
        for (const x of dots) expect(x).toBeLessThanOrEqual(plot.x + plot.width);
      }
    }
    expect(layoutOf(ROWS, 300).plot.x).toBe(0);
    expect(layoutOf(ROWS.slice(0, 2), 300).plot.x).toBeGreaterThan(0);
  });

  it('leaves room to drag, and never shows more than the whole', () => {
    expect(topOf([bar('a', 0.4)])).toBeGreaterThan(0.4);
    expect(topOf([bar('a', 0.99)])).toBe(1);
    expect(topOf([])).toBeGreaterThan(0);
  });

  it('finds row, handle and share of a place, and stands still while frozen', () => {
    const layout = layoutOf(ROWS, 700);
    const { handle, band } = layout.rows[1]!;
    expect(weightRowAt(band.y + 5, layout)).toBe(1);
    expect([weightRowAt(-5, layout), weightRowAt(9999, layout)]).toEqual([-1, -1]);
    const end = handle.x + handle.width / 2;
    expect([isHandle(end + 8, 1, layout), isHandle(end + 40, 1, layout), isHandle(end, 9, layout)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(shareAt(end, layout)).toBeCloseTo(0.3, 2);
    expect([shareAt(-100, layout), shareAt(99_999, layout)]).toEqual([0, 1]);
    expect(layoutOf([bar('a', 0.9), bar('b', 0.1)], 700, 0.7).top).toBe(0.7);
  });
});

describe('the drawing', () => {
  const draw = (props: Record<string, unknown>) =>
    render(WeightBarsChart, {
      props: {
        id: 'w',
        width: 500,
        rows: ROWS,
        axis: 'weight',
        labels: { picture: 'weights', help: 'arrows' },
        format,
        spoken: ROWS.map(({ name, text }) => `${name} ${text}`),
        describe: (row: number) => [ROWS[row]!.name] as const,
        ...props,
      },
    }).body;

  it('is one tab stop with an option a row; handles only where something can be moved', () => {
    const html = draw({});
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/role="option"/g)).toHaveLength(3);
    expect(html).not.toContain('data-handle');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(draw({ move: () => {} }).match(/data-handle=/g)).toHaveLength(3);
  });

  it('fills the picked part, and needs no rows', () => {
    expect(draw({ lit: [0.5, 0, 1], picked: new Set([1]) }).match(/class="lit/g)).toHaveLength(2);
    expect(draw({ rows: [], spoken: [] })).not.toMatch(/NaN|undefined|Infinity/);
  });
});
