/** How the model fits: frequencies, the holdout by classes, densities of rates, spend. */

import { betaMoments, gammaMoments } from './densities.ts';
import { fittedSpendDensity } from '../../models/gamma-gamma.ts';
import { distributionOf } from '../../models/distribution.ts';
import { barsOf, histogramOf } from '../../models/histogram.ts';
import type { Heterogeneity, Parameters, TransactionModel } from '../../models/transaction-model.ts';
import type { ValueFit } from '../../models/value-estimate.ts';
import {
  FREQUENCY_CLASSES,
  LAST_CLASS,
  type ConditionalView,
  type DensityView,
  type FrequencyView,
  type SpendView,
} from './view.ts';

/** More different ages than this are put together in stretches of equal width. */
const MOST_AGES = 1500;

export function frequencyView({ histories, model, fit }: ValueFit): FrequencyView {
  const { rows, x, T, weight } = histories;
  const actual = new Float64Array(FREQUENCY_CLASSES);
  const ages = new Map<number, number>();
  let most = 0;
  for (let i = 0; i < rows; i += 1) most = Math.max(most, T[i]!);
  for (let i = 0; i < rows; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    actual[Math.min(LAST_CLASS, x[i]!)]! += w;
    ages.set(T[i]!, (ages.get(T[i]!) ?? 0) + w);
  }
  const grouped = ages.size <= MOST_AGES || model.discrete ? ages : stretched(ages, most / MOST_AGES);
  const expected = new Float64Array(FREQUENCY_CLASSES);
  for (const [age, customers] of grouped) {
    let rest = 1;
    for (let n = 0; n < LAST_CLASS; n += 1) {
      const chance = model.probability(fit.parameters, n, age);
      expected[n]! += customers * chance;
      rest -= chance;
    }
    expected[LAST_CLASS]! += customers * Math.max(0, rest);
  }
  return { actual, expected };
}

function stretched(ages: ReadonlyMap<number, number>, width: number): Map<number, number> {
  const sums = new Map<number, [time: number, customers: number]>();
  for (const [age, customers] of ages) {
    const key = Math.floor(age / width);
    const sum = sums.get(key) ?? [0, 0];
    sum[0] += age * customers;
    sum[1] += customers;
    sums.set(key, sum);
  }
  return new Map([...sums.values()].map(([time, customers]) => [time / customers, customers]));
}

/** Means of actual and expected holdout transactions by classes. */
export function conditionalView(
  classOf: (i: number) => number,
  classes: number,
  expected: Float64Array,
  later: Float64Array,
  weight: Float64Array | null,
): ConditionalView {
  const [customers, actual, means] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  for (let i = 0; i < later.length; i += 1) {
    const [at, w] = [classOf(i), weight === null ? 1 : weight[i]!];
    customers[at]! += w;
    actual[at]! += w * later[i]!;
    means[at]! += w * expected[i]!;
  }
  return {
    customers,
    actual: actual.map((sum, at) => sum / customers[at]!),
    expected: means.map((sum, at) => sum / customers[at]!),
  };
}

export function densityView(distribution: Heterogeneity): DensityView {
  return { distribution, ...(distribution.kind === 'gamma' ? gammaMoments(distribution) : betaMoments(distribution)) };
}

export function dropoutView(model: TransactionModel, parameters: Parameters): DensityView | null {
  const distribution = model.dropoutHeterogeneity(parameters);
  return distribution === null ? null : densityView(distribution);
}

export interface SpendBars {
  readonly edges: Float64Array;
  readonly scale: 'linear' | 'log';
  readonly below: boolean;
  /** length rows of the histories: bar of each, 255 where there is no repeat spend */
  readonly bar: Uint8Array;
}

export const NO_BAR = 255;

/** `null` without money. */
export function spendBars({ histories, spend }: ValueFit): SpendBars | null {
  if (spend === null) return null;
  const { x, rows } = histories;
  const means = histories.spend!;
  const known: number[] = [];
  for (let i = 0; i < rows; i += 1) if (x[i]! > 0 && means[i]! > 0) known.push(i);
  const values = Float64Array.from(known, (i) => means[i]!);
  const found = histogramOf(distributionOf(values), { whole: false, origin: 0, step: 1 });
  const bars = barsOf(values, found);
  const bar = new Uint8Array(rows).fill(NO_BAR);
  known.forEach((i, j) => (bar[i] = bars[j]!));
  return { edges: found.edges, scale: found.scale, below: found.below, bar };
}

export function spendView(fitted: ValueFit, bars: SpendBars): SpendView {
  const { histories, spend } = fitted;
  const { parameters, correlation, logLikelihood, diagnosis } = spend!;
  const counts = new Float64Array(bars.edges.length - 1);
  let customers = 0;
  for (let i = 0; i < histories.rows; i += 1) {
    if (bars.bar[i] === NO_BAR) continue;
    const w = histories.weight === null ? 1 : histories.weight[i]!;
    counts[bars.bar[i]!]! += w;
    customers += w;
  }
  const known = histories.x.map((x, i) => (bars.bar[i] === NO_BAR ? 0 : x));
  return {
    p: parameters.p,
    q: parameters.q,
    gamma: parameters.gamma,
    logLikelihood,
    populationMean: (parameters.p * parameters.gamma) / (parameters.q - 1),
    customers,
    correlation: correlation.value,
    correlationLow: correlation.interval[0],
    correlationHigh: correlation.interval[1],
    diagnosis,
    edges: bars.edges,
    counts,
    scale: bars.scale,
    belowZero: bars.below,
    expected: expectedBars(bars.edges, customers, (grid) =>
      fittedSpendDensity(parameters, grid, known, histories.weight),
    ),
  };
}

/** Customers under a density in each bar, by Simpson's rule with eight stretches a bar. */
function expectedBars(
  edges: Float64Array,
  customers: number,
  density: (grid: Float64Array) => Float64Array,
): Float64Array {
  const STRETCHES = 8;
  const bars = edges.length - 1;
  const low = (bar: number): number => (Number.isNaN(edges[bar]!) ? 0 : edges[bar]!);
  const grid = new Float64Array(bars * (STRETCHES + 1));
  for (let bar = 0; bar < bars; bar += 1)
    for (let j = 0; j <= STRETCHES; j += 1)
      grid[bar * (STRETCHES + 1) + j] = low(bar) + ((edges[bar + 1]! - low(bar)) * j) / STRETCHES;
  const heights = density(grid);
  return Float64Array.from({ length: bars }, (_, bar) => {
    let sum = 0;
    for (let j = 0; j <= STRETCHES; j += 1)
      sum += (j === 0 || j === STRETCHES ? 1 : j % 2 === 1 ? 4 : 2) * heights[bar * (STRETCHES + 1) + j]!;
    return (customers * sum * (edges[bar + 1]! - low(bar))) / (3 * STRETCHES);
  });
}
