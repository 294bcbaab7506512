/** What the data card tells of a column: missing, distinct, range, a sketch of its distribution, first values. */

import type { Column, DateColumn, NumberColumn, TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import type { ColumnReport } from './report.ts';
import { rangeOfDays, rangeOfNumbers } from './ranges.ts';
import { isoFromDay, MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';

type Facts = Pick<ColumnReport, 'missing' | 'distinct' | 'minimum' | 'maximum' | 'profile' | 'examples'>;

/** Characters of an example; a cell may hold megabytes. */
const LONGEST_EXAMPLE = 300;
const BINS = 16;
/** The sketch looks at this many evenly spaced rows at most; everything else is counted over all rows. */
const SKETCH_ROWS = 16_384;
/** Distinct values are marked one by one up to this range, sorted beyond it. */
const WIDEST_MARKS = 2 ** 22;

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

function describeNumbers(column: NumberColumn): Facts {
  const { values, decimals } = column;
  const { missing, minimum, maximum } = rangeOfNumbers(values);
  if (missing === values.length) return nothing(missing);
  const scale = decimals >= 0 ? 10 ** decimals : 0;
  const narrow = scale > 0 && (maximum - minimum) * scale < WIDEST_MARKS;
  const distinct = narrow ? countMarkedNumbers(values, minimum, maximum, scale) : countSorted(values);
  return {
    missing,
    distinct,
    minimum,
    maximum,
    profile: sketch(values, minimum, maximum),
    examples: firstTexts(column, values.length),
  };
}

function describeDays(column: DateColumn): Facts {
  const { days } = column;
  const { missing, minimum, maximum } = rangeOfDays(days);
  if (missing === days.length) return nothing(missing);
  // MISSING_DAY lies below the smallest day, so the sketch leaves it out.
  return {
    missing,
    distinct: countMarkedDays(days, minimum, maximum),
    minimum,
    maximum,
    profile: sketch(days, minimum, maximum),
    examples: firstTexts(column, days.length),
  };
}

function describeTexts(column: TextColumn): Facts {
  const { codes, dictionary } = column;
  const size = sizeOf(dictionary);
  const blanks = missingCodesOf(dictionary);
  let missing = 0;
  if (blanks.length > 1) {
    const blank = new Uint8Array(size);
    for (const code of blanks) blank[code] = 1;
    for (let row = 0; row < codes.length; row++) missing += blank[codes[row]!]!;
  } else if (codes.indexOf(0) >= 0) for (let row = 0; row < codes.length; row++) missing += codes[row] === 0 ? 1 : 0;
  return {
    missing,
    distinct: size - blanks.length,
    minimum: null,
    maximum: null,
    profile: largestCounts(codes, size),
    examples: firstTexts(column, codes.length),
  };
}

function nothing(missing: number): Facts {
  return { missing, distinct: 0, minimum: null, maximum: null, profile: [], examples: [] };
}

// The first three different cells among the first rows.
function firstTexts(column: Column, rows: number): string[] {
  const texts: string[] = [];
  let last: number | undefined;
  for (let row = 0; row < rows && row < 1000 && texts.length < 3; row++) {
    const raw =
      column.kind === 'text'
        ? column.codes[row]
        : column.kind === 'number'
          ? column.values[row]
          : column.seconds
            ? undefined
            : column.days[row];
    if (raw !== undefined && raw === last) continue;
    last = raw;
    const text = cellText(column, row);
    const shown = text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text;
    if (text !== '' && !texts.includes(shown)) texts.push(shown);
  }
  return texts;
}

function sketch(values: Float64Array | Int32Array, minimum: number, maximum: number): number[] {
  const bins = new Array<number>(BINS).fill(0);
  const scale = maximum > minimum ? BINS / (maximum - minimum) : 0;
  const step = Math.max(1, Math.ceil(values.length / SKETCH_ROWS));
  for (let row = 0; row < values.length; row += step) {
    const value = values[row]!;
    if (value >= minimum) bins[Math.min(BINS - 1, Math.floor((value - minimum) * scale))]!++;
  }
  return bins;
}

// The largest counts of codes, largest first, among evenly spaced rows.
function largestCounts(codes: TextColumn['codes'], size: number): number[] {
  if (size > SKETCH_ROWS) return [];
  const counts = new Uint32Array(size);
  const step = Math.max(1, Math.ceil(codes.length / SKETCH_ROWS));
  for (let row = 0; row < codes.length; row += step) counts[codes[row]!]!++;
  counts[0] = 0;
  return Array.from(counts.sort().subarray(-BINS))
    .reverse()
    .filter((count) => count > 0);
}

function countMarkedNumbers(values: Float64Array, minimum: number, maximum: number, scale: number): number {
  const seen = new Uint8Array(Math.round((maximum - minimum) * scale) + 1);
  const shift = 0.5 - minimum * scale;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value === value) seen[(value * scale + shift) | 0] = 1;
  }
  return countOnes(seen);
}

function countMarkedDays(days: Int32Array, minimum: number, maximum: number): number {
  // A year 9999 among the dates makes the range wide, but never too wide for a byte a day.
  const seen = new Uint8Array(maximum - minimum + 1);
  for (let row = 0; row < days.length; row++) if (days[row]! >= minimum) seen[days[row]! - minimum] = 1;
  return countOnes(seen);
}

function countOnes(seen: Uint8Array): number {
  let ones = 0;
  for (let index = 0; index < seen.length; index++) ones += seen[index]!;
  return ones;
}

function countSorted(values: Float64Array): number {
  const sorted = values.slice().sort();
  let distinct = 0;
  for (let row = 0; row < sorted.length; row++)
    if (sorted[row] === sorted[row] && (row === 0 || sorted[row] !== sorted[row - 1])) distinct++;
  return distinct;
}
