/** Steps that shape a table, as plain JSON. They speak of columns by name, so that they hold for a newer file as well. */

import type { ColumnType } from '../columns.ts';
import type { Locale } from '../../i18n/format.ts';
import type { Json } from '../../lib/json.ts';
import type { PeriodUnit } from '../../lib/periods.ts';

interface StepBase {
  /** unique among the steps of a table; keeps its form open while it moves */
  readonly id: string;
  /** switched off: passed over */
  readonly off?: true;
}

/** How a cell is tested. Text tests other than `is`, `is-not`, `one-of`, `none-of` do not tell capitals from small letters. */
export type Test =
  | 'is'
  | 'is-not'
  | 'one-of'
  | 'none-of'
  | 'contains'
  | 'contains-not'
  | 'begins'
  | 'ends'
  /** with `*` for any characters and `?` for one */
  | 'matches'
  | 'less'
  | 'at-most'
  | 'more'
  | 'at-least'
  /** both ends included */
  | 'between'
  | 'missing'
  | 'filled';

/**
 * A test of one column. `values` as they are written: numbers like `12.5`, days like `2024-01-31`; one for most tests, two for
 * `between`, any number for `one-of` and `none-of`, none for `missing` and `filled`. A missing cell meets no test but `missing`,
 * `is-not`, `none-of` and `contains-not`.
 */
export interface Condition {
  readonly column: string;
  readonly test: Test;
  readonly values: readonly string[];
}

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

/** A column to group by; days may be taken together by period, whose first day stands for it. */
export interface GroupKey {
  readonly column: string;
  readonly period: PeriodUnit | null;
}

/**
 * `rows` counts rows and needs no column; `filled` cells that are not missing; `distinct` different values; `share` is the sum of
 * the group divided by the sum of all rows (of the rows' number where there is no column).
 */
export type AggregateFunction =
  | 'rows'
  | 'filled'
  | 'distinct'
  | 'sum'
  | 'mean'
  | 'median'
  | 'quantile'
  | 'minimum'
  | 'maximum'
  | 'deviation'
  | 'share'
  | 'first'
  | 'last';

export interface Aggregate {
  readonly function: AggregateFunction;
  /** '' for `rows` */
  readonly column: string;
  /** of `quantile`: 0…1; else 0.5 */
  readonly at: number;
  /** name of the new column */
  readonly name: string;
}

export type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  /** 1 Monday … 7 Sunday */
  | 'weekday'
  | 'day-of-year'
  | 'hour'
  /** first day of the period the day lies in */
  | 'start-of-week'
  | 'start-of-month'
  | 'start-of-quarter'
  | 'start-of-year';

/** Rows the conditions or the expression hold for stay. */
export interface FilterStep extends StepBase {
  readonly kind: 'filter';
  readonly by: 'conditions' | 'expression';
  readonly match: 'all' | 'any';
  readonly conditions: readonly Condition[];
  readonly expression: string;
}

/** Missing cells come last, either way; equal ones keep their order. */
export interface SortStep extends StepBase {
  readonly kind: 'sort';
  readonly keys: readonly SortKey[];
}

/** A column by an expression; one of that name is replaced where it stands. */
export interface DeriveStep extends StepBase {
  readonly kind: 'derive';
  readonly name: string;
  readonly expression: string;
  /** columns whose equal values make the groups that aggregates are counted within; none: all rows together */
  readonly within: readonly string[];
}

/** Missing cells are filled. `mean` and `median` are of numbers; `previous` and `next` go by the order of the rows. */
export interface FillStep extends StepBase {
  readonly kind: 'fill';
  readonly columns: readonly string[];
  readonly how: 'value' | 'previous' | 'next' | 'mean' | 'median' | 'most-frequent';
  /** of `value`, as it is written */
  readonly value: string;
  readonly within: readonly string[];
}

/** Values become other values, all at once; `to: null` makes them missing. */
export interface RecodeStep extends StepBase {
  readonly kind: 'recode';
  readonly column: string;
  /** name of the new column; '' changes the column itself */
  readonly name: string;
  readonly map: readonly { readonly from: string; readonly to: string | null }[];
  readonly others: 'keep' | 'missing' | 'value';
  /** of `value` */
  readonly other: string;
  /** what the result is read as */
  readonly as: 'text' | 'number';
}

/** Numbers become intervals. A value on a cut belongs to the upper interval; the last interval holds its upper end. */
export interface BinStep extends StepBase {
  readonly kind: 'bin';
  readonly column: string;
  readonly name: string;
  readonly how: 'width' | 'count' | 'cuts';
  /** number of intervals of `width` and `count` */
  readonly bins: number;
  /** of `cuts`, in any order */
  readonly cuts: readonly number[];
  /** names of the intervals from the lowest up; where too few, `[10, 20)` */
  readonly labels: readonly string[];
}

/** A text is cut at a separator, into columns or into rows. */
export interface SplitStep extends StepBase {
  readonly kind: 'split';
  readonly column: string;
  readonly separator: string;
  readonly to: 'columns' | 'rows';
  /** names of the columns made; the last takes the rest */
  readonly names: readonly string[];
  /** the column itself stays */
  readonly keep: boolean;
}

/** Of rows equal in these columns one stays. */
export interface DedupeStep extends StepBase {
  readonly kind: 'dedupe';
  /** none: all columns */
  readonly columns: readonly string[];
  readonly keep: 'first' | 'last';
}

/** One row for each combination of the keys, in order of first appearance. Without keys: one row for all. */
export interface GroupStep extends StepBase {
  readonly kind: 'group';
  readonly by: readonly GroupKey[];
  readonly aggregates: readonly Aggregate[];
}

/** Columns of another table beside the rows whose keys agree. Missing keys agree with nothing. */
export interface JoinStep extends StepBase {
  readonly kind: 'join';
  /** id of a data cell */
  readonly with: string;
  /** `semi` keeps rows with a partner, `anti` those without; neither brings columns */
  readonly how: 'left' | 'inner' | 'full' | 'semi' | 'anti';
  readonly keys: readonly { readonly own: string; readonly other: string }[];
  /** columns to bring; none: all but the keys */
  readonly columns: readonly string[];
}

/** Rows of other tables below, columns matched by name. */
export interface UnionStep extends StepBase {
  readonly kind: 'union';
  /** ids of data cells */
  readonly with: readonly string[];
  readonly columns: 'all' | 'shared';
  /** name of a column that tells which table a row is of; '' for none */
  readonly origin: string;
}

/** Values of a column become columns: a cross table. */
export interface PivotStep extends StepBase {
  readonly kind: 'pivot';
  readonly rows: readonly GroupKey[];
  readonly across: GroupKey;
  readonly function: AggregateFunction;
  /** '' for `rows` */
  readonly values: string;
  readonly at: number;
}

/** Columns become rows: one a name and value. */
export interface UnpivotStep extends StepBase {
  readonly kind: 'unpivot';
  readonly columns: readonly string[];
  /** name of the column of names, and of the column of values */
  readonly name: string;
  readonly value: string;
  /** rows whose value is missing are left out */
  readonly drop: boolean;
}

/** Some rows by chance, in their order; the same seed takes the same rows. */
export interface SampleStep extends StepBase {
  readonly kind: 'sample';
  readonly how: 'rows' | 'share';
  readonly rows: number;
  /** 0…1 */
  readonly share: number;
  readonly seed: number;
}

export interface DatePartsStep extends StepBase {
  readonly kind: 'date-parts';
  readonly column: string;
  readonly parts: readonly { readonly part: DatePart; readonly name: string }[];
}

/** The value some rows before (`by` > 0) or after (`by` < 0), or how much it has changed since (days, for dates). */
export interface ShiftStep extends StepBase {
  readonly kind: 'shift';
  readonly column: string;
  readonly name: string;
  readonly by: number;
  readonly take: 'value' | 'change';
  /** such as the customer: rows of others are never looked at */
  readonly within: readonly string[];
  /** order within; none: of the rows as they stand */
  readonly order: readonly SortKey[];
}

/** Only these columns, in this order. */
export interface SelectStep extends StepBase {
  readonly kind: 'select';
  readonly columns: readonly string[];
}

export interface DropStep extends StepBase {
  readonly kind: 'drop';
  readonly columns: readonly string[];
}

export interface RenameStep extends StepBase {
  readonly kind: 'rename';
  readonly names: readonly { readonly from: string; readonly to: string }[];
}

/** These columns first, the others after them. */
export interface ReorderStep extends StepBase {
  readonly kind: 'reorder';
  readonly columns: readonly string[];
}

/** Read as another type; what cannot be is missing, and counted. */
export interface TypeStep extends StepBase {
  readonly kind: 'type';
  readonly columns: readonly string[];
  readonly to: ColumnType;
}

/** A step of a newer version: kept word for word; running it fails and says so. */
export interface UnknownStep extends StepBase {
  readonly kind: 'unknown';
  readonly raw: Json;
}

export type Step =
  | FilterStep
  | SortStep
  | DeriveStep
  | FillStep
  | RecodeStep
  | BinStep
  | SplitStep
  | DedupeStep
  | GroupStep
  | JoinStep
  | UnionStep
  | PivotStep
  | UnpivotStep
  | SampleStep
  | DatePartsStep
  | ShiftStep
  | SelectStep
  | DropStep
  | RenameStep
  | ReorderStep
  | TypeStep
  | UnknownStep;

export type StepKind = Step['kind'];
export type KnownStep = Exclude<Step, UnknownStep>;
export type StepOf<K extends StepKind> = Extract<Step, { readonly kind: K }>;

/** A table a panel publishes, and the language its words are taken in: steps speak of them. */
export interface PublishedTable {
  readonly name: string;
  readonly locale: Locale;
}

/** How a table is made: whose rows it begins with, and what is done to them. */
export interface Made {
  /** id of a data cell or, with `table`, of a panel cell */
  readonly from: string;
  readonly table?: PublishedTable;
  readonly steps: readonly Step[];
  /** begins with the rows its card lists as out of use too, such as totals; else with the rows in use */
  readonly listed?: true;
}

/** Ids of the data cells steps take further tables from; switched-off steps among them. */
export function tablesOfSteps(steps: readonly Step[]): readonly string[] {
  const ids = steps.flatMap((step) => (step.kind === 'join' ? [step.with] : step.kind === 'union' ? step.with : []));
  return [...new Set(ids)].filter((id) => id !== '');
}

/** Ids of all cells a made table depends on directly, the one it begins with first. */
export function tablesOf({ from, steps }: Made): readonly string[] {
  return [...new Set([from, ...tablesOfSteps(steps)])];
}
