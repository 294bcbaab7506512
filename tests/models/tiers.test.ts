import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abcCurve } from '../../src/models/abc.ts';
import { assignTiers, liftGain, NO_TIER, tierBounds, tierSums } from '../../src/models/tiers.ts';

const tiersOf = (values: readonly number[], shares: readonly number[], by: 'customers' | 'value'): number[] => {
  const list = Float64Array.from(values);
  const curve = abcCurve(list, -1);
  return [...assignTiers(curve.order, list, tierBounds(curve, shares, by))];
};

describe('by hand', () => {
  it('the top 1, 5 and 20 % of 100 customers are 1, 4 and 15, the rest 80', () => {
    const values = Array.from({ length: 100 }, (_, i) => 1000 - i);
    const counts = [0, 0, 0, 0];
    for (const tier of tiersOf(values, [0.01, 0.05, 0.2], 'customers')) counts[tier]! += 1;
    expect(counts).toEqual([1, 4, 15, 80]);
  });

  it('by value the tiers take the fewest customers that bring the share', () => {
    // 50, 30, 15, 5: half is the first, 80 % the first two, 95 % the first three.
    expect(tiersOf([5, 50, 15, 30], [0.5, 0.8, 0.95], 'value')).toEqual([3, 0, 2, 1]);
    expect(tiersOf([5, 50, 15, 30], [0.51], 'value')).toEqual([1, 0, 1, 0]);
  });

  it('customers of equal value stay together where the middle one stands', () => {
    // Ranks: 9 | 5 5 5 | 1; a limit after two customers cuts the three fives, the middle one is third.
    expect(tiersOf([5, 9, 5, 1, 5], [0.4], 'customers')).toEqual([1, 0, 1, 1, 1]);
    expect(tiersOf([5, 9, 5, 1, 5], [0.6], 'customers')).toEqual([0, 0, 0, 1, 0]);
  });

  it('a rise of a tenth of 50 customers from a mean of 20 to one of 100 brings 400', () => {
    expect(liftGain(0.1, { customers: 50, value: 1000 }, { customers: 5, value: 500 })).toBeCloseTo(400, 12);
    expect(liftGain(0.1, { customers: 0, value: 0 }, { customers: 5, value: 500 })).toBeNaN();
  });
});

describe('sums', () => {
  it('add up each tier, leaving out those without one', () => {
    const tiers = Uint8Array.of(1, 0, 1, NO_TIER);
    const money = Float64Array.of(1, 10, 2, 99);
    const sums = tierSums(
      tiers,
      { value: money, orders: Uint32Array.of(1, 2, 3, 4), revenue: money, serving: money, profit: money },
      2,
      0,
    );
    expect([[...sums.customers], [...sums.orders], [...sums.revenue]]).toEqual([
      [1, 2],
      [2, 4],
      [10, 3],
    ]);
    expect([[...sums.low], [...sums.high]]).toEqual([
      [10, 1],
      [10, 2],
    ]);
  });
});

describe('whatever the customers', () => {
  const values = fc.array(fc.integer({ min: -20, max: 50 }), { minLength: 1, maxLength: 60 });
  const shares = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 4 });

  it('tiers never rise with falling value, and equal values are never split', () => {
    fc.assert(
      fc.property(values, shares, fc.constantFrom('customers' as const, 'value' as const), (list, limits, by) => {
        const tiers = tiersOf(
          list,
          [...limits].sort((a, b) => a - b),
          by,
        );
        for (let i = 0; i < list.length; i += 1)
          for (let j = 0; j < list.length; j += 1) {
            if (list[i]! > list[j]!) expect(tiers[i]!).toBeLessThanOrEqual(tiers[j]!);
            if (list[i] === list[j]) expect(tiers[i]).toBe(tiers[j]);
          }
      }),
      { seed: 41 },
    );
  });

  it('the order of the file decides nothing', () => {
    fc.assert(
      fc.property(values, shares, (list, limits) => {
        const sorted = [...limits].sort((a, b) => a - b);
        const turned = tiersOf([...list].reverse(), sorted, 'customers').reverse();
        expect(turned).toEqual(tiersOf(list, sorted, 'customers'));
      }),
      { seed: 42 },
    );
  });

  it('different values fill the first tier to its share, rounded up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, share) => {
        const tiers = tiersOf(
          Array.from({ length: n }, (_, i) => i),
          [share],
          'customers',
        );
        expect(tiers.filter((tier) => tier === 0).length).toBe(Math.ceil(share * n - 1e-9));
      }),
      { seed: 43 },
    );
  });
});

describe('at the edge', () => {
  it('one customer is of the first tier with a share', () => {
    expect(tiersOf([7], [0.01, 0.05], 'customers')).toEqual([0]);
  });

  it('without positive value nobody reaches a tier by value', () => {
    expect(tiersOf([0, -5, 0], [0.5, 0.9], 'value')).toEqual([2, 2, 2]);
  });

  it('no customers have no tiers', () => {
    expect(tiersOf([], [0.2], 'customers')).toEqual([]);
  });
});
