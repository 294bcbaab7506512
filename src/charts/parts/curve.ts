/** Reading a drawn curve between its points. */

import { clamp } from './box.ts';

export interface Curve {
  /** ascending */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Height of the curve at `x`, straight between its points and level beyond its ends; 0 where it has no points. */
export function curveAt(x: number, curve: Curve): number {
  const last = curve.x.length - 1;
  if (last < 0) return 0;
  let low = 0;
  let high = last;
  // First point not before x.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (curve.x[middle]! < x) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return curve.y[0]!;
  const span = curve.x[low]! - curve.x[low - 1]!;
  const t = span > 0 ? clamp((x - curve.x[low - 1]!) / span, 0, 1) : 1;
  return curve.y[low - 1]! + (curve.y[low]! - curve.y[low - 1]!) * t;
}
