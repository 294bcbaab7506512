/**
 * The one integral on which the Pareto/NBD likelihood rests: over the moment of drop-out between the last purchase and the end of
 * observation. Gauss–Legendre quadrature instead of the published difference of two hypergeometric functions: nothing cancels,
 * nothing overflows, and the derivatives come from the same nodes.
 */

import { GAUSS_16, GAUSS_8 } from './gauss-legendre.ts';

/** Means over the moment of drop-out y, given that it was before the end: what the gradient needs. */
export interface DropoutMeans {
  /** of log(α + y) */
  logAlpha: number;
  /** of log(β + y) */
  logBeta: number;
  /** of 1/(α + y) */
  inverseAlpha: number;
  /** of 1/(β + y) */
  inverseBeta: number;
}

/** What a panel adds once the integrand has died away. */
const NEGLIGIBLE = 1e-18;

/**
 * log ∫ (α + y)^(−m) (β + y)^(−n) dy from `from` to `to`; relative error below 1e-13.
 *
 * With u = log((γ + y)/(γ + from)) and γ the smaller of α and β, the integrand has no singularity nearer than π to the real axis
 * and falls at most at the rate m + n; panels are made so short that 8 or 16 nodes are exact to rounding.
 * @param m > 0
 * @param n ≥ 1
 * @param alpha > 0
 * @param beta > 0
 * @param from ≥ 0
 * @param to ≥ from; −∞ comes back where they are equal
 * @param means written to where it is given
 */
export function logDropoutIntegral(
  m: number,
  n: number,
  alpha: number,
  beta: number,
  from: number,
  to: number,
  means: DropoutMeans | null = null,
): number {
  const swapped = beta < alpha;
  const near = (swapped ? beta : alpha) + from;
  const far = (swapped ? alpha : beta) + from;
  const nearPower = swapped ? n : m;
  const farPower = swapped ? m : n;
  const span = Math.log1p((to - from) / near);
  if (!(span > 0)) {
    if (means !== null) {
      means.logAlpha = Math.log(alpha + from);
      means.logBeta = Math.log(beta + from);
      means.inverseAlpha = 1 / (alpha + from);
      means.inverseBeta = 1 / (beta + from);
    }
    return span === 0 ? -Infinity : NaN;
  }
  const ratio = near / far;
  const short = span <= 1.4 && span * (m + n) <= 3;
  const { nodes, weights } = short ? GAUSS_8 : GAUSS_16;
  const size = nodes.length;
  // Relative to the integrand at `from`; q is (far one + y)/(far one + from).
  let [sum, logNear, logFar, inverseNear, inverseFar] = [0, 0, 0, 0, 0];
  for (let start = 0, width = span; start < span; start += width) {
    if (!short) {
      // The far one takes its share in the fall only once y is of its size, at most e² times as much at the end of the panel.
      const share = Math.min(1, (Math.exp(2) * ratio * Math.exp(start)) / (1 + ratio * Math.expm1(start)));
      width = Math.min(2, 14 / (Math.abs(nearPower - 1) + farPower * share), span - start);
    }
    let part = 0;
    for (let k = 0; k < size; k += 1) {
      const u = start + width * nodes[k]!;
      const growth = Math.exp(u);
      const q = 1 + ratio * (growth - 1);
      const logQ = Math.log(q);
      const f = width * weights[k]! * Math.exp(u * (1 - nearPower) - farPower * logQ);
      part += f;
      logNear += f * u;
      logFar += f * logQ;
      inverseNear += f / growth;
      inverseFar += f / q;
    }
    sum += part;
    if (part < NEGLIGIBLE * sum || !(start + width > start)) break;
  }
  const nearStart = Math.log(near);
  const farStart = Math.log(far);
  if (means !== null) {
    const meanNear = nearStart + logNear / sum;
    const meanFar = farStart + logFar / sum;
    const overNear = inverseNear / (near * sum);
    const overFar = inverseFar / (far * sum);
    means.logAlpha = swapped ? meanFar : meanNear;
    means.logBeta = swapped ? meanNear : meanFar;
    means.inverseAlpha = swapped ? overFar : overNear;
    means.inverseBeta = swapped ? overNear : overFar;
  }
  return (1 - nearPower) * nearStart - farPower * farStart + Math.log(sum);
}
