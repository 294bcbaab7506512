/** Numbers at risk, ended and censored at each distinct time: what every step curve is made of. */

import { ascendingOrder, type SurvivalData } from './survival-data.ts';

/** Arrays have length k: distinct times of ending or censoring, ascending; all in sums of weights. */
export interface SurvivalSteps {
  readonly time: Float64Array;
  /** under observation just before each time: entry < t ≤ time */
  readonly risk: Float64Array;
  /** one array a reason (one for all where reasons are not told apart) */
  readonly events: readonly Float64Array[];
  readonly censored: Float64Array;
  readonly size: number;
}

/**
 * Counts after one sort.
 * @param causes reasons told apart by the codes 1…causes of `ended`; 1 takes every code but 0 for an end
 */
export function survivalSteps(data: SurvivalData, causes = 1): SurvivalSteps {
  const { time, ended, weight } = data;
  const order = ascendingOrder(time);
  let count = 0;
  for (let k = 0; k < order.length; k += 1) if (k === 0 || time[order[k]!] !== time[order[k - 1]!]) count += 1;
  const times = new Float64Array(count);
  const censored = new Float64Array(count);
  const events = Array.from({ length: causes }, () => new Float64Array(count));
  let step = -1;
  let size = 0;
  for (let k = 0; k < order.length; k += 1) {
    const row = order[k]!;
    if (k === 0 || time[row] !== times[step]) {
      step += 1;
      times[step] = time[row]! + 0;
    }
    const share = weight === null ? 1 : weight[row]!;
    size += share;
    const code = ended[row]!;
    (code === 0 ? censored : events[causes === 1 ? 0 : code - 1]!)[step]! += share;
  }
  return { time: times, risk: riskOf(data, times, events, censored), events, censored, size };
}

/** Counted from the last time backwards, so that the last to end are exactly those at risk. */
function riskOf(
  { entry, weight }: SurvivalData,
  times: Float64Array,
  events: readonly Float64Array[],
  censored: Float64Array,
): Float64Array {
  const risk = new Float64Array(times.length);
  const entries = entry === null ? null : ascendingOrder(entry);
  let next = entries === null ? 0 : entries.length - 1;
  let here = 0;
  for (let k = times.length - 1; k >= 0; k -= 1) {
    let ended = 0;
    for (const counts of events) ended += counts[k]!;
    here += ended + censored[k]!;
    if (entries !== null && entry !== null)
      for (; next >= 0 && entry[entries[next]!]! >= times[k]!; next -= 1) here -= weight?.[entries[next]!] ?? 1;
    risk[k] = here;
  }
  return risk;
}
