import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acquisitionCost,
  marginalCost,
  measureAcquisition,
  observedCurve,
  paybackOf,
  type AcquisitionLines,
} from '../../src/models/acquisition-cost.ts';

const EVERY_DAY = 2147483647;

describe('by hand', () => {
  it('10,000 for 200 customers is 50 each; over nobody it is not defined', () => {
    expect(acquisitionCost(10_000, 200)).toBe(50);
    expect(acquisitionCost(500, 0)).toBeNaN();
    expect(acquisitionCost(0, 10)).toBe(0);
  });

  it('pays back between two months', () => {
    const curve = { months: [0, 1, 2, 3], money: [0, 20, 40, 50], limit: null };
    expect(paybackOf(curve, 30)).toEqual({ months: 1.5, reason: null });
    expect(paybackOf(curve, 20)).toEqual({ months: 1, reason: null });
    expect(paybackOf(curve, 0)).toEqual({ months: 0, reason: null });
  });

  it('says why it does not', () => {
    const seen = { months: [0, 1], money: [0, 5], limit: null };
    expect(paybackOf(seen, 6).reason).toBe('not-yet');
    expect(paybackOf({ ...seen, limit: 5.5 }, 6).reason).toBe('never');
    expect(paybackOf({ ...seen, money: [0, 0] }, 6).reason).toBe('no-margin');
    expect(paybackOf(seen, NaN).reason).toBe('no-cost');
  });

  it('costs 12.5 for one more where 100 more spend brings 8 more', () => {
    expect(marginalCost([100, 200, 300], [10, 18, 26])).toBeCloseTo(12.5, 12);
    expect(marginalCost([100, 200, 300], [10, 10, 10])).toBe(Infinity);
    expect(marginalCost([100, 100, 100], [10, 11, 12])).toBeNaN();
    expect(marginalCost([100, 200], [1, 2])).toBeNaN();
  });
});

describe('from an order log', () => {
  // Customer 0 comes by channel 1 on day 0, customer 1 by channel 0 on day 40; observed to day 91, the end of month 3.
  const lines: AcquisitionLines = {
    customers: 3,
    customer: Uint32Array.of(0, 0, 1, 0, 1),
    day: Int32Array.of(0, 31, 40, 70, 91),
    seconds: null,
    order: null,
    margin: Float64Array.of(10, 4, 8, 2, 6),
    channel: Uint8Array.of(1, 0, 0, 0, 1),
    channels: 2,
  };
  const scope = { asOf: EVERY_DAY, keep: null, months: 12 };

  it('a customer belongs to the channel of the first order', () => {
    const found = measureAcquisition(lines, scope);
    expect([...found.channelOf]).toEqual([1, 0, -1]);
    expect([...found.acquired]).toEqual([1, 1]);
  });

  it('only months observed to their end count', () => {
    const found = measureAcquisition(lines, scope);
    // 92 days from day 0: three whole months. 52 days from day 40: one.
    expect(observedCurve(found, 1)).toEqual({ months: [0, 1, 2, 3], money: [10, 10, 14, 16], limit: null });
    expect(observedCurve(found, 0)).toEqual({ months: [0, 1], money: [8, 8], limit: null });
  });

  it('leaves out what is later or filtered, and says how much', () => {
    const found = measureAcquisition(lines, { ...scope, asOf: 60, keep: Uint8Array.of(1, 0, 1) });
    expect([found.linesUsed, found.linesAfter, found.linesFiltered]).toEqual([2, 1, 2]);
    // Observed to day 60: 61 days, two whole months.
    expect(observedCurve(found, 1).money).toEqual([10, 10, 14]);
  });

  it('starts with the mean first order, everybody counted; one below it is paid back at once', () => {
    const found = measureAcquisition({ ...lines, channel: new Uint8Array(5), channels: 1 }, scope);
    const curve = observedCurve(found, 0);
    // First orders 10 and 8. One month: nothing more of either. Later customer 0 alone: 4, then 2.
    expect(curve).toEqual({ months: [0, 1, 2, 3], money: [9, 9, 13, 15], limit: null });
    expect(paybackOf(curve, 9)).toEqual({ months: 0, reason: null });
    expect(paybackOf(curve, 11)).toEqual({ months: 1.5, reason: null });
  });

  it('an order may have lines, other orders of its day are not of it', () => {
    const day = Int32Array.of(0, 0, 0, 3, 40);
    const one = { ...lines, customers: 1, customer: new Uint32Array(5), day, channel: new Uint8Array(5), channels: 1 };
    // Without order ids and times all of the day are one order.
    expect(observedCurve(measureAcquisition(one, scope), 0).money).toEqual([22, 24]);
    const order = Uint8Array.of(1, 1, 2, 3, 4);
    expect(observedCurve(measureAcquisition({ ...one, order }, scope), 0).money).toEqual([14, 24]);
    const seconds = Int32Array.of(60, 90, 60, 0, 0);
    expect(observedCurve(measureAcquisition({ ...one, seconds }, scope), 0).money).toEqual([18, 24]);
  });

  it('of one day the earlier hour decides', () => {
    const found = measureAcquisition(
      {
        ...lines,
        customers: 1,
        customer: Uint32Array.of(0, 0),
        day: Int32Array.of(5, 5),
        seconds: Int32Array.of(900, 60),
        margin: Float64Array.of(1, 1),
        channel: Uint8Array.of(0, 1),
      },
      scope,
    );
    expect([...found.channelOf]).toEqual([1]);
  });
});

describe('whatever the curve', () => {
  const rises = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });

  it('the curve has the cost at the payback', () => {
    fc.assert(
      fc.property(rises, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
        const money = [0];
        for (const step of steps) money.push(money.at(-1)! + step);
        const months = money.map((_, i) => i);
        const cost = share * money.at(-1)!;
        const { months: at, reason } = paybackOf({ months, money, limit: null }, cost);
        expect(reason).toBeNull();
        const below = Math.min(Math.floor(at), money.length - 2);
        const reached = money[below]! + (at - below) * (money[below + 1]! - money[below]!);
        expect(Math.abs(reached - cost)).toBeLessThan(1e-6);
      }),
      { seed: 71 },
    );
  });

  it('a dearer customer never pays back sooner', () => {
    fc.assert(
      fc.property(
        rises,
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (steps, a, b) => {
          const money = [0];
          for (const step of steps) money.push(money.at(-1)! + step);
          const curve = { months: money.map((_, i) => i), money, limit: null };
          const [cheap, dear] = [paybackOf(curve, Math.min(a, b)).months, paybackOf(curve, Math.max(a, b)).months];
          if (!Number.isNaN(dear)) expect(cheap).toBeLessThanOrEqual(dear);
        },
      ),
      { seed: 72 },
    );
  });
});

describe('at the edge', () => {
  it('nobody acquired has an empty curve', () => {
    const found = measureAcquisition(
      {
        customers: 0,
        customer: new Uint32Array(0),
        day: new Int32Array(0),
        seconds: null,
        order: null,
        margin: new Float64Array(0),
        channel: new Uint8Array(0),
        channels: 1,
      },
      { asOf: EVERY_DAY, keep: null, months: 3 },
    );
    expect([found.linesUsed, observedCurve(found, 0).months.length]).toEqual([0, 1]);
  });
});
