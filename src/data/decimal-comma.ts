/** Number columns written with a decimal comma, 1.234,50: decided by the whole column, as 1,234 alone could be either. */

import { MISFIT, VALUE, type CellState } from './cell-text.ts';
import type { NumberColumn, TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { addMisfit, createMisfits, type MisfitList } from './misfits.ts';
import { codesOf, missingWord } from './missing-codes.ts';
import { createNumberReading, readNumber, type NumberReading } from './number-text.ts';
import { decimalsOf } from './scanner/decimals.ts';

export interface CommaNumbers {
  readonly column: NumberColumn;
  readonly misfits: MisfitList;
  readonly currency: string | null;
  /** numbers read */
  readonly count: number;
  /** a text that only a decimal comma explains */
  readonly example: string;
}

// Digits in threes with dots or blanks between, then a comma and decimals; signs and money around them are the number reader's work.
const WITH_COMMA = /^([^\d,.]*)(\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+),(\d+)([^\d,.]*)$/;
const WITHOUT_COMMA = /^([^\d,.]*)(\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)([^\d,.]*)$/;
/** Texts that a decimal point would explain as well: 1,234. */
const THOUSANDS = /^[^\d]*\d{1,3}(,\d{3})+[^\d]*$/;

const FITTING = 0.9;
const PROBE = 200;

const encoder = new TextEncoder();
const reading = createNumberReading();

/**
 * @param decided something else says that the sign is a comma
 * @returns `null` where the column is no such column, which is where nothing in it needs a decimal comma, unless that is decided
 */
export function readCommaNumbers(column: TextColumn, decided = false): CommaNumbers | null {
  const { codes, dictionary } = column;
  const size = sizeOf(dictionary);
  let likely = 0;
  for (let code = 1; code < Math.min(size, PROBE + 1); code++) if (plainForm(textAt(dictionary, code))) likely++;
  if (likely * 2 < Math.min(size - 1, PROBE) || size < 2) return null;
  const cells = new Uint32Array(size);
  for (let row = 0; row < codes.length; row++) cells[codes[row]!]!++;
  const values = new Float64Array(size).fill(NaN);
  const bad = new Uint8Array(size);
  const words = codesOf(dictionary);
  let [filled, count, decimals] = [0, 0, 0];
  let example = '';
  let currency: string | null = null;
  for (let code = 1; code < size; code++) {
    const text = textAt(dictionary, code);
    const plain = plainForm(text);
    const bytes = encoder.encode(plain ?? text);
    if (missingWord(text, words) >= 0) continue;
    const state = readNumber(bytes, 0, bytes.length, reading, words);
    filled += cells[code]!;
    if (plain === null || state !== VALUE) {
      bad[code] = 1;
      continue;
    }
    values[code] = reading.value;
    count += cells[code]!;
    decimals = Math.max(decimals, reading.decimals < 0 ? 255 : reading.decimals);
    currency ??= reading.currency;
    if (example === '' && WITH_COMMA.test(text.trim()) && !THOUSANDS.test(text.trim())) example = text.trim();
  }
  if ((example === '' && !decided) || count < filled * FITTING) return null;
  const all = new Float64Array(codes.length);
  const misfits = createMisfits();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    all[row] = values[code]!;
    if (bad[code] === 1) addMisfit(misfits, row, () => textAt(dictionary, code));
  }
  return {
    column: { kind: 'number', values: all, decimals: decimalsOf(all, decimals) },
    misfits,
    currency,
    count,
    example,
  };
}

/** Numbers of which nothing tells whether their one point or comma parts decimals or thousands: 1.001, 1,005. */
export interface UndecidedNumbers {
  /** cells with the sign */
  readonly cells: number;
  /** 1 for each of their rows */
  readonly rows: Uint8Array;
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

const EITHER = /^[^\d,.]*[1-9]\d{0,2}([,.])\d{3}[^\d,.]*$/;
const NEITHER = /^[^\d,.]*\d+[^\d,.]*$/;

/** Whether all filled cells of the first rows are such numbers, or whole ones, by one and the same sign. */
export function looksUndecided(cells: readonly string[]): boolean {
  let sign = '';
  for (const cell of cells) {
    const text = cell.trim();
    if (missingWord(text) >= 0 || NEITHER.test(text)) continue;
    const found = EITHER.exec(text)?.[1];
    if (found === undefined || (sign !== '' && found !== sign)) return false;
    sign = found;
  }
  return sign !== '';
}

/** @returns `null` where a cell of the column says what its sign is, or is no number */
export function undecidedNumbers({ codes, dictionary }: TextColumn): UndecidedNumbers | null {
  const size = sizeOf(dictionary);
  const words = codesOf(dictionary);
  const open = new Uint8Array(size);
  let sign = '';
  for (let code = 1; code < size; code++) {
    const text = textAt(dictionary, code).trim();
    if (missingWord(text, words) >= 0 || NEITHER.test(text)) continue;
    const found = EITHER.exec(text)?.[1];
    if (found === undefined || (sign !== '' && found !== sign)) return null;
    sign = found;
    open[code] = 1;
  }
  if (sign === '') return null;
  const rows = new Uint8Array(codes.length);
  const examples: { row: number; text: string }[] = [];
  let cells = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (open[code] === 0) continue;
    rows[row] = 1;
    cells++;
    if (examples.length < 3 && !examples.some((each) => codes[each.row] === code))
      examples.push({ row, text: textAt(dictionary, code).trim() });
  }
  return { cells, rows, examples };
}

/** Reads a text as the cells of such a column are read. */
export function readCommaNumber(text: string, into: NumberReading): CellState {
  const plain = plainForm(text);
  const bytes = encoder.encode(plain ?? text);
  const state = readNumber(bytes, 0, bytes.length, into);
  return plain === null && state === VALUE ? MISFIT : state;
}

/** The number with a decimal point and without separators; `null` where it is not written with a decimal comma. */
function plainForm(text: string): string | null {
  const trimmed = text.trim();
  const comma = WITH_COMMA.exec(trimmed);
  if (comma) return `${comma[1]}${digits(comma[2]!)}.${comma[3]}${comma[4]}`;
  const whole = WITHOUT_COMMA.exec(trimmed);
  return whole ? `${whole[1]}${digits(whole[2]!)}${whole[3]}` : null;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
