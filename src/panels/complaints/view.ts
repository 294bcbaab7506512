/** What the pictures of the complaints panel are drawn from. Shares are 0 … 1, times are days. */

import type { Message } from '../../lib/outcome.ts';
import type { Grouping, Period } from './options.ts';

/**
 * Mark sets: `reason` has each customer in every reason they complained of; `outcome` each by what became of the last complaint.
 */
export const COMPLAINTS_SETS = ['reason', 'outcome'] as const;

/** What became of a complaint: settled to satisfaction, settled without it, settled and no word about it, still open, not known. */
export const OUTCOMES = ['pleased', 'displeased', 'settled', 'open', 'unknown'] as const;

export type OutcomeName = (typeof OUTCOMES)[number];

export interface ShareView {
  readonly n: number;
  readonly k: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface ReasonView {
  /** words of the data; '' where none was given; a message for those that stand together */
  readonly name: string | Message;
  readonly count: number;
  /** customers with it: the size of the mark */
  readonly people: number;
  /** share of all complaints up to and with this one */
  readonly cumulative: number;
  /** among the first that reach the line */
  readonly vital: boolean;
  /** settled ones among those known; `n` 0 where unknown */
  readonly settled: ShareView;
}

export interface WithinView {
  readonly days: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface ResolutionView extends ShareView {
  readonly open: number;
  readonly unknown: number;
  /** how long it took, open complaints counted as not yet settled; `null` where no times are known */
  readonly times: {
    readonly n: number;
    readonly settled: number;
    readonly open: number;
    /** settled after an unknown time: left out of the curve */
    readonly untimed: number;
    readonly time: Float64Array;
    /** share settled by then, with its interval */
    readonly settledBy: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
    /** NaN where less than half are settled by the end */
    readonly median: number;
    readonly medianLow: number;
    readonly medianHigh: number;
    readonly within: readonly WithinView[];
  } | null;
  /** median days to the first answer; NaN where unknown */
  readonly response: number;
  readonly responses: number;
}

export const RECOVERY_ROWS = ['all', 'fast', 'slow', 'open', 'paid', 'unpaid'] as const;

export type RecoveryRow = (typeof RECOVERY_ROWS)[number];

export interface RecoveryView {
  readonly minimum: number;
  readonly maximum: number;
  /** least mark of the satisfied */
  readonly from: number;
  readonly fast: number;
  readonly mean: number;
  readonly all: ShareView;
  readonly rows: readonly (ShareView & { readonly name: RecoveryRow })[];
  /** fast less slow settlement; NaN where one is empty */
  readonly speed: { readonly difference: number; readonly low: number; readonly high: number; readonly p: number };
}

export interface RateView {
  /** first and last day both files cover */
  readonly from: number;
  readonly to: number;
  readonly complaints: number;
  /** days a customer bought on */
  readonly purchases: number;
  /** complaints a purchase */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** customers who bought, and those of them who complained */
  readonly buyers: ShareView;
  /** complaints of people the orders do not know */
  readonly unmatched: number;
}

export const RETURN_GROUPS = ['recovered', 'unrecovered', 'never'] as const;

export interface ComparisonView {
  /** share of either group who bought again with the periods weighted alike, and the first less the second: all adjusted by period */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Holm over the three comparisons */
  readonly adjusted: number;
  readonly exact: boolean;
}

export interface RepurchaseView {
  /** what counts as recovered: satisfied, or only settled where the file does not ask */
  readonly basis: 'satisfied' | 'settled';
  readonly window: number;
  readonly until: number;
  readonly unit: Period;
  readonly periods: number;
  /** in the order of {@link RETURN_GROUPS}; the last has its periods weighted as the complaints are */
  readonly groups: readonly ShareView[];
  /** never complained, as they are */
  readonly control: { readonly k: number; readonly n: number };
  readonly recoveredNever: ComparisonView;
  readonly unrecoveredNever: ComparisonView;
  readonly recoveredUnrecovered: ComparisonView;
  /** complainers left out: whose window is not over, who had not bought before, of unknown outcome */
  readonly late: number;
  readonly inactive: number;
  readonly undecided: number;
}

export interface PeriodView {
  /** first day of the period */
  readonly start: number;
  readonly complaints: number;
  readonly people: number;
  /** NaN without orders */
  readonly purchases: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** settled among those known; NaN where none is */
  readonly settled: number;
}

export interface ComplaintsView {
  readonly complaints: number;
  readonly customers: number;
  readonly named: boolean;
  readonly repeated: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly level: number;
  /** `null` where the file has none of the columns */
  readonly by: Grouping | null;
  readonly asked: Grouping;
  readonly line: number;
  readonly reasons: readonly ReasonView[];
  /** reasons up to the line, and their share */
  readonly vital: number;
  readonly vitalShare: number;
  readonly resolution: ResolutionView | null;
  readonly recovery: RecoveryView | null;
  /** customers by what became of their last complaint, in the order of {@link OUTCOMES} */
  readonly outcomes: Float64Array;
  readonly rate: RateView | null;
  readonly repurchase: RepurchaseView | null;
  readonly repurchaseFault: Message | null;
  readonly iceberg: {
    readonly voiced: number;
    readonly ratio: number;
    readonly silent: number;
    /** voiced and silent of all buyers; NaN without orders, above 1 the ratio cannot hold */
    readonly implied: number;
  };
  readonly unit: Period;
  readonly trend: readonly PeriodView[];
}
