/**
 * A table as an Excel workbook, row by row into a packed sheet, so that a million rows never stand in memory as text. Our own
 * and not a library's: those that are kept well build all rows and the whole text of a sheet first.
 */

import { isoFromDay, MISSING_SECONDS } from '../../lib/days.ts';
import { PIECE_CHARACTERS, type WritingHooks, type WrittenTable } from '../written-table.ts';
import { columnLetters, FIRST_DAY, LAST_DAY, MOST_CHARACTERS, numberCell, serialOf, textCell } from './cell-xml.ts';
import {
  DAY_STYLE,
  fixedParts,
  HEADER_STYLE,
  MOMENT_STYLE,
  sheetHead,
  sheetTail,
  STYLES,
  TEXT_STYLE,
  WORKBOOK_TYPE,
} from './parts.ts';
import { sheetNames } from './sheet-names.ts';
import { createZip } from './zip-writer.ts';

/** Rows of a sheet, that of the names included. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

export interface WrittenWorkbook {
  readonly blob: Blob;
  readonly sheets: number;
  /** texts longer than a cell can be, of which the first 32,767 characters are written */
  readonly cut: number;
  /** the first of them, in rows and columns of the table; `null` where there is none */
  readonly firstCut: { readonly row: number; readonly column: number } | null;
  /** days no spreadsheet counts rightly, written as text */
  readonly textDays: number;
}

/**
 * @param rowsASheet most rows of a sheet, that of the names included
 * @throws ArchiveTooLarge where the archive would be 4 GiB or more
 */
export async function writeWorkbook(
  table: WrittenTable,
  { pause, progress }: WritingHooks,
  rowsASheet = MOST_ROWS,
): Promise<WrittenWorkbook> {
  const { columns, rows } = table;
  const body = rowsASheet - 1;
  const sheets = Math.max(1, Math.ceil(rows / body));
  const zip = createZip();
  for (const [name, text] of fixedParts(sheetNames(table.title, sheets))) await zip.add(name, text);
  const told: Told = { cut: 0, firstCut: null, textDays: 0 };
  const cellXml = cellWriter(table, told);
  const widths = widthsOf(table);
  const letters = columns.map((_, column) => columnLetters(column));
  const names = columns
    .map(({ label }, column) =>
      label === '' ? '' : textCell(`${letters[column]!}1`, HEADER_STYLE, label.slice(0, MOST_CHARACTERS)),
    )
    .join('');
  const encoder = new TextEncoder();
  for (let sheet = 0; sheet < sheets; sheet++) {
    const member = zip.open(`xl/worksheets/sheet${sheet + 1}.xml`);
    const from = sheet * body;
    const to = Math.min(rows, from + body);
    let text = `${sheetHead(widths, sheet === 0)}<row r="1">${names}</row>`;
    for (let row = from; row < to; row++) {
      const line = String(row - from + 2);
      text += `<row r="${line}">`;
      for (let column = 0; column < columns.length; column++) text += cellXml(row, column, letters[column]! + line);
      text += '</row>';
      if (text.length < PIECE_CHARACTERS) continue;
      await member.write(encoder.encode(text));
      text = '';
      progress(row / rows);
      await pause();
    }
    const last = to - from + 1;
    const texts = letters.filter((_, column) => columns[column]!.style === 'text');
    text += sheetTail(texts.map((letter) => `${letter}1:${letter}${last}`));
    await member.write(encoder.encode(text));
    await member.close();
  }
  return { blob: zip.finish(WORKBOOK_TYPE), sheets, ...told };
}

interface Told {
  cut: number;
  firstCut: { readonly row: number; readonly column: number } | null;
  textDays: number;
}

function cellWriter(table: WrittenTable, told: Told): (row: number, column: number, place: string) => string {
  const styles = table.columns.map(({ style }) => STYLES[style]);
  const text = (row: number, column: number, place: string, value: string): string => {
    if (value === '') return '';
    if (value.length <= MOST_CHARACTERS) return textCell(place, TEXT_STYLE, value);
    told.cut++;
    told.firstCut ??= { row, column };
    return textCell(place, TEXT_STYLE, value.slice(0, MOST_CHARACTERS));
  };
  return (row, column, place) => {
    const value = table.cell(row, column);
    if (value === null) return '';
    if (typeof value === 'string') {
      const moment = table.moment?.(row, column);
      if (!moment) return text(row, column, place, value);
      if (moment.day >= FIRST_DAY && moment.day <= LAST_DAY) {
        const style = moment.seconds === MISSING_SECONDS ? DAY_STYLE : MOMENT_STYLE;
        return numberCell(place, style, serialOf(moment.day, moment.seconds));
      }
      told.textDays++;
      return text(row, column, place, value);
    }
    const style = styles[column]!;
    if (style !== DAY_STYLE)
      return Number.isFinite(value) ? numberCell(place, style === TEXT_STYLE ? 0 : style, value) : '';
    if (value >= FIRST_DAY && value <= LAST_DAY) return numberCell(place, DAY_STYLE, serialOf(value, MISSING_SECONDS));
    told.textDays++;
    return text(row, column, place, isoFromDay(value));
  };
}

const SAMPLE_ROWS = 100;
const NARROWEST = 8;
const WIDEST = 48;
/** Characters of `2023-01-05 13:05:00`, so that no day is shown as hashes. */
const DAY_WIDTH = 19;

// As wide as the name and the first rows ask for; a Chinese character takes the room of two.
function widthsOf({ columns, rows, cell }: WrittenTable): number[] {
  return columns.map(({ label, style }, column) => {
    let widest = roomOf(label) + 1;
    if (style === 'day') widest = Math.max(widest, DAY_WIDTH - 8);
    for (let row = 0; row < Math.min(rows, SAMPLE_ROWS); row++) {
      const value = cell(row, column);
      if (typeof value === 'string') widest = Math.max(widest, roomOf(value));
      else if (value !== null && style !== 'day') widest = Math.max(widest, Math.min(14, String(value).length));
    }
    return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
  });
}

function roomOf(text: string): number {
  let room = 0;
  for (let at = 0; at < Math.min(text.length, WIDEST); at++) room += text.charCodeAt(at) > 0x2e7f ? 2 : 1;
  return room;
}
