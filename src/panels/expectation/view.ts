/** What the pictures of the expectation panel are drawn from. Differences are what was perceived less what was expected. */

import type { Message } from '../../lib/outcome.ts';
import type { GroupName } from '../column-groups.ts';

/** Mark sets, over respondents by their last answer to the pair looked at. */
export const EXPECTATION_SETS = ['feeling', 'difference', 'segment'] as const;

/** Less than expected, as expected, more than expected. */
export const FEELINGS = ['dissatisfied', 'met', 'delighted'] as const;

export type Feeling = (typeof FEELINGS)[number];

export interface PairView {
  /** what both questions are about; '' where their headers say nothing else */
  readonly name: string;
  readonly expectedLabel: string;
  readonly perceivedLabel: string;
  /** sheets with both answers */
  readonly n: number;
  /** sheets of people looked at that lack one of them */
  readonly incomplete: number;
  readonly expected: number;
  readonly perceived: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly deviation: number;
  readonly t: number;
  readonly degrees: number;
  readonly p: number;
  /** Holm over the pairs */
  readonly adjusted: number;
  readonly z: number;
  readonly rankP: number;
  readonly exact: boolean;
  readonly biserial: number;
  readonly dz: number;
  readonly dav: number;
  readonly correlation: number;
  /** sheets */
  readonly delighted: number;
  readonly met: number;
  readonly dissatisfied: number;
}

export interface SegmentView {
  readonly name: GroupName;
  readonly n: number;
  /** respondents by their last answer: the size of the mark */
  readonly people: number;
  readonly expected: number;
  readonly perceived: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly dissatisfied: number;
  /** mean difference against that of all others, Welch */
  readonly against: number;
  readonly p: number;
  /** Holm over the groups */
  readonly adjusted: number;
}

export interface ExpectationView {
  readonly pairs: readonly PairView[];
  readonly guessed: boolean;
  readonly leftOut: readonly Message[];
  /** place of the pair looked at */
  readonly chosen: number;
  readonly minimum: number;
  readonly maximum: number;
  /** bars of the differences: least and most of each, ascending; the one of 0 stands alone */
  readonly bars: readonly { readonly low: number; readonly high: number }[];
  /** sheets and, by their last answer, respondents of each bar */
  readonly counts: Float64Array;
  readonly people: Float64Array;
  readonly feelingPeople: Float64Array;
  readonly respondents: number;
  readonly sheets: number;
  readonly filtered: number;
  readonly level: number;
  readonly segments: {
    readonly label: string;
    readonly rows: readonly SegmentView[];
    readonly missing: number;
    readonly guessed: boolean;
  } | null;
}
