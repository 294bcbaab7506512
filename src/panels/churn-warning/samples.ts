/** What is learnt from, tested on and told of: windows laid out, features counted, rows divided by time and by customer. */

import { message, type Message } from '../../lib/outcome.ts';
import {
  countLeaks,
  featureColumns,
  featuresAt,
  type FeatureColumn,
  type FeatureTable,
} from '../../models/churn-features.ts';
import { splitCustomers, type WindowPlan, type WindowProblem } from '../../models/churn-windows.ts';
import type { ComputeJob } from '../contract.ts';
import { Memo } from './memo.ts';
import { groupsOf, type ChurnWarningOptions } from './options.ts';
import type { ObservedSource } from './source.ts';
import { windowsOf } from './windows.ts';

/** Rows of features with what came of them. */
export interface Sample {
  readonly customer: Uint32Array;
  readonly columns: readonly Float64Array[];
  readonly lost: Uint8Array;
  readonly worth: Float64Array;
  /** the simple rule to hold a model against: days of silence, or days since the contract began */
  readonly rule: Float64Array;
  readonly losses: number;
}

export interface Samples {
  readonly observed: ObservedSource;
  readonly plan: WindowPlan;
  readonly columns: readonly FeatureColumn[];
  /** at every cut, before customers are divided */
  readonly counts: readonly { readonly cut: number; readonly customers: number; readonly losses: number }[];
  readonly train: Sample;
  /** customers among the rows of the training, and rows left out where there were too many */
  readonly trainCustomers: number;
  readonly sampledOut: number;
  readonly test: Sample;
  /** customers both learnt from and tested on */
  readonly both: number;
  /** at the last day, without what comes of it */
  readonly today: Omit<Sample, 'lost' | 'losses'>;
  /** see `countLeaks`, of the test */
  readonly leaks: number;
  readonly endedInGap: number;
  /** customers of today's file who had been silent for a label window's days already */
  readonly alreadyLost: number;
}

export type Laid =
  { readonly plan: WindowPlan; readonly problem: null } | { readonly plan: null; readonly problem: Message };

/** More rows than this are not learnt from: a seeded part stands for all. */
const MOST_ROWS = 120_000;
const samples = new Memo<Samples>();

export function layOut({ first, last, asOf }: ObservedSource, options: ChurnWarningOptions): Laid {
  if (last < first)
    return { plan: null, problem: message('churn-warning.problem-as-of', { first, asOf: asOf ?? last }) };
  const laid = windowsOf(first, last, options);
  return laid.ok ? { plan: laid.plan, problem: null } : { plan: null, problem: problemOf(laid.problem) };
}

function problemOf(problem: WindowProblem): Message {
  if (problem.kind === 'too-short')
    return message('churn-warning.problem-too-short', { days: problem.days, needed: problem.needed });
  const { kind, which, possible } = problem;
  return message(`churn-warning.problem-${kind}`, {
    which: message(`churn-warning.cut-${which}`),
    from: possible.from,
    to: possible.to,
  });
}

export async function samplesOf(
  observed: ObservedSource,
  plan: WindowPlan,
  options: ChurnWarningOptions,
  job: ComputeJob,
): Promise<Samples> {
  const groups = groupsOf(options);
  const { byCustomer, testShare, seed } = options;
  const key = JSON.stringify([plan, [...groups], byCustomer, testShare, seed]);
  const known = samples.get(observed, key);
  if (known) return known;
  const { source } = observed;
  const columns = featureColumns(source, groups, plan, plan.train.at(-1)!);
  const rule: FeatureColumn = {
    key: source.days ? 'recency' : 'age',
    code: -1,
    attribute: -1,
    days: 0,
  };
  const part = byCustomer ? splitCustomers(source.lines.customers, testShare / 100, seed) : null;
  const tables: FeatureTable[] = [];
  const cuts = [...plan.train, plan.test, plan.now];
  for (const cut of cuts) {
    await job.pause();
    job.progress((0.3 * tables.length) / cuts.length);
    tables.push(featuresAt(source, [...columns, rule], plan, cut, cut !== plan.now));
  }
  const [now, tested, ...learnt] = tables.toReversed() as [FeatureTable, FeatureTable, ...FeatureTable[]];
  const ruled = columns.length;
  const train = join(
    learnt.reverse().map((table) => pickRows(table, (customer) => part === null || part[customer] === 0)),
    ruled,
  );
  const cut = thin(train, seed);
  const test = join([pickRows(tested, (customer) => part === null || part[customer] === 1)], ruled);
  const inTrain = new Uint8Array(source.lines.customers);
  for (const customer of cut.customer) inTrain[customer] = 1;
  let both = 0;
  for (const customer of test.customer) both += inTrain[customer]!;
  await job.pause();
  return samples.set(observed, key, {
    observed,
    plan,
    columns,
    counts: tables.map(({ cut: at, customer, lost }) => ({
      cut: at,
      customers: customer.length,
      losses: lost === null ? NaN : sumOf(lost),
    })),
    train: cut,
    trainCustomers: sumOf(inTrain),
    sampledOut: train.customer.length - cut.customer.length,
    test,
    both,
    today: {
      customer: now.customer,
      columns: now.columns.slice(0, ruled),
      worth: now.worth,
      rule: now.columns[ruled]!,
    },
    leaks: countLeaks(source, [...columns, rule], plan, tested),
    endedInGap: tables.reduce((sum, { endedInGap }) => sum + endedInGap, 0),
    alreadyLost: now.alreadyLost,
  });
}

function sumOf(values: Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function pickRows(table: FeatureTable, wanted: (customer: number) => boolean): FeatureTable {
  const rows = Uint32Array.from(table.customer.keys()).filter((row) => wanted(table.customer[row]!));
  if (rows.length === table.customer.length) return table;
  const numbers = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  return {
    ...table,
    customer: Uint32Array.from(rows, (row) => table.customer[row]!),
    columns: table.columns.map(numbers),
    lost: table.lost && Uint8Array.from(rows, (row) => table.lost![row]!),
    worth: numbers(table.worth),
  };
}

/** Rows of some cuts below each other; the last column is the rule. */
function join(tables: readonly FeatureTable[], ruled: number): Sample {
  const n = tables.reduce((sum, { customer }) => sum + customer.length, 0);
  const customer = new Uint32Array(n);
  const lost = new Uint8Array(n);
  const numbers = (pick: (table: FeatureTable) => Float64Array): Float64Array => {
    const all = new Float64Array(n);
    let at = 0;
    for (const table of tables) {
      all.set(pick(table), at);
      at += table.customer.length;
    }
    return all;
  };
  let at = 0;
  for (const table of tables) {
    customer.set(table.customer, at);
    lost.set(table.lost!, at);
    at += table.customer.length;
  }
  return {
    customer,
    columns: Array.from({ length: ruled }, (_, j) => numbers((table) => table.columns[j]!)),
    lost,
    worth: numbers(({ worth }) => worth),
    rule: numbers(({ columns }) => columns[ruled]!),
    losses: sumOf(lost),
  };
}

function thin(sample: Sample, seed: number): Sample {
  const n = sample.customer.length;
  if (n <= MOST_ROWS) return sample;
  const part = splitCustomers(n, MOST_ROWS / n, seed + 1);
  const rows = Uint32Array.from(part.keys()).filter((row) => part[row] === 1);
  const numbers = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  const lost = Uint8Array.from(rows, (row) => sample.lost[row]!);
  return {
    customer: Uint32Array.from(rows, (row) => sample.customer[row]!),
    columns: sample.columns.map(numbers),
    lost,
    worth: numbers(sample.worth),
    rule: numbers(sample.rule),
    losses: sumOf(lost),
  };
}
