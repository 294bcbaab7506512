/** Features cut into at most 255 bins at their quantiles, so that trees look at a byte a value. */

/** Where the values of a feature go; bin b holds borders[b − 1] < v ≤ borders[b]. */
export interface BinnedFeature {
  /** rising; bins are one more */
  readonly borders: Float64Array;
  /** bin of missing values: one after the last */
  readonly missing: number;
}

/** Quantiles are taken from at most so many rows, evenly spaced. */
const SAMPLE = 200_000;

/**
 * Borders half-way between neighbouring values: between all of them where they are few, else at quantiles.
 * @param values NaN where missing
 * @param bins most bins, 2…255
 */
export function binFeature(values: Float64Array, bins: number): BinnedFeature {
  const step = Math.max(1, Math.ceil(values.length / SAMPLE));
  const sample = new Float64Array(Math.ceil(values.length / step));
  let known = 0;
  for (let i = 0; i < values.length; i += step) {
    const value = values[i]!;
    if (value === value) sample[known++] = value;
  }
  const sorted = sample.subarray(0, known).sort();
  const different: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < known; i += 1) {
    if (i + 1 < known && sorted[i] === sorted[i + 1]) continue;
    different.push(sorted[i]!);
    ends.push(i + 1);
  }
  const borders: number[] = [];
  let filled = 0;
  for (let d = 0; d + 1 < different.length && borders.length < bins - 1; d += 1) {
    // Each bin takes at least its share of what is left, so frequent values get bins of their own.
    const wanted = (known - filled) / (bins - borders.length);
    const few = different.length - d <= bins - borders.length;
    if (!few && ends[d]! - filled < wanted) continue;
    borders.push(between(different[d]!, different[d + 1]!));
    filled = ends[d]!;
  }
  return { borders: Float64Array.from(borders), missing: borders.length + 1 };
}

/** @returns length rows: bin of each value */
export function binsOf(values: Float64Array, { borders, missing }: BinnedFeature): Uint8Array {
  const bins = new Uint8Array(values.length);
  const count = borders.length;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value !== value) {
      bins[i] = missing;
      continue;
    }
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (borders[middle]! < value) low = middle + 1;
      else high = middle;
    }
    bins[i] = low;
  }
  return bins;
}

/** A number a ≤ it < b. */
function between(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  return middle >= a && middle < b ? middle : a;
}
