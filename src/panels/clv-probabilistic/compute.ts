/** From order lines or a customer summary to everything the panel shows. What did not change since the last time is not made again. */

import { textAt } from '../../data/dictionary.ts';
import type { Orders } from '../../data/orders.ts';
import type { CustomerSummaries, Tables } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import type { TimeUnit } from '../../models/repeat-summary.ts';
import {
  discountRate,
  fitValue,
  historiesOfLines,
  historiesOfSummary,
  unitsOfYears,
  valueCustomers,
  type CustomerValues,
  type FitSettings,
  type LineHistories,
  type LineScope,
  type RepeatHistories,
  type TimedLines,
  type ValueFit,
  type ValueTerms,
} from '../../models/value-estimate.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { createMemory } from '../memory.ts';
import { compareModels, expectedLater } from './compare.ts';
import { covariatesOf, rowsOfOrders, rowsOfSummary, type CovariateFound } from './covariates.ts';
import { spendBars, NO_BAR, type SpendBars } from './fits.ts';
import { heatOf, type Heat } from './heat.ts';
import { CLV_PROBABILISTIC_OPTIONS, COVARIATE_MODELS, type ClvProbabilisticOptions } from './options.ts';
import { bootstrap, type Replicate } from './uncertainty.ts';
import { intervalsOf, type Intervals } from './value-intervals.ts';
import { rankOf, type Ranked } from './value.ts';
import { ALIVE_BANDS, DECILES, FREQUENCY_CLASSES, LAST_CLASS, type ClvSet, type ComparedModel } from './view.ts';

export interface ClvInput {
  readonly orders: Orders | null;
  readonly summaries: CustomerSummaries | null;
  /** the order lines as models take them; `null` for a summary */
  readonly lines: TimedLines | null;
  readonly keep: Uint8Array | null;
}

export interface ClvResult {
  readonly input: ClvInput;
  readonly unit: TimeUnit;
  readonly terms: ValueTerms;
  /** margin by the cost of the file; `null` where it knows none */
  readonly costs: number | null;
  /** whether the terms take it */
  readonly byCost: boolean;
  /** continuous rate of one unit, or compounded of one opportunity */
  readonly rate: number;
  /** `null` for a summary */
  readonly scope: LineHistories | null;
  readonly fitted: ValueFit;
  readonly covariates: CovariateFound | null;
  readonly values: CustomerValues;
  /** expected transactions of each customer in the holdout; `null` without one */
  readonly later: Float64Array | null;
  readonly ranked: Ranked;
  readonly heat: Heat;
  readonly spendBars: SpendBars | null;
  readonly models: readonly ComparedModel[];
  readonly bootstrap: readonly Replicate[];
  /** 95 % intervals of value, by rank */
  readonly intervals: Intervals;
}

export function selectClv(
  tables: Tables,
  _options: ClvProbabilisticOptions,
  { keep }: SelectContext,
): Outcome<ClvInput> {
  const { orders, summaries } = tables;
  if (keep !== null && !keep.includes(1)) return fail('model.no-customers-kept');
  if (orders !== null && orders.rows > 0) {
    const { customers, customer, day, seconds, amount, amountDecimals } = orders;
    // A file without money has amounts of 0 throughout.
    const money = amount.some((value) => value !== 0) ? amount : null;
    return succeed({
      orders,
      summaries: null,
      lines: { customers, customer, day, seconds, amount: money, amountDecimals },
      keep,
    });
  }
  if (summaries !== null && summaries.customers > 0) return succeed({ orders: null, summaries, lines: null, keep });
  return fail('model.no-lines');
}

/** Unit of all times of the result: under BG/BB that of an opportunity, except in a summary, whose numbers are what they are. */
export function unitOf(options: ClvProbabilisticOptions, input: Pick<ClvInput, 'lines'>): TimeUnit {
  return options.model === 'bg-bb' && input.lines !== null ? options.opportunity : options.unit;
}

/**
 * Margin of the lines with a known cost, of the customers and days in scope: Σ (amount − cost) ÷ Σ amount.
 * @returns `null` where the file knows none, or where it is no share of revenue
 */
export function marginOfCosts({ orders, keep }: ClvInput, until: number): number | null {
  const cost = orders?.cost ?? null;
  if (orders === null || cost === null) return null;
  let [revenue, spent] = [0, 0];
  for (let i = 0; i < orders.rows; i += 1) {
    if (Number.isNaN(cost[i]!) || orders.day[i]! > until) continue;
    if (keep !== null && keep[orders.customer[i]!] === 0) continue;
    revenue += orders.amount[i]!;
    spent += cost[i]!;
  }
  const margin = (revenue - spent) / revenue;
  return revenue > 0 && margin > 0 && margin <= 1 ? margin : null;
}

export function termsOf(options: ClvProbabilisticOptions, unit: TimeUnit): ValueTerms {
  const discrete = options.model === 'bg-bb';
  const whole = (time: number): number => (discrete ? Math.max(1, Math.round(time)) : time);
  return {
    unit,
    horizon: whole(options.horizon ?? Math.round(unitsOfYears(1, unit))),
    valueHorizon: options.valueHorizon === null ? Infinity : whole(unitsOfYears(options.valueHorizon, unit)),
    discount: options.discount / 100,
    margin: options.margin / 100,
  };
}

export async function computeClv(
  input: ClvInput,
  options: ClvProbabilisticOptions,
  job: ComputeJob,
): Promise<Outcome<ClvResult>> {
  const unit = unitOf(options, input);
  const discrete = options.model === 'bg-bb';
  const found = historiesOf(input, lineScope(input, options, unit, discrete));
  if (!found.ok) return found;
  const { histories, scope } = found.value;
  job.progress(0.1);
  await job.pause();

  const covariates = covariatesFor(input, options, histories);
  const settings: FitSettings = {
    model: options.model,
    k: options.k,
    penalty: options.penalty,
    starts: options.starts,
  };
  const fit = fitValue(histories, settings, covariates?.covariates ?? null);
  if (!fit.ok) return fit;
  const fitted = fit.value;
  const once = <T>(key: string, make: () => T): T => MEMORY.of(fitted, key, make);
  job.progress(0.3);
  await job.pause();

  // A margin that was typed in goes before the cost of the file.
  const costs = marginOfCosts(input, scope?.end ?? Infinity);
  const byCost = costs !== null && options.margin === CLV_PROBABILISTIC_OPTIONS.margin.initial;
  const terms: ValueTerms = { ...termsOf(options, unit), ...(byCost ? { margin: costs } : {}) };
  const values = valueCustomers(fitted, terms);
  const rate = discountRate(terms.discount, unit, discrete);
  const ranked = rankOf(fitted, values);
  job.progress(0.5);
  await job.pause();

  const usual = discrete ? usualHistories(input, options, unit) : histories;
  const models = await compareModels(fitted, usual, covariates?.covariates ?? null, settings, options, job);
  job.progress(0.6);
  const replicates =
    options.bootstrap === '0'
      ? []
      : await bootstrap(fitted, Number(options.bootstrap), options.penalty, job, [0.6, 0.98]);
  await job.pause();
  return succeed({
    input,
    unit,
    terms,
    costs,
    byCost,
    rate,
    scope,
    fitted,
    covariates,
    values,
    later: once('later', () => expectedLater(fitted)),
    ranked,
    heat: once('heat', () => heatOf(fitted)),
    spendBars: once('spend', () => spendBars(fitted)),
    models,
    bootstrap: replicates,
    intervals: intervalsOf(fitted, ranked, replicates, terms, rate),
  });
}

/** All mark sets over the customers of the file. The arrays are new, so they may be given away. */
export function clvMarks(result: ClvResult): Readonly<Record<ClvSet, MarkSet>> {
  const { fitted, values, ranked, heat, spendBars: spend, input } = result;
  const { histories } = fitted;
  const all = universeOf(input).customers;
  const columns = heat.columnEdges.length - 1;
  const rows = heat.rowEdges.length - 1;
  const set = (count: number, of: (row: number) => number): MarkSet => {
    const marks = new Uint16Array(all).fill(NO_MARK_16);
    for (let row = 0; row < histories.rows; row += 1)
      marks[histories.index === null ? row : histories.index[row]!] = of(row);
    return { of: marks, count };
  };
  return {
    frequency: set(FREQUENCY_CLASSES, (row) => Math.min(LAST_CLASS, histories.x[row]!)),
    alive: set(ALIVE_BANDS, (row) => aliveBand(values.alive[row]!)),
    decile: set(DECILES, (row) => ranked.decile[row]!),
    cell: set(rows * columns, (row) => heat.cell[row]!),
    quiet: set(rows, (row) => Math.floor(heat.cell[row]! / columns)),
    value: set(ranked.histogram.edges.length - 1, (row) => ranked.bar[row]!),
    spend: spend
      ? set(spend.edges.length - 1, (row) => (spend.bar[row] === NO_BAR ? NO_MARK_16 : spend.bar[row]!))
      : set(1, () => NO_MARK_16),
  };
}

export function aliveBand(alive: number): number {
  return Math.min(ALIVE_BANDS - 1, Math.max(0, Math.floor(ALIVE_BANDS * alive)));
}

export function universeOf({ orders, summaries }: ClvInput): Orders | CustomerSummaries {
  return orders ?? summaries!;
}

/** Customer of the file of a row. */
export function customerOf({ fitted }: Pick<ClvResult, 'fitted'>, row: number): number {
  const { index } = fitted.histories;
  return index === null ? row : index[row]!;
}

/** Row of a customer of the file, −1 where out of scope. */
export function rowOf({ fitted }: Pick<ClvResult, 'fitted'>, customer: number): number {
  const { index, rows } = fitted.histories;
  if (index === null) return customer >= 0 && customer < rows ? customer : -1;
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index[middle]! < customer) low = middle + 1;
    else high = middle;
  }
  return index[low] === customer ? low : -1;
}

interface Found {
  readonly histories: RepeatHistories;
  readonly scope: LineHistories | null;
}

function historiesOf({ lines, summaries, keep }: ClvInput, scope: LineScope): Outcome<Found> {
  if (lines === null) {
    const { customerNames, customerCodes } = summaries!;
    const histories = historiesOfSummary(summaries!, keep, (i) => textAt(customerNames, customerCodes[i]!));
    return histories.ok ? succeed({ histories: histories.value, scope: null }) : histories;
  }
  const found = historiesOfLines(lines, scope);
  return found.ok ? succeed({ histories: found.value.histories, scope: found.value }) : found;
}

function lineScope(
  { keep }: ClvInput,
  { end, calibration, merge }: ClvProbabilisticOptions,
  unit: TimeUnit,
  discrete: boolean,
): LineScope {
  const dayOf = (date: string | null): number | null => (date === null ? null : dayFromIso(date));
  return { unit, merge: discrete ? 'unit' : merge, end: dayOf(end), calibration: dayOf(calibration), keep };
}

/** What the models of continuous time are fitted to where the chosen one counts opportunities. `null` for a summary made of them. */
function usualHistories(input: ClvInput, options: ClvProbabilisticOptions, unit: TimeUnit): RepeatHistories | null {
  if (input.lines === null) return null;
  const found = historiesOf(input, lineScope(input, { ...options, merge: 'day' }, unit, false));
  return found.ok ? found.value.histories : null;
}

const MEMORY = createMemory(12);

/** Kept with the histories, so that the same columns are the same arrays and nothing is fitted again. */
function covariatesFor(
  { orders, summaries }: ClvInput,
  { covariates, model }: ClvProbabilisticOptions,
  histories: RepeatHistories,
): CovariateFound | null {
  if (covariates === null || covariates.length === 0 || !COVARIATE_MODELS.includes(model)) return null;
  return MEMORY.of(histories, covariates.join(), () => {
    const rowOfCustomer = orders ? rowsOfOrders(orders) : rowsOfSummary(summaries!);
    const { attributes } = (orders ?? summaries)!;
    return covariatesOf(attributes, covariates, rowOfCustomer, histories.index, histories.rows);
  });
}
