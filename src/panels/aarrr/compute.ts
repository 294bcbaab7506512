/** From events to how far each customer came, when, and by which way. */

import { sizeOf, textAt } from '../../data/dictionary.ts';
import type { OrderKey } from '../../data/orders.ts';
import type { Tables } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { periodOfEachDay, periodsBetween, type PeriodRange, type PeriodUnit } from '../../lib/periods.ts';
import { distributionOf } from '../../models/distribution.ts';
import {
  attribute,
  eventFunnel,
  stepsBefore,
  tallyWays,
  type FunnelPaths,
  type FunnelRules,
} from '../../models/event-funnel.ts';
import { timeOfEvent } from '../../models/event-order.ts';
import { barsOf, histogramOf, type Histogram } from '../../models/histogram.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import type { NamedStep } from '../options.ts';
import { groundOf, type Ground } from './ground.ts';
import { windowSeconds, type AarrrOptions } from './options.ts';
import { bitsOf } from './view.ts';

export interface AarrrInput {
  readonly ground: Ground;
  readonly keep: Uint8Array | null;
}

export interface StepPlan {
  readonly label: Message;
  readonly names: readonly string[];
  readonly optional: boolean;
  readonly codes: readonly number[];
  /** names that do not occur */
  readonly missing: readonly string[];
}

export interface Groups {
  readonly by: Message;
  readonly labels: readonly Message[];
  /** length customers: group of who took a step, NO_GROUP of others */
  readonly of: Uint8Array;
  /** values put together as the rest */
  readonly rest: number;
}

export interface Intervals {
  readonly from: number;
  readonly to: number;
  readonly unit: 'days' | 'hours' | 'minutes';
  /** customers who took both steps, and their times in `unit` */
  readonly who: Uint32Array;
  readonly values: Float64Array;
  readonly histogram: Histogram;
  readonly bars: Uint8Array;
}

export interface Entries {
  readonly range: PeriodRange;
  /** length customers: period of the first step, NO_MARK_16 without one */
  readonly period: Uint16Array;
  readonly entered: Uint32Array;
  readonly completed: Uint32Array;
  /** attempts of each period whose window ends after the last event */
  readonly open: Uint32Array;
  /** a coarser unit than asked for: there would be too many periods */
  readonly coarser: boolean;
}

export interface AarrrResult {
  readonly ground: Ground;
  readonly keep: Uint8Array | null;
  readonly customers: number;
  readonly plan: readonly StepPlan[];
  readonly inForce: readonly NamedStep[];
  readonly window: number;
  readonly excluded: readonly string[];
  /** excluded names that do not occur, or are a step and so exclude nothing */
  readonly excludedIdle: readonly string[];
  readonly paths: FunnelPaths;
  /** step each is compared with, −1 for the first */
  readonly bases: readonly number[];
  readonly groups: Groups | null;
  /** why there are no groups though some were asked for */
  readonly noGroups: Message | null;
  /** groups × 2ᴷ */
  readonly tally: Uint32Array;
  readonly intervals: Intervals | null;
  /** by step: days from its base, ascending */
  readonly waits: readonly Float64Array[];
  readonly entries: Entries | null;
  /** events of the steps used */
  readonly events: number;
  readonly sent: number;
  readonly accepted: number;
  readonly inviteNames: readonly string[];
  readonly acceptNames: readonly string[];
}

export const NO_GROUP = 255;
const MOST_GROUPS = 5;
const MOST_PERIODS = 1000;
const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const SECONDS = { days: 86400, hours: 3600, minutes: 60 } as const;

export function selectAarrr(tables: Tables, _options: AarrrOptions, { keep }: SelectContext): Outcome<AarrrInput> {
  const table = tables.events ?? tables.orders;
  if (table === null || table.rows === 0) return fail('aarrr.no-rows');
  if (keep !== null && !keep.includes(1)) return fail('aarrr.no-customers-kept');
  return succeed({ ground: groundOf(table), keep });
}

export async function computeAarrr(
  { ground, keep }: AarrrInput,
  options: AarrrOptions,
  job: ComputeJob,
): Promise<Outcome<AarrrResult>> {
  const inForce = options.steps ?? ground.guess.steps;
  const plan = planOf(ground, inForce, options);
  const window = windowSeconds(options, ground.source);
  const exclude = ground.source === 'events' ? (options.exclude ?? []) : [];
  const stepCodes = new Set(plan.flatMap(({ codes }) => codes));
  const excluded = exclude.filter((name) => ground.codeOf.has(name) && !stepCodes.has(ground.codeOf.get(name)!));
  const rules: FunnelRules = {
    steps: plan,
    order: ground.source === 'orders' ? 'ordered' : options.order,
    window,
    exclusions: [
      {
        codes: excluded.map((name) => ground.codeOf.get(name)!),
        from: options.excludeFrom - 1,
        to: (options.excludeTo ?? plan.length) - 1,
      },
    ],
    keep,
  };
  await job.pause();
  const paths = pathsOf(ground, rules);
  await job.pause();
  job.progress(0.5);
  const { groups, noGroups } = groupsOf(ground, paths, options);
  await job.pause();
  job.progress(0.7);
  const bases =
    rules.order === 'any'
      ? plan.map((_, k) => k - 1)
      : stepsBefore(plan).map((before) => (before === 0 ? -1 : 31 - Math.clz32(before & -before)));
  const [invite, accept] = [options.invite ?? ground.guess.invite, options.accept ?? ground.guess.accept];
  const sum = (names: readonly string[]): number =>
    ground.source === 'events' ? countEvents(ground, keep, names) : NaN;
  return succeed({
    ground,
    keep,
    customers: keep === null ? ground.log.customers : keep.reduce((count, kept) => count + (kept === 0 ? 0 : 1), 0),
    plan,
    inForce,
    window,
    excluded,
    excludedIdle: exclude.filter((name) => !excluded.includes(name)),
    paths,
    bases,
    groups,
    noGroups,
    tally: tallyWays(paths, groups?.of ?? null, groups?.labels.length ?? 1),
    intervals: intervalsOf(ground, paths, rules, options.interval),
    waits: bases.map((base, k) =>
      base < 0 ? new Float64Array(0) : waitsOf(ground, paths, rules, base, k).values.sort(),
    ),
    entries: entriesOf(ground, paths, window, options.period),
    events: ground.source === 'orders' ? paths.looked : sum([...new Set(plan.flatMap(({ names }) => names))]),
    sent: invite.length === 0 ? NaN : sum(invite),
    accepted: accept.length === 0 ? NaN : countCustomers(ground, keep, accept),
    inviteNames: invite,
    acceptNames: accept,
  });
}

function planOf(ground: Ground, steps: readonly NamedStep[], { purchases }: AarrrOptions): StepPlan[] {
  if (ground.source === 'orders')
    return Array.from({ length: purchases }, (_, k) => ({
      label: message(k === 0 ? 'aarrr.purchase-first' : 'aarrr.purchase', { nth: k + 1 }),
      names: [],
      optional: false,
      codes: [k + 1],
      missing: [],
    }));
  return steps.map(({ name, names, optional }, k) => ({
    label: name.startsWith('aarrr.')
      ? message(name)
      : message('aarrr.own', { name: name === '' ? names.join(' / ') : name }),
    names,
    optional: optional && k > 0,
    codes: names.flatMap((each) => ground.codeOf.get(each) ?? []),
    missing: names.filter((each) => !ground.codeOf.has(each)),
  }));
}

const known = new WeakMap<Ground, { key: string; keep: Uint8Array | null; paths: FunnelPaths }>();

/** The paths of the last rules: groups, times and periods only look at them. */
function pathsOf(ground: Ground, rules: FunnelRules): FunnelPaths {
  const { keep, ...rest } = rules;
  const key = JSON.stringify([
    rest.steps.map(({ codes, optional }) => [codes, optional]),
    rest.order,
    String(rest.window),
    rest.exclusions,
  ]);
  const last = known.get(ground);
  if (last && last.key === key && last.keep === keep) return last.paths;
  const paths = eventFunnel(ground.log, rules);
  known.set(ground, { key, keep, paths });
  return paths;
}

function groupsOf(
  ground: Ground,
  paths: FunnelPaths,
  { groups, groupColumn, touch }: AarrrOptions,
): { readonly groups: Groups | null; readonly noGroups: Message | null } {
  if (groups === 'none') return { groups: null, noGroups: null };
  const column =
    groups === 'channel' ? ground.channel : (ground.table.attributes.find(({ id }) => id === groupColumn?.[0]) ?? null);
  if (column === null)
    return { groups: null, noGroups: message(groups === 'channel' ? 'aarrr.note-no-channel' : 'aarrr.note-no-column') };
  const key = keyOf(column);
  if (key === null) return { groups: null, noGroups: message('aarrr.note-no-column') };
  const sourceRow = isAttribute(column) ? ground.table.sourceRow : null;
  const codes = attribute(paths, (row) => timeOfEvent(ground.log, row), key.codes, sourceRow, touch);
  const counts = new Uint32Array(sizeOf(key.dictionary));
  for (let i = 0; i < codes.length; i += 1) if (paths.way[i] !== 0) counts[codes[i]!]! += 1;
  const values = [...counts.keys()]
    .filter((code) => code > 0 && counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]!);
  const own = values.length <= MOST_GROUPS + (counts[0]! > 0 ? 0 : 1) ? values : values.slice(0, MOST_GROUPS);
  const rest = values.length - own.length;
  const labels = own.map((code) => message('aarrr.own', { name: textAt(key.dictionary, code) }));
  if (rest > 0 || counts[0]! > 0) labels.push(message(rest > 0 ? 'aarrr.group-rest' : 'aarrr.group-missing'));
  if (labels.length === 0) return { groups: null, noGroups: null };
  const groupOf = new Uint8Array(counts.length).fill(labels.length - 1);
  own.forEach((code, group) => (groupOf[code] = group));
  const of = new Uint8Array(codes.length).fill(NO_GROUP);
  for (let i = 0; i < codes.length; i += 1) if (paths.way[i] !== 0) of[i] = groupOf[codes[i]!]!;
  const by = isAttribute(column) ? message('aarrr.own', { name: column.label }) : message('aarrr.groups-channel');
  return { groups: { by, labels, of, rest }, noGroups: null };
}

function isAttribute(column: OrderKey | Attribute): column is Attribute {
  return 'column' in column;
}

function keyOf(column: OrderKey | Attribute): OrderKey | null {
  if (!isAttribute(column)) return column;
  return column.column.kind === 'text' ? column.column : null;
}

/** Rows of the two moments of each customer between which time is counted: two steps, or in any order two of the steps in time. */
function momentsOf(
  ground: Ground,
  { steps, way, row }: FunnelPaths,
  order: FunnelRules['order'],
  customer: number,
  from: number,
  to: number,
): number {
  const taken = way[customer]!;
  if (order !== 'any') {
    const both = (1 << from) | (1 << to);
    if ((taken & both) !== both) return NaN;
    return (
      timeOfEvent(ground.log, row[customer * steps + to]!) - timeOfEvent(ground.log, row[customer * steps + from]!)
    );
  }
  if (bitsOf(taken) <= to) return NaN;
  const times: number[] = [];
  for (let k = 0; k < steps; k += 1)
    if (taken & (1 << k)) times.push(timeOfEvent(ground.log, row[customer * steps + k]!));
  times.sort((a, b) => a - b);
  return times[to]! - times[from]!;
}

/** In days, with the customers they are of. */
function waitsOf(
  ground: Ground,
  paths: FunnelPaths,
  { order }: FunnelRules,
  from: number,
  to: number,
): { readonly who: Uint32Array; readonly values: Float64Array } {
  const { way } = paths;
  const who = new Uint32Array(way.length);
  const values = new Float64Array(way.length);
  let count = 0;
  for (let i = 0; i < way.length; i += 1) {
    if (way[i] === 0) continue;
    const seconds = momentsOf(ground, paths, order, i, from, to);
    if (Number.isNaN(seconds)) continue;
    who[count] = i;
    values[count] = seconds / SECONDS.days;
    count += 1;
  }
  return { who: who.slice(0, count), values: values.slice(0, count) };
}

function intervalsOf(ground: Ground, paths: FunnelPaths, rules: FunnelRules, interval: number): Intervals | null {
  const last = rules.steps.length - 1;
  if (last < 1) return null;
  const [from, to] = interval === 0 ? [0, last] : [Math.min(interval, last) - 1, Math.min(interval, last)];
  const { who, values } = waitsOf(ground, paths, rules, from, to);
  if (values.length === 0) return null;
  const high = quantileOf(values.slice().sort(), 0.9);
  const unit = !ground.timed || high >= 2 ? 'days' : high * 24 >= 2 ? 'hours' : 'minutes';
  const scaled = unit === 'days' ? values : values.map((days) => (days * SECONDS.days) / SECONDS[unit]);
  const histogram = histogramOf(distributionOf(scaled), { whole: !ground.timed, origin: 0, step: 1 });
  return { from, to, unit, who, values: scaled, histogram, bars: barsOf(scaled, histogram) };
}

/** Linear between order statistics (R's type 7); NaN of nothing. @param sorted ascending */
export function quantileOf(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  if (sorted.length === 0) return NaN;
  return sorted[low]! + (place - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

function entriesOf(ground: Ground, paths: FunnelPaths, window: number, wanted: PeriodUnit): Entries | null {
  const { steps, way, row } = paths;
  const entry = new Float64Array(way.length).fill(NaN);
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < way.length; i += 1) {
    for (let bits = way[i]!; bits !== 0; bits &= bits - 1) {
      const time = timeOfEvent(ground.log, row[i * steps + 31 - Math.clz32(bits & -bits)]!);
      if (!(time >= entry[i]!)) entry[i] = time;
    }
    if (entry[i]! < first) first = entry[i]!;
    if (entry[i]! > last) last = entry[i]!;
  }
  if (first > last) return null;
  const [from, to] = [Math.floor(first / SECONDS.days), Math.floor(last / SECONDS.days)];
  const units = UNITS.slice(UNITS.indexOf(wanted));
  const ranges = units.map((unit) => periodsBetween(from, to, unit));
  const range = ranges.find(({ count }) => count <= MOST_PERIODS) ?? ranges.at(-1)!;
  const places = periodOfEachDay(range);
  const period = new Uint16Array(way.length).fill(NO_MARK_16);
  const [entered, completed, open] = [
    new Uint32Array(range.count),
    new Uint32Array(range.count),
    new Uint32Array(range.count),
  ];
  for (let i = 0; i < way.length; i += 1) {
    if (way[i] === 0) continue;
    const place = places[Math.floor(entry[i]! / SECONDS.days) - range.from]!;
    period[i] = place;
    entered[place]! += 1;
    if (paths.furthest[i] === steps - 1) completed[place]! += 1;
    // Who is at the end has nothing left to come.
    else if (entry[i]! + window > ground.lastTime) open[place]! += 1;
  }
  return { range, period, entered, completed, open, coarser: range.unit !== wanted };
}

function countEvents(ground: Ground, keep: Uint8Array | null, names: readonly string[]): number {
  let count = 0;
  eachEvent(ground, keep, names, () => (count += 1));
  return count;
}

function countCustomers(ground: Ground, keep: Uint8Array | null, names: readonly string[]): number {
  const seen = new Uint8Array(ground.log.customers);
  eachEvent(ground, keep, names, (customer) => (seen[customer] = 1));
  return seen.reduce((sum, one) => sum + one, 0);
}

function eachEvent(
  { log, codeOf }: Ground,
  keep: Uint8Array | null,
  names: readonly string[],
  meet: (customer: number) => void,
): void {
  const wanted = new Uint8Array(log.codes);
  for (const name of names) {
    const code = codeOf.get(name);
    if (code !== undefined) wanted[code] = 1;
  }
  for (let row = 0; row < log.customer.length; row += 1)
    if (wanted[log.code[row]!] === 1 && keep?.[log.customer[row]!] !== 0) meet(log.customer[row]!);
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function aarrrMarks(result: AarrrResult): Readonly<Record<string, MarkSet>> {
  const { keep, paths, groups, intervals, entries } = result;
  const width = 1 << paths.steps;
  const size = paths.way.length;
  const way = new Uint16Array(size);
  const time = new Uint16Array(size).fill(NO_MARK_16);
  for (let i = 0; i < size; i += 1)
    way[i] = keep?.[i] === 0 ? NO_MARK_16 : paths.way[i] === 0 ? 0 : (groups?.of[i] ?? 0) * width + paths.way[i]!;
  if (intervals) for (let i = 0; i < intervals.who.length; i += 1) time[intervals.who[i]!] = intervals.bars[i]!;
  return {
    way: { of: way, count: (groups?.labels.length ?? 1) * width },
    time: { of: time, count: Math.max(1, (intervals?.histogram.edges.length ?? 2) - 1) },
    entry: {
      of: entries?.period.slice() ?? new Uint16Array(size).fill(NO_MARK_16),
      count: Math.max(1, entries?.range.count ?? 1),
    },
  };
}
