/**
 * The likelihood of BG/NBD (Fader, Hardie & Lee 2005, equation 6), MBG/NBD (Batislam, Denizel & Filiztekin 2007) and their forms
 * with Erlang-k times between purchases, BG/CNBD-k and MBG/CNBD-k (Platzer & Reutterer 2016), with its exact gradient.
 *
 * For e = r + kx, m = 1 where a customer may drop out at the first purchase already and 0 otherwise:
 * L = Γ(e)/Γ(r) · α^r · B(a, b+x+m)/B(a, b) · (α+T)^−e · [S + a/(b+x+m−1) · ((α+T)/(α+t_x))^e],
 * S = Σ_{j<k} (e)_j/j! · ((T−t_x)/(α+T))^j; the last term is absent where x + m = 0. For k = 1, S = 1.
 */

import type { Objective } from './optimise/bfgs.ts';
import { digamma, logGammaRatio } from './special/gamma.ts';
import type { TransactionData } from './transaction-model.ts';
import { groupRows } from './transaction-rows.ts';

/** Which of the family. */
export interface BgKind {
  /** regularity, 1 … 12: times between purchases are Erlang-k */
  readonly k: number;
  /** whether a customer may drop out right after the first purchase */
  readonly modified: boolean;
}

/**
 * Mean negative log-likelihood a customer by (log r, log α, log a, log b).
 * Powers and logarithms are made once for each distinct time and each distinct x; a row costs one exponential.
 * @param data with weights or without, times in any scale
 */
export function bgObjective(data: TransactionData, { k, modified }: BgKind): Objective {
  const { rows, x, tx, T } = data;
  const m = modified ? 1 : 0;
  const weight = data.weight ?? new Float64Array(rows).fill(1);
  const total = weight.reduce((sum, w) => sum + w, 0);
  const times = distinct(concatenated(T, tx));
  const counts = distinct(x);
  const nt = times.values.length;
  const nx = counts.values.length;
  const customers = new Float64Array(nx);
  for (let i = 0; i < rows; i += 1) customers[counts.index[i]!]! += weight[i]!;
  const ascending = Uint32Array.from(counts.values.keys()).sort((p, q) => counts.values[p]! - counts.values[q]!);
  const [logTime, inverseTime] = [new Float64Array(nt), new Float64Array(nt)];
  // By distinct x: e, log(a/(b+x+m−1)) and 1/(b+x+m−1).
  const [shape, odds, inverseOdds] = [new Float64Array(nx), new Float64Array(nx), new Float64Array(nx)];

  return (at, gradient) => {
    const [r, alpha, a, b] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
    let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    for (let t = 0; t < nt; t += 1) {
      const whole = alpha + times.values[t]!;
      logTime[t] = Math.log(whole);
      inverseTime[t] = 1 / whole;
    }
    // log Γ(r+kx)/Γ(r), log B(a, b+x+m)/B(a, b) and their derivatives climb from one x to the next.
    const rising = climb(r, 0);
    const upper = climb(b, 0);
    const lower = climb(a + b, 0);
    for (const c of ascending) {
      const count = counts.values[c]!;
      const n = customers[c]!;
      climbTo(rising, k * count);
      climbTo(upper, count + m);
      climbTo(lower, count + m);
      sum += n * (rising.log + upper.log - lower.log);
      byR += n * rising.slope;
      byA -= n * lower.slope;
      byB += n * (upper.slope - lower.slope);
      shape[c] = r + k * count;
      const last = b + count + m - 1;
      odds[c] = count + m > 0 ? Math.log(a / last) : -Infinity;
      inverseOdds[c] = 1 / last;
    }
    const logAlpha = Math.log(alpha);
    sum += total * r * logAlpha;
    byR += total * logAlpha;
    byAlpha += (total * r) / alpha;
    // Σ w log(1 + odds): for single customers as the logarithm of a product.
    let product = 1;
    for (let i = 0; i < rows; i += 1) {
      const c = counts.index[i]!;
      const w = weight[i]!;
      const e = shape[c]!;
      const end = times.index[i]!;
      const last = times.index[rows + i]!;
      const logEnd = logTime[end]!;
      const inverseEnd = inverseTime[end]!;
      let [aliveByR, aliveByAlpha, logAlive] = [0, 0, 0];
      if (k > 1) {
        const z = (T[i]! - tx[i]!) * inverseEnd;
        let [term, s, sByR, sByAlpha, harmonic] = [1, 1, 0, 0, 0];
        for (let j = 1; j < k; j += 1) {
          term *= ((e + j - 1) / j) * z;
          harmonic += 1 / (e + j - 1);
          s += term;
          sByR += term * harmonic;
          sByAlpha -= j * term;
        }
        aliveByR = sByR / s;
        aliveByAlpha = (sByAlpha * inverseEnd) / s;
        logAlive = Math.log(s);
      }
      const gap = logEnd - logTime[last]!;
      const d = odds[c]! + e * gap - logAlive;
      const small = Math.exp(d > 0 ? -d : d);
      const dead = d > 0 ? 1 / (1 + small) : small / (1 + small);
      const alive = d > 0 ? small / (1 + small) : 1 / (1 + small);
      sum += w * ((d > 0 ? d : 0) + logAlive - e * logEnd);
      if (w === 1) {
        product *= 1 + small;
        if (product > 1e280) {
          sum += Math.log(product);
          product = 1;
        }
      } else sum += w * Math.log1p(small);
      byR += w * (dead * gap - logEnd + alive * aliveByR);
      byAlpha += w * (e * (dead * (inverseEnd - inverseTime[last]!) - inverseEnd) + alive * aliveByAlpha);
      byA += (w * dead) / a;
      byB -= w * dead * inverseOdds[c]!;
    }
    sum += Math.log(product);
    gradient[0] = (-byR * r) / total;
    gradient[1] = (-byAlpha * alpha) / total;
    gradient[2] = (-byA * a) / total;
    gradient[3] = (-byB * b) / total;
    return -sum / total;
  };
}

/**
 * The same with covariates z: α exp(−γ₁z) and a exp(γ₂z) in place of α and a, by (log r, log α, log a, log b, γ₁, γ₂).
 * So exp(γ₁) multiplies the mean purchase rate and exp(γ₂) the mean odds of dropping out, a/b. (Fader & Hardie 2007, "Incorporating
 * time-invariant covariates", let b vary too; with one effect on both a and b the mean would not move.)
 */
export function bgCovariateObjective(data: TransactionData, { k, modified }: BgKind): Objective {
  const { rows, x, tx, T } = data;
  const { names, values } = data.covariates!;
  const p = names.length;
  const m = modified ? 1 : 0;
  const total = data.weight ? data.weight.reduce((sum, w) => sum + w, 0) : rows;
  return (at, gradient) => {
    const [r, alpha0, a0, b] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
    gradient.fill(0);
    let sum = 0;
    for (let i = 0; i < rows; i += 1) {
      const w = data.weight === null ? 1 : data.weight[i]!;
      let [purchase, dropout] = [0, 0];
      for (let c = 0; c < p; c += 1) {
        purchase += at[4 + c]! * values[i * p + c]!;
        dropout += at[4 + p + c]! * values[i * p + c]!;
      }
      const alpha = alpha0 * Math.exp(-purchase);
      const a = a0 * Math.exp(dropout);
      const n = x[i]! + m;
      const e = r + k * x[i]!;
      const [end, last] = [alpha + T[i]!, alpha + tx[i]!];
      const z = (T[i]! - tx[i]!) / end;
      let [term, s, sByR, sByAlpha, harmonic] = [1, 1, 0, 0, 0];
      for (let j = 1; j < k; j += 1) {
        term *= ((e + j - 1) / j) * z;
        harmonic += 1 / (e + j - 1);
        s += term;
        sByR += term * harmonic;
        sByAlpha -= (j * term) / end;
      }
      const gap = Math.log(end / last);
      const d = n > 0 ? Math.log(a / (b + n - 1)) + e * gap - Math.log(s) : -Infinity;
      const small = Math.exp(-Math.abs(d));
      const dead = d > 0 ? 1 / (1 + small) : small / (1 + small);
      const alive = 1 - dead;
      const rising = climbedTo(r, k * x[i]!);
      const upper = climbedTo(b, n);
      const lower = climbedTo(a + b, n);
      const logEnd = Math.log(end);
      const spread = r * Math.log(alpha) - e * logEnd + Math.log(s) + Math.max(d, 0) + Math.log1p(small);
      sum += w * (rising.log + upper.log - lower.log + spread);
      const byAlpha = r / alpha + e * (dead * (1 / end - 1 / last) - 1 / end) + (alive * sByAlpha) / s;
      const byA = dead / a - lower.slope;
      gradient[0]! += w * (rising.slope + Math.log(alpha) - logEnd + dead * gap + (alive * sByR) / s);
      gradient[1]! += w * byAlpha * alpha;
      gradient[2]! += w * byA * a;
      gradient[3]! += w * (upper.slope - lower.slope - (n > 0 ? dead / (b + n - 1) : 0));
      for (let c = 0; c < p; c += 1) {
        gradient[4 + c]! -= w * byAlpha * alpha * values[i * p + c]!;
        gradient[4 + p + c]! += w * byA * a * values[i * p + c]!;
      }
    }
    gradient[0]! *= r;
    gradient[3]! *= b;
    for (let c = 0; c < gradient.length; c += 1) gradient[c]! /= -total;
    return -sum / total;
  };
}

/** log Γ(from + n)/Γ(from) and its derivative by `from`, for n as far as climbed. */
interface Climb {
  readonly from: number;
  n: number;
  log: number;
  slope: number;
}

function climb(from: number, n: number): Climb {
  return { from, n, log: 0, slope: 0 };
}

function climbTo(state: Climb, n: number): void {
  const { from } = state;
  if (n - state.n > 24) {
    state.log = logGammaRatio(from, n);
    state.slope = digamma(from + n) - digamma(from);
  } else
    for (let i = state.n; i < n; i += 1) {
      state.log += Math.log(from + i);
      state.slope += 1 / (from + i);
    }
  state.n = n;
}

function climbedTo(from: number, n: number): Climb {
  const state = climb(from, 0);
  climbTo(state, n);
  return state;
}

function distinct(values: Float64Array): { readonly values: Float64Array; readonly index: Uint32Array } {
  const { first, row } = groupRows([values], values.length);
  return { values: Float64Array.from(first, (i) => values[i]!), index: row };
}

function concatenated(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
