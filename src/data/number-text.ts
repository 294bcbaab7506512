/** Numbers as people write them: groups of digits, 千万亿, signs and codes of currencies, percent, accounting negatives, full-width digits. */

import {
  COIN_WORD,
  DOLLAR_SIGN,
  ERROR,
  EURO_SIGN,
  EXACT_WORD,
  FOLK_WORD,
  HUNDRED_MILLION_WORD,
  MISFIT,
  MISSING,
  PEOPLE_WORD,
  PERMILLE_SIGN,
  TEN_THOUSAND_WORD,
  THOUSAND_WORD,
  VALUE,
  YUAN_SIGN,
  YUAN_WORD,
  writePlain,
  type CellState,
} from './cell-text.ts';
import { isErrorBytes, missingWordOfBytes, USUAL_CODES, type MissingCodes } from './missing-codes.ts';

/** What {@link readNumber} found; one record is reused for all cells. */
export interface NumberReading {
  value: number;
  /** digits after the point, percent counted as two more, 万 as four fewer; −1 where an exponent makes that unknown */
  decimals: number;
  /** digits in all */
  digits: number;
  /** a whole number of two digits or more that begins with 0, as identifiers do */
  leadingZero: boolean;
  /** ISO 4217 code the cell shows, or `null` */
  currency: string | null;
  /** places the point moves to the right for 千 (3), 万 (4), 亿 (8) and two of them (万亿: 12); 0 without */
  shift: number;
  /** written with % or ‰ */
  percent: boolean;
  /** digits parted otherwise than in threes by commas: 1 234, 1'234, 1,23,456 */
  grouped: boolean;
  /** which word for "no value" the cell is, where MISSING is returned */
  word: number;
}

export function createNumberReading(): NumberReading {
  return {
    value: NaN,
    decimals: 0,
    digits: 0,
    leadingZero: false,
    currency: null,
    shift: 0,
    percent: false,
    grouped: false,
    word: 0,
  };
}

/** Exact powers of ten: a whole number below 2^53 divided by one of them is correctly rounded. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

const plain = new Uint8Array(64);

/**
 * Reads the cell at bytes start … end − 1.
 * @param into value and form, where VALUE is returned; value is NaN otherwise
 * @param codes words that stand for "no value"; where a person chose them, a number may be one
 */
export function readNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: NumberReading,
  codes: MissingCodes = USUAL_CODES,
): CellState {
  into.value = NaN;
  into.word = 0;
  const length = writePlain(bytes, start, end, plain);
  if (length === 0) return MISSING;
  if (codes.chosen && (into.word = missingWordOfBytes(bytes, start, end, codes)) >= 0) return MISSING;
  if (length > 0 && readPlainNumber(length, into)) return VALUE;
  into.word = missingWordOfBytes(bytes, start, end, codes);
  return into.word >= 0 ? MISSING : isErrorBytes(bytes, start, end) ? ERROR : MISFIT;
}

function readPlainNumber(length: number, into: NumberReading): boolean {
  let at = 0;
  let negative = false;
  let currency: string | null = null;
  const closing = plain[0] === 0x28;
  if (closing) {
    if (plain[length - 1] !== 0x29) return false;
    negative = true;
    at = 1;
    length--;
  }
  // sign and currency in either order: -¥88.5, ¥-88.5
  for (let sign = false; at < length; at++) {
    const byte = plain[at]!;
    if (byte === 0x20) continue;
    if ((byte === 0x2d || byte === 0x2b) && !sign && !closing) {
      sign = true;
      negative = byte === 0x2d;
    } else if (byte <= EURO_SIGN && currency === null)
      currency = byte === YUAN_SIGN ? 'CNY' : byte === DOLLAR_SIGN ? 'USD' : 'EUR';
    else if (currency === null && (currency = currencyBefore(at, length)) !== null) at += 2;
    else break;
  }
  let percent = 0;
  let shift = 0;
  if (length > at && plain[length - 1] === EXACT_WORD && plain[length - 2] === YUAN_WORD) length--;
  if (length > at + 3 && (plain[length - 1]! | 0x20) >= 0x61) {
    const code = currencyCode(length - 3);
    if (code !== null) {
      if (currency !== null && currency !== code) return false;
      currency = code;
      length -= 3;
      while (length > at && plain[length - 1] === 0x20) length--;
    }
  }
  const sign = length > at ? plain[length - 1]! : 0;
  if (sign === 0x25 || sign === PERMILLE_SIGN) {
    percent = sign === 0x25 ? 2 : 3;
    length--;
  } else {
    if (sign === YUAN_WORD) {
      if (currency !== null && currency !== 'CNY') return false;
      currency = 'CNY';
      length--;
      while (length > at && plain[length - 1] === 0x20) length--;
    }
    // 万, 千万, 万亿
    for (let words = 0; words < 2 && length > at; words++, length--) {
      const places = placesOf(plain[length - 1]!);
      if (places === 0) break;
      shift += places;
    }
  }
  while (length > at && plain[length - 1] === 0x20) length--;
  return readDigits(at, length, negative, percent, shift, currency, into);
}

// Of three characters: USD, US$, 人民币 … `null` where none begins at the place.
function currencyBefore(at: number, length: number): string | null {
  if (at + 3 >= length) return null;
  const [first, second, third] = [plain[at]!, plain[at + 1]!, plain[at + 2]!];
  if (first === PEOPLE_WORD) return second === FOLK_WORD && third === COIN_WORD ? 'CNY' : null;
  if ((first | 0x20) < 0x61) return null;
  if (third === DOLLAR_SIGN) return letters(first, second) === 'US' ? 'USD' : null;
  if (third === YUAN_SIGN) return letters(first, second) === 'CN' ? 'CNY' : null;
  return currencyCode(at);
}

function currencyCode(at: number): string | null {
  const code = letters(plain[at]!, plain[at + 1]!, plain[at + 2]!);
  return code === 'RMB' ? 'CNY' : code === 'CNY' || code === 'USD' || code === 'EUR' ? code : null;
}

function letters(...bytes: readonly number[]): string {
  return String.fromCharCode(...bytes).toUpperCase();
}

function placesOf(byte: number): number {
  return byte === THOUSAND_WORD ? 3 : byte === TEN_THOUSAND_WORD ? 4 : byte === HUNDRED_MILLION_WORD ? 8 : 0;
}

function readDigits(
  from: number,
  to: number,
  negative: boolean,
  percent: number,
  shift: number,
  currency: string | null,
  into: NumberReading,
): boolean {
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let group = -1;
  let separator = 0;
  let first = 0;
  let pairs = 0;
  let triples = 0;
  let exponent = 0;
  let at = from;
  for (; at < to; at++) {
    const byte = plain[at]!;
    const digit = byte - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (group >= 0 && ++group > 3) return false;
    } else if (byte === 0x2c || byte === 0x20 || byte === 0x27) {
      // thousands: one to three digits, then groups of exactly three; lakhs: one or two, then twos, then three
      if (group === -1) {
        if (digits === 0 || digits > 3 || (byte !== 0x2c && plain[from] === 0x30)) return false;
        separator = byte;
        first = digits;
      } else if (byte !== separator) return false;
      else if (group === 3) triples++;
      else if (group === 2 && separator === 0x2c && first < 3) pairs++;
      else return false;
      group = 0;
    } else break;
  }
  if (group !== -1 && (group !== 3 || (pairs > 0 && triples > 0))) return false;
  const whole = digits;
  if (at < to && plain[at] === 0x2e) {
    for (at++; at < to; at++) {
      const digit = plain[at]! - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      mantissa = mantissa * 10 + digit;
      digits++;
      decimals++;
    }
  }
  if (digits === 0) return false;
  if (at < to) {
    if ((plain[at]! | 0x20) !== 0x65 || group !== -1) return false;
    const sign = plain[at + 1] === 0x2d || plain[at + 1] === 0x2b ? 1 : 0;
    const first = at + 1 + sign;
    if (first >= to || to - first > 3) return false;
    for (let index = first; index < to; index++) if (!(plain[index]! >= 0x30 && plain[index]! <= 0x39)) return false;
    if (shift > 0) return false;
    exponent = 1;
  }
  // The point moves in the decimal text: a whole number times or divided by one exact power of ten is rounded once.
  const scale = decimals + percent - shift;
  let value: number;
  if (digits <= 15 && scale <= 22 && exponent === 0)
    value = scale >= 0 ? mantissa / POWERS_OF_TEN[scale]! : mantissa * POWERS_OF_TEN[-scale]!;
  else
    value = Number(
      `${String.fromCharCode(...plain.subarray(from, to)).replace(/[, ']/g, '')}${exponent === 0 && percent !== shift ? `e${shift - percent}` : ''}`,
    );
  if (exponent === 1 && percent > 0)
    value = Number(String.fromCharCode(...plain.subarray(from, to))) / POWERS_OF_TEN[percent]!;
  if (!Number.isFinite(value)) return false;
  into.value = negative ? -value : value;
  into.decimals = exponent === 1 ? -1 : Math.max(0, scale);
  into.digits = digits;
  into.leadingZero =
    whole > 1 &&
    decimals === 0 &&
    percent === 0 &&
    shift === 0 &&
    group === -1 &&
    currency === null &&
    plain[from] === 0x30 &&
    exponent === 0;
  into.currency = currency;
  into.shift = shift;
  into.percent = percent > 0;
  into.grouped = separator !== 0 && (separator !== 0x2c || pairs > 0);
  return true;
}
