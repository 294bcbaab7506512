import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES, type Subscriptions } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { customerValue } from '../../../src/models/clv-formula.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { winBackSpec } from '../../../src/panels/win-back/index.ts';
import type { WinBackResult } from '../../../src/panels/win-back/compute.ts';
import { budgetInForce, movedBudget } from '../../../src/panels/win-back/picture.ts';
import type { WinBackOptions } from '../../../src/panels/win-back/options.ts';
import { encode, ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { subscriptionsFrom, type SubscriptionRow } from '../clv-contractual/subscriptions.ts';

const SHOP = ordersFrom(randomOrders(4000, 400, 3));

async function run(
  patch: JsonObject = {},
  tables: { orders?: Orders; subscriptions?: Subscriptions } = { orders: SHOP },
  keep: Uint8Array | null = null,
) {
  const options = { ...initialOptions<JsonObject>(winBackSpec.options), ...patch };
  const input = winBackSpec.select({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) return { code: input.error.code };
  const result = await winBackSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) return { code: result.error.code };
  const answer = winBackSpec.answer(result.value, options);
  return {
    code: null,
    result: result.value as WinBackResult,
    answer,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    marks: winBackSpec.marks(result.value),
    tables: winBackSpec.tabulate(result.value, options),
    explain: (customer: number | null) => winBackSpec.explain(result.value, options, customer),
    describe: (set: string, marks: readonly number[]) => winBackSpec.describe(set, marks, options, answer.view),
  };
}

async function done(...given: Parameters<typeof run>) {
  const found = await run(...given);
  if (found.code !== null) throw new Error(found.code);
  return found as Exclude<typeof found, { code: string }>;
}

/** Three customers: A rich and steady, B poor, C active to the end (day 19 100). */
const THREE: OrderRow[] = [
  ...[0, 10, 20, 30].map((day): OrderRow => ['A', 19_000 + day, 200]),
  ...[0, 10, 20].map((day): OrderRow => ['B', 19_000 + day, 10]),
  ...[0, 20, 40, 60, 80, 100].map((day): OrderRow => ['C', 19_000 + day, 50]),
];
const TYPED = {
  chanceBy: 'typed',
  valueBy: 'typed',
  value: 500,
  chanceHigh: 20,
  chanceMiddle: 20,
  chanceLow: 5,
  cost: 30,
};

describe('by hand', () => {
  it('P 0.2, CLV 500, cost 30: +70 for whoever is lost, and 5 % of 500 is not worth it', async () => {
    // Three customers: a third is high, another middle.
    const { stats, result } = await done({ ...TYPED, gradeHigh: 33, gradeMiddle: 33 }, { orders: ordersFrom(THREE) });
    expect(stats).toMatchObject({
      customers: 3,
      lost: 2,
      worth: 1,
      tried: 1,
      'let-go': 1,
      spend: 30,
      'expected-value': 70,
      'all-value': 65,
      'high-customers': 1,
      'high-expected': 70,
      'low-expected': -5,
    });
    expect([...result.lost.index]).toEqual([0, 1]);
    expect([...result.lost.silence]).toEqual([70, 80]);
  });

  it('the value by formula: margin × mean order × orders a year × its multiple', async () => {
    const { result } = await done({ ...TYPED, valueBy: 'formula' }, { orders: ordersFrom(THREE) });
    const multiple = customerValue({
      timing: 'at-once',
      margin: 1,
      retention: 0.6,
      discount: 0.1,
      growth: 0,
      horizon: 2,
    });
    if (!multiple.ok) throw new Error('multiple');
    expect(multiple.value).toBeCloseTo(1 + 0.6 / 1.1 + (0.6 / 1.1) ** 2, 12);
    expect(result.values.value[0]).toBeCloseTo(0.3 * 200 * (365.25 / 10) * multiple.value, 9);
    expect(result.values.value[1]).toBeCloseTo(0.3 * 10 * (365.25 / 10) * multiple.value, 9);
  });

  it('by days instead of rhythm, and nobody silent too long', async () => {
    const orders = ordersFrom(THREE);
    expect((await done({ ...TYPED, lostBy: 'days', days: 75 }, { orders })).result.lost.index).toEqual(
      Uint32Array.of(1),
    );
    const { result, answer } = await done({ ...TYPED, longest: 75 }, { orders });
    expect([...result.lost.index]).toEqual([0]);
    expect(result.view.tooLong).toBe(1);
    expect(answer.account.leftOut.map(({ code }) => code)).toContain('win-back.left-too-long');
    expect((await run({ lostBy: 'days', days: 500 }, { orders })).code).toBe('win-back.nobody-lost');
    expect((await run({ ...TYPED, longest: 1 }, { orders })).code).toBe('win-back.nobody-too-long');
  });

  it('looks at the last day of the data where the day asked for is later, and says so', async () => {
    const orders = ordersFrom(THREE);
    const { result, answer } = await done({ ...TYPED, until: '2099-01-01' }, { orders });
    expect(result.view.until).toBe((await done(TYPED, { orders })).result.view.until);
    expect(answer.reading.map(({ code }) => code)).toContain('win-back.note-beyond');
  });
});

describe('subscriptions', () => {
  const ROWS: SubscriptionRow[] = [
    ['a', '2023-01-01', '2023-07-01', 30],
    ['b', '2023-01-01', '2023-04-01', 60],
    ['b', '2023-05-01', '2023-09-01', 60],
    ['c', '2023-01-01', null, 30],
    ['d', '2023-02-01', '2023-08-01', 20],
  ];
  const withReasons = (): Subscriptions => ({
    ...subscriptionsFrom(ROWS, '2023-12-31'),
    reason: encode(['price', 'moved', 'price', '', 'moved']),
  });

  it('fee × margin × expected further lifetime, by the loss of a month of the file', async () => {
    const { result } = await done(
      { valueBy: 'model', margin: 100, discount: 0, horizon: null },
      { subscriptions: withReasons() },
    );
    expect([...result.lost.index]).toEqual([0, 1, 3]);
    // Four ends; days as a customer: 181 + 90 + 123 + 365 + 181.
    const loss = 4 / ((181 + 90 + 123 + 365 + 181) / (365.25 / 12));
    expect(result.view.monthlyLoss).toBeCloseTo(loss, 12);
    expect(result.view.multiple).toBeCloseTo(1 / loss, 9);
    expect([...result.values.value].map((value, i) => value / [30, 60, 20][i]!)).toEqual(
      [1, 1, 1].map(() => expect.closeTo(1 / loss, 9)),
    );
  });

  it('chances by reason go before those by grade', async () => {
    const { result, answer } = await done(
      {
        chanceBy: 'typed',
        chanceHigh: 50,
        chanceMiddle: 50,
        chanceLow: 50,
        reasons: [{ reason: ' price', chance: 7 }],
      },
      { subscriptions: withReasons() },
    );
    expect([...result.chances.chance]).toEqual([0.07, 0.07, 0.5]);
    expect(result.view.columns.map((column) => (column.kind === 'reason' ? column.name : '?'))).toEqual([
      'price',
      'moved',
    ]);
    expect(answer.reading.map(({ code }) => code)).toContain('win-back.assume-chance-reasons');
  });

  it('one came back once: its chance is counted from absences', async () => {
    const { result } = await done({ window: 30 }, { subscriptions: withReasons() });
    expect(result.view.returns).toBe(1);
    // b was away for 30 days once; four absences in all.
    expect(result.lost.curve!.events.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('without fees and reasons: the value typed in, one column', async () => {
    const rows = ROWS.map(([customer, start, end]): SubscriptionRow => [customer, start, end]);
    const { result, answer } = await done({ value: 400 }, { subscriptions: subscriptionsFrom(rows, '2023-12-31') });
    expect(result.view.valueBy).toBe('typed');
    expect(result.view.columns).toHaveLength(1);
    const codes = answer.reading.map(({ code }) => code);
    expect(codes).toContain('win-back.caution-instead-typed');
    expect(codes).toContain('win-back.caution-no-reason');
  });
});

describe('a shop', () => {
  it('the budget only divides those worth it; nothing else moves', async () => {
    const free = await done();
    const { worth, best } = free.result.view;
    expect(worth).toBeGreaterThan(4);
    const half = await done({ budget: 30 * Math.floor(worth / 2) });
    expect(half.result.ranking).toBe(free.result.ranking);
    expect(half.stats).toMatchObject({
      tried: Math.floor(worth / 2),
      'beyond-budget': worth - Math.floor(worth / 2),
      'let-go': free.stats['let-go']!,
      'best-value': best,
    });
    expect(half.stats['expected-value']!).toBeLessThan(best);
    expect((await done({ budget: 0 })).stats).toMatchObject({ tried: 0, spend: 0, 'expected-value': 0 });
  });

  it.each([
    {},
    { valueBy: 'formula', chanceBy: 'history-grade', budget: 500 },
    { lostBy: 'days', days: 30, cost: 1 },
  ] as JsonObject[])('marks divide the lost and nobody else; tables count the same %#', async (patch) => {
    const { marks, result, tables, stats } = await done(patch);
    const lost = new Set(result.lost.index);
    for (const [set, { of, count }] of Object.entries(marks)) {
      const counts = new Array<number>(count).fill(0);
      of.forEach((mark, customer) => {
        expect(mark < count).toBe(lost.has(customer));
        if (mark < count) counts[mark]! += 1;
      });
      const table = tables.find((each) => each.marks?.set === set);
      if (set === 'rank') expect(counts).toEqual(result.view.bars.map(({ from, to }) => to - from));
      else if (set === 'decision') expect(counts).toEqual([stats.tried, stats['beyond-budget'], stats['let-go']]);
      else {
        const column = table!.columns.findIndex(({ key }) => key === 'customers');
        expect(Array.from({ length: table!.rows }, (_, row) => table!.cell(row, column))).toEqual(counts);
      }
    }
    const list = tables[0]!;
    const at = (key: string): number => list.columns.findIndex((column) => column.key === key);
    let last = Infinity;
    for (let row = 0; row < list.rows; row += 1) {
      const expected = list.cell(row, at('expected')) as number;
      expect(expected).toBeLessThanOrEqual(last);
      expect(expected).toBeCloseTo(
        (list.cell(row, at('chance')) as number) * (list.cell(row, at('value')) as number) - result.view.cost,
        9,
      );
      last = expected;
    }
  });

  it('by history chances are shares; typed ones do not look at silence', async () => {
    const { result } = await done();
    for (const p of result.chances.chance) expect(p >= 0 && p <= 1).toBe(true);
    const silence = [...result.lost.silence];
    const [short, long] = [silence.indexOf(Math.min(...silence)), silence.indexOf(Math.max(...silence))];
    expect(result.chances.chance[short]!).toBeGreaterThan(result.chances.chance[long]!);
  });

  it('filters keep who may be counted', async () => {
    const keep = Uint8Array.from({ length: SHOP.customers }, (_, i) => (i % 2 === 0 ? 1 : 0));
    const { result } = await done({}, { orders: SHOP }, keep);
    expect(result.lost.index.every((customer) => customer % 2 === 0)).toBe(true);
    expect((await run({}, { orders: SHOP }, new Uint8Array(SHOP.customers))).code).toBe('win-back.no-customers-kept');
  });

  it('words of picked marks', async () => {
    const { describe: words } = await done();
    expect(words('decision', [0, 2]).code).toBe('win-back.list');
    expect(words('grade', [1])).toEqual({ code: 'win-back.grade-middle' });
    expect(words('rank', [0, 1, 2]).code).toBe('win-back.describe-ranks');
    expect(words('cell', [4]).code).toBe('win-back.describe-cell');
    expect(words('cell', []).code).toBe('win-back.describe-none');
  });

  it('a line moved is the budget of whole tries, and shows before the engine answers', async () => {
    const { result } = await done();
    const { view } = result;
    const options = { cost: 30, ...movedBudget(3, view) } as WinBackOptions;
    expect(options.budget).toBe(90);
    const now = budgetInForce(view, options);
    expect(now).toMatchObject({ tried: 3, spend: 90 });
    expect(now.expected).toBeCloseTo(result.ranking.cumulative[3]!, 9);
    const answered = await done({ budget: 90 });
    expect(answered.stats['expected-value']).toBeCloseTo(now.expected, 9);
  });

  it('the formula of one customer ends at the number of the table', async () => {
    const { explain, tables, result } = await done({ valueBy: 'formula' });
    const customer = tables[0]!.customer!(2);
    const explanation = explain(customer);
    expect(explanation.customer).toBe(customer);
    expect(explanation.steps.length).toBeGreaterThan(3);
    const rounded = result.ranking.expected[result.ranking.order[2]!]!.toFixed(2);
    expect(explanation.steps.some(({ tex }) => tex.replaceAll('{,}', '').endsWith(rounded))).toBe(true);
    expect(explain(null).customer).not.toBeNull();
  });
});

describe('bad input', () => {
  it('no repeat purchase: the model stands back for the formula, and chances are said to be rough', async () => {
    const rows = Array.from({ length: 20 }, (_, i): OrderRow => [`C${i}`, 19_000 + 10 * i, 20]);
    const { result, answer } = await done({ lostBy: 'days', days: 50 }, { orders: ordersFrom(rows) });
    expect(result.view.valueBy).toBe('formula');
    const codes = answer.reading.map(({ code }) => code);
    expect(codes).toContain('win-back.caution-instead-formula');
    expect(codes).toContain('win-back.caution-few-returns');
  });

  it('no money, one lost customer, nothing at all, a day before the data', async () => {
    const free = ordersFrom(THREE.map(([customer, day]): OrderRow => [customer, day, 0]));
    expect((await done({}, { orders: free })).result.view.valueBy).toBe('typed');
    const single = await done(
      { lostBy: 'days', days: 5 },
      {
        orders: ordersFrom([
          ['A', 19_000, 10],
          ['B', 19_010, 10],
        ]),
      },
    );
    expect(single.stats.lost).toBe(1);
    expect((await run({}, {})).code).toBe('win-back.no-rows');
    expect((await run({ until: '1999-01-01' })).code).toBe('win-back.nothing-before');
  });

  it('tries that cost nothing are all worth it where anything is expected', async () => {
    const { stats } = await done({ ...TYPED, cost: 0, budget: 10 });
    expect(stats.tried).toBe(stats.lost);
    expect(movedBudget(5, { cost: 0 })).toEqual({});
  });
});
