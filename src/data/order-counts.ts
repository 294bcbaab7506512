/** Counts of orders: distinct orders, and orders that are not their customer's first of the day. */

import type { Orders } from './orders.ts';
import { sizeOf } from './dictionary.ts';

export interface OrderCounts {
  /** distinct orders: by customer and order id, or rows where the file has no order ids (or the cell is empty) */
  readonly orders: number;
  /** orders of a customer on a day on which the customer has another one before it in the file */
  readonly sameDay: number;
}

export function countOrders(orders: Orders): OrderCounts {
  const firsts = firstLines(orders);
  const count = firsts === null ? orders.rows : countBits(firsts);
  return { orders: count, sameDay: count - countCustomerDays(orders) };
}

/** Distinct pairs of customer and day over all lines. */
export function countCustomerDays({ customer, customers, day, rows }: Orders): number {
  if (rows === 0) return 0;
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < rows; row++) {
    const value = day[row]!;
    if (value < first) first = value;
    if (value > last) last = value;
  }
  const span = last - first + 1;
  return customers * span <= WIDEST_BITMAP
    ? countPairsInBitmap(rows, customers * span, (row) => customer[row]! * span + day[row]! - first)
    : countPairsInTable(rows, (row) => customer[row]!, (row) => day[row]!);
}

const WIDEST_BITMAP = 2 ** 27;

/** One bit a line: set where the line is the first of its order; `null` where every line is an order. */
function firstLines({ order, customer, rows }: Orders): Uint32Array | null {
  if (!order) return null;
  const { codes, dictionary } = order;
  const firsts = new Uint32Array((rows + 31) >>> 5);
  // Nearly always an order id belongs to one customer; then one table by order id is enough.
  const owner = new Uint32Array(sizeOf(dictionary));
  let shared = false;
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    const held = owner[code]!;
    const mine = customer[row]! + 1;
    if (code === 0 || held === 0) {
      owner[code] = mine;
      firsts[row >>> 5]! |= 1 << (row & 31);
    } else if (held !== mine) {
      shared = true;
      break;
    }
  }
  if (!shared) return firsts;
  firsts.fill(0);
  const seen = new PairTable(rows);
  for (let row = 0; row < rows; row++) if (codes[row] === 0 || seen.add(customer[row]!, codes[row]!)) firsts[row >>> 5]! |= 1 << (row & 31);
  return firsts;
}

function countBits(words: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < words.length; index++) {
    let bits = words[index]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

function countPairsInBitmap(rows: number, size: number, at: (row: number) => number): number {
  const seen = new Uint32Array((size >>> 5) + 1);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const index = at(row);
    const bit = 1 << (index & 31);
    if ((seen[index >>> 5]! & bit) === 0) {
      seen[index >>> 5]! |= bit;
      count++;
    }
  }
  return count;
}

function countPairsInTable(rows: number, a: (row: number) => number, b: (row: number) => number): number {
  const seen = new PairTable(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (seen.add(a(row), b(row))) count++;
  return count;
}

/** A set of pairs of whole numbers, open addressing. */
class PairTable {
  private readonly pairs: Int32Array;
  private readonly used: Uint8Array;
  private readonly mask: number;

  constructor(most: number) {
    let size = 1024;
    while (size < most * 2) size *= 2;
    this.pairs = new Int32Array(size * 2);
    this.used = new Uint8Array(size);
    this.mask = size - 1;
  }

  /** @returns whether the pair is new */
  add(a: number, b: number): boolean {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    for (let slot = (mixed ^ (mixed >>> 15)) & this.mask; ; slot = (slot + 1) & this.mask) {
      if (this.used[slot] === 0) {
        this.used[slot] = 1;
        this.pairs[slot * 2] = a;
        this.pairs[slot * 2 + 1] = b;
        return true;
      }
      if (this.pairs[slot * 2] === (a | 0) && this.pairs[slot * 2 + 1] === (b | 0)) return false;
    }
  }
}
