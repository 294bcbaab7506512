/** What the pictures show of a simulated base: sample paths, frequencies, calibration of P(alive). Pure. */

import type { Parameters, TransactionData, TransactionModel } from '../../models/transaction-model.ts';
import type { SimulatedCustomers } from './simulate.ts';
import type { CalibrationView, FrequencyView, PathView } from './view.ts';

/** Customers shown one by one: most of them bought again, or there would be little to see. */
const PATHS = 20;
const PATHS_WITH_REPEATS = 15;
/** The frequency fit ends with an open class. */
const CLASSES = 8;
/** Ages are grouped into this many for the expected frequencies: they are spread evenly and the probabilities are smooth. */
const AGES = 12;
const GROUPS = 10;

/** The first customers of the base who bought again and the first who did not, the longest alive on top. */
export function pathsOf(
  base: SimulatedCustomers,
  weeks: number,
  future: number,
  alive: Float64Array | null,
): PathView[] {
  const again: number[] = [];
  const once: number[] = [];
  for (let i = 0; i < base.size && (again.length < PATHS || once.length < PATHS); i += 1) {
    const list = base.seen.x[i]! > 0 ? again : once;
    if (list.length < PATHS) list.push(i);
  }
  const few = Math.max(PATHS_WITH_REPEATS, PATHS - once.length);
  const repeats = again.slice(0, few);
  const chosen = [...repeats, ...once.slice(0, PATHS - repeats.length)];
  return chosen
    .map((customer): PathView => {
      const entry = base.entry[customer]!;
      const times = base.times.subarray(base.offsets[customer]!, base.offsets[customer + 1]!);
      const end = entry + base.lifetime[customer]!;
      return {
        customer,
        entry,
        times: Array.from(times, (time) => entry + time),
        end: end > weeks + future ? Infinity : end,
        x: base.seen.x[customer]!,
        alive: base.alive[customer] === 1,
        estimate: alive === null ? NaN : alive[customer]!,
      };
    })
    .sort((a, b) => lasting(b) - lasting(a) || a.entry - b.entry);
}

/** Where drop-out is not seen at all, the last purchase says who is still about. */
function lasting({ end, times, entry }: PathView): number {
  return end === Infinity ? 1e6 + (times.at(-1) ?? entry) : end;
}

/** How many customers bought 0, 1, 2 … times again: counted, by the truth and by the fit. */
export function frequencyOf(
  seen: TransactionData,
  truth: { readonly model: TransactionModel; readonly parameters: Parameters },
  fit: { readonly model: TransactionModel; readonly parameters: Parameters } | null,
): FrequencyView[] {
  const counts = new Float64Array(CLASSES);
  for (let i = 0; i < seen.rows; i += 1) counts[Math.min(seen.x[i]!, CLASSES - 1)]! += 1;
  const ages = groupedAges(seen.T);
  const expected = (by: typeof fit): Float64Array => {
    const shares = new Float64Array(CLASSES);
    if (by === null) return shares.fill(NaN);
    for (const { age, customers } of ages)
      for (let n = 0; n < CLASSES - 1; n += 1) shares[n]! += customers * by.model.probability(by.parameters, n, age);
    shares[CLASSES - 1] = Math.max(0, seen.rows - shares.reduce((sum, share) => sum + share, 0));
    return shares;
  };
  const [byTruth, byFit] = [expected(truth), expected(fit)];
  return Array.from(counts, (actual, count) => ({
    count,
    open: count === CLASSES - 1,
    actual,
    truth: byTruth[count]!,
    fitted: byFit[count]!,
  }));
}

function groupedAges(T: Float64Array): { readonly age: number; readonly customers: number }[] {
  const sorted = T.slice().sort();
  const groups = Math.min(AGES, sorted.length);
  return Array.from({ length: groups }, (_, group) => {
    const part = sorted.subarray(
      Math.floor((group * sorted.length) / groups),
      Math.floor(((group + 1) * sorted.length) / groups),
    );
    return { age: part.reduce((sum, age) => sum + age, 0) / part.length, customers: part.length };
  });
}

/**
 * Tenths of the customers by estimated P(alive), against the share alive in truth. Equal estimates are never split, so there are
 * fewer groups where many customers look alike.
 */
export function calibrationOf(estimated: Float64Array, alive: Uint8Array): CalibrationView[] {
  const order = Uint32Array.from(estimated.keys()).sort((i, j) => estimated[i]! - estimated[j]!);
  const least = order.length / GROUPS;
  const groups: CalibrationView[] = [];
  let start = 0;
  while (start < order.length) {
    let end = Math.min(order.length, Math.max(start + 1, Math.round(start + least)));
    while (end < order.length && estimated[order[end]!]! - estimated[order[end - 1]!]! < 1e-9) end += 1;
    // A rest of less than half a tenth goes to the last group.
    if (order.length - end < least / 2) end = order.length;
    let [sum, count] = [0, 0];
    for (let i = start; i < end; i += 1) {
      sum += estimated[order[i]!]!;
      count += alive[order[i]!]!;
    }
    groups.push({
      customers: end - start,
      low: estimated[order[start]!]!,
      high: estimated[order[end - 1]!]!,
      estimated: sum / (end - start),
      actual: count / (end - start),
    });
    start = end;
  }
  return groups;
}

/** Mean distance of estimate and truth over the groups, by their size; NaN for none. */
export function calibrationError(groups: readonly CalibrationView[]): number {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  return (
    groups.reduce((sum, { customers, estimated, actual }) => sum + customers * Math.abs(estimated - actual), 0) / all
  );
}
