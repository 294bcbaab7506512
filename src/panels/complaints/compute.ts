/** From a complaint log to its reasons, what became of complaints, and who bought again. */

import type { Complaints, Tables } from '../../data/tables.ts';
import { OPEN, SETTLED } from '../../data/tables.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { firstDayOf, periodOf } from '../../lib/periods.ts';
import { poissonRate } from '../../models/poisson-rate.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { PERIODS, type ComplaintsOptions, type Period } from './options.ts';
import {
  lastComplaints,
  LEFT_OUT,
  LEFT_OUT_REASON,
  outcomesOf,
  reasonsOf,
  satisfiedFrom,
  shareOf,
  type Reasons,
} from './outcomes.ts';
import { recoveryOf, resolutionOf } from './resolution.ts';
import { ratesOf, returnsOf, type OrderSide, type Purchased } from './returns.ts';
import { OUTCOMES, type ComplaintsView, type PeriodView, type ReasonView } from './view.ts';

/** Most periods of a trend. */
const MOST_PERIODS = 400;

export interface ComplaintsInput {
  readonly complaints: Complaints;
  readonly keep: Uint8Array | null;
  readonly orders: OrderSide | null;
}

export interface ComplaintsResult {
  readonly complaints: Complaints;
  /** length complaints: place in OUTCOMES, LEFT_OUT of customers who are filtered */
  readonly outcomes: Uint8Array;
  readonly reasons: Reasons | null;
  /** length customers: the last complaint of each, −1 where there is none */
  readonly last: Int32Array;
  readonly filtered: number;
  readonly view: ComplaintsView;
}

export function selectComplaints(
  { complaints }: Tables,
  _options: ComplaintsOptions,
  { keep, others }: SelectContext,
): Outcome<ComplaintsInput> {
  if (complaints === null || complaints.rows === 0) return fail('complaints.no-complaints');
  if (keep !== null && !keep.includes(1)) return fail('complaints.nobody-kept');
  const other = others?.['orders'];
  const orders = other?.tables.orders ? { table: other.tables.orders, index: other.index } : null;
  return succeed({ complaints, keep, orders });
}

export async function computeComplaints(
  { complaints, keep, orders }: ComplaintsInput,
  options: ComplaintsOptions,
  job: ComputeJob,
): Promise<Outcome<ComplaintsResult>> {
  const level = Number(options.level) / 100;
  const from = satisfiedFrom(complaints, options.satisfiedFrom);
  const outcomes = outcomesOf(complaints, from, keep);
  const last = lastComplaints(complaints, (row) => outcomes[row] !== LEFT_OUT);
  const filtered = outcomes.reduce((sum, outcome) => sum + (outcome === LEFT_OUT ? 1 : 0), 0);
  const count = complaints.rows - filtered;
  if (count === 0) return fail('complaints.nobody-kept');
  const reasons = reasonsOf(complaints, outcomes, options.by);
  const unit = unitOf(complaints, outcomes, options.period);
  await job.pause();
  job.progress(0.2);
  const resolution = resolutionOf(complaints, outcomes, level);
  const recovery = recoveryOf(complaints, outcomes, from, options.fast, level);
  await job.pause();
  job.progress(0.4);
  const rates = orders && ratesOf(complaints, outcomes, orders, unit, level);
  await job.pause();
  job.progress(0.6);
  const returns = orders && returnsOf(complaints, outcomes, orders, options.window, unit, level);
  const line = options.line / 100;
  const rows = reasons === null ? [] : reasonViews(complaints, outcomes, reasons, count, line, level);
  const vital = rows.filter((row) => row.vital).length;
  const people = personsOf(complaints, outcomes, last);
  const silent = people.customers * options.silent;
  let [firstDay, lastDay] = [Infinity, -Infinity];
  for (let i = 0; i < complaints.rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    firstDay = Math.min(firstDay, complaints.day[i]!);
    lastDay = Math.max(lastDay, complaints.day[i]!);
  }
  const view: ComplaintsView = {
    complaints: count,
    ...people,
    named: complaints.named,
    firstDay,
    lastDay,
    level,
    by: reasons?.by ?? null,
    asked: options.by,
    line,
    reasons: rows,
    vital,
    vitalShare: vital === 0 ? NaN : rows[vital - 1]!.cumulative,
    resolution,
    recovery,
    rate: rates?.view ?? null,
    repurchase: returns?.ok ? returns.value : null,
    repurchaseFault: returns?.ok === false ? returns.error : null,
    iceberg: {
      voiced: people.customers,
      ratio: options.silent,
      silent,
      implied:
        rates && rates.view.buyers.n > 0 ? (rates.view.buyers.k * (1 + options.silent)) / rates.view.buyers.n : NaN,
    },
    unit,
    trend: trendOf(complaints, outcomes, unit, rates, level),
  };
  return succeed({ complaints, outcomes, reasons, last, filtered, view });
}

function personsOf(
  { customers, customer, rows }: Complaints,
  outcomes: Uint8Array,
  last: Int32Array,
): Pick<ComplaintsView, 'customers' | 'repeated' | 'outcomes'> {
  const counts = new Uint32Array(customers);
  for (let i = 0; i < rows; i += 1) if (outcomes[i] !== LEFT_OUT) counts[customer[i]!]! += 1;
  const by = new Float64Array(OUTCOMES.length);
  let [people, repeated] = [0, 0];
  for (let person = 0; person < customers; person += 1) {
    if (last[person]! < 0) continue;
    people += 1;
    if (counts[person]! > 1) repeated += 1;
    by[outcomes[last[person]!]!]! += 1;
  }
  return { customers: people, repeated, outcomes: by };
}

function reasonViews(
  complaints: Complaints,
  outcomes: Uint8Array,
  { names, of }: Reasons,
  total: number,
  line: number,
  level: number,
): ReasonView[] {
  const size = names.length;
  const [counts, settled, known] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < complaints.rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    counts[of[i]!]! += 1;
    const state = complaints.resolved?.[i];
    if (state === SETTLED || state === OPEN) known[of[i]!]! += 1;
    if (state === SETTLED) settled[of[i]!]! += 1;
  }
  const people = new Float64Array(size);
  for (const mark of entriesOf(complaints, of).of) people[mark]! += 1;
  let sum = 0;
  // Of reasons that are all as many, none are the vital few.
  const equal = size > 1 && counts.every((count) => count === counts[0]);
  return names.map((name, at) => {
    // The reason that crosses the line still belongs to the vital few; a rounding must not add another.
    const vital = !equal && sum / total < line - 1e-12;
    sum += counts[at]!;
    return {
      name,
      count: counts[at]!,
      people: people[at]!,
      cumulative: sum / total,
      vital,
      settled: shareOf(settled[at]!, known[at]!, level),
    };
  });
}

/** Every reason of every customer once, by customer. */
function entriesOf(
  { customers, customer, rows }: Complaints,
  of: Uint16Array,
): { readonly of: Uint16Array; readonly customer: Uint32Array } {
  const start = new Uint32Array(customers + 1);
  for (let i = 0; i < rows; i += 1) if (of[i] !== LEFT_OUT_REASON) start[customer[i]! + 1]! += 1;
  for (let person = 0; person < customers; person += 1) start[person + 1]! += start[person]!;
  const next = start.slice(0, customers);
  const sorted = new Uint16Array(start[customers]!);
  for (let i = 0; i < rows; i += 1) if (of[i] !== LEFT_OUT_REASON) sorted[next[customer[i]!]!++] = of[i]!;
  const marks: number[] = [];
  const who: number[] = [];
  for (let person = 0; person < customers; person += 1) {
    const seen = new Set(sorted.subarray(start[person]!, start[person + 1]!));
    for (const mark of seen) {
      marks.push(mark);
      who.push(person);
    }
  }
  return { of: Uint16Array.from(marks), customer: Uint32Array.from(who) };
}

function trendOf(
  { rows, day, customer, resolved }: Complaints,
  outcomes: Uint8Array,
  unit: Period,
  rates: Purchased | null,
  level: number,
): PeriodView[] {
  let [first, final] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    first = Math.min(first, day[i]!);
    final = Math.max(final, day[i]!);
  }
  const begin = periodOf(first, unit);
  const size = periodOf(final, unit) - begin + 1;
  const counts = new Float64Array(size);
  const [settled, known] = [new Float64Array(size), new Float64Array(size)];
  const people = Array.from({ length: size }, () => new Set<number>());
  for (let i = 0; i < rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    const at = periodOf(day[i]!, unit) - begin;
    counts[at]! += 1;
    people[at]!.add(customer[i]!);
    const state = resolved?.[i];
    if (state === SETTLED || state === OPEN) known[at]! += 1;
    if (state === SETTLED) settled[at]! += 1;
  }
  return Array.from(counts, (count, at) => {
    const of = rates?.byPeriod.get(begin + at);
    const { rate, low, high } = poissonRate(of?.complaints ?? NaN, of?.purchases ?? NaN, level);
    return {
      start: firstDayOf(begin + at, unit),
      complaints: count,
      people: people[at]!.size,
      purchases: of?.purchases ?? NaN,
      rate,
      low,
      high,
      settled: known[at]! > 0 ? settled[at]! / known[at]! : NaN,
    };
  });
}

/** Months, or weeks of a short log; longer ones where there would be too many to compare. */
function unitOf({ rows, day }: Complaints, outcomes: Uint8Array, wanted: 'auto' | Period): Period {
  let [first, final] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i += 1) {
    if (outcomes[i] === LEFT_OUT) continue;
    first = Math.min(first, day[i]!);
    final = Math.max(final, day[i]!);
  }
  const span = (unit: Period): number => periodOf(final, unit) - periodOf(first, unit) + 1;
  const usual =
    final - first <= 92 ? 'week' : span('month') <= 40 ? 'month' : span('quarter') <= 40 ? 'quarter' : 'year';
  const unit = wanted === 'auto' ? usual : wanted;
  return PERIODS.slice(PERIODS.indexOf(unit)).find((each) => span(each) <= MOST_PERIODS) ?? 'year';
}

/** Both mark sets. The arrays are new, so they may be given away. */
export function complaintsMarks({
  complaints,
  outcomes,
  reasons,
  last,
  view,
}: ComplaintsResult): Readonly<Record<string, MarkSet>> {
  const outcome = new Uint16Array(complaints.customers).fill(NO_MARK_16);
  last.forEach((row, person) => {
    if (row >= 0) outcome[person] = outcomes[row]!;
  });
  const entries =
    reasons === null ? { of: new Uint16Array(0), customer: new Uint32Array(0) } : entriesOf(complaints, reasons.of);
  return {
    reason: {
      of: entries.of,
      count: Math.max(1, view.reasons.length),
      entries: { customer: entries.customer, customers: complaints.customers },
    },
    outcome: { of: outcome, count: OUTCOMES.length },
  };
}
