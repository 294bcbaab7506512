/** Ticks and steps of scales: few, round, and never on top of each other. */

import { ticks } from 'd3';
import type { Label } from './box.ts';
import { textWidth } from './text.ts';

/** Round values for a linear axis, 3 to 6 of them as room allows. */
export function linearTicks(low: number, high: number, width: number): number[] {
  return ticks(low, high, width < 300 ? 4 : 5).filter((tick) => tick >= low && tick <= high);
}

/** 1, 3, 10, 30 … over more than about a decade and a half, else 1, 2, 5, 10 …; both ends of the axis lie in between. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high > low)) return low > 0 ? [low] : [];
  const decades = Math.log10(high / low);
  const leads = decades > 3.5 ? [1] : decades > 1.4 ? [1, 3] : [1, 2, 5];
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const lead of leads) {
      const tick = Number(`${lead}e${power}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) found.push(tick);
    }
  }
  return found.length >= 2 ? found : ticks(low, high, 3).filter((tick) => tick >= low && tick <= high);
}

/** Keeps what does not touch the one before it; first and last label stay within the width. */
export function spread(labels: readonly Label[], width: number, gap = 8): Label[] {
  const kept: Label[] = [];
  let end = -Infinity;
  for (const label of labels) {
    const wide = textWidth(label.text);
    const middle = Math.min(Math.max(label.x, wide / 2), width - wide / 2);
    if (middle - wide / 2 < end + gap) continue;
    end = middle + wide / 2;
    kept.push({ ...label, x: Math.round(middle * 10) / 10, anchor: 'middle' });
  }
  return kept;
}

/** 1, 10, 100 … or 0.1, 0.01 …: the power of ten at or below a resolution, never finer than `step`. */
export function roundStep(resolution: number, step: number): number {
  if (!(resolution > 0)) return step;
  return Math.max(step, 10 ** Math.floor(Math.log10(resolution) + 1e-9));
}

/** Multiple of `step` nearest to the value, without the dust of binary fractions. */
export function snap(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
