/**
 * What the BG/NBD family says about one customer. Given that he is alive at T, his purchase clock is in phase j < k with known
 * chances and, for each j, λ ~ Gamma(e + j, α + T) and p ~ Beta(a, b + x + m): everything follows from {@link BgFuture} of that.
 */

import { expectedBetween, expectedOverDropout } from './bg-far.ts';
import type { BgFuture } from './bg-future.ts';
import type { BgKind } from './bg-likelihood.ts';
import { logGamma, logGammaRatio } from './special/gamma.ts';
import { logHypergeometric } from './special/hypergeometric.ts';
import { incompleteBeta } from './special/incomplete-beta.ts';
import type { History } from './transaction-model.ts';

export interface BgParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** P(alive at T | x, t_x, T); 1 for a one-time buyer of the models without drop-out at the first purchase. */
export function bgAlive(parameters: BgParameters, kind: BgKind, history: History): number {
  const { r, alpha, a, b } = withEffects(parameters, history);
  const { x, tx, T } = history;
  const m = kind.modified ? 1 : 0;
  if (x + m === 0) return 1;
  const e = r + kind.k * x;
  const odds = Math.log(a / (b + x + m - 1)) + e * Math.log((alpha + T) / (alpha + tx));
  const inverse = odds - logAliveSum(kind.k, e, (T - tx) / (alpha + T));
  return inverse > 0 ? Math.exp(-inverse) / (1 + Math.exp(-inverse)) : 1 / (1 + Math.exp(inverse));
}

/** The future of a customer with a history, given that he is alive. */
export function futureOf(parameters: BgParameters, kind: BgKind, history: History): BgFuture {
  const { r, alpha, a, b } = withEffects(parameters, history);
  const { k } = kind;
  const { x, tx, T } = history;
  const shape = r + k * x;
  const beta = alpha + T;
  const logs = [0];
  for (let j = 1; j < k; j += 1) logs.push(logs[j - 1]! + Math.log((((shape + j - 1) / j) * (T - tx)) / beta));
  const most = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - most), 0);
  return {
    k,
    phases: logs.map((log) => Math.exp(log - most) / sum),
    shape,
    beta,
    a,
    b: b + x + (kind.modified ? 1 : 0),
  };
}

/** A new customer, given that the first purchase was not the last: {@link newAlive}. */
export function newFuture({ r, alpha, a, b }: BgParameters, { k, modified }: BgKind): BgFuture {
  const phases = Array.from({ length: k }, (_, j) => (j === 0 ? 1 : 0));
  return { k, phases, shape: r, beta: alpha, a, b: b + (modified ? 1 : 0) };
}

/** Chance that a new customer does not drop out at the first purchase. */
export function newAlive({ a, b }: BgParameters, { modified }: BgKind): number {
  return modified ? b / (a + b) : 1;
}

/** More expected ticks of the clock than this are not counted one by one where k = 1, and where k > 1. */
const MANY_TICKS = 2000;
const MOST_COUNTED = 200_000;

/**
 * Expected purchases in t from now: Σ P(N = n) C(n) over the ticks N of the clock, which are negative binomial, with C(n) the
 * purchases that survive drop-out; all terms positive. For k = 1 and long times the expectation over p of what is expected given p,
 * (1 − (1 + pt/β)^−e)/p, which is Fader, Hardie & Lee's closed form (equation 9) without its cancellation at a = 1.
 */
export function expectedWithin(future: BgFuture, t: number): number {
  if (!(t >= 0)) return NaN;
  if (t === 0) return 0;
  if (t === Infinity) return future.a > 1 ? (future.a + future.b - 1) / (future.a - 1) : Infinity;
  const { k, shape, beta, a, b } = future;
  const ticks = (shape * t) / beta;
  if (k === 1 && (t > 4 * beta || ticks > MANY_TICKS)) return expectedOverDropout(future, t);
  // Ticks vary by t/β times few.
  if (k > 1 && ticks + (40 * t) / beta > MOST_COUNTED) {
    const near = Math.min(t, beta) * (MANY_TICKS / Math.max(MANY_TICKS, (shape * Math.min(t, beta)) / beta));
    return expectedWithin(future, near) + expectedBetween(future, near, t);
  }
  let total = 0;
  future.phases.forEach((chance, j) => {
    if (chance > 0) total += chance * countedTicks(shape + j, t / (beta + t), a, b, k, j);
  });
  return total;
}

/** d/dt of {@link expectedWithin}: expected purchases per unit of time, t from now. */
export function rateAt(future: BgFuture, t: number): number {
  const { k, phases, shape, beta, a, b } = future;
  const u = t / (beta + t);
  if (k === 1)
    return Math.exp(
      Math.log(shape / beta) - (shape + 1) * Math.log1p(t / beta) + logHypergeometric(shape + 1, b, a + b, u),
    );
  let total = 0;
  phases.forEach((chance, j) => {
    if (chance > 0) total += (chance * (shape + j) * tickRate(shape + j + 1, u, a, b, k, j)) / beta;
  });
  return total;
}

/** P(n purchases in t from now). */
export function chanceOf(future: BgFuture, n: number, t: number): number {
  if (!(Number.isInteger(n) && n >= 0 && t >= 0)) return NaN;
  const { k, phases, shape, beta, a, b } = future;
  if (t === 0) return n === 0 ? 1 : 0;
  const u = t / (beta + t);
  // Survival of n purchases and drop-out right at the n-th.
  const stay = Math.exp(logGammaRatio(b, n) - logGammaRatio(a + b, n));
  const leave = n > 0 ? (Math.exp(logGammaRatio(b, n - 1) - logGammaRatio(a + b, n - 1)) * a) / (a + b + n - 1) : 0;
  let total = 0;
  phases.forEach((chance, j) => {
    if (chance === 0) return;
    const e = shape + j;
    let exactly = 0;
    for (let ticks = Math.max(0, n * k - j); ticks < (n + 1) * k - j; ticks += 1)
      exactly += Math.exp(logGammaRatio(e, ticks) - logGamma(ticks + 1) + e * Math.log1p(-u) + ticks * Math.log(u));
    const atLeast = n > 0 ? incompleteBeta(n * k - j, e, u).lower : 1;
    total += chance * (stay * exactly + leave * atLeast);
  });
  return total;
}

/** r, α, a, b of a customer with covariates. */
export function withEffects(parameters: BgParameters, { effects }: History): BgParameters {
  if (!effects) return parameters;
  const { r, alpha, a, b } = parameters;
  return { r, alpha: alpha / effects.purchase, a: a * effects.dropout, b };
}

/** log Σ_{j<k} (e)_j/j! zʲ */
function logAliveSum(k: number, e: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let j = 1; j < k; j += 1) {
    term *= ((e + j - 1) / j) * z;
    sum += term;
  }
  return Math.log(sum);
}

const MOST_TERMS = 2_000_000;

/** Σ_n NB(n; e, u) · C(⌊(n + j)/k⌋), C(i) = Σ_{l<i} (b)_l/(a+b)_l. */
function countedTicks(e: number, u: number, a: number, b: number, k: number, j: number): number {
  let [total, counted, stay, purchases] = [0, 0, 1, 0];
  return walkTicks(e, u, (n, chance) => {
    if ((n + j) % k === 0 && n + j > 0) {
      counted += stay;
      stay *= (b + purchases) / (a + b + purchases);
      purchases += 1;
    }
    const term = chance * counted;
    total += term;
    // Later terms shrink by u(1 + …) and C grows by less than 1/n of itself.
    return term < total * 1e-17 && n > k && counted > 0;
  })
    ? total
    : NaN;
}

/** Σ over ticks n that complete a purchase, NB(n; e, u) · (b)_i/(a+b)_i for the i purchases before. */
function tickRate(e: number, u: number, a: number, b: number, k: number, j: number): number {
  let [total, stay, purchases] = [0, 1, 0];
  return walkTicks(e, u, (n, chance) => {
    if ((n + 1 + j) % k !== 0) return false;
    const term = chance * stay;
    total += term;
    stay *= (b + purchases) / (a + b + purchases);
    purchases += 1;
    return term < total * 1e-17;
  })
    ? total
    : NaN;
}

/**
 * Visits n = 0, 1, … with the negative binomial chance Γ(e+n)/(Γ(e) n!) (1−u)^e uⁿ until `visit` says that it is enough, which is
 * heeded only beyond the mode. In logarithms at the beginning, where chances may be too small for a number.
 */
function walkTicks(e: number, u: number, visit: (n: number, chance: number) => boolean): boolean {
  let log = e * Math.log1p(-u);
  let chance = Math.exp(log);
  let plain = log > -600;
  for (let n = 0; n < MOST_TERMS; n += 1) {
    const falling = (e + n) * u < n + 1;
    if (visit(n, chance) && falling) return true;
    const ratio = ((e + n) / (n + 1)) * u;
    if (plain) {
      chance *= ratio;
      // Beyond the mode nothing is left to come.
      if (chance < 1e-305 && falling) return true;
    } else {
      log += Math.log(ratio);
      chance = Math.exp(log);
      plain = log > -600;
    }
  }
  return false;
}
