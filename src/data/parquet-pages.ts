/**
 * Pages of Parquet files that are damaged inside: runs without end, numbers of values that do not agree, places in a dictionary that
 * are not there. The reader takes all of them at their word and runs for ever, or reads cells of others in silence. Here the build
 * of every page is followed before it reads (parquet-format 2.10: Encodings, Data Pages).
 */

import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { crcOf } from './xlsx/crc.ts';

/** What is wrong with a page; each has its words. */
export type PageFault = 'checksum' | 'packing' | 'size' | 'levels' | 'values' | 'dictionary';

/** A page that cannot be read, without its place, which the caller knows. */
export class PageDamaged extends Error {
  override readonly name = 'PageDamaged';
  readonly fault: PageFault;

  constructor(fault: PageFault) {
    super(fault);
    this.fault = fault;
  }
}

/** How the values of a column are written. */
export interface PageColumn {
  /** physical type, such as `INT32` */
  readonly type: string;
  /** bytes of a value of fixed length */
  readonly length: number;
  readonly deepestDefinition: number;
  readonly deepestRepetition: number;
  readonly codec: string;
}

/** The head of a page, as far as it matters here; numbers are checked against the file already. */
export interface PageHead {
  readonly kind: 'data' | 'data-2' | 'dictionary';
  readonly unpacked: number;
  /** sum over the bytes as they are packed, where the file has one */
  readonly checksum: number | null;
  readonly values: number;
  /** number of the encoding */
  readonly encoding: number;
  /** of version 2: missing values, bytes of both kinds of levels, and whether the values are packed */
  readonly missing: number;
  readonly definitionBytes: number;
  readonly repetitionBytes: number;
  readonly packed: boolean;
}

export type Unpack = (codec: string, input: Uint8Array, size: number) => Uint8Array;

/** Texts of a page, unpacked: small pages can hold endless ones. */
const MOST_TEXT = 1024 * 1024 * 1024;
/** Bits of a place in a dictionary; pages hold fewer values than would need more. */
const WIDEST_PLACE = 30;

const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const DELTA_BINARY = 5;
const DELTA_LENGTH = 6;
const DELTA_BYTES = 7;
const RLE_DICTIONARY = 8;
const STREAM_SPLIT = 9;

/**
 * Follows a page.
 * @param body the bytes after the head
 * @param dictionary number of values of the dictionary before it, `null` without one
 * @returns rows that begin in it; values of a dictionary
 * @throws PageDamaged
 */
export function checkPage(
  body: Uint8Array,
  head: PageHead,
  column: PageColumn,
  dictionary: number | null,
  unpack: Unpack,
): number {
  if (head.checksum !== null && head.checksum !== crcOf(body, 0)) throw new PageDamaged('checksum');
  if (head.kind === 'dictionary') {
    if (head.encoding !== PLAIN && head.encoding !== PLAIN_DICTIONARY) throw new PageDamaged('values');
    checkPlain(open(body, head.unpacked, true), column, head.values);
    return head.values;
  }
  const { deepestDefinition, deepestRepetition } = column;
  let rows = head.values;
  let present = head.values;
  let values: Cursor;
  if (head.kind === 'data') {
    values = open(body, head.unpacked, true);
    if (deepestRepetition > 0) rows = checkLevels(sized(values, 'levels'), deepestRepetition, head.values).lowest;
    if (deepestDefinition > 0) present = checkLevels(sized(values, 'levels'), deepestDefinition, head.values).deepest;
  } else {
    const { repetitionBytes, definitionBytes } = head;
    const levels = cursor(body, 'levels');
    if (deepestRepetition > 0) rows = checkLevels(part(levels, repetitionBytes), deepestRepetition, head.values).lowest;
    else part(levels, repetitionBytes);
    if (deepestDefinition > 0)
      present = checkLevels(part(levels, definitionBytes), deepestDefinition, head.values).deepest;
    else if (definitionBytes > 0) throw new PageDamaged('levels');
    if (present !== head.values - head.missing) throw new PageDamaged('levels');
    values = open(body.subarray(levels.at), head.unpacked - repetitionBytes - definitionBytes, head.packed);
  }
  checkValues(values, head, column, present, dictionary);
  return rows;

  function open(bytes: Uint8Array, size: number, packed: boolean): Cursor {
    if (size < 0) throw new PageDamaged('size');
    if (!packed || column.codec === 'UNCOMPRESSED') {
      if (bytes.length !== size) throw new PageDamaged('size');
      return cursor(bytes, 'values');
    }
    // A page of levels alone need not be packed.
    if (size === 0 && bytes.length === 0) return cursor(bytes, 'values');
    let whole: Uint8Array;
    try {
      whole = unpack(column.codec, bytes, size);
    } catch (error) {
      if (error instanceof RangeError && /allocation|array length/i.test(error.message)) throw error;
      throw new PageDamaged('packing');
    }
    if (whole.length !== size) throw new PageDamaged('packing');
    return cursor(whole, 'values');
  }
}

/** Bytes that are gone through; what ends too early is the fault `fault`. */
interface Cursor {
  readonly bytes: Uint8Array;
  readonly fault: PageFault;
  at: number;
}

function cursor(bytes: Uint8Array, fault: PageFault): Cursor {
  return { bytes, fault, at: 0 };
}

function checkValues(
  values: Cursor,
  { encoding }: PageHead,
  column: PageColumn,
  count: number,
  dictionary: number | null,
): void {
  const { bytes } = values;
  switch (encoding) {
    case PLAIN:
      return checkPlain(values, column, count);
    case RLE:
      if (column.type !== 'BOOLEAN') throw new PageDamaged('values');
      checkRuns(sized(values, 'values'), 1, count, 1);
      return;
    case PLAIN_DICTIONARY:
    case RLE_DICTIONARY: {
      if (count === 0) return;
      if (dictionary === null) throw new PageDamaged('dictionary');
      const width = byte(values);
      if (width > WIDEST_PLACE) throw new PageDamaged('dictionary');
      if (width === 0 && dictionary === 0) throw new PageDamaged('dictionary');
      // The reader goes by the width alone where it is 0.
      if (width > 0) checkRuns({ bytes, fault: 'dictionary', at: values.at }, width, count, dictionary - 1);
      else if (bytes.length - values.at > 16) throw new PageDamaged('dictionary');
      return;
    }
    case DELTA_BINARY:
      if (column.type !== 'INT32' && column.type !== 'INT64') throw new PageDamaged('values');
      if (count > 0) checkDeltas(values, count, column.type === 'INT32' ? 33 : 64);
      return;
    case DELTA_LENGTH:
      if (column.type !== 'BYTE_ARRAY') throw new PageDamaged('values');
      if (count > 0) skip(values, sum(lengths(values, count)));
      return ended(values);
    case DELTA_BYTES:
      if (column.type !== 'BYTE_ARRAY' && column.type !== 'FIXED_LEN_BYTE_ARRAY') throw new PageDamaged('values');
      if (count > 0) checkPrefixed(values, count);
      return ended(values);
    case STREAM_SPLIT: {
      const width = WIDTHS.get(column.type) ?? (column.type === 'FIXED_LEN_BYTE_ARRAY' ? column.length : 0);
      if (width === 0) throw new PageDamaged('values');
      skip(values, width * count);
      return ended(values);
    }
    default:
      throw new PageDamaged('values');
  }
}

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['INT32', 4],
  ['FLOAT', 4],
  ['INT64', 8],
  ['DOUBLE', 8],
  ['INT96', 12],
]);

function checkPlain(values: Cursor, { type, length }: PageColumn, count: number): void {
  if (type === 'BYTE_ARRAY') for (let index = 0; index < count; index++) skip(values, uint32(values));
  else {
    const width = type === 'FIXED_LEN_BYTE_ARRAY' ? length : WIDTHS.get(type);
    skip(values, type === 'BOOLEAN' ? Math.ceil(count / 8) : (width ?? Infinity) * count);
  }
  ended(values);
}

interface Levels {
  /** how many are 0, and how many the deepest there are */
  readonly lowest: number;
  readonly deepest: number;
}

function checkLevels(levels: Cursor, deepest: number, count: number): Levels {
  return checkRuns(levels, 32 - Math.clz32(deepest), count, deepest);
}

/** Runs of one value and of packed ones: as many values as the page has, none larger than `most`, nothing behind them. */
function checkRuns(runs: Cursor, width: number, count: number, most: number): Levels {
  const { bytes, fault } = runs;
  let [seen, lowest, deepest] = [0, 0, 0];
  while (seen < count) {
    const head = variable(runs, 5);
    if (head % 2 === 0) {
      const length = head / 2;
      let value = 0;
      for (let shift = 0; shift < width; shift += 8) value += byte(runs) * 2 ** shift;
      if (length > count - seen) throw new PageDamaged(fault);
      if (length > 0 && value > most) throw new PageDamaged(fault);
      if (value === 0) lowest += length;
      if (value === most) deepest += length;
      seen += length;
      continue;
    }
    const length = ((head - 1) / 2) * 8;
    const wanted = Math.min(length, count - seen);
    // The last run is filled up to eight values, of which some writers leave out the bytes.
    const start = runs.at;
    const end = start + (length / 8) * width;
    if (length === 0 || start + Math.ceil((wanted * width) / 8) > bytes.length || length - wanted >= 512)
      throw new PageDamaged(fault);
    for (let index = 0, bit = 0; index < wanted; index++, bit += width) {
      let value = 0;
      for (let taken = 0; taken < width;) {
        const at = bit + taken;
        const free = 8 - (at & 7);
        const bits = Math.min(free, width - taken);
        value += ((bytes[start + (at >>> 3)]! >>> (at & 7)) & ((1 << bits) - 1)) * 2 ** taken;
        taken += bits;
      }
      if (value > most) throw new PageDamaged(fault);
      if (value === 0) lowest++;
      if (value === most) deepest++;
    }
    runs.at = Math.min(end, bytes.length);
    seen += wanted;
  }
  // Some writers end with an empty run.
  for (let at = runs.at; at < bytes.length; at++) if (bytes[at] !== 0) throw new PageDamaged(fault);
  return { lowest, deepest };
}

/** Numbers as steps from one to the next. Leaves `values` behind them. */
function checkDeltas(values: Cursor, count: number, widest: number): void {
  const block = variable(values, 5);
  const parts = variable(values, 5);
  const each = block / parts;
  if (!(block > 0) || !(parts > 0) || !Number.isInteger(each) || block > 1 << 20) throw new PageDamaged('values');
  if (variable(values, 5) !== count) throw new PageDamaged('values');
  variable(values, 10);
  for (let seen = 1; seen < count;) {
    variable(values, 10);
    const start = values.at;
    skip(values, parts);
    for (let index = 0; index < parts && seen < count; index++) {
      const width = values.bytes[start + index]!;
      if (width > widest) throw new PageDamaged('values');
      const wanted = Math.min(each, count - seen);
      if (values.at + Math.ceil((wanted * width) / 8) > values.bytes.length) throw new PageDamaged('values');
      values.at = Math.min(values.bytes.length, values.at + Math.ceil((each * width) / 8));
      seen += each;
    }
  }
}

function lengths(values: Cursor, count: number): Int32Array {
  const { bytes, at: offset } = values;
  checkDeltas(values, count, 33);
  const found = new Int32Array(count);
  deltaBinaryUnpack({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset }, count, found);
  for (const length of found) if (length < 0) throw new PageDamaged('values');
  return found;
}

function sum(all: Int32Array): number {
  let total = 0;
  for (const each of all) total += each;
  return total;
}

function checkPrefixed(values: Cursor, count: number): void {
  const prefixes = lengths(values, count);
  const suffixes = lengths(values, count);
  let [before, text] = [0, 0];
  for (let index = 0; index < count; index++) {
    if (prefixes[index]! > before) throw new PageDamaged('values');
    before = prefixes[index]! + suffixes[index]!;
    if ((text += before) > MOST_TEXT) throw new PageDamaged('size');
  }
  skip(values, sum(suffixes));
}

/** The part whose length stands before it. */
function sized(whole: Cursor, fault: PageFault): Cursor {
  const inner = part(whole, uint32(whole));
  return { ...inner, fault };
}

function part(whole: Cursor, length: number): Cursor {
  const start = whole.at;
  skip(whole, length);
  return cursor(whole.bytes.subarray(start, whole.at), whole.fault);
}

function skip(values: Cursor, length: number): void {
  if (!(length >= 0) || values.at + length > values.bytes.length) throw new PageDamaged(values.fault);
  values.at += length;
}

function ended({ bytes, at, fault }: Cursor): void {
  if (at !== bytes.length) throw new PageDamaged(fault);
}

function byte(values: Cursor): number {
  skip(values, 1);
  return values.bytes[values.at - 1]!;
}

function uint32(values: Cursor): number {
  const { bytes, at } = values;
  skip(values, 4);
  return bytes[at]! + bytes[at + 1]! * 2 ** 8 + bytes[at + 2]! * 2 ** 16 + bytes[at + 3]! * 2 ** 24;
}

function variable(values: Cursor, most: number): number {
  let value = 0;
  for (let index = 0; index < most; index++) {
    const each = byte(values);
    value += (each & 127) * 2 ** (index * 7);
    if (each < 128) return value;
  }
  throw new PageDamaged(values.fault);
}
