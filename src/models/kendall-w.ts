/** Kendall's W: how far judges who rank the same things agree, 0 … 1. Kendall & Babington Smith (1939); ties as Kendall (1948). */

import { incompleteBeta } from './special/incomplete-beta.ts';
import { chiSquareUpper } from './special/normal.ts';

export interface Concordance {
  /** judges, m */
  readonly judges: number;
  /** things ranked, n */
  readonly items: number;
  /** length n: sums of ranks; rank 1 is the lowest value */
  readonly rankSums: Float64Array;
  /** sum of squared deviations of the rank sums from their mean */
  readonly s: number;
  /** 12 S / (m²(n³ − n) − m ΣT); NaN where every judge ties everything */
  readonly w: number;
  /** m (n − 1) W */
  readonly chiSquare: number;
  readonly degrees: number;
  /** P(χ² as high) where judges rank at random: good for n > 7, too cautious for fewer */
  readonly p: number;
  /** p by the F approximation (m − 1) W / (1 − W), better for few judges and things */
  readonly pSmall: number;
}

/**
 * @param rows one list of n values a judge, no NaN; higher values have higher ranks, equal ones share the mean of theirs
 * @returns `null` for fewer than two judges or things
 */
export function kendallW(rows: Iterable<ArrayLike<number>>, n: number): Concordance | null {
  const rankSums = new Float64Array(n);
  const ranks = new Float64Array(n);
  let judges = 0;
  let ties = 0;
  for (const row of rows) {
    ties += rankInto(row, n, ranks);
    for (let i = 0; i < n; i += 1) rankSums[i]! += ranks[i]!;
    judges += 1;
  }
  if (judges < 2 || n < 2) return null;
  const mean = (judges * (n + 1)) / 2;
  const s = rankSums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const most = judges * judges * (n ** 3 - n) - judges * ties;
  const w = most > 0 ? (12 * s) / most : NaN;
  const chiSquare = judges * (n - 1) * w;
  return {
    judges,
    items: n,
    rankSums,
    s,
    w,
    chiSquare,
    degrees: n - 1,
    p: chiSquareUpper(chiSquare, n - 1),
    pSmall: smallP(w, judges, n),
  };
}

/**
 * Ranks from 1 for the lowest value, equal values the mean of theirs.
 * @param ranks written to, length n
 * @returns Σ (t³ − t) over groups of t equal values
 */
export function rankInto(values: ArrayLike<number>, n: number, ranks: Float64Array): number {
  let ties = 0;
  for (let i = 0; i < n; i += 1) {
    let [below, equal] = [0, 0];
    for (let j = 0; j < n; j += 1) {
      if (values[j]! < values[i]!) below += 1;
      else if (values[j]! === values[i]!) equal += 1;
    }
    ranks[i] = below + (equal + 1) / 2;
    // Each of t members adds t² − 1; together t³ − t.
    ties += equal * equal - 1;
  }
  return ties;
}

/** F with n − 1 − 2/m and (m − 1) times as many degrees of freedom: W itself is beta distributed with halves of them. */
function smallP(w: number, judges: number, n: number): number {
  const upper = n - 1 - 2 / judges;
  if (!(upper > 0) || Number.isNaN(w)) return NaN;
  return incompleteBeta(upper / 2, ((judges - 1) * upper) / 2, Math.min(1, w)).upper;
}
