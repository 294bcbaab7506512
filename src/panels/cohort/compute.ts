/** From orders, events or subscriptions to the triangle of cohorts, and from the triangle to the measure that is shown. */

import type { Orders } from '../../data/orders.ts';
import type { Events, Subscriptions, Tables } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import type { MarkSet } from '../../lib/marks.ts';
import { NO_MARK_16 } from '../../lib/marks.ts';
import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { firstDayOf, periodsApart, type PeriodUnit } from '../../lib/periods.ts';
import {
  countCohorts,
  countSpanCohorts,
  NO_COHORT,
  wasActive,
  type CohortCounts,
  type CohortPlan,
} from '../../models/cohorts.ts';
import { projectTail, tabulateCohorts, type CohortTable, type TailProjection } from '../../models/cohort-table.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { lastPlausible, sameMask } from '../value-basis.ts';
import { firstRows, groupsOfColumn, groupsOfKey, type Groups } from './groups.ts';
import type { CohortOptions } from './options.ts';
import { isMoney, MOST_COHORTS, MOST_PERIODS, STATES, type CohortName, type CohortView } from './view.ts';

export type CohortSource = Orders | Events | Subscriptions;

export interface CohortInput {
  readonly table: CohortSource;
  readonly keep: Uint8Array | null;
}

export interface CohortResult {
  readonly input: CohortInput;
  readonly counts: CohortCounts;
  readonly table: CohortTable;
  readonly groups: Groups | null;
  readonly tail: TailProjection | null;
  readonly view: CohortView;
  readonly rows: RowCounts;
  /** last day in the table, which may be a mistaken one far off */
  readonly lastDay: number;
  /** the as-of date asked for where it is after the data: then their last day is used */
  readonly beyond: number | null;
}

const MANY = 100_000;

/** The first of the tables there is. */
export function selectCohort(tables: Tables, _options: CohortOptions, { keep }: SelectContext): Outcome<CohortInput> {
  const table = [tables.orders, tables.events, tables.subscriptions].find((one) => one !== null && one.rows > 0);
  if (!table) return fail('cohort.no-rows');
  if (keep !== null && !keep.includes(1)) return fail('cohort.no-customers-kept');
  return succeed({ table, keep });
}

export async function computeCohort(
  input: CohortInput,
  options: CohortOptions,
  job: ComputeJob,
): Promise<Outcome<CohortResult>> {
  const { table } = input;
  if (table.rows > MANY) await job.pause();
  const source = sourceOf(table);
  if (table.kind === 'subscriptions' && !isSubscriptionMeasure(options)) return fail('cohort.subscription-measure');
  if (isMoney(options.measure) && source.amount === null) return fail('cohort.no-money');
  const given = options.asOf === null ? null : dayFromIso(options.asOf);
  const beyond = given !== null && given > source.last ? given : null;
  const asOf = given === null || beyond !== null ? source.plausible : given;
  const groups = groupsOf(input, options);
  if (groups !== null && !groups.ok) return groups;
  const unit = options.unit === 'auto' ? usualUnit(source.first, asOf) : options.unit;
  const plan: CohortPlan = {
    asOf,
    unit,
    window: options.window === 'elapsed' ? options.windowDays : null,
    group: groups === null ? null : { of: groups.value.of, count: groups.value.names.length },
    keep: input.keep,
    mostCohorts: MOST_COHORTS,
    mostPeriods: MOST_PERIODS,
  };
  const { counts, rows } = countsOf(input, source, plan, options);
  if (counts === null) return fail('cohort.none-in-time', { asOf });
  if (table.rows > MANY) await job.pause();
  job.progress(0.7);
  const shown = tabulateCohorts(counts, options.measure, options.per === 'customer');
  const tail = options.measure === 'later' ? tailOf(counts, options) : null;
  const made = groups === null ? null : groups.value;
  return succeed({
    input,
    counts,
    table: shown,
    groups: made,
    tail: tail?.ok ? tail.value : null,
    view: { ...viewOf(input, options, plan, counts, shown, made, tail), first: source.first },
    rows,
    lastDay: source.last,
    beyond,
  });
}

/** Subscriptions have neither orders nor money of a day. */
function isSubscriptionMeasure({ measure }: CohortOptions): boolean {
  return measure === 'active' || measure === 'later';
}

interface Source {
  readonly first: number;
  readonly last: number;
  /** the last day that is not a slip of the pen far off */
  readonly plausible: number;
  /** `null` where there is no money at all */
  readonly amount: Float64Array | null;
  readonly amountDecimals: number;
}

const sources = new WeakMap<CohortSource, Source>();

function sourceOf(table: CohortSource): Source {
  const known = sources.get(table);
  if (known) return known;
  const day = table.kind === 'subscriptions' ? table.start : table.day;
  let [first, last] = [day[0]!, day[0]!];
  for (let i = 1; i < table.rows; i += 1) {
    const d = day[i]!;
    if (d < first) first = d;
    else if (d > last) last = d;
  }
  const made: Source =
    table.kind === 'subscriptions'
      ? { first, last: table.lastDay, plausible: table.lastDay, amount: null, amountDecimals: 0 }
      : { first, last, plausible: lastPlausible(table, first, last), ...moneyOf(table) };
  sources.set(table, made);
  return made;
}

function moneyOf(table: Orders | Events): Pick<Source, 'amount' | 'amountDecimals'> {
  const { amount } = table;
  if (amount === null || !amount.some((value) => Number.isFinite(value) && value !== 0))
    return { amount: null, amountDecimals: 0 };
  if (table.kind === 'orders') return { amount, amountDecimals: table.amountDecimals };
  return { amount: amount.map((value) => (Number.isFinite(value) ? value : 0)), amountDecimals: -1 };
}

/** A unit that gives between about six and forty periods, months wherever they do. */
function usualUnit(first: number, asOf: number): PeriodUnit {
  const last = Math.max(first, asOf);
  if (periodsApart(first, last, 'month') >= 6)
    return (['month', 'quarter'] as const).find((unit) => periodsApart(first, last, unit) < 48) ?? 'year';
  return periodsApart(first, last, 'week') >= 6 ? 'week' : 'day';
}

const grouped = new WeakMap<CohortSource, { key: string; keep: Uint8Array | null; groups: Outcome<Groups> }>();

function groupsOf({ table, keep }: CohortInput, options: CohortOptions): Outcome<Groups> | null {
  if (options.by === 'time') return null;
  const key = `${options.by}|${options.columns?.join() ?? ''}`;
  const known = grouped.get(table);
  if (known?.key === key && sameMask(known.keep, keep)) return known.groups;
  const groups = makeGroups({ table, keep }, options, options.by);
  grouped.set(table, { key, keep, groups });
  return groups;
}

function makeGroups(
  { table, keep }: CohortInput,
  options: CohortOptions,
  by: Exclude<CohortOptions['by'], 'time'>,
): Outcome<Groups> {
  const day = table.kind === 'subscriptions' ? table.start : table.day;
  if (by === 'column') {
    const [id] = options.columns ?? [];
    if (id === undefined) return fail('cohort.no-column');
    const attribute = table.attributes.find((one) => one.id === id);
    if (!attribute) return fail('cohort.column-gone', { column: id });
    return succeed(
      groupsOfColumn(attribute.column, firstRows(table.customer, day, table.customers), table.sourceRow, keep),
    );
  }
  const key = table.kind === 'orders' ? table[by] : null;
  if (key === null) return fail('cohort.no-key', { what: message(`cohort.by-${by}`) });
  return succeed(groupsOfKey(key, firstRows(table.customer, day, table.customers), keep));
}

export interface RowCounts {
  readonly used: number;
  readonly after: number;
  readonly filtered: number;
}

interface Counted {
  readonly key: string;
  readonly keep: Uint8Array | null;
  readonly counts: CohortCounts | null;
  readonly rows: RowCounts;
}

const counted = new WeakMap<CohortSource, Counted>();

/** The triangle is counted anew only where the cohorts, the periods or the customers are others. */
function countsOf(
  { table, keep }: CohortInput,
  { amount, amountDecimals }: Source,
  plan: CohortPlan,
  { by, columns }: CohortOptions,
): Counted {
  const key = [plan.asOf, plan.unit, plan.window, by, by === 'column' ? columns?.join() : ''].join('|');
  const known = counted.get(table);
  if (known?.key === key && sameMask(known.keep, keep)) return known;
  const counts =
    table.kind === 'subscriptions'
      ? countSpanCohorts(table, plan)
      : countCohorts(
          {
            customers: table.customers,
            customer: table.customer,
            day: table.day,
            amount,
            amountDecimals,
            order:
              table.kind === 'orders' && table.order !== null
                ? { codes: table.order.codes, size: table.order.dictionary.offsets.length - 1 }
                : null,
          },
          plan,
        );
  const made: Counted = { key, keep, counts, rows: countRows(table, plan.asOf, keep) };
  counted.set(table, made);
  return made;
}

function countRows(table: CohortSource, asOf: number, keep: Uint8Array | null): RowCounts {
  const day = table.kind === 'subscriptions' ? table.start : table.day;
  let [after, filtered] = [0, 0];
  for (let i = 0; i < table.rows; i += 1) {
    if (keep !== null && keep[table.customer[i]!] === 0) filtered += 1;
    else if (day[i]! > asOf) after += 1;
  }
  return { used: table.rows - after - filtered, after, filtered };
}

const tails = new WeakMap<CohortCounts, Map<string, Outcome<TailProjection>>>();

function tailOf(counts: CohortCounts, { settle, ahead }: CohortOptions): Outcome<TailProjection> {
  const known = tails.get(counts) ?? new Map<string, Outcome<TailProjection>>();
  tails.set(counts, known);
  const key = `${settle},${ahead}`;
  const made = known.get(key) ?? projectTail(counts, settle, counts.periods - 1 + ahead);
  known.set(key, made);
  return made;
}

function viewOf(
  { table }: CohortInput,
  options: CohortOptions,
  { unit, window, asOf }: CohortPlan,
  counts: CohortCounts,
  shown: CohortTable,
  groups: Groups | null,
  tail: Outcome<TailProjection> | null,
): Omit<CohortView, 'first'> {
  const { cohorts, periods, running, size, range, skipped } = counts;
  const seenIn = options.measure === 'later' ? counts.later : counts.active;
  const seen = new Uint32Array(running);
  for (let cell = 0; cell < running; cell += 1)
    if (shown.status[cell] !== 0) seen[cell] = seenIn[shown.status[cell] === 1 ? running + cell : cell]!;
  const known = shown.mean.findLastIndex((value) => !Number.isNaN(value));
  return {
    source: table.kind,
    by: options.by,
    column:
      options.by === 'column' ? (table.attributes.find(({ id }) => id === options.columns?.[0])?.label ?? null) : null,
    unit,
    windowDays: window,
    measure: options.measure,
    per: options.per,
    asOf,
    cohorts: groups?.names ?? timeNames(range.first + skipped, cohorts, unit),
    sizes: size.slice(),
    periods,
    values: shown.values,
    status: shown.status,
    of: shown.of,
    seen,
    mean: shown.mean,
    meanOf: shown.meanOf,
    at: Math.min(options.at, periods - 1),
    customers: size.reduce((sum, count) => sum + count, 0),
    projection: tail?.ok
      ? {
          survival: tail.value.survival,
          begins: Math.max(0, known),
          fitted: tail.value.fitted,
          alpha: tail.value.fit.parameters['alpha']!,
          beta: tail.value.fit.parameters['beta']!,
          customers: tail.value.customers,
        }
      : null,
    unprojected: tail === null || tail.ok ? null : reasonOf(tail.error),
    others: groups?.names.find(({ kind }) => kind === 'others')?.count ?? 0,
    skipped,
    skippedCustomers: counts.skippedCustomers,
  };
}

function timeNames(first: number, count: number, unit: PeriodUnit): CohortName[] {
  return Array.from({ length: count }, (_, i) => ({
    day: firstDayOf(first + i, unit),
    text: null,
    kind: 'named',
    count: 1,
  }));
}

function reasonOf({ code, parameters }: Message): Message {
  const known: Readonly<Record<string, string>> = {
    'model.retention-short': 'cohort.unprojected-short',
    'model.retention-empty': 'cohort.unprojected-short',
    'model.retention-no-loss': 'cohort.unprojected-no-loss',
    'model.retention-all-lost': 'cohort.unprojected-all-lost',
  };
  return known[code] ? message(known[code]) : message(code, parameters);
}

/** All mark sets, over the customers of the table. The arrays are new, so they may be given away. */
export function cohortMarks({ counts, view }: CohortResult): Readonly<Record<string, MarkSet>> {
  const { cohortOf, last, complete, cohorts, periods } = counts;
  const customers = cohortOf.length;
  const { at } = view;
  const none = (): Uint16Array => new Uint16Array(customers).fill(NO_MARK_16);
  const [cohort, until, active] = [none(), none(), none()];
  for (let c = 0; c < customers; c += 1) {
    const own = cohortOf[c]!;
    if (own === NO_COHORT) continue;
    cohort[c] = own;
    until[c] = own * periods + last[c]!;
    const over = complete[c]! > at;
    if (wasActive(counts, c, at)) active[c] = own * STATES + (over ? 0 : 2);
    else if (over) active[c] = own * STATES + 1;
  }
  return {
    cohort: { of: cohort, count: cohorts },
    last: { of: until, count: cohorts * periods },
    active: { of: active, count: cohorts * STATES },
  };
}
