/**
 * Several tables in one sheet, as people lay them out: one below the other with blank lines and titles between, or side by side
 * with an empty column between. A stray blank line makes no second table: only where a row of names begins anew does one begin.
 */

import { splitText } from './irregular.ts';
import { isValue } from './is-value.ts';
import { knownName } from './role-words.ts';

/** One of several tables. Lines are 1-based and include its titles. */
export interface TableBlock {
  readonly firstLine: number;
  readonly lastLine: number;
  /** characters of the text from which to which it stands, whole lines */
  readonly start: number;
  readonly end: number;
  /** of tables side by side, the columns it has (from, to, not included); else `null` */
  readonly columns: readonly [number, number] | null;
  /** rows above the names */
  readonly titles: number;
  /** rows below the names */
  readonly rows: number;
  readonly width: number;
  /** what stands above it, '' for nothing */
  readonly title: string;
  readonly names: readonly string[];
}

/** A line (or a row over several lines) that is not blank. */
interface TextRecord {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface Manner {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** quotes are characters like any other */
  readonly literal: boolean;
}

/** More groups of lines than this are no tables but a file with blank lines between its rows. */
const MOST_GROUPS = 400;
/** Rows of a group that are looked at. */
const SAMPLE = 60;
/** Rows above the names of a table. */
const MOST_TITLES = 6;
/** Share of a table's columns that its names fill. */
const FULL = 0.6;
const FITTING = 0.9;
/** Rows over which a column must be empty to part two tables; longer ones are no classroom sheets. */
export const MOST_BESIDE = 20_000;

/**
 * @param titles rows (blank lines do not count) that are known to stand above the first table
 * @returns nothing where the text is one table
 */
export function findBlocks(text: string, manner: Manner, titles: number): readonly TableBlock[] {
  const groups = groupsOf(text, manner);
  if (groups.length === 0 || groups.length > MOST_GROUPS) return [];
  const below = stackedBlocks(text, manner, groups, titles);
  const beside = below.flatMap((block) => besideBlocks(text, manner, block, groups));
  return below.length > 1 ? [...below, ...beside] : beside;
}

/** All records of a text that hold something, in groups that blank lines part. */
export function groupsOf(text: string, manner: Manner): readonly (readonly TextRecord[])[] {
  const { delimiter, newline } = manner;
  const groups: TextRecord[][] = [];
  let group: TextRecord[] | null = null;
  let line = 1;
  let quote = manner.literal ? -1 : text.indexOf('"');
  for (let start = 0; start < text.length;) {
    let end = text.indexOf(newline, start);
    if (end < 0) end = text.length;
    let lines = 1;
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    if (quote >= start && quote < end) {
      const whole = endOfRecord(text, start, manner);
      for (let at = end; at < whole; lines++) at = Math.min(whole, indexFrom(text, newline, at + 1));
      end = whole;
    }
    if (isBlank(text, start, end, delimiter)) group = null;
    else {
      if (!group) groups.push((group = []));
      group.push({ line, start, end });
    }
    line += lines;
    start = end + 1;
  }
  return groups;
}

// Where a record with quotes ends: a quote at the beginning of a cell opens it, if another one closes it.
function endOfRecord(text: string, start: number, { delimiter, newline }: Manner): number {
  for (let at = start; ;) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && !endsCell(text, close + 1, delimiter, newline))
        close = text.indexOf('"', close + (text[close + 1] === '"' ? 2 : 1));
      if (close >= 0) at = close + 1;
    }
    const end = indexFrom(text, newline, at);
    const next = text.indexOf(delimiter, at);
    if (next < 0 || next > end) return end;
    at = next + delimiter.length;
  }
}

// After a quote that closes a cell comes the next cell or line; any other quote is a character of the cell, as in the reading itself.
function endsCell(text: string, start: number, delimiter: string, newline: string): boolean {
  let at = start;
  while (text[at] === ' ') at++;
  return at >= text.length || text[at] === '\r' || text[at] === newline || text.startsWith(delimiter, at);
}

function indexFrom(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from);
  return at < 0 ? text.length : at;
}

/** The cells of a record. */
export function cellsOf(text: string, { start, end }: TextRecord, { delimiter, newline, literal }: Manner): string[] {
  const row = text.slice(start, end).replace(/\r$/, '');
  return literal ? row.split(delimiter) : (splitText(row, delimiter, newline)[0] ?? []);
}

interface Group {
  readonly records: readonly TextRecord[];
  /** cells of its first records, without blank ones at the end */
  readonly rows: readonly (readonly string[])[];
}

interface Shape {
  /** index of the row of names */
  readonly names: number;
  readonly cells: readonly string[];
  readonly width: number;
  /** columns whose cells below the names are values */
  readonly typed: ReadonlySet<number>;
}

function stackedBlocks(
  text: string,
  manner: Manner,
  groups: readonly (readonly TextRecord[])[],
  titles: number,
): TableBlock[] {
  const blocks: { groups: Group[]; shape: Shape | null; titled: TextRecord[] }[] = [];
  let pending: Group[] = [];
  let seen = 0;
  for (const records of groups) {
    const rows = records.slice(0, SAMPLE).map((record) => trimmed(cellsOf(text, record, manner)));
    const group: Group = { records, rows };
    const shape = shapeOf(rows);
    const current = blocks.at(-1);
    // Above the first table a head of names and values is a title; only a table in full is a table.
    const above = seen + records.length <= titles && !isWholeTable(rows, shape);
    seen += records.length;
    if (above || rows.every((row) => filled(row) <= 1) || (!current && records.length === 1 && filled(rows[0]!) <= 1)) {
      pending.push(group);
      continue;
    }
    if (!current || (shape && begins(shape, rows, current.shape, pending.length > 0))) {
      blocks.push({ groups: [...pending, group], shape, titled: pending.flatMap((each) => [...each.records]) });
    } else current.groups.push(...pending, group);
    pending = [];
  }
  blocks.at(-1)?.groups.push(...pending);
  return blocks.map(({ groups: own, shape, titled }) => {
    const records = own.flatMap((group) => [...group.records]);
    const names = titled.length + (shape?.names ?? 0);
    const above = records
      .slice(0, names)
      .map((record) => cellsOf(text, record, manner).filter((cell) => cell.trim() !== ''));
    const first = records[0]!;
    const last = records[records.length - 1]!;
    return {
      firstLine: first.line,
      lastLine: lastLineOf(text, last, manner),
      start: first.start,
      end: Math.min(text.length, last.end + 1),
      columns: null,
      titles: names,
      rows: Math.max(0, records.length - names - (shape ? 1 : 0)),
      width: shape?.width ?? Math.max(...own.flatMap(({ rows }) => rows.map((row) => row.length))),
      title: above.flat().join(' · ').slice(0, 120),
      names: (shape?.cells ?? []).slice(0, 60),
    };
  });
}

// Where its names stand, if it has names: the first full row that holds no value, with sparse rows above it only.
function shapeOf(rows: Group['rows']): Shape | null {
  const width = commonLength(rows);
  if (width < 2) return null;
  for (let at = 0; at <= Math.min(MOST_TITLES, rows.length - 2); at++) {
    const cells = rows[at]!;
    const full = filled(cells) >= Math.max(2, width * FULL);
    if (!full) continue;
    if (cells.some((cell) => cell.trim() !== '' && isValue(cell))) return null;
    const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (new Set(given).size < given.length) return null;
    return {
      names: at,
      cells: cells.map((cell) => cell.trim()),
      width,
      typed: typedColumns(rows.slice(at + 1), width),
    };
  }
  return null;
}

function begins(shape: Shape, rows: Group['rows'], former: Shape | null, afterTitle: boolean): boolean {
  const { cells, typed, width } = shape;
  if (former && sameCells(former.cells, cells)) return true;
  const known = cells.filter((cell) => cell !== '' && knownName(cell)).length;
  // A row with a value where the rows above have theirs is one of them, late by a blank line, and no title.
  const late = (row: readonly string[]): boolean =>
    row.some((cell, column) => (!former?.typed.size || former.typed.has(column)) && isValue(cell));
  const headed = shape.names > 0 && !rows.slice(0, shape.names).some(late);
  const titled = afterTitle || headed;
  if (![...typed].some((column) => (cells[column] ?? '') !== ''))
    return known >= 2 && known * 2 >= filled(cells) && rows.length > shape.names + 1;
  // Where the rows above have values, names stand in every one of these columns: no row of data looks like that.
  const broken =
    former === null || [...former.typed].every((column) => column >= width || (cells[column] ?? '') !== '');
  if (!broken) return false;
  const differs = former === null || width !== former.width || !sameColumns(former.typed, typed);
  return titled || known >= 1 || (differs && (former?.typed.size ?? 0) > 1);
}

// In full: names known as such or over values, two rows or more, every row as full as the names.
function isWholeTable(rows: Group['rows'], shape: Shape | null): boolean {
  if (!shape) return false;
  const body = rows.slice(shape.names + 1);
  const known = shape.cells.filter(knownName).length;
  if (body.length < 2 || shape.typed.size === 0 || (shape.width < 3 && known < 2)) return false;
  return filled(shape.cells) === shape.width && body.every((row) => filled(row) >= shape.width - 1);
}

function besideBlocks(
  text: string,
  manner: Manner,
  block: TableBlock,
  groups: readonly (readonly TextRecord[])[],
): TableBlock[] {
  const records = groups.flat().filter(({ line }) => line >= block.firstLine && line <= block.lastLine);
  if (records.length > MOST_BESIDE || records.length < 2) return [];
  const rows = records.map((record) => cellsOf(text, record, manner));
  const width = Math.max(...rows.map((row) => trimmed(row).length));
  if (width > 1000) return [];
  const empty = Array.from({ length: width }, (_, column) => rows.every((row) => (row[column] ?? '').trim() === ''));
  const parts: [number, number][] = [];
  for (let column = 0; column < width; column++) {
    if (empty[column]) continue;
    const last = parts.at(-1);
    if (last && last[1] === column) last[1] = column + 1;
    else parts.push([column, column + 1]);
  }
  if (parts.length < 2 || parts.some(([from, to]) => to - from < 2)) return [];
  const cut = parts.map((part) => rows.map((row) => trimmed(row.slice(...part))));
  const shapes = cut.map((part) => shapeOf(part.filter((row) => row.length > 0).slice(0, SAMPLE)));
  if (shapes.some((shape) => shape === null || shape.typed.size === 0)) return [];
  const heights = cut.map((part) => part.findLastIndex((row) => row.length > 0));
  const same = shapes.every((shape) => sameCells(shape!.cells, shapes[0]!.cells));
  const titled = shapes.every((shape) => shape!.names > 0);
  if (!same && !titled && new Set(heights).size === 1) return [];
  return parts.map((columns, index) => {
    const shape = shapes[index]!;
    const filledRows = cut[index]!.filter((row) => row.length > 0);
    return {
      ...block,
      lastLine: lastLineOf(text, records[heights[index]!]!, manner),
      end: Math.min(text.length, records[heights[index]!]!.end + 1),
      columns,
      titles: shape.names,
      rows: filledRows.length - shape.names - 1,
      width: columns[1] - columns[0],
      title: filledRows
        .slice(0, shape.names)
        .flat()
        .filter((cell) => cell.trim() !== '')
        .join(' · ')
        .slice(0, 120),
      names: shape.cells.slice(0, 60),
    };
  });
}

function typedColumns(body: Group['rows'], width: number): Set<number> {
  const typed = new Set<number>();
  for (let column = 0; column < width; column++) {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length > 0 && cells.filter(isValue).length >= cells.length * FITTING) typed.add(column);
  }
  return typed;
}

function trimmed(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

// Cells of most rows; of two lengths that are as frequent the longer one.
function commonLength(rows: Group['rows']): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0];
}

function sameCells(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at]);
}

function sameColumns(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((column) => other.has(column));
}

function isBlank(text: string, start: number, end: number, delimiter: string): boolean {
  for (let at = start; at < end; at++) {
    const character = text[at]!;
    if (character !== delimiter && character !== '"' && character.trim() !== '') return false;
  }
  return true;
}

function lastLineOf(text: string, { line, start, end }: TextRecord, { newline }: Manner): number {
  let last = line;
  for (let at = text.indexOf(newline, start); at >= 0 && at < end; at = text.indexOf(newline, at + 1)) last++;
  return last;
}
