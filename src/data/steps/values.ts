/** The values of a column with how many rows have them: what a form offers to choose from. */

import { cellText } from '../column-report.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { firstRows, keysOfColumn } from './keys.ts';
import { isMissing, type StepTable } from './step-table.ts';

export interface ColumnValues {
  /** different values, missing ones aside */
  readonly distinct: number;
  readonly missing: number;
  /** as conditions write them, most frequent first */
  readonly values: readonly { readonly value: string; readonly rows: number }[];
}

/** @param search only values that contain it, small letters and capitals alike */
export function valuesOf(table: StepTable, name: string, search: string, count: number): Outcome<ColumnValues> {
  const found = table.columns.find((column) => column.name === name);
  if (!found) return fail('state.data-gone');
  const { column } = found;
  const keys = keysOfColumn(column, table.rows);
  const firsts = firstRows(keys);
  const rows = new Uint32Array(keys.count);
  for (let row = 0; row < table.rows; row++) rows[keys.of[row]!]!++;
  let missing = 0;
  const present: number[] = [];
  for (let key = 0; key < keys.count; key++) {
    if (isMissing(column, firsts[key]!)) missing += rows[key]!;
    else present.push(key);
  }
  const distinct = present.length;
  present.sort((a, b) => rows[b]! - rows[a]! || a - b);
  const wanted = search.trim().toLowerCase();
  const values: { value: string; rows: number }[] = [];
  for (const key of present) {
    if (values.length >= count) break;
    const value = cellText(column, firsts[key]!);
    if (value.toLowerCase().includes(wanted)) values.push({ value, rows: rows[key]! });
  }
  return succeed({ distinct, missing, values });
}
