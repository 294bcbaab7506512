/** What the pictures of the RFM panel are drawn from: plain data, a few kilobytes however many customers there are. */

import type { Rule } from '../options.ts';
import type { Letter, OrderUnit } from './letters.ts';

/**
 * Mark sets of the panel (customers outside the as-of scope or the filter have no mark):
 * `cell` bins³ marks, index {@link cellIndex}; `class` 8 marks in the order of {@link CLASS_CODES};
 * `segment` one a rule in order, then one for customers no rule matches; `r` `f` `m` the bars of the three histograms.
 * Faces, score strips and sheets are sums over cells: R score 2 is picked as all cells with r = 2.
 */
export const RFM_SETS = ['cell', 'class', 'segment', 'r', 'f', 'm'] as const;

/**
 * The eight classes in their fixed order; digits say whether R, F, M are high (1) or low (0). The first four are
 * important (M high): value, develop, keep, win-back; then the same four general ones.
 */
export const CLASS_CODES = ['111', '101', '011', '001', '110', '100', '010', '000'] as const;

export type ClassCode = (typeof CLASS_CODES)[number];

/** Mark of the cube cell with scores r, f, m, each 1 … bins. */
export function cellIndex(r: number, f: number, m: number, bins: number): number {
  return ((r - 1) * bins + (f - 1)) * bins + (m - 1);
}

/** Scores of a cube cell. */
export function cellScores(cell: number, bins: number): { readonly r: number; readonly f: number; readonly m: number } {
  return { r: Math.floor(cell / (bins * bins)) + 1, f: (Math.floor(cell / bins) % bins) + 1, m: (cell % bins) + 1 };
}

/** Name of a class or built-in segment is a dictionary code; own segments carry a person's words. */
export interface GroupView {
  readonly count: number;
  readonly revenue: number;
  /** of all customers in scope, 0 … 1 */
  readonly countShare: number;
  /** of the revenue in scope; NaN where that is not positive */
  readonly revenueShare: number;
  readonly meanR: number;
  readonly meanF: number;
  readonly meanM: number;
}

export interface ClassView extends GroupView {
  readonly code: ClassCode;
  /** dictionary codes: the full course term and a short one that stands beside its column heading */
  readonly name: string;
  readonly shortName: string;
}

export interface SegmentView extends GroupView {
  /** dictionary code or own words; test with `words.has` */
  readonly name: string;
  /** the rule in force, clipped to the bins; `null` for the customers that no rule matches (always the last entry) */
  readonly rule: Rule | null;
}

/** One score of one measure: who has it and which raw values it covers. */
export interface ScoreView {
  readonly score: number;
  readonly count: number;
  readonly revenue: number;
  /** smallest and largest raw value among them; NaN where there is nobody */
  readonly low: number;
  readonly high: number;
}

/** A histogram of R (days), F (orders) or M (money), with its cut points. */
export interface MeasureView {
  readonly letter: Letter;
  readonly scale: 'linear' | 'log';
  /**
   * Length bars + 1. Bar i holds edges[i] ≤ v < edges[i + 1], the last one its upper edge too. Days and orders have whole
   * edges: the bar of the single value 2 spans 2 to 3, so that the cut 2 stands exactly at its left side.
   */
  readonly edges: Float64Array;
  /** length bars: customers in each; bars are the marks of the set named by the letter */
  readonly counts: Uint32Array;
  /**
   * True where bar 0 holds everything under edges[1], values ≤ 0 among them, which a log axis cannot place: edges[0] is then
   * NaN and the bar is drawn as one step of its own before edges[1]. Only with `scale: 'log'`.
   */
  readonly belowZero: boolean;
  /** ascending raw values in force, bins − 1 of them; empty where scores have no common cuts (F and M when nested) */
  readonly cuts: readonly number[];
  /** length bins, scores 1 … bins (for R score 1 is the longest ago) */
  readonly scores: readonly ScoreView[];
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly median: number;
  /** what high and low are measured against: the mean or the median */
  readonly threshold: number;
  /** step of a cut: 1 for days and orders, the smallest money unit for M; dragged cuts snap to it */
  readonly step: number;
}

export interface RfmView {
  readonly bins: 3 | 4 | 5;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
  /** NaN where the file gives R in days and no day */
  readonly asOfDay: number;
  /** how the as-of day came about */
  readonly asOfKind: 'day-after-last' | 'given' | 'fixed' | 'of-the-file';
  readonly firstDay: number;
  readonly lastDay: number;
  /** what was counted as an order; `fallback` where order ids were asked for but the file has none */
  readonly orderUnit: OrderUnit | 'given';
  readonly orderFallback: boolean;
  readonly monetary: 'total' | 'mean';
  readonly scoring: 'equal' | 'quantile' | 'own' | 'nested' | 'k-means' | 'given';
  readonly highLow: 'mean' | 'median';
  /** each of length bins³, see {@link cellIndex} */
  readonly cells: {
    readonly count: Uint32Array;
    readonly revenue: Float64Array;
    /** mean revenue of a customer; NaN where the cell is empty */
    readonly mean: Float64Array;
    readonly meanR: Float64Array;
    readonly meanF: Float64Array;
    readonly meanM: Float64Array;
  };
  /** in the order of {@link CLASS_CODES} */
  readonly classes: readonly ClassView[];
  /** in the order of the rules, then the rest */
  readonly segments: readonly SegmentView[];
  /** rules in force, as the form edits them */
  readonly rules: readonly Rule[];
  readonly measures: Readonly<Record<Letter, MeasureView>>;
  /** cut points in force, as the form shows them; the same lists as in `measures` */
  readonly cuts: Readonly<Record<Letter, readonly number[]>>;
  /** weighted score on the scale 1 … bins, its spread over customers in 20 equal bars from 1 to bins, and the weights summing to 1 */
  readonly weighted: {
    readonly weights: Readonly<Record<Letter, number>>;
    readonly mean: number;
    readonly edges: Float64Array;
    readonly counts: Uint32Array;
  };
  /** contact cost ÷ margin, as a share; `null` until both are given. Above 1 no response rate can pay. */
  readonly breakEven: number | null;
}
