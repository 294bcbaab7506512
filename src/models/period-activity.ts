/** Who bought in which calendar period, who came again in the next, and what they spent: retention and revenue from an order log. */

import { calendarFromDay, dayFromCalendar } from '../lib/days.ts';
import { sumByMark } from '../lib/exact-sum.ts';
import { MONTHS, type PeriodUnit } from './clv-formula.ts';

export interface ActivityLines {
  readonly rows: number;
  readonly customers: number;
  /** length `rows`: customer index of each line */
  readonly customer: Uint32Array;
  /** length `rows`: days since 1970-01-01 */
  readonly day: Int32Array;
  readonly amount: Float64Array;
  readonly amountDecimals: number;
}

export interface PeriodActivity {
  /** number of the first period: months since year 0, divided by the months of a period */
  readonly first: number;
  /** length periods: customers with at least one line */
  readonly active: Uint32Array;
  /** length periods: of those, with a line in the next period too; 0 for the last */
  readonly stayed: Uint32Array;
  readonly revenue: Float64Array;
  /** lines in these periods */
  readonly lines: number;
  /** lines before the first or after the last whole period */
  readonly linesOutside: number;
  /** lines of customers that are left out */
  readonly linesFiltered: number;
}

/** A period at either end of the log counts as whole where at most this share of its days lies outside. */
export const OPEN_SHARE = 0.05;
const MOST_CELLS = 2 ** 31;

/**
 * Counts the whole calendar periods of a log. A period that the log cuts off at its beginning or end is left out: fewer
 * customers would seem to come back than do.
 * @param keep 1 keeps a customer; `null` keeps all
 * @returns `null` where no period is whole, or where there are more customers × periods than can be counted
 */
export function countActivity(lines: ActivityLines, unit: PeriodUnit, keep: Uint8Array | null): PeriodActivity | null {
  const { rows, customers, customer, day, amount } = lines;
  let [earliest, latest, linesFiltered] = [Infinity, -Infinity, 0];
  for (let i = 0; i < rows; i += 1) {
    if (keep !== null && keep[customer[i]!] === 0) linesFiltered += 1;
    else {
      earliest = Math.min(earliest, day[i]!);
      latest = Math.max(latest, day[i]!);
    }
  }
  if (earliest > latest) return null;
  let [first, last] = [periodOf(earliest, unit), periodOf(latest, unit)];
  if (earliest - startOf(first, unit) > OPEN_SHARE * lengthOf(first, unit)) first += 1;
  if (startOf(last + 1, unit) - 1 - latest > OPEN_SHARE * lengthOf(last, unit)) last -= 1;
  const periods = last - first + 1;
  if (periods < 1 || periods * customers > MOST_CELLS) return null;

  const from = startOf(first, unit);
  const periodOfDay = new Uint32Array(startOf(last + 1, unit) - from);
  for (let period = 0; period < periods; period += 1)
    periodOfDay.fill(period, startOf(first + period, unit) - from, startOf(first + period + 1, unit) - from);
  const marks = new Uint32Array(rows).fill(periods);
  const seen = new Uint32Array(Math.ceil((periods * customers) / 32));
  let counted = 0;
  for (let i = 0; i < rows; i += 1) {
    const at = day[i]! - from;
    if (at < 0 || at >= periodOfDay.length || (keep !== null && keep[customer[i]!] === 0)) continue;
    const period = periodOfDay[at]!;
    const cell = period * customers + customer[i]!;
    marks[i] = period;
    seen[cell >>> 5]! |= 1 << (cell & 31);
    counted += 1;
  }
  const was = (cell: number): number => (seen[cell >>> 5]! >>> (cell & 31)) & 1;
  const [active, stayed] = [new Uint32Array(periods), new Uint32Array(periods)];
  for (let period = 0; period < periods; period += 1) {
    for (let cell = period * customers, end = cell + customers; cell < end; cell += 1) {
      if (was(cell) === 0) continue;
      active[period]! += 1;
      if (period + 1 < periods && was(cell + customers) === 1) stayed[period]! += 1;
    }
  }
  const revenue = sumByMark(amount, marks, periods, lines.amountDecimals);
  return {
    first,
    active,
    stayed,
    revenue,
    lines: counted,
    linesOutside: rows - counted - linesFiltered,
    linesFiltered,
  };
}

/** `2023`, `2023-Q1` or `2023-01`. */
export function periodName(period: number, unit: PeriodUnit): string {
  const month = period * MONTHS[unit];
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  if (unit === 'year') return year;
  return unit === 'quarter'
    ? `${year}-Q${1 + (month % 12) / 3}`
    : `${year}-${String(1 + (month % 12)).padStart(2, '0')}`;
}

function periodOf(day: number, unit: PeriodUnit): number {
  const { year, month } = calendarFromDay(day);
  return Math.floor((year * 12 + month - 1) / MONTHS[unit]);
}

function startOf(period: number, unit: PeriodUnit): number {
  const month = period * MONTHS[unit];
  return dayFromCalendar(Math.floor(month / 12), 1 + (((month % 12) + 12) % 12), 1);
}

function lengthOf(period: number, unit: PeriodUnit): number {
  return startOf(period + 1, unit) - startOf(period, unit);
}
