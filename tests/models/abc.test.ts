import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { abcClasses, abcCurve, computedLimits, giniCoefficient, itemsToReach, shareOf } from '../../src/models/abc.ts';
import { summariseCustomers } from '../../src/models/customer-summary.ts';
import cdnow from '../fixtures/cdnow-rfm.json';
import { CDNOW_AS_OF, hasCdnow, readCdnow } from './cdnow.ts';

const values = fc
  .array(
    fc.integer({ min: -300, max: 5000 }).map((c) => c / 100),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => Float64Array.from(list));

describe('ABC, published values', () => {
  it('classes 50, 30, 15, 5 as A, A, B, C with cumulative 50, 80, 95, 100 % and Gini 0.375', () => {
    const items = Float64Array.of(15, 50, 5, 30);
    const curve = abcCurve(items, 0);
    expect([1, 2, 3, 4].map((count) => shareOf(curve, count))).toEqual([0.5, 0.8, 0.95, 1]);
    expect([...abcClasses(curve, items, 0.8, 0.95)]).toEqual([1, 0, 2, 0]);
    expect(giniCoefficient(curve)).toBe(0.375);
  });

  it('does the same with shares that are not exact in binary', () => {
    const items = Float64Array.of(0.5, 0.3, 0.15, 0.05);
    for (const decimals of [2, -1])
      expect([...abcClasses(abcCurve(items, decimals), items, 0.8, 0.95)]).toEqual([0, 0, 1, 2]);
  });
});

describe.skipIf(!hasCdnow)('ABC, reference values of R for CDNOW', () => {
  const { total } = hasCdnow
    ? summariseCustomers(readCdnow(), { asOf: CDNOW_AS_OF, unit: 'row', keep: null })
    : { total: new Float64Array(1) };

  it.each([2, -1])('Gini 0.6309171 and 777 customers to 80 %% (decimals %i)', (decimals) => {
    const curve = abcCurve(total, decimals);
    expect(giniCoefficient(curve)).toBeCloseTo(cdnow.gini, 13);
    expect(itemsToReach(curve, 0.8)).toBe(cdnow.customersTo80);
    expect(computedLimits(curve)).toEqual({
      ...cdnow.computed,
      submarginal: undefined,
      a: Math.min(cdnow.computed.pareto, cdnow.computed.breakEven),
      b: cdnow.computed.submarginal,
    });
  });
});

describe('ABC, recovery of simulated truth', () => {
  it('finds the Gini of a Pareto distribution, 1 / (2α − 1)', () => {
    const random = createRandom(3);
    const incomes = Float64Array.from({ length: 400_000 }, () => (1 - random.next()) ** (-1 / 3));
    expect(giniCoefficient(abcCurve(incomes, -1))).toBeCloseTo(1 / 5, 2);
  });

  it('computes the limits of the uniform distribution, whose curve is y = 2x − x²', () => {
    // Nearest to (0, 1): x = 2(1 − x)³; slope 1 at x = 1/2; nearest to (1/2, 1): x − 1/2 = 2(1 − x)³.
    const n = 20_000;
    const limits = computedLimits(
      abcCurve(
        Float64Array.from({ length: n }, (_, i) => i + 0.5),
        -1,
      ),
    )!;
    const root = (start: number): number => {
      let [low, high] = [start, 1];
      for (let i = 0; i < 60; i += 1) {
        const x = (low + high) / 2;
        if (x - start < 2 * (1 - x) ** 3) low = x;
        else high = x;
      }
      return low;
    };
    expect(limits.pareto / n).toBeCloseTo(root(0), 3);
    expect(limits.breakEven / n).toBeCloseTo(0.5, 4);
    expect(limits.a).toBe(limits.pareto);
    expect(limits.b / n).toBeCloseTo(root(0.5), 3);
  });
});

describe('ABC, what it promises for any data', () => {
  it('reaches a share with the fewest items', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, share) => {
        const curve = abcCurve(list, 2);
        if (!(curve.total > 0)) return;
        const items = itemsToReach(curve, share);
        expect(shareOf(curve, items)).toBeGreaterThanOrEqual(share - 1e-9);
        if (items > 1) expect(shareOf(curve, items - 1)).toBeLessThan(share);
      }),
    );
  });

  it('never splits equal values, never ranks a class below a lower value', () => {
    fc.assert(
      fc.property(values, (list) => {
        const classes = abcClasses(abcCurve(list, 2), list, 0.8, 0.95);
        for (let i = 0; i < list.length; i += 1) {
          for (let j = 0; j < list.length; j += 1)
            if (list[i]! >= list[j]!) expect(classes[i]).toBeLessThanOrEqual(classes[j]!);
        }
      }),
    );
  });

  it('has a Gini that does not change with the unit or the order, within 0 … 1', () => {
    fc.assert(
      fc.property(values, (list) => {
        const curve = abcCurve(list, 2);
        const gini = giniCoefficient(curve);
        if (!(curve.total > 0)) {
          expect(gini).toBeNaN();
          return;
        }
        expect(gini).toBeGreaterThanOrEqual(-1e-15);
        expect(gini).toBeLessThan(1);
        expect(giniCoefficient(abcCurve(list.slice().reverse(), 2))).toBe(gini);
        expect(
          giniCoefficient(
            abcCurve(
              list.map((v) => v * 4),
              -1,
            ),
          ),
        ).toBeCloseTo(gini, 12);
      }),
    );
  });
});

describe('ABC, boundaries', () => {
  it('one item is all of A and perfectly equal', () => {
    const curve = abcCurve(Float64Array.of(3), 0);
    expect([...abcClasses(curve, Float64Array.of(3), 0.8, 0.95)]).toEqual([0]);
    expect(giniCoefficient(curve)).toBe(0);
    expect(computedLimits(curve)).toBeNull();
  });

  it('equal items are all A together and have no computed limits', () => {
    const same = new Float64Array(10).fill(2.5);
    const curve = abcCurve(same, 1);
    expect([...abcClasses(curve, same, 0.8, 0.95)]).toEqual(new Array<number>(10).fill(0));
    expect(giniCoefficient(curve)).toBe(0);
    expect(itemsToReach(curve, 0.8)).toBe(8);
    expect(computedLimits(curve)).toBeNull();
  });

  it('items without value are C, those below zero are ranked last and count as 0', () => {
    const items = Float64Array.of(-5, 10, 0, 10);
    const curve = abcCurve(items, 0);
    expect(curve).toMatchObject({ total: 20, negative: 1, zero: 1 });
    expect([...curve.order]).toEqual([1, 3, 2, 0]);
    expect([...abcClasses(curve, items, 0.8, 0.95)]).toEqual([2, 0, 2, 0]);
    expect(giniCoefficient(curve)).toBe(0.5);
  });

  it('nothing of value has no shares', () => {
    expect(giniCoefficient(abcCurve(new Float64Array(0), 2))).toBeNaN();
    expect(itemsToReach(abcCurve(new Float64Array(0), 2), 0.8)).toBe(0);
    expect(computedLimits(abcCurve(Float64Array.of(0, 0, -1), 2))).toBeNull();
  });

  it('one who has everything has Gini (n − 1) / n', () => {
    expect(giniCoefficient(abcCurve(Float64Array.of(0, 0, 0, 8), 0))).toBe(0.75);
  });
});
