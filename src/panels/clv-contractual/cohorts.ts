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
  // Most rows share few pairs of days, and calendars are slow beside a look-up.
  const known = new Map<number, number>();
  const [duration, ended] = [new Float64Array(used), new Uint8Array(used)];
  const [customer, until, year] = [new Uint32Array(used), new Int32Array(used), new Int32Array(used)];
  const years = new Map<number, number>();
  for (let i = 0; i < used; i += 1) {
    const row = rows[i]!;
    const [start, end] = [table.start[row]!, untilOf(table, row)];
    const key = start * 4_194_304 + (end - start);
    let periods = known.get(key);
    if (periods === undefined) known.set(key, (periods = periodsBetween(start, end, unit)));
    let begun = years.get(start);
    if (begun === undefined) years.set(start, (begun = calendarFromDay(start).year));
    duration[i] = periods;
    ended[i] = table.end[row] === MISSING_DAY ? 0 : 1;
    customer[i] = table.customer[row]!;
    until[i] = end;
    year[i] = begun;
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
  const [a, b] = [calendarFromDay(from), calendarFromDay(to)];
  const length = MONTHS[unit];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const whole = Math.floor(months / length);
  const due = renewalDay(a, whole * length);
  if (to === due) return whole;
  return to > due ? whole + 0.5 : whole - 0.5;
}

function renewalDay({ year, month, date }: { year: number; month: number; date: number }, months: number): number {
  const target = month - 1 + months;
  const [y, m] = [year + Math.floor(target / 12), (target % 12) + 1];
  const last = dayFromCalendar(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - dayFromCalendar(y, m, 1);
  return dayFromCalendar(y, m, Math.min(date, last));
}

function untilOf({ end, lastDay }: Subscriptions, row: number): number {
  return end[row] === MISSING_DAY ? lastDay : end[row]!;
}
