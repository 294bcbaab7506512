/** Words that stand for "no value" in the files of shops and schools. */

import { decodeCell } from './cell-text.ts';
import type { TextDictionary } from './columns.ts';
import { sizeOf } from './dictionary.ts';

/** Words that stand for "no value", and what tells most other texts from them by two bytes. */
export interface MissingCodes {
  /** the blank cell first */
  readonly words: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** for each first byte the lengths in bytes of the words that begin with it, as bits */
  readonly shapes: Uint32Array;
  /** longest word with blanks around it, in bytes */
  readonly longest: number;
  /** chosen by a person: a number or a date may be among them */
  readonly chosen: boolean;
  /** whether one of them has a digit, so that a number must be compared with them letter by letter */
  readonly digits: boolean;
}

/** The list in force until a person changes it; the blank cell, which nobody can change, is not among them. */
export const MISSING_WORDS: readonly string[] = [
  '-',
  '--',
  '—',
  '——',
  '–',
  '−',
  '/',
  'N/A',
  'n/a',
  '#N/A',
  'NA',
  'NULL',
  'null',
  'Null',
  'None',
  'NaN',
  'nan',
  '无',
  '暂无',
  '空',
  '缺失',
  '(空)',
  '（空）',
  '(null)',
  '\\N',
];

const BLANKS = [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0xc2, 0xe2, 0xe3];
const LONGEST_CODE_BYTES = 12;

/** Longest word a person can choose, in characters. */
export const LONGEST_MISSING_WORD = 40;
/** Most words a list can hold. */
export const MOST_MISSING_WORDS = 200;

/** A list of words made ready; blanks around them do not count. */
export function createCodes(words: readonly string[]): MissingCodes {
  return makeCodes(words, true);
}

function makeCodes(given: readonly string[], chosen: boolean): MissingCodes {
  const words = [...new Set(['', ...given.map((word) => word.trim())])];
  const shapes = new Uint32Array(256);
  let longest = LONGEST_CODE_BYTES;
  for (const word of words) {
    const bytes = encoder.encode(word);
    longest = Math.max(longest, bytes.length + 4);
    // What is longer than there are bits is looked at whatever its length.
    if (bytes.length > 0) shapes[bytes[0]!]! |= bytes.length > 31 ? 0xffffffff : 1 << bytes.length;
  }
  // Blanks may stand before any word.
  for (const blank of BLANKS) shapes[blank] = 0xffffffff;
  return {
    words,
    places: new Map(words.map((word, at) => [word, at])),
    shapes,
    longest,
    chosen,
    digits: words.some((word) => /[\d\uff10-\uff19]/.test(word)),
  };
}

const encoder = new TextEncoder();

/** What stands for "no value" unless a person chose otherwise. */
export const USUAL_CODES: MissingCodes = makeCodes(MISSING_WORDS, false);
/** Only the blank cell: of tables that were made, in which every other word was put there by somebody. */
const BLANK_CODES: MissingCodes = makeCodes([], true);

/** Excel's error values: the cell had no value to give, which says nothing against the type of its column. */
const ERROR_VALUES: ReadonlySet<string> = new Set([
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
]);

/** Which word for "no value" a text is, blanks around it aside; −1 where it is none. */
export function missingWord(text: string, codes: MissingCodes = USUAL_CODES): number {
  return codes.places.get(text.trim()) ?? -1;
}

/** Whether a text is one of Excel's error values. */
export function isErrorValue(text: string): boolean {
  return ERROR_VALUES.has(text.trim());
}

/** Which word for "no value" bytes start … end − 1 are, −1 where none; nearly always told from the length and the first byte. */
export function missingWordOfBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  codes: MissingCodes = USUAL_CODES,
): number {
  const length = end - start;
  if (length === 0) return 0;
  const shape = codes.shapes[bytes[start]!]!;
  if (length > codes.longest || (((shape >>> length) & 1) === 0 && (shape === 0 || !mayEndBlank(bytes[end - 1]!))))
    return -1;
  return missingWord(decodeCell(bytes, start, end), codes);
}

// The last byte of a blank; of letters beyond ASCII too, so that the text itself decides.
function mayEndBlank(byte: number): boolean {
  return byte <= 0x20 || byte >= 0x80;
}

/** Whether bytes start … end − 1 are one of Excel's error values, which all begin with #. */
export function isErrorBytes(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === 0x23 && end - start <= LONGEST_CODE_BYTES && isErrorValue(decodeCell(bytes, start, end));
}

/** What a person decided: the words of all columns, and of single ones in their place; the usual ones where nothing is said. */
export interface MissingChoice {
  readonly all?: readonly string[];
  /** by column id */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

/** Words that stand for "no value" in a column. */
export function codesOfColumn(choice: MissingChoice | undefined, id: string): MissingCodes {
  const own = choice?.columns && Object.hasOwn(choice.columns, id) ? choice.columns[id] : undefined;
  const words = own ?? choice?.all;
  if (!words) return USUAL_CODES;
  let codes = made.get(words);
  if (!codes) made.set(words, (codes = createCodes(words)));
  return codes;
}

const made = new WeakMap<readonly string[], MissingCodes>();

/** Says which words stand for "no value" in a column; the usual ones where nothing is said. */
export function useCodes(dictionary: TextDictionary, codes: MissingCodes): void {
  if (codesOf(dictionary) === codes) return;
  inUse.set(dictionary, codes);
  found.delete(dictionary);
}

/** A dictionary of the same texts in which only the blank cell stands for "no value". */
export function withBlankOnly(dictionary: TextDictionary): TextDictionary {
  const own = { ...dictionary };
  inUse.set(own, BLANK_CODES);
  return own;
}

/** Of a table that was made: only the blank cell stands for "no value". */
export function useBlankOnly(dictionary: TextDictionary): void {
  useCodes(dictionary, BLANK_CODES);
}

/** Words that stand for "no value" in a column. */
export function codesOf(dictionary: TextDictionary): MissingCodes {
  return inUse.get(dictionary) ?? USUAL_CODES;
}

/** Codes of a dictionary whose texts stand for "no value", code 0 included. */
export function missingCodesOf(dictionary: TextDictionary): readonly number[] {
  let codes = found.get(dictionary);
  if (!codes) found.set(dictionary, (codes = findMissingCodes(dictionary)));
  return codes;
}

const inUse = new WeakMap<TextDictionary, MissingCodes>();
const found = new WeakMap<TextDictionary, readonly number[]>();

function findMissingCodes(dictionary: TextDictionary): readonly number[] {
  const codes = [0];
  const { bytes, offsets } = dictionary;
  const size = sizeOf(dictionary);
  const words = codesOf(dictionary);
  if (words.words.length === 1) return codes;
  for (let code = 1; code < size; code++) {
    if (missingWordOfBytes(bytes, offsets[code]!, offsets[code + 1]!, words) >= 0) codes.push(code);
  }
  return codes;
}
