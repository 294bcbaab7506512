/** Gradient-boosted trees for a yes/no label, grown on histograms of binned features (Friedman 2001; Chen & Guestrin 2016; Ke et al. 2017). */

import type { Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';

export interface BoostOptions {
  /** most trees, ≥ 1 */
  readonly trees: number;
  /** shrinkage of each tree, 0…1 */
  readonly rate: number;
  /** most leaves of a tree, ≥ 2; the leaf with the largest gain is split next */
  readonly leaves: number;
  /** most splits from root to leaf, ≥ 1 */
  readonly depth: number;
  /** least sum of p(1 − p) in a leaf */
  readonly minChildWeight: number;
  /** least rows in a leaf, ≥ 1 */
  readonly minChildRows: number;
  /** L2 on the values of leaves */
  readonly l2: number;
  /** least gain of a split */
  readonly minGain: number;
  /** share of the rows, and of the features, each tree sees; in (0, 1] */
  readonly rowShare: number;
  readonly columnShare: number;
  /** most bins a feature, 2…255 */
  readonly bins: number;
  readonly random: Random;
  /** rows not learnt from, whose loss ends the growing; `null` grows all trees */
  readonly validation: { readonly features: readonly Float64Array[]; readonly labels: Uint8Array } | null;
  /** trees without a better validation loss before growing ends, ≥ 1 */
  readonly patience: number;
  /** awaited between trees, so that others get their turn and a cancelled job ends */
  readonly pause?: () => Promise<void>;
  /** told after each tree, 0…1 */
  readonly progress?: (share: number) => void;
}

/** Sensible for behaviour of customers: small trees, slow learning. Without `random`, which the caller seeds. */
export const BOOST_DEFAULTS: Omit<BoostOptions, 'random'> = {
  trees: 100,
  rate: 0.1,
  leaves: 15,
  depth: 6,
  minChildWeight: 1,
  minChildRows: 20,
  l2: 1,
  minGain: 0,
  rowShare: 1,
  columnShare: 1,
  bins: 255,
  validation: null,
  patience: 10,
};

/** Nodes in arrays; node 0 is the root, children come after their parent. */
export interface Tree {
  /** feature asked at a node, −1 at a leaf */
  readonly feature: Int16Array;
  /** a row goes left where its value ≤ threshold */
  readonly threshold: Float64Array;
  /** 1 where a row without the value goes left */
  readonly missingLeft: Uint8Array;
  /** 0 at a leaf */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** log-odds a leaf adds, shrunken already; 0 elsewhere */
  readonly value: Float64Array;
  /** rows that were there while learning */
  readonly cover: Float64Array;
  /** fall of the loss by the split; 0 at a leaf */
  readonly gain: Float64Array;
}

export type BoostDiagnosis =
  /** fewer than 30 rows of the rarer class */
  | 'few-events'
  /** no split was worth it: every row gets the base rate */
  | 'no-split'
  /** the validation rows hold one class only and were not used */
  | 'validation-one-class'
  /** growing ended by the validation rows */
  | 'stopped-early';

export interface BoostedTrees {
  readonly features: number;
  /** log-odds of the base rate, from which the trees start */
  readonly base: number;
  /** those kept: up to the best round where there are validation rows */
  readonly trees: readonly Tree[];
  /** length features: gain of all splits by the feature, and how many there are; in the kept trees */
  readonly gain: Float64Array;
  readonly splits: Uint32Array;
  /** mean log-loss after 0, 1, 2 … trees, also those not kept; validation empty without such rows */
  readonly trainingLoss: Float64Array;
  readonly validationLoss: Float64Array;
  readonly n: number;
  readonly events: number;
  readonly diagnosis: readonly BoostDiagnosis[];
}

/**
 * Learns trees one after the other on the logistic loss: gradients p − y, curvatures p(1 − p), leaves −G/(H + λ), features cut into
 * at most 255 bins at their quantiles, missing values a bin of their own that goes wherever the loss falls more.
 * The same rows, options and seed give the same trees on every engine. About 40 ns a row, feature and level.
 * @param features k columns of n values, NaN where missing; ±Infinity are values
 * @param labels length n, 1 for the event
 * @returns fails with `model.no-rows-to-learn` for n = 0 and `model.one-class` ({events, rows}) where all labels are equal
 */
export async function fitBoostedTrees(
  features: readonly Float64Array[],
  labels: Uint8Array,
  options: BoostOptions,
): Promise<Outcome<BoostedTrees>> {
  await options.pause?.();
  throw new Error(`unfinished ${features.length} ${labels.length}`);
}

/** Log-odds of each row. @param features k columns of any length, NaN where missing */
export function boostedMargins(model: BoostedTrees, features: readonly Float64Array[]): Float64Array {
  throw new Error(`unfinished ${model.n} ${features.length}`);
}

/** Probability of the event of each row. */
export function boostedProbabilities(model: BoostedTrees, features: readonly Float64Array[]): Float64Array {
  return boostedMargins(model, features).map((margin) => 1 / (1 + Math.exp(-margin)));
}
