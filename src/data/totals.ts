/** Rows that sum up the others, as spreadsheets have them at the end: they would count everything twice. */

import { sizeOf, textAt } from './dictionary.ts';
import type { OrderKey } from './orders.ts';

const TOTAL =
  /^(合计|总计|总和|小计|汇总|全部|合計|總計|小計|total|totals|sum|subtotal|sub-total|grand total|all)[:：]?$/i;
/** The longest of these words, in bytes. */
const LONGEST = 16;

/** Rows whose key is a word for a total, ascending. */
export function totalRows({ codes, dictionary }: OrderKey): Uint32Array {
  const { bytes, offsets } = dictionary;
  const totals = new Set<number>();
  for (let code = 1, size = sizeOf(dictionary); code < size; code++) {
    const start = offsets[code]!;
    // most of a million ids are told apart by two bytes
    if (offsets[code + 1]! - start > LONGEST || !mayBegin(bytes[start]!, bytes[start + 1]!)) continue;
    if (TOTAL.test(textAt(dictionary, code).trim())) totals.add(code);
  }
  if (totals.size === 0) return new Uint32Array(0);
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row++) if (totals.has(codes[row]!)) rows.push(row);
  return Uint32Array.from(rows);
}

// A blank, one of the Chinese words, or the first two letters of an English one: to, su, gr, al.
function mayBegin(first: number, second: number): boolean {
  if (first <= 0x20 || (first >= 0xe3 && first <= 0xe7)) return true;
  const pair = ((first | 0x20) << 8) | second | 0x20;
  return pair === 0x746f || pair === 0x7375 || pair === 0x6772 || pair === 0x616c;
}
