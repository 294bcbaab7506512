/** What the pictures of the win-back decision are drawn from: plain data, a few kilobytes however many customers there are. */

/**
 * Mark sets, of lost customers: `decision` try, beyond the budget, let go; `grade` high, middle, low; `rank` the bars from the highest
 * expected value down; `cell` reason (or length of silence) by grade, row by row of reasons.
 */
export const WIN_BACK_SETS = ['decision', 'grade', 'rank', 'cell'] as const;

export const DECISIONS = ['try', 'beyond', 'let-go'] as const;

/** Most bars of the ranking. */
export const BARS = 60;
/** Most reasons told apart; the rarer ones are one. */
export const MOST_REASONS = 5;

export interface BarView {
  /** ranks from … to (not with), the first is 0 */
  readonly from: number;
  readonly to: number;
  /** mean expected value, chance and value of these customers */
  readonly expected: number;
  readonly chance: number;
  readonly value: number;
}

export interface GroupView {
  readonly customers: number;
  /** means; NaN where there is nobody */
  readonly chance: number;
  readonly value: number;
  readonly expected: number;
  /** customers by decision */
  readonly decisions: readonly number[];
  /** expected value of those tried */
  readonly gain: number;
}

/** A column of the table: a reason by name (`null` for none given, '' for all rarer ones), or silence from so many times the limit on. */
export type ColumnView =
  | { readonly kind: 'reason'; readonly name: string | null }
  | { readonly kind: 'silence'; readonly from: number; readonly to: number };

export interface WinBackView {
  readonly kind: 'orders' | 'subscriptions';
  readonly until: number;
  /** customers who ever bought, and those lost */
  readonly customers: number;
  readonly lost: number;
  /** lost, but silent too long to be tried */
  readonly tooLong: number;
  /** in force, where the one chosen could not be had */
  readonly valueBy: 'model' | 'formula' | 'typed';
  readonly chanceBy: 'history' | 'history-grade' | 'typed';
  readonly gradeBy: 'paid' | 'time';
  readonly cost: number;
  readonly budget: number | null;
  /** customers worth a try, those tried, beyond the budget, let go */
  readonly worth: number;
  readonly tried: number;
  readonly beyond: number;
  readonly letGo: number;
  /** of those tried */
  readonly spend: number;
  readonly expected: number;
  /** of trying everybody worth it, and of trying everybody */
  readonly best: number;
  readonly all: number;
  /** means over all lost */
  readonly meanChance: number;
  readonly meanValue: number;
  /** ranks drawn one beside another; those after them are one last bar */
  readonly shown: number;
  /** numbers tried, ascending from 0 to `shown`, and the expected value of trying so many */
  readonly curve: { readonly count: Float64Array; readonly gain: Float64Array };
  readonly bars: readonly BarView[];
  readonly grades: readonly GroupView[];
  readonly columns: readonly ColumnView[];
  /** columns × grades: three a reason */
  readonly cells: readonly GroupView[];
  readonly test: {
    readonly base: number;
    readonly lifted: number;
    readonly alpha: number;
    readonly power: number;
    readonly normal: number;
    readonly arcsine: number;
    /** half of those worth a try, and the chance of finding the difference with so many in each group */
    readonly available: number;
    readonly powerThere: number;
    /** `base` is the share that came back by itself */
    readonly baseFromHistory: boolean;
  };
  /** silences that ended by themselves, behind chances by history */
  readonly returns: number;
  /** subscriptions: share lost a month and months a returned customer stays, NaN for orders */
  readonly monthlyLoss: number;
  /** value of one unit of margin a year (orders) or a month (subscriptions); NaN by the model */
  readonly multiple: number;
}
