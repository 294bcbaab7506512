/**
 * NBD: Ehrenberg (1959). A customer buys at a rate λ ~ Gamma(r, α) and never drops out. The likelihood is that of the purchase times,
 * r log α + log Γ(r+x)/Γ(r) − (r+x) log(α+T), so that it can be compared with the models that know drop-out.
 */

import type { Random } from '../lib/random.ts';
import { fitTransactions, timeScale, type TransactionProblem } from './fit-transactions.ts';
import type { Objective } from './optimise/bfgs.ts';
import { digamma, logGamma, logGammaRatio } from './special/gamma.ts';
import type { History, Parameters, SimulatedBase, TransactionData, TransactionModel } from './transaction-model.ts';
import { checkTransactions, compressTransactions } from './transaction-rows.ts';
import { exponentialVariate, gammaVariate } from './variates.ts';

interface NbdParameters {
  readonly r: number;
  readonly alpha: number;
}

export const nbd: TransactionModel = {
  id: 'nbd',
  parameterNames: ['r', 'alpha'],
  covariates: false,
  discrete: false,
  fit: (data, options) => {
    const checked = checkTransactions(data);
    return checked.ok ? fitTransactions(problemOf(data), options) : checked;
  },
  logLikelihood: (parameters, data) => {
    const sound = soundOf(parameters);
    if (!sound) return NaN;
    const mean = objectiveOf(data)(Float64Array.of(Math.log(sound.r), Math.log(sound.alpha)), new Float64Array(2));
    return -mean * customersOf(data);
  },
  probabilityAlive: (parameters, history) => (soundOf(parameters) && possible(history) ? 1 : NaN),
  expectedPurchases: (parameters, t) => {
    const sound = soundOf(parameters);
    return sound && t >= 0 ? (sound.r / sound.alpha) * t : NaN;
  },
  conditionalExpectedPurchases: (parameters, t, history) => meanRate(parameters, history) * (t >= 0 ? t : NaN),
  probability: (parameters, n, t) => {
    const sound = soundOf(parameters);
    return sound ? chance(sound.r, sound.alpha, n, t) : NaN;
  },
  conditionalProbability: (parameters, n, t, history) => {
    const sound = soundOf(parameters);
    return sound && possible(history) ? chance(sound.r + history.x, sound.alpha + history.T, n, t) : NaN;
  },
  discountedExpectedTransactions: (parameters, rate, horizon, history) =>
    meanRate(parameters, history) * annuity(rate, horizon),
  purchaseHeterogeneity: ({ r = NaN, alpha = NaN }) => ({ kind: 'gamma', shape: r, rate: alpha }),
  dropoutHeterogeneity: () => null,
  forAll: (parameters, { rows, x, T }, horizon, rate) => {
    const { r, alpha } = soundOf(parameters) ?? { r: NaN, alpha: NaN };
    const means = Float64Array.from({ length: rows }, (_, i) => (r + x[i]!) / (alpha + T[i]!));
    const factor = annuity(rate, horizon);
    return {
      alive: new Float64Array(rows).fill(Number.isNaN(r) ? NaN : 1),
      expected: means.map((mean) => mean * horizon),
      discounted: means.map((mean) => mean * factor),
    };
  },
  simulate,
};

function objectiveOf({ rows, x, T, weight }: TransactionData): Objective {
  const total = weight === null ? rows : weight.reduce((sum, w) => sum + w, 0);
  return (at, gradient) => {
    const [r, alpha] = [Math.exp(at[0]!), Math.exp(at[1]!)];
    let [sum, byR, byAlpha] = [0, 0, 0];
    for (let i = 0; i < rows; i += 1) {
      const w = weight === null ? 1 : weight[i]!;
      const end = alpha + T[i]!;
      const logEnd = Math.log(end);
      sum += w * (logGammaRatio(r, x[i]!) - (r + x[i]!) * logEnd);
      byR += w * (digamma(r + x[i]!) - logEnd);
      byAlpha -= (w * (r + x[i]!)) / end;
    }
    gradient[0] = (-r * (byR + total * (Math.log(alpha) - digamma(r)))) / total;
    gradient[1] = (-alpha * (byAlpha + (total * r) / alpha)) / total;
    return -(sum + total * r * Math.log(alpha)) / total;
  };
}

function problemOf(given: TransactionData): TransactionProblem {
  // The last purchase says nothing here, so rows that differ in it alone are equal.
  const { data } = compressTransactions({ ...given, tx: new Float64Array(given.rows), covariates: null });
  const scale = timeScale(data.T);
  const purchases = data.x.reduce((sum, x, i) => sum + x * data.weight![i]!, 0);
  return {
    model: 'nbd',
    names: nbd.parameterNames,
    effects: 0,
    objective: objectiveOf({ ...data, T: data.T.map((t) => t / scale) }),
    rough: null,
    customers: customersOf(data),
    repeaters: data.x.reduce((sum, x, i) => sum + (x > 0 ? data.weight![i]! : 0), 0),
    patterns: data.rows,
    starts: [new Float64Array(2), Float64Array.of(-1, 1)],
    shift: Float64Array.of(0, Math.log(scale)),
    constant: -purchases * Math.log(scale),
    diagnose: ({ r = NaN }) => (r > 50 ? ['homogeneous-purchasing'] : []),
  };
}

function meanRate(parameters: Parameters, history: History): number {
  const sound = soundOf(parameters);
  return sound && possible(history) ? (sound.r + history.x) / (sound.alpha + history.T) : NaN;
}

/** ∫₀ʰ e^{−δt} dt */
function annuity(rate: number, horizon: number): number {
  if (!(rate >= 0) || !(horizon >= 0)) return NaN;
  return rate === 0 ? horizon : -Math.expm1(-rate * horizon) / rate;
}

function chance(shape: number, beta: number, n: number, t: number): number {
  if (!(Number.isInteger(n) && n >= 0 && t >= 0)) return NaN;
  if (t === 0) return n === 0 ? 1 : 0;
  const log = logGammaRatio(shape, n) - logGamma(n + 1) + n * Math.log(t / (beta + t));
  return Math.exp(log - shape * Math.log1p(t / beta));
}

function simulate(parameters: Parameters, T: Float64Array, random: Random): SimulatedBase {
  const sound = soundOf(parameters);
  if (!sound) throw new RangeError('parameters must be positive');
  const offsets = new Uint32Array(T.length + 1);
  const rate = new Float64Array(T.length);
  const times: number[] = [];
  for (let i = 0; i < T.length; i += 1) {
    rate[i] = gammaVariate(random, sound.r) / sound.alpha;
    for (let t = exponentialVariate(random) / rate[i]!; t <= T[i]!; t += exponentialVariate(random) / rate[i]!)
      times.push(t);
    offsets[i + 1] = times.length;
  }
  const lifetime = new Float64Array(T.length).fill(Infinity);
  return { offsets, times: Float64Array.from(times), T: T.slice(), lifetime, rate };
}

function customersOf({ rows, weight }: TransactionData): number {
  return weight === null ? rows : weight.reduce((sum, w) => sum + w, 0);
}

function soundOf({ r = NaN, alpha = NaN }: Parameters): NbdParameters | null {
  return r > 0 && alpha > 0 && r < Infinity && alpha < Infinity ? { r, alpha } : null;
}

function possible({ x, tx, T }: History): boolean {
  return Number.isInteger(x) && x >= 0 && tx >= 0 && T >= tx && T < Infinity;
}
