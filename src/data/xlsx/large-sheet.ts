/**
 * A sheet of any length, unpacked and read piece by piece: as one text it would be longer than texts can be
 * (ECMA-376 part 1, 18.3.1 and 18.4).
 */

import { csvOf, MOST_TEXT, TextTooLong } from '../csv-cells.ts';
import type { ZipMember } from '../zip-kind.ts';
import { columnIndex, unescapeEntities } from './cell-xml.ts';
import { crcOf } from './crc.ts';
import { isTooLong, timeOfDay, type CellsFound, type StyleForm } from './sheet-details.ts';

/** What a sheet needs of the rest of its workbook. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly StyleForm[];
  /** whether days are counted from 1904 on */
  readonly from1904: boolean;
}

export interface LargeSheet {
  readonly csv: Blob;
  readonly padded: CellsFound;
  readonly uncomputed: CellsFound;
  readonly long: CellsFound;
  /** cells merged downwards, which are told only after all rows: they stay as they are */
  readonly merged: number;
}

/** Characters gathered before rows are made of them. */
const PORTION = 4 * 1024 * 1024;
/** A row longer than this is none. */
const LONGEST_ROW = 64 * 1024 * 1024;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** @throws DamagedPart where the part does not hold what the archive says of it, or is no sheet */
export class DamagedPart extends Error {
  override readonly name = 'DamagedPart';
}

/**
 * @param pause awaited after each portion; throws where reading was cancelled
 * @throws DamagedPart, TextTooLong
 */
export async function readLargeSheet(
  blob: Blob,
  member: ZipMember,
  context: SheetContext,
  pause: () => Promise<void>,
): Promise<LargeSheet> {
  const reader = new RowReader(context);
  const parts: Blob[] = [];
  let [rest, length] = ['', 0];
  const take = (text: string, whole: boolean): void => {
    const end = whole ? text.length : reader.endOfRows(text);
    const rows = reader.rows(text.slice(0, end));
    rest = text.slice(end);
    if (rest.length > LONGEST_ROW) throw new DamagedPart('a row without an end');
    if (rows.length === 0) return;
    const csv = csvOf(rows);
    length += csv.size;
    if (length > MOST_TEXT) throw new TextTooLong();
    parts.push(csv);
  };
  const decoder = new TextDecoder();
  for await (const piece of unpackMember(blob, member)) {
    rest += decoder.decode(piece, { stream: true });
    if (rest.length < PORTION) continue;
    take(rest, false);
    await pause();
  }
  take(rest + decoder.decode(), true);
  const { padded, uncomputed, long, merged } = reader;
  return { csv: new Blob(parts, { type: 'text/csv' }), padded, uncomputed, long, merged };
}

/** A part as one text. @throws DamagedPart */
export async function textOfMember(blob: Blob, member: ZipMember): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of unpackMember(blob, member)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}

/** Shared strings by their index; readings in another script (`rPh`) are left out. */
export function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\s*(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, content]) =>
    textsIn(content ?? ''),
  );
}

async function* unpackMember(
  blob: Blob,
  { offset, packed, method, size, checksum }: ZipMember,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (method !== 0 && method !== 8) throw new DamagedPart('packed in another way');
  const head = new DataView(await blob.slice(offset, offset + 30).arrayBuffer());
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new DamagedPart('no such part');
  const start = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const stream = blob.slice(start, start + packed).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = (
    method === 0 ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'))
  ).getReader() as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  let [length, sum] = [0, 0];
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new DamagedPart('cannot be unpacked', { cause: error });
      });
      if (done) break;
      length += value.length;
      if (length > size) throw new DamagedPart('longer than the archive says');
      sum = crcOf(value, sum);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (length !== size || sum !== checksum) throw new DamagedPart('not what the archive says');
}

type Cell = string | boolean | { getTime(): number } | null;

/** Rows out of portions of a sheet, in order. */
class RowReader {
  readonly padded: CellsFound = { count: 0, first: '' };
  readonly uncomputed: CellsFound = { count: 0, first: '' };
  readonly long: CellsFound = { count: 0, first: '' };
  merged = 0;
  readonly #context: SheetContext;
  #width = 0;
  #row = 0;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** Where the last whole row of a text ends; 0 where there is none. */
  endOfRows(text: string): number {
    const at = text.lastIndexOf('</');
    for (let end = at; end >= 0; end = text.lastIndexOf('</', end - 1)) {
      const close = ROW_END.exec(text.slice(end, end + 64));
      if (close) return end + close[0].length;
    }
    return 0;
  }

  rows(text: string): Cell[][] {
    const dimension = DIMENSION.exec(text)?.[1];
    if (dimension !== undefined && this.#row === 0)
      this.#width = Math.min(MOST_COLUMNS, columnIndex(dimension.replace(/\d+$/, '')) + 1);
    for (const [, from, to] of text.matchAll(MERGED)) this.merged += Math.max(0, Number(to) - Number(from));
    const rows: Cell[][] = [];
    for (const [, attributes, content] of text.matchAll(ROW)) {
      const given = /\sr="(\d+)"/.exec(attributes ?? '')?.[1];
      const row = given === undefined ? this.#row + 1 : Number(given);
      if (row <= this.#row || row > MOST_ROWS) throw new DamagedPart('rows out of order');
      for (let gap = this.#row + 1; gap < row; gap += 1) rows.push(new Array<Cell>(this.#width).fill(null));
      this.#row = row;
      rows.push(this.#cells(content ?? ''));
    }
    return rows;
  }

  #cells(content: string): Cell[] {
    const cells: Cell[] = [];
    for (const [, given, inner] of content.matchAll(CELL)) {
      const attributes = given ?? '';
      const letters = /\sr="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
      const column = letters === undefined ? cells.length : columnIndex(letters);
      if (column < cells.length || column >= MOST_COLUMNS) throw new DamagedPart('cells out of order');
      const value = inner === undefined ? null : this.#value(attributes, inner, column);
      if (value === null) continue;
      while (cells.length < column) cells.push(null);
      cells.push(value);
    }
    this.#width = Math.max(this.#width, cells.length);
    while (cells.length < this.#width) cells.push(null);
    return cells;
  }

  #value(attributes: string, inner: string, column: number): Cell {
    const type = /\st="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    if (type === 'inlineStr') return textsIn(inner) || null;
    const value = VALUE.exec(inner)?.[1];
    if (value === undefined || (value === '' && type !== 'str')) {
      if (FORMULA.test(inner) && type !== 'e') this.#found(this.uncomputed, attributes, column);
      return null;
    }
    if (type === 's') return this.#context.strings[Number(value)] || null;
    if (type === 'b') return value === '1';
    // ISO 8601 as reading takes it: 2024-01-05T08:30:00
    if (type === 'd') return value.replace('T', ' ').replace(/(?:\.0+)?Z?$/, '');
    if (type !== 'n') return unescapeXml(value) || null;
    const form = this.#context.styles[Number(/\ss="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? null;
    if (form?.kind === 'date') return this.#moment(Number(value));
    if (form?.kind === 'time') return timeOfDay(Number(value)) ?? this.#moment(Number(value));
    if (form?.kind === 'padded' && /^\d+$/.test(value) && value.length < form.width) {
      this.#found(this.padded, attributes, column);
      return value.padStart(form.width, '0');
    }
    if (form === null && isTooLong(value)) this.#found(this.long, attributes, column);
    return value;
  }

  // A spreadsheet counts a 29 February 1900 that never was: days before it are one further on.
  #moment(serial: number): Cell {
    const days = this.#context.from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
    const milliseconds = Math.round((days - 25_569) * 86_400_000);
    return { getTime: () => milliseconds };
  }

  #found(cells: CellsFound, attributes: string, column: number): void {
    if (cells.count++ > 0) return;
    cells.first = /\sr="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? `R${this.#row}C${column + 1}`;
  }
}

const ROW_END = /^<\/(?:\w+:)?row\s*>/;
const ROW = /<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row\s*>)/g;
const CELL = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c\s*>)/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</;
const FORMULA = /<(?:\w+:)?f[\s/>]/;
const DIMENSION = /<(?:\w+:)?dimension\s[^>]*ref="(?:[A-Z]{1,3}\d+:)?([A-Z]{1,3}\d+)"/;
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*ref="\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)"/g;

function textsIn(xml: string): string {
  const spoken = xml.replace(/<(\w+:)?rPh\b[\s\S]*?<\/(\w+:)?rPh>/g, '');
  let text = '';
  for (const [, part] of spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += part;
  return unescapeXml(text);
}

function unescapeXml(text: string): string {
  const plain = unescapeEntities(text);
  return plain.includes('_x')
    ? plain.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : plain;
}
