/** From subscriptions, durations or orders to spells: how long each lasted, whether its end was seen, and who it belongs to. */

import type { OrderKey, Orders } from '../../data/orders.ts';
import type { Durations, Subscriptions } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { purchaseDays } from '../../models/own-rhythm.ts';
import { prepareSurvival, type SurvivalData, type SurvivalFindings } from '../../models/survival-data.ts';
import type { TimeUnit } from './options.ts';

/** What the rows were left out for, before the checks of the lengths themselves. */
export interface SpellCounts {
  /** rows or customers looked at */
  readonly given: number;
  /** of customers left out by a filter */
  readonly filtered: number;
  /** began after the end of observation */
  readonly after: number;
  /** ended before observation began */
  readonly before: number;
  /** further subscriptions of a customer, where the first alone is wanted */
  readonly further: number;
  /** without a readable start */
  readonly undated: number;
}

export interface Spells {
  readonly data: SurvivalData;
  /** customer of each spell */
  readonly customer: Uint32Array;
  /** row of the file that tells the attributes of each spell */
  readonly row: Uint32Array;
  /** first day of each spell; `null` where the file tells lengths alone */
  readonly start: Int32Array | null;
  /** code of the reason of each spell; 0 where none was told; `null` without a column */
  readonly reason: Uint32Array | null;
  readonly reasons: OrderKey | null;
  /** `null` where the file does not tell what its lengths are counted in */
  readonly unit: TimeUnit | null;
  /** last day of observation; NaN without dates */
  readonly lastDay: number;
  /** first day of observation, `null` where all are seen from their start */
  readonly firstDay: number | null;
  /** days of silence that make a customer lost; NaN where that is not the rule */
  readonly silence: number;
  readonly counts: SpellCounts;
  readonly findings: SurvivalFindings;
}

export interface SpellRules {
  readonly keep: Uint8Array | null;
  readonly asOf: number | null;
  readonly since: number | null;
  readonly unit: 'auto' | TimeUnit;
}

export const UNIT_DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 30.4375, year: 365.25 };

interface Found {
  readonly customer: number[];
  readonly row: number[];
  readonly start: number[];
  /** last day seen: of the end, or of the observation */
  readonly last: number[];
  readonly ended: number[];
  readonly reason: number[];
}

export function spellsOfSubscriptions(table: Subscriptions, rules: SpellRules, which: 'each' | 'first'): Spells {
  const lastDay = rules.asOf ?? table.lastDay;
  const found: Found = { customer: [], row: [], start: [], last: [], ended: [], reason: [] };
  let [filtered, after, before, further, undated] = [0, 0, 0, 0, 0];
  const first = which === 'first' ? firstRows(table) : null;
  for (let i = 0; i < table.rows; i += 1) {
    const [customer, start, end] = [table.customer[i]!, table.start[i]!, table.end[i]!];
    if (rules.keep !== null && rules.keep[customer] === 0) filtered += 1;
    else if (start === MISSING_DAY) undated += 1;
    else if (first !== null && first[customer] !== i) further += 1;
    else if (start > lastDay) after += 1;
    else if (rules.since !== null && end !== MISSING_DAY && end <= rules.since && end >= start) before += 1;
    else {
      const ended = end !== MISSING_DAY && end <= lastDay;
      found.customer.push(customer);
      found.row.push(table.sourceRow === null ? i : table.sourceRow[i]!);
      found.start.push(start);
      found.last.push(ended ? end : lastDay);
      found.ended.push(ended ? 1 : 0);
      found.reason.push(ended && table.reason ? table.reason.codes[i]! : 0);
    }
  }
  const counts = { given: table.rows, filtered, after, before, further, undated };
  return finish(found, counts, rules, { lastDay, silence: NaN, reasons: table.reason });
}

/** Row of each customer's first subscription, the earliest in the file among equals. */
function firstRows({ customers, customer, start, rows }: Subscriptions): Int32Array {
  const first = new Int32Array(customers).fill(-1);
  for (let i = 0; i < rows; i += 1) {
    const known = first[customer[i]!]!;
    if (start[i] !== MISSING_DAY && (known < 0 || start[i]! < start[known]!)) first[customer[i]!] = i;
  }
  return first;
}

const UNIT_NAMES: Readonly<Record<TimeUnit, RegExp>> = {
  day: /天|日数|(?<![a-z])days?(?![a-z])/i,
  week: /周|星期|(?<![a-z])(weeks?|wks?)(?![a-z])/i,
  month: /月|(?<![a-z])(months?|mths?)(?![a-z])/i,
  year: /年|(?<![a-z])(years?|yrs?)(?![a-z])/i,
};

/** The one unit a header names (`tenure_months`, `使用天数`); `null` where it names none or several. */
export function unitNamed(label: string): TimeUnit | null {
  // Capitals inside a word begin another: tenureMonths.
  const apart = label.replace(/([a-z])([A-Z])/g, '$1 $2');
  const named = (Object.keys(UNIT_NAMES) as TimeUnit[]).filter((unit) => UNIT_NAMES[unit].test(apart));
  return named.length === 1 ? named[0]! : null;
}

export function spellsOfDurations(table: Durations, { keep, unit }: Pick<SpellRules, 'keep' | 'unit'>): Spells {
  const rows: number[] = [];
  for (let i = 0; i < table.rows; i += 1) if (keep === null || keep[table.customer[i]!] === 1) rows.push(i);
  const raw: SurvivalData = {
    time: Float64Array.from(rows, (i) => table.duration[i]!),
    ended: Uint8Array.from(rows, (i) => table.ended[i]!),
    entry: table.entry && Float64Array.from(rows, (i) => table.entry![i]!),
    weight: null,
  };
  const prepared = prepareSurvival(raw);
  const kept = prepared.rows ? Array.from(prepared.rows, (k) => rows[k]!) : rows;
  return {
    data: prepared.data,
    customer: Uint32Array.from(kept, (i) => table.customer[i]!),
    row: Uint32Array.from(kept, (i) => (table.sourceRow === null ? i : table.sourceRow[i]!)),
    start: null,
    reason: table.reason && Uint32Array.from(kept, (i) => (table.ended[i] === 1 ? table.reason!.codes[i]! : 0)),
    reasons: table.reason,
    unit: unit === 'auto' ? unitNamed(table.durationLabel ?? '') : unit,
    lastDay: NaN,
    firstDay: null,
    silence: NaN,
    counts: {
      given: table.rows,
      filtered: table.rows - rows.length,
      after: 0,
      before: 0,
      further: 0,
      undated: 0,
    },
    findings: prepared.findings,
  };
}

/**
 * Customers of an order log, each with one spell from the first purchase. `lost`: it ends on the first day the customer has been
 * silent for so long, whatever came after; `second`: on the day of the second purchase.
 */
export function spellsOfOrders(
  orders: Orders,
  rules: SpellRules,
  event: 'lost' | 'second',
  silence: number | null,
): Spells {
  const days = purchaseDays(orders, { until: rules.asOf, keep: rules.keep });
  const lastDay = rules.asOf ?? days.last;
  const quiet = event === 'lost' ? (silence ?? usualSilence(days)) : NaN;
  const rows = firstLines(orders);
  const found: Found = { customer: [], row: [], start: [], last: [], ended: [], reason: [] };
  let [filtered, after, before] = [0, 0, 0];
  for (let c = 0; c < orders.customers; c += 1) {
    const [from, to] = [days.start[c]!, days.start[c + 1]!];
    if (from === to) {
      if (rules.keep !== null && rules.keep[c] === 0) filtered += 1;
      else after += 1;
      continue;
    }
    const first = days.day[from]!;
    const end = event === 'second' ? (to - from > 1 ? days.day[from + 1]! : null) : lostOn(days.day, from, to, quiet);
    const ended = end !== null && end <= lastDay;
    if (rules.since !== null && ended && end <= rules.since) {
      before += 1;
      continue;
    }
    found.customer.push(c);
    found.row.push(rows[c]!);
    found.start.push(first);
    found.last.push(ended ? end : lastDay);
    found.ended.push(ended ? 1 : 0);
    found.reason.push(0);
  }
  const counts = { given: orders.customers, filtered, after, before, further: 0, undated: 0 };
  return finish(found, counts, rules, { lastDay, silence: quiet, reasons: null });
}

/** The first day on which the customer has bought nothing for so many days. */
function lostOn(day: Int32Array, from: number, to: number, silence: number): number {
  let i = from;
  while (i + 1 < to && day[i + 1]! - day[i]! < silence) i += 1;
  return day[i]! + silence;
}

/** Three times the median interval between purchase days, at least 30 days; 90 where nobody bought twice. */
function usualSilence(days: ReturnType<typeof purchaseDays>): number {
  const counts = new Map<number, number>();
  let total = 0;
  for (let c = 0; c < days.customers; c += 1)
    for (let i = days.start[c]! + 1; i < days.start[c + 1]!; i += 1) {
      const gap = days.day[i]! - days.day[i - 1]!;
      counts.set(gap, (counts.get(gap) ?? 0) + 1);
      total += 1;
    }
  if (total === 0) return 90;
  let seen = 0;
  for (const gap of [...counts.keys()].sort((a, b) => a - b)) {
    seen += counts.get(gap)!;
    if (seen * 2 >= total) return Math.max(30, gap * 3);
  }
  return 90;
}

/** Row of the file that speaks for each customer: that of the first purchase, the earliest in the file among equals. */
function firstLines(orders: Orders): Uint32Array {
  const row = new Uint32Array(orders.customers);
  const first = new Int32Array(orders.customers).fill(2147483647);
  for (let i = 0; i < orders.rows; i += 1) {
    const c = orders.customer[i]!;
    if (orders.day[i]! >= first[c]!) continue;
    first[c] = orders.day[i]!;
    row[c] = orders.sourceRow === null ? i : orders.sourceRow[i]!;
  }
  return row;
}

function finish(
  found: Found,
  counts: SpellCounts,
  { since, unit }: SpellRules,
  rest: Pick<Spells, 'lastDay' | 'silence' | 'reasons'>,
): Spells {
  const n = found.start.length;
  const days = Float64Array.from({ length: n }, (_, i) => found.last[i]! - found.start[i]!);
  const unitUsed = unit === 'auto' ? unitFor(days) : unit;
  const scale = UNIT_DAYS[unitUsed];
  const late = since !== null && found.start.some((start) => start < since);
  const prepared = prepareSurvival({
    time: days.map((length) => length / scale),
    ended: Uint8Array.from(found.ended),
    entry: late ? Float64Array.from(found.start, (start) => (start < since ? (since - start) / scale : -1)) : null,
    weight: null,
  });
  const { rows } = prepared;
  const kept = (values: readonly number[]): number[] => (rows ? Array.from(rows, (i) => values[i]!) : [...values]);
  return {
    data: prepared.data.entry ? { ...prepared.data, entry: fromZero(prepared.data) } : prepared.data,
    customer: Uint32Array.from(kept(found.customer)),
    row: Uint32Array.from(kept(found.row)),
    start: Int32Array.from(kept(found.start)),
    reason: rest.reasons ? Uint32Array.from(kept(found.reason)) : null,
    reasons: rest.reasons,
    unit: unitUsed,
    lastDay: rest.lastDay,
    firstDay: since,
    silence: rest.silence,
    counts,
    findings: prepared.findings,
  };
}

/** Who was seen from the start entered at 0; before it where the spell has no length, so that it still comes before the end. */
function fromZero({ entry, time }: SurvivalData): Float64Array {
  return entry!.map((at, i) => (at >= 0 ? at : time[i]! > 0 ? 0 : -1));
}

/** Days for weeks, weeks for half a year and so on: the longest spell in some ten to forty units. */
function unitFor(days: Float64Array): TimeUnit {
  let longest = 0;
  for (const length of days) if (length > longest) longest = length;
  return longest <= 60 ? 'day' : longest <= 250 ? 'week' : longest <= 12 * 365.25 ? 'month' : 'year';
}
