/** The panel of patterns: the truth of the coffee shop, tables that agree with pictures, and the edges. */

import { beforeAll, describe, expect, it } from 'vitest';
import { cardOf, drawThreeQuarters } from '../../../datasets/three-quarters/generate.ts';
import { DAYS, drawPurchases, PATTERNS as TRUE_PATTERNS } from '../../../datasets/three-quarters/process.ts';
import { shownPattern } from '../../../datasets/three-quarters/truth.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { PATTERNS } from '../../../src/models/lifecycle-patterns.ts';
import { lifecyclePatternSpec } from '../../../src/panels/lifecycle-pattern/index.ts';
import type { LifecyclePatternView } from '../../../src/panels/lifecycle-pattern/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

async function tryPatterns(orders: Orders | null, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const options = { ...initialOptions<JsonObject>(lifecyclePatternSpec.options), ...patch };
  const input = lifecyclePatternSpec.select({ ...NO_TABLES, orders }, options, { keep });
  if (!input.ok) return input.error.code;
  const result = await lifecyclePatternSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) return result.error.code;
  const answer = lifecyclePatternSpec.answer(result.value, options);
  return {
    view: answer.view as LifecyclePatternView,
    answer,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    codes: answer.reading.map(({ code }) => code),
    tables: lifecyclePatternSpec.tabulate(result.value, options),
    marks: lifecyclePatternSpec.marks(result.value),
    explain: (customer: number | null) => lifecyclePatternSpec.explain(result.value, options, customer),
  };
}

async function patternsOf(orders: Orders, patch: JsonObject = {}, keep: Uint8Array | null = null) {
  const found = await tryPatterns(orders, patch, keep);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const START = dayFromIso('2023-01-01')!;

describe('the coffee shop', () => {
  let found: Awaited<ReturnType<typeof patternsOf>>;
  const members = drawThreeQuarters();

  beforeAll(async () => {
    const { purchases } = drawPurchases(345, 2500);
    const rows = Array.from(purchases.member, (member, i): OrderRow => [
      cardOf(member),
      START + Math.floor(purchases.time[i]!),
      20 + (i % 7),
    ]);
    found = await patternsOf(ordersFrom(rows));
  });

  it('is read by the day the file ends', () => {
    expect(found.view.asOf).toBe(START + DAYS - 1);
    expect(found.view.customers).toBe(2500);
  });

  it('has at least nine of ten members told as they are: the table of confusion', () => {
    const table = found.tables.find(({ name }) => name === 'customers')!;
    const column = (key: string): number => table.columns.findIndex((one) => one.key === key);
    const told = new Map<string, number>();
    for (let row = 0; row < table.rows; row += 1) {
      const name = (table.cell(row, column('pattern')) as Message).code.replace('lifecycle-pattern.', '');
      told.set(table.cell(row, column('customer')) as string, PATTERNS.indexOf(name as never));
    }
    const confusion = TRUE_PATTERNS.map(() => new Array<number>(PATTERNS.length).fill(0));
    members.pattern.forEach((truth, i) => {
      if (shownPattern(members, i) !== null) confusion[truth]![told.get(cardOf(i))!]! += 1;
    });
    const all = confusion.flat().reduce((sum, count) => sum + count, 0);
    const right = confusion.reduce((sum, row, truth) => sum + row[truth]!, 0);
    expect(all).toBe(1919);
    expect(right / all).toBeGreaterThanOrEqual(0.9);
    confusion.forEach((row, truth) =>
      expect(row[truth]! / row.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0.85),
    );
  });

  it('finds that long retention brings far more than its share', () => {
    const { stats } = found;
    expect(stats['long-retention-value-share']!).toBeGreaterThan(2 * stats['long-retention-share']!);
    expect(found.answer.finding.code).toBe('lifecycle-pattern.finding-before-value');
    const shares = PATTERNS.map((name) => stats[`${name}-share`]!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('shows three real customers of each pattern, near to its mean', () => {
    for (const { examples, mean } of found.view.patterns.slice(0, 4)) {
      expect(examples).toHaveLength(3);
      for (const { customer, time } of examples) {
        expect(customer).toMatch(/^C\d{5}$/);
        expect(time).toHaveLength(mean.length);
      }
    }
  });

  it('explains every pattern by the customer’s own intervals, ending in the pattern the table has', () => {
    for (const mark of [0, 1, 2, 3, 4]) {
      const who = found.marks['pattern']!.of.indexOf(mark);
      const { steps, customer } = found.explain(who);
      expect(customer).toBe(who);
      expect(steps.at(-1)!.note.parameters!['pattern']).toEqual({ code: `lifecycle-pattern.${PATTERNS[mark]!}` });
    }
  });

  it('moves customers with the thresholds, and keeps them all', async () => {
    const rows = randomOrders(4000, 300, 9);
    const base = await patternsOf(ordersFrom(rows));
    const strict = await patternsOf(ordersFrom(rows), { explored: 20 });
    expect(strict.stats['early-abortion-customers']!).toBeGreaterThanOrEqual(base.stats['early-abortion-customers']!);
    const never = await patternsOf(ordersFrom(rows), { lost: 20, silent: 20 });
    expect(never.stats['lost']!).toBeLessThanOrEqual(base.stats['lost']!);
    for (const { stats, view } of [base, strict, never])
      expect(PATTERNS.reduce((sum, name) => sum + stats[`${name}-customers`]!, 0)).toBe(view.customers);
  });
});

describe('at the edges', () => {
  it('one customer, one purchase: nothing is told', async () => {
    const { answer, stats, codes } = await patternsOf(ordersFrom([['only', 19_000, 5]]));
    expect(answer.finding.code).toBe('lifecycle-pattern.finding-none');
    expect(stats['undecided-customers']).toBe(1);
    expect(codes).toContain('lifecycle-pattern.caution-few');
  });

  it('nobody came twice: whoever is silent long enough is an early abortion, and the customer column is doubted', async () => {
    const rows = Array.from({ length: 300 }, (_, i): OrderRow => [`c${i}`, 19_000 + i * 3, 5]);
    const { stats, codes } = await patternsOf(ordersFrom(rows));
    expect(stats['usual-interval']).toBe(90);
    expect(stats['early-abortion-customers']).toBe(stats['lost']);
    expect(codes).toContain('lifecycle-pattern.caution-once');
  });

  it('no money: shares without worth', async () => {
    const rows = randomOrders(800, 60, 2).map(([customer, day]): OrderRow => [customer, day, 0]);
    const { view, stats, answer } = await patternsOf(ordersFrom(rows));
    expect(view.money).toBe(false);
    expect(stats['early-abortion-value-share']).toBeNaN();
    expect(answer.finding.code).not.toBe('lifecycle-pattern.finding-before-value');
  });

  it('nothing in time, nobody kept, no orders: says so', async () => {
    const orders = ordersFrom([['a', 19_000, 5]]);
    expect(await tryPatterns(orders, { asOf: '2020-01-01' })).toBe('lifecycle-pattern.none-in-time');
    expect(await tryPatterns(orders, {}, Uint8Array.of(0))).toBe('lifecycle-pattern.no-customers-kept');
    expect(await tryPatterns(null)).toBe('lifecycle-pattern.no-orders');
  });

  it('a filter leaves out whom it leaves out', async () => {
    const orders = ordersFrom(randomOrders(800, 60, 2));
    const keep = Uint8Array.from({ length: orders.customers }, (_, i) => i % 2);
    const { marks, answer } = await patternsOf(orders, {}, keep);
    expect(marks['pattern']!.of[0]).toBe(0xffff);
    expect(answer.account.leftOut.map(({ code }) => code)).toContain('lifecycle-pattern.left-filtered');
  });
});
