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

/** A finder of codes by text (−1 where unknown) over an index made once. */
export function createFinder(dictionary: TextDictionary): (text: string) => number {
  const builder = new DictionaryBuilder(sizeOf(dictionary));
  for (let code = 1, size = sizeOf(dictionary); code < size; code++) builder.add(dictionary.bytes, dictionary.offsets[code]!, dictionary.offsets[code + 1]!);
  return (text) => {
    const wanted = encoder.encode(text);
    return wanted.length === 0 ? 0 : builder.find(wanted, 0, wanted.length);
  };
}

/** A dictionary of given texts, in order of first appearance; '' is code 0 whether given or not. */
export function dictionaryOf(texts: Iterable<string>): { readonly dictionary: TextDictionary; readonly codes: Uint32Array } {
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
  return size <= 0x100 ? Uint8Array.from(codes) : size <= 0x10000 ? Uint16Array.from(codes) : codes;
}

/** Hash of bytes start … end − 1. The scanner's loops compute the same while they look for the end of a field. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ bytes[index]!, HASH_FACTOR);
  return hash;
}

/** The multiplier of {@link hashBytes} (the 32-bit FNV prime). */
export const HASH_FACTOR = 0x01000193;

/**
 * A dictionary in the making: open addressing over bytes. `slots` holds pairs (hash, code), so that a look-up of a known text
 * touches one line of the table and one of the texts. Fields are read by the scanner's loops.
 */
export class DictionaryBuilder {
  bytes: Uint8Array;
  offsets: Uint32Array;
  size = 1;
  slots: Uint32Array;
  /** number of slots − 1 */
  mask: number;
  /** texts inserted that are not valid UTF-8 */
  invalid = 0;
  /** texts known to {@link slots}; direct-address tables keep theirs elsewhere */
  private indexed = 0;

  constructor(expected = 256) {
    this.bytes = new Uint8Array(Math.max(1024, expected * 8));
    this.offsets = new Uint32Array(Math.max(258, expected + 2));
    let slots = 512;
    while (slots < expected * 2) slots *= 2;
    this.slots = new Uint32Array(slots * 2);
    this.mask = slots - 1;
  }

  /** Code of the text, inserted where it is new. The empty text must not be given: it is code 0. */
  add(source: Uint8Array, start: number, end: number): number {
    return this.addHashed(source, start, end, hashBytes(source, start, end));
  }

  /** Code of the text, −1 where it is not known. */
  find(source: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(source, start, end) >>> 0;
    for (let slot = spread(hash) & this.mask; ; slot = (slot + 1) & this.mask) {
      const code = this.slots[slot * 2 + 1]!;
      if (code === 0) return -1;
      if (this.slots[slot * 2] === hash && this.equals(code, source, start, end)) return code;
    }
  }

  /** {@link add} with the hash already known. */
  addHashed(source: Uint8Array, start: number, end: number, signedHash: number): number {
    const hash = signedHash >>> 0;
    const slots = this.slots;
    const mask = this.mask;
    let slot = spread(hash) & mask;
    for (;;) {
      const code = slots[slot * 2 + 1]!;
      if (code === 0) break;
      if (slots[slot * 2] === hash && this.equals(code, source, start, end)) return code;
      slot = (slot + 1) & mask;
    }
    const code = this.append(source, start, end);
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = code;
    if (++this.indexed * 2 > mask) this.rehash();
    return code;
  }

  /** Adds a text that is known to be new, without indexing it, and gives its code. */
  append(source: Uint8Array, start: number, end: number): number {
    const code = this.size;
    const at = this.offsets[code]!;
    const length = end - start;
    if (at + length > this.bytes.length) this.bytes = grown(this.bytes, Math.max(this.bytes.length * 2, at + length));
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

  /** Makes room for what a file is expected to hold, so that nothing is copied twice. */
  reserve(size: number, byteLength: number): void {
    if (byteLength > this.bytes.length) this.bytes = grown(this.bytes, byteLength);
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

  private rehash(): void {
    const old = this.slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += 2) {
      const code = old[from + 1]!;
      if (code === 0) continue;
      let slot = spread(old[from]!) & mask;
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
      slots[slot * 2] = old[from]!;
      slots[slot * 2 + 1] = code;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** The first `used` elements: a view where little is wasted, a copy of their own otherwise. */
export function fitted<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(array: T, used: number): T {
  return (used * 8 >= array.length * 7 ? array.subarray(0, used) : array.slice(0, used)) as T;
}

// The multiplicative hash mixes upwards only; folding the high half down lets the mask see all bits.
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function equalBytes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[aStart + index] !== b[bStart + index]) return false;
  return true;
}

function grown(bytes: Uint8Array, length: number): Uint8Array {
  const wider = new Uint8Array(length);
  wider.set(bytes);
  return wider;
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
