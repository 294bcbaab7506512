/** Events a unit, where one unit may have several: complaints an order. */

import { inverseIncompleteGamma } from './special/incomplete-gamma.ts';

export interface PoissonRate {
  readonly rate: number;
  /** exact (Garwood 1936) */
  readonly low: number;
  readonly high: number;
}

/** @param events whole, ≥ 0 @param units > 0; all NaN where there are none */
export function poissonRate(events: number, units: number, level = 0.95): PoissonRate {
  if (!(units > 0) || !(events >= 0)) return { rate: NaN, low: NaN, high: NaN };
  const tail = (1 - level) / 2;
  return {
    rate: events / units,
    low: events === 0 ? 0 : inverseIncompleteGamma(events, tail) / units,
    high: inverseIncompleteGamma(events + 1, 1 - tail) / units,
  };
}
