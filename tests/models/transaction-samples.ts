/** Repeat transactions for tests: given by rows, or drawn from a model. */

import { createRandom } from '../../src/lib/random.ts';
import type {
  Parameters,
  TransactionData,
  TransactionFit,
  TransactionModel,
} from '../../src/models/transaction-model.ts';

/** Rows of (x, t_x, T). */
export function transactions(
  rows: readonly (readonly [number, number, number])[],
  weight: number[] | null = null,
): TransactionData {
  return {
    rows: rows.length,
    x: Float64Array.from(rows, (row) => row[0]),
    tx: Float64Array.from(rows, (row) => row[1]),
    T: Float64Array.from(rows, (row) => row[2]),
    weight: weight && Float64Array.from(weight),
    covariates: null,
  };
}

/** n customers of a model observed for 26 … 52 units. */
export function drawn(model: TransactionModel, parameters: Parameters, n: number, seed: number): TransactionData {
  const random = createRandom(seed);
  const T = Float64Array.from({ length: n }, () => random.integer(26, 52));
  return summaryOf(model, parameters, T, seed + 1);
}

export function summaryOf(
  model: TransactionModel,
  parameters: Parameters,
  T: Float64Array,
  seed: number,
): TransactionData {
  const { offsets, times } = model.simulate(parameters, T, createRandom(seed));
  const x = Float64Array.from(T, (_, i) => offsets[i + 1]! - offsets[i]!);
  const tx = Float64Array.from(T, (_, i) => (x[i]! > 0 ? times[offsets[i + 1]! - 1]! : 0));
  return { rows: T.length, x, tx, T, weight: null, covariates: null };
}

export function fitOf(model: TransactionModel, data: TransactionData, options = {}): TransactionFit {
  const outcome = model.fit(data, options);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

/** The fault of a fit; `null` where it succeeds. */
export function faultOf(model: TransactionModel, data: TransactionData): string | null {
  const outcome = model.fit(data);
  return outcome.ok ? null : outcome.error.code;
}

/** Largest difference between a gradient and central differences of the value, relative to the gradient. */
export function gradientError(
  objective: (at: Float64Array, gradient: Float64Array) => number,
  at: Float64Array,
): number {
  const gradient = new Float64Array(at.length);
  objective(at, gradient);
  const scratch = new Float64Array(at.length);
  const step = 1e-5;
  let worst = 0;
  for (let i = 0; i < at.length; i += 1) {
    const moved = (by: number): number =>
      objective(
        at.map((value, j) => value + (i === j ? by : 0)),
        scratch,
      );
    const slope = (moved(step) - moved(-step)) / (2 * step);
    worst = Math.max(worst, Math.abs(slope - gradient[i]!) / Math.max(0.01, Math.abs(slope)));
  }
  return worst;
}
