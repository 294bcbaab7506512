/** Segments of respondents by a column of the file: its commonest values, numbers of many values in thirds. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { Attribute } from '../../data/universe.ts';
import { message } from '../../lib/outcome.ts';
import { NO_SEGMENT } from '../../models/kano-segments.ts';
import type { Name } from './view.ts';

/** Colours and columns of a table tell so many apart. */
export const MOST_SEGMENTS = 6;

export interface Segments {
  readonly label: string;
  readonly names: readonly Name[];
  /** length respondents: 0 … names − 1, NO_SEGMENT where the value is missing */
  readonly of: Uint16Array;
}

/** @param row length respondents: row of the file of each, −1 where it has none @returns `null` where the column tells nobody apart */
export function segmentsOf({ column, label }: Attribute, row: Int32Array): Segments | null {
  if (column.kind === 'text') return byText(label, column.codes, column.dictionary, row);
  if (column.kind !== 'number') return null;
  const values = Float64Array.from(row, (at) => (at < 0 ? NaN : column.values[at]!));
  const distinct = [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
  if (distinct.length === 0) return null;
  return distinct.length <= MOST_SEGMENTS ? byNumber(label, values, distinct) : byThirds(label, values);
}

function byText(
  label: string,
  codes: ArrayLike<number>,
  dictionary: Parameters<typeof textAt>[0],
  row: Int32Array,
): Segments | null {
  const counts = new Uint32Array(sizeOf(dictionary));
  for (const at of row) if (at >= 0) counts[codes[at]!]! += 1;
  const levels = [...counts.keys()].filter((code) => code !== 0 && counts[code]! > 0);
  if (levels.length === 0) return null;
  levels.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = levels.length > MOST_SEGMENTS ? levels.slice(0, MOST_SEGMENTS - 1) : levels;
  const others = levels.length - own.length;
  const of = new Uint16Array(counts.length).fill(own.length);
  of[0] = NO_SEGMENT;
  own.forEach((code, segment) => (of[code] = segment));
  return {
    label,
    names: [
      ...own.map((code) => textAt(dictionary, code)),
      ...(others > 0 ? [message('kano.segment-others', { count: others })] : []),
    ],
    of: Uint16Array.from(row, (at) => (at < 0 ? NO_SEGMENT : of[codes[at]!]!)),
  };
}

function byNumber(label: string, values: Float64Array, distinct: readonly number[]): Segments {
  return {
    label,
    names: distinct.map((value) => message('kano.segment-number', { label, value })),
    of: Uint16Array.from(values, (value) => {
      const segment = distinct.indexOf(value);
      return segment < 0 ? NO_SEGMENT : segment;
    }),
  };
}

function byThirds(label: string, values: Float64Array): Segments {
  const sorted = values.filter(Number.isFinite).sort();
  const low = sorted[Math.floor(sorted.length / 3)]!;
  const high = sorted[Math.floor((sorted.length * 2) / 3)]!;
  const third = (value: number): number => (value < low ? 0 : value < high ? 1 : 2);
  const names = [
    message('kano.segment-below', { label, value: low }),
    message('kano.segment-between', { label, low, high }),
    message('kano.segment-from', { label, value: high }),
  ];
  const raw = Array.from(values, (value) => (Number.isFinite(value) ? third(value) : NO_SEGMENT));
  // Ties at a cut may leave a third empty.
  const used = [0, 1, 2].filter((segment) => raw.includes(segment));
  return {
    label,
    names: used.map((segment) => names[segment]!),
    of: Uint16Array.from(raw, (segment) => (segment === NO_SEGMENT ? NO_SEGMENT : used.indexOf(segment))),
  };
}
