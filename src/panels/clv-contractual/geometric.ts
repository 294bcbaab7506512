/** Constant retention: everybody renews with the same probability, for ever. What the other models are held against. */

import type { RetentionCounts } from '../../models/retention-data.ts';

export interface GeometricFit {
  /** share that renews, every time */
  readonly retention: number;
  readonly standardError: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
}

/** Maximum likelihood: renewals ÷ renewals faced. NaN each where nobody faced one. */
export function fitGeometric({ lost, kept, customers }: RetentionCounts): GeometricFit {
  let [losses, renewals] = [0, 0];
  for (let t = 0; t < lost.length; t += 1) {
    losses += lost[t]!;
    renewals += lost[t]! * Math.max(0, t - 1) + kept[t]! * t;
  }
  const faced = losses + renewals;
  const retention = renewals / faced;
  const logLikelihood = term(losses, losses / faced) + term(renewals, retention);
  return {
    retention,
    standardError: Math.sqrt((retention * (1 - retention)) / faced),
    logLikelihood,
    aic: 2 - 2 * logLikelihood,
    bic: Math.log(customers) - 2 * logLikelihood,
  };
}

/** DEL: Σ r^t/(1 + d)^t from t = 0. Infinite where nobody leaves and nothing is discounted. */
export function geometricLifetime(retention: number, rate: number): number {
  return retention < 1 + rate ? (1 + rate) / (1 + rate - retention) : Infinity;
}

function term(count: number, share: number): number {
  return count > 0 ? count * Math.log(share) : 0;
}
