/**
 * The BG/BB for discrete opportunities (Fader, Hardie & Shang 2010, "Customer-Base Analysis in a Discrete-Time Noncontractual
 * Setting"): before each opportunity a living customer drops out with probability θ, then buys with probability p; p is
 * beta(α, β) and θ beta(γ, δ) among customers. T counts opportunities, t_x is the one of the last purchase. Given a history and
 * life at n, p is beta(α + x, β + n − x) and θ beta(γ, δ + n): all quantities are those of such a new customer.
 */

import type { Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { bgBbHistory, bgBbObjective, bgBbTables, type BgBbTables } from './bg-bb-likelihood.ts';
import { fitTransactions } from './fit-transactions.ts';
import { logBeta, logGamma, logGammaRatio } from './special/gamma.ts';
import { logHypergeometric } from './special/hypergeometric.ts';
import type {
  Diagnosis,
  FitOptions,
  History,
  Parameters,
  SimulatedBase,
  TransactionData,
  TransactionFit,
  TransactionModel,
} from './transaction-model.ts';
import { checkTransactions, compressTransactions, groupRows } from './transaction-rows.ts';
import { betaVariate, exponentialVariate } from './variates.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta'] as const;

/** Sums of so many terms are added up; longer ones in closed form. */
const MOST_TERMS = 5000;

export const bgBb: TransactionModel = {
  id: 'bg-bb',
  parameterNames: NAMES,
  covariates: false,
  discrete: true,
  fit,
  logLikelihood,
  probabilityAlive,
  expectedPurchases,
  conditionalExpectedPurchases,
  probability,
  conditionalProbability,
  discountedExpectedTransactions,
  purchaseHeterogeneity: ({ alpha = NaN, beta = NaN }) => ({ kind: 'beta', a: alpha, b: beta }),
  dropoutHeterogeneity: ({ gamma = NaN, delta = NaN }) => ({ kind: 'beta', a: gamma, b: delta }),
  forAll,
  simulate,
};

/**
 * P(count purchases at the opportunities from + 1 … to) of a new customer, wherever he drops out (equation 8 and appendix).
 * @param count whole, ≥ 0
 * @param from opportunities before, whole ≥ 0
 * @param to whole, ≥ from
 */
export function bgBbIntervalProbability(parameters: Parameters, count: number, from: number, to: number): number {
  const { gamma, delta } = lettersOf(parameters);
  const stays = Math.exp(logStay(gamma, delta, from));
  return (count === 0 ? 1 - stays : 0) + stays * probability({ ...parameters, delta: delta + from }, count, to - from);
}

/** Fails as {@link checkTransactions} (discrete) and {@link fitTransactions} do. */
function fit(data: TransactionData, options: FitOptions = {}): Outcome<TransactionFit> {
  const checked = checkTransactions(data, true);
  if (!checked.ok) return checked;
  const patterns = compressTransactions({ ...data, covariates: null }).data;
  const { rows, x, T, weight } = patterns;
  let [customers, repeaters, purchases, opportunities, longest] = [0, 0, 0, 0, 0];
  for (let i = 0; i < rows; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    customers += w;
    if (x[i]! > 0) repeaters += w;
    purchases += w * x[i]!;
    opportunities += w * T[i]!;
    longest = Math.max(longest, T[i]!);
  }
  const rate = Math.min(0.9, (1.5 * purchases) / opportunities);
  const start = (strength: number, gamma: number, delta: number): Float64Array =>
    Float64Array.of(strength * rate, strength * (1 - rate), gamma, delta).map(Math.log);
  return fitTransactions(
    {
      model: 'bg-bb',
      names: NAMES,
      effects: 0,
      objective: bgBbObjective(patterns),
      rough: null,
      customers,
      repeaters,
      patterns: rows,
      starts: [start(1.5, 0.7, 3), start(4, 1, 10), start(1, 0.3, 1)],
      shift: new Float64Array(4),
      constant: 0,
      diagnose: (parameters, errors) => diagnose(parameters, errors, longest),
    },
    options,
  );
}

function diagnose(parameters: Parameters, errors: Parameters, longest: number): Diagnosis[] {
  const { alpha, beta, gamma, delta } = lettersOf(parameters);
  const found: Diagnosis[] = [];
  if (-Math.expm1(logStay(gamma, delta, longest)) < 0.01) found.push('no-drop-out');
  else if (!(Math.max(errors['gamma'] ?? NaN, errors['delta'] ?? NaN) < 2)) found.push('drop-out-unidentified');
  if (alpha + beta > 200) found.push('homogeneous-purchasing');
  return found;
}

function logLikelihood(parameters: Parameters, data: TransactionData): number {
  const tables = tablesFor(parameters, data.T);
  let sum = tables === null ? NaN : 0;
  for (let i = 0; tables !== null && i < data.rows; i += 1) {
    const w = data.weight === null ? 1 : data.weight[i]!;
    if (w === 0) continue;
    const [x, tx, n] = [data.x[i]!, data.tx[i]!, data.T[i]!];
    sum += possible(x, tx, n) ? w * bgBbHistory(tables, x, tx, n).log : NaN;
  }
  return sum;
}

/** P(alive at n + 1): not dropped out before the next opportunity either, as published (equation 11). */
function probabilityAlive(parameters: Parameters, history: History): number {
  const { gamma, delta } = lettersOf(parameters);
  return livedTo(parameters, history) * ((delta + history.T) / (gamma + delta + history.T));
}

/** Equation 9. @param t opportunities; a broken part of one counts for nothing */
function expectedPurchases(parameters: Parameters, t: number): number {
  const letters = lettersOf(parameters);
  return sound(letters) && t >= 0 ? expected(letters, t, 0) : NaN;
}

/** Equation 13. */
function conditionalExpectedPurchases(parameters: Parameters, t: number, history: History): number {
  const alive = livedTo(parameters, history);
  return t >= 0 ? alive * expected(posterior(parameters, history), t, 0) : NaN;
}

/** Equation 7. */
function probability(parameters: Parameters, n: number, t: number): number {
  const letters = lettersOf(parameters);
  if (!sound(letters) || !(n >= 0) || !Number.isInteger(n) || !(t >= 0) || t === Infinity) return NaN;
  return countProbability(letters, n, Math.floor(t));
}

/** Equation 12. */
function conditionalProbability(parameters: Parameters, n: number, t: number, history: History): number {
  const alive = livedTo(parameters, history);
  if (Number.isNaN(alive)) return NaN;
  const { alpha, beta, gamma, delta } = posterior(parameters, history);
  return (n === 0 ? 1 - alive : 0) + alive * probability({ alpha, beta, gamma, delta }, n, t);
}

/** Equation 14 (rate per opportunity, the next one discounted once), and the same to a finite horizon. */
function discountedExpectedTransactions(
  parameters: Parameters,
  rate: number,
  horizon: number,
  history: History,
): number {
  const alive = livedTo(parameters, history);
  return rate >= 0 && horizon >= 0 ? alive * expected(posterior(parameters, history), horizon, rate) : NaN;
}

function forAll(
  parameters: Parameters,
  data: TransactionData,
  horizon: number,
  rate: number,
): ReturnType<TransactionModel['forAll']> {
  const { rows } = data;
  const [alive, expectedCount, discounted] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  // Histories in whole opportunities repeat themselves: each unequal one is worked out once.
  const { first, row } = groupRows([data.x, data.tx, data.T], rows);
  const tables = tablesFor(parameters, data.T);
  const letters = lettersOf(parameters);
  const lengths = new Map<number, { readonly stay: number; readonly discounted: number }>();
  const found = Array.from(first, (i): readonly [number, number, number] => {
    const history = { x: data.x[i]!, tx: data.tx[i]!, T: data.T[i]! };
    const { x, tx, T } = history;
    if (tables === null || !possible(x, tx, T) || !(horizon >= 0) || !(rate >= 0)) return [NaN, NaN, NaN];
    let ahead = lengths.get(T);
    if (ahead === undefined) {
      const delta = letters.delta + T;
      ahead = {
        stay: stayed(letters.gamma, delta, horizon, 0),
        discounted: stayed(letters.gamma, delta, horizon, rate),
      };
      lengths.set(T, ahead);
    }
    const lived = bgBbHistory(tables, x, tx, T).alive;
    const buying = (lived * (letters.alpha + x)) / (letters.alpha + letters.beta + T);
    const { gamma, delta } = letters;
    return [lived * ((delta + T) / (gamma + delta + T)), buying * ahead.stay, buying * ahead.discounted];
  });
  for (let i = 0; i < rows; i += 1) [alive[i], expectedCount[i], discounted[i]] = found[row[i]!]!;
  return { alive, expected: expectedCount, discounted };
}

/** @param T length n: opportunities; times are their numbers, lifetimes the number of the last one alive */
function simulate(parameters: Parameters, T: Float64Array, random: Random): SimulatedBase {
  const { alpha, beta, gamma, delta } = lettersOf(parameters);
  const n = T.length;
  const offsets = new Uint32Array(n + 1);
  const [lifetime, rate] = [new Float64Array(n), new Float64Array(n)];
  const times: number[] = [];
  for (let i = 0; i < n; i += 1) {
    rate[i] = betaVariate(random, alpha, beta);
    const theta = betaVariate(random, gamma, delta);
    lifetime[i] = theta > 0 ? Math.floor(exponentialVariate(random) / -Math.log1p(-theta)) : Infinity;
    const end = Math.min(T[i]!, lifetime[i]!);
    for (let t = 1; t <= end; t += 1) if (random.next() < rate[i]!) times.push(t);
    offsets[i + 1] = times.length;
  }
  return { offsets, times: Float64Array.from(times), T: T.slice(), lifetime, rate };
}

interface Letters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
}

function lettersOf({ alpha = NaN, beta = NaN, gamma = NaN, delta = NaN }: Parameters): Letters {
  return { alpha, beta, gamma, delta };
}

function sound({ alpha, beta, gamma, delta }: Letters): boolean {
  return alpha > 0 && beta > 0 && gamma > 0 && delta > 0 && alpha + beta + gamma + delta < Infinity;
}

function possible(x: number, tx: number, n: number): boolean {
  return x >= 0 && x <= tx && tx <= n && Number.isInteger(x) && Number.isInteger(tx) && Number.isInteger(n);
}

function tablesFor(parameters: Parameters, T: ArrayLike<number>): BgBbTables | null {
  const letters = lettersOf(parameters);
  let most = 0;
  for (let i = 0; i < T.length; i += 1) if (T[i]! > most && T[i]! < 1e7) most = Math.ceil(T[i]!);
  const { alpha, beta, gamma, delta } = letters;
  return sound(letters) ? bgBbTables(alpha, beta, gamma, delta, most) : null;
}

/** P(alive at opportunity n | history). */
function livedTo(parameters: Parameters, { x, tx, T }: History): number {
  const tables = possible(x, tx, T) ? tablesFor(parameters, [T]) : null;
  return tables === null ? NaN : bgBbHistory(tables, x, tx, T).alive;
}

function posterior(parameters: Parameters, { x, T }: History): Letters {
  const { alpha, beta, gamma, delta } = lettersOf(parameters);
  return { alpha: alpha + x, beta: beta + T - x, gamma, delta: delta + T };
}

/** log P(alive at opportunity n) = log B(γ, δ + n)/B(γ, δ). */
function logStay(gamma: number, delta: number, n: number): number {
  return logGammaRatio(delta, n) - logGammaRatio(gamma + delta, n);
}

function expected({ alpha, beta, gamma, delta }: Letters, t: number, rate: number): number {
  return (alpha / (alpha + beta)) * stayed(gamma, delta, t, rate);
}

/** Σ P(alive at opportunity k)/(1 + d)^k, k from 1 to the horizon. */
function stayed(gamma: number, delta: number, horizon: number, rate: number): number {
  const end = Math.floor(horizon);
  const z = 1 / (1 + rate);
  if (end <= MOST_TERMS) return added(gamma, delta, end, z);
  const all = z === 1 ? undiscounted(gamma, delta) : discountedForever(gamma, delta, z);
  if (end === Infinity) return all;
  if (z < 1) {
    // What comes after the horizon is the same sum for a customer who got there.
    const after = logStay(gamma, delta, end) + end * Math.log(z);
    return all - Math.exp(after) * discountedForever(gamma, delta + end, z);
  }
  // Equation 9; near γ = 1 it cancels, and its limit is added up.
  if (Math.abs(gamma - 1) < 1e-4) return added(gamma, delta, end, 1);
  return (delta / (gamma - 1)) * -Math.expm1(logGammaRatio(1 + delta, end) - logGammaRatio(gamma + delta, end));
}

function added(gamma: number, delta: number, end: number, z: number): number {
  let [sum, term] = [0, 1];
  for (let k = 0; k < end; k += 1) {
    term *= (z * (delta + k)) / (gamma + delta + k);
    sum += term;
    if (term < 1e-18 * sum) break;
  }
  return sum;
}

function undiscounted(gamma: number, delta: number): number {
  return gamma > 1 ? delta / (gamma - 1) : Infinity;
}

function discountedForever(gamma: number, delta: number, z: number): number {
  return ((z * delta) / (gamma + delta)) * Math.exp(logHypergeometric(1, delta + 1, gamma + delta + 1, z));
}

/** P(X(n) = x): alive to the end, or gone after opportunity j ≥ x. */
function countProbability({ alpha, beta, gamma, delta }: Letters, x: number, n: number): number {
  if (x > n) return 0;
  const base = logBeta(alpha, beta);
  const bought = (j: number): number => logChoose(j, x) + logBeta(alpha + x, beta + j - x) - base;
  let sum = Math.exp(bought(n) + logStay(gamma, delta, n));
  for (let j = x; j < n; j += 1) sum += Math.exp(bought(j) + logStay(gamma, delta, j)) * (gamma / (gamma + delta + j));
  return sum;
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
