/**
 * Joint tables: customers counted once by (mark here, mark there), so that every later frame of a selection costs a sum over
 * marks, however many customers there are.
 */

import { hasCustomer } from './bits.ts';
import { customersOf, type CustomerBits, type MarkSet } from './marks.ts';

/**
 * Customers by source and target mark, summed up over the source marks:
 * `prefix[s * targets + t]` customers have a source mark below s and target mark t. Length (sources + 1) × targets.
 */
export interface JointTable {
  readonly sources: number;
  readonly targets: number;
  readonly prefix: Uint32Array;
}

/** Customers and value of each mark of a set. */
export interface MarkTotals {
  readonly counts: Uint32Array;
  readonly values: Float64Array;
}

/** Customers of the set `bits` in each mark; customers without a mark are not counted. */
export function countMarks(set: MarkSet, bits: CustomerBits): Uint32Array {
  const { of, count } = set;
  const size = customersOf(set);
  if (size !== bits.size) throw new RangeError(`marks of ${size} customers, bits of ${bits.size}`);
  // One place more takes all customers without a mark.
  const counts = new Uint32Array(count + 1);
  if (set.entries) {
    const { customer } = set.entries;
    for (let i = 0; i < of.length; i += 1) {
      if (!hasCustomer(bits, customer[i]!)) continue;
      const mark = of[i]!;
      counts[mark < count ? mark : count]! += 1;
    }
    return counts.subarray(0, count);
  }
  for (let word = 0; word < bits.bits.length; word += 1) {
    let left = bits.bits[word]!;
    while (left !== 0) {
      const lowest = left & -left;
      const mark = of[(word << 5) + 31 - Math.clz32(lowest)]!;
      counts[mark < count ? mark : count]! += 1;
      left ^= lowest;
    }
  }
  return counts.subarray(0, count);
}

/** Customers in each mark of a set; with entries, one customer in several. */
export function countAllMarks(set: MarkSet): Uint32Array {
  const { of, count } = set;
  const counts = new Uint32Array(count + 1);
  for (let i = 0; i < of.length; i += 1) {
    const mark = of[i]!;
    counts[mark < count ? mark : count]! += 1;
  }
  return counts.subarray(0, count);
}

/**
 * Counts the joint table of two mark sets in one pass over the customers. Whoever lacks a mark in either is left out.
 * The source divides the customers: in sums over its marks nobody may be counted twice. The target may have entries.
 * Throws RangeError where the sets are over different numbers of customers, or the source has entries.
 */
export function jointTable(source: MarkSet, target: MarkSet): JointTable {
  const [from, to] = [source.of, target.of];
  if (source.entries) throw new RangeError('marks that share customers cannot be summed over');
  if (customersOf(source) !== customersOf(target))
    throw new RangeError(`marks of ${customersOf(source)} and of ${customersOf(target)} customers cannot be joined`);
  const [sources, targets] = [source.count, target.count];
  const prefix = new Uint32Array((sources + 1) * targets);
  const whose = target.entries?.customer;
  for (let i = 0; i < to.length; i += 1) {
    const [s, t] = [from[whose ? whose[i]! : i]!, to[i]!];
    if (s < sources && t < targets) prefix[(s + 1) * targets + t]! += 1;
  }
  for (let i = targets; i < prefix.length; i += 1) prefix[i]! += prefix[i - targets]!;
  return { sources, targets, prefix };
}

/**
 * Counts in each target mark of the customers whose source mark is `first` … `last` (both included): O(targets).
 * @param out reused where given (length targets), so that a drag allocates nothing
 */
export function countRange(
  table: JointTable,
  first: number,
  last: number,
  out = new Uint32Array(table.targets),
): Uint32Array {
  out.fill(0);
  addRange(table, first, last, out);
  return out;
}

/** Counts in each target mark of the customers with any of these source marks: O(runs of neighbouring marks × targets). */
export function countSubset(
  table: JointTable,
  marks: Iterable<number>,
  out = new Uint32Array(table.targets),
): Uint32Array {
  out.fill(0);
  const sorted = Uint32Array.from(new Set(marks)).sort();
  for (let i = 0; i < sorted.length;) {
    let end = i + 1;
    while (end < sorted.length && sorted[end] === sorted[end - 1]! + 1) end += 1;
    addRange(table, sorted[i]!, sorted[end - 1]!, out);
    i = end;
  }
  return out;
}

/**
 * Customers and value of each mark, counted once, so that the share of value of a drag costs a sum over marks.
 * @param value length customers: money of each
 */
export function markTotals(set: MarkSet, value: Float64Array, only: CustomerBits | null = null): MarkTotals {
  const { of, count, entries } = set;
  const counts = new Uint32Array(count);
  const values = new Float64Array(count);
  const lost = new Float64Array(count);
  for (let i = 0; i < of.length; i += 1) {
    const mark = of[i]!;
    const customer = entries ? entries.customer[i]! : i;
    if (mark >= count || (only !== null && !hasCustomer(only, customer))) continue;
    counts[mark]! += 1;
    // Neumaier's compensation, a sum a mark.
    const term = value[customer]!;
    const before = values[mark]!;
    const sum = before + term;
    lost[mark]! += Math.abs(before) >= Math.abs(term) ? before - sum + term : term - sum + before;
    values[mark] = sum;
  }
  for (let mark = 0; mark < count; mark += 1) values[mark]! += lost[mark]!;
  return { counts, values };
}

/** Customers and value of the marks chosen, of a set without entries. */
export function totalOf(
  totals: MarkTotals,
  marks: Iterable<number>,
): { readonly count: number; readonly value: number } {
  let count = 0;
  let value = 0;
  for (const mark of new Set(marks)) {
    count += totals.counts[mark] ?? 0;
    value += totals.values[mark] ?? 0;
  }
  return { count, value };
}

function addRange({ sources, targets, prefix }: JointTable, first: number, last: number, out: Uint32Array): void {
  const low = Math.max(first, 0) * targets;
  const high = (Math.min(last, sources - 1) + 1) * targets;
  if (high <= low) return;
  for (let t = 0; t < targets; t += 1) out[t]! += prefix[high + t]! - prefix[low + t]!;
}
