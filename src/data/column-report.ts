/** What the data card tells of a column: missing, distinct, range, a sketch of its distribution, first values. */

import type { Column, DateColumn, NumberColumn, TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import type { ColumnReport } from './report.ts';
import { isoFromDay, MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';

type Facts = Pick<ColumnReport, 'missing' | 'distinct' | 'minimum' | 'maximum' | 'profile' | 'examples'>;

const BINS = 16;
/** The sketch looks at this many evenly spaced rows at most; everything else is counted over all rows. */
const SKETCH_ROWS = 65_536;
/** Distinct values are marked in a bitmap up to this range, in a hash beyond it. */
const WIDEST_BITMAP = 2 ** 25;

export function describeColumn(column: Column): Facts {
  if (column.kind === 'number') return describeNumbers(column);
  return column.kind === 'date' ? describeDays(column) : describeTexts(column);
}

/** A cell as text, as close to the file as the type allows; '' where it is missing. */
export function cellText(column: Column, row: number): string {
  if (column.kind === 'text') return textAt(column.dictionary, column.codes[row]!);
  if (column.kind === 'number') {
    const value = column.values[row]!;
    return Number.isNaN(value) ? '' : String(value);
  }
  const day = column.days[row]!;
  if (day === MISSING_DAY) return '';
  const seconds = column.seconds?.[row] ?? MISSING_SECONDS;
  return seconds === MISSING_SECONDS ? isoFromDay(day) : `${isoFromDay(day)} ${clockText(seconds)}`;
}

/** `13:05:20` for seconds after midnight. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function describeNumbers({ values, decimals }: NumberColumn): Facts {
  let missing = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== value) missing++;
    else {
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
  }
  const filled = values.length - missing;
  if (filled === 0) return { missing, distinct: 0, minimum: null, maximum: null, profile: [], examples: [] };
  const scale = decimals >= 0 ? 10 ** decimals : 0;
  const range = (maximum - minimum) * scale;
  const distinct = scale > 0 && range < WIDEST_BITMAP ? countMarked(values.length, Math.round(range), (row) => Math.round((values[row]! - minimum) * scale)) : countDistinct(values);
  const profile = sketch(values.length, minimum, maximum, (row) => values[row]!);
  return { missing, distinct, minimum, maximum, profile, examples: firstTexts({ kind: 'number', values, decimals }, values.length) };
}

function describeDays(column: DateColumn): Facts {
  const { days } = column;
  let missing = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === MISSING_DAY) missing++;
    else {
      if (day < minimum) minimum = day;
      if (day > maximum) maximum = day;
    }
  }
  if (missing === days.length) return { missing, distinct: 0, minimum: null, maximum: null, profile: [], examples: [] };
  const distinct = countMarked(days.length, maximum - minimum, (row) => (days[row] === MISSING_DAY ? NaN : days[row]! - minimum));
  const profile = sketch(days.length, minimum, maximum, (row) => (days[row] === MISSING_DAY ? NaN : days[row]!));
  return { missing, distinct, minimum, maximum, profile, examples: firstTexts(column, days.length) };
}

function describeTexts(column: TextColumn): Facts {
  const { codes, dictionary } = column;
  const size = sizeOf(dictionary);
  const blanks = missingCodesOf(dictionary);
  let missing = 0;
  if (blanks.length === 1) for (let row = 0; row < codes.length; row++) missing += codes[row] === 0 ? 1 : 0;
  else {
    const blank = new Uint8Array(size);
    for (const code of blanks) blank[code] = 1;
    for (let row = 0; row < codes.length; row++) missing += blank[codes[row]!]!;
  }
  const step = Math.max(1, Math.ceil(codes.length / SKETCH_ROWS));
  const counts = size <= SKETCH_ROWS ? new Uint32Array(size) : null;
  if (counts) for (let row = 0; row < codes.length; row += step) counts[codes[row]!]!++;
  const profile = counts ? Array.from(counts.subarray(1)).sort((a, b) => b - a).slice(0, BINS) : [];
  return { missing, distinct: size - blanks.length, minimum: null, maximum: null, profile, examples: firstTexts(column, codes.length) };
}

function firstTexts(column: Column, rows: number): string[] {
  const texts: string[] = [];
  for (let row = 0; row < rows && row < 10_000 && texts.length < 3; row++) {
    const text = cellText(column, row);
    if (text !== '' && !texts.includes(text)) texts.push(text);
  }
  return texts;
}

function sketch(rows: number, minimum: number, maximum: number, valueAt: (row: number) => number): number[] {
  const bins = new Array<number>(BINS).fill(0);
  const scale = maximum > minimum ? BINS / (maximum - minimum) : 0;
  const step = Math.max(1, Math.ceil(rows / SKETCH_ROWS));
  for (let row = 0; row < rows; row += step) {
    const value = valueAt(row);
    if (value === value) bins[Math.min(BINS - 1, Math.floor((value - minimum) * scale))]!++;
  }
  return bins;
}

// Distinct whole numbers 0 … range; NaN is missing.
function countMarked(rows: number, range: number, valueAt: (row: number) => number): number {
  const seen = new Uint32Array((range >>> 5) + 1);
  for (let row = 0; row < rows; row++) {
    const value = valueAt(row);
    if (value === value) seen[value >>> 5]! |= 1 << (value & 31);
  }
  let distinct = 0;
  for (let index = 0; index < seen.length; index++) distinct += ones(seen[index]!);
  return distinct;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function countDistinct(values: Float64Array): number {
  const sorted = values.slice().sort();
  let distinct = 0;
  for (let row = 0; row < sorted.length; row++) if (sorted[row] === sorted[row] && (row === 0 || sorted[row] !== sorted[row - 1])) distinct++;
  return distinct;
}
