/** What every model of repeat transactions takes and gives, so that panels, simulators and benchmarks treat all of them alike. */

import type { Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';

/**
 * Repeat transactions of customers, or of groups of equal customers. All times in one unit (days, weeks, months or, for
 * discrete models, opportunities); the unit is the caller's business and is never guessed here.
 */
export interface TransactionData {
  /** number of rows, n */
  readonly rows: number;
  /** length n: repeat transactions, whole, ≥ 0 */
  readonly x: Float64Array;
  /** length n: time of the last repeat transaction since the first one, 0 where x = 0, ≤ T */
  readonly tx: Float64Array;
  /** length n: time observed since the first transaction, ≥ 0 */
  readonly T: Float64Array;
  /**
   * length n: sum of the logarithms of the x times between transactions. Only the models with regularity k look at it, and only
   * to compare one k with another; without it they compare by the likelihood of t_x.
   */
  readonly logIntervals?: Float64Array | null;
  /** length n: customers a row stands for; `null` where each stands for one */
  readonly weight: Float64Array | null;
  /** time-invariant covariates, standardised by the caller; `null` where there are none */
  readonly covariates: Covariates | null;
}

export interface Covariates {
  readonly names: readonly string[];
  /** length n × k, row-major */
  readonly values: Float64Array;
}

/** Parameters by their published letters: `r`, `alpha`, `a`, `b` … Covariates add `purchase:<name>` and `dropout:<name>`. */
export type Parameters = Readonly<Record<string, number>>;

export interface FitOptions {
  /** L2 penalty on the logarithms of the parameters as lifetimes has it: λ · mean of squares is added to the mean negative log-likelihood; 0 for none */
  readonly penalty?: number;
  /** further starts besides the model's own; log-parameters scattered by the stream */
  readonly starts?: number;
  readonly random?: Random;
  /** skips the Hessian (bootstrap) */
  readonly withoutErrors?: boolean;
  /** parameters to begin from, such as those of the whole sample in a bootstrap */
  readonly start?: Parameters;
}

/** Why a fit deserves doubt; panels turn codes into words. */
export type Diagnosis =
  | 'few-repeaters'
  | 'no-drop-out'
  | 'drop-out-unidentified'
  | 'homogeneous-purchasing'
  | 'at-the-edge'
  | 'starts-disagree'
  | 'not-converged'
  | 'hessian-singular';

export interface TransactionFit {
  readonly model: TransactionModelId;
  readonly parameters: Parameters;
  /** in the order of the covariance matrix */
  readonly names: readonly string[];
  readonly logLikelihood: number;
  /** NaN each where the Hessian gives none */
  readonly standardErrors: Parameters;
  /** 95 % intervals made on the log scale (Wald on log-parameters), so they stay positive; covariate effects plainly */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  /** of the logarithms of the positive parameters and of covariate effects as they are, row-major; `null` where there is none */
  readonly covariance: Float64Array | null;
  /** customers */
  readonly n: number;
  readonly aic: number;
  readonly bic: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** of the likelihood of all rows, by all starts; large data is first fitted on some of its rows, which is not counted */
  readonly evaluations: number;
  /** largest component of the gradient of the mean log-likelihood by log-parameters */
  readonly gradientNorm: number;
  /** rows after equal ones were put together */
  readonly patterns: number;
  readonly diagnosis: readonly Diagnosis[];
}

export type TransactionModelId = 'nbd' | 'bg-nbd' | 'mbg-nbd' | 'bg-cnbd-k' | 'mbg-cnbd-k' | 'pareto-nbd' | 'bg-bb';

/** One customer's history. `effects` are `exp(γ·covariates)` of purchase and drop-out where the fit has covariates, else absent. */
export interface History {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly effects?: { readonly purchase: number; readonly dropout: number };
}

/** The distribution of a rate or a probability among customers. */
export type Heterogeneity =
  | { readonly kind: 'gamma'; readonly shape: number; readonly rate: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number };

/** A simulated customer, in the order of TransactionData plus the truth behind it. */
export interface SimulatedBase {
  /** repeat transactions at times since the first one, ascending; customer i owns times[offsets[i] … offsets[i+1]) */
  readonly offsets: Uint32Array;
  readonly times: Float64Array;
  /** length n: observed until, T as given */
  readonly T: Float64Array;
  /** length n: time of drop-out since the first transaction, Infinity where never */
  readonly lifetime: Float64Array;
  /** length n: purchase rate (probability for discrete models) */
  readonly rate: Float64Array;
}

/** Every quantity returns NaN for parameters or histories outside its domain and never throws for numbers. */
export interface TransactionModel {
  readonly id: TransactionModelId;
  /** letters of the structural parameters in their published order; `k` (fixed, whole) is not among them */
  readonly parameterNames: readonly string[];
  readonly covariates: boolean;
  readonly discrete: boolean;
  fit(data: TransactionData, options?: FitOptions): Outcome<TransactionFit>;
  /** of all rows, with weights */
  logLikelihood(parameters: Parameters, data: TransactionData): number;
  /** P(alive at T | history) */
  probabilityAlive(parameters: Parameters, history: History): number;
  /** expected repeat transactions of a new customer in (0, t] */
  expectedPurchases(parameters: Parameters, t: number): number;
  /** expected transactions in (T, T + t] given the history */
  conditionalExpectedPurchases(parameters: Parameters, t: number, history: History): number;
  /** P(X(t) = n) of a new customer */
  probability(parameters: Parameters, n: number, t: number): number;
  /** P(n transactions in (T, T + t] | history) */
  conditionalProbability(parameters: Parameters, n: number, t: number, history: History): number;
  /**
   * Discounted expected residual transactions in (T, T + horizon], horizon possibly Infinity.
   * @param rate continuous discount rate per time unit (discrete models: compounded rate per opportunity), ≥ 0
   */
  discountedExpectedTransactions(parameters: Parameters, rate: number, horizon: number, history: History): number;
  purchaseHeterogeneity(parameters: Parameters): Heterogeneity;
  /** `null` where the model knows no drop-out */
  dropoutHeterogeneity(parameters: Parameters): Heterogeneity | null;
  /**
   * The same quantities for all rows at once, quicker than row by row; equal to the single ones to 1e-10.
   * @returns arrays of length `data.rows`
   */
  forAll(
    parameters: Parameters,
    data: TransactionData,
    horizon: number,
    rate: number,
  ): {
    readonly alive: Float64Array;
    readonly expected: Float64Array;
    /** discounted expected transactions over the horizon */
    readonly discounted: Float64Array;
  };
  simulate(parameters: Parameters, T: Float64Array, random: Random): SimulatedBase;
}
