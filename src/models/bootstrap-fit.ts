/** How sure the parameters of a model of repeat transactions are, without a normal approximation: customers drawn again. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import type { FitOptions, Parameters, TransactionData, TransactionModel } from './transaction-model.ts';
import { compressTransactions } from './transaction-rows.ts';

export interface BootstrapOptions {
  /** how often the customers are drawn again, ≥ 2 */
  readonly replicates: number;
  readonly random: Random;
  /** parameters of the whole sample, from which every fit begins */
  readonly start: Parameters;
  readonly penalty?: number;
  /** told after every replicate, 0 … 1 */
  readonly progress?: (share: number) => void;
  /** awaited between replicates, so that others get their turn and a cancelled job ends */
  readonly pause?: () => Promise<void>;
}

export interface Bootstrap {
  readonly names: readonly string[];
  /** replicates with a fit that converged */
  readonly fitted: number;
  readonly failed: number;
  /** length fitted × names, row-major: parameters of each replicate */
  readonly samples: Float64Array;
  readonly standardErrors: Parameters;
  /** 2.5 % and 97.5 % points (percentile method, Efron & Tibshirani 1993, § 13.3) */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
}

/**
 * Non-parametric bootstrap: as many customers as there are, drawn with replacement, over compressed rows, so that a replicate costs a
 * fit and one draw a customer. Fails with `model.bootstrap-failed` where fewer than two replicates could be fitted.
 * @param data weights, where given, are whole numbers of customers
 */
export async function bootstrapFit(
  model: TransactionModel,
  data: TransactionData,
  options: BootstrapOptions,
): Promise<Outcome<Bootstrap>> {
  const { replicates, random, start, penalty = 0, progress, pause } = options;
  const rows = compressTransactions(data).data;
  const pool = customersByRow(rows.weight!);
  const fitOptions: FitOptions = { start, penalty, withoutErrors: true };
  const samples: number[] = [];
  let names: readonly string[] = [];
  let [fitted, failed] = [0, 0];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    await pause?.();
    const outcome = model.fit(chosenRows(rows, drawWeights(pool, rows.rows, random)), fitOptions);
    if (outcome.ok && outcome.value.converged) {
      names = outcome.value.names;
      for (const name of names) samples.push(outcome.value.parameters[name]!);
      fitted += 1;
    } else failed += 1;
    progress?.((replicate + 1) / replicates);
  }
  if (fitted < 2) return fail('model.bootstrap-failed', { replicates });
  const k = names.length;
  const column = (c: number): Float64Array =>
    Float64Array.from({ length: fitted }, (_, i) => samples[i * k + c]!).sort();
  const columns = names.map((_, c) => column(c));
  return succeed({
    names,
    fitted,
    failed,
    samples: Float64Array.from(samples),
    standardErrors: Object.fromEntries(names.map((name, c) => [name, deviation(columns[c]!)])),
    intervals: Object.fromEntries(
      names.map((name, c) => [name, [quantile(columns[c]!, 0.025), quantile(columns[c]!, 0.975)] as const]),
    ),
  });
}

/** The row of each customer. */
function customersByRow(weight: Float64Array): Uint32Array {
  const total = weight.reduce((sum, w) => sum + w, 0);
  if (!Number.isInteger(total)) throw new RangeError('weights are not whole numbers of customers');
  const pool = new Uint32Array(total);
  let place = 0;
  weight.forEach((w, row) => pool.fill(row, place, (place += w)));
  return pool;
}

function drawWeights(pool: Uint32Array, rows: number, random: Random): Float64Array {
  const weight = new Float64Array(rows);
  for (let i = 0; i < pool.length; i += 1) weight[pool[Math.floor(random.next() * pool.length)]!]! += 1;
  return weight;
}

/** Only the rows that were drawn. */
function chosenRows(data: TransactionData, weight: Float64Array): TransactionData {
  const rows: number[] = [];
  weight.forEach((w, row) => {
    if (w > 0) rows.push(row);
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  const { covariates, logIntervals } = data;
  const k = covariates?.names.length ?? 0;
  return {
    rows: rows.length,
    x: pick(data.x),
    tx: pick(data.tx),
    T: pick(data.T),
    weight: pick(weight),
    logIntervals: logIntervals ? pick(logIntervals) : null,
    covariates: covariates && {
      names: covariates.names,
      values: Float64Array.from(
        { length: rows.length * k },
        (_, c) => covariates.values[rows[Math.floor(c / k)]! * k + (c % k)]!,
      ),
    },
  };
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Linear between neighbours (Hyndman & Fan 1996, type 7). @param sorted ascending */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
