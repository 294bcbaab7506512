/** Calendar periods of day numbers: days, ISO weeks, months, quarters and years, each with a running number. */

import { calendarFromDay, dayFromCalendar } from './days.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export const PERIOD_UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

// Day 0, 1970-01-01, was a Thursday: its week began three days before.
const MONDAY = 3;

/**
 * Running number of the period a day lies in. Neighbouring periods have neighbouring numbers; what the numbers count from is
 * the day 1970-01-01, its ISO week, or the beginning of the year 0. Subtract two of them, and name them by
 * `words.number(firstDayOf(period, unit), unit)`.
 * @param day days since 1970-01-01, whole
 * @param unit weeks begin on Monday (ISO 8601)
 */
export function periodOf(day: number, unit: PeriodUnit): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + MONDAY) / 7);
  const { year, month } = calendarFromDay(day);
  return Math.floor((year * 12 + month - 1) / MONTHS[unit]);
}

/** First day of a period; its last is the day before that of the next. */
export function firstDayOf(period: number, unit: PeriodUnit): number {
  if (unit === 'day') return period;
  if (unit === 'week') return period * 7 - MONDAY;
  const month = period * MONTHS[unit];
  const year = Math.floor(month / 12);
  return dayFromCalendar(year, 1 + month - year * 12, 1);
}

export function lastDayOf(period: number, unit: PeriodUnit): number {
  return firstDayOf(period + 1, unit) - 1;
}

export interface PeriodRange {
  readonly unit: PeriodUnit;
  /** running number of the first period */
  readonly first: number;
  readonly count: number;
  /** first day of the first period */
  readonly from: number;
  /** length count + 1: first day of each period, and the day after the last */
  readonly starts: Int32Array;
}

/**
 * The periods from the one with `firstDay` to the one with `lastDay`.
 * @throws RangeError where the last day is before the first
 */
export function periodsBetween(firstDay: number, lastDay: number, unit: PeriodUnit): PeriodRange {
  if (!(lastDay >= firstDay)) throw new RangeError(`The last day ${lastDay} is before the first, ${firstDay}.`);
  const first = periodOf(firstDay, unit);
  const count = periodOf(lastDay, unit) - first + 1;
  const starts = new Int32Array(count + 1);
  for (let i = 0; i <= count; i += 1) starts[i] = firstDayOf(first + i, unit);
  return { unit, first, count, from: starts[0]!, starts };
}

/**
 * Place in the range of every day from its first period's first day to its last period's last day: what a sweep over many
 * rows looks up instead of doing calendar sums for each.
 * @returns length days of the range; index `day - range.from`
 */
export function periodOfEachDay(range: PeriodRange): Uint32Array {
  const places = new Uint32Array(range.starts[range.count]! - range.from);
  for (let i = 0; i < range.count; i += 1)
    places.fill(i, range.starts[i]! - range.from, range.starts[i + 1]! - range.from);
  return places;
}

/**
 * How many whole periods lie between the beginnings of two periods' days, as the calendar counts them: 0 within one period.
 */
export function periodsApart(fromDay: number, toDay: number, unit: PeriodUnit): number {
  return periodOf(toDay, unit) - periodOf(fromDay, unit);
}
