/** Logistic regression with a ridge penalty: who is likely to leave, and how much each feature says so. */

import type { Outcome } from '../lib/outcome.ts';

export interface LogisticOptions {
  /** length k, for the messages and for who reads the fit */
  readonly names: readonly string[];
  /**
   * λ ≥ 0: ½ λ Σ β² over the standardised coefficients is added to the negative log-likelihood, the intercept free; 0 for none.
   * (scikit-learn's C is 1/λ, glmnet's λ is λ/n.)
   */
  readonly penalty: number;
  /** most Newton steps; 50 */
  readonly iterations?: number;
}

/** A feature the model cannot use, and why. Its coefficient is 0. */
export interface DroppedFeature {
  readonly feature: number;
  readonly reason: 'constant' | 'collinear' | 'all-missing';
  /** features it follows from exactly, where it is collinear */
  readonly with: readonly number[];
}

/** Why a fit deserves doubt. */
export type LogisticDiagnosis =
  /** some combination of features tells the classes apart without error: without a penalty there are no finite coefficients */
  | 'separated'
  /** the same but for ties: coefficients run off although some rows stay undecided */
  | 'nearly-separated'
  /** fewer than 30 rows of the rarer class */
  | 'few-events'
  /** fewer than 10 rows of the rarer class a feature */
  | 'few-events-per-feature'
  | 'not-converged';

export interface LogisticFit {
  readonly names: readonly string[];
  /** length k: mean and standard deviation (n − 1) of the known values, with which features are standardised; deviation 0 where dropped */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** length k: values missing, which count as the mean */
  readonly missing: Uint32Array;
  /** log-odds at the means, and length k: change of the log-odds by one standard deviation; 0 where dropped */
  readonly standardIntercept: number;
  readonly standardCoefficients: Float64Array;
  /** in units of the features */
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /** length k + 1, intercept first, in units of the features; NaN where dropped. Under a penalty: of the penalised likelihood's curvature, so they are too small to be honest about bias */
  readonly standardErrors: Float64Array;
  /** length k + 1, intercept first: of the standardised ones */
  readonly standardScaleErrors: Float64Array;
  /** length k + 1, intercept first: 95 % Wald, in units of the features; NaN where dropped */
  readonly intervals: readonly (readonly [number, number])[];
  /** length k + 1, intercept first: Wald z and its two-sided p-value; the same on both scales but for the intercept, which is the own one */
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** of the standardised coefficients, (k + 1)², intercept first, row-major; rows of dropped features 0 */
  readonly covariance: Float64Array;
  /** without the penalty */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  /** McFadden's 1 − LL/LL₀ */
  readonly pseudoR2: number;
  /** with effective parameters: the trace of (H + Λ)⁻¹H, k + 1 without a penalty */
  readonly effectiveParameters: number;
  readonly aic: number;
  readonly n: number;
  readonly events: number;
  /** the penalty in force: `options.penalty`, or 1 where that was 0 and the classes are separated */
  readonly penalty: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly dropped: readonly DroppedFeature[];
  /** features that tell the classes apart alone, without error or but for ties */
  readonly separating: readonly number[];
  readonly diagnosis: readonly LogisticDiagnosis[];
}

/**
 * Fits by Newton's method (iteratively reweighted least squares) with step halving. Missing values count as the feature's mean,
 * so that they speak neither for nor against. Constant, empty and exactly collinear features are dropped and named.
 * @param features k columns of n values, NaN where missing
 * @param labels length n, 1 for the event
 * @returns fails with `model.no-rows-to-learn` for n = 0 and `model.one-class` ({events, rows}) where all labels are equal
 */
export function fitLogistic(
  features: readonly Float64Array[],
  labels: Uint8Array,
  options: LogisticOptions,
): Outcome<LogisticFit> {
  throw new Error(`unfinished ${features.length} ${labels.length} ${options.penalty}`);
}

/** Log-odds of each row. @param features k columns of any length, NaN counting as the mean of the fit */
export function logisticMargins(fit: LogisticFit, features: readonly Float64Array[]): Float64Array {
  throw new Error(`unfinished ${fit.n} ${features.length}`);
}

/** Probability of the event of each row. */
export function logisticProbabilities(fit: LogisticFit, features: readonly Float64Array[]): Float64Array {
  return logisticMargins(fit, features).map(probabilityOf);
}

/**
 * What each feature adds to the log-odds of one row against a row of means: βⱼ(xⱼ − x̄ⱼ). Exact: with `standardIntercept` they add
 * up to the row's log-odds.
 * @returns length k
 */
export function logisticContributions(fit: LogisticFit, features: readonly Float64Array[], row: number): Float64Array {
  throw new Error(`unfinished ${fit.n} ${features.length} ${row}`);
}

/** 1/(1 + e^−m) without overflow. */
export function probabilityOf(margin: number): number {
  if (margin >= 0) return 1 / (1 + Math.exp(-margin));
  const odds = Math.exp(margin);
  return odds / (1 + odds);
}
