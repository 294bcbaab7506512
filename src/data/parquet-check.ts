/**
 * Parquet files that are damaged: the reader takes every length it finds at its word, so that one wrong byte makes it fill the
 * memory or run for ever. Here the footer and the heads of all pages are held against what is there before it reads
 * (Thrift compact protocol; parquet.thrift of Apache Parquet 2.10).
 */

import type { FileMetaData } from 'hyparquet';

/** Rows of a file and values of a column that are read at most; more would not fit the memory as rows. */
const MOST_VALUES = 64_000_000;
/** Bytes of an unpacked page; writers make pages of a megabyte. */
const LARGEST_PAGE = 256 * 1024 * 1024;
const DEEPEST = 64;
/** Length of the footer, and magic. */
const TAIL = 8;

type Fields = ReadonlyMap<number, unknown>;

/** @throws RangeError where the footer holds a list longer than itself */
export function checkParquetFooter(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  const end = bytes.length - TAIL;
  const start = end - view.getUint32(end, true);
  if (start < 0) throw new RangeError('the footer is longer than the file');
  readFields({ view: viewOf(bytes.subarray(start, end)), at: 0 }, 0);
}

/** @throws RangeError where a page does not lie in its column, or numbers of rows and values do not agree */
export function checkParquetPages(bytes: Uint8Array, metadata: FileMetaData): void {
  let rows = 0;
  for (const group of metadata.row_groups) {
    const wanted = Number(group.num_rows);
    rows += wanted;
    if (!(wanted >= 0) || rows > MOST_VALUES) throw new RangeError('not a number of rows');
    for (const { meta_data: column } of group.columns) {
      if (!column) continue;
      const starts = [Number(column.data_page_offset), Number(column.dictionary_page_offset ?? 0)].filter(
        (at) => at > 0,
      );
      const start = Math.min(...starts);
      const end = start + Number(column.total_compressed_size);
      if (!(start >= 4) || !(end >= start) || end > bytes.length)
        throw new RangeError('a column lies outside the file');
      const values = Number(column.num_values);
      if (!(values >= wanted) || values > MOST_VALUES) throw new RangeError('fewer values than rows');
      if (countValues(bytes.subarray(start, end), values) !== values) throw new RangeError('pages of another length');
    }
  }
}

function countValues(chunk: Uint8Array, most: number): number {
  const source = { view: viewOf(chunk), at: 0 };
  let values = 0;
  while (values < most && source.at < chunk.length - 1) {
    const header = readFields(source, 0);
    const [unpacked, packed] = [header.get(2), header.get(3)];
    if (!(typeof packed === 'number' && packed >= 0 && source.at + packed <= chunk.length))
      throw new RangeError('a page is longer than its column');
    if (!(typeof unpacked === 'number' && unpacked >= 0 && unpacked <= LARGEST_PAGE))
      throw new RangeError('a page of no length');
    for (const part of [5, 7, 8]) {
      const inner = header.get(part);
      if (!(inner instanceof Map)) continue;
      const count: unknown = (inner as Fields).get(1);
      if (!(typeof count === 'number' && count >= 0 && count <= most)) throw new RangeError('not a number of values');
      if (part !== 7) values += count;
      if (part === 8) checkLevels(inner as Fields, count, packed);
    }
    source.at += packed;
  }
  return values;
}

// Of a page of version 2: missing values, rows, and the bytes of both kinds of levels.
function checkLevels(head: Fields, count: number, packed: number): void {
  const [missing, rows, definitions, repetitions] = [2, 3, 5, 6].map((field) => Number(head.get(field) ?? 0));
  if (!(missing! >= 0 && missing! <= count) || !(rows! >= 0 && rows! <= count))
    throw new RangeError('not a number of rows');
  if (!(definitions! >= 0) || !(repetitions! >= 0) || definitions! + repetitions! > packed)
    throw new RangeError('levels longer than their page');
}

interface Source {
  readonly view: DataView;
  at: number;
}

/** A structure: number → value; what is not a number or a structure is passed over. */
function readFields(source: Source, depth: number): Fields {
  if (depth > DEEPEST) throw new RangeError('structures within structures without end');
  const fields = new Map<number, unknown>();
  for (let number = 0; ;) {
    const byte = source.view.getUint8(source.at++);
    const type = byte & 15;
    if (type === 0) return fields;
    number = byte >> 4 === 0 ? zigZag(readVariable(source)) : number + (byte >> 4);
    fields.set(number, readValue(source, type, depth));
  }
}

function readValue(source: Source, type: number, depth: number): unknown {
  switch (type) {
    case 1:
    case 2:
      return null;
    case 3:
      return skip(source, 1);
    case 4:
    case 5:
    case 6:
      return zigZag(readVariable(source));
    case 7:
      return skip(source, 8);
    case 8:
      return skip(source, readVariable(source));
    case 9: {
      const byte = source.view.getUint8(source.at++);
      const length = byte >> 4 === 15 ? readVariable(source) : byte >> 4;
      if (length > source.view.byteLength - source.at) throw new RangeError('a list is longer than what holds it');
      for (let index = 0; index < length; index++) readValue(source, byte & 15, depth + 1);
      return null;
    }
    case 12:
      return readFields(source, depth + 1);
    default:
      throw new RangeError('a kind of value that is not known');
  }
}

function skip(source: Source, length: number): null {
  if (source.at + length > source.view.byteLength) throw new RangeError('a value is longer than what holds it');
  source.at += length;
  return null;
}

function readVariable(source: Source): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = source.view.getUint8(source.at++);
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    if (scale > 2 ** 70) throw new RangeError('a number without end');
  }
}

function zigZag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
