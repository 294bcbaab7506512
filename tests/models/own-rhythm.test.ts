/** Purchase days in one sorted list, and the own rhythm of customers. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ASSUMED_INTERVAL,
  placesUpTo,
  populationInterval,
  purchaseDays,
  rhythmAt,
  type RhythmLines,
} from '../../src/models/own-rhythm.ts';

/** customer, day, amount */
type Line = readonly [number, number, number];

function linesOf(rows: readonly Line[], customers: number, amountDecimals = 2): RhythmLines {
  return {
    customers,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: Float64Array.from(rows, ([, , amount]) => amount),
    amountDecimals,
  };
}

const ROWS: readonly Line[] = [
  [1, 20, 5],
  [0, 10, 1.1],
  [0, 40, 2],
  [0, 10, 2.2],
  [1, 100, -5],
  [3, 7, 0],
  [0, 20, 1],
];

describe('purchase days', () => {
  test('are sorted, one a day, with the money of the day; a return alone is no purchase', () => {
    const days = purchaseDays(linesOf(ROWS, 4));
    expect([...days.start]).toEqual([0, 3, 4, 4, 5]);
    expect([...days.day]).toEqual([10, 20, 40, 20, 7]);
    expect([...days.money!]).toEqual([330, 100, 200, 500, 0]);
    expect(days).toMatchObject({ scale: 100, first: 7, last: 40, buyers: 3, linesUsed: 6, linesReturned: 1 });
  });

  test('stop with a day and leave customers out', () => {
    const days = purchaseDays(linesOf(ROWS, 4), { until: 20, keep: Uint8Array.of(1, 1, 1, 0) });
    expect([...days.day]).toEqual([10, 20, 20]);
    expect(days).toMatchObject({ linesUsed: 4, linesAfter: 2, linesFiltered: 1, linesReturned: 0, buyers: 2 });
  });

  test('of nobody are none', () => {
    expect(purchaseDays(linesOf([], 2))).toMatchObject({ first: 0, last: 0, buyers: 0, linesUsed: 0 });
  });

  test('without money every line is a purchase', () => {
    const days = purchaseDays({ ...linesOf(ROWS, 4), amount: null });
    expect([...days.day]).toEqual([10, 20, 40, 20, 100, 7]);
    expect(days.money).toBeNull();
  });

  test('do not depend on the order of lines and are what a plain reading gives', () => {
    const line = fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 60 }), fc.integer({ min: -3, max: 9 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 120 }), fc.integer({ min: 0, max: 70 }), (rows, until) => {
        const days = purchaseDays(linesOf(rows, 4, 0), { until });
        for (let c = 0; c < 4; c += 1) {
          const byDay = new Map<number, number[]>();
          for (const [who, day, amount] of rows)
            if (who === c && day <= until) byDay.set(day, [...(byDay.get(day) ?? []), amount]);
          const wanted = [...byDay]
            .filter(([, amounts]) => amounts.some((amount) => amount >= 0))
            .sort(([a], [b]) => a - b)
            .map(([day, amounts]) => [day, amounts.reduce((sum, amount) => sum + amount, 0)]);
          const got = Array.from(days.day.subarray(days.start[c], days.start[c + 1]), (day, i) => [
            day,
            days.money![days.start[c]! + i]! + 0,
          ]);
          expect(got).toEqual(wanted.map(([day, sum]) => [day, sum! + 0]));
        }
      }),
    );
  });
});

describe('own rhythm', () => {
  const days = purchaseDays(linesOf(ROWS, 4));

  test('is the mean interval where there are enough, else the usual one', () => {
    // Customer 0 came on 10, 20 and 40: (40 − 10) ÷ 2 = 15; nobody else came twice.
    const rhythm = rhythmAt(days, 50);
    expect([...rhythm.interval]).toEqual([15, 15, NaN, 15]);
    expect([...rhythm.own]).toEqual([1, 0, 0, 0]);
    expect([...rhythm.purchases]).toEqual([3, 1, 0, 1]);
    expect(rhythm.lastDay[0]).toBe(40);
    expect(rhythm.population).toBe(15);
  });

  test('knows only what had happened by the day', () => {
    const early = rhythmAt(days, 20);
    expect([...early.purchases]).toEqual([2, 1, 0, 1]);
    expect(early.population).toBe(10);
    expect([...early.own]).toEqual([0, 0, 0, 0]);
    expect([...rhythmAt(days, 20, { least: 1 }).own]).toEqual([1, 0, 0, 0]);
    expect(rhythmAt(days, 20, { least: 1 }).interval[0]).toBe(10);
  });

  test('a usual interval can be given, and one is assumed where nobody came twice', () => {
    expect(rhythmAt(days, 50, { usual: 33 }).interval[1]).toBe(33);
    expect(rhythmAt(days, 7).population).toBe(ASSUMED_INTERVAL);
  });

  test('the usual interval is the median of own means, each customer once', () => {
    const rows: Line[] = [];
    // Means of 2 (ten intervals), 10 and 30: the median is 10, though most intervals are 2.
    for (let i = 0; i <= 10; i += 1) rows.push([0, 2 * i, 1]);
    rows.push([1, 0, 1], [1, 10, 1], [2, 0, 1], [2, 30, 1], [3, 5, 1]);
    expect(populationInterval(purchaseDays(linesOf(rows, 4)))).toBe(10);
    expect(populationInterval(purchaseDays(linesOf(rows.slice(0, 13), 4)))).toBe(6);
  });

  test('places up to a day', () => {
    const day = Int32Array.of(1, 3, 3, 8);
    expect([0, 1, 2, 3, 7, 8, 9].map((at) => placesUpTo(day, 0, 4, at))).toEqual([0, 1, 1, 3, 3, 4, 4]);
    expect(placesUpTo(day, 2, 2, 5)).toBe(2);
  });
});
