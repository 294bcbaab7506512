/** CSV that opens safely and readably in Excel: byte order mark, CRLF, quotes where needed, no text that runs as a formula. */

import type { CsvForm } from './csv-form.ts';
import { delimiterOfSepLine } from './delimiters.ts';
import { encodeGb18030 } from './gb18030.ts';
import { PIECE_CHARACTERS, type WritingHooks, type WrittenTable } from './written-table.ts';
import { isoFromDay } from '../lib/days.ts';

const BYTE_ORDER_MARK = '\ufeff';

export interface WrittenCsv {
  readonly blob: Blob;
  /** characters the encoding has no place for */
  readonly lost: number;
}

/** A whole table as a file, line by line: numbers in full precision, days as 2023-01-05, empty cells where there is no value. */
export async function writeCsv(
  { columns, rows, cell }: WrittenTable,
  form: CsvForm,
  { pause, progress }: WritingHooks,
): Promise<WrittenCsv> {
  const parts: Blob[] = [];
  let lost = 0;
  const put = (piece: string): void => {
    const encoded = encode(piece, form.encoding);
    lost += encoded.lost;
    parts.push(new Blob([encoded.bytes]));
  };
  const line = lineWriter(form);
  const days = columns.map(({ style }) => style === 'day');
  const cells: (string | number | null)[] = [];
  const names = line(columns.map(({ label }) => label));
  // A table of one column called sep=; would be taken for settings, were there none before it.
  const settings = delimiterOfSepLine(names) !== null ? `sep=${form.delimiter}${form.lineEnd ?? '\r\n'}` : '';
  let text = (form.mark && form.encoding !== 'gb18030' ? BYTE_ORDER_MARK : '') + settings + names;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns.length; column++) {
      const value = cell(row, column);
      cells[column] = typeof value === 'number' && days[column] ? isoFromDay(value) : value;
    }
    text += line(cells);
    if (text.length < PIECE_CHARACTERS) continue;
    // Blob by blob, so that the text of a million rows never stands in memory at once.
    put(text);
    text = '';
    progress(row / rows);
    await pause();
  }
  put(text);
  return { blob: new Blob(parts, { type: `text/csv;charset=${form.encoding}` }), lost };
}

/** Writes one line with its line end. */
function lineWriter(form: CsvForm): (row: readonly (string | number | null)[]) => string {
  const { delimiter, safe, lineEnd = '\r\n' } = form;
  return (row) => {
    // A single empty cell would be a blank line, which readers skip.
    if (row.length === 1 && (row[0] === null || row[0] === '')) return `""${lineEnd}`;
    let line = csvField(row[0] ?? null, safe);
    for (let column = 1; column < row.length; column++) line += delimiter + csvField(row[column]!, safe);
    return line + lineEnd;
  };
}

/**
 * A cell as it stands in the file. Numbers are untouched, but for the sign of −0; NaN and ±∞ have no spelling that spreadsheets
 * share and stay empty. Texts that any delimiter, quote, line end or blank at an end could change are quoted.
 */
export function csvField(cell: string | number | null, safe: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = safe ? safeText(cell) : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Blanks at the ends include a byte order mark, which must not be taken for that of the file.
const QUOTED = /[",;\t|，；\r\n]|^\s|\s$/;

/**
 * The text with an apostrophe in front where a spreadsheet would run it as a formula: `= + - @` at its beginning or after blanks,
 * their full-width forms ＝＋－＠, and tab, carriage return and line feed (OWASP, "CSV injection"). A text such as -5, +86 or — is
 * no formula and stays.
 */
export function safeText(text: string): string {
  return RUNS.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

const RUNS = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const HARMLESS = /^ *(?:[+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?%?|[+-]+) *$/i;

function encode(
  text: string,
  encoding: CsvForm['encoding'],
): { readonly bytes: string | Uint8Array<ArrayBuffer>; readonly lost: number } {
  if (encoding === 'utf-8') return { bytes: text, lost: 0 };
  if (encoding === 'gb18030') return encodeGb18030(text);
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[at * 2] = unit & 0xff;
    bytes[at * 2 + 1] = unit >>> 8;
  }
  return { bytes, lost: 0 };
}
