/**
 * The Pareto/NBD (Schmittlein, Morrison & Colombo 1987): a living customer buys at a rate λ and drops out at a rate μ; λ is
 * gamma(r, α) and μ gamma(s, β) among customers. Given a history and life at T they are gamma(r + x, α + T) and gamma(s, β + T)
 * again, so every quantity of a customer with a history is one of a new customer with other parameters, times P(alive).
 */

import { succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { discountedLifetime, discountedLifetimeTable, paretoMean } from './discounted-lifetime.ts';
import { fitTransactions, timeScale } from './fit-transactions.ts';
import { GAUSS_16 } from './gauss-legendre.ts';
import { dropoutLogOdds, paretoLogLikelihood, paretoObjective } from './pareto-nbd-likelihood.ts';
import { logGamma, logGammaRatio } from './special/gamma.ts';
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
import { exponentialVariate, gammaVariate } from './variates.ts';

const NAMES = ['r', 'alpha', 's', 'beta'] as const;

/** From so many rows on, a fit comes near on some of them first. */
const ROUGH_FROM = 8000;

/** Up to so many rows are worked out one by one. */
const FEW_ROWS = 200;

export const paretoNbd: TransactionModel = {
  id: 'pareto-nbd',
  parameterNames: NAMES,
  covariates: true,
  discrete: false,
  fit,
  logLikelihood,
  probabilityAlive,
  expectedPurchases,
  conditionalExpectedPurchases,
  probability,
  conditionalProbability,
  discountedExpectedTransactions,
  purchaseHeterogeneity: ({ r = NaN, alpha = NaN }) => ({ kind: 'gamma', shape: r, rate: alpha }),
  dropoutHeterogeneity: ({ s = NaN, beta = NaN }) => ({ kind: 'gamma', shape: s, rate: beta }),
  forAll,
  simulate,
};

/**
 * P(n transactions in (from, to]) of a new customer, wherever he drops out (Fader & Hardie 2008, "pmf for an interval").
 * @param n whole, ≥ 0
 * @param from ≥ 0
 * @param to ≥ from
 */
export function paretoIntervalProbability(parameters: Parameters, n: number, from: number, to: number): number {
  const gone = 1 - Math.exp(-(parameters['s'] ?? NaN) * Math.log1p(from / (parameters['beta'] ?? NaN)));
  const later = { ...parameters, beta: (parameters['beta'] ?? NaN) + from };
  return (n === 0 ? gone : 0) + (1 - gone) * probability(later, n, to - from);
}

/** Fails as {@link checkTransactions} and {@link fitTransactions} do. */
function fit(data: TransactionData, options: FitOptions = {}): Outcome<TransactionFit> {
  const checked = checkTransactions(data);
  if (!checked.ok) return checked;
  const scale = timeScale(data.T);
  const scaled = byEnd(inScale(compressTransactions(data).data, scale));
  const { rows, x, T, weight } = scaled;
  let [customers, repeaters, purchases, time] = [0, 0, 0, 0];
  for (let i = 0; i < rows; i += 1) {
    const w = weight === null ? 1 : weight[i]!;
    customers += w;
    if (x[i]! > 0) repeaters += w;
    purchases += w * x[i]!;
    time += w * T[i]!;
  }
  const covariates = data.covariates?.names ?? [];
  const effects = 2 * covariates.length;
  const shift = new Float64Array(4 + effects);
  shift[1] = shift[3] = Math.log(scale);
  const rate = purchases / time;
  const start = (r: number, s: number, beta: number): Float64Array => {
    const at = new Float64Array(4 + effects);
    at.set([Math.log(r), Math.log(r / (1.5 * rate)), Math.log(s), Math.log(beta)]);
    return at;
  };
  const longest = T.reduce((most, t) => Math.max(most, t), 0);
  const fitted = fitTransactions(
    {
      model: 'pareto-nbd',
      names: [
        ...NAMES,
        ...covariates.map((name) => `purchase:${name}`),
        ...covariates.map((name) => `dropout:${name}`),
      ],
      effects,
      objective: paretoObjective(scaled),
      rough: rows > ROUGH_FROM ? paretoObjective(everyFew(scaled, Math.ceil(rows / (ROUGH_FROM / 4)))) : null,
      customers,
      repeaters,
      patterns: rows,
      starts: [start(0.6, 0.6, 3), start(1, 1, 10), start(3, 0.3, 0.5)],
      shift,
      constant: -purchases * Math.log(scale),
      diagnose: (parameters, errors) => diagnose(parameters, errors, longest * scale),
    },
    options,
  );
  return fitted.ok ? succeed(fitted.value) : fitted;
}

function diagnose(parameters: Parameters, errors: Parameters, longest: number): Diagnosis[] {
  const { r, s, beta } = lettersOf(parameters);
  const found: Diagnosis[] = [];
  const gone = -Math.expm1(-s * Math.log1p(longest / beta));
  if (gone < 0.01) found.push('no-drop-out');
  else if (!(Math.max(errors['s'] ?? NaN, errors['beta'] ?? NaN) < 2)) found.push('drop-out-unidentified');
  if (r > 50) found.push('homogeneous-purchasing');
  return found;
}

function logLikelihood(parameters: Parameters, data: TransactionData): number {
  const base = lettersOf(parameters);
  if (!sound(base)) return NaN;
  let sum = 0;
  for (let i = 0; i < data.rows; i += 1) {
    const w = data.weight === null ? 1 : data.weight[i]!;
    if (w === 0) continue;
    const { r, alpha, s, beta } = data.covariates === null ? base : withEffects(base, effectsOf(parameters, data, i));
    sum += w * paretoLogLikelihood(r, alpha, s, beta, data.x[i]!, data.tx[i]!, data.T[i]!);
  }
  return sum;
}

/** Equation 27 of the note: 1/(1 + odds of having dropped out). */
function probabilityAlive(parameters: Parameters, history: History): number {
  const { r, alpha, s, beta } = withEffects(lettersOf(parameters), history.effects);
  const { x, tx, T } = history;
  if (!sound({ r, alpha, s, beta }) || !(x >= 0) || !(tx >= 0) || !(tx <= T) || !(x + T < Infinity)) return NaN;
  return logistic(-dropoutLogOdds(r, alpha, s, beta, x, tx, T));
}

/** Equation 17: rβ/(α(s−1)) · [1 − (β/(β+t))^(s−1)], and its limit at s = 1. */
function expectedPurchases(parameters: Parameters, t: number): number {
  const letters = lettersOf(parameters);
  return sound(letters) && t >= 0 ? expected(letters, t) : NaN;
}

function conditionalExpectedPurchases(parameters: Parameters, t: number, history: History): number {
  const alive = probabilityAlive(parameters, history);
  return t >= 0 ? alive * expected(posterior(parameters, history), t) : NaN;
}

function probability(parameters: Parameters, n: number, t: number): number {
  const letters = lettersOf(parameters);
  if (!sound(letters) || !(n >= 0) || !Number.isInteger(n) || !(t >= 0) || t === Infinity) return NaN;
  return t === 0 ? (n === 0 ? 1 : 0) : countProbability(letters, n, t);
}

function conditionalProbability(parameters: Parameters, n: number, t: number, history: History): number {
  const alive = probabilityAlive(parameters, history);
  if (Number.isNaN(alive)) return NaN;
  const { r, alpha, s, beta } = posterior(parameters, history);
  return (n === 0 ? 1 - alive : 0) + alive * probability({ r, alpha, s, beta }, n, t);
}

/** Fader, Hardie & Lee (2005), "RFM and CLV", equation 2, and the same to a finite horizon. */
function discountedExpectedTransactions(
  parameters: Parameters,
  rate: number,
  horizon: number,
  history: History,
): number {
  const alive = probabilityAlive(parameters, history);
  const { r, alpha, s, beta } = posterior(parameters, history);
  return alive * (r / alpha) * discountedLifetime(s, beta, rate, horizon);
}

/** Equal histories, which daily data is full of, are worked out once. */
function forAll(
  parameters: Parameters,
  data: TransactionData,
  horizon: number,
  rate: number,
): ReturnType<TransactionModel['forAll']> {
  const { rows, x, tx, T, covariates } = data;
  if (covariates !== null || rows <= FEW_ROWS) return forRows(parameters, data, horizon, rate);
  const { first, row } = groupRows([x, tx, T], rows);
  if (first.length > 0.7 * rows) return forRows(parameters, data, horizon, rate);
  const found = forRows(parameters, pick(data, first), horizon, rate);
  const spread = (values: Float64Array): Float64Array => {
    const all = new Float64Array(rows);
    for (let i = 0; i < rows; i += 1) all[i] = values[row[i]!]!;
    return all;
  };
  return { alive: spread(found.alive), expected: spread(found.expected), discounted: spread(found.discounted) };
}

function forRows(
  parameters: Parameters,
  data: TransactionData,
  horizon: number,
  rate: number,
): ReturnType<TransactionModel['forAll']> {
  const { rows, x, tx, T, covariates } = data;
  const base = lettersOf(parameters);
  const [alive, expectedCount, discounted] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  if (!sound(base) || !(horizon >= 0) || !(rate >= 0)) {
    return { alive: alive.fill(NaN), expected: expectedCount.fill(NaN), discounted: discounted.fill(NaN) };
  }
  const betas = covariates === null ? null : new Float64Array(rows);
  const alphas = covariates === null ? null : new Float64Array(rows);
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < rows; i += 1) {
    let beta = base.beta;
    if (betas !== null && alphas !== null) {
      const letters = withEffects(base, effectsOf(parameters, data, i));
      alphas[i] = letters.alpha;
      beta = betas[i] = letters.beta;
    }
    if (beta + T[i]! < least) least = beta + T[i]!;
    if (beta + T[i]! > most) most = beta + T[i]!;
  }
  const { r, s } = base;
  const stay =
    rows > FEW_ROWS
      ? discountedLifetimeTable(s, least, most, rate, horizon)
      : (b: number) => discountedLifetime(s, b, rate, horizon);
  const plain = rate === 0;
  for (let i = 0; i < rows; i += 1) {
    const alpha = alphas === null ? base.alpha : alphas[i]!;
    const beta = betas === null ? base.beta : betas[i]!;
    const [count, last, end] = [x[i]!, tx[i]!, T[i]!];
    if (!(count >= 0) || !(last >= 0) || !(last <= end) || !(count + end < Infinity)) {
      alive[i] = expectedCount[i] = discounted[i] = NaN;
      continue;
    }
    const living = logistic(-dropoutLogOdds(r, alpha, s, beta, count, last, end));
    const buying = (living * (r + count)) / (alpha + end);
    alive[i] = living;
    expectedCount[i] = buying * paretoMean(s, beta + end, horizon);
    discounted[i] = plain ? expectedCount[i]! : buying * stay(beta + end);
  }
  return { alive, expected: expectedCount, discounted };
}

function simulate(parameters: Parameters, T: Float64Array, random: Random): SimulatedBase {
  const { r, alpha, s, beta } = lettersOf(parameters);
  const n = T.length;
  const offsets = new Uint32Array(n + 1);
  const [lifetime, rate] = [new Float64Array(n), new Float64Array(n)];
  let times = new Float64Array(Math.max(16, 4 * n));
  let used = 0;
  for (let i = 0; i < n; i += 1) {
    rate[i] = gammaVariate(random, r) / alpha;
    const mu = gammaVariate(random, s) / beta;
    lifetime[i] = mu > 0 ? exponentialVariate(random) / mu : Infinity;
    const end = Math.min(T[i]!, lifetime[i]!);
    for (let t = exponentialVariate(random) / rate[i]!; t <= end; t += exponentialVariate(random) / rate[i]!) {
      if (used === times.length) {
        const wider = new Float64Array(2 * used);
        wider.set(times);
        times = wider;
      }
      times[used] = t;
      used += 1;
    }
    offsets[i + 1] = used;
  }
  return { offsets, times: times.slice(0, used), T: T.slice(), lifetime, rate };
}

interface Letters {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

function lettersOf({ r = NaN, alpha = NaN, s = NaN, beta = NaN }: Parameters): Letters {
  return { r, alpha, s, beta };
}

function sound({ r, alpha, s, beta }: Letters): boolean {
  return r > 0 && alpha > 0 && s > 0 && beta > 0 && r + alpha + s + beta < Infinity;
}

function withEffects(letters: Letters, effects: History['effects']): Letters {
  if (effects === undefined) return letters;
  return { ...letters, alpha: letters.alpha / effects.purchase, beta: letters.beta / effects.dropout };
}

/** exp(γz) of one row. */
function effectsOf(
  parameters: Parameters,
  { covariates }: TransactionData,
  row: number,
): NonNullable<History['effects']> {
  let [purchase, dropout] = [0, 0];
  covariates?.names.forEach((name, c) => {
    const z = covariates.values[row * covariates.names.length + c]!;
    purchase += (parameters[`purchase:${name}`] ?? 0) * z;
    dropout += (parameters[`dropout:${name}`] ?? 0) * z;
  });
  return { purchase: Math.exp(purchase), dropout: Math.exp(dropout) };
}

/** Parameters of a customer with a history who is alive. */
function posterior(parameters: Parameters, history: History): Letters {
  const { r, alpha, s, beta } = withEffects(lettersOf(parameters), history.effects);
  return { r: r + history.x, alpha: alpha + history.T, s, beta: beta + history.T };
}

function expected({ r, alpha, s, beta }: Letters, t: number): number {
  return (r / alpha) * paretoMean(s, beta, t);
}

/**
 * P(X(t) = n), t > 0 (Fader & Hardie 2006, "Deriving an Expression for P(X(t) = n) Under the Pareto/NBD Model"): negative binomial
 * for those who stay, and the same at the moment y of drop-out for the others, by quadrature over u = log(1 + y/γ), γ = min(α, β).
 */
function countProbability(letters: Letters, n: number, t: number): number {
  const { r, alpha, s, beta } = letters;
  const constant = logGammaRatio(r, n) - logGamma(n + 1);
  const purchases = (y: number): number =>
    constant - r * Math.log1p(y / alpha) - (n === 0 ? 0 : n * Math.log1p(alpha / y));
  const stay = Math.exp(purchases(t) - s * Math.log1p(t / beta));
  const near = Math.min(alpha, beta);
  const logDensity = (u: number): number => {
    const y = near * Math.expm1(u);
    return purchases(y) + Math.log(s / beta) - (s + 1) * Math.log1p(y / beta) + Math.log(near + y);
  };
  let [from, to] = [0, Math.log1p(t / near)];
  let panels = Math.ceil(to * Math.max(1, (r + s) / 12));
  if (panels > MOST_PANELS) {
    [from, to] = support(logDensity, peakOf(letters, n, near, to), to);
    panels = MOST_PANELS;
  }
  const width = (to - from) / panels;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1)
    for (let k = 0; k < 16; k += 1)
      sum += GAUSS_16.weights[k]! * Math.exp(logDensity(from + width * (panel + GAUSS_16.nodes[k]!)));
  return stay + sum * width;
}

/** With more panels than these, only the part of the integrand that counts is integrated. */
const MOST_PANELS = 24;

/** Where the integrand of {@link countProbability} is largest: its logarithm is concave in u, so its slope falls. */
function peakOf({ r, alpha, s, beta }: Letters, n: number, near: number, end: number): number {
  let [low, high] = [0, end];
  for (let step = 0; step < 60; step += 1) {
    const u = (low + high) / 2;
    const y = near * Math.expm1(u);
    const slope = 1 + (near + y) * ((n * alpha) / (y * (alpha + y)) - r / (alpha + y) - (s + 1) / (beta + y));
    if (slope > 0) low = u;
    else high = u;
  }
  return high;
}

/** The interval about the peak of a log-concave function beyond which it is less than e^−45 of it. */
function support(log: (u: number) => number, peak: number, end: number): [number, number] {
  const floor = log(peak) - 45;
  const bound = (outside: number): number => {
    if (log(outside) >= floor) return outside;
    let [inner, outer] = [peak, outside];
    for (let step = 0; step < 60; step += 1) {
      const middle = (inner + outer) / 2;
      if (log(middle) >= floor) inner = middle;
      else outer = middle;
    }
    return outer;
  };
  return [bound(0), bound(end)];
}

function logistic(w: number): number {
  return w >= 0 ? 1 / (1 + Math.exp(-w)) : Math.exp(w) / (1 + Math.exp(w));
}

function inScale(data: TransactionData, scale: number): TransactionData {
  return { ...data, tx: data.tx.map((t) => t / scale), T: data.T.map((t) => t / scale) };
}

/** Rows in order of T, so that logarithms of equal T are taken once. */
function byEnd(data: TransactionData): TransactionData {
  return pick(
    data,
    Uint32Array.from({ length: data.rows }, (_, i) => i).sort((a, b) => data.T[a]! - data.T[b]!),
  );
}

function everyFew(data: TransactionData, step: number): TransactionData {
  return pick(
    data,
    Uint32Array.from({ length: Math.ceil(data.rows / step) }, (_, i) => i * step),
  );
}

function pick(data: TransactionData, order: Uint32Array): TransactionData {
  const column = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]!);
  const { covariates } = data;
  const k = covariates?.names.length ?? 0;
  return {
    rows: order.length,
    x: column(data.x),
    tx: column(data.tx),
    T: column(data.T),
    weight: data.weight === null ? null : column(data.weight),
    covariates: covariates && {
      names: covariates.names,
      values: Float64Array.from(
        { length: order.length * k },
        (_, c) => covariates.values[order[Math.floor(c / k)]! * k + (c % k)]!,
      ),
    },
  };
}
