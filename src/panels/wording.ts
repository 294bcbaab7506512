/** Messages built from messages: lists in words, numbers in formulas. */

import { isoFromDay } from '../lib/days.ts';
import type { Message } from '../lib/outcome.ts';

/**
 * Items as one message, `a, b, c`, by a dictionary pattern with `{first}` and `{rest}`. A single item stands alone.
 * Throws RangeError for none.
 */
export function listOf(code: string, items: readonly Message[]): Message {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError('a list in words needs an item');
  return rest.length === 0 ? first : { code, parameters: { first, rest: listOf(code, rest) } };
}

/** Runs of neighbouring whole numbers: 1, 2, 3, 5 → [1, 3], [5, 5]. */
export function runsOf(numbers: Iterable<number>): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** A number in TeX, grouped in thousands with thin braces so that it reads the same in both languages; `–` where there is none. */
export function texNumber(value: number, digits = 2): string {
  return texDecimal(value, digits, false);
}

/** Money in TeX: whole amounts bare, all others with `digits` places. */
export function texMoney(value: number, digits = 2): string {
  return texDecimal(value, digits, !Number.isInteger(value));
}

function texDecimal(value: number, digits: number, padded: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '\\text{–}' : value > 0 ? '\\infty' : '-\\infty';
  const text = Math.abs(value) < 1e15 ? value.toFixed(digits) : value.toPrecision(6);
  const [whole = '', fraction] = (padded ? text : trimZeros(text)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '{,}');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A calendar day in TeX. */
export function texDay(day: number): string {
  return `\\text{${isoFromDay(day)}}`;
}

/** 2.50 → 2.5, 2.00 → 2, −0 → 0. */
function trimZeros(text: string): string {
  if (!text.includes('.')) return text === '-0' ? '0' : text;
  const trimmed = text.replace(/\.?0+$/, '');
  return trimmed === '-0' || trimmed === '' ? '0' : trimmed;
}
