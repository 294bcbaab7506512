/** Customers worth looking at on the timeline, and their purchases. */

import { UNIT_DAYS, type TimeUnit } from '../../models/repeat-summary.ts';
import { calendarFromDay } from '../../lib/days.ts';
import type { CustomerValues, LineHistories, RepeatHistories } from '../../models/value-estimate.ts';
import type { Ranked } from './value.ts';
import type { ExampleReason } from './view.ts';

export interface Example {
  readonly reason: ExampleReason;
  /** of the histories */
  readonly row: number;
}

/** A pair in which the one who bought more often is the less likely to be alive, though both were last seen at about the same time. */
export interface Paradox {
  readonly often: number;
  readonly seldom: number;
}

/** The examples, each customer once, in the order in which they are offered. */
export function examplesOf(
  histories: RepeatHistories,
  { alive }: CustomerValues,
  ranked: Ranked,
  paradox: Paradox | null,
): Example[] {
  const { rows, x } = histories;
  const found: Example[] = [{ reason: 'most-valuable', row: ranked.order[0]! }];
  // Worth the most by what would be theirs if they came again: value ÷ P(alive), for P(alive) under a half.
  let [risk, most] = [-1, 0];
  for (let place = 0; place < rows; place += 1) {
    const row = ranked.order[place]!;
    const chance = alive[row]!;
    if (x[row]! < 2 || chance > 0.5 || chance < 0.05) continue;
    const missed = (ranked.values[row]! * (1 - chance)) / chance;
    if (missed > most) [risk, most] = [row, missed];
  }
  if (risk >= 0) found.push({ reason: 'at-risk', row: risk });
  const repeaters: number[] = [];
  for (let place = 0; place < rows && repeaters.length < 100_000; place += 1)
    if (x[ranked.order[place]!]! > 0) repeaters.push(ranked.order[place]!);
  if (repeaters.length > 0) found.push({ reason: 'typical', row: repeaters[repeaters.length >> 1]! });
  for (let place = rows >> 1; place < rows; place += 1)
    if (x[ranked.order[place]!] === 0) {
      found.push({ reason: 'one-time', row: ranked.order[place]! });
      break;
    }
  if (paradox !== null)
    found.push({ reason: 'paradox-often', row: paradox.often }, { reason: 'paradox-seldom', row: paradox.seldom });
  return found.filter(({ row }, i) => found.findIndex((other) => other.row === row) === i);
}

const GRID = 40;

/** The clearest pair, or `null` where there is none: of about equal T and t_x, one with at least twice as many purchases and a lower P(alive). */
export function paradoxOf({ rows, x, tx, T }: RepeatHistories, alive: Float64Array): Paradox | null {
  let longest = 0;
  for (let i = 0; i < rows; i += 1) longest = Math.max(longest, T[i]!);
  if (!(longest > 0)) return null;
  const cells = (GRID + 1) ** 2;
  const [fewest, most] = [new Int32Array(cells).fill(-1), new Int32Array(cells).fill(-1)];
  for (let i = 0; i < rows; i += 1) {
    if (x[i]! === 0) continue;
    const cell = Math.round((GRID * T[i]!) / longest) * (GRID + 1) + Math.round((GRID * tx[i]!) / longest);
    if (fewest[cell]! < 0 || x[i]! < x[fewest[cell]!]!) fewest[cell] = i;
    if (most[cell]! < 0 || x[i]! > x[most[cell]!]!) most[cell] = i;
  }
  let [best, fall]: [Paradox | null, number] = [null, 0.1];
  for (let cell = 0; cell < cells; cell += 1) {
    const [seldom, often] = [fewest[cell]!, most[cell]!];
    if (seldom < 0 || x[often]! < 2 * x[seldom]!) continue;
    const drop = alive[seldom]! - alive[often]!;
    // The one who bought more often was seen no earlier, so that only frequency can explain the lower chance.
    if (drop > fall && tx[often]! >= tx[seldom]! - 1e-9 && T[often]! - tx[often]! <= T[seldom]! - tx[seldom]! + 1e-9)
      [best, fall] = [{ often, seldom }, drop];
  }
  return best;
}

/** Times of the repeat purchases of some customers in the unit since each one's first purchase, ascending and merged as in the summary. */
export function purchaseTimes(
  { lines, base, ticksPerDay, period, end }: LineHistories,
  unit: TimeUnit,
  customers: readonly number[],
): Float64Array[] {
  const place = new Map(customers.map((customer, i) => [customer, i]));
  const last = (end - base + 1) * ticksPerDay - 1;
  const wanted = new Uint8Array(lines.customers);
  for (const customer of customers) wanted[customer] = 1;
  const days: number[][] = customers.map(() => []);
  for (let i = 0; i < lines.day.length; i += 1)
    if (wanted[lines.customer[i]!] === 1 && lines.day[i]! <= last)
      days[place.get(lines.customer[i]!)!]!.push(lines.day[i]!);
  const numberOf = (day: number): number => {
    if (period === 'week') return Math.floor((day + 3) / 7);
    const { year, month } = calendarFromDay(day);
    return year * 12 + month;
  };
  // As the summary does it, so that equal times are equal to the last digit.
  const timeOf = (ticks: number): number =>
    ticksPerDay === 1 ? ticks * (1 / UNIT_DAYS[unit]) : ticks / (ticksPerDay * UNIT_DAYS[unit]);
  return days.map((list) => {
    list.sort((a, b) => a - b);
    const first = numberOf(list[0] ?? 0);
    const times =
      period === 'day' ? list.map((tick) => timeOf(tick - list[0]!)) : list.map((day) => numberOf(day) - first);
    return Float64Array.from(new Set(times)).filter((time) => time > 0);
  });
}
