import type { BgFuture } from '../../src/models/bg-future.ts';
import { describe, expect, it } from 'vitest';
import { discountedWithin } from '../../src/models/bg-discounted.ts';
import { expectedBetween } from '../../src/models/bg-far.ts';
import { dropoutNodes } from '../../src/models/bg-mixing.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import { expectedWithin } from '../../src/models/bg-quantities.ts';

const futureOf = (k: number, shape: number, beta: number, a: number, b: number): BgFuture => ({
  k,
  phases: Array.from({ length: k }, (_, j) => (j === 0 ? 1 : 0)),
  shape,
  beta,
  a,
  b,
});
const near = (value: number, exact: number, precision = 1e-11): void =>
  expect(Math.abs(value / exact - 1)).toBeLessThan(precision);

describe('nodes of the drop-out chance', () => {
  it.each([
    [0.8, 2.4],
    [1e-7, 3],
    [3, 1e-7],
    [0.02, 0.03],
    [0.5, 1e10],
    [1e10, 0.5],
    [20, 5000],
    [3e5, 1e6],
    [1e10, 4e10],
    [1e25, 1e25],
  ])('have the moments of Beta(%d, %d)', (a, b) => {
    const { p, chance } = dropoutNodes(a, b);
    const moment = (f: (value: number) => number): number =>
      p.reduce((sum, value, i) => sum + chance[i]! * f(value), 0);
    near(
      moment(() => 1),
      1,
    );
    near(
      moment((value) => value),
      a / (a + b),
    );
    near(
      moment((value) => value * value),
      (a / (a + b)) * ((a + 1) / (a + b + 1)),
    );
    expect(p.length).toBeLessThan(1300);
  });
});

describe('drop-out that is all but fixed', () => {
  const p = 0.2;

  it.each([1, 60, 5000, 1e6])('expected purchases in %d', (time) => {
    const exact = -Math.expm1(-0.7 * Math.log1p(p * time)) / p;
    near(expectedWithin(futureOf(1, 0.7, 1, 1e10, 4e10), time), exact, 1e-9);
    near(expectedWithin(futureOf(1, 0.7, 1, 1e16, 4e16), time), exact, 1e-11);
  });

  it('a hundred times more spread is a small thing, and a steady one', () => {
    const at = (a: number): number => expectedWithin(futureOf(1, 0.7, 1, a, 4 * a), 500);
    const fixed = -Math.expm1(-0.7 * Math.log1p(p * 500)) / p;
    near((at(1e4) - fixed) / (at(1e6) - fixed), 100, 1e-2);
  });

  it('discounting of even purchases is μ/(δ + μp)', () => {
    near(discountedWithin(futureOf(1, 1e12, 5e11, 1e14, 4e14), 0.01, Infinity), 2 / (0.01 + 2 * p), 1e-10);
    near(discountedWithin(futureOf(1, 1e12, 5e11, 1e-14, 1), 0.01, Infinity), 2 / 0.01, 1e-10);
  });

  it('nobody is worth more discounted than not, however often he buys', () => {
    for (const k of [1, 2, 5])
      for (const shape of [0.4, 30, 900, 90_000]) {
        const future = futureOf(k, shape, 1, 1e4, 3e4);
        const discounted = discountedWithin(future, 1e-7, 1000);
        const all = expectedWithin(future, 1000);
        expect(discounted).toBeLessThan(all);
        expect(discounted).toBeGreaterThan(0.999 * all);
      }
  });
});

describe('drop-out at once or never', () => {
  it.each([2, 3, 12])('numbers stay numbers, k = %d', (k) => {
    for (const [a, b] of [
      [1e-7, 0.3],
      [0.3, 1e-7],
      [3, 0.3],
      [0.3, 0.3],
    ] as const) {
      const discounted = discountedWithin(futureOf(k, 0.3, 1, a, b), 0.002, 100);
      const all = expectedWithin(futureOf(k, 0.3, 1, a, b), 100);
      expect(discounted).toBeGreaterThan(0.8 * all);
      expect(discounted).toBeLessThan(all);
    }
  });
});

describe('times and rates without end', () => {
  it('hardly any drop-out over any time: every purchase counts', () => {
    near(expectedWithin(futureOf(1, 3, 2, 1e-13, 1), 1e6), 1.5e6, 1e-9);
    near(expectedWithin(futureOf(1, 1e12, 2e12, 1e-13, 1), 100), 50, 1e-10);
  });

  it('all at once leaves one purchase at most', () => {
    near(expectedWithin(futureOf(1, 3, 2, 1e10, 1e-3), 1e9), 1, 1e-9);
  });

  it.each([
    [0.8, 2.5],
    [0.05, 20],
    [2, 60],
    [1e4, 3e4],
    [1e10, 4e10],
  ])('ticks that are counted and ticks that are integrated over agree, a = %d', (a, b) => {
    for (const k of [2, 5]) {
      const future = futureOf(k, 30, 1, a, b);
      const counted = expectedWithin(future, 1200);
      near(expectedWithin(future, 60) + expectedBetween(future, 60, 1200), counted, 1e-10);
      expect(expectedWithin(future, 1e7)).toBeGreaterThan(counted);
    }
  });

  it('what the likelihood has no say in changes nothing', () => {
    const history = { x: 4, tx: 20, T: 30 };
    const at = (a: number): number =>
      bgNbd.conditionalExpectedPurchases({ r: 0.75, alpha: 7.3, a, b: 3.7 * a }, 5000, history);
    near(at(1e6), at(1e10), 1e-4);
    near(at(1e9), at(1e10), 1e-7);
  });
});
