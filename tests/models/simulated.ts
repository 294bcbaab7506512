/** Simulated customers as models take them. */

import type { SimulatedBase, TransactionData } from '../../src/models/transaction-model.ts';

export function transactionsFrom({ offsets, times, T }: SimulatedBase): TransactionData {
  const rows = T.length;
  const [x, tx, logIntervals] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  for (let i = 0; i < rows; i += 1) {
    let before = 0;
    for (let q = offsets[i]!; q < offsets[i + 1]!; q += 1) {
      logIntervals[i]! += Math.log(times[q]! - before);
      before = times[q]!;
    }
    x[i] = offsets[i + 1]! - offsets[i]!;
    tx[i] = before;
  }
  return { rows, x, tx, T, logIntervals, weight: null, covariates: null };
}
