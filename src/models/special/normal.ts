/** The standard normal and chi-square distributions, by way of the incomplete gamma function. */

import { incompleteGamma, inverseIncompleteGamma } from './incomplete-gamma.ts';

/** log √(2π) */
const LOG_ROOT_TWO_PI = 0.9189385332046728;
/** From here the upper tail is taken from its asymptotic series: its terms fall below double precision within twenty. */
const FAR = 25;
/** Beyond this the tail is below every number, and the incomplete gamma function would only take long to say so. */
const CERTAIN = 39;

/** P(Z > z), accurate where it is small. */
export function normalUpper(z: number): number {
  if (Math.abs(z) > CERTAIN) return z > 0 ? 0 : 1;
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z >= 0 ? upper / 2 : (1 + lower) / 2;
}

/** P(Z ≤ z), accurate where it is small. */
export function normalLower(z: number): number {
  return normalUpper(-z);
}

/** log P(Z > z) for any z, also where the chance itself underflows. */
export function logNormalUpper(z: number): number {
  if (!(z > FAR)) return Math.log(normalUpper(z));
  const square = 1 / (z * z);
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 20; k += 1) {
    term *= -(2 * k - 1) * square;
    sum += term;
  }
  return -(z * z) / 2 - LOG_ROOT_TWO_PI - Math.log(z) + Math.log(sum);
}

/** log of the density at z. */
export function logNormalDensity(z: number): number {
  return -(z * z) / 2 - LOG_ROOT_TWO_PI;
}

/** z with P(Z ≤ z) = p. @param p in 0…1; NaN outside */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0.5) return 0;
  return p < 0.5
    ? -Math.sqrt(2 * inverseIncompleteGamma(0.5, 1 - 2 * p))
    : Math.sqrt(2 * inverseIncompleteGamma(0.5, 2 * p - 1));
}

/** P(|Z| > |z|): the two-sided p of a z statistic. */
export function twoSided(z: number): number {
  return incompleteGamma(0.5, (z * z) / 2).upper;
}

/** P(χ² > x) with so many degrees of freedom; NaN for none. @param x ≥ 0 */
export function chiSquareUpper(x: number, degrees: number): number {
  return incompleteGamma(degrees / 2, x / 2).upper;
}
