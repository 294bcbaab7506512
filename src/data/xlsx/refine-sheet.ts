/** The rows of a sheet as a person sees them in the spreadsheet: with leading zeros, times of day, errors, and merged cells filled. */

import { unzipSync } from 'fflate';
import { isValue } from '../is-value.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { unescapeEntities } from './cell-xml.ts';
import { readSheetDetails, styleForms, type CellsFound, type MergedCells, type SheetDetails } from './sheet-details.ts';

type Row<Cell> = readonly Cell[];

/** A sheet's rows refined, and what to say of it. */
export interface RefinedSheet<Cell> {
  readonly rows: readonly Row<Cell | string>[];
  /** cells that belong to a cell merged downwards: filled, or to be filled where a person wants it */
  readonly merged: number;
  readonly notices: readonly Message[];
}

/** The parts of a workbook beside its sheets. */
export interface WorkbookParts {
  /** name of each sheet and the path of its part, as far as they can be told */
  readonly paths: ReadonlyMap<string, string>;
  /** names of sheets that the spreadsheet hides */
  readonly hidden: readonly string[];
}

/** The parts that tell of a workbook's sheets. */
export const WORKBOOK_PART = 'xl/workbook.xml';
export const RELATIONS_PART = 'xl/_rels/workbook.xml.rels';
export const STYLES_PART = 'xl/styles.xml';

/**
 * Sheets, where they stand, and which of them are hidden (ECMA-376 part 1, 18.2.19).
 * @param parts texts of {@link WORKBOOK_PART} and {@link RELATIONS_PART}
 */
export function workbookParts(parts: ReadonlyMap<string, string>): WorkbookParts {
  const targets = new Map<string, string>();
  for (const tag of tagsOf(parts.get(RELATIONS_PART) ?? '', 'Relationship')) {
    const target = (attribute(tag, 'Target') ?? '').replace(/^\//, '');
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('xl/') ? target : `xl/${target}`);
  }
  const sheets = tagsOf(parts.get(WORKBOOK_PART) ?? '', 'sheet').map((tag) => ({
    name: attribute(tag, 'name') ?? '',
    path: targets.get(attribute(tag, '[\\w]+:id') ?? '') ?? '',
    shown: (attribute(tag, 'state') ?? 'visible') === 'visible',
  }));
  return {
    paths: new Map(sheets.map(({ name, path }) => [name, path])),
    hidden: sheets.filter(({ shown }) => !shown).map(({ name }) => name),
  };
}

/**
 * @param rows the values of the sheet, from its first row and column on; numbers as text
 * @param path of its part in the archive
 * @param fill whether cells merged downwards all have the text of the first of them
 */
export function refineSheet<Cell>(
  bytes: Uint8Array,
  path: string,
  rows: readonly Row<Cell>[],
  fill: boolean,
): RefinedSheet<Cell> {
  const xml = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  if (!xml) return { rows, merged: 0, notices: [] };
  const styles = styleForms(partTexts(bytes, [STYLES_PART]).get(STYLES_PART) ?? '');
  const refined: (Row<Cell | string> | (Cell | string)[])[] = [...rows];
  const changed = new Set<number>();
  const replace = (row: number, column: number, text: string): void => {
    if (row >= refined.length) return;
    if (!changed.has(row)) {
      refined[row] = [...refined[row]!];
      changed.add(row);
    }
    (refined[row] as (Cell | string)[])[column] = text;
  };
  const details = readSheetDetails(xml, styles, replace);
  const downward = details.merged.filter((range) => isOfTheBody(range, refined));
  let merged = 0;
  for (const { top, left, bottom } of downward) {
    const text = textOf(refined[top]?.[left]);
    if (text === '') continue;
    const last = Math.min(bottom, refined.length - 1);
    merged += Math.max(0, last - top);
    if (fill) for (let row = top + 1; row <= last; row++) replace(row, left, text);
  }
  return { rows: refined, merged, notices: detailNotices(details) };
}

/** What to say of cells that Excel shows, or keeps, otherwise than a reader of values would think. */
export function detailNotices({
  padded,
  uncomputed,
  long,
}: Pick<SheetDetails, 'padded' | 'uncomputed' | 'long'>): readonly Message[] {
  const told = (code: string, { count, first }: CellsFound): readonly Message[] =>
    count > 0 ? [message(code, { count, cell: first })] : [];
  return [
    ...told('data.workbook-padded', padded),
    ...told('data.workbook-uncomputed', uncomputed),
    ...told('data.workbook-long', long),
  ];
}

/** Rows at the top that may hold names in several rows. */
const MOST_NAMES = 12;

// Names merged downwards are names, of however many rows; below them rows hold values.
function isOfTheBody({ top, left, bottom, right }: MergedCells, rows: readonly Row<unknown>[]): boolean {
  if (bottom <= top || right - left > 0) return false;
  const own = rows.slice(top, Math.min(bottom + 1, top + MOST_NAMES));
  return own.some((row) => row.some((cell, column) => column !== left && isHeldValue(cell)));
}

function isHeldValue(cell: unknown): boolean {
  return typeof cell === 'object' ? cell !== null : typeof cell === 'string' && isValue(cell);
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : '';
}

/** Parts of a workbook as text; those it does not have are left out. */
export function partTexts(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, string> {
  const found = unzipSync(bytes, { filter: ({ name }) => names.includes(name) });
  const decoder = new TextDecoder();
  return new Map(Object.entries(found).map(([name, part]) => [name, decoder.decode(part)]));
}

function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : unescapeEntities(value);
}
