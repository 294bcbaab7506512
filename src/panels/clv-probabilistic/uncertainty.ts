/** How sure the parameters are where bootstrap replicates are asked for. */

import { createRandom, type Random } from '../../lib/random.ts';
import { fitGammaGamma, type SpendFit, type SpendParameters } from '../../models/gamma-gamma.ts';
import type { Parameters, TransactionFit } from '../../models/transaction-model.ts';
import { compressTransactions } from '../../models/transaction-rows.ts';
import type { ValueFit } from '../../models/value-estimate.ts';
import type { ComputeJob } from '../contract.ts';

/** One possible truth. */
export interface Replicate {
  readonly parameters: Parameters;
  /** `null` without money, or where it could not be fitted */
  readonly spend: SpendParameters | null;
}

const SEED = 20_241_111;
/** Spend is fitted again in every replicate up to so many customers. */
const MOST_SPENDERS = 300_000;

const BOOTSTRAPS = new WeakMap<TransactionFit, Map<string, readonly Replicate[]>>();

/**
 * Fits customers drawn with replacement, as many as there are. Replicates that could not be fitted are left out. Kept with the fit.
 * @param share of the whole work done before, and after
 */
export async function bootstrap(
  fitted: ValueFit,
  replicates: number,
  penalty: number,
  job: ComputeJob,
  [from, to]: readonly [number, number],
): Promise<readonly Replicate[]> {
  const kept = BOOTSTRAPS.get(fitted.fit) ?? new Map<string, readonly Replicate[]>();
  const key = `${replicates},${penalty}`;
  const found = kept.get(key);
  if (found) return found;
  const { data, histories, model, fit, spend } = fitted;
  const { rows } = data;
  const random = createRandom(SEED);
  const compressed = compressTransactions(data);
  const spenders =
    spend && rows <= MOST_SPENDERS && histories.spend
      ? histories.x.map((x, i) => (histories.spend![i]! > 0 ? x : 0))
      : null;
  const draw = drawer(data.weight, rows);
  const made: Replicate[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    await job.pause();
    job.progress(from + ((to - from) * replicate) / replicates);
    const weight = draw(random);
    const weights = new Float64Array(compressed.data.rows);
    for (let i = 0; i < rows; i += 1) weights[compressed.row[i]!]! += weight[i]!;
    const again = model.fit(
      { ...compressed.data, weight: weights },
      { withoutErrors: true, start: fit.parameters, penalty },
    );
    if (!again.ok) continue;
    const money =
      spend && spenders
        ? fitGammaGamma(
            { x: spenders, spend: histories.spend!, weight },
            { withoutErrors: true, start: spend.parameters },
          )
        : null;
    made.push({ parameters: again.value.parameters, spend: money?.ok ? money.value.parameters : null });
  }
  kept.set(key, made);
  BOOTSTRAPS.set(fitted.fit, kept);
  return made;
}

/** 2.5 % and 97.5 % points; NaN each of fewer than 20 values. */
export function middle95(values: readonly number[]): readonly [number, number] {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length < 20) return [NaN, NaN];
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    return sorted[low]! + (place - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
  };
  return [at(0.025), at(0.975)];
}

/** The spend fit's parameters by the names the panel gives them. */
export function spendLetters({ parameters }: Pick<SpendFit, 'parameters'>): Readonly<Record<string, number>> {
  return { 'spend:p': parameters.p, 'spend:q': parameters.q, 'spend:gamma': parameters.gamma };
}

/** How often each row is drawn when as many customers are drawn as there are. */
function drawer(weight: Float64Array | null, rows: number): (random: Random) => Float64Array {
  if (weight === null)
    return (random) => {
      const drawn = new Float64Array(rows);
      for (let i = 0; i < rows; i += 1) drawn[Math.floor(random.next() * rows)]! += 1;
      return drawn;
    };
  const ends = new Float64Array(rows);
  let total = 0;
  for (let i = 0; i < rows; i += 1) ends[i] = total += weight[i]!;
  return (random) => {
    const drawn = new Float64Array(rows);
    for (let i = 0; i < Math.round(total); i += 1) {
      const at = random.next() * total;
      let [low, high] = [0, rows - 1];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (ends[middle]! > at) high = middle;
        else low = middle + 1;
      }
      drawn[low]! += 1;
    }
    return drawn;
  };
}
