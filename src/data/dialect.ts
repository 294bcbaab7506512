/** Dialect: which character separates the cells, and whether the first row holds names. Guessed from the first rows, with reasons. */

import { MISSING, VALUE } from './cell-text.ts';
import { createDateReading, readDate } from './date-text.ts';
import { areTwoHeaders } from './header-rows.ts';
import { splitText } from './irregular.ts';
import { isValue } from './is-value.ts';
import { createNumberReading, readNumber } from './number-text.ts';
import type { Guess } from './report.ts';
import { knownName } from './role-words.ts';
import { message } from '../lib/outcome.ts';

export const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];

const SAMPLE_ROWS = 500;
const encoder = new TextEncoder();
const number = createNumberReading();
const date = createDateReading();

/** The beginning of a file as rows of cells, blank lines left out. */
export interface Sample {
  readonly rows: readonly (readonly string[])[];
  /** cells of most rows */
  readonly width: number;
}

/**
 * Rows of the beginning of a file.
 * @param whole whether `text` is the whole file; otherwise the last row may be cut and is left out
 */
export function sampleRows(text: string, delimiter: string, newline: '\n' | '\r', whole: boolean): Sample {
  const sample = firstLines(text, newline);
  const lines = splitText(sample, delimiter, newline);
  if ((!whole || sample.length < text.length) && lines.length > 1) lines.pop();
  const rows = lines
    .slice(0, SAMPLE_ROWS)
    .map(withoutReturn)
    .filter((cells) => cells.length > 1 || cells[0] !== '');
  return { rows, width: commonWidth(rows) };
}

/** The delimiter under which rows are of one width and columns of one type; comma where nothing decides. */
export function guessDelimiter(text: string, newline: '\n' | '\r', whole: boolean): Guess<string> {
  const scores = DELIMITERS.map((delimiter) => {
    const sample = sampleRows(text, delimiter, newline, whole);
    return { delimiter, sample, score: scoreSample(sample, delimiter) };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const { rows, width } = best.sample;
  const even = rows.filter((cells) => cells.length === width).length;
  return {
    value: best.delimiter,
    reason:
      width <= 1
        ? message('data.delimiter-one-column')
        : message('data.delimiter-even', {
            share: rows.length > 0 ? even / rows.length : 0,
            rows: rows.length,
            columns: width,
          }),
    chosen: false,
    alternatives: DELIMITERS.filter((delimiter) => delimiter !== best.delimiter),
  };
}

/** Whether the first row holds the names of the columns. */
export function guessHeader(sample: Sample): Guess<boolean> {
  const [first, ...rest] = sample.rows;
  const guess = (value: boolean, code: string): Guess<boolean> => ({
    value,
    reason: message(code),
    chosen: false,
    alternatives: [!value],
  });
  if (!first) return guess(true, 'data.header-assumed');
  if (first.some((name) => knownName(name))) return guess(true, 'data.header-known');
  if (first.some((cell) => isValue(cell))) return guess(false, 'data.header-values');
  const typed = first.some((_, column) => {
    const cells = rest.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '');
    return cells.length > 0 && cells.filter(isValue).length >= cells.length * 0.9;
  });
  return typed ? guess(true, 'data.header-over-values') : guess(true, 'data.header-assumed');
}

/** Titles of a report stand above its table at most this many rows. */
const MOST_TITLES = 12;
/** Share of a table's columns that a title fills at most, and that the names fill at least. */
const SPARSE = 0.67;

/**
 * Rows above the names, as reports of spreadsheets have them: a title, a date, a maker, few cells filled where the table has many.
 * 0 where the first row is already as full as the table.
 */
export function guessTitleRows({ rows, width }: Sample): number {
  if (width < 3) return 0;
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
  const areTitles = (above: Sample['rows']): boolean =>
    above.every((row) => filled(row) < width * SPARSE && row.filter(knownName).length < 2);
  // Groups of names have gaps like titles, and so may the names below them.
  const groups = rows
    .slice(0, MOST_TITLES + 1)
    .findIndex((row, at) => areTwoHeaders(row, rows[at + 1], rows.slice(at + 2)));
  if (groups >= 0 && areTitles(rows.slice(0, groups))) return groups;
  const names = rows.findIndex((row) => filled(row) >= width * SPARSE && !row.every(isValue));
  if (names < 1 || names > MOST_TITLES || names >= rows.length) return 0;
  return areTitles(rows.slice(0, names)) ? names : 0;
}

// PapaParse splits all it is given before it looks at how much is wanted.
function firstLines(text: string, newline: string): string {
  let end = 0;
  for (let line = 0; line <= SAMPLE_ROWS; line++) {
    const next = text.indexOf(newline, end);
    if (next < 0) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}

// The carriage return of CRLF stays at the end of a row's last cell.
function withoutReturn(cells: string[]): string[] {
  const last = cells.length - 1;
  if (cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1);
  return cells;
}

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [cells, count] of counts) {
    if (count > most || (count === most && cells > width)) {
      width = cells;
      most = count;
    }
  }
  return width;
}

// Evenness of width × share of columns that are of one type and hold no other delimiter all over.
function scoreSample({ rows, width }: Sample, delimiter: string): number {
  if (width <= 1 || rows.length === 0) return 0;
  const even = rows.filter((cells) => cells.length === width).length / rows.length;
  const header = rows[0]?.length === width ? 1 : 0.8;
  const body = rows.slice(1, 200);
  let clean = 0;
  for (let column = 0; column < width; column++) {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const values = cells.filter(isPlain).length;
    const mixed = cells.filter((cell) =>
      DELIMITERS.some((other) => other !== delimiter && other !== '|' && cell.includes(other)),
    ).length;
    if (cells.length === 0 || values >= cells.length * 0.9 || mixed < cells.length * 0.5) clean++;
  }
  return even * even * header * (clean / width) * (1 + Math.min(width, 20) / 1000);
}

function isPlain(cell: string): boolean {
  const bytes = encoder.encode(cell);
  const state = readNumber(bytes, 0, bytes.length, number);
  return state === VALUE || state === MISSING || readDate(bytes, 0, bytes.length, date) === VALUE;
}
