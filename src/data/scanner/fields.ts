/** Fields off the fast path: quoted ones, unusual numbers and dates, texts handed over. Every way of storing a cell ends here. */

import { MISFIT, MISSING, VALUE, decodeCell } from '../cell-text.ts';
import { createDateReading, readDate } from '../date-text.ts';
import { hashBytes, isUtf8 } from '../dictionary.ts';
import { countForm } from '../number-forms.ts';
import { createNumberReading, readNumber } from '../number-text.ts';
import { MISSING_SECONDS } from '../../lib/days.ts';
import { directNumber, growDirect } from './direct.ts';
import { addText, noteInvalid } from './lookups.ts';
import {
  addSeconds,
  CODED,
  DATE,
  FRACTION,
  LEADING_ZERO,
  LONG_DIGITS,
  NUMBER,
  SECOND_FRACTION,
  storeMisfit,
  storeWord,
  TEXT,
  type Scan,
} from './scan.ts';

/** The buffer ends before the field does. */
export const INCOMPLETE = -1;
/** The field is outside the strict grammar: text after a closing quote, or no closing quote. */
export const MALFORMED = -2;

const QUOTE = 0x22;
const number = createNumberReading();
const date = createDateReading();
let scratch = new Uint8Array(4096);

/** Stores the cell whose text is bytes start … end − 1. Nothing may wait for a look-up in its column. */
export function storeField(
  scan: Scan,
  column: number,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  switch (scan.readAs[column]) {
    case TEXT:
    case CODED:
      scan.codes[column]![row] = start === end ? 0 : codeOf(scan, column, row, bytes, start, end);
      break;
    case NUMBER:
      storeNumber(scan, column, row, bytes, start, end);
      break;
    case DATE:
      storeDate(scan, column, row, bytes, start, end);
      break;
    default:
  }
}

/** Code of a text in a column's dictionary, by number where its ids are direct-addressed. */
function codeOf(scan: Scan, column: number, row: number, bytes: Uint8Array, start: number, end: number): number {
  const direct = scan.directs[column];
  const at = direct ? directNumber(direct, bytes, start, end) : -1;
  if (!direct || at < 0 || !growDirect(direct, at))
    return addText(scan, column, row, bytes, start, end, hashBytes(bytes, start, end));
  const known = direct.codes[at]!;
  // Such an id is of digits and a prefix that was checked with the first of them, so it need not be checked again.
  return known !== 0 ? known : (direct.codes[at] = scan.dictionaries[column]!.append(bytes, start, end));
}

/**
 * Reads the quoted field that begins at `start` and stores it.
 * @param complete whether nothing more will come behind `end`
 * @param state `state.lines` grows by the line ends inside the field
 * @returns where its terminator stands, {@link INCOMPLETE} or {@link MALFORMED}
 */
export function readQuoted(
  scan: Scan,
  bytes: Uint8Array,
  start: number,
  end: number,
  complete: boolean,
  column: number,
  row: number,
  state: { lines: number },
): number {
  const { newline } = scan;
  let escapes = 0;
  let lines = 0;
  let at = start + 1;
  for (; ; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      if (at >= end || (at + 1 >= end && !complete)) return INCOMPLETE;
      if (bytes[at + 1] !== QUOTE || at + 1 >= end) break;
      escapes++;
      at++;
    } else if (byte === newline) lines++;
  }
  const after = bytes[at + 1]!;
  const closes =
    after === scan.delimiter || after === newline || (after === 0x0d && newline === 0x0a && bytes[at + 2] === 0x0a);
  if (!closes) return MALFORMED;
  if (escapes === 0) storeField(scan, column, row, bytes, start + 1, at);
  else {
    const length = unescape(bytes, start + 1, at);
    storeField(scan, column, row, scratch, 0, length);
  }
  state.lines += lines;
  return at + 1;
}

/** Where an unquoted field that begins at `start` ends; the buffer has a line end behind its last byte. */
export function endOfPlain(scan: Scan, bytes: Uint8Array, start: number): number {
  const { delimiter, newline } = scan;
  let at = start;
  for (; ; at++) {
    const byte = bytes[at]!;
    if (byte === delimiter || byte === newline || (byte === 0x0d && newline === 0x0a && bytes[at + 1] === 0x0a))
      return at;
  }
}

// "" → " into the scratch buffer.
function unescape(bytes: Uint8Array, start: number, end: number): number {
  if (scratch.length < end - start) scratch = new Uint8Array((end - start) * 2);
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    scratch[length++] = byte;
    if (byte === QUOTE) at++;
  }
  return length;
}

function storeNumber(scan: Scan, column: number, row: number, bytes: Uint8Array, start: number, end: number): void {
  const state = readNumber(bytes, start, end, number, scan.missing[column]!);
  if (state === VALUE) {
    scan.numbers[column]![row] = number.value;
    const decimals = number.decimals < 0 ? 255 : Math.min(254, number.decimals);
    if (decimals > scan.decimals[column]!) scan.decimals[column] = decimals;
    let signs = number.leadingZero ? LEADING_ZERO : 0;
    if (decimals > 0 || number.currency !== null || number.shift > 0) signs |= FRACTION;
    else if (number.digits > 15) signs |= LONG_DIGITS;
    scan.signs[column]! |= signs;
    countForm(scan.forms[column]!, row, number);
  } else if (state === MISSING) storeWord(scan, column, row, number.word);
  else keepMisfit(scan, column, row, bytes, start, end, state === MISFIT);
}

function storeDate(scan: Scan, column: number, row: number, bytes: Uint8Array, start: number, end: number): void {
  const state = readDate(bytes, start, end, date, scan.missing[column]!);
  if (state === VALUE) {
    scan.days[column]![row] = date.day;
    const seconds = scan.seconds[column] ?? (date.seconds === MISSING_SECONDS ? null : addSeconds(scan, column));
    if (seconds) seconds[row] = date.seconds;
    if (date.fraction) scan.signs[column]! |= SECOND_FRACTION;
  } else if (state === MISSING) storeWord(scan, column, row, date.word);
  else keepMisfit(scan, column, row, bytes, start, end, state === MISFIT);
}

function keepMisfit(
  scan: Scan,
  column: number,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  checked: boolean,
): void {
  if (checked && !isUtf8(bytes, start, end)) noteInvalid(scan, row);
  storeMisfit(scan, column, row, decodeCell(bytes, start, end));
}
