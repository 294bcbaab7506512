/** Random numbers of the distributions that customer models are made of, from a stream that is passed in. */

import type { Random } from '../lib/random.ts';

/** Standard normal by the polar method (Marsaglia & Bray 1964). */
export function normalVariate(random: Random): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Exponential with mean 1. */
export function exponentialVariate(random: Random): number {
  return -Math.log1p(-random.next());
}

/** Gamma with rate 1 (Marsaglia & Tsang 2000; below shape 1 by their power of a uniform). @param shape > 0 */
export function gammaVariate(random: Random, shape: number): number {
  if (shape < 1) return gammaVariate(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalVariate(random);
    const v = (1 + c * z) ** 3;
    if (!(v > 0)) continue;
    const u = 1 - random.next();
    if (Math.log(u) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta by two gammas. @param a > 0 @param b > 0 */
export function betaVariate(random: Random, a: number, b: number): number {
  const first = gammaVariate(random, a);
  const second = gammaVariate(random, b);
  // Both may underflow for tiny shapes: then the mass is at the ends.
  return first + second > 0 ? first / (first + second) : random.next() < a / (a + b) ? 1 : 0;
}
