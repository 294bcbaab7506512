/** How many ranges a histogram has where nobody said: by the spread of the middle half, as few far values would hide it. */

import type { RowsContext } from '../../data/rows-context.ts';
import { rowsUsed } from '../fields.ts';

export const FEWEST_BINS = 10;
export const MOST_BINS = 60;
/** Quartiles of so many values, evenly taken from all, are near enough. */
const SAMPLED = 20_000;

/**
 * Freedman and Diaconis 1981: ranges as wide as twice the interquartile range over the cube root of n; Sturges' number
 * where the middle half is a single value.
 * @param values of the whole table; not finite ones are left aside
 * @returns between FEWEST_BINS and MOST_BINS
 */
export function binCount(values: Float64Array, rows: RowsContext): number {
  const { used } = rows;
  const n = rowsUsed(rows);
  const each = Math.max(1, Math.ceil(n / SAMPLED));
  const sample: number[] = [];
  let [least, most, known] = [Infinity, -Infinity, 0];
  for (let i = 0; i < n; i += 1) {
    const value = values[used ? used[i]! : i]!;
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (known % each === 0) sample.push(value);
    known += 1;
  }
  const sorted = Float64Array.from(sample).sort();
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? NaN;
  const width = (2 * (at(0.75) - at(0.25))) / Math.cbrt(known);
  const wanted = width > 0 ? (most - least) / width : Math.log2(Math.max(1, known)) + 1;
  return Math.round(Math.min(MOST_BINS, Math.max(FEWEST_BINS, wanted)));
}
