/**
 * The four patterns of the customer lifecycle: the stage a relationship had reached when it declined for good.
 *
 * Whether it has declined is the rule of the stages (lifecycle-stages.ts): lost where the silence at the as-of date is longer than
 * `lost` own intervals. What it had reached is read off the customer's own intervals g₁ … gₘ up to the beginning of the decline:
 * 1. The decline begins after the last purchase that did not take `widened` times as long as the four intervals before it.
 * 2. **exploration**: at most `explored` purchases up to there.
 * 3. **stability**: the mean of the last `compared` intervals is not shorter than that of the as many before by `growth` percent or
 *    more, that is mean(before) < (1 + growth/100) · mean(last).
 * 4. **formation**: otherwise, purchases still come faster and faster, or there are too few to compare.
 *
 * Lost in exploration: early abortion. In formation: mid-course death. In stability: early exit, and long retention where stability
 * had lasted `long` days. Not lost, not silent, in stability and at least `long` days old: long retention. Else it is too early to tell.
 */

import { computeStages, LOST, STAGE_OF_RULE, STAGE_RULES, type StageOptions } from './lifecycle-stages.ts';
import type { PurchaseDays } from './own-rhythm.ts';

export const PATTERNS = ['early-abortion', 'mid-course-death', 'early-exit', 'long-retention', 'undecided'] as const;

/** In place of a pattern: no purchase up to the date, or left out. */
export const NO_PATTERN = 255;

const [EARLY, MIDDLE, EXIT, LONG, UNDECIDED] = [0, 1, 2, 3, 4];
const SILENT = STAGE_RULES.indexOf('silent');
/** Intervals before one that is held against them. */
const BEFORE = 4;

export interface PatternOptions {
  /** purchases of exploration at most, ≥ 1 */
  readonly explored: number;
  /** intervals compared, ≥ 2 */
  readonly compared: number;
  /** percent */
  readonly growth: number;
  /** times the four intervals before, > 1 */
  readonly widened: number;
  /** days */
  readonly long: number;
  /** the rules of silence and loss */
  readonly stages: StageOptions;
}

/** All arrays have one entry a customer. */
export interface CustomerPatterns {
  /** index in {@link PATTERNS}, {@link NO_PATTERN} for none */
  readonly pattern: Uint8Array;
  /** stage reached: 0 exploration, 1 formation, 2 stability */
  readonly reached: Uint8Array;
  /** 1 where lost */
  readonly lost: Uint8Array;
  /** purchases up to the beginning of the decline; all of them where there is none */
  readonly purchases: Uint32Array;
  /** day of the last of these */
  readonly until: Int32Array;
  /** first purchase at which the relationship was stable, as it was from then on; meaningless below stability */
  readonly stableSince: Int32Array;
  /** length 5 */
  readonly counts: Uint32Array;
}

/**
 * Patterns of all customers at the end of a day.
 * @param days purchases; those after the date must have been left out
 */
export function findPatterns(days: PurchaseDays, asOf: number, options: PatternOptions): CustomerPatterns {
  const { customers, start, day } = days;
  const rules = computeStages(days, [asOf], options.stages).rules;
  const pattern = new Uint8Array(customers).fill(NO_PATTERN);
  const [reached, lost] = [new Uint8Array(customers), new Uint8Array(customers)];
  const purchases = new Uint32Array(customers);
  const [until, stableSince] = [new Int32Array(customers), new Int32Array(customers)];
  const counts = new Uint32Array(PATTERNS.length);
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (begin === stop) continue;
    const gone = STAGE_OF_RULE[rules[c]!] === LOST;
    const end = gone ? declineAt(day, begin, stop, options.widened) : stop;
    const stage = stageReached(day, begin, end, options);
    lost[c] = gone ? 1 : 0;
    reached[c] = stage;
    purchases[c] = end - begin;
    until[c] = day[end - 1]!;
    if (stage === 2) stableSince[c] = stableFrom(day, begin, end, options);
    const found = gone
      ? stage === 0
        ? EARLY
        : stage === 1
          ? MIDDLE
          : until[c]! - stableSince[c]! >= options.long
            ? LONG
            : EXIT
      : stage === 2 && rules[c] !== SILENT && asOf - day[begin]! >= options.long
        ? LONG
        : UNDECIDED;
    pattern[c] = found!;
    counts[found!]! += 1;
  }
  return { pattern, reached, lost, purchases, until, stableSince, counts };
}

/** Place after the last purchase before the decline: purchases that took much longer than the four intervals before them are part of it. */
export function declineAt(day: Int32Array, begin: number, stop: number, widened: number): number {
  let end = stop;
  while (end - begin > BEFORE + 1) {
    const interval = day[end - 1]! - day[end - 2]!;
    const usual = (day[end - 2]! - day[end - 2 - BEFORE]!) / BEFORE;
    if (interval <= widened * usual) break;
    end -= 1;
  }
  return end;
}

/** 0 exploration, 1 formation, 2 stability. */
function stageReached(day: Int32Array, begin: number, end: number, options: PatternOptions): 0 | 1 | 2 {
  if (end - begin <= options.explored) return 0;
  return isStable(day, begin, end - 1, options) ? 2 : 1;
}

/** Whether the intervals up to the purchase at `last` have stopped becoming shorter. */
function isStable(day: Int32Array, begin: number, last: number, { compared, growth }: PatternOptions): boolean {
  if (last - begin < 2 * compared) return false;
  const now = day[last]! - day[last - compared]!;
  const before = day[last - compared]! - day[last - 2 * compared]!;
  return 100 * before < (100 + growth) * now;
}

/** Day of the first purchase from which on the relationship was stable at every purchase up to the end. */
function stableFrom(day: Int32Array, begin: number, end: number, options: PatternOptions): number {
  let last = end - 1;
  while (last - 1 - begin >= 2 * options.compared && isStable(day, begin, last - 1, options)) last -= 1;
  return day[last]!;
}

/**
 * Relationship levels of a pattern over time: purchases in 30 days, bin by bin since the first purchase. Each purchase is spread
 * evenly over the interval since the one before, so that a level says how fast purchases come and not where a bin happens to end.
 */
export interface PatternLevels {
  /** length bins: mean over customers whose bin is over; NaN where there are none */
  readonly mean: Float64Array;
  /** length bins: quartiles, to the eighth of a purchase */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** length bins: customers */
  readonly of: Uint32Array;
}

/** Levels up to 32 purchases in 30 days are told apart by eighths; higher ones are as high as that. */
const EIGHTHS = 256;
/** A level is told for so many days. */
export const LEVEL_DAYS = 30;

/**
 * Levels of each pattern by days since the first purchase. Customers who are lost count with zero from their last purchase on;
 * of the others only bins before their last purchase are known.
 * @param binDays length of a bin
 * @returns one for each of {@link PATTERNS}
 */
export function levelsByTime(
  days: PurchaseDays,
  asOf: number,
  { pattern, lost }: Pick<CustomerPatterns, 'pattern' | 'lost'>,
  binDays: number,
  bins: number,
): PatternLevels[] {
  const tallies = new Uint32Array(PATTERNS.length * bins * EIGHTHS);
  const sums = new Float64Array(PATTERNS.length * bins);
  const own = new Float64Array(bins);
  for (let c = 0; c < days.customers; c += 1) {
    const group = pattern[c]!;
    if (group === NO_PATTERN) continue;
    const over = binsOver(days, c, asOf, lost[c] === 1, binDays, bins);
    own.fill(0, 0, over);
    addLevels(days, c, binDays, over, own);
    for (let bin = 0; bin < over; bin += 1) {
      sums[group * bins + bin]! += own[bin]!;
      tallies[(group * bins + bin) * EIGHTHS + Math.min(EIGHTHS - 1, Math.round(8 * own[bin]!))]! += 1;
    }
  }
  return PATTERNS.map((_, group) => {
    const levels: PatternLevels = {
      mean: new Float64Array(bins).fill(NaN),
      low: new Float64Array(bins).fill(NaN),
      high: new Float64Array(bins).fill(NaN),
      of: new Uint32Array(bins),
    };
    for (let bin = 0; bin < bins; bin += 1) {
      const at = (group * bins + bin) * EIGHTHS;
      const tally = tallies.subarray(at, at + EIGHTHS);
      const count = tally.reduce((sum, one) => sum + one, 0);
      levels.of[bin] = count;
      if (count === 0) continue;
      levels.mean[bin] = sums[group * bins + bin]! / count;
      levels.low[bin] = quantileOf(tally, count, 0.25) / 8;
      levels.high[bin] = quantileOf(tally, count, 0.75) / 8;
    }
    return levels;
  });
}

/** Bins of a customer that are known. */
function binsOver(
  { start, day }: PurchaseDays,
  customer: number,
  asOf: number,
  lost: boolean,
  binDays: number,
  bins: number,
): number {
  const first = day[start[customer]!]!;
  const until = lost ? asOf + 1 : day[start[customer + 1]! - 1]!;
  return Math.min(bins, Math.floor((until - first) / binDays));
}

/** Adds one customer's levels, bin by bin from the first purchase on. */
function addLevels(
  { start, day }: PurchaseDays,
  customer: number,
  binDays: number,
  bins: number,
  into: Float64Array,
): void {
  const [begin, stop] = [start[customer]!, start[customer + 1]!];
  const first = day[begin]!;
  for (let q = begin + 1; q < stop; q += 1) {
    const [from, to] = [day[q - 1]! - first, day[q]! - first];
    const each = LEVEL_DAYS / ((to - from) * binDays);
    const last = Math.min(bins - 1, Math.ceil(to / binDays) - 1);
    for (let bin = Math.floor(from / binDays); bin <= last; bin += 1)
      into[bin]! += each * (Math.min(to, (bin + 1) * binDays) - Math.max(from, bin * binDays));
  }
}

/** Smallest value with at least so much of the tally at or below it. */
function quantileOf(tally: Uint32Array, count: number, share: number): number {
  let below = 0;
  for (let value = 0; value < tally.length; value += 1) {
    below += tally[value]!;
    if (below >= share * count) return value;
  }
  return NaN;
}

/**
 * Mean level of each pattern by share of the relationship: from the first purchase to the day the customer counts as lost, or to
 * the last purchase of those who are not.
 * @param ends length customers: last day of each relationship
 */
export function levelsByShare(days: PurchaseDays, ends: Int32Array, pattern: Uint8Array, bins: number): Float64Array[] {
  const sums = PATTERNS.map(() => new Float64Array(bins));
  const counts = new Uint32Array(PATTERNS.length);
  for (let c = 0; c < days.customers; c += 1) {
    const group = pattern[c]!;
    if (group === NO_PATTERN) continue;
    counts[group]! += 1;
    addShareLevels(days, c, ends[c]!, sums[group]!);
  }
  return sums.map((sum, group) => sum.map((value) => (counts[group]! > 0 ? value / counts[group]! : NaN)));
}

/** Adds one customer's levels by share of the relationship. */
export function addShareLevels(days: PurchaseDays, customer: number, end: number, into: Float64Array): void {
  const length = Math.max(1, end - days.day[days.start[customer]!]!);
  addLevels(days, customer, length / into.length, into.length, into);
}

/** One customer's levels bin by bin; NaN where they are not known. */
export function levelsOf(
  days: PurchaseDays,
  customer: number,
  asOf: number,
  lost: boolean,
  binDays: number,
  bins: number,
): Float64Array {
  const over = binsOver(days, customer, asOf, lost, binDays, bins);
  const levels = new Float64Array(bins);
  addLevels(days, customer, binDays, over, levels);
  levels.fill(NaN, over);
  return levels;
}
