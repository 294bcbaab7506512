import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  BOOST_DEFAULTS,
  boostedMargins,
  fitBoostedTrees,
  goesLeft,
  type BoostedTrees,
  type Tree,
} from '../../src/models/boosted-trees.ts';
import { expectedMargin, meanContributions, treeContributions } from '../../src/models/tree-shap.ts';
import { simulateRows } from './early-warning-samples.ts';

interface Node {
  readonly feature?: number;
  readonly threshold?: number;
  readonly left?: Node;
  readonly right?: Node;
  readonly value?: number;
  readonly cover: number;
}

/** The arrays of a tree written as nested nodes. */
function flat(root: Node): Tree {
  const nodes: Node[] = [root];
  for (let i = 0; i < nodes.length; i += 1) if (nodes[i]!.left) nodes.push(nodes[i]!.left!, nodes[i]!.right!);
  return {
    feature: Int16Array.from(nodes, (node) => node.feature ?? -1),
    threshold: Float64Array.from(nodes, (node) => node.threshold ?? 0),
    missingLeft: new Uint8Array(nodes.length),
    left: Uint32Array.from(nodes, (node) => (node.left ? nodes.indexOf(node.left) : 0)),
    right: Uint32Array.from(nodes, (node) => (node.right ? nodes.indexOf(node.right) : 0)),
    value: Float64Array.from(nodes, (node) => node.value ?? 0),
    cover: Float64Array.from(nodes, (node) => node.cover),
    gain: new Float64Array(nodes.length),
  };
}

function modelOf(trees: readonly Tree[], features: number, base = 0): BoostedTrees {
  const none = new Float64Array(features);
  return {
    features,
    base,
    trees,
    gain: none,
    splits: new Uint32Array(features),
    trainingLoss: none,
    validationLoss: none,
    n: 0,
    events: 0,
    diagnosis: [],
  };
}

/** What a tree says of a row of which only some features are known: the others as the learning rows were. */
function conditional(tree: Tree, row: readonly number[], known: number, node = 0): number {
  const feature = tree.feature[node]!;
  if (feature < 0) return tree.value[node]!;
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  if ((known >> feature) & 1) return conditional(tree, row, known, goesLeft(tree, node, row[feature]!) ? left : right);
  const [a, b] = [tree.cover[left]!, tree.cover[right]!];
  return (a * conditional(tree, row, known, left) + b * conditional(tree, row, known, right)) / (a + b);
}

/** Shapley’s values by all 2^k subsets. */
function bruteForce(model: BoostedTrees, row: readonly number[]): number[] {
  const k = model.features;
  const value = (known: number): number => model.trees.reduce((sum, tree) => sum + conditional(tree, row, known), 0);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: k }, (_, f) => {
    let sum = 0;
    for (let known = 0; known < 2 ** k; known += 1) {
      if ((known >> f) & 1) continue;
      const size = known.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(k - size - 1)) / factorial(k);
      sum += weight * (value(known | (1 << f)) - value(known));
    }
    return sum;
  });
}

describe('published values: fever and cough (Lundberg, Erion & Lee 2018, figure 1)', () => {
  const leaf = (value: number): Node => ({ value, cover: 1 });
  const modelA = flat({
    feature: 0,
    threshold: 0.5,
    cover: 4,
    left: { feature: 1, threshold: 0.5, cover: 2, left: leaf(0), right: leaf(0) },
    right: { feature: 1, threshold: 0.5, cover: 2, left: leaf(0), right: leaf(80) },
  });
  const modelB = flat({
    feature: 1,
    threshold: 0.5,
    cover: 4,
    left: { feature: 0, threshold: 0.5, cover: 2, left: leaf(0), right: leaf(0) },
    right: { feature: 0, threshold: 0.5, cover: 2, left: leaf(10), right: leaf(90) },
  });
  const both = [Float64Array.of(1), Float64Array.of(1)];

  it('model A: 20 + 30 + 30', () => {
    const model = modelOf([modelA], 2);
    expect(expectedMargin(model)).toBe(20);
    expect([...treeContributions(model, both, 0)]).toEqual([30, 30]);
  });

  it('model B: 25 + 30 + 35', () => {
    const model = modelOf([modelB], 2);
    expect(expectedMargin(model)).toBe(25);
    expect([...treeContributions(model, both, 0)]).toEqual([30, 35]);
  });
});

describe('reference: all subsets', () => {
  it('agrees on grown trees, features asked twice and missing values among them', async () => {
    const { features, labels } = simulateRows(600, 5, 3, ([a, b, c]) => a! * b! + (c! > 0 ? 1 : -1));
    for (let i = 0; i < 600; i += 4) features[i % 5]![i] = NaN;
    const outcome = await fitBoostedTrees(features, labels, {
      ...BOOST_DEFAULTS,
      trees: 12,
      minChildRows: 3,
      leaves: 20,
      depth: 8,
      random: createRandom(1),
    });
    if (!outcome.ok) throw new Error(outcome.error.code);
    const model = outcome.value;
    const margins = boostedMargins(model, features);
    for (let row = 0; row < 40; row += 1) {
      const own = treeContributions(model, features, row);
      const expected = bruteForce(
        model,
        features.map((column) => column[row]!),
      );
      expected.forEach((value, f) => expect(own[f]).toBeCloseTo(value, 10));
      expect(own.reduce((sum, part) => sum + part, expectedMargin(model))).toBeCloseTo(margins[row]!, 10);
    }
  });

  it('agrees on any small tree', () => {
    const node: fc.Memo<Node> = fc.memo((depth): fc.Arbitrary<Node> => {
      if (depth <= 1)
        return fc.record({ value: fc.integer({ min: -9, max: 9 }), cover: fc.integer({ min: 1, max: 9 }) });
      const children = { left: node(depth - 1), right: node(depth - 1) };
      const split = fc
        .record({ feature: fc.nat(3), threshold: fc.nat(4), ...children })
        .map((parts): Node => ({ ...parts, cover: parts.left.cover + parts.right.cover }));
      return fc.oneof(node(1), split);
    });
    fc.assert(
      fc.property(
        fc.array(node(5), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
        (roots, row) => {
          const model = modelOf(roots.map(flat), 4, 1);
          const own = treeContributions(
            model,
            row.map((value) => Float64Array.of(value)),
            0,
          );
          bruteForce(model, row).forEach((value, f) => expect(own[f]).toBeCloseTo(value, 9));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('recovery', () => {
  it('gives the features behind the labels their effects and the noise next to nothing', async () => {
    const { features, labels } = simulateRows(20_000, 4, 13, ([a, b]) => 1.5 * a! - 0.75 * b!);
    const outcome = await fitBoostedTrees(features, labels, { ...BOOST_DEFAULTS, random: createRandom(2) });
    if (!outcome.ok) throw new Error(outcome.error.code);
    const rows = Uint32Array.from({ length: 400 }, (_, i) => i * 50);
    const shares: number[] = [];
    const job = { pause: () => Promise.resolve(), progress: (share: number) => void shares.push(share) };
    const [a, b, c, d] = await meanContributions(outcome.value, features, rows, job);
    // The mean of |1.5 x| is 1.5 √(2/π).
    expect(a).toBeCloseTo(1.5 * Math.sqrt(2 / Math.PI), 0);
    expect(a! / b!).toBeGreaterThan(1.7);
    expect(a! / b!).toBeLessThan(2.3);
    expect(Math.max(c!, d!)).toBeLessThan(0.1 * b!);
    expect(shares[0]).toBe(0);
    expect(shares).toHaveLength(7);
  });
});

describe('boundaries', () => {
  it('without trees, and with trees of one leaf, nothing is contributed', () => {
    const one = [Float64Array.of(1)];
    expect(expectedMargin(modelOf([], 1, -2))).toBe(-2);
    expect([...treeContributions(modelOf([], 1, -2), one, 0)]).toEqual([0]);
    const stump = modelOf([flat({ value: 0.5, cover: 10 })], 1, -2);
    expect(expectedMargin(stump)).toBe(-1.5);
    expect([...treeContributions(stump, one, 0)]).toEqual([0]);
  });
});
