/** Rows that share customer and day with an earlier one: what both "several orders a day" and "exact duplicates" rest on. */

import { rangeOfDays } from './ranges.ts';
import { runWhole, type Parts } from '../lib/breather.ts';
import { MISSING_DAY } from '../lib/days.ts';

export interface Repeats {
  /** rows that have an earlier row of the same code and day, in ascending order of day, then of row */
  readonly rows: Uint32Array;
  /** for each of these the nearest earlier such row */
  readonly previous: Uint32Array;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

const WIDEST_RANGE = 2 ** 22;

/** Rows walked before others get their turn. */
const SLICE = 262_144;

/**
 * One pass in order of days, which files mostly are in; others are sorted by counting. Exact, linear in rows.
 * @param codes code of each row, below `size`
 */
export function findRepeats(codes: Codes, size: number, days: Int32Array): Repeats {
  return runWhole(repeatParts(codes, size, days));
}

/** {@link findRepeats} in parts. */
export function* repeatParts(codes: Codes, size: number, days: Int32Array): Parts<Repeats> {
  const found = yield* walkDays(codes, size, days, null);
  if (found) return found;
  const order = sortedByDay(days);
  yield;
  return (yield* walkDays(codes, size, days, order))!;
}

interface Walk {
  /** day and row of the last row of each code, side by side so that they share a cache line */
  readonly last: Int32Array;
  readonly rows: number[];
  readonly previous: number[];
  /** day of the row before */
  before: number;
}

// `null` where rows turn out not to be in order of days.
function* walkDays(codes: Codes, size: number, days: Int32Array, order: Uint32Array | null): Parts<Repeats | null> {
  const last = new Int32Array(size * 2).fill(0x7fffffff);
  const walk: Walk = { last, rows: [], previous: [], before: MISSING_DAY };
  for (let from = 0; from < days.length; from += SLICE) {
    if (!walkSlice(walk, codes, days, order, from, Math.min(days.length, from + SLICE))) return null;
    yield;
  }
  return { rows: Uint32Array.from(walk.rows), previous: Uint32Array.from(walk.previous) };
}

// Apart from the parts, for loops in generators stay slow.
function walkSlice(
  walk: Walk,
  codes: Codes,
  days: Int32Array,
  order: Uint32Array | null,
  from: number,
  to: number,
): boolean {
  const { last, rows, previous } = walk;
  let { before } = walk;
  for (let index = from; index < to; index++) {
    const row = order ? order[index]! : index;
    const day = days[row]!;
    if (day < before) return false;
    before = day;
    const at = codes[row]! * 2;
    if (last[at] === day) {
      rows.push(row);
      previous.push(last[at + 1]!);
    }
    last[at] = day;
    last[at + 1] = row;
  }
  walk.before = before;
  return true;
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
