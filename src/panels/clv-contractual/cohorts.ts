/** From a table, a list or a published case to cohorts of survivors; from subscriptions to how long each lasted. Pure. */

import { textAt } from '../../data/dictionary.ts';
import type { RetentionTable, Subscriptions } from '../../data/tables.ts';
import { calendarFromDay, dayFromCalendar, MISSING_DAY } from '../../lib/days.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { MONTHS, type PeriodUnit } from '../../models/clv-formula.ts';
import type { ClvContractualOptions } from './options.ts';

export interface Cohort {
  /** '' where there is but one without a name */
  readonly name: string;
  /** survivors at 0, 1, 2 … periods */
  readonly survivors: readonly number[];
  /** customers at the beginning where survivors are shares; `null` where they are counts */
  readonly customers: number | null;
}

/**
 * Survivors in per cent of two segments of a magazine's subscribers, by year (Fader & Hardie 2007, "How to Project Customer
 * Retention", Journal of Interactive Marketing 21(1), table 1). The paper fits years 0 to 7, of 1,000 customers each.
 */
export const CASES = {
  'high-end': [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4],
  regular: [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3],
} as const;

/** Periods the paper fits. */
export const CASE_CALIBRATION = 7;

export function cohortsOfTable(table: RetentionTable, options: ClvContractualOptions): Outcome<readonly Cohort[]> {
  const byCode = new Map<number, Map<number, number>>();
  for (let row = 0; row < table.rows; row += 1) {
    const code = table.cohort?.codes[row] ?? 0;
    let periods = byCode.get(code);
    if (periods === undefined) byCode.set(code, (periods = new Map()));
    const [period, retained] = [table.period[row]!, table.retained[row]!];
    if (!Number.isNaN(retained)) periods.set(period, retained);
  }
  const lists: { name: string; survivors: number[] }[] = [];
  for (const [code, periods] of byCode) {
    const name = table.cohort && code > 0 ? textAt(table.cohort.dictionary, code) : '';
    const longest = Math.max(...periods.keys());
    const survivors: number[] = [];
    for (let t = 0; t <= longest; t += 1) {
      const value = periods.get(t) ?? (t === 0 ? startOf(periods.get(1)) : undefined);
      if (value === undefined) return fail('clv-contractual.gap', { cohort: name, period: t });
      survivors.push(value);
    }
    lists.push({ name, survivors });
  }
  if (lists.length === 0) return fail('clv-contractual.no-rows');
  lists.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return succeed(scaled(lists, options));
}

export function cohortOfList(options: ClvContractualOptions): Outcome<readonly Cohort[]> {
  const { survivors } = options;
  if (survivors === null || survivors.length < 3)
    return fail('clv-contractual.short-list', { count: survivors?.length ?? 0 });
  return succeed(scaled([{ name: '', survivors }], options));
}

export function cohortOfCase(name: keyof typeof CASES, base: number): readonly Cohort[] {
  return [{ name: '', survivors: CASES[name], customers: base }];
}

/** A table that begins with period 1 and shares has everybody at 0; one of counts does not say how many there were. */
function startOf(first: number | undefined): number | undefined {
  if (first === undefined || Number.isInteger(first)) return undefined;
  return first <= 1 ? 1 : first <= 100 ? 100 : undefined;
}

/** Shares, where nobody says otherwise, begin with 1 or are broken numbers that begin with 100; so do all cohorts that begin with 100. */
function scaled(
  lists: readonly { readonly name: string; readonly survivors: readonly number[] }[],
  { scale, base }: ClvContractualOptions,
): Cohort[] {
  const first = lists.map(({ survivors }) => survivors[0]!);
  const broken = lists.some(({ survivors }) => survivors.some((value) => !Number.isInteger(value)));
  const shares =
    scale === 'shares' ||
    (scale === 'auto' &&
      (first.every((value) => value === 1) ||
        (first.every((value) => value === 100) && (broken || lists.length > 1 || base !== 100))));
  return lists.map(({ name, survivors }) => ({ name, survivors, customers: shares ? base : null }));
}

/** How long subscriptions lasted, in whole periods or half a period beyond. */
export interface Durations {
  /** length n */
  readonly duration: Float64Array;
  /** length n: 1 where it has ended */
  readonly ended: Uint8Array;
  /** length n: customer index */
  readonly customer: Uint32Array;
  /** length n: day it ended or was last seen */
  readonly until: Int32Array;
  /** length n: year of the start */
  readonly year: Int32Array;
  readonly filtered: number;
  /** rows that start after they end or after the last day */
  readonly reversed: number;
}

/** @param keep 1 keeps a customer; `null` keeps all */
export function durationsOf(table: Subscriptions, unit: PeriodUnit, keep: Uint8Array | null): Durations {
  const rows = new Uint32Array(table.rows);
  let [used, filtered, reversed] = [0, 0, 0];
  for (let row = 0; row < table.rows; row += 1) {
    if (keep !== null && keep[table.customer[row]!] === 0) filtered += 1;
    else if (untilOf(table, row) < table.start[row]!) reversed += 1;
    else {
      rows[used] = row;
      used += 1;
    }
  }
  const [duration, ended] = [new Float64Array(used), new Uint8Array(used)];
  const [customer, until, year] = [new Uint32Array(used), new Int32Array(used), new Int32Array(used)];
  let first = table.lastDay;
  let last = table.lastDay;
  for (let i = 0; i < used; i += 1) {
    first = Math.min(first, table.start[rows[i]!]!);
    last = Math.max(last, untilOf(table, rows[i]!));
  }
  const calendar = calendarOver(first, last);
  const length = MONTHS[unit];
  for (let i = 0; i < used; i += 1) {
    const row = rows[i]!;
    const [start, end] = [table.start[row]!, untilOf(table, row)];
    duration[i] = periodsIn(calendar, start, end, length);
    ended[i] = table.end[row] === MISSING_DAY ? 0 : 1;
    customer[i] = table.customer[row]!;
    until[i] = end;
    year[i] = Math.floor(calendar.month[start - first]! / 12);
  }
  return { duration, ended, customer, until, year, filtered, reversed };
}

/** The longest unit that gives at least eight periods. */
export function unitOf(table: Subscriptions): PeriodUnit {
  let first = Infinity;
  for (let row = 0; row < table.rows; row += 1) first = Math.min(first, table.start[row]!);
  const units: readonly PeriodUnit[] = ['year', 'quarter'];
  return units.find((unit) => periodsBetween(first, table.lastDay, unit) >= 8) ?? 'month';
}

/**
 * Calendar periods from one day to another: whole where the second day is the day of renewal, else half a period more than have
 * passed. A renewal due on a day its month has not falls on the last day of that month.
 */
export function periodsBetween(from: number, to: number, unit: PeriodUnit): number {
  return periodsIn(calendarOver(from, to), from, to, MONTHS[unit]);
}

/** The days of a stretch with their months, looked up instead of worked out for each of many rows. */
interface Calendar {
  readonly first: number;
  /** length days: months since year 0 */
  readonly month: Int32Array;
  /** length days: day of the month */
  readonly date: Uint8Array;
  /** first day of each month from that of `first` on, and of the one after the last */
  readonly months: Int32Array;
}

function calendarOver(first: number, last: number): Calendar {
  const days = Math.max(1, last - first + 1);
  const [month, date] = [new Int32Array(days), new Uint8Array(days)];
  const begin = calendarFromDay(first);
  const base = begin.year * 12 + begin.month - 1;
  const months: number[] = [first - begin.date + 1];
  for (let i = 0; i < days; i += 1) {
    while (first + i >= nextMonth(base + months.length - 1)) months.push(nextMonth(base + months.length - 1));
    month[i] = base + months.length - 1;
    date[i] = first + i - months.at(-1)! + 1;
  }
  months.push(nextMonth(base + months.length - 1));
  return { first, month, date, months: Int32Array.from(months) };
}

/** First day of the month after a month since year 0. */
function nextMonth(month: number): number {
  return dayFromCalendar(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
}

function periodsIn({ first, month, date, months }: Calendar, from: number, to: number, length: number): number {
  const start = month[from - first]!;
  const whole = Math.floor((month[to - first]! - start) / length);
  // The month of the last renewal that can have come is not after that of the end.
  const at = start + whole * length - month[0]!;
  const due = months[at]! + Math.min(date[from - first]!, months[at + 1]! - months[at]!) - 1;
  return to === due ? whole : to > due ? whole + 0.5 : whole - 0.5;
}

function untilOf({ end, lastDay }: Subscriptions, row: number): number {
  return end[row] === MISSING_DAY ? lastDay : end[row]!;
}
