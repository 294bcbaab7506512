/** Rows that share customer and day with an earlier one: what both "several orders a day" and "exact duplicates" rest on. */

import { MISSING_DAY } from '../lib/days.ts';
import { rangeOfDays } from './ranges.ts';

export interface Repeats {
  /** rows that have an earlier row of the same code and day, in ascending order of day, then of row */
  readonly rows: Uint32Array;
  /** for each of these the nearest earlier such row */
  readonly previous: Uint32Array;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

const WIDEST_RANGE = 2 ** 22;

/**
 * One pass in order of days, which files mostly are in; others are sorted by counting. Exact, linear in rows.
 * @param codes code of each row, below `size`
 */
export function findRepeats(codes: Codes, size: number, days: Int32Array): Repeats {
  return walkDays(codes, size, days, null) ?? walkDays(codes, size, days, sortedByDay(days))!;
}

// `null` where rows turn out not to be in order of days.
function walkDays(codes: Codes, size: number, days: Int32Array, order: Uint32Array | null): Repeats | null {
  // day and row of the last row of each code, side by side so that they share a cache line
  const last = new Int32Array(size * 2).fill(0x7fffffff);
  const rows: number[] = [];
  const previous: number[] = [];
  let before = MISSING_DAY;
  for (let index = 0; index < days.length; index++) {
    const row = order ? order[index]! : index;
    const day = days[row]!;
    if (day < before) return null;
    before = day;
    const at = codes[row]! * 2;
    if (last[at] === day) {
      rows.push(row);
      previous.push(last[at + 1]!);
    }
    last[at] = day;
    last[at + 1] = row;
  }
  return { rows: Uint32Array.from(rows), previous: Uint32Array.from(previous) };
}

function sortedByDay(days: Int32Array): Uint32Array {
  const order = new Uint32Array(days.length);
  const { minimum, maximum, missing } = rangeOfDays(days);
  if (maximum - minimum >= WIDEST_RANGE) {
    for (let row = 0; row < order.length; row++) order[row] = row;
    return order.sort((a, b) => days[a]! - days[b]! || a - b);
  }
  // place 0 is for missing days
  const next = new Uint32Array(missing === days.length ? 2 : maximum - minimum + 3);
  const place = (day: number): number => (day === MISSING_DAY ? 0 : day - minimum + 1);
  for (let row = 0; row < days.length; row++) next[place(days[row]!) + 1]!++;
  for (let index = 1; index < next.length; index++) next[index]! += next[index - 1]!;
  for (let row = 0; row < days.length; row++) order[next[place(days[row]!)]!++] = row;
  return order;
}
