/** What the pictures of the patterns are drawn from: plain data, some kilobytes however many customers there are. */

/** Mark sets: `pattern` early abortion, mid-course death, early exit, long retention, too early to tell. */
export const LIFECYCLE_PATTERN_SETS = ['pattern'] as const;

/** Patterns drawn with a course; the last one of all, too early to tell, has none. */
export const DRAWN = 4;
/** Bins of a relationship by its share. */
export const SHARE_BINS = 20;
/** Real customers drawn beside each mean. */
export const EXAMPLES = 3;

export interface Example {
  readonly customer: string;
  /** levels by time and by share of the relationship */
  readonly time: Float64Array;
  readonly share: Float64Array;
}

export interface PatternView {
  readonly customers: number;
  /** of all customers */
  readonly share: number;
  /** money so far; NaN without money, each in the mean of a customer */
  readonly value: number;
  readonly valueShare: number;
  readonly meanValue: number;
  /** means of a customer: purchases, and days from the first to the last before the decline; NaN where there is nobody */
  readonly purchases: number;
  readonly days: number;
  /** purchases in 30 days by time: mean and quartiles; and by share */
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly shareMean: Float64Array;
  readonly examples: readonly Example[];
}

export interface LifecyclePatternView {
  readonly customers: number;
  readonly asOf: number;
  /** in the order of the marks */
  readonly patterns: readonly PatternView[];
  readonly money: boolean;
  /** days of a bin */
  readonly binDays: number;
  /** length bins: middle of each in days */
  readonly days: Float64Array;
  readonly lost: number;
  /** long retention that has ended since */
  readonly endedLong: number;
  /** interval of those without a rhythm of their own, days */
  readonly usual: number;
}
