/**
 * Acquisition cost by channel, what its customers bring month by month, and when the cost is paid back.
 * CAC = spend ÷ customers acquired; a channel pays while its customer lifetime value is above it (Blattberg & Deighton 1996,
 * "Manage Marketing by the Customer Equity Test", Harvard Business Review 74(4) 136–144). That CLV should be at least three times
 * the CAC is a rule of thumb of subscription businesses, not a result.
 */

import { sumByMark } from '../lib/exact-sum.ts';

/** Mean length of a month in days. */
export const MONTH_DAYS = 365.25 / 12;

/** CLV ÷ CAC that the rule of thumb asks for. */
export const RULE_OF_THUMB = 3;

/**
 * Cost of one customer. Spend 10,000 for 200 customers is 50.
 * @returns NaN where nobody was acquired: money without customers has no cost a customer
 */
export function acquisitionCost(spend: number, customers: number): number {
  return customers > 0 ? spend / customers : NaN;
}

/** Money per acquired customer added up by time: points (time in months, money), times ascending from 0. */
export interface PaybackCurve {
  readonly months: readonly number[];
  readonly money: readonly number[];
  /** what the curve tends to beyond its last point; `null` where nobody knows (observed so far) */
  readonly limit: number | null;
}

/** `never`: all margin ever is below the cost. `not-yet`: not within the months observed. */
export type PaybackReason = 'no-cost' | 'no-margin' | 'never' | 'not-yet';

export interface Payback {
  /** months until the money is back, straight between two points of the curve; NaN where it is not */
  readonly months: number;
  readonly reason: PaybackReason | null;
}

/**
 * When the curve first reaches the cost.
 * @param cost of one customer, ≥ 0; NaN where it is not defined
 */
export function paybackOf({ months, money, limit }: PaybackCurve, cost: number): Payback {
  if (Number.isNaN(cost)) return { months: NaN, reason: 'no-cost' };
  for (let i = 0; i < months.length; i += 1) {
    if (money[i]! < cost) continue;
    if (i === 0) return { months: months[0]!, reason: null };
    const rise = money[i]! - money[i - 1]!;
    const part = rise > 0 ? (cost - money[i - 1]!) / rise : 1;
    return { months: months[i - 1]! + part * (months[i]! - months[i - 1]!), reason: null };
  }
  if (money.every((value) => value <= 0)) return { months: NaN, reason: 'no-margin' };
  return { months: NaN, reason: limit === null ? 'not-yet' : 'never' };
}

/**
 * Cost of one customer more, from rows of one channel with different spends: 1 ÷ slope of the least-squares line of customers on
 * spend. It is what a further customer costs only as far as the rows differ in nothing but spend.
 * @returns NaN for fewer than three rows or equal spends; Infinity where more spend brought no more customers
 */
export function marginalCost(spend: readonly number[], customers: readonly number[]): number {
  const n = spend.length;
  if (n < 3) return NaN;
  const meanSpend = spend.reduce((sum, value) => sum + value, 0) / n;
  const meanCustomers = customers.reduce((sum, value) => sum + value, 0) / n;
  let [both, own] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    both += (spend[i]! - meanSpend) * (customers[i]! - meanCustomers);
    own += (spend[i]! - meanSpend) ** 2;
  }
  if (!(own > 0)) return NaN;
  return both > 0 ? own / both : Infinity;
}

/** Order lines as the margin curves need them; arrays have one entry a line. */
export interface AcquisitionLines {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly day: Int32Array;
  /** seconds after midnight, −1 for unknown; `null` where there are no times */
  readonly seconds: Int32Array | null;
  /** order of each line, lines of one order share it; `null` where lines of one moment are an order */
  readonly order: Uint8Array | Uint16Array | Uint32Array | null;
  /** money earned with the line */
  readonly margin: Float64Array;
  /** channel of each line, 0 for unknown, below `channels` */
  readonly channel: Uint8Array | Uint16Array | Uint32Array;
  readonly channels: number;
}

export interface AcquisitionScope {
  /** last day observed */
  readonly asOf: number;
  /** 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
  /** longest curve, in months */
  readonly months: number;
}

export interface Acquisition {
  /** length customers: channel of the first order, −1 for customers without one in scope */
  readonly channelOf: Int32Array;
  /** length channels: customers acquired */
  readonly acquired: Float64Array;
  /** length channels × months: customers observed for the whole of month k and all before it */
  readonly observed: Float64Array;
  /** length channels × months: their money in month k after the first order, that order itself left out */
  readonly margin: Float64Array;
  /** length channels: money of the first orders of all customers acquired */
  readonly first: Float64Array;
  readonly months: number;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  /** first and last day of a line in scope */
  readonly firstDay: number;
  readonly lastDay: number;
}

const NO_DAY = 2147483647;

/**
 * A customer belongs to the channel of the first order (by day, then time, then place in the file). Month k runs from k to k + 1
 * mean months after it; only customers observed to its end count in it, so later months have fewer customers but none is cut
 * short. The money of the first order is known of everybody and stands apart: it is there at month 0. Linear in lines and
 * customers.
 */
export function measureAcquisition(lines: AcquisitionLines, { asOf, keep, months }: AcquisitionScope): Acquisition {
  const { customers, customer, day, seconds, order, channel, channels } = lines;
  const first = new Int32Array(customers).fill(NO_DAY);
  const firstLine = new Int32Array(customers).fill(-1);
  let [linesUsed, linesAfter, linesFiltered, firstDay, lastDay] = [0, 0, 0, NO_DAY, -NO_DAY];
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    const d = day[i]!;
    if (keep !== null && keep[c] === 0) linesFiltered += 1;
    else if (d > asOf) linesAfter += 1;
    else {
      linesUsed += 1;
      if (d < firstDay) firstDay = d;
      if (d > lastDay) lastDay = d;
      if (d < first[c]! || (d === first[c]! && seconds !== null && seconds[i]! < seconds[firstLine[c]!]!)) {
        first[c] = d;
        firstLine[c] = i;
      }
    }
  }
  const end = asOf === NO_DAY ? lastDay : asOf;
  const channelOf = new Int32Array(customers).fill(-1);
  const acquired = new Float64Array(channels);
  const whole = new Uint16Array(customers);
  const observed = new Float64Array(channels * months);
  for (let c = 0; c < customers; c += 1) {
    if (firstLine[c]! < 0) continue;
    const own = channel[firstLine[c]!]!;
    channelOf[c] = own;
    acquired[own]! += 1;
    whole[c] = Math.min(months, Math.floor((end + 1 - first[c]!) / MONTH_DAYS));
    for (let k = 0; k < whole[c]!; k += 1) observed[own * months + k]! += 1;
  }
  const size = channels * months;
  // Months of each channel, then the first orders of each.
  const marks = new Uint32Array(customer.length).fill(size + channels);
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    if (channelOf[c]! < 0 || day[i]! > asOf) continue;
    const opening = firstLine[c]!;
    const same =
      order === null
        ? day[i] === day[opening] && (seconds === null || seconds[i] === seconds[opening])
        : order[i] === order[opening] && day[i] === day[opening];
    if (same) {
      marks[i] = size + channelOf[c]!;
      continue;
    }
    const month = Math.floor((day[i]! - first[c]!) / MONTH_DAYS);
    if (month < whole[c]!) marks[i] = channelOf[c]! * months + month;
  }
  const sums = sumByMark(lines.margin, marks, size + channels);
  return {
    channelOf,
    acquired,
    observed,
    margin: sums.slice(0, size),
    first: sums.slice(size),
    months,
    linesUsed,
    linesAfter,
    linesFiltered,
    firstDay,
    lastDay: end,
  };
}

/**
 * Money per acquired customer added up month by month from the mean first order at month 0, as far as at least `enough` of the channel's customers were observed.
 * @param enough share of the customers acquired, 0 … 1
 */
export function observedCurve(found: Acquisition, channel: number, enough = 0.1): PaybackCurve {
  const acquired = found.acquired[channel]!;
  const [months, money] = [[0], [acquired > 0 ? found.first[channel]! / acquired : 0]];
  for (let k = 0; k < found.months; k += 1) {
    const count = found.observed[channel * found.months + k]!;
    if (count === 0 || count < enough * acquired) break;
    months.push(k + 1);
    money.push(money[k]! + found.margin[channel * found.months + k]! / count);
  }
  return { months, money, limit: null };
}
