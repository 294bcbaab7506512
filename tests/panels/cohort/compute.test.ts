/** The cohort panel's numbers: by hand, by column, at the edges, and what a pick of cells means. */

import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES, type Events, type Subscriptions, type Tables } from '../../../src/data/tables.ts';
import { dayFromIso, MISSING_DAY } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { cohortSpec } from '../../../src/panels/cohort/index.ts';
import { picksOf } from '../../../src/panels/cohort/picture.ts';
import type { CohortView } from '../../../src/panels/cohort/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { cdnowRows, encode, ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { CDNOW_AS_OF, hasCdnow } from '../../models/cdnow.ts';

const day = (iso: string): number => dayFromIso(iso)!;

async function tryCohort(tables: Partial<Tables>, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(cohortSpec.options), ...patch };
  const input = cohortSpec.select({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) return input.error.code;
  const result = await cohortSpec.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) return result.error.code;
  const answer = cohortSpec.answer(result.value, options);
  return {
    view: answer.view as CohortView,
    answer,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    codes: answer.reading.map(({ code }) => code),
    tables: cohortSpec.tabulate(result.value, options),
    marks: cohortSpec.marks(result.value),
    explain: cohortSpec.explain(result.value, options, null),
    describe: (set: string, marks: readonly number[]) => cohortSpec.describe(set, marks, options, answer.view),
  };
}

async function cohortOf(tables: Partial<Tables>, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const found = await tryCohort(tables, patch, keep);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const SMALL: OrderRow[] = [
  ['a', day('2024-01-05'), 10],
  ['a', day('2024-01-20'), 5],
  ['a', day('2024-02-10'), 20],
  ['b', day('2024-01-31'), 8],
  ['b', day('2024-03-01'), 2],
  ['c', day('2024-01-15'), 30],
  ['d', day('2024-02-01'), 1],
  ['d', day('2024-03-15'), 4],
  ['e', day('2024-02-29'), 6],
];
const orders = ordersFrom(SMALL);

describe('by hand', () => {
  it('months of five customers, read on 15 March', async () => {
    const { view, stats, marks, tables } = await cohortOf({ orders }, { unit: 'month' });
    expect(view.asOf).toBe(day('2024-03-15'));
    expect([view.periods, view.cohorts.length, view.customers]).toEqual([3, 2, 5]);
    expect([...view.status]).toEqual([3, 3, 1, 3, 1, 0]);
    expect(stats['mean-next']).toBeCloseTo(1 / 3, 12);
    expect([stats['mean-at'], stats['of-at'], stats['last-period']]).toEqual([stats['mean-next'], 3, 1]);
    // Customer b came in the month that still runs; c did not come in February.
    expect([...marks['cohort']!.of]).toEqual([0, 0, 0, 1, 1]);
    expect([...marks['last']!.of]).toEqual([1, 2, 0, 4, 3]);
    expect([...marks['active']!.of]).toEqual([0, 1, 1, 5, 0xffff]);
    const cells = tables.find(({ name }) => name === 'cells')!;
    expect(cells.rows).toBe(5);
  });

  it('a cell picks those seen in just that period, or then or later', async () => {
    const active = await cohortOf({ orders }, { unit: 'month' });
    expect(picksOf([1], active.view)).toEqual({ set: 'active', marks: [0], change: null });
    expect(picksOf([2], active.view)).toEqual({ set: 'active', marks: [2], change: { at: 2 } });
    expect(active.describe('active', [0]).code).toBe('cohort.describe-was');
    const later = await cohortOf({ orders }, { unit: 'month', measure: 'later' });
    expect(picksOf([1], later.view)).toEqual({ set: 'last', marks: [1, 2], change: null });
    expect(later.view.seen[1]).toBe(2);
    const chosen = new Set(picksOf([1], later.view).marks);
    expect([...later.marks['last']!.of].filter((mark) => chosen.has(mark))).toHaveLength(2);
    expect(later.describe('last', [1, 2]).code).toBe('cohort.describe-later');
    expect(later.describe('last', [1]).code).toBe('cohort.describe-last');
  });

  it('cumulative money, revenue and number', async () => {
    const cumulative = await cohortOf({ orders }, { unit: 'month', measure: 'cumulative' });
    expect(cumulative.view.values[1]).toBeCloseTo(73 / 3, 12);
    const total = await cohortOf({ orders }, { unit: 'month', measure: 'revenue' });
    expect(total.view.values[1]).toBe(20);
    const each = await cohortOf({ orders }, { unit: 'month', measure: 'orders', per: 'customer' });
    expect(each.view.values[0]).toBeCloseTo(4 / 3, 12);
  });

  it('the period looked at changes nothing but what is looked at', async () => {
    const [one, two] = [
      await cohortOf({ orders }, { unit: 'month' }),
      await cohortOf({ orders }, { unit: 'month', at: 0 }),
    ];
    expect(two.view.values).toEqual(one.view.values);
    expect(two.stats['mean-at']).toBe(1);
    expect((await cohortOf({ orders }, { unit: 'month', at: 59 })).view.at).toBe(2);
  });
});

describe('cohorts by a column', () => {
  const rows = Array.from({ length: 1000 }, (_, i): OrderRow => [`c${i % 500}`, 19_000 + (i % 90), 5]);
  const wide: Orders = {
    ...ordersFrom(rows),
    attributes: [
      { id: 'c7', label: 'Way', column: { kind: 'text', ...encode(rows.map((_, i) => `v${i % 500}`)) } },
      {
        id: 'c8',
        label: 'Age',
        column: { kind: 'number', values: Float64Array.from(rows, (_, i) => (i % 500) / 10), decimals: 1 },
      },
      {
        id: 'c9',
        label: 'Plan',
        column: { kind: 'text', ...encode(rows.map((_, i) => (i % 10 === 0 ? '' : i % 3 === 0 ? 'A' : 'B'))) },
      },
    ],
  };

  it('of 500 values: the largest and the others, and it says so', async () => {
    const { view, codes, marks } = await cohortOf({ orders: wide }, { by: 'column', columns: ['c7'] });
    expect(view.cohorts).toHaveLength(21);
    expect(view.cohorts[20]).toEqual({ day: null, text: null, kind: 'others', count: 480 });
    expect(view.sizes[20]).toBe(480);
    expect(codes).toContain('cohort.caution-others');
    expect(view.customers).toBe(500);
    expect(marks['cohort']!.count).toBe(21);
  });

  it('of many numbers: five equal parts', async () => {
    const { view } = await cohortOf({ orders: wide }, { by: 'column', columns: ['c8'] });
    expect(view.cohorts.map(({ text }) => text)).toEqual([
      '0 – 9.9',
      '10 – 19.9',
      '20 – 29.9',
      '30 – 39.9',
      '40 – 49.9',
    ]);
    expect([...view.sizes]).toEqual([100, 100, 100, 100, 100]);
  });

  it('without a value stand apart', async () => {
    const { view } = await cohortOf({ orders: wide }, { by: 'column', columns: ['c9'] });
    expect(view.cohorts.map(({ kind, text }) => text ?? kind)).toEqual(['B', 'A', 'missing']);
    expect(view.sizes.reduce((sum, size) => sum + size, 0)).toBe(500);
  });

  it('that is not there is asked for', async () => {
    expect(await tryCohort({ orders: wide }, { by: 'column' })).toBe('cohort.no-column');
    expect(await tryCohort({ orders: wide }, { by: 'column', columns: ['c99'] })).toBe('cohort.column-gone');
    expect(await tryCohort({ orders: wide }, { by: 'channel' })).toBe('cohort.no-key');
  });
});

describe('other tables', () => {
  const names = encode(['p', 'q', 'r']);
  const universe = { customers: 3, customerCodes: Uint32Array.of(1, 2, 3), customerNames: names.dictionary };
  const subscriptions: Subscriptions = {
    kind: 'subscriptions',
    ...universe,
    rows: 3,
    customer: Uint32Array.of(0, 1, 2),
    start: Int32Array.of(day('2023-01-10'), day('2023-01-05'), day('2023-02-01')),
    end: Int32Array.of(MISSING_DAY, day('2023-03-01'), MISSING_DAY),
    lastDay: day('2023-09-30'),
    fee: null,
    reason: null,
    currency: null,
    attributes: [],
    sourceRow: null,
  };

  it('subscriptions: still subscribed, and nothing else', async () => {
    const { view } = await cohortOf({ subscriptions }, { unit: 'month', measure: 'later' });
    expect([...view.values.slice(0, 4)]).toEqual([1, 1, 0.5, 0.5]);
    expect(await tryCohort({ subscriptions }, { measure: 'cumulative' })).toBe('cohort.subscription-measure');
  });

  it('events, with and without money', async () => {
    const events: Events = {
      kind: 'events',
      ...universe,
      rows: 4,
      customer: Uint32Array.of(0, 0, 1, 2),
      day: Int32Array.of(19_000, 19_040, 19_001, 19_300),
      seconds: null,
      event: encode(['x', 'y', 'x', 'x']),
      amount: Float64Array.of(NaN, 7, NaN, NaN),
      currency: null,
      attributes: [],
      sourceRow: null,
    };
    const { view } = await cohortOf({ events }, { unit: 'quarter', measure: 'cumulative' });
    expect(view.mean.at(-2)).toBeCloseTo(3.5, 12);
    expect(await tryCohort({ events: { ...events, amount: null } }, { measure: 'revenue' })).toBe('cohort.no-money');
  });
});

describe('at the edges', () => {
  it('one customer, one line: says that there is nothing to tell yet', async () => {
    const { answer, codes } = await cohortOf({ orders: ordersFrom([['only', 19_000, 10]]) });
    expect(answer.finding.code).toBe('cohort.finding-young');
    expect(codes).toContain('cohort.caution-one');
    const month = await cohortOf({ orders: ordersFrom([['only', 19_000, 10]]) }, { unit: 'month' });
    expect(month.answer.finding.code).toBe('cohort.finding-running');
  });

  it('nobody came back', async () => {
    const rows = Array.from({ length: 200 }, (_, i): OrderRow => [`c${i}`, 19_000 + i, 5]);
    const { codes, stats } = await cohortOf({ orders: ordersFrom(rows) });
    expect(stats['mean-next']).toBe(0);
    expect(codes).toContain('cohort.caution-nobody');
  });

  it('no money: retention is told, revenue is not', async () => {
    const free = ordersFrom(SMALL.map(([customer, at]) => [customer, at, 0]));
    expect(await tryCohort({ orders: free }, { measure: 'cumulative' })).toBe('cohort.no-money');
    expect((await cohortOf({ orders: free }, { unit: 'month' })).stats['mean-next']).toBeCloseTo(1 / 3, 12);
  });

  it('too many cohorts: the latest are kept and the rest is told', async () => {
    const { view, codes, answer } = await cohortOf({ orders: ordersFrom(randomOrders(500, 90, 4)) }, { unit: 'day' });
    expect(view.cohorts).toHaveLength(60);
    expect(view.skippedCustomers).toBeGreaterThan(0);
    expect(codes).toContain('cohort.caution-skipped');
    expect(answer.account.leftOut.map(({ code }) => code)).toContain('cohort.left-skipped');
  });

  it('a filter leaves out whom it leaves out', async () => {
    const { view, marks } = await cohortOf({ orders }, { unit: 'month' }, Uint8Array.of(1, 0, 1, 1, 1));
    expect(view.customers).toBe(4);
    expect(marks['last']!.of[1]).toBe(0xffff);
  });
});

describe.skipIf(!hasCdnow)('CDNOW', () => {
  it('has the shares of the triangle counted by SQL, and a tail that goes on', async () => {
    expect(CDNOW_AS_OF).toBe(day('1998-06-30'));
    const cdnow = ordersFrom(cdnowRows());
    const { stats, view } = await cohortOf({ orders: cdnow }, { asOf: '1998-06-30' });
    expect(stats['mean-next']).toBeCloseTo((124 + 134 + 87) / 2357, 12);
    expect(view.sizes.slice(0, 3)).toEqual(Uint32Array.of(781, 857, 719));
    const later = await cohortOf({ orders: cdnow }, { asOf: '1998-06-30', measure: 'later' });
    expect(later.stats['mean-next']).toBeCloseTo((355 + 378 + 333) / 2357, 12);
    expect(later.view.projection!.begins).toBe(17);
    expect(later.view.projection!.fitted).toBe(15);
    expect(later.view.projection!.survival).toHaveLength(30);
    expect(later.stats['projected']!).toBeLessThan(later.view.projection!.survival[17]!);
    expect(later.codes).toContain('cohort.reading-projection');
  });
});

it('an as-of date after the data is their last day, and that is said', async () => {
  const orders = ordersFrom(SMALL);
  const [usual, late] = [await cohortOf({ orders }), await cohortOf({ orders }, { asOf: '2099-01-01' })];
  expect(late.view.asOf).toBe(usual.view.asOf);
  expect(late.codes).toContain('cohort.note-beyond');
  expect(usual.codes).not.toContain('cohort.note-beyond');
});
