/**
 * The Pareto chart: bars of equal numbers of items from the highest value down, the cumulative line, the A B C strip and the two
 * cuts on the line. Bars and line share one axis: share of value. Pure: shares and box in; rectangles, paths and texts out.
 */

import { line } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { curveAt } from './parts/curve.ts';
import { inkOn } from './parts/ramp.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface ParetoInput {
  /** share of value of each bar, 0 … 1, from the highest down */
  readonly bars: ArrayLike<number>;
  /** cumulative shares, ascending, from 0 to 1: of items and of value */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** the two cuts: share of items and share of value at which they stand */
  readonly cuts: readonly { readonly x: number; readonly y: number }[];
  /** names of the classes between the cuts */
  readonly classes: readonly string[];
}

export interface ParetoCut extends Point {
  readonly index: number;
  /** from the strip down to the base */
  readonly upright: { readonly from: number; readonly to: number };
}

export interface ParetoLayout {
  readonly plot: Rectangle;
  readonly bars: readonly (Rectangle & { readonly index: number })[];
  readonly curve: string;
  readonly strip: readonly (Rectangle & {
    readonly index: number;
    readonly step: number;
    readonly text: string;
    readonly tone: string;
  })[];
  readonly cuts: readonly ParetoCut[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
}

const LEFT = 40;
const RIGHT = 10;
const TOP = 30;
const BELOW = 40;
const STEPS = [5, 3, 1];
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export function paretoHeight(width: number): number {
  return Math.round(clamp(width * 0.62 + 50, 300, 400));
}

/** @param percent a share as text: with the sign on the last tick only */
export function layoutPareto(
  input: ParetoInput,
  names: readonly string[],
  percent: (share: number, sign: boolean) => string,
  box: Box,
): ParetoLayout {
  const plot = plotOf(box);
  const base = plot.y + plot.height;
  const width = plot.width / Math.max(1, input.bars.length);
  const bars = Array.from({ length: input.bars.length }, (_, index) => {
    const share = clamp(input.bars[index]!, 0, 1);
    const height = share > 0 ? Math.max(0.8, share * plot.height) : 0;
    const x = plot.x + index * width + 0.5;
    return { index, x: round(x), y: round(base - height), width: round(width - 1), height: round(height) };
  });

  const path = line<number>()
    .x((i) => round(plot.x + input.x[i]! * plot.width))
    .y((i) => round(base - input.y[i]! * plot.height));
  const curve = path(Array.from({ length: input.x.length }, (_, i) => i)) ?? '';

  const cuts = input.cuts.map(({ x, y }, index): ParetoCut => ({
    index,
    x: round(plot.x + x * plot.width),
    y: round(base - y * plot.height),
    upright: { from: TOP - 6, to: base },
  }));
  const places = [plot.x, ...cuts.map((cut) => cut.x), plot.x + plot.width];
  const strip = input.classes.flatMap((name, index) => {
    const left = places[index]! + (index === 0 ? 0 : 1);
    const wide = places[index + 1]! - left;
    if (!(wide > 0.5)) return [];
    const step = STEPS[index] ?? 1;
    return [
      {
        index,
        step,
        x: round(left),
        y: 8,
        width: round(wide),
        height: 16,
        text: wide >= 12 ? name : '',
        tone: inkOn(step),
      },
    ];
  });

  const across = FIFTHS.map((share): Label => ({
    x: plot.x + share * plot.width,
    y: base + 20,
    text: percent(share, share === 1),
    anchor: 'middle',
  }));
  const upright = QUARTERS.map((share): Label => ({
    x: plot.x - 8,
    y: round(base - share * plot.height + 4),
    text: percent(share, share === 1),
    anchor: 'end',
  }));
  const name = names.find((text) => textWidth(text) + 16 <= box.width) ?? names.at(-1) ?? '';
  return {
    plot,
    bars,
    curve,
    strip,
    cuts,
    grid: QUARTERS.slice(1).map((share) => round(base - share * plot.height)),
    ticks: [...upright, ...spread(across, box.width)],
    name: { x: box.width - RIGHT, y: box.height - 3, text: `${name} →`, anchor: 'end' },
  };
}

function plotOf(box: Box): Rectangle {
  return { x: LEFT, y: TOP, width: box.width - LEFT - RIGHT, height: box.height - TOP - BELOW };
}

/**
 * Lines of text that say what a cut means, to the right of its dot, where the curve is above them. Without room there, at the right
 * end below the curve.
 */
export function placeNote(cut: ParetoCut, lines: readonly [string, string], input: ParetoInput, box: Box): Label[] {
  const plot = plotOf(box);
  const base = plot.y + plot.height;
  const width = Math.max(textWidth(lines[0], 12, true), textWidth(lines[1]));
  const right = cut.x + 10 + width <= plot.x + plot.width;
  const x = right ? cut.x + 10 : Math.max(plot.x + 4, plot.x + plot.width - width - 6);
  const curve = base - curveAt((x - plot.x) / plot.width, input) * plot.height;
  const y = clamp(right ? cut.y + 18 : Math.max(cut.y, curve) + 18, plot.y + 18, base - 30);
  return lines.map((text, i): Label => ({ x: round(x), y: round(y + i * LINE), text, anchor: 'start' }));
}

const LINE = 17;

/** Bar at a place, the nearest one beside the axis; −1 where there are none. */
export function barAtShare(x: number, bars: number, box: Box): number {
  const plot = plotOf(box);
  return bars < 1 ? -1 : clamp(Math.floor(((x - plot.x) / plot.width) * bars), 0, bars - 1);
}

/** The cut a press takes hold of: its dot or its dotted line; −1 for none. Where two are in reach, the nearer one. */
export function cutAtPoint(at: Point, layout: ParetoLayout, reach = 7): number {
  let best = -1;
  let least = Infinity;
  for (const cut of layout.cuts) {
    if (at.y < cut.upright.from - reach || at.y > cut.upright.to) continue;
    const onDot = Math.hypot(at.x - cut.x, at.y - cut.y) <= Math.max(12, reach);
    const distance = Math.abs(at.x - cut.x) - (onDot ? 1 : 0);
    if ((onDot || Math.abs(at.x - cut.x) <= reach) && distance < least) [best, least] = [cut.index, distance];
  }
  return best;
}

/**
 * Share of value that a cut dragged to a place stands for: where the curve is there, round for its resolution on the screen,
 * between the other cut and the ends.
 */
export function cutShare(x: number, index: number, input: ParetoInput, box: Box): number {
  const plot = plotOf(box);
  const at = (px: number): number => curveAt(clamp((px - plot.x) / plot.width, 0, 1), input);
  const resolution = Math.abs(at(x + 0.5) - at(x - 0.5));
  const step = resolution > 0.006 ? 0.01 : resolution > 0.001 ? 0.005 : 0.001;
  return betweenCuts(Math.round(at(x) / step) * step, index, input);
}

/** A cut moved by steps of half a percent. */
export function nudgedShare(index: number, steps: number, input: ParetoInput, value: number): number {
  return betweenCuts(Math.round((value + steps * 0.005) * 1000) / 1000, index, input);
}

function betweenCuts(value: number, index: number, input: ParetoInput): number {
  const low = index === 0 ? 0.001 : input.cuts[index - 1]!.y + 0.001;
  const high = index === input.cuts.length - 1 ? 1 : input.cuts[index + 1]!.y - 0.001;
  return Number(clamp(value, low, Math.max(low, high)).toFixed(4));
}
