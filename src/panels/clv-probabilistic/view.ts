/** What the pictures of the probabilistic CLV panel are drawn from: plain data, some hundred kilobytes at most. */

import type { Message } from '../../lib/outcome.ts';
import type { TimeUnit } from '../../models/repeat-summary.ts';
import type { Diagnosis, Heterogeneity, Parameters, TransactionModelId } from '../../models/transaction-model.ts';

/**
 * Mark sets of the panel. Customers outside the scope (filter, first purchase after the calibration) have no mark anywhere.
 * `frequency` {@link FREQUENCY_CLASSES}: x = 0 … 6, then 7 and more;
 * `alive` {@link ALIVE_BANDS} bands of P(alive) of equal width, lowest first (1 belongs to the last);
 * `decile` ten tenths by value, the most valuable first (by expected purchases where there is no money);
 * `cell` the cells of {@link HeatView}; `quiet` its rows alone, which are the bars of the conditional expectation by recency;
 * `value` the bars of {@link ValueView}; `spend` the bars of {@link SpendView}, customers without repeat spend have none.
 */
export const CLV_SETS = ['frequency', 'alive', 'decile', 'cell', 'quiet', 'value', 'spend'] as const;

export type ClvSet = (typeof CLV_SETS)[number];

/** The last class holds this count and all above it. */
export const LAST_CLASS = 7;
export const FREQUENCY_CLASSES = LAST_CLASS + 1;
export const ALIVE_BANDS = 10;
export const DECILES = 10;

/** A fitted model as the page needs it: enough to ask the pure functions of `transactionModel(id, k)` for one customer. */
export interface FittedView {
  readonly id: TransactionModelId;
  /** regularity, 1 where the model knows none */
  readonly k: number;
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly gradientNorm: number;
  /** unequal customers among all */
  readonly patterns: number;
  readonly diagnosis: readonly Diagnosis[];
}

/** One parameter with what is known of it. */
export interface ParameterView {
  /** as in `FittedView.parameters`, or `spend:p` `spend:q` `spend:gamma` */
  readonly name: string;
  /** symbol as it is written: r, α, a, b, s, β, γ … */
  readonly symbol: string;
  readonly part: 'purchase' | 'dropout' | 'spend' | 'covariate';
  /** of a category: the value it is compared with; numbers have none */
  readonly baseline?: string;
  readonly estimate: number;
  /** NaN where the Hessian gives none */
  readonly standardError: number;
  /** 95 %; NaN each where there is none */
  readonly low: number;
  readonly high: number;
  /** 2.5 % and 97.5 % points of the bootstrap; NaN each where there was none */
  readonly bootstrapLow: number;
  readonly bootstrapHigh: number;
}

/** A model of those set side by side. */
export interface ComparedModel {
  readonly id: TransactionModelId;
  readonly k: number;
  readonly chosen: boolean;
  /** why it could not be fitted; then all numbers are NaN */
  readonly fault: Message | null;
  readonly parameters: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  /** AIC above the lowest of the models that can be compared; NaN for models of other data (BG/BB) */
  readonly aicDifference: number;
  /** mean absolute error a customer in the holdout; NaN without one */
  readonly meanAbsoluteError: number;
  /** expected ÷ actual − 1 of all holdout transactions; NaN without any */
  readonly totalError: number;
}

/** Why a customer is offered as an example; `typed` is one asked for by name. */
export type ExampleReason =
  'typed' | 'most-valuable' | 'at-risk' | 'typical' | 'one-time' | 'paradox-often' | 'paradox-seldom';

/** One customer's timeline. Times are in the unit, since the first purchase. */
export interface TimelineView {
  readonly reason: ExampleReason;
  /** index of the customer */
  readonly customer: number;
  readonly id: string;
  /** day number of the first purchase; NaN where the data have no calendar */
  readonly firstDay: number;
  /** purchases after the first up to T, ascending, merged as the options say; empty where only a summary is known */
  readonly purchases: Float64Array;
  /** purchases between T and `end`, known afterwards */
  readonly later: Float64Array;
  /** repeat transactions */
  readonly x: number;
  readonly tx: number;
  /** end of the calibration for this customer */
  readonly T: number;
  /** end of all observation for this customer, ≥ T */
  readonly end: number;
  /** effects of covariates where the fit has them, else `null` */
  readonly effects: { readonly purchase: number; readonly dropout: number } | null;
  readonly alive: number;
  /** expected purchases in (T, T + horizon] */
  readonly expected: number;
  /** expected mean spend a purchase; NaN without money */
  readonly spend: number;
  /** NaN without money */
  readonly clv: number;
  /** place by value, 1 is the most valuable */
  readonly rank: number;
}

/**
 * P(alive) and expected purchases over frequency (columns, few to many) and quiet time T − t_x (rows, short to long).
 * Cell index: row · columns + column, which is the mark of set `cell`; the row is the mark of set `quiet`.
 */
export interface HeatView {
  readonly columns: number;
  readonly rows: number;
  /** length columns + 1: column c holds repeat transactions columnEdges[c] ≤ x < columnEdges[c + 1]; whole */
  readonly columnEdges: Float64Array;
  /** length rows + 1: row r holds rowEdges[r] ≤ T − t_x < rowEdges[r + 1], the last one its upper edge too; in the unit */
  readonly rowEdges: Float64Array;
  /** the age T at which the model's surfaces are made: that of the longest observed customer */
  readonly age: number;
  /** length rows · columns: by the model for the middle of the cell; NaN where x purchases do not fit before the silence */
  readonly alive: Float64Array;
  readonly expected: Float64Array;
  /** length rows · columns: customers */
  readonly count: Float64Array;
  /** length rows · columns: means of the customers' own values (their T differ); NaN where there is nobody */
  readonly meanAlive: Float64Array;
  readonly meanExpected: Float64Array;
  /** the customers as points; `null` where there are more than {@link MOST_POINTS} */
  readonly points: {
    readonly customer: Uint32Array;
    readonly x: Float64Array;
    readonly quiet: Float64Array;
    readonly alive: Float32Array;
    readonly cell: Uint16Array;
  } | null;
}

export const MOST_POINTS = 5000;

/** Repeat transactions of all customers over calendar time, actual and expected. Entry i is about the i-th bin. */
export interface TrackingView {
  /** day number of the first purchase of all: time 0 */
  readonly firstDay: number;
  /** bins are `step` units wide: bin i is ((i) · step, (i + 1) · step] */
  readonly step: number;
  /** end of the calibration in the unit since `firstDay`: what is to the right is holdout */
  readonly calibration: number;
  /** the last bin is whole; what comes after it is left out */
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  readonly actualCumulative: Float64Array;
  readonly expectedCumulative: Float64Array;
}

/** Customers by repeat transactions in the calibration: classes 0 … 6, 7 and more; marks of set `frequency`. */
export interface FrequencyView {
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

/** One class of customers in the holdout. */
export interface ConditionalView {
  readonly customers: Float64Array;
  /** mean transactions in the holdout; NaN where there is nobody */
  readonly actual: Float64Array;
  /** mean conditional expectation */
  readonly expected: Float64Array;
}

export interface HoldoutView {
  /** length of the holdout in the unit */
  readonly length: number;
  readonly actualTotal: number;
  readonly expectedTotal: number;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  /** by the classes of {@link FrequencyView} */
  readonly byFrequency: ConditionalView;
  /** by rows of {@link HeatView} (quiet time T − t_x) */
  readonly byQuiet: ConditionalView;
}

/** The density of a rate or a probability among customers. */
export interface DensityView {
  readonly distribution: Heterogeneity;
  readonly grid: Float64Array;
  readonly density: Float64Array;
  readonly mean: number;
  /** half of the customers are below */
  readonly median: number;
}

export interface SpendView {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
  readonly logLikelihood: number;
  readonly populationMean: number;
  /** customers who bought again and whose money is known */
  readonly customers: number;
  /** of frequency and mean spend, with its 95 % interval */
  readonly correlation: number;
  readonly correlationLow: number;
  readonly correlationHigh: number;
  readonly diagnosis: readonly string[];
  /** bars of the mean repeat spend, marks of set `spend`; length bars + 1 */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  readonly scale: 'linear' | 'log';
  /** bar 0 holds what a log axis cannot place (its lower edge is NaN) */
  readonly belowZero: boolean;
  /** length bars: customers the model expects in each bar */
  readonly expected: Float64Array;
}

/** One row of the ranking. */
export interface RankedCustomer {
  readonly customer: number;
  readonly id: string;
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly alive: number;
  readonly expected: number;
  /** 80 % of such customers buy at least `expectedLow` and at most `expectedHigh` times in the horizon; NaN where not made */
  readonly expectedLow: number;
  readonly expectedHigh: number;
  /** expected mean spend; NaN without money */
  readonly spend: number;
  /** CLV, or discounted expected transactions without money */
  readonly value: number;
  /** 95 % interval of `value` from the uncertainty of the parameters; NaN each where there is none */
  readonly low: number;
  readonly high: number;
}

/** The value of all customers: CLV, or discounted expected transactions where there is no money. */
export interface ValueView {
  readonly kind: 'money' | 'transactions';
  readonly total: number;
  readonly mean: number;
  readonly median: number;
  /** bars of the distribution, marks of set `value` */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  readonly scale: 'linear' | 'log';
  readonly belowZero: boolean;
  /** Lorenz curve, lowest first: cumulative shares of customers and of value, at most 201 points */
  readonly lorenzX: Float64Array;
  readonly lorenzY: Float64Array;
  readonly gini: number;
  /** length 10, the most valuable tenth first, marks of set `decile` */
  readonly deciles: readonly {
    readonly customers: number;
    readonly total: number;
    readonly share: number;
    readonly mean: number;
    readonly meanAlive: number;
  }[];
  /** the twenty most valuable */
  readonly top: readonly RankedCustomer[];
}

/** Someone who buys for the first time now. */
export interface NewCustomerView {
  /** times in the unit, 0 … horizon */
  readonly grid: Float64Array;
  /** expected repeat transactions up to each */
  readonly expected: Float64Array;
  /** P(X(horizon) = n), n = 0 … length − 1; what is left to 1 lies above */
  readonly probability: Float64Array;
  /** discounted expected repeat transactions over the horizon of value */
  readonly discounted: number;
  /** NaN without money */
  readonly clv: number;
}

export interface ClvProbabilisticView {
  readonly source: 'orders' | 'summary';
  /** of all times here; every number of time is shown with it. Under BG/BB it is the length of one opportunity and times are whole */
  readonly unit: TimeUnit;
  readonly discrete: boolean;
  readonly customers: number;
  /** with at least one repeat transaction */
  readonly repeaters: number;
  /** repeat transactions of all */
  readonly transactions: number;
  /** first day, end of calibration (included), end of observation (included), as day numbers; `null` without a calendar */
  readonly period: { readonly first: number; readonly calibration: number; readonly end: number } | null;
  readonly fit: FittedView;
  /** horizon of expected purchases, in the unit */
  readonly horizon: number;
  /** horizon of value in the unit, Infinity without end */
  readonly valueHorizon: number;
  /** yearly discount as a share, and the continuous rate of one unit it becomes */
  readonly discount: number;
  readonly discountRate: number;
  /** of revenue, as a share */
  readonly margin: number;
  readonly parameters: readonly ParameterView[];
  /** bootstrap replicates that gave a fit; 0 where none were asked for */
  readonly replicates: number;
  /** the chosen one among them; in the order of the choice */
  readonly models: readonly ComparedModel[];
  /** one at least: those asked for by name first, then examples */
  readonly timelines: readonly TimelineView[];
  readonly heat: HeatView;
  /** `null` without a calendar or with covariates */
  readonly tracking: TrackingView | null;
  readonly frequency: FrequencyView;
  /** `null` where nothing was held out */
  readonly holdout: HoldoutView | null;
  readonly purchaseRates: DensityView;
  /** `null` where the model knows no drop-out */
  readonly dropout: DensityView | null;
  /** `null` without money */
  readonly spend: SpendView | null;
  /** why there is no money in the result, where there is none */
  readonly noSpend: Message | null;
  readonly value: ValueView;
  readonly newCustomer: NewCustomerView;
  /** customers with x = 0 and their share; under BG/NBD and its like all of them have P(alive) = 1 */
  readonly oneTime: { readonly customers: number; readonly share: number; readonly aliveForCertain: boolean };
}
