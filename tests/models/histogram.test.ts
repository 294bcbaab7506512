import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { distributionOf, distributionOfWhole } from '../../src/models/distribution.ts';
import { barsOf, histogramOf } from '../../src/models/histogram.ts';

const MONEY = { whole: false, origin: 0, step: 0.01 };
const DAYS = { whole: true, origin: 0, step: 1 };

const money = fc.array(
  fc
    .oneof(
      fc.integer({ min: -1000, max: 100_000 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 50_000_000 }),
    )
    .map((cents) => cents / 100),
  { minLength: 1, maxLength: 100 },
);

describe('histograms', () => {
  it('hold every value between the edges of its bar, in at most 40 bars', () => {
    fc.assert(
      fc.property(money, (list) => {
        const values = Float64Array.from(list);
        const histogram = histogramOf(distributionOf(values), MONEY);
        const { edges, below } = histogram;
        expect(edges.length).toBeLessThanOrEqual(41);
        const inner = edges.slice(below ? 1 : 0);
        expect([...inner].every((edge, i) => i === 0 || edge > inner[i - 1]!)).toBe(true);
        const last = edges.length - 2;
        barsOf(values, histogram).forEach((bar, i) => {
          if (below && bar === 0) expect(values[i]).toBeLessThan(edges[1]!);
          else expect(values[i]).toBeGreaterThanOrEqual(edges[bar]!);
          if (bar === last) expect(values[i]).toBeLessThanOrEqual(edges[last + 1]!);
          else expect(values[i]).toBeLessThan(edges[bar + 1]!);
        });
      }),
    );
  });

  it('have whole edges for whole numbers, one bar a value where there are few', () => {
    const orders = histogramOf(distributionOfWhole(Uint32Array.of(1, 2, 2, 3, 7)), { ...DAYS, origin: 1 });
    expect([...orders.edges]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 80 }), (list) => {
        const values = Int32Array.from(list);
        const { edges } = histogramOf(distributionOfWhole(values), DAYS);
        expect([...edges].every((edge) => Number.isNaN(edge) || Number.isInteger(edge))).toBe(true);
        expect(edges.at(-1)).toBeGreaterThan(Math.max(...list));
      }),
    );
  });

  it('are logarithmic where few have much', () => {
    const random = createRandom(1);
    const values = Float64Array.from(
      { length: 5000 },
      () => Math.round(100 * Math.exp(2 + 1.5 * (random.next() + random.next() + random.next() - 1.5) * 2)) / 100,
    );
    expect(histogramOf(distributionOf(values), MONEY)).toMatchObject({ scale: 'log', below: false });
    expect(histogramOf(distributionOf(Float64Array.from({ length: 100 }, (_, i) => i + 50)), MONEY).scale).toBe(
      'linear',
    );
  });

  it('put what a log axis cannot place into one bar below', () => {
    const values = Float64Array.of(-3, 0, ...Array.from({ length: 40 }, (_, i) => 1.2 ** i));
    const histogram = histogramOf(distributionOf(values), MONEY);
    expect(histogram).toMatchObject({ scale: 'log', below: true });
    expect(histogram.edges[0]).toBeNaN();
    expect([...barsOf(values, histogram)].filter((bar) => bar === 0)).toHaveLength(2);
  });

  it('start at the origin where the smallest value is near it', () => {
    expect(histogramOf(distributionOfWhole(Int32Array.of(3, 50, 100, 300)), DAYS).edges[0]).toBe(0);
    expect(histogramOf(distributionOfWhole(Int32Array.of(250, 280, 300)), DAYS).edges[0]).toBe(250);
  });

  it('have one bar where all are equal', () => {
    expect([...histogramOf(distributionOf(Float64Array.of(5, 5)), MONEY).edges]).toEqual([5, 5.01]);
    expect([...barsOf(Float64Array.of(5, 5), histogramOf(distributionOf(Float64Array.of(5, 5)), MONEY))]).toEqual([
      0, 0,
    ]);
    expect(histogramOf(distributionOf(new Float64Array(0)), MONEY).edges).toHaveLength(1);
  });
});
