/** Dialect, title rows and names by the beginning of a file: what the reading of the whole, and a preview of it, go by. */

import { DELIMITERS } from './delimiters.ts';
import { guessDelimiter, guessHeader, guessTitleRows, sampleRows, sepLine, type Sample } from './dialect.ts';
import { areTwoHeaders, joinHeaders } from './header-rows.ts';
import type { TablePlan } from './read-table.ts';
import type { DataChoices, Encoding, Guess, Quoting } from './report.ts';
import { UnreadableFile } from './source.ts';
import { surveyNames, type SurveyNames } from './survey-headers.ts';
import { writingOf } from './written-cells.ts';
import { message } from '../lib/outcome.ts';

export const HEAD_BYTES = 128 * 1024;
/** A first line must end within this. */
export const LONGEST_HEAD = 4 * 1024 * 1024;

/** How the beginning of a file says that it is to be read. */
export interface HeadLook {
  readonly delimiter: Guess<string>;
  readonly quotes: Guess<Quoting>;
  readonly header: Guess<boolean>;
  readonly titleRows: Guess<number>;
  readonly headerRows: Guess<1 | 2 | 3>;
  /** whether names in several rows are those of a survey tool */
  readonly survey: boolean;
  /** whether names in two rows took their groups before them, because several are called alike */
  readonly grouped: boolean;
  /** delimiter a first line `sep=` names, which is passed over */
  readonly sep: string | null;
  /** the beginning of the file as text, and as rows with titles and names */
  readonly text: string;
  readonly newline: '\n' | '\r';
  readonly whole: boolean;
  readonly rows: Sample;
  /** what stands in the rows above the names */
  readonly titles: string;
  readonly plan: Omit<TablePlan, 'strict' | 'standIn' | 'firstLine'>;
}

/** Dialect and plan by the beginning of the file; `null` where the whole file is blank. */
export async function lookAtHead(
  blob: Blob,
  firstHead: Uint8Array,
  encoding: Encoding,
  mark: number,
  choices: DataChoices,
): Promise<HeadLook | null> {
  let head = firstHead;
  let text = decodeHead(head.subarray(mark), encoding, head.length >= blob.size);
  if (!/[\r\n]/.test(text.trimStart()) && head.length < blob.size) {
    head = await readHead(blob, LONGEST_HEAD);
    text = decodeHead(head.subarray(mark), encoding, head.length >= blob.size);
  }
  const whole = head.length >= blob.size;
  if (whole && text.trim() === '') return null;
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const literal = choices.quotes === 'literal';
  const delimiter = choices.delimiter
    ? chosen(choices.delimiter, DELIMITERS)
    : guessDelimiter(text, newline, whole, literal);
  const sep = sepLine(text, newline);
  const body = sep === null ? text : text.slice(text.indexOf(newline) + 1);
  const all = sampleRows(body, delimiter.value, newline, whole, literal);
  const titleRows = titleRowsOf(all, choices.titleRows);
  const below = all.rows.slice(titleRows.value);
  const survey = choices.header === false ? null : surveyNames(below.slice(0, 3));
  const possible = headerRowsOf(below, choices, survey);
  // `null` stands in documents for a choice taken back
  const header =
    choices.header == null
      ? guessHeader({ rows: joined(below, possible.value, survey), width: all.width })
      : chosen(choices.header, [true, false]);
  // Without names there are no two rows of them: both are rows of data.
  const headerRows = header.value ? possible : headerRowsOf(below, { ...choices, header: false }, null);
  const sample = { rows: joined(below, headerRows.value, survey), width: all.width };
  const rows = Math.ceil((blob.size / head.length) * countLineEnds(head, newline) * 1.02) + 64;
  const types = choices.types ?? {};
  const dateOrders = choices.dateOrders ?? {};
  return {
    delimiter,
    quotes: literal
      ? chosen<Quoting>('literal', QUOTINGS)
      : { value: 'quoted', reason: message('data.quotes-usual'), chosen: false, alternatives: ['literal'] },
    header,
    titleRows,
    headerRows,
    survey: headerRows.value === survey?.rows,
    grouped: headerRows.value === 2 && tookGroups(sample.rows, below),
    sep,
    text,
    newline,
    whole,
    rows: all,
    titles: all.rows
      .slice(0, titleRows.value)
      .flatMap((cells) => cells.filter((cell) => cell.trim() !== ''))
      .join(' · ')
      .slice(0, 200),
    plan: {
      delimiter: delimiter.value,
      newline,
      header: header.value,
      titleRows: titleRows.value + (headerRows.value - 1) + (sep === null ? 0 : 1),
      literal,
      sample,
      types,
      dateOrders,
      former: choices.columns ?? null,
      missing: choices.missing,
      writing: writingOf(choices),
      rows,
    },
  };
}

function joined(below: Sample['rows'], rows: 1 | 2 | 3, survey: SurveyNames | null): Sample['rows'] {
  if (rows === 1) return below;
  const names = rows === survey?.rows ? survey.names : joinHeaders(below[0] ?? [], below[1] ?? []);
  return [names, ...below.slice(rows)];
}

// A name that is neither the one above nor the one below is both.
function tookGroups([names = []]: Sample['rows'], [upper = [], lower = []]: Sample['rows']): boolean {
  return names.some((name, at) => ![upper[at], lower[at]].some((cell) => (cell ?? '').trim() === name));
}

// Without names there are no two rows of them.
function headerRowsOf(
  [upper, lower, ...body]: Sample['rows'],
  choices: DataChoices,
  survey: SurveyNames | null,
): Guess<1 | 2 | 3> {
  const possible = lower !== undefined && choices.header !== false;
  const wanted = possible ? choices.headerRows : undefined;
  const guessed = possible && survey ? survey.rows : possible && areTwoHeaders(upper, lower, body) ? 2 : 1;
  const value = wanted ?? guessed;
  const reason =
    wanted != null
      ? 'data.chosen'
      : value === survey?.rows
        ? 'data.header-rows-survey'
        : value === 2
          ? 'data.header-rows-groups'
          : 'data.header-rows-one';
  return {
    value,
    reason: message(reason),
    chosen: wanted != null,
    alternatives: possible
      ? ([1, 2, survey?.rows ?? 2] as const).filter((rows, at, all) => rows !== value && all.indexOf(rows) === at)
      : [],
  };
}

function titleRowsOf(sample: Sample, wanted: number | undefined): Guess<number> {
  const guessed = guessTitleRows(sample);
  const most = Math.min(MOST_TITLE_ROWS, sample.rows.length - 1);
  const value = wanted == null ? guessed : Math.max(0, Math.min(wanted, most));
  const reason = wanted != null ? 'data.chosen' : value > 0 ? 'data.title-rows-sparse' : 'data.title-rows-none';
  return {
    value,
    reason: message(reason),
    chosen: wanted != null,
    alternatives: Array.from({ length: Math.max(0, most) + 1 }, (_, rows) => rows).filter((rows) => rows !== value),
  };
}

/** Rows above the names that a person can choose. */
const MOST_TITLE_ROWS = 20;
const QUOTINGS: readonly Quoting[] = ['quoted', 'literal'];

/** The first bytes. @throws UnreadableFile */
export async function readHead(blob: Blob, size: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.slice(0, size).arrayBuffer());
  } catch (error) {
    throw new UnreadableFile('unreadable', { cause: error });
  }
}

// Only a file that goes on may end within a character.
function decodeHead(head: Uint8Array, encoding: Encoding, whole: boolean): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(head, { stream: !whole });
}

function countLineEnds(head: Uint8Array, newline: string): number {
  const byte = newline.charCodeAt(0);
  let count = 1;
  for (let at = head.indexOf(byte); at >= 0; at = head.indexOf(byte, at + 1)) count++;
  return count;
}

function chosen<T>(value: T, all: readonly T[]): Guess<T> {
  return { value, reason: message('data.chosen'), chosen: true, alternatives: all.filter((other) => other !== value) };
}
