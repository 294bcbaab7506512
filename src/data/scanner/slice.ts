/**
 * The scanner's loop over one buffer of bytes. It is one long function on purpose: what a field costs is a handful of
 * machine instructions a byte, and each call or shared helper in the common cases would double it.
 */

import { HASH_FACTOR } from '../dictionary.ts';
import { POWERS_OF_TEN } from '../number-text.ts';
import { MISSING_SECONDS, dayFromCalendar } from '../../lib/days.ts';
import { endOfPlain, INCOMPLETE, MALFORMED, noteInvalid, readQuoted, storeField } from './fields.ts';
import { handOver, readOverflow } from './hand-over.ts';
import { CODED, DATE, forgetRow, growScan, NUMBER, storeMissing, TEXT, type Scan } from './scan.ts';

/** Bytes that must be free behind the data of a buffer: the loop may look ahead that far. */
export const PADDING = 64;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

// Day number on which a month begins and the days it has, for the years a fast date may be of.
const FIRST_YEAR = 1600;
const MONTHS = (2400 - FIRST_YEAR) * 12;
const MONTH_START = Int32Array.from({ length: MONTHS + 1 }, (_, index) => dayFromCalendar(FIRST_YEAR + Math.floor(index / 12), (index % 12) + 1, 1));
const MONTH_LENGTH = Uint8Array.from({ length: MONTHS }, (_, index) => MONTH_START[index + 1]! - MONTH_START[index]!);

/**
 * Reads the complete rows of bytes from … end − 1 into the stores of the scan.
 * @param bytes buffer with at least {@link PADDING} bytes behind `end`; they are overwritten
 * @param final whether the file ends at `end`
 * @param patient false to hand the first row over although its quoted field may end in a later buffer
 * @returns offset of the first byte that was not used up: the beginning of a row that is not complete, or `end`
 */
export function scanSlice(scan: Scan, bytes: Uint8Array, from: number, end: number, final: boolean, patient = true): number {
  const { delimiter, newline, width, readAs, numbers, days, codes } = scan;
  // Behind the data stand a line end, on which every plain field stops, and a quote, on which every quoted one does.
  bytes.fill(newline, end, end + PADDING);
  bytes[end + 1] = QUOTE;
  const last = width - 1;
  const stop = Math.max(delimiter, RETURN);
  const carriage = newline === LINE_FEED ? RETURN : newline;
  const quoted = { lines: 0 };
  let row = scan.row;
  let line = scan.line;
  let shift = scan.shifts.length > 0 ? scan.shifts[scan.shifts.length - 1]! : NaN;
  let at = from;
  let rowStart = from;

  rows: while (at < end) {
    rowStart = at;
    const opening = bytes[at]!;
    if (opening === newline || (opening === carriage && bytes[at + 1] === newline)) {
      const after = opening === newline ? at + 1 : at + 2;
      if (after > end && !final) break;
      scan.blankLines++;
      line++;
      at = after;
      continue;
    }
    if (row === scan.capacity) {
      scan.row = row;
      growScan(scan, Math.ceil(row * 1.5) + 1024);
    }
    if (line - row !== shift) {
      shift = line - row;
      scan.shiftRows.push(row);
      scan.shifts.push(shift);
    }
    scan.line = line;
    quoted.lines = 0;

    for (let column = 0; ; column++) {
      const start = at;
      let byte = bytes[at]!;
      let done = false;

      fast: switch (readAs[column]) {
        case CODED: {
          const direct = scan.directs[column]!;
          const prefix = direct.prefix;
          const prefixLength = prefix.length;
          for (let index = 0; index < prefixLength; index++) if (bytes[at++] !== prefix[index]) break fast;
          byte = bytes[at]!;
          const first = byte;
          let digit = byte - ZERO;
          let number = 0;
          while (digit >= 0 && digit <= 9) {
            number = (Math.imul(number, 10) + digit) | 0;
            byte = bytes[++at]!;
            digit = byte - ZERO;
          }
          const count = at - start - prefixLength;
          const table = direct.codes;
          if (count < 1 || count > 9 || number >= table.length) break;
          if (direct.digits > 0 ? count !== direct.digits : count > 1 && first === ZERO) break;
          if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline)) {
            let code = table[number]!;
            if (code === 0) {
              if (at >= end) break;
              code = scan.dictionaries[column]!.append(bytes, start, at);
              table[number] = code;
            }
            codes[column]![row] = code;
            done = true;
          }
          break;
        }
        case TEXT: {
          if (byte === QUOTE) break;
          let hash = 0;
          for (;;) {
            if (byte <= stop && (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline))) break;
            hash = Math.imul(hash ^ byte, HASH_FACTOR);
            byte = bytes[++at]!;
          }
          if (at === start) {
            codes[column]![row] = 0;
            done = true;
            break;
          }
          const dictionary = scan.dictionaries[column]!;
          const slots = dictionary.slots;
          const mask = dictionary.mask;
          let slot = (hash ^ (hash >>> 15)) & mask;
          const unsigned = hash >>> 0;
          for (;;) {
            const code = slots[slot * 2 + 1]!;
            if (code === 0) break;
            if (slots[slot * 2] === unsigned && dictionary.equals(code, bytes, start, at)) {
              codes[column]![row] = code;
              done = true;
              break fast;
            }
            slot = (slot + 1) & mask;
          }
          if (at >= end && !final) {
            at = rowStart;
            break rows;
          }
          const invalid = dictionary.invalid;
          codes[column]![row] = dictionary.addHashed(bytes, start, at, hash);
          if (dictionary.invalid !== invalid) noteInvalid(scan);
          done = true;
          break;
        }
        case NUMBER: {
          const minus = byte === MINUS;
          if (minus) byte = bytes[++at]!;
          const first = at;
          let digit = byte - ZERO;
          let mantissa = 0;
          while (digit >= 0 && digit <= 9) {
            mantissa = (Math.imul(mantissa, 10) + digit) | 0;
            byte = bytes[++at]!;
            digit = byte - ZERO;
          }
          let digits = at - first;
          if (digits > 1 && bytes[first] === ZERO) break;
          let decimals = 0;
          if (byte === POINT) {
            byte = bytes[++at]!;
            digit = byte - ZERO;
            const point = at;
            while (digit >= 0 && digit <= 9) {
              mantissa = (Math.imul(mantissa, 10) + digit) | 0;
              byte = bytes[++at]!;
              digit = byte - ZERO;
            }
            decimals = at - point;
            digits += decimals;
          }
          if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline)) {
            if (digits === 0) {
              if (at !== start) break;
              numbers[column]![row] = NaN;
              done = true;
              break;
            }
            if (digits > 9) break;
            const value = mantissa / POWERS_OF_TEN[decimals]!;
            numbers[column]![row] = minus ? 0 - value : value;
            if (decimals > scan.decimals[column]!) scan.decimals[column] = decimals;
            done = true;
          }
          break;
        }
        case DATE: {
          // YYYY-MM-DD or YYYY/MM/DD, a time behind it or not, and YYYYMMDD
          const separator = bytes[at + 4]!;
          const y1 = bytes[at]! - ZERO;
          const y2 = bytes[at + 1]! - ZERO;
          const y3 = bytes[at + 2]! - ZERO;
          const y4 = bytes[at + 3]! - ZERO;
          let m1: number;
          let m2: number;
          let d1: number;
          let d2: number;
          if (separator === MINUS || separator === 0x2f) {
            if (bytes[at + 7] !== separator) break;
            m1 = bytes[at + 5]! - ZERO;
            m2 = bytes[at + 6]! - ZERO;
            d1 = bytes[at + 8]! - ZERO;
            d2 = bytes[at + 9]! - ZERO;
            at += 10;
          } else {
            m1 = separator - ZERO;
            m2 = bytes[at + 5]! - ZERO;
            d1 = bytes[at + 6]! - ZERO;
            d2 = bytes[at + 7]! - ZERO;
            at += 8;
          }
          if ((y1 | y2 | y3 | y4 | m1 | m2 | d1 | d2) >>> 0 > 15 || y2 > 9 || y3 > 9 || y4 > 9 || m2 > 9 || d2 > 9) break;
          const month = m1 * 10 + m2;
          const date = d1 * 10 + d2;
          const index = (y1 * 1000 + y2 * 100 + y3 * 10 + y4 - FIRST_YEAR) * 12 + month - 1;
          if (month < 1 || month > 12 || date < 1 || index < 0 || index >= MONTHS || date > MONTH_LENGTH[index]!) break;
          let seconds = MISSING_SECONDS;
          byte = bytes[at]!;
          if (separator < ZERO && (byte === 0x20 || byte === 0x54) && bytes[at + 3] === 0x3a) {
            const h1 = bytes[at + 1]! - ZERO;
            const h2 = bytes[at + 2]! - ZERO;
            const i1 = bytes[at + 4]! - ZERO;
            const i2 = bytes[at + 5]! - ZERO;
            let s1 = 0;
            let s2 = 0;
            at += 6;
            if (bytes[at] === 0x3a) {
              s1 = bytes[at + 1]! - ZERO;
              s2 = bytes[at + 2]! - ZERO;
              at += 3;
            }
            const hours = h1 * 10 + h2;
            if ((h1 | h2 | i1 | i2 | s1 | s2) >>> 0 > 15 || h2 > 9 || i1 > 5 || i2 > 9 || s1 > 5 || s2 > 9 || hours > 23) break;
            seconds = hours * 3600 + (i1 * 10 + i2) * 60 + s1 * 10 + s2;
            byte = bytes[at]!;
          } else if (separator >= ZERO && (index < 3600 || index >= 6012)) break;
          if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + 1] === newline)) {
            if (seconds !== MISSING_SECONDS && !scan.seconds[column]) break;
            days[column]![row] = MONTH_START[index]! + date - 1;
            const times = scan.seconds[column];
            if (times) times[row] = seconds;
            done = true;
          }
          break;
        }
        default:
          if (byte !== QUOTE) {
            at = endOfPlain(scan, bytes, start);
            done = true;
          }
      }

      // `at` stands on the terminator of a field that was read; any other field takes the long way
      if (!done) {
        if (bytes[start] === QUOTE) {
          const complete = final || (rowStart === from && !patient);
          at = readQuoted(scan, bytes, start, end, complete, column, row, quoted);
          if (at < 0) {
            if (at === MALFORMED || complete) at = handOver(scan, bytes, rowStart, end, complete, row, quoted);
            if (at === INCOMPLETE) {
              at = rowStart;
              break rows;
            }
            line += 1 + quoted.lines;
            row++;
            continue rows;
          }
        } else {
          at = endOfPlain(scan, bytes, start);
          if (at >= end && !final) {
            at = rowStart;
            break rows;
          }
          if (at === start) storeMissing(scan, column, row);
          else storeField(scan, column, row, bytes, start, at);
        }
      }

      if (bytes[at] === delimiter && at < end) {
        at++;
        if (column < last) continue;
        // more cells than columns
        at = readOverflow(scan, bytes, rowStart, at, end, final || (rowStart === from && !patient), row, quoted);
        if (at === INCOMPLETE) {
          at = rowStart;
          break rows;
        }
        line += 1 + quoted.lines;
        row++;
        continue rows;
      }
      if (bytes[at] !== newline) at++;
      if (at >= end && !final) {
        at = rowStart;
        break rows;
      }
      if (column < last) {
        for (let missing = column + 1; missing < width; missing++) storeMissing(scan, missing, row);
        scan.ragged.push({ row, cells: column + 1, overflow: '' });
      }
      at++;
      row++;
      line += 1 + quoted.lines;
      continue rows;
    }
  }

  scan.row = row;
  scan.line = line;
  if (at < end) forgetRow(scan, row);
  return Math.min(at, end);
}
