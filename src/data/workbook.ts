/** Excel workbooks (.xlsx) as tables of text, so that everything that holds for a CSV file holds for a sheet. */

import readXlsxFile from 'read-excel-file/universal';
import { csvOf, MOST_TEXT, TextTooLong } from './csv-cells.ts';
import { refuseParts } from './xlsx/check-parts.ts';
import { DamagedPart, readLargeSheet, sharedStrings, textOfMember } from './xlsx/large-sheet.ts';
import {
  detailNotices,
  partTexts,
  refineSheet,
  RELATIONS_PART,
  STYLES_PART,
  WORKBOOK_PART,
  workbookParts,
  type WorkbookParts,
} from './xlsx/refine-sheet.ts';
import { styleForms } from './xlsx/sheet-details.ts';
import { refuseZip, zipMembers, type ZipMember } from './zip-kind.ts';
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

/** A sheet up to here is read as one text, and no text of the JavaScript engine is longer, characters; what is longer, piece by piece. */
const MOST_PART = 2 ** 29 - 24;

/** Rows that hold something, by which a sheet is judged. */
const SAMPLE = 200;

// A workbook is unpacked once, however often another sheet or another reading of it is chosen.
const unpacked = new WeakMap<Blob, Promise<readonly Sheet[]>>();

/**
 * @param wanted name of a sheet; else the first that looks like a table, or where none does the one with the most cells
 * @param fill whether cells merged downwards all have the text of the first of them
 * @param pause awaited now and then where the sheet is large; throws where reading was cancelled
 * @returns fails where the archive is no workbook, is damaged, or would be larger than memory allows
 */
export async function readWorkbook(
  blob: Blob,
  name: string,
  wanted: string | undefined,
  fill = true,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<SheetText>> {
  const members = await zipMembers(blob);
  if (members === null) return fail('data.workbook-damaged', { name });
  const refused = refuseZip(members, name);
  if (refused) return { ok: false, error: refused };
  const size = members.reduce((sum, member) => sum + member.size, 0);
  if (size > MOST_UNPACKED) return fail('data.workbook-too-large', { name, bytes: size, limit: MOST_UNPACKED });
  const largest = members.reduce((most, member) => Math.max(most, member.size), 0);
  if (largest > MOST_PART) return readLarge(blob, name, members, wanted, pause);
  let bytes: Uint8Array<ArrayBuffer>;
  let sheets: readonly Sheet[];
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
    let reading = unpacked.get(blob);
    if (!reading) {
      const wrong = refuseParts(bytes, members, name);
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
  const { paths, hidden } = workbookParts(partTexts(bytes, [WORKBOOK_PART, RELATIONS_PART]));
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
      notices: [...hiddenNotices(hidden), ...notices],
    });
  } catch (error) {
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    throw error;
  }
}

// Sheets are told apart by their sizes alone: none is unpacked but the one that is read.
async function readLarge(
  blob: Blob,
  name: string,
  members: readonly ZipMember[],
  wanted: string | undefined,
  pause: () => Promise<void>,
): Promise<Outcome<SheetText>> {
  const memberOf = new Map(members.map((member) => [member.name, member]));
  const textOf = async (part: string): Promise<string> => {
    const member = memberOf.get(part);
    return member ? textOfMember(blob, member) : '';
  };
  const strings = memberOf.get(STRINGS_PART);
  if (strings && strings.size > MOST_PART)
    return fail('data.sheet-too-large', { name, bytes: strings.size, limit: MOST_PART });
  let part = WORKBOOK_PART;
  try {
    const workbook = await textOf(WORKBOOK_PART);
    const parts = workbookParts(
      new Map([
        [WORKBOOK_PART, workbook],
        [RELATIONS_PART, await textOf(RELATIONS_PART)],
      ]),
    );
    const found = largestSheet(parts, memberOf, wanted);
    if (!found) return fail('data.workbook-empty', { name });
    part = STRINGS_PART;
    const context = {
      strings: sharedStrings(await textOf(STRINGS_PART)),
      styles: styleForms(await textOf(STYLES_PART)),
      from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
    };
    part = found.member.name;
    const read = await readLargeSheet(blob, found.member, context, pause);
    if (read.csv.size === 0) return fail('data.workbook-empty', { name });
    const sheets = [...parts.paths.keys()];
    return succeed({
      csv: read.csv,
      sheet: found.name,
      sheets,
      by: found.name === wanted ? 'wanted' : sheets.length === 1 ? 'only' : 'most',
      merged: 0,
      notices: [
        ...hiddenNotices(parts.hidden),
        ...detailNotices(read),
        ...(read.merged > 0 ? [message('data.workbook-merged-large', { count: read.merged })] : []),
      ],
    });
  } catch (error) {
    if (error instanceof TextTooLong) return fail('data.too-large-unpacked', { name, limit: MOST_TEXT });
    if (error instanceof DamagedPart) return fail('data.workbook-part-damaged', { name, part });
    throw error;
  }
}

const STRINGS_PART = 'xl/sharedStrings.xml';

function largestSheet(
  { paths, hidden }: WorkbookParts,
  memberOf: ReadonlyMap<string, ZipMember>,
  wanted: string | undefined,
): { readonly name: string; readonly member: ZipMember } | null {
  let best: { readonly name: string; readonly member: ZipMember } | null = null;
  for (const [name, path] of paths) {
    const member = memberOf.get(path);
    if (!member) continue;
    if (name === wanted) return { name, member };
    if (best === null || (!hidden.includes(name) && member.size > best.member.size)) best = { name, member };
  }
  return best;
}

function hiddenNotices(hidden: readonly string[]): readonly Message[] {
  return hidden.length > 0
    ? [message('data.workbook-hidden', { count: hidden.length, sheets: hidden.slice(0, 5).join('、') })]
    : [];
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
