/** Counting distinct days and orders of customers, without sets: in day order, by first owner, by a flat hash where needed. */

import type { OrderLines, SummaryOptions } from './order-lines.ts';

/** Spans of days up to this are put in order by counting (a million days are 2,700 years). */
const COUNTING_SPAN = 1 << 20;

/**
 * Writes into `frequency[c]` the number of different days of customer c in scope, and gives the sum over customers.
 * Lines are visited day by day (a counting sort), so a line is a new customer-day unless the customer's last one was today.
 */
export function countCustomerDays(lines: OrderLines, options: SummaryOptions, frequency: Uint32Array): number {
  const { customer, day } = lines;
  const { asOf, keep } = options;
  frequency.fill(0);
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < day.length; i += 1) {
    const d = day[i]!;
    if (d > asOf) continue;
    if (d < first) first = d;
    if (d > last) last = d;
  }
  if (last < first) return 0;
  const span = last - first + 1;
  if (span > COUNTING_SPAN) return hashCustomerDays(lines, options, frequency);
  const places = new Uint32Array(span + 1);
  for (let i = 0; i < day.length; i += 1) {
    const d = day[i]!;
    if (d <= last) places[d - first + 1]! += 1;
  }
  for (let d = 1; d <= span; d += 1) places[d]! += places[d - 1]!;
  const byDay = new Uint32Array(places[span]!);
  for (let i = 0; i < day.length; i += 1) {
    const d = day[i]!;
    if (d > last) continue;
    const at = d - first;
    byDay[places[at]!] = customer[i]!;
    places[at]! += 1;
  }
  // places[d] is now the end of day d. Stamp of the last day and number of days stand side by side: one place in memory a line.
  const days = new Uint32Array(frequency.length * 2);
  let total = 0;
  for (let d = 0, i = 0; d < span; d += 1) {
    const end = places[d]!;
    for (; i < end; i += 1) {
      const at = byDay[i]! * 2;
      if (days[at] === d + 1) continue;
      days[at] = d + 1;
      days[at + 1]! += 1;
    }
  }
  for (let c = 0; c < frequency.length; c += 1) {
    if (keep !== null && keep[c] === 0) continue;
    frequency[c] = days[2 * c + 1]!;
    total += frequency[c]!;
  }
  return total;
}

/**
 * Adds to `frequency` the orders whose id was first seen with another customer: each customer with an id has an order of
 * their own, however many share the id (numbers that start again in every shop, say). Gives how many were added.
 * @param owner customer + 1 first seen with each id
 * @param most upper bound of the lines concerned
 */
export function countSharedOrders(
  lines: OrderLines,
  { asOf, keep }: SummaryOptions,
  owner: Uint32Array,
  most: number,
  frequency: Uint32Array,
): number {
  const { customer, day } = lines;
  const codes = lines.order!.codes;
  const isNew = pairHash(most);
  let added = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const [c, code] = [customer[i]!, codes[i]!];
    if (code === 0 || day[i]! > asOf || (keep !== null && keep[c] === 0) || owner[code] === c + 1) continue;
    if (!isNew(c, code)) continue;
    frequency[c]! += 1;
    added += 1;
  }
  return added;
}

function hashCustomerDays(
  { customer, day }: OrderLines,
  { asOf, keep }: SummaryOptions,
  frequency: Uint32Array,
): number {
  const isNew = pairHash(customer.length);
  let total = 0;
  for (let i = 0; i < customer.length; i += 1) {
    const [c, d] = [customer[i]!, day[i]!];
    if (d > asOf || (keep !== null && keep[c] === 0) || !isNew(c, d)) continue;
    frequency[c]! += 1;
    total += 1;
  }
  return total;
}

/** A flat hash of (customer, number) pairs with linear probing, at most half full; tells whether a pair is new and keeps it. */
function pairHash(most: number): (customer: number, number: number) => boolean {
  const size = 2 ** Math.ceil(Math.log2(Math.max(most, 1) * 2));
  const customers = new Uint32Array(size);
  const numbers = new Int32Array(size);
  const mask = size - 1;
  return (customer, number) => {
    // 0 marks a free place.
    const name = customer + 1;
    const key = number | 0;
    const mixed = Math.imul(name, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b);
    for (let place = (mixed ^ (mixed >>> 15)) & mask; ; place = (place + 1) & mask) {
      const there = customers[place]!;
      if (there === 0) {
        customers[place] = name;
        numbers[place] = key;
        return true;
      }
      if (there === name && numbers[place] === key) return false;
    }
  };
}
