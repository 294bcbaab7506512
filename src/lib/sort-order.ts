/** Orders of many things with few comparisons: radix sorts that give indices. */

import { wordsOf } from './float-keys.ts';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Bytes of a text that are put in order by counting. */
const COUNTED_BYTES = 48;

/**
 * Indices that put the values in descending order; equal values (0 and −0 too) keep the order of their indices.
 * Three counting passes over the upper halves of the numbers; what these leave together (equal, or within a millionth of each
 * other) is then put in order run by run.
 * @param values no NaN
 */
export function descendingOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = wordsOf(values);
  let keys = new Uint32Array(n);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) {
    // −0 takes the place of 0. Positive numbers ascend with their bits, negative ones descend; both turned round here.
    const upper = values[i] === 0 ? 0 : words[2 * i + 1]!;
    keys[i] = upper >>> 31 === 1 ? upper : ~upper & 0x7fffffff;
    order[i] = i;
  }
  let spareKeys = new Uint32Array(n);
  let spareOrder = new Uint32Array(n);
  const places = new Uint32Array(DIGITS + 1);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    places.fill(0);
    for (let i = 0; i < n; i += 1) places[((keys[i]! >>> shift) & (DIGITS - 1)) + 1]! += 1;
    for (let d = 1; d <= DIGITS; d += 1) places[d]! += places[d - 1]!;
    for (let i = 0; i < n; i += 1) {
      const key = keys[i]!;
      const digit = (key >>> shift) & (DIGITS - 1);
      const at = places[digit]!;
      places[digit] = at + 1;
      spareKeys[at] = key;
      spareOrder[at] = order[i]!;
    }
    [keys, spareKeys] = [spareKeys, keys];
    [order, spareOrder] = [spareOrder, order];
  }
  for (let start = 0; start < n;) {
    const first = values[order[start]!]!;
    let [end, alike] = [start + 1, true];
    for (; end < n && keys[end] === keys[start]; end += 1) if (values[order[end]!] !== first) alike = false;
    if (!alike) order.subarray(start, end).sort((i, j) => values[j]! - values[i]! || i - j);
    start = end;
  }
  return order;
}

/**
 * Puts codes of a dictionary in the order of their UTF-8 bytes (which is the order of code points), shorter first.
 * @param codes changed in place
 * @param offsets text of code c is bytes offsets[c] … offsets[c + 1]
 */
export function sortByText(codes: Uint32Array, bytes: Uint8Array, offsets: Uint32Array): void {
  let longest = 0;
  for (const code of codes) longest = Math.max(longest, offsets[code + 1]! - offsets[code]!);
  const counted = Math.min(longest, COUNTED_BYTES);
  let order = codes.slice();
  let spare = new Uint32Array(codes.length);
  const counts = new Uint32Array(258);
  for (let place = counted - 1; place >= 0; place -= 1) {
    const digit = (code: number): number =>
      offsets[code]! + place < offsets[code + 1]! ? bytes[offsets[code]! + place]! + 1 : 0;
    if (distribute(order, spare, digit, counts)) [order, spare] = [spare, order];
  }
  codes.set(order);
  if (longest > counted) sortRuns(codes, bytes, offsets);
}

// Texts that begin alike are compared: one of a megabyte is no reason to count a million times.
function sortRuns(codes: Uint32Array, bytes: Uint8Array, offsets: Uint32Array): void {
  const compare = (a: number, b: number, most: number): number => {
    const [from, to] = [offsets[a]!, offsets[b]!];
    const [length, other] = [Math.min(most, offsets[a + 1]! - from), Math.min(most, offsets[b + 1]! - to)];
    for (let i = 0; i < length && i < other; i += 1)
      if (bytes[from + i] !== bytes[to + i]) return bytes[from + i]! - bytes[to + i]!;
    return length - other;
  };
  for (let start = 0; start < codes.length;) {
    let end = start + 1;
    while (end < codes.length && compare(codes[start]!, codes[end]!, COUNTED_BYTES) === 0) end += 1;
    if (end - start > 1) codes.subarray(start, end).sort((a, b) => compare(a, b, Infinity) || a - b);
    start = end;
  }
}

/** One stable counting pass; false (and nothing done) where all digits agree. */
function distribute(from: Uint32Array, to: Uint32Array, digit: (item: number) => number, counts: Uint32Array): boolean {
  counts.fill(0);
  for (let i = 0; i < from.length; i += 1) counts[digit(from[i]!) + 1]! += 1;
  if (from.length === 0 || counts[digit(from[0]!) + 1] === from.length) return false;
  for (let d = 1; d < counts.length; d += 1) counts[d]! += counts[d - 1]!;
  for (let i = 0; i < from.length; i += 1) {
    const at = digit(from[i]!);
    to[counts[at]!] = from[i]!;
    counts[at]! += 1;
  }
  return true;
}
