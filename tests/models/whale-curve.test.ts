import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customersToReach, destroyedShare, thinWhale, whaleCurve } from '../../src/models/whale-curve.ts';

describe('by hand', () => {
  // 60 + 50 + 10 = 120 at the peak, then −5 and −15: 100 in the end; 20 of 120 lost again.
  const curve = whaleCurve(Float64Array.of(10, -15, 60, -5, 50));

  it('rises to the peak and falls to the whole', () => {
    expect([...curve.order]).toEqual([2, 4, 0, 3, 1]);
    expect([...curve.cumulative]).toEqual([60, 110, 120, 115, 100]);
    expect([curve.peak, curve.total, curve.gainers, curve.losers]).toEqual([120, 100, 3, 2]);
    expect(destroyedShare(curve)).toBeCloseTo(1 / 6, 15);
  });

  it('tells how few bring the whole profit', () => {
    expect(customersToReach(curve, 1)).toBe(2);
    expect(customersToReach(curve, 0.6)).toBe(1);
  });
});

describe('as the literature has it', () => {
  it('a fifth of customers earn 180 %, those in the middle break even, the last lose 80 % (Kaplan & Narayanan 2001)', () => {
    const profits = [...Array<number>(20).fill(9), ...Array<number>(70).fill(0), ...Array<number>(10).fill(-8)];
    const curve = whaleCurve(Float64Array.from(profits));
    expect(curve.peak / curve.total).toBeCloseTo(1.8, 12);
    expect((curve.peak - curve.total) / curve.total).toBeCloseTo(0.8, 12);
  });
});

describe('whatever the profits', () => {
  const profits = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 80 });

  it('the peak is the highest point and never below the end', () => {
    fc.assert(
      fc.property(profits, (list) => {
        const curve = whaleCurve(Float64Array.from(list));
        expect(curve.peak).toBe(Math.max(0, ...curve.cumulative));
        expect(curve.total).toBe(list.reduce((sum, value) => sum + value, 0) + 0);
        expect(curve.gainers + curve.losers).toBe(list.filter((value) => value !== 0).length);
      }),
      { seed: 51 },
    );
  });

  it('what is drawn has the ends and the peak', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 400 }), (list) => {
        const curve = whaleCurve(Float64Array.from(list));
        const { x, y } = thinWhale(curve);
        expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, curve.total]);
        expect(Math.max(...y)).toBe(curve.peak);
        expect([...x].every((value, i) => i === 0 || value > x[i - 1]!)).toBe(true);
      }),
      { seed: 52 },
    );
  });
});

describe('at the edge', () => {
  it('nobody earns: the peak is 0 and no share is lost', () => {
    const curve = whaleCurve(Float64Array.of(-3, 0, -2));
    expect([curve.peak, curve.total, curve.gainers]).toEqual([0, -5, 0]);
    expect(destroyedShare(curve)).toBeNaN();
    expect(customersToReach(curve, 1)).toBeNaN();
  });

  it('no customers, no curve', () => {
    expect(whaleCurve(new Float64Array(0))).toMatchObject({ size: 0, total: 0, peak: 0 });
  });
});
