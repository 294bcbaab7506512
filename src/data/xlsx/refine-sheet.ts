/** The rows of a sheet as a person sees them in the spreadsheet: with leading zeros, times of day, errors, and merged cells filled. */

import { unzipSync } from 'fflate';
import { isValue } from '../is-value.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { readSheetDetails, styleForms, type MergedCells } from './sheet-details.ts';

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

/** Sheets, where they stand, and which of them are hidden (ECMA-376 part 1, 18.2.19). */
export function workbookParts(bytes: Uint8Array): WorkbookParts {
  const parts = textsOf(bytes, ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
  const targets = new Map<string, string>();
  for (const tag of tagsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')) {
    const target = (attribute(tag, 'Target') ?? '').replace(/^\//, '');
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('xl/') ? target : `xl/${target}`);
  }
  const sheets = tagsOf(parts.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => ({
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
  const styles = styleForms(textsOf(bytes, ['xl/styles.xml']).get('xl/styles.xml') ?? '');
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
  const { padded, uncomputed, long } = details;
  return {
    rows: refined,
    merged,
    notices: [
      ...(padded.count > 0 ? [message('data.workbook-padded', { count: padded.count, cell: padded.first })] : []),
      ...(uncomputed.count > 0
        ? [message('data.workbook-uncomputed', { count: uncomputed.count, cell: uncomputed.first })]
        : []),
      ...(long.count > 0 ? [message('data.workbook-long', { count: long.count, cell: long.first })] : []),
    ],
  };
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

function textsOf(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, string> {
  const found = unzipSync(bytes, { filter: ({ name }) => names.includes(name) });
  const decoder = new TextDecoder();
  return new Map(Object.entries(found).map(([name, part]) => [name, decoder.decode(part)]));
}

function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined
    ? null
    : value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity]!);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
