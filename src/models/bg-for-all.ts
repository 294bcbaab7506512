/** P(alive), expected and discounted purchases of all customers at once, for the BG/NBD family. */

import type { BgFuture } from './bg-future.ts';
import { discountedWithin } from './bg-discounted.ts';
import type { BgKind } from './bg-likelihood.ts';
import { bgAlive, expectedWithin, futureOf, type BgParameters } from './bg-quantities.ts';
import { interpolant } from './special/chebyshev.ts';
import type { TransactionData } from './transaction-model.ts';
import { groupRows } from './transaction-rows.ts';

export interface ForAll {
  readonly alive: Float64Array;
  readonly expected: Float64Array;
  readonly discounted: Float64Array;
}

/** More distinct T than this for one x are interpolated in log(α + T), where the functions are smooth. */
const MANY = 24;

/**
 * Given alive, what is expected depends on x, T and the phase only, so it is computed once for each of them, and where one x comes
 * with many T it is interpolated to 1e-13 between some.
 */
export function bgForAll(
  parameters: BgParameters,
  kind: BgKind,
  data: TransactionData,
  horizon: number,
  rate: number,
): ForAll {
  const { rows, x, tx, T } = data;
  const { r, alpha, a, b } = parameters;
  const { k } = kind;
  const m = kind.modified ? 1 : 0;
  const alive = new Float64Array(rows);
  const expected = new Float64Array(rows);
  const discounted = new Float64Array(rows);
  const { first, row } = groupRows([x, T], rows);
  const tables = tablesByPair(
    parameters,
    kind,
    Float64Array.from(first, (i) => x[i]!),
    Float64Array.from(first, (i) => T[i]!),
    horizon,
    rate,
  );
  const logEnd = Float64Array.from(first, (i) => Math.log(alpha + T[i]!));
  for (let i = 0; i < rows; i += 1) {
    const pair = row[i]!;
    const count = x[i]!;
    const e = r + k * count;
    const z = (T[i]! - tx[i]!) / (alpha + T[i]!);
    let [term, sum] = [1, 1];
    let [mean, meanDiscounted] = [tables.expected[0]![pair]!, tables.discounted[0]![pair]!];
    for (let j = 1; j < k; j += 1) {
      term *= ((e + j - 1) / j) * z;
      sum += term;
      mean += term * tables.expected[j]![pair]!;
      meanDiscounted += term * tables.discounted[j]![pair]!;
    }
    let chance = 1;
    if (count + m > 0) {
      const odds = (a / (b + count + m - 1)) * Math.exp(e * (logEnd[pair]! - Math.log(alpha + tx[i]!)));
      chance = sum / (sum + odds);
    }
    alive[i] = chance;
    expected[i] = (chance * mean) / sum;
    discounted[i] = (chance * meanDiscounted) / sum;
  }
  return { alive, expected, discounted };
}

/** The same for customers with effects of covariates: one by one. */
export function bgForEach(
  parametersOf: (i: number) => BgParameters,
  kind: BgKind,
  data: TransactionData,
  horizon: number,
  rate: number,
): ForAll {
  const { rows } = data;
  const alive = new Float64Array(rows);
  const expected = new Float64Array(rows);
  const discounted = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const parameters = parametersOf(i);
    const history = { x: data.x[i]!, tx: data.tx[i]!, T: data.T[i]! };
    const future = futureOf(parameters, kind, history);
    alive[i] = bgAlive(parameters, kind, history);
    expected[i] = alive[i]! * expectedWithin(future, horizon);
    discounted[i] = alive[i]! * discountedWithin(future, rate, horizon);
  }
  return { alive, expected, discounted };
}

interface Tables {
  /** by phase, then by pair of x and T: given alive */
  readonly expected: readonly Float64Array[];
  readonly discounted: readonly Float64Array[];
}

function tablesByPair(
  { r, alpha, a, b }: BgParameters,
  { k, modified }: BgKind,
  x: Float64Array,
  T: Float64Array,
  horizon: number,
  rate: number,
): Tables {
  const pairs = x.length;
  const make = (): Float64Array[] => Array.from({ length: k }, () => new Float64Array(pairs));
  const tables = { expected: make(), discounted: make() };
  const order = Uint32Array.from(x.keys()).sort((p, q) => x[p]! - x[q]!);
  for (let from = 0, to: number; from < pairs; from = to) {
    const count = x[order[from]!]!;
    let [least, most] = [Infinity, 0];
    for (to = from; to < pairs && x[order[to]!] === count; to += 1) {
      least = Math.min(least, T[order[to]!]!);
      most = Math.max(most, T[order[to]!]!);
    }
    const members = order.subarray(from, to);
    for (let j = 0; j < k; j += 1) {
      const phases = Array.from({ length: k }, (_, phase) => (phase === j ? 1 : 0));
      const future = (end: number): BgFuture => ({
        k,
        phases,
        shape: r + k * count,
        beta: alpha + end,
        a,
        b: b + count + (modified ? 1 : 0),
      });
      const fill = (values: Float64Array, f: (end: number) => number): void => {
        const smooth =
          members.length > MANY
            ? interpolant((s) => Math.log(f(Math.exp(s) - alpha)), Math.log(alpha + least), Math.log(alpha + most))
            : null;
        for (const pair of members) values[pair] = smooth ? Math.exp(smooth(Math.log(alpha + T[pair]!))) : f(T[pair]!);
      };
      fill(tables.expected[j]!, (end) => expectedWithin(future(end), horizon));
      if (rate === 0) tables.discounted[j]!.set(tables.expected[j]!);
      else fill(tables.discounted[j]!, (end) => discountedWithin(future(end), rate, horizon));
    }
  }
  return tables;
}
