/**
 * Which of several related answers go with one more: standardised regression coefficients with intervals, and relative weights, which
 * share out R² among the answers although they overlap. Johnson (2000), A heuristic method for estimating the relative weight of
 * predictor variables in multiple regression, Multivariate Behavioral Research 35, 1–19.
 */

import { cholesky, dependentColumns, inverseOf } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { symmetricEigen } from '../lib/symmetric-eigen.ts';
import { incompleteBeta } from './special/incomplete-beta.ts';
import { studentQuantile, twoSidedStudent } from './special/student.ts';

export interface DriverFit {
  /** rows with an answer in every column */
  readonly n: number;
  /** length k: predictors in the model, by their place; the others are in `dropped` */
  readonly kept: readonly number[];
  readonly dropped: readonly { readonly predictor: number; readonly reason: 'constant' | 'collinear' }[];
  /** length predictors; NaN where dropped, as are all below */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** correlation with the outcome */
  readonly correlations: Float64Array;
  /** change of the outcome by one standard deviation of the answer, in its own standard deviations */
  readonly betas: Float64Array;
  readonly standardErrors: Float64Array;
  readonly intervals: readonly (readonly [number, number])[];
  readonly p: Float64Array;
  /** sums to R² */
  readonly weights: Float64Array;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly degrees: number;
  /** p of the whole model */
  readonly modelP: number;
}

/** Predictors are {@link DriverFit}'s answers, outcome is what they go with; all of equal length, NaN is missing. Fails where too few rows are whole. */
export function fitDrivers(
  predictors: readonly ArrayLike<number>[],
  outcome: ArrayLike<number>,
  level = 0.95,
): Outcome<DriverFit> {
  const k = predictors.length;
  const columns = [...predictors, outcome];
  const { n, means, products } = productsOf(columns);
  if (n < k + 3) return fail('model.too-few-answers', { rows: n, needed: k + 3 });
  const size = k + 1;
  const spread = Float64Array.from({ length: size }, (_, i) => products[i * size + i]!);
  if (!(spread[k]! > 1e-12 * n)) return fail('model.constant-outcome', { rows: n });
  const correlation = (i: number, j: number): number =>
    i === j ? 1 : products[i * size + j]! / Math.sqrt(spread[i]! * spread[j]!);
  const dropped: DriverFit['dropped'][number][] = [];
  const varied = predictors.flatMap((_, i) => {
    if (spread[i]! > 1e-12 * n) return [i];
    dropped.push({ predictor: i, reason: 'constant' });
    return [];
  });
  const among = (list: readonly number[]): Float64Array =>
    Float64Array.from({ length: list.length ** 2 }, (_, at) =>
      correlation(list[Math.floor(at / list.length)]!, list[at % list.length]!),
    );
  const dependent = new Set(dependentColumns(among(varied), varied.length, 1e-9));
  const kept = varied.filter((_, place) => !dependent.has(place));
  for (const place of dependent) dropped.push({ predictor: varied[place]!, reason: 'collinear' });
  const m = kept.length;
  if (m === 0) return fail('model.constant-answers', { rows: n });
  const matrix = among(kept);
  const factor = cholesky(matrix, m);
  if (factor === null) return fail('model.constant-answers', { rows: n });
  const inverse = inverseOf(factor);
  const withOutcome = kept.map((i) => correlation(i, k));
  const beta = kept.map((_, i) => withOutcome.reduce((sum, r, j) => sum + inverse[i * m + j]! * r, 0));
  const r2 = Math.min(
    1,
    Math.max(
      0,
      beta.reduce((sum, b, i) => sum + b * withOutcome[i]!, 0),
    ),
  );
  const degrees = n - m - 1;
  const numbers = (): Float64Array => new Float64Array(k).fill(NaN);
  const [betas, errors, p, weights] = [numbers(), numbers(), numbers(), numbers()];
  const intervals = Array.from({ length: k }, (): readonly [number, number] => [NaN, NaN]);
  const quantile = studentQuantile(0.5 + level / 2, degrees);
  const shares = shareOut(matrix, withOutcome, m);
  kept.forEach((i, place) => {
    const error = Math.sqrt(((1 - r2) / degrees) * inverse[place * m + place]!);
    betas[i] = beta[place]!;
    errors[i] = error;
    p[i] = twoSidedStudent(beta[place]! / error, degrees);
    intervals[i] = [beta[place]! - quantile * error, beta[place]! + quantile * error];
    weights[i] = shares[place]!;
  });
  const f = r2 / m / ((1 - r2) / degrees);
  return succeed({
    n,
    kept,
    dropped,
    means: means.slice(0, k),
    deviations: Float64Array.from({ length: k }, (_, i) => Math.sqrt(spread[i]! / (n - 1))),
    correlations: Float64Array.from({ length: k }, (_, i) => (spread[i]! > 1e-12 * n ? correlation(i, k) : NaN)),
    betas,
    standardErrors: errors,
    intervals,
    p,
    weights,
    r2,
    adjustedR2: 1 - ((1 - r2) * (n - 1)) / degrees,
    degrees,
    modelP: f === Infinity ? 0 : incompleteBeta(degrees / 2, m / 2, degrees / (degrees + m * f)).lower,
  });
}

/** Johnson's weights: the answers are turned into the nearest ones that do not overlap, and what these explain is handed back. */
function shareOut(matrix: Float64Array, withOutcome: readonly number[], m: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, m);
  const root =
    (power: number) =>
    (i: number, j: number): number => {
      let sum = 0;
      for (let e = 0; e < m; e += 1)
        sum += vectors[i * m + e]! * vectors[j * m + e]! * Math.max(values[e]!, 1e-12) ** power;
      return sum;
    };
  const [half, inverseHalf] = [root(0.5), root(-0.5)];
  const own = Float64Array.from({ length: m }, (_, j) =>
    withOutcome.reduce((sum, r, i) => sum + inverseHalf(j, i) * r, 0),
  );
  return Float64Array.from({ length: m }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < m; j += 1) sum += half(i, j) ** 2 * own[j]! ** 2;
    return sum;
  });
}

/** Means and centred sums of products over the rows without a missing value. */
function productsOf(columns: readonly ArrayLike<number>[]): {
  readonly n: number;
  readonly means: Float64Array;
  readonly products: Float64Array;
} {
  const size = columns.length;
  const rows = columns[0]!.length;
  const whole = new Uint8Array(rows).fill(1);
  for (const column of columns) for (let i = 0; i < rows; i += 1) if (Number.isNaN(column[i]!)) whole[i] = 0;
  const means = new Float64Array(size);
  let n = 0;
  for (let i = 0; i < rows; i += 1) {
    if (whole[i] === 0) continue;
    n += 1;
    for (let c = 0; c < size; c += 1) means[c]! += columns[c]![i]!;
  }
  for (let c = 0; c < size; c += 1) means[c]! /= n;
  const products = new Float64Array(size * size);
  const row = new Float64Array(size);
  for (let i = 0; i < rows; i += 1) {
    if (whole[i] === 0) continue;
    for (let c = 0; c < size; c += 1) row[c] = columns[c]![i]! - means[c]!;
    for (let a = 0; a < size; a += 1) for (let b = a; b < size; b += 1) products[a * size + b]! += row[a]! * row[b]!;
  }
  for (let a = 0; a < size; a += 1) for (let b = 0; b < a; b += 1) products[a * size + b] = products[b * size + a]!;
  return { n, means, products };
}
