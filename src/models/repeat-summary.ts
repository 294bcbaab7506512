/**
 * From purchase days to what models of repeat transactions take: x, t_x and T of every customer, and what tracking plots count.
 *
 * Purchases of one customer in one period count once. With `period: 'day'` times are days divided by the length of the unit, with
 * fractions, as in the published CDNOW summary (BTYD). With a longer period purchases are numbered by calendar period (weeks begin
 * on Monday) and times are differences of these numbers, as lifetimes has it; `t_x` and `T` are then whole where the unit is the
 * same as the period, which is what discrete models (BG/BB) take: T is the number of opportunities after the first purchase.
 */

import { calendarFromDay, dayFromCalendar } from '../lib/days.ts';
import type { TransactionData } from './transaction-model.ts';

export type TimeUnit = 'day' | 'week' | 'month';

/** Length of a unit in days. */
export const UNIT_DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 365.25 / 12 };

export interface PurchaseLines {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  /** length n */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01, in any order */
  readonly day: Int32Array;
  /** length n: money, finite; `null` where there is none */
  readonly amount: Float64Array | null;
  /** amounts are whole numbers after × 10^amountDecimals (0 to 4), or −1 where they are not */
  readonly amountDecimals: number;
}

export interface RepeatOptions {
  /** in which x, t_x, T are told */
  readonly unit: TimeUnit;
  /** purchases of a customer within one of these count once; `day` by default */
  readonly period?: TimeUnit;
  /** last day of the calibration: T is counted to it */
  readonly calibrationEnd: number;
  /** last day of the holdout, after the calibration's; `null` for no holdout */
  readonly holdoutEnd?: number | null;
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep?: Uint8Array | null;
}

export interface RepeatSummary {
  /** customers with a purchase up to the end of the calibration: rows of all arrays */
  readonly rows: number;
  /** length rows: customer of each row, ascending */
  readonly customer: Uint32Array;
  /** length customers: row of each customer or −1 */
  readonly row: Int32Array;
  /** length rows: repeat transactions in the calibration */
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** length rows: Σ log of the times between transactions, for models with regularity */
  readonly logIntervals: Float64Array;
  /** length rows: mean money of a repeat transaction (lines of one transaction added up), 0 where x is 0 */
  readonly meanSpend: Float64Array;
  /** length rows: money of all purchases in the calibration, the first one too */
  readonly totalSpend: Float64Array;
  /** length rows: day of the first purchase */
  readonly firstDay: Int32Array;
  /** length rows: transactions in the holdout; `null` without one */
  readonly holdout: Float64Array | null;
  /** length rows: money of the holdout; `null` without one */
  readonly holdoutSpend: Float64Array | null;
  /** length of the holdout in units; 0 without one */
  readonly holdoutTime: number;
  /** customers kept whose first purchase is after the calibration */
  readonly late: number;
  /** day of element 0 of the two below; both end with the holdout or, without one, the calibration */
  readonly from: number;
  /** customers by day of their first purchase */
  readonly entriesByDay: Uint32Array;
  /** repeat transactions by day, of the rows */
  readonly repeatsByDay: Uint32Array;
}

/**
 * Summarises purchases. Linear in lines, customers and days but for the sorting of each customer's own purchases; the order of lines
 * does not matter. Lines after the end are not looked at. RangeError where the holdout does not end after the calibration.
 */
export function summariseRepeats(lines: PurchaseLines, options: RepeatOptions): RepeatSummary {
  const { unit, period = 'day', calibrationEnd, holdoutEnd = null, keep = null } = options;
  if (holdoutEnd !== null && !(holdoutEnd > calibrationEnd)) throw new RangeError('the holdout ends before it begins');
  const end = holdoutEnd ?? calibrationEnd;
  const slices = sortByCustomer(lines, end, keep);
  const { starts, days, money } = slices;
  const { customers } = lines;
  const row = new Int32Array(customers).fill(-1);
  let [rows, late, from] = [0, 0, end];
  for (let c = 0; c < customers; c += 1) {
    if (starts[c] === starts[c + 1]) continue;
    const first = days[starts[c]!]!;
    if (first > calibrationEnd) {
      late += 1;
      continue;
    }
    if (first < from) from = first;
    row[c] = rows++;
  }
  const make = (): Float64Array => new Float64Array(rows);
  const [x, tx, T, logIntervals, meanSpend, totalSpend] = [make(), make(), make(), make(), make(), make()];
  const [holdout, holdoutSpend] = [make(), make()];
  const customer = new Uint32Array(rows);
  const firstDay = new Int32Array(rows);
  const entriesByDay = new Uint32Array(rows === 0 ? 0 : end - from + 1);
  const repeatsByDay = new Uint32Array(entriesByDay.length);
  const place = periodTable(period, from, end);
  // One period in units: days divided by the unit's days, or the ratio of the two lengths.
  const length = UNIT_DAYS[period] / UNIT_DAYS[unit];
  // Intervals are few whole numbers of periods: their logarithms are looked up.
  const logs = Float64Array.from({ length: end - from + 2 }, (_, gap) => Math.log(gap * length));
  const lastPlace = rows === 0 ? 0 : place[calibrationEnd - from]!;
  for (let c = 0; c < customers; c += 1) {
    const i = row[c]!;
    if (i < 0) continue;
    const [begin, stop] = [starts[c]!, starts[c + 1]!];
    const first = days[begin]!;
    const firstPlace = place[first - from]!;
    let [before, count, later, total, atFirst, afterwards, sum] = [firstPlace, 0, 0, 0, 0, 0, 0];
    let last = firstPlace;
    for (let q = begin; q < stop; q += 1) {
      const day = days[q]!;
      const now = place[day - from]!;
      const inside = day <= calibrationEnd;
      const amount = money === null ? 0 : money[q]!;
      if (inside) {
        total += amount;
        if (now === firstPlace) atFirst += amount;
      } else afterwards += amount;
      if (now === before) continue;
      repeatsByDay[day - from]! += 1;
      if (inside) {
        count += 1;
        sum += logs[now - before]!;
        last = now;
      } else later += 1;
      before = now;
    }
    customer[i] = c;
    firstDay[i] = first;
    entriesByDay[first - from]! += 1;
    x[i] = count;
    tx[i] = (last - firstPlace) * length;
    T[i] = (lastPlace - firstPlace) * length;
    logIntervals[i] = sum;
    totalSpend[i] = total / slices.scale;
    meanSpend[i] = count > 0 ? (total - atFirst) / count / slices.scale : 0;
    holdout[i] = later;
    holdoutSpend[i] = afterwards / slices.scale;
  }
  const exists = holdoutEnd !== null && rows > 0;
  return {
    rows,
    customer,
    row,
    x,
    tx,
    T,
    logIntervals,
    meanSpend,
    totalSpend,
    firstDay,
    holdout: holdoutEnd === null ? null : holdout,
    holdoutSpend: holdoutEnd === null ? null : holdoutSpend,
    holdoutTime: exists ? (place[end - from]! - lastPlace) * length : 0,
    late,
    from,
    entriesByDay,
    repeatsByDay,
  };
}

/** The summary as models take it. */
export function transactionsOf({ rows, x, tx, T, logIntervals }: RepeatSummary): TransactionData {
  return { rows, x, tx, T, logIntervals, weight: null, covariates: null };
}

interface Slices {
  /** length customers + 1: customer c owns places starts[c] … starts[c + 1] */
  readonly starts: Uint32Array;
  /** ascending for each customer */
  readonly days: Int32Array;
  /** × scale, whole where amounts have decimals, so that sums do not depend on the order of lines */
  readonly money: Float64Array | null;
  readonly scale: number;
}

/** Lines by customer, then day: a counting sort, then each customer's few lines by insertion, or long lists by merging. */
function sortByCustomer(lines: PurchaseLines, end: number, keep: Uint8Array | null): Slices {
  const { customers, customer, day, amount, amountDecimals } = lines;
  const n = customer.length;
  const starts = new Uint32Array(customers + 1);
  const taken = (i: number): boolean => day[i]! <= end && (keep === null || keep[customer[i]!] !== 0);
  for (let i = 0; i < n; i += 1) if (taken(i)) starts[customer[i]! + 1]! += 1;
  for (let c = 0; c < customers; c += 1) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, customers);
  const used = starts[customers]!;
  const days = new Int32Array(used);
  const scale = amountDecimals > 0 ? 10 ** amountDecimals : 1;
  const money = amount === null ? null : new Float64Array(used);
  for (let i = 0; i < n; i += 1) {
    if (!taken(i)) continue;
    const place = next[customer[i]!]!++;
    days[place] = day[i]!;
    if (money) money[place] = amountDecimals >= 0 ? Math.round(amount![i]! * scale) : amount![i]!;
  }
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [starts[c]!, starts[c + 1]!];
    if (stop - begin < 2) continue;
    if (stop - begin > 64) sortLong(days, money, begin, stop, amountDecimals < 0);
    else sortShort(days, money, begin, stop, amountDecimals < 0);
  }
  return { starts, days, money, scale };
}

/** @param byMoney lines of one day by money too, because sums of broken numbers depend on their order */
function sortShort(days: Int32Array, money: Float64Array | null, begin: number, stop: number, byMoney: boolean): void {
  for (let i = begin + 1; i < stop; i += 1) {
    const day = days[i]!;
    const value = money === null ? 0 : money[i]!;
    let place = i;
    while (
      place > begin &&
      (days[place - 1]! > day || (byMoney && money && days[place - 1] === day && money[place - 1]! > value))
    ) {
      days[place] = days[place - 1]!;
      if (money) money[place] = money[place - 1]!;
      place -= 1;
    }
    days[place] = day;
    if (money) money[place] = value;
  }
}

function sortLong(days: Int32Array, money: Float64Array | null, begin: number, stop: number, byMoney: boolean): void {
  const order = Uint32Array.from({ length: stop - begin }, (_, i) => begin + i);
  order.sort((p, q) => days[p]! - days[q]! || (byMoney && money ? money[p]! - money[q]! : 0));
  const sortedDays = Int32Array.from(order, (i) => days[i]!);
  const sortedMoney = money && Float64Array.from(order, (i) => money[i]!);
  days.set(sortedDays, begin);
  if (money && sortedMoney) money.set(sortedMoney, begin);
}

/** Number of the period of each day from … to, from 0. */
function periodTable(period: TimeUnit, from: number, to: number): Int32Array {
  const table = new Int32Array(Math.max(0, to - from + 1));
  // 1970-01-01 was a Thursday: days from Monday 1969-12-29 on.
  const week = (day: number): number => Math.floor((day + 3) / 7);
  if (period === 'day') for (let i = 0; i < table.length; i += 1) table[i] = i;
  else if (period === 'week') for (let i = 0; i < table.length; i += 1) table[i] = week(from + i) - week(from);
  else {
    let { year, month } = calendarFromDay(from);
    let [number, next] = [0, 0];
    for (let i = 0; i < table.length; i += 1) {
      if (i === 0 || from + i === next) {
        if (i > 0) number += 1;
        [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
        next = dayFromCalendar(year, month, 1);
      }
      table[i] = number;
    }
  }
  return table;
}
