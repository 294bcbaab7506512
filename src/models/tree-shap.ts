/** Contributions of features to one prediction of boosted trees: exact Shapley values in polynomial time (Lundberg et al. 2018). */

import { goesLeft, type BoostedTrees, type Tree } from './boosted-trees.ts';

/** Log-odds expected where nothing is known of a row: leaves weighted by the rows that came to them while learning. */
export function expectedMargin({ base, trees }: BoostedTrees): number {
  return trees.reduce((sum, tree) => sum + expectedValue(tree), base);
}

/**
 * Path-dependent TreeSHAP (Lundberg, Erion & Lee 2018, algorithm 2): what is not known of a row is as the learning rows were. With
 * {@link expectedMargin} the contributions add up to the row’s log-odds. O(trees · leaves · depth²).
 * @param features columns
 * @param row of the columns
 * @returns length features, log-odds
 */
export function treeContributions(model: BoostedTrees, features: readonly Float64Array[], row: number): Float64Array {
  const contributions = new Float64Array(model.features);
  new Walk(model, features).explain(row, contributions);
  return contributions;
}

/**
 * Mean absolute contribution of each feature over some rows: how much it matters, in log-odds.
 * @param rows numbers of the rows; some thousands are enough
 * @param job lets waiting messages in now and then, and is told the share done
 * @returns length features
 */
export async function meanContributions(
  model: BoostedTrees,
  features: readonly Float64Array[],
  rows: ArrayLike<number>,
  job: { readonly pause?: () => Promise<void>; readonly progress?: (share: number) => void } = {},
): Promise<Float64Array> {
  const means = new Float64Array(model.features);
  const own = new Float64Array(model.features);
  const walk = new Walk(model, features);
  for (let i = 0; i < rows.length; i += 1) {
    if (i % 64 === 0) {
      await job.pause?.();
      job.progress?.(i / rows.length);
    }
    walk.explain(rows[i]!, own.fill(0));
    for (let f = 0; f < own.length; f += 1) means[f]! += Math.abs(own[f]!) / rows.length;
  }
  return means;
}

function expectedValue(tree: Tree): number {
  let sum = 0;
  for (let node = 0; node < tree.feature.length; node += 1)
    if (tree.feature[node]! < 0) sum += tree.value[node]! * tree.cover[node]!;
  return sum / tree.cover[0]!;
}

/**
 * One way through a tree for a row. The path to a node is kept as the different features asked on it: for each, the share of the
 * learning rows that goes on where the feature is unknown (`zero`), whether the row itself goes on where it is known (`one`), and
 * the weights of all subsets by size. Each depth has its own stretch of the arrays.
 */
class Walk {
  readonly #trees: readonly Tree[];
  readonly #features: readonly Float64Array[];
  readonly #feature: Int32Array;
  readonly #zero: Float64Array;
  readonly #one: Float64Array;
  readonly #weight: Float64Array;
  #tree: Tree;
  #row = 0;
  #out: Float64Array = new Float64Array(0);

  constructor({ trees }: BoostedTrees, features: readonly Float64Array[]) {
    this.#trees = trees;
    this.#features = features;
    this.#tree = trees[0]!;
    const depth = trees.reduce((most, tree) => Math.max(most, depthOf(tree)), 0) + 2;
    const room = (depth * (depth + 1)) / 2;
    this.#feature = new Int32Array(room);
    this.#zero = new Float64Array(room);
    this.#one = new Float64Array(room);
    this.#weight = new Float64Array(room);
  }

  /** Adds the contributions of a row. */
  explain(row: number, out: Float64Array): void {
    [this.#row, this.#out] = [row, out];
    for (const tree of this.#trees) {
      this.#tree = tree;
      this.#descend(0, 0, 0, 1, 1, -1);
    }
  }

  /** @param from where the parent’s path begins, of `length` entries */
  #descend(node: number, from: number, length: number, zero: number, one: number, feature: number): void {
    const at = from + length;
    // Few entries: a loop is quicker than copyWithin.
    for (let i = 0; i < length; i += 1) {
      this.#feature[at + i] = this.#feature[from + i]!;
      this.#zero[at + i] = this.#zero[from + i]!;
      this.#one[at + i] = this.#one[from + i]!;
      this.#weight[at + i] = this.#weight[from + i]!;
    }
    this.#extend(at, length, zero, one, feature);
    const tree = this.#tree;
    const asked = tree.feature[node]!;
    if (asked < 0) {
      this.#leaf(at, length, tree.value[node]!);
      return;
    }
    let entries = length + 1;
    let before = 1;
    let known = 1;
    // A feature asked again takes the place of its earlier question.
    for (let i = 1; i < entries; i += 1) {
      if (this.#feature[at + i] !== asked) continue;
      before = this.#zero[at + i]!;
      known = this.#one[at + i]!;
      this.#unwind(at, entries - 1, i);
      entries -= 1;
      break;
    }
    const left = goesLeft(tree, node, this.#features[asked]![this.#row]!);
    const hot = left ? tree.left[node]! : tree.right[node]!;
    const cold = left ? tree.right[node]! : tree.left[node]!;
    const share = before / tree.cover[node]!;
    this.#descend(hot, at, entries, share * tree.cover[hot]!, known, asked);
    this.#descend(cold, at, entries, share * tree.cover[cold]!, 0, asked);
  }

  /** Adds an entry behind `length` others. */
  #extend(at: number, length: number, zero: number, one: number, feature: number): void {
    const weight = this.#weight;
    this.#feature[at + length] = feature;
    this.#zero[at + length] = zero;
    this.#one[at + length] = one;
    weight[at + length] = length === 0 ? 1 : 0;
    for (let i = length - 1; i >= 0; i -= 1) {
      weight[at + i + 1]! += (one * weight[at + i]! * (i + 1)) / (length + 1);
      weight[at + i] = (zero * weight[at + i]! * (length - i)) / (length + 1);
    }
  }

  /** Takes entry i out of a path whose last entry is `last`. */
  #unwind(at: number, last: number, i: number): void {
    const weight = this.#weight;
    const zero = this.#zero[at + i]!;
    const one = this.#one[at + i]!;
    let next = weight[at + last]!;
    for (let j = last - 1; j >= 0; j -= 1) {
      if (one !== 0) {
        const kept = weight[at + j]!;
        weight[at + j] = (next * (last + 1)) / ((j + 1) * one);
        next = kept - (weight[at + j]! * zero * (last - j)) / (last + 1);
      } else weight[at + j] = (weight[at + j]! * (last + 1)) / (zero * (last - j));
    }
    for (let j = i; j < last; j += 1) {
      this.#feature[at + j] = this.#feature[at + j + 1]!;
      this.#zero[at + j] = this.#zero[at + j + 1]!;
      this.#one[at + j] = this.#one[at + j + 1]!;
    }
  }

  /** Adds what the leaf says to each feature on its path: the weights that would be left without it, summed. */
  #leaf(at: number, last: number, value: number): void {
    const weight = this.#weight;
    for (let i = 1; i <= last; i += 1) {
      const zero = this.#zero[at + i]!;
      const one = this.#one[at + i]!;
      let next = weight[at + last]!;
      let total = 0;
      for (let j = last - 1; j >= 0; j -= 1) {
        if (one !== 0) {
          const left = (next * (last + 1)) / ((j + 1) * one);
          total += left;
          next = weight[at + j]! - (left * zero * (last - j)) / (last + 1);
        } else total += (weight[at + j]! * (last + 1)) / (zero * (last - j));
      }
      this.#out[this.#feature[at + i]!]! += total * (one - zero) * value;
    }
  }
}

/** Splits on the longest way down. */
function depthOf(tree: Tree): number {
  const depth = new Uint16Array(tree.feature.length);
  let most = 0;
  for (let node = 0; node < depth.length; node += 1) {
    if (tree.feature[node]! < 0) continue;
    const below = depth[node]! + 1;
    depth[tree.left[node]!] = below;
    depth[tree.right[node]!] = below;
    most = Math.max(most, below);
  }
  return most;
}
