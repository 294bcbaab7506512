/**
 * Two answers of the same people: mean difference with Student's paired t, Wilcoxon's signed-rank test, and how large the difference is.
 * Student (1908), Biometrika 6, 1–25; Wilcoxon (1945), Biometrics 1, 80–83; effect sizes by Cohen (1988) and Kerby (2014).
 */

import { normalUpper } from './special/normal.ts';
import { studentQuantile, twoSidedStudent } from './special/student.ts';

export interface PairedDifference {
  /** pairs with both values */
  readonly n: number;
  readonly meanFirst: number;
  readonly meanSecond: number;
  /** standard deviations (n − 1) of both, and of the differences */
  readonly deviationFirst: number;
  readonly deviationSecond: number;
  readonly deviation: number;
  /** second less first */
  readonly mean: number;
  readonly standardError: number;
  readonly interval: readonly [low: number, high: number];
  readonly t: number;
  readonly degrees: number;
  /** two-sided; 0 where all differ by the same, NaN where all are equal or there are fewer than two */
  readonly p: number;
  /** mean ÷ standard deviation of the differences */
  readonly dz: number;
  /** mean ÷ mean of both standard deviations squared, rooted */
  readonly dav: number;
  /** correlation of both values */
  readonly correlation: number;
  readonly above: number;
  readonly equal: number;
  readonly below: number;
  readonly ranks: SignedRanks;
}

export interface SignedRanks {
  /** differences other than 0 */
  readonly n: number;
  /** sum of the ranks of positive and of negative differences */
  readonly positive: number;
  readonly negative: number;
  /** normal approximation with ties and continuity; 0 where both sums are equal, NaN where nothing differs */
  readonly z: number;
  /** two-sided; exact up to {@link MOST_EXACT} differences, also with ties */
  readonly p: number;
  readonly exact: boolean;
  /** matched-pairs rank-biserial correlation: (positive − negative) ÷ (positive + negative) */
  readonly biserial: number;
}

export const MOST_EXACT = 50;

/** @param first, second of equal length; a pair with a NaN is left out @param level of the interval, such as .95 */
export function pairedDifference(first: ArrayLike<number>, second: ArrayLike<number>, level = 0.95): PairedDifference {
  let [n, sumA, sumB, above, equal, below] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < first.length; i += 1) {
    const a = first[i]!;
    const b = second[i]!;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n += 1;
    sumA += a;
    sumB += b;
    if (b > a) above += 1;
    else if (b < a) below += 1;
    else equal += 1;
  }
  const [meanA, meanB] = [sumA / n, sumB / n];
  let [squareA, squareB, product] = [0, 0, 0];
  const differences = new Float64Array(n);
  for (let i = 0, k = 0; i < first.length; i += 1) {
    const a = first[i]!;
    const b = second[i]!;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    differences[k++] = b - a;
    squareA += (a - meanA) ** 2;
    squareB += (b - meanB) ** 2;
    product += (a - meanA) * (b - meanB);
  }
  const mean = meanB - meanA;
  let square = 0;
  for (const difference of differences) square += (difference - mean) ** 2;
  const degrees = n - 1;
  const of = (sum: number): number => (n > 1 ? Math.sqrt(sum / degrees) : NaN);
  const deviation = of(square);
  const standardError = deviation / Math.sqrt(n);
  const reach = n > 1 ? studentQuantile(0.5 + level / 2, degrees) * standardError : NaN;
  const t = mean / standardError;
  return {
    n,
    meanFirst: meanA,
    meanSecond: meanB,
    deviationFirst: of(squareA),
    deviationSecond: of(squareB),
    deviation,
    mean,
    standardError,
    interval: [mean - reach, mean + reach],
    t,
    degrees: Math.max(0, degrees),
    p: twoSidedStudent(t, degrees),
    dz: mean / deviation,
    dav: mean / Math.sqrt((of(squareA) ** 2 + of(squareB) ** 2) / 2),
    correlation: product / Math.sqrt(squareA * squareB),
    above,
    equal,
    below,
    ranks: signedRanks(differences),
  };
}

/** Wilcoxon's signed-rank test that differences lie evenly around 0. Zeros are left out, equal sizes share the mean of their ranks. */
export function signedRanks(differences: ArrayLike<number>): SignedRanks {
  // By size: how many, and how many of them positive. Answers on a scale have few sizes, however many people there are.
  const counts = new Map<number, number>();
  const above = new Map<number, number>();
  for (let i = 0; i < differences.length; i += 1) {
    const difference = differences[i]!;
    if (difference === 0) continue;
    const size = Math.abs(difference);
    counts.set(size, (counts.get(size) ?? 0) + 1);
    if (difference > 0) above.set(size, (above.get(size) ?? 0) + 1);
  }
  let [n, ties, positive] = [0, 0, 0];
  const ranks: { readonly rank: number; readonly count: number }[] = [];
  for (const size of Float64Array.from(counts.keys()).sort()) {
    const count = counts.get(size)!;
    const rank = n + (count + 1) / 2;
    ranks.push({ rank, count });
    positive += rank * (above.get(size) ?? 0);
    ties += count * count * count - count;
    n += count;
  }
  const whole = (n * (n + 1)) / 2;
  const negative = whole - positive;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
  const gap = positive - whole / 2;
  const z = n > 0 ? (Math.sign(gap) * Math.max(0, Math.abs(gap) - 0.5)) / Math.sqrt(variance) : NaN;
  const exact = n > 0 && n <= MOST_EXACT;
  return {
    n,
    positive,
    negative,
    z,
    p: exact ? exactP(ranks, positive) : n > 0 ? Math.min(1, 2 * normalUpper(Math.abs(z))) : NaN,
    exact,
    biserial: n > 0 ? (positive - negative) / whole : NaN,
  };
}

/** Chance of a rank sum at least as far from the middle where every sign is as likely as the other, given the ranks. */
function exactP(groups: readonly { readonly rank: number; readonly count: number }[], positive: number): number {
  // Ranks of ties may end in a half: twice each is whole.
  const ranks = groups.flatMap(({ rank, count }) => Array<number>(count).fill(Math.round(2 * rank)));
  const whole = ranks.reduce((sum, rank) => sum + rank, 0);
  let chances = new Float64Array(whole + 1);
  chances[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    const next = new Float64Array(whole + 1);
    for (let sum = 0; sum <= reached; sum += 1) {
      next[sum]! += chances[sum]! / 2;
      next[sum + rank]! += chances[sum]! / 2;
    }
    reached += rank;
    chances = next;
  }
  const far = Math.abs(2 * positive - whole / 2);
  let p = 0;
  for (let sum = 0; sum <= whole; sum += 1) if (Math.abs(sum - whole / 2) >= far - 1e-9) p += chances[sum]!;
  return Math.min(1, p);
}

export interface MeanDifference {
  /** first mean less the second */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  readonly t: number;
  readonly degrees: number;
  readonly p: number;
}

/** Mean, standard deviation (n − 1) and number of values of one group. */
export interface GroupMoments {
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Welch's t test of two independent means; all NaN where a group has fewer than two values, or neither spreads at all. */
export function compareMeans(first: GroupMoments, second: GroupMoments, level = 0.95): MeanDifference {
  const [a, b] = [first.deviation ** 2 / first.n, second.deviation ** 2 / second.n];
  const difference = first.mean - second.mean;
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const error = Math.sqrt(a + b);
  if (!(error > 0) || !(degrees > 0)) return { difference, interval: [NaN, NaN], t: NaN, degrees: NaN, p: NaN };
  const reach = studentQuantile(0.5 + level / 2, degrees) * error;
  const t = difference / error;
  return { difference, interval: [difference - reach, difference + reach], t, degrees, p: twoSidedStudent(t, degrees) };
}

export function momentsOf(values: ArrayLike<number>): GroupMoments {
  let [n, sum] = [0, 0];
  for (let i = 0; i < values.length; i += 1)
    if (!Number.isNaN(values[i]!)) {
      n += 1;
      sum += values[i]!;
    }
  const mean = sum / n;
  let square = 0;
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i]!)) square += (values[i]! - mean) ** 2;
  return { n, mean, deviation: n > 1 ? Math.sqrt(square / (n - 1)) : NaN };
}
