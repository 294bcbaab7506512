/** What the pictures of the net-promoter panel are drawn from. Scores and their intervals are in points, −100 … 100. */

import type { Message } from '../../lib/outcome.ts';
import type { NpsCounts, NpsMethod } from '../../models/net-promoter.ts';
import type { GroupName } from '../column-groups.ts';
import type { Period } from './options.ts';

/** Mark sets, over respondents by their last answer: `answer` each answer of the scale, `class`, `segment`, `period`. */
export const NPS_SETS = ['answer', 'class', 'segment', 'period'] as const;

export const CLASSES = ['detractor', 'passive', 'promoter'] as const;

export type NpsClass = (typeof CLASSES)[number];

export interface ScoreView extends NpsCounts {
  /** answer sheets */
  readonly n: number;
  readonly nps: number;
  readonly low: number;
  readonly high: number;
}

export interface SegmentView extends ScoreView {
  readonly name: GroupName;
  /** respondents by their last answer: the size of the mark */
  readonly people: number;
  /** against all other sheets of a known segment; NaN where there are none */
  readonly difference: number;
  readonly differenceLow: number;
  readonly differenceHigh: number;
  readonly p: number;
  /** Holm over the segments */
  readonly adjusted: number;
}

export interface PairView {
  /** places of both segments */
  readonly one: number;
  readonly other: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Holm over the pairs */
  readonly adjusted: number;
}

export interface SegmentsView {
  readonly label: string;
  readonly rows: readonly SegmentView[];
  readonly pairs: readonly PairView[];
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  /** scored sheets without a value */
  readonly missing: number;
  readonly guessed: boolean;
}

export interface PeriodView extends ScoreView {
  /** first day of the period */
  readonly start: number;
  readonly people: number;
}

export interface TrendView {
  readonly unit: Period;
  readonly rows: readonly PeriodView[];
  /** points a period */
  readonly slope: number;
  readonly slopeP: number;
  /** the largest step between all before and all from a period on; `null` where there are fewer than two */
  readonly step: {
    readonly at: number;
    readonly before: number;
    readonly after: number;
    readonly difference: number;
    readonly low: number;
    readonly high: number;
    readonly adjusted: number;
  } | null;
  /** scored sheets without a day */
  readonly undated: number;
}

export interface DriverView {
  readonly label: string;
  readonly mean: number;
  /** means of promoters and of detractors */
  readonly promoters: number;
  readonly detractors: number;
  readonly correlation: number;
  /** standardised coefficient with its interval; NaN where the column is left out */
  readonly beta: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Holm over the drivers */
  readonly adjusted: number;
  /** share of what all of them explain, 0 … 1 */
  readonly share: number;
  readonly left: 'constant' | 'collinear' | null;
}

export interface DriversView {
  readonly rows: readonly DriverView[];
  readonly n: number;
  /** scored sheets with a gap in one of the columns */
  readonly incomplete: number;
  readonly r2: number;
  readonly p: number;
  readonly guessed: boolean;
}

export interface ClassValueView {
  readonly class: NpsClass;
  /** respondents in the order file whose window is whole */
  readonly n: number;
  readonly bought: number;
  /** share who bought within the window, with its interval */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** mean purchase days, and mean money, in the window */
  readonly purchases: number;
  readonly spend: number;
  readonly spendLow: number;
  readonly spendHigh: number;
  /** mean money in as many days before the answer */
  readonly before: number;
}

export interface ValueView {
  /** respondents of the survey in the order file */
  readonly matched: number;
  /** of these, answers too late for a whole window, and without a day */
  readonly late: number;
  readonly undated: number;
  readonly window: number;
  /** last day of the orders */
  readonly until: number;
  readonly classes: readonly ClassValueView[];
  /** promoters less detractors */
  readonly share: { readonly difference: number; readonly low: number; readonly high: number; readonly p: number };
  readonly spend: { readonly difference: number; readonly low: number; readonly high: number; readonly p: number };
}

export interface NpsView extends ScoreView {
  readonly question: string;
  readonly guessed: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly promoterFrom: number;
  readonly detractorTo: number;
  /** whether scale and limits are those the score was defined with */
  readonly standard: boolean;
  /** answers of the scale, ascending; length of the two below */
  readonly answers: readonly number[];
  readonly counts: Float64Array;
  /** respondents by their last answer: sizes of the marks */
  readonly people: Float64Array;
  readonly classPeople: Float64Array;
  readonly respondents: number;
  readonly repeated: number;
  readonly unanswered: number;
  readonly filtered: number;
  readonly variance: number;
  /** points */
  readonly standardError: number;
  readonly mean: number;
  readonly method: NpsMethod;
  readonly level: number;
  readonly intervals: Readonly<Record<NpsMethod, readonly [number, number]>>;
  readonly target: number | null;
  readonly segments: SegmentsView | null;
  readonly trend: TrendView | null;
  readonly drivers: DriversView | null;
  readonly driversFault: Message | null;
  readonly sample: {
    readonly margin: number;
    /** answers needed with the variance found (NaN where all answers are of one kind), and at worst */
    readonly needed: number;
    readonly worst: number;
    readonly change: number;
    readonly power: number;
    /** answers in each of two waves, likewise */
    readonly waves: number;
    readonly worstWaves: number;
  };
  readonly value: ValueView | null;
  readonly valueFault: Message | null;
}
