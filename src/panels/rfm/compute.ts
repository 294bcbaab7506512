/** From order lines to everything the RFM panel shows. Pure and seeded; linear in lines and customers. */

import type { Orders } from '../../data/orders.ts';
import type { RfmSummaries } from '../../data/tables.ts';
import type { CustomerUniverse } from '../../data/universe.ts';
import { dayFromIso } from '../../lib/days.ts';
import { sumByMark } from '../../lib/exact-sum.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { createRandom } from '../../lib/random.ts';
import { summariseCustomers, type CustomerSummary } from '../../models/customer-summary.ts';
import { barsOf, histogramOf, type Histogram } from '../../models/histogram.ts';
import {
  clusterCuts,
  cubeCells,
  eightClasses,
  equalCountCuts,
  nestedScores,
  quantileCuts,
  rfmDistributions,
  rfmThresholds,
  ruleOfCells,
  scoresByCuts,
  weightedScoreOfCells,
  type CutOptions,
  type RfmDistributions,
  type RfmScores,
  type RfmThresholds,
  type RfmValues,
} from '../../models/rfm.ts';
import type { SelectContext } from '../contract.ts';
import type { Rule } from '../options.ts';
import { daysOfGiven, summariseGiven } from './given.ts';
import { weightsGiven } from './given-weights.ts';
import { LETTERS, type Letter, type OrderUnit } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { rulesInForce } from './segments.ts';
import { CLASS_CODES } from './view.ts';

export interface RfmInput {
  /** the order log, or the file that gives R, F and M; one of them is `null` */
  readonly orders: Orders | null;
  readonly given: RfmSummaries | null;
  readonly people: CustomerUniverse;
  /** of the amounts, see NumberColumn.decimals */
  readonly amountDecimals: number;
  readonly keep: Uint8Array | null;
  /** NaN where the file gives the days since the last purchase and no day */
  readonly asOfDay: number;
  readonly asOfKind: AsOfKind;
  /** of orders, or of last purchases; NaN likewise */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly unit: OrderUnit | 'given';
  readonly orderFallback: boolean;
  /** in force, on any scale */
  readonly weights: Readonly<Record<Letter, number>>;
  /** `unmatched`: the other cell has no weights of R, F and M, so the own ones stand in */
  readonly weightSource: 'own' | 'cell' | 'unmatched';
}

export type AsOfKind = 'day-after-last' | 'given' | 'fixed' | 'of-the-file';

/** Sums over customers of each group of a division (cells, classes, segments), in the order of its marks. */
export interface GroupSums {
  readonly count: Uint32Array;
  readonly revenue: Float64Array;
  readonly r: Float64Array;
  readonly f: Float64Array;
  readonly m: Float64Array;
}

export interface BarredHistogram extends Histogram {
  /** bar of each customer in scope */
  readonly bar: Uint8Array;
  readonly counts: Uint32Array;
}

/** Customers in scope are numbered 0 … n − 1 here; `index` leads back to the customers of the file. */
export interface RfmResult {
  readonly input: RfmInput;
  readonly bins: 3 | 4 | 5;
  readonly summary: CustomerSummary & { readonly never?: number };
  /** customer of the file of each customer in scope; `null` where all are in scope */
  readonly index: Uint32Array | null;
  readonly count: number;
  readonly values: RfmValues;
  /** money of each, also where M is the mean order */
  readonly totals: Float64Array;
  readonly distributions: RfmDistributions;
  readonly cuts: Readonly<Record<Letter, readonly number[]>>;
  /** measures whose own cut points were missing or of another number, so that equal counts stand in */
  readonly cutsStandingIn: readonly Letter[];
  readonly scores: RfmScores;
  readonly cells: Uint16Array;
  readonly thresholds: RfmThresholds;
  readonly classes: Uint8Array;
  readonly rules: readonly Rule[];
  readonly ruleOfCell: Uint16Array;
  readonly weightedOfCell: Float64Array;
  readonly histograms: Readonly<Record<Letter, BarredHistogram>>;
  /** smallest and largest raw value of each score, at score − 1; NaN where nobody has it */
  readonly scoreRanges: Readonly<Record<Letter, { readonly low: Float64Array; readonly high: Float64Array }>>;
  readonly cellSums: GroupSums;
  readonly classSums: GroupSums;
  readonly moneyStep: number;
  /** decimals of M: those of the amounts for totals, none for means */
  readonly decimals: number;
}

const SEED = 20_240_607;

export function selectRfm(
  orders: Orders | null,
  options: RfmOptions,
  context: SelectContext,
  summaries: RfmSummaries | null = null,
): Outcome<RfmInput> {
  if (orders === null && summaries !== null) return selectGiven(summaries, options, context);
  const { keep } = context;
  if (orders === null || orders.rows === 0) return fail('rfm.no-orders');
  let [firstDay, lastDay] = [orders.day[0]!, orders.day[0]!];
  for (let i = 1; i < orders.rows; i += 1) {
    const day = orders.day[i]!;
    if (day < firstDay) firstDay = day;
    else if (day > lastDay) lastDay = day;
  }
  const asOfDay = (options.asOf === null ? null : dayFromIso(options.asOf)) ?? lastDay + 1;
  if (asOfDay < firstDay) return fail('rfm.no-orders-before', { asOf: asOfDay, first: firstDay });
  if (keep !== null && !keep.includes(1)) return fail('rfm.no-customers-kept');
  const orderFallback = options.orders === 'order-id' && orders.order === null;
  return succeed({
    orders,
    given: null,
    people: orders,
    amountDecimals: orders.amountDecimals,
    keep,
    asOfDay,
    asOfKind: options.asOf === null ? 'day-after-last' : 'given',
    firstDay,
    lastDay,
    unit: orderFallback ? 'customer-day' : options.orders,
    orderFallback,
    ...weightsOf(options, context),
  });
}

/** R, F and M made elsewhere: nothing is counted, and the as-of day stands where there are no dates. */
function selectGiven(given: RfmSummaries, options: RfmOptions, context: SelectContext): Outcome<RfmInput> {
  const { keep } = context;
  const days = daysOfGiven(given);
  if (days === null || given.orders === null || given.total === null) return fail('rfm.no-values');
  if (keep !== null && !keep.includes(1)) return fail('rfm.no-customers-kept');
  const chosen = days.kind === 'fixed' || options.asOf === null ? null : dayFromIso(options.asOf);
  if (chosen !== null && chosen < days.first) return fail('rfm.no-orders-before', { asOf: chosen, first: days.first });
  return succeed({
    orders: null,
    given,
    people: given,
    amountDecimals: given.decimals,
    keep,
    asOfDay: chosen ?? days.asOf,
    asOfKind: chosen === null ? days.kind : 'given',
    firstDay: days.first,
    lastDay: days.last,
    unit: 'given',
    orderFallback: false,
    ...weightsOf(options, context),
  });
}

function weightsOf(options: RfmOptions, { given }: SelectContext): Pick<RfmInput, 'weights' | 'weightSource'> {
  const taken = options.weightsFrom === null ? null : weightsGiven(given?.['weightsFrom']);
  return {
    weights: taken ?? options.weights,
    weightSource: options.weightsFrom === null ? 'own' : taken ? 'cell' : 'unmatched',
  };
}

function summarise({ orders, given, asOfDay, unit, keep }: RfmInput): RfmResult['summary'] {
  if (given !== null) return summariseGiven(given, { asOf: asOfDay, keep });
  const { order: key } = orders!;
  const order = key === null ? null : { codes: key.codes, size: key.dictionary.offsets.length - 1 };
  return summariseCustomers({ ...orders!, order }, { asOf: asOfDay, unit: unit as OrderUnit, keep });
}

export function computeRfm(input: RfmInput, options: RfmOptions): Outcome<RfmResult> {
  const { asOfDay, amountDecimals, given } = input;
  const summary = summarise(input);
  if (summary.present === 0)
    return Number.isNaN(asOfDay) ? fail('rfm.nobody-bought') : fail('rfm.no-orders-of-kept', { asOf: asOfDay });
  const bins = Number(options.bins) as 3 | 4 | 5;
  const { index, totals, recency, frequency } = gather(summary, Number.isNaN(asOfDay) ? 0 : asOfDay);
  const mean = options.monetary === 'mean';
  const values: RfmValues = {
    r: recency,
    f: frequency,
    m: !mean ? totals : (meansOf(given, index) ?? meanOrders(totals, frequency, amountDecimals)),
  };
  const decimals = mean ? -1 : amountDecimals;
  const moneyStep = amountDecimals < 0 ? 0.01 : 10 ** -amountDecimals;
  const distributions = rfmDistributions(values);
  const { scores, cuts, cutsStandingIn } = score(
    values,
    distributions,
    options,
    bins,
    moneyStep,
    scoresGiven(given, index, bins),
  );
  const cells = cubeCells(scores, bins);
  const thresholds = rfmThresholds(values, distributions, options.highLow, decimals);
  const classes = eightClasses(values, thresholds);
  const rules = rulesInForce(options.rules, bins);
  const sums = (marks: Uint8Array | Uint16Array, count: number): GroupSums =>
    groupSums(values, totals, marks, count, amountDecimals, decimals);
  const histogram = (letter: Letter, origin: number, step: number): BarredHistogram => {
    const found = histogramOf(distributions[letter], { whole: letter !== 'm', origin, step });
    const bar = barsOf(values[letter], found);
    const counts = new Uint32Array(found.edges.length - 1);
    for (let i = 0; i < bar.length; i += 1) counts[bar[i]!]! += 1;
    return { ...found, bar, counts };
  };
  return succeed({
    input,
    bins,
    summary,
    index,
    count: summary.present,
    values,
    totals,
    distributions,
    cuts,
    cutsStandingIn,
    scores,
    cells,
    thresholds,
    classes,
    rules,
    ruleOfCell: ruleOfCells(rules, bins),
    weightedOfCell: weightedScoreOfCells(input.weights, bins),
    histograms: { r: histogram('r', 0, 1), f: histogram('f', 1, 1), m: histogram('m', 0, moneyStep) },
    scoreRanges: {
      r: scoreRange(scores.r, values.r, bins),
      f: scoreRange(scores.f, values.f, bins),
      m: scoreRange(scores.m, values.m, bins),
    },
    cellSums: sums(cells, bins ** 3),
    classSums: sums(classes, CLASS_CODES.length),
    moneyStep,
    decimals,
  });
}

/** Customer of the file of customer `i` in scope. */
export function customerOf({ index }: RfmResult, i: number): number {
  return index === null ? i : index[i]!;
}

/** Sums of segments: segments are unions of cells. The last entry is for cells that no rule matches. */
export function segmentSums({ cellSums, ruleOfCell, rules }: RfmResult): GroupSums {
  const size = rules.length + 1;
  const sums = {
    count: new Uint32Array(size),
    revenue: new Float64Array(size),
    r: new Float64Array(size),
    f: new Float64Array(size),
    m: new Float64Array(size),
  };
  ruleOfCell.forEach((segment, cell) => {
    sums.count[segment]! += cellSums.count[cell]!;
    for (const key of ['revenue', 'r', 'f', 'm'] as const) sums[key][segment]! += cellSums[key][cell]!;
  });
  return sums;
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function rfmMarks(result: RfmResult): Readonly<Record<string, MarkSet>> {
  const { cells, classes, histograms, ruleOfCell, rules, bins } = result;
  const segments = new Uint16Array(cells.length);
  for (let i = 0; i < cells.length; i += 1) segments[i] = ruleOfCell[cells[i]!]!;
  return {
    cell: { of: spread(result, cells), count: bins ** 3 },
    class: { of: spread(result, classes), count: CLASS_CODES.length },
    segment: { of: spread(result, segments), count: rules.length + 1 },
    ...Object.fromEntries(
      LETTERS.map((letter) => [
        letter,
        { of: spread(result, histograms[letter].bar), count: histograms[letter].edges.length - 1 },
      ]),
    ),
  };
}

interface Gathered {
  readonly index: Uint32Array | null;
  readonly recency: Int32Array;
  readonly frequency: Uint32Array;
  readonly totals: Float64Array;
}

/** Values of the customers in scope alone; nothing is copied but recency where all of them are. */
function gather({ present, lastDay, frequency, total }: CustomerSummary, asOfDay: number): Gathered {
  const recency = new Int32Array(present);
  if (present === frequency.length) {
    for (let i = 0; i < present; i += 1) recency[i] = asOfDay - lastDay[i]!;
    return { index: null, recency, frequency, totals: total };
  }
  const gathered = {
    index: new Uint32Array(present),
    recency,
    frequency: new Uint32Array(present),
    totals: new Float64Array(present),
  };
  for (let c = 0, i = 0; c < frequency.length; c += 1) {
    if (frequency[c] === 0) continue;
    gathered.index[i] = c;
    recency[i] = asOfDay - lastDay[c]!;
    gathered.frequency[i] = frequency[c]!;
    gathered.totals[i] = total[c]!;
    i += 1;
  }
  return gathered;
}

/** Means that the file gives, and no totals; `null` where they follow from totals. */
function meansOf(given: RfmSummaries | null, index: Uint32Array | null): Float64Array | null {
  if (given === null || given.mean === null || given.decimals >= 0) return null;
  const { mean } = given;
  return index === null ? mean : Float64Array.from(index, (customer) => mean[customer]!);
}

/** Scores of the file, where it has one of each for everybody and none beyond the bins. */
function scoresGiven(given: RfmSummaries | null, index: Uint32Array | null, bins: number): RfmScores | null {
  const scores = given?.scores ?? null;
  if (scores === null || scores.most > bins) return null;
  const pick = (all: Uint8Array): Uint8Array =>
    index === null ? all : Uint8Array.from(index, (customer) => all[customer]!);
  const found = { r: pick(scores.r), f: pick(scores.f), m: pick(scores.m) };
  return LETTERS.some((letter) => found[letter].includes(0)) ? null : found;
}

/** Money an order, divided in minor units, so that equal orders have exactly their amount as mean. */
function meanOrders(totals: Float64Array, frequency: Uint32Array, decimals: number): Float64Array {
  const scale = decimals > 0 ? 10 ** decimals : 1;
  return totals.map((total, i) =>
    decimals > 0 ? Math.round(total * scale) / frequency[i]! / scale : total / frequency[i]!,
  );
}

interface Scored {
  readonly scores: RfmScores;
  readonly cuts: Readonly<Record<Letter, readonly number[]>>;
  readonly cutsStandingIn: readonly Letter[];
}

function score(
  values: RfmValues,
  distributions: RfmDistributions,
  options: RfmOptions,
  bins: 3 | 4 | 5,
  moneyStep: number,
  ofFile: RfmScores | null,
): Scored {
  const cutOptions = (letter: Letter): CutOptions => ({
    bins,
    lowIsBest: letter === 'r',
    step: letter === 'm' ? moneyStep : 1,
  });
  const equal = (letter: Letter): readonly number[] => equalCountCuts(distributions[letter], cutOptions(letter));
  if (options.scoring === 'nested') {
    return { scores: nestedScores(values, bins, moneyStep), cuts: { r: equal('r'), f: [], m: [] }, cutsStandingIn: [] };
  }
  if (options.scoring === 'given' && ofFile !== null)
    return { scores: ofFile, cuts: { r: [], f: [], m: [] }, cutsStandingIn: [] };
  const cutsStandingIn: Letter[] = [];
  const cutsOf = (letter: Letter): readonly number[] => {
    if (options.scoring === 'quantile') return quantileCuts(distributions[letter], bins);
    if (options.scoring === 'k-means') return clusterCuts(values[letter], cutOptions(letter), createRandom(SEED));
    if (options.scoring === 'own') {
      const own = options.cuts?.[letter];
      if (own?.length === bins - 1) return own;
      cutsStandingIn.push(letter);
    }
    if (options.scoring === 'given') cutsStandingIn.push(letter);
    return equal(letter);
  };
  const cuts = { r: cutsOf('r'), f: cutsOf('f'), m: cutsOf('m') };
  return {
    scores: {
      r: scoresByCuts(values.r, cuts.r, true),
      f: scoresByCuts(values.f, cuts.f, false),
      m: scoresByCuts(values.m, cuts.m, false),
    },
    cuts,
    cutsStandingIn,
  };
}

function scoreRange(
  scores: Uint8Array,
  values: Int32Array | Uint32Array | Float64Array,
  bins: number,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const [low, high] = [new Float64Array(bins).fill(NaN), new Float64Array(bins).fill(NaN)];
  for (let i = 0; i < scores.length; i += 1) {
    const [at, value] = [scores[i]! - 1, values[i]!];
    // Written so that the first value passes NaN.
    if (!(value >= low[at]!)) low[at] = value;
    if (!(value <= high[at]!)) high[at] = value;
  }
  return { low, high };
}

function groupSums(
  values: RfmValues,
  totals: Float64Array,
  marks: Uint8Array | Uint16Array,
  groups: number,
  amountDecimals: number,
  decimals: number,
): GroupSums {
  const [count, r, f] = [new Uint32Array(groups), new Float64Array(groups), new Float64Array(groups)];
  for (let i = 0; i < marks.length; i += 1) {
    const mark = marks[i]!;
    count[mark]! += 1;
    r[mark]! += values.r[i]!;
    f[mark]! += values.f[i]!;
  }
  const revenue = sumByMark(totals, marks, groups, amountDecimals);
  return { count, revenue, r, f, m: values.m === totals ? revenue : sumByMark(values.m, marks, groups, decimals) };
}

/** Marks of the customers in scope laid out over all customers of the file. */
function spread({ index, input }: RfmResult, marks: Uint8Array | Uint16Array): Uint16Array {
  if (index === null) return Uint16Array.from(marks);
  const all = new Uint16Array(input.people.customers).fill(NO_MARK_16);
  for (let i = 0; i < index.length; i += 1) all[index[i]!] = marks[i]!;
  return all;
}
