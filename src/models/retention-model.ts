/**
 * What models of contractual retention take and give, and the one survivor function both have: θ is beta(γ, δ) among customers and
 * a customer survives t periods with probability (1 − θ)^(t^c), so S(t) = B(γ, δ + t^c)/B(γ, δ).
 */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { GAUSS_16 } from './gauss-legendre.ts';
import { fitLikelihood } from './maximum-likelihood.ts';
import type { Objective } from './optimise/bfgs.ts';
import type { RetentionCounts } from './retention-data.ts';
import { digamma, logGammaRatio } from './special/gamma.ts';
import type { Parameters } from './transaction-model.ts';
import { betaVariate, exponentialVariate } from './variates.ts';

export type RetentionModelId = 'shifted-beta-geometric' | 'beta-discrete-weibull';

export type RetentionDiagnosis =
  /** fewer than 30 customers lost */
  | 'few-losses'
  /** customers hardly differ: the retention rate is as good as constant */
  | 'homogeneous'
  | 'at-the-edge'
  | 'not-converged'
  | 'hessian-singular';

export interface RetentionFit {
  readonly model: RetentionModelId;
  readonly parameters: Parameters;
  /** in the order of the covariance matrix */
  readonly names: readonly string[];
  readonly logLikelihood: number;
  /** NaN each where the Hessian gives none */
  readonly standardErrors: Parameters;
  /** 95 % Wald intervals made on the log scale */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  /** of the logarithms of the parameters, row-major */
  readonly covariance: Float64Array | null;
  /** customers */
  readonly n: number;
  readonly aic: number;
  readonly bic: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  readonly gradientNorm: number;
  readonly diagnosis: readonly RetentionDiagnosis[];
}

/** Every quantity returns NaN outside its domain. Periods are whole; the first payment is at time 0. */
export interface RetentionModel {
  readonly id: RetentionModelId;
  readonly parameterNames: readonly string[];
  /**
   * Fails with `model.retention-short` {periods, needed} (renewals seen at fewer ages than parameters),
   * `model.retention-no-loss`, `model.retention-all-lost` (nobody survived a period).
   */
  fit(
    counts: RetentionCounts,
    options?: { readonly withoutErrors?: boolean; readonly start?: Parameters },
  ): Outcome<RetentionFit>;
  logLikelihood(parameters: Parameters, counts: RetentionCounts): number;
  /** S(t): share still there after t periods, t ≥ 0 */
  survival(parameters: Parameters, t: number): number;
  /** r(t) = S(t)/S(t − 1): share of those who face the renewal at the end of period t who renew, t ≥ 1 */
  retention(parameters: Parameters, t: number): number;
  /** share of customers who leave at the end of period t, t ≥ 1 */
  probability(parameters: Parameters, t: number): number;
  /** P(still there t periods from now | has renewed `renewals` times) */
  conditionalSurvival(parameters: Parameters, t: number, renewals: number): number;
  /**
   * DEL: discounted expected lifetime of a new customer in payments, Σ S(t)/(1 + d)^t from t = 0 (the first payment, now).
   * @param rate d ≥ 0 a period, compounded
   * @param horizon payments counted, possibly Infinity; without discount infinite where the mean lifetime is
   */
  discountedLifetime(parameters: Parameters, rate: number, horizon?: number): number;
  /**
   * DRL: discounted expected residual lifetime of a customer in period n, just before the renewal at its end, so with n − 1
   * renewals: Σ S(t)/S(n − 1)/(1 + d)^(t − n) from t = n (Fader & Hardie 2010, equation 6). The payment at the renewal is not
   * discounted.
   */
  residualLifetime(parameters: Parameters, rate: number, period: number, horizon?: number): number;
  /** length n: the period at whose end each customer leaves */
  simulate(parameters: Parameters, n: number, random: Random): Float64Array;
}

const FEW = 30;
const HOMOGENEOUS = 500;

/** Makes a model of its letters: γ, δ and, where it is estimated, c. */
export function createRetentionModel(id: RetentionModelId, names: readonly [string, string, string?]): RetentionModel {
  const weibull = names[2] !== undefined;
  const used = names.filter((name) => name !== undefined);
  const letters = (parameters: Parameters): Letters => ({
    gamma: parameters[names[0]] ?? NaN,
    delta: parameters[names[1]] ?? NaN,
    c: names[2] === undefined ? 1 : (parameters[names[2]] ?? NaN),
  });
  const survival = (parameters: Parameters, t: number): number => {
    const at = letters(parameters);
    return sound(at) && t >= 0 ? Math.exp(logSurvival(at, t)) : NaN;
  };
  const retention = (parameters: Parameters, t: number): number => {
    const at = letters(parameters);
    return sound(at) && t >= 1 ? Math.exp(logSurvival(at, t) - logSurvival(at, t - 1)) : NaN;
  };
  const residual = (parameters: Parameters, rate: number, from: number, horizon: number): number => {
    const at = letters(parameters);
    const known = sound(at) && rate >= 0 && from >= 0 && horizon >= 0;
    return known ? discountedSum(at, rate, from, horizon, from === 0 ? 0 : from - 1) : NaN;
  };
  return {
    id,
    parameterNames: used,
    fit: (counts, options = {}) => fit(id, used, counts, options),
    logLikelihood(parameters, counts) {
      const at = letters(parameters);
      return sound(at) ? logLikelihood(at, counts) : NaN;
    },
    survival,
    retention,
    probability: (parameters, t) => survival(parameters, t - 1) * (1 - retention(parameters, t)),
    conditionalSurvival(parameters, t, renewals) {
      const at = letters(parameters);
      return sound(at) && t >= 0 && renewals >= 0
        ? Math.exp(logSurvival(at, renewals + t) - logSurvival(at, renewals))
        : NaN;
    },
    discountedLifetime: (parameters, rate, horizon = Infinity) => residual(parameters, rate, 0, horizon),
    residualLifetime: (parameters, rate, period, horizon = Infinity) =>
      period >= 1 ? residual(parameters, rate, period, horizon) : NaN,
    simulate(parameters, n, random) {
      const { gamma, delta, c } = letters(parameters);
      return Float64Array.from({ length: n }, () => {
        const hazard = -Math.log1p(-betaVariate(random, gamma, delta));
        return Math.max(1, Math.ceil((exponentialVariate(random) / hazard) ** (weibull ? 1 / c : 1)));
      });
    },
  };
}

interface Letters {
  readonly gamma: number;
  readonly delta: number;
  readonly c: number;
}

function sound({ gamma, delta, c }: Letters): boolean {
  return gamma > 0 && delta > 0 && c > 0 && gamma + delta + c < Infinity;
}

function logSurvival({ gamma, delta, c }: Letters, t: number): number {
  return logBetaRatio(gamma, delta, c === 1 ? t : t ** c);
}

/** log B(γ, δ + u)/B(γ, δ), as a difference of the smaller of the two pairs of numbers it is. */
function logBetaRatio(gamma: number, delta: number, u: number): number {
  if (u === Infinity) return -Infinity;
  if (u < gamma) return logGammaRatio(delta, u) - logGammaRatio(gamma + delta, u);
  return logGammaRatio(delta, gamma) - logGammaRatio(delta + u, gamma);
}

function logLikelihood(at: Letters, { lost, kept }: RetentionCounts): number {
  let sum = 0;
  let before = 0;
  for (let t = 0; t < lost.length; t += 1) {
    const now = logSurvival(at, t);
    if (lost[t]! > 0) sum += lost[t]! * (before + Math.log(-Math.expm1(now - before)));
    if (kept[t]! > 0) sum += kept[t]! * now;
    before = now;
  }
  return sum;
}

function fit(
  id: RetentionModelId,
  names: readonly string[],
  counts: RetentionCounts,
  options: { readonly withoutErrors?: boolean; readonly start?: Parameters },
): Outcome<RetentionFit> {
  const { lost, kept, customers } = counts;
  const losses = lost.reduce((sum, count) => sum + count, 0);
  const periods = lost.length - 1;
  const survivedOne = kept.some((count, t) => t > 0 && count > 0) || lost.some((count, t) => t > 1 && count > 0);
  if (periods < names.length) return fail('model.retention-short', { periods, needed: names.length });
  if (losses === 0) return fail('model.retention-no-loss');
  if (!survivedOne) return fail('model.retention-all-lost');
  const k = names.length;
  const start = (gamma: number, delta: number): Float64Array =>
    Float64Array.of(Math.log(gamma), Math.log(delta), 0).slice(0, k);
  const given = options.start;
  const starts = given
    ? [Float64Array.from(names, (name) => Math.log(given[name] ?? 1))]
    : [start(0.8, 2), start(3, 10), start(0.3, 0.5)];
  const found = fitLikelihood(objectiveOf(counts, k === 3), customers, starts, options.withoutErrors);
  const record = <T>(value: (i: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, i) => [name, value(i)]));
  const diagnosis: RetentionDiagnosis[] = [];
  if (losses < FEW) diagnosis.push('few-losses');
  if (found.values[0]! + found.values[1]! > HOMOGENEOUS) diagnosis.push('homogeneous');
  if (found.edge) diagnosis.push('at-the-edge');
  if (!found.converged) diagnosis.push('not-converged');
  if (found.covariance === null && !options.withoutErrors) diagnosis.push('hessian-singular');
  return succeed({
    model: id,
    parameters: record((i) => found.values[i]!),
    names,
    logLikelihood: found.logLikelihood,
    standardErrors: record((i) => found.errors[i]!),
    intervals: record((i) => found.intervals[i]!),
    covariance: found.covariance,
    n: customers,
    aic: 2 * k - 2 * found.logLikelihood,
    bic: k * Math.log(customers) - 2 * found.logLikelihood,
    converged: found.converged,
    iterations: found.iterations,
    evaluations: found.evaluations,
    gradientNorm: found.gradientNorm,
    diagnosis,
  });
}

/** Mean negative log-likelihood a customer by (log γ, log δ[, log c]) with its gradient. */
function objectiveOf({ lost, kept, customers }: RetentionCounts, weibull: boolean): Objective {
  return (at, gradient) => {
    const [gamma, delta, c] = [Math.exp(at[0]!), Math.exp(at[1]!), weibull ? Math.exp(at[2]!) : 1];
    if (!(gamma < 1e15) || !(delta < 1e15) || !(gamma > 1e-15) || !(delta > 1e-15) || !(c < 50)) return Infinity;
    const [fromBoth, fromDelta] = [digamma(gamma + delta), digamma(delta)];
    let [sum, byGamma, byDelta, byC] = [0, 0, 0, 0];
    // log S(t − 1) and its derivatives.
    let [before, gamma0, delta0, c0] = [0, 0, 0, 0];
    for (let t = 1; t < lost.length; t += 1) {
      const u = weibull ? t ** c : t;
      const [toBoth, toDelta] = [digamma(gamma + delta + u), digamma(delta + u)];
      const now = logBetaRatio(gamma, delta, u);
      const gamma1 = fromBoth - toBoth;
      const delta1 = toDelta - fromDelta + gamma1;
      const c1 = weibull ? (toDelta - toBoth) * u * Math.log(t) : 0;
      const [gone, stay] = [lost[t]!, kept[t]!];
      if (gone > 0) {
        const left = -Math.expm1(now - before);
        const stayed = 1 - left;
        sum += gone * (before + Math.log(left));
        byGamma += (gone * (gamma0 - stayed * gamma1)) / left;
        byDelta += (gone * (delta0 - stayed * delta1)) / left;
        byC += (gone * (c0 - stayed * c1)) / left;
      }
      if (stay > 0) {
        sum += stay * now;
        byGamma += stay * gamma1;
        byDelta += stay * delta1;
        byC += stay * c1;
      }
      [before, gamma0, delta0, c0] = [now, gamma1, delta1, c1];
    }
    gradient[0] = (-byGamma * gamma) / customers;
    gradient[1] = (-byDelta * delta) / customers;
    if (weibull) gradient[2] = (-byC * c) / customers;
    return -sum / customers;
  };
}

/** Periods added one by one; what comes after them by the Euler–Maclaurin formula. */
const HEAD = 400;

/** Σ S(t)/S(given)/(1 + d)^(t − from), `horizon` terms from t = from. */
function discountedSum(at: Letters, rate: number, from: number, horizon: number, given: number): number {
  const log = Math.log1p(rate);
  const base = logSurvival(at, given);
  const term = (t: number): number => Math.exp(logSurvival(at, t) - base - log * (t - from));
  const end = Math.floor(horizon);
  const head = Math.min(end, HEAD);
  let sum = 0;
  for (let k = 0; k < head; k += 1) sum += term(from + k);
  if (end <= HEAD || term(from + head) < 1e-17 * sum) return sum;
  // S(t) falls like t^(−cγ).
  if (end === Infinity && rate === 0 && at.c * at.gamma <= 1) return Infinity;
  const first = from + head;
  const last = end === Infinity ? Infinity : from + end;
  const edge = (t: number): number => (t === Infinity ? 0 : term(t) / 2 - slope(term, t) / 12);
  return sum + tail(term, first, last, sum) + edge(first) - edge(last);
}

function slope(term: (t: number) => number, t: number): number {
  const step = t * 1e-3;
  return (term(t + step) - term(t - step)) / (2 * step);
}

/** ∫ term(t) dt over log t, until what is left does not count. */
function tail(term: (t: number) => number, first: number, last: number, scale: number): number {
  const end = Math.log(last / first);
  let sum = 0;
  for (let u = 0; u < end; u += 0.25) {
    const width = Math.min(0.25, end - u);
    let part = 0;
    for (let k = 0; k < 16; k += 1) {
      const t = first * Math.exp(u + width * GAUSS_16.nodes[k]!);
      part += GAUSS_16.weights[k]! * term(t) * t;
    }
    sum += part * width;
    if (part * width < 1e-16 * (scale + sum) || u > 600) break;
  }
  return sum;
}
