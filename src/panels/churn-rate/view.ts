/** What the pictures of the churn-rate panel are drawn from: plain data, however many customers there are. */

import type { PeriodChurn } from '../../models/churn-rates.ts';

/**
 * Mark sets: `bridge` what customers did in the chosen period, see {@link MOVE_NAMES}; `segment` those lost in it by segment;
 * `silence` customers by how long they have been silent at the end of the data.
 */
export const CHURN_RATE_SETS = ['bridge', 'segment', 'silence'] as const;

/** Of those kept, some are worth more at the end than at the start, some less. */
export const MOVE_NAMES = ['kept', 'rose', 'fell', 'lost', 'new', 'back', 'passing'] as const;
export type MoveName = (typeof MOVE_NAMES)[number];

export interface PeriodView {
  /** first and last day */
  readonly from: number;
  readonly to: number;
  /** the data go on to its last day */
  readonly finished: boolean;
  /** false while the data are so short that whoever is at the start could not have been lost before */
  readonly judged: boolean;
  /** the data reach back as far as purchases are counted: else those of the end cover more days than those of the start */
  readonly backed: boolean;
  readonly churn: PeriodChurn;
}

export interface SegmentView {
  /** `null` for no value, `''` for the rarer ones together */
  readonly name: string | null;
  /** in the chosen period */
  readonly churn: PeriodChurn;
}

export interface SilenceView {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  readonly scale: 'linear' | 'log';
  readonly belowZero: boolean;
  /** threshold in force, in the unit of the axis: days, or times the usual interval */
  readonly cut: number;
  readonly customers: number;
  /** customers silent for longer than the threshold */
  readonly lost: number;
}

export interface ChurnRateView {
  readonly source: 'orders' | 'subscriptions';
  readonly unit: 'week' | 'month' | 'quarter' | 'year';
  readonly rule: 'days' | 'rhythm';
  readonly days: number;
  readonly multiple: number;
  readonly grace: number;
  readonly lookBack: number;
  /** usual interval of all customers in days; NaN of subscriptions */
  readonly population: number;
  readonly first: number;
  readonly until: number;
  /** whether anything is known of money */
  readonly valued: boolean;
  readonly periods: readonly PeriodView[];
  /** place of the period looked at */
  readonly chosen: number;
  /** customers by what they did in it */
  readonly moves: Float64Array;
  /** empty where there are no segments */
  readonly segments: readonly SegmentView[];
  readonly segmentBy: string;
  /** whether segments were asked for */
  readonly segmented: boolean;
  /** `null` of subscriptions */
  readonly silence: SilenceView | null;
  /** intervals between purchases so far, and how many were longer than the threshold: those came back all the same */
  readonly gaps: number;
  readonly longGaps: number;
  /** customers at the end of the data whose silence is longer than is usual, but not yet long enough to call them lost */
  readonly undecided: number;
}
