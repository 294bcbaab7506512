/**
 * What customers are worth from now on, by a model of repeat transactions and the gamma-gamma model of spend: order lines or a
 * customer summary → histories → fit → P(alive), expected purchases, expected mean spend, CLV of each customer.
 * Every step is kept with the arrays it was made from, so that another discount, horizon or margin fits nothing again.
 */

import { createRandom } from '../lib/random.ts';
import { fail, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import { chooseRegularity } from './cnbd-k.ts';
import { expectedMeanSpend, fitGammaGamma, populationMeanSpend, type SpendFit } from './gamma-gamma.ts';
import {
  summariseRepeats,
  UNIT_DAYS,
  type PurchaseLines,
  type RepeatSummary,
  type TimeUnit,
} from './repeat-summary.ts';
import type {
  Covariates,
  FitOptions,
  TransactionData,
  TransactionFit,
  TransactionModel,
  TransactionModelId,
} from './transaction-model.ts';
import { transactionModel } from './transaction-models.ts';

/** Order lines, with their times of day where these are known. */
export interface TimedLines extends PurchaseLines {
  /** length lines: seconds after midnight, below 0 where a line has none; `null` or left out where no line has */
  readonly seconds?: Int32Array | null;
}

export interface LineScope {
  /** of all times */
  readonly unit: TimeUnit;
  /**
   * Purchases of one day count once, or those of one whole unit: then times are whole, as BG/BB takes them. By the `moment` only
   * lines of one minute are one purchase, and times run to the minute; without times of day it is the day.
   */
  readonly merge: 'day' | 'unit' | 'moment';
  /** last day of observation; `null` is the day of the last line */
  readonly end: number | null;
  /** last day the model may see, before `end`; `null` holds nothing out */
  readonly calibration: number | null;
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
}

/** Customers in scope, numbered 0 … rows − 1; arrays have one entry each. */
export interface RepeatHistories {
  readonly rows: number;
  /** number of each among all customers, ascending; `null` where all are in scope */
  readonly index: Uint32Array | null;
  /** repeat transactions, time of the last one, time observed */
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** mean money of a repeat transaction, 0 or NaN where there is none; `null` where nothing is known of money */
  readonly spend: Float64Array | null;
  readonly logIntervals: Float64Array | null;
  /** customers a row stands for; `null` where one each */
  readonly weight: Float64Array | null;
  /** repeat transactions after the calibration; `null` where nothing was held out */
  readonly later: Float64Array | null;
  /** day of the first purchase; `null` without a calendar */
  readonly firstDay: Int32Array | null;
  /** length of the holdout in units, 0 without one */
  readonly holdout: number;
}

export interface LineHistories {
  readonly histories: RepeatHistories;
  readonly summary: RepeatSummary;
  /** the lines that count: without returns on days when nothing was bought */
  readonly lines: PurchaseLines;
  /** what `lines` count: their `day` is (day − base) · ticksPerDay plus ticks since midnight; 0 and 1 where days are days */
  readonly base: number;
  readonly ticksPerDay: number;
  /** purchases within one of these are one */
  readonly period: TimeUnit;
  /** last day the model sees, last day of observation */
  readonly calibration: number;
  readonly end: number;
  /** lines of returns on days when nothing was bought */
  readonly returned: number;
}

/** A customer summary made elsewhere, one row a customer or a group of equal customers. */
export interface SummaryRows {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** NaN where unknown; `null` where there is none */
  readonly meanSpend: Float64Array | null;
  readonly count: Float64Array | null;
}

export interface FitSettings {
  readonly model: TransactionModelId;
  /** regularity of the CNBD models; `null` chooses the most likely */
  readonly k: number | null;
  readonly penalty: number;
  /** further starts of the search */
  readonly starts: number;
}

export const USUAL_FIT: FitSettings = { model: 'bg-nbd', k: null, penalty: 0, starts: 0 };

export interface ValueFit {
  readonly histories: RepeatHistories;
  /** what the model was fitted to */
  readonly data: TransactionData;
  readonly model: TransactionModel;
  /** regularity, 1 where the model knows none */
  readonly k: number;
  readonly fit: TransactionFit;
  /** `null` where there is no money to speak of; then `noSpend` says why */
  readonly spend: SpendFit | null;
  readonly noSpend: Message | null;
  /** repeat buyers whose money is unknown or nothing; they are given the population's mean */
  readonly spendUnknown: number;
}

export interface ValueTerms {
  /** of time in the histories */
  readonly unit: TimeUnit;
  /** of expected purchases, in units */
  readonly horizon: number;
  /** of value, in units; Infinity has no end */
  readonly valueHorizon: number;
  /** a year, as a share: 0.1 */
  readonly discount: number;
  /** of revenue, as a share */
  readonly margin: number;
}

/** Arrays of length `histories.rows`. */
export interface CustomerValues {
  readonly alive: Float64Array;
  /** expected purchases in (T, T + horizon] */
  readonly expected: Float64Array;
  /** discounted expected purchases in (T, T + valueHorizon] */
  readonly discounted: Float64Array;
  /** expected mean spend of a purchase; `null` without money */
  readonly spend: Float64Array | null;
  /** margin × spend × discounted; `null` without money */
  readonly clv: Float64Array | null;
}

/**
 * Histories of the customers in scope. Fails with `model.no-lines`, `model.calibration-after-end`, `model.nobody-in-calibration`
 * (nobody kept had bought by then).
 */
export function historiesOfLines(given: TimedLines, scope: LineScope): Outcome<LineHistories> {
  const { unit, keep } = scope;
  const period = scope.merge === 'unit' ? unit : 'day';
  const byMoment = scope.merge === 'moment' && (given.seconds ?? null) !== null;
  const key = [unit, period, byMoment, scope.end, scope.calibration].join();
  return remember(HISTORIES, given.customer, key, keep, (): Outcome<LineHistories> => {
    if (given.day.length === 0) return fail('model.no-lines');
    const counted = remember(LINES, given.customer, String(byMoment), null, () =>
      withoutReturns(byMoment ? inTicks(given) : { lines: given, base: 0, ticksPerDay: 1 }),
    );
    const { lines, base, ticksPerDay, returned } = counted;
    let last = -Infinity;
    for (const tick of lines.day) if (tick > last) last = tick;
    const end = scope.end ?? base + Math.floor(last / ticksPerDay);
    const calibration = scope.calibration ?? end;
    if (calibration > end) return fail('model.calibration-after-end', { calibration, end });
    const lastTick = (day: number): number => (day - base + 1) * ticksPerDay - 1;
    const ticked = summariseRepeats(lines, {
      unit: byMoment ? 'day' : unit,
      period,
      calibrationEnd: lastTick(calibration),
      holdoutEnd: end > calibration ? lastTick(end) : null,
      keep,
    });
    if (ticked.rows === 0) return fail('model.nobody-in-calibration', { calibration });
    const summary = byMoment ? inUnits(ticked, base, ticksPerDay, UNIT_DAYS[unit]) : ticked;
    const { rows, customer, x, tx, T, logIntervals, firstDay } = summary;
    const histories: RepeatHistories = {
      rows,
      index: rows === lines.customers ? null : customer,
      x,
      tx,
      T,
      spend: lines.amount === null ? null : summary.meanSpend,
      logIntervals,
      weight: null,
      later: summary.holdout,
      firstDay,
      holdout: summary.holdoutTime,
    };
    return succeed({ histories, summary, lines, base, ticksPerDay, period, calibration, end, returned });
  });
}

/**
 * Rows of a summary in scope. Fails with `model.no-rows`, `model.no-customers-kept`, `model.repeat-in-no-time` (which customer).
 * @param nameOf name of a customer by the number of the row
 */
export function historiesOfSummary(
  summary: SummaryRows,
  keep: Uint8Array | null,
  nameOf = (i: number): string => `#${i + 1}`,
): Outcome<RepeatHistories> {
  return remember(SUMMARIES, summary, '', keep, (): Outcome<RepeatHistories> => {
    const { frequency, recency, age, meanSpend, count } = summary;
    const rows: number[] = [];
    for (let i = 0; i < frequency.length; i += 1)
      if ((keep === null || keep[i] !== 0) && (count === null || count[i]! > 0)) rows.push(i);
    if (frequency.length === 0) return fail('model.no-rows');
    if (rows.length === 0) return fail('model.no-customers-kept');
    const sudden = rows.find((i) => frequency[i]! > 0 && recency[i] === 0);
    if (sudden !== undefined)
      return fail('model.repeat-in-no-time', { customer: nameOf(sudden), x: frequency[sudden]! });
    const all = rows.length === frequency.length;
    const pick = (column: Float64Array): Float64Array => (all ? column : Float64Array.from(rows, (i) => column[i]!));
    return succeed({
      index: all ? null : Uint32Array.from(rows),
      rows: rows.length,
      x: pick(frequency),
      tx: pick(recency),
      T: pick(age),
      spend: meanSpend === null ? null : pick(meanSpend),
      logIntervals: null,
      weight: count === null ? null : pick(count),
      later: null,
      firstDay: null,
      holdout: 0,
    });
  });
}

/**
 * Fits transactions and, where there is money, spend. Fails as the model's `fit` does (`model.…`); what hinders the spend part
 * alone is told in `noSpend`.
 * @param covariates rows as in the histories, standardised; `null` for none
 */
export function fitValue(
  histories: RepeatHistories,
  settings: FitSettings,
  covariates: Covariates | null = null,
): Outcome<ValueFit> {
  const { model, k, penalty, starts } = settings;
  const key = [model, k, penalty, starts, covariates?.names.join('|')].join();
  return remember(FITS, covariates?.values ?? histories, key, null, () => {
    const { rows, x, tx, T, weight, logIntervals } = histories;
    const data: TransactionData = { rows, x, tx, T, weight, logIntervals, covariates };
    const options = { penalty, starts, random: createRandom(SEED) };
    const [chosen, fit] = fitModel(model, k, data, options);
    if (!fit.ok) return fit;
    const spend = remember(SPENDS, histories, 'spend', null, () => fitSpend(histories));
    return succeed({ histories, data, model: transactionModel(model, chosen), k: chosen, fit: fit.value, ...spend });
  });
}

/** The quantities of every customer. Quick; what did not change since the last time is not made again. */
export function valueCustomers(fitted: ValueFit, terms: ValueTerms): CustomerValues {
  const { model, data, fit, histories, spend } = fitted;
  const rate = discountRate(terms.discount, terms.unit, model.discrete);
  const { horizon, valueHorizon, margin } = terms;
  const now = remember(NOW, fit, String(horizon), null, () => model.forAll(fit.parameters, data, horizon, 0));
  const { discounted } = remember(NOW, fit, `${valueHorizon},${rate}`, null, () =>
    model.forAll(fit.parameters, data, valueHorizon, rate),
  );
  const money = spend && remember(MONEY, fit, 'spend', null, () => spendOfEach(spend, histories));
  return {
    alive: now.alive,
    expected: now.expected,
    discounted,
    spend: money,
    clv: money && discounted.map((transactions, i) => margin * money[i]! * transactions),
  };
}

export interface ValueEstimate {
  readonly scope: LineHistories;
  readonly fitted: ValueFit;
  readonly values: CustomerValues;
}

/** All steps from order lines. Fails as {@link historiesOfLines} and {@link fitValue} do. */
export function estimateValue(
  lines: TimedLines,
  scope: LineScope,
  settings: FitSettings,
  terms: Omit<ValueTerms, 'unit'>,
): Outcome<ValueEstimate> {
  const found = historiesOfLines(lines, scope);
  if (!found.ok) return found;
  const fitted = fitValue(found.value.histories, settings);
  if (!fitted.ok) return fitted;
  return succeed({
    scope: found.value,
    fitted: fitted.value,
    values: valueCustomers(fitted.value, { ...terms, unit: scope.unit }),
  });
}

/**
 * A yearly discount as what the models take.
 * @returns the continuous rate of one unit, ln(1 + d) · unit/year; for discrete models the compounded rate of one opportunity
 */
export function discountRate(discount: number, unit: TimeUnit, discrete = false): number {
  const continuous = (Math.log1p(discount) * UNIT_DAYS[unit]) / YEAR;
  return discrete ? Math.expm1(continuous) : continuous;
}

/** Years in units. */
export function unitsOfYears(years: number, unit: TimeUnit): number {
  return (years * YEAR) / UNIT_DAYS[unit];
}

const YEAR = 365.25;
const SEED = 20_250_101;

function fitModel(
  model: TransactionModelId,
  k: number | null,
  data: TransactionData,
  options: FitOptions,
): readonly [k: number, fit: Outcome<TransactionFit>] {
  if (model !== 'bg-cnbd-k' && model !== 'mbg-cnbd-k') return [1, transactionModel(model).fit(data, options)];
  if (k !== null) return [k, transactionModel(model, k).fit(data, options)];
  const regular = chooseRegularity(model, data, options);
  return regular.ok ? [regular.value.k, succeed(regular.value.fit)] : [1, regular];
}

interface TickedLines {
  readonly lines: PurchaseLines;
  readonly base: number;
  readonly ticksPerDay: number;
}

/** Most moments between the first line and the last; beyond, moments are longer than a minute. */
const MOST_TICKS = 8_000_000;

/** Lines whose `day` is a minute since the first day, or several minutes where the log is long. A line without a time is at noon. */
function inTicks(given: TimedLines): TickedLines {
  let [base, last] = [Infinity, -Infinity];
  for (const day of given.day) {
    if (day < base) base = day;
    if (day > last) last = day;
  }
  const ticksPerDay = [1440, 288, 96, 24, 4].find((ticks) => (last - base + 1) * ticks <= MOST_TICKS) ?? 1;
  const length = 86_400 / ticksPerDay;
  const seconds = given.seconds!;
  const day = given.day.map((value, i) => {
    const time = seconds[i]! >= 0 ? Math.min(seconds[i]!, 86_399) : 43_200;
    return (value - base) * ticksPerDay + Math.floor(time / length);
  });
  return { lines: { ...given, day }, base, ticksPerDay };
}

/** A summary in ticks as one in units, with days as days. */
function inUnits(summary: RepeatSummary, base: number, ticksPerDay: number, days: number): RepeatSummary {
  const ticks = ticksPerDay * days;
  const scaled = (times: Float64Array): Float64Array => times.map((time) => time / ticks);
  const dayOf = (tick: number): number => base + Math.floor(tick / ticksPerDay);
  const from = dayOf(summary.from);
  const byDay = (counts: Uint32Array): Uint32Array => {
    const sums = new Uint32Array(counts.length === 0 ? 0 : dayOf(summary.from + counts.length - 1) - from + 1);
    counts.forEach((count, i) => (sums[dayOf(summary.from + i) - from]! += count));
    return sums;
  };
  return {
    ...summary,
    tx: scaled(summary.tx),
    T: scaled(summary.T),
    logIntervals: summary.logIntervals.map((sum, i) => sum - summary.x[i]! * Math.log(ticks)),
    firstDay: summary.firstDay.map(dayOf),
    holdoutTime: summary.holdoutTime / ticks,
    from,
    entriesByDay: byDay(summary.entriesByDay),
    repeatsByDay: byDay(summary.repeatsByDay),
  };
}

/** A return is no purchase: lines below zero are left out at times when the customer had no other line. */
function withoutReturns(ticked: TickedLines): TickedLines & { readonly returned: number } {
  const { customer, day, amount } = ticked.lines;
  let [last, negative] = [-Infinity, 0];
  for (let i = 0; i < day.length; i += 1) {
    if (day[i]! > last) last = day[i]!;
    if (amount !== null && amount[i]! < 0) negative += 1;
  }
  if (amount === null || negative === 0) return { ...ticked, returned: 0 };
  const SPAN = 2 ** 24;
  const alone = new Set<number>();
  const keyOf = (i: number): number => customer[i]! * SPAN + (last - day[i]!);
  for (let i = 0; i < day.length; i += 1) if (amount[i]! < 0) alone.add(keyOf(i));
  for (let i = 0; i < day.length && alone.size > 0; i += 1) if (amount[i]! >= 0) alone.delete(keyOf(i));
  if (alone.size === 0) return { ...ticked, returned: 0 };
  const rows = new Uint32Array(day.length);
  let n = 0;
  for (let i = 0; i < day.length; i += 1) if (amount[i]! >= 0 || !alone.has(keyOf(i))) rows[n++] = i;
  const used = rows.subarray(0, n);
  return {
    ...ticked,
    lines: {
      ...ticked.lines,
      customer: Uint32Array.from(used, (i) => customer[i]!),
      day: Int32Array.from(used, (i) => day[i]!),
      amount: Float64Array.from(used, (i) => amount[i]!),
    },
    returned: day.length - n,
  };
}

type SpendPart = Pick<ValueFit, 'spend' | 'noSpend' | 'spendUnknown'>;

function fitSpend({ x, spend, weight }: RepeatHistories): SpendPart {
  const none = (error: Message): SpendPart => ({ spend: null, noSpend: error, spendUnknown: 0 });
  if (spend === null) return none({ code: 'model.no-money' });
  const known = new Float64Array(x.length);
  let [spendUnknown, repeaters] = [0, 0];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i] === 0) continue;
    const customers = weight === null ? 1 : weight[i]!;
    repeaters += customers;
    if (spend[i]! > 0 && spend[i]! < Infinity) known[i] = x[i]!;
    else spendUnknown += customers;
  }
  if (repeaters > 0 && spendUnknown === repeaters) return none({ code: 'model.no-positive-spend' });
  const fit = fitGammaGamma({ x: known, spend, weight });
  if (!fit.ok) return none(fit.error);
  if (!Number.isFinite(populationMeanSpend(fit.value.parameters)))
    return none({ code: 'model.spend-infinite-mean', parameters: { q: fit.value.parameters.q } });
  return { spend: fit.value, noSpend: null, spendUnknown };
}

function spendOfEach({ parameters }: SpendFit, { x, spend }: RepeatHistories): Float64Array {
  const means = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const known = x[i]! > 0 && spend![i]! > 0;
    means[i] = known ? expectedMeanSpend(parameters, x[i]!, spend![i]!) : expectedMeanSpend(parameters, 0, 0);
  }
  return means;
}

interface Kept {
  readonly key: string;
  readonly keep: Uint8Array | null;
  readonly value: unknown;
}

/** Results of the last few questions about the same arrays; gone with the arrays. */
type Memory = WeakMap<object, Kept[]>;

const LINES: Memory = new WeakMap();
const HISTORIES: Memory = new WeakMap();
const SUMMARIES: Memory = new WeakMap();
const FITS: Memory = new WeakMap();
const SPENDS: Memory = new WeakMap();
const NOW: Memory = new WeakMap();
const MONEY: Memory = new WeakMap();
const MOST_KEPT = 8;

function remember<T>(memory: Memory, owner: object, key: string, keep: Uint8Array | null, make: () => T): T {
  const kept = memory.get(owner) ?? [];
  const found = kept.find((entry) => entry.key === key && sameMask(entry.keep, keep));
  if (found) return found.value as T;
  const value = make();
  memory.set(owner, [{ key, keep, value }, ...(memory.get(owner) ?? []).slice(0, MOST_KEPT - 1)]);
  return value;
}

function sameMask(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
