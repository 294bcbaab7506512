/** Values in order without sorting them all: order statistics and counts below a value, for a few ranks of many values. */

import { keyOfNumber, keyOfWord, keyRange, wordsOf } from '../lib/float-keys.ts';

/** A sample seen in ascending order. */
export interface Distribution {
  /** number of values */
  readonly size: number;
  /** the value with `rank` values before it in order, 0 ≤ rank < size; NaN outside */
  at(rank: number): number;
  /** number of values < v */
  below(v: number): number;
  /** number of values ≤ v */
  atMost(v: number): number;
}

/** Whole numbers spanning at most this many are counted one by one. */
const COUNTING_SPAN = 1 << 20;
/** Samples up to this size are simply sorted. */
const SORTING_SIZE = 1 << 13;

/** The distribution of whole numbers (days, orders): counted by value where their span allows. Linear. */
export function distributionOfWhole(values: Int32Array | Uint32Array): Distribution {
  const size = values.length;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < size; i += 1) {
    const v = values[i]!;
    if (v < least) least = v;
    if (v > most) most = v;
  }
  const span = most - least + 1;
  if (size === 0 || span > COUNTING_SPAN) return distributionOf(Float64Array.from(values));
  // ends[k] values are ≤ least + k.
  const ends = new Uint32Array(span);
  for (let i = 0; i < size; i += 1) ends[values[i]! - least]! += 1;
  for (let k = 1; k < span; k += 1) ends[k]! += ends[k - 1]!;
  const atMost = (v: number): number => (v < least ? 0 : v >= most ? size : ends[Math.floor(v) - least]!);
  return {
    size,
    at: (rank) => (rank < 0 || rank >= size ? NaN : least + firstAbove(ends, rank)),
    below: (v) => atMost(Math.ceil(v) - 1),
    atMost,
  };
}

/**
 * The distribution of any finite numbers: sorted where they are few, else counted into buckets by the upper bits of their
 * binary form, of which only those asked for are sorted. Linear for a few ranks.
 */
export function distributionOf(values: Float64Array): Distribution {
  const range = keyRange(values);
  if (range === null || values.length <= SORTING_SIZE) return sortedDistribution(values.slice().sort());
  const size = values.length;
  const words = wordsOf(values);
  const span = range.most - range.least + 1;
  const keys = span <= 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
  // ends[k] values have a key up to least + k.
  const ends = new Uint32Array(span);
  for (let i = 0; i < size; i += 1) {
    const key = keyOfWord(words[2 * i + 1]!) - range.least;
    keys[i] = key;
    ends[key]! += 1;
  }
  for (let k = 1; k < span; k += 1) ends[k]! += ends[k - 1]!;

  const startOf = (key: number): number => (key === 0 ? 0 : ends[key - 1]!);
  const opened = new Map<number, Float64Array>();
  const open = (key: number): Float64Array => {
    let content = opened.get(key);
    if (content === undefined) {
      content = new Float64Array(ends[key]! - startOf(key));
      for (let i = 0, next = 0; next < content.length; i += 1) {
        if (keys[i] !== key) continue;
        content[next] = values[i]!;
        next += 1;
      }
      opened.set(key, content.sort());
    }
    return content;
  };
  return {
    size,
    at: (rank) => {
      if (rank < 0 || rank >= size) return NaN;
      const key = firstAbove(ends, rank);
      return open(key)[rank - startOf(key)]! + 0;
    },
    below: (v) => {
      // −0 has a lower key than 0 but is the same number, so a count below 0 leaves both out.
      const key = keyOfNumber(v === 0 ? -0 : v) - range.least;
      return key < 0 ? 0 : key >= span ? size : startOf(key) + firstNotBelow(open(key), v);
    },
    atMost: (v) => {
      const key = keyOfNumber(v + 0) - range.least;
      return key < 0 ? 0 : key >= span ? size : startOf(key) + firstAbove(open(key), v);
    },
  };
}

/** The distribution of values already in ascending order. */
export function sortedDistribution(sorted: Float64Array): Distribution {
  const size = sorted.length;
  return {
    size,
    at: (rank) => (rank < 0 || rank >= size ? NaN : sorted[rank]! + 0),
    below: (v) => firstNotBelow(sorted, v),
    atMost: (v) => firstAbove(sorted, v),
  };
}

/**
 * Quantile by Hyndman & Fan's type 7, the default of R, NumPy and Excel's PERCENTILE.INC: with h = (n − 1)p, the value at
 * ⌊h⌋ plus the fraction of h of the step to the next one.
 * @param p 0 … 1
 * @returns NaN for no values or p outside its range
 */
export function quantile(distribution: Distribution, p: number): number {
  const n = distribution.size;
  if (n === 0 || !(p >= 0 && p <= 1)) return NaN;
  const position = (n - 1) * p;
  // (n − 1)p of a whole result can miss it by a rounding: 0.6 × 5 must be the value at 3, not a hair beside it.
  const whole = Math.round(position);
  const h = Math.abs(position - whole) <= 4 * Number.EPSILON * position ? whole : position;
  const low = Math.floor(h);
  const value = distribution.at(low);
  if (h === low) return value;
  const next = distribution.at(low + 1);
  return next === value ? value : (1 - (h - low)) * value + (h - low) * next;
}

export function median(distribution: Distribution): number {
  return quantile(distribution, 0.5);
}

/** First index with sorted[index] > v. */
function firstAbove(sorted: Float64Array | Uint32Array, v: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > v) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First index with sorted[index] ≥ v. */
function firstNotBelow(sorted: Float64Array, v: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! >= v) high = middle;
    else low = middle + 1;
  }
  return low;
}
