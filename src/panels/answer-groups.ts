/** Answer sheets by a column of the file: categories by their values, numbers one by one or by thirds. */

import { sizeOf, textAt } from '../data/dictionary.ts';
import type { Survey } from '../data/tables.ts';
import type { Attribute } from '../data/universe.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Words of the data stand as they are, the others are messages. */
export type GroupName = string | Message;

/** Group of sheets without a value, or left out. */
export const NO_GROUP = 255;

export interface AnswerGroups {
  readonly id: string;
  readonly label: string;
  readonly names: readonly GroupName[];
  /** length sheets: 0 … names − 1, or {@link NO_GROUP} */
  readonly of: Uint8Array;
  /** values that stand together as others; 0 for none */
  readonly merged: number;
  /** sheets without a value */
  readonly missing: number;
}

/**
 * Groups of all sheets by a column: its commonest values in order of size, at most `most` with the others together; numbers of more
 * values than that in thirds. `null` where the file has no such column, or it holds dates.
 * @param area prefix of the words `…group-others`, `…group-number`, `…group-below`, `…group-between`, `…group-from`
 */
export function groupSheets(survey: Survey, id: string, area: string, most = 8): AnswerGroups | null {
  const attribute = survey.attributes.find((each) => each.id === id);
  if (!attribute || attribute.column.kind === 'date') return null;
  const { column } = attribute;
  if (column.kind === 'number') return byNumber(survey, attribute, column.values, area, most);
  const rows = rowsOf(survey);
  const { codes, dictionary } = column;
  const counts = new Uint32Array(sizeOf(dictionary));
  for (let i = 0; i < survey.rows; i += 1) counts[codes[rows(i)]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > most ? levels.slice(0, most - 1) : levels;
  const merged = levels.length - own.length;
  const place = new Uint8Array(counts.length).fill(own.length);
  place[0] = NO_GROUP;
  own.forEach((code, group) => (place[code] = group));
  const of = new Uint8Array(survey.rows);
  for (let i = 0; i < survey.rows; i += 1) of[i] = place[codes[rows(i)]!]!;
  return {
    id,
    label: attribute.label,
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(merged > 0 ? [message(`${area}.group-others`, { count: merged })] : []),
    ],
    of,
    merged,
    missing: counts[0]!,
  };
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

function byNumber(
  survey: Survey,
  { id, label }: Attribute,
  column: Float64Array,
  area: string,
  most: number,
): AnswerGroups {
  const rows = rowsOf(survey);
  const values = new Float64Array(survey.rows);
  const seen = new Set<number>();
  for (let i = 0; i < survey.rows; i += 1) {
    values[i] = column[rows(i)]!;
    if (Number.isFinite(values[i]!) && seen.size <= most) seen.add(values[i]!);
  }
  const distinct = seen.size <= most ? [...seen].sort((a, b) => a - b) : null;
  const limits = distinct ?? thirdsOf(values);
  const raw = new Uint8Array(survey.rows);
  let missing = 0;
  for (let i = 0; i < survey.rows; i += 1) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      raw[i] = NO_GROUP;
      missing += 1;
    } else raw[i] = distinct ? distinct.indexOf(value) : limits.filter((limit) => value >= limit).length;
  }
  const names = distinct
    ? distinct.map((value) => message(`${area}.group-number`, { label, value }))
    : [
        message(`${area}.group-below`, { label, value: limits[0]! }),
        ...(limits.length > 1 ? [message(`${area}.group-between`, { label, low: limits[0]!, high: limits[1]! })] : []),
        message(`${area}.group-from`, { label, value: limits.at(-1)! }),
      ];
  return { id, label, names, of: raw, merged: 0, missing };
}

/** One or two limits, where ties leave no third empty. */
function thirdsOf(values: Float64Array): number[] {
  const sorted = values.filter(Number.isFinite).sort();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
  return [...new Set([at(1 / 3), at(2 / 3)])].filter((limit) => limit > sorted[0]!);
}

/** Row of the file of each sheet. */
export function rowsOf({ sourceRow }: Survey): (sheet: number) => number {
  return sourceRow === null ? (sheet) => sheet : (sheet) => sourceRow[sheet]!;
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
