/** New, returning, resurrected, dormant: the published table, a plain reading, boundaries. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeStates, NO_STATE, STATE_SLOTS } from '../../src/models/customer-states.ts';
import { purchaseDays, type PurchaseDays } from '../../src/models/own-rhythm.ts';

function daysOf(lists: readonly (readonly number[])[]): PurchaseDays {
  const rows = lists.flatMap((days, c) => days.map((day) => [c, day] as const));
  return purchaseDays({
    customers: lists.length,
    customer: Uint32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    amount: new Float64Array(rows.length).fill(2),
    amountDecimals: 0,
  });
}

/** Periods of ten days from day 10 on. */
function periods(count: number) {
  const starts = Array.from({ length: count }, (_, g) => 10 + 10 * g);
  return { starts, ends: starts.map((day) => day + 9), previous: starts.map((day) => day - 10) };
}

test('the reference table: u1 in 1, 2, 3; u2 in 1, 3; u3 in 2; u4 in 3', () => {
  const matrix = computeStates(daysOf([[10, 25, 31], [12, 39], [29], [30]]), periods(3));
  const row = (g: number): number[] => [...matrix.counts.subarray(g * STATE_SLOTS, (g + 1) * STATE_SLOTS)];
  expect(row(0)).toEqual([2, 0, 0, 0, 2]);
  expect(row(1)).toEqual([1, 1, 0, 1, 1]);
  expect(row(2)).toEqual([1, 1, 1, 1, 0]);
  expect([...matrix.states.subarray(8)]).toEqual([1, 2, 3, 0]);
  // u2 was dormant and came back; u3 was new and sleeps.
  const moves = matrix.moves.subarray(2 * STATE_SLOTS ** 2);
  expect(moves[3 * STATE_SLOTS + 2]).toBe(1);
  expect(moves[0 * STATE_SLOTS + 3]).toBe(1);
  expect([...matrix.money.subarray(2 * STATE_SLOTS)]).toEqual([2, 2, 2, 0, 0]);
});

describe('any purchases', () => {
  const list = fc.array(fc.integer({ min: 10, max: 69 }), { maxLength: 8 });

  test('give what a plain reading gives', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (lists) => {
        const matrix = computeStates(daysOf(lists), periods(6));
        lists.forEach((days, c) => {
          for (let g = 0; g < 6; g += 1) {
            const bought = new Set(days.map((day) => Math.floor(day / 10) - 1));
            const before = [...bought].some((period) => period < g);
            const wanted = bought.has(g) ? (!before ? 0 : bought.has(g - 1) ? 1 : 2) : before ? 3 : NO_STATE;
            expect(matrix.states[g * lists.length + c]).toBe(wanted);
          }
        });
      }),
    );
  });
});

test('a period that is not yet over counts what happened so far', () => {
  const matrix = computeStates(daysOf([[10, 25]]), { starts: [10, 20], ends: [19, 24], previous: [0, 10] });
  expect([...matrix.states]).toEqual([0, 3]);
});
