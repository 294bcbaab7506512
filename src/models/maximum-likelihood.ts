/** Maximum likelihood in the logarithms of positive parameters: the frame around an objective with its gradient. */

import { minimise, type Minimum, type Objective } from './optimise/bfgs.ts';

/** 97.5 % point of the normal distribution, for 95 % intervals. */
export const NORMAL_975 = 1.959963984540054;

/** Log-parameters beyond ±this much from where the fit began, in scaled units, count as gone to an edge. */
const EDGE = 11;

export interface LikelihoodFit {
  /** length k: the positive parameters */
  readonly values: Float64Array;
  readonly logLikelihood: number;
  /** of the logarithms of the parameters, row-major k × k; `null` where the Hessian is not positive definite or was not asked for */
  readonly covariance: Float64Array | null;
  /** length k: standard errors of the parameters (delta method); NaN each where there is no covariance */
  readonly errors: Float64Array;
  /** length k: 95 % Wald intervals made on the log scale */
  readonly intervals: readonly (readonly [number, number])[];
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  readonly gradientNorm: number;
  /** a parameter ran off towards 0 or infinity */
  readonly edge: boolean;
}

/**
 * Minimises a mean negative log-likelihood over log-parameters from several starts and keeps the best.
 * @param objective mean negative log-likelihood of log-parameters with its gradient
 * @param total the observations the mean is over (sum of weights), > 0
 * @param starts log-parameters, at least one
 * @param withoutErrors skips the Hessian
 */
export function fitLikelihood(
  objective: Objective,
  total: number,
  starts: readonly Float64Array[],
  withoutErrors = false,
): LikelihoodFit {
  let best: Minimum | null = null;
  let evaluations = 0;
  for (const start of starts) {
    const found = minimise(objective, start);
    evaluations += found.evaluations;
    if (best === null || !Number.isFinite(best.value) || found.value < best.value - 1e-12) best = found;
  }
  if (best === null) throw new RangeError('no start');
  const values = best.x.map(Math.exp);
  const hessian = withoutErrors || !Number.isFinite(best.value) ? null : hessianOf(objective, best.x);
  const inverse = hessian === null ? null : inversePositive(hessian, best.x.length);
  const covariance = inverse === null ? null : inverse.map((entry) => entry / total);
  const k = values.length;
  const logErrors = Float64Array.from({ length: k }, (_, i) =>
    covariance === null ? NaN : Math.sqrt(covariance[i * k + i]!),
  );
  return {
    values,
    logLikelihood: -best.value * total,
    covariance,
    errors: values.map((value, i) => value * logErrors[i]!),
    intervals: Array.from(values, (value, i) => {
      const factor = Math.exp(NORMAL_975 * logErrors[i]!);
      return [value / factor, value * factor] as const;
    }),
    converged: best.converged,
    iterations: best.iterations,
    evaluations,
    gradientNorm: best.gradientNorm,
    edge: best.x.some((component) => Math.abs(component) > EDGE),
  };
}

/** The Hessian by fourth-order central differences of an exact gradient, symmetrised; row-major. */
export function hessianOf(objective: Objective, at: Float64Array): Float64Array {
  const k = at.length;
  const step = 1e-3;
  const hessian = new Float64Array(k * k);
  const gradient = new Float64Array(k);
  for (let i = 0; i < k; i += 1) {
    for (const [shift, factor] of [
      [-2, 1],
      [-1, -8],
      [1, 8],
      [2, -1],
    ] as const) {
      const point = Float64Array.from(at);
      point[i]! += shift * step;
      objective(point, gradient);
      for (let j = 0; j < k; j += 1) {
        const share = (factor * gradient[j]!) / (24 * step);
        hessian[i * k + j]! += share;
        hessian[j * k + i]! += share;
      }
    }
  }
  return hessian;
}

/** The inverse of a symmetric positive definite matrix by Cholesky; `null` where it is not so to working precision. */
export function inversePositive(matrix: Float64Array, k: number): Float64Array | null {
  const lower = new Float64Array(k * k);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * k + j]!;
      for (let m = 0; m < j; m += 1) sum -= lower[i * k + m]! * lower[j * k + m]!;
      if (i !== j) lower[i * k + j] = sum / lower[j * k + j]!;
      else if (sum > 1e-11 * Math.abs(matrix[i * k + i]!)) lower[i * k + i] = Math.sqrt(sum);
      else return null;
    }
  }
  const inverse = new Float64Array(k * k);
  const column = new Float64Array(k);
  for (let c = 0; c < k; c += 1) {
    for (let i = 0; i < k; i += 1) {
      let sum = i === c ? 1 : 0;
      for (let m = 0; m < i; m += 1) sum -= lower[i * k + m]! * column[m]!;
      column[i] = sum / lower[i * k + i]!;
    }
    for (let i = k - 1; i >= 0; i -= 1) {
      let sum = column[i]!;
      for (let m = i + 1; m < k; m += 1) sum -= lower[m * k + i]! * column[m]!;
      column[i] = sum / lower[i * k + i]!;
      inverse[i * k + c] = column[i]!;
    }
  }
  return inverse;
}
