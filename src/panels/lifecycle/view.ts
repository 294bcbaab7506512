/** What the pictures of the lifecycle panel are drawn from: plain data, a few kilobytes however many customers there are. */

import type { CustomerState } from '../../models/customer-states.ts';
import type { Stage } from '../../models/lifecycle-stages.ts';
import type { Settling } from '../../models/markov-chain.ts';
import type { Message } from '../../lib/outcome.ts';

/**
 * Mark sets: `stage` at the date looked at, `state` in the period that ends then, `transition` and `state-transition` from the
 * earlier date to the later, row by row with one further row and column for "not yet a customer", `silence` the bars of the histogram.
 */
export const LIFECYCLE_SETS = ['stage', 'state', 'transition', 'state-transition', 'silence'] as const;

/** Bars of the histogram of silence. */
export const SILENCE_BARS = 31;

/** Slots (stages or states) from the lowest band of the river up. */
export const STAGE_BANDS: readonly number[] = [2, 1, 0, 3, 4];
export const STATE_BANDS: readonly number[] = [1, 2, 0, 3];
/** Category of each slot: 1 … 5, 6 the grey of what is lost. */
export const STAGE_HUES: readonly number[] = [5, 1, 2, 3, 6];
export const STATE_HUES: readonly number[] = [5, 2, 1, 6];

export type SlotName = Stage | CustomerState;

/** One stage or state at the date looked at. */
export interface SlotView {
  readonly name: SlotName;
  readonly customers: number;
  readonly share: number;
  /** money of a year (stages) or of the period (states); NaN without money */
  readonly money: number;
  readonly moneyShare: number;
  readonly each: number;
  /** customers at the earlier date */
  readonly before: number;
  /** expected periods in it, until lost, and its share in the steady state; NaN where unknown */
  readonly stay: number;
  readonly untilLost: number;
  readonly steady: number;
  /** mean P(alive); NaN without the model */
  readonly alive: number;
}

export interface RiverView {
  /** ends of the periods */
  readonly dates: Int32Array;
  /** slot by slot: customers or money at each date */
  readonly values: readonly Float64Array[];
  /** the same of customers, also where money is shown */
  readonly counts: readonly Float64Array[];
  /** place of the two dates, or of the nearest date before them */
  readonly before: number;
  readonly asOf: number;
}

export interface SilenceView {
  readonly unit: 'intervals' | 'days';
  /** length bars + 1: the first is NaN, for the bar of all that is below the second; the last bar holds everything beyond too */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

export interface ChainView {
  /** slots × slots, row by row; NaN in rows nobody was seen in */
  readonly shares: Float64Array;
  readonly counts: Float64Array;
  readonly kind: Settling['kind'];
  /** transitions of so many periods were added up */
  readonly periods: number;
}

/** Agreement of the rules with P(alive); `null` where it was not asked for. */
export interface AliveView {
  /** P(alive) under which the model would say lost */
  readonly limit: number;
  /** customers by rule (there, lost) × by model (there, lost) */
  readonly table: readonly [number, number, number, number];
  readonly agreement: number;
}

export type PersonReason = 'typed' | 'changes' | 'won-back' | Stage;

export interface PersonView {
  readonly customer: number;
  readonly id: string;
  readonly reason: PersonReason;
  readonly purchases: Int32Array;
  /** dates from the first purchase on; all arrays below have their length */
  readonly dates: Int32Array;
  readonly levels: Float64Array;
  readonly stages: Uint8Array;
  readonly rules: Uint8Array;
  readonly silences: Float64Array;
  readonly intervals: Float64Array;
  readonly recent: Float64Array;
  readonly earlier: Float64Array;
  readonly windows: Float64Array;
}

export interface LifecycleView {
  readonly show: 'stages' | 'states';
  readonly measure: 'customers' | 'revenue';
  readonly unit: 'week' | 'month' | 'quarter';
  readonly asOf: number;
  readonly before: number;
  /** customers by the date looked at */
  readonly customers: number;
  readonly slots: readonly SlotView[];
  readonly river: RiverView;
  /** (slots + 1)²: moves from the earlier date to the later */
  readonly moves: Float64Array;
  readonly moveShares: Float64Array;
  readonly chain: ChainView;
  readonly silence: SilenceView;
  /** days: usual interval in force, and whether it was given, measured or assumed */
  readonly usual: number;
  readonly usualFrom: 'given' | 'measured' | 'assumed';
  readonly hasMoney: boolean;
  readonly alive: AliveView | null;
  /** why P(alive) is not there though asked for */
  readonly aliveFault: Message | null;
  readonly people: readonly PersonView[];
}
