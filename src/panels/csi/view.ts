/** What the pictures of the index are drawn from: plain data, some kilobytes however many respondents there are. */

import type { Message } from '../../lib/outcome.ts';
import type { AskedQuestion, ResolvedModel } from './resolve.ts';

/** Mark sets: `band` the headline index of respondents in tens, 0–10 … 90–100; `group` the groups compared. */
export const CSI_SETS = ['band', 'group'] as const;

export const BANDS = 10;
/** Most groups compared; the rest stands together. */
export const MOST_GROUPS = 5;

export type Interval = readonly [low: number, high: number];

export interface QuestionView extends AskedQuestion {
  readonly minimum: number;
  readonly maximum: number;
  /** respondents without an answer */
  readonly missing: number;
  readonly reversed: boolean;
  /** the one answer everybody gave, as it was given; NaN where answers differ or there are none */
  readonly only: number;
}

export interface ItemView {
  /** position in `questions` */
  readonly question: number;
  /** id of the variable it measures */
  readonly variable: string;
  readonly mean: number;
  readonly deviation: number;
  readonly loading: number;
  /** of the loading; NaN without resamples */
  readonly interval: Interval;
  readonly weight: number;
  /** in the index of its variable; shares of a variable sum to 1 */
  readonly share: number;
  /** ∞ where it repeats others */
  readonly vif: number;
  /** points of the headline index for one point of the item (0–100); mean answer as 0–100 */
  readonly importance: number;
  readonly performance: number;
}

/** In the order of the model. Numbers are NaN where the variable is not estimated. */
export interface VariableView {
  readonly id: string;
  readonly name: string | Message;
  readonly mode: 'A' | 'B';
  readonly items: number;
  /** has questions and an arrow to or from another that has */
  readonly estimated: boolean;
  /** mean index 0–100, its interval over respondents, their spread */
  readonly index: number;
  readonly interval: Interval;
  readonly deviation: number;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly alpha: number;
  readonly rhoA: number;
  readonly rhoC: number;
  readonly ave: number;
  /** total effect on the headline variable, in standard deviations */
  readonly total: number;
  readonly totalInterval: Interval;
  /** points of the headline index for one point of its own */
  readonly importance: number;
}

/** In the order of the model. */
export interface PathView {
  readonly from: string;
  readonly to: string;
  readonly estimated: boolean;
  readonly estimate: number;
  /** points of the index of `to` for one point of the index of `from` */
  readonly points: number;
  readonly error: number;
  readonly interval: Interval;
  /** the interval excludes 0; `null` without resamples */
  readonly sure: boolean | null;
  readonly f2: number;
  readonly vif: number;
}

export interface GroupView {
  readonly name: string | Message;
  readonly respondents: number;
  /** headline index and its interval; NaN where the group is too small */
  readonly index: number;
  readonly interval: Interval;
  /** by arrow of `paths`; NaN where not estimated */
  readonly estimates: readonly number[];
}

export interface GroupsView {
  readonly label: string;
  readonly groups: readonly GroupView[];
  /** the two largest groups and the p-value of the difference of their indices; `null` where there are no two */
  readonly largest: { readonly pair: readonly [number, number]; readonly p: number } | null;
  /** by arrow of `paths`: the least p-value (Holm over arrows, by permutation) of all pairs of groups, and that pair; `null` untested */
  readonly differences: readonly ({ readonly p: number; readonly pair: readonly [number, number] } | null)[];
  readonly permutations: number;
  /** why there is no comparison */
  readonly refusal: Message | null;
}

/** What the page needs to estimate another drawing of the same questions at once, while the engine works it out in full. */
export interface LiveView {
  /** positions in `questions` of the items the matrices are of */
  readonly items: readonly number[];
  readonly size: number;
  readonly deviations: Float64Array;
  /** row-major items × items */
  readonly correlations: Float64Array;
}

export interface CsiView {
  /** respondents in scope, and those the model is fitted to */
  readonly respondents: number;
  readonly used: number;
  readonly questions: readonly QuestionView[];
  readonly model: ResolvedModel;
  /** names what was fitted: variables, items and arrows */
  readonly structure: string;
  /** no samples were drawn because that would take long, not because somebody chose so */
  readonly tooLarge: boolean;
  readonly variables: readonly VariableView[];
  readonly paths: readonly PathView[];
  readonly items: readonly ItemView[];
  /** position in `variables` of the headline variable */
  readonly target: number;
  /** respondents by the band of their headline index */
  readonly bands: Uint32Array;
  readonly srmr: { readonly saturated: number; readonly estimated: number };
  readonly iterations: number;
  /** `null` without resamples */
  readonly bootstrap: {
    readonly done: number;
    readonly failed: number;
    readonly kind: 'percentile' | 'bias-corrected' | 'accelerated';
  } | null;
  readonly groups: GroupsView | null;
  readonly live: LiveView | null;
}
