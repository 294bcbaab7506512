/** What a threshold earns: everybody whose score reaches it is contacted, some of those who would have left stay. */

import { curveOf, placeOf, type Curve, type Ranking } from './classifier-measures.ts';

export interface ProfitTerms {
  /** money saved by keeping a customer who would have left: one for all, or length n by row */
  readonly value: number | Float64Array;
  /** share of the contacted leavers who then stay, 0…1 */
  readonly success: number;
  /** money a contact costs, whoever is contacted */
  readonly cost: number;
}

export interface Profit {
  /** length g + 1 for g different scores: profit of contacting those with the first 0, 1 … g of them */
  readonly profit: Float64Array;
  /** the most, and the fewest rows that earn it; threshold Infinity where it is best to contact nobody */
  readonly best: { readonly profit: number; readonly threshold: number; readonly rows: number };
  /** of contacting everybody */
  readonly all: number;
}

/** Σ over the contacted of event · value · success − cost, for every threshold at once. Linear. */
export function profitOf(ranking: Ranking, labels: Uint8Array, { value, success, cost }: ProfitTerms): Profit {
  const { order, scores, rows } = ranking;
  const profit = new Float64Array(scores.length + 1);
  let saved = 0;
  let best = { profit: 0, threshold: Infinity, rows: 0 };
  for (let i = 0; i < scores.length; i += 1) {
    for (let at = rows[i]!; at < rows[i + 1]!; at += 1) {
      const row = order[at]!;
      if (labels[row] === 1) saved += typeof value === 'number' ? value : value[row]!;
    }
    const here = saved * success - cost * rows[i + 1]!;
    profit[i + 1] = here;
    if (here > best.profit) best = { profit: here, threshold: scores[i]!, rows: rows[i + 1]! };
  }
  return { profit, best, all: profit[scores.length]! };
}

/** O(log n). */
export function profitAt(ranking: Ranking, { profit }: Profit, threshold: number): number {
  return profit[placeOf(ranking, threshold)]!;
}

/** Share of the rows contacted (x) against profit (y). @param most points at most */
export function profitCurve(ranking: Ranking, { profit }: Profit, most = 400): Curve {
  return curveOf(ranking, most, 0, (i) => [ranking.rows[i]! / ranking.n, profit[i]!]);
}

/**
 * The score from which a contact pays where values are alike and scores are calibrated: cost/(value · success). Infinity where it
 * never does.
 */
export function breakEvenScore(value: number, success: number, cost: number): number {
  return value * success > 0 ? Math.max(0, cost / (value * success)) : Infinity;
}
