import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveWeight, pointWeights } from '../../src/models/expert-weights.ts';

const columns = (...rows: readonly (readonly number[])[]): Float64Array[] =>
  rows[0]!.map((_, i) => Float64Array.from(rows, (row) => row[i]!));

describe('published values', () => {
  it('are the worked check: (50, 30, 20), (60, 20, 20), (40, 40, 20) → 50, 30, 20', () => {
    const found = pointWeights(columns([50, 30, 20], [60, 20, 20], [40, 40, 20]), [0, 1, 2], 'arithmetic');
    expect([...found.weights]).toEqual([0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)));
    expect([...found.deviations]).toEqual([0.1, 0.1, 0].map((value) => expect.closeTo(value, 12)));
    expect([...found.low]).toEqual([0.4, 0.2, 0.2].map((value) => expect.closeTo(value, 12)));
    expect([found.used, found.incomplete, found.unusable]).toEqual([3, 0, 0]);
  });

  it('take ratios by the geometric mean', () => {
    // 4 : 2 : 1 and 1 : 2 : 1 → shares 4/7 2/7 1/7 and 1/4 1/2 1/4; geometric means 0.378, 0.378, 0.189 → 0.4 0.4 0.2
    const found = pointWeights(columns([4, 2, 1], [1, 2, 1]), [0, 1], 'geometric');
    expect([...found.weights]).toEqual([0.4, 0.4, 0.2].map((value) => expect.closeTo(value, 12)));
  });
});

describe('properties', () => {
  it('each expert counts alike, however many points were given out', () => {
    const found = pointWeights(columns([1, 1], [300, 100]), [0, 1], 'arithmetic');
    expect([...found.weights]).toEqual([expect.closeTo(0.625, 12), expect.closeTo(0.375, 12)]);
    const weighed = pointWeights(columns([1, 1], [300, 100]), [0, 1], 'arithmetic', [3, 1]);
    expect(weighed.weights[0]).toBeCloseTo((3 * 0.5 + 0.75) / 4, 12);
  });

  it('a moved weight leaves the sum at 1 and the others in proportion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }),
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        (weights, to) => {
          const next = moveWeight(weights, 0, to);
          expect(next.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
          expect(next.every((value) => value >= 0)).toBe(true);
        },
      ),
    );
    expect(moveWeight([0.5, 0.3, 0.2], 0, 0.6)).toEqual([0.6, 0.24, 0.16].map((value) => expect.closeTo(value, 12)));
    expect(moveWeight([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });
});

describe('boundaries', () => {
  it('leaves out rows that are not whole, below 0, or nothing', () => {
    const found = pointWeights(columns([1, NaN], [1, -1], [0, 0], [0, 1], [1, 1]), [0, 1, 2, 3, 4], 'arithmetic');
    expect([found.used, found.incomplete, found.unusable]).toEqual([2, 1, 2]);
    const ratios = pointWeights(columns([0, 1], [1, 1]), [0, 1], 'geometric');
    expect([ratios.used, ratios.unusable]).toEqual([1, 1]);
    expect(pointWeights(columns([NaN, 1]), [0], 'arithmetic').weights[0]).toBeNaN();
  });
});
