/** Words that stand for "no value" in the files of shops and schools. */

import type { TextDictionary } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';

const MISSING_CODES: ReadonlySet<string> = new Set([
  '', '-', '--', '—', '——', '–', '−', '/', 'N/A', 'n/a', '#N/A', 'NA', 'NULL', 'null', 'Null', 'None', 'NaN', 'nan', '无', '暂无', '空', '缺失', '(空)', '（空）', '(null)', '\\N',
]);

/** Excel's error values: the cell had no value to give, which says nothing against the type of its column. */
const ERROR_VALUES: ReadonlySet<string> = new Set(['#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!']);

const LONGEST_CODE_BYTES = 12;

/** Whether a text, blanks around it aside, stands for "no value". */
export function isMissingCode(text: string): boolean {
  return MISSING_CODES.has(text.trim());
}

/** Whether a text is one of Excel's error values. */
export function isErrorValue(text: string): boolean {
  return ERROR_VALUES.has(text.trim());
}

/** Codes of a dictionary whose texts stand for "no value", code 0 included. */
export function missingCodesOf(dictionary: TextDictionary): number[] {
  const codes = [0];
  const { offsets } = dictionary;
  for (let code = 1, size = sizeOf(dictionary); code < size; code++) {
    if (offsets[code + 1]! - offsets[code]! <= LONGEST_CODE_BYTES && isShortMissing(dictionary, code)) codes.push(code);
  }
  return codes;
}

// Ids of up to 12 bytes are common; their first byte rules most of them out before any text is made.
function isShortMissing(dictionary: TextDictionary, code: number): boolean {
  const first = dictionary.bytes[dictionary.offsets[code]!]!;
  return FIRST_BYTES[first] === 1 && isMissingCode(textAt(dictionary, code));
}

const FIRST_BYTES = new Uint8Array(256);
for (const word of MISSING_CODES) {
  const first = new TextEncoder().encode(word)[0];
  if (first !== undefined) FIRST_BYTES[first] = 1;
}
for (const blank of [0x20, 0x09, 0x0b, 0x0c, 0x0d, 0x0a, 0xc2, 0xe2, 0xe3, 0xef, 0xe1]) FIRST_BYTES[blank] = 1;
