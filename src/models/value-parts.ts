/**
 * The three parts of a customer's value: historical (margin already earned), current (expected future margin if behaviour stays)
 * and potential (cross-buying and referral on top). Money only; every assumption is an argument.
 */

import { sumByMark } from '../lib/exact-sum.ts';
import { summariseCustomers } from './customer-summary.ts';

/** Days of the year a yearly margin is of, and of a year of silence. */
export const YEAR = 365;

export interface ValueLines {
  readonly rows: number;
  readonly customers: number;
  /** length `rows`: customer index of each line */
  readonly customer: Uint32Array;
  /** length `rows`: days since 1970-01-01 */
  readonly day: Int32Array;
  readonly amount: Float64Array;
  readonly amountDecimals: number;
  /** length `rows`: NaN where unknown; `null` where there is none, or where it is not to be used */
  readonly cost: Float64Array | null;
}

export interface ValueScope {
  /** last day that counts */
  readonly asOf: number;
  readonly keep: Uint8Array | null;
}

/**
 * Money of the customers in scope, numbered 0 … count − 1. What a margin rate applies to (`open`) stands apart from what is
 * known (`known`), so that another rate needs no other pass: margin = known + rate × open.
 */
export interface CustomerMoney {
  readonly count: number;
  /** customer of the file of each customer in scope; `null` where all are in scope */
  readonly index: Uint32Array | null;
  /** length lines: position in scope of each line's customer, `count` for lines that do not count */
  readonly owner: Uint32Array;
  readonly asOf: number;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** days with a purchase */
  readonly frequency: Uint32Array;
  /** all amounts */
  readonly revenue: Float64Array;
  /** amounts of lines without a known cost */
  readonly open: Float64Array;
  /** amount − cost of all others */
  readonly known: Float64Array;
  /** the same of the last {@link YEAR} days */
  readonly openYear: Float64Array;
  readonly knownYear: Float64Array;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  readonly linesWithCost: number;
  /** first day anybody bought */
  readonly earliest: number;
}

/** Sums up what each customer brought. Linear in lines and customers; sums do not depend on the order of lines. */
export function customerMoney(lines: ValueLines, { asOf, keep }: ValueScope): CustomerMoney {
  const { rows, customers, customer, day, amount, amountDecimals, cost } = lines;
  const summary = summariseCustomers({ ...lines, order: null }, { asOf, unit: 'customer-day', keep });
  const count = summary.present;
  const all = count === customers;
  const index = all ? null : new Uint32Array(count);
  const place = new Uint32Array(customers).fill(count);
  const [firstDay, lastDay] = [new Int32Array(count).fill(2147483647), new Int32Array(count)];
  const frequency = new Uint32Array(count);
  const revenue = new Float64Array(count);
  for (let c = 0, i = 0; c < customers; c += 1) {
    if (summary.frequency[c] === 0) continue;
    if (index) index[i] = c;
    place[c] = i;
    lastDay[i] = summary.lastDay[c]!;
    frequency[i] = summary.frequency[c]!;
    revenue[i] = summary.total[c]!;
    i += 1;
  }
  const owner = new Uint32Array(rows).fill(count);
  const lately = new Uint32Array(rows).fill(count);
  let [linesWithCost, earliest] = [0, asOf];
  for (let i = 0; i < rows; i += 1) {
    const [d, at] = [day[i]!, place[customer[i]!]!];
    if (d > asOf || at === count) continue;
    owner[i] = at;
    if (d > asOf - YEAR) lately[i] = at;
    if (d < firstDay[at]!) firstDay[at] = d;
    if (d < earliest) earliest = d;
    if (cost !== null && !Number.isNaN(cost[i]!)) linesWithCost += 1;
  }
  const sums = (values: Float64Array, decimals: number): readonly [Float64Array, Float64Array] => [
    sumByMark(values, owner, count, decimals),
    sumByMark(values, lately, count, decimals),
  ];
  const [openLines, knownLines] = splitByCost(amount, cost, linesWithCost);
  const [open, openYear] =
    openLines === null ? [new Float64Array(count), new Float64Array(count)] : sums(openLines, amountDecimals);
  const [known, knownYear] =
    knownLines === null ? [new Float64Array(count), new Float64Array(count)] : sums(knownLines, -1);
  return {
    count,
    index,
    owner,
    asOf,
    firstDay,
    lastDay,
    frequency,
    revenue,
    open,
    known,
    openYear,
    knownYear,
    linesUsed: summary.linesUsed,
    linesAfter: summary.linesAfter,
    linesFiltered: summary.linesFiltered,
    linesWithCost,
    earliest,
  };
}

/** Amounts a rate applies to, and margins that are known; `null` where there are none of a kind. */
function splitByCost(
  amount: Float64Array,
  cost: Float64Array | null,
  withCost: number,
): readonly [Float64Array | null, Float64Array | null] {
  if (cost === null || withCost === 0) return [amount, null];
  const [open, known] = [new Float64Array(amount.length), new Float64Array(amount.length)];
  let left = 0;
  for (let i = 0; i < amount.length; i += 1) {
    const spent = cost[i]!;
    if (Number.isNaN(spent)) {
      open[i] = amount[i]!;
      left += 1;
    } else known[i] = amount[i]! - spent;
  }
  return [left === 0 ? null : open, known];
}

/** Distinct items (categories or products) of each customer in scope, and what the buyers of an item bring in a year. */
export interface BoughtItems {
  /** item codes run from 1 to size − 1; 0 is missing */
  readonly size: number;
  /** customer i bought items[offsets[i] … offsets[i + 1]) */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  /** length `size`: money of the last {@link YEAR} days and its buyers */
  readonly openYear: Float64Array;
  readonly knownYear: Float64Array;
  readonly buyersYear: Uint32Array;
}

/** @param codes item code of each line, 0 where it has none */
export function boughtItems(
  { rows, day, amount, amountDecimals, cost }: ValueLines,
  codes: Uint8Array | Uint16Array | Uint32Array,
  size: number,
  { owner, count, asOf, linesWithCost }: CustomerMoney,
): BoughtItems {
  const ends = new Uint32Array(count + 2);
  for (let i = 0; i < rows; i += 1) if (codes[i] !== 0) ends[owner[i]! + 1]! += 1;
  for (let c = 0; c <= count; c += 1) ends[c + 1]! += ends[c]!;
  const next = ends.slice();
  const lines = new Uint32Array(ends[count + 1]!);
  for (let i = 0; i < rows; i += 1) {
    if (codes[i] === 0) continue;
    const at = owner[i]!;
    lines[next[at]!] = i;
    next[at]! += 1;
  }
  const [seen, seenYear] = [new Uint32Array(size), new Uint32Array(size)];
  const offsets = new Uint32Array(count + 1);
  const items = new Uint32Array(ends[count]!);
  const buyersYear = new Uint32Array(size);
  let found = 0;
  for (let c = 0; c < count; c += 1) {
    for (let k = ends[c]!; k < ends[c + 1]!; k += 1) {
      const line = lines[k]!;
      const code = codes[line]!;
      if (seen[code] !== c + 1) {
        seen[code] = c + 1;
        items[found] = code;
        found += 1;
      }
      if (day[line]! > asOf - YEAR && seenYear[code] !== c + 1) {
        seenYear[code] = c + 1;
        buyersYear[code]! += 1;
      }
    }
    offsets[c + 1] = found;
  }
  const marks = new Uint32Array(rows).fill(size);
  for (let i = 0; i < rows; i += 1)
    if (owner[i]! < count && codes[i] !== 0 && day[i]! > asOf - YEAR) marks[i] = codes[i]!;
  const [openLines, knownLines] = splitByCost(amount, cost, linesWithCost);
  return {
    size,
    offsets,
    items: items.slice(0, found),
    openYear: openLines === null ? new Float64Array(size) : sumByMark(openLines, marks, size, amountDecimals),
    knownYear: knownLines === null ? new Float64Array(size) : sumByMark(knownLines, marks, size),
    buyersYear,
  };
}

/** Yearly margin a buyer of each item brings with it: what its buyers of the last year brought, each. 0 where nobody bought it. */
export function itemMargins({ size, openYear, knownYear, buyersYear }: BoughtItems, rate: number): Float64Array {
  return Float64Array.from({ length: size }, (_, code) =>
    code === 0 || buyersYear[code] === 0 ? 0 : (knownYear[code]! + rate * openYear[code]!) / buyersYear[code]!,
  );
}

/**
 * Of the items a customer never bought, the `most` with the highest yearly margin: their margins added up.
 * @param margins yearly margin of each item code; items without a positive one are not offered
 * @returns length customers in scope: money a year if all of them were taken up, and how many they are
 */
export function missingItems(
  bought: BoughtItems,
  margins: Float64Array,
  most: number,
): { readonly gain: Float64Array; readonly items: Uint8Array } {
  const { offsets, items, size } = bought;
  const count = offsets.length - 1;
  const ranked = Uint32Array.from({ length: size }, (_, code) => code)
    .filter((code) => margins[code]! > 0)
    .sort((a, b) => margins[b]! - margins[a]! || a - b);
  const has = new Uint32Array(size);
  const gain = new Float64Array(count);
  const taken = new Uint8Array(count);
  for (let c = 0; c < count; c += 1) {
    for (let k = offsets[c]!; k < offsets[c + 1]!; k += 1) has[items[k]!] = c + 1;
    let [sum, left] = [0, most];
    for (let rank = 0; rank < ranked.length && left > 0; rank += 1) {
      const code = ranked[rank]!;
      if (has[code] === c + 1) continue;
      sum += margins[code]!;
      left -= 1;
    }
    gain[c] = sum;
    taken[c] = most - left;
  }
  return { gain, items: taken };
}

/** Margin already earned: known + rate × open. Returns can make it negative. @param rate margin of an amount, 0 … 1 */
export function historicalValue({ known, open }: CustomerMoney, rate: number): Float64Array {
  return known.map((value, i) => value + rate * open[i]! + 0);
}

/**
 * Margin of one year: that of the last {@link YEAR} days, or the mean over the years since the first purchase (at least one,
 * so that one purchase yesterday is not counted 365 times).
 */
export function yearlyMargins(money: CustomerMoney, rate: number, from: 'last-year' | 'mean'): Float64Array {
  if (from === 'last-year') return money.knownYear.map((value, i) => value + rate * money.openYear[i]! + 0);
  const { known, open, firstDay, asOf } = money;
  return known.map((value, i) => (value + rate * open[i]! + 0) / Math.max(1, (asOf + 1 - firstDay[i]!) / YEAR));
}

/** Chance that a customer is still one: r to the power of the years since the last purchase. @param retention of a year, 0 … 1 */
export function chancesThere({ lastDay, asOf, earliest }: CustomerMoney, retention: number): Float64Array {
  const byDays = Float64Array.from({ length: asOf - earliest + 1 }, (_, days) => retention ** (days / YEAR));
  return Float64Array.from(lastDay, (last) => byDays[asOf - last]!);
}

export interface Parts {
  readonly historical: Float64Array;
  readonly current: Float64Array;
  readonly crossBuy: Float64Array;
  readonly referral: Float64Array;
}

/** Which part of a customer's value is the largest: 0 historical, 1 current, 2 potential, 3 none where none is positive. */
export function leadingPart({ historical, current, crossBuy, referral }: Parts): Uint8Array {
  const leading = new Uint8Array(historical.length);
  for (let i = 0; i < leading.length; i += 1) {
    const [h, c, p] = [historical[i]!, current[i]!, crossBuy[i]! + referral[i]!];
    leading[i] = h <= 0 && c <= 0 && p <= 0 ? 3 : h >= c && h >= p ? 0 : c >= p ? 1 : 2;
  }
  return leading;
}

/** Quadrants of two values: 0 lead (low, low), 1 iron (low current, high potential), 2 gold (high, low), 3 platinum (high, high). High is above the cut. */
export function quadrantsOf(current: Float64Array, potential: Float64Array, cutX: number, cutY: number): Uint8Array {
  const quadrants = new Uint8Array(current.length);
  for (let i = 0; i < quadrants.length; i += 1)
    quadrants[i] = (current[i]! > cutX ? 2 : 0) + (potential[i]! > cutY ? 1 : 0);
  return quadrants;
}
