/** Respondents in groups by a column of the file: its commonest values, the others together; many numbers in thirds. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Survey } from '../../data/tables.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { Sheets } from './sheets.ts';
import { MOST_GROUPS } from './view.ts';

export const NO_GROUP = 255;

export interface Groups {
  readonly label: string;
  readonly names: readonly (string | Message)[];
  /** length n: group of each row, NO_GROUP without a value */
  readonly of: Uint8Array;
}

/** @returns `null` where there is no such column, or it is of days */
export function groupsOf({ survey, sheet }: Sheets, id: string | null): Groups | null {
  const attribute = survey.attributes.find((one) => one.id === id);
  if (!attribute) return null;
  const { column, label } = attribute;
  const row = rowsOf(survey, sheet);
  if (column.kind === 'date') return null;
  if (column.kind === 'number')
    return byNumber(
      label,
      Float64Array.from(row, (at) => column.values[at]!),
    );
  const { codes, dictionary } = column;
  const counts = new Uint32Array(sizeOf(dictionary));
  for (const at of row) counts[codes[at]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > MOST_GROUPS ? levels.slice(0, MOST_GROUPS - 1) : levels;
  const of = new Uint8Array(counts.length).fill(own.length);
  of[0] = NO_GROUP;
  own.forEach((code, group) => (of[code] = group));
  return {
    label,
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(levels.length > own.length ? [message('csi.group-others', { count: levels.length - own.length })] : []),
    ],
    of: Uint8Array.from(row, (at) => of[codes[at]!]!),
  };
}

function byNumber(label: string, values: Float64Array): Groups {
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (distinct.length <= MOST_GROUPS) {
    const at = new Map(distinct.map((value, group) => [value, group]));
    return {
      label,
      names: distinct.map((value) => message('csi.group-value', { value })),
      of: Uint8Array.from(values, (value) => at.get(value) ?? NO_GROUP),
    };
  }
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cut = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  const [low, high] = [cut(1 / 3), cut(2 / 3)];
  return {
    label,
    names: [
      message('csi.group-upto', { value: low }),
      message('csi.group-between', { low, high }),
      message('csi.group-above', { value: high }),
    ],
    of: Uint8Array.from(values, (value) => (Number.isNaN(value) ? NO_GROUP : value <= low ? 0 : value <= high ? 1 : 2)),
  };
}

function rowsOf({ sourceRow }: Survey, sheet: Uint32Array): Uint32Array {
  return sourceRow === null ? sheet : sheet.map((row) => sourceRow[row]!);
}
