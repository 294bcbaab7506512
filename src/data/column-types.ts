/**
 * Types of columns. The first rows give a guess, so that the scanner knows what to read each column as; the whole column
 * decides. A column stays number or date while at least nine in ten of its filled cells fit: the others are listed as problems.
 * A spreadsheet's error values (#DIV/0!) are listed too but say nothing against the type.
 */

import { cellsAreKeys, holdsIdentifiers, holdsKeys } from './answer-look.ts';
import { decodeCell, MISFIT, MISSING, VALUE } from './cell-text.ts';
import type { Column, ColumnType, DateColumn, NumberColumn, TextColumn } from './columns.ts';
import { createDateReading, looksLikeOtherDate, readDate } from './date-text.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { countForm, createForms, currencyOfForms, percentCells, type NumberForms } from './number-forms.ts';
import { createNumberReading, readNumber } from './number-text.ts';
import { codesOf, missingCodesOf, missingWordOfBytes, USUAL_CODES, type MissingCodes } from './missing-codes.ts';
import { addMisfit, createMisfits, type MisfitList } from './misfits.ts';
import { rangeOfDays, rangeOfNumbers } from './ranges.ts';
import type { Treatment } from './report.ts';
import { decimalsOf } from './scanner/decimals.ts';
import { message, type Message } from '../lib/outcome.ts';
import { MISSING_DAY, MISSING_SECONDS } from '../lib/days.ts';

/** Share of the filled cells that must fit a type. */
export const FITTING_SHARE = 0.9;

/** Whole numbers of this many digits, all of one length, are identifiers. */
const IDENTIFIER_DIGITS = 8;
/** Whole numbers with more digits than this lose some of them as numbers. */
const EXACT_DIGITS = 15;
const MOST_CATEGORIES = 1000;
const FIRST_TEXTS = 500;
/** Bytes of an id; a long run of digits would be gone through again from each of them. */
const LONGEST_CODED = 80;

const encoder = new TextEncoder();
const number = createNumberReading();
const date = createDateReading();

export interface TypeVerdict {
  readonly type: ColumnType;
  readonly reason: Message;
}

/** What the cells of a sample are, counted. */
interface Tally {
  filled: number;
  numbers: number;
  dates: number;
  /** cells that are digits alone */
  wholes: number;
  shortest: number;
  longest: number;
  leadingZero: boolean;
}

/** What the first rows say a column should be read as. */
export function guessReading(
  label: string,
  cells: readonly string[],
  codes: MissingCodes = USUAL_CODES,
): 'number' | 'date' | 'text' {
  if (cellsAreKeys(label, cells)) return 'text';
  const tally = tallyCells(cells, codes);
  if (tally.filled === 0) return 'text';
  if (tally.dates >= tally.filled * FITTING_SHARE) return 'date';
  if (tally.numbers < tally.filled * FITTING_SHARE) return 'text';
  return identifierByDigits(tally) ? 'text' : 'number';
}

/** What a text column is, judged by all its distinct texts; `number` and `date` ask for {@link convertText}. */
export function judgeText(label: string, column: TextColumn, filled: number): TypeVerdict {
  const distinct = sizeOf(column.dictionary) - missingCodesOf(column.dictionary).length;
  if (distinct === 0) return { type: 'text', reason: message('data.type-empty') };
  const named: TypeVerdict = { type: 'identifier', reason: message('data.type-identifier-name', { distinct }) };
  if (holdsIdentifiers(label, column)) return named;
  const key = holdsKeys(label, column);
  // A key stays a key, so a look at its first texts is enough.
  const tally = tallyTexts(column, filled, key ? FIRST_TEXTS : Infinity);
  if (tally.dates > 0 && tally.dates >= tally.filled * FITTING_SHARE)
    return { type: 'date', reason: message('data.type-date', { count: tally.dates }) };
  if (tally.numbers > 0 && tally.numbers >= tally.filled * FITTING_SHARE) {
    if (key) return named;
    const digits = identifierByDigits(tally);
    return digits
      ? { type: 'identifier', reason: digits }
      : { type: 'number', reason: message('data.type-number', { count: tally.numbers }) };
  }
  if (distinct > 20 && looksCoded(column))
    return {
      type: 'identifier',
      reason: message('data.type-identifier-pattern', { distinct, example: textAt(column.dictionary, 1) }),
    };
  if (distinct <= MOST_CATEGORIES && distinct <= filled * 0.5)
    return { type: 'category', reason: message('data.type-category', { distinct }) };
  return { type: 'text', reason: message('data.type-text', { distinct }) };
}

/** Cells that did not fit, for the problems table. */
export interface Conversion {
  readonly column: NumberColumn | DateColumn;
  readonly misfits: MisfitList;
  /** the one currency the cells show; `null` where they show none, or several */
  readonly currency: string | null;
  /** how the numbers are written */
  readonly forms: NumberForms;
  readonly fraction: boolean;
  /** numbers without % where others have it, zeros aside; `null` where there are none */
  readonly bare: BareNumbers | null;
}

/** Cells of a column of percentages that hold a number alone. */
export interface BareNumbers {
  readonly cells: number;
  /** 1 for each of their rows */
  readonly rows: Uint8Array;
  /** the first of them that differ */
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

/**
 * Makes a number or date column of a text column: each distinct text is read once.
 * @param percents what numbers without % are where others have it: kept as they are, hundredths, or no value
 */
export function convertText(text: TextColumn, to: 'number' | 'date', percents: Treatment = 'keep'): Conversion {
  const { codes, dictionary } = text;
  const size = sizeOf(dictionary);
  const bad = new Uint8Array(size);
  const misfits = createMisfits();
  const { bytes, offsets } = dictionary;
  const words = codesOf(dictionary);
  const forms = createForms();
  let fraction = false;
  let bare: BareNumbers | null = null;
  let column: NumberColumn | DateColumn;
  if (to === 'number') {
    const values = new Float64Array(size).fill(NaN);
    let decimals = 0;
    const cells = new Uint32Array(size);
    for (let row = 0; row < codes.length; row++) cells[codes[row]!]!++;
    const plain = new Uint8Array(size);
    for (let code = 1; code < size; code++) {
      const state = readNumber(bytes, offsets[code]!, offsets[code + 1]!, number, words);
      if (state === VALUE) {
        values[code] = number.value;
        if (!number.percent && number.value !== 0) plain[code] = 1;
        decimals = Math.max(decimals, number.decimals < 0 ? 255 : number.decimals);
        countForm(forms, -1, number, cells[code]!);
      } else if (state !== MISSING) bad[code] = 1;
    }
    if (percentCells(forms) > 0 && plain.includes(1)) {
      bare = bareNumbers(text, plain);
      if (percents === 'as-percent') decimals = Math.min(255, decimals + 2);
      for (let code = 1; code < size; code++) {
        if (plain[code] === 0) continue;
        if (percents === 'as-unknown') values[code] = NaN;
        // the decimal text with % behind it, so that 12.3 is 0.123 as 12.3% is
        else if (percents === 'as-percent') values[code] = hundredth(textAt(dictionary, code), values[code]!);
      }
    }
    const all = new Float64Array(codes.length);
    for (let row = 0; row < codes.length; row++) all[row] = values[codes[row]!]!;
    column = { kind: 'number', values: all, decimals: decimalsOf(all, decimals) };
  } else {
    const days = new Int32Array(size).fill(MISSING_DAY);
    const seconds = new Int32Array(size).fill(MISSING_SECONDS);
    let timed = false;
    for (let code = 1; code < size; code++) {
      const state = readDate(bytes, offsets[code]!, offsets[code + 1]!, date, words);
      if (state === VALUE) {
        days[code] = date.day;
        seconds[code] = date.seconds;
        timed ||= date.seconds !== MISSING_SECONDS;
        fraction ||= date.fraction;
      } else if (state !== MISSING) bad[code] = 1;
    }
    const allDays = new Int32Array(codes.length);
    const allSeconds = timed ? new Int32Array(codes.length) : null;
    for (let row = 0; row < codes.length; row++) {
      allDays[row] = days[codes[row]!]!;
      if (allSeconds) allSeconds[row] = seconds[codes[row]!]!;
    }
    column = { kind: 'date', days: allDays, seconds: allSeconds };
  }
  if (bad.includes(1)) {
    for (let row = 0; row < codes.length; row++) {
      if (bad[codes[row]!] === 1) addMisfit(misfits, row, () => textAt(dictionary, codes[row]!));
    }
  }
  return { column, misfits, currency: currencyOfForms(forms), forms, fraction, bare };
}

function hundredth(text: string, value: number): number {
  const bytes = encoder.encode(`${text.trim()}%`);
  return readNumber(bytes, 0, bytes.length, number) === VALUE ? number.value : value / 100;
}

function bareNumbers({ codes, dictionary }: TextColumn, plain: Uint8Array): BareNumbers {
  const rows = new Uint8Array(codes.length);
  const examples: { row: number; text: string }[] = [];
  let cells = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (plain[code] === 0) continue;
    rows[row] = 1;
    cells++;
    if (examples.length < 3 && !examples.some((each) => codes[each.row] === code))
      examples.push({ row, text: textAt(dictionary, code) });
  }
  return { cells, rows, examples };
}

/** A note on a text column whose cells look like dates in a form that is not read. */
export function notesOnText(column: TextColumn): readonly Message[] {
  const size = Math.min(sizeOf(column.dictionary), 200);
  let dates = 0;
  let example = '';
  for (let code = 1; code < size; code++) {
    const text = textAt(column.dictionary, code);
    if (looksLikeOtherDate(text)) {
      dates++;
      example ||= text;
    }
  }
  return dates > 0 && dates >= (size - 1) * 0.3 ? [message('data.note-other-dates', { example })] : [];
}

/** Filled cells of a column: missing ones (NaN, MISSING_DAY, code 0) left out. */
export function countFilled(column: Column): number {
  if (column.kind === 'number') return column.values.length - rangeOfNumbers(column.values).missing;
  if (column.kind === 'date') return column.days.length - rangeOfDays(column.days).missing;
  const { codes } = column;
  if (codes.indexOf(0) < 0) return codes.length;
  let filled = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) filled++;
  return filled;
}

function identifierByDigits(tally: Tally): Message | null {
  if (tally.wholes < tally.filled) return null;
  if (tally.leadingZero) return message('data.type-identifier-zeros');
  if (tally.longest > EXACT_DIGITS) return message('data.type-identifier-long', { digits: tally.longest });
  if (tally.shortest === tally.longest && tally.longest >= IDENTIFIER_DIGITS)
    return message('data.type-identifier-length', { digits: tally.longest });
  return null;
}

function emptyTally(): Tally {
  return { filled: 0, numbers: 0, dates: 0, wholes: 0, shortest: Infinity, longest: 0, leadingZero: false };
}

function tallyCells(cells: readonly string[], codes: MissingCodes): Tally {
  const tally = emptyTally();
  for (const cell of cells) {
    // blanks are taken off when the whole column is there
    const bytes = encoder.encode(cell.trim());
    if (bytes.length > 0) tallyCell(bytes, 0, bytes.length, tally, 1, codes);
  }
  return tally;
}

// What fits is weighed by cells: one misfit text may fill half the rows, one number nearly all of them. As each text has a cell
// at least, a column of many texts is given up as soon as those that do not fit are too many.
function tallyTexts({ codes, dictionary }: TextColumn, filled: number, most: number): Tally {
  const { bytes, offsets } = dictionary;
  const size = Math.min(most + 1, sizeOf(dictionary));
  const words = codesOf(dictionary);
  const texts = emptyTally();
  for (let code = 1; code < size; code++) {
    tallyCell(bytes, offsets[code]!, offsets[code + 1]!, texts, 1, words);
    if (texts.filled - Math.max(texts.numbers, texts.dates) > filled * (1 - FITTING_SHARE)) return texts;
  }
  // codes beyond `size` count nowhere
  const cells = new Uint32Array(size);
  for (let row = 0; row < codes.length; row++) if (codes[row]! < size) cells[codes[row]!]!++;
  const tally = emptyTally();
  for (let code = 1; code < size; code++)
    tallyCell(bytes, offsets[code]!, offsets[code + 1]!, tally, cells[code]!, words);
  return tally;
}

// `cells` is how many cells hold the text.
function tallyCell(
  bytes: Uint8Array,
  start: number,
  end: number,
  tally: Tally,
  cells: number,
  codes: MissingCodes,
): void {
  // A number or a date never begins with a letter, which is what ids and names mostly do.
  const letter = bytes[start]! | 0x20;
  if (letter >= 0x61 && letter <= 0x7a && !mayBeMoney(bytes, start, end)) {
    if (missingWordOfBytes(bytes, start, end, codes) < 0) tally.filled += cells;
    return;
  }
  const state = readNumber(bytes, start, end, number, codes);
  if (state === MISSING) return;
  if (state === VALUE) {
    tally.numbers += cells;
    if (number.digits === end - start) {
      tally.wholes += cells;
      tally.leadingZero ||= number.leadingZero;
      tally.shortest = Math.min(tally.shortest, number.digits);
      tally.longest = Math.max(tally.longest, number.digits);
    }
    tally.filled += cells;
    // 20230105 is a number and may be a day; 2023.1 is only a number
    if (number.digits === 8 && end - start === 8 && readDate(bytes, start, end, date) === VALUE) tally.dates += cells;
    return;
  }
  if (state === MISFIT) {
    tally.filled += cells;
    if (readDate(bytes, start, end, date) === VALUE) tally.dates += cells;
  }
}

// USD 5, US$5, RMB 5, CNY 5, EUR 5, CN¥5: told from the second and third letter, so that ids cost nothing
function mayBeMoney(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 40) return false;
  const second = bytes[start + 1]! | 0x20;
  if (second !== 0x73 && second !== 0x6d && second !== 0x6e && second !== 0x75) return false;
  return /^(us[d$]|rmb|cny|cn[¥￥]|eur)/i.test(decodeCell(bytes, start, end));
}

// M000123, K-0042: a few letters and digits, nearly all of one length.
function looksCoded({ dictionary }: TextColumn): boolean {
  const size = Math.min(sizeOf(dictionary), 501);
  const { offsets } = dictionary;
  let coded = 0;
  for (let code = 1; code < size; code++)
    if (
      offsets[code + 1]! - offsets[code]! <= LONGEST_CODED &&
      /^[A-Za-z]{0,6}[-_]?[0-9A-Fa-f-]*\d{2,}[0-9A-Fa-f-]*$/.test(textAt(dictionary, code))
    )
      coded++;
  return coded >= (size - 1) * 0.95;
}
