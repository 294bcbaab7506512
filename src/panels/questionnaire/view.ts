/** What the pictures of the questionnaire panel are drawn from: plain data that grows with questions, never with respondents. */

import type { ScaleWords } from '../../data/tables.ts';
import type { MissingRule } from '../../models/weighted-index.ts';
import type { IndexTree } from './tree.ts';

/** Questions whose answers can be picked: one mark set each. */
export const MOST_SETS = 40;

export const INDEX_BINS = 20;

/** Mark sets: `index` twenty steps of the index, `answer-1` … the levels of each question's answers. */
export const QUESTIONNAIRE_SETS = ['index', ...Array.from({ length: MOST_SETS }, (_, i) => answerSet(i))] as const;

export function answerSet(item: number): string {
  return `answer-${item + 1}`;
}

/** Below this correlation between an item and the rest of its scale an item is weak (Nunnally and Bernstein 1994). */
export const WEAK_ITEM = 0.3;

export interface ItemView {
  /** id of the column */
  readonly id: string;
  readonly label: string;
  /** wording for print, '' where it is the label */
  readonly text: string;
  readonly variable: number;
  readonly indicator: number;
  readonly reversed: boolean;
  /** worded against its scale, by its correlations */
  readonly opposed: boolean;
  readonly constant: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly words: ScaleWords;
  readonly n: number;
  readonly missing: number;
  /** of the answers as they count; NaN where there is none */
  readonly mean: number;
  readonly sd: number;
  readonly skewness: number;
  /** mean as 0 … 100 of the scale */
  readonly score: number;
  /** answers on each level, from the least; levels of a reversed item are those after turning */
  readonly counts: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** level in the middle, −1 where there is none */
  readonly middle: number;
  /** with the sum of the other items of its variable; NaN where there is none */
  readonly itemTotal: number;
  readonly alphaWithout: number;
  /** share of its parent, and of the index */
  readonly weight: number;
  readonly share: number;
}

export interface IndicatorView {
  readonly name: string;
  readonly weight: number;
  readonly share: number;
  readonly score: number;
  readonly n: number;
  /** of its questions, in `items` */
  readonly items: readonly number[];
}

export interface VariableView {
  /** dictionary code, own words, or '' */
  readonly name: string;
  readonly weight: number;
  readonly score: number;
  readonly sd: number;
  readonly n: number;
  /** in `indicators` */
  readonly indicators: readonly number[];
  readonly items: readonly number[];
  readonly reliability: ReliabilityView;
}

export interface ReliabilityView {
  /** items in α: those that vary */
  readonly items: number;
  /** sheets with an answer to each of them */
  readonly rows: number;
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
  readonly standardised: number;
  readonly meanCorrelation: number;
}

/** Where the weights in force come from. */
export type WeightSource = 'equal' | 'own' | 'given';

export interface QuestionnaireView {
  /** sheets used, and the respondents they are of */
  readonly sheets: number;
  readonly respondents: number;
  /** columns a person may put into the tree */
  readonly known: readonly { readonly id: string; readonly label: string }[];
  readonly tree: IndexTree;
  readonly automatic: boolean;
  readonly name: string;
  readonly variables: readonly VariableView[];
  readonly indicators: readonly IndicatorView[];
  readonly items: readonly ItemView[];
  readonly all: ReliabilityView;
  readonly weighting: WeightSource;
  /** names of the weights given that nothing in the tree is called by, and branches without one */
  readonly unknownWeights: readonly string[];
  readonly without: readonly string[];
  /** groups of siblings whose own weights do not sum to 1 or 100, by the sum */
  readonly unevenSums: readonly number[];
  readonly missingRule: MissingRule;
  readonly index: {
    readonly n: number;
    readonly mean: number;
    readonly sd: number;
    readonly low: number;
    readonly high: number;
    /** respondents (of sheets: the last one) in each of `INDEX_BINS` steps */
    readonly bins: readonly number[];
    /** sheets in each */
    readonly sheets: readonly number[];
  };
}
