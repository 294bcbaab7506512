import { describe, expect, it } from 'vitest';
import { layoutRanking, rankAt, rankingHeight, stepRow, type RankingInput } from '../../src/charts/ranking.ts';

const INPUT: RankingInput = {
  rows: [
    { names: ['first customer', 'first'], value: 90, text: '¥90', spans: [{ low: 60, high: 120 }] },
    { names: ['second'], value: 50, text: '¥50', spans: [{ low: NaN, high: NaN }] },
  ],
  scale: 'linear',
  reference: null,
};
const layoutOf = (input: RankingInput, width = 500) =>
  layoutRanking(input, 'CLV', (value, unit) => `${value}${unit ? ' CNY' : ''}`, {
    width,
    height: rankingHeight(input.rows.length),
  });

describe('the ranking', () => {
  const layout = layoutOf(INPUT);

  it('has a dot on its interval, zero at the left', () => {
    const [first, second] = layout.rows;
    expect(first!.spans[0]!.x1).toBeLessThan(first!.dot.x);
    expect(first!.spans[0]!.x2).toBeGreaterThan(first!.dot.x);
    expect((first!.dot.x - layout.plot.x) / (second!.dot.x - layout.plot.x)).toBeCloseTo(90 / 50, 1);
    expect(second!.spans).toEqual([]);
  });

  it('takes the shorter name where the longer has no room', () => {
    expect(layout.rows[0]!.name.text).toBe('first customer');
    expect(layoutOf(INPUT, 200).rows[0]!.name.text).toBe('first');
  });

  it('finds the row at a height', () => {
    expect(rankAt(layout.rows[1]!.dot.y, layout)).toBe(1);
    expect(rankAt(-5, layout)).toBe(-1);
    expect(rankAt(500, layout)).toBe(-1);
    expect([stepRow(0, -1, 2), stepRow(1, 1, 2), stepRow(0, 1, 0)]).toEqual([0, 1, 0]);
  });

  it('on a log axis has equal ratios equally far apart, around what they are compared with', () => {
    const rows = [0.5, 1, 2].map((value) => ({
      names: ['r'],
      value,
      text: '',
      spans: [
        { low: value / 2, high: value * 2 },
        { low: value / 1.5, high: value * 1.5 },
      ],
    }));
    const log = layoutOf({ rows, scale: 'log', reference: 1 });
    const [a, b, c] = log.rows.map(({ dot }) => dot.x);
    expect(b! - a!).toBeCloseTo(c! - b!, 0);
    expect(log.reference).toBeCloseTo(b!, 1);
    expect(log.rows[0]!.spans.map(({ y }) => y)[0]).not.toBe(log.rows[0]!.spans.map(({ y }) => y)[1]);
  });

  it('does not let an interval without end press the others into a point', () => {
    const rows = [
      { names: ['r'], value: 1, text: '', spans: [{ low: 0, high: 1e300 }] },
      { names: ['s'], value: 1, text: '', spans: [{ low: 0.5, high: 2 }] },
    ];
    const log = layoutOf({ rows, scale: 'log', reference: 1 });
    const [wide, narrow] = log.rows.map(({ spans }) => spans[0]!);
    expect(wide!.x1).toBeCloseTo(log.plot.x, 0);
    expect(wide!.x2).toBeCloseTo(log.plot.x + log.plot.width, 0);
    expect(narrow!.x2 - narrow!.x1).toBeGreaterThan(20);
  });

  it('of nobody is an empty plot', () => {
    expect(JSON.stringify(layoutOf({ ...INPUT, rows: [] }))).not.toMatch(/NaN/);
  });
});
