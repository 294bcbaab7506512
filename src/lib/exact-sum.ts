/** Sums that do not depend on the order of their terms: equal to the last digit after shuffling, on every engine. */

/** Whole numbers up to here, and every partial sum of them, are exact in a Float64. */
const EXACT_LIMIT = 2 ** 53;

/**
 * How a sum of `count` values is kept exact.
 * `whole`: values × scale are whole numbers and no partial sum can pass 2^53, so plain addition is exact.
 * `sliced`: every value is cut at fixed binary places into slices so short that adding `count` of them is exact; the places
 * depend on the largest value alone, so the slices, and with them the sum, are the same in any order
 * (Demmel & Nguyen 2013, "Fast reproducible floating-point summation", with the exponent known beforehand).
 */
export type SumPlan =
  | { readonly kind: 'whole'; readonly scale: number }
  | { readonly kind: 'sliced'; readonly scale: number; readonly anchors: readonly [number, number, number] };

/**
 * Plans a sum.
 * @param maximum largest absolute value, finite and below 2^900
 * @param count upper bound of the number of terms, below 2^32
 * @param decimals values are whole numbers after × 10^decimals, or −1 where they are not
 */
export function planSum(maximum: number, count: number, decimals: number): SumPlan {
  const scale = decimals > 0 ? 10 ** decimals : 1;
  if (decimals >= 0 && maximum * scale * count < EXACT_LIMIT) return { kind: 'whole', scale };
  const top = exponentOf(maximum * scale) + 1;
  const width = 52 - Math.ceil(Math.log2(count + 1));
  // Adding 1.5 × 2^(place + 52) and taking it away again rounds to a multiple of 2^place.
  const anchor = (slice: number): number => 1.5 * 2 ** (top - slice * width + 52);
  return { kind: 'sliced', scale: decimals >= 0 ? scale : 1, anchors: [anchor(1), anchor(2), anchor(3)] };
}

/**
 * Sum of the values, independent of their order. Exact before the last rounding as long as all values lie within
 * 96 bits below the largest, which any money does; beyond, the error stays under 2^−96 of the largest value a term.
 * @param values finite numbers
 * @param decimals values are whole numbers after × 10^decimals (money in minor units), or −1 where they are not
 */
export function sumExactly(values: Float64Array, decimals = -1): number {
  const plan = planSum(largestMagnitude(values), values.length, decimals);
  const { scale } = plan;
  if (plan.kind === 'whole') {
    let total = 0;
    for (let i = 0; i < values.length; i += 1) total += Math.round(values[i]! * scale);
    return total / scale + 0;
  }
  const [a, b, c] = plan.anchors;
  const whole = decimals >= 0;
  let [high, middle, low] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = whole ? Math.round(values[i]! * scale) : values[i]!;
    const first = value + a - a;
    const rest = value - first;
    const second = rest + b - b;
    high += first;
    middle += second;
    low += rest - second + c - c;
  }
  return joinSlices(high, middle, low) / scale + 0;
}

/**
 * Mean of the values, independent of their order, never outside their range (so equal values have exactly their value as mean).
 * @param decimals as in {@link sumExactly}
 * @returns NaN for no values
 */
export function meanExactly(values: Float64Array, decimals = -1): number {
  const n = values.length;
  if (n === 0) return NaN;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < n; i += 1) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // + 0 turns −0 into 0.
  return Math.min(Math.max(sumExactly(values, decimals) / n, least), most) + 0;
}

/**
 * Sums by mark, each independent of the order of its terms. Values with a mark outside 0 … count − 1 are left out.
 * @param decimals as in {@link sumExactly}
 */
export function sumByMark(
  values: Float64Array,
  marks: Uint8Array | Uint16Array | Uint32Array,
  count: number,
  decimals = -1,
): Float64Array {
  const plan = planSum(largestMagnitude(values), values.length, decimals);
  const { scale } = plan;
  const sums = new Float64Array(count);
  if (plan.kind === 'whole') {
    for (let i = 0; i < values.length; i += 1) {
      const mark = marks[i]!;
      if (mark < count) sums[mark]! += Math.round(values[i]! * scale);
    }
    return sums.map((sum) => sum / scale + 0);
  }
  const [a, b, c] = plan.anchors;
  const [middle, low] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < values.length; i += 1) {
    const mark = marks[i]!;
    if (mark >= count) continue;
    const value = decimals >= 0 ? Math.round(values[i]! * scale) : values[i]!;
    const first = value + a - a;
    const rest = value - first;
    const second = rest + b - b;
    sums[mark]! += first;
    middle[mark]! += second;
    low[mark]! += rest - second + c - c;
  }
  return sums.map((high, mark) => joinSlices(high, middle[mark]!, low[mark]!) / scale + 0);
}

/** The three slices of a sliced sum as one number. */
export function joinSlices(high: number, middle: number, low: number): number {
  return high + (middle + low);
}

/** Largest absolute value; 0 for none. */
export function largestMagnitude(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const magnitude = Math.abs(values[i]!);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

/** ⌊log2 value⌋, by the bits where Math.log2 could round up. */
function exponentOf(value: number): number {
  if (value === 0) return 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return ((view.getUint32(0) >>> 20) & 0x7ff) - 1023;
}
