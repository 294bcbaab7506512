/** What the pictures of the Kano panel are drawn from: plain data, some kilobytes a feature however many respondents there are. */

import type { KanoChoice } from '../../models/kano-choice.ts';
import type { KanoReason } from '../../models/kano-counts.ts';
import type { KanoCategory, KanoPoints, KanoTableName } from '../../models/kano-table.ts';
import type { GroupName } from '../column-groups.ts';
import type { KanoPair, PairedBy } from './pairs.ts';

/**
 * Mark sets: `answer` cells of the feature looked at, functional · points + dysfunctional; `class` its categories M O A I R Q;
 * `segment` the groups; `doubt` respondents by their number of questionable answers, 0 … 3 and 4 or more.
 */
export const KANO_SETS = ['answer', 'class', 'segment', 'doubt'] as const;

export const DOUBTS = 5;
/** Below so many answers about a feature its category may be chance: 20 to 30 interviews are the least that is advised. */
export const FEW_ANSWERS = 30;

/** A mean with its limits; NaN where unknown. */
export interface MeanView {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface FeatureView {
  /** id of its functional column */
  readonly id: string;
  readonly name: string;
  /** respondents with both answers */
  readonly n: number;
  /** length 6, M O A I R Q */
  readonly counts: readonly number[];
  readonly shares: readonly number[];
  /** length points²: answers in each cell */
  readonly grid: readonly number[];
  /** by the rule in force, what decided it, and who else could have been */
  readonly category: KanoCategory;
  readonly because: KanoReason;
  readonly among: readonly KanoCategory[];
  /** by each rule and by the means */
  readonly by: {
    readonly mode: KanoCategory;
    readonly majority: KanoCategory;
    readonly strength: KanoCategory;
    readonly means: KanoCategory;
  };
  readonly better: MeanView;
  /** −1 … 0 */
  readonly worse: MeanView;
  /** category of the quadrant it stands in; `null` where better and worse are unknown */
  readonly quadrant: KanoCategory | null;
  readonly totalStrength: number;
  readonly categoryStrength: number;
  readonly mixed: boolean;
  readonly fong: { readonly difference: number; readonly threshold: number; readonly significant: boolean };
  readonly chiSquare: { readonly statistic: number; readonly p: number };
  readonly functional: MeanView;
  readonly dysfunctional: MeanView;
  /** corners of the region of both means; `null` where there are too few answers or all are alike */
  readonly ellipse: { readonly x: readonly number[]; readonly y: readonly number[] } | null;
  readonly importance: MeanView | null;
  /** 0 … 1: its stated importance, or its total strength where nobody was asked; for the size of its bubble */
  readonly weight: number;
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array };
  readonly questionable: number;
  readonly reverse: number;
  /** answers to one question of the two, and to neither */
  readonly halves: number;
  readonly missing: number;
}

/** How well the class of a feature is supported: all ways agree and the lead is no chance; most do; it is open. */
export type Support = 'firm' | 'fair' | 'open';

export interface PairProblem {
  /** `one-sided` has one question, `no-question` names a column that is none, `scale` has neither 3 nor 5 answers, `same` uses a column twice, `no-answers` nobody answered both */
  readonly kind: 'one-sided' | 'no-question' | 'scale' | 'same' | 'no-answers';
  readonly name: string;
}

export interface PairView extends KanoPair {
  readonly by: PairedBy | 'typed';
}

export interface SegmentRow {
  /** by segment; `null` where nobody of it answered */
  readonly categories: readonly (KanoCategory | null)[];
  readonly n: readonly number[];
  readonly better: readonly number[];
  readonly worse: readonly number[];
  /** of the test of categories by segments, and after asking for every feature (Holm); NaN where it cannot be made */
  readonly p: number;
  readonly adjusted: number;
}

export interface SegmentsView {
  readonly label: string;
  readonly names: readonly GroupName[];
  /** respondents of each */
  readonly counts: readonly number[];
  /** in the order of the features */
  readonly rows: readonly SegmentRow[];
}

export interface KanoView {
  readonly respondents: number;
  /** respondents there were before the quality filter */
  readonly before: number;
  readonly left: { readonly uniform: number; readonly questionable: number; readonly reverse: number };
  readonly points: KanoPoints;
  readonly like: 'low' | 'high';
  /** whether the end that means like was guessed from the answers */
  readonly likeGuessed: boolean;
  readonly table: KanoTableName;
  /** length points²: category of each cell */
  readonly cells: readonly KanoCategory[];
  readonly rule: 'mode' | 'majority' | 'strength';
  readonly features: readonly FeatureView[];
  /** indices of the features in the order in which to build */
  readonly order: readonly number[];
  readonly support: readonly Support[];
  /** index of the feature looked at closely */
  readonly feature: number;
  readonly cuts: { readonly better: number; readonly worse: number };
  readonly important: boolean;
  readonly weighed: boolean;
  /** pairs in force, and those that are none; the editor shows them */
  readonly pairs: readonly PairView[];
  readonly problems: readonly PairProblem[];
  /** headers of questions whose other side was not found */
  readonly single: readonly string[];
  readonly built: readonly number[];
  readonly choice: KanoChoice;
  /** indices of features, each with the share reached by it and those before it */
  readonly reach: readonly { readonly feature: number; readonly reached: number }[];
  readonly segments: SegmentsView | null;
  /** length DOUBTS: respondents by their number of questionable answers */
  readonly doubts: readonly number[];
  /** respondents counted who gave every question the same answer */
  readonly uniform: number;
  /** of all complete pairs */
  readonly questionableShare: number;
  readonly reverseShare: number;
  /** sheets that an earlier or later one of the same respondent replaced */
  readonly repeated: number;
}
