/** Curves of many cohorts that can be picked: which of them lies under the pointer. Pure; the axes are those of line.ts. */

import { bisectCenter } from 'd3';
import { clamp } from './parts/box.ts';
import type { LineLayout, LineSeries } from './line.ts';

/** A curve and the place on it. */
export interface CurvePlace {
  /** index of the curve, −1 where none is near */
  readonly curve: number;
  /** value of the axis */
  readonly x: number;
}

/** Curves further away than this are not meant. */
const NEAR = 14;

/**
 * The curve nearest to a point, among those with a value at the nearest place of the axis.
 * @param curves the first so many series are those that can be picked
 * @param held a drag goes on: the nearest one, however far
 */
export function curveAt(
  point: { readonly x: number; readonly y: number },
  layout: LineLayout,
  series: readonly LineSeries[],
  curves: number,
  held: boolean,
): CurvePlace {
  const { plot, stops, across, upright } = layout;
  const outside =
    point.x < plot.x - 6 ||
    point.x > plot.x + plot.width + 6 ||
    point.y < plot.y - 6 ||
    point.y > plot.y + plot.height + 6;
  if (stops.length === 0 || (outside && !held)) return { curve: -1, x: NaN };
  const at = bisectCenter(stops.map(across), clamp(point.x, plot.x, plot.x + plot.width));
  const x = stops[at]!;
  let [curve, nearest] = [-1, held ? Infinity : NEAR];
  for (let i = 0; i < curves; i++) {
    const y = valueOf(series[i]!, x);
    if (!Number.isFinite(y)) continue;
    const distance = Math.abs(upright(y) - point.y);
    if (distance < nearest) [curve, nearest] = [i, distance];
  }
  return { curve, x };
}

/** Value at a place; NaN where the curve has none. Places are few: periods. */
export function valueOf({ x, y }: LineSeries, at: number): number {
  for (let i = 0; i < x.length; i++) if (x[i] === at) return y[i]!;
  return NaN;
}

/** The last place where a curve has a value, or NaN. */
export function endOf({ x, y }: LineSeries): number {
  for (let i = x.length - 1; i >= 0; i--) if (Number.isFinite(y[i]!)) return x[i]!;
  return NaN;
}
