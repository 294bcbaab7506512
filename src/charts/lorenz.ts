/** The Lorenz curve under the line of perfect equality, with a rug of what is picked. Pure: shares and box in; paths and texts out. */

import { area, line } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { curveAt } from './parts/curve.ts';
import { largest } from './parts/ramp.ts';
import { textWidth } from './parts/text.ts';

export interface LorenzInput {
  /** cumulative shares from 0 to 1, lowest value first: of items and of value */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** number of equal steps of items that can be picked, lowest first */
  readonly steps: number;
}

export interface LorenzLayout {
  readonly plot: Rectangle;
  readonly curve: string;
  /** between curve and equality */
  readonly lens: string;
  readonly equality: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
  readonly equalityLabel: Label;
  /** name and value of the Gini coefficient, written into the area */
  readonly gini: readonly [Label, Label];
}

const LEFT = 36;
const RIGHT = 8;
const TOP = 8;
const BELOW = 52;
const RUG = 12;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

export interface LorenzWords {
  /** forms of the name of the horizontal axis, longest first */
  readonly names: readonly string[];
  readonly equality: string;
  readonly gini: string;
  readonly giniValue: string;
}

export function layoutLorenz(
  input: LorenzInput,
  words: LorenzWords,
  percent: (share: number, sign: boolean) => string,
  box: Box,
): LorenzLayout {
  const plot = { x: LEFT, y: TOP, width: box.width - LEFT - RIGHT, height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const across = (share: number): number => round(plot.x + share * plot.width);
  const upright = (share: number): number => round(base - share * plot.height);
  const points = Array.from({ length: input.x.length }, (_, i) => i);
  const curve = line<number>()
    .x((i) => across(input.x[i]!))
    .y((i) => upright(input.y[i]!))(points);
  const lens = area<number>()
    .x((i) => across(input.x[i]!))
    .y0((i) => upright(input.y[i]!))
    .y1((i) => upright(input.x[i]!))(points);

  const middle = 0.57;
  const depth = middle - curveAt(middle, input);
  // A shallow lens has no room for words; they stand in the free corner above the equality line.
  const inside = depth * plot.height > 64;
  const x = inside ? across(middle) : across(0.24);
  const y = inside ? upright(middle - depth / 2) - 2 : upright(0.8);
  return {
    plot,
    curve: curve ?? '',
    lens: lens ?? '',
    equality: { x1: plot.x, y1: base, x2: plot.x + plot.width, y2: plot.y },
    grid: QUARTERS.slice(1).map(upright),
    ticks: [
      ...QUARTERS.map((share): Label => ({
        x: plot.x - 8,
        y: upright(share) + 4,
        text: percent(share, share === 1),
        anchor: 'end',
      })),
      ...[0, 0.5, 1].map((share): Label => ({
        x: across(share),
        y: base + 34,
        text: percent(share, share === 1),
        anchor: share === 1 ? 'end' : 'middle',
      })),
    ],
    name: {
      x: plot.x + plot.width,
      y: box.height - 2,
      text: `${words.names.find((text) => textWidth(text) + 16 <= box.width) ?? words.names.at(-1) ?? ''} →`,
      anchor: 'end',
    },
    equalityLabel: { x: across(0.4) - 4, y: upright(0.46), text: words.equality, anchor: 'end' },
    gini: [
      { x, y: round(y), text: words.gini, anchor: 'middle' },
      { x, y: round(y + 20), text: words.giniValue, anchor: 'middle' },
    ],
  };
}

/**
 * Marks under the axis where something is picked, as tall as its share of the most that is picked in one step.
 *
 * @param lit length steps: picked in each; `null` while nothing is picked
 */
export function layoutRug(lit: ArrayLike<number> | null, plot: Rectangle): Rectangle[] {
  const most = lit === null ? 0 : largest(lit);
  if (lit === null || !(most > 0)) return [];
  const step = plot.width / lit.length;
  const rug: Rectangle[] = [];
  for (let i = 0; i < lit.length; i++) {
    if (!(lit[i]! > 0)) continue;
    const tall = Math.max(2, (lit[i]! / most) * RUG);
    const y = plot.y + plot.height + 18 - tall;
    rug.push({
      x: round(plot.x + i * step),
      y: round(y),
      width: round(Math.max(0.8, step - 0.4)),
      height: round(tall),
    });
  }
  return rug;
}

export function lorenzHeight(width: number): number {
  return Math.round(clamp(width * 0.68 + 140, 300, 400));
}

/** Step of items at a place; the nearest one beside the axis. */
export function stepAt(x: number, steps: number, plot: Rectangle): number {
  return steps < 1 ? -1 : clamp(Math.floor(((x - plot.x) / plot.width) * steps), 0, steps - 1);
}
