/** From survivors or subscriptions to fitted retention models, their projections, and what a customer is worth. */

import type { Subscriptions, Tables } from '../../data/tables.ts';
import { universeOf } from '../../data/tables.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { betaDiscreteWeibull } from '../../models/beta-discrete-weibull.ts';
import { convertRate, type PeriodUnit } from '../../models/clv-formula.ts';
import {
  observedRetention,
  retentionFromSubscriptions,
  retentionFromTable,
  type ObservedRetention,
  type RetentionCounts,
} from '../../models/retention-data.ts';
import type { RetentionFit, RetentionModel } from '../../models/retention-model.ts';
import { shiftedBetaGeometric } from '../../models/shifted-beta-geometric.ts';
import type { SelectContext } from '../contract.ts';
import {
  CASE_CALIBRATION,
  cohortOfCase,
  cohortOfList,
  cohortsOfTable,
  durationsOf,
  unitOf,
  type Cohort,
  type Durations,
} from './cohorts.ts';
import { fitGeometric, geometricLifetime, type GeometricFit } from './geometric.ts';
import { FEE_WITHOUT_DATA, LONGEST, type ClvContractualOptions } from './options.ts';
import { CLASSES, FAR, RESIDUALS, type ClvContractualView, type CurveId, type CurveView } from './view.ts';

export interface ClvContractualInput {
  readonly source: ClvContractualView['source'];
  /** empty where the data are subscriptions */
  readonly cohorts: readonly Cohort[];
  readonly subscriptions: Subscriptions | null;
  readonly keep: Uint8Array | null;
  /** customers of the data cell, whom marks range over; 0 where its rows are no persons */
  readonly universe: number;
}

export interface CohortFit {
  readonly name: string;
  readonly counts: RetentionCounts;
  readonly fit: RetentionFit | null;
}

export interface ClvContractualResult {
  readonly view: ClvContractualView;
  readonly input: ClvContractualInput;
  readonly counts: RetentionCounts;
  readonly observed: ObservedRetention;
  /** shifted-beta-geometric on each cohort alone, over all its periods */
  readonly byCohort: readonly CohortFit[];
  readonly durations: Durations | null;
  readonly fits: readonly [RetentionFit | null, RetentionFit | null];
  readonly geometric: GeometricFit;
  /** length universe: mark in each set */
  readonly left: Uint16Array;
  readonly running: Uint16Array;
}

export function selectClvContractual(
  tables: Tables,
  options: ClvContractualOptions,
  { keep }: SelectContext,
): Outcome<ClvContractualInput> {
  const universe = universeOf(tables)?.customers ?? 0;
  const of = (source: ClvContractualInput['source'], cohorts: readonly Cohort[]): ClvContractualInput => ({
    source,
    cohorts,
    subscriptions: null,
    keep: null,
    universe,
  });
  if (options.source === 'list') {
    const cohorts = cohortOfList(options);
    return cohorts.ok ? succeed(of('list', cohorts.value)) : cohorts;
  }
  if (options.source === 'auto' && tables.subscriptions !== null) {
    const { subscriptions } = tables;
    if (subscriptions.rows === 0) return fail('clv-contractual.no-rows');
    if (keep !== null && !keep.includes(1)) return fail('clv-contractual.no-customers-kept');
    return succeed({ source: 'subscriptions', cohorts: [], subscriptions, keep, universe });
  }
  if (options.source === 'auto' && tables.retention !== null) {
    const cohorts = cohortsOfTable(tables.retention, options);
    return cohorts.ok ? succeed(of('retention', cohorts.value)) : cohorts;
  }
  const name = options.source === 'regular' ? 'regular' : 'high-end';
  return succeed(of(name, cohortOfCase(name, options.base)));
}

export function computeClvContractual(
  input: ClvContractualInput,
  options: ClvContractualOptions,
): Outcome<ClvContractualResult> {
  const prepared = prepare(input, options);
  if (!prepared.ok) return prepared;
  const { counts, byCohort, durations, unit, marks } = prepared.value;
  const periods = counts.lost.length - 1;
  if (periods < 2) return fail('clv-contractual.too-short', { periods });
  if (periods > LONGEST) return fail('clv-contractual.too-long', { periods, most: LONGEST });
  const observed = observedRetention(counts);
  const calibration = calibrationOf(input.source, periods, options.calibration);
  const seen = upTo(counts, calibration);
  const last = Math.max(options.last ?? automaticLast(periods), 2);
  const discount = convertRate(options.discount / 100, 'year', unit);
  const { geometric, first, second } = fitsOf(seen);
  const terms = { last, calibration, observed, discount, residuals: Math.max(RESIDUALS, options.renewals + 1) };
  const curves: (CurveView | null)[] = [
    first.ok ? curveOf('shifted-beta-geometric', shiftedBetaGeometric, first.value, terms) : null,
    second.ok ? curveOf('beta-discrete-weibull', betaDiscreteWeibull, second.value, terms) : null,
    Number.isNaN(geometric.retention) ? null : geometricCurve(geometric, terms),
  ];
  const asked = options.model === 'beta-discrete-weibull' ? 1 : 0;
  const place = [asked, 1 - asked, 2].find((index) => curves[index] !== null);
  if (place === undefined) return first.ok ? fail('clv-contractual.too-short', { periods }) : first;
  const model: CurveId = curves[place]!.id;
  const letters = (place === 0 ? first : place === 1 ? second : null) ?? null;
  const fee = feeOf(input, options);
  const view: ClvContractualView = {
    source: input.source,
    unit,
    customers: counts.customers,
    cohorts: byCohort.length,
    periods,
    calibration,
    last,
    atRisk: observed.atRisk,
    survival: observed.survival,
    retention: observed.retention,
    curves,
    faults: [first.ok ? null : first.error, second.ok ? null : second.error, null],
    model,
    mixing:
      letters?.ok === true
        ? {
            a: letters.value.parameters[place === 0 ? 'alpha' : 'gamma']!,
            b: letters.value.parameters[place === 0 ? 'beta' : 'delta']!,
            c: place === 0 ? 1 : letters.value.parameters['c']!,
          }
        : null,
    discount,
    payment: (fee.value * options.margin) / 100,
    feeFromData: fee.fromData,
    renewals: options.renewals,
    asked: options.model,
    losses: lossesOf(counts, observed, curves),
    left: marks && countsOf(marks.left),
    running: marks && countsOf(marks.running),
  };
  return succeed({
    view,
    input,
    counts,
    observed,
    byCohort,
    durations,
    fits: [first.ok ? first.value : null, second.ok ? second.value : null],
    geometric,
    left: marks?.left ?? new Uint16Array(input.universe).fill(NO_MARK_16),
    running: marks?.running ?? new Uint16Array(input.universe).fill(NO_MARK_16),
  });
}

export function clvContractualMarks({ left, running }: ClvContractualResult): Readonly<Record<string, MarkSet>> {
  return { left: { of: left.slice(), count: CLASSES }, running: { of: running.slice(), count: CLASSES } };
}

interface Prepared {
  readonly counts: RetentionCounts;
  readonly byCohort: readonly CohortFit[];
  readonly durations: Durations | null;
  readonly unit: PeriodUnit;
  /** `null` where there are no persons */
  readonly marks: Marks | null;
}

interface Marks {
  /** length universe each */
  readonly left: Uint16Array;
  readonly running: Uint16Array;
}

/** Subscriptions counted once for each unit: they are many, and a moved discount rate does not change them. */
const counted = new WeakMap<
  Subscriptions,
  { readonly key: string; readonly keep: Uint8Array | null; readonly value: Prepared }
>();

function prepare(input: ClvContractualInput, options: ClvContractualOptions): Outcome<Prepared> {
  const { subscriptions, keep } = input;
  if (subscriptions === null) {
    const counts = retentionFromTable(input.cohorts);
    if (!counts.ok) return counts;
    const byCohort = input.cohorts.map((cohort): CohortFit => {
      const own = retentionFromTable([cohort]);
      return fitted(cohort.name, own.ok ? own.value : { ...counts.value, customers: 0 });
    });
    const unit = options.period === 'auto' ? 'year' : options.period;
    return succeed({ counts: counts.value, byCohort, durations: null, unit, marks: null });
  }
  const known = counted.get(subscriptions);
  if (known?.key === options.period && known.keep === keep) return succeed(known.value);
  const unit = options.period === 'auto' ? unitOf(subscriptions) : options.period;
  const durations = durationsOf(subscriptions, unit, keep);
  if (durations.duration.length === 0) return fail('clv-contractual.no-rows');
  const counts = retentionFromSubscriptions(durations.duration, durations.ended, 1);
  if (!counts.ok) return counts;
  const value: Prepared = {
    counts: counts.value,
    byCohort: yearsOf(durations).map(({ year, duration, ended }) => {
      const own = retentionFromSubscriptions(duration, ended, 1);
      return fitted(String(year), own.ok ? own.value : { ...counts.value, customers: 0 });
    }),
    durations,
    unit,
    marks: marksOf(input.universe, durations),
  };
  counted.set(subscriptions, { key: options.period, keep, value });
  return succeed(value);
}

/** Subscriptions by the year of their start, ascending. */
function yearsOf({
  year,
  duration,
  ended,
}: Durations): { readonly year: number; readonly duration: Float64Array; readonly ended: Uint8Array }[] {
  const sizes = new Map<number, number>();
  for (const each of year) sizes.set(each, (sizes.get(each) ?? 0) + 1);
  const parts = new Map(
    [...sizes]
      .sort(([a], [b]) => a - b)
      .map(([each, size]) => [each, { year: each, duration: new Float64Array(size), ended: new Uint8Array(size) }]),
  );
  const used = new Map<number, number>();
  for (let i = 0; i < year.length; i += 1) {
    const part = parts.get(year[i]!)!;
    const place = used.get(year[i]!) ?? 0;
    part.duration[place] = duration[i]!;
    part.ended[place] = ended[i]!;
    used.set(year[i]!, place + 1);
  }
  return [...parts.values()];
}

function fitted(name: string, counts: RetentionCounts): CohortFit {
  const fit = shiftedBetaGeometric.fit(counts);
  return { name, counts, fit: fit.ok ? fit.value : null };
}

interface Fits {
  readonly geometric: GeometricFit;
  readonly first: Outcome<RetentionFit>;
  readonly second: Outcome<RetentionFit>;
}

/** The last fits: a moved discount rate does not change them. */
let lastFits: { readonly key: string; readonly fits: Fits } | null = null;

function fitsOf(seen: RetentionCounts): Fits {
  const key = `${seen.customers};${seen.lost.join()};${seen.kept.join()}`;
  if (lastFits?.key !== key)
    lastFits = {
      key,
      fits: {
        geometric: fitGeometric(seen),
        first: shiftedBetaGeometric.fit(seen),
        second: betaDiscreteWeibull.fit(seen),
      },
    };
  return lastFits.fits;
}

/** All that happens after period k is not seen yet. */
export function upTo({ lost, kept, customers }: RetentionCounts, k: number): RetentionCounts {
  if (k >= lost.length - 1) return { lost, kept, customers };
  const [before, still] = [lost.slice(0, k + 1), kept.slice(0, k + 1)];
  for (let t = k + 1; t < lost.length; t += 1) still[k]! += lost[t]! + kept[t]!;
  return { lost: before, kept: still, customers };
}

/** The published cases as in the paper; else two thirds, so that a third can show whether the projection holds. */
function calibrationOf(source: ClvContractualView['source'], periods: number, given: number | null): number {
  if (given !== null) return Math.min(Math.max(2, given), periods);
  if (source === 'high-end' || source === 'regular') return CASE_CALIBRATION;
  return periods < 6 ? periods : Math.round((2 * periods) / 3);
}

function automaticLast(periods: number): number {
  return Math.min(LONGEST, Math.max(12, Math.ceil(periods * 1.5)));
}

interface CurveTerms {
  readonly last: number;
  readonly calibration: number;
  readonly observed: ObservedRetention;
  readonly discount: number;
  /** numbers of renewals a value is wanted for, from 0 */
  readonly residuals: number;
}

function curveOf(id: CurveId, model: RetentionModel, fit: RetentionFit, terms: CurveTerms): CurveView {
  const { parameters } = fit;
  const survival = Float64Array.from({ length: terms.last + 1 }, (_, t) => model.survival(parameters, t));
  return {
    id,
    parameters: fit.names.map((name) => ({
      name,
      estimate: parameters[name]!,
      error: fit.standardErrors[name]!,
      low: fit.intervals[name]![0],
      high: fit.intervals[name]![1],
    })),
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
    survival,
    retention: survival.map((_, t) => (t === 0 ? NaN : model.retention(parameters, t))),
    holdoutError: holdoutError((t) => model.survival(parameters, t), terms),
    lifetime: model.discountedLifetime(parameters, terms.discount),
    meanLifetime: model.discountedLifetime(parameters, 0),
    median: medianOf((t) => model.survival(parameters, t)),
    residual: Float64Array.from({ length: terms.residuals }, (_, n) =>
      model.residualLifetime(parameters, terms.discount, n + 1),
    ),
    diagnosis: fit.diagnosis,
  };
}

function geometricCurve(fit: GeometricFit, terms: CurveTerms): CurveView {
  const { retention } = fit;
  const lifetime = geometricLifetime(retention, terms.discount);
  const half = 1.959963984540054 * fit.standardError;
  return {
    id: 'geometric',
    parameters: [
      {
        name: 'r',
        estimate: retention,
        error: fit.standardError,
        low: Math.max(0, retention - half),
        high: Math.min(1, retention + half),
      },
    ],
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    bic: fit.bic,
    survival: Float64Array.from({ length: terms.last + 1 }, (_, t) => retention ** t),
    retention: Float64Array.from({ length: terms.last + 1 }, (_, t) => (t === 0 ? NaN : retention)),
    holdoutError: holdoutError((t) => retention ** t, terms),
    lifetime,
    meanLifetime: geometricLifetime(retention, 0),
    median: medianOf((t) => retention ** t),
    // The renewal to come is not discounted: r payments now, and so on.
    residual: new Float64Array(terms.residuals).fill(retention * lifetime),
    diagnosis: [],
  };
}

function holdoutError(survival: (t: number) => number, { calibration, observed }: CurveTerms): number {
  let [sum, count] = [0, 0];
  for (let t = calibration + 1; t < observed.survival.length; t += 1) {
    const actual = observed.survival[t]!;
    if (Number.isNaN(actual)) continue;
    sum += Math.abs(survival(t) - actual);
    count += 1;
  }
  return count > 0 ? sum / count : NaN;
}

/** Smallest whole t with S(t) ≤ ½, by bisection; S never rises. */
function medianOf(survival: (t: number) => number): number {
  if (survival(FAR) > 0.5) return NaN;
  let [low, high] = [0, FAR];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (survival(middle) <= 0.5) high = middle;
    else low = middle;
  }
  return high;
}

/** A month's fee for a month: the mean of the fees known, else what is typed. */
function feeOf(
  { subscriptions }: ClvContractualInput,
  { fee }: ClvContractualOptions,
): { readonly value: number; readonly fromData: boolean } {
  if (fee !== null) return { value: fee, fromData: false };
  let [sum, count] = [0, 0];
  for (const value of subscriptions?.fee ?? [])
    if (Number.isFinite(value)) {
      sum += value;
      count += 1;
    }
  return count > 0 ? { value: sum / count, fromData: true } : { value: FEE_WITHOUT_DATA, fromData: false };
}

function lossesOf(
  { lost }: RetentionCounts,
  { atRisk }: ObservedRetention,
  curves: readonly (CurveView | null)[],
): ClvContractualView['losses'] {
  const periods = lost.length - 1;
  const classes = Math.min(periods, CLASSES);
  const losses = Array.from({ length: classes }, (_, i) => ({
    period: i + 1,
    actual: 0,
    expected: curves.map((curve) => (curve === null ? NaN : 0)),
  }));
  for (let t = 1; t <= periods; t += 1) {
    const into = losses[Math.min(t, classes) - 1]!;
    into.actual += lost[t]!;
    curves.forEach((curve, i) => {
      if (curve !== null)
        into.expected[i]! += atRisk[t]! * (1 - (curve.retention[Math.min(t, curve.retention.length - 1)] ?? NaN));
    });
  }
  return losses;
}

/** A customer's mark is that of the subscription that runs, else of the one that ended last. */
function marksOf(universe: number, durations: Durations): Marks {
  const [left, running] = [new Uint16Array(universe).fill(NO_MARK_16), new Uint16Array(universe).fill(NO_MARK_16)];
  const { duration, ended, customer, until } = durations;
  const latest = new Int32Array(universe).fill(-2147483648);
  for (let i = 0; i < duration.length; i += 1) {
    const c = customer[i]!;
    if (ended[i] === 0) running[c] = Math.min(Math.floor(duration[i]!), CLASSES - 1);
    else if (until[i]! >= latest[c]!) {
      latest[c] = until[i]!;
      left[c] = Math.min(Math.max(1, Math.ceil(duration[i]!)), CLASSES) - 1;
    }
  }
  for (let c = 0; c < universe; c += 1) if (running[c] !== NO_MARK_16) left[c] = NO_MARK_16;
  return { left, running };
}

function countsOf(marks: Uint16Array): Float64Array {
  const counts = new Float64Array(CLASSES);
  for (const mark of marks) if (mark < CLASSES) counts[mark]! += 1;
  return counts;
}
