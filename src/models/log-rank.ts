/** Tests of equal survival among groups: log-rank and its weighted forms, stratified and pairwise. */

import type { Outcome } from '../lib/outcome.ts';
import type { SurvivalData } from './survival-data.ts';

/**
 * Weight of each time of ending: log-rank 1, Wilcoxon (Gehan) n, Tarone–Ware √n, Peto & Peto S̃(t) = ∏ (1 − d/(n+1)),
 * Fleming–Harrington S(t−)^p (1 − S(t−))^q (p = 1, q = 0 is R's rho = 1).
 */
export type LogRankWeights =
  | { readonly kind: 'log-rank' | 'wilcoxon' | 'tarone-ware' | 'peto' }
  | { readonly kind: 'fleming-harrington'; readonly p: number; readonly q: number };

export interface LogRankOptions {
  /** default log-rank */
  readonly weights?: LogRankWeights;
  /** length n: stratum code 0, 1, 2 …; tests within strata are added up */
  readonly strata?: ArrayLike<number> | null;
}

export interface LogRankGroup {
  /** spells (sum of weights) */
  readonly size: number;
  /** weighted by the test's weights; plain counts for the log-rank test */
  readonly observed: number;
  readonly expected: number;
}

export interface LogRankTest {
  readonly statistic: number;
  /** groups that were ever at risk when one ended, less one */
  readonly degrees: number;
  readonly p: number;
  readonly groups: readonly LogRankGroup[];
  /** row-major groups × groups covariance of observed − expected */
  readonly covariance: Float64Array;
}

export interface PairwiseTest {
  readonly first: number;
  readonly second: number;
  readonly statistic: number;
  readonly p: number;
  /** Holm (1979): never below p, never above 1 */
  readonly adjusted: number;
}

/**
 * @param group length n: code 0 … groups − 1
 * Fails as checkSurvival does, and with `model.survival-one-group` where fewer than two groups have spells,
 * `model.survival-no-contrast` where no spell ended while two groups were at risk.
 */
export function logRankTest(
  data: SurvivalData,
  group: ArrayLike<number>,
  groups: number,
  options: LogRankOptions = {},
): Outcome<LogRankTest> {
  throw new RangeError(
    `not yet ${String(data.time.length)} ${String(group.length + groups)} ${String(options.strata)}`,
  );
}

/** The test of each two groups with spells apart; statistic and p NaN where a pair cannot be tested. */
export function pairwiseLogRank(
  data: SurvivalData,
  group: ArrayLike<number>,
  groups: number,
  options: LogRankOptions = {},
): readonly PairwiseTest[] {
  throw new RangeError(
    `not yet ${String(data.time.length)} ${String(group.length + groups)} ${String(options.strata)}`,
  );
}

/** Holm's step-down adjustment; NaN stay NaN and are not counted. */
export function holm(p: readonly number[]): number[] {
  throw new RangeError(`not yet ${String(p.length)}`);
}
