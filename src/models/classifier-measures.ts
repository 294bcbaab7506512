/**
 * How good a score is at telling who will from who will not: discrimination, calibration, lift, decisions and money.
 * Rows are sorted once by {@link rankScores}; every threshold afterwards costs a binary search, so it can be dragged.
 * Scores are probabilities; NaN is not allowed. `labels` are 1 for the event.
 */

/** Rows by falling score, put together where scores are equal. */
export interface Ranking {
  readonly n: number;
  readonly events: number;
  /** length n: rows by falling score; equal scores by row */
  readonly order: Uint32Array;
  /** length g: the different scores, falling */
  readonly scores: Float64Array;
  /** length g + 1: rows, and events, with a score ≥ the g-th; the entries at 0 are 0: entry i + 1 belongs to scores[i] */
  readonly rows: Uint32Array;
  readonly hits: Uint32Array;
}

/** Sorts rows once. O(n log n). */
export function rankScores(scores: Float64Array, labels: Uint8Array): Ranking {
  throw new Error(`unfinished ${scores.length} ${labels.length}`);
}

/** Estimate with standard error and 95 % interval; NaN where a class is empty. */
export interface MeasuredArea {
  readonly value: number;
  readonly error: number;
  readonly interval: readonly [number, number];
}

/** Points of a curve; `threshold[i]` is the least score that still counts as yes (Infinity at the start). */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly threshold: Float64Array;
}

/**
 * False-positive rate (x) against true-positive rate (y), from (0, 0) to (1, 1), one point a different score.
 * @param most points at most, evenly along the curve; both ends stay
 */
export function rocCurve(ranking: Ranking, most = 400): Curve {
  throw new Error(`unfinished ${ranking.n} ${most}`);
}

/**
 * Area under the ROC curve: the share of pairs (event, non-event) ranked rightly, ties half (Mann–Whitney), with DeLong's standard
 * error (DeLong, DeLong & Clarke-Pearson 1988; mid-ranks after Sun & Xu 2014). Interval on the logit scale, so it stays in 0…1.
 */
export function areaUnderRoc(ranking: Ranking): MeasuredArea {
  throw new Error(`unfinished ${ranking.n}`);
}

/** Recall (x) against precision (y), from the highest score on. The base rate is the height of a useless score. */
export function precisionRecallCurve(ranking: Ranking, most = 400): Curve {
  throw new Error(`unfinished ${ranking.n} ${most}`);
}

/** Σ (Rᵢ − Rᵢ₋₁) Pᵢ over different scores, not interpolated. */
export function averagePrecision(ranking: Ranking): number {
  throw new Error(`unfinished ${ranking.n}`);
}

/** Kolmogorov–Smirnov: the largest distance between the scores of the two classes, and where. */
export function kolmogorovSmirnov(ranking: Ranking): { readonly value: number; readonly threshold: number } {
  throw new Error(`unfinished ${ranking.n}`);
}

/** A tenth (or other share) of the rows by falling score. Arrays of length groups; ties are shared out evenly. */
export interface Gains {
  readonly groups: number;
  readonly rows: Float64Array;
  readonly events: Float64Array;
  /** mean score */
  readonly score: Float64Array;
  /** event rate in the group over the base rate */
  readonly lift: Float64Array;
  /** share of all events up to and with the group, and its lift */
  readonly gain: Float64Array;
  readonly cumulativeLift: Float64Array;
}

/** Lift and gains by groups of equal size. @param groups 1…n, else fewer */
export function gainsOf(ranking: Ranking, groups = 10): Gains {
  throw new Error(`unfinished ${ranking.n} ${groups}`);
}

/** Cumulative gains: share of the rows contacted (x) against share of the events among them (y). */
export function gainsCurve(ranking: Ranking, most = 400): Curve {
  throw new Error(`unfinished ${ranking.n} ${most}`);
}

export interface CalibrationGroups {
  readonly groups: number;
  readonly rows: Uint32Array;
  readonly events: Uint32Array;
  /** mean score, and share of events with its 95 % interval (Wilson 1927) */
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Calibration {
  /** by rising score, equally large but for ties, which stay together */
  readonly groups: CalibrationGroups;
  /** mean squared distance of score and label (Brier 1950), and 1 − Brier/Brier of the base rate */
  readonly brier: number;
  readonly brierSkill: number;
  /** mean log-loss */
  readonly logLoss: number;
  /** mean score minus event rate */
  readonly bias: number;
  /** logit(label) = intercept + slope · logit(score): 0 and 1 where calibrated; a slope < 1 is overconfident. NaN where it cannot be fitted */
  readonly intercept: MeasuredArea;
  readonly slope: MeasuredArea;
  /** Hosmer–Lemeshow over the groups; for scores of other rows than those learnt from it has `groups` degrees of freedom */
  readonly hosmerLemeshow: { readonly statistic: number; readonly freedom: number; readonly p: number };
}

/**
 * @param learnt whether the model learnt from these very rows: then Hosmer–Lemeshow has groups − 2 degrees of freedom
 */
export function calibrate(ranking: Ranking, labels: Uint8Array, groups = 10, learnt = false): Calibration {
  throw new Error(`unfinished ${ranking.n} ${labels.length} ${groups} ${String(learnt)}`);
}

/** Yes where score ≥ threshold. */
export interface Confusion {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly accuracy: number;
  /** TP/(TP + FP); NaN where nobody is above */
  readonly precision: number;
  /** TP/(TP + FN) */
  readonly recall: number;
  readonly specificity: number;
  readonly f1: number;
  /** Matthews' correlation */
  readonly correlation: number;
}

/** O(log n). */
export function confusionAt(ranking: Ranking, threshold: number): Confusion {
  throw new Error(`unfinished ${ranking.n} ${threshold}`);
}

/** Rows with a score ≥ threshold. O(log n). */
export function rowsAbove(ranking: Ranking, threshold: number): number {
  throw new Error(`unfinished ${ranking.n} ${threshold}`);
}

export interface ProfitTerms {
  /** money saved when a customer who would leave is kept; one for all, or length n by row */
  readonly value: number | Float64Array;
  /** share of contacted leavers who stay, 0…1 */
  readonly success: number;
  /** money a contact costs, whoever is contacted */
  readonly cost: number;
}

/** Profit of contacting the first 0, 1, … g different scores. */
export interface Profit {
  /** length g + 1; entry i + 1: everybody with score ≥ scores[i] is contacted */
  readonly profit: Float64Array;
  readonly best: { readonly profit: number; readonly threshold: number; readonly rows: number };
  /** everybody contacted */
  readonly all: number;
}

/** Σ over contacted of (event · value · success − cost); one pass, then {@link profitAt} by binary search. */
export function profitOf(ranking: Ranking, labels: Uint8Array, terms: ProfitTerms): Profit {
  throw new Error(`unfinished ${ranking.n} ${labels.length} ${terms.cost}`);
}

/** O(log n). */
export function profitAt(ranking: Ranking, profit: Profit, threshold: number): number {
  throw new Error(`unfinished ${ranking.n} ${profit.all} ${threshold}`);
}

/** Share of rows contacted (x) against profit (y). */
export function profitCurve(ranking: Ranking, profit: Profit, most = 400): Curve {
  throw new Error(`unfinished ${ranking.n} ${profit.all} ${most}`);
}

export interface Stability {
  /** Σ (a − e) ln(a/e); below 0.1 little, above 0.25 much has changed (rule of thumb, Siddiqi 2006) */
  readonly index: number;
  /** inner borders, rising: bin i holds borders[i − 1] < v ≤ borders[i]; the last bin holds missing values where there are any */
  readonly borders: Float64Array;
  /** shares by bin, as counted */
  readonly expected: Float64Array;
  readonly actual: Float64Array;
  /** whether the last bin is that of missing values */
  readonly missing: boolean;
}

/**
 * Population stability index of a feature or score between two windows: bins at the quantiles of the first. Empty bins count as half
 * a row, so that the index stays finite.
 * @param expected, actual NaN where missing
 */
export function stabilityIndex(expected: Float64Array, actual: Float64Array, bins = 10): Stability {
  throw new Error(`unfinished ${expected.length} ${actual.length} ${bins}`);
}
