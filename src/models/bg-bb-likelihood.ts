/**
 * The likelihood of the BG/BB (Fader, Hardie & Shang 2010, equation 5) with its exact gradient:
 * L = B(α+x, β+n−x)/B(α, β) · B(γ, δ+n)/B(γ, δ) + Σ B(α+x, β+j−x)/B(α, β) · B(γ+1, δ+j)/B(γ, δ), j from t_x to n − 1,
 * the first term for customers alive at n, the others for those gone after opportunity j.
 */

import type { Objective } from './optimise/bfgs.ts';
import type { TransactionData } from './transaction-model.ts';

/** log of rising factorials (a)ⱼ and their derivatives by a, j from 0 to `most`. */
export interface Rising {
  readonly log: Float64Array;
  readonly slope: Float64Array;
}

export interface BgBbTables {
  readonly alpha: Rising;
  readonly beta: Rising;
  readonly alphaBeta: Rising;
  readonly delta: Rising;
  readonly gammaDelta: Rising;
  readonly logGamma: number;
}

/** What all histories up to `most` opportunities are made of. */
export function bgBbTables(alpha: number, beta: number, gamma: number, delta: number, most: number): BgBbTables {
  return {
    alpha: rising(alpha, most),
    beta: rising(beta, most),
    alphaBeta: rising(alpha + beta, most),
    delta: rising(delta, most),
    gammaDelta: rising(gamma + delta, most + 1),
    logGamma: Math.log(gamma),
  };
}

/** log of the part of the likelihood alive at n. */
export function logAlivePart(tables: BgBbTables, x: number, n: number): number {
  const { alpha, beta, alphaBeta, delta, gammaDelta } = tables;
  return alpha.log[x]! + beta.log[n - x]! - alphaBeta.log[n]! + delta.log[n]! - gammaDelta.log[n]!;
}

/** log of the part gone after opportunity j. */
export function logGonePart(
  { alpha, beta, alphaBeta, delta, gammaDelta, logGamma }: BgBbTables,
  x: number,
  j: number,
): number {
  return alpha.log[x]! + beta.log[j - x]! - alphaBeta.log[j]! + logGamma + delta.log[j]! - gammaDelta.log[j + 1]!;
}

/** log-likelihood of one history, and log P(alive at n | history). */
export function bgBbHistory(
  tables: BgBbTables,
  x: number,
  tx: number,
  n: number,
): { readonly log: number; readonly alive: number } {
  const living = logAlivePart(tables, x, n);
  let log = living;
  for (let j = tx; j < n; j += 1) {
    const gone = logGonePart(tables, x, j);
    log = Math.max(log, gone) + Math.log1p(Math.exp(-Math.abs(log - gone)));
  }
  return { log, alive: Math.exp(living - log) };
}

/**
 * Mean negative log-likelihood a customer by (log α, log β, log γ, log δ).
 * @param data whole x ≤ t_x ≤ T, with weights or without
 */
export function bgBbObjective({ rows, x, tx, T, weight }: TransactionData): Objective {
  const total = weight === null ? rows : weight.reduce((sum, w) => sum + w, 0);
  const most = T.reduce((longest, n) => Math.max(longest, n), 0);
  return (at, gradient) => {
    const [a, b, c, d] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
    const tables = bgBbTables(a, b, c, d, most);
    const { alpha, beta, alphaBeta, delta, gammaDelta } = tables;
    let [sum, byAlpha, byBeta, byGamma, byDelta] = [0, 0, 0, 0, 0];
    for (let i = 0; i < rows; i += 1) {
      const w = weight === null ? 1 : weight[i]!;
      const [count, n] = [x[i]!, T[i]!];
      const living = logAlivePart(tables, count, n);
      // Relative to the largest part, which is the living or the first of the others, so that nothing overflows.
      const largest = tx[i]! < n ? Math.max(living, logGonePart(tables, count, tx[i]!)) : living;
      let part = Math.exp(living - largest);
      let dBeta = part * beta.slope[n - count]!;
      let dBoth = part * alphaBeta.slope[n]!;
      let dGamma = -part * gammaDelta.slope[n]!;
      let dDelta = part * delta.slope[n]!;
      for (let j = n - 1; j >= tx[i]!; j -= 1) {
        const share = Math.exp(logGonePart(tables, count, j) - largest);
        part += share;
        dBeta += share * beta.slope[j - count]!;
        dBoth += share * alphaBeta.slope[j]!;
        dGamma += share * (1 / c - gammaDelta.slope[j + 1]!);
        dDelta += share * (delta.slope[j]! - 1 / c);
      }
      sum += w * (largest + Math.log(part));
      byAlpha += w * (alpha.slope[count]! - dBoth / part);
      byBeta += (w * (dBeta - dBoth)) / part;
      byGamma += (w * dGamma) / part;
      // δ is in (δ)ⱼ and, like γ, in (γ+δ)ⱼ₊₁; the 1/γ belongs to γ alone.
      byDelta += (w * (dDelta + dGamma)) / part;
    }
    gradient[0] = (-byAlpha * a) / total;
    gradient[1] = (-byBeta * b) / total;
    gradient[2] = (-byGamma * c) / total;
    gradient[3] = (-byDelta * d) / total;
    return -sum / total;
  };
}

function rising(from: number, most: number): Rising {
  const log = new Float64Array(most + 1);
  const slope = new Float64Array(most + 1);
  for (let j = 0; j < most; j += 1) {
    log[j + 1] = log[j]! + Math.log(from + j);
    slope[j + 1] = slope[j]! + 1 / (from + j);
  }
  return { log, slope };
}
