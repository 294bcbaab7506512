/** What the pictures are drawn from: plain data, however many respondents there are. */

import type { QuadrantAxis } from '../../charts/quadrant.ts';
import type { Message } from '../../lib/outcome.ts';
import type { AnswerTrend } from '../../models/answer-trend.ts';
import type { CurveFault, CurveForm, CurveShape, Difference } from '../../models/loyalty-curves.ts';
import type { RankCorrelation } from '../../models/rank-correlation.ts';
import type { SlopeChange } from '../../models/slope-change.ts';
import type { Symmetry } from '../../models/satisfaction-loyalty.ts';
import type { GroupName } from '../column-groups.ts';
import type { ScoreScale } from './scores.ts';

/**
 * Mark sets: `type` the four types, `cell` the grid of answers from the lowest left row by row, `rivalry` the groups of the column,
 * `move` 4 · first type + last type of those asked again, `outcome` came back and did not.
 */
export const SATISFACTION_LOYALTY_SETS = ['type', 'cell', 'rivalry', 'move', 'outcome'] as const;

export const CELLS = 20;
/** Cells of the density across and up in each cell. */
export const FINER = 8;
/** Up to so many respondents are drawn as points. */
export const MOST_POINTS = 5000;

export interface ShareView {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface TypeView extends ShareView {
  readonly customers: number;
  /** mean answers; NaN where there is nobody */
  readonly satisfaction: number;
  readonly loyalty: number;
}

export interface ScoreView extends ScoreScale {
  readonly mean: number;
}

export interface GroupView {
  readonly mark: number;
  readonly name: GroupName;
  readonly persons: number;
  readonly fault: CurveFault | null;
  readonly formula: { readonly beta: Float64Array; readonly centre: number; readonly half: number } | null;
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** means of the answers at each satisfaction with five persons at least */
  readonly points: { readonly x: Float64Array; readonly mean: Float64Array; readonly count: Float64Array };
  readonly shape: CurveShape | null;
  readonly satisfaction: number;
  readonly loyalty: number;
  /** persons of each type */
  readonly types: readonly number[];
}

export interface PairView {
  readonly first: number;
  readonly second: number;
  readonly difference: Difference;
  /** p with Holm's correction */
  readonly adjusted: number;
}

export interface TrapView {
  readonly bend: SlopeChange;
  /** below it more satisfaction brings (hardly) more loyalty, above it, or neither is shown */
  readonly flat: 'below' | 'above' | 'none';
  /** means of loyalty at each satisfaction */
  readonly x: Float64Array;
  readonly count: Float64Array;
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** slopes by group with the bend at the same place */
  readonly groups: readonly { readonly mark: number; readonly bend: SlopeChange | null }[];
}

export interface TrendView {
  readonly unit: 'month' | 'quarter' | 'year';
  /** first day of each period with answers */
  readonly days: Float64Array;
  readonly answers: Float64Array;
  /** 0–100 of their scales, with intervals of the mean */
  readonly satisfaction: SeriesView;
  readonly loyalty: SeriesView;
  readonly satisfactionTrend: AnswerTrend;
  readonly loyaltyTrend: AnswerTrend;
  /** of loyalty − satisfaction */
  readonly gapTrend: AnswerTrend;
  /** satisfaction is shown to rise while loyalty is not */
  readonly trapped: boolean;
}

export interface SeriesView {
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface BehaviourView {
  readonly window: number;
  /** last day of the order log, and lines dated so far beyond it that they do not count */
  readonly lastDay: number;
  readonly strays: number;
  /** respondents who are customers of the log, and of them those whose window was wholly seen */
  readonly linked: number;
  readonly seen: number;
  readonly returned: number;
  /** by type */
  readonly types: readonly BehaviourType[];
  readonly test: Difference & { readonly leastExpected: number };
  /** of those who did not come back: had said they were satisfied, and that they were loyal */
  readonly lostSatisfied: ShareView;
  readonly lostLoyal: ShareView;
  readonly links: readonly LinkView[];
}

export interface BehaviourType extends ShareView {
  readonly seen: number;
  readonly returned: number;
  /** means; NaN where there is nobody */
  readonly ordersYear: number;
  readonly spendYear: number;
  /** median days since the last purchase */
  readonly silence: number;
}

export type LinkKind = 'returned' | 'orders' | 'spend' | 'silence';

export interface LinkView extends RankCorrelation {
  readonly said: 'satisfaction' | 'loyalty';
  readonly did: LinkKind;
}

export interface MovesView {
  readonly persons: number;
  readonly moved: number;
  /** 4 · first + last */
  readonly counts: Float64Array;
  readonly symmetry: Symmetry;
  /** [stayed low, rose, fell, stayed high] with McNemar's test */
  readonly satisfaction: readonly number[];
  readonly satisfactionTest: Symmetry;
  readonly loyalty: readonly number[];
  readonly loyaltyTest: Symmetry;
  /** median days between the first and the last answer; NaN without days */
  readonly days: number;
}

export interface SatisfactionLoyaltyView {
  readonly sheets: number;
  readonly complete: number;
  readonly persons: number;
  readonly respondents: number;
  readonly again: number;
  readonly dated: boolean;
  readonly level: number;
  readonly satisfaction: ScoreView;
  readonly loyalty: ScoreView;
  readonly cutBy: 'scale' | 'median' | 'mean' | 'value';
  readonly cuts: { readonly x: number; readonly y: number };
  readonly axes: { readonly x: QuadrantAxis; readonly y: QuadrantAxis };
  readonly columns: number;
  readonly rows: number;
  /** length columns × rows: respondents in each cell */
  readonly cells: Uint32Array;
  /** places 0 … 1, scattered within the cell of their answers; `null` beyond {@link MOST_POINTS} */
  readonly points: { readonly x: Float32Array; readonly y: Float32Array } | null;
  /** 1 … 255 on a logarithmic scale of counts, 0 for none; `null` while points are drawn */
  readonly density: { readonly columns: number; readonly rows: number; readonly values: Uint8Array } | null;
  /** in the order of the marks of `type` */
  readonly types: readonly TypeView[];
  readonly satisfied: number;
  /** of the satisfied: not loyal */
  readonly trapped: ShareView;
  readonly correlation: RankCorrelation;
  readonly form: CurveForm;
  /** label of the column of rivalry; `null` where all are one group */
  readonly label: string | null;
  readonly merged: number;
  readonly ungrouped: number;
  readonly groups: readonly GroupView[];
  readonly differ: Difference | null;
  readonly slopes: Difference | null;
  readonly pairs: readonly PairView[];
  readonly trap: TrapView | null;
  readonly trend: TrendView | null;
  readonly behaviour: BehaviourView | null;
  /** why behaviour is not told */
  readonly behaviourFault: Message | null;
  readonly moves: MovesView | null;
}
