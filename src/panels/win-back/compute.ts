/** From orders or subscriptions to the lost customers, what each is worth after return, the ranking of tries and the budget. */

import type { Tables } from '../../data/tables.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { powerWith, sampleSizes } from '../../models/sample-size.ts';
import { affordable, chanceOfReturn, rankWinBack, type WinBackRanking } from '../../models/win-back.ts';
import { churnBasis, selectChurn, type ChurnBasis, type ChurnInput } from '../churn-basis.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { findLost, type Lost } from './lost.ts';
import { GRADES, type WinBackOptions } from './options.ts';
import { valueLost, type Values } from './values.ts';
import { BARS, DECISIONS, type BarView, type GroupView, type WinBackView } from './view.ts';

export interface WinBackResult {
  /** the day asked for where it is after the data */
  readonly beyond: number | null;
  readonly view: WinBackView;
  readonly basis: ChurnBasis;
  readonly lost: Lost;
  readonly values: Values;
  readonly chances: Chances;
  readonly ranking: WinBackRanking;
  /** by lost customer */
  readonly decisions: Uint8Array;
  readonly bars: Uint8Array;
  /** rank of each lost customer, from 0 */
  readonly rank: Uint32Array;
}

export function selectWinBack(tables: Tables, options: WinBackOptions, context: SelectContext): Outcome<ChurnInput> {
  return selectChurn(tables, options.until, context, 'win-back');
}

/** Many customers take a while: what was asked since comes first. */
const MANY = 20_000;

export async function computeWinBack(
  input: ChurnInput,
  options: WinBackOptions,
  job: ComputeJob,
): Promise<Outcome<WinBackResult>> {
  const basis = churnBasis(input, 0);
  const large = (input.orders ?? input.subscriptions)!.customers > MANY;
  if (large) await job.pause();
  job.progress(0.1);
  const lost = kept(basis, 'lost', LOST_KEYS, options, () => findLost(basis, options));
  if (lost.index.length === 0) {
    const none = lost.tooLong > 0 ? 'too-long' : basis.kind === 'subscriptions' ? 'ended' : 'lost';
    return fail(`win-back.nobody-${none}`, {
      customers: lost.customers,
      lost: lost.tooLong,
      longest: options.longest ?? NaN,
      until: basis.until,
    });
  }
  if (large) await job.pause();
  const values = kept(basis, 'values', VALUE_KEYS, options, () => valueLost(basis, input, lost, options));
  if (!values.ok) return values;
  job.progress(0.8);
  if (large) await job.pause();
  const chances = kept(basis, 'chances', CHANCE_KEYS, options, () => chancesOf(lost, options));
  const ranked = kept(basis, 'ranked', RANK_KEYS, options, () => rank(lost, values.value, chances, options));
  return succeed({ ...decide(basis, lost, values.value, chances, ranked, options), beyond: input.beyond });
}

type Key = keyof WinBackOptions;

/** What each stage depends on, with all stages before it; a dragged budget makes none of them again. */
const LOST_KEYS: readonly Key[] = ['lostBy', 'factor', 'days', 'longest', 'gradeHigh', 'gradeMiddle', 'feePeriod'];
const VALUE_KEYS: readonly Key[] = [...LOST_KEYS, 'valueBy', 'value', 'margin', 'retention', 'discount', 'horizon'];
const CHANCE_KEYS: readonly Key[] = [
  ...LOST_KEYS,
  'chanceBy',
  'window',
  'chanceHigh',
  'chanceMiddle',
  'chanceLow',
  'reasons',
];
const RANK_KEYS: readonly Key[] = [...VALUE_KEYS, ...CHANCE_KEYS, 'cost'];

const memory = new WeakMap<ChurnBasis, Map<string, { readonly key: string; readonly made: unknown }>>();

function kept<T>(basis: ChurnBasis, stage: string, keys: readonly Key[], options: WinBackOptions, make: () => T): T {
  const stages = memory.get(basis) ?? new Map<string, { readonly key: string; readonly made: unknown }>();
  memory.set(basis, stages);
  const key = JSON.stringify(keys.map((name) => options[name]));
  const found = stages.get(stage);
  if (found?.key === key) return found.made as T;
  const made = make();
  stages.set(stage, { key, made });
  return made;
}

export interface Chances {
  /** by lost customer, 0 … 1 */
  readonly chance: Float64Array;
  /** of coming back by themselves, whatever the chances in force */
  readonly byThemselves: Float64Array;
}

function chancesOf(lost: Lost, options: WinBackOptions): Chances {
  const { silence, grade, window } = { ...lost, window: options.window };
  const byDays = (curve: Lost['curve'], days: Map<number, number>, s: number): number => {
    const known = days.get(s);
    if (known !== undefined) return known;
    const chance = chanceOfReturn(curve, s, window);
    days.set(s, chance);
    return chance;
  };
  const all = new Map<number, number>();
  const byThemselves = Float64Array.from(silence, (s) => byDays(lost.curve, all, s));
  if (options.chanceBy === 'history') return { chance: byThemselves, byThemselves };
  if (options.chanceBy === 'history-grade') {
    const each = GRADES.map(() => new Map<number, number>());
    const chance = Float64Array.from(silence, (s, i) => {
      const g = grade[i]!;
      return byDays(lost.curves[g]!, each[g]!, s);
    });
    return { chance, byThemselves };
  }
  const typed = [options.chanceHigh, options.chanceMiddle, options.chanceLow];
  const byReason = new Map((options.reasons ?? []).map(({ reason, chance }) => [reason.trim(), chance]));
  const ofReason = lost.reasonNames.map((name) => (name === null ? undefined : byReason.get(name.trim())));
  const chance = Float64Array.from(grade, (g, i) => {
    const own = lost.reason === null ? undefined : ofReason[lost.reason[i]!];
    return (own ?? typed[g]!) / 100;
  });
  return { chance, byThemselves };
}

interface Ranked {
  readonly ranking: WinBackRanking;
  readonly rank: Uint32Array;
  readonly bars: Uint8Array;
  readonly barViews: readonly BarView[];
  readonly shown: number;
  readonly curve: WinBackView['curve'];
  readonly meanChance: number;
  readonly meanValue: number;
  /** mean chance of coming back by themselves, of those worth a try */
  readonly base: number;
}

function rank(lost: Lost, { value }: Values, { chance, byThemselves }: Chances, { cost }: WinBackOptions): Ranked {
  const n = lost.index.length;
  const ranking = rankWinBack(chance, value, cost);
  const { order, expected, worth, cumulative } = ranking;
  const places = new Uint32Array(n);
  const bars = new Uint8Array(n);
  const shown = shownOf(n, worth);
  const edges = edgesOf(n, shown);
  const barViews: BarView[] = [];
  let [sumChance, sumValue, base] = [0, 0, 0];
  for (let b = 0; b + 1 < edges.length; b += 1) {
    const [from, to] = [edges[b]!, edges[b + 1]!];
    let [p, v, e] = [0, 0, 0];
    for (let k = from; k < to; k += 1) {
      const i = order[k]!;
      places[i] = k;
      bars[i] = b;
      p += chance[i]!;
      v += value[i]!;
      e += expected[i]!;
      if (k < worth) base += byThemselves[i]!;
    }
    sumChance += p;
    sumValue += v;
    barViews.push({ from, to, expected: e / (to - from), chance: p / (to - from), value: v / (to - from) });
  }
  const counts = curvePoints(shown, worth);
  return {
    ranking,
    rank: places,
    bars,
    barViews,
    shown,
    curve: { count: counts, gain: counts.map((k) => cumulative[k]!) },
    meanChance: sumChance / n,
    meanValue: sumValue / n,
    base: worth > 0 ? base / worth : byThemselves.reduce((sum, p) => sum + p, 0) / n,
  };
}

/** Ranks drawn one beside another: all, or so far beyond those worth a try that their fall is seen; the rest is one bar. */
function shownOf(n: number, worth: number): number {
  const far = Math.max(BARS, Math.ceil(worth * 1.8));
  return worth === 0 || far > 0.8 * n ? n : far;
}

/** Where bars begin, and the end of the last one. */
function edgesOf(n: number, shown: number): number[] {
  const count = Math.min(shown < n ? BARS - 1 : BARS, shown);
  const edges = Array.from({ length: count + 1 }, (_, b) => Math.floor((b * shown) / count));
  return shown < n ? [...edges, n] : edges;
}

const POINTS = 240;

/** Ranks at which the curve is drawn: finer where it begins, where it is steepest, and exactly where it is highest. */
function curvePoints(shown: number, worth: number): Float64Array {
  const found = new Set([0, worth, shown]);
  for (let j = 1; j <= POINTS; j += 1) {
    found.add(Math.round(shown * (j / POINTS) ** 2));
    found.add(Math.round((shown * j) / POINTS));
  }
  return Float64Array.from(found).sort();
}

/** All that depends on the budget: a pass over the lost. */
function decide(
  basis: ChurnBasis,
  lost: Lost,
  values: Values,
  chances: Chances,
  ranked: Ranked,
  options: WinBackOptions,
): Omit<WinBackResult, 'beyond'> {
  const { ranking, rank: places } = ranked;
  const { expected, worth, cumulative } = ranking;
  const n = lost.index.length;
  const tried = affordable(worth, options.cost, options.budget);
  const decisions = new Uint8Array(n);
  const columns = lost.columns.length;
  const grades = GRADES.map(emptySums);
  const cells = Array.from({ length: GRADES.length * columns }, emptySums);
  for (let i = 0; i < n; i += 1) {
    const decision = places[i]! < tried ? 0 : places[i]! < worth ? 1 : 2;
    decisions[i] = decision;
    const g = lost.grade[i]!;
    for (const sums of [grades[g]!, cells[lost.column[i]! * GRADES.length + g]!]) {
      sums.customers += 1;
      sums.chance += chances.chance[i]!;
      sums.value += values.value[i]!;
      sums.expected += expected[i]!;
      sums.decisions[decision]! += 1;
      if (decision === 0) sums.gain += expected[i]!;
    }
  }
  const base = options.testBase === null ? ranked.base : options.testBase / 100;
  const lifted = Math.min(1, base + options.testLift / 100);
  const [alpha, power] = [options.alpha / 100, options.power / 100];
  const available = Math.floor(worth / 2);
  const view: WinBackView = {
    kind: basis.kind,
    until: basis.until,
    customers: lost.customers,
    lost: n,
    tooLong: lost.tooLong,
    valueBy: values.by,
    chanceBy: options.chanceBy,
    gradeBy: lost.gradeBy,
    cost: options.cost,
    budget: options.budget,
    worth,
    tried,
    beyond: worth - tried,
    letGo: n - worth,
    spend: tried * options.cost,
    expected: cumulative[tried]!,
    best: cumulative[worth]!,
    all: cumulative[n]!,
    meanChance: ranked.meanChance,
    meanValue: ranked.meanValue,
    shown: ranked.shown,
    curve: ranked.curve,
    bars: ranked.barViews,
    grades: grades.map(groupOf),
    columns: lost.columns,
    cells: cells.map(groupOf),
    test: {
      base,
      lifted,
      alpha,
      power,
      ...sampleSizes(base, lifted, alpha, power),
      available,
      powerThere: available > 0 && lifted > base ? powerWith(available, base, lifted, alpha) : NaN,
      baseFromHistory: options.testBase === null,
    },
    returns: lost.returns,
    monthlyLoss: lost.monthlyLoss,
    multiple: values.multiple,
  };
  return { view, basis, lost, values, chances, ranking, decisions, bars: ranked.bars, rank: places };
}

interface Sums {
  customers: number;
  chance: number;
  value: number;
  expected: number;
  gain: number;
  readonly decisions: number[];
}

function emptySums(): Sums {
  return { customers: 0, chance: 0, value: 0, expected: 0, gain: 0, decisions: DECISIONS.map(() => 0) };
}

function groupOf({ customers, chance, value, expected, gain, decisions }: Sums): GroupView {
  return {
    customers,
    chance: chance / customers,
    value: value / customers,
    expected: expected / customers,
    decisions,
    gain,
  };
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function winBackMarks({ basis, lost, decisions, bars, view }: WinBackResult): Readonly<Record<string, MarkSet>> {
  const spread = (of: (i: number) => number): Uint16Array => {
    const all = new Uint16Array(basis.table.customers).fill(NO_MARK_16);
    for (let i = 0; i < lost.index.length; i += 1) all[lost.index[i]!] = of(i);
    return all;
  };
  const columns = view.columns.length;
  return {
    decision: { of: spread((i) => decisions[i]!), count: DECISIONS.length },
    grade: { of: spread((i) => lost.grade[i]!), count: GRADES.length },
    rank: { of: spread((i) => bars[i]!), count: view.bars.length },
    cell: { of: spread((i) => lost.column[i]! * GRADES.length + lost.grade[i]!), count: GRADES.length * columns },
  };
}
