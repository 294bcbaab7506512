/** Dates as people write them: 2023-01-05, 2023/1/5, 2023.1.5, 20230105, 2023年1月5日, with or without a time. Never `Date`. */

import { MISSING_DAY, MISSING_SECONDS, dayFromCalendar, isCalendarDate } from '../lib/days.ts';
import {
  DAY_WORD,
  ERROR,
  HOUR_WORD,
  MINUTE_WORD,
  MISFIT,
  MISSING,
  MONTH_WORD,
  SECOND_WORD,
  VALUE,
  YEAR_WORD,
  writePlain,
  type CellState,
} from './cell-text.ts';
import { isErrorBytes, missingWordOfBytes, USUAL_CODES, type MissingCodes } from './missing-codes.ts';

/** What {@link readDate} found; one record is reused for all cells. */
export interface DateReading {
  day: number;
  /** seconds after midnight or MISSING_SECONDS */
  seconds: number;
  /** the cell had a fraction of a second other than zero, which is left out */
  fraction: boolean;
  /** which word for "no value" the cell is, where MISSING is returned */
  word: number;
}

export function createDateReading(): DateReading {
  return { day: MISSING_DAY, seconds: MISSING_SECONDS, fraction: false, word: 0 };
}

const plain = new Uint8Array(64);

/** Reads the cell at bytes start … end − 1; `into.day` is MISSING_DAY unless VALUE is returned. */
export function readDate(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: DateReading,
  codes: MissingCodes = USUAL_CODES,
): CellState {
  into.day = MISSING_DAY;
  into.seconds = MISSING_SECONDS;
  into.fraction = false;
  into.word = 0;
  const length = writePlain(bytes, start, end, plain);
  if (length === 0) return MISSING;
  if (codes.chosen && (into.word = missingWordOfBytes(bytes, start, end, codes)) >= 0) return MISSING;
  if (length > 0 && readPlainDate(length, into)) return VALUE;
  into.day = MISSING_DAY;
  into.seconds = MISSING_SECONDS;
  into.fraction = false;
  into.word = missingWordOfBytes(bytes, start, end, codes);
  return into.word >= 0 ? MISSING : isErrorBytes(bytes, start, end) ? ERROR : MISFIT;
}

/**
 * Whether a text looks like a date in a form that is not read yet (day or month first, two-digit years, month names,
 * time zones), so that its column can say so.
 */
export function looksLikeOtherDate(text: string): boolean {
  return OTHER_FORMS.some((form) => form.test(text.trim()));
}

const OTHER_FORMS: readonly RegExp[] = [
  /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})(\s+\d{1,2}:\d{2}.{0,12})?$/,
  /^\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(\s+\d{1,2}:\d{2}.{0,12})?$/,
  /^\d{1,2}[-/ ][A-Za-z]{3,9}[-/ ,]{1,2}\d{2,4}/,
  /^[A-Za-z]{3,9} \d{1,2},? \d{4}/,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[AP]M|UTC|GMT)$/i,
  /^\d{4}[-/.年]\d{1,2}月?$/,
  /^\d{4}年\d{1,2}月\d{1,2}日?\s*[上下]午/,
  /^\d{1,2}月\d{1,2}日$/,
];

/** Eight digits are taken for a day only between these years; otherwise they are far more likely an identifier. */
export const FIRST_COMPACT_YEAR = 1900;
export const LAST_COMPACT_YEAR = 2100;

const SPACE = 0x20;
const COLON = 0x3a;

// The reader walks over `plain` with one cursor; `length` is where the cell ends.
let at = 0;
let length = 0;

function readPlainDate(plainLength: number, into: DateReading): boolean {
  at = 0;
  length = plainLength;
  let year = readDigits(8);
  let month: number;
  let date: number;
  if (at === 8) {
    month = Math.floor(year / 100) % 100;
    date = year % 100;
    year = Math.floor(year / 10000);
    if (year < FIRST_COMPACT_YEAR || year > LAST_COMPACT_YEAR) return false;
  } else {
    if (at !== 4) return false;
    const separator = at < length ? plain[at++]! : 0;
    if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e && separator !== YEAR_WORD) return false;
    month = readDigits(2);
    if (at >= length || plain[at++] !== (separator === YEAR_WORD ? MONTH_WORD : separator)) return false;
    date = readDigits(2);
    if (separator === YEAR_WORD && at < length && plain[at] === DAY_WORD) at++;
  }
  if (year < 1000 || !isCalendarDate(year, month, date)) return false;
  if (at < length && !readTime(into)) return false;
  into.day = dayFromCalendar(year, month, date);
  return true;
}

// " 13:05", "T13:05:00", " 13时05分", "13时05分20秒"
function readTime(into: DateReading): boolean {
  if (plain[at] === SPACE) while (at < length && plain[at] === SPACE) at++;
  else if (plain[at] === 0x54 || plain[at] === 0x74) at++;
  else if (plain[at - 1] !== DAY_WORD) return false;
  const hours = readDigits(2);
  const worded = at < length && plain[at] === HOUR_WORD;
  if (hours < 0 || hours > 23 || at >= length || (!worded && plain[at] !== COLON)) return false;
  at++;
  const minutes = readDigits(2);
  if (minutes < 0 || minutes > 59) return false;
  let seconds = 0;
  if (worded) {
    if (at >= length || plain[at++] !== MINUTE_WORD) return false;
    if (at < length) {
      seconds = readDigits(2);
      if (at < length && plain[at++] !== SECOND_WORD) return false;
    }
  } else if (at < length) {
    if (plain[at++] !== COLON) return false;
    seconds = readDigits(2);
    if (at < length && !readFraction(into)) return false;
  }
  if (at < length || seconds < 0 || seconds > 59) return false;
  into.seconds = hours * 3600 + minutes * 60 + seconds;
  return true;
}

function readFraction(into: DateReading): boolean {
  if (plain[at++] !== 0x2e || at >= length) return false;
  for (; at < length; at++) {
    const digit = plain[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return false;
    if (digit > 0) into.fraction = true;
  }
  return true;
}

// Value of up to `most` digits at the cursor, −1 where there is none.
function readDigits(most: number): number {
  const from = at;
  let value = 0;
  while (at < length && at - from < most) {
    const digit = plain[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
    at++;
  }
  return at === from ? -1 : value;
}
