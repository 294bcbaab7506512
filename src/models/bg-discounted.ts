/** Discounted expected purchases of the BG/NBD family: ∫ e^{−δt} dE/dt, exactly, by quadrature in log(1 + t/scale). */

import { farRate } from './bg-far.ts';
import type { BgFuture } from './bg-future.ts';
import { expectedWithin, rateAt } from './bg-quantities.ts';
import { GAUSS_16 } from './gauss-legendre.ts';

/** Beyond this many discounted units of time nothing is left: e^−46 = 1e-20. */
const REACH = 46;
const PANEL = 0.75;
const { nodes, weights } = GAUSS_16;
/** From t/(β + t) on, or from so many expected ticks on, drop-out is integrated over instead of summed over. */
const FAR = 0.85;
const MANY_TICKS = 2000;

/**
 * Discounted expected purchases in the time from now to `horizon`, given alive.
 * @param rate continuous discount rate δ ≥ 0
 * @param horizon possibly Infinity: then ∞ where nothing bounds the sum (δ = 0 and a ≤ 1)
 */
export function discountedWithin(future: BgFuture, rate: number, horizon: number): number {
  if (!(rate >= 0) || !(horizon >= 0)) return NaN;
  if (rate === 0) return expectedWithin(future, horizon);
  const { beta } = future;
  // Frequent buyers may all have dropped out long before β.
  const scale = beta / Math.max(1, future.shape);
  const end = Math.log1p(Math.min(horizon, REACH / rate) / scale);
  const panels = Math.max(1, Math.ceil(end / PANEL));
  const width = end / panels;
  let far: ((t: number) => number) | null = null;
  const near = beta * Math.min(FAR / (1 - FAR), MANY_TICKS / future.shape);
  let total = 0;
  for (let panel = 0; panel < panels; panel += 1)
    for (let i = 0; i < nodes.length; i += 1) {
      const s = width * (panel + nodes[i]!);
      const t = scale * Math.expm1(s);
      if (t > near) far ??= farRate(future);
      const purchases = far === null || t <= near ? rateAt(future, t) : far(t);
      total += weights[i]! * width * Math.exp(-rate * t) * purchases * (scale + t);
    }
  return total;
}
