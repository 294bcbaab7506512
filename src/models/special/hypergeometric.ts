/** The Gaussian hypergeometric function in logarithmic form, for the positive cases that purchase models need. */

import { logBeta, logGammaRatio } from './gamma.ts';

const PRECISION = 1e-17;
const MOST_TERMS = 200_000;

/**
 * log ₂F₁(a, b; c; z). Series of positive terms for small z; Euler's transformation where it shortens the series
 * (A&S 15.3.3); near z = 1 the Euler integral by double-exponential quadrature (A&S 15.3.1).
 * @param a > 0
 * @param b > 0
 * @param c > 0
 * @param z in [0, 1), or any z < 0 by Pfaff's transformation (A&S 15.3.4); at z = 1 Gauss's sum where c > a + b.
 *   NaN outside, and where no form converges within 200,000 terms
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(a > 0) || !(b > 0) || !(c > 0) || !(z <= 1)) return NaN;
  if (z === 0) return 0;
  if (z === 1) return gaussSum(a, b, c);
  if (z < 0)
    return c > b ? -a * Math.log1p(-z) + logHypergeometric(a, c - b, c, z / (z - 1)) : alternatingSeries(a, b, c, z);
  // Euler: (1 − z)^(c−a−b) ₂F₁(c − a, c − b; c; z) has smaller parameters where c < a + b.
  const euler = c > a && c > b && c < a + b;
  const [p, q, shift] = euler ? [c - a, c - b, (c - a - b) * Math.log1p(-z)] : [a, b, 0];
  if (z <= 0.95) return shift + logSeries(p, q, c, z);
  if (c > b) return logEulerIntegral(a, b, c, z);
  if (c > a) return logEulerIntegral(b, a, c, z);
  return shift + logSeries(p, q, c, z);
}

/** log Σ (p)ₖ(q)ₖ/(c)ₖ zᵏ/k!, all terms positive, rescaled before they overflow. */
function logSeries(p: number, q: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let scale = 0;
  for (let k = 0; k < MOST_TERMS; k += 1) {
    term *= (((p + k) * (q + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    const growing = (p + k + 1) * (q + k + 1) * z > (c + k + 1) * (k + 2);
    if (!growing && term < sum * PRECISION) return Math.log(sum) + scale;
    if (sum > 1e280) {
      sum *= 1e-280;
      term *= 1e-280;
      scale += 280 * Math.LN10;
    }
  }
  return NaN;
}

function alternatingSeries(a: number, b: number, c: number, z: number): number {
  if (z <= -0.9) return NaN;
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 2000; k += 1) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * PRECISION) return Math.log(sum);
  }
  return NaN;
}

/** Γ(c)Γ(c − a − b)/(Γ(c − a)Γ(c − b)) for c > a + b; ∞ otherwise. */
function gaussSum(a: number, b: number, c: number): number {
  return c > a + b ? logGammaRatio(c - a, a) - logGammaRatio(c - a - b, a) : Infinity;
}

/**
 * log of 1/B(b, c − b) ∫₀¹ t^(b−1) (1 − t)^(c−b−1) (1 − zt)^(−a) dt by tanh-sinh quadrature: t = 1/(1 + e^(−π sinh u)), so that
 * both ends may be singular; in logarithms, over the stretch that counts, with half the step until nothing changes.
 */
function logEulerIntegral(a: number, b: number, c: number, z: number): number {
  const logIntegrand = (u: number): number => {
    const w = Math.PI * Math.sinh(u);
    const logRest = -softplus(w);
    // 1 − z t = (1 − z) + z (1 − t), exact where t is near 1.
    const logOne = Math.log(1 - z + z * Math.exp(logRest));
    return -b * softplus(-w) + (c - b) * logRest - a * logOne + Math.log(Math.PI * Math.cosh(u));
  };
  // The logarithm has one summit and falls ever faster from it: where it is found on a coarse walk, then by thirds.
  let summit = 0;
  for (let u = -8; u <= 8; u += 0.25) if (logIntegrand(u) > logIntegrand(summit)) summit = u;
  let [left, right] = [summit - 0.25, summit + 0.25];
  for (let k = 0; k < 40; k += 1) {
    const third = (right - left) / 3;
    if (logIntegrand(left + third) < logIntegrand(right - third)) left += third;
    else right -= third;
  }
  summit = (left + right) / 2;
  const largest = logIntegrand(summit);
  const edge = (sign: number): number => {
    let reach = 1 / 64;
    while (reach < 9 && logIntegrand(summit + sign * reach) > largest - 45) reach *= 1.25;
    return summit + sign * reach;
  };
  const [low, high] = [edge(-1), edge(1)];
  let intervals = 32;
  const sumOf = (from: number, step: number): number => {
    let sum = 0;
    for (let u = from; u <= high; u += step) sum += Math.exp(logIntegrand(u) - largest);
    return sum;
  };
  let total = sumOf(low, (high - low) / intervals);
  let integral = (total * (high - low)) / intervals;
  for (; intervals < 1 << 14;) {
    const step = (high - low) / intervals;
    total += sumOf(low + step / 2, step);
    intervals *= 2;
    const finer = (total * (high - low)) / intervals;
    const change = Math.abs(finer - integral);
    integral = finer;
    // Halving the step squares the error.
    if (change < 1e-9 * integral) break;
  }
  return largest + Math.log(integral) - logBeta(b, c - b);
}

/** log(1 + eʷ) */
function softplus(w: number): number {
  return w > 0 ? w + Math.log1p(Math.exp(-w)) : Math.log1p(Math.exp(w));
}
