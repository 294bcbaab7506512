/** Values of all customers: their order, tenths, distribution and concentration, and the most valuable with their intervals. */

import { distributionOf } from '../../models/distribution.ts';
import { expectedMeanSpend } from '../../models/gamma-gamma.ts';
import { barsOf, histogramOf, type Histogram } from '../../models/histogram.ts';
import type { TransactionData } from '../../models/transaction-model.ts';
import type { CustomerValues, ValueFit } from '../../models/value-estimate.ts';
import { descendingOrder } from '../../lib/sort-order.ts';
import { middle95, type Replicate } from './uncertainty.ts';
import { DECILES, type RankedCustomer, type ValueView } from './view.ts';

export interface Ranked {
  /** CLV, or discounted expected transactions without money */
  readonly values: Float64Array;
  /** row at each rank, most valuable first; equal values in the order of rows */
  readonly order: Uint32Array;
  /** rank of each row, from 0 */
  readonly rank: Uint32Array;
  /** tenth of each row, the most valuable first */
  readonly decile: Uint8Array;
  readonly histogram: Histogram;
  readonly bar: Uint8Array;
  readonly customers: number;
  readonly total: number;
}

export function rankOf({ histories }: ValueFit, { clv, discounted }: CustomerValues): Ranked {
  const values = clv ?? discounted;
  const order = descendingOrder(values);
  const rank = new Uint32Array(values.length);
  const decile = new Uint8Array(values.length);
  const { weight } = histories;
  let [customers, total] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    customers += w;
    total += w * values[i]!;
  }
  let before = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place]!;
    const w = weight === null ? 1 : weight[row]!;
    rank[row] = place;
    // A group of equal customers lies where its middle lies; one customer where it stands.
    decile[row] = Math.min(DECILES - 1, Math.floor((DECILES * (before + (weight === null ? 0 : w / 2))) / customers));
    before += w;
  }
  const histogram = withoutCrumbs(values, order);
  return { values, order, rank, decile, histogram, bar: barsOf(values, histogram), customers, total };
}

/** Values below this are nothing, beside those of 1 and more. */
export const CRUMB = 0.01;

/** On a log axis decades of next to nothing would press all others together: they share the first bar. */
function withoutCrumbs(values: Float64Array, order: Uint32Array): Histogram {
  const made = (from: Float64Array): Histogram =>
    histogramOf(distributionOf(from), { whole: false, origin: 0, step: 1 });
  const most = values[order[0]!] ?? 0;
  const least = values[order.at(-1)!] ?? 0;
  if (!(most >= 1 && least < CRUMB)) return made(values);
  const found = made(values.map((value) => (value > 0 ? Math.max(value, CRUMB) : value)));
  return found.scale === 'linear' || found.below
    ? found
    : { ...found, edges: Float64Array.from([NaN, ...found.edges]), below: true };
}

export function valueView(
  ranked: Ranked,
  fitted: ValueFit,
  { alive, clv }: CustomerValues,
  top: readonly RankedCustomer[],
): ValueView {
  const { values, order, decile, histogram, bar, customers, total } = ranked;
  const { weight } = fitted.histories;
  const counts = new Float64Array(histogram.edges.length - 1);
  const tenths = Array.from({ length: DECILES }, () => ({ customers: 0, total: 0, alive: 0 }));
  for (let i = 0; i < values.length; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    counts[bar[i]!]! += w;
    const tenth = tenths[decile[i]!]!;
    tenth.customers += w;
    tenth.total += w * values[i]!;
    tenth.alive += w * alive[i]!;
  }
  const [lorenzX, lorenzY] = [[0], [0]];
  let [count, sum, area, middle] = [0, 0, 0, NaN];
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const row = order[place]!;
    const w = weight === null ? 1 : weight[row]!;
    area += (w * (sum + (w * values[row]!) / 2)) / (customers * total);
    count += w;
    sum += w * values[row]!;
    if (Number.isNaN(middle) && count >= customers / 2) middle = values[row]!;
    if (place > 0 && count / customers - lorenzX.at(-1)! < 1 / 200) continue;
    lorenzX.push(count / customers);
    lorenzY.push(total > 0 ? sum / total : count / customers);
  }
  return {
    kind: clv === null ? 'transactions' : 'money',
    total,
    mean: total / customers,
    median: middle,
    edges: histogram.edges,
    counts,
    scale: histogram.scale,
    belowZero: histogram.below,
    lorenzX: Float64Array.from(lorenzX),
    lorenzY: Float64Array.from(lorenzY),
    gini: total > 0 ? 1 - 2 * area : 0,
    deciles: tenths.map((tenth) => ({
      customers: tenth.customers,
      total: tenth.total,
      share: total > 0 ? tenth.total / total : NaN,
      mean: tenth.total / tenth.customers,
      meanAlive: tenth.alive / tenth.customers,
    })),
    top,
  };
}

export const TOP = 20;
/** Share of such customers whose purchases lie within the interval, both tails alike. */
const PREDICTED = 0.8;
const MOST_PURCHASES = 400;

/** Rows of the fit alone, for a few customers. */
export function someRows({ data }: ValueFit, rows: readonly number[]): TransactionData {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  const k = data.covariates?.names.length ?? 0;
  return {
    rows: rows.length,
    x: pick(data.x),
    tx: pick(data.tx),
    T: pick(data.T),
    weight: null,
    covariates: data.covariates && {
      names: data.covariates.names,
      values: Float64Array.from(rows.flatMap((row) => [...data.covariates!.values.subarray(row * k, (row + 1) * k)])),
    },
  };
}

/**
 * 95 % intervals of value from possible truths.
 * @param margin share of revenue
 */
export function valueIntervals(
  fitted: ValueFit,
  rows: readonly number[],
  replicates: readonly Replicate[],
  valueHorizon: number,
  rate: number,
  margin: number,
): (readonly [number, number])[] {
  const { model, histories, spend } = fitted;
  const data = someRows(fitted, rows);
  const found: number[][] = rows.map(() => []);
  for (const replicate of replicates) {
    const { discounted } = model.forAll(replicate.parameters, data, valueHorizon, rate);
    const money = spend && (replicate.spend ?? spend.parameters);
    rows.forEach((row, i) => {
      const mean = histories.spend?.[row] ?? 0;
      const factor = money ? margin * expectedMeanSpend(money, mean > 0 ? histories.x[row]! : 0, mean) : 1;
      found[i]!.push(factor * discounted[i]!);
    });
  }
  return found.map(middle95);
}

/** Fewest and most purchases in the horizon, leaving a tenth of such customers on either side; NaN where the tail is too long to add up. */
export function purchaseInterval(fitted: ValueFit, row: number, horizon: number): readonly [number, number] {
  const { model, fit, histories, data } = fitted;
  if (data.covariates !== null) return [NaN, NaN];
  const history = { x: histories.x[row]!, tx: histories.tx[row]!, T: histories.T[row]! };
  let [sum, low] = [0, NaN];
  const length = model.discrete ? Math.round(horizon) : horizon;
  for (let n = 0; n <= MOST_PURCHASES; n += 1) {
    const chance = model.conditionalProbability(fit.parameters, n, length, history);
    if (!Number.isFinite(chance)) return [NaN, NaN];
    sum += chance;
    if (Number.isNaN(low) && sum > (1 - PREDICTED) / 2) low = n;
    if (sum >= (1 + PREDICTED) / 2) return [low, n];
  }
  return [NaN, NaN];
}
