/** People, sheets or spells in groups by a column of the file: categories by their values, numbers one by one or by thirds. */

import { sizeOf, textAt } from '../data/dictionary.ts';
import type { TextDictionary } from '../data/columns.ts';
import type { Attribute } from '../data/universe.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Words of the data stand as they are, the others are messages. */
export type GroupName = string | Message;

/** Group of who has no value, or is left out. */
export const NO_GROUP = 255;

export interface ColumnGroups {
  readonly label: string;
  readonly names: readonly GroupName[];
  /** length n: 0 … names − 1, or {@link NO_GROUP} */
  readonly of: Uint8Array;
  /** values that stand together as others; 0 for none */
  readonly merged: number;
  /** who has a row without a value */
  readonly missing: number;
}

/**
 * Groups by a column: its commonest values in order of size, at most `most` with the others together; numbers in ascending order, of
 * more values than `most` in thirds, of which ties may leave out one or two. No names where nobody has a value; `null` for dates.
 * @param row length n: row of the file of each, −1 where it has none
 * @param most 2 … 254
 * @param area prefix of the words `…group-others`, `…group-number`, `…group-below`, `…group-between`, `…group-from`
 */
export function groupByColumn(
  { column, label }: Attribute,
  row: Int32Array | Uint32Array,
  most: number,
  area: string,
): ColumnGroups | null {
  if (column.kind === 'date') return null;
  if (column.kind === 'text') return { label, ...byText(column.codes, column.dictionary, row, most, area) };
  const values = new Float64Array(row.length);
  for (let i = 0; i < row.length; i += 1) values[i] = row[i]! < 0 ? NaN : column.values[row[i]!]!;
  const distinct = distinctOf(values, most);
  const { names, of } = distinct ? byNumber(label, values, distinct, area) : byThirds(label, values, area);
  let missing = 0;
  for (let i = 0; i < of.length; i += 1) if (of[i] === NO_GROUP && row[i]! >= 0) missing += 1;
  return { label, names, of, merged: 0, missing };
}

type Named = Pick<ColumnGroups, 'names' | 'of'>;

function byText(
  codes: ArrayLike<number>,
  dictionary: TextDictionary,
  row: Int32Array | Uint32Array,
  most: number,
  area: string,
): Omit<ColumnGroups, 'label'> {
  const counts = new Uint32Array(sizeOf(dictionary));
  for (const at of row) if (at >= 0) counts[codes[at]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > most ? levels.slice(0, most - 1) : levels;
  const merged = levels.length - own.length;
  const place = new Uint8Array(counts.length).fill(own.length);
  place[0] = NO_GROUP;
  own.forEach((code, group) => (place[code] = group));
  const of = new Uint8Array(row.length);
  for (let i = 0; i < of.length; i += 1) of[i] = row[i]! < 0 ? NO_GROUP : place[codes[row[i]!]!]!;
  return {
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(merged > 0 ? [message(`${area}.group-others`, { count: merged })] : []),
    ],
    of,
    merged,
    missing: counts[0]!,
  };
}

/** Distinct numbers, ascending; `null` where there are more than `most`. */
function distinctOf(values: Float64Array, most: number): readonly number[] | null {
  const seen = new Set<number>();
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    seen.add(value);
    if (seen.size > most) return null;
  }
  return [...seen].sort((a, b) => a - b);
}

function byNumber(label: string, values: Float64Array, distinct: readonly number[], area: string): Named {
  const place = new Map(distinct.map((value, group) => [value, group]));
  const of = new Uint8Array(values.length);
  for (let i = 0; i < of.length; i += 1) of[i] = place.get(values[i]!) ?? NO_GROUP;
  return { names: distinct.map((value) => message(`${area}.group-number`, { label, value })), of };
}

function byThirds(label: string, values: Float64Array, area: string): Named {
  const sorted = values.filter(Number.isFinite).sort();
  const low = sorted[Math.floor(sorted.length / 3)]!;
  const high = sorted[Math.floor((sorted.length * 2) / 3)]!;
  const third = (value: number): number => (value < low ? 0 : value < high ? 1 : 2);
  const names = [
    message(`${area}.group-below`, { label, value: low }),
    message(`${area}.group-between`, { label, low, high }),
    message(`${area}.group-from`, { label, value: high }),
  ];
  // Ties at a cut may leave a third empty; the last has the value of its cut.
  const used = [0, 1, 2].filter((at) => at === 2 || (at === 0 ? sorted[0]! < low : low < high));
  const of = new Uint8Array(values.length);
  for (let i = 0; i < of.length; i += 1)
    of[i] = Number.isFinite(values[i]!) ? used.indexOf(third(values[i]!)) : NO_GROUP;
  return { names: used.map((at) => names[at]!), of };
}
