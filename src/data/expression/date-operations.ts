/** Date functions: whole days of the calendar, weeks from Monday (ISO 8601), never a time zone. Years 1 to 9999. */

import { dateNodeParts } from './read-date-literal.ts';
import { computeEach } from './each-text.ts';
import type { Operation } from './operation.ts';
import { TextCollector } from './text-pool.ts';
import { lengthFor, numberVector, stepOf, type DateVector, type NumberVector, type TextVector } from './vectors.ts';
import {
  calendarFromDay,
  dayFromCalendar,
  isCalendarDate,
  isoFromDay,
  MISSING_DAY,
  MISSING_SECONDS,
} from '../../lib/days.ts';
import { firstDayOf, lastDayOf, periodOf, type PeriodUnit } from '../../lib/periods.ts';

const FIRST_DAY = dayFromCalendar(1, 1, 1);
const LAST_DAY = dayFromCalendar(9999, 12, 31);
const DAY_SECONDS = 86400;

export const DATE_OPERATIONS: Readonly<Record<string, Operation>> = {
  year: parts((day) => calendarFromDay(day).year),
  quarter: parts((day) => Math.ceil(calendarFromDay(day).month / 3)),
  month: parts((day) => calendarFromDay(day).month),
  week: parts((day) => weekOf(day).week),
  weekday: parts((day) => 1 + day - firstDayOf(periodOf(day, 'week'), 'week')),
  day: parts((day) => calendarFromDay(day).date),
  hour: clock((seconds) => Math.floor(seconds / 3600)),
  minute: clock((seconds) => Math.floor(seconds / 60) % 60),
  days_between: numbers((from, to) => to - from),
  months_between: numbers((from, to) => (to >= from ? wholeMonths(from, to) : -wholeMonths(to, from))),
  'date-add': shifted(1),
  'date-subtract': shifted(-1),
  'date-difference': difference,
  add_months: (given, { rows }) => {
    const [dates, months] = given as readonly [DateVector, NumberVector];
    const step = stepOf(given);
    const days = new Int32Array(lengthFor(step, rows));
    for (let i = 0; i < days.length; i++)
      days[i] = addMonths(dates.days[i * dates.step]!, Math.trunc(months.values[i * months.step]!));
    return { kind: 'date', days, seconds: timesOf(dates, days), step };
  },
  start_of_week: days((day) => firstDayOf(periodOf(day, 'week'), 'week')),
  start_of_month: days((day) => firstDayOf(periodOf(day, 'month'), 'month')),
  start_of_quarter: days((day) => firstDayOf(periodOf(day, 'quarter'), 'quarter')),
  start_of_year: days((day) => firstDayOf(periodOf(day, 'year'), 'year')),
  end_of_month: days((day) => lastDayOf(periodOf(day, 'month'), 'month')),
  'date-without-time': days((day) => day),
  'date-of-parts': ofParts,
  'date-of-text': ofTexts,
  'text-of-date': asTexts,
  period: periods,
};

/** A function of the day, worked out once for each day that occurs. */
function eachDay(source: Int32Array, compute: (day: number) => number): Float64Array {
  const known = new Map<number, number>();
  const values = new Float64Array(source.length);
  let [last, result] = [MISSING_DAY, NaN];
  for (let i = 0; i < values.length; i++) {
    const day = source[i]!;
    if (day !== last) {
      const found = known.get(day);
      result = found ?? (day === MISSING_DAY ? NaN : compute(day));
      if (found === undefined) known.set(day, result);
      last = day;
    }
    values[i] = result;
  }
  return values;
}

function parts(compute: (day: number) => number): Operation {
  return ([dates]) => numberVector(eachDay((dates as DateVector).days, compute), 0, dates!.step);
}

function days(compute: (day: number) => number): Operation {
  return ([dates]) => {
    const values = eachDay((dates as DateVector).days, compute);
    return { kind: 'date', days: Int32Array.from(values, dayWithin), seconds: null, step: dates!.step };
  };
}

function clock(compute: (seconds: number) => number): Operation {
  return ([given], { rows }) => {
    const { seconds, step, days: all } = given as DateVector;
    const values = new Float64Array(seconds ? all.length : lengthFor(step, rows)).fill(NaN);
    if (seconds) for (let i = 0; i < values.length; i++) if (seconds[i]! >= 0) values[i] = compute(seconds[i]!);
    return numberVector(values, 0, step);
  };
}

function numbers(compute: (from: number, to: number) => number): Operation {
  return (given, { rows }) => {
    const [from, to] = given as readonly [DateVector, DateVector];
    const step = stepOf(given);
    const values = new Float64Array(lengthFor(step, rows));
    for (let i = 0; i < values.length; i++) {
      const [a, b] = [from.days[i * from.step]!, to.days[i * to.step]!];
      values[i] = a === MISSING_DAY || b === MISSING_DAY ? NaN : compute(a, b);
    }
    return numberVector(values, 0, step);
  };
}

/** Days and parts of days later or earlier; a whole number of days leaves the time as it is, or absent. */
function shifted(way: 1 | -1): Operation {
  return (given, { rows }) => {
    const [dates, amounts] = given as readonly [DateVector, NumberVector];
    const step = stepOf(given);
    const n = lengthFor(step, rows);
    const made = new Int32Array(n).fill(MISSING_DAY);
    const seconds = new Int32Array(n).fill(MISSING_SECONDS);
    for (let i = 0; i < n; i++) {
      const day = dates.days[i * dates.step]!;
      const amount = way * amounts.values[i * amounts.step]!;
      if (day === MISSING_DAY || Number.isNaN(amount)) continue;
      const time = dates.seconds?.[i * dates.step] ?? MISSING_SECONDS;
      if (Number.isInteger(amount)) {
        made[i] = dayWithin(day + amount);
        seconds[i] = made[i] === MISSING_DAY ? MISSING_SECONDS : time;
      } else {
        const total = Math.max(0, time) + Math.round(amount * DAY_SECONDS);
        made[i] = dayWithin(day + Math.floor(total / DAY_SECONDS));
        if (made[i] !== MISSING_DAY) seconds[i] = total - Math.floor(total / DAY_SECONDS) * DAY_SECONDS;
      }
    }
    return { kind: 'date', days: made, seconds: seconds.some((time) => time >= 0) ? seconds : null, step };
  };
}

// Whole days by the calendar where either side has no time, else with the part of a day.
function difference(...[given, { rows }]: Parameters<Operation>): NumberVector {
  const [to, from] = given as readonly [DateVector, DateVector];
  const step = stepOf(given);
  const values = new Float64Array(lengthFor(step, rows));
  const timed = to.seconds !== null && from.seconds !== null;
  for (let i = 0; i < values.length; i++) {
    const [j, k] = [i * to.step, i * from.step];
    const [a, b] = [to.days[j]!, from.days[k]!];
    values[i] = a === MISSING_DAY || b === MISSING_DAY ? NaN : a - b;
    if (!timed) continue;
    const [time, other] = [to.seconds[j]!, from.seconds[k]!];
    if (time >= 0 && other >= 0) values[i]! += (time - other) / DAY_SECONDS;
  }
  return numberVector(values, timed ? -1 : 0, step);
}

function ofParts(...[given, { rows }]: Parameters<Operation>): DateVector {
  const [years, months, dates] = given as readonly [NumberVector, NumberVector, NumberVector];
  const step = stepOf(given);
  const made = new Int32Array(lengthFor(step, rows)).fill(MISSING_DAY);
  for (let i = 0; i < made.length; i++) {
    const year = years.values[i * years.step]!;
    const month = months.values[i * months.step]!;
    const date = dates.values[i * dates.step]!;
    if (![year, month, date].every(Number.isInteger) || year < 1 || year > 9999) continue;
    if (isCalendarDate(year, month, date)) made[i] = dayFromCalendar(year, month, date);
  }
  return { kind: 'date', days: made, seconds: null, step };
}

function ofTexts(...[given, { rows }]: Parameters<Operation>): DateVector {
  const { results, places, step } = computeEach(
    given,
    rows,
    false,
    null as ReturnType<typeof dateNodeParts>,
    ([text]) => dateNodeParts(text as string),
  );
  const n = places?.length ?? results.length;
  const made = new Int32Array(n).fill(MISSING_DAY);
  const seconds = new Int32Array(n).fill(MISSING_SECONDS);
  for (let i = 0; i < n; i++) {
    const found = results[places ? places[i]! : i];
    if (found) [made[i], seconds[i]] = [found.day, found.seconds];
  }
  return { kind: 'date', days: made, seconds: seconds.some((time) => time >= 0) ? seconds : null, step };
}

function asTexts(...[given]: Parameters<Operation>): TextVector {
  const { days: all, seconds, step } = given[0] as DateVector;
  const names = new Map<number, string>();
  const collector = new TextCollector();
  const codes = Uint32Array.from(all, (day, i) => {
    if (day === MISSING_DAY) return 0;
    const name = names.get(day) ?? isoFromDay(day);
    names.set(day, name);
    return collector.add(seconds && seconds[i]! >= 0 ? `${name} ${timeText(seconds[i]!)}` : name);
  });
  return { kind: 'text', codes, pool: collector.finish(), step };
}

function periods(...[given, , setting]: Parameters<Operation>): TextVector {
  const { days: all, step } = given[0] as DateVector;
  const collector = new TextCollector();
  const codes = eachDay(all, (day) => collector.add(periodText(day, setting as PeriodUnit)));
  return {
    kind: 'text',
    codes: Uint32Array.from(codes, (code) => (Number.isNaN(code) ? 0 : code)),
    pool: collector.finish(),
    step,
  };
}

function periodText(day: number, unit: PeriodUnit): string {
  if (unit === 'day') return isoFromDay(day);
  if (unit === 'week') {
    const { year, week } = weekOf(day);
    return `${four(year)}-W${two(week)}`;
  }
  const { year, month } = calendarFromDay(day);
  if (unit === 'year') return four(year);
  return unit === 'month' ? `${four(year)}-${two(month)}` : `${four(year)}-Q${Math.ceil(month / 3)}`;
}

/** A week is of the year that its Thursday is in. */
function weekOf(day: number): { readonly year: number; readonly week: number } {
  const thursday = firstDayOf(periodOf(day, 'week'), 'week') + 3;
  const { year } = calendarFromDay(thursday);
  return { year, week: 1 + Math.floor((thursday - dayFromCalendar(year, 1, 1)) / 7) };
}

function timeText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function four(value: number): string {
  return String(value).padStart(4, '0');
}

function addMonths(day: number, months: number): number {
  if (day === MISSING_DAY || !(Math.abs(months) < 120_000)) return MISSING_DAY;
  const { year, month, date } = calendarFromDay(day);
  const first = firstDayOf(year * 12 + month - 1 + months, 'month');
  const last = lastDayOf(periodOf(first, 'month'), 'month');
  return dayWithin(Math.min(first + date - 1, last));
}

/** Most months that can be added to the first day without passing the second. */
function wholeMonths(from: number, to: number): number {
  const months = periodOf(to, 'month') - periodOf(from, 'month');
  const reached = addMonths(from, months);
  return reached === MISSING_DAY || reached > to ? months - 1 : months;
}

/** Times of the dates where the day made of each is one. */
function timesOf(dates: DateVector, made: Int32Array): Int32Array | null {
  const { seconds, step } = dates;
  return seconds && made.map((day, i) => (day === MISSING_DAY ? MISSING_SECONDS : seconds[i * step]!));
}

function dayWithin(day: number): number {
  return day >= FIRST_DAY && day <= LAST_DAY ? day : MISSING_DAY;
}
