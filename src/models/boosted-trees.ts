/** Gradient-boosted trees for a yes/no label, grown on histograms of binned features (Friedman 2001; Chen & Guestrin 2016; Ke et al. 2017). */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { binFeature, binsOf } from './feature-bins.ts';
import { createForest, growTree, UNITS, type Forest, type GrownTree, type Tree } from './grow-tree.ts';
import { FEW_EVENTS, probabilityOf } from './logistic-regression.ts';

export type { Tree } from './grow-tree.ts';

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

export type BoostDiagnosis =
  /** under 30 rows of the rarer class */
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
 * at most 255 bins at their quantiles, missing values a bin of their own that goes wherever the loss falls more. The same rows,
 * options and seed give the same trees. About 15 ns a row, feature and tree of 15 leaves.
 * @param features k columns of n values, NaN where missing; ±Infinity are values
 * @param labels length n, 1 for the event
 * @returns fails with `model.no-rows-to-learn` for n = 0 and `model.one-class` ({events, rows}) where all labels are equal
 */
export async function fitBoostedTrees(
  features: readonly Float64Array[],
  labels: Uint8Array,
  options: BoostOptions,
): Promise<Outcome<BoostedTrees>> {
  const n = labels.length;
  if (features.some((column) => column.length !== n)) throw new RangeError(`columns must have ${n} rows`);
  if (n === 0) return fail('model.no-rows-to-learn');
  const events = labels.reduce((sum, label) => sum + label, 0);
  if (events === 0 || events === n) return fail('model.one-class', { events, rows: n });
  const diagnosis: BoostDiagnosis[] = [];
  if (Math.min(events, n - events) < FEW_EVENTS) diagnosis.push('few-events');
  const binned = features.map((column) => binFeature(column, Math.max(2, Math.min(255, options.bins))));
  const forest = createForest(
    binned,
    features.map((column, f) => binsOf(column, binned[f]!)),
  );
  const base = Math.log(events / (n - events));
  const learning = { bins: forest.bins, labels, margins: new Float64Array(n).fill(base) };
  const checking = checkingRows(forest, options, base);
  if (options.validation !== null && checking === null) diagnosis.push('validation-one-class');

  const [gradient, weight] = [new Float64Array(n), new Float64Array(n)];
  const trees: Tree[] = [];
  const trainingLoss = [lossAndGradients(learning.margins, labels, gradient, weight)];
  const validationLoss = checking === null ? [] : [lossAndGradients(checking.margins, checking.labels, null, null)];
  let best = 0;
  for (let round = 0; round < options.trees && features.length > 0; round += 1) {
    await options.pause?.();
    const rows = drawRows(n, options);
    const grown = growTree(forest, rows, gradient, weight, drawFeatures(features.length, options), options);
    if (grown.leaf.length === 1) {
      // With all rows and features the next tree would find nothing either.
      if (options.rowShare >= 1 && options.columnShare >= 1) break;
    }
    trees.push(grown.tree);
    addTree(forest, grown, rows, learning.margins);
    trainingLoss.push(lossAndGradients(learning.margins, labels, gradient, weight));
    if (checking !== null) {
      addByBins(forest, grown, checking.bins, checking.margins, null);
      validationLoss.push(lossAndGradients(checking.margins, checking.labels, null, null));
      if (validationLoss.at(-1)! < validationLoss[best]!) best = trees.length;
      else if (trees.length - best >= options.patience) break;
    }
    options.progress?.((round + 1) / options.trees);
  }
  const kept = checking === null ? trees : trees.slice(0, best);
  if (checking !== null && kept.length < trees.length) diagnosis.push('stopped-early');
  const importance = importanceOf(kept, features.length);
  if (importance.splits.every((count) => count === 0)) diagnosis.push('no-split');
  return succeed({
    features: features.length,
    base,
    trees: kept,
    ...importance,
    trainingLoss: Float64Array.from(trainingLoss),
    validationLoss: Float64Array.from(validationLoss),
    n,
    events,
    diagnosis,
  });
}

/** Log-odds of each row. @param features k columns of any length, NaN where missing */
export function boostedMargins({ base, trees }: BoostedTrees, features: readonly Float64Array[]): Float64Array {
  const margins = new Float64Array(features[0]?.length ?? 0).fill(base);
  // Rows in blocks, so that the values of a block stay in the cache from tree to tree.
  for (let from = 0; from < margins.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, margins.length);
    for (const tree of trees)
      for (let row = from; row < to; row += 1) margins[row]! += tree.value[leafOf(tree, features, row)]!;
  }
  return margins;
}

/** Probability of the event of each row. */
export function boostedProbabilities(model: BoostedTrees, features: readonly Float64Array[]): Float64Array {
  return boostedMargins(model, features).map(probabilityOf);
}

/** The leaf a row comes to. */
export function leafOf(tree: Tree, features: readonly Float64Array[], row: number): number {
  let node = 0;
  for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!)
    node = goesLeft(tree, node, features[feature]![row]!) ? tree.left[node]! : tree.right[node]!;
  return node;
}

/** Whether a value goes left at a node that splits. */
export function goesLeft(tree: Tree, node: number, value: number): boolean {
  return value === value ? value <= tree.threshold[node]! : tree.missingLeft[node] === 1;
}

const BLOCK = 1024;

interface CheckingRows {
  readonly bins: readonly Uint8Array[];
  readonly labels: Uint8Array;
  readonly margins: Float64Array;
}

/** The rows whose loss ends the growing, binned as the others; `null` where there are none of both classes. */
function checkingRows({ binned }: Forest, { validation }: BoostOptions, base: number): CheckingRows | null {
  if (validation === null) return null;
  const { features, labels } = validation;
  if (features.length !== binned.length)
    throw new RangeError(`${features.length} columns to check, ${binned.length} to learn`);
  if (!labels.includes(0) || !labels.includes(1)) return null;
  return {
    bins: features.map((column, f) => binsOf(column, binned[f]!)),
    labels,
    margins: new Float64Array(labels.length).fill(base),
  };
}

/** Mean log-loss of the margins, and, where wanted, gradients and curvatures in whole {@link UNITS}. */
function lossAndGradients(
  margins: Float64Array,
  labels: Uint8Array,
  gradient: Float64Array | null,
  weight: Float64Array | null,
): number {
  let loss = 0;
  // Σ log(1 + e) as the logarithm of a product, so that a logarithm is taken once in a thousand rows.
  let product = 1;
  for (let i = 0; i < margins.length; i += 1) {
    const margin = margins[i]!;
    const e = Math.exp(margin < 0 ? margin : -margin);
    const p = margin < 0 ? e / (1 + e) : 1 / (1 + e);
    const yes = labels[i] === 1;
    const wrong = yes ? -margin : margin;
    if (wrong > 0) loss += wrong;
    product *= 1 + e;
    if (product > 1e290) {
      loss += Math.log(product);
      product = 1;
    }
    if (gradient === null || weight === null) continue;
    gradient[i] = Math.round((yes ? p - 1 : p) * UNITS);
    // At least one unit, so that rows already certain never leave a leaf without weight.
    weight[i] = Math.max(1, Math.round(p * (1 - p) * UNITS));
  }
  return (loss + Math.log(product)) / margins.length;
}

/** The rows a tree learns from, ascending; exactly their share, each set as likely (Knuth 1998, § 3.4.2, algorithm S). */
function drawRows(n: number, { rowShare, random }: BoostOptions): Uint32Array {
  const wanted = rowShare >= 1 ? n : Math.max(1, Math.round(rowShare * n));
  const rows = new Uint32Array(wanted);
  for (let row = 0, taken = 0; taken < wanted; row += 1)
    if (wanted === n || random.next() * (n - row) < wanted - taken) rows[taken++] = row;
  return rows;
}

function drawFeatures(k: number, { columnShare, random }: BoostOptions): number[] {
  const features = Array.from({ length: k }, (_, f) => f);
  if (columnShare >= 1) return features;
  const wanted = Math.max(1, Math.round(columnShare * k));
  for (let i = 0; i < Math.min(wanted, k - 1); i += 1) {
    const other = random.integer(i, k - 1);
    [features[i], features[other]] = [features[other]!, features[i]!];
  }
  return features.slice(0, wanted).sort((a, b) => a - b);
}

/** Adds a tree to the margins: of the rows it learnt from by their leaves, of the others by their bins. */
function addTree(forest: Forest, grown: GrownTree, rows: Uint32Array, margins: Float64Array): void {
  let seen: Uint8Array | null = null;
  if (rows.length < margins.length) seen = new Uint8Array(margins.length);
  for (const { node, from, to } of grown.leaf) {
    const value = grown.tree.value[node]!;
    for (let i = from; i < to; i += 1) margins[rows[i]!]! += value;
    if (seen !== null) for (let i = from; i < to; i += 1) seen[rows[i]!] = 1;
  }
  if (seen !== null) addByBins(forest, grown, forest.bins, margins, seen);
}

/** @param skip rows not to add to */
function addByBins(
  { binned }: Forest,
  { tree, bin }: GrownTree,
  bins: readonly Uint8Array[],
  margins: Float64Array,
  skip: Uint8Array | null,
): void {
  for (let row = 0; row < margins.length; row += 1) {
    if (skip !== null && skip[row] === 1) continue;
    let node = 0;
    for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!) {
      const own = bins[feature]![row]!;
      const left = own === binned[feature]!.missing ? tree.missingLeft[node] === 1 : own <= bin[node]!;
      node = left ? tree.left[node]! : tree.right[node]!;
    }
    margins[row]! += tree.value[node]!;
  }
}

function importanceOf(trees: readonly Tree[], features: number): Pick<BoostedTrees, 'gain' | 'splits'> {
  const [gain, splits] = [new Float64Array(features), new Uint32Array(features)];
  for (const tree of trees)
    for (let node = 0; node < tree.feature.length; node += 1) {
      const feature = tree.feature[node]!;
      if (feature < 0) continue;
      gain[feature]! += tree.gain[node]!;
      splits[feature]! += 1;
    }
  return { gain, splits };
}
