/** Orders of many things without comparing them: radix sorts that give indices. */

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Indices that put the values in descending order; equal values (0 and −0 too) keep the order of their indices.
 * Linear: six passes over 11 bits each, passes in which all values agree are skipped.
 * @param values no NaN
 */
export function descendingOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const upper = new Uint32Array(n);
  const lower = new Uint32Array(n);
  const probe = new Float64Array(1);
  const words = new Uint32Array(probe.buffer);
  for (let i = 0; i < n; i += 1) {
    probe[0] = values[i]! + 0;
    // Positive numbers ascend with their bits, negative ones descend; both turned round here, because the order is descending.
    const negative = words[1]! >>> 31 === 1;
    upper[i] = negative ? words[1]! : ~words[1]! & 0x7fffffff;
    lower[i] = negative ? words[0]! : ~words[0]!;
  }
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) order[i] = i;
  let spare = new Uint32Array(n);
  const counts = new Uint32Array(DIGITS + 1);
  for (const [keys, shifts] of [
    [lower, [0, DIGIT_BITS, 2 * DIGIT_BITS]],
    [upper, [0, DIGIT_BITS, 2 * DIGIT_BITS]],
  ] as const) {
    for (const shift of shifts) {
      if (!distribute(order, spare, (index) => (keys[index]! >>> shift) & (DIGITS - 1), counts)) continue;
      [order, spare] = [spare, order];
    }
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
  let order = codes.slice();
  let spare = new Uint32Array(codes.length);
  const counts = new Uint32Array(258);
  for (let place = longest - 1; place >= 0; place -= 1) {
    const digit = (code: number): number =>
      offsets[code]! + place < offsets[code + 1]! ? bytes[offsets[code]! + place]! + 1 : 0;
    if (distribute(order, spare, digit, counts)) [order, spare] = [spare, order];
  }
  codes.set(order);
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
