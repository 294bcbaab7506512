/**
 * One relationship over time: its purchases as ticks on a strip, its level as a curve, and behind both the stage of each stretch of
 * time. Pure: days, levels, stages and box in; shapes and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { largest } from './parts/ramp.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { fits, textWidth } from './parts/text.ts';

export interface LevelInput {
  /** ascending day numbers at which the level was judged */
  readonly dates: ArrayLike<number>;
  /** length dates, ≥ 0 */
  readonly levels: ArrayLike<number>;
  /** length dates: category 1 … 5 of the stage, 6 grey, 0 none */
  readonly hues: ArrayLike<number>;
  /** length dates: name of the stage */
  readonly names: readonly string[];
  /** purchase days, ascending */
  readonly purchases: ArrayLike<number>;
  /** first day of the axis */
  readonly from: number;
  /** day that is looked at */
  readonly asOf: number;
  /** round days of the axis with their texts */
  readonly days: readonly { readonly day: number; readonly text: string }[];
}

export interface LevelWords {
  readonly strip: string;
  readonly level: string;
  readonly asOf: string;
}

export interface LevelLayout {
  readonly plot: Rectangle;
  readonly stripY: number;
  readonly purchases: readonly number[];
  readonly stretches: readonly (Rectangle & { readonly hue: number; readonly name: string; readonly at: number })[];
  readonly path: string;
  /** x of the date looked at */
  readonly asOf: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly labels: readonly (Label & { readonly tone: string })[];
  readonly ticks: readonly Label[];
  readonly grid: readonly number[];
}

const STRIP = 34;
const NAMES = 18;
const BELOW = 24;

export function levelHeight(width: number): number {
  return Math.round(clamp(width * 0.3, 230, 300));
}

export function layoutLevel(
  input: LevelInput,
  words: LevelWords,
  value: (level: number) => string,
  box: Box,
): LevelLayout {
  const { dates, levels, hues, names, purchases, from } = input;
  const size = dates.length;
  const highest = Math.max(largest(levels), 1e-9);
  const values = linearTicks(0, highest, 240);
  const left = Math.ceil(Math.max(...values.map((tick) => textWidth(value(tick))), 12)) + 8;
  const top = STRIP + NAMES + 6;
  const plot = { x: left, y: top, width: Math.max(40, box.width - left - 6), height: box.height - top - BELOW };
  const base = plot.y + plot.height;
  const last = dates[size - 1] ?? from;
  const across = (day: number): number =>
    round(plot.x + (last > from ? clamp((day - from) / (last - from), 0, 1) : 1) * plot.width);
  const upright = (level: number): number => round(base - (level / highest) * plot.height);
  const points = Array.from({ length: size }, (_, g) => ({ x: across(dates[g]!), y: upright(levels[g]!) }));
  const stretches: (Rectangle & { readonly hue: number; readonly name: string; readonly at: number })[] = [];
  for (let g = 0; g < size;) {
    let end = g;
    while (end + 1 < size && names[end + 1] === names[g]) end++;
    // A stage was judged at the end of its period, so that period is its.
    const x = g === 0 ? across(from) : points[g - 1]!.x;
    stretches.push({
      x,
      y: STRIP + 2,
      width: round(Math.max(0, points[end]!.x - x)),
      height: base - STRIP - 2,
      hue: hues[g]!,
      name: names[g]!,
      at: g,
    });
    g = end + 1;
  }
  const asOf = across(input.asOf);
  const note = textWidth(words.asOf);
  return {
    plot,
    stripY: STRIP,
    purchases: Array.from(purchases, across),
    stretches,
    path: points.length > 1 ? `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}` : '',
    asOf,
    points,
    labels: [
      { x: 0, y: 12, text: words.strip, anchor: 'start', tone: 'q' },
      {
        x: round(clamp(asOf, note / 2, box.width - note / 2)),
        y: 12,
        text: textWidth(words.strip) + 12 < asOf - note / 2 ? words.asOf : '',
        anchor: 'middle',
        tone: 'acc',
      },
      ...stretches
        .filter(({ name, width }) => fits(name, width - 6, 12, true))
        .map(({ x, width, name, hue }) => ({
          x: round(x + width / 2),
          y: STRIP + NAMES - 2,
          text: name,
          anchor: 'middle' as const,
          tone: `fw kt${hue}`,
        })),
    ],
    ticks: [
      ...values.map((tick): Label => ({ x: plot.x - 6, y: upright(tick) + 4, text: value(tick), anchor: 'end' })),
      ...spread(
        input.days
          .filter(({ day }) => day >= from && day <= last)
          .map(({ day, text }): Label => ({ x: across(day), y: base + 18, text, anchor: 'middle' })),
        box.width,
      ),
    ],
    grid: values.filter((tick) => tick > 0).map(upright),
  };
}

/** The date nearest to a place; −1 where there is none. */
export function levelDateAt(x: number, { points }: LevelLayout): number {
  let best = points.length > 0 ? 0 : -1;
  points.forEach((point, g) => {
    if (Math.abs(point.x - x) < Math.abs(points[best]!.x - x)) best = g;
  });
  return best;
}
