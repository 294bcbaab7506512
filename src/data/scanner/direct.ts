/** Direct-address tables: ids that are one prefix and a number need no hash. */

import type { DirectTable } from './scan.ts';

const MOST_DIGITS = 9;
const MOST_PREFIX = 16;
const TABLE_DIGITS = 7;

/**
 * The direct-address table for a column, or `null` where its ids are not of one prefix and a number.
 * @param sample some texts of the column
 * @param rows estimate of the rows of the file, which bounds the table
 */
export function planDirect(sample: readonly string[], rows: number): DirectTable | null {
  const texts = sample.filter((text) => text !== '');
  const first = texts[0];
  if (first === undefined) return null;
  let prefix = first.slice(0, first.length - (/\d*$/.exec(first)?.[0].length ?? 0));
  // A digit that all share may still belong to the number; only what is not a digit is certainly prefix.
  for (const text of texts) if (!text.startsWith(prefix)) return null;
  const numbers = texts.map((text) => text.slice(prefix.length));
  // Ids such as 2023000123 are too wide for a table; what all begin with can move into the prefix.
  const width = numbers[0]!.length;
  const spare = width - TABLE_DIGITS;
  if (
    spare > 0 &&
    numbers.every((number) => number.length === width && number.startsWith(numbers[0]!.slice(0, spare))) &&
    Number(numbers[0]) >= rows
  ) {
    prefix += numbers[0]!.slice(0, spare);
    for (let index = 0; index < numbers.length; index++) numbers[index] = numbers[index]!.slice(spare);
  }
  const digits = numbers.every((number) => number.length === numbers[0]!.length) ? numbers[0]!.length : 0;
  const fits = (number: string): boolean =>
    /^\d+$/.test(number) && number.length <= MOST_DIGITS && (digits > 0 || number === '0' || !number.startsWith('0'));
  const limit = 65_536 + rows * 2;
  const bytes = new TextEncoder().encode(prefix);
  if (bytes.length > MOST_PREFIX || !numbers.every((number) => fits(number) && Number(number) < limit)) return null;
  // One length in the sample of plain numbers says little about the rest: 97, 98, 99, then 100.
  const free = digits > 0 && numbers.every((number) => number === '0' || !number.startsWith('0')) && digits < 6;
  return { prefix: bytes, digits: free ? 0 : digits, codes: new Uint32Array(4096), limit };
}

/**
 * The number of an id of this table's form, −1 for any other text. Form and text determine each other: no two texts share a number.
 */
export function directNumber(direct: DirectTable, bytes: Uint8Array, start: number, end: number): number {
  const { prefix, digits } = direct;
  const first = start + prefix.length;
  const count = end - first;
  if (count < 1 || count > MOST_DIGITS || (digits > 0 && count !== digits)) return -1;
  for (let index = 0; index < prefix.length; index++) if (bytes[start + index] !== prefix[index]) return -1;
  if (digits === 0 && count > 1 && bytes[first] === 0x30) return -1;
  let number = 0;
  for (let index = first; index < end; index++) {
    const digit = bytes[index]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Makes room for a number; false where it lies beyond the limit. */
export function growDirect(direct: DirectTable, number: number): boolean {
  if (number < direct.codes.length) return true;
  if (number >= direct.limit) return false;
  let length = direct.codes.length;
  while (length <= number) length *= 2;
  const codes = new Uint32Array(Math.min(length, direct.limit));
  codes.set(direct.codes);
  direct.codes = codes;
  return true;
}
