/** What the pictures of the pivot are drawn from. */

import type { NumberStyle } from '../../i18n/format.ts';
import type { Message } from '../../lib/outcome.ts';
import type { Drill, Layout } from './layout.ts';

/** `cell`: every cell of the table, totals included; mark line · columns + column. A customer stands in many. */
export const OLAP_SETS = ['cell'] as const;

/** A line or a column of the table. */
export interface LineView {
  readonly label: string | Message;
  /** 0 is the total */
  readonly depth: number;
  readonly parent: number;
  readonly kind: 'total' | 'member' | 'other';
  /** whether there is a level under it, and whether it shows */
  readonly state: 'open' | 'closed' | 'leaf';
  /** dimension it is a member of; '' for the total */
  readonly dimension: string;
  /** what it is remembered by, from the first dimension down */
  readonly keys: readonly string[];
}

export interface MeasureView {
  readonly id: string;
  readonly label: Message;
  readonly style: NumberStyle;
  /** totals are of another size than their parts */
  readonly larger: boolean;
  /** where its colours begin: what does not add up is told apart between its smallest and largest value */
  readonly from: 'zero' | 'least';
  /** length lines · columns; NaN where there is nothing */
  readonly values: Float64Array;
  /** length lines · columns: 1 where a ratio has a base not above zero; `null` of measures without a base */
  readonly baseless: Uint8Array | null;
}

export interface MemberView {
  readonly value: string;
  readonly label: string | Message;
  readonly rows: number;
}

export interface FocusView {
  readonly dimension: string;
  readonly value: string;
  readonly label: string | Message;
  readonly of: Message;
}

export interface OlapView {
  readonly lines: readonly LineView[];
  readonly columns: readonly LineView[];
  readonly measures: readonly MeasureView[];
  /** length lines · columns: rows in each cell */
  readonly counts: Float64Array;
  /** length lines · columns: customers; `null` where the rows speak of none */
  readonly customers: Float64Array | null;
  /** what is in force */
  readonly layout: Layout;
  readonly drill: Drill;
  readonly automatic: boolean;
  readonly rowLabels: readonly Message[];
  readonly columnLabels: readonly Message[];
  readonly focus: readonly FocusView[];
  /** members of each filtered dimension, most rows first, for the editor */
  readonly members: readonly (readonly MemberView[])[];
  /** members that are counted in totals only */
  readonly hiddenLines: number;
  readonly hiddenColumns: number;
  /** cell whose rows are listed, −1 for all */
  readonly listed: number;
  /** length columns: 1 where a column is the period right after the one before it */
  readonly follows: Uint8Array;
}
