/** From order lines to the pattern of every customer, and the mean course of each pattern. */

import { textAt } from '../../data/dictionary.ts';
import type { Orders } from '../../data/orders.ts';
import { dayFromIso } from '../../lib/days.ts';
import { sumByMark } from '../../lib/exact-sum.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import {
  addShareLevels,
  findPatterns,
  levelsByShare,
  levelsByTime,
  levelsOf,
  NO_PATTERN,
  PATTERNS,
  type CustomerPatterns,
  type PatternOptions,
} from '../../models/lifecycle-patterns.ts';
import {
  ASSUMED_INTERVAL,
  populationInterval,
  purchaseDays,
  rhythmAt,
  type PurchaseDays,
  type Rhythm,
} from '../../models/own-rhythm.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { lastPlausible, sameMask } from '../value-basis.ts';
import type { LifecyclePatternOptions } from './options.ts';
import { DRAWN, EXAMPLES, SHARE_BINS, type Example, type LifecyclePatternView, type PatternView } from './view.ts';

export interface LifecyclePatternInput {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
}

export interface LifecyclePatternResult {
  readonly input: LifecyclePatternInput;
  readonly base: Base;
  readonly options: PatternOptions;
  readonly found: CustomerPatterns;
  readonly view: LifecyclePatternView;
}

/** What does not change while a threshold is dragged. */
export interface Base {
  readonly asOf: number;
  readonly days: PurchaseDays;
  readonly rhythm: Rhythm;
  readonly usual: number;
  /** length customers: money up to the date; `null` without money */
  readonly value: Float64Array | null;
  /** day of the last line, also where it is doubtful */
  readonly last: number;
}

const MANY = 100_000;
const MOST_BINS = 40;
/** Customers looked at for examples, of each pattern. */
const CANDIDATES = 400;

export function selectLifecyclePattern(
  orders: Orders | null,
  _options: LifecyclePatternOptions,
  { keep }: SelectContext,
): Outcome<LifecyclePatternInput> {
  if (orders === null || orders.rows === 0) return fail('lifecycle-pattern.no-orders');
  if (keep !== null && !keep.includes(1)) return fail('lifecycle-pattern.no-customers-kept');
  return succeed({ orders, keep });
}

export async function computeLifecyclePattern(
  input: LifecyclePatternInput,
  options: LifecyclePatternOptions,
  job: ComputeJob,
): Promise<Outcome<LifecyclePatternResult>> {
  const many = input.orders.rows > MANY;
  if (many) await job.pause();
  const base = baseOf(input, options.asOf);
  if (base.days.buyers === 0) return fail('lifecycle-pattern.none-in-time', { asOf: base.asOf });
  if (many) await job.pause();
  job.progress(0.5);
  const rules = rulesOf(options, base);
  const found = findPatterns(base.days, base.asOf, rules);
  if (many) await job.pause();
  job.progress(0.7);
  return succeed({ input, base, options: rules, found, view: viewOf(input, base, rules, found) });
}

const bases = new WeakMap<Orders, { readonly keep: Uint8Array | null; readonly given: string | null; base: Base }>();

function baseOf({ orders, keep }: LifecyclePatternInput, given: string | null): Base {
  const known = bases.get(orders);
  if (known?.given === given && sameMask(known.keep, keep)) return known.base;
  let [first, last] = [orders.day[0]!, orders.day[0]!];
  for (let i = 1; i < orders.rows; i += 1) {
    const day = orders.day[i]!;
    if (day < first) first = day;
    else if (day > last) last = day;
  }
  const asOf = (given === null ? null : dayFromIso(given)) ?? lastPlausible(orders, first, last);
  const money = orders.amount.some((value) => value !== 0);
  const days = purchaseDays({ ...orders, amount: money ? orders.amount : null }, { until: asOf, keep });
  const usual = populationInterval(days, asOf) ?? ASSUMED_INTERVAL;
  const base: Base = {
    asOf,
    days,
    rhythm: rhythmAt(days, asOf, { usual }),
    usual,
    value: valueOf(days),
    last,
  };
  bases.set(orders, { keep, given, base });
  return base;
}

function valueOf({ customers, start, money, scale }: PurchaseDays): Float64Array | null {
  if (money === null) return null;
  const value = new Float64Array(customers);
  for (let c = 0; c < customers; c += 1) {
    let sum = 0;
    for (let q = start[c]!; q < start[c + 1]!; q += 1) sum += money[q]!;
    value[c] = sum / scale;
  }
  return value;
}

function rulesOf(options: LifecyclePatternOptions, { usual }: Base): PatternOptions {
  const { explored, compared, growth, widened, long, silent, lost, floor } = options;
  return {
    explored,
    compared,
    growth,
    widened,
    long,
    // Of the rules of the stages only those of silence decide here.
    stages: {
      least: 2,
      floor,
      usual,
      fewest: 3,
      youngest: 0,
      together: false,
      volume: 'orders',
      window: 4,
      growth: 25,
      fall: 50,
      low: 50,
      silent: Math.min(silent, lost),
      lost,
      lostBy: 'silence',
      lostDays: 180,
      aliveBelow: 0.5,
      alive: null,
    },
  };
}

/** Bins of a week, a month or a quarter, so that there are not too many. */
function binsOf({ days, asOf }: Base): { readonly binDays: number; readonly bins: number } {
  const span = asOf - days.first + 1;
  const binDays = [7, 30, 91, 365].find((length) => span / length <= MOST_BINS) ?? Math.ceil(span / MOST_BINS);
  return { binDays, bins: Math.max(2, Math.floor(span / binDays)) };
}

function viewOf(
  { orders }: LifecyclePatternInput,
  base: Base,
  { stages }: PatternOptions,
  found: CustomerPatterns,
): LifecyclePatternView {
  const { days, asOf, rhythm, value } = base;
  const { binDays, bins } = binsOf(base);
  const ends = new Int32Array(days.customers);
  for (let c = 0; c < days.customers; c += 1)
    ends[c] =
      found.lost[c] === 1
        ? Math.min(asOf, rhythm.lastDay[c]! + Math.ceil(stages.lost * Math.max(stages.floor, rhythm.interval[c]!)))
        : rhythm.lastDay[c]!;
  const levels = levelsByTime(days, asOf, found, binDays, bins);
  const shares = levelsByShare(days, ends, found.pattern, SHARE_BINS);
  const customers = found.counts.reduce((sum, count) => sum + count, 0);
  const values = value === null ? null : sumByMark(value, found.pattern, PATTERNS.length, orders.amountDecimals);
  const total = values === null ? NaN : values.reduce((sum, one) => sum + one, 0);
  const sums = PATTERNS.map(() => ({ purchases: 0, days: 0 }));
  let [lost, endedLong] = [0, 0];
  for (let c = 0; c < days.customers; c += 1) {
    const pattern = found.pattern[c]!;
    if (pattern === NO_PATTERN) continue;
    sums[pattern]!.purchases += days.start[c + 1]! - days.start[c]!;
    sums[pattern]!.days += found.until[c]! - days.day[days.start[c]!]!;
    lost += found.lost[c]!;
    if (pattern === DRAWN - 1) endedLong += found.lost[c]!;
  }
  const patterns = PATTERNS.map((_, p): PatternView => {
    const count = found.counts[p]!;
    const { mean, low, high } = levels[p]!;
    return {
      customers: count,
      share: count / customers,
      value: values === null ? NaN : values[p]!,
      valueShare: values === null || !(total > 0) ? NaN : values[p]! / total,
      meanValue: values === null ? NaN : values[p]! / count,
      purchases: sums[p]!.purchases / count,
      days: sums[p]!.days / count,
      mean,
      low,
      high,
      shareMean: shares[p]!,
      examples: p < DRAWN ? examplesOf(orders, base, found, p, mean, ends, binDays) : [],
    };
  });
  return {
    customers,
    asOf,
    patterns,
    money: values !== null,
    binDays,
    days: Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * binDays),
    lost,
    endedLong,
    usual: base.usual,
  };
}

/** The customers whose own course is nearest to the mean of their pattern, among some taken at even distances. */
function examplesOf(
  orders: Orders,
  { days, asOf }: Base,
  { pattern, counts, lost }: CustomerPatterns,
  group: number,
  mean: Float64Array,
  ends: Int32Array,
  binDays: number,
): Example[] {
  const stride = Math.max(1, Math.floor(counts[group]! / CANDIDATES));
  const near: { readonly customer: number; readonly distance: number; readonly time: Float64Array }[] = [];
  let met = 0;
  for (let c = 0; c < days.customers && near.length < CANDIDATES; c += 1) {
    if (pattern[c] !== group || met++ % stride !== 0) continue;
    const time = levelsOf(days, c, asOf, lost[c] === 1, binDays, mean.length);
    let [sum, over] = [0, 0];
    for (let bin = 0; bin < time.length; bin += 1) {
      if (Number.isNaN(time[bin]!) || Number.isNaN(mean[bin]!)) continue;
      sum += (time[bin]! - mean[bin]!) ** 2;
      over += 1;
    }
    // A course that has hardly begun is near to anything.
    if (over >= Math.min(3, mean.length)) near.push({ customer: c, distance: sum / over, time });
  }
  near.sort((a, b) => a.distance - b.distance || a.customer - b.customer);
  return near.slice(0, EXAMPLES).map(({ customer, time }) => {
    const share = new Float64Array(SHARE_BINS);
    addShareLevels(days, customer, ends[customer]!, share);
    return { customer: textAt(orders.customerNames, orders.customerCodes[customer]!), time, share };
  });
}

/** The arrays are new, so they may be given away. */
export function lifecyclePatternMarks({ found }: LifecyclePatternResult): Readonly<Record<string, MarkSet>> {
  return {
    pattern: {
      of: Uint16Array.from(found.pattern, (mark) => (mark === NO_PATTERN ? NO_MARK_16 : mark)),
      count: PATTERNS.length,
    },
  };
}
