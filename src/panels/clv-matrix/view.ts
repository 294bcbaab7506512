/** What the pictures of the matrix are drawn from: plain data, some ten kilobytes however many customers there are. */

import type { QuadrantAxis } from '../../charts/quadrant.ts';

/** Mark sets: `quadrant` lead, iron, gold, platinum; `bin` the grid of {@link BIN_COLUMNS} × {@link BIN_ROWS}, from the lowest left row by row. */
export const CLV_MATRIX_SETS = ['quadrant', 'bin'] as const;

export const BIN_COLUMNS = 40;
export const BIN_ROWS = 30;
/** Cells of the density across and up in each bin. */
export const FINER = 6;
/** Up to so many customers are drawn as points. */
export const MOST_POINTS = 5000;

export interface QuadrantView {
  readonly customers: number;
  readonly current: number;
  readonly potential: number;
  /** of all customers, of all current and all potential value; NaN where there is none */
  readonly customerShare: number;
  readonly currentShare: number;
  readonly potentialShare: number;
  /** share of the weights, 0 … 1 */
  readonly weight: number;
  /** money of the budget for all of them, and for each; NaN each where there is nobody */
  readonly budget: number;
  readonly each: number;
  /** most that spending on each may reach: share of mean potential value, not below 0; NaN where there is nobody */
  readonly cap: number;
  /** what of the budget lies within the cap */
  readonly within: number;
}

export interface ClvMatrixView {
  readonly customers: number;
  readonly asOf: number;
  readonly future: 'textbook' | 'probabilistic';
  readonly cutBy: 'median' | 'mean' | 'quantile' | 'value';
  readonly cuts: { readonly x: number; readonly y: number };
  readonly axes: { readonly x: QuadrantAxis; readonly y: QuadrantAxis };
  /** in the order of the marks of `quadrant` */
  readonly quadrants: readonly QuadrantView[];
  /** length bins: customers in each */
  readonly counts: Uint32Array;
  /** length customers, places 0 … 1; `null` beyond {@link MOST_POINTS} */
  readonly points: { readonly x: Float32Array; readonly y: Float32Array } | null;
  /** length columns × rows × {@link FINER}², 1 … 255 on a logarithmic scale of counts, 0 for none; `null` while points are drawn */
  readonly density: Uint8Array | null;
  readonly current: number;
  readonly potential: number;
  readonly budget: number;
  /** what of the budget stays within the caps */
  readonly within: number;
  /** every customer has the same potential value, so that only one of its sides has anybody */
  readonly flat: boolean;
}
