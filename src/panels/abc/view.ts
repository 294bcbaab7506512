/** What the pictures of the ABC panel are drawn from. */

/**
 * Mark sets: `bar` the 20 bars of the Pareto chart, `class` A, B, C (0, 1, 2), `percentile` 100 steps of 1 % of the items,
 * for the rug under the Lorenz curve. All count from the highest value down. By product, a customer has the marks of the
 * product they spent most on (a customer buys many products, a mark needs one).
 */
export const ABC_SETS = ['bar', 'class', 'percentile'] as const;

export const ABC_CLASSES = ['A', 'B', 'C'] as const;

export type AbcClass = (typeof ABC_CLASSES)[number];

export const BAR_COUNT = 20;
export const PERCENTILE_COUNT = 100;

/** 5 % of the items, by rank: item with rank i (0 is the highest) of n is in bar ⌊20·i/n⌋. */
export interface BarView {
  readonly items: number;
  readonly value: number;
  /** of the total value, 0 … 1; the height */
  readonly share: number;
  /** share of value up to and with this bar */
  readonly cumulative: number;
  /** customers with this mark: what lit counts are measured against */
  readonly customers: number;
}

export interface AbcClassView {
  readonly code: AbcClass;
  readonly items: number;
  readonly value: number;
  readonly itemShare: number;
  readonly valueShare: number;
  readonly customers: number;
  /** smallest and largest value of an item in it; NaN where it is empty */
  readonly low: number;
  readonly high: number;
}

/** A limit on the curve. */
export interface LimitView {
  /** share of value asked for, 0 … 1 */
  readonly limit: number;
  /** items that reach it: where the curve is cut */
  readonly items: number;
  readonly itemShare: number;
  /** share of value these items bring; not below `limit` */
  readonly valueShare: number;
}

export interface CurveView {
  /** share of items from 0 to 1, at most 400 points, first (0, 0), last (1, 1) */
  readonly x: Float64Array;
  /** share of value */
  readonly y: Float64Array;
}

export interface AbcView {
  readonly by: 'customer' | 'product';
  /** what the money is from: orders, or sums a file gives */
  readonly from: 'orders' | 'given';
  readonly items: number;
  readonly customers: number;
  /** value that shares are of: the sum of all positive item values */
  readonly total: number;
  /** exact revenue in scope, returns counted against it */
  readonly revenue: number;
  /** items whose value is below zero; they are ranked last and count as 0 in shares, curves and Gini */
  readonly negative: number;
  readonly zero: number;
  /** 20 entries; with fewer than 20 items some are empty */
  readonly bars: readonly BarView[];
  /** A, B, C */
  readonly classes: readonly AbcClassView[];
  readonly limits: 'given' | 'computed';
  /** limits in force */
  readonly a: LimitView;
  readonly b: LimitView;
  /** limits the curve itself suggests, whether in force or not; `null` where it has none (all equal, fewer than 3 items) */
  readonly computed: { readonly a: LimitView; readonly b: LimitView } | null;
  /** descending: cumulative share of value against share of items, highest first */
  readonly pareto: CurveView;
  /** ascending: lowest first */
  readonly lorenz: CurveView;
  readonly gini: number;
  /** fewest items that bring at least 80 % of the value */
  readonly toEighty: { readonly items: number; readonly share: number };
  /** whether marks divide customers directly (by customer) or through their main product */
  readonly link: 'customer' | 'main-product';
}
