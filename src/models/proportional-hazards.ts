/** Does a hazard ratio hold over time? Schoenfeld (1982) residuals and the score test of Grambsch & Therneau (1994), as cox.zph. */

import { cholesky, inverseOf, quadraticForm } from '../lib/cholesky.ts';
import type { ChiSquareTest, CoxFit } from './cox.ts';
import { eachEventTime, eachTie, linearPredictors, momentsOf, sortSpells, type CoxRows } from './cox-likelihood.ts';
import { lastStep } from './kaplan-meier.ts';
import { chiSquareUpper } from './special/normal.ts';
import { standardise } from './survival-covariates.ts';
import { ascendingOrder, type SurvivalCovariates, type SurvivalData } from './survival-data.ts';
import { survivalSteps } from './survival-steps.ts';

/** What of time the coefficient may follow: 1 − Kaplan–Meier (R's default), the rank of the spell, time itself, its logarithm. */
export type TimeTransform = 'km' | 'rank' | 'identity' | 'log';

export interface ProportionalHazards {
  readonly transform: TimeTransform;
  /** one test a covariate; NaN for those left out of the fit */
  readonly tests: readonly ChiSquareTest[];
  readonly global: ChiSquareTest;
  /** length d: times of the ends, ascending (strata one after another) */
  readonly time: Float64Array;
  /** length d: the transformed times */
  readonly x: Float64Array;
  /** one array a covariate, length d: Schoenfeld residuals */
  readonly residuals: readonly Float64Array[];
  /** one array a covariate, length d: coefficient + scaled residual, whose course over x is that of β(t) */
  readonly scaled: readonly Float64Array[];
}

/**
 * The score test of β + θ g(t) against θ = 0, a covariate and all together.
 * @param strata as given to the fit
 * @throws RangeError where lengths differ
 */
export function testProportionalHazards(
  data: SurvivalData,
  covariates: SurvivalCovariates,
  fit: CoxFit,
  transform: TimeTransform = 'km',
  strata: ArrayLike<number> | null = null,
): ProportionalHazards {
  const { columns, deviations } = standardise(covariates.columns, data.weight);
  const kept = columns.flatMap((_, c) => (Number.isNaN(fit.coefficients[c]!) ? [] : [c]));
  const rows = sortSpells(
    data,
    kept.map((c) => columns[c]!),
    strata,
  );
  const beta = Float64Array.from(kept, (c) => fit.coefficients[c]! * deviations[c]!);
  const score = scoreOf(rows, beta, fit, transformed(data, transform));
  const k = kept.length;
  const adjusted = adjustedInformation(score, k);
  const test = (of: readonly number[]): ChiSquareTest => {
    const part = Float64Array.from(of.flatMap((a) => of.map((b) => adjusted[a * k + b]!)));
    const factor = cholesky(part, of.length);
    const statistic =
      factor === null
        ? NaN
        : quadraticForm(
            factor,
            of.map((a) => score.score[a]!),
          );
    return { statistic, degrees: of.length, p: chiSquareUpper(statistic, of.length) };
  };
  const none: ChiSquareTest = { statistic: NaN, degrees: 1, p: NaN };
  const place = columns.map((_, c) => kept.indexOf(c));
  const empty = new Float64Array(score.time.length).fill(NaN);
  const raw = (at: number, c: number): Float64Array => score.residuals[at]!.map((value) => value * deviations[c]!);
  const scaled = scaledResiduals(score, rows, beta);
  return {
    transform,
    tests: place.map((at) => (at < 0 ? none : test([at]))),
    global: test(kept.map((_, at) => at)),
    time: score.time,
    x: score.x,
    residuals: place.map((at, c) => (at < 0 ? empty : raw(at, c))),
    scaled: place.map((at, c) => (at < 0 ? empty : scaled[at]!.map((value) => value / deviations[c]!))),
  };
}

interface Score {
  /** length k: Σ g (x − mean) */
  readonly score: Float64Array;
  /** Σ V, Σ g V, Σ g² V, row-major k × k */
  readonly plain: Float64Array;
  readonly cross: Float64Array;
  readonly square: Float64Array;
  readonly time: Float64Array;
  readonly x: Float64Array;
  /** one array a covariate kept, in standard deviations */
  readonly residuals: readonly Float64Array[];
}

/** @param g transformed time of each row of the data */
function scoreOf(rows: CoxRows, beta: Float64Array, fit: CoxFit, g: Float64Array): Score {
  const { p, x, ended, weight, row } = rows;
  const plain = new Float64Array(p * p);
  const cross = new Float64Array(p * p);
  const square = new Float64Array(p * p);
  const score = new Float64Array(p);
  const mean = new Float64Array(p);
  const average = new Float64Array(p);
  const variance = new Float64Array(p * p);
  const centre = meanOfEvents(rows, g);
  // Times come from the last to the first, strata from the first to the last: each stratum is turned round at its end.
  const found: { stratum: number; time: number; x: number; residual: Float64Array }[] = [];
  eachEventTime(rows, linearPredictors(rows, beta), (set) => {
    const away = g[row[set.from]!]! - centre;
    average.fill(0);
    eachTie(set, fit.ties, (share, gone) => {
      momentsOf(set, gone, p, mean, variance);
      for (let a = 0; a < p; a += 1) {
        average[a]! += (share * mean[a]!) / set.weight;
        for (let b = 0; b < p; b += 1) {
          const part = share * variance[a > b ? a * p + b : b * p + a]!;
          plain[a * p + b]! += part;
          cross[a * p + b]! += part * away;
          square[a * p + b]! += part * away * away;
        }
      }
    });
    for (let i = set.from; i < set.to; i += 1) {
      if (ended[i] === 0) continue;
      const residual = new Float64Array(p);
      for (let c = 0; c < p; c += 1) {
        residual[c] = x[i * p + c]! - average[c]!;
        score[c]! += weight[i]! * away * residual[c]!;
      }
      found.push({ stratum: set.stratum, time: set.time, x: g[row[i]!]!, residual });
    }
  });
  found.sort((a, b) => a.stratum - b.stratum || a.time - b.time);
  return {
    score,
    plain,
    cross,
    square,
    time: Float64Array.from(found, ({ time }) => time),
    x: Float64Array.from(found, (event) => event.x),
    residuals: Array.from({ length: p }, (_, c) => Float64Array.from(found, ({ residual }) => residual[c]!)),
  };
}

/** Σ g² V − Σ g V (Σ V)⁻¹ Σ g V: what is known of θ beside β. */
function adjustedInformation({ plain, cross, square }: Score, k: number): Float64Array {
  const factor = cholesky(plain, k, 0);
  if (factor === null) return new Float64Array(k * k).fill(NaN);
  const inverse = inverseOf(factor);
  const result = square.slice();
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < k; b += 1)
      for (let c = 0; c < k; c += 1)
        for (let d = 0; d < k; d += 1)
          result[a * k + b]! -= cross[a * k + c]! * inverse[c * k + d]! * cross[d * k + b]!;
  return result;
}

/** Coefficient + residuals over the mean variance of an event: their course over time is that of β(t). */
function scaledResiduals(score: Score, rows: CoxRows, beta: Float64Array): Float64Array[] {
  const k = rows.p;
  const factor = cholesky(score.plain, k, 0);
  const inverse = factor === null ? new Float64Array(k * k).fill(NaN) : inverseOf(factor);
  return Array.from({ length: k }, (_, a) =>
    score.time.map((_, e) => {
      let sum = 0;
      for (let b = 0; b < k; b += 1) sum += inverse[a * k + b]! * score.residuals[b]![e]!;
      return beta[a]! + score.time.length * sum;
    }),
  );
}

function meanOfEvents({ ended, row }: CoxRows, g: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < row.length; i += 1) {
    if (ended[i] === 0) continue;
    sum += g[row[i]!]!;
    count += 1;
  }
  return sum / count;
}

/** g of each row: Kaplan–Meier of everybody just before the time; mean rank among all times. */
function transformed(data: SurvivalData, transform: TimeTransform): Float64Array {
  const { time } = data;
  if (transform === 'identity') return time.slice();
  if (transform === 'log') return time.map(Math.log);
  if (transform === 'rank') {
    const ranks = new Float64Array(time.length);
    const order = ascendingOrder(time);
    for (let start = 0, end: number; start < order.length; start = end) {
      for (end = start; end < order.length && time[order[end]!] === time[order[start]!]; end += 1);
      for (let k = start; k < end; k += 1) ranks[order[k]!] = (start + end + 1) / 2;
    }
    return ranks;
  }
  const steps = survivalSteps({ ...data, weight: null });
  const ended = new Float64Array(steps.time.length);
  let survival = 1;
  steps.time.forEach((_, j) => {
    ended[j] = 1 - survival;
    if (steps.events[0]![j]! > 0) survival *= 1 - steps.events[0]![j]! / steps.risk[j]!;
  });
  return time.map((t) => ended[lastStep(steps.time, t)]!);
}
