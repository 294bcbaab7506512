/** CSV that opens safely and readably in Excel: byte order mark, CRLF, quotes where needed, no text that runs as a formula. */

export type CsvCell = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const BATCH_CHARACTERS = 1 << 20;

/**
 * A whole table as a file.
 * @param header names of the columns
 * @param rows numbers are written in full precision, text as {@link csvField} has it, `null` as an empty cell
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Blob {
  const parts: Blob[] = [];
  let text = BYTE_ORDER_MARK + csvLine(header);
  for (const row of rows) {
    text += csvLine(row);
    // Blob by blob, so that the text of a million rows never stands in memory at once.
    if (text.length >= BATCH_CHARACTERS) {
      parts.push(new Blob([text]));
      text = '';
    }
  }
  parts.push(new Blob([text]));
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/** One line with its line end. */
export function csvLine(row: readonly CsvCell[]): string {
  // A single empty cell would be a blank line, which readers skip.
  return (row.length === 1 && (row[0] === null || row[0] === '') ? '""' : row.map(csvField).join(',')) + LINE_END;
}

/**
 * A cell as it stands in the file. Numbers are untouched; NaN and ±∞ have no spelling that spreadsheets share and stay empty.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front: `= + - @`, tab and carriage return, and their
 * full-width forms ＝＋－＠ (OWASP, "CSV injection"). A text such as -5 is only a negative number and stays.
 */
export function csvField(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-\d+(\.\d+)?%?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t|]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
