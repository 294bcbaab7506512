/** Shares: intervals, and tests that two or several are equal. */

import { chiSquareUpper, normalQuantile, twoSided } from './special/normal.ts';

/** Wilson's score interval (Wilson 1927) of k out of n; [NaN, NaN] where n is 0. @param level such as .95 */
export function wilsonInterval(k: number, n: number, level = 0.95): readonly [number, number] {
  if (!(n > 0) || !(k >= 0 && k <= n)) return [NaN, NaN];
  const z = normalQuantile(0.5 + level / 2);
  const share = k / n;
  const square = z * z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  // The ends are 0 and 1 exactly where nobody or everybody did it.
  return [k === 0 ? 0 : Math.max(0, middle - half), k === n ? 1 : Math.min(1, middle + half)];
}

export interface TwoShares {
  /** first share less the second */
  readonly difference: number;
  /** 95 % interval of the difference by Newcombe's method 10 (1998), from the two Wilson intervals */
  readonly interval: readonly [number, number];
  /** with the common share of both; NaN where nobody or everybody did it in both */
  readonly z: number;
  /** two-sided */
  readonly p: number;
}

/** Two-proportion z test of k1 out of n1 against k2 out of n2. All NaN where a group is empty. */
export function compareShares(k1: number, n1: number, k2: number, n2: number): TwoShares {
  const [one, other] = [k1 / n1, k2 / n2];
  const difference = n1 > 0 && n2 > 0 ? one - other : NaN;
  const common = (k1 + k2) / (n1 + n2);
  const z = difference / Math.sqrt(common * (1 - common) * (1 / n1 + 1 / n2));
  const [low1, high1] = wilsonInterval(k1, n1);
  const [low2, high2] = wilsonInterval(k2, n2);
  const interval = [
    difference - Math.hypot(one - low1, high2 - other),
    difference + Math.hypot(high1 - one, other - low2),
  ] as const;
  return Number.isFinite(z) ? { difference, interval, z, p: twoSided(z) } : { difference, interval, z: NaN, p: NaN };
}

export interface ManyShares {
  readonly chiSquare: number;
  /** number of groups that have anyone, less one */
  readonly degrees: number;
  readonly p: number;
  /** smallest expected count of a cell; below 5 the test is doubtful */
  readonly leastExpected: number;
}

/** Pearson's χ² test that all shares k[i] / n[i] are equal; empty groups are left out. NaN where all did or nobody did. */
export function compareManyShares(k: ArrayLike<number>, n: ArrayLike<number>): ManyShares {
  let [did, all, groups] = [0, 0, 0];
  let least = Infinity;
  for (let i = 0; i < n.length; i += 1) {
    if (!(n[i]! > 0)) continue;
    did += k[i]!;
    all += n[i]!;
    groups += 1;
    least = Math.min(least, n[i]!);
  }
  const share = did / all;
  const unusable = groups < 2 || did === 0 || did === all;
  let chiSquare = unusable ? NaN : 0;
  if (!unusable)
    for (let i = 0; i < n.length; i += 1)
      if (n[i]! > 0) chiSquare += (k[i]! - share * n[i]!) ** 2 / (share * (1 - share) * n[i]!);
  return {
    chiSquare,
    degrees: Math.max(0, groups - 1),
    p: unusable ? NaN : chiSquareUpper(chiSquare, groups - 1),
    leastExpected: groups === 0 ? NaN : least * Math.min(share, 1 - share),
  };
}
