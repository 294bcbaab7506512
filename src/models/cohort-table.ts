/** From the counts of a cohort triangle to what is shown: one measure with its cells, its mean over all cohorts, and the tail of retention projected. */

import { succeed, type Outcome } from '../lib/outcome.ts';
import { NO_COHORT, type CohortCounts } from './cohorts.ts';
import type { RetentionCounts } from './retention-data.ts';
import type { RetentionFit } from './retention-model.ts';
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts';

/**
 * `active`: share of a cohort with a purchase in just this period · `later`: in this period or later · `revenue` and `orders`: their
 * sum in the period, or for each customer · `cumulative`: revenue of a customer up to the end of the period.
 */
export type CohortMeasure = 'active' | 'later' | 'revenue' | 'orders' | 'cumulative';

/** What is known of a cell: nothing yet · its period still runs, so far so much · of some customers of the cohort · of all. */
export const UNKNOWN = 0;
export const RUNNING = 1;
export const PARTLY = 2;
export const KNOWN = 3;

export interface CohortTable {
  /** length cohorts × periods, row by row; NaN where nothing is known */
  readonly values: Float64Array;
  /** {@link UNKNOWN} … {@link KNOWN} */
  readonly status: Uint8Array;
  /** customers a value speaks of */
  readonly of: Uint32Array;
  /** length periods: over all cohorts, of periods that are over; NaN where there are none */
  readonly mean: Float64Array;
  /** customers the mean speaks of */
  readonly meanOf: Float64Array;
}

/**
 * Cells of one measure. Shares and amounts a customer are means over the customers whose period is over, so that the mean of all
 * cohorts is weighted by customers; totals are averaged over cohorts of which all customers are known. A cumulative value is the
 * sum of the means up to its period (the mean cumulative function), so customers seen for less time do not lower it.
 * @param each for `revenue` and `orders`: for each customer instead of the sum
 * @throws RangeError for money without money
 */
export function tabulateCohorts(counts: CohortCounts, measure: CohortMeasure, each: boolean): CohortTable {
  const { cohorts, periods, running, exposed, size } = counts;
  const amounts = amountsOf(counts, measure);
  const total = (measure === 'revenue' || measure === 'orders') && !each;
  const values = new Float64Array(running).fill(NaN);
  const status = new Uint8Array(running);
  const of = new Uint32Array(running);
  const [sum, among] = [new Float64Array(periods), new Float64Array(periods)];
  const [whole, wholes] = [new Float64Array(periods), new Float64Array(periods)];
  for (let cohort = 0; cohort < cohorts; cohort += 1) {
    let [before, open] = [0, true];
    for (let p = 0; p < periods && open; p += 1) {
      const cell = cohort * periods + p;
      const known = exposed[cell]!;
      const at = known > 0 ? cell : running + cell;
      const customers = exposed[at]!;
      if (customers === 0) break;
      status[cell] = known === size[cohort] ? KNOWN : known > 0 ? PARTLY : RUNNING;
      of[cell] = customers;
      const value = total ? amounts[at]! : amounts[at]! / customers;
      values[cell] = measure === 'cumulative' ? before + value : value;
      before = values[cell];
      open = known > 0;
      if (known === 0) continue;
      sum[p]! += amounts[cell]!;
      among[p]! += known;
      if (known !== size[cohort]) continue;
      whole[p]! += amounts[cell]!;
      wholes[p]! += 1;
    }
  }
  let before = 0;
  const mean = sum.map((all, p) => {
    if (total) return wholes[p]! > 0 ? whole[p]! / wholes[p]! : NaN;
    const value = among[p]! > 0 ? all / among[p]! : NaN;
    if (measure !== 'cumulative') return value;
    before += value;
    return before;
  });
  return { values, status, of, mean, meanOf: among };
}

function amountsOf(counts: CohortCounts, measure: CohortMeasure): ArrayLike<number> {
  if (measure === 'active') return counts.active;
  if (measure === 'later') return counts.later;
  if (measure === 'orders') return counts.orders;
  if (counts.revenue === null) throw new RangeError(`${measure} needs money`);
  return counts.revenue;
}

/**
 * How long customers were seen, for models of retention: lost after the last period with a purchase, or still there at the end.
 * @param settle the last so many whole periods are left out: whoever is silent in them may still come back
 */
export function retentionOf(counts: CohortCounts, settle: number): RetentionCounts {
  const { cohortOf, complete, last, periods } = counts;
  const [lost, kept] = [new Float64Array(periods + 1), new Float64Array(periods + 1)];
  let [customers, longest] = [0, 0];
  for (let c = 0; c < cohortOf.length; c += 1) {
    const seen = complete[c]! - 1 - settle;
    if (cohortOf[c] === NO_COHORT || seen < 0) continue;
    customers += 1;
    const gone = last[c]! + 1;
    if (gone <= seen) lost[gone]! += 1;
    else kept[seen]! += 1;
    longest = Math.max(longest, seen);
  }
  return { lost: lost.slice(0, longest + 1), kept: kept.slice(0, longest + 1), customers };
}

export interface TailProjection {
  readonly fit: RetentionFit;
  /** length upTo + 1: share still there after 0, 1, 2 … periods by the model */
  readonly survival: Float64Array;
  /** the last period that was fitted; what comes after it is projected */
  readonly fitted: number;
  readonly customers: number;
}

/**
 * The shifted-beta-geometric model fitted to how long customers were seen, and its curve.
 * Fails as the model does: `model.retention-short`, `model.retention-no-loss`, `model.retention-all-lost`, `model.retention-empty`.
 */
export function projectTail(counts: CohortCounts, settle: number, upTo: number): Outcome<TailProjection> {
  const retention = retentionOf(counts, settle);
  const fitted = shiftedBetaGeometric.fit(retention);
  if (!fitted.ok) return fitted;
  const { parameters } = fitted.value;
  return succeed({
    fit: fitted.value,
    survival: Float64Array.from({ length: upTo + 1 }, (_, t) => shiftedBetaGeometric.survival(parameters, t)),
    fitted: retention.lost.length - 1,
    customers: retention.customers,
  });
}
