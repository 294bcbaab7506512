import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { clvPartsSpec as clvPartsPanel } from '../../../src/panels/clv-parts/index.ts';
import { customerValue } from '../../../src/models/clv-formula.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { encode, ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

const DAY = (iso: string): number => dayFromIso(iso)!;

/** Three customers over two years; products tea, cake and cup. As-of 2023-12-31, the year begins on 2023-01-01. */
const LOG: readonly OrderRow[] = [
  ['a', DAY('2022-01-01'), 400, '', 'tea'],
  ['a', DAY('2023-06-30'), 100, '', 'tea'],
  ['a', DAY('2023-12-31'), 100, '', 'cake'],
  ['b', DAY('2023-02-01'), 60, '', 'tea'],
  ['b', DAY('2023-02-11'), -20, '', 'tea'],
  ['c', DAY('2022-03-01'), 50, '', 'cup'],
  ['c', DAY('2022-04-01'), -90, '', 'cup'],
];
const ORDERS = ordersFrom(LOG, { products: true });

async function resultOf(patch: JsonObject = {}, orders: Orders | null = ORDERS, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(clvPartsPanel.options), ...patch };
  const input = clvPartsPanel.select({ ...NO_TABLES, orders }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await clvPartsPanel.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = clvPartsPanel.answer(result.value, options);
  return {
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: clvPartsPanel.tabulate(result.value, options),
    marks: clvPartsPanel.marks(result.value),
    answer,
    explain: clvPartsPanel.explain(result.value, options, null),
  };
}

/** Rows of the customers table by name: historical, current, cross-buying, referral, potential, total. */
function byCustomer(tables: Awaited<ReturnType<typeof resultOf>>['tables']): Record<string, number[]> {
  const table = tables.find(({ name }) => name === 'customers')!;
  return Object.fromEntries(
    Array.from({ length: table.rows }, (_, row) => [
      table.cell(row, 0) as string,
      [2, 3, 4, 5, 6, 7].map((column) => table.cell(row, column) as number),
    ]),
  );
}

/** K of r = 0.8, d = 0.08, five years, first margin after one if retained. */
const K = [1, 2, 3, 4, 5].reduce((sum, t) => sum + (0.8 / 1.08) ** t, 0);

describe('typed in', () => {
  it('is the worked check of the course: 4320 + 3058 + 1487 = 8865', async () => {
    for (const [patch, orders] of [
      [{}, null],
      [{ source: 'typed' }, ORDERS],
    ] as const) {
      const { stats, marks } = await resultOf(patch, orders);
      expect(stats['total-value']).toBe(8865);
      expect(stats['historical-share']).toBeCloseTo(4320 / 8865, 15);
      expect([stats['historical-value'], stats['current-value'], stats['potential-value']]).toEqual([4320, 3058, 1487]);
      for (const { of } of Object.values(marks)) {
        expect(of).toHaveLength(orders === null ? 0 : 3);
        expect([...of].every((mark) => mark === NO_MARK_16)).toBe(true);
      }
    }
  });

  it('says that typed numbers stand in where there are no orders', async () => {
    const { answer } = await resultOf({}, null);
    expect(answer.reading.map(({ code }) => code)).toContain('clv-parts.caution-stands-in');
    const typed = await resultOf({ source: 'typed' });
    expect(typed.answer.reading.map(({ code }) => code)).not.toContain('clv-parts.caution-stands-in');
  });
});

describe('from an order log', () => {
  it('earns amount × rate, returns below zero and all', async () => {
    const found = byCustomer((await resultOf()).tables);
    expect([found['a']![0], found['b']![0], found['c']![0]]).toEqual([300, 20, -20]);
    const { stats } = await resultOf();
    expect(stats['negative-customers']).toBe(1);
    expect(stats['historical-value']).toBe(300);
  });

  it('expects the margin of the last year × K × the chance to be there still', async () => {
    const found = byCustomer((await resultOf()).tables);
    expect(
      customerValue({ timing: 'after-period', margin: 1, retention: 0.8, discount: 0.08, growth: 0, horizon: 5 }),
    ).toEqual({
      ok: true,
      value: expect.closeTo(K, 12) as number,
    });
    // a bought on the as-of day; b is silent since 2023-02-11, 323 days.
    expect(found['a']![1]).toBeCloseTo(100 * K, 10);
    expect(found['b']![1]).toBeCloseTo(20 * K * 0.8 ** (323 / 365), 10);
    expect(found['c']![1]).toBe(0);
    const still = byCustomer((await resultOf({ fade: false })).tables);
    expect(still['b']![1]).toBeCloseTo(20 * K, 10);
    const mean = byCustomer((await resultOf({ yearly: 'mean', fade: false })).tables);
    expect(mean['a']![1]).toBeCloseTo((300 / 2) * K, 10);
    expect(mean['b']![1]).toBeCloseTo(20 * K, 10);
  });

  it('offers what was not yet bought, at what its buyers brought each, the most valuable first', async () => {
    // Last year: tea (100 + 40) × 0.5 / 2 buyers = 35; cake 100 × 0.5 / 1 = 50; cup nobody.
    const one = byCustomer((await resultOf({ mostItems: 1, fade: false })).tables);
    expect(one['a']![2]).toBe(0);
    expect(one['b']![2]).toBeCloseTo(0.1 * K * 50, 10);
    expect(one['c']![2]).toBeCloseTo(0.1 * K * 50, 10);
    const two = byCustomer((await resultOf({ mostItems: 3, fade: false })).tables);
    expect(two['c']![2]).toBeCloseTo(0.1 * K * 85, 10);
    const given = byCustomer((await resultOf({ itemMargin: 7, mostItems: 50, fade: false })).tables);
    expect(given['b']![2]).toBeCloseTo(0.1 * K * 14, 10);
    expect(given['a']![2]).toBeCloseTo(0.1 * K * 7, 10);
  });

  it('takes an uplift of current value where there is nothing to count, and says so', async () => {
    const bare = ordersFrom(LOG);
    const { tables, answer } = await resultOf({ fade: false }, bare);
    expect(byCustomer(tables)['a']![2]).toBeCloseTo(0.2 * 100 * K, 10);
    expect(answer.reading.map(({ code }) => code)).toContain('parts.assume-uplift-stands-in');
    expect(byCustomer((await resultOf({ crossBuy: 'none' })).tables)['a']![2]).toBe(0);
  });

  it('refers n × q × N, N being the yearly margin of the active × K with the first margin at once', async () => {
    const atOnce = 1 + K;
    const { tables, stats } = await resultOf({ fade: false, referrals: 2, conversion: 25 });
    // Active are a and b: (100 + 20) / 2.
    expect(stats['yearly-margin']).toBe(60);
    expect(stats['new-customer-value']).toBeCloseTo(60 * atOnce, 10);
    for (const customer of ['a', 'b', 'c']) expect(byCustomer(tables)[customer]![3]).toBeCloseTo(0.5 * 60 * atOnce, 10);
    const often = byCustomer((await resultOf({ fade: false, newCustomer: 300, referralBy: 'frequency' })).tables);
    // Days with a purchase: 3, 2, 2; the mean is 7/3.
    expect(often['a']![3]).toBeCloseTo(0.1 * 300 * (9 / 7), 10);
    expect(often['c']![3]).toBeCloseTo(0.1 * 300 * (6 / 7), 10);
  });

  it('uses the cost where it is known and the rate where it is not', async () => {
    const cost = Float64Array.from([100, 30, NaN, 20, -5, 10, NaN]);
    const orders: Orders = { ...ORDERS, cost };
    const found = byCustomer((await resultOf({}, orders)).tables);
    expect(found['a']![0]).toBeCloseTo(300 + 70 + 50, 10);
    expect(found['b']![0]).toBeCloseTo(40 - 15, 10);
    expect(found['c']![0]).toBeCloseTo(40 - 45, 10);
    expect(byCustomer((await resultOf({ marginFrom: 'rate' }, orders)).tables)['a']![0]).toBe(300);
  });

  it('adds up: parts to totals, customers to bars and groups, whatever the grouping', async () => {
    const orders = ordersFrom(randomOrders(4000, 300, 3), { products: true });
    for (const groups of ['class', 'decile', 'rfm', 'channel', 'column'])
      for (const bars of ['equal', 'top']) {
        const { stats, tables, marks } = await resultOf({ groups, bars }, orders);
        const total = stats['total-value']!;
        expect(stats['historical-value']! + stats['current-value']! + stats['potential-value']!).toBeCloseTo(total, 6);
        for (const name of ['groups', 'bars']) {
          const table = tables.find((one) => one.name === name)!;
          const [customers, sum] = ['customers', 'total'].map((key) =>
            table.columns.findIndex((column) => column.key === key),
          );
          let [people, money] = [0, 0];
          for (let row = 0; row < table.rows; row += 1) {
            people += table.cell(row, customers!) as number;
            money += table.cell(row, sum!) as number;
          }
          expect(people).toBe(stats['customers']);
          expect(money).toBeCloseTo(total, 6);
        }
        const found = tables.find(({ name }) => name === 'customers')!;
        const ranked = Array.from({ length: found.rows }, (_, row) => found.cell(row, 7) as number);
        expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
        expect(marks['bar']!.count).toBe(60);
        expect(marks['bar']!.of[found.customer!(0)]).toBe(0);
        if (bars === 'top') expect([...marks['bar']!.of].filter((mark) => mark < 50)).toHaveLength(50);
      }
  });

  it('leaves out whom the filter leaves out and what came after the day', async () => {
    const { stats, marks } = await resultOf({}, ORDERS, Uint8Array.of(0, 1, 1));
    expect(stats['customers']).toBe(2);
    expect(marks['group']!.of[0]).toBe(NO_MARK_16);
    const early = await resultOf({ asOf: '2022-12-31' });
    expect(early.stats['customers']).toBe(2);
    expect(early.stats['historical-value']).toBe(200 - 20);
  });

  it('does not depend on the order of lines', async () => {
    const rows = randomOrders(1500, 100, 9);
    const turned = [...rows].reverse();
    const one = byCustomer((await resultOf({ crossBuy: 'uplift' }, ordersFrom(rows))).tables);
    const other = byCustomer((await resultOf({ crossBuy: 'uplift' }, ordersFrom(turned))).tables);
    for (const customer of Object.keys(one)) expect(other[customer]).toEqual(one[customer]);
  });

  it('makes groups of the first order: the channel it came by', async () => {
    const channel = encode(['shop', 'web', 'web', 'web', '', '', 'shop']);
    const { tables } = await resultOf({ groups: 'channel' }, { ...ORDERS, channel });
    const table = tables.find(({ name }) => name === 'groups')!;
    const names = Array.from(
      { length: table.rows },
      (_, row) => table.cell(row, 0) as { code: string; parameters?: unknown },
    );
    expect(names.map(({ code }) => code)).toEqual([
      'clv-parts.group-text',
      'clv-parts.group-text',
      'clv-parts.group-missing',
    ]);
    expect([0, 1, 2].map((row) => table.cell(row, 1))).toEqual([1, 1, 1]);
  });
});

describe('by a purchase model', () => {
  it('is margin × spend × discounted purchases, and nobody is worth less for a lower discount', async () => {
    const orders = ordersFrom(randomOrders(3000, 500, 11), { products: true });
    const dear = await resultOf({ future: 'probabilistic', discount: 5 }, orders);
    const cheap = await resultOf({ future: 'probabilistic', discount: 20 }, orders);
    expect(dear.stats['current-value']).toBeGreaterThan(cheap.stats['current-value']!);
    expect(dear.stats['current-value']).toBeGreaterThan(0);
    expect(dear.stats['historical-value']).toBe(cheap.stats['historical-value']);
    const half = await resultOf({ future: 'probabilistic', discount: 5, marginRate: 25 }, orders);
    expect(half.stats['current-value']).toBeCloseTo(dear.stats['current-value']! / 2, 6);
    expect(dear.explain.steps.length).toBeGreaterThan(3);
  });
});
