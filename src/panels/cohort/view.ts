/** What the pictures of the cohort panel are drawn from: plain data, as much as the triangle has cells. */

import type { PeriodUnit } from '../../lib/periods.ts';
import type { Message } from '../../lib/outcome.ts';
import type { CohortMeasure } from '../../models/cohort-table.ts';

/**
 * Mark sets. `cohort`: the cohort of each customer. `last`: cohort · periods + the last period in which the customer was seen, so
 * that a cell of the on-or-after measure is the run of marks from it to the end of its row. `active`: cohort · 3 + 0 seen in the
 * period looked at, 1 not seen in it though it is over, 2 seen in it while it still runs.
 */
export const COHORT_SETS = ['cohort', 'last', 'active'] as const;

/** Marks a cohort has in the set `active`. */
export const STATES = 3;

export const MOST_COHORTS = 60;
export const MOST_PERIODS = 60;
/** Values of a column that are cohorts of their own; the others stand together. */
export const MOST_GROUPS = 20;

export interface CohortName {
  /** first day of a cohort by time, else `null` */
  readonly day: number | null;
  /** value of the column, or the range of its numbers */
  readonly text: string | null;
  /** `others`: the rarer values together; `missing`: customers without a value */
  readonly kind: 'named' | 'others' | 'missing';
  /** values that stand together, where it is `others` */
  readonly count: number;
}

export interface ProjectionView {
  /** length periods + ahead: share still there after 0, 1, 2 … periods by the model */
  readonly survival: Float64Array;
  /** the last period observed, where the projection begins */
  readonly begins: number;
  /** the last period fitted */
  readonly fitted: number;
  readonly alpha: number;
  readonly beta: number;
  readonly customers: number;
}

export interface CohortView {
  readonly source: 'orders' | 'events' | 'subscriptions';
  readonly by: 'time' | 'channel' | 'category' | 'product' | 'column';
  /** name of the column cohorts are made by, where it is one of the file */
  readonly column: string | null;
  readonly unit: PeriodUnit;
  /** days of a window, `null` by the calendar */
  readonly windowDays: number | null;
  readonly measure: CohortMeasure;
  readonly per: 'cohort' | 'customer';
  readonly asOf: number;
  /** first day of the data */
  readonly first: number;
  readonly cohorts: readonly CohortName[];
  readonly sizes: Uint32Array;
  readonly periods: number;
  /** length cohorts × periods; NaN where nothing is known */
  readonly values: Float64Array;
  /** 0 unknown, 1 still running, 2 of some customers, 3 of all */
  readonly status: Uint8Array;
  /** customers each value speaks of, and how many of them were seen in the period, or then or later */
  readonly of: Uint32Array;
  readonly seen: Uint32Array;
  /** length periods */
  readonly mean: Float64Array;
  readonly meanOf: Float64Array;
  /** the period looked at, one of those there are */
  readonly at: number;
  readonly customers: number;
  readonly projection: ProjectionView | null;
  /** why there is no projection, where the measure would have one */
  readonly unprojected: Message | null;
  /** values of the column that stand together as others */
  readonly others: number;
  /** earlier cohorts that are not shown, and their customers */
  readonly skipped: number;
  readonly skippedCustomers: number;
}

/** Whether the measure is a share of customers. */
export function isShare(measure: CohortMeasure): boolean {
  return measure === 'active' || measure === 'later';
}

/** Whether values are money. */
export function isMoney(measure: CohortMeasure): boolean {
  return measure === 'revenue' || measure === 'cumulative';
}

/** The last period with a mean, −1 where there is none. */
export function lastKnown({ mean }: Pick<CohortView, 'mean'>): number {
  return mean.findLastIndex((value) => !Number.isNaN(value));
}
