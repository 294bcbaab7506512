/**
 * The scanner's loop over one buffer of bytes. It is one long function on purpose: what a field costs is a handful of
 * machine instructions a byte, and each call or shared helper in the common cases would double it.
 */

import { FIRST_COMPACT_YEAR, LAST_COMPACT_YEAR } from '../date-text.ts';
import { mixLength, mixWord } from '../dictionary.ts';
import { POWERS_OF_TEN } from '../number-text.ts';
import { MISSING_SECONDS, dayFromCalendar } from '../../lib/days.ts';
import { endOfPlain, INCOMPLETE, MALFORMED, readQuoted, storeField } from './fields.ts';
import { handOver, readOverflow } from './hand-over.ts';
import { addText, lookUpWaiting } from './lookups.ts';
import { createQueue, FEW_TEXTS, NO_QUEUE, QUEUE_END, STEP } from './queue.ts';
import { CODED, DATE, forgetRow, growScan, NUMBER, storeMissing, TEXT, type Scan } from './scan.ts';

/** Bytes that must be free behind the data of a buffer: the loop may look ahead that far. */
export const PADDING = 64;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;

// Day number on which a month begins and the days it has, for the years a fast date may be of.
const FIRST_YEAR = 1600;
const MONTHS = (2400 - FIRST_YEAR) * 12;
const MONTH_START = Int32Array.from({ length: MONTHS + 1 }, (_, index) =>
  dayFromCalendar(FIRST_YEAR + Math.floor(index / 12), (index % 12) + 1, 1),
);
const FIRST_COMPACT = (FIRST_COMPACT_YEAR - FIRST_YEAR) * 12;
const LAST_COMPACT = (LAST_COMPACT_YEAR + 1 - FIRST_YEAR) * 12;
const MONTH_LENGTH = Uint8Array.from({ length: MONTHS }, (_, index) => MONTH_START[index + 1]! - MONTH_START[index]!);

/**
 * Reads the complete rows of bytes from … end − 1 into the stores of the scan.
 * @param bytes buffer with at least {@link PADDING} bytes behind `end`; they are overwritten
 * @param final whether the file ends at `end`
 * @param patient false to hand the first row over although its quoted field may end in a later buffer
 * @returns offset of the first byte that was not used up: the beginning of a row that is not complete, or `end`
 */
export function scanSlice(
  scan: Scan,
  bytes: Uint8Array,
  from: number,
  end: number,
  final: boolean,
  patient = true,
): number {
  const { delimiter, quote, newline, width, readAs, numbers, days, codes, queues } = scan;
  // Behind the data stand a line end, on which every plain field stops, and a quote, on which every quoted one does.
  bytes.fill(newline, end, end + PADDING);
  bytes[end + 1] = QUOTE;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const delimiters = Math.imul(delimiter, 0x01010101);
  const last = width - 1;
  const carriage = newline === LINE_FEED ? RETURN : newline;
  const quoted = { lines: 0 };
  let row = scan.row;
  let line = scan.line;
  let shift = scan.shifts.length > 0 ? scan.shifts[scan.shifts.length - 1]! : NaN;
  let at = from;

  rows: while (at < end) {
    const rowStart = at;
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
          if (byte === quote) break;
          // Four bytes at a time: a bit is set where a byte is below 14 (tab, line ends) or the delimiter, and never missed.
          let hash = 0;
          for (;;) {
            const word = view.getInt32(at, true);
            const differs = word ^ delimiters;
            let marks = (((word - 0x0e0e0e0e) & ~word) | ((differs - 0x01010101) & ~differs)) & 0x80808080;
            let length = 0;
            while (marks !== 0) {
              length = (31 - Math.clz32(marks & -marks)) >>> 3;
              byte = bytes[at + length]!;
              if (byte === delimiter || byte === newline || (byte === carriage && bytes[at + length + 1] === newline))
                break;
              marks &= marks - 1;
            }
            if (marks === 0) {
              hash = mixWord(hash, word);
              at += 4;
              continue;
            }
            hash = mixWord(hash, word & ((1 << (length << 3)) - 1));
            at += length;
            break;
          }
          const length = at - start;
          if (length === 0) {
            codes[column]![row] = 0;
            done = true;
            break;
          }
          hash = mixLength(hash, length);
          if (at >= end && !final) {
            at = rowStart;
            break rows;
          }
          done = true;
          const dictionary = scan.dictionaries[column]!;
          if (dictionary.size < FEW_TEXTS) {
            codes[column]![row] =
              dictionary.lookUp(view, start, length, hash) || addText(scan, column, row, bytes, start, at, hash);
            break;
          }
          let queue = queues[column]!;
          if (queue === NO_QUEUE) queue = queues[column] = createQueue();
          let place = queue[0]!;
          if (place === QUEUE_END) {
            lookUpWaiting(scan, column, bytes, view);
            place = 1;
          }
          queue[place] = row;
          queue[place + 1] = start;
          queue[place + 2] = length;
          queue[place + 3] = hash;
          queue[0] = place + STEP;
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
          // YYYY-MM-DD or YYYY/MM/DD, a time behind it or not, and YYYYMMDD: read in words of four characters
          const years = view.getInt32(at, true);
          const separator = bytes[at + 4]!;
          let months: number;
          let dates: number;
          if (separator === MINUS || separator === SLASH) {
            if (bytes[at + 7] !== separator) break;
            months = view.getUint16(at + 5, true);
            dates = view.getUint16(at + 8, true);
            at += 10;
          } else {
            months = view.getUint16(at + 4, true);
            dates = view.getUint16(at + 6, true);
            at += 8;
          }
          const rest = months | (dates << 16);
          // every byte is 0x30 … 0x39: its high half is 3, and stays 3 when 6 is added
          if ((years & rest & (years + 0x06060606) & (rest + 0x06060606) & 0xf0f0f0f0) !== 0x30303030) break;
          if (((years | rest | (years + 0x06060606) | (rest + 0x06060606)) & 0xf0f0f0f0) !== 0x30303030) break;
          const tens = Math.imul(years & 0x0f0f0f0f, 10) + ((years >>> 8) & 0x000f0f0f);
          const month = (months & 15) * 10 + ((months >>> 8) & 15);
          const date = (dates & 15) * 10 + ((dates >>> 8) & 15);
          const index = ((tens & 0xff) * 100 + ((tens >>> 16) & 0xff) - FIRST_YEAR) * 12 + month - 1;
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
            if (
              (h1 | h2 | i1 | i2 | s1 | s2) >>> 0 > 15 ||
              h2 > 9 ||
              i1 > 5 ||
              i2 > 9 ||
              s1 > 5 ||
              s2 > 9 ||
              hours > 23
            )
              break;
            seconds = hours * 3600 + (i1 * 10 + i2) * 60 + s1 * 10 + s2;
            byte = bytes[at]!;
          } else if (separator >= ZERO && (index < FIRST_COMPACT || index >= LAST_COMPACT)) break;
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
          if (byte !== quote) {
            at = endOfPlain(scan, bytes, start);
            done = true;
          }
      }

      // `at` stands on the terminator of a field that was read; any other field takes the long way
      if (!done) {
        lookUpWaiting(scan, column, bytes, view);
        if (bytes[start] === quote) {
          const complete = final || (rowStart === from && !patient);
          at = readQuoted(scan, bytes, start, end, complete, column, row, quoted);
          if (at < 0) {
            if (at === MALFORMED || complete) at = handOver(scan, bytes, view, rowStart, end, complete, row, quoted);
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
        at = readOverflow(scan, bytes, view, rowStart, at, end, final || (rowStart === from && !patient), row, quoted);
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

  for (let column = 0; column < width; column++) lookUpWaiting(scan, column, bytes, view);
  scan.row = row;
  scan.line = line;
  if (at < end) forgetRow(scan, row);
  return Math.min(at, end);
}
