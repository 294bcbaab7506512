/** What the pictures of the churn-funnel panel are drawn from: plain data, however many customers there are. */

import type { Message } from '../../lib/outcome.ts';
import type { ChurnStage } from '../../models/churn-stages.ts';
import type { LeavingType } from '../../models/leaving-reasons.ts';

/**
 * Mark sets: `stage` where customers stand, in the order of CHURN_STAGES; `flow` where they stood before × where they stand, see
 * StageFlows; `silence` by how long they have been silent; `reason` those lost by why they left, `type` by who caused it.
 */
export const CHURN_FUNNEL_SETS = ['stage', 'flow', 'silence', 'reason', 'type'] as const;

export interface StageView {
  readonly stage: ChurnStage;
  readonly customers: number;
  /** of all customers up to the day, 0 … 1 */
  readonly share: number;
  /** money; NaN where nothing is known of it */
  readonly value: number;
  readonly valueShare: number;
  /** share of all customers who got at least as far */
  readonly reached: number;
}

export interface ReasonView {
  /** `null` where none was said, `''` for the rarer ones together */
  readonly name: string | null;
  readonly type: LeavingType;
  /** the type was not guessed but chosen */
  readonly chosen: boolean;
  readonly customers: number;
  readonly value: number;
}

export interface SilenceView {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  readonly scale: 'linear' | 'log';
  readonly belowZero: boolean;
}

export interface ChurnFunnelView {
  readonly source: 'orders' | 'subscriptions';
  readonly by: 'rhythm' | 'days';
  /** slipping, at risk, lost; NaN of subscriptions */
  readonly limits: readonly [number, number, number];
  readonly backDays: number;
  readonly grace: number;
  /** usual interval of all customers in days; NaN of subscriptions */
  readonly population: number;
  readonly first: number;
  readonly until: number;
  readonly asOf: number;
  /** the earlier day it is compared with */
  readonly before: number;
  readonly customers: number;
  /** what value is: past spend, expected future value, or fees */
  readonly value: 'past' | 'future' | 'fees';
  readonly lookBack: number;
  readonly years: number;
  readonly valued: boolean;
  readonly total: number;
  /** why there is no future value where it was asked for; `null` where there is or was not */
  readonly noFuture: Message | null;
  /** stages the data can tell, in order */
  readonly stages: readonly StageView[];
  /** (NOT_YET + 1) × 5, row by row */
  readonly flows: { readonly counts: Float64Array; readonly values: Float64Array };
  /** `null` of subscriptions */
  readonly silence: SilenceView | null;
  /** customers and lost at the end of each month, for dragging the day along */
  readonly months: {
    /** first day of each */
    readonly from: Float64Array;
    /** last day of each, the last day of the data where the month is not over */
    readonly to: Float64Array;
    readonly customers: Float64Array;
    readonly lost: Float64Array;
  };
  /** empty where there are none; the commonest first */
  readonly reasons: readonly ReasonView[];
  /** by type, in the order of LEAVING_TYPES */
  readonly types: readonly { readonly type: LeavingType; readonly customers: number; readonly value: number }[];
  /** the file has a column of reasons */
  readonly reasoned: boolean;
}
