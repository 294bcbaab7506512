import { describe, expect, it, vi } from 'vitest';
import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { Message } from '../../../src/lib/outcome.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { computeChurnWarning, type ChurnWarningResult } from '../../../src/panels/churn-warning/compute.ts';
import { churnWarningSpec as spec } from '../../../src/panels/churn-warning/index.ts';
import { CHURN_WARNING_OPTIONS, type ChurnWarningOptions } from '../../../src/panels/churn-warning/options.ts';
import { selectChurnWarning } from '../../../src/panels/churn-warning/source.ts';
import type { ChurnWarningView } from '../../../src/panels/churn-warning/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { DAYS, eventsFrom, shopRows, START, subscriptionsFrom } from './made.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, spec.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, spec.words]);
const INITIAL = initialOptions<ChurnWarningOptions>(CHURN_WARNING_OPTIONS);
const JOB = { pause: () => Promise.resolve(), progress: () => {} };

async function resultOf(
  tables: Partial<Tables>,
  patch: Partial<ChurnWarningOptions> = {},
  keep: Uint8Array | null = null,
) {
  const options = { ...INITIAL, ...patch };
  const input = selectChurnWarning({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const computed = await computeChurnWarning(input.value, options, JOB);
  if (!computed.ok) throw new Error(computed.error.code);
  const result: ChurnWarningResult = computed.value;
  const answer = spec.answer(result, options);
  return {
    result,
    options,
    answer,
    view: answer.view as ChurnWarningView,
    stats: Object.fromEntries(answer.statistics.map(({ name, value }) => [name, value])),
    reading: answer.reading.map((line) => ENGLISH.message(line)).join('\n'),
    tables: spec.tabulate(result, options),
    marks: spec.marks(result),
    explain: (customer: number | null) => spec.explain(result, options, customer),
  };
}

// Several models are fitted: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const orders = ordersFrom(shopRows(900, 5));

describe('what is measured', () => {
  it('the four cells, their money and the profit, counted plainly', async () => {
    for (const threshold of [20, 50, 80]) {
      const { view, result } = await resultOf({ orders }, { threshold, contactCost: 7, success: 30 });
      const { test } = result.samples!;
      const scores = result.lead!.test;
      const worth = [...test.worth].map((value) => value * 0.5);
      const cells = [0, 0, 0, 0];
      let profit = 0;
      scores.forEach((score, row) => {
        const called = score >= threshold / 100;
        cells[(test.lost[row] ? 0 : 2) + (called ? 0 : 1)]! += 1;
        if (called) profit += (test.lost[row] ? 0.3 * worth[row]! : 0) - 7;
      });
      expect(view.decision!.cells).toEqual(cells);
      expect(view.decision!.profit).toBeCloseTo(profit, 6);
      expect(view.decision!.money[0] + view.decision!.money[2]).toBeCloseTo(profit, 6);
      expect(view.decision!.precision).toBeCloseTo(cells[0]! / (cells[0]! + cells[2]!), 12);
      expect(view.score!.lost.reduce((sum, count) => sum + count, 0)).toBe(test.losses);
    }
  });

  it('the automatic threshold is where a call pays for itself', async () => {
    const { view, stats } = await resultOf({ orders }, { worth: 'fixed', value: 100, success: 20, contactCost: 5 });
    // 5 / (0.2 × 100)
    expect([stats['threshold'], view.decision!.automatic]).toEqual([0.25, true]);
    const dear = await resultOf({ orders }, { worth: 'fixed', value: 100, success: 20, contactCost: 50 });
    expect([dear.stats['threshold'], dear.stats['called']]).toEqual([1, 0]);
    expect(ENGLISH.message(dear.answer.finding)).toContain('Nobody is above the threshold today');
  });

  it('tenths hold everybody once, and lift is their rate over that of all', async () => {
    const { view, stats } = await resultOf({ orders });
    const { rows, events, lift, gain } = view.lift!;
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(stats['test-rows']);
    expect(gain.at(-1)).toBeCloseTo(1, 12);
    expect(lift[0]).toBeCloseTo(events[0]! / rows[0]! / (stats['test-losses']! / stats['test-rows']!), 12);
    expect(stats['auc']).toBe(view.models.find(({ id }) => id === view.lead)!.auc);
  });

  it('contributions add up to the probability, for either model', async () => {
    for (const model of ['logistic', 'trees'] as const) {
      const { view } = await resultOf({ orders }, { model, rank: 5 });
      const one = view.today!.one!;
      const margin = one.base + one.reasons.reduce((sum, { value }) => sum + value, 0);
      expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(one.probability, 9);
    }
  });

  it('nothing leaks, and what leaks is told', async () => {
    const clean = await resultOf({ orders });
    expect(clean.stats['leaks']).toBe(0);
    expect(clean.reading).toContain('not one value of a feature changes');
    expect(clean.view.tested.both).toBe(0);
    const late = await resultOf({ orders }, { trainCut: '2023-09-15', testCut: '2023-09-20', byCustomer: false });
    expect(late.view.plan!.leak).toBe(85);
    expect(late.reading).toMatch(/Leakage: the last training label ends 85 days after/);
    expect(late.reading).toMatch(/customers were both learnt from and tested on/);
  });
});

describe('truths that are known', () => {
  it('silence against the own rhythm tells who has left', async () => {
    const { stats, view } = await resultOf({ orders });
    expect(stats['auc']).toBeGreaterThan(0.75);
    expect(stats['top-lift']).toBeGreaterThan(1.3);
    expect(view.coefficients[0]!.name.code).toMatch(/silence|recency/);
  });

  it('a contract of the cheap plan, which ends three times as fast', async () => {
    const { view, stats } = await resultOf(
      { subscriptions: subscriptionsFrom(3000, 9) },
      { columns: ['c5'], fee: false, model: 'logistic', penalty: 0 },
    );
    const plan = view.coefficients.find(({ name }) => name.code === 'churn-warning.feature-category')!;
    // Chance to end within 90 days: 1 − e^(−90/200) and 1 − e^(−90/600), a log-odds ratio of 1.26; the plan is the rarer one or not.
    const odds = (days: number): number => Math.expm1(90 / days);
    const truth = Math.log(odds(200) / odds(600));
    expect(Math.abs(Math.log(plan.ratio))).toBeGreaterThan(truth - 0.45);
    expect(Math.abs(Math.log(plan.ratio))).toBeLessThan(truth + 0.45);
    expect(stats['calibration-slope']).toBeGreaterThan(0.6);
    expect(stats['calibration-slope']).toBeLessThan(1.5);
  });

  it('where nothing can be known, the model is no better than guessing, and says so', async () => {
    const random = createRandom(3);
    // Everybody buys alike and by chance, for ever.
    const rows: OrderRow[] = [];
    for (let c = 0; c < 1200; c += 1)
      for (let t = -40 * Math.log(1 - random.next()); t < DAYS; t -= 40 * Math.log(1 - random.next()))
        rows.push([`C${c}`, START + Math.floor(t), 20]);
    const { stats, reading, answer } = await resultOf({ orders: ordersFrom(rows) }, { label: 45 });
    expect(stats['auc']).toBeGreaterThan(0.4);
    expect(stats['auc']).toBeLessThan(0.6);
    expect(reading).toMatch(/the simple rule will do|boosted trees/);
    expect(stats['test-losses']).toBeGreaterThanOrEqual(30);
    expect(stats['auc-low']).toBeLessThan(0.5);
    expect(ENGLISH.message(answer.finding)).toMatch(/^The score does not tell who leaves: AUC in the test is 0\.\d\d/);
    expect(CHINESE.message(answer.finding)).toMatch(/^分数说不出谁会走/);
    expect(reading).toMatch(/do not act on the list\. Try longer feature and label windows, more training cuts/);
    expect(reading).not.toContain('calling them is expected');
  });

  it('a test with few losses tells nothing, and says so', async () => {
    const { answer, stats, reading } = await resultOf({ orders }, { testShare: 5, model: 'logistic' });
    expect(stats['test-losses']).toBeLessThan(30);
    expect(ENGLISH.message(answer.finding)).toBe(
      `The score does not tell who leaves: the test has only ${stats['test-losses']} losses, fewer than 30`,
    );
    expect(reading).toMatch(/do not act on the list\. Try longer windows, more training cuts/);
  });

  it('events work by what is done', async () => {
    const { stats, view } = await resultOf({ events: eventsFrom(500, 8) });
    expect(view.source).toBe('events');
    expect(stats['auc']).toBeGreaterThan(0.7);
  });
});

describe('what is asked again', () => {
  it('threshold and money fit nothing again; another window does', async () => {
    const one = await resultOf({ orders });
    for (const patch of [
      { threshold: 33 },
      { contactCost: 9 },
      { success: 70 },
      { order: 'probability' },
      { rank: 7 },
    ] as const) {
      const two = await resultOf({ orders }, patch);
      expect(two.result.samples).toBe(one.result.samples);
      expect(two.result.fits.every((fit, i) => fit === one.result.fits[i])).toBe(true);
    }
    const other = await resultOf({ orders }, { label: 60 });
    expect(other.result.samples).not.toBe(one.result.samples);
    const smooth = await resultOf({ orders }, { penalty: 50 });
    expect(smooth.result.samples).toBe(one.result.samples);
    expect(smooth.result.fits[0]).not.toBe(one.result.fits[0]);
    expect(smooth.result.fits[1]).toBe(one.result.fits[1]);
  });

  it('a filter keeps its customers alone, and the whole is whole again', async () => {
    const whole = await resultOf({ orders });
    const keep = Uint8Array.from({ length: orders.customers }, (_, i) => (i % 2 === 0 ? 1 : 0));
    const half = await resultOf({ orders }, {}, keep);
    expect(half.result.samples!.today.customer.every((customer) => customer % 2 === 0)).toBe(true);
    expect((await resultOf({ orders })).stats).toEqual(whole.stats);
  });

  it('the order of lines decides nothing', async () => {
    const rows = shopRows(400, 12);
    const one = await resultOf({ orders: ordersFrom(rows) }, { byCustomer: false });
    const two = await resultOf({ orders: ordersFrom([...rows].reverse()) }, { byCustomer: false });
    for (const name of ['test-rows', 'test-losses', 'train-losses', 'customers'])
      expect(two.stats[name]).toBe(one.stats[name]);
    expect(two.stats['auc-logistic']).toBeCloseTo(one.stats['auc-logistic']!, 3);
  });
});

describe('whom to call', () => {
  it('the list is in its order, with what each is worth and why', async () => {
    const { tables, stats, marks } = await resultOf({ orders });
    const risks = tables.find(({ name }) => name === 'risks')!;
    const column = (key: string): number => risks.columns.findIndex((each) => each.key === key);
    const value = (row: number, key: string): number => risks.cell(row, column(key)) as number;
    expect(risks.rows).toBe(stats['customers']);
    let called = 0;
    for (let row = 0; row < risks.rows; row += 1) {
      if (row > 0) expect(value(row, 'value-at-risk')).toBeLessThanOrEqual(value(row - 1, 'value-at-risk'));
      expect(value(row, 'expected-gain')).toBeCloseTo(value(row, 'value-at-risk') * 0.2 - 5, 9);
      if ((risks.cell(row, column('call')) as Message).code === 'churn-warning.call-yes') called += 1;
    }
    expect(called).toBe(stats['called']);
    expect([...marks['call']!.of].filter((mark) => mark === 0)).toHaveLength(called);
    expect(ENGLISH.message(risks.cell(0, column('reason-1')) as Message).length).toBeGreaterThan(3);
  });

  it('marks of the test and of today are those tested on and those at risk', async () => {
    const { marks, stats, view } = await resultOf({ orders });
    const count = (set: string): number => [...marks[set]!.of].filter((mark) => mark < marks[set]!.count).length;
    for (const set of ['score', 'lift', 'outcome']) expect(count(set)).toBe(stats['test-rows']);
    for (const set of ['decile', 'call']) expect(count(set)).toBe(stats['customers']);
    const cells = [0, 0, 0, 0];
    for (const mark of marks['outcome']!.of) if (mark < 4) cells[mark]! += 1;
    expect(cells).toEqual(view.decision!.cells);
  });

  it('one customer is worked by hand; of one not at risk the first of the list is', async () => {
    const { explain, result } = await resultOf({ orders });
    const someone = result.samples!.today.customer[7]!;
    expect(explain(someone).customer).toBe(someone);
    expect(explain(null).customer).toBe(result.samples!.today.customer[result.decision!.today.order[0]!]);
    expect(explain(someone).steps.length).toBeGreaterThan(4);
  });
});

describe('what cannot be learnt', () => {
  const problem = async (rows: readonly OrderRow[], patch: Partial<ChurnWarningOptions> = {}): Promise<string> => {
    const { view, stats } = await resultOf({ orders: ordersFrom(rows) }, patch);
    expect(view.models).toEqual([]);
    expect(stats['called']).toBeNaN();
    return view.problem!.code.replace('churn-warning.problem-', '');
  };
  const day = (at: number): number => START + at;

  it('few losses, one class, nobody, no feature', async () => {
    expect(await problem(randomOrders(80, 12, 3))).toBe('few-lost');
    const loyal: OrderRow[] = [];
    for (let c = 0; c < 80; c += 1) for (let t = c % 5; t < 400; t += 5) loyal.push([`C${c}`, day(t), 3]);
    expect(await problem(loyal)).toBe('none-lost');
    const gone: OrderRow[] = Array.from({ length: 200 }, (_, c) => [`C${c}`, day(c * 3), 5]);
    expect(await problem(gone, { label: 30 })).toBe('all-lost');
    const [first, last]: [OrderRow, OrderRow] = [
      ['A', day(0), 1],
      ['B', day(400), 1],
    ];
    expect(await problem([first, last], { feature: 10 })).toBe('nobody');
    const none = { recency: false, frequency: false, money: false, tenure: false, intervals: false, silence: false };
    const others = { trend: false, lastAmount: false, variety: false, weekend: false, channel: false };
    expect(await problem(shopRows(300, 2), { ...none, ...others })).toBe('no-features');
  });

  it('windows that do not fit say which dates do', async () => {
    expect(await problem(shopRows(300, 2), { testCut: '2023-12-30' })).toBe('beyond-data');
    const { view } = await resultOf({ orders }, { testCut: '2023-12-30' });
    expect(ENGLISH.message(view.problem!)).toMatch(/The cut may be from 2022-\d\d-\d\d to 2023-10-\d\d/);
    expect(await problem([['A', day(0), 1]])).toBe('too-short');
  });

  it('constant features are named and left out', async () => {
    const rows = shopRows(500, 6).map(([customer, at, , order]): OrderRow => [customer, at, 10, order ?? '']);
    const { reading, view } = await resultOf({ orders: ordersFrom(rows) }, { model: 'logistic' });
    expect(view.models).toHaveLength(1);
    expect(reading).toMatch(/Last ÷ mean amount \(the same for all\)/);
  });

  it('an answer among the features tells the classes apart, and that is said', async () => {
    const rows = shopRows(500, 6);
    const cut = START + DAYS - 90;
    // A column that says on every line whether the customer comes at all in the last 90 days.
    const back = new Set(rows.filter(([, at]) => at >= cut - 90 && at < cut).map(([customer]) => customer));
    const table = {
      ...ordersFrom(rows),
      attributes: [
        {
          id: 'c9',
          label: 'answer',
          column: {
            kind: 'number' as const,
            decimals: 0,
            values: Float64Array.from(rows, ([customer]) => Number(back.has(customer))),
          },
        },
      ],
    };
    const { reading } = await resultOf({ orders: table }, { columns: ['c9'], cuts: 1, model: 'logistic', penalty: 0 });
    expect(reading).toMatch(/tell the two classes apart without error/);
  });

  it('no money: everybody counts the same', async () => {
    const events = { ...eventsFrom(400, 4), amount: null };
    const { view, reading } = await resultOf({ events }, { value: 80 });
    expect(view.money).toBe(false);
    expect(view.today!.list.every(({ worth }) => worth === 80)).toBe(true);
    expect(reading).toContain('Every customer counts 80');
  });

  it('orders without amounts: features of money are off, worth is the sum typed in, and the heading says so', async () => {
    const bare = { ...orders, amount: new Float64Array(orders.rows) };
    const { view, result, answer, reading } = await resultOf({ orders: bare }, { value: 80, model: 'logistic' });
    expect(result.samples!.columns.map(({ key }) => key)).not.toContain('money');
    expect(result.samples!.columns.map(({ key }) => key)).not.toContain('last-amount');
    expect(view.today!.list.every(({ worth }) => worth === 80)).toBe(true);
    expect(ENGLISH.message(answer.subtitle!)).toMatch(/worth a fixed 80 each$/);
    expect(reading).not.toContain('past spend');
    const rich = await resultOf({ orders });
    expect(ENGLISH.message(rich.answer.subtitle!)).not.toContain('fixed');
  });
});

describe('who is left out, and which days count', () => {
  const left = ({ answer }: Awaited<ReturnType<typeof resultOf>>): string =>
    answer.account.leftOut.map((line) => ENGLISH.message(line)).join('\n');

  it('who is lost already is neither trained, tested nor listed, and is counted', async () => {
    const rows = shopRows(900, 5);
    const whole = await resultOf({ orders }, { label: 90, model: 'logistic' });
    const end = START + DAYS;
    const last = new Map<string, number>();
    for (const [name, at] of rows) last.set(name, Math.max(at, last.get(name) ?? at));
    const silent = [...last.values()].filter((at) => at < end - 90).length;
    expect(silent).toBeGreaterThan(100);
    expect(whole.stats['customers']).toBe(last.size - silent);
    expect(left(whole)).toContain(`${silent} customers had already been silent for 90 days`);
    const { test, train } = whole.result.samples!;
    expect(Math.max(...test.rule, ...train.rule, ...whole.result.samples!.today.rule)).toBeLessThanOrEqual(90);
  });

  it('a mistaken date far after all others does not count, and is told', async () => {
    const clean = await resultOf({ orders }, { model: 'logistic' });
    const typed = ordersFrom([...shopRows(900, 5), ['C0', 47_117, 10, 'o-2099']]);
    const found = await resultOf({ orders: typed }, { model: 'logistic' });
    expect(found.view.plan).toEqual(clean.view.plan);
    expect(found.stats).toEqual(clean.stats);
    expect(left(found)).toMatch(/1 row after 2023-12-31, far behind all others \(the last on 2099-01-01\)/);
  });

  it('a day before the data says when they begin; a day after them is taken as their end', async () => {
    const early = await resultOf({ orders }, { asOf: '2019-05-05' });
    expect(ENGLISH.message(early.view.problem!)).toMatch(/^The data begin on 2022-01-0\d: 2019-05-05/);
    expect(ENGLISH.message(early.answer.subtitle!)).toMatch(/2022-01-0\d to 2023-12-31/);
    const late = await resultOf({ orders }, { asOf: '2030-01-01', model: 'logistic' });
    const none = await resultOf({ orders }, { model: 'logistic' });
    expect(late.view.plan).toEqual(none.view.plan);
    expect(late.stats).toEqual(none.stats);
    expect(left(late)).toContain('2030-01-01, given as “Data up to”, is after the data');
    expect(left(none)).not.toContain('Data up to');
  });
});
