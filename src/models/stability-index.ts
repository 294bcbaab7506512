/** Whether a feature or a score still looks as it did: the population stability index between two windows. */

export interface Stability {
  /** Σ (a − e) ln(a/e); by a rule of thumb (Siddiqi 2006) below 0.1 little has changed, above 0.25 much. NaN where a window is empty */
  readonly index: number;
  /** inner borders, rising: bin i holds borders[i − 1] < v ≤ borders[i] */
  readonly borders: Float64Array;
  /** share of each bin as counted; the last bin is that of missing values where `missing` */
  readonly expected: Float64Array;
  readonly actual: Float64Array;
  readonly missing: boolean;
}

/**
 * Population stability index: bins at the quantiles of the first window, one more for missing values. A bin empty in one window
 * counts as half a row there, so that the index stays finite.
 * @param expected of the window learnt from, NaN where missing
 * @param actual of the later window
 * @param bins at the most; fewer where values repeat
 */
export function stabilityIndex(expected: Float64Array, actual: Float64Array, bins = 10): Stability {
  const borders = bordersOf(expected, bins);
  const [before, after] = [countsOf(expected, borders), countsOf(actual, borders)];
  const missing = before[borders.length + 1]! + after[borders.length + 1]! > 0;
  const used = borders.length + (missing ? 2 : 1);
  const share = (count: number, total: number): number => (count === 0 ? 0.5 : count) / total;
  let index = expected.length > 0 && actual.length > 0 ? 0 : NaN;
  for (let b = 0; b < used; b += 1) {
    if (before[b] === 0 && after[b] === 0) continue;
    const [e, a] = [share(before[b]!, expected.length), share(after[b]!, actual.length)];
    index += (a - e) * Math.log(a / e);
  }
  return {
    index,
    borders,
    expected: before.slice(0, used).map((count) => count / expected.length),
    actual: after.slice(0, used).map((count) => count / actual.length),
    missing,
  };
}

/** The j/bins quantiles of the known values, each once, without one that has nothing above it. */
function bordersOf(values: Float64Array, bins: number): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const last = sorted[sorted.length - 1];
  const borders: number[] = [];
  for (let j = 1; j < bins; j += 1) {
    const border = sorted[Math.ceil((j * sorted.length) / bins) - 1];
    if (border !== undefined && border < last! && border !== borders.at(-1)) borders.push(border);
  }
  return Float64Array.from(borders);
}

/** Length borders + 2: the bins, then missing values. */
function countsOf(values: Float64Array, borders: Float64Array): Float64Array {
  const counts = new Float64Array(borders.length + 2);
  for (const value of values) {
    let bin = 0;
    while (bin < borders.length && value > borders[bin]!) bin += 1;
    counts[Number.isNaN(value) ? borders.length + 1 : bin]! += 1;
  }
  return counts;
}
