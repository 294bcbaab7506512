/** Spearman's rank correlation, with an interval and a test. */

import { normalQuantile } from './special/normal.ts';
import { twoSidedStudent } from './special/student.ts';

export interface RankCorrelation {
  /** pairs without a missing value */
  readonly count: number;
  /** −1 … 1; NaN where one of the two is the same for everybody */
  readonly rho: number;
  /** Fisher's transformation with the variance of Bonett & Wright (2000), (1 + ρ²/2) / (n − 3); NaN below four pairs */
  readonly low: number;
  readonly high: number;
  /** two-sided, of t = ρ √((n − 2) / (1 − ρ²)) with n − 2 degrees of freedom */
  readonly p: number;
}

/** @param level of the interval, such as .95 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, level = 0.95): RankCorrelation {
  const [knownX, knownY] = [new Float64Array(x.length), new Float64Array(x.length)];
  let n = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    knownX[n] = x[i]!;
    knownY[n] = y[i]!;
    n += 1;
  }
  const [a, b] = [ranksOf(knownX.subarray(0, n)), ranksOf(knownY.subarray(0, n))];
  const middle = (n + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [da, db] = [a[i]! - middle, b[i]! - middle];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  const rho = aa > 0 && bb > 0 ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : NaN;
  const half = n > 3 ? normalQuantile(0.5 + level / 2) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3)) : NaN;
  const middleZ = Math.atanh(rho);
  const exact = Math.abs(rho) === 1;
  return {
    count: n,
    rho,
    low: exact ? NaN : Math.tanh(middleZ - half),
    high: exact ? NaN : Math.tanh(middleZ + half),
    p: n > 2 ? twoSidedStudent(rho * Math.sqrt((n - 2) / (1 - rho * rho)), n - 2) : NaN,
  };
}

/** Ranks 1 … n, equal values at the mean of their ranks. No value may be NaN. */
export function ranksOf(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const rank = new Map<number, number>();
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    rank.set(sorted[from]!, (from + 1 + to) / 2);
    from = to;
  }
  return values.map((value) => rank.get(value)!);
}
