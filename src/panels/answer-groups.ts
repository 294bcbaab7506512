/** Answer sheets in groups by a column of the file, and the sheet that stands for each respondent. */

import { sizeOf } from '../data/dictionary.ts';
import type { Survey } from '../data/tables.ts';
import { groupByColumn, type ColumnGroups } from './column-groups.ts';

/** Groups that answer sheets are compared in; `id` is that of their column. */
export interface AnswerGroups extends ColumnGroups {
  readonly id: string;
}

/**
 * Groups of all sheets by a column, see {@link groupByColumn}. `null` where the file has no such column, or it holds dates.
 * @param area prefix of the words of groups
 */
export function groupSheets(survey: Survey, id: string, area: string, most = 8): AnswerGroups | null {
  const attribute = survey.attributes.find((each) => each.id === id);
  const groups = attribute && groupByColumn(attribute, rowsOf(survey), most, area);
  return groups ? { id, ...groups } : null;
}

/**
 * The first column of words with two to eight values, each of some sheets: what people would compare first. `null` for none.
 * @param not ids that are asked for otherwise
 */
export function guessGroup(survey: Survey, not: ReadonlySet<string>): string | null {
  const asked = new Set(survey.questions.map(({ id }) => id));
  const found = survey.attributes.find(({ id, column }) => {
    if (column.kind !== 'text' || not.has(id) || asked.has(id)) return false;
    const size = sizeOf(column.dictionary);
    return size >= 3 && size <= 9;
  });
  return found?.id ?? null;
}

/** Row of the file of each sheet. */
function rowsOf({ sourceRow, rows }: Survey): Uint32Array {
  if (sourceRow !== null) return sourceRow;
  const own = new Uint32Array(rows);
  for (let i = 0; i < rows; i += 1) own[i] = i;
  return own;
}

/**
 * The sheet that stands for each respondent: the latest by day, of equal days the last in the file; −1 where none qualifies.
 * @param uses sheets that qualify
 */
export function lastSheets(survey: Survey, uses: (sheet: number) => boolean): Int32Array {
  const last = new Int32Array(survey.customers).fill(-1);
  const { customer, day } = survey;
  for (let i = 0; i < survey.rows; i += 1) {
    if (!uses(i)) continue;
    const known = last[customer[i]!]!;
    // A missing day is before all others: it is the least whole number.
    if (known < 0 || day === null || day[i]! >= day[known]!) last[customer[i]!] = i;
  }
  return last;
}
