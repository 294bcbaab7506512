/** One pass over order lines to what each customer did up to a day: last day, number of orders, money. */

import { joinSlices, largestMagnitude, planSum, type SumPlan } from '../lib/exact-sum.ts';
import { countCustomerDays, countSharedOrders } from './distinct.ts';
import type { OrderLines, SummaryOptions } from './order-lines.ts';

export interface CustomerSummary {
  /** customers with at least one order in scope; the others have frequency 0 and no last day */
  readonly present: number;
  /** length customers: last day with a line in scope; −2147483648 for customers without any */
  readonly lastDay: Int32Array;
  /** length customers: orders in scope */
  readonly frequency: Uint32Array;
  /** length customers: money in scope, exact and independent of the order of lines */
  readonly total: Float64Array;
  readonly orders: number;
  readonly revenue: number;
  readonly linesUsed: number;
  /** lines after the as-of day (of customers kept) */
  readonly linesAfter: number;
  /** lines of customers left out by `keep` */
  readonly linesFiltered: number;
  /** used lines without an order id, each counted as an order of its own; 0 for other units */
  readonly linesWithoutOrder: number;
}

const NO_DAY = -2147483648;

/**
 * Summarises customers. Linear in lines + customers + distinct orders + days between first and last line.
 * Throws RangeError where orders are to be counted by order id and lines have none.
 */
export function summariseCustomers(lines: OrderLines, options: SummaryOptions): CustomerSummary {
  const { customers, amount, amountDecimals } = lines;
  if (options.unit === 'order-id' && lines.order === null) throw new RangeError('lines have no order ids to count');
  const plan = planSum(largestMagnitude(amount), amount.length, amountDecimals);
  const scan = scanLines(lines, options, plan.scale);
  const lastDay = new Int32Array(customers);
  const frequency = new Uint32Array(customers);
  const total = new Float64Array(customers);
  let [present, orders, sum] = [0, 0, 0];
  for (let c = 0; c < customers; c += 1) {
    lastDay[c] = scan.whole[4 * c + DAY]!;
    const count = scan.whole[4 * c + COUNT]!;
    if (lastDay[c] === NO_DAY) continue;
    present += 1;
    frequency[c] = count;
    orders += count;
    const money = scan.money[2 * c]!;
    sum += money;
    total[c] = money / plan.scale + 0;
  }
  let revenue = sum / plan.scale + 0;
  if (plan.kind === 'sliced') revenue = addSliced(lines, options, plan, total);
  if (options.unit === 'customer-day' && !scan.chronological) orders = countCustomerDays(lines, options, frequency);
  if (scan.sharedOrders > 0) orders += countSharedOrders(lines, options, scan.owner!, scan.sharedOrders, frequency);
  const { linesUsed, linesAfter, linesWithoutOrder } = scan;
  const linesFiltered = amount.length - linesUsed - linesAfter;
  return {
    present,
    lastDay,
    frequency,
    total,
    orders,
    revenue,
    linesUsed,
    linesAfter,
    linesFiltered,
    linesWithoutOrder,
  };
}

// A record of 16 bytes a customer, so that a line touches one place in memory: money, last day, number of orders.
const DAY = 2;
const COUNT = 3;

interface Scan {
  /** money of customer c at 2c, in whole scaled units */
  readonly money: Float64Array;
  /** the same memory: last day at 4c + DAY, orders at 4c + COUNT */
  readonly whole: Int32Array;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesWithoutOrder: number;
  /** whether no customer's days go back from line to line; otherwise customer-days are counted again */
  readonly chronological: boolean;
  /** customer + 1 that was first seen with an order id */
  readonly owner: Uint32Array | null;
  /** lines whose order id belongs to somebody seen earlier; their orders are not counted yet */
  readonly sharedOrders: number;
}

function scanLines(
  { customers, customer, day, amount, order }: OrderLines,
  { asOf, unit, keep }: SummaryOptions,
  scale: number,
): Scan {
  const memory = new ArrayBuffer(customers * 16);
  const money = new Float64Array(memory);
  const whole = new Int32Array(memory);
  for (let c = 0; c < customers; c += 1) whole[4 * c + DAY] = NO_DAY;
  const everyLine = unit === 'row';
  const codes = unit === 'order-id' ? order!.codes : null;
  const owner = codes === null ? null : new Uint32Array(order!.size);
  let [linesUsed, linesAfter, linesWithoutOrder, backwards, sharedOrders] = [0, 0, 0, 0, 0];
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    if (keep !== null && keep[c] === 0) continue;
    const d = day[i]!;
    if (d > asOf) {
      linesAfter += 1;
      continue;
    }
    linesUsed += 1;
    money[2 * c]! += Math.round(amount[i]! * scale);
    const at = 4 * c + DAY;
    const last = whole[at]!;
    if (codes !== null) {
      if (d > last) whole[at] = d;
      const code = codes[i]!;
      const first = owner![code]!;
      if (first === 0 || code === 0) {
        if (code === 0) linesWithoutOrder += 1;
        else owner![code] = c + 1;
        whole[at + 1]! += 1;
      } else if (first !== c + 1) sharedOrders += 1;
    } else if (everyLine) {
      if (d > last) whole[at] = d;
      whole[at + 1]! += 1;
    } else if (d > last) {
      whole[at] = d;
      whole[at + 1]! += 1;
    } else if (d < last) backwards += 1;
  }
  return {
    money,
    whole,
    linesUsed,
    linesAfter,
    linesWithoutOrder,
    chronological: backwards === 0,
    owner,
    sharedOrders,
  };
}

/** Money where plain addition would not be exact: three sums a customer, each exact, joined at the end. Gives the revenue. */
function addSliced(
  lines: OrderLines,
  { asOf, keep }: SummaryOptions,
  plan: SumPlan & { readonly kind: 'sliced' },
  total: Float64Array,
): number {
  const { customers, customer, day, amount, amountDecimals } = lines;
  const { scale } = plan;
  const [a, b, e] = plan.anchors;
  const [high, middle, low] = [new Float64Array(customers), new Float64Array(customers), new Float64Array(customers)];
  let [sumHigh, sumMiddle, sumLow] = [0, 0, 0];
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    if (day[i]! > asOf || (keep !== null && keep[c] === 0)) continue;
    const value = amountDecimals >= 0 ? Math.round(amount[i]! * scale) : amount[i]!;
    const first = value + a - a;
    const rest = value - first;
    const second = rest + b - b;
    const third = rest - second + e - e;
    high[c]! += first;
    middle[c]! += second;
    low[c]! += third;
    sumHigh += first;
    sumMiddle += second;
    sumLow += third;
  }
  for (let c = 0; c < customers; c += 1) total[c] = joinSlices(high[c]!, middle[c]!, low[c]!) / scale + 0;
  return joinSlices(sumHigh, sumMiddle, sumLow) / scale + 0;
}
