/** How sure the parameters are: bootstrap replicates on request, draws from the likelihood's curvature otherwise. */

import { createRandom, type Random } from '../../lib/random.ts';
import { fitGammaGamma, type SpendFit, type SpendParameters } from '../../models/gamma-gamma.ts';
import type { Parameters, TransactionFit } from '../../models/transaction-model.ts';
import { compressTransactions } from '../../models/transaction-rows.ts';
import type { ValueFit } from '../../models/value-estimate.ts';
import { normalVariate } from '../../models/variates.ts';
import type { ComputeJob } from '../contract.ts';

/** One possible truth. */
export interface Replicate {
  readonly parameters: Parameters;
  /** `null` without money, or where it could not be fitted */
  readonly spend: SpendParameters | null;
}

const SEED = 20_241_111;
const DRAWS = 120;
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

/** Draws from the normal approximation on the log scale; none where the curvature gave no covariance. */
export function drawsOf({ fit, spend }: ValueFit): readonly Replicate[] {
  if (fit.covariance === null) return [];
  const positive = fit.names.filter((name) => !name.includes(':')).length;
  const centre = fit.names.map((name, i) => (i < positive ? Math.log(fit.parameters[name]!) : fit.parameters[name]!));
  const random = createRandom(SEED);
  const transactions = normalDraws(centre, fit.covariance, random);
  const money = spend?.covariance
    ? normalDraws(
        spend.names.map((name) => Math.log(spend.parameters[name])),
        spend.covariance,
        random,
      )
    : null;
  if (transactions === null) return [];
  return transactions.map((place, d) => {
    const logs = money?.[d];
    return {
      parameters: Object.fromEntries(
        fit.names.map((name, i) => [name, i < positive ? Math.exp(place[i]!) : place[i]!]),
      ),
      spend: logs ? { p: Math.exp(logs[0]!), q: Math.exp(logs[1]!), gamma: Math.exp(logs[2]!) } : null,
    };
  });
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

function normalDraws(centre: readonly number[], covariance: Float64Array, random: Random): Float64Array[] | null {
  const k = centre.length;
  const root = new Float64Array(k * k);
  for (let i = 0; i < k; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = covariance[i * k + j]!;
      for (let m = 0; m < j; m += 1) sum -= root[i * k + m]! * root[j * k + m]!;
      if (i === j && !(sum > 0)) return null;
      root[i * k + j] = i === j ? Math.sqrt(sum) : sum / root[j * k + j]!;
    }
  return Array.from({ length: DRAWS }, () => {
    const z = Float64Array.from({ length: k }, () => normalVariate(random));
    return Float64Array.from(centre, (value, i) => {
      let place = value;
      for (let j = 0; j <= i; j += 1) place += root[i * k + j]! * z[j]!;
      return place;
    });
  });
}
