/** The regularised incomplete gamma functions and the inverse. */

import { logGamma, stirlingTail } from './gamma.ts';
import { log1pMinus } from './log1p-minus.ts';

const TINY = 1e-300;
const PRECISION = 1e-16;
const MOST_TERMS = 1_000_000;

export interface TwoTails {
  /** P, from 0 */
  readonly lower: number;
  /** Q = 1 − P, accurate where it is small */
  readonly upper: number;
}

/**
 * P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P. Series for x < a + 1, continued fraction beyond (A&S 6.5.29, 6.5.31); the common factor
 * in Loader's saddle-point form, so that large a costs no precision.
 * @param a shape > 0
 * @param x ≥ 0; NaN outside
 */
export function incompleteGamma(a: number, x: number): TwoTails {
  if (!(a > 0) || !(x >= 0)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = gammaDensityFactor(a, x) * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = gammaDensityFactor(a, x) * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** x with P(a, x) = p. @param p in 0…1; NaN outside. Newton steps on a bracket. */
export function inverseIncompleteGamma(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  let low = 0;
  let high = Math.max(2 * a, 1);
  while (incompleteGamma(a, high).upper > 1 - p) high *= 2;
  let x = p < 0.5 ? Math.min(Math.exp((Math.log(p) + logGamma(a + 1)) / a), high) : a;
  for (let step = 0; step < 200; step += 1) {
    const { lower, upper } = incompleteGamma(a, x);
    const error = p < 0.5 ? lower - p : 1 - p - upper;
    if (error > 0) high = x;
    else low = x;
    const moved = inside(low, high, newtonStep(x, gammaDensityFactor(a, x), lower, upper, p));
    if (Math.abs(moved - x) <= 2e-16 * x) return moved;
    x = moved;
  }
  return x;
}

/**
 * Newton's next x for a distribution function with slope `factor`/x at x. In the lower tail in logarithms, where the function is
 * nearly a power and one step goes far.
 */
export function newtonStep(x: number, factor: number, lower: number, upper: number, p: number): number {
  if (p < 0.5) return x * Math.exp(((Math.log(p) - Math.log(lower)) * lower) / factor);
  return x - ((1 - p - upper) * x) / factor;
}

/** A step that stays between two bounds; else their middle, geometric where they are of different size. */
export function inside(low: number, high: number, next: number): number {
  if (next > low && next < high) return next;
  return low > 0 && high > 2 * low ? Math.sqrt(low * high) : (low + high) / 2;
}

/** xᵃ e⁻ˣ / Γ(a). */
function gammaDensityFactor(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const gap = (x - a) / a;
  // Far from a the plain logarithm is the more exact one: (x − a)/a forgets a small x.
  const exponent = Math.abs(gap) < 0.4 ? a * log1pMinus(gap) : a * Math.log(x / a) - x + a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent - stirlingTail(a));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MOST_TERMS && term > sum * PRECISION; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Lentz's continued fraction of Γ(a, x) eˣ x⁻ᵃ. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    const an = -k * (k - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return fraction;
}
