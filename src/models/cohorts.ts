/**
 * Customers in cohorts and what became of them period by period: one sweep over the lines of a log gives the whole triangle of
 * cohort × periods since the first purchase. Only periods that are over are counted; the one that still runs stands apart, and
 * what lies ahead is not known and never zero.
 */

import { sumByMark } from '../lib/exact-sum.ts';
import { lastDayOf, periodOfEachDay, periodsBetween, type PeriodRange, type PeriodUnit } from '../lib/periods.ts';

/** Lines of a log in any order. */
export interface CohortLines {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  /** length n: customer of each line */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01 */
  readonly day: Int32Array;
  /** length n: money, finite; `null` where lines have none */
  readonly amount: Float64Array | null;
  /** amounts are whole numbers after × 10^amountDecimals (0 to 4), or −1 where they are not */
  readonly amountDecimals: number;
  /** code of the order of each line, 0 for none, all codes below `size`; `null` where each line is an order of its own */
  readonly order: { readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly size: number } | null;
}

/** One row a spell from its first day to the day before `end`; running ones end at MISSING_DAY. */
export interface CohortSpans {
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

export interface CohortPlan {
  /** last day observed; what is later is left out */
  readonly asOf: number;
  /** calendar periods; cohorts are those of the first day unless `group` says otherwise */
  readonly unit: PeriodUnit;
  /** `null`: periods are those of the calendar, counted from that of the first day. Else windows of so many days from each customer's own first day, ≥ 1 */
  readonly window: number | null;
  /** length customers: cohort of each, `count` and more for none; `null`: cohorts are the periods of the first day */
  readonly group: { readonly of: Uint16Array; readonly count: number } | null;
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
  /** of cohorts by time the latest are kept */
  readonly mostCohorts: number;
  readonly mostPeriods: number;
}

/** No cohort: left out, or without a line in time. */
export const NO_COHORT = 0xffff;

/**
 * Counts of the triangle, `cohort · periods + period`, twice: at 0 of customers whose period is over (they are `exposed` to it),
 * and from {@link CohortCounts.running} on of customers in whose case it still runs.
 */
export interface CohortCounts {
  readonly cohorts: number;
  readonly periods: number;
  /** where the counts of periods that still run begin: cohorts · periods */
  readonly running: number;
  /** the calendar periods of cohorts by time; the first cohort is `range.first + skipped` */
  readonly range: PeriodRange;
  /** cohorts by time that are earlier than the latest `mostCohorts`, and the customers in them */
  readonly skipped: number;
  readonly skippedCustomers: number;
  /** lines (or days of spells) in periods after the last one counted */
  readonly beyond: number;
  /** length cohorts: customers */
  readonly size: Uint32Array;
  /** length 2 · cohorts · periods: customers whose period this is */
  readonly exposed: Uint32Array;
  /** of these, with a line in just this period */
  readonly active: Uint32Array;
  /** of these, with a line in this period or later */
  readonly later: Uint32Array;
  readonly orders: Float64Array;
  /** `null` without money */
  readonly revenue: Float64Array | null;
  /** length customers: {@link NO_COHORT} for none */
  readonly cohortOf: Uint16Array;
  /** length customers: first day */
  readonly first: Int32Array;
  /** length customers: whole periods observed, at most `periods` */
  readonly complete: Uint16Array;
  /** length customers: the last period with a line, at most periods − 1 */
  readonly last: Uint16Array;
  /** `words` words a customer: bit p & 31 of word p >>> 5 tells whether there is a line in period p, see {@link wasActive} */
  readonly seen: Uint32Array;
  readonly words: number;
}

const LATE = 2147483647;
const MISSING = -2147483648;

/**
 * Counts the triangle of a log.
 * @returns `null` where no line of a kept customer is in time
 */
export function countCohorts(lines: CohortLines, plan: CohortPlan): CohortCounts | null {
  const { customers, customer, day, amount, order } = lines;
  const { asOf, keep } = plan;
  const rows = customer.length;
  const first = new Int32Array(customers).fill(LATE);
  for (let i = 0; i < rows; i += 1) {
    const [c, d] = [customer[i]!, day[i]!];
    if (d < first[c]!) first[c] = d;
  }
  const frame = frameOf(first, plan);
  if (frame === null) return null;
  const { info, periods, running, seen, words, places, from, active, last } = frame;
  const { window } = plan;
  const all = 2 * running;
  const cells = new Uint32Array(rows).fill(all);
  const counted = new Float64Array(all);
  const isNewOrder = order === null ? null : orderCounter(order);
  let beyond = 0;
  for (let i = 0; i < rows; i += 1) {
    const c = customer[i]!;
    const base = info[3 * c]!;
    const d = day[i]!;
    if (base < 0 || d > asOf) continue;
    const start = info[3 * c + 1]!;
    const p = window === null ? places[d - from]! - start : ((d - start) / window) | 0;
    if (p >= periods) {
      beyond += 1;
      last[c] = periods - 1;
      continue;
    }
    if (p > last[c]!) last[c] = p;
    const cell = p < info[3 * c + 2]! ? base + p : running + base + p;
    cells[i] = cell;
    const word = c * words + (p >>> 5);
    const bit = 1 << (p & 31);
    if ((seen[word]! & bit) === 0) {
      seen[word]! |= bit;
      active[cell]! += 1;
    }
    if (isNewOrder === null || isNewOrder(c, order!.codes[i]!)) counted[cell]! += 1;
  }
  const revenue = amount === null ? null : sumByMark(amount, cells, all, lines.amountDecimals);
  return finish(frame, plan, first, beyond, counted, revenue, keep);
}

/**
 * The same of spells: a customer is active in every period of which a spell has a day. There are no orders and no revenue.
 * @returns `null` where no spell of a kept customer begins in time
 */
export function countSpanCohorts(spans: CohortSpans, plan: CohortPlan): CohortCounts | null {
  const { customers, customer, start, end } = spans;
  const { asOf, window, keep } = plan;
  const first = new Int32Array(customers).fill(LATE);
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    if (start[i]! < first[c]!) first[c] = start[i]!;
  }
  const frame = frameOf(first, plan);
  if (frame === null) return null;
  const { info, periods, running, seen, words, places, from, active, last } = frame;
  let beyond = 0;
  for (let i = 0; i < customer.length; i += 1) {
    const c = customer[i]!;
    const base = info[3 * c]!;
    if (base < 0 || start[i]! > asOf) continue;
    const begin = info[3 * c + 1]!;
    const at = (d: number): number => (window === null ? places[d - from]! - begin : Math.floor((d - begin) / window));
    // The day of the end is no longer one of the spell, unless it is its only one.
    const until = end[i] === MISSING ? asOf : Math.min(asOf, Math.max(start[i]!, end[i]! - 1));
    const to = at(until);
    if (to >= periods) beyond += 1;
    for (let p = at(start[i]!); p <= Math.min(to, periods - 1); p += 1) {
      if (p > last[c]!) last[c] = p;
      const word = c * words + (p >>> 5);
      const bit = 1 << (p & 31);
      if ((seen[word]! & bit) !== 0) continue;
      seen[word]! |= bit;
      active[p < info[3 * c + 2]! ? base + p : running + base + p]! += 1;
    }
  }
  return finish(frame, plan, first, beyond, new Float64Array(2 * running), null, keep);
}

/** Whether a customer has a line in just this period. */
export function wasActive({ seen, words }: CohortCounts, customer: number, period: number): boolean {
  return ((seen[customer * words + (period >>> 5)]! >>> (period & 31)) & 1) === 1;
}

interface Frame {
  readonly range: PeriodRange;
  readonly skipped: number;
  readonly cohorts: number;
  readonly periods: number;
  readonly running: number;
  /** of each customer side by side: cohort · periods (−1 without one), first period or day, whole periods observed */
  readonly info: Int32Array;
  readonly places: Uint32Array;
  readonly from: number;
  readonly seen: Uint32Array;
  readonly words: number;
  readonly active: Uint32Array;
  readonly last: Uint16Array;
  /** the last calendar period is not over */
  readonly open: boolean;
}

function frameOf(first: Int32Array, plan: CohortPlan): Frame | null {
  const { asOf, unit, window, group, keep, mostCohorts, mostPeriods } = plan;
  const customers = first.length;
  let [earliest, latest] = [LATE, -LATE];
  for (let c = 0; c < customers; c += 1) {
    if (keep !== null && keep[c] === 0) continue;
    if (group !== null && group.of[c]! >= group.count) continue;
    const begin = first[c]!;
    if (begin < earliest) earliest = begin;
    if (begin > latest && begin <= asOf) latest = begin;
  }
  if (earliest > asOf) return null;
  const range = periodsBetween(earliest, asOf, unit);
  const places = periodOfEachDay(range);
  const { from } = range;
  // Periods in which nobody came for the first time are rows only where others come after them.
  const newest = places[latest - from]! + 1;
  const skipped = group === null ? Math.max(0, newest - mostCohorts) : 0;
  const cohorts = group === null ? newest - skipped : group.count;
  // Cohorts that are skipped would have had the longest time.
  const origin = range.starts[skipped]!;
  const longest =
    window === null ? range.count - skipped : Math.floor((asOf - Math.max(earliest, origin)) / window) + 1;
  const periods = Math.min(mostPeriods, longest);
  const over = asOf >= lastDayOf(range.first + range.count - 1, unit) ? range.count : range.count - 1;
  const info = new Int32Array(3 * customers).fill(-1);
  for (let c = 0; c < customers; c += 1) {
    const begin = first[c]!;
    if (begin > asOf || (keep !== null && keep[c] === 0)) continue;
    if (group !== null && group.of[c]! >= group.count) continue;
    const place = places[begin - from]!;
    const cohort = group === null ? place - skipped : group.of[c]!;
    if (cohort < 0) continue;
    info[3 * c] = cohort * periods;
    info[3 * c + 1] = window === null ? place : begin;
    info[3 * c + 2] = Math.min(
      periods,
      window === null ? Math.max(0, over - place) : Math.floor((asOf - begin + 1) / window),
    );
  }
  const words = Math.ceil(periods / 32);
  return {
    range,
    skipped,
    cohorts,
    periods,
    running: cohorts * periods,
    info,
    places,
    from,
    seen: new Uint32Array(customers * words),
    words,
    active: new Uint32Array(2 * cohorts * periods),
    last: new Uint16Array(customers),
    open: over < range.count,
  };
}

/** From the customers to the counts that need no line: how many are exposed to each period, and how many are seen then or later. */
function finish(
  frame: Frame,
  { asOf, window }: CohortPlan,
  first: Int32Array,
  beyond: number,
  orders: Float64Array,
  revenue: Float64Array | null,
  keep: Uint8Array | null,
): CohortCounts {
  const { info, cohorts, periods, running, active, last } = frame;
  const customers = first.length;
  const size = new Uint32Array(cohorts);
  const [exposed, later] = [new Uint32Array(2 * running), new Uint32Array(2 * running)];
  const cohortOf = new Uint16Array(customers).fill(NO_COHORT);
  const complete = new Uint16Array(customers);
  let skippedCustomers = 0;
  for (let c = 0; c < customers; c += 1) {
    const base = info[3 * c]!;
    if (base < 0) {
      if (frame.skipped > 0 && first[c]! <= asOf && keep?.[c] !== 0) skippedCustomers += 1;
      continue;
    }
    const whole = info[3 * c + 2]!;
    size[base / periods]! += 1;
    cohortOf[c] = base / periods;
    complete[c] = whole;
    if (whole > 0) {
      exposed[base + whole - 1]! += 1;
      later[base + Math.min(whole - 1, last[c]!)]! += 1;
    }
    const runs = window === null ? frame.open : (asOf - first[c]! + 1) % window !== 0;
    if (whole < periods && runs) {
      exposed[running + base + whole]! += 1;
      if (last[c]! >= whole) later[running + base + whole]! += 1;
    }
  }
  for (let cohort = 0; cohort < cohorts; cohort += 1) {
    for (let p = periods - 2, at = cohort * periods + p; p >= 0; p -= 1, at -= 1) {
      exposed[at]! += exposed[at + 1]!;
      later[at]! += later[at + 1]!;
    }
  }
  return {
    cohorts,
    periods,
    running,
    range: frame.range,
    skipped: frame.skipped,
    skippedCustomers,
    beyond,
    size,
    exposed,
    active,
    later,
    orders,
    revenue,
    cohortOf,
    first,
    complete,
    last,
    seen: frame.seen,
    words: frame.words,
  };
}

/** Says of line after line whether its order is a new one: an id counts once a customer, and lines without an id count each. */
function orderCounter({ size }: NonNullable<CohortLines['order']>): (customer: number, code: number) => boolean {
  const owner = new Uint32Array(size);
  // Ids that several customers share are rare (shops that number from 1, say): these alone are kept in a set.
  const shared = new Set<number>();
  return (customer, code) => {
    if (code === 0) return true;
    const known = owner[code]!;
    if (known === customer + 1) return false;
    if (known === 0) {
      owner[code] = customer + 1;
      return true;
    }
    const key = customer * size + code;
    if (shared.has(key)) return false;
    shared.add(key);
    return true;
  };
}
