/** Survival by a distribution: exponential, Weibull, log-normal, log-logistic; accelerated failure time with covariates. */

import type { Outcome } from '../lib/outcome.ts';
import type { SurvivalCovariates, SurvivalData } from './survival-data.ts';

export type SurvivalFamily = 'exponential' | 'weibull' | 'log-normal' | 'log-logistic';

export const SURVIVAL_FAMILIES: readonly SurvivalFamily[] = ['exponential', 'weibull', 'log-normal', 'log-logistic'];

export type ParametricDiagnosis =
  | 'few-events'
  | 'not-converged'
  | 'hessian-singular'
  /** the scale runs to 0: all ends at (nearly) one time */
  | 'scale-vanishes';

/** log T = intercept + Σ coefficient · covariate + scale · ε (R's survreg). exp(coefficient) is the factor on time. */
export interface ParametricFit {
  readonly family: SurvivalFamily;
  readonly intercept: number;
  /** 1 for the exponential; Weibull shape = 1/scale, Weibull scale λ = exp(intercept) */
  readonly scale: number;
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  /** of intercept, coefficients…, log scale (not for the exponential); NaN where the Hessian gives none */
  readonly errors: Float64Array;
  /** row-major, order as `errors`; `null` where the Hessian gives none */
  readonly covariance: Float64Array | null;
  readonly logLikelihood: number;
  /** parameters estimated */
  readonly parameters: number;
  readonly aic: number;
  readonly bic: number;
  /** spells used (sum of weights), and those whose end was seen */
  readonly size: number;
  readonly events: number;
  /** spells of length 0, which have no likelihood and are left out */
  readonly zeroLength: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly diagnosis: readonly ParametricDiagnosis[];
}

/**
 * Maximum likelihood with right censoring and late entry.
 * Fails as checkSurvival does, with `model.bad-covariate` for one not finite, `model.survival-all-zero` where every spell has
 * length 0, `model.covariate-constant` {name}, `model.covariate-collinear` {name}, `model.no-fit`.
 */
export function fitParametric(
  data: SurvivalData,
  family: SurvivalFamily,
  covariates: SurvivalCovariates | null = null,
): Outcome<ParametricFit> {
  throw new RangeError(`not yet ${String(data.time.length)} ${family} ${String(covariates)}`);
}

/** S(t). @param x covariates in order of `names`; without them the covariates are 0 */
export function parametricSurvival(fit: ParametricFit, t: number, x: ArrayLike<number> = []): number {
  throw new RangeError(`not yet ${fit.family} ${String(t)} ${String(x.length)}`);
}

/** h(t), endings per unit of time among those still running. */
export function parametricHazard(fit: ParametricFit, t: number, x: ArrayLike<number> = []): number {
  throw new RangeError(`not yet ${fit.family} ${String(t)} ${String(x.length)}`);
}

/** The time by which the share p has ended, with a 95 % interval (delta method on log time). @param p 0 < p < 1 */
export function parametricQuantile(
  fit: ParametricFit,
  p: number,
  x: ArrayLike<number> = [],
): { readonly value: number; readonly lower: number; readonly upper: number } {
  throw new RangeError(`not yet ${fit.family} ${String(p)} ${String(x.length)}`);
}

/** Mean time; Infinity where the distribution has none (log-logistic with scale ≥ 1). */
export function parametricMean(fit: ParametricFit, x: ArrayLike<number> = []): number {
  throw new RangeError(`not yet ${fit.family} ${String(x.length)}`);
}
