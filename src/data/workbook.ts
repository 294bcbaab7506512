/** Excel workbooks (.xlsx) as tables of text, so that everything that holds for a CSV file holds for a sheet. */

import readXlsxFile from 'read-excel-file/universal';
import { csvOf } from './csv-cells.ts';
import { refuseZip, zipMembers } from './zip-kind.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

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
}

/** Unpacked, a workbook may not be larger than this: a small archive can hold endless zeros. */
const MOST_UNPACKED = 1024 * 1024 * 1024;

// A workbook is unpacked once, however often another sheet or another reading of it is chosen.
const unpacked = new WeakMap<Blob, Promise<readonly Sheet[]>>();

/**
 * @param wanted name of a sheet; else the first one with more than one row, or the first
 * @returns fails where the archive is no workbook, is damaged, or would be larger than memory allows
 */
export async function readWorkbook(blob: Blob, name: string, wanted: string | undefined): Promise<Outcome<SheetText>> {
  const members = await zipMembers(blob);
  if (members === null) return fail('data.workbook-damaged', { name });
  const refused = refuseZip(members, name);
  if (refused) return { ok: false, error: refused };
  const size = members.reduce((sum, member) => sum + member.size, 0);
  if (size > MOST_UNPACKED) return fail('data.workbook-too-large', { name, bytes: size, limit: MOST_UNPACKED });
  let sheets: readonly Sheet[];
  try {
    let reading = unpacked.get(blob);
    if (!reading) unpacked.set(blob, (reading = unpack(blob)));
    sheets = await reading;
  } catch (error) {
    // What a programmer's error says helps nobody; what the reader says of the file does.
    const told = error instanceof Error && !(error instanceof TypeError);
    return told
      ? fail('data.workbook-unreadable', { name, reason: error.message })
      : fail('data.workbook-unusual', { name });
  }
  const sheet = sheets.find((each) => each.name === wanted) ?? sheets.find(({ rows }) => rows.length > 1) ?? sheets[0];
  if (!sheet || sheet.rows.length === 0) return fail('data.workbook-empty', { name });
  return succeed({ csv: csvOf(sheet.rows), sheet: sheet.name, sheets: sheets.map((each) => each.name) });
}

async function unpack(blob: Blob): Promise<readonly Sheet[]> {
  // Numbers stay the texts they are in the file, to the last digit.
  const read = (await readXlsxFile(blob, { trim: false, parseNumber: (text: string) => text as never })) as unknown as {
    sheet: string;
    data: Cell[][];
  }[];
  return read.map(({ sheet, data }) => ({ name: sheet, rows: data }));
}
