/** From the view to what the pictures draw. Pure. */

import { curveAt } from '../../charts/parts/curve.ts';
import { clamp } from '../../charts/parts/box.ts';
import type { Lit } from '../contract.ts';
import { limitKeys, limitsOf, type PyramidOptions } from './options.ts';
import type { PyramidView } from './view.ts';

/** Picked share of each tier, 0 … 1, by customers; `null` while nothing is picked. */
export function litTiers(view: PyramidView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.['tier']?.counts;
  if (!counts) return null;
  return Float64Array.from(view.tiers, ({ customers }, i) => (customers > 0 ? clamp(counts[i]! / customers, 0, 1) : 0));
}

export interface DrawnShares {
  readonly left: number;
  readonly right: number;
}

/**
 * Shares of customers and value by tier. While a limit is being dragged the answer lags behind; then both are read off the curve
 * at once. The curve is of positive value, so for profit with losses the right side is exact only in the answer.
 */
export function sharesInForce(view: PyramidView, options: PyramidOptions): readonly DrawnShares[] {
  const limits = limitsOf(options);
  const answered =
    options.scheme !== view.scheme ||
    options.by !== view.by ||
    options.measure !== view.measure ||
    limits.every((limit, i) => Math.abs(limit - view.limits[i]!) < 1e-9);
  if (answered) return view.tiers.map(({ share, valueShare }) => ({ left: share, right: valueShare }));
  const { x, y } = view.curve;
  const ends = [
    { x: 0, y: 0 },
    ...limits.map((limit) =>
      view.by === 'customers'
        ? { x: limit, y: curveAt(limit, { x, y }) }
        : { x: curveAt(limit, { x: y, y: x }), y: limit },
    ),
    { x: 1, y: 1 },
  ];
  const whole = Number.isNaN(view.tiers[0]!.valueShare) ? NaN : 1;
  return view.tiers.map((_, i) => ({
    left: ends[i + 1]!.x - ends[i]!.x,
    right: (ends[i + 1]!.y - ends[i]!.y) * whole,
  }));
}

/** Limits as drawn: of the options where they speak of the pyramid shown, else of the answer. */
export function limitsInForce(view: PyramidView, options: PyramidOptions): readonly number[] {
  return options.scheme === view.scheme && options.by === view.by ? limitsOf(options) : view.limits;
}

/** The options that put a limit (0 is the highest) at a cumulative share; the others are written sorted with it. */
export function movedLimit(options: PyramidOptions, index: number, limit: number): Partial<PyramidOptions> {
  const limits = limitsOf(options);
  limits[index] = limit;
  return Object.fromEntries(
    limitKeys(options).map((key, i) => [key, Number((limits[i]! * 100).toFixed(2))]),
  ) as Partial<PyramidOptions>;
}
