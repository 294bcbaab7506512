/** Rows in the order of their values, by sorting digits instead of comparing: what medians and boxes of any division are read from. */

/** Digits of 11 bits for many rows, of 8 for few. */
const WIDE = 11;
const NARROW = 8;
const FEW = 1 << 13;
/** Runs up to here are put in order by insertion. */
const SHORT = 24;

/**
 * Rows with a finite value, from the smallest up; those of equal values (−0 equals 0) in their own order. Linear in rows.
 * @param values NaN and infinite values are left out
 */
export function ascendingRows(values: Float64Array): Uint32Array {
  const n = values.length;
  // The upper and lower half of each Float64, which order as their value does once the signs are turned.
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const pairs = new Uint32Array(2 * n);
  let [count, least, most] = [0, 0xffffffff, 0];
  for (let row = 0; row < n; row += 1) {
    const upper = words[2 * row + 1]!;
    if ((upper & 0x7ff00000) === 0x7ff00000) continue;
    const key = upperKey(upper, words[2 * row]!);
    if (key < least) least = key;
    if (key > most) most = key;
    pairs[2 * count] = key;
    pairs[2 * count + 1] = row;
    count += 1;
  }
  const sorted = sortPairs(pairs, new Uint32Array(2 * count), count, least, most);
  const order = new Uint32Array(count);
  let start = 0;
  for (let at = 0; at < count; at += 1) {
    order[at] = sorted[2 * at + 1]!;
    if (at + 1 < count && sorted[2 * at + 2] === sorted[2 * at]) continue;
    if (at > start) sortRun(order.subarray(start, at + 1), words);
    start = at + 1;
  }
  return order;
}

/** Larger for larger values; negative ones have all their bits turned. */
function upperKey(upper: number, lower: number): number {
  if (upper < 0x80000000) return upper + 0x80000000;
  return upper === 0x80000000 && lower === 0 ? 0x80000000 : ~upper >>> 0;
}

/** Rows whose upper halves are equal, by their lower halves. */
function sortRun(run: Uint32Array, words: Uint32Array): void {
  const keyOf = (row: number): number => {
    const lower = words[2 * row]!;
    const upper = words[2 * row + 1]!;
    return upper < 0x80000000 || (upper === 0x80000000 && lower === 0) ? lower : ~lower >>> 0;
  };
  const first = keyOf(run[0]!);
  let at = 1;
  while (at < run.length && keyOf(run[at]!) === first) at += 1;
  if (at === run.length) return;
  if (run.length <= SHORT) {
    for (; at < run.length; at += 1) {
      const row = run[at]!;
      const key = keyOf(row);
      let place = at;
      for (; place > 0 && keyOf(run[place - 1]!) > key; place -= 1) run[place] = run[place - 1]!;
      run[place] = row;
    }
    return;
  }
  const pairs = new Uint32Array(2 * run.length);
  let [least, most] = [0xffffffff, 0];
  run.forEach((row, i) => {
    const key = keyOf(row);
    if (key < least) least = key;
    if (key > most) most = key;
    pairs[2 * i] = key;
    pairs[2 * i + 1] = row;
  });
  const sorted = sortPairs(pairs, new Uint32Array(pairs.length), run.length, least, most);
  for (let i = 0; i < run.length; i += 1) run[i] = sorted[2 * i + 1]!;
}

/**
 * Puts pairs of a key and a row in the order of their keys, digit by digit from the last; equal keys keep their order.
 * @param least smallest key, `most` the largest
 * @returns one of the two arrays; both are overwritten
 */
function sortPairs(pairs: Uint32Array, spare: Uint32Array, count: number, least: number, most: number): Uint32Array {
  const bits = count === 0 ? 0 : 32 - Math.clz32(most - least);
  const width = count < FEW ? NARROW : WIDE;
  const mask = (1 << width) - 1;
  let [from, to] = [pairs, spare];
  for (let shift = 0; shift < bits; shift += width) {
    const places = new Uint32Array(mask + 2);
    for (let i = 0; i < count; i += 1) places[(((from[2 * i]! - least) >>> shift) & mask) + 1]! += 1;
    for (let digit = 0; digit < mask; digit += 1) places[digit + 1]! += places[digit]!;
    for (let i = 0; i < count; i += 1) {
      const key = from[2 * i]!;
      const digit = ((key - least) >>> shift) & mask;
      const place = places[digit]!;
      places[digit] = place + 1;
      to[2 * place] = key;
      to[2 * place + 1] = from[2 * i + 1]!;
    }
    [from, to] = [to, from];
  }
  return from;
}
