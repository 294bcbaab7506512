/**
 * The likelihood of the Pareto/NBD (Schmittlein, Morrison & Colombo 1987; derived as here in Fader & Hardie 2005, "A Note on
 * Deriving the Pareto/NBD Model"), with its exact gradient:
 * L = Γ(r+x)/Γ(r) · α^r β^s · [(α+T)^−(r+x) (β+T)^−s + s ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy], y from t_x to T.
 */

import type { Objective } from './optimise/bfgs.ts';
import { logDropoutIntegral, type DropoutMeans } from './pareto-nbd-integral.ts';
import { digamma, logGammaRatio } from './special/gamma.ts';
import type { TransactionData } from './transaction-model.ts';
import { groupRows } from './transaction-rows.ts';

/** log of the odds that a customer has dropped out by T. */
export function dropoutLogOdds(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  x: number,
  tx: number,
  T: number,
  means: DropoutMeans | null = null,
): number {
  const m = r + x;
  return (
    Math.log(s) +
    logDropoutIntegral(m, s + 1, alpha, beta, tx, T, means) +
    m * Math.log(alpha + T) +
    s * Math.log(beta + T)
  );
}

/** log-likelihood of one customer. */
export function paretoLogLikelihood(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  x: number,
  tx: number,
  T: number,
): number {
  const odds = dropoutLogOdds(r, alpha, s, beta, x, tx, T);
  return (
    logGammaRatio(r, x) -
    r * Math.log1p(T / alpha) -
    x * Math.log(alpha + T) -
    s * Math.log1p(T / beta) +
    softplus(odds)
  );
}

/**
 * Mean negative log-likelihood a customer by (log r, log α, log s, log β) and, with covariates z, effects γ₁ and γ₂ as they are:
 * α exp(−γ₁z) and β exp(−γ₂z), so that exp(γ) multiplies the mean rates of purchase and of drop-out (Fader & Hardie 2007).
 * @param data with weights or without, times in any scale; quickest where rows of equal T follow each other
 */
export function paretoObjective(data: TransactionData): Objective {
  const { rows, x, tx, T, weight, covariates } = data;
  const total = weight === null ? rows : weight.reduce((sum, w) => sum + w, 0);
  const p = covariates?.names.length ?? 0;
  const { first, row } = groupRows([x], rows);
  const counts = Float64Array.from(first, (i) => x[i]!);
  const customers = new Float64Array(counts.length);
  for (let i = 0; i < rows; i += 1) customers[row[i]!]! += weight === null ? 1 : weight[i]!;
  const means: DropoutMeans = { logAlpha: 0, logBeta: 0, inverseAlpha: 0, inverseBeta: 0 };

  return (at, gradient) => {
    const [r, baseAlpha, s, baseBeta] = [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
    gradient.fill(0);
    let [sum, byR, byLogAlpha, byS, byLogBeta] = [0, 0, 0, 0, 0];
    const digammaR = digamma(r);
    for (let c = 0; c < counts.length; c += 1) {
      const n = customers[c]!;
      sum += n * logGammaRatio(r, counts[c]!);
      byR += n * (digamma(r + counts[c]!) - digammaR);
    }
    let [alpha, beta, logAlpha, logBeta] = [baseAlpha, baseBeta, at[1]!, at[3]!];
    let [end, logAlphaEnd, logBetaEnd] = [NaN, 0, 0];
    for (let i = 0; i < rows; i += 1) {
      const w = weight === null ? 1 : weight[i]!;
      const m = r + x[i]!;
      if (covariates !== null) {
        let [purchase, dropout] = [0, 0];
        for (let c = 0; c < p; c += 1) {
          purchase += at[4 + c]! * covariates.values[i * p + c]!;
          dropout += at[4 + p + c]! * covariates.values[i * p + c]!;
        }
        logAlpha = at[1]! - purchase;
        logBeta = at[3]! - dropout;
        alpha = Math.exp(logAlpha);
        beta = Math.exp(logBeta);
      }
      if (T[i]! !== end || covariates !== null) {
        end = T[i]!;
        logAlphaEnd = Math.log(alpha + end);
        logBetaEnd = Math.log(beta + end);
      }
      const log = logDropoutIntegral(m, s + 1, alpha, beta, tx[i]!, end, means);
      const odds = at[2]! + log + m * logAlphaEnd + s * logBetaEnd;
      const small = Math.exp(-Math.abs(odds));
      const dead = odds > 0 ? 1 / (1 + small) : small / (1 + small);
      const alive = odds > 0 ? small / (1 + small) : 1 / (1 + small);
      sum +=
        w * (r * logAlpha + s * logBeta - m * logAlphaEnd - s * logBetaEnd + (odds > 0 ? odds : 0) + Math.log1p(small));
      byR += w * (logAlpha - alive * logAlphaEnd - dead * means.logAlpha);
      byS += w * (logBeta - alive * logBetaEnd + dead * (1 / s - means.logBeta));
      const rowAlpha = w * (r - alpha * m * (alive / (alpha + end) + dead * means.inverseAlpha));
      const rowBeta = w * (s - beta * ((alive * s) / (beta + end) + dead * (s + 1) * means.inverseBeta));
      byLogAlpha += rowAlpha;
      byLogBeta += rowBeta;
      for (let c = 0; c < p; c += 1) {
        gradient[4 + c]! += (rowAlpha * covariates!.values[i * p + c]!) / total;
        gradient[4 + p + c]! += (rowBeta * covariates!.values[i * p + c]!) / total;
      }
    }
    gradient[0] = (-byR * r) / total;
    gradient[1] = -byLogAlpha / total;
    gradient[2] = (-byS * s) / total;
    gradient[3] = -byLogBeta / total;
    return -sum / total;
  };
}

/** log(1 + eʷ) */
function softplus(w: number): number {
  return Math.max(w, 0) + Math.log1p(Math.exp(-Math.abs(w)));
}
