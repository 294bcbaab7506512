/** Student's t distribution, by way of the incomplete beta function. */

import { incompleteBeta, inverseIncompleteBeta } from './incomplete-beta.ts';
import { normalQuantile, normalUpper } from './normal.ts';

/**
 * P(T > t), accurate where it is small.
 * @param degrees of freedom, > 0, also fractions; Infinity is the normal distribution; NaN otherwise
 */
export function studentUpper(t: number, degrees: number): number {
  if (degrees === Infinity) return normalUpper(t);
  if (Number.isNaN(t) || !(degrees > 0)) return NaN;
  const beyond = twoSidedStudent(t, degrees) / 2;
  return t >= 0 ? beyond : 1 - beyond;
}

/** P(T ≤ t), accurate where it is small. */
export function studentLower(t: number, degrees: number): number {
  return studentUpper(-t, degrees);
}

/** P(|T| > |t|): the two-sided p of a t statistic. */
export function twoSidedStudent(t: number, degrees: number): number {
  if (degrees === Infinity) return 2 * normalUpper(Math.abs(t));
  if (Number.isNaN(t) || !(degrees > 0)) return NaN;
  const square = t * t;
  if (square === Infinity) return 0;
  // Of x and 1 − x the smaller one is put in: the other has lost its last digits.
  return square < degrees
    ? incompleteBeta(0.5, degrees / 2, square / (degrees + square)).upper
    : incompleteBeta(degrees / 2, 0.5, degrees / (degrees + square)).lower;
}

/** t with P(T ≤ t) = p. @param p in 0…1; NaN outside @param degrees > 0 */
export function studentQuantile(p: number, degrees: number): number {
  if (degrees === Infinity) return normalQuantile(p);
  if (!(p >= 0 && p <= 1) || !(degrees > 0)) return NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const beyond = 2 * Math.min(p, 1 - p);
  const ratio =
    beyond < 0.5
      ? 1 / odds(inverseIncompleteBeta(degrees / 2, 0.5, beyond))
      : odds(inverseIncompleteBeta(0.5, degrees / 2, 1 - beyond));
  return Math.sign(p - 0.5) * Math.sqrt(degrees * ratio);
}

function odds(x: number): number {
  return x / (1 - x);
}
