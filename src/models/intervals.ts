/** Which interval between ascending limits each value is in: scores by cut points, bars by edges. */

import { keyOfWord, keyRange, leastOfKey, wordsOf } from '../lib/float-keys.ts';

/** Whole numbers spanning at most this many are looked up one by one. */
const TABLE_SPAN = 1 << 20;

/**
 * Number of limits ≤ v for each value, so intervals are lower ≤ v < upper and count from 0. Linear in the values whatever the
 * number of limits: a table by value, or by the upper bits of it, says where to begin.
 * @param values no NaN
 * @param limits ascending, at most 255 of them
 */
export function intervalsOf(values: Int32Array | Uint32Array | Float64Array, limits: ArrayLike<number>): Uint8Array {
  const borders = Float64Array.from(limits);
  return values instanceof Float64Array ? intervalsOfNumbers(values, borders) : intervalsOfWhole(values, borders);
}

function intervalsOfNumbers(values: Float64Array, borders: Float64Array): Uint8Array {
  const intervals = new Uint8Array(values.length);
  const range = keyRange(values);
  if (range === null) return intervals;
  const count = borders.length;
  const starts = new Uint8Array(range.most - range.least + 1);
  for (let key = range.least, passed = 0; key <= range.most; key += 1) {
    const least = leastOfKey(key);
    while (passed < count && least >= borders[passed]!) passed += 1;
    starts[key - range.least] = passed;
  }
  const words = wordsOf(values);
  for (let i = 0; i < values.length; i += 1) {
    let passed = starts[keyOfWord(words[2 * i + 1]!) - range.least]!;
    // A border inside the span of one key is met by few values.
    while (passed < count && values[i]! >= borders[passed]!) passed += 1;
    intervals[i] = passed;
  }
  return intervals;
}

function intervalsOfWhole(values: Int32Array | Uint32Array, borders: Float64Array): Uint8Array {
  const intervals = new Uint8Array(values.length);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (values.length === 0) return intervals;
  if (most - least >= TABLE_SPAN) return intervalsOfNumbers(Float64Array.from(values), borders);
  const table = new Uint8Array(most - least + 1);
  for (let value = least, passed = 0; value <= most; value += 1) {
    while (passed < borders.length && value >= borders[passed]!) passed += 1;
    table[value - least] = passed;
  }
  for (let i = 0; i < values.length; i += 1) intervals[i] = table[values[i]! - least]!;
  return intervals;
}
