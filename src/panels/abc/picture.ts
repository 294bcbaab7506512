/** From the view to what the pictures draw. Pure. */

import { clamp } from '../../charts/parts/box.ts';
import type { Lit } from '../contract.ts';
import type { AbcOptions } from './options.ts';
import { PERCENTILE_COUNT, type AbcView, type LimitView } from './view.ts';

/** Picked share of each bar, 0 … 1, by customers; `null` while nothing is picked. */
export function litBars(view: AbcView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.['bar']?.counts;
  if (!counts) return null;
  return Float64Array.from(view.bars, (bar, i) => (bar.customers > 0 ? clamp(counts[i]! / bar.customers, 0, 1) : 0));
}

/** The percentile marks count from the highest value down, the Lorenz curve from the lowest up. */
export function reversed(mark: number): number {
  return PERCENTILE_COUNT - 1 - mark;
}

export function litSteps(lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.['percentile']?.counts;
  return counts ? Float64Array.from({ length: PERCENTILE_COUNT }, (_, step) => counts[reversed(step)]!) : null;
}

/** A limit that was just given, placed on the curve at once while the new result is still being computed. */
export function limitsInForce(
  view: AbcView,
  options: Pick<AbcOptions, 'limits' | 'limitA' | 'limitB'>,
): readonly [LimitView, LimitView] {
  if (options.limits !== 'given') return [view.a, view.b];
  const asked = [options.limitA / 100, options.limitB / 100].sort((a, b) => a - b);
  return [settle(asked[0]!, view.a, view), settle(asked[1]!, view.b, view)];
}

function settle(limit: number, known: LimitView, view: AbcView): LimitView {
  if (Math.abs(known.limit - limit) < 1e-9) return known;
  const itemShare = shareReaching(limit, view);
  return { limit, items: Math.ceil(itemShare * view.items), itemShare, valueShare: limit };
}

/** Share of items at which the cumulative curve reaches a share of value. */
export function shareReaching(limit: number, view: AbcView): number {
  const { x, y } = view.pareto;
  let i = 0;
  while (i < y.length && y[i]! < limit) i++;
  if (i >= y.length) return 1;
  if (i === 0) return x[0] ?? 0;
  const rise = y[i]! - y[i - 1]!;
  return x[i - 1]! + (rise > 0 ? (limit - y[i - 1]!) / rise : 1) * (x[i]! - x[i - 1]!);
}
