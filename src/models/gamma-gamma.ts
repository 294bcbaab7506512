/**
 * The gamma-gamma model of spend (Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value"): a customer's transactions are
 * gamma(p, ν) about the customer's own mean p/ν, and ν is gamma(q, γ) among customers, independent of how often they buy.
 */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { fitLikelihood } from './maximum-likelihood.ts';
import type { Objective } from './optimise/bfgs.ts';
import { digamma, logBeta, logGamma, logGammaRatio } from './special/gamma.ts';

/** Customers, or groups of equal customers, who bought again. */
export interface SpendData {
  /** length n: repeat transactions the mean is over, whole, ≥ 0; rows of 0 are passed over, for they say nothing about spend */
  readonly x: Float64Array;
  /** length n: mean spend a repeat transaction, > 0 where x > 0 */
  readonly spend: Float64Array;
  /** length n: customers a row stands for, ≥ 0; `null` where each stands for one */
  readonly weight: Float64Array | null;
}

export interface SpendParameters {
  /** shape of one customer's transactions */
  readonly p: number;
  /** shape of the mixing distribution */
  readonly q: number;
  /** rate of the mixing distribution, in units of spend */
  readonly gamma: number;
}

export type SpendDiagnosis =
  /** fewer than 30 customers who bought again */
  | 'few-repeaters'
  /** q ≤ 1: the population's mean spend is infinite, and no value for customers without repeat purchase */
  | 'infinite-mean'
  | 'at-the-edge'
  | 'not-converged'
  | 'hessian-singular'
  /** spend and frequency go together (|correlation| > 0.3), against the model's assumption */
  | 'spend-follows-frequency';

export interface SpendFit {
  readonly parameters: SpendParameters;
  /** order of the covariance matrix: p, q, gamma */
  readonly names: readonly ['p', 'q', 'gamma'];
  readonly logLikelihood: number;
  /** NaN each where the Hessian gives none */
  readonly standardErrors: SpendParameters;
  /** 95 % Wald intervals made on the log scale */
  readonly intervals: Readonly<Record<keyof SpendParameters, readonly [number, number]>>;
  /** of the logarithms of the parameters, row-major 3 × 3 */
  readonly covariance: Float64Array | null;
  /** customers who bought again */
  readonly n: number;
  readonly aic: number;
  readonly bic: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  readonly gradientNorm: number;
  /** of frequency and mean spend among those who bought again: the independence the model assumes */
  readonly correlation: SpendCorrelation;
  readonly diagnosis: readonly SpendDiagnosis[];
}

export interface SpendCorrelation {
  /** Pearson's, NaN where either does not vary */
  readonly value: number;
  /** 95 % interval by Fisher's transformation; NaN for n ≤ 3 */
  readonly interval: readonly [number, number];
}

const FEW = 30;
const NOTABLE_CORRELATION = 0.3;

/**
 * Fits p, q and γ by maximum likelihood with the analytic gradient; spend is scaled by its mean first.
 * Fails with `model.spend-not-positive` {row, value} (rows count from 1), `model.count-invalid` {row, value}, `model.weight-invalid`,
 * `model.spend-no-repeaters`, `model.spend-one-customer`, `model.spend-all-equal`.
 * @throws RangeError where the arrays differ in length
 */
export function fitGammaGamma(
  data: SpendData,
  options: { readonly withoutErrors?: boolean; readonly start?: SpendParameters } = {},
): Outcome<SpendFit> {
  const { x, spend, weight } = data;
  if (spend.length !== x.length || (weight !== null && weight.length !== x.length))
    throw new RangeError('lengths differ');
  let [total, sum, least, most] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    const [count, value, customers] = [x[i]!, spend[i]!, weight === null ? 1 : weight[i]!];
    if (!(count >= 0 && Number.isInteger(count))) return fail('model.count-invalid', { row: i + 1, value: count });
    if (!(customers >= 0 && customers < Infinity))
      return fail('model.weight-invalid', { row: i + 1, value: customers });
    if (count === 0 || customers === 0) continue;
    if (!(value > 0 && value < Infinity)) return fail('model.spend-not-positive', { row: i + 1, value });
    total += customers;
    sum += customers * value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (total === 0) return fail('model.spend-no-repeaters');
  if (total <= 1) return fail('model.spend-one-customer');
  if (most - least <= 1e-12 * most) return fail('model.spend-all-equal', { value: most });
  const scale = sum / total;
  const objective = objectiveOf(data, scale, total);
  const starts: Float64Array[] = [
    Float64Array.of(Math.log(2), Math.log(3), 0),
    Float64Array.of(Math.log(6), Math.log(4), Math.log(0.5)),
  ];
  if (options.start) starts.unshift(logsOf(options.start, scale));
  const fit = fitLikelihood(objective, total, options.start ? starts.slice(0, 1) : starts, options.withoutErrors);
  const record = (values: ArrayLike<number>): SpendParameters => ({
    p: values[0]!,
    q: values[1]!,
    gamma: values[2]! * scale,
  });
  const parameters = record(fit.values);
  // The scaled likelihood lacks the Jacobian of spend/scale.
  const logLikelihood = fit.logLikelihood - total * Math.log(scale);
  const correlation = spendCorrelation(data);
  const diagnosis: SpendDiagnosis[] = [];
  if (total < FEW) diagnosis.push('few-repeaters');
  if (parameters.q <= 1) diagnosis.push('infinite-mean');
  if (fit.edge) diagnosis.push('at-the-edge');
  if (!fit.converged) diagnosis.push('not-converged');
  if (fit.covariance === null && !options.withoutErrors) diagnosis.push('hessian-singular');
  if (Math.abs(correlation.value) > NOTABLE_CORRELATION) diagnosis.push('spend-follows-frequency');
  const [p, q, gamma] = fit.intervals as [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  return succeed({
    parameters,
    names: ['p', 'q', 'gamma'],
    logLikelihood,
    standardErrors: record(fit.errors),
    intervals: { p, q, gamma: [gamma[0] * scale, gamma[1] * scale] },
    covariance: fit.covariance,
    n: total,
    aic: 6 - 2 * logLikelihood,
    bic: 3 * Math.log(total) - 2 * logLikelihood,
    converged: fit.converged,
    iterations: fit.iterations,
    evaluations: fit.evaluations,
    gradientNorm: fit.gradientNorm,
    correlation,
    diagnosis,
  });
}

/** Log-likelihood of mean spends (equation 1a of the note), all rows with x > 0 and their weights; NaN for parameters ≤ 0. */
export function spendLogLikelihood(parameters: SpendParameters, data: SpendData): number {
  if (!valid(parameters)) return NaN;
  let sum = 0;
  for (let i = 0; i < data.x.length; i += 1) {
    const weight = data.weight === null ? 1 : data.weight[i]!;
    if (data.x[i]! > 0 && weight > 0) sum += weight * logDensity(parameters, data.spend[i]!, data.x[i]!);
  }
  return sum;
}

/**
 * Expected mean spend of a customer, p(γ + x m)/(px + q − 1): their own mean drawn towards the population's the more, the fewer
 * purchases it rests on. With x = 0 the population's mean itself, pγ/(q − 1); infinite where px + q ≤ 1.
 * @param x repeat transactions, ≥ 0
 * @param spend their mean spend, ≥ 0; not looked at where x = 0
 */
export function expectedMeanSpend(parameters: SpendParameters, x: number, spend: number): number {
  if (!valid(parameters) || !(x >= 0) || (x > 0 && !(spend >= 0))) return NaN;
  const { p, q, gamma } = parameters;
  const shape = p * x + q - 1;
  return shape > 0 ? (p * (gamma + (x > 0 ? x * spend : 0))) / shape : Infinity;
}

/** {@link expectedMeanSpend} of each row. @returns length n */
export function expectedMeanSpends(parameters: SpendParameters, x: Float64Array, spend: Float64Array): Float64Array {
  const expected = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) expected[i] = expectedMeanSpend(parameters, x[i]!, spend[i]!);
  return expected;
}

/** Mean spend a transaction of the population, pγ/(q − 1); infinite for q ≤ 1. */
export function populationMeanSpend(parameters: SpendParameters): number {
  return expectedMeanSpend(parameters, 0, 0);
}

/**
 * Density of the customers' true mean spends p/ν: inverse gamma with shape q and scale pγ.
 * @param spend > 0; 0 at and below 0
 */
export function trueSpendDensity(parameters: SpendParameters, spend: number): number {
  if (!valid(parameters) || Number.isNaN(spend)) return NaN;
  if (!(spend > 0) || spend === Infinity) return 0;
  const { p, q, gamma } = parameters;
  const scale = p * gamma;
  return Math.exp(q * Math.log(scale) - (q + 1) * Math.log(spend) - scale / spend - logGamma(q));
}

/**
 * Density of the observed mean of x transactions (equation 1a).
 * @param spend > 0; 0 at and below 0
 * @param x transactions, ≥ 1
 */
export function observedSpendDensity(parameters: SpendParameters, spend: number, x: number): number {
  if (!valid(parameters) || Number.isNaN(spend) || !(x > 0)) return NaN;
  return spend > 0 && spend < Infinity ? Math.exp(logDensity(parameters, spend, x)) : 0;
}

/**
 * Density of observed means among customers with the data's frequencies: what a histogram of mean spends should look like.
 * @param grid spends at which it is wanted
 * @returns length of `grid`; zeros where nobody bought again
 */
export function fittedSpendDensity(
  parameters: SpendParameters,
  grid: Float64Array,
  x: Float64Array,
  weight: Float64Array | null = null,
): Float64Array {
  const customers = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < x.length; i += 1) {
    const [count, share] = [x[i]!, weight === null ? 1 : weight[i]!];
    if (!(count > 0)) continue;
    customers.set(count, (customers.get(count) ?? 0) + share);
    total += share;
  }
  const density = new Float64Array(grid.length);
  for (const [count, share] of customers)
    for (let j = 0; j < grid.length; j += 1)
      density[j]! += (share / total) * observedSpendDensity(parameters, grid[j]!, count);
  return density;
}

/** Pearson's correlation of frequency and mean spend among those who bought again. */
export function spendCorrelation({ x, spend, weight }: SpendData): SpendCorrelation {
  let [total, meanX, meanSpend, xx, ss, xs] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const customers = weight === null ? 1 : weight[i]!;
    if (!(x[i]! > 0) || !(customers > 0)) continue;
    // Weighted running moments (West 1979).
    total += customers;
    const [dx, ds] = [x[i]! - meanX, spend[i]! - meanSpend];
    const share = customers / total;
    meanX += dx * share;
    meanSpend += ds * share;
    const rest = customers * (1 - share);
    xx += rest * dx * dx;
    ss += rest * ds * ds;
    xs += rest * dx * ds;
  }
  const value = xx > 0 && ss > 0 ? Math.max(-1, Math.min(1, xs / Math.sqrt(xx * ss))) : NaN;
  const half = total > 3 ? 1.959963984540054 / Math.sqrt(total - 3) : NaN;
  return { value, interval: [Math.tanh(Math.atanh(value) - half), Math.tanh(Math.atanh(value) + half)] };
}

function valid({ p, q, gamma }: SpendParameters): boolean {
  return p > 0 && q > 0 && gamma > 0 && p < Infinity && q < Infinity && gamma < Infinity;
}

function logsOf({ p, q, gamma }: SpendParameters, scale: number): Float64Array {
  return Float64Array.of(Math.log(p), Math.log(q), Math.log(gamma / scale));
}

function logDensity({ p, q, gamma }: SpendParameters, spend: number, x: number): number {
  const shape = p * x;
  const sum = x * spend;
  // (xm)^(px) γ^q / (γ + xm)^(px + q) through log1p, so that neither extreme cancels.
  return -shape * Math.log1p(gamma / sum) - q * Math.log1p(sum / gamma) - Math.log(spend) - logBeta(shape, q);
}

/** Mean negative log-likelihood of (log p, log q, log γ) for spend in units of `scale`. Gamma functions once a distinct x. */
function objectiveOf({ x, spend, weight }: SpendData, scale: number, total: number): Objective {
  const places = new Map<number, number>();
  const rows: number[] = [];
  for (let i = 0; i < x.length; i += 1) if (x[i]! > 0 && (weight === null || weight[i]! > 0)) rows.push(i);
  const distinct: number[] = [];
  const customersOf: number[] = [];
  const place = new Uint32Array(rows.length);
  const sums = new Float64Array(rows.length);
  const weights = new Float64Array(rows.length);
  let logs = 0;
  rows.forEach((row, i) => {
    const count = x[row]!;
    let at = places.get(count);
    if (at === undefined) {
      at = distinct.length;
      places.set(count, at);
      distinct.push(count);
      customersOf.push(0);
    }
    place[i] = at;
    sums[i] = (count * spend[row]!) / scale;
    weights[i] = weight === null ? 1 : weight[row]!;
    customersOf[at]! += weights[i]!;
    logs += weights[i]! * Math.log(spend[row]! / scale);
  });
  const logOver = new Float64Array(distinct.length);
  return (logParameters, gradient) => {
    const [p, q, gamma] = [Math.exp(logParameters[0]!), Math.exp(logParameters[1]!), Math.exp(logParameters[2]!)];
    let [value, byP, byQ, byGamma] = [-logs, 0, 0, 0];
    logOver.fill(0);
    for (let i = 0; i < sums.length; i += 1) {
      const [customers, sum, at] = [weights[i]!, sums[i]!, place[i]!];
      const shape = p * distinct[at]!;
      const over = Math.log1p(gamma / sum);
      const under = over + Math.log(sum / gamma);
      value -= customers * (shape * over + q * under);
      logOver[at]! += customers * over;
      byQ -= customers * under;
      byGamma += customers * (q - (shape + q) * (gamma / (gamma + sum)));
    }
    for (let at = 0; at < distinct.length; at += 1) {
      const [count, customers] = [distinct[at]!, customersOf[at]!];
      const shape = p * count;
      const both = digamma(shape + q);
      value += customers * (logGammaRatio(shape, q) - logGamma(q));
      byP += count * (customers * (both - digamma(shape)) - logOver[at]!);
      byQ += customers * (both - digamma(q));
    }
    gradient[0] = (-byP * p) / total;
    gradient[1] = (-byQ * q) / total;
    gradient[2] = -byGamma / total;
    return -value / total;
  };
}
