/** A weighted index over a tree: questions make indicators, these latent variables, these the index; each level is a weighted mean. */

/** A node of the tree. Leaves are items; every other node is the weighted mean of its children. */
export interface WeightedNode {
  /** share of its parent, 0 … 1; siblings sum to 1 */
  readonly weight: number;
  readonly children: readonly WeightedNode[];
  /** index of the item, −1 for a node with children */
  readonly item: number;
}

/** What a missing answer does: the answered ones share its weight, or the sheet has no score. */
export type MissingRule = 'available' | 'complete';

export interface NodeScore {
  /** sheets with a score */
  readonly n: number;
  readonly mean: number;
  /** divisor n − 1; NaN below two */
  readonly sd: number;
}

/**
 * Shares of siblings. Weights nobody gave count as the mean of the given ones; none given, or a sum of 0, makes all equal.
 * @param given each ≥ 0 or `null`
 * @returns sums to 1; empty for none
 */
export function normaliseWeights(given: readonly (number | null)[]): Float64Array {
  const known = given.filter((weight): weight is number => weight !== null && weight >= 0 && Number.isFinite(weight));
  const mean = known.length > 0 ? known.reduce((sum, weight) => sum + weight, 0) / known.length : 1;
  const filled = given.map((weight) => (weight !== null && weight >= 0 && Number.isFinite(weight) ? weight : mean));
  const sum = filled.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(filled, (weight) => (sum > 0 ? weight / sum : 1 / filled.length));
}

/**
 * Scores of every sheet at every node.
 * @param scores one column an item, 0 … 100, NaN = missing
 * @param visit is told of each node with its column, children before parents; the column is not kept here
 * @returns the column of the root, which may be that of an item; NaN where a sheet has no score
 */
export function scoreTree(
  node: WeightedNode,
  scores: readonly Float64Array[],
  rows: number,
  missing: MissingRule,
  visit: (node: WeightedNode, column: Float64Array) => void,
): Float64Array {
  if (node.item >= 0) {
    const own = scores[node.item]!;
    visit(node, own);
    return own;
  }
  // One branch that counts is its parent: no arithmetic, and the same column.
  const [only, second] = node.children.filter(({ weight }) => weight > 0);
  if (only && !second) {
    let single: Float64Array | null = null;
    for (const child of node.children) {
      const column = scoreTree(child, scores, rows, missing, visit);
      if (child === only) single = column;
    }
    visit(node, single!);
    return single!;
  }
  const sum = new Float64Array(rows);
  const weight = new Float64Array(rows);
  let whole = 0;
  for (const child of node.children) {
    const column = scoreTree(child, scores, rows, missing, visit);
    if (child.weight === 0) continue;
    whole += child.weight;
    for (let row = 0; row < rows; row += 1) {
      const value = column[row]!;
      if (Number.isNaN(value)) continue;
      sum[row]! += child.weight * value;
      weight[row]! += child.weight;
    }
  }
  // A sheet that answered everything is divided by what the weights sum to, so that 1 − 2⁻⁵³ does not make it incomplete.
  const needed = missing === 'complete' ? whole * (1 - 1e-9) : 0;
  for (let row = 0; row < rows; row += 1)
    sum[row] = weight[row]! > 0 && weight[row]! >= needed ? sum[row]! / weight[row]! : NaN;
  visit(node, sum);
  return sum;
}

/** Mean and spread of the scores there are. */
export function describeScores(column: Float64Array): NodeScore {
  let [n, sum] = [0, 0];
  for (let row = 0; row < column.length; row += 1) {
    if (Number.isNaN(column[row]!)) continue;
    n += 1;
    sum += column[row]!;
  }
  const mean = n > 0 ? sum / n : NaN;
  let squares = 0;
  for (let row = 0; row < column.length; row += 1) {
    const away = column[row]! - mean;
    if (!Number.isNaN(away)) squares += away * away;
  }
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN };
}
