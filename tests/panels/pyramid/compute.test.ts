import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { pyramidSpec as pyramidPanel } from '../../../src/panels/pyramid/index.ts';
import type { PyramidView } from '../../../src/panels/pyramid/view.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, pyramidPanel.words]);

async function resultOf(orders: Orders, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(pyramidPanel.options), ...patch };
  const input = pyramidPanel.select({ ...NO_TABLES, orders }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await pyramidPanel.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  const answer = pyramidPanel.answer(result.value, options);
  return {
    answer,
    view: answer.view as PyramidView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    tables: pyramidPanel.tabulate(result.value, options),
    marks: pyramidPanel.marks(result.value),
    explain: (customer: number | null) => pyramidPanel.explain(result.value, options, customer),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
  };
}

/** Ten customers, the first the best: 100, 50, 20, 10, 8, 6, 3, 1, 1, 1 = 200, one order each on day 0. */
const TEN: readonly OrderRow[] = [100, 50, 20, 10, 8, 6, 3, 1, 1, 1].map((amount, i) => [`C${i}`, 0, amount]);
const CUTS = { customersTop: 10, customersNext: 20, customersLast: 40 };

describe('by hand', () => {
  it('ten customers in four tiers', async () => {
    const { view, stats, answer } = await resultOf(ordersFrom(TEN), CUTS);
    expect(view.tiers.map(({ customers }) => customers)).toEqual([1, 1, 2, 6]);
    expect(view.tiers.map(({ valueShare }) => valueShare)).toEqual([0.5, 0.25, 0.15, 0.1]);
    expect([stats['top-customers'], stats['top-value-share']]).toEqual([2, 0.75]);
    expect(stats['top-to-lowest']).toBeCloseTo(100 / (20 / 6), 12);
    expect(ENGLISH.message(answer.finding)).toBe('Platinum and Gold: 2 customers (20.0%) bring 75.0% of revenue');
  });

  it('advise by tier, and keep apart from the matrix that has the same names', async () => {
    const { tables, reading } = await resultOf(ordersFrom(TEN), CUTS);
    const tiers = tables.find(({ name }) => name === 'tiers')!;
    const column = tiers.columns.findIndex(({ key }) => key === 'do');
    const advice = [0, 1, 2, 3].map((row) => ENGLISH.message(tiers.cell(row, column) as Message));
    expect(new Set(advice).size).toBe(4);
    expect(advice[3]).toContain('cheapest');
    expect(reading).toContain('not the same people');
    // Key, ordinary and small are names of the pyramid alone.
    expect((await resultOf(ordersFrom(TEN), { scheme: 'three' })).reading).not.toContain('not the same people');
  });

  it('the same by share of value: those who bring the first half, three quarters, nine tenths', async () => {
    const { view } = await resultOf(ordersFrom(TEN), { by: 'value', valueTop: 50, valueNext: 75, valueLast: 90 });
    expect(view.tiers.map(({ customers }) => customers)).toEqual([1, 1, 2, 6]);
  });

  it('three tiers use the last two limits', async () => {
    const { view } = await resultOf(ordersFrom(TEN), { ...CUTS, scheme: 'three' });
    expect(view.tiers.map(({ name, customers }) => `${name} ${customers}`)).toEqual(['key 2', 'ordinary 2', 'small 6']);
  });

  it('cost to serve turns small customers into losers', async () => {
    // Margin 50 %: 50, 25, 10, 5, 4, 3, 1.5, .5, .5, .5 = 100; less 4 an order each: 60 left.
    const { stats, view } = await resultOf(ordersFrom(TEN), { ...CUTS, measure: 'profit', costPerOrder: 4 });
    expect([stats['cost-to-serve'], stats['profit'], stats['losers']]).toEqual([40, 60, 5]);
    // 46 + 21 + 6 + 1 + 0 at the peak.
    expect(stats['whale-peak']).toBe(74);
    expect(stats['destroyed']).toBeCloseTo(14 / 74, 12);
    expect(view.tiers[3]!.profit).toBe(-14);
    expect(view.tiers[3]!.valueShare).toBeCloseTo(-14 / 60, 12);
  });

  it('costs of the file come before the margin', async () => {
    const orders: Orders = { ...ordersFrom(TEN), cost: Float64Array.of(90, 10, NaN, 1, 1, 1, 1, 1, 1, 1) };
    const { tables, reading } = await resultOf(orders, { ...CUTS, measure: 'profit' });
    const customers = tables.find(({ name }) => name === 'customers')!;
    // 50 − 10 = 40 is first; 20 without a cost counts by half: 10; so does 100 − 90.
    expect([customers.cell(0, 1), customers.cell(0, 9)]).toEqual(['C1', 40]);
    expect([customers.cell(1, 9), customers.cell(2, 9)]).toEqual([10, 10]);
    expect(reading).toContain('1 line has no cost');
  });

  it('a customer-year is counted from the first order', async () => {
    const orders = ordersFrom([
      ['a', 0, 100],
      ['b', 365, 100],
      ['a', 730, 1],
    ]);
    const { tables } = await resultOf(orders, { costPerYear: 365.25 });
    const customers = tables.find(({ name }) => name === 'customers')!;
    expect([customers.cell(0, 8), customers.cell(1, 8)]).toEqual([731, 366]);
  });

  it('who moved: two halves around a day', async () => {
    const orders = ordersFrom([
      ['up', 0, 1],
      ['down', 1, 9],
      ['gone', 2, 5],
      ['down', 10, 1],
      ['up', 11, 9],
      ['new', 19, 5],
    ]);
    const { stats, view, tables } = await resultOf(orders, {
      scheme: 'three',
      customersNext: 34,
      customersLast: 67,
      split: '1970-01-11',
    });
    // Of three customers each, one is key, one ordinary (34 % and 67 % of 3, rounded up: 2 and 3).
    expect([stats['moved-up'], stats['moved-down'], stats['came'], stats['gone']]).toEqual([1, 1, 1, 1]);
    expect([view.moves!.from, view.moves!.split, view.moves!.to]).toEqual([0, 10, 20]);
    const customers = tables.find(({ name }) => name === 'customers')!;
    const words = (row: number): string[] =>
      [4, 5].map((column) => ENGLISH.message(customers.cell(row, column) as Message));
    const rows = Object.fromEntries([0, 1, 2, 3].map((row) => [customers.cell(row, 1), words(row)]));
    expect(rows['new']).toEqual(['not yet a customer', 'Key']);
    expect(rows['gone']![1]).toBe('did not come back');
  });

  it('says which days are in neither period, and why', async () => {
    const orders = ordersFrom([
      ['a', 0, 1],
      ['b', 10, 1],
      ['a', 19, 1],
    ]);
    expect((await resultOf(orders, { split: '1970-01-15' })).reading).toMatch(
      /The 8 days from .* to .* are not compared: from .* on there are only 6,/,
    );
    expect((await resultOf(orders, { split: '1970-01-06' })).reading).toMatch(
      /The 10 days from .* to .* are not compared: before .* there are only 5,/,
    );
    expect((await resultOf(orders, { split: '1970-01-11' })).reading).not.toContain('not compared');
  });

  it('what if a fifth of the lowest tier rose', async () => {
    const { stats, reading } = await resultOf(ordersFrom(TEN), { ...CUTS, liftFrom: 'lowest', lift: 20 });
    expect(stats['lift-gain']).toBeCloseTo(0.2 * 6 * (15 - 20 / 6), 12);
    // 14 more revenue is 7 more profit at 50 %: that is what may be spent, not the 14.
    expect(stats['lift-profit']).toBeCloseTo(7, 12);
    expect(reading).toContain('14.00 more revenue and 7.00 more profit: spend no more than that profit');
    const served = await resultOf(ordersFrom(TEN), { ...CUTS, measure: 'profit', costPerOrder: 4, lift: 20 });
    expect(served.stats['lift-gain']).toBe(served.stats['lift-profit']);
    expect(served.reading).not.toContain('more revenue');
  });
});

describe('whatever the orders', () => {
  const rows = randomOrders(900, 120, 8);

  it('marks divide the customers as the counts say', async () => {
    const { view, marks } = await resultOf(ordersFrom(rows), { measure: 'profit', costPerOrder: 15 });
    for (const [set, counts] of [
      ['tier', view.tiers.map(({ customers }) => customers)],
      ['whale', view.whale.steps.map(({ customers }) => customers)],
      ['move', [...view.moves!.counts]],
    ] as const) {
      const found = Array<number>(marks[set]!.count).fill(0);
      for (const mark of marks[set]!.of) if (mark < found.length) found[mark]! += 1;
      expect(found).toEqual(counts);
    }
  });

  it('the order of lines decides nothing', async () => {
    const patch = { measure: 'profit', costPerOrder: 7, by: 'value' };
    const one = await resultOf(ordersFrom(rows), patch);
    const other = await resultOf(ordersFrom([...rows].reverse()), patch);
    expect(other.stats).toEqual(one.stats);
  });

  it('a filter leaves its customers alone', async () => {
    const orders = ordersFrom(rows);
    const keep = Uint8Array.from({ length: orders.customers }, (_, i) => i % 3 && 1);
    const { stats } = await resultOf(orders, {}, keep);
    expect(stats['customers']).toBe(keep.reduce((sum, kept) => sum + kept, 0));
    // The whole again: nothing of the filter is remembered.
    expect((await resultOf(orders)).stats['customers']).toBe(orders.customers);
  });

  it('a dragged limit moves only the tiers', async () => {
    const orders = ordersFrom(rows);
    const [one, two] = [await resultOf(orders), await resultOf(orders, { customersLast: 40 })];
    expect(two.stats['whale-peak']).toBe(one.stats['whale-peak']);
    expect(two.view.tiers[2]!.customers).toBeGreaterThan(one.view.tiers[2]!.customers);
  });

  it('one customer is worked by hand, any asked for', async () => {
    const { explain } = await resultOf(ordersFrom(rows));
    expect(explain(5).customer).toBe(5);
    expect(explain(null).steps.length).toBeGreaterThan(3);
  });
});
