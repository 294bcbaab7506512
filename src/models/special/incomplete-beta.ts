/** The regularised incomplete beta function and its inverse. */

import { logBeta, stirlingTail } from './gamma.ts';
import { log1pMinus } from './log1p-minus.ts';
import { inside, newtonStep, type TwoTails } from './incomplete-gamma.ts';

const TINY = 1e-300;
const MOST_TERMS = 1_000_000;

/**
 * Iₓ(a, b) and 1 − Iₓ(a, b) = I₁₋ₓ(b, a). Continued fraction A&S 26.5.8 by Lentz's method on the side where it converges fast.
 * @param a > 0
 * @param b > 0
 * @param x in 0…1; NaN outside
 */
export function incompleteBeta(a: number, b: number, x: number): TwoTails {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  const factor = betaDensityFactor(a, b, x, 1 - x);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (factor * betaFraction(a, b, x)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (factor * betaFraction(b, a, 1 - x)) / b;
  return { lower: 1 - upper, upper };
}

/** x with Iₓ(a, b) = p. @param p in 0…1; NaN outside. Newton steps on a bracket. */
export function inverseIncompleteBeta(a: number, b: number, p: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  if (p < 0.5) x = Math.min(x, Math.exp((Math.log(p) + Math.log(a) + logBeta(a, b)) / a) || x);
  for (let step = 0; step < 300; step += 1) {
    const { lower, upper } = incompleteBeta(a, b, x);
    const error = p < 0.5 ? lower - p : 1 - p - upper;
    if (error > 0) high = x;
    else low = x;
    const moved = inside(low, high, newtonStep(x, betaDensityFactor(a, b, x, 1 - x) / (1 - x), lower, upper, p));
    if (Math.abs(moved - x) <= 2e-16 * x) return moved;
    x = moved;
  }
  return x;
}

/** xᵃ yᵇ / B(a, b) with y = 1 − x; saddle-point form (Loader 2000) where both parameters are large. */
function betaDensityFactor(a: number, b: number, x: number, y: number): number {
  if (a < 10 || b < 10) return Math.exp(a * Math.log(x) + b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)) - logBeta(a, b));
  const n = a + b;
  const gap = (x * b - y * a) / n; // x − a/n = −(y − b/n)
  const exponent = powerTerm(a, (gap * n) / a, (x * n) / a) + powerTerm(b, (-gap * n) / b, (y * n) / b);
  return (
    Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(exponent + stirlingTail(n) - stirlingTail(a) - stirlingTail(b))
  );
}

/** a (log ratio − gap) with ratio = 1 + gap, from whichever of the two is the more exact. */
function powerTerm(a: number, gap: number, ratio: number): number {
  return Math.abs(gap) < 0.4 ? a * log1pMinus(gap) : a * (Math.log(ratio) - gap);
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return fraction;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
