/** The state of one pass over a file: what each column is read as, and the stores that fill while the bytes go by. */

import { DictionaryBuilder, fitted, narrowCodes, replaceByte } from '../dictionary.ts';
import type { Column, TextDictionary } from '../columns.ts';
import { addMisfit, dropMisfit, type MisfitList } from '../misfits.ts';
import { USUAL_CODES, type MissingCodes } from '../missing-codes.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../../lib/days.ts';
import { createForms, type NumberForms } from '../number-forms.ts';
import { decimalsOf } from './decimals.ts';
import { NO_QUEUE, type Queue } from './queue.ts';

export const SKIP = 0;
export const TEXT = 1;
/** text of one prefix and digits, looked up by the number itself */
export const CODED = 2;
export const NUMBER = 3;
export const DATE = 4;

export type ReadAs = typeof SKIP | typeof TEXT | typeof CODED | typeof NUMBER | typeof DATE;

/** Ids of one prefix and a number (M000123): the number is the address. */
export interface DirectTable {
  readonly prefix: Uint8Array;
  /** digits of every id, or 0 where they vary and no id has leading zeros */
  readonly digits: number;
  /** code of each number, 0 where it has not been seen */
  codes: Uint32Array;
  /** numbers from here on go through the hash like any other text */
  readonly limit: number;
}

/** A cell that did not fit the type of its column. */
export interface Misfits extends MisfitList {
  /** more of them than this, and the column is given up for this pass */
  readonly limit: number;
}

/** Cells that hold each word for "no value". A row that is read again is counted once. */
export interface WordCount {
  readonly cells: Uint32Array;
  row: number;
}

/** A row with too few or too many cells. */
export interface RaggedRow {
  readonly row: number;
  /** cells found */
  readonly cells: number;
  /** what stood after the last column, '' for short rows */
  readonly overflow: string;
}

/** A quoted field outside the strict grammar. */
export interface QuoteProblem {
  readonly line: number;
  readonly column: number;
  readonly kind: 'malformed' | 'unclosed';
  readonly text: string;
}

export interface Scan {
  readonly delimiter: number;
  /** byte that opens and closes a quoted field; −1 where quotes are characters like any other */
  readonly quote: number;
  /** text that the delimiter's byte stands for inside quotes; '' where it is itself */
  readonly standsFor: string;
  /** 10, or 13 for files whose lines end with a carriage return alone */
  readonly newline: number;
  readonly width: number;
  readonly readAs: Uint8Array;
  readonly numbers: Float64Array[];
  readonly days: Int32Array[];
  readonly seconds: (Int32Array | null)[];
  readonly codes: Uint32Array[];
  readonly dictionaries: DictionaryBuilder[];
  readonly directs: (DirectTable | null)[];
  /** made when a column has many texts */
  readonly queues: Queue[];
  /** most digits after the point of each number column; 255 where an exponent hides them */
  readonly decimals: Uint8Array;
  /** bits of {@link LEADING_ZERO} … by column */
  readonly signs: Uint8Array;
  /** how numbers off the fast path are written, by column */
  readonly forms: readonly NumberForms[];
  readonly misfits: (Misfits | null)[];
  readonly ragged: RaggedRow[];
  readonly quotes: QuoteProblem[];
  capacity: number;
  row: number;
  /** line of the next byte, 1-based */
  line: number;
  firstLine: number;
  /** from shiftRows[i] on, a row stands on line row + shifts[i] */
  readonly shiftRows: number[];
  readonly shifts: number[];
  blankLines: number;
  /** rows PapaParse read */
  handedOver: number;
  /** line of the first bytes that are not valid UTF-8, 0 where there are none */
  invalidLine: number;
  /** offset of the first byte of the buffer in the whole (transcoded) file */
  base: number;
  /** between these offsets no quote closes a field: found out once, not again for each quote */
  noClosingFrom: number;
  noClosingBefore: number;
  /** words that stand for "no value", by column */
  readonly missing: readonly MissingCodes[];
  /** cells of number and date columns that hold each of these words, by column; blank cells are not counted */
  readonly words: readonly WordCount[];
  /** line, offset in the whole (transcoded) file, line, offset …: where slices ended, so that rows are found again */
  readonly places: number[];
}

/** A whole number with leading zeros was read in a number column. */
export const LEADING_ZERO = 1;
/** More than 15 digits were read in a whole number. */
export const LONG_DIGITS = 2;
/** A value with decimals, a sign of money, percent or 万 was read. */
export const FRACTION = 4;
/** A date had a fraction of a second that was left out. */
export const SECOND_FRACTION = 64;

/**
 * @param directs tables of the columns read as CODED
 * @param limits misfits each number or date column may have before it is given up
 * @param capacity rows to make room for
 * @param manner whether quotes are ordinary characters, what the delimiter's byte stands for in cells, words for "no value" by column
 */
export function createScan(
  delimiter: number,
  newline: number,
  readAs: readonly ReadAs[],
  directs: readonly (DirectTable | null)[],
  limits: readonly number[],
  capacity: number,
  manner: { readonly literal?: boolean; readonly standsFor?: string; readonly missing?: readonly MissingCodes[] } = {},
): Scan {
  const width = readAs.length;
  const missing = manner.missing ?? readAs.map(() => USUAL_CODES);
  const only = <T>(kinds: readonly ReadAs[], make: () => T, none: T): T[] =>
    readAs.map((kind) => (kinds.includes(kind) ? make() : none));
  return {
    delimiter,
    quote: manner.literal ? -1 : 0x22,
    standsFor: manner.standsFor ?? '',
    newline,
    width,
    readAs: Uint8Array.from(readAs),
    numbers: only([NUMBER], () => new Float64Array(capacity), NO_NUMBERS),
    days: only([DATE], () => new Int32Array(capacity), NO_DAYS),
    seconds: readAs.map(() => null),
    codes: only([TEXT, CODED], () => new Uint32Array(capacity), NO_CODES),
    dictionaries: only([TEXT, CODED], () => new DictionaryBuilder(), NO_DICTIONARY),
    directs: readAs.map((kind, column) => (kind === CODED ? (directs[column] ?? null) : null)),
    queues: readAs.map(() => NO_QUEUE),
    decimals: new Uint8Array(width),
    signs: new Uint8Array(width),
    forms: readAs.map(() => createForms()),
    misfits: readAs.map((kind, column) =>
      kind === NUMBER || kind === DATE ? { rows: [], texts: [], limit: limits[column] ?? Infinity } : null,
    ),
    ragged: [],
    quotes: [],
    capacity,
    row: 0,
    line: 1,
    firstLine: 1,
    shiftRows: [],
    shifts: [],
    blankLines: 0,
    handedOver: 0,
    invalidLine: 0,
    base: 0,
    noClosingFrom: 0,
    noClosingBefore: 0,
    missing,
    words: missing.map(({ words }) => ({ cells: new Uint32Array(words.length), row: -1 })),
    places: [],
  };
}

/** Makes room for `capacity` rows in every store. */
export function growScan(scan: Scan, capacity: number): void {
  for (let column = 0; column < scan.width; column++) {
    const kind = scan.readAs[column];
    if (kind === NUMBER) scan.numbers[column] = resized(scan.numbers[column]!, new Float64Array(capacity), scan.row);
    else if (kind === TEXT || kind === CODED)
      scan.codes[column] = resized(scan.codes[column]!, new Uint32Array(capacity), scan.row);
    else if (kind === DATE) {
      scan.days[column] = resized(scan.days[column]!, new Int32Array(capacity), scan.row);
      const seconds = scan.seconds[column];
      if (seconds) scan.seconds[column] = resized(seconds, new Int32Array(capacity), scan.row);
    }
  }
  scan.capacity = capacity;
}

/** Makes room for what the share read so far (0 < share ≤ 1) says the dictionaries will hold. */
export function reserveDictionaries(scan: Scan, share: number): void {
  for (const dictionary of scan.dictionaries) {
    // only columns of mostly new texts grow in step with the file
    if (dictionary === NO_DICTIONARY || dictionary.size * 2 < scan.row) continue;
    const factor = (1 / share) * 1.02;
    dictionary.reserve(
      Math.ceil(dictionary.size * factor) + 1024,
      Math.ceil(dictionary.offsets[dictionary.size]! * factor) + 4096,
    );
  }
}

/** Turns columns whose ids proved not to be of one prefix and a number over to the hash, which is quicker for such. */
export function reviewDirects(scan: Scan): void {
  for (let column = 0; column < scan.width; column++) {
    const dictionary = scan.dictionaries[column]!;
    if (scan.readAs[column] !== CODED || dictionary.hashed < 1000 || dictionary.hashed * 4 < dictionary.size) continue;
    dictionary.indexAll();
    scan.directs[column] = null;
    scan.readAs[column] = TEXT;
  }
}

/** Puts "missing" into a cell that holds a word for it. */
export function storeWord(scan: Scan, column: number, row: number, word: number): void {
  storeMissing(scan, column, row);
  const count = scan.words[column]!;
  if (word === 0 || count.row === row) return;
  count.cells[word]!++;
  count.row = row;
}

/** Puts "missing" into a cell. */
export function storeMissing(scan: Scan, column: number, row: number): void {
  switch (scan.readAs[column]) {
    case NUMBER:
      scan.numbers[column]![row] = NaN;
      break;
    case DATE: {
      scan.days[column]![row] = MISSING_DAY;
      const seconds = scan.seconds[column];
      if (seconds) seconds[row] = MISSING_SECONDS;
      break;
    }
    case TEXT:
    case CODED:
      scan.codes[column]![row] = 0;
      break;
    default:
  }
}

/** Gives a date column its seconds, all rows so far without. */
export function addSeconds(scan: Scan, column: number): Int32Array {
  const seconds = new Int32Array(scan.capacity).fill(MISSING_SECONDS);
  scan.seconds[column] = seconds;
  return seconds;
}

/** Keeps the text of a cell that did not fit; gives the column up for this pass where that happens too often. */
export function storeMisfit(scan: Scan, column: number, row: number, text: string): void {
  storeMissing(scan, column, row);
  const misfits = scan.misfits[column];
  if (!misfits) return;
  addMisfit(misfits, row, () => restoreDelimiter(scan, text));
  if (misfits.rows.length > misfits.limit) {
    scan.readAs[column] = SKIP;
    scan.misfits[column] = null;
    scan.numbers[column] = NO_NUMBERS;
    scan.days[column] = NO_DAYS;
    scan.seconds[column] = null;
  }
}

/** Puts the delimiter back where its stand-in came to be in a text. */
export function restoreDelimiter(scan: Scan, text: string): string {
  return scan.standsFor === '' ? text : text.replaceAll(String.fromCharCode(scan.delimiter), scan.standsFor);
}

/** Forgets the misfits of a row that will be read again. */
export function forgetRow(scan: Scan, row: number): void {
  for (const misfits of scan.misfits) {
    while (misfits && misfits.rows.length > 0 && misfits.rows[misfits.rows.length - 1]! >= row) {
      dropMisfit(misfits);
    }
  }
}

/** The finished column, `null` where it was skipped or given up. The store is released, so that memory falls column by column. */
export function takeColumn(scan: Scan, column: number): Column | null {
  const rows = scan.row;
  switch (scan.readAs[column]) {
    case NUMBER: {
      const values = fitted(scan.numbers[column]!, rows);
      scan.numbers[column] = NO_NUMBERS;
      return { kind: 'number', values, decimals: decimalsOf(values, scan.decimals[column]!) };
    }
    case DATE: {
      const seconds = scan.seconds[column];
      const taken: Column = {
        kind: 'date',
        days: fitted(scan.days[column]!, rows),
        seconds: seconds ? fitted(seconds, rows) : null,
      };
      scan.days[column] = NO_DAYS;
      scan.seconds[column] = null;
      return taken;
    }
    case TEXT:
    case CODED: {
      const dictionary = scan.dictionaries[column]!;
      scan.dictionaries[column] = NO_DICTIONARY;
      scan.directs[column] = null;
      const codes = narrowCodes(fitted(scan.codes[column]!, rows), dictionary.size);
      scan.codes[column] = NO_CODES;
      return { kind: 'text', codes, dictionary: withDelimiter(dictionary.finish(), scan) };
    }
    default:
      return null;
  }
}

/** Lines on which rows begin, or `null` where row i stands on line firstLine + i. */
export function linesOf(scan: Scan): Uint32Array | null {
  if (scan.shifts.length === 0 || (scan.shifts.length === 1 && scan.shiftRows[0] === 0)) return null;
  const lines = new Uint32Array(scan.row);
  for (let index = 0; index < scan.shifts.length; index++) {
    const shift = scan.shifts[index]!;
    const end = scan.shiftRows[index + 1] ?? scan.row;
    for (let row = scan.shiftRows[index]!; row < end; row++) lines[row] = row + shift;
  }
  return lines;
}

/** Line on which a row begins. */
export function lineOfRow(scan: Scan, row: number): number {
  let index = scan.shiftRows.length - 1;
  while (index > 0 && scan.shiftRows[index]! > row) index--;
  return row + (scan.shifts[index] ?? 1);
}

function withDelimiter(dictionary: TextDictionary, { delimiter, standsFor }: Scan): TextDictionary {
  return standsFor === '' ? dictionary : replaceByte(dictionary, delimiter, standsFor);
}

const NO_NUMBERS = new Float64Array(0);
const NO_DAYS = new Int32Array(0);
const NO_CODES = new Uint32Array(0);
const NO_DICTIONARY = new DictionaryBuilder();

function resized<T extends Float64Array | Int32Array | Uint32Array>(from: T, to: T, used: number): T {
  to.set(from.subarray(0, used) as never);
  return to;
}
