/** A small still histogram with its mean: for measures that divide nobody into marks. Pure. */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { largest } from './parts/ramp.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface DistributionLayout {
  readonly bars: readonly Rectangle[];
  readonly base: number;
  readonly ticks: readonly Label[];
  readonly mean: { readonly x: number; readonly label: Label } | null;
}

const TOP = 24;
const BELOW = 22;

/**
 * @param edges length bars + 1, ascending
 * @param mean NaN where there is none
 * @param meanText the mean as it is written
 */
export function layoutDistribution(
  edges: ArrayLike<number>,
  counts: ArrayLike<number>,
  mean: number,
  meanText: string,
  format: (value: number) => string,
  box: Box,
): DistributionLayout {
  const low = edges[0] ?? 0;
  const high = edges[edges.length - 1] ?? 1;
  const base = box.height - BELOW;
  const across = (value: number): number =>
    high > low ? 1 + ((value - low) / (high - low)) * (box.width - 2) : box.width / 2;
  const highest = largest(counts);
  const bars = Array.from({ length: counts.length }, (_, i): Rectangle => {
    const left = across(edges[i]!);
    const height = highest > 0 && counts[i]! > 0 ? Math.max(1, (counts[i]! / highest) * (base - TOP)) : 0;
    return {
      x: round(left),
      y: round(base - height),
      width: round(Math.max(0.5, across(edges[i + 1]!) - left - 1)),
      height: round(height),
    };
  });
  const ticks = linearTicks(low, high, box.width).map((value): Label => ({
    x: across(value),
    y: base + 17,
    text: format(value),
    anchor: 'middle',
  }));
  const at = Number.isFinite(mean) ? clamp(across(mean), 1, box.width - 1) : NaN;
  const wide = textWidth(meanText, 12, true) / 2;
  return {
    bars,
    base,
    ticks: spread(ticks, box.width),
    mean: Number.isNaN(at)
      ? null
      : {
          x: round(at),
          label: { x: round(clamp(at, wide, box.width - wide)), y: 13, text: meanText, anchor: 'middle' },
        },
  };
}
