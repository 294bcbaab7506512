/** Dictionaries: the distinct texts of a column as UTF-8 bytes, how they are built and how they are read. */

import type { TextDictionary } from './columns.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Number of codes, code 0 (missing) included. */
export function sizeOf(dictionary: TextDictionary): number {
  return dictionary.offsets.length - 1;
}

/**
 * Text of a code; '' for code 0.
 * @param code 0 ≤ code < size
 * @throws RangeError where the dictionary has no such code
 */
export function textAt(dictionary: TextDictionary, code: number): string {
  const start = dictionary.offsets[code];
  const end = dictionary.offsets[code + 1];
  if (start === undefined || end === undefined) throw new RangeError(`no code ${code}`);
  return start === end ? '' : decoder.decode(dictionary.bytes.subarray(start, end));
}

/** All texts, by code. One decoding where every byte is ASCII, which makes a million ids quick. */
export function allTexts(dictionary: TextDictionary): string[] {
  const size = sizeOf(dictionary);
  const { bytes, offsets } = dictionary;
  const whole = decoder.decode(bytes.subarray(0, offsets[size]!));
  const texts: string[] = [];
  if (whole.length === offsets[size]!) {
    for (let code = 0; code < size; code++) texts.push(whole.slice(offsets[code]!, offsets[code + 1]!));
  } else {
    for (let code = 0; code < size; code++) texts.push(textAt(dictionary, code));
  }
  return texts;
}

/** Code of a text, or −1 where it does not occur. Reads the whole dictionary: for many texts use {@link createFinder}. */
export function findCode(dictionary: TextDictionary, text: string): number {
  const wanted = encoder.encode(text);
  const { bytes, offsets } = dictionary;
  for (let code = 0, size = sizeOf(dictionary); code < size; code++) {
    const start = offsets[code]!;
    if (offsets[code + 1]! - start === wanted.length && equalBytes(bytes, start, wanted, 0, wanted.length)) return code;
  }
  return -1;
}

/** The same texts with a text in place of each such byte, which must be ASCII. */
export function replaceByte(dictionary: TextDictionary, byte: number, by: string): TextDictionary {
  const { bytes, offsets } = dictionary;
  const end = offsets[sizeOf(dictionary)]!;
  let count = 0;
  for (let at = 0; at < end; at++) if (bytes[at] === byte) count++;
  if (count === 0) return dictionary;
  const other = encoder.encode(by);
  const replaced = new Uint8Array(end + count * (other.length - 1));
  const moved = offsets.slice();
  let to = 0;
  let code = 0;
  for (let at = 0; at <= end; at++) {
    while (code < offsets.length && offsets[code] === at) moved[code++] = to;
    if (at === end) break;
    if (bytes[at] === byte) {
      replaced.set(other, to);
      to += other.length;
    } else replaced[to++] = bytes[at]!;
  }
  return { bytes: replaced, offsets: moved };
}

/** A finder of codes by text (−1 where unknown) over an index made once. */
export function createFinder(dictionary: TextDictionary): (text: string) => number {
  const builder = new DictionaryBuilder(sizeOf(dictionary));
  for (let code = 1, size = sizeOf(dictionary); code < size; code++)
    builder.add(dictionary.bytes, dictionary.offsets[code]!, dictionary.offsets[code + 1]!);
  return (text) => {
    const wanted = encoder.encode(text);
    return wanted.length === 0 ? 0 : builder.find(wanted, 0, wanted.length);
  };
}

/** A dictionary of given texts, in order of first appearance; '' is code 0 whether given or not. */
export function dictionaryOf(texts: Iterable<string>): {
  readonly dictionary: TextDictionary;
  readonly codes: Uint32Array;
} {
  const builder = new DictionaryBuilder();
  const codes: number[] = [];
  for (const text of texts) {
    const bytes = encoder.encode(text);
    codes.push(bytes.length === 0 ? 0 : builder.add(bytes, 0, bytes.length));
  }
  return { dictionary: builder.finish(), codes: Uint32Array.from(codes) };
}

/** Codes in the narrowest array that holds them; the same array where it is that already. */
export function narrowCodes(codes: Uint32Array, size: number): Uint8Array | Uint16Array | Uint32Array {
  return size <= 0x100 ? new Uint8Array(codes) : size <= 0x10000 ? new Uint16Array(codes) : codes;
}

/**
 * Hash of bytes start … end − 1: their little-endian words, the last one filled up with zeros, mixed one after the other, then
 * their number. The scanner's loop computes the same from the words in which it looks for the end of a field.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  let at = start;
  for (; at + 4 <= end; at += 4)
    hash = mixWord(hash, bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
  let rest = 0;
  for (let shift = 0; at < end; at++, shift += 8) rest |= bytes[at]! << shift;
  return mixLength(mixWord(hash, rest), end - start);
}

/** One step of {@link hashBytes}. */
export function mixWord(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The last step of {@link hashBytes}. */
export function mixLength(hash: number, length: number): number {
  const mixed = Math.imul(hash ^ length, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/**
 * A dictionary in the making: open addressing over bytes. A slot is one word: the code in its low bits, the high bits of the
 * hash above them, so that the table stays small enough for the cache and a look-up seldom touches a text that is not the one
 * sought. Fields are read by the scanner's loops.
 */
export class DictionaryBuilder {
  /** texts one after the other, and room behind them for reading a whole word at the last byte */
  bytes: Uint8Array;
  /** the same bytes, to be read in words */
  words: DataView;
  offsets: Uint32Array;
  size = 1;
  /** 0 where free, else (hash & ~mask) | code */
  slots: Uint32Array;
  /** number of slots − 1; every code is at most that */
  mask: number;
  /** texts inserted that are not valid UTF-8 */
  invalid = 0;
  /** texts known to {@link slots}; direct-address tables keep theirs elsewhere */
  private indexed = 0;

  constructor(expected = 256) {
    this.bytes = new Uint8Array(Math.max(1024, expected * 8));
    this.words = wordsOf(this.bytes);
    this.offsets = new Uint32Array(Math.max(258, expected + 2));
    let slots = 512;
    while (slots < expected * 2) slots *= 2;
    this.slots = new Uint32Array(slots);
    this.mask = slots - 1;
  }

  /** Code of the text, inserted where it is new. The empty text must not be given: it is code 0. */
  add(source: Uint8Array, start: number, end: number): number {
    return this.addHashed(source, start, end, hashBytes(source, start, end));
  }

  /** Code of the text, −1 where it is not known. */
  find(source: Uint8Array, start: number, end: number): number {
    const { slots, mask } = this;
    const hash = hashBytes(source, start, end);
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at]!;
      if (slot === 0) return -1;
      if (((slot ^ hash) & ~mask) === 0 && this.equals(slot & mask, source, start, end)) return slot & mask;
    }
  }

  /**
   * Code of a text of which the hash is known, 0 where it is not in the dictionary.
   * @param source bytes of the text from `start` on, with at least three bytes behind it
   */
  lookUp(source: DataView, start: number, length: number, hash: number): number {
    const { slots, offsets, words, mask } = this;
    probe: for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at]!;
      if (slot === 0) return 0;
      if (((slot ^ hash) & ~mask) !== 0) continue;
      const text = offsets[slot & mask]!;
      if (offsets[(slot & mask) + 1]! - text !== length) continue;
      let index = 0;
      for (; index + 4 <= length; index += 4)
        if (words.getInt32(text + index, true) !== source.getInt32(start + index, true)) continue probe;
      const rest = (1 << ((length & 3) << 3)) - 1;
      if (((words.getInt32(text + index, true) ^ source.getInt32(start + index, true)) & rest) === 0)
        return slot & mask;
    }
  }

  /** {@link add} with the hash already known. */
  addHashed(source: Uint8Array, start: number, end: number, hash: number): number {
    if (this.indexed * 10 >= this.mask * 7 || this.size >= this.mask) this.widen();
    const { slots, mask } = this;
    let at = hash & mask;
    for (; ; at = (at + 1) & mask) {
      const slot = slots[at]!;
      if (slot === 0) break;
      if (((slot ^ hash) & ~mask) === 0 && this.equals(slot & mask, source, start, end)) return slot & mask;
    }
    const code = this.append(source, start, end);
    slots[at] = (hash & ~mask) | code;
    this.indexed++;
    return code;
  }

  /** Adds a text that is known to be new, without indexing it, and gives its code. */
  append(source: Uint8Array, start: number, end: number): number {
    const code = this.size;
    const at = this.offsets[code]!;
    const length = end - start;
    if (at + length + SPARE > this.bytes.length) this.growBytes(Math.max(this.bytes.length * 2, at + length + SPARE));
    if (code + 2 > this.offsets.length) {
      const wider = new Uint32Array(this.offsets.length * 2);
      wider.set(this.offsets);
      this.offsets = wider;
    }
    const bytes = this.bytes;
    let seen = 0;
    for (let index = 0; index < length; index++) {
      const byte = source[start + index]!;
      seen |= byte;
      bytes[at + index] = byte;
    }
    if (seen >= 0x80 && !isUtf8(source, start, end)) this.invalid++;
    this.offsets[code + 1] = at + length;
    this.size = code + 1;
    return code;
  }

  /** Number of texts that were looked up by hash and not by a table elsewhere. */
  get hashed(): number {
    return this.indexed;
  }

  /** Makes all texts known to the hash, those given codes by a table elsewhere too. */
  indexAll(): void {
    this.slots.fill(0);
    this.indexed = 0;
    while (this.size * 2 >= this.mask) {
      this.mask = this.mask * 2 + 1;
      this.slots = new Uint32Array(this.mask + 1);
    }
    for (let code = 1; code < this.size; code++) this.place(code);
    this.indexed = this.size - 1;
  }

  /** Makes room for what a file is expected to hold, so that nothing is copied twice. */
  reserve(size: number, byteLength: number): void {
    if (byteLength + SPARE > this.bytes.length) this.growBytes(byteLength + SPARE);
    if (size + 2 > this.offsets.length) {
      const wider = new Uint32Array(size + 2);
      wider.set(this.offsets);
      this.offsets = wider;
    }
  }

  equals(code: number, source: Uint8Array, start: number, end: number): boolean {
    const at = this.offsets[code]!;
    return this.offsets[code + 1]! - at === end - start && equalBytes(this.bytes, at, source, start, end - start);
  }

  /** The dictionary; the builder must not be used afterwards. */
  finish(): TextDictionary {
    const used = this.offsets[this.size]!;
    return { bytes: fitted(this.bytes, used), offsets: fitted(this.offsets, this.size + 1) };
  }

  private growBytes(length: number): void {
    const wider = new Uint8Array(length);
    wider.set(this.bytes);
    this.bytes = wider;
    this.words = wordsOf(wider);
  }

  // Twice the slots, or as many as codes given elsewhere ask for. Hashes are made again from the texts.
  private widen(): void {
    const old = this.slots;
    const oldMask = this.mask;
    let length = old.length * 2;
    while (this.size >= length - 1) length *= 2;
    this.slots = new Uint32Array(length);
    this.mask = length - 1;
    for (let from = 0; from < old.length; from++) if (old[from] !== 0) this.place(old[from]! & oldMask);
  }

  private place(code: number): void {
    const { slots, mask } = this;
    const hash = hashBytes(this.bytes, this.offsets[code]!, this.offsets[code + 1]!);
    let at = hash & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = (hash & ~mask) | code;
  }
}

/** The first `used` elements: a view where little is wasted, a copy of their own otherwise. */
export function fitted<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  array: T,
  used: number,
): T {
  return (used * 8 >= array.length * 7 ? array.subarray(0, used) : array.slice(0, used)) as T;
}

function equalBytes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[aStart + index] !== b[bStart + index]) return false;
  return true;
}

const SPARE = 8;

function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether the bytes are valid UTF-8. Fields end at ASCII bytes, so a file is valid exactly when its fields are. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  try {
    strict.decode(bytes.subarray(start, end));
    return true;
  } catch {
    return false;
  }
}
