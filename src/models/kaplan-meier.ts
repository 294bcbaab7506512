/** Kaplan–Meier (1958) and Nelson–Aalen curves with intervals, quantiles and restricted mean; late entry and weights. */

import type { Outcome } from '../lib/outcome.ts';
import type { SurvivalData } from './survival-data.ts';

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

/** The curve. Fails as checkSurvival does; all censored is a curve at 1. Sorts once, O(n log n). */
export function kaplanMeier(data: SurvivalData, options: SurvivalOptions = {}): Outcome<SurvivalCurve> {
  throw new RangeError(`not yet ${String(data.time.length)} ${String(options.confidence)}`);
}

/** S and its limits at a time: those of the last step at or before it. Beyond the last time they hold on (NaN limits stay so). */
export function survivalAt(
  curve: SurvivalCurve,
  t: number,
): { readonly survival: number; readonly lower: number; readonly upper: number; readonly error: number } {
  throw new RangeError(`not yet ${String(t)} ${String(curve.size)}`);
}

/**
 * Quantile of the time of ending; where S is exactly 1 − p over a stretch, its middle (as R's survival does).
 * @param p share ended, 0 < p < 1; .5 is the median
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): SurvivalQuantile {
  throw new RangeError(`not yet ${String(p)} ${String(curve.size)}`);
}

/** Restricted mean time to the horizon with its standard error (Klein & Moeschberger 2003, 4.5). @param horizon > 0, up to the last time seen to be an estimate */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean {
  throw new RangeError(`not yet ${String(horizon)} ${String(curve.size)}`);
}
