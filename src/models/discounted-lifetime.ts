/** Discounted time a customer stays who drops out at a gamma-mixed rate (Pareto of the second kind). */

import { GAUSS_16 } from './gauss-legendre.ts';

/** Exponent at which what is left of the integral is below rounding. */
const GONE = 42;

/**
 * ∫ (β/(β + t))^s e^(−δt) dt from 0 to the horizon: expected discounted time to drop-out. To an infinite horizon this is
 * β e^z z^(s−1) Γ(1 − s, z) with z = δβ, the confluent hypergeometric function of Fader, Hardie & Lee (2005).
 * @param s > 0
 * @param beta > 0
 * @param rate δ ≥ 0, per unit of time; with 0 and an infinite horizon the result is finite for s > 1 only
 * @param horizon ≥ 0, possibly Infinity
 */
export function discountedLifetime(s: number, beta: number, rate: number, horizon: number): number {
  if (!(s > 0) || !(beta > 0) || !(rate >= 0) || !(horizon >= 0)) return NaN;
  if (horizon === 0) return 0;
  if (rate === 0) return paretoMean(s, beta, horizon);
  if (rate === Infinity) return 0;
  const z = rate * beta;
  const end = Math.min(Math.log1p(horizon / beta), Math.log1p(GONE / z));
  let sum = 0;
  // u = log(1 + t/β): integrand β e^((1−s)u) e^(−z(e^u − 1)). Panels short in u and in what either exponent falls.
  const longest = Math.min(1, 10 / (Math.abs(1 - s) + 1));
  for (let u = 0; u < end;) {
    const width = Math.min(longest, Math.log1p(10 / (z * Math.exp(u))), end - u);
    let part = 0;
    for (let k = 0; k < 16; k += 1) {
      const at = u + width * GAUSS_16.nodes[k]!;
      part += GAUSS_16.weights[k]! * Math.exp((1 - s) * at - z * Math.expm1(at));
    }
    sum += part * width;
    if (part * width < 1e-18 * sum) break;
    u += width;
    if (!(width > 1e-15 * u)) break;
  }
  return beta * sum;
}

/** The same without discount: β(1 − (β/(β + h))^(s−1))/(s − 1), and its limit at s = 1. */
export function paretoMean(s: number, beta: number, horizon: number): number {
  const span = Math.log1p(horizon / beta);
  if (span === Infinity) return s > 1 ? beta / (s - 1) : Infinity;
  const power = (1 - s) * span;
  // (e^p − 1)/p is 1 to rounding for tiny p.
  return beta * span * (Math.abs(power) < 1e-300 ? 1 : Math.expm1(power) / power);
}

/**
 * {@link discountedLifetime} as a function of β between two limits, by piecewise Chebyshev polynomials in log β: a few
 * multiplications a value where millions are wanted. Relative error below 1e-13.
 */
export function discountedLifetimeTable(
  s: number,
  least: number,
  most: number,
  rate: number,
  horizon: number,
): (beta: number) => number {
  if (!(least > 0) || !(most < Infinity) || rate === 0 || horizon === 0)
    return (beta) => discountedLifetime(s, beta, rate, horizon);
  const start = Math.log(least) - 1e-9;
  const pieces = Math.max(1, Math.ceil((Math.log(most) + 1e-9 - start) / 0.5));
  const scale = pieces / (Math.log(most) + 1e-9 - start);
  const coefficients = new Float64Array(pieces * SIZE);
  const values = new Float64Array(SIZE);
  for (let piece = 0; piece < pieces; piece += 1) {
    for (let k = 0; k < SIZE; k += 1) {
      const place = (1 + Math.cos((Math.PI * (k + 0.5)) / SIZE)) / 2;
      values[k] = Math.log(discountedLifetime(s, Math.exp(start + (piece + place) / scale), rate, horizon));
    }
    for (let j = 0; j < SIZE; j += 1) {
      let sum = 0;
      for (let k = 0; k < SIZE; k += 1) sum += values[k]! * Math.cos((Math.PI * j * (k + 0.5)) / SIZE);
      coefficients[piece * SIZE + j] = ((j === 0 ? 1 : 2) * sum) / SIZE;
    }
  }
  return (beta) => {
    const place = (Math.log(beta) - start) * scale;
    const piece = Math.max(0, Math.min(pieces - 1, Math.floor(place)));
    const x = 2 * (2 * (place - piece) - 1);
    const offset = piece * SIZE;
    let [b1, b2] = [0, 0];
    for (let j = SIZE - 1; j > 0; j -= 1) {
      const b0 = coefficients[offset + j]! + x * b1 - b2;
      b2 = b1;
      b1 = b0;
    }
    return Math.exp(coefficients[offset]! + (x / 2) * b1 - b2);
  };
}

const SIZE = 13;
