/** From stages at all dates to what is seen at one of them and between two. */

import type { Orders } from '../../data/orders.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { NO_STATE, STATE_SLOTS, type StateMatrix } from '../../models/customer-states.ts';
import {
  computeStages,
  LOST,
  NOT_YET,
  recentMoney,
  STAGE_OF_RULE,
  STAGE_SLOTS,
  type StageOptions,
} from '../../models/lifecycle-stages.ts';
import { rhythmAt, type Rhythm } from '../../models/own-rhythm.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import {
  aliveOf,
  baseOf,
  gridOf,
  stageOptions,
  stagesOf,
  statesOf,
  statesOn,
  type Base,
  type Grid,
  type StageSet,
} from './base.ts';
import type { LifecycleOptions } from './options.ts';
import { SILENCE_BARS, type SilenceView } from './view.ts';

export interface LifecycleInput {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
}

/** All customers of the file at one date. */
export interface Moment {
  readonly date: number;
  /** place of the date in the grid, or of the last one before it */
  readonly place: number;
  /** whether the date is none of the grid */
  readonly own: boolean;
  /** length customers: number of the rule, 0 before the first purchase */
  readonly rules: Uint8Array;
  /** length customers */
  readonly states: Uint8Array;
  /** money of the period so far, by state; zeros without money */
  readonly stateMoney: Float64Array;
}

export interface LifecycleResult {
  readonly base: Base;
  readonly grid: Grid;
  readonly set: StageSet;
  readonly states: StateMatrix;
  readonly now: Moment;
  readonly then: Moment;
  /** the date asked for, where it is after the end of the data */
  readonly beyond: number | null;
  /** (slots)²: moves from `then` to `now` */
  readonly moves: { readonly stages: Float64Array; readonly states: Float64Array };
  /** length customers: money of the last year */
  readonly money: Float64Array;
  readonly rhythm: Rhythm;
  /** bars of silence, and of each customer the bar, 255 without a purchase */
  readonly bars: SilenceView & { readonly of: Uint8Array };
  /** length customers: P(alive) at the date, NaN without a purchase; `null` where it was not asked for */
  readonly alive: Float64Array | null;
  readonly aliveFault: Message | null;
}

export function selectLifecycle(
  orders: Orders | null,
  _options: LifecycleOptions,
  { keep }: SelectContext,
): Outcome<LifecycleInput> {
  if (orders === null || orders.rows === 0) return fail('lifecycle.no-orders');
  if (keep !== null && !keep.includes(1)) return fail('lifecycle.no-customers-kept');
  return succeed({ orders, keep });
}

export async function computeLifecycle(
  { orders, keep }: LifecycleInput,
  options: LifecycleOptions,
  job: ComputeJob,
): Promise<Outcome<LifecycleResult>> {
  const base = baseOf(orders, keep);
  const { days, end } = base;
  if (days.buyers === 0) return fail('lifecycle.no-purchases');
  const given = options.asOf === null ? null : dayFromIso(options.asOf);
  const asOf = Math.min(given ?? end, end);
  if (asOf < days.first) return fail('lifecycle.no-orders-before', { asOf, first: days.first });
  const grid = gridOf(base, options.unit);
  const needed = options.alive || options.lostBy === 'alive';
  if (needed) await job.pause();
  const alive = needed ? aliveOf(base) : null;
  const aliveFault = alive !== null && !alive.ok ? alive.error : null;
  const rules = stageOptions(base, options, alive?.ok ? alive.value : null);
  const states = statesOf(base, grid);
  const set = await stagesOf(base, grid, rules, aliveFault, job);

  const now = momentOf(base, set, states, asOf);
  const wanted = options.before === null ? null : dayFromIso(options.before);
  const before = Math.max(days.first, Math.min(wanted ?? usualBefore(grid, now), asOf));
  const then = momentOf(base, set, states, before);
  const { rhythm, money, bars } = factsAt(base, asOf, rules, options);
  return succeed({
    base,
    grid,
    set,
    states,
    now,
    then,
    beyond: given !== null && given > end ? given : null,
    moves: {
      stages: countMoves(then.rules, now.rules, STAGE_SLOTS, (rule) => STAGE_OF_RULE[rule]!),
      states: countMoves(then.states, now.states, STATE_SLOTS, (state) => state),
    },
    money,
    rhythm,
    bars,
    alive: rules.alive === null ? null : aliveAt(base, rhythm, asOf, rules),
    aliveFault,
  });
}

type Facts = Pick<LifecycleResult, 'rhythm' | 'money' | 'bars'>;

const FACTS = new WeakMap<Base, { readonly key: string; readonly facts: Facts }>();

/** What of each customer does not depend on thresholds: kept while one of these is dragged. */
function factsAt(base: Base, asOf: number, rules: StageOptions, options: LifecycleOptions): Facts {
  const { least, usual, floor } = rules;
  const key = [asOf, least, usual, floor, options.lostBy === 'days'].join();
  const known = FACTS.get(base);
  if (known?.key === key) return known.facts;
  const rhythm = rhythmAt(base.days, asOf, { least, usual });
  const money = recentMoney(base.days, asOf, rhythm.purchases);
  const facts = { rhythm, money, bars: barsOf(rhythm, asOf, floor, options.lostBy === 'days' ? 'days' : 'intervals') };
  FACTS.set(base, { key, facts });
  return facts;
}

/** About half a year before. */
function usualBefore({ unit, dates }: Grid, { place }: Moment): number {
  const back = unit === 'week' ? 26 : unit === 'month' ? 6 : 2;
  return dates[Math.max(0, place - back)]!;
}

function momentOf(base: Base, { grid, matrix, options }: StageSet, states: StateMatrix, date: number): Moment {
  const { dates } = grid;
  const { customers, scale } = base.days;
  let place = 0;
  while (place < dates.length - 1 && dates[place + 1]! <= date) place += 1;
  if (dates[place] === date) {
    const slice = (of: Uint8Array): Uint8Array => of.subarray(place * customers, (place + 1) * customers);
    const money = states.money.slice(place * STATE_SLOTS, (place + 1) * STATE_SLOTS);
    return {
      date,
      place,
      own: false,
      rules: slice(matrix.rules),
      states: slice(states.states),
      stateMoney: money.map((sum) => sum / scale),
    };
  }
  const only = Int32Array.of(date);
  const own = statesOn(base, only, grid.unit);
  return {
    date,
    place,
    own: true,
    rules: computeStages(base.days, only, options).rules,
    states: own.states,
    stateMoney: own.money.map((sum) => sum / scale),
  };
}

function countMoves(from: Uint8Array, to: Uint8Array, slots: number, slotOf: (code: number) => number): Float64Array {
  const pairs = new Uint32Array(256);
  for (let c = 0; c < from.length; c += 1) pairs[from[c]! * 16 + to[c]!]! += 1;
  const counts = new Float64Array(slots * slots);
  pairs.forEach((count, pair) => {
    if (count > 0) counts[slotOf(pair >> 4) * slots + slotOf(pair & 15)]! += count;
  });
  // Who is nowhere at both dates moved from nowhere to nowhere: not told.
  counts[slots * slots - 1] = 0;
  return counts;
}

/** Ends of the bars by round steps, ten a decade; the first bar holds what is below, the last everything beyond. */
const STEPS: Readonly<Record<SilenceView['unit'], readonly number[]>> = {
  intervals: [
    0.1, 0.125, 0.16, 0.2, 0.25, 0.315, 0.4, 0.5, 0.63, 0.8, 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10, 12.5, 16, 20,
    25, 31.5, 40, 50, 63, 80, 100,
  ],
  days: [
    1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 320, 400, 500, 630, 800, 1000,
    1250, 1600, 2000,
  ],
};

/** Steps are whole in these parts of their unit, so that a bar is looked up and set right by one comparison. */
const PARTS = { intervals: 200, days: 1 } as const;
const BAR_OF_PART = { intervals: barOfPart('intervals'), days: barOfPart('days') } as const;

function barOfPart(unit: SilenceView['unit']): Uint8Array {
  const steps = STEPS[unit];
  const bars = new Uint8Array(Math.round(steps.at(-1)! * PARTS[unit]) + 1);
  let bar = 0;
  for (let part = 0; part < bars.length; part += 1) {
    while (bar < SILENCE_BARS - 1 && Math.round(steps[bar]! * PARTS[unit]) <= part) bar += 1;
    bars[part] = bar;
  }
  return bars;
}

function barsOf(
  { interval, purchases, lastDay }: Rhythm,
  asOf: number,
  floor: number,
  unit: SilenceView['unit'],
): LifecycleResult['bars'] {
  const steps = STEPS[unit];
  const table = BAR_OF_PART[unit];
  const parts = PARTS[unit];
  const byDays = unit === 'days';
  const last = table.length - 1;
  const of = new Uint8Array(purchases.length);
  const counts = new Uint32Array(256);
  for (let c = 0; c < of.length; c += 1) {
    let bar = 255;
    if (purchases[c]! > 0) {
      const silent = asOf - lastDay[c]!;
      const value = byDays ? silent : silent / Math.max(floor, interval[c]!);
      bar = table[Math.min(last, Math.floor(value * parts))]!;
      // Products of broken numbers may be a hair beside a step.
      if (bar < SILENCE_BARS - 1 && steps[bar]! <= value) bar += 1;
      else if (bar > 0 && steps[bar - 1]! > value) bar -= 1;
    }
    of[c] = bar;
    counts[bar]! += 1;
  }
  return {
    unit,
    edges: Float64Array.of(NaN, ...steps),
    counts: Float64Array.from(counts.subarray(0, SILENCE_BARS)),
    of,
  };
}

function aliveAt({ days }: Base, { purchases, lastDay }: Rhythm, asOf: number, { alive }: StageOptions): Float64Array {
  const chances = new Float64Array(purchases.length).fill(NaN);
  for (let c = 0; c < chances.length; c += 1) {
    if (purchases[c] === 0) continue;
    const first = days.day[days.start[c]!]!;
    chances[c] = alive!(purchases[c]! - 1, lastDay[c]! - first, asOf - first);
  }
  return chances;
}

/** Whether a rule says that a customer is lost. */
export function isLost(rule: number): boolean {
  return STAGE_OF_RULE[rule] === LOST;
}

/** Marks of pairs of codes 0 … 15, the earlier × 16 + the later; nowhere at both is no move. */
function moveMarks(slots: number, slotOf: (code: number) => number): Uint16Array {
  const marks = Uint16Array.from({ length: 256 }, (_, pair) => slotOf(pair >> 4) * slots + slotOf(pair & 15));
  return marks.map((mark) => (mark === slots * slots - 1 ? NO_MARK_16 : mark));
}

const STAGE_MARK = Uint16Array.from(STAGE_OF_RULE, (stage) => (stage === NOT_YET ? NO_MARK_16 : stage));
const STATE_MARK = Uint16Array.from({ length: STATE_SLOTS }, (_, state) => (state === NO_STATE ? NO_MARK_16 : state));
const STAGE_MOVE_MARK = moveMarks(STAGE_SLOTS, (rule) => STAGE_OF_RULE[rule] ?? NOT_YET);
const STATE_MOVE_MARK = moveMarks(STATE_SLOTS, (state) => Math.min(state, NO_STATE));
const SILENCE_MARK = Uint16Array.from({ length: 256 }, (_, bar) => (bar < SILENCE_BARS ? bar : NO_MARK_16));

/**
 * All mark sets, over the customers of the file. The arrays are new, so they may be given away. Customers without a purchase are
 * nowhere at either date, so they need no telling apart.
 */
export function lifecycleMarks({ base, now, then, bars }: LifecycleResult): Readonly<Record<string, MarkSet>> {
  const size = base.days.customers;
  const make = (): Uint16Array => new Uint16Array(size);
  const [stage, state, transition, stateMove, silence] = [make(), make(), make(), make(), make()];
  const [rules, rulesThen, states, statesThen, barOf] = [now.rules, then.rules, now.states, then.states, bars.of];
  for (let c = 0; c < size; c += 1) {
    const rule = rules[c]!;
    const own = states[c]!;
    stage[c] = STAGE_MARK[rule]!;
    state[c] = STATE_MARK[own]!;
    transition[c] = STAGE_MOVE_MARK[rulesThen[c]! * 16 + rule]!;
    stateMove[c] = STATE_MOVE_MARK[statesThen[c]! * 16 + own]!;
    silence[c] = SILENCE_MARK[barOf[c]!]!;
  }
  return {
    stage: { of: stage, count: NOT_YET },
    state: { of: state, count: NO_STATE },
    transition: { of: transition, count: STAGE_SLOTS * STAGE_SLOTS },
    'state-transition': { of: stateMove, count: STATE_SLOTS * STATE_SLOTS },
    silence: { of: silence, count: SILENCE_BARS },
  };
}
