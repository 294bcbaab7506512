/** Rows with equal cells share a number: what grouping, joining, removing duplicates and pivoting stand on. */

import type { Column } from '../columns.ts';
import { sizeOf } from '../dictionary.ts';
import type { Breathe } from '../../lib/breather.ts';
import { MISSING_DAY } from '../../lib/days.ts';

/** Numbers 0 … count − 1 of rows, in order of first appearance. */
export interface Keys {
  /** length rows */
  readonly of: Uint32Array;
  readonly count: number;
}

const DIRECT = 1 << 22;

/** One number for all rows. */
export function oneKey(rows: number): Keys {
  return { of: new Uint32Array(rows), count: rows > 0 ? 1 : 0 };
}

/** Rows equal in all these columns share a number; missing cells are equal to one another. No columns: one for all. */
export function keysOf(columns: readonly Column[], rows: number): Keys {
  const [first, ...rest] = columns;
  if (!first) return oneKey(rows);
  return rest.reduce((keys, column) => pairKeys(keys, keysOfColumn(column, rows)), keysOfColumn(first, rows));
}

/** As {@link keysOf}, column by column. */
export async function keysOfSlowly(columns: readonly Column[], rows: number, breathe: Breathe): Promise<Keys> {
  let keys: Keys | null = null;
  for (const column of columns) {
    await breathe();
    const own = keysOfColumn(column, rows);
    await breathe();
    keys = keys ? pairKeys(keys, own) : own;
  }
  return keys ?? oneKey(rows);
}

export function keysOfColumn(column: Column, rows: number): Keys {
  if (column.kind === 'text') return direct(column.codes, sizeOf(column.dictionary), 0, rows);
  if (column.kind === 'number') return keysOfNumbers(column.values, rows);
  const days = keysOfDays(column.days, rows);
  return column.seconds ? pairKeys(days, direct(column.seconds, 86_402, -1, rows)) : days;
}

/** Rows share a number where they do in both. */
export function pairKeys(one: Keys, other: Keys): Keys {
  const rows = one.of.length;
  const of = new Uint32Array(rows);
  if (one.count * other.count <= Math.max(DIRECT, rows * 2)) {
    const numbers = new Uint32Array(one.count * other.count);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const pair = one.of[row]! * other.count + other.of[row]!;
      if (numbers[pair] === 0) numbers[pair] = ++count;
      of[row] = numbers[pair]! - 1;
    }
    return { of, count };
  }
  return { of, count: hashPairs(one.of, other.of, of) };
}

/** First row of each number. */
export function firstRows({ of, count }: Keys): Uint32Array {
  const firsts = new Uint32Array(count);
  let seen = 0;
  for (let row = 0; row < of.length && seen < count; row++) if (of[row] === seen) firsts[seen++] = row;
  return firsts;
}

/** Rows by number: those of number k are `rows[starts[k]] … rows[starts[k + 1] − 1]`, in their order. */
export function rowsByKey({ of, count }: Keys): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < of.length; row++) starts[of[row]! + 1]!++;
  for (let key = 0; key < count; key++) starts[key + 1]! += starts[key]!;
  const at = starts.slice(0, count);
  const rows = new Uint32Array(of.length);
  for (let row = 0; row < of.length; row++) rows[at[of[row]!]!++] = row;
  return { rows, starts };
}

function direct(values: ArrayLike<number>, size: number, least: number, rows: number): Keys {
  const numbers = new Uint32Array(size);
  const of = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const at = values[row]! - least;
    if (numbers[at] === 0) numbers[at] = ++count;
    of[row] = numbers[at]! - 1;
  }
  return { of, count };
}

function keysOfDays(days: Int32Array, rows: number): Keys {
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < rows; row++) {
    const day = days[row]!;
    if (day === MISSING_DAY) continue;
    if (day < least) least = day;
    if (day > most) most = day;
  }
  if (least > most) return oneKey(rows);
  // Place 0 is for missing days. No range of calendar days is too wide for this.
  const places = new Int32Array(rows);
  for (let row = 0; row < rows; row++) places[row] = days[row] === MISSING_DAY ? 0 : days[row]! - least + 1;
  return direct(places, most - least + 2, 0, rows);
}

function keysOfNumbers(values: Float64Array, rows: number): Keys {
  // −0 is 0, and one NaN stands for all.
  const plain = new Float64Array(rows);
  for (let row = 0; row < rows; row++) plain[row] = Number.isNaN(values[row]!) ? NaN : values[row]! + 0;
  const words = new Uint32Array(plain.buffer);
  const low = new Uint32Array(rows);
  const high = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    low[row] = words[row * 2]!;
    high[row] = words[row * 2 + 1]!;
  }
  const of = new Uint32Array(rows);
  return { of, count: hashPairs(low, high, of) };
}

/** Open addressing over pairs; writes the number of each row and gives how many there are. */
function hashPairs(one: Uint32Array, other: Uint32Array, of: Uint32Array): number {
  const rows = of.length;
  let mask = 1023;
  while (mask < rows * 2) mask = mask * 2 + 1;
  const slots = new Uint32Array(mask + 1);
  const firsts = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const [a, b] = [one[row]!, other[row]!];
    let hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at]!;
      if (slot === 0) {
        firsts[count] = row;
        slots[at] = ++count;
        of[row] = count - 1;
        break;
      }
      const first = firsts[slot - 1]!;
      if (one[first] === a && other[first] === b) {
        of[row] = slot - 1;
        break;
      }
    }
  }
  return count;
}
