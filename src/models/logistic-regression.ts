/** Logistic regression with a ridge penalty: who is likely to leave, and how much each feature says so. */

import { cholesky, dependentColumns, inverseOf, solve } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { climb, productsOf, standardise, type Climb, type Design } from './logistic-newton.ts';
import { NORMAL_975 } from './maximum-likelihood.ts';
import { twoSided } from './special/normal.ts';

/** Fewer rows of the rarer class say little. */
export const FEW_EVENTS = 30;
const FEW_EVENTS_PER_FEATURE = 10;
/** In force where separated classes would send coefficients to infinity. */
const FALLBACK_PENALTY = 1;

export interface LogisticOptions {
  /** length k, kept with the fit */
  readonly names: readonly string[];
  /**
   * λ ≥ 0: ½ λ Σ β² over the standardised coefficients is added to the negative log-likelihood, the intercept free; 0 for none.
   * (The C of scikit-learn is 1/λ, the λ of glmnet is λ/n.)
   */
  readonly penalty: number;
  /** most Newton steps; 60 */
  readonly iterations?: number;
}

/** A feature the model cannot use, and why. Its coefficient is 0. */
export interface DroppedFeature {
  readonly feature: number;
  readonly reason: 'constant' | 'collinear' | 'all-missing';
  /** features it follows from exactly, where it is collinear */
  readonly with: readonly number[];
}

/**
 * Why a fit deserves doubt. `separated`: a combination of features tells the classes apart without error, so that without a penalty
 * there are no finite coefficients; `nearly-separated`: the same but for ties; `few-events`: under {@link FEW_EVENTS} rows of the
 * rarer class; `few-events-per-feature`: under 10 of them a feature.
 */
export type LogisticDiagnosis =
  'separated' | 'nearly-separated' | 'few-events' | 'few-events-per-feature' | 'not-converged';

export interface LogisticFit {
  readonly names: readonly string[];
  /** length k: mean and standard deviation (n − 1) of the known values, by which features are standardised; NaN where none is known */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** length k: values missing; they count as the mean */
  readonly missing: Uint32Array;
  /** log-odds at the means; length k: change of the log-odds by one standard deviation, 0 where dropped */
  readonly standardIntercept: number;
  readonly standardCoefficients: Float64Array;
  /** in units of the features */
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /**
   * length k + 1, intercept first, in units of the features, NaN where dropped. Under a penalty they come from the curvature of the
   * penalised likelihood: they tell of spread, not of the bias the penalty brings.
   */
  readonly standardErrors: Float64Array;
  /** the same of the standardised ones */
  readonly standardisedErrors: Float64Array;
  /** length k + 1, intercept first: 95 % Wald, in units of the features */
  readonly intervals: readonly (readonly [number, number])[];
  /** length k + 1, intercept first: Wald z and its two-sided p, in units of the features */
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** of the standardised coefficients, (k + 1)², intercept first, row-major; rows and columns of dropped features 0 */
  readonly covariance: Float64Array;
  /** without the penalty, as are those below */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  /** McFadden’s 1 − LL/LL₀ */
  readonly pseudoR2: number;
  /** trace of (H + Λ)⁻¹H: the number of coefficients and 1 without a penalty */
  readonly effectiveParameters: number;
  /** by effective parameters */
  readonly aic: number;
  readonly n: number;
  readonly events: number;
  /** the one in force: `options.penalty`, or 1 where that is 0 and the classes are separated */
  readonly penalty: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly dropped: readonly DroppedFeature[];
  /** features that tell the classes apart by themselves, without error or but for ties; empty where the classes overlap */
  readonly separating: readonly number[];
  readonly diagnosis: readonly LogisticDiagnosis[];
}

/**
 * Fits by Newton’s method (iteratively reweighted least squares) with step halving. Missing values count as the feature’s mean, so
 * that they speak neither for nor against. Constant, empty and exactly collinear features are dropped and named. O(n k²) a step.
 * @param features k columns of n values, NaN where missing
 * @param labels length n, 1 for the event
 * @returns fails with `model.no-rows-to-learn` for n = 0 and `model.one-class` ({events, rows}) where all labels are equal
 */
export function fitLogistic(
  features: readonly Float64Array[],
  labels: Uint8Array,
  { names, penalty, iterations = 60 }: LogisticOptions,
): Outcome<LogisticFit> {
  const n = labels.length;
  const k = features.length;
  if (features.some((column) => column.length !== n)) throw new RangeError(`columns must have ${n} rows`);
  if (n === 0) return fail('model.no-rows-to-learn');
  const events = labels.reduce((sum, label) => sum + label, 0);
  if (events === 0 || events === n) return fail('model.one-class', { events, rows: n });
  const all = standardise(features, n);
  const { kept, dropped } = chooseFeatures(all);
  const design = { ...all, columns: kept.map((f) => all.columns[f]!), kept };
  let force = penalty;
  let found = climb(design, labels, force, iterations);
  const apart = found.separation;
  // Without a penalty the coefficients of separated classes are infinite: what can be shown is a fit held back a little.
  if (apart !== null && force === 0) {
    force = FALLBACK_PENALTY;
    found = climb(design, labels, force, iterations);
  }
  const rarer = Math.min(events, n - events);
  const diagnosis: LogisticDiagnosis[] = [];
  if (apart !== null) diagnosis.push(apart);
  if (rarer < FEW_EVENTS) diagnosis.push('few-events');
  else if (rarer < FEW_EVENTS_PER_FEATURE * kept.length) diagnosis.push('few-events-per-feature');
  if (!found.converged) diagnosis.push('not-converged');
  const nullLogLikelihood = events * Math.log(events / n) + (n - events) * Math.log1p(-events / n);
  const scales = scalesOf(found, design, k);
  return succeed({
    names,
    means: all.means,
    deviations: all.deviations,
    missing: all.missing,
    ...scales,
    logLikelihood: found.logLikelihood,
    nullLogLikelihood,
    deviance: -2 * found.logLikelihood,
    nullDeviance: -2 * nullLogLikelihood,
    pseudoR2: 1 - found.logLikelihood / nullLogLikelihood,
    aic: 2 * scales.effectiveParameters - 2 * found.logLikelihood,
    n,
    events,
    penalty: force,
    iterations: found.iterations,
    converged: found.converged,
    dropped,
    separating: apart === null ? [] : kept.filter((f) => separates(features[f]!, labels)),
    diagnosis,
  });
}

/** Log-odds of each row. @param features k columns of any length, NaN counting as the mean of the fit */
export function logisticMargins(fit: LogisticFit, features: readonly Float64Array[]): Float64Array {
  const margins = new Float64Array(features[0]?.length ?? 0).fill(fit.standardIntercept);
  for (const [f, column] of features.entries()) {
    const [coefficient, mean] = [fit.coefficients[f]!, fit.means[f]!];
    if (coefficient === 0) continue;
    for (let i = 0; i < column.length; i += 1) {
      const value = column[i]!;
      if (value === value) margins[i]! += coefficient * (value - mean);
    }
  }
  return margins;
}

/** Probability of the event of each row; see {@link logisticMargins}. */
export function logisticProbabilities(fit: LogisticFit, features: readonly Float64Array[]): Float64Array {
  return logisticMargins(fit, features).map(probabilityOf);
}

/**
 * What each feature adds to the log-odds of one row against a row of means, βⱼ(xⱼ − x̄ⱼ). Exact: with `standardIntercept` they add
 * up to the row’s log-odds.
 * @returns length k
 */
export function logisticContributions(fit: LogisticFit, features: readonly Float64Array[], row: number): Float64Array {
  return Float64Array.from(features, (column, f) => {
    const [value, coefficient] = [column[row]!, fit.coefficients[f]!];
    return coefficient === 0 || Number.isNaN(value) ? 0 : coefficient * (value - fit.means[f]!);
  });
}

/** 1/(1 + e^−m) without overflow. */
export function probabilityOf(margin: number): number {
  if (margin >= 0) return 1 / (1 + Math.exp(-margin));
  const odds = Math.exp(margin);
  return odds / (1 + odds);
}

/** Which features the model takes, ascending, and why not the others. */
function chooseFeatures(all: Design): { readonly kept: number[]; readonly dropped: DroppedFeature[] } {
  const dropped: DroppedFeature[] = [];
  const varying: number[] = [];
  for (let f = 0; f < all.columns.length; f += 1) {
    if (all.missing[f] === all.n) dropped.push({ feature: f, reason: 'all-missing', with: [] });
    else if (!(all.deviations[f]! > 0)) dropped.push({ feature: f, reason: 'constant', with: [] });
    else varying.push(f);
  }
  const size = varying.length;
  const products = productsOf({ ...all, columns: varying.map((f) => all.columns[f]!), kept: varying });
  const dependent = new Set(dependentColumns(products, size));
  const free = varying.map((_, place) => place).filter((place) => !dependent.has(place));
  for (const place of dependent) {
    const before = free.filter((other) => other < place);
    const factor = cholesky(
      Float64Array.from(before.flatMap((a) => before.map((b) => products[a * size + b]!))),
      before.length,
      0,
    );
    const weights =
      factor &&
      solve(
        factor,
        before.map((a) => products[place * size + a]!),
      );
    const partners = before.filter((_, at) => weights !== null && Math.abs(weights[at]!) > 1e-6);
    dropped.push({ feature: varying[place]!, reason: 'collinear', with: partners.map((other) => varying[other]!) });
  }
  dropped.sort((a, b) => a.feature - b.feature);
  return { kept: free.map((place) => varying[place]!), dropped };
}

type Scales = Pick<
  LogisticFit,
  | 'standardIntercept'
  | 'standardCoefficients'
  | 'intercept'
  | 'coefficients'
  | 'standardErrors'
  | 'standardisedErrors'
  | 'intervals'
  | 'z'
  | 'p'
  | 'covariance'
  | 'effectiveParameters'
>;

/** Estimates and errors on both scales, for all k features, from the standardised ones of those kept. */
function scalesOf({ beta, information, penalised }: Climb, { kept, means, deviations }: Design, k: number): Scales {
  const m = kept.length + 1;
  const factor = cholesky(penalised, m, 0);
  const inverse = factor === null ? new Float64Array(m * m).fill(NaN) : inverseOf(factor);
  let effectiveParameters = 0;
  for (let i = 0; i < m * m; i += 1) effectiveParameters += inverse[i]! * information[i]!;
  const standardCoefficients = new Float64Array(k);
  const coefficients = new Float64Array(k);
  const covariance = new Float64Array((k + 1) * (k + 1));
  const places = [0, ...kept.map((f) => f + 1)];
  for (let i = 0; i < m; i += 1)
    for (let j = 0; j < m; j += 1) covariance[places[i]! * (k + 1) + places[j]!] = inverse[i * m + j]!;
  // The own intercept is the standardised one moved to where all features are 0: a linear combination of all estimates.
  const move = new Float64Array(m).fill(1, 0, 1);
  let intercept = beta[0]!;
  kept.forEach((f, i) => {
    standardCoefficients[f] = beta[i + 1]!;
    coefficients[f] = beta[i + 1]! / deviations[f]!;
    move[i + 1] = -means[f]! / deviations[f]!;
    intercept -= coefficients[f]! * means[f]!;
  });
  let interceptVariance = 0;
  for (let i = 0; i < m; i += 1)
    for (let j = 0; j < m; j += 1) interceptVariance += move[i]! * move[j]! * inverse[i * m + j]!;
  const standardErrors = new Float64Array(k + 1).fill(NaN);
  const standardisedErrors = new Float64Array(k + 1).fill(NaN);
  standardErrors[0] = Math.sqrt(Math.max(0, interceptVariance));
  standardisedErrors[0] = Math.sqrt(inverse[0]!);
  kept.forEach((f, i) => {
    standardisedErrors[f + 1] = Math.sqrt(inverse[(i + 1) * m + i + 1]!);
    standardErrors[f + 1] = standardisedErrors[f + 1]! / deviations[f]!;
  });
  const values = Float64Array.of(intercept, ...coefficients);
  const z = values.map((value, i) => value / standardErrors[i]!);
  return {
    standardIntercept: beta[0]!,
    standardCoefficients,
    intercept,
    coefficients,
    standardErrors,
    standardisedErrors,
    intervals: Array.from(values, (value, i) => {
      const half = NORMAL_975 * standardErrors[i]!;
      return [value - half, value + half] as const;
    }),
    z,
    p: z.map(twoSided),
    covariance,
    effectiveParameters,
  };
}

/** Whether the known values of the classes overlap in no more than one shared border. */
function separates(values: Float64Array, labels: Uint8Array): boolean {
  const [least, most] = [Float64Array.of(Infinity, Infinity), Float64Array.of(-Infinity, -Infinity)];
  for (let i = 0; i < values.length; i += 1) {
    const [value, label] = [values[i]!, labels[i]!];
    if (value < least[label]!) least[label] = value;
    if (value > most[label]!) most[label] = value;
  }
  return most[0]! <= least[1]! || most[1]! <= least[0]!;
}
