/** Weights from points: each expert's points brought to the sum 1, then averaged (主观赋权) or, as ratios, averaged geometrically (直接比较). */

/** Points of experts, column by column: row r of column i is what expert r gave criterion i; NaN where nothing. */
export type PointColumns = readonly Float64Array[];

export interface PointWeights {
  /** length n, sums to 1; all NaN where no row was usable */
  readonly weights: Float64Array;
  /** length n: standard deviation of the rows' weights, with m − 1; NaN for one row */
  readonly deviations: Float64Array;
  /** length n: lowest and highest weight of a row */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** rows used, m */
  readonly used: number;
  /** rows left out: something not given */
  readonly incomplete: number;
  /** rows left out: something below 0, or, for ratios, not above 0; or everything 0 */
  readonly unusable: number;
}

/** What is done with the rows: arithmetic mean of shares, or geometric mean of ratios. */
export type PointMean = 'arithmetic' | 'geometric';

/**
 * @param rows which rows count
 * @param shares importance of each row's expert, > 0, by row; `null` where all are equal
 */
export function pointWeights(
  columns: PointColumns,
  rows: Iterable<number>,
  mean: PointMean,
  shares: ArrayLike<number> | null = null,
): PointWeights {
  const n = columns.length;
  const sums = new Float64Array(n);
  const [first, second] = [new Float64Array(n), new Float64Array(n)];
  const low = new Float64Array(n).fill(Infinity);
  const high = new Float64Array(n).fill(-Infinity);
  const own = new Float64Array(n);
  let [used, incomplete, unusable, total] = [0, 0, 0, 0];
  for (const row of rows) {
    const state = rowShares(columns, row, mean === 'geometric', own);
    if (state === 'incomplete') incomplete += 1;
    if (state === 'unusable') unusable += 1;
    if (state !== 'used') continue;
    used += 1;
    const share = shares?.[row] ?? 1;
    total += share;
    for (let i = 0; i < n; i += 1) {
      const value = own[i]!;
      sums[i]! += share * (mean === 'geometric' ? Math.log(value) : value);
      // Welford's steps: a variance of a million rows keeps its digits.
      const gap = value - first[i]!;
      first[i]! += gap / used;
      second[i]! += gap * (value - first[i]!);
      if (value < low[i]!) low[i] = value;
      if (value > high[i]!) high[i] = value;
    }
  }
  const means = sums.map((sum) => (mean === 'geometric' ? Math.exp(sum / total) : sum / total));
  const all = means.reduce((sum, value) => sum + value, 0);
  return {
    weights: means.map((value) => (used > 0 ? value / all : NaN)),
    deviations: second.map((squares) => (used > 1 ? Math.sqrt(squares / (used - 1)) : NaN)),
    low: low.map((value) => (used > 0 ? value : NaN)),
    high: high.map((value) => (used > 0 ? value : NaN)),
    used,
    incomplete,
    unusable,
  };
}

/**
 * One row's points as shares of their sum.
 * @param positive whether 0 is not allowed, because ratios are taken
 * @param shares written to, length n; of no use unless `used` comes back
 */
export function rowShares(
  columns: PointColumns,
  row: number,
  positive: boolean,
  shares: Float64Array,
): 'used' | 'incomplete' | 'unusable' {
  const n = columns.length;
  let sum = 0;
  let usable = true;
  for (let i = 0; i < n; i += 1) {
    const value = columns[i]![row]!;
    if (Number.isNaN(value)) return 'incomplete';
    if (value < 0 || (positive && value === 0) || value === Infinity) usable = false;
    shares[i] = value;
    sum += value;
  }
  if (!usable || !(sum > 0)) return 'unusable';
  for (let i = 0; i < n; i += 1) shares[i]! /= sum;
  return 'used';
}

/**
 * The others give way in proportion where one weight is moved, so that the sum stays 1; evenly where they are all 0.
 * @param value new weight of criterion `moved`, 0 … 1
 */
export function moveWeight(weights: ArrayLike<number>, moved: number, value: number): number[] {
  const n = weights.length;
  const to = Math.min(1, Math.max(0, value));
  let rest = 0;
  for (let i = 0; i < n; i += 1) if (i !== moved) rest += weights[i]!;
  return Array.from({ length: n }, (_, i) =>
    i === moved ? to : rest > 0 ? (weights[i]! / rest) * (1 - to) : (1 - to) / (n - 1),
  );
}
