/** Seeded random draws, equal to the last bit on every engine: only + − × ÷, whole-number operations and square roots. */

/** A stream of numbers, evenly spread over 0 < u < 1. */
export type Random = () => number;

/** Small fast counter generator, 32 bits (Chris Doty-Humphrey's sfc32), started from one whole number. */
export function createRandom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / 4294967296;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
}

/** Scrambles a 32-bit whole number one-to-one, so that equal numbers give equal and neighbours unlike results. */
export function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Natural logarithm of x > 0 by halving and the series of the inverse hyperbolic tangent; error below 1e-15. */
export function ln(x: number): number {
  let twos = 0;
  for (; x < 0.7071067811865476; x *= 2) twos -= 1;
  for (; x > 1.4142135623730951; x *= 0.5) twos += 1;
  const s = (x - 1) / (x + 1);
  const square = s * s;
  let sum = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return twos * 0.6931471805599453 + 2 * s * sum;
}

/** Exponential waiting time with mean 1. */
export function exponential(random: Random): number {
  return -ln(random());
}

/** Gamma with mean `shape` and scale 1, for shape ≥ 1 (Marsaglia and Tsang 2000). */
export function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random();
    if (u < 1 - 0.0331 * x * x * x * x || ln(u) < 0.5 * x * x + d * (1 - v + ln(v))) return d * v;
  }
}

/** Beta on 0 … 1, for a, b ≥ 1, as a share of two gammas. */
export function beta(random: Random, a: number, b: number): number {
  const first = gamma(random, a);
  return first / (first + gamma(random, b));
}

/** Standard normal by the polar method. */
export function normal(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square < 1 && square > 0) return x * Math.sqrt((-2 * ln(square)) / square);
  }
}
