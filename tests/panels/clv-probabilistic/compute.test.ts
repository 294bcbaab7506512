/** Numbers of the probabilistic CLV panel: published ones on CDNOW, known truth on the bundled shop, and what must always hold. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { generateHalfSugar } from '../../../datasets/half-sugar/generate.ts';
import { PARAMETERS } from '../../../datasets/half-sugar/process.ts';
import { prepare } from '../../../src/data/prepare.ts';
import { readFile } from '../../../src/data/read-file.ts';
import type { Orders } from '../../../src/data/orders.ts';
import { NO_TABLES, type CustomerSummaries } from '../../../src/data/tables.ts';
import { dayFromIso } from '../../../src/lib/days.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { bgNbd } from '../../../src/models/bg-nbd.ts';
import { estimate, type FittedParameters } from '../../../src/models/delta-method.ts';
import { expectedMeanSpend, type SpendParameters } from '../../../src/models/gamma-gamma.ts';
import type { CustomerValues, RepeatHistories, ValueFit } from '../../../src/models/value-estimate.ts';
import type { ComputeJob } from '../../../src/panels/contract.ts';
import { alivePath } from '../../../src/panels/clv-probabilistic/alive-path.ts';
import { answerClv } from '../../../src/panels/clv-probabilistic/answer.ts';
import {
  clvMarks,
  computeClv,
  customerOf,
  selectClv,
  type ClvResult,
} from '../../../src/panels/clv-probabilistic/compute.ts';
import { describeClv } from '../../../src/panels/clv-probabilistic/describe.ts';
import { sumsOf, valueTime } from '../../../src/panels/clv-probabilistic/names.ts';
import {
  CLV_PROBABILISTIC_OPTIONS,
  type ClvProbabilisticOptions,
} from '../../../src/panels/clv-probabilistic/options.ts';
import { parameterName } from '../../../src/panels/clv-probabilistic/picture.ts';
import { readingOf } from '../../../src/panels/clv-probabilistic/reading.ts';
import { tabulateClv } from '../../../src/panels/clv-probabilistic/tables.ts';
import { rankOf } from '../../../src/panels/clv-probabilistic/value.ts';
import { intervalsOf } from '../../../src/panels/clv-probabilistic/value-intervals.ts';
import { modelOf, viewOf } from '../../../src/panels/clv-probabilistic/views.ts';
import type { ClvProbabilisticView } from '../../../src/panels/clv-probabilistic/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { encode, cdnowRows, ordersFrom, type OrderRow } from '../orders.ts';

const FIRST = initialOptions(CLV_PROBABILISTIC_OPTIONS);
const JOB: ComputeJob = { pause: () => Promise.resolve(), progress: () => {} };
const REFERENCE = new URL('../../../../shared/reference/pareto-nbd-bg-nbd-cdnow.json', import.meta.url);
const SHARED = existsSync(REFERENCE);

// Several models are fitted in one test; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

interface Worked {
  readonly result: ClvResult;
  readonly view: ClvProbabilisticView;
  readonly options: ClvProbabilisticOptions;
}

async function work(
  tables: { readonly orders?: Orders; readonly summaries?: CustomerSummaries },
  patch: Partial<ClvProbabilisticOptions> = {},
  keep: Uint8Array | null = null,
  job: ComputeJob = JOB,
): Promise<Worked> {
  const options = { ...FIRST, ...patch };
  const input = selectClv({ ...NO_TABLES, ...tables }, options, { keep });
  if (!input.ok) throw new Error(input.error.code);
  const result = await computeClv(input.value, options, job);
  if (!result.ok) throw new Error(result.error.code);
  return { result: result.value, view: viewOf(result.value, options), options };
}

async function faultOf(orders: Orders, patch: Partial<ClvProbabilisticOptions> = {}): Promise<string | null> {
  return work({ orders }, patch).then(
    () => null,
    (error: Error) => error.message,
  );
}

/** A shop whose members follow BG/NBD exactly. */
function shopRows(customers: number, seed: number, money = true): OrderRow[] {
  const random = createRandom(seed);
  const entry = Array.from({ length: customers }, () => Math.floor(200 * random.next()));
  const T = Float64Array.from(entry, (day) => (700 - day) / 7);
  const { offsets, times } = bgNbd.simulate({ r: 0.9, alpha: 7, a: 0.8, b: 3 }, T, random);
  return entry.flatMap((day, c) => {
    const days = [0, ...times.subarray(offsets[c], offsets[c + 1])].map((time) => 19_000 + day + Math.ceil(7 * time));
    return [...new Set(days)].map((when): OrderRow => [
      `C${c}`,
      when,
      money ? Math.round(100 * (5 + 90 * random.next() ** 2)) / 100 : 0,
    ]);
  });
}

describe.skipIf(!SHARED)('published: CDNOW, calibration to 1997-09-30, in weeks', () => {
  const orders = SHARED ? ordersFrom(cdnowRows()) : null!;
  const reference = SHARED ? (JSON.parse(readFileSync(REFERENCE, 'utf8')) as Reference) : null!;
  const patch = { calibration: '1997-09-30' } as const;

  interface Reference {
    readonly bg_nbd: { readonly at_mle: { readonly tracking_cum: readonly { actual: number; expected: number }[] } };
  }

  it('BG/NBD .2426 4.4137 .7930 2.4262, −9582.4292', async () => {
    const { view } = await work({ orders }, patch);
    const { parameters, logLikelihood } = view.fit;
    expect(parameters['r']).toBeCloseTo(0.2426, 4);
    expect(Math.abs(parameters['alpha']! / 4.4137 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(parameters['a']! / 0.793 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(parameters['b']! / 2.4262 - 1)).toBeLessThan(1e-3);
    expect(logLikelihood).toBeCloseTo(-9582.4292, 3);
    expect(view.customers).toBe(2357);
    expect(view.repeaters).toBe(946);
  });

  it('Pareto/NBD .5534 10.5795 .6059 11.6581, −9594.9762, stands beside it and alone', async () => {
    const { view } = await work({ orders }, { ...patch, model: 'pareto-nbd' });
    const { parameters, logLikelihood } = view.fit;
    expect(Math.abs(parameters['r']! / 0.5534 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(parameters['alpha']! / 10.5795 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(parameters['s']! / 0.6059 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(parameters['beta']! / 11.6581 - 1)).toBeLessThan(1e-3);
    expect(logLikelihood).toBeCloseTo(-9594.9762, 3);
    const beside = (await work({ orders }, patch)).view.models.find(({ id }) => id === 'pareto-nbd');
    expect(beside?.logLikelihood).toBeCloseTo(-9594.9762, 3);
  });

  it('customer 1516 asked for by name: P(alive) .96885, 25.757 purchases in 52 weeks', async () => {
    // The file numbers the sample's customer 1516 as 15562 of the whole.
    const { view } = await work({ orders }, { ...patch, people: [{ customer: '15562' }], horizon: 52 });
    const [customer] = view.timelines;
    expect(customer).toMatchObject({ reason: 'typed', id: '15562', x: 26, T: 31 });
    expect(customer!.alive).toBeCloseTo(0.96885226, 5);
    expect(customer!.expected).toBeCloseTo(25.7566, 2);
    expect(customer!.purchases).toHaveLength(26);
    expect(customer!.purchases.at(-1)).toBe(customer!.tx);
  });

  it('tracking: expected and actual cumulative repeat transactions of 78 weeks', async () => {
    const { view } = await work({ orders }, patch);
    const { tracking_cum: published } = reference.bg_nbd.at_mle;
    const tracking = view.tracking!;
    expect(tracking.calibration).toBe(39);
    expect(tracking.actual).toHaveLength(78);
    published.slice(0, 78).forEach(({ actual, expected }, week) => {
      expect(tracking.actualCumulative[week]).toBe(actual);
      expect(tracking.expectedCumulative[week]! / expected).toBeCloseTo(1, 4);
    });
  });

  it('frequencies and holdout by frequency', async () => {
    const { view } = await work({ orders }, patch);
    expect([...view.frequency.actual]).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    expect(view.frequency.expected[0]).toBeCloseTo(1407.6, 0);
    const { byFrequency, actualTotal, length } = view.holdout!;
    expect(length).toBe(39);
    expect(actualTotal).toBe(1882);
    expect(byFrequency.actual[0]).toBeCloseTo(0.2367115520907, 10);
    expect(byFrequency.actual[2]).toBeCloseTo(1.392523364486, 10);
  });

  it('gamma-gamma 6.2493 3.7443 15.4443, population mean 35.17, correlation .1139', async () => {
    const { view } = await work({ orders }, patch);
    expect(view.spend!.p / 6.2493).toBeCloseTo(1, 3);
    expect(view.spend!.q / 3.7443).toBeCloseTo(1, 3);
    expect(view.spend!.gamma / 15.4443).toBeCloseTo(1, 3);
    expect(view.spend!.populationMean).toBeCloseTo(35.17, 2);
    expect(view.spend!.correlation).toBeCloseTo(0.1139, 4);
  });
});

describe('the bundled shop', () => {
  const read = (async (): Promise<Orders> => {
    const context = { progress: () => {}, pause: () => Promise.resolve() };
    const file = await readFile(new Blob([generateHalfSugar()]), 'half-sugar.csv', {}, context);
    if (!file.ok) throw new Error(file.error.code);
    const choices = { treatments: { 'duplicate-row': 'merge', 'future-date': 'exclude' } } as const;
    return prepare(file.value, choices, dayFromIso('2026-01-15')!).tables.orders!;
  })();

  it('has its true parameters inside the intervals', async () => {
    const { view } = await work({ orders: await read }, { merge: 'moment', compare: 'none' });
    const truth: Readonly<Record<string, number>> = {
      r: PARAMETERS.r,
      alpha: PARAMETERS.alpha,
      a: PARAMETERS.a,
      b: PARAMETERS.b,
      'spend:p': PARAMETERS.p,
      'spend:q': PARAMETERS.q,
      'spend:gamma': PARAMETERS.gamma,
    };
    expect(view.parameters.map(({ name }) => name)).toEqual(Object.keys(truth));
    const missed = view.parameters.filter(({ name, low, high }) => !(low < truth[name]! && truth[name]! < high));
    expect(missed).toEqual([]);
    expect(view.fit.diagnosis).toEqual([]);
  });

  it('knows about as many members alive as there are', async () => {
    const { result } = await work({ orders: await read }, { merge: 'moment', compare: 'none' });
    const alive = result.values.alive.reduce((sum, chance) => sum + chance, 0);
    expect(Math.abs(alive / 2915 - 1)).toBeLessThan(0.03);
  });
});

describe('what always holds', () => {
  const orders = ordersFrom(shopRows(600, 11));

  it('every customer in scope has one mark in each set, the sums are those of the pictures', async () => {
    const { result, view } = await work({ orders }, { calibration: '2023-06-01' });
    const marks = clvMarks(result);
    const counted = (set: keyof typeof marks): number[] => {
      const counts = new Array<number>(marks[set].count).fill(0);
      for (const mark of marks[set].of) if (mark < counts.length) counts[mark]! += 1;
      return counts;
    };
    expect(counted('frequency')).toEqual([...view.frequency.actual]);
    expect(counted('cell')).toEqual([...view.heat.count]);
    expect(counted('quiet')).toEqual([...view.holdout!.byQuiet.customers]);
    expect(counted('decile')).toEqual(view.value.deciles.map(({ customers }) => customers));
    expect(counted('value')).toEqual([...view.value.counts]);
    expect(counted('spend')).toEqual([...view.spend!.counts]);
    for (const set of ['frequency', 'alive', 'cell', 'decile', 'value'] as const)
      expect(counted(set).reduce((sum, count) => sum + count, 0)).toBe(view.customers);
  });

  it('another discount fits nothing again, and lowers every value', async () => {
    const first = await work({ orders });
    const second = await work({ orders }, { discount: 20 });
    expect(second.result.fitted).toBe(first.result.fitted);
    expect(second.view.heat).toBe(first.view.heat);
    expect(second.view.value.total).toBeLessThan(first.view.value.total);
    expect(second.view.discountRate).toBeCloseTo((Math.log(1.2) * 7) / 365.25, 12);
  });

  it('the unit does not change what customers are worth', async () => {
    const [week, day] = [await work({ orders }, { unit: 'week' }), await work({ orders }, { unit: 'day' })];
    expect(day.view.value.total / week.view.value.total).toBeCloseTo(1, 5);
    expect(day.view.fit.parameters['alpha']! / week.view.fit.parameters['alpha']!).toBeCloseTo(7, 3);
    expect(day.view.holdout).toBeNull();
  });

  it('ranks by value; the top tenths hold the larger shares; Lorenz and Gini agree', async () => {
    const { view, result } = await work({ orders });
    const { deciles, lorenzX, lorenzY, gini, top, total } = view.value;
    expect(deciles.reduce((sum, tenth) => sum + tenth.total, 0)).toBeCloseTo(total, 6);
    for (let i = 1; i < deciles.length; i += 1) expect(deciles[i]!.mean).toBeLessThanOrEqual(deciles[i - 1]!.mean);
    let area = 0;
    for (let i = 1; i < lorenzX.length; i += 1)
      area += ((lorenzX[i]! - lorenzX[i - 1]!) * (lorenzY[i]! + lorenzY[i - 1]!)) / 2;
    expect(1 - 2 * area).toBeCloseTo(gini, 2);
    expect(top).toHaveLength(20);
    for (const { value, low, high } of top) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(customerOf(result, result.ranked.order[0]!)).toBe(top[0]!.customer);
  });

  it('the path of P(alive) ends at the customer’s own, falls in silence and jumps with a purchase', async () => {
    const { view } = await work({ orders });
    const timeline = view.timelines.find(({ x, alive }) => x >= 2 && alive < 0.8)!;
    const path = alivePath(modelOf(view), view.fit.parameters, timeline.purchases, timeline.T);
    expect(path.alive.at(-1)).toBeCloseTo(timeline.alive, 10);
    expect(path.time.at(-1)).toBe(timeline.T);
    for (let i = 1; i < path.time.length; i += 1)
      if (path.time[i]! > path.time[i - 1]!) expect(path.alive[i]!).toBeLessThanOrEqual(path.alive[i - 1]! + 1e-12);
    const more = alivePath(modelOf(view), view.fit.parameters, [...timeline.purchases, timeline.T - 0.5], timeline.T);
    expect(more.alive.at(-1)).toBeGreaterThan(timeline.alive);
  });

  it('one-time buyers are alive for certain under BG/NBD, and the reading says so and offers MBG/NBD', async () => {
    const { result, view, options } = await work({ orders });
    expect(view.oneTime.aliveForCertain).toBe(true);
    expect(result.values.alive.every((chance, i) => result.fitted.histories.x[i] !== 0 || chance === 1)).toBe(true);
    const codes = answerClv(result, options).reading.map(({ code }) => code);
    expect(codes).toContain('clv-probabilistic.reading-one-time');
    expect(codes).toContain('clv-probabilistic.reading-modified');
    const modified = await work({ orders }, { model: 'mbg-nbd' });
    expect(modified.view.oneTime.aliveForCertain).toBe(false);
    expect(
      modified.result.values.alive.some((chance, i) => modified.result.fitted.histories.x[i] === 0 && chance < 0.9),
    ).toBe(true);
  });

  it('shows the increasing-frequency paradox by two real customers', async () => {
    const { view } = await work({ orders });
    const often = view.timelines.find(({ reason }) => reason === 'paradox-often')!;
    const seldom = view.timelines.find(({ reason }) => reason === 'paradox-seldom')!;
    expect(often.x).toBeGreaterThanOrEqual(2 * seldom.x);
    expect(often.T - often.tx).toBeLessThanOrEqual(seldom.T - seldom.tx);
    expect(often.alive).toBeLessThan(seldom.alive - 0.1);
  });

  it('the bootstrap gives intervals, tells its progress and can be cancelled', async () => {
    const shares: number[] = [];
    const small = ordersFrom(shopRows(120, 4));
    const { view } = await work({ orders: small }, { bootstrap: '100', compare: 'none' }, null, {
      ...JOB,
      progress: (share) => shares.push(share),
    });
    expect(view.replicates).toBeGreaterThan(90);
    const r = view.parameters[0]!;
    expect(r.bootstrapLow).toBeLessThan(r.estimate);
    expect(r.bootstrapHigh).toBeGreaterThan(r.estimate);
    expect(shares.length).toBeGreaterThan(90);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    let calls = 0;
    const cancelled = work({ orders: ordersFrom(shopRows(200, 5)) }, { bootstrap: '500' }, null, {
      ...JOB,
      pause: () => ((calls += 1) > 20 ? Promise.reject(new Error('cancelled')) : Promise.resolve()),
    });
    await expect(cancelled).rejects.toThrow('cancelled');
  }, 60_000);

  it('a filter keeps only its customers', async () => {
    const keep = Uint8Array.from({ length: orders.customers }, (_, i) => (i % 2 === 0 ? 1 : 0));
    const { result, view } = await work({ orders }, {}, keep);
    expect(view.customers).toBe(300);
    expect(clvMarks(result).frequency.of.every((mark, i) => (keep[i] === 1) === mark < 8)).toBe(true);
  });

  it.each(['nbd', 'mbg-nbd', 'bg-cnbd-k', 'mbg-cnbd-k', 'pareto-nbd', 'bg-bb'] as const)(
    '%s answers everything',
    async (model) => {
      const { result, view } = await work({ orders }, { model, calibration: '2023-06-01', compare: 'all' });
      expect(view.fit.id).toBe(model);
      expect(result.values.alive.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      expect(result.values.clv!.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      expect(view.models.filter(({ chosen }) => chosen)).toHaveLength(1);
      expect(view.models.every(({ fault }) => fault === null)).toBe(true);
      expect(view.frequency.expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(view.customers, 3);
      expect(view.holdout!.expectedTotal).toBeGreaterThan(0);
    },
  );
});

describe('a customer summary', () => {
  it('gives what the orders it was made from give; rows may stand for several customers', async () => {
    const orders = ordersFrom(shopRows(300, 21));
    const direct = await work({ orders });
    const { x, tx, T, spend } = direct.result.fitted.histories;
    const summaries: CustomerSummaries = {
      kind: 'customer-summary',
      customers: x.length,
      customerCodes: orders.customerCodes,
      customerNames: orders.customerNames,
      frequency: x.slice(),
      recency: tx.slice(),
      age: T.slice(),
      meanSpend: spend!.slice(),
      count: null,
      currency: null,
      attributes: [],
      sourceRow: null,
    };
    const same = await work({ summaries });
    expect(same.view.source).toBe('summary');
    expect(same.view.value.total / direct.view.value.total).toBeCloseTo(1, 6);
    expect(same.view.tracking === null).toBe(true);
    expect(same.view.holdout === null).toBe(true);
    const doubled = await work({ summaries: { ...summaries, count: new Float64Array(x.length).fill(2) } });
    expect(doubled.view.customers).toBe(600);
    expect(doubled.view.fit.logLikelihood / same.view.fit.logLikelihood).toBeCloseTo(2, 6);
    expect(doubled.view.value.total / same.view.value.total).toBeCloseTo(2, 4);
  });
});

describe('the margin', () => {
  it('is that of the cost column until one is typed in, and which one is said', async () => {
    const rows = shopRows(300, 21);
    const plain = ordersFrom(rows);
    // Known cost of 30 % of every other line; nothing is known of the others.
    const orders: Orders = { ...plain, cost: plain.amount.map((amount, i) => (i % 2 === 0 ? 0.3 * amount : NaN)) };
    const byCost = await work({ orders }, { compare: 'none' });
    expect(byCost.view.margin).toBeCloseTo(0.7, 12);
    const typed = await work({ orders }, { compare: 'none', margin: 40 });
    expect(typed.view.margin).toBe(0.4);
    expect(byCost.view.value.total / typed.view.value.total).toBeCloseTo(0.7 / 0.4, 8);
    const told = ({ result, options }: Worked): readonly (string | undefined)[] => {
      const { reading, subtitle } = answerClv(result, options);
      const codes = reading.map(({ code }) => code.replace('clv-probabilistic.', ''));
      return [
        (subtitle.parameters!['margin'] as { code: string }).code.replace('clv-probabilistic.', ''),
        ...codes.filter((code) => /margin|cost/.test(code)),
      ];
    };
    expect(told(byCost)).toEqual(['subtitle-margin-cost', 'limit-margin-cost']);
    expect(told(typed)).toEqual(['subtitle-margin', 'caution-cost-unused', 'limit-margin']);
    expect(told(await work({ orders: plain }, { compare: 'none' }))).toEqual(['subtitle-margin', 'limit-margin']);
    const loss: Orders = { ...plain, cost: plain.amount.map((amount) => 2 * amount) };
    expect((await work({ orders: loss }, { compare: 'none' })).view.margin).toBe(0.5);
  });
});

describe('the histogram of value', () => {
  it('puts next to nothing into one bar where others are worth something', () => {
    const histories = { weight: null } as unknown as RepeatHistories;
    const bars = (clv: number[]): readonly [below: number, lows: number[]] => {
      const clvs = Float64Array.from(clv);
      const ranked = rankOf({ histories } as ValueFit, { clv: clvs, discounted: clvs } as unknown as CustomerValues);
      expect([...ranked.values]).toEqual(clv);
      expect(ranked.bar.filter((bar) => bar === 0)).toHaveLength(
        clv.filter((value) => value < ranked.histogram.edges[1]!).length,
      );
      const edges = [...ranked.histogram.edges];
      return [edges.filter(Number.isNaN).length, edges.filter((edge) => edge > 0)];
    };
    const values = Array.from({ length: 400 }, (_, i) => 10 ** (-9 + (12 * i) / 399));
    const [below, lows] = bars(values);
    expect(below).toBe(1);
    expect(Math.min(...lows)).toBeGreaterThan(0.005);
    expect(Math.min(...bars(values.slice(0, 250))[1])).toBeLessThan(1e-6);
  });
});

describe('intervals of value', () => {
  it('every ranked customer has one, that of the delta method of the whole product', async () => {
    const { result, options } = await work({ orders: ordersFrom(shopRows(400, 21)) }, { compare: 'none' });
    const { fitted, ranked, terms, rate, intervals, values } = result;
    const { model, fit, spend, histories } = fitted;
    expect(intervals.known).toBe(Infinity);
    for (const rank of [0, 7, 150, 399]) {
      const row = ranked.order[rank]!;
      const history = { x: histories.x[row]!, tx: histories.tx[row]!, T: histories.T[row]! };
      const mean = histories.spend![row]! > 0 ? histories.spend![row]! : 0;
      const whole = estimate(
        (transactions, money) =>
          terms.margin *
          expectedMeanSpend(money as unknown as SpendParameters, mean > 0 ? history.x : 0, mean) *
          model.discountedExpectedTransactions(transactions, rate, terms.valueHorizon, history),
        [fit, spend as unknown as FittedParameters],
        'log',
      );
      const [low, high] = intervals.at(rank);
      expect(whole.value / values.clv![row]!).toBeCloseTo(1, 6);
      expect(low / whole.interval[0]).toBeCloseTo(1, 3);
      expect(high / whole.interval[1]).toBeCloseTo(1, 3);
    }
    const customers = tabulateClv(result, options)[0]!;
    const at = (key: string): number => customers.columns.findIndex((column) => column.key === key);
    for (let rank = 0; rank < customers.rows; rank += 1) {
      const [low, value, high] = ['value-low', 'clv', 'value-high'].map((key) => Number(customers.cell(rank, at(key))));
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThan(value!);
      expect(high).toBeGreaterThan(value!);
    }
  });

  it('replicates give the first thousand one, and the heading says so', async () => {
    const { result, options } = await work({ orders: ordersFrom(shopRows(1050, 21)) }, { compare: 'none' });
    const { fitted, ranked, terms, rate } = result;
    const replicates = Array.from({ length: 24 }, (_, i) => ({
      parameters: { ...fitted.fit.parameters, alpha: fitted.fit.parameters['alpha']! * (0.9 + i / 120) },
      spend: null,
    }));
    const intervals = intervalsOf(fitted, ranked, replicates, terms, rate);
    const customers = tabulateClv({ ...result, intervals }, options)[0]!;
    const low = customers.columns.findIndex(({ key }) => key === 'value-low');
    expect(customers.columns[low]!.label).toEqual({
      code: 'clv-probabilistic.column-money-low-of-first',
      parameters: { count: 1000 },
    });
    expect(customers.cell(999, low)).toBeGreaterThan(0);
    expect(customers.cell(1000, low)).toBeNull();
  });
});

describe('covariates', () => {
  const rows = shopRows(500, 31);
  const orders: Orders = {
    ...ordersFrom(rows),
    attributes: [
      {
        id: 'c4',
        label: 'city',
        column: { kind: 'text', ...encode(rows.map(([id]) => (Number(id.slice(1)) % 3 === 0 ? 'north' : 'south'))) },
      },
      {
        id: 'c5',
        label: 'age',
        column: {
          kind: 'number',
          decimals: 0,
          values: Float64Array.from(rows, ([id]) => (Number(id.slice(1)) * 37) % 50),
        },
      },
      {
        id: 'c6',
        label: 'same',
        column: { kind: 'number', decimals: 0, values: new Float64Array(rows.length).fill(3) },
      },
    ],
  };

  it('numbers and categories get effects on purchase and drop-out, of little weight where they mean nothing', async () => {
    const { view, result } = await work({ orders }, { covariates: ['c4', 'c5', 'c6'], compare: 'none' });
    expect(Object.keys(view.fit.parameters)).toEqual([
      'r',
      'alpha',
      'a',
      'b',
      'purchase:city=north',
      'purchase:age',
      'dropout:city=north',
      'dropout:age',
    ]);
    expect(result.covariates!.constant).toEqual(['same']);
    const named = view.parameters.map((parameter) =>
      parameterName(parameter, (code, parameters) => [code, ...Object.values(parameters)].join(' ')),
    );
    expect(named.slice(0, 8)).toEqual([
      'r',
      'α',
      'a',
      'b',
      'effect-purchase effect-against city=north south',
      'effect-purchase effect-deviation age',
      'effect-dropout effect-against city=north south',
      'effect-dropout effect-deviation age',
    ]);
    const effects = view.parameters.filter(({ part }) => part === 'covariate');
    expect(effects.every(({ estimate, standardError }) => Math.abs(estimate) < 4 * standardError)).toBe(true);
    const [first] = view.timelines;
    const history = { x: first!.x, tx: first!.tx, T: first!.T, effects: first!.effects! };
    expect(modelOf(view).probabilityAlive(view.fit.parameters, history)).toBeCloseTo(first!.alive, 8);
    const plain = await work({ orders }, { compare: 'none' });
    expect(view.fit.logLikelihood).toBeGreaterThan(plain.view.fit.logLikelihood);
  });
});

describe('boundaries', () => {
  it('no repeat buyers, one customer, one day: told in words', async () => {
    const once = Array.from({ length: 30 }, (_, i): OrderRow => [`C${i}`, 19_000 + i, 10]);
    expect(await faultOf(ordersFrom(once))).toBe('model.no-repeat-buyers');
    expect(
      await faultOf(
        ordersFrom([
          ['A', 1, 5],
          ['A', 9, 5],
          ['A', 20, 5],
        ]),
      ),
    ).toBe('model.one-customer');
    expect(
      await faultOf(
        ordersFrom([
          ['A', 1, 5],
          ['B', 1, 5],
          ['A', 1, 5],
        ]),
      ),
    ).toBe('model.no-time');
    expect(await faultOf(ordersFrom(shopRows(50, 2)), { calibration: '1990-01-01' })).toBe(
      'model.nobody-in-calibration',
    );
    expect(await faultOf(ordersFrom(shopRows(50, 2)), { end: '2022-12-01', calibration: '2022-12-31' })).toBe(
      'model.calibration-after-end',
    );
  });

  it('without amounts purchases are expected and ranked, not valued', async () => {
    const { view, result, options } = await work({ orders: ordersFrom(shopRows(300, 21, false)) });
    const answer = answerClv(result, options);
    for (const name of ['total-value', 'mean-value', 'median-value', 'new-customer-value']) {
      const { label, style } = answer.statistics.find((statistic) => statistic.name === name)!;
      expect(label.code).toBe(`clv-probabilistic.stat-${name}-transactions`);
      expect(style).toBe('decimal2');
    }
    expect(tabulateClv(result, options)[0]!.title.code).toBe('clv-probabilistic.table-customers-transactions');
    expect(describeClv('decile', [0, 1], options, view)).toMatchObject({
      code: 'clv-probabilistic.tenth-transactions-first',
      parameters: { share: 0.2 },
    });
    expect(view.spend).toBeNull();
    expect(view.noSpend).toEqual({ code: 'model.no-money' });
    expect(view.value.kind).toBe('transactions');
    expect(view.value.top[0]!.value).toBe(result.values.discounted[result.ranked.order[0]!]);
    expect(view.newCustomer.discounted).toBeGreaterThan(0);
  });

  it('customers of the last day (T = 0) are counted as they are', async () => {
    const rows: OrderRow[] = [...shopRows(300, 21), ['late', 19_700, 20], ['later', 19_700, 30]];
    const { view, result } = await work({ orders: ordersFrom(rows) });
    const { T } = result.fitted.histories;
    expect(T.filter((time) => time === 0)).toHaveLength(2);
    expect(view.customers).toBe(302);
    expect(result.values.clv!.every(Number.isFinite)).toBe(true);
  });

  it('names dates that leave the end silent', async () => {
    const rows: OrderRow[] = [...shopRows(300, 21), ['C1', 28_000, 20]];
    const { result, options } = await work({ orders: ordersFrom(rows) }, { compare: 'none' });
    expect(answerClv(result, options).reading.map(({ code }) => code)).toContain(
      'clv-probabilistic.caution-silent-end',
    );
  });

  it('a filter is told, and does not pass for dates gone wrong', async () => {
    const rows = shopRows(300, 21);
    const orders = ordersFrom([...rows, ['late', 21_500, 10], ['late', 21_600, 10]]);
    const keep = new Uint8Array(301).fill(1);
    keep[300] = 0;
    const { result, options } = await work({ orders }, { compare: 'none' }, keep);
    const { reading, subtitle } = answerClv(result, options);
    const codes = reading.map(({ code }) => code);
    expect(codes).toContain('clv-probabilistic.caution-filtered');
    expect(codes).not.toContain('clv-probabilistic.caution-silent-end');
    expect(subtitle.parameters!['scope']).toEqual({ code: 'clv-probabilistic.subtitle-filtered' });
  });

  it('says which model has the lowest AIC and by how much', async () => {
    const { result, view, options } = await work({ orders: ordersFrom(shopRows(200, 21)) });
    const sorted = [...view.models].sort((a, b) => a.aic - b.aic);
    const told = (models: ClvProbabilisticView['models']): readonly { code: string }[] =>
      readingOf(result, { ...view, models }, sumsOf(result)).filter(({ code }) => code.includes('reading-model-'));
    const [best, second] = sorted;
    const apart = (by: number): ClvProbabilisticView['models'] => [
      { ...best!, chosen: true },
      { ...second!, chosen: false, aic: best!.aic + by },
    ];
    expect(told(apart(348))).toMatchObject([
      { code: 'clv-probabilistic.reading-model-best', parameters: { difference: expect.closeTo(348, 6) as number } },
    ]);
    expect(told(apart(1))).toMatchObject([{ code: 'clv-probabilistic.reading-model-close' }]);
    expect(told(apart(-348))).toMatchObject([{ code: 'clv-probabilistic.reading-model-better' }]);
    expect(describeClv('decile', [1], options, view)).toMatchObject({ parameters: { from: 11, to: 20 } });
    expect(describeClv('decile', [9], options, view)).toMatchObject({ parameters: { share: 0.1 } });
    expect(valueTime(view)).toMatchObject({ parameters: { time: 3 } });
  });
});
