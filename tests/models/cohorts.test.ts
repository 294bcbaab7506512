/** Cohort triangles: worked by hand, against SQL on CDNOW, from simulated truth, and at the edges. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromCalendar, dayFromIso, MISSING_DAY } from '../../src/lib/days.ts';
import { periodOf } from '../../src/lib/periods.ts';
import { createRandom } from '../../src/lib/random.ts';
import {
  countCohorts,
  countSpanCohorts,
  wasActive,
  type CohortCounts,
  type CohortLines,
  type CohortPlan,
} from '../../src/models/cohorts.ts';
import {
  KNOWN,
  PARTLY,
  projectTail,
  retentionOf,
  RUNNING,
  tabulateCohorts,
  UNKNOWN,
} from '../../src/models/cohort-table.ts';
import { shiftedBetaGeometric } from '../../src/models/shifted-beta-geometric.ts';
import { hasCdnow, readCdnow } from './cdnow.ts';

const day = (iso: string): number => dayFromIso(iso)!;

function linesOf(rows: readonly (readonly [customer: number, iso: string | number, amount?: number])[]): CohortLines {
  return {
    customers: rows.reduce((most, [customer]) => Math.max(most, customer + 1), 0),
    customer: Uint32Array.from(rows, ([customer]) => customer),
    day: Int32Array.from(rows, ([, at]) => (typeof at === 'number' ? at : day(at))),
    amount: Float64Array.from(rows, ([, , amount = 0]) => amount),
    amountDecimals: 2,
    order: null,
  };
}

function planOf(plan: Partial<CohortPlan> & { readonly asOf: number }): CohortPlan {
  return { unit: 'month', window: null, group: null, keep: null, mostCohorts: 60, mostPeriods: 60, ...plan };
}

/** The rows of one layer of counts. */
function rowsOf({ cohorts, periods }: CohortCounts, counts: ArrayLike<number>, from = 0): number[][] {
  return Array.from({ length: cohorts }, (_, cohort) =>
    Array.from({ length: periods }, (_, p) => counts[from + cohort * periods + p]!),
  );
}

// Three join in January (0, 1, 2), two in February (3, 4); the log is read on 15 March.
const SMALL = linesOf([
  [0, '2024-01-05', 10],
  [0, '2024-01-20', 5],
  [0, '2024-02-10', 20],
  [1, '2024-01-31', 8],
  [1, '2024-03-01', 2],
  [2, '2024-01-15', 30],
  [3, '2024-02-01', 1],
  [3, '2024-03-15', 4],
  [4, '2024-02-29', 6],
]);
const MIDDLE = day('2024-03-15');

describe('by hand', () => {
  const counts = countCohorts(SMALL, planOf({ asOf: MIDDLE }))!;

  test('calendar months: what is over, what still runs, what is not known', () => {
    expect([...counts.size]).toEqual([3, 2]);
    expect(rowsOf(counts, counts.exposed)).toEqual([
      [3, 3, 0],
      [2, 0, 0],
    ]);
    expect(rowsOf(counts, counts.exposed, counts.running)).toEqual([
      [0, 0, 3],
      [0, 2, 0],
    ]);
    expect(rowsOf(counts, counts.active)).toEqual([
      [3, 1, 0],
      [2, 0, 0],
    ]);
    // Customer 1 was not there in February but is seen later.
    expect(rowsOf(counts, counts.later)[0]).toEqual([3, 2, 0]);
    expect(rowsOf(counts, counts.active, counts.running)).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect(rowsOf(counts, counts.orders)[0]).toEqual([4, 1, 0]);
    expect(rowsOf(counts, counts.revenue!)[0]).toEqual([53, 20, 0]);
    expect(wasActive(counts, 1, 2)).toBe(true);
    expect(wasActive(counts, 1, 1)).toBe(false);
  });

  test('the table: shares, sums, means over customers, and the states of cells', () => {
    const active = tabulateCohorts(counts, 'active', false);
    expect([...active.status]).toEqual([KNOWN, KNOWN, RUNNING, KNOWN, RUNNING, UNKNOWN]);
    expect([...active.values.slice(0, 5)]).toEqual([1, 1 / 3, 1 / 3, 1, 1 / 2]);
    expect(active.values[5]).toBeNaN();
    // The month that still runs is in no mean.
    expect([...active.mean]).toEqual([1, 1 / 3, NaN]);
    expect(tabulateCohorts(counts, 'later', false).mean[1]).toBe(2 / 3);
    const cumulative = tabulateCohorts(counts, 'cumulative', false);
    expect(cumulative.values[1]).toBeCloseTo(73 / 3, 12);
    expect(cumulative.mean[1]).toBeCloseTo(60 / 5 + 20 / 3, 12);
    const revenue = tabulateCohorts(counts, 'revenue', false);
    expect([revenue.values[0], revenue.mean[0]]).toEqual([53, 30]);
    expect(tabulateCohorts(counts, 'orders', true).values[0]).toBe(4 / 3);
  });

  test('windows of 30 days from each one’s own first purchase', () => {
    const elapsed = countCohorts(SMALL, planOf({ asOf: MIDDLE, window: 30 }))!;
    // Whole windows by 15 March: customer 0 (5 January) 2, 1 (31 January) 1, 2 (15 January) 2, 3 (1 February) 1, 4 none.
    expect([...elapsed.complete]).toEqual([2, 1, 2, 1, 0]);
    const table = tabulateCohorts(elapsed, 'active', false);
    expect(elapsed.periods).toBe(3);
    expect([...table.status.slice(0, 3)]).toEqual([KNOWN, PARTLY, RUNNING]);
    // Customer 0 came back on day 36 (window 1), customer 2 never; customer 1’s second window is not over.
    expect(table.values[1]).toBe(1 / 2);
    expect(table.of[1]).toBe(2);
    expect([...table.status.slice(3, 6)]).toEqual([PARTLY, RUNNING, UNKNOWN]);
  });

  test('cohorts by group keep each one’s own time', () => {
    const group = { of: Uint16Array.of(0, 1, 0, 1, 9), count: 2 };
    const counts = countCohorts(SMALL, planOf({ asOf: MIDDLE, group }))!;
    expect([...counts.size]).toEqual([2, 2]);
    expect(rowsOf(counts, counts.exposed)).toEqual([
      [2, 2, 0],
      [2, 1, 0],
    ]);
    expect(tabulateCohorts(counts, 'active', false).status[4]).toBe(PARTLY);
  });

  test('an order of several lines counts once a customer', () => {
    const order = { codes: Uint8Array.of(1, 1, 2, 1, 1, 0, 0, 3, 3), size: 4 };
    const counts = countCohorts({ ...SMALL, order }, planOf({ asOf: MIDDLE }))!;
    // Customer 0: order 1 twice, order 2; customer 1: the same number 1, an order of its own, twice.
    expect(rowsOf(counts, counts.orders)[0]).toEqual([1 + 1 + 1, 1, 0]);
    expect(rowsOf(counts, counts.orders, counts.running)).toEqual([
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  test('spells: still subscribed on some day of a period', () => {
    const spans = {
      customers: 3,
      customer: Uint32Array.of(0, 1, 2, 2),
      start: Int32Array.of(day('2024-01-10'), day('2024-01-01'), day('2024-01-20'), day('2024-03-05')),
      end: Int32Array.of(MISSING_DAY, day('2024-02-01'), day('2024-01-20'), MISSING_DAY),
    };
    const counts = countSpanCohorts(spans, planOf({ asOf: day('2024-03-31') }))!;
    // The subscription that ended on 1 February had its last day in January; one of no length has a day.
    expect(rowsOf(counts, counts.active)[0]).toEqual([3, 1, 2]);
    expect(rowsOf(counts, counts.later)[0]).toEqual([3, 2, 2]);
    expect(counts.revenue).toBeNull();
  });
});

describe.skipIf(!hasCdnow)('against SQL', () => {
  const { cohorts } = JSON.parse(readFileSync(new URL('fixtures/cohorts-cdnow.json', import.meta.url), 'utf8')) as {
    cohorts: { month: number; active: number[]; orders: number[]; cents: number[]; later: number[] }[];
  };

  test('every cell of CDNOW by months', () => {
    const counts = countCohorts(readCdnow(), planOf({ asOf: day('1998-06-30') }))!;
    expect(counts.range.first).toBe(cohorts[0]!.month);
    cohorts.forEach(({ active, orders, cents, later }, row) => {
      const of = (values: ArrayLike<number>): number[] => rowsOf(counts, values)[row]!.slice(0, active.length);
      expect(of(counts.active)).toEqual(active);
      expect(of(counts.later)).toEqual(later);
      expect(of(counts.orders)).toEqual(orders);
      expect(of(counts.revenue!)).toEqual(cents.map((sum) => sum / 100));
    });
    expect([...counts.exposed.slice(counts.running)].every((count) => count === 0)).toBe(true);
  });
});

describe('from simulated truth', () => {
  test('the tail of a beta-geometric base is found again', () => {
    const truth = { alpha: 0.8, beta: 2.4 };
    const random = createRandom(11);
    const customers = 6000;
    const left = shiftedBetaGeometric.simulate(truth, customers, random);
    const start = Int32Array.from({ length: customers }, (_, i) => dayFromCalendar(2022, 1 + (i % 12), 1));
    const end = Int32Array.from(start, (_, i) => {
      const months = (i % 12) + left[i]!;
      return months > 35 ? MISSING_DAY : dayFromCalendar(2022 + Math.floor(months / 12), 1 + (months % 12), 1);
    });
    const counts = countSpanCohorts(
      { customers, customer: Uint32Array.from(start.keys()), start, end },
      planOf({ asOf: day('2024-12-31') }),
    )!;
    const tail = projectTail(counts, 0, 48);
    if (!tail.ok) throw new Error(tail.error.code);
    const { fit, survival } = tail.value;
    for (const name of ['alpha', 'beta'] as const) {
      const [low, high] = fit.intervals[name]!;
      expect(truth[name]).toBeGreaterThan(low);
      expect(truth[name]).toBeLessThan(high);
    }
    expect(survival[0]).toBe(1);
    expect(Math.abs(survival[48]! - shiftedBetaGeometric.survival(truth, 48))).toBeLessThan(0.02);
    expect(tail.value.fitted).toBe(35);
  });

  test('whoever is silent at the end is not yet lost where the end is left to settle', () => {
    const counts = countCohorts(SMALL, planOf({ asOf: day('2024-03-31') }))!;
    expect([...retentionOf(counts, 0).lost]).toEqual([0, 2, 1]);
    expect([...retentionOf(counts, 0).kept]).toEqual([0, 1, 1]);
    expect(retentionOf(counts, 1)).toEqual({
      lost: Float64Array.of(0, 1),
      kept: Float64Array.of(2, 2),
      customers: 5,
    });
  });
});

describe('at the edges', () => {
  const arbitrary = fc.record({
    rows: fc.array(
      fc.tuple(fc.nat(12), fc.integer({ min: 19_000, max: 19_400 }), fc.integer({ min: -500, max: 5000 })),
      { minLength: 1, maxLength: 60 },
    ),
    unit: fc.constantFrom('week', 'month', 'quarter', 'year'),
    window: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    asOf: fc.integer({ min: 19_000, max: 19_500 }),
    mostCohorts: fc.integer({ min: 1, max: 60 }),
    mostPeriods: fc.integer({ min: 1, max: 70 }),
  } as const);

  test('every count is what counting customer by customer gives', () => {
    fc.assert(
      fc.property(arbitrary, ({ rows, ...plan }) => {
        const lines = linesOf(rows.map(([customer, at, cents]) => [customer, at, cents / 100]));
        const counts = countCohorts(lines, planOf(plan));
        const used = rows.filter(([, at]) => at <= plan.asOf);
        if (counts === null) {
          expect(used).toEqual([]);
          return;
        }
        const { asOf, unit, window } = plan;
        const firsts = new Map<number, number>();
        for (const [customer, at] of used) firsts.set(customer, Math.min(firsts.get(customer) ?? at, at));
        const [active, later, exposed, orders] = ['active', 'later', 'exposed', 'orders'].map(
          () => new Float64Array(2 * counts.running),
        ) as [Float64Array, Float64Array, Float64Array, Float64Array];
        let skipped = 0;
        for (const [customer, first] of firsts) {
          const cohort = periodOf(first, unit) - counts.range.first - counts.skipped;
          if (cohort < 0) {
            skipped += 1;
            continue;
          }
          const at = (d: number): number =>
            window === null ? periodOf(d, unit) - periodOf(first, unit) : Math.floor((d - first) / window);
          const seen = used.filter(([other]) => other === customer).map(([, d]) => at(d));
          for (let p = 0; p < counts.periods && p <= at(asOf); p += 1) {
            const over = at(asOf + 1) > p;
            const cell = (over ? 0 : counts.running) + cohort * counts.periods + p;
            exposed[cell]! += 1;
            if (seen.includes(p)) active[cell]! += 1;
            if (seen.some((other) => other >= p)) later[cell]! += 1;
            orders[cell]! += seen.filter((other) => other === p).length;
          }
        }
        expect(counts.skippedCustomers).toBe(skipped);
        expect(Float64Array.from(counts.exposed)).toEqual(exposed);
        expect(Float64Array.from(counts.active)).toEqual(active);
        expect(Float64Array.from(counts.later)).toEqual(later);
        expect(counts.orders).toEqual(orders);
      }),
      { numRuns: 300 },
    );
  });

  test('nobody: no lines, none in time, none kept', () => {
    expect(countCohorts(linesOf([]), planOf({ asOf: 0 }))).toBeNull();
    expect(countCohorts(SMALL, planOf({ asOf: day('2023-12-31') }))).toBeNull();
    expect(countCohorts(SMALL, planOf({ asOf: MIDDLE, keep: new Uint8Array(5) }))).toBeNull();
  });

  test('one customer who came once', () => {
    const counts = countCohorts(linesOf([[0, '2024-01-05', 9]]), planOf({ asOf: day('2024-01-05') }))!;
    const table = tabulateCohorts(counts, 'active', false);
    expect([table.values[0], table.status[0], table.mean[0]]).toEqual([1, RUNNING, NaN]);
    expect(projectTail(counts, 0, 3).ok).toBe(false);
  });

  test('the order of lines changes nothing, not even the last digit of a sum', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SMALL.day.keys()], { minLength: 9 }), (order) => {
        const shuffled = {
          ...SMALL,
          customer: SMALL.customer.map((_, i) => SMALL.customer[order[i]!]!),
          day: SMALL.day.map((_, i) => SMALL.day[order[i]!]!),
          amount: SMALL.amount!.map((_, i) => SMALL.amount![order[i]!]! / 3),
          amountDecimals: -1,
        };
        const plain = { ...SMALL, amount: SMALL.amount!.map((value) => value / 3), amountDecimals: -1 };
        expect(countCohorts(shuffled, planOf({ asOf: MIDDLE }))!.revenue).toEqual(
          countCohorts(plain, planOf({ asOf: MIDDLE }))!.revenue,
        );
      }),
    );
  });

  test('money that is not there is not made up', () => {
    const counts = countCohorts({ ...SMALL, amount: null }, planOf({ asOf: MIDDLE }))!;
    expect(counts.revenue).toBeNull();
    expect(() => tabulateCohorts(counts, 'cumulative', false)).toThrow(RangeError);
  });
});
