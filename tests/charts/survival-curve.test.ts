import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutSurvival,
  placeAt,
  stepAt,
  survivalHeight,
  type SurvivalInput,
  type SurvivalSeries,
} from '../../src/charts/survival-curve.ts';

const FIGURES = { time: String, value: (value: number) => `${Math.round(value * 100)}%`, count: String };
const WORDS = { x: 'months', y: 'still there', risk: 'number at risk' };
const curve: SurvivalSeries = {
  key: 'a',
  name: 'auto',
  note: '40%',
  time: [0, 3, 6, 12],
  value: [1, 0.8, 0.5, 0.4],
  tone: 1,
  dash: 'none',
  band: { low: [1, 0.7, 0.4, 0.3], high: [1, 0.9, 0.6, NaN] },
  censored: [1, 1.01, 5, 11],
  atRisk: [100, 70, 20],
  median: { time: 6, text: '6 months' },
};
const other: SurvivalSeries = {
  ...curve,
  key: 'b',
  name: 'manual',
  tone: 2,
  median: { time: 6.4, text: '6.4 months' },
};
const INPUT: SurvivalInput = {
  series: [curve, other],
  high: 12,
  top: 1,
  ticks: [0, 6, 12],
  edges: [0, 3, 6, 9, 12],
  half: true,
};
const layoutOf = (input: SurvivalInput = INPUT, width = 700) =>
  layoutSurvival(input, WORDS, FIGURES, { width, height: survivalHeight(input, width) });

describe('survival curves', () => {
  it('begin at the top left, step down, and have their values at their ends', () => {
    const { plot, drawn, across, upright, ends } = layoutOf();
    expect(drawn[0]!.path.startsWith(`M${across(0)},${upright(1)}L${across(3)},${upright(1)}L${across(3)},`)).toBe(
      true,
    );
    expect(upright(1)).toBe(plot.y);
    expect(ends.map(({ labels }) => labels.map(({ text }) => text))).toEqual([
      ['auto', '40%'],
      ['manual', '40%'],
    ]);
    expect(Math.abs(ends[0]!.labels[0]!.y - ends[1]!.labels[0]!.y)).toBeGreaterThanOrEqual(34);
  });

  it('mark censoring on the curve, one stroke where many are', () => {
    const { drawn, across, upright } = layoutOf();
    const strokes = drawn[0]!.marks.split('M').slice(1);
    expect(strokes).toHaveLength(3);
    expect(strokes[1]).toBe(`${Math.round(across(5))},${upright(0.8) - 3}v6`);
  });

  it('drop their medians to the axis, with texts that do not touch', () => {
    const { drawn, across, upright, half } = layoutOf();
    expect(drawn[0]!.median!.at).toEqual({ x: across(6), y: upright(0.5) });
    expect(half).toBe(upright(0.5));
    expect(drawn[1]!.median!.label!.y).toBeLessThan(drawn[0]!.median!.label!.y - 12);
    const none = layoutOf({ ...INPUT, series: [{ ...curve, median: { time: NaN, text: '' } }] });
    expect(none.drawn[0]!.median).toBeNull();
  });

  it('have numbers at risk straight under the ticks, in the hue of their curve', () => {
    const { ticks, risk, across } = layoutOf();
    const marks = ticks.filter(({ anchor }) => anchor === 'middle');
    expect(marks.map(({ text }) => text)).toEqual(['0', '6', '12']);
    expect(risk!.rows.map(({ counts }) => counts.map(({ text }) => text))).toEqual([
      ['100', '70', '20'],
      ['100', '70', '20'],
    ]);
    for (const { counts } of risk!.rows) expect(counts.map(({ x }) => x)).toEqual([across(0), across(6), across(12)]);
    expect(risk!.rows.map(({ tone }) => tone)).toEqual([1, 2]);
  });

  it('put long names above their numbers, and leave out ticks that do not fit', () => {
    const long = { ...curve, name: 'customers from the live stream of last winter', atRisk: [100_000, 70_000, 20_000] };
    const { risk } = layoutOf({ ...INPUT, series: [long] }, 340);
    const [row] = risk!.rows;
    expect(row!.counts[0]!.y).toBeGreaterThan(row!.name.y);
    const many = Array.from({ length: 13 }, (_, i) => i);
    const crowded = layoutOf({ ...INPUT, ticks: many, series: [{ ...curve, atRisk: many.map(() => 1_000_000) }] }, 340);
    const xs = crowded.risk!.rows[0]!.counts.map(({ x }) => x);
    expect(xs.length).toBeLessThan(13);
    for (let i = 1; i < xs.length; i += 1) expect(xs[i]! - xs[i - 1]!).toBeGreaterThan(45);
  });

  it('name the axis at every width, and the curves above the plot where there is no room beside it', () => {
    for (const width of [320, 700]) expect(layoutOf(INPUT, width).names.map(({ text }) => text)).toContain('months →');
    const narrow = layoutOf(INPUT, 320);
    expect(narrow.ends).toEqual([]);
    expect(narrow.legend.map(({ label }) => label.text)).toEqual(['auto 40%', 'manual 40%']);
    expect(narrow.plot.height).toBeGreaterThan(150);
  });

  it('stack layers, named from the top', () => {
    const input: SurvivalInput = {
      series: [],
      layers: [
        { key: 'x', name: 'price', time: [0, 3], low: [0, 0], high: [0, 0.2], tone: 1 },
        { key: 'y', name: 'moved', time: [0, 3], low: [0, 0.2], high: [0, 0.3], tone: 2 },
      ],
      high: 12,
      top: 1,
      ticks: [0, 12],
      edges: [0, 12],
    };
    expect(layoutOf(input, 320).legend.map(({ label }) => label.text)).toEqual(['moved', 'price']);
    expect(layoutOf(input).layers.every(({ path }) => path.startsWith('M'))).toBe(true);
    expect(layoutOf(input).risk).toBeNull();
  });

  it('are not pressed down by a band that flies off', () => {
    const wild = { ...curve, value: [0, 0.5, 1, 1.2], band: { low: [0, 0, 0, 0], high: [0, 1, 3, 90] } };
    const { upright, plot } = layoutSurvival(
      { series: [wild], high: 12, ticks: [0, 12], edges: [0, 12] },
      WORDS,
      FIGURES,
      { width: 700, height: 400 },
    );
    expect(plot.y + plot.height - upright(1.2)).toBeGreaterThan(plot.height * 0.5);
  });
});

describe('places', () => {
  it('are found under the pointer, the nearest while a drag goes on', () => {
    const layout = layoutOf();
    const { plot } = layout;
    expect(placeAt(plot.x + 1, layout)).toBe(0);
    expect(placeAt(plot.x + plot.width - 1, layout)).toBe(3);
    expect(placeAt(plot.x + plot.width + 60, layout)).toBe(-1);
    expect(placeAt(plot.x + plot.width + 60, layout, true)).toBe(3);
    expect(placeAt(-40, layout, true)).toBe(0);
  });

  it('cover the plot without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 1400 }), fc.integer({ min: 1, max: 36 }), (width, count) => {
        const edges = Array.from({ length: count + 1 }, (_, i) => i);
        const { plot, places } = layoutOf({ ...INPUT, high: count, edges, ticks: [0, count] }, width);
        let x = plot.x;
        for (const place of places) {
          if (Math.abs(place.x - x) > 0.11) return false;
          x = place.x + place.width;
        }
        return Math.abs(x - plot.x - plot.width) < 0.2;
      }),
      { numRuns: 60 },
    );
  });
});

describe('stepAt', () => {
  it('holds the last value, and what was before the first', () => {
    expect([-1, 0, 2.9, 3, 99].map((t) => stepAt([0, 3], [1, 0.5], t, 7))).toEqual([7, 1, 1, 0.5, 0.5]);
  });
});
