/**
 * One regression tree on binned features: leaves are split where the loss falls most, from histograms of gradients.
 * Gradients and curvatures are whole numbers (units of 2⁻²⁴), so every sum and every difference of histograms is exact.
 */

import type { BinnedFeature } from './feature-bins.ts';

/** Units of gradients and curvatures in 1: sums of 2²⁹ rows stay below 2⁵³. */
export const UNITS = 2 ** 24;

/** Values of a bin: gradient, curvature, rows. */
const WIDTH = 3;
const BINS = 256;
const STRIDE = BINS * WIDTH;

/** Gains below this are rounding. */
const ROUNDING = 1e-7;

export interface GrowthRules {
  readonly leaves: number;
  readonly depth: number;
  readonly minChildWeight: number;
  readonly minChildRows: number;
  readonly l2: number;
  readonly minGain: number;
  readonly rate: number;
}

/** What stays the same from tree to tree. */
export interface Forest {
  readonly binned: readonly BinnedFeature[];
  /** of each feature, length n */
  readonly bins: readonly Uint8Array[];
  /** the histogram of all n rows as far as it is the same for every tree: rows, without gradients */
  readonly whole: Float64Array;
  /** histograms no leaf needs at present */
  readonly spare: Float64Array[];
}

/** @param bins of each feature, all of one length */
export function createForest(binned: readonly BinnedFeature[], bins: readonly Uint8Array[]): Forest {
  const whole = new Float64Array(bins.length * STRIDE);
  for (const [f, own] of bins.entries())
    for (let row = 0; row < own.length; row += 1) whole[f * STRIDE + own[row]! * WIDTH + 2]! += 1;
  return { binned, bins, whole, spare: [] };
}

/** Nodes in arrays; node 0 is the root, children come after their parent. */
export interface Tree {
  /** feature asked at a node, −1 at a leaf */
  readonly feature: Int16Array;
  /** a row goes left where its value ≤ threshold; Infinity sends all known values left */
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

export interface GrownTree {
  readonly tree: Tree;
  /** last bin that goes left, at a split */
  readonly bin: Uint8Array;
  /** leaves and the rows in them: rows[from[i] … to[i]) of the rows given belong to node leaf[i] */
  readonly leaf: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

interface Leaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly gradient: number;
  readonly weight: number;
  readonly histogram: Float64Array;
  best: Split | null;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
}

/**
 * Grows a tree and puts the rows in the order of its leaves.
 * @param rows in scope; reordered
 * @param gradient, weight length n, whole, in {@link UNITS}
 * @param features that may be asked, ascending
 */
export function growTree(
  forest: Forest,
  rows: Uint32Array,
  gradient: Float64Array,
  weight: Float64Array,
  features: readonly number[],
  rules: GrowthRules,
): GrownTree {
  const nodes = new Nodes(rules);
  const scratch = { gradient: new Float64Array(rows.length), weight: new Float64Array(rows.length) };
  const histogram = forest.spare.pop() ?? new Float64Array(forest.bins.length * STRIDE);
  if (rows.length === gradient.length) fillWhole(forest, histogram, gradient, weight, features);
  else fillHistogram(forest, rows, histogram, gradient, weight, features, scratch);
  const { g, h } = sumsOf(forest, histogram, features[0]!, () => true);
  const root: Leaf = {
    node: nodes.add(g, h, rows.length),
    from: 0,
    to: rows.length,
    depth: 0,
    gradient: g,
    weight: h,
    histogram,
    best: null,
  };
  root.best = bestSplit(forest, root, features, rules);
  const leaves: Leaf[] = [root];
  while (leaves.length < rules.leaves) {
    let chosen: Leaf | null = null;
    for (const leaf of leaves)
      if (leaf.best !== null && !(chosen?.best && chosen.best.gain >= leaf.best.gain)) chosen = leaf;
    if (chosen === null) break;
    const split = chosen.best!;
    const middle = partition(forest, rows, chosen, split);
    const [left, right] = childrenOf(forest, rows, chosen, split, middle, gradient, weight, features, scratch, nodes);
    nodes.split(chosen.node, split, forest.binned[split.feature]!, left.node, right.node);
    for (const child of [left, right])
      child.best = child.depth < rules.depth ? bestSplit(forest, child, features, rules) : null;
    leaves.splice(leaves.indexOf(chosen), 1, left, right);
  }
  for (const leaf of leaves) forest.spare.push(leaf.histogram);
  return { ...nodes.done(), leaf: leaves.map(({ node, from, to }) => ({ node, from, to })) };
}

/** The smaller child is counted, the larger one is its parent less the smaller. */
function childrenOf(
  forest: Forest,
  rows: Uint32Array,
  parent: Leaf,
  split: Split,
  middle: number,
  gradient: Float64Array,
  weight: Float64Array,
  features: readonly number[],
  scratch: Scratch,
  nodes: Nodes,
): readonly [Leaf, Leaf] {
  const { g, h } = sumsOf(forest, parent.histogram, split.feature, (bin, missing) =>
    missing ? split.missingLeft : bin <= split.bin,
  );
  const depth = parent.depth + 1;
  const fresh = forest.spare.pop() ?? new Float64Array(parent.histogram.length);
  const leftSmaller = middle - parent.from <= parent.to - middle;
  const left: Leaf = {
    node: nodes.add(g, h, middle - parent.from),
    from: parent.from,
    to: middle,
    depth,
    gradient: g,
    weight: h,
    histogram: leftSmaller ? fresh : parent.histogram,
    best: null,
  };
  const right: Leaf = {
    node: nodes.add(parent.gradient - g, parent.weight - h, parent.to - middle),
    from: middle,
    to: parent.to,
    depth,
    gradient: parent.gradient - g,
    weight: parent.weight - h,
    histogram: leftSmaller ? parent.histogram : fresh,
    best: null,
  };
  const smaller = leftSmaller ? left : right;
  fillHistogram(forest, rows.subarray(smaller.from, smaller.to), fresh, gradient, weight, features, scratch);
  for (const f of features) {
    const from = f * STRIDE;
    const to = from + (forest.binned[f]!.missing + 1) * WIDTH;
    for (let i = from; i < to; i += 1) parent.histogram[i]! -= fresh[i]!;
  }
  return [left, right];
}

interface Scratch {
  readonly gradient: Float64Array;
  readonly weight: Float64Array;
}

/** Gradient and curvature of the bins of a feature that are wanted. */
function sumsOf(
  { binned }: Forest,
  histogram: Float64Array,
  feature: number,
  wanted: (bin: number, missing: boolean) => boolean,
): { readonly g: number; readonly h: number } {
  let [g, h] = [0, 0];
  const { missing } = binned[feature]!;
  for (let b = 0; b <= missing; b += 1) {
    if (!wanted(b, b === missing)) continue;
    g += histogram[feature * STRIDE + b * WIDTH]!;
    h += histogram[feature * STRIDE + b * WIDTH + 1]!;
  }
  return { g, h };
}

/** @param rows of the leaf */
function fillHistogram(
  forest: Forest,
  rows: Uint32Array,
  histogram: Float64Array,
  gradient: Float64Array,
  weight: Float64Array,
  features: readonly number[],
  scratch: Scratch,
): void {
  // Once in the order of the leaf, so that each feature reads them in a row.
  const [g, h] = [scratch.gradient, scratch.weight];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    g[i] = gradient[row]!;
    h[i] = weight[row]!;
  }
  for (const f of features) {
    const start = f * STRIDE;
    histogram.fill(0, start, start + (forest.binned[f]!.missing + 1) * WIDTH);
  }
  let f = 0;
  for (; f + 3 < features.length; f += 4) addFour(forest, features, f, histogram, rows, g, h);
  for (; f < features.length; f += 1) addOne(forest.bins[features[f]!]!, features[f]! * STRIDE, histogram, rows, g, h);
}

/** The same of all rows, which are in their order and need not be counted. */
function fillWhole(
  { bins, whole }: Forest,
  histogram: Float64Array,
  gradient: Float64Array,
  weight: Float64Array,
  features: readonly number[],
): void {
  histogram.set(whole);
  let f = 0;
  for (; f + 1 < features.length; f += 2) {
    const [a, b] = [features[f]!, features[f + 1]!];
    addTwoWhole(bins[a]!, bins[b]!, a * STRIDE, b * STRIDE, histogram, gradient, weight);
  }
  if (f === features.length) return;
  const [own, start] = [bins[features[f]!]!, features[f]! * STRIDE];
  for (let row = 0; row < own.length; row += 1) {
    const at = start + own[row]! * WIDTH;
    histogram[at]! += gradient[row]!;
    histogram[at + 1]! += weight[row]!;
  }
}

function addTwoWhole(
  binsA: Uint8Array,
  binsB: Uint8Array,
  startA: number,
  startB: number,
  histogram: Float64Array,
  g: Float64Array,
  h: Float64Array,
): void {
  for (let row = 0; row < binsA.length; row += 1) {
    const gradient = g[row]!;
    const weight = h[row]!;
    const atA = startA + binsA[row]! * WIDTH;
    histogram[atA]! += gradient;
    histogram[atA + 1]! += weight;
    const atB = startB + binsB[row]! * WIDTH;
    histogram[atB]! += gradient;
    histogram[atB + 1]! += weight;
  }
}

/** The innermost loop, where most of the time goes: four features at once share what is read of each row. */
function addFour(
  { bins }: Forest,
  features: readonly number[],
  first: number,
  histogram: Float64Array,
  rows: Uint32Array,
  g: Float64Array,
  h: Float64Array,
): void {
  const [a, b, c, d] = [features[first]!, features[first + 1]!, features[first + 2]!, features[first + 3]!];
  const binsA = bins[a]!;
  const binsB = bins[b]!;
  const binsC = bins[c]!;
  const binsD = bins[d]!;
  const startA = a * STRIDE;
  const startB = b * STRIDE;
  const startC = c * STRIDE;
  const startD = d * STRIDE;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    const gradient = g[i]!;
    const weight = h[i]!;
    const atA = startA + binsA[row]! * WIDTH;
    histogram[atA]! += gradient;
    histogram[atA + 1]! += weight;
    histogram[atA + 2]! += 1;
    const atB = startB + binsB[row]! * WIDTH;
    histogram[atB]! += gradient;
    histogram[atB + 1]! += weight;
    histogram[atB + 2]! += 1;
    const atC = startC + binsC[row]! * WIDTH;
    histogram[atC]! += gradient;
    histogram[atC + 1]! += weight;
    histogram[atC + 2]! += 1;
    const atD = startD + binsD[row]! * WIDTH;
    histogram[atD]! += gradient;
    histogram[atD + 1]! += weight;
    histogram[atD + 2]! += 1;
  }
}

function addOne(
  bins: Uint8Array,
  start: number,
  histogram: Float64Array,
  rows: Uint32Array,
  g: Float64Array,
  h: Float64Array,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const at = start + bins[rows[i]!]! * WIDTH;
    histogram[at]! += g[i]!;
    histogram[at + 1]! += h[i]!;
    histogram[at + 2]! += 1;
  }
}

/** The split by which ½[G_l²/(H_l + λ) + G_r²/(H_r + λ) − G²/(H + λ)] is largest; `null` where none is above the least gain. */
function bestSplit(forest: Forest, leaf: Leaf, features: readonly number[], rules: GrowthRules): Split | null {
  const rows = leaf.to - leaf.from;
  if (rows < 2 * rules.minChildRows) return null;
  const l2 = rules.l2 * UNITS;
  const least = rules.minChildWeight * UNITS;
  const { gradient, weight, histogram } = leaf;
  const whole = (gradient * gradient) / (weight + l2);
  let best: Split | null = null;
  // G²/H is in the units of G and H.
  let most = 2 * Math.max(rules.minGain, ROUNDING) * UNITS;
  for (const f of features) {
    const start = f * STRIDE;
    const { missing } = forest.binned[f]!;
    const at = start + missing * WIDTH;
    const [lostG, lostH, lost] = [histogram[at]!, histogram[at + 1]!, histogram[at + 2]!];
    // The last bin with known values left of the border only divides where some are missing.
    const last = lost > 0 ? missing - 1 : missing - 2;
    let [g, h, n] = [0, 0, 0];
    for (let b = 0; b <= last; b += 1) {
      const here = start + b * WIDTH;
      if (histogram[here + 2] === 0) continue;
      g += histogram[here]!;
      h += histogram[here + 1]!;
      n += histogram[here + 2]!;
      for (let side = lost > 0 && b < missing - 1 ? 1 : 0; side >= 0; side -= 1) {
        const left = side === 1 ? n + lost : n;
        if (left < rules.minChildRows || rows - left < rules.minChildRows) continue;
        const leftG = side === 1 ? g + lostG : g;
        const leftH = side === 1 ? h + lostH : h;
        const rightG = gradient - leftG;
        const rightH = weight - leftH;
        if (leftH < least || rightH < least) continue;
        const gain = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (rightH + l2) - whole;
        if (!(gain > most)) continue;
        most = gain;
        // Rows that come without the value although none did in learning follow the larger part.
        const missingLeft = lost > 0 ? side === 1 : 2 * left >= rows;
        best = { gain: gain / (2 * UNITS), feature: f, bin: b, missingLeft };
      }
    }
  }
  return best;
}

/** Puts the rows of a leaf that go left before the others, each part in its order. @returns where the right part begins */
function partition(
  forest: Forest,
  rows: Uint32Array,
  { from, to }: Leaf,
  { feature, bin, missingLeft }: Split,
): number {
  const bins = forest.bins[feature]!;
  const { missing } = forest.binned[feature]!;
  const right = new Uint32Array(to - from);
  let [at, others] = [from, 0];
  for (let i = from; i < to; i += 1) {
    const row = rows[i]!;
    const own = bins[row]!;
    if (own === missing ? missingLeft : own <= bin) rows[at++] = row;
    else right[others++] = row;
  }
  rows.set(right.subarray(0, others), at);
  return at;
}

/** The tree in the making. */
class Nodes {
  readonly #rules: GrowthRules;
  readonly #tree: Tree;
  readonly #bin: Uint8Array;
  #count = 0;

  constructor(rules: GrowthRules) {
    this.#rules = rules;
    const most = 2 * Math.max(1, rules.leaves) - 1;
    this.#bin = new Uint8Array(most);
    this.#tree = {
      feature: new Int16Array(most).fill(-1),
      threshold: new Float64Array(most),
      missingLeft: new Uint8Array(most),
      left: new Uint32Array(most),
      right: new Uint32Array(most),
      value: new Float64Array(most),
      cover: new Float64Array(most),
      gain: new Float64Array(most),
    };
  }

  add(gradient: number, weight: number, rows: number): number {
    const node = this.#count++;
    const below = weight + this.#rules.l2 * UNITS;
    this.#tree.value[node] = below > 0 ? (-gradient / below) * this.#rules.rate : 0;
    this.#tree.cover[node] = rows;
    return node;
  }

  split(
    node: number,
    { feature, bin, missingLeft, gain }: Split,
    { borders }: BinnedFeature,
    left: number,
    right: number,
  ): void {
    const tree = this.#tree;
    tree.feature[node] = feature;
    tree.threshold[node] = borders[bin] ?? Infinity;
    tree.missingLeft[node] = missingLeft ? 1 : 0;
    tree.left[node] = left;
    tree.right[node] = right;
    tree.value[node] = 0;
    tree.gain[node] = gain;
    this.#bin[node] = bin;
  }

  done(): { readonly tree: Tree; readonly bin: Uint8Array } {
    const cut = this.#count;
    const { feature, threshold, missingLeft, left, right, value, cover, gain } = this.#tree;
    return {
      tree: {
        feature: feature.slice(0, cut),
        threshold: threshold.slice(0, cut),
        missingLeft: missingLeft.slice(0, cut),
        left: left.slice(0, cut),
        right: right.slice(0, cut),
        value: value.slice(0, cut),
        cover: cover.slice(0, cut),
        gain: gain.slice(0, cut),
      },
      bin: this.#bin.slice(0, cut),
    };
  }
}
