/**
 * What a sheet says beside its cells, and a reader of values alone would lose: merged cells, ids shown with leading zeros,
 * times of day, errors, formulas whose result was never saved, numbers too long to be whole (ECMA-376 part 1, 18.3).
 */

import { columnIndex, columnLetters } from './cell-xml.ts';

/** How the cells of a style show their numbers; `null` as numbers. */
export type StyleForm = { readonly kind: 'padded'; readonly width: number } | { readonly kind: 'time' | 'date' } | null;

/** Rows and columns from 0, both ends included. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells of a kind: how many, and the address of the first. */
export interface CellsFound {
  count: number;
  first: string;
}

export interface SheetDetails {
  readonly merged: readonly MergedCells[];
  readonly padded: CellsFound;
  readonly uncomputed: CellsFound;
  readonly long: CellsFound;
}

/** Told of each cell that is shown otherwise than its number; rows and columns from 0. */
export type ReplaceCell = (row: number, column: number, text: string) => void;

const [OPEN, CLOSE, SLASH, COLON, EQUALS, DOUBLE, SINGLE] = [0x3c, 0x3e, 0x2f, 0x3a, 0x3d, 0x22, 0x27];
/** A spreadsheet's numbers have no more digits than this. */
const EXACT_DIGITS = 15;
const decoder = new TextDecoder();

/**
 * One pass over the bytes of a sheet.
 * @param styles how each cell style shows numbers, by its index
 * @param replace told of padded ids, times of day (H:MM:SS) and errors (#N/A)
 */
export function readSheetDetails(xml: Uint8Array, styles: readonly StyleForm[], replace: ReplaceCell): SheetDetails {
  const merged: MergedCells[] = [];
  const [padded, uncomputed, long] = [none(), none(), none()];
  let [row, column] = [-1, -1];
  let cell: { style: number; type: string; formula: boolean; value: string | null } | null = null;

  const close = (): void => {
    if (!cell) return;
    const { style, type, formula, value } = cell;
    cell = null;
    if (value === null || (value === '' && type !== 'str')) {
      if (formula && type !== 'e') found(uncomputed, row, column);
      return;
    }
    if (type === 'e') replace(row, column, value);
    if (type !== 'n' && type !== '') return;
    const form = styles[style] ?? null;
    if (form?.kind === 'padded' && /^\d+$/.test(value)) {
      if (value.length >= form.width) return;
      replace(row, column, value.padStart(form.width, '0'));
      found(padded, row, column);
    } else if (form?.kind === 'time') {
      const text = timeOfDay(Number(value));
      if (text !== null) replace(row, column, text);
    } else if (form === null && isTooLong(value)) found(long, row, column);
  };

  for (let at = xml.indexOf(OPEN); at >= 0; at = xml.indexOf(OPEN, at)) {
    if (xml[at + 1] === 0x21) {
      at = afterComment(xml, at);
      continue;
    }
    const closing = xml[at + 1] === SLASH;
    let end = xml.indexOf(CLOSE, at);
    if (end < 0) end = xml.length;
    const nameStart = at + (closing ? 2 : 1);
    let [from, to] = [nameStart, nameStart];
    for (; to < end && xml[to]! > 0x20 && xml[to] !== SLASH; to++) if (xml[to] === COLON) from = to + 1;
    const length = to - from;
    const letter = xml[from]!;
    at = end + 1;
    if (length === 1 && letter === 0x63 /* c */) {
      close();
      if (closing) continue;
      const address = attribute(xml, to, end, 'r');
      const place = address === null ? null : /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
      column = place ? columnIndex(place[1]!) : column + 1;
      if (place) row = Number(place[2]) - 1;
      cell = {
        style: Number(attribute(xml, to, end, 's') ?? 0),
        type: attribute(xml, to, end, 't') ?? '',
        formula: false,
        value: null,
      };
      if (xml[end - 1] === SLASH) close();
    } else if (length === 1 && letter === 0x66 /* f */ && !closing) {
      if (cell) cell.formula = true;
    } else if (length === 1 && letter === 0x76 /* v */ && !closing) {
      if (!cell || cell.type === 's') continue;
      const stop = xml[end - 1] === SLASH ? end + 1 : xml.indexOf(OPEN, end);
      cell.value = decoder.decode(xml.subarray(end + 1, Math.max(end + 1, stop)));
    } else if (letter === 0x72 && length === 3 /* row */ && !closing) {
      close();
      const number = attribute(xml, to, end, 'r');
      row = number === null ? row + 1 : Number(number) - 1;
      column = -1;
    } else if (letter === 0x6d && length === 9 /* mergeCell */ && !closing) {
      const range = mergedRange(attribute(xml, to, end, 'ref') ?? '');
      if (range) merged.push(range);
    }
  }
  close();
  return { merged, padded, uncomputed, long };
}

/**
 * How each cell style shows its numbers (18.8.10, 18.8.30).
 * @param xml the part `xl/styles.xml`
 */
export function styleForms(xml: string): readonly StyleForm[] {
  const formats = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
    const [id, code] = [/\bnumFmtId="(\d+)"/.exec(tag)?.[1], /\bformatCode="([^"]*)"/.exec(tag)?.[1]];
    if (id !== undefined && code !== undefined) formats.set(Number(id), code.replaceAll('&quot;', '"'));
  }
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
  return [...cells.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(/\bnumFmtId="(\d+)"/.exec(tag)?.[1] ?? 0);
    return formOf(formats.get(id) ?? (TIMES.has(id) ? 'h:mm:ss' : isDateId(id) ? 'yyyy-mm-dd' : ''));
  });
}

/** Built-in formats of a time alone (18.8.30). */
const TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 45, 46, 47]);

// Those of a day, also those of Chinese and Japanese spreadsheets.
function isDateId(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

function formOf(code: string): StyleForm {
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|\[\$[^\]]*\]|_./g, '')
    .trim();
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', width: bare.length };
  const units = bare.replace(/AM\/PM|A\/P|上午\/下午/gi, '');
  if (/^[\s:.,0hms[\]]+$/i.test(units) && /[hs]/i.test(units)) return { kind: 'time' };
  // What is left of a number's format has none of these letters but for its name.
  return /[ymdhs]/i.test(units.replace(/\[(?![hms]+\])[^\]]*\]|general|standard/gi, '')) ? { kind: 'date' } : null;
}

/** Days as hours, minutes and seconds; `null` for what is a date as well, or no number. */
export function timeOfDay(days: number): string | null {
  // A time beyond a year is a moment in the dress of a time.
  if (!Number.isFinite(days) || days < 0 || days >= 366) return null;
  const seconds = Math.round(days * 86_400);
  const [minutes, hours] = [Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)];
  return [hours, minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Whether a number is whole and has more digits than a spreadsheet keeps. */
export function isTooLong(value: string): boolean {
  if (value.length <= EXACT_DIGITS) return false;
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) >= 10 ** EXACT_DIGITS && Math.abs(number) < 1e30;
}

function mergedRange(ref: string): MergedCells | null {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref.replaceAll('$', ''));
  if (!found) return null;
  const [, left, top, right, bottom] = found;
  return {
    top: Number(top) - 1,
    left: columnIndex(left!),
    bottom: Number(bottom) - 1,
    right: columnIndex(right!),
  };
}

// The value of an attribute of the tag that ends at `end`.
function attribute(xml: Uint8Array, start: number, end: number, name: string): string | null {
  for (let at = start; at < end; at++) {
    if (xml[at] !== EQUALS) continue;
    let from = at;
    while (from > start && xml[from - 1]! > 0x20) from--;
    const quote = xml[at + 1];
    if (quote !== DOUBLE && quote !== SINGLE) continue;
    let close = at + 2;
    while (close < end && xml[close] !== quote) close++;
    if (at - from === name.length && [...name].every((letter, index) => xml[from + index] === letter.charCodeAt(0)))
      return decoder.decode(xml.subarray(at + 2, close));
    at = close;
  }
  return null;
}

function afterComment(xml: Uint8Array, start: number): number {
  const comment = xml[start + 2] === 0x2d;
  for (let at = xml.indexOf(CLOSE, start); at >= 0; at = xml.indexOf(CLOSE, at + 1))
    if (!comment || (xml[at - 1] === 0x2d && xml[at - 2] === 0x2d)) return at + 1;
  return xml.length;
}

function none(): CellsFound {
  return { count: 0, first: '' };
}

function found(cells: CellsFound, row: number, column: number): void {
  if (cells.count++ === 0) cells.first = `${columnLetters(column)}${row + 1}`;
}
