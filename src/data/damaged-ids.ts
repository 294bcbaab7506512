/** Identifiers a spreadsheet took for numbers: 1.23457E+17, or the digits beyond the fifteenth turned into zeros. */

import type { TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';

export interface DamagedIds {
  readonly kind: 'scientific' | 'cut';
  /** cells */
  readonly count: number;
  /** row of the first of them */
  readonly row: number;
  readonly example: string;
}

const SCIENTIFIC = /^\d(\.\d+)?e\+\d{1,3}$/i;
/** A spreadsheet's numbers have no more digits than this. */
const EXACT_DIGITS = 15;
const LONGEST = 40;
/** Zeros in all that are no accident: one in 10⁹ columns would have them by chance. */
const ENOUGH_ZEROS = 9;

const [ZERO, NINE, POINT, E, SMALL_E] = [0x30, 0x39, 0x2e, 0x45, 0x65];

/** @returns `null` where the ids look whole */
export function damagedIds(column: TextColumn): DamagedIds | null {
  const { dictionary } = column;
  const { bytes, offsets } = dictionary;
  const size = sizeOf(dictionary);
  const scientific = new Set<number>();
  const cut = new Set<number>();
  let zeros = 0;
  let whole = false;
  for (let code = 1; code < size; code++) {
    const start = offsets[code]!;
    const length = offsets[code + 1]! - start;
    const first = bytes[start]!;
    if (length < 4 || length > LONGEST || first < ZERO || first > NINE) continue;
    const second = bytes[start + 1]!;
    if (second === POINT || second === E || second === SMALL_E) {
      if (SCIENTIFIC.test(textAt(dictionary, code))) scientific.add(code);
    } else if (length > EXACT_DIGITS && !whole && isDigits(bytes, start, length)) {
      let at = start + EXACT_DIGITS;
      while (at < start + length && bytes[at] === ZERO) at++;
      // one such id with all its digits says that the others may well end in zeros
      if (at < start + length || first === ZERO) whole = true;
      else {
        cut.add(code);
        zeros += length - EXACT_DIGITS;
      }
    }
  }
  if (scientific.size > 0) return found(column, scientific, 'scientific');
  return !whole && zeros >= ENOUGH_ZEROS ? found(column, cut, 'cut') : null;
}

function isDigits(bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at++) if (bytes[at]! < ZERO || bytes[at]! > NINE) return false;
  return true;
}

function found({ codes, dictionary }: TextColumn, damaged: ReadonlySet<number>, kind: DamagedIds['kind']): DamagedIds {
  let count = 0;
  let row = -1;
  for (let at = 0; at < codes.length; at++) {
    if (!damaged.has(codes[at]!)) continue;
    count++;
    if (row < 0) row = at;
  }
  return { kind, count, row, example: textAt(dictionary, codes[row]!) };
}
