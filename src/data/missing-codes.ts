/** Words that stand for "no value" in the files of shops and schools. */

import { decodeCell } from './cell-text.ts';
import type { TextDictionary } from './columns.ts';
import { sizeOf } from './dictionary.ts';

const MISSING_CODES: ReadonlySet<string> = new Set([
  '',
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
]);

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

const LONGEST_CODE_BYTES = 12;

/** Whether a text, blanks around it aside, stands for "no value". */
export function isMissingCode(text: string): boolean {
  return MISSING_CODES.has(text.trim());
}

/** Whether a text is one of Excel's error values. */
export function isErrorValue(text: string): boolean {
  return ERROR_VALUES.has(text.trim());
}

/** Whether bytes start … end − 1 stand for "no value"; nearly always told from the length and the first byte. */
export function isMissingBytes(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0) return true;
  if (length > LONGEST_CODE_BYTES || ((SHAPES[bytes[start]!]! >>> length) & 1) === 0) return false;
  return isMissingCode(decodeCell(bytes, start, end));
}

/** Whether bytes start … end − 1 are one of Excel's error values, which all begin with #. */
export function isErrorBytes(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === 0x23 && end - start <= LONGEST_CODE_BYTES && isErrorValue(decodeCell(bytes, start, end));
}

/** Codes of a dictionary whose texts stand for "no value", code 0 included. */
export function missingCodesOf(dictionary: TextDictionary): readonly number[] {
  let codes = found.get(dictionary);
  if (!codes) found.set(dictionary, (codes = findMissingCodes(dictionary)));
  return codes;
}

const found = new WeakMap<TextDictionary, readonly number[]>();

function findMissingCodes(dictionary: TextDictionary): readonly number[] {
  const codes = [0];
  const { bytes, offsets } = dictionary;
  const size = sizeOf(dictionary);
  for (let code = 1; code < size; code++) {
    if (isMissingBytes(bytes, offsets[code]!, offsets[code + 1]!)) codes.push(code);
  }
  return codes;
}

// For each first byte the lengths in bytes of the words that begin with it, as bits; blanks may precede any word.
const SHAPES = new Uint32Array(256);
for (const word of MISSING_CODES) {
  const bytes = new TextEncoder().encode(word);
  if (bytes.length > 0) SHAPES[bytes[0]!]! |= 1 << bytes.length;
  for (const blank of [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0xc2, 0xe2, 0xe3]) SHAPES[blank] = 0xffffffff;
}
