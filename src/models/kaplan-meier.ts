/** Kaplan–Meier (1958) and Nelson–Aalen curves with intervals, quantiles and restricted mean; late entry and weights. */

import { succeed, type Outcome } from '../lib/outcome.ts';
import { normalQuantile } from './special/normal.ts';
import { checkSurvival, type SurvivalData } from './survival-data.ts';
import { survivalSteps } from './survival-steps.ts';

/** The scale the interval is made on: log S (R's default), log(−log S), or S itself. */
export type SurvivalInterval = 'log' | 'log-log' | 'plain';

export interface SurvivalOptions {
  /** default log-log, which stays inside 0…1 */
  readonly interval?: SurvivalInterval;
  /** confidence, default .95 */
  readonly confidence?: number;
}

/** A step curve. Arrays have length k: the distinct times at which a spell ended or was censored, ascending. */
export interface SurvivalCurve {
  readonly time: Float64Array;
  /** at risk just before each time (sum of weights) */
  readonly risk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
  /** S(t), from each time on; 1 before the first */
  readonly survival: Float64Array;
  /** Greenwood's standard error of S(t); NaN where nobody is left */
  readonly error: Float64Array;
  /** NaN where there is none (S = 0, or S = 1 on the log-log scale) */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Nelson–Aalen H(t) */
  readonly hazard: Float64Array;
  /** standard error of H(t), √Σ d/n² */
  readonly hazardError: Float64Array;
  /** spells (sum of weights) */
  readonly size: number;
  readonly totalEvents: number;
  readonly confidence: number;
  readonly interval: SurvivalInterval;
}

export interface SurvivalQuantile {
  /** the time by which the share p has ended; NaN where the curve does not come down so far */
  readonly value: number;
  /** Brookmeyer & Crowley (1982): where the limits of the curve cross; NaN where they do not (no upper limit) */
  readonly lower: number;
  readonly upper: number;
}

export interface RestrictedMean {
  /** area under the curve to the horizon: mean time within it */
  readonly mean: number;
  readonly error: number;
  readonly horizon: number;
}

/** Shares this near to a quantile are that quantile (R's tolerance). */
const SAME = 1.5e-8;

/** The curve. Fails as checkSurvival does; all censored is a curve at 1. Sorts once, O(n log n). */
export function kaplanMeier(data: SurvivalData, options: SurvivalOptions = {}): Outcome<SurvivalCurve> {
  const checked = checkSurvival(data, 'maybe');
  if (!checked.ok) return checked;
  const { interval = 'log-log', confidence = 0.95 } = options;
  const { time, risk, events, censored, size } = survivalSteps(data);
  const ended = events[0]!;
  const k = time.length;
  const survival = new Float64Array(k);
  const error = new Float64Array(k);
  const hazard = new Float64Array(k);
  const hazardError = new Float64Array(k);
  const lower = new Float64Array(k);
  const upper = new Float64Array(k);
  const z = normalQuantile((1 + confidence) / 2);
  let [share, greenwood, nelson, poisson, totalEvents] = [1, 0, 0, 0, 0];
  for (let j = 0; j < k; j += 1) {
    const d = ended[j]!;
    const n = risk[j]!;
    if (d > 0) {
      share *= 1 - d / n;
      greenwood += d / (n * (n - d));
      nelson += d / n;
      poisson += d / (n * n);
      totalEvents += d;
    }
    survival[j] = share;
    error[j] = share * Math.sqrt(greenwood);
    hazard[j] = nelson;
    hazardError[j] = Math.sqrt(poisson);
    const limits = shareLimits(share, error[j]!, z, interval);
    lower[j] = limits[0];
    upper[j] = limits[1];
  }
  return succeed({
    time,
    risk,
    events: ended,
    censored,
    survival,
    error,
    lower,
    upper,
    hazard,
    hazardError,
    size,
    totalEvents,
    confidence,
    interval,
  });
}

/** Limits of a share with standard error on one of the scales, within 0…1; NaN where the scale has none. */
export function shareLimits(
  share: number,
  error: number,
  z: number,
  interval: SurvivalInterval,
): readonly [number, number] {
  if (Number.isNaN(error)) return [NaN, NaN];
  if (interval === 'plain') return [Math.max(0, share - z * error), Math.min(1, share + z * error)];
  if (interval === 'log') {
    if (!(share > 0)) return [NaN, NaN];
    const factor = Math.exp((z * error) / share);
    return [share / factor, Math.min(1, share * factor)];
  }
  if (!(share > 0 && share < 1)) return [NaN, NaN];
  const log = Math.log(share);
  const width = (z * error) / (share * log);
  return [Math.exp(log * Math.exp(-width)), Math.exp(log * Math.exp(width))];
}

/** S and its limits at a time: those of the last step at or before it. Beyond the last time they hold on (NaN limits stay so). */
export function survivalAt(
  curve: SurvivalCurve,
  t: number,
): { readonly survival: number; readonly lower: number; readonly upper: number; readonly error: number } {
  const step = lastStep(curve.time, t);
  if (step < 0) return { survival: 1, lower: 1, upper: 1, error: 0 };
  return {
    survival: curve.survival[step]!,
    lower: curve.lower[step]!,
    upper: curve.upper[step]!,
    error: curve.error[step]!,
  };
}

/**
 * Quantile of the time of ending; where S is exactly 1 − p over a stretch, its middle (as R's survival does).
 * @param p share ended, 0 < p < 1; .5 is the median
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): SurvivalQuantile {
  const crossing = (values: Float64Array): number => crossingTime(curve.time, values, 1 - p);
  return { value: crossing(curve.survival), lower: crossing(curve.lower), upper: crossing(curve.upper) };
}

/** When a falling step curve first is at or below a level. */
function crossingTime(time: Float64Array, values: Float64Array, level: number): number {
  const first = values.findIndex((value) => value <= level + SAME);
  if (first < 0) return NaN;
  const there = values[first]!;
  if (there < level - SAME) return time[first]!;
  const next = values.findIndex((value, j) => j > first && value < there);
  return (time[first]! + time[next < 0 ? time.length - 1 : next]!) / 2;
}

/**
 * Restricted mean time to the horizon with its standard error (Klein & Moeschberger 2003, 4.5).
 * @param horizon ≥ 0; beyond the last time seen the curve is held level, which is no estimate
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean {
  const { time, survival, risk, events } = curve;
  const last = lastStep(time, horizon);
  // Backwards: the area right of each step is what its error moves.
  let [area, variance] = [0, 0];
  for (let j = last; j >= 0; j -= 1) {
    area += survival[j]! * ((j === last ? horizon : time[j + 1]!) - time[j]!);
    const left = risk[j]! - events[j]!;
    if (left > 0) variance += (area * area * events[j]!) / (risk[j]! * left);
  }
  const before = last < 0 ? horizon : time[0]!;
  return { mean: before + area, error: Math.sqrt(variance), horizon };
}

/** Index of the last time ≤ t; −1 where there is none. */
export function lastStep(time: Float64Array, t: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
