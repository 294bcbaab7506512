/** The parts of dates in forms that only a whole column explains: day or month first, two-digit years, names of months. Never `Date`. */

import type { DateOrder } from './report.ts';
import { MISSING_DAY, MISSING_SECONDS, dayFromCalendar, isCalendarDate } from '../lib/days.ts';

/**
 * How a text is written. `fixed` year, month and day are known; `year-last` 05/01/2023; `short` 05/01/23, any order;
 * `month` a month alone; `serial` days as a spreadsheet counts them.
 */
export type DateFamily = 'fixed' | 'named' | 'year-last' | 'short' | 'month' | 'serial';

export interface DateParts {
  readonly family: DateFamily;
  /** the three numbers as written; year, month and day where the family says which is which; of serials the day number */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** seconds after midnight or MISSING_SECONDS */
  readonly seconds: number;
  /** a fraction of a second was left out */
  readonly fraction: boolean;
  /** time zone as written, '' where there is none */
  readonly zone: string;
  /** `/`, `-` or `.` between the numbers, '' elsewhere */
  readonly separator: string;
  readonly shortYear: boolean;
}

/** Two-digit years from here on are of the last century: 69 is 1969, 68 is 2068 (POSIX). */
const PIVOT = 69;

const NUMERIC = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[ T,]+(.+))?$/;
const CHINESE = /^(\d{2}|\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?)?\s*(.*)$/;
const DAY_NAME = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +|(?:星期|周)[一二三四五六日天] *)/i;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[-/ ]+([A-Za-z]{3,9})\.?[-/, ]+(\d{4}|\d{2})(?:[ T,]+(.+))?$/;
const MONTH_DAY = /^([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:[ T,]+(.+))?$/;
const MONTH_ALONE = /^(\d{4})[-/.](\d{1,2})$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const TIME =
  /^(凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(\d{1,2})(?::|时|点)(\d{2})?分?(?::?(\d{2})秒?(?:[.,](\d+))?)?\s*([AaPp])?(?:\.?[Mm]\.?)?\s*(Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|\([^)]{1,20}\))?$/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Days between a spreadsheet's day 0 (1899-12-30, its 1900 system after February 1900) and 1970-01-01. */
const SERIAL_EPOCH = 25_569;
/** Numbers of five digits are taken for days from 1954-10-03 to 2119-01-09. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/** @returns `null` where the text is no date in any of these forms */
export function readDateParts(text: string): DateParts | null {
  // eslint-disable-next-line no-control-regex -- ASCII or not
  const plain = (/^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKC')).trim();
  if (plain.length < 5 || plain.length > 60) return null;
  const written = plain.replace(DAY_NAME, '');
  return (
    readNumeric(written) ?? readChinese(written) ?? readNamed(written) ?? readMonth(written) ?? readSerialText(written)
  );
}

/** Year of the century a two-digit year is taken for. */
export function fullYear(year: number): number {
  return year >= PIVOT ? 1900 + year : 2000 + year;
}

/** Day the parts are in an order; where the family says which is which, `first` is the day itself. MISSING_DAY where there is none. */
export function dayOfParts(parts: DateParts, order: DateOrder | null): number {
  if (!isOrdered(parts)) return parts.first;
  const { first, second, third } = parts;
  const [year, month, date] =
    order === 'ymd' ? [first, second, third] : order === 'mdy' ? [third, first, second] : [third, second, first];
  const full = parts.shortYear ? fullYear(year) : year;
  return year < 100 === parts.shortYear && full >= 1000 && isCalendarDate(full, month, date)
    ? dayFromCalendar(full, month, date)
    : MISSING_DAY;
}

/** Whether another order of its numbers is another day. */
export function isOrdered({ family }: DateParts): boolean {
  return family === 'year-last' || family === 'short';
}

/** Whether a number may be a day counted by a spreadsheet. */
export function isSerial(value: number): boolean {
  return value >= FIRST_SERIAL && value < LAST_SERIAL;
}

/** Day since 1970-01-01 and seconds after midnight of a spreadsheet's day number (1900 system). */
export function fromSerial(value: number): { readonly day: number; readonly seconds: number } {
  const whole = Math.floor(value);
  const seconds = Math.round((value - whole) * 86_400);
  if (seconds === 0) return { day: whole - SERIAL_EPOCH, seconds: MISSING_SECONDS };
  return seconds === 86_400 ? { day: whole + 1 - SERIAL_EPOCH, seconds: 0 } : { day: whole - SERIAL_EPOCH, seconds };
}

function readNumeric(text: string): DateParts | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [, one = '', separator = '', two = '', three = '', rest] = match;
  const time = readTime(rest);
  if (!time) return null;
  const numbers = { first: Number(one), second: Number(two), third: Number(three), separator };
  if (one.length === 4 && three.length <= 2) return dated({ ...numbers, ...time, family: 'fixed', shortYear: false });
  if (one.length > 2) return null;
  if (three.length === 4) return { ...numbers, ...time, family: 'year-last', shortYear: false };
  return three.length <= 2 ? { ...numbers, ...time, family: 'short', shortYear: true } : null;
}

function readChinese(text: string): DateParts | null {
  const match = CHINESE.exec(text);
  if (!match) return null;
  const [, year = '', month = '', date, rest = ''] = match;
  const time = readTime(rest === '' ? undefined : rest);
  if (!time) return null;
  const shortYear = year.length === 2;
  const first = shortYear ? fullYear(Number(year)) : Number(year);
  const family = date === undefined ? 'month' : 'fixed';
  return dated({ family, first, second: Number(month), third: Number(date ?? 1), separator: '', shortYear, ...time });
}

function readNamed(text: string): DateParts | null {
  const forward = DAY_MONTH.exec(text);
  const [, date, name, year, rest] = forward ?? swapped(MONTH_DAY.exec(text)) ?? [];
  const month = monthOf(name ?? '');
  const time = readTime(rest);
  if (month === 0 || !time || year === undefined) return null;
  const shortYear = year.length === 2;
  return dated({
    family: 'named',
    first: shortYear ? fullYear(Number(year)) : Number(year),
    second: month,
    third: Number(date),
    separator: '',
    shortYear,
    ...time,
  });
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3], match[4]];
}

function readMonth(text: string): DateParts | null {
  const match = MONTH_ALONE.exec(text);
  if (!match) return null;
  const [, year, month] = match;
  return dated({
    family: 'month',
    first: Number(year),
    second: Number(month),
    third: 1,
    separator: '',
    shortYear: false,
    ...NO_TIME,
  });
}

function readSerialText(text: string): DateParts | null {
  if (!SERIAL.test(text) || !isSerial(Number(text))) return null;
  const { day, seconds } = fromSerial(Number(text));
  return { ...NO_TIME, family: 'serial', first: day, second: 0, third: 0, seconds, separator: '', shortYear: false };
}

function dated(parts: DateParts): DateParts | null {
  return parts.first >= 1000 && isCalendarDate(parts.first, parts.second, parts.third) ? parts : null;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  if (lower === 'sept') return 9;
  return MONTHS.indexOf(lower) + 1 || MONTH_NAMES.indexOf(lower) + 1;
}

type Time = Pick<DateParts, 'seconds' | 'fraction' | 'zone'>;

const NO_TIME: Time = { seconds: MISSING_SECONDS, fraction: false, zone: '' };

function readTime(text: string | undefined): Time | null {
  if (text === undefined) return NO_TIME;
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, part, hourText, minuteText = '0', secondText = '0', fraction = '', half, zone = ''] = match;
  let hours = Number(hourText);
  const [minutes, seconds] = [Number(minuteText), Number(secondText)];
  const twelve = half !== undefined || part !== undefined;
  const afternoon = /[Pp]/.test(half ?? '') || ['中午', '下午', '傍晚', '晚上'].includes(part ?? '');
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  // 中午 12 is noon, 上午 12 and 12 am are midnight; 下午 15 is 15 all the same
  if (twelve && afternoon && hours < 12 && !(part === '中午' && hours >= 11)) hours += 12;
  if (twelve && !afternoon && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return { seconds: hours * 3600 + minutes * 60 + seconds, fraction: /[1-9]/.test(fraction), zone };
}
