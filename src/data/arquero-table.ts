/** The file's table as an Arquero table, without copying: Arquero reads our typed arrays and dictionaries where they are. */

import { table, type ColumnTable } from 'arquero';
import { textAt, allTexts, sizeOf } from './dictionary.ts';
import type { Column, DataTable, TextColumn } from './columns.ts';
import { MISSING_DAY } from '../lib/days.ts';

/** What Arquero asks of a column: a length, a value at a row, a way through all values. */
export interface ArqueroColumn<T> {
  readonly length: number;
  at(row: number): T;
  [Symbol.iterator](): Iterator<T>;
}

/**
 * Columns by internal id (`c0`, `c1`, …), so that headers such as `__proto__` are only labels. Number columns are the
 * Float64Array itself (NaN is missing); dates are day numbers, `null` where missing; texts are decoded when they are asked for.
 */
export function toArquero({ columns }: DataTable): ColumnTable {
  return table(Object.fromEntries(columns.map(({ id, column }) => [id, wrapColumn(column)])));
}

/** The column as Arquero takes it. Shares all memory with the column given. */
export function wrapColumn(column: Column): Float64Array | ArqueroColumn<number | string | null> {
  if (column.kind === 'number') return column.values;
  return column.kind === 'date' ? new DayColumn(column.days) : new CodedColumn(column);
}

/** Days with MISSING_DAY read as `null`. */
class DayColumn implements ArqueroColumn<number | null> {
  readonly days: Int32Array;
  readonly length: number;

  constructor(days: Int32Array) {
    this.days = days;
    this.length = days.length;
  }

  at(row: number): number | null {
    const day = this.days[row];
    return day === undefined || day === MISSING_DAY ? null : day;
  }

  *[Symbol.iterator](): Iterator<number | null> {
    for (let row = 0; row < this.length; row++) yield this.at(row);
  }
}

/** Texts by code. Small dictionaries are decoded once, large ones text by text. */
class CodedColumn implements ArqueroColumn<string | null> {
  readonly column: TextColumn;
  readonly length: number;
  private texts: readonly string[] | null = null;

  constructor(column: TextColumn) {
    this.column = column;
    this.length = column.codes.length;
  }

  at(row: number): string | null {
    const code = this.column.codes[row];
    if (code === undefined || code === 0) return null;
    if (sizeOf(this.column.dictionary) > DECODE_ALL) return textAt(this.column.dictionary, code);
    this.texts ??= allTexts(this.column.dictionary);
    return this.texts[code]!;
  }

  *[Symbol.iterator](): Iterator<string | null> {
    for (let row = 0; row < this.length; row++) yield this.at(row);
  }
}

const DECODE_ALL = 10_000;
