/** Rows in the order of several columns: stable counting passes over the bits of their ranks. */

import type { Column } from '../columns.ts';
import { allTexts, sizeOf } from '../dictionary.ts';
import type { Breathe } from '../../lib/breather.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { sortByText } from '../../lib/sort-order.ts';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Texts up to this many are put in the order of a Chinese dictionary (numbers in them by size), more by their characters. */
const COLLATED = 20_000;
const LAST = 0xffffffff;

export interface OrderKey {
  readonly column: Column;
  readonly descending: boolean;
}

/** Rows in order, equal ones as they stood; missing cells last either way. */
export function orderRows(keys: readonly OrderKey[], rows: number): Uint32Array<ArrayBuffer> {
  return orderByWords(
    keys.flatMap(({ column, descending }) => wordsOf(column, rows, descending)),
    rows,
  );
}

/** As {@link orderRows}, a pass at a time. */
export async function orderRowsSlowly(keys: readonly OrderKey[], rows: number, breathe: Breathe): Promise<Uint32Array> {
  let order: Uint32Array<ArrayBuffer> | null = null;
  for (const { column, descending } of keys.toReversed()) {
    await breathe();
    for (const word of wordsOf(column, rows, descending).toReversed()) {
      await breathe();
      order = orderByWords([word], rows, order);
    }
  }
  return order ?? orderByWords([], rows);
}

/**
 * Rows in the order of these words, the first of them most important.
 * @param begun an order that rows of equal words keep; it is overwritten
 */
export function orderByWords(
  words: readonly Uint32Array[],
  rows: number,
  begun: Uint32Array<ArrayBuffer> | null = null,
): Uint32Array<ArrayBuffer> {
  let order = begun ?? new Uint32Array(rows);
  if (!begun) for (let row = 0; row < rows; row++) order[row] = row;
  let spare = new Uint32Array(rows);
  for (const word of words.toReversed()) {
    let seen = 0;
    const first = word[0] ?? 0;
    for (let row = 0; row < rows; row++) seen |= word[row]! ^ first;
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (((seen >>> shift) & (DIGITS - 1)) === 0) continue;
      const places = new Uint32Array(DIGITS + 1);
      for (let row = 0; row < rows; row++) places[((word[row]! >>> shift) & (DIGITS - 1)) + 1]!++;
      for (let digit = 0; digit < DIGITS; digit++) places[digit + 1]! += places[digit]!;
      for (let i = 0; i < rows; i++) {
        const row = order[i]!;
        spare[places[(word[row]! >>> shift) & (DIGITS - 1)]!++] = row;
      }
      [order, spare] = [spare, order];
    }
  }
  return order;
}

/** Rank of every code among the texts, 0 for the smallest; code 0, which is missing, has none. */
export function ranksOfTexts({ dictionary }: Extract<Column, { kind: 'text' }>): Uint32Array<ArrayBuffer> {
  const size = sizeOf(dictionary);
  let codes = Uint32Array.from({ length: size - 1 }, (_, index) => index + 1);
  if (size <= COLLATED) {
    const texts = allTexts(dictionary);
    const { compare } = new Intl.Collator('zh-CN', { numeric: true });
    codes = codes.sort((a, b) => compare(texts[a]!, texts[b]!) || (texts[a]! < texts[b]! ? -1 : 1));
  } else sortByText(codes, dictionary.bytes, dictionary.offsets);
  const ranks = new Uint32Array(size);
  codes.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

function wordsOf(column: Column, rows: number, descending: boolean): Uint32Array[] {
  const turn = descending ? 0xffffffff : 0;
  if (column.kind === 'text') {
    const ranks = ranksOfTexts(column);
    const { codes } = column;
    const most = ranks.length;
    const word = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      word[row] = code === 0 ? most : descending ? most - 1 - ranks[code]! : ranks[code]!;
    }
    return [word];
  }
  if (column.kind === 'date') {
    const { days, seconds } = column;
    const word = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const day = days[row]!;
      // never the last place itself, which is for missing days
      word[row] = day === MISSING_DAY ? LAST : ((day + 0x40000000) ^ (turn >>> 1)) >>> 0;
    }
    if (!seconds) return [word];
    const second = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) second[row] = descending ? 86_400 - seconds[row]! : seconds[row]! + 1;
    return [word, second];
  }
  const plain = new Float64Array(rows);
  for (let row = 0; row < rows; row++) plain[row] = column.values[row]! + 0;
  const bits = new Uint32Array(plain.buffer);
  const high = new Uint32Array(rows);
  const low = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(plain[row]!)) {
      high[row] = LAST;
      low[row] = LAST;
      continue;
    }
    // Positive numbers ascend with their bits, negative ones descend.
    const [upper, lower] = [bits[row * 2 + 1]!, bits[row * 2]!];
    const negative = upper >>> 31 === 1;
    high[row] = ((negative ? ~upper : upper | 0x80000000) ^ turn) >>> 0;
    low[row] = ((negative ? ~lower : lower) ^ turn) >>> 0;
  }
  return [high, low];
}
