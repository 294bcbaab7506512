/** What the pictures of the AARRR panel are drawn from: plain data, a few kilobytes however many events there are. */

import type { Message } from '../../lib/outcome.ts';
import type { PeriodUnit } from '../../lib/periods.ts';
import type { FunnelOrder } from '../../models/event-funnel.ts';
import type { NamedStep } from '../options.ts';
import type { EventName } from './guess.ts';

/**
 * Mark sets: `way` the steps taken, group × 2ᴷ + steps (bit k is step k), 0 for who took none; `time` the bars of the time to convert;
 * `entry` the periods in which attempts began.
 */
export const AARRR_SETS = ['way', 'time', 'entry'] as const;

/** Marks of names the form lists; a log may have thousands. */
export const NAMES_SHOWN = 500;

export interface Share {
  readonly count: number;
  readonly of: number;
  /** NaN of nobody */
  readonly share: number;
  /** 95 % by Wilson */
  readonly low: number;
  readonly high: number;
}

export interface StepView {
  readonly label: Message;
  /** names of events; none of an order log and of levels in any order */
  readonly names: readonly string[];
  readonly optional: boolean;
  /** step it is compared with: the one before that is not optional; −1 for the first */
  readonly base: number;
  readonly reached: number;
  /** of all who began */
  readonly overall: Share;
  /** of those who took the base */
  readonly conversion: Share;
  /** took the base and not this */
  readonly left: number;
  /** days from the base, of those who took both; NaN of nobody */
  readonly median: number;
  readonly p90: number;
}

/** A combination of steps taken that occurs, and how many customers took it. */
export interface WayView {
  readonly mark: number;
  readonly group: number;
  readonly way: number;
  readonly customers: number;
}

export interface GroupView {
  readonly label: Message;
  /** by step */
  readonly reached: readonly number[];
  readonly overall: readonly Share[];
  readonly conversion: readonly Share[];
}

export interface StepTest {
  /** z of two groups, χ² of several; NaN where there is nothing to compare */
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
  /** by Holm over the steps */
  readonly adjusted: number;
  /** an expected count below 5 */
  readonly doubtful: boolean;
}

export interface PairView {
  readonly one: number;
  readonly other: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** by Holm over the pairs */
  readonly adjusted: number;
}

export interface GroupsView {
  readonly by: Message;
  readonly touch: 'first' | 'last';
  readonly groups: readonly GroupView[];
  /** by step; the first has none */
  readonly tests: readonly (StepTest | null)[];
  /** of the share of the last step, all pairs */
  readonly pairs: readonly PairView[];
}

export interface TimeView {
  /** steps it is between */
  readonly from: number;
  readonly to: number;
  readonly unit: 'days' | 'hours' | 'minutes';
  /** in `unit` */
  readonly edges: Float64Array;
  readonly below: boolean;
  readonly scale: 'linear' | 'log';
  readonly counts: Uint32Array;
  readonly customers: number;
  /** in `unit` */
  readonly median: number;
  readonly p90: number;
}

export interface TrendView {
  readonly unit: PeriodUnit;
  /** first day of each period */
  readonly days: Int32Array;
  readonly entered: Uint32Array;
  readonly completed: Uint32Array;
  /** first period some of whose attempts may still go on after the last event; −1 for none */
  readonly open: number;
}

export interface KView {
  readonly from: 'events' | 'typed';
  readonly users: number;
  /** NaN where unknown */
  readonly sent: number;
  readonly accepted: number;
  readonly invitations: number;
  readonly acceptance: number;
  readonly k: number;
}

export interface AarrrView {
  readonly source: 'events' | 'orders';
  readonly order: FunnelOrder;
  /** seconds, Infinity for none */
  readonly window: number;
  /** customers looked at */
  readonly customers: number;
  readonly entered: number;
  readonly completed: number;
  readonly steps: readonly StepView[];
  /** the step with the lowest conversion among those that must be taken; −1 where there is none */
  readonly worst: number;
  readonly ways: readonly WayView[];
  readonly groups: GroupsView | null;
  readonly time: TimeView | null;
  readonly trend: TrendView | null;
  readonly k: KView;
  readonly names: readonly EventName[];
  readonly inForce: readonly NamedStep[];
  readonly inviteNames: readonly string[];
  readonly acceptNames: readonly string[];
}

/** Marks of the ways that have a step (in any order at least so many); over all groups, or of one. */
export function marksReached(view: Pick<AarrrView, 'ways' | 'order'>, step: number, group = -1): number[] {
  const has = view.order === 'any' ? (way: number) => bitsOf(way) > step : (way: number) => (way & (1 << step)) !== 0;
  return view.ways.filter((each) => has(each.way) && (group < 0 || each.group === group)).map(({ mark }) => mark);
}

/** Marks of those who took the base of a step and not the step itself. */
export function marksLeft(view: Pick<AarrrView, 'ways' | 'order' | 'steps'>, step: number): number[] {
  const { base } = view.steps[step]!;
  if (base < 0) return [];
  const reached = new Set(marksReached(view, step));
  return marksReached(view, base).filter((mark) => !reached.has(mark));
}

export function bitsOf(way: number): number {
  let count = 0;
  for (let bits = way; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}
