/**
 * Arrow files that are damaged: the reader takes every length it finds at its word, so that one wrong byte makes it fill the memory
 * or run for ever. Here lengths are held against what is there, before it reads and after (Arrow columnar format 1.5, FlatBuffers).
 */

import type { Table } from '@uwdata/flechette';

/** Fields of a schema, those within others included; more are no table a person can read. */
const MOST_FIELDS = 100_000;
const DEEPEST = 64;

const SCHEMA = 1;
const DICTIONARY_BATCH = 2;
const RECORD_BATCH = 3;
const UNION = 14;

const MAGIC = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
/** Length of the footer and magic behind it. */
const TAIL = 10;

/** @throws RangeError where a length or a place in the metadata points beyond it */
export function checkArrowMetadata(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) {
    for (let at: number | null = 0; at !== null && at < bytes.length;) at = checkMessage(bytes, at);
    return;
  }
  const start = bytes.length - TAIL - view.getInt32(bytes.length - TAIL, true);
  if (start < 0 || start > bytes.length) throw new RangeError('the footer lies outside the file');
  const footer = tableAt(view, start + view.getInt32(start, true));
  const schema = footer(6);
  if (schema > 0) checkSchema(view, schema + view.getInt32(schema, true));
  for (const slot of [8, 10]) {
    const [from, count] = vectorAt(view, footer(slot), 24);
    for (let index = 0; index < count; index++) checkMessage(bytes, Number(view.getBigInt64(from + index * 24, true)));
  }
}

/** @throws RangeError where cells would lie beyond the buffers they are in */
export function checkArrowTable(table: Table): void {
  for (const name of table.names) for (const batch of table.getChild(name).data) checkBatch(batch as unknown as Batch);
}

/** Kinds whose values are numbers, one a row; a dictionary's are places in it. */
const DICTIONARY = -1;
const NUMBERS: ReadonlySet<number> = new Set([DICTIONARY, 2, 3, 8, 9, 10, 18]);

interface Batch {
  readonly length: number;
  readonly nullCount?: number;
  /** a bit a row: 0 where the value is missing */
  readonly validity?: Uint8Array | null;
  readonly values?: ArrayLike<unknown>;
  readonly offsets?: ArrayLike<number | bigint> | null;
  readonly sizes?: ArrayLike<number | bigint>;
  readonly typeIds?: ArrayLike<number>;
  readonly children?: readonly Batch[];
  /** of values that are places in it */
  readonly dictionary?: { readonly length: number; readonly data: readonly unknown[] };
  readonly type: { readonly stride?: number; readonly typeId?: number };
}

function checkBatch(batch: Batch): void {
  const { length, values, offsets, sizes, typeIds, children = [], type, dictionary } = batch;
  const fail = (): never => {
    throw new RangeError('cells lie outside their buffers');
  };
  if (!(length >= 0)) fail();
  children.forEach(checkBatch);
  checkMissing(batch, fail);
  if (dictionary) {
    for (const part of dictionary.data) checkBatch(part as Batch);
    for (let row = 0; row < length; row++) {
      const place = Number(values?.[row]);
      if (isThere(batch, row) && !(place >= 0 && place < dictionary.length)) fail();
    }
  }
  const most = children[0]?.length ?? values?.length ?? 0;
  if (typeIds) {
    if (typeIds.length < length) fail();
  } else if (offsets && sizes) {
    if (offsets.length < length || sizes.length < length) fail();
    for (let row = 0; row < length; row++)
      if (
        !(Number(offsets[row]) >= 0) ||
        !(Number(sizes[row]) >= 0) ||
        Number(offsets[row]) + Number(sizes[row]) > most
      )
        fail();
  } else if (offsets) {
    if (length > 0 && offsets.length <= length) fail();
    for (let row = 0, before = 0; row <= length && length > 0; row++) {
      const offset = Number(offsets[row]);
      if (offset < before || offset > most) fail();
      before = offset;
    }
  } else if (values) {
    // Truth values are bits.
    if (values.length * (NUMBERS.has(type.typeId ?? 0) ? 1 : 8) < length) fail();
  } else if (children.length > 0 && length * (type.stride ?? 0) > most) fail();
}

// As many rows are marked as missing as the file says: else values would be made up, or lost.
function checkMissing({ length, nullCount = 0, validity }: Batch, fail: () => never): void {
  if (nullCount < 0 || nullCount > length) fail();
  if (nullCount === 0 || !validity) return;
  if (validity.length * 8 < length) fail();
  let missing = 0;
  for (let row = 0; row < length; row++) missing += 1 - ((validity[row >>> 3]! >>> (row & 7)) & 1);
  if (missing !== nullCount) fail();
}

function isThere({ nullCount = 0, validity }: Batch, row: number): boolean {
  return nullCount === 0 || !validity || ((validity[row >>> 3]! >>> (row & 7)) & 1) === 1;
}

/** @returns where the next message begins, `null` after the last */
function checkMessage(bytes: Uint8Array, start: number): number | null {
  const whole = viewOf(bytes);
  let at = start;
  let length = whole.getInt32(at, true);
  at += 4;
  if (length === -1) {
    length = whole.getInt32(at, true);
    at += 4;
  }
  if (length === 0) return null;
  if (length < 0 || at + length > bytes.length) throw new RangeError('a message is longer than the file');
  const view = viewOf(bytes.subarray(at, at + length));
  const message = tableAt(view, view.getInt32(0, true));
  const type = message(6) > 0 ? view.getUint8(message(6)) : 0;
  const body = message(10) > 0 ? Number(view.getBigInt64(message(10), true)) : 0;
  if (body < 0 || at + length + body > bytes.length) throw new RangeError('a message is longer than the file');
  if (message(8) > 0) {
    const header = message(8) + view.getInt32(message(8), true);
    if (type === SCHEMA) checkSchema(view, header);
    else if (type === RECORD_BATCH) checkRecords(view, header);
    else if (type === DICTIONARY_BATCH) {
      const data = tableAt(view, header)(6);
      if (data > 0) checkRecords(view, data + view.getInt32(data, true));
    }
  }
  return at + length + body;
}

function checkSchema(view: DataView, at: number): void {
  let count = 0;
  const checkFields = (from: number, fields: number, depth: number): void => {
    if (depth > DEEPEST) throw new RangeError('fields within fields without end');
    for (let index = 0; index < fields; index++) {
      if (++count > MOST_FIELDS) throw new RangeError('too many fields');
      const place = from + index * 4;
      const field = tableAt(view, place + view.getInt32(place, true));
      const kind = field(8) > 0 ? view.getUint8(field(8)) : 0;
      if (kind === UNION && field(10) > 0)
        vectorAt(view, tableAt(view, field(10) + view.getInt32(field(10), true))(6), 4);
      vectorAt(view, field(16), 4);
      checkFields(...vectorAt(view, field(14), 4), depth + 1);
    }
  };
  const schema = tableAt(view, at);
  vectorAt(view, schema(8), 4);
  checkFields(...vectorAt(view, schema(6), 4), 0);
}

function checkRecords(view: DataView, at: number): void {
  const batch = tableAt(view, at);
  vectorAt(view, batch(6), 16);
  const [, buffers] = vectorAt(view, batch(8), 16);
  const [from, count] = vectorAt(view, batch(12), 8);
  let taken = 0;
  for (let index = 0; index < count; index++) {
    const buffersTaken = Number(view.getBigInt64(from + index * 8, true));
    if (buffersTaken < 0 || (taken += buffersTaken) > buffers) throw new RangeError('more buffers than there are');
  }
}

/** Place of the field of a slot of the table at `at`, 0 where it is left out. */
function tableAt(view: DataView, at: number): (slot: number) => number {
  const slots = at - view.getInt32(at, true);
  const size = view.getUint16(slots, true);
  return (slot) => {
    const offset = slot < size ? view.getUint16(slots + slot, true) : 0;
    return offset === 0 ? 0 : at + offset;
  };
}

/** First element and number of elements of a vector of elements of `stride` bytes. */
function vectorAt(view: DataView, field: number, stride: number): [from: number, count: number] {
  if (field === 0) return [0, 0];
  const base = field + view.getInt32(field, true);
  const count = view.getInt32(base, true);
  if (count < 0 || base + 4 + count * stride > view.byteLength)
    throw new RangeError('a list is longer than its message');
  return [base + 4, count];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
