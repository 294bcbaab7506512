/** Dialect: which character separates the cells, and whether the first row holds names. Guessed from the first rows, with reasons. */

import { MISSING, VALUE } from './cell-text.ts';
import { DELIMITERS, delimiterOfSepLine } from './delimiters.ts';
import { createDateReading, readDate } from './date-text.ts';
import { areTwoHeaders } from './header-rows.ts';
import { splitText } from './irregular.ts';
import { isValue } from './is-value.ts';
import { createNumberReading, readNumber } from './number-text.ts';
import type { Guess } from './report.ts';
import { knownName } from './role-words.ts';
import { surveyNames } from './survey-headers.ts';
import { message } from '../lib/outcome.ts';

const SAMPLE_ROWS = 500;
/** What speaks for no delimiter at all, where any makes cells. */
const NO_DELIMITER = 0.04;
/** 1.234,50 or 2,5 */
const DECIMAL_COMMA = /^[^\d,.]{0,3}(\d{1,3}(\.\d{3})+|\d+),\d+[^\d,.]{0,3}$/;
const encoder = new TextEncoder();
const number = createNumberReading();
const date = createDateReading();

/** The beginning of a file as rows of cells, blank lines left out. */
export interface Sample {
  readonly rows: readonly (readonly string[])[];
  /** cells of most rows */
  readonly width: number;
}

const EMPTY: Sample = { rows: [], width: 0 };

/**
 * Rows of the beginning of a file.
 * @param whole whether `text` is the whole file; otherwise the last row may be cut and is left out
 * @param literal whether quotes are characters like any other
 */
export function sampleRows(
  text: string,
  delimiter: string,
  newline: '\n' | '\r',
  whole: boolean,
  literal = false,
): Sample {
  const sample = firstLines(text, newline);
  const lines = splitText(sample, delimiter, newline, literal);
  if ((!whole || sample.length < text.length) && lines.length > 1) lines.pop();
  const rows = lines
    .slice(0, SAMPLE_ROWS)
    .map(withoutReturn)
    .filter((cells) => cells.length > 1 || cells[0] !== '');
  return { rows, width: commonWidth(rows) };
}

/** A delimiter and how well the beginning of the file suits it. */
export interface WeighedDelimiter {
  readonly delimiter: string;
  /** share of all that speaks for one delimiter or another, or for none, 0…1 */
  readonly confidence: number;
  readonly sample: Sample;
}

/**
 * How far rows are of one width and columns of one type under each delimiter, best first. What speaks for none of them (rows of
 * no common width) takes its share.
 */
export function weighDelimiters(
  text: string,
  newline: '\n' | '\r',
  whole: boolean,
  literal = false,
): readonly WeighedDelimiter[] {
  const scored = DELIMITERS.map((delimiter) => {
    // What a text does not hold cannot separate its cells.
    const sample = text.includes(delimiter) ? sampleRows(text, delimiter, newline, whole, literal) : EMPTY;
    return { delimiter, sample, score: scoreSample(sample, delimiter) };
  });
  // The square sets good ones apart; a column alone is never quite ruled out.
  const weight = (score: number): number => score * score;
  const sum = scored.reduce((all, { score }) => all + weight(score), 0);
  const none = scored.some(({ sample }) => sample.width > 1) ? NO_DELIMITER : 0;
  return scored
    .map(({ delimiter, sample, score }) => ({
      delimiter,
      sample: sample === EMPTY ? sampleRows(text, delimiter, newline, whole, literal) : sample,
      score,
      confidence: sum > 0 ? weight(score) / (sum + none) : 0,
    }))
    .sort((a, b) => b.score - a.score);
}

/** The delimiter under which rows are of one width and columns of one type; comma where nothing decides. */
export function guessDelimiter(text: string, newline: '\n' | '\r', whole: boolean, literal = false): Guess<string> {
  const named = sepLine(text, newline);
  if (named !== null)
    return {
      value: named,
      reason: message('data.delimiter-sep', { delimiter: named }),
      chosen: false,
      alternatives: DELIMITERS.filter((delimiter) => delimiter !== named),
      confidence: 1,
    };
  const weighed = weighDelimiters(text, newline, whole, literal);
  const [best, ...others] = weighed as [WeighedDelimiter, ...WeighedDelimiter[]];
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
    alternatives: others.map(({ delimiter }) => delimiter),
    // Where no character separates anything, one column is what is left.
    confidence: width <= 1 ? 1 : best.confidence,
    confidences: others.map(({ confidence }) => confidence),
  };
}

/** The delimiter a first line like `sep=;` names; that line is no row of the table. */
export function sepLine(text: string, newline: string): string | null {
  const end = text.indexOf(newline);
  return delimiterOfSepLine(end < 0 ? text.slice(0, 20) : text.slice(0, Math.min(end, 20)));
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
  if (width < 3 || surveyNames(rows.slice(0, 3))) return 0;
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

// Evenness of width × how far columns are of one type and hold no other delimiter all over.
function scoreSample({ rows, width }: Sample, delimiter: string): number {
  if (width <= 1 || rows.length === 0) return 0;
  const even = rows.filter((cells) => cells.length === width).length / rows.length;
  const header = rows[0]?.length === width ? 1 : 0.8;
  // Full-width ones stand in every text; only where every line has as many do they separate its cells.
  if (delimiter > '\u00ff' && (header < 1 || even < 0.75)) return 0;
  const body = rows.slice(1, 200);
  let clean = 0;
  for (let column = 0; column < width; column++) {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const values = cells.filter((cell) => isPlain(cell, delimiter)).length;
    const mixed = cells.filter((cell) =>
      DELIMITERS.some((other) => other < '\u00ff' && other !== delimiter && other !== '|' && separates(cell, other)),
    ).length;
    const share = cells.length === 0 ? 1 : values / cells.length;
    if (share >= 0.9 || mixed < cells.length * 0.5 || cells.length === 0) clean += Math.max(share, 1 - share);
  }
  return even * even * header * (clean / width) * (1 + Math.min(width, 20) / 1000);
}

// In prose a blank follows; between cells hardly ever.
function separates(cell: string, delimiter: string): boolean {
  const at = cell.indexOf(delimiter);
  return at >= 0 && cell[at + 1] !== ' ';
}

function isPlain(cell: string, delimiter: string): boolean {
  if (delimiter !== ',' && DECIMAL_COMMA.test(cell)) return true;
  const bytes = encoder.encode(cell);
  const state = readNumber(bytes, 0, bytes.length, number);
  return state === VALUE || state === MISSING || readDate(bytes, 0, bytes.length, date) === VALUE;
}
