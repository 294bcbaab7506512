/** 95 % intervals of the value of customers: by the delta method on the log scale, or from bootstrap replicates where these were asked for. */

import { expectedMeanSpend, type SpendParameters } from '../../models/gamma-gamma.ts';
import { NORMAL_975 } from '../../models/maximum-likelihood.ts';
import type { Parameters } from '../../models/transaction-model.ts';
import type { ValueFit, ValueTerms } from '../../models/value-estimate.ts';
import { createMemory } from '../memory.ts';
import type { Replicate } from './uncertainty.ts';
import { someRows, valueIntervals, type Ranked } from './value.ts';

export type Interval = readonly [low: number, high: number];

/** Customers by value that are given an interval; replicates cost far more than the delta method. */
const MOST = { delta: 100_000, bootstrap: 1_000 } as const;
const BLOCK = { delta: 4096, bootstrap: 100 } as const;
/** of the logarithm of a parameter */
const STEP = 1e-4;

const MEMORY = createMemory(64);

export interface Intervals {
  /** ranks below this have an interval; Infinity where all have */
  readonly known: number;
  /** of the customer at a rank, from 0; NaN each where there is none */
  readonly at: (rank: number) => Interval;
}

/** Intervals are made in blocks of ranks when they are first asked for. */
export function intervalsOf(
  fitted: ValueFit,
  ranked: Ranked,
  replicates: readonly Replicate[],
  terms: ValueTerms,
  rate: number,
): Intervals {
  const way = replicates.length > 0 ? 'bootstrap' : 'delta';
  const { length } = ranked.order;
  const known = Math.min(length, MOST[way]);
  const size = BLOCK[way];
  const key = [replicates.length, terms.valueHorizon, rate, terms.margin].join();
  const block = (number: number): readonly Interval[] =>
    MEMORY.of(ranked.order, `${key},${number}`, () => {
      const rows = [...ranked.order.subarray(number * size, Math.min(known, (number + 1) * size))];
      return way === 'delta'
        ? deltaIntervals(fitted, rows, ranked.values, terms.valueHorizon, rate)
        : valueIntervals(fitted, rows, replicates, terms.valueHorizon, rate, terms.margin);
    });
  return {
    known: known < length ? known : Infinity,
    at: (rank) => (rank < known ? block(Math.floor(rank / size))[rank % size]! : NONE),
  };
}

const NONE: Interval = [NaN, NaN];

/**
 * value · exp(± 1.96 · standard error of log value). Transactions and spend are fitted apart, so that their variances add.
 * @param values of all rows; a factor that is known for certain, such as the margin, changes nothing else
 */
export function deltaIntervals(
  fitted: ValueFit,
  rows: readonly number[],
  values: Float64Array,
  valueHorizon: number,
  rate: number,
): Interval[] {
  const { model, fit, histories, spend } = fitted;
  if (fit.covariance === null || (spend !== null && spend.covariance === null)) return rows.map(() => NONE);
  const data = someRows(fitted, rows);
  const positive = (name: string): boolean => !name.includes(':');
  const moved = (name: string, by: number): Parameters => {
    const value = fit.parameters[name]!;
    return { ...fit.parameters, [name]: positive(name) ? value * Math.exp(by) : value + by };
  };
  const logs = (parameters: Parameters): Float64Array =>
    model.forAll(parameters, data, valueHorizon, rate).discounted.map(Math.log);
  const slopes = fit.names.map((name) => differences(logs(moved(name, STEP)), logs(moved(name, -STEP))));
  const variance = quadratic(slopes, fit.covariance, rows.length);
  if (spend !== null) {
    const spendLogs = (parameters: SpendParameters): Float64Array =>
      Float64Array.from(rows, (row) => {
        const mean = histories.spend?.[row] ?? 0;
        return Math.log(expectedMeanSpend(parameters, mean > 0 ? histories.x[row]! : 0, mean));
      });
    const spendSlopes = spend.names.map((name) => {
      const at = (by: number): SpendParameters => ({
        ...spend.parameters,
        [name]: spend.parameters[name] * Math.exp(by),
      });
      return differences(spendLogs(at(STEP)), spendLogs(at(-STEP)));
    });
    quadratic(spendSlopes, spend.covariance!, rows.length).forEach((more, i) => (variance[i]! += more));
  }
  return rows.map((row, i) => {
    const factor = Math.exp(NORMAL_975 * Math.sqrt(variance[i]!));
    return Number.isFinite(factor) ? [values[row]! / factor, values[row]! * factor] : NONE;
  });
}

function differences(up: Float64Array, down: Float64Array): Float64Array {
  return up.map((value, i) => (value - down[i]!) / (2 * STEP));
}

/** gᵀ Σ g of each row, one slope a parameter. */
function quadratic(slopes: readonly Float64Array[], covariance: Float64Array, rows: number): Float64Array {
  const k = slopes.length;
  const sums = new Float64Array(rows);
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < k; b += 1)
      for (let i = 0; i < rows; i += 1) sums[i]! += slopes[a]![i]! * covariance[a * k + b]! * slopes[b]![i]!;
  return sums;
}
