/** log(1 + x) − x without cancellation. */

/**
 * log(1 + x) − x, relative error below 1e-15 · a few.
 * @param x > −1; NaN below, −∞ at −1
 */
export function log1pMinus(x: number): number {
  if (Math.abs(x) > 0.4) return Math.log1p(x) - x;
  // log(1 + x) = 2 artanh(s), s = x/(2 + x); x = 2s/(1 − s) gives log(1 + x) − x = −x s + 2 s³ (1/3 + s²/5 + …).
  const s = x / (2 + x);
  const square = s * s;
  let sum = 0;
  let power = 1;
  for (let k = 3; k < 60; k += 2) {
    const term = power / k;
    sum += term;
    if (term < sum * 1e-17) break;
    power *= square;
  }
  return 2 * s * square * sum - x * s;
}
