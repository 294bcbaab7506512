/**
 * The four stages of the customer lifecycle, and lost, by transparent rules on each customer's own rhythm.
 *
 * At the end of a day t a customer with purchase days d₁ < … < dₙ ≤ t has the age t − d₁, the silence s = t − dₙ and the interval
 * m = (dₙ − d₁) ÷ (n − 1) where there are at least `least` intervals (n − 1 ≥ least), else the usual interval of the population;
 * never less than `floor` days. Volume is purchase days or money. The recent window is the L = max(1, round(window × m)) days up to
 * t, that is (t − L, t]; the window before it is (t − 2L, t − L]. V₁ and V₀ are the volumes of the two.
 *
 * The first rule that holds decides:
 * 1. **lost**: s > lost × m; or, if chosen, s > a number of days, or P(alive) < a limit (one-time buyers, whom BG/NBD holds alive
 *    for certain, by s > lost × m all the same).
 * 2. **decline**, silent: s > silent × m.
 * 3. **exploration**: n < fewest (few), or t − d₁ < youngest (young); with `together` only where both hold.
 * 4. **formation**, grown: V₁ > V₀ and 100 V₁ ≥ (100 + growth) V₀.
 * 5. **decline**, fallen: V₀ > 0 and 100 V₁ ≤ (100 − fall) V₀.
 * 6. **decline**, low: V₁ is less than `low` percent of the customer's own mean volume in as many days, that is with
 *    h = min(L, t − d₁ + 1) and the volume V of all purchases: 100 V₁ (t − d₁ + 1) < low · V · h.
 * 7. **stability**, high and steady: otherwise.
 */

import { placesUpTo, type PurchaseDays } from './own-rhythm.ts';

export const STAGES = ['exploration', 'formation', 'stability', 'decline', 'lost'] as const;
export type Stage = (typeof STAGES)[number];

/** In place of a stage: before the first purchase. */
export const NOT_YET = 5;
/** Stages, and not yet a customer. */
export const STAGE_SLOTS = 6;
export const LOST = 4;

/** What decided; the number of a rule is what the matrix of stages holds. */
export const STAGE_RULES = [
  'not-yet',
  'few',
  'young',
  'grown',
  'steady',
  'fallen',
  'low',
  'silent',
  'lost-silence',
  'lost-days',
  'lost-alive',
] as const;
export type StageRule = (typeof STAGE_RULES)[number];

/** Stage of each rule. */
export const STAGE_OF_RULE = Uint8Array.of(NOT_YET, 0, 0, 1, 2, 3, 3, 3, 4, 4, 4);

const [FEW, YOUNG, GROWN, STEADY, FALLEN, LOW, SILENT, LOST_SILENCE, LOST_DAYS, LOST_ALIVE] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];

/** P(alive) of a history told in days. */
export type AliveOf = (repeats: number, lastRepeat: number, age: number) => number;

export interface StageOptions {
  /** fewest intervals for a rhythm of one's own, ≥ 1 */
  readonly least: number;
  /** shortest interval that counts, in days, ≥ 0 */
  readonly floor: number;
  /** interval of those without a rhythm of their own, in days, > 0 */
  readonly usual: number;
  /** fewest purchases that end exploration, ≥ 1 */
  readonly fewest: number;
  /** days since the first purchase under which a relationship is young, ≥ 0 */
  readonly youngest: number;
  /** few and young together make exploration; else one of them does */
  readonly together: boolean;
  readonly volume: 'orders' | 'money';
  /** length of a window in intervals, > 0 */
  readonly window: number;
  /** in percent */
  readonly growth: number;
  readonly fall: number;
  readonly low: number;
  /** in intervals */
  readonly silent: number;
  /** in intervals */
  readonly lost: number;
  readonly lostBy: 'silence' | 'days' | 'alive';
  /** by days */
  readonly lostDays: number;
  /** by P(alive), 0 … 1 */
  readonly aliveBelow: number;
  /** needed by P(alive) alone */
  readonly alive: AliveOf | null;
}

/** Stages of all customers at all dates. */
export interface StageMatrix {
  readonly customers: number;
  /** length G, ascending */
  readonly dates: Int32Array;
  /** G × customers, date by date: number of the rule that decided, 0 before the first purchase; {@link STAGE_OF_RULE} tells the stage */
  readonly rules: Uint8Array;
  /** G × {@link STAGE_SLOTS}: customers in each stage; slot {@link NOT_YET} counts buyers whose first purchase is still to come */
  readonly counts: Float64Array;
  /** G × slots × slots: moves from the date before to each date; those to the first date are 0 */
  readonly moves: Float64Array;
}

/** Money of so many days up to a date is what a stage is said to be worth. */
export const VALUE_DAYS = 365;

/**
 * Stages of every customer at every date: one pass over the sorted purchases, no allocation per customer.
 * @param dates ascending day numbers; a stage is judged at the end of each
 * @throws RangeError where the rule by P(alive) is chosen without a function for it, or by money without money
 */
export function computeStages(days: PurchaseDays, dates: ArrayLike<number>, options: StageOptions): StageMatrix {
  const matrix = emptyStages(days, dates);
  sweepStages(matrix, days, options, 0, days.customers);
  return matrix;
}

/** A matrix to be filled slice by slice, for long work that lets messages in. */
export function emptyStages({ customers }: PurchaseDays, dates: ArrayLike<number>): StageMatrix {
  const size = dates.length;
  return {
    customers,
    dates: Int32Array.from(dates),
    rules: new Uint8Array(size * customers),
    counts: new Float64Array(size * STAGE_SLOTS),
    moves: new Float64Array(size * STAGE_SLOTS * STAGE_SLOTS),
  };
}

/** Fills the customers from … until − 1. */
export function sweepStages(
  matrix: StageMatrix,
  days: PurchaseDays,
  options: StageOptions,
  from: number,
  until: number,
): void {
  const { customers, dates, rules, counts, moves } = matrix;
  const { start, day } = days;
  const judge = judgeOf(days, options);
  const size = dates.length;
  for (let c = from; c < until; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (begin === stop) continue;
    let [i, rule, was] = [begin, 0, NOT_YET];
    for (let g = 0; g < size; g += 1) {
      const date = dates[g]!;
      const before = i;
      while (i < stop && day[i]! <= date) i += 1;
      // Who is lost stays so until the next purchase: silence only grows.
      if (i > begin && (i > before || was !== LOST)) rule = judge(begin, i, date);
      const stage = STAGE_OF_RULE[rule]!;
      rules[g * customers + c] = rule;
      counts[g * STAGE_SLOTS + stage]! += 1;
      if (g > 0) moves[(g * STAGE_SLOTS + was) * STAGE_SLOTS + stage]! += 1;
      was = stage;
    }
  }
}

/**
 * What stages are decided on, before anybody's silence is weighed: from it a moved threshold of silence is answered without looking at
 * purchases again.
 */
export interface StageGround {
  readonly customers: number;
  readonly buyers: number;
  readonly dates: Int32Array;
  /**
   * G × customers: silence in hundredths of an interval, rounded up, at most {@link LONGEST_WAIT}, × {@link GROUND_RULES} + rule of
   * those who are neither lost nor silent; 0 before the first purchase
   */
  readonly cells: Uint16Array;
}

/** Rules that do not go by silence, with room for one that nobody asks for. */
const GROUND_RULES = 8;
const LONGEST_WAIT = 2047;
/** Room for the number of a rule. */
const RULE_WIDTH = 16;

/** Thresholds of silence may lie anywhere up to so many intervals. */
export const MOST_INTERVALS = 20;

/** An empty ground to be filled slice by slice by {@link layGround}. */
export function emptyGround({ customers, buyers }: PurchaseDays, dates: ArrayLike<number>): StageGround {
  return { customers, buyers, dates: Int32Array.from(dates), cells: new Uint16Array(dates.length * customers) };
}

/** Fills the customers from … until − 1. */
export function layGround(
  { customers, dates, cells }: StageGround,
  days: PurchaseDays,
  options: StageOptions,
  from: number,
  until: number,
): void {
  const { start, day } = days;
  const ground = groundOf(days, options);
  const patience = patienceOf(days, options);
  const longest = 100 * MOST_INTERVALS;
  const size = dates.length;
  for (let c = from; c < until; c += 1) {
    const begin = start[c]!;
    const stop = start[c + 1]!;
    let i = begin;
    for (let g = 0; g < size; g += 1) {
      const date = dates[g]!;
      while (i < stop && day[i]! <= date) i += 1;
      if (i === begin) continue;
      const silence = patience(begin, i, date);
      // Beyond the longest silence everybody is lost, whatever else.
      const rule = silence > longest ? SILENT : ground(begin, i, date);
      cells[g * customers + c] = Math.min(silence, LONGEST_WAIT) * GROUND_RULES + rule;
    }
  }
}

/**
 * Stages from their ground, with lost by silence: the same as {@link computeStages} gives.
 * @param silent threshold of decline, in intervals, at most {@link MOST_INTERVALS}
 * @param lost the same of lost
 */
export function decideStages(ground: StageGround, silent: number, lost: number): StageMatrix {
  const { customers, buyers, dates, cells } = ground;
  const size = dates.length;
  const rules = new Uint8Array(cells.length);
  const counts = new Float64Array(size * STAGE_SLOTS);
  const moves = new Float64Array(size * STAGE_SLOTS * STAGE_SLOTS);
  const decided = decisions(hundredths(silent), hundredths(lost));
  // Pairs of rules are counted and turned into stages afterwards: one step a cell.
  const pairs = new Uint32Array(RULE_WIDTH * RULE_WIDTH);
  for (let g = 0; g < size; g += 1) {
    pairs.fill(0);
    decideDate(cells, decided, rules, pairs, g * customers, customers);
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const count = pairs[pair]!;
      if (count === 0) continue;
      const stage = STAGE_OF_RULE[pair % RULE_WIDTH]!;
      counts[g * STAGE_SLOTS + stage]! += count;
      const was = STAGE_OF_RULE[Math.floor(pair / RULE_WIDTH)]!;
      if (g > 0) moves[(g * STAGE_SLOTS + was) * STAGE_SLOTS + stage]! += count;
    }
    // Customers without any purchase are nowhere, not even yet to come.
    counts[g * STAGE_SLOTS + NOT_YET]! -= customers - buyers;
    if (g > 0) moves[(g * STAGE_SLOTS + NOT_YET) * STAGE_SLOTS + NOT_YET]! -= customers - buyers;
  }
  return { customers, dates, rules, counts, moves };
}

/** Rule of each cell of a ground. Looked up instead of compared: nobody can foretell which way a comparison goes. */
function decisions(silentFrom: number, lostFrom: number): Uint8Array {
  const decided = new Uint8Array((LONGEST_WAIT + 1) * GROUND_RULES);
  for (let cell = 0; cell < decided.length; cell += 1) {
    const waited = Math.floor(cell / GROUND_RULES);
    const rule = cell % GROUND_RULES;
    if (rule > 0) decided[cell] = waited > lostFrom ? LOST_SILENCE : waited > silentFrom ? SILENT : rule;
  }
  return decided;
}

/** One date of the matrix, from `row` on, and its pairs with the date before; of the first date pairs with 0. */
function decideDate(
  cells: Uint16Array,
  decided: Uint8Array,
  rules: Uint8Array,
  pairs: Uint32Array,
  row: number,
  customers: number,
): void {
  const end = row + customers;
  if (row === 0) {
    for (let cell = 0; cell < end; cell += 1) {
      const rule = decided[cells[cell]!]!;
      rules[cell] = rule;
      pairs[rule]! += 1;
    }
    return;
  }
  // Two customers at a time, each with a counter of its own: the next addition to the same place need not wait for the last.
  const others = new Uint32Array(pairs.length);
  let cell = row;
  let before = row - customers;
  for (; cell + 1 < end; cell += 2, before += 2) {
    const rule = decided[cells[cell]!]!;
    const next = decided[cells[cell + 1]!]!;
    rules[cell] = rule;
    rules[cell + 1] = next;
    pairs[rules[before]! * RULE_WIDTH + rule]! += 1;
    others[rules[before + 1]! * RULE_WIDTH + next]! += 1;
  }
  if (cell < end) {
    const rule = decided[cells[cell]!]!;
    rules[cell] = rule;
    pairs[rules[before]! * RULE_WIDTH + rule]! += 1;
  }
  for (let pair = 0; pair < pairs.length; pair += 1) pairs[pair]! += others[pair]!;
}

/**
 * Money of each customer in the {@link VALUE_DAYS} days up to a date, in its own unit; zeros without money.
 * @param purchases length customers: purchases up to the date, where they are known
 */
export function recentMoney(days: PurchaseDays, date: number, purchases: Uint32Array | null = null): Float64Array {
  const { customers, start, day, money, scale } = days;
  const sums = new Float64Array(customers);
  if (money === null) return sums;
  for (let c = 0; c < customers; c += 1) {
    let q = (purchases === null ? placesUpTo(day, start[c]!, start[c + 1]!, date) : start[c]! + purchases[c]!) - 1;
    let sum = 0;
    while (q >= start[c]! && day[q]! > date - VALUE_DAYS) sum += money[q--]!;
    sums[c] = sum / scale;
  }
  return sums;
}

/** Money of the {@link VALUE_DAYS} days up to each date by stage: G × {@link STAGE_SLOTS}, in its own unit; zeros without money. */
export function moneyByStage(days: PurchaseDays, { customers, dates, rules }: StageMatrix): Float64Array {
  const { start, day, money, scale } = days;
  const sums = new Float64Array(dates.length * STAGE_SLOTS);
  if (money === null) return sums;
  const running = runningMoney(days);
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    const stop = start[c + 1]!;
    let [i, old] = [begin, begin];
    for (let g = 0; g < dates.length; g += 1) {
      while (i < stop && day[i]! <= dates[g]!) i += 1;
      while (old < i && day[old]! <= dates[g]! - VALUE_DAYS) old += 1;
      if (old < i)
        sums[g * STAGE_SLOTS + STAGE_OF_RULE[rules[g * customers + c]!]!]! +=
          running[i - 1]! - (old > begin ? running[old - 1]! : 0);
    }
  }
  return scale === 1 ? sums : sums.map((sum) => sum / scale);
}

/** What a stage was decided by, at one date. */
export interface StageFacts {
  /** number of the rule */
  readonly rule: number;
  readonly stage: number;
  readonly purchases: number;
  /** days since the first and the last purchase */
  readonly age: number;
  readonly silence: number;
  /** the interval that holds, and whether it is the customer's own */
  readonly interval: number;
  readonly own: boolean;
  /** L, days of a window */
  readonly windowDays: number;
  /** V₁, V₀ and V; money in its own unit */
  readonly recent: number;
  readonly before: number;
  readonly total: number;
  /** V₁ for 30 days: how strong the relationship is */
  readonly level: number;
}

/** The same for one customer, with all numbers. `null` before the first purchase. */
export function stageFacts(
  days: PurchaseDays,
  customer: number,
  date: number,
  options: StageOptions,
): StageFacts | null {
  const { start, day } = days;
  const begin = start[customer]!;
  let stop = begin;
  while (stop < start[customer + 1]! && day[stop]! <= date) stop += 1;
  const n = stop - begin;
  if (n === 0) return null;
  const rule = judgeOf(days, options)(begin, stop, date);
  const span = day[stop - 1]! - day[begin]!;
  const own = n > Math.max(1, options.least);
  const interval = Math.max(options.floor, own ? span / (n - 1) : options.usual);
  const windowDays = windowOf(interval, options.window);
  const { money, scale } = days;
  const by = options.volume === 'money' ? money : null;
  const volume = (after: number, upTo: number): number => {
    let sum = 0;
    for (let q = begin; q < stop; q += 1) if (day[q]! > after && day[q]! <= upTo) sum += by === null ? 1 : by[q]!;
    return by === null ? sum : sum / scale;
  };
  const recent = volume(date - windowDays, date);
  return {
    rule,
    stage: STAGE_OF_RULE[rule]!,
    purchases: n,
    age: date - day[begin]!,
    silence: date - day[stop - 1]!,
    interval,
    own,
    windowDays,
    recent,
    before: volume(date - 2 * windowDays, date - windowDays),
    total: volume(-Infinity, date),
    level: (30 * recent) / windowDays,
  };
}

function windowOf(interval: number, window: number): number {
  return Math.max(1, Math.round(window * interval));
}

/** Running money of each customer's purchases, beginning anew with each customer. Kept with the list it was made of. */
function runningMoney(days: PurchaseDays): Float64Array {
  const known = RUNNING.get(days);
  if (known) return known;
  const { start, money, customers } = days;
  const sums = new Float64Array(money!.length);
  for (let c = 0; c < customers; c += 1) {
    let sum = 0;
    for (let q = start[c]!; q < start[c + 1]!; q += 1) sums[q] = sum += money![q]!;
  }
  RUNNING.set(days, sums);
  return sums;
}

const RUNNING = new WeakMap<PurchaseDays, Float64Array>();

/** Rule that decides for the purchases begin … stop − 1 (at least one) at a date. */
type Judge = (begin: number, stop: number, date: number) => number;

function judgeOf(days: PurchaseDays, options: StageOptions): Judge {
  const { day } = days;
  const { lostBy, lostDays, aliveBelow, alive } = options;
  if (lostBy === 'alive' && alive === null) throw new RangeError('the rule by P(alive) needs a model');
  const ground = groundOf(days, options);
  const patience = patienceOf(days, options);
  const silentFrom = hundredths(options.silent);
  const lostFrom = hundredths(options.lost);
  return (begin, stop, date) => {
    const waited = patience(begin, stop, date);
    if (lostBy === 'days') {
      if (date - day[stop - 1]! > lostDays) return LOST_DAYS;
    } else if (lostBy === 'alive' && stop - begin > 1) {
      const first = day[begin]!;
      if (alive!(stop - begin - 1, day[stop - 1]! - first, date - first) < aliveBelow) return LOST_ALIVE;
    } else if (waited > lostFrom) return LOST_SILENCE;
    return waited > silentFrom ? SILENT : ground(begin, stop, date);
  };
}

/** Thresholds in intervals are compared in whole hundredths: 2.2 × 5 must not be a little more than 11. */
function hundredths(times: number): number {
  return Math.round(times * 100);
}

/** Silence in hundredths of an interval, rounded up: it is above a whole threshold exactly where the silence itself is. */
function patienceOf({ day }: PurchaseDays, { least, floor, usual }: StageOptions): Judge {
  const enough = Math.max(1, least);
  return (begin, stop, date) => {
    const n = stop - begin;
    const last = day[stop - 1]!;
    let span = n > enough ? last - day[begin]! : usual;
    let parts = n > enough ? n - 1 : 1;
    if (span < floor * parts) {
      span = floor;
      parts = 1;
    }
    return Math.ceil((100 * (date - last) * parts) / span);
  };
}

/** The rules 3 to 7, for customers who are neither lost nor silent. */
function groundOf(days: PurchaseDays, options: StageOptions): Judge {
  const { day } = days;
  const { floor, usual, fewest, youngest, together, window, growth, fall, low } = options;
  const enough = Math.max(1, options.least);
  if (options.volume === 'money' && days.money === null) throw new RangeError('volume by money needs money');
  const sums = options.volume === 'money' ? runningMoney(days) : null;
  return (begin, stop, date) => {
    const n = stop - begin;
    const age = date - day[begin]!;
    const few = n < fewest;
    const young = age < youngest;
    if (together ? few && young : few || young) return few ? FEW : YOUNG;
    const interval = Math.max(floor, n > enough ? (day[stop - 1]! - day[begin]!) / (n - 1) : usual);
    const length = windowOf(interval, window);
    let middle = stop;
    while (middle > begin && day[middle - 1]! > date - length) middle -= 1;
    let early = middle;
    while (early > begin && day[early - 1]! > date - 2 * length) early -= 1;
    let recent = stop - middle;
    let before = middle - early;
    let total = n;
    if (sums !== null) {
      const upToMiddle = middle > begin ? sums[middle - 1]! : 0;
      total = sums[stop - 1]!;
      recent = total - upToMiddle;
      before = upToMiddle - (early > begin ? sums[early - 1]! : 0);
    }
    if (recent > before && 100 * recent >= (100 + growth) * before) return GROWN;
    if (before > 0 && 100 * recent <= (100 - fall) * before) return FALLEN;
    if (100 * recent * (age + 1) < low * total * Math.min(length, age + 1)) return LOW;
    return STEADY;
  };
}
