/** Exact duplicates: rows whose every cell equals an earlier row's. */

import type { Column, DataTable } from './columns.ts';
import { sizeOf } from './dictionary.ts';
import type { Repeats } from './repeats.ts';

const found = new WeakMap<DataTable, Uint32Array>();

/**
 * Rows that equal an earlier row in every column, ascending. Found once a table.
 * @param repeats rows that share two of the columns with an earlier one, where they are known: only they can be equal
 * @param uncertain rows with cells that could not be read: they are never called equal
 */
export function duplicateRows(table: DataTable, repeats: Repeats | null, uncertain: ReadonlySet<number>): Uint32Array {
  let rows = found.get(table);
  if (!rows) found.set(table, (rows = findDuplicates(table, repeats, uncertain)));
  return rows;
}

function findDuplicates(table: DataTable, repeats: Repeats | null, uncertain: ReadonlySet<number>): Uint32Array {
  const columns = table.columns.map(({ column }) => column);
  if (columns.some((column) => isUnique(column, table.rows))) return new Uint32Array(0);
  return (repeats && amongRepeats(columns, table.rows, repeats, uncertain)) ?? byHash(columns, table.rows, uncertain);
}

// Follows each row back through the rows of its customer and day; `null` where these chains are too long to follow.
function amongRepeats(
  columns: readonly Column[],
  rows: number,
  repeats: Repeats,
  uncertain: ReadonlySet<number>,
): Uint32Array | null {
  if (repeats.rows.length === 0) return new Uint32Array(0);
  const link = new Uint32Array(rows);
  for (let index = 0; index < repeats.rows.length; index++) link[repeats.rows[index]!] = repeats.previous[index]! + 1;
  let steps = rows * 4 + 1000;
  const duplicates: number[] = [];
  for (const row of repeats.rows) {
    if (uncertain.has(row)) continue;
    for (let other = link[row]!; other !== 0; other = link[other - 1]!) {
      if (--steps < 0) return null;
      if (uncertain.has(other - 1) || !equalRows(columns, row, other - 1)) continue;
      duplicates.push(row);
      break;
    }
  }
  return Uint32Array.from(duplicates).sort();
}

function byHash(columns: readonly Column[], rows: number, uncertain: ReadonlySet<number>): Uint32Array {
  const hashes = hashRows(columns, rows);
  const firsts = new Map<number, number[]>();
  const duplicates: number[] = [];
  for (const row of rowsWithSharedHash(hashes)) {
    if (uncertain.has(row)) continue;
    const earlier = firsts.get(hashes[row]!);
    if (!earlier) firsts.set(hashes[row]!, [row]);
    else if (earlier.some((other) => equalRows(columns, row, other))) duplicates.push(row);
    else earlier.push(row);
  }
  return Uint32Array.from(duplicates);
}

function equalRows(columns: readonly Column[], a: number, b: number): boolean {
  for (const column of columns) if (!equalCells(column, a, b)) return false;
  return true;
}

// A text column with as many texts as rows, such as an order id a line, rules duplicates out.
function isUnique(column: Column, rows: number): boolean {
  return column.kind === 'text' && sizeOf(column.dictionary) - 1 === rows;
}

function hashRows(columns: readonly Column[], rows: number): Uint32Array {
  const hashes = new Uint32Array(rows);
  for (const column of columns) {
    if (column.kind === 'text') mixIn(hashes, column.codes);
    else if (column.kind === 'date') {
      mixIn(hashes, column.days);
      if (column.seconds) mixIn(hashes, column.seconds);
    } else mixNumbers(hashes, column.values);
  }
  return hashes;
}

function mixIn(hashes: Uint32Array, values: Uint8Array | Uint16Array | Uint32Array | Int32Array): void {
  for (let row = 0; row < hashes.length; row++) {
    const mixed = Math.imul(hashes[row]! ^ values[row]!, 0x9e3779b1);
    hashes[row] = mixed ^ (mixed >>> 15);
  }
}

function mixNumbers(hashes: Uint32Array, values: Float64Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let row = 0; row < hashes.length; row++) {
    const mixed = Math.imul(hashes[row]! ^ words[row * 2]! ^ Math.imul(words[row * 2 + 1]!, 0x85ebca6b), 0x9e3779b1);
    hashes[row] = mixed ^ (mixed >>> 15);
  }
}

/**
 * Rows whose hash another row shares, ascending. Two passes over a bitmap that fits the cache leave few rows to compare,
 * where a table of all rows would miss the cache at each of them.
 */
function rowsWithSharedHash(hashes: Uint32Array): number[] {
  let size = 1 << 10;
  while (size < hashes.length * 16 && size < 1 << 24) size *= 2;
  const mask = size - 1;
  const once = new Uint32Array(size >>> 5);
  const twice = new Uint32Array(size >>> 5);
  for (let row = 0; row < hashes.length; row++) {
    const at = hashes[row]! & mask;
    const bit = 1 << (at & 31);
    if ((once[at >>> 5]! & bit) !== 0) twice[at >>> 5]! |= bit;
    else once[at >>> 5]! |= bit;
  }
  const rows: number[] = [];
  for (let row = 0; row < hashes.length; row++) {
    const at = hashes[row]! & mask;
    if ((twice[at >>> 5]! & (1 << (at & 31))) !== 0) rows.push(row);
  }
  return rows;
}

function equalCells(column: Column, a: number, b: number): boolean {
  if (column.kind === 'text') return column.codes[a] === column.codes[b];
  if (column.kind === 'date') return column.days[a] === column.days[b] && column.seconds?.[a] === column.seconds?.[b];
  return Object.is(column.values[a], column.values[b]);
}
