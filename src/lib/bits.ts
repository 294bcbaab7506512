/** Sets of customers as bits: made from marks or indices, combined, counted, weighed. */

import { sumExactly } from './exact-sum.ts';
import type { CustomerBits, MarkSet } from './marks.ts';

/** The empty set over `size` customers. */
export function emptyBits(size: number): CustomerBits {
  return { bits: new Uint32Array((size + 31) >>> 5), size };
}

/** All customers, without stray bits past the end. */
export function allBits(size: number): CustomerBits {
  return not(emptyBits(size));
}

/** Customers of whom a mark is one of `marks`. Marks outside the set are ignored. One pass over the customers or entries. */
export function fromMarks(set: MarkSet, marks: Iterable<number>): CustomerBits {
  // One more place than marks: customers without a mark read that, which is never chosen.
  const { of } = set;
  const chosen = new Uint8Array(set.count + 1);
  for (const mark of marks) if (Number.isInteger(mark) && mark >= 0 && mark < set.count) chosen[mark] = 1;
  const none = set.count;
  if (set.entries) {
    const { customer, customers } = set.entries;
    const result = emptyBits(customers);
    for (let i = 0; i < of.length; i += 1) {
      const mark = of[i]!;
      if (chosen[mark < none ? mark : none] === 1) result.bits[customer[i]! >>> 5]! |= 1 << (customer[i]! & 31);
    }
    return result;
  }
  const size = of.length;
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let word = 0, start = 0; start < size; word += 1, start += 32) {
    const end = Math.min(start + 32, size);
    let packed = 0;
    for (let i = start; i < end; i += 1) {
      const mark = of[i]!;
      packed |= chosen[mark < none ? mark : none]! << (i & 31);
    }
    bits[word] = packed;
  }
  return { bits, size };
}

/** The customers with these indices. Indices outside 0 … size − 1 are ignored (−1 is "not there" in customer maps). */
export function fromIndices(indices: Iterable<number>, size: number): CustomerBits {
  const { bits } = emptyBits(size);
  for (const index of indices) if (index >= 0 && index < size) bits[index >>> 5]! |= 1 << (index & 31);
  return { bits, size };
}

/** Whether customer `index` is in the set. */
export function hasCustomer({ bits, size }: CustomerBits, index: number): boolean {
  return index >= 0 && index < size && ((bits[index >>> 5]! >>> (index & 31)) & 1) === 1;
}

export function not({ bits, size }: CustomerBits): CustomerBits {
  const result = bits.map((word) => ~word);
  if (size & 31) result[result.length - 1]! &= (1 << (size & 31)) - 1;
  return { bits: result, size };
}

/** Union. Throws RangeError where the sets range over different numbers of customers. */
export function or(a: CustomerBits, b: CustomerBits): CustomerBits {
  checkSizes(a, b);
  return { bits: a.bits.map((word, i) => word | b.bits[i]!), size: a.size };
}

/** Intersection. Throws RangeError where the sets range over different numbers of customers. */
export function and(a: CustomerBits, b: CustomerBits): CustomerBits {
  checkSizes(a, b);
  return { bits: a.bits.map((word, i) => word & b.bits[i]!), size: a.size };
}

/** Customers in exactly one of the two: toggling. */
export function xor(a: CustomerBits, b: CustomerBits): CustomerBits {
  checkSizes(a, b);
  return { bits: a.bits.map((word, i) => word ^ b.bits[i]!), size: a.size };
}

/** Number of customers in the set. */
export function countBits({ bits }: CustomerBits): number {
  let total = 0;
  for (let i = 0; i < bits.length; i += 1) total += populationCount(bits[i]!);
  return total;
}

/** Calls back for each customer in the set, in ascending order. */
export function forEachCustomer({ bits }: CustomerBits, visit: (index: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    let word = bits[i]!;
    while (word !== 0) {
      visit((i << 5) + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
}

/** Indices of the customers in the set, ascending. */
export function indicesOf(set: CustomerBits): Uint32Array {
  const indices = new Uint32Array(countBits(set));
  let next = 0;
  forEachCustomer(set, (index) => {
    indices[next] = index;
    next += 1;
  });
  return indices;
}

/** Sum of `value[i]` over the customers of the set, independent of their order (see {@link sumExactly}). */
export function weightedSum(set: CustomerBits, value: Float64Array): number {
  const chosen = new Float64Array(countBits(set));
  let next = 0;
  forEachCustomer(set, (index) => {
    chosen[next] = value[index]!;
    next += 1;
  });
  return sumExactly(chosen);
}

/** One byte a customer, 1 in and 0 out: the `keep` mask of a filtered panel. */
export function maskOf({ bits, size }: CustomerBits): Uint8Array {
  const mask = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) mask[i] = (bits[i >>> 5]! >>> (i & 31)) & 1;
  return mask;
}

function populationCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function checkSizes(a: CustomerBits, b: CustomerBits): void {
  if (a.size !== b.size) throw new RangeError(`sets over ${a.size} and ${b.size} customers cannot be combined`);
}
