import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../src/lib/days.ts';
import { behaviourAfter } from '../../src/models/behaviour-after.ts';
import { purchaseDays } from '../../src/models/own-rhythm.ts';

const LINES = {
  customers: 3,
  customer: Uint32Array.of(0, 0, 0, 0, 1, 2),
  day: Int32Array.of(10, 40, 40, 100, 20, 100),
  amount: Float64Array.of(5, 7, 3, 8, 9, 1),
  amountDecimals: 2,
};

describe('behaviour after the answer', () => {
  // Persons: customer 0 asked on day 10, customer 1 on day 50, customer 2 on day 90, one unknown, customer 0's twin without a day.
  const days = purchaseDays(LINES);
  const of = (asked: number, who: number) => behaviourAfter(days, Int32Array.of(who), Int32Array.of(asked), 30, 100);

  it('is a purchase within the window, not on the day itself', () => {
    const found = of(10, 0);
    expect([found.known[0], found.seen[0], found.returned[0]]).toEqual([1, 1, 1]);
    expect(found.ordersYear[0]).toBeCloseTo((2 / 90) * 365.25, 12);
    expect(found.spendYear[0]).toBeCloseTo((18 / 90) * 365.25, 12);
    expect(found.silence[0]).toBe(0);
    expect(of(9, 0).returned[0]).toBe(1);
    expect(of(41, 0).returned[0]).toBe(0);
    expect(of(40, 0).ordersYear[0]).toBeCloseTo((1 / 60) * 365.25, 12);
  });

  it('is not told where the window reaches beyond the log, nor of strangers', () => {
    expect(of(70, 0).seen[0]).toBe(1);
    expect(of(71, 0)).toMatchObject({ seen: Uint8Array.of(0), known: Uint8Array.of(1) });
    expect(of(71, 0).ordersYear[0]).toBeNaN();
    expect(of(10, -1).known[0]).toBe(0);
    expect(of(10, -1).silence[0]).toBeNaN();
    expect(of(MISSING_DAY, 1)).toMatchObject({ seen: Uint8Array.of(0), silence: Float64Array.of(80) });
  });

  it('is nothing for somebody who stayed away', () => {
    expect(of(50, 1)).toMatchObject({
      seen: Uint8Array.of(1),
      returned: Uint8Array.of(0),
      ordersYear: Float64Array.of(0),
    });
  });
});
