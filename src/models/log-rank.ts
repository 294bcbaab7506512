/** Tests of equal survival among groups: log-rank and its weighted forms, stratified and pairwise. */

import { cholesky, dependentColumns, quadraticForm } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { holm } from './holm.ts';
import { chiSquareUpper } from './special/normal.ts';
import { ascendingOrder, checkSurvival, pickSpells, rowsByGroup, type SurvivalData } from './survival-data.ts';

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

interface Sums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** row-major groups × groups */
  readonly covariance: Float64Array;
}

/**
 * @param group length n: code 0 … groups − 1; rows of other codes take no part
 * Fails as checkSurvival does, and with `model.survival-one-group` where fewer than two groups have spells,
 * `model.survival-no-contrast` where no spell ended while two groups were at risk.
 */
export function logRankTest(
  data: SurvivalData,
  group: ArrayLike<number>,
  groups: number,
  options: LogRankOptions = {},
): Outcome<LogRankTest> {
  const checked = checkSurvival(data);
  if (!checked.ok) return checked;
  const n = data.time.length;
  const { weights = { kind: 'log-rank' }, strata = null } = options;
  if (group.length !== n || (strata !== null && strata.length !== n))
    throw new RangeError('groups and spells differ in length');
  const size = new Float64Array(groups);
  for (let i = 0; i < n; i += 1) if (group[i]! < groups) size[group[i]!]! += data.weight?.[i] ?? 1;
  if (size.filter((count) => count > 0).length < 2) return fail('model.survival-one-group');
  const sums: Sums = {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    covariance: new Float64Array(groups * groups),
  };
  if (strata === null) addStratum(sums, data, group, groups, weights);
  else
    for (const rows of rowsByGroup(strata, n, most(strata) + 1)) {
      const codes = Uint32Array.from(rows, (row) => group[row]!);
      addStratum(sums, pickSpells(data, rows), codes, groups, weights);
    }
  const { statistic, degrees } = statisticOf(sums, groups);
  if (degrees === 0) return fail('model.survival-no-contrast');
  return succeed({
    statistic,
    degrees,
    p: chiSquareUpper(statistic, degrees),
    groups: Array.from(size, (count, g) => ({ size: count, observed: sums.observed[g]!, expected: sums.expected[g]! })),
    covariance: sums.covariance,
  });
}

/** Goes through the times of ending once, with the numbers at risk by group. */
function addStratum(
  { observed, expected, covariance }: Sums,
  data: SurvivalData,
  group: ArrayLike<number>,
  groups: number,
  weights: LogRankWeights,
): void {
  const { time, ended, entry, weight } = data;
  const order = ascendingOrder(time);
  const entries = entry === null ? null : ascendingOrder(entry);
  const risk = new Float64Array(groups);
  const events = new Float64Array(groups);
  if (entries === null)
    for (let i = 0; i < time.length; i += 1) if (group[i]! < groups) risk[group[i]!]! += weight?.[i] ?? 1;
  let [entered, survival, modified] = [0, 1, 1];
  for (let start = 0, end: number; start < order.length; start = end) {
    const t = time[order[start]!]!;
    if (entries !== null && entry !== null)
      for (; entered < entries.length && entry[entries[entered]!]! < t; entered += 1) {
        const row = entries[entered]!;
        if (group[row]! < groups) risk[group[row]!]! += weight?.[row] ?? 1;
      }
    let [d, n] = [0, 0];
    events.fill(0);
    for (end = start; end < order.length && time[order[end]!] === t; end += 1) {
      const row = order[end]!;
      if (ended[row] === 0 || !(group[row]! < groups)) continue;
      events[group[row]!]! += weight?.[row] ?? 1;
      d += weight?.[row] ?? 1;
    }
    if (d > 0) {
      for (let g = 0; g < groups; g += 1) n += risk[g]!;
      modified *= 1 - d / (n + 1);
      const factor = weightAt(weights, n, survival, modified);
      const spread = n > 1 ? (factor * factor * d * (n - d)) / (n - 1) : 0;
      for (let g = 0; g < groups; g += 1) {
        const share = risk[g]! / n;
        observed[g]! += factor * events[g]!;
        expected[g]! += factor * d * share;
        for (let h = 0; h < groups; h += 1)
          covariance[g * groups + h]! += spread * share * ((g === h ? 1 : 0) - risk[h]! / n);
      }
      survival *= 1 - d / n;
    }
    for (let k = start; k < end; k += 1) {
      const row = order[k]!;
      if (group[row]! < groups) risk[group[row]!]! -= weight?.[row] ?? 1;
    }
  }
}

function weightAt(weights: LogRankWeights, n: number, survival: number, modified: number): number {
  switch (weights.kind) {
    case 'log-rank':
      return 1;
    case 'wilcoxon':
      return n;
    case 'tarone-ware':
      return Math.sqrt(n);
    case 'peto':
      return modified;
    case 'fleming-harrington':
      return survival ** weights.p * (1 - survival) ** weights.q;
  }
}

/** (O − E)ᵀ V⁻¹ (O − E) over all compared groups but one, for the differences add to 0. */
function statisticOf({ observed, expected, covariance }: Sums, groups: number): { statistic: number; degrees: number } {
  const compared: number[] = [];
  for (let g = 0; g < groups; g += 1) if (covariance[g * groups + g]! > 0) compared.push(g);
  const part = (codes: readonly number[]): Float64Array =>
    Float64Array.from(codes.flatMap((g) => codes.map((h) => covariance[g * groups + h]!)));
  // The first is one too many; groups never at risk together leave more that follow from the others.
  const rest = compared.slice(1);
  const dependent = dependentColumns(part(rest), rest.length);
  const used = rest.filter((_, k) => !dependent.includes(k));
  const factor = cholesky(part(used), used.length);
  if (used.length === 0 || factor === null) return { statistic: NaN, degrees: 0 };
  return {
    statistic: quadraticForm(
      factor,
      used.map((g) => observed[g]! - expected[g]!),
    ),
    degrees: used.length,
  };
}

/** The test of each two groups with spells apart; statistic and p NaN where a pair cannot be tested. */
export function pairwiseLogRank(
  data: SurvivalData,
  group: ArrayLike<number>,
  groups: number,
  options: LogRankOptions = {},
): readonly PairwiseTest[] {
  const { strata = null } = options;
  const rows = rowsByGroup(group, data.time.length, groups);
  const present = rows.flatMap((members, g) => (members.length > 0 ? [g] : []));
  const tests = present.flatMap((first, at) =>
    present.slice(at + 1).map((second) => {
      const both = joined(rows[first]!, rows[second]!);
      const codes = Uint32Array.from(both, (_, k) => (k < rows[first]!.length ? 0 : 1));
      const within = strata === null ? null : Uint32Array.from(both, (row) => strata[row]!);
      const test = logRankTest(pickSpells(data, both), codes, 2, { ...options, strata: within });
      return { first, second, statistic: test.ok ? test.value.statistic : NaN, p: test.ok ? test.value.p : NaN };
    }),
  );
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, k) => ({ ...test, adjusted: adjusted[k]! }));
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function most(codes: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < codes.length; i += 1) largest = Math.max(largest, codes[i]!);
  return largest;
}
