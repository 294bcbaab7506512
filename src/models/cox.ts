/** Cox's proportional hazards (1972): fit, tests, concordance, baseline and predicted survival. */

import type { Outcome } from '../lib/outcome.ts';
import type { SurvivalCovariates, SurvivalData } from './survival-data.ts';

export type CoxTies = 'efron' | 'breslow';

export interface CoxOptions {
  /** default Efron (1977) */
  readonly ties?: CoxTies;
  /** length n: stratum code 0, 1, 2 …, each with a baseline of its own */
  readonly strata?: ArrayLike<number> | null;
  /** default .95 */
  readonly confidence?: number;
  /** default 40 Newton steps */
  readonly maximumIterations?: number;
}

export type CoxDiagnosis =
  /** the same for all: left out, its coefficient is NaN */
  | { readonly kind: 'constant'; readonly covariate: number }
  /** a combination of the covariates before it: left out, its coefficient is NaN */
  | { readonly kind: 'collinear'; readonly covariate: number }
  /** separates those who end from those who stay: the likelihood rises for ever and the coefficient runs to ±∞ */
  | { readonly kind: 'monotone'; readonly covariate: number }
  /** fewer than ten ends seen for each covariate kept */
  | { readonly kind: 'few-events'; readonly events: number; readonly covariates: number }
  | { readonly kind: 'not-converged'; readonly iterations: number };

export interface ChiSquareTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

/** Chance that of two comparable customers the one with the higher risk ends first; ties in risk count half. */
export interface Concordance {
  readonly value: number;
  /** infinitesimal jackknife */
  readonly error: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedRisk: number;
  readonly tiedTime: number;
}

/** Cumulative baseline hazard of one stratum where all covariates are 0. */
export interface CoxBaseline {
  readonly stratum: number;
  /** times at which a spell ended, ascending */
  readonly time: Float64Array;
  readonly hazard: Float64Array;
}

/** Arrays have one entry a covariate; NaN for those left out. */
export interface CoxFit {
  readonly names: readonly string[];
  readonly ties: CoxTies;
  readonly coefficients: Float64Array;
  readonly errors: Float64Array;
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** hazard ratio exp(β) a unit, with its limits */
  readonly ratio: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly confidence: number;
  /** row-major p × p; 0 in rows and columns left out */
  readonly covariance: Float64Array;
  /** means of the covariates over the spells (weighted) */
  readonly means: Float64Array;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly likelihoodRatio: ChiSquareTest;
  readonly wald: ChiSquareTest;
  readonly score: ChiSquareTest;
  readonly aic: number;
  readonly concordance: Concordance;
  readonly baselines: readonly CoxBaseline[];
  /** length n: Σ coefficient · (covariate − mean) */
  readonly linearPredictor: Float64Array;
  readonly size: number;
  readonly events: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly diagnosis: readonly CoxDiagnosis[];
}

/**
 * Newton–Raphson with step halving; O(n p²) an iteration after one sort.
 * Constant and collinear covariates are left out and named in `diagnosis`, as are those of a monotone likelihood.
 * Fails as checkSurvival does, with `model.bad-covariate` for one not finite, `model.cox-no-covariates` where none is left.
 * @throws RangeError where lengths differ
 */
export function fitCox(data: SurvivalData, covariates: SurvivalCovariates, options: CoxOptions = {}): Outcome<CoxFit> {
  throw new RangeError(`not yet ${String(data.time.length)} ${String(covariates.names)} ${String(options.ties)}`);
}

/** Survival of one customer over time: steps at the baseline's times. @param x covariates in order of `names` */
export function coxSurvival(
  fit: CoxFit,
  x: ArrayLike<number>,
  stratum = 0,
): { readonly time: Float64Array; readonly survival: Float64Array } {
  throw new RangeError(`not yet ${String(fit.size)} ${String(x.length)} ${String(stratum)}`);
}

/** Survival of one customer at a time. */
export function coxSurvivalAt(fit: CoxFit, x: ArrayLike<number>, t: number, stratum = 0): number {
  throw new RangeError(`not yet ${String(fit.size)} ${String(x.length)} ${String(t)} ${String(stratum)}`);
}

/** Hazard at each value of one covariate over that at its reference (default its mean), others alike, with limits. */
export function partialEffect(
  fit: CoxFit,
  covariate: number,
  values: ArrayLike<number>,
  reference?: number,
): { readonly ratio: Float64Array; readonly lower: Float64Array; readonly upper: Float64Array } {
  throw new RangeError(
    `not yet ${String(fit.size)} ${String(covariate)} ${String(values.length)} ${String(reference)}`,
  );
}
