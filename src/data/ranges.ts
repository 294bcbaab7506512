/** Smallest and largest value of a column and how many cells are missing: counted once an array, asked for in many places. */

import { MISSING_DAY } from '../lib/days.ts';

export interface Range {
  readonly missing: number;
  /** Infinity where every cell is missing */
  readonly minimum: number;
  /** −Infinity where every cell is missing */
  readonly maximum: number;
}

const known = new WeakMap<Float64Array | Int32Array, Range>();

/** Range of numbers; NaN is missing. */
export function rangeOfNumbers(values: Float64Array): Range {
  let range = known.get(values);
  if (range) return range;
  let missing = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    // NaN is neither below nor above anything
    if (value !== value) missing++;
  }
  known.set(values, (range = { missing, minimum, maximum }));
  return range;
}

/** Range of day numbers; MISSING_DAY is missing. */
export function rangeOfDays(days: Int32Array): Range {
  let range = known.get(days);
  if (range) return range;
  let missing = 0;
  let minimum = 0x7fffffff;
  let maximum = MISSING_DAY;
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === MISSING_DAY) missing++;
    else {
      if (day < minimum) minimum = day;
      if (day > maximum) maximum = day;
    }
  }
  const empty = missing === days.length;
  known.set(days, (range = { missing, minimum: empty ? Infinity : minimum, maximum: empty ? -Infinity : maximum }));
  return range;
}
