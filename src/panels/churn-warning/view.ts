/** What the pictures of the early-warning panel are drawn from. */

import type { Message } from '../../lib/outcome.ts';
import type { WindowPlan } from '../../models/churn-windows.ts';

/**
 * Mark sets. Of the test: `score` the bars of the score, `lift` tenths by falling score, `outcome` the four cells lost/stayed × called
 * or not. Of today: `decile` tenths by falling risk, `call` above the threshold or not.
 */
export const CHURN_WARNING_SETS = ['score', 'lift', 'outcome', 'decile', 'call'] as const;

export const SCORE_BARS = 40;
export const TENTHS = 10;
/** Points of drawn curves. */
export const GRID = 101;
/** Customers listed beside the reasons. */
export const LISTED = 20;
/** Reasons told of one customer; what is left is put together. */
export const REASONS = 8;

export type ModelId = 'logistic' | 'trees';

/** A column in words: `name` alone, `value` of it with its unit put in by the page. */
export interface FeatureView {
  readonly name: Message;
  /** what it measures */
  readonly meaning: Message;
}

export interface CutView {
  readonly kind: 'train' | 'test' | 'now';
  readonly cut: number;
  readonly customers: number;
  /** NaN where the label is not known */
  readonly losses: number;
}

export interface CurveView {
  /** evenly from 0 to 1, length GRID */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface ModelView {
  readonly id: ModelId;
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly brierSkill: number;
  readonly logLoss: number;
  readonly slope: number;
  readonly bias: number;
  readonly topLift: number;
  readonly topGain: number;
  readonly roc: CurveView;
  readonly precisionRecall: CurveView;
  readonly gains: CurveView;
  readonly calibration: {
    readonly predicted: Float64Array;
    readonly observed: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
  };
}

export interface LiftView {
  readonly rows: Float64Array;
  readonly events: Float64Array;
  readonly score: Float64Array;
  readonly lift: Float64Array;
  readonly gain: Float64Array;
}

export interface CoefficientView extends FeatureView {
  /** change of the log-odds by one standard deviation */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** odds ratio of one unit */
  readonly ratio: number;
}

export interface ImportanceView extends FeatureView {
  /** share of the whole gain */
  readonly share: number;
  readonly splits: number;
}

export interface DriftView extends FeatureView {
  readonly index: number;
}

export interface DecisionView {
  /** 0 … 1 */
  readonly threshold: number;
  readonly automatic: boolean;
  /** of the test: lost & called, lost & not, stayed & called, stayed & not */
  readonly cells: readonly [number, number, number, number];
  /** money of each cell by the terms in force */
  readonly money: readonly [number, number, number, number];
  readonly precision: number;
  readonly recall: number;
  readonly profit: number;
  readonly profitAll: number;
  /** in hindsight: the threshold that would have brought most */
  readonly best: { readonly threshold: number; readonly profit: number };
  /** profit by threshold, rising */
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array };
  /** what a likely leaver is worth, with which the automatic threshold is made */
  readonly worth: number;
}

export interface ScoreView {
  readonly edges: Float64Array;
  readonly lost: Float64Array;
  readonly kept: Float64Array;
}

export interface TodayView {
  readonly customers: number;
  readonly meanRisk: number;
  readonly called: number;
  /** Σ p · value of those called, and what calling them is expected to bring */
  readonly atRisk: number;
  readonly expectedLosses: number;
  readonly expectedProfit: number;
  /** below the threshold though a call is expected to pay, and above it though it is not */
  readonly worthBelow: number;
  readonly unworthAbove: number;
  readonly deciles: {
    readonly customers: Float64Array;
    readonly risk: Float64Array;
    readonly atRisk: Float64Array;
  };
  readonly list: readonly ListedView[];
  /** place in `list` of the customer shown; −1 where it is further down */
  readonly chosen: number;
  readonly one: CustomerView | null;
}

export interface ListedView {
  readonly rank: number;
  readonly customer: number;
  readonly name: string;
  readonly probability: number;
  readonly worth: number;
  readonly atRisk: number;
  readonly reason: Message | null;
}

export interface ReasonView {
  readonly text: Message;
  readonly short: Message;
  /** log-odds */
  readonly value: number;
}

export interface CustomerView {
  readonly rank: number;
  readonly name: string;
  readonly probability: number;
  readonly worth: number;
  /** probability where nothing is known, as log-odds */
  readonly base: number;
  readonly reasons: readonly ReasonView[];
}

export interface ChurnWarningView {
  readonly source: 'orders' | 'events' | 'subscriptions';
  /** `null` where windows cannot be laid out; then `problem` says why */
  readonly plan: WindowPlan | null;
  readonly first: number;
  readonly last: number;
  readonly cuts: readonly CutView[];
  readonly trained: {
    readonly rows: number;
    readonly losses: number;
    readonly customers: number;
    readonly sampled: number;
  };
  readonly tested: { readonly rows: number; readonly losses: number; readonly both: number };
  /** values of the test that would change if everything from its cut on were unknown: 0 unless something leaks */
  readonly leaks: number;
  /** why there is no model; `null` where there is one */
  readonly problem: Message | null;
  readonly models: readonly ModelView[];
  readonly lead: ModelId | null;
  readonly rule: { readonly auc: number; readonly name: Message; readonly roc: CurveView } | null;
  readonly lift: LiftView | null;
  readonly score: ScoreView | null;
  readonly decision: DecisionView | null;
  readonly coefficients: readonly CoefficientView[];
  readonly importance: readonly ImportanceView[];
  readonly dropped: readonly Message[];
  readonly cautions: readonly Message[];
  readonly drift: readonly DriftView[];
  readonly driftFrom: 'test' | 'today';
  readonly scoreDrift: number;
  readonly today: TodayView | null;
  /** whether worth is made of each one's money; else it is a fixed sum */
  readonly money: boolean;
  /** why the score is not to be acted on: the test cannot tell leavers from stayers, or has too few of them; `null` where it can */
  readonly unclear: 'chance' | 'few' | null;
}
