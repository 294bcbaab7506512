/** What the bills of payment services have beside their records: lines of notes below them, and money that was paid out. */

import type { Column, DataTable } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import type { Problem } from './problems.ts';
import { normaliseName } from './role-words.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { message, type Message } from '../lib/outcome.ts';

/** A line drawn of characters. */
const RULE = /^\s*[-=_*—─━]{5,}\s*$/;
/** No notes are longer, in rows. */
const MOST = 12;
/** Notes fill no more cells than this, and tables of fewer columns tell nothing. */
const FILLED = 2;
const FEWEST_COLUMNS = 4;

/**
 * Rows from a drawn line to the end of a table, where none of them has more than two cells: how many records there are, who
 * took them out and when.
 * @param problems cells that did not fit their column, in which the line may stand
 * @returns ascending
 */
export function noteRows({ rows, columns }: DataTable, problems: readonly Problem[]): Uint32Array {
  const first = columns[0]?.column;
  if (!first || columns.length < FEWEST_COLUMNS) return new Uint32Array();
  const from = Math.max(1, rows - MOST);
  let begin = -1;
  for (let row = rows - 1; row >= from; row--) {
    let filled = 0;
    for (const { column } of columns) if (isFilled(column, row)) filled++;
    if (filled > FILLED) break;
    if (filled <= 1 && RULE.test(firstText(first, row, problems))) begin = row;
  }
  return begin < 0 ? new Uint32Array() : Uint32Array.from({ length: rows - begin }, (_, at) => begin + at);
}

function isFilled(column: Column, row: number): boolean {
  if (column.kind === 'text') return column.codes[row] !== 0;
  return column.kind === 'date' ? column.days[row] !== MISSING_DAY : !Number.isNaN(column.values[row]);
}

function firstText(column: Column, row: number, problems: readonly Problem[]): string {
  if (column.kind === 'text') return textAt(column.dictionary, column.codes[row]!);
  return problems.find((problem) => problem.row === row && problem.column === 0)?.got ?? '';
}

const DIRECTION = /^(收 ?支|收支类型|资金流向)$/;
const OUT = /^(支出|已支出)$/;

/** How many rows in use a column of directions calls money paid out; nothing is decided about them. @returns `null` where none */
export function paidOutNotice({ rows, columns }: DataTable, excluded: Uint8Array | null): Message | null {
  for (const { label, column } of columns) {
    if (column.kind !== 'text' || !DIRECTION.test(normaliseName(label))) continue;
    const { codes, dictionary } = column;
    for (let code = 1; code < Math.min(sizeOf(dictionary), MOST); code++) {
      const word = textAt(dictionary, code).trim();
      if (!OUT.test(word)) continue;
      let count = 0;
      for (let row = 0; row < rows; row++) if (codes[row] === code && !excluded?.[row]) count++;
      if (count > 0) return message('data.paid-out', { column: label.trim(), word, count });
    }
  }
  return null;
}
