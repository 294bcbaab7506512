import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keepApart,
  layoutLine,
  lineHeight,
  stopAt,
  valueAt,
  type LineInput,
  type LineSeries,
} from '../../src/charts/line.ts';

const WIDE = { width: 700, height: lineHeight(700) };
const NARROW = { width: 340, height: lineHeight(340) };
const FIGURES = { x: String, y: (value: number, unit: boolean) => `${value}${unit ? ' people' : ''}` };
const actual: LineSeries = {
  key: 'actual',
  name: 'actual',
  note: '30',
  x: [0, 1, 2, 3],
  y: [0, 10, 20, 30],
  tone: 'ink',
  shape: 'line',
  dash: 'none',
};
const expected: LineSeries = { ...actual, key: 'expected', name: 'expected', y: [0, 12, 21, 29], dash: 'dashed' };
const INPUT: LineInput = { series: [actual, expected] };
const layoutOf = (input: LineInput, box = WIDE) => layoutLine(input, { x: 'weeks', y: '' }, FIGURES, box);

describe('lines', () => {
  it('go from the lower left to the upper right of the plot', () => {
    const { plot, across, upright, drawn } = layoutOf(INPUT);
    expect(across(0)).toBeCloseTo(plot.x, 1);
    expect(across(3)).toBeCloseTo(plot.x + plot.width, 1);
    expect(upright(0)).toBeCloseTo(plot.y + plot.height, 1);
    expect(upright(30)).toBeGreaterThanOrEqual(plot.y);
    expect(drawn[0]!.path.startsWith(`M${across(0)},${upright(0)}`)).toBe(true);
  });

  it('have the unit at the top tick alone', () => {
    const texts = layoutOf(INPUT)
      .ticks.filter(({ anchor }) => anchor === 'end')
      .map(({ text }) => text);
    expect(texts.filter((text) => text.endsWith('people'))).toEqual([texts.at(-1)]);
    expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(texts.length).toBeLessThanOrEqual(7);
  });

  it('are named at their ends where there is room, above the plot where there is none', () => {
    const wide = layoutOf(INPUT);
    expect(wide.ends.map(({ labels }) => labels.map(({ text }) => text))).toEqual([
      ['actual', '30'],
      ['expected', '30'],
    ]);
    const [one, other] = wide.ends.map(({ labels }) => labels[0]!.y);
    expect(Math.abs(one! - other!)).toBeGreaterThanOrEqual(34);
    expect(wide.legend).toEqual([]);
    const narrow = layoutOf(INPUT, NARROW);
    expect(narrow.ends).toEqual([]);
    expect(narrow.legend.map(({ label }) => label.text)).toEqual(['actual 30', 'expected 30']);
    for (const { label } of narrow.legend) expect(label.y).toBeLessThan(narrow.plot.y);
  });

  it('stop where a value is missing and go on after it', () => {
    const [broken] = layoutOf({ series: [{ ...actual, y: [0, NaN, 20, 30] }] }).drawn;
    expect(broken!.path.match(/M/g)).toHaveLength(2);
    expect(broken!.path).not.toContain('NaN');
  });

  it('as steps are level until the next place; as points have no line', () => {
    const [steps, points] = layoutOf({
      series: [
        { ...actual, shape: 'steps' },
        { ...expected, shape: 'points' },
      ],
    }).drawn;
    expect(steps!.path.split('L').length).toBeGreaterThan(6);
    expect(points!.path).toBe('');
    expect(points!.points).toHaveLength(4);
  });

  it('have a band between its two sides and a wash down to zero', () => {
    const [banded] = layoutOf({
      series: [{ ...actual, filled: true, band: { low: [0, 8, 16, 24], high: [0, 12, 24, 40] } }],
    }).drawn;
    expect(banded!.band).toMatch(/^M.*Z$/);
    expect(banded!.fill).toMatch(/^M.*Z$/);
    // The axis has room for the band too.
    expect(
      layoutOf({ series: [{ ...actual, band: { low: [0, 0, 0, 0], high: [0, 0, 0, 90] } }] }).upright(90),
    ).toBeGreaterThan(0);
  });

  it('shade a stretch only as far as it lies on the axis', () => {
    const { region, plot } = layoutOf({ ...INPUT, region: { from: 2, to: 99, text: 'holdout' } });
    expect(region!.area.x + region!.area.width).toBeCloseTo(plot.x + plot.width, 0);
    expect(region!.area.width).toBeCloseTo(plot.width / 3, 0);
    expect(layoutOf({ ...INPUT, region: { from: 7, to: 9, text: '' } }).region).toBeNull();
    const late = layoutOf({ ...INPUT, region: { from: 2.95, to: 3, text: 'the window is still open '.repeat(2) } });
    expect(late.region!.label).toMatchObject({ anchor: 'end' });
    expect(late.region!.label.x).toBeLessThanOrEqual(plot.x + plot.width);
    expect(region!.label.anchor).toBe('start');
  });

  it('can be read only on the axis', () => {
    expect(layoutOf({ ...INPUT, low: 1, high: 2 }).stops).toEqual([1, 2]);
  });

  it('of nothing at all are an empty plot', () => {
    const layout = layoutOf({ series: [] });
    expect(layout.stops).toEqual([]);
    expect(stopAt(100, layout)).toBe(-1);
    expect(JSON.stringify(layout)).not.toMatch(/null,null|NaN/);
  });
});

describe('reading a place', () => {
  it('finds the nearest stop, and the value there', () => {
    const layout = layoutOf({ series: [actual, { ...expected, x: [0, 2.5], y: [1, 2] }] });
    expect(layout.stops).toEqual([0, 1, 2, 2.5, 3]);
    expect(stopAt(layout.across(2.4), layout)).toBe(3);
    expect(stopAt(layout.plot.x - 60, layout)).toBe(-1);
    expect(valueAt(actual, 2)).toBe(20);
    expect(valueAt(actual, 2.5)).toBeNaN();
  });
});

describe('texts', () => {
  it('never overlap, keep their order and stay above the end', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 5 }), (wanted) => {
        const gaps = wanted.map(() => 18);
        const placed = keepApart(wanted, gaps, 216);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        for (let i = 1; i < order.length; i++)
          expect(placed[order[i]!]! - placed[order[i - 1]!]!).toBeGreaterThanOrEqual(18 - 1e-9);
        expect(Math.max(...placed)).toBeLessThanOrEqual(198 + 1e-9);
      }),
    );
  });
});
