/** Excel workbooks (.xlsx) as tables of text, so that everything that holds for a CSV file holds for a sheet. */

import readXlsxFile from 'read-excel-file/universal';
import { csvOf, MOST_TEXT, TextTooLong } from './csv-cells.ts';
import { refuseParts } from './xlsx/check-parts.ts';
import { refineSheet, workbookParts } from './xlsx/refine-sheet.ts';
import { refuseZip, zipMembers } from './zip-kind.ts';
import { fail, message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

/** Moments come as objects that know their milliseconds since 1970. */
type Cell = string | number | boolean | { getTime(): number } | null;

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A sheet as CSV, and the names of all sheets. */
export interface SheetText {
  readonly csv: Blob;
  readonly sheet: string;
  readonly sheets: readonly string[];
  /** why this one: it was asked for, it is the first that holds a table, it has the most cells, or there is no other */
  readonly by: 'wanted' | 'table' | 'most' | 'only';
  /** cells below a cell that is merged downwards */
  readonly merged: number;
  readonly notices: readonly Message[];
}

/** Unpacked, a workbook may not be larger than this: a small archive can hold endless zeros. */
const MOST_UNPACKED = 1024 * 1024 * 1024;

/** A part of a workbook is read as one text, and no text of the JavaScript engine is longer, characters. */
const MOST_PART = 2 ** 29 - 24;

/** Rows that hold something, by which a sheet is judged. */
const SAMPLE = 200;

// A workbook is unpacked once, however often another sheet or another reading of it is chosen.
const unpacked = new WeakMap<Blob, Promise<readonly Sheet[]>>();

/**
 * @param wanted name of a sheet; else the first that looks like a table, or where none does the one with the most cells
 * @param fill whether cells merged downwards all have the text of the first of them
 * @returns fails where the archive is no workbook, is damaged, or would be larger than memory allows
 */
export async function readWorkbook(
  blob: Blob,
  name: string,
  wanted: string | undefined,
  fill = true,
): Promise<Outcome<SheetText>> {
  const members = await zipMembers(blob);
  if (members === null) return fail('data.workbook-damaged', { name });
  const refused = refuseZip(members, name);
  if (refused) return { ok: false, error: refused };
  const size = members.reduce((sum, member) => sum + member.size, 0);
  if (size > MOST_UNPACKED) return fail('data.workbook-too-large', { name, bytes: size, limit: MOST_UNPACKED });
  const largest = members.reduce((most, member) => Math.max(most, member.size), 0);
  if (largest > MOST_PART) return fail('data.sheet-too-large', { name, bytes: largest, limit: MOST_PART });
  let sheets: readonly Sheet[];
  try {
    let reading = unpacked.get(blob);
    if (!reading) {
      const wrong = refuseParts(new Uint8Array(await blob.arrayBuffer()), members, name);
      if (wrong) return { ok: false, error: wrong };
      unpacked.set(blob, (reading = unpack(blob)));
    }
    sheets = await reading;
  } catch (error) {
    if (error instanceof RangeError && /allocation|array length|out of memory/i.test(error.message)) throw error;
    // What a programmer's error says helps nobody; what the reader says of the file does.
    const told = error instanceof Error && !(error instanceof TypeError);
    return told
      ? fail('data.workbook-unreadable', { name, reason: error.message })
      : fail('data.workbook-unusual', { name });
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const { paths, hidden } = workbookParts(bytes);
  const asked = sheets.find((each) => each.name === wanted);
  // What a spreadsheet hides is read where it is asked for, or where there is nothing else.
  const shown = sheets.filter((each) => !hidden.includes(each.name));
  const table = asked ? undefined : (shown.find(looksLikeTable) ?? sheets.find(looksLikeTable));
  const sheet = asked ?? table ?? fullest(sheets);
  if (!sheet || sheet.rows.length === 0) return fail('data.workbook-empty', { name });
  const by = asked ? 'wanted' : sheets.length === 1 ? 'only' : table ? 'table' : 'most';
  try {
    // One long text can stand in any number of cells.
    const { rows, merged, notices } = refineSheet(bytes, paths.get(sheet.name) ?? '', sheet.rows, fill);
    const csv = csvOf(rows, MOST_TEXT);
    return succeed({
      csv,
      sheet: sheet.name,
      sheets: sheets.map((each) => each.name),
      by,
      merged,
      notices: [
        ...(hidden.length > 0
          ? [message('data.workbook-hidden', { count: hidden.length, sheets: hidden.slice(0, 5).join('、') })]
          : []),
        ...notices,
      ],
    });
  } catch (error) {
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    throw error;
  }
}

// Two columns that are filled in most rows, and two such rows; a note has one column, whatever stands in it.
function looksLikeTable({ rows }: Sheet): boolean {
  const held: (readonly number[])[] = [];
  for (const row of rows) {
    const filled = row.flatMap((cell, column) => (isFilled(cell) ? [column] : []));
    if (filled.length > 0 && held.push(filled) === SAMPLE) break;
  }
  const wide = held.filter((columns) => columns.length > 1);
  if (wide.length < 2 || wide.length * 2 < held.length) return false;
  const counts = new Map<number, number>();
  for (const column of wide.flat()) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts.values()].filter((count) => count * 2 > wide.length).length > 1;
}

function fullest(sheets: readonly Sheet[]): Sheet | undefined {
  let [best, most] = [sheets[0], -1];
  for (const sheet of sheets) {
    const cells = sheet.rows.reduce((sum, row) => sum + row.filter(isFilled).length, 0);
    if (cells > most) [best, most] = [sheet, cells];
  }
  return best;
}

function isFilled(cell: Cell): boolean {
  return cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
}

async function unpack(blob: Blob): Promise<readonly Sheet[]> {
  // Numbers stay the texts they are in the file, to the last digit.
  const read = (await readXlsxFile(blob, { trim: false, parseNumber: (text: string) => text as never })) as unknown as {
    sheet: string;
    data: Cell[][];
  }[];
  return read.map(({ sheet, data }) => ({ name: sheet, rows: data }));
}
