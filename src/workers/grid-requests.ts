/** What the grid asks of the engine: windows of rows and columns, places of texts, what a column or a range of cells says. */

import type { FindingCode } from '../data/report.ts';
import type { Condition, SortKey } from '../data/steps/step.ts';
import type { Outcome } from '../lib/outcome.ts';

/** Which rows, in which order. Columns go by the names steps know them by. */
export interface GridView {
  /** rows that meet all of them */
  readonly conditions: readonly Condition[];
  /** none: as they stand in the table */
  readonly sort: readonly SortKey[];
  /** rows out of use are among them */
  readonly listed: boolean;
  /** bits of customers whose rows only are shown */
  readonly only: Uint32Array | null;
}

/** A number, a text (of a day its ISO date and time), or nothing. */
export type GridCell = string | number | null;

/** What is to be known of a cell beyond its value. */
export interface GridNote {
  /** place among the rows of the window */
  readonly index: number;
  /** column of the table */
  readonly column: number;
  /** what it was, where it was edited */
  readonly was: string | null;
  /** its text, where that is no value of its column */
  readonly got: string | null;
}

/** Rows `offset` … of a view, as far as there are any. */
export interface GridWindow {
  /** rows of the view */
  readonly total: number;
  /** row of the table */
  readonly rows: Uint32Array;
  /** line of the file on which it begins, or its number */
  readonly lines: Uint32Array;
  /** customer, −1 where there is none; `null` where rows speak of no customers */
  readonly customers: Int32Array | null;
  /** why it is out of use, where it is */
  readonly out: readonly (FindingCode | null)[];
  /** one list a column asked for, in that order */
  readonly cells: readonly (readonly GridCell[])[];
  /** of each of them the decimals its numbers have at most, −1 where no number of decimals holds them, or it has no numbers */
  readonly decimals: readonly number[];
  readonly notes: readonly GridNote[];
}

export interface GridPlace {
  /** of the view's rows */
  readonly position: number;
  /** of the table's columns */
  readonly column: number;
}

export interface GridFound {
  /** cells that contain the text, {@link MOST_FOUND} at most */
  readonly count: number;
  /** there are more than were counted */
  readonly more: boolean;
  /** which of them `at` is, from 0 */
  readonly index: number;
  /** `null` where there is none */
  readonly at: GridPlace | null;
}

export const MOST_FOUND = 100_000;

/** A column over the rows of a view. */
export interface GridColumn {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** of numbers, and of days as day numbers; `null` where there are none */
  readonly figures: {
    readonly minimum: number;
    readonly lower: number;
    readonly median: number;
    readonly mean: number;
    readonly upper: number;
    readonly maximum: number;
  } | null;
  /** rows in equal parts of the range from the smallest to the largest value */
  readonly bins: readonly number[];
  /** most frequent first, ten at most */
  readonly frequent: readonly { readonly value: string; readonly rows: number }[];
}

/** What the head of a column tells, of the rows in use. */
export interface GridHead {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** of numbers, and of days as day numbers */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** counts for a small picture, as in a column's report */
  readonly profile: readonly number[];
}

/** What stands in a range of cells. */
export interface GridSums {
  readonly cells: number;
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
}

export interface GridRequests {
  gridRows: {
    ask: {
      readonly data: string;
      readonly view: GridView;
      readonly offset: number;
      readonly count: number;
      /** of the table */
      readonly columns: readonly number[];
    };
    reply: Outcome<GridWindow>;
  };
  /** cells that contain a text, and the next or previous of them from a place on (`here`: that place itself counts too) */
  gridFind: {
    ask: {
      readonly data: string;
      readonly view: GridView;
      readonly text: string;
      /** of the table, in the order they are shown */
      readonly columns: readonly number[];
      readonly from: GridPlace;
      readonly go: 'here' | 'next' | 'previous';
    };
    reply: Outcome<GridFound>;
  };
  /** place of a line of the file (or a row's number) in a view, −1 where it is not shown */
  gridLine: { ask: { readonly data: string; readonly view: GridView; readonly line: number }; reply: Outcome<number> };
  gridColumn: {
    ask: { readonly data: string; readonly view: GridView; readonly column: number };
    reply: Outcome<GridColumn>;
  };
  /** heads over the rows in use, one a column asked for */
  gridHeads: {
    ask: { readonly data: string; readonly columns: readonly number[] };
    reply: Outcome<readonly GridHead[]>;
  };
  gridSums: {
    ask: {
      readonly data: string;
      readonly view: GridView;
      readonly from: number;
      readonly count: number;
      readonly columns: readonly number[];
    };
    reply: Outcome<GridSums>;
  };
}

export type GridRequest = keyof GridRequests;
