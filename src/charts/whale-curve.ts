/**
 * The whale curve: profit added up over customers from the most to the least profitable, its peak, and the part that is lost again.
 * Pure: points and box in; paths and texts out.
 */

import { area, line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface WhaleInput {
  /** share of customers, ascending from 0 to 1, and profit up to there */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** share of customers at which the peak is reached, and the peak */
  readonly peak: { readonly x: number; readonly y: number };
  readonly total: number;
  /** equal steps of customers that can be picked */
  readonly steps: number;
}

export interface WhaleWords {
  /** forms of the name of the axis, longest first */
  readonly names: readonly string[];
  readonly peak: readonly [string, string];
  readonly total: string;
  readonly lost: string;
}

export interface WhaleLayout {
  readonly plot: Rectangle;
  readonly zeroY: number;
  readonly curve: string;
  /** what is gained, and what is lost again after the peak; '' where nothing is */
  readonly gain: string;
  readonly loss: string;
  readonly peak: Point;
  readonly end: Point;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
  readonly notes: readonly (Label & { readonly tone: string })[];
  readonly y: (value: number) => number;
}

const TOP = 40;
const BELOW = 56;
const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export function whaleHeight(width: number): number {
  return Math.round(clamp(width * 0.5 + 110, 290, 380));
}

/**
 * @param money an amount as text, with the unit on the top tick only
 * @param percent a share as text, with the sign on the last tick only
 */
export function layoutWhale(
  input: WhaleInput,
  words: WhaleWords,
  money: (value: number, unit: boolean) => string,
  percent: (share: number, sign: boolean) => string,
  box: Box,
): WhaleLayout {
  const points = Array.from({ length: input.x.length }, (_, i) => i);
  const low = Math.min(0, ...points.map((i) => input.y[i]!));
  const high = Math.max(0, input.peak.y, low === 0 ? 1e-9 : 0);
  const upright = ticks(low, high * 1.02, 5);
  const texts = upright.map((value) => money(value, value === upright.at(-1)));
  const left = Math.ceil(Math.max(28, ...texts.map((text) => textWidth(text)))) + 8;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - 12), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const y = (value: number): number => round(base - ((value - low) / (high - low)) * plot.height);
  const x = (share: number): number => round(plot.x + share * plot.width);
  const zeroY = y(0);
  const path = line<number>()
    .x((i) => x(input.x[i]!))
    .y((i) => y(input.y[i]!));
  const under = area<number>()
    .x((i) => x(input.x[i]!))
    .y0(zeroY)
    .y1((i) => y(input.y[i]!));
  const over = area<number>()
    .x((i) => x(input.x[i]!))
    .y0(y(input.peak.y))
    .y1((i) => y(input.y[i]!));
  const loses = input.peak.y - input.total > 1e-9 * Math.max(1, input.peak.y);
  const falling = points.filter((i) => input.x[i]! >= input.peak.x - 1e-12);
  const peak = { x: x(input.peak.x), y: y(input.peak.y) };
  const end = { x: x(1), y: y(input.total) };

  const notes: (Label & { tone: string })[] = [];
  const wide = Math.max(textWidth(words.peak[0], 12, true), textWidth(words.peak[1]));
  // Beside the peak on the side with room; never over the left axis.
  const middle = clamp(peak.x, plot.x + wide / 2, plot.x + plot.width - wide / 2);
  words.peak.forEach((text, i) =>
    notes.push({ x: round(middle), y: peak.y - 24 + i * 15, text, anchor: 'middle', tone: i === 0 ? 'b' : '' }),
  );
  if (loses) {
    const lostY = clamp((peak.y + end.y) / 2 + 4, peak.y + 16, Math.max(peak.y + 16, base - 8));
    const fitsLeft = end.x - 10 - textWidth(words.lost, 12, true) > peak.x - 40;
    if (fitsLeft) notes.push({ x: end.x - 8, y: round(lostY), text: words.lost, anchor: 'end', tone: 'bad' });
    const totalY = end.y + 18 < base - 4 ? end.y + 18 : end.y - 10;
    notes.push({ x: end.x - 2, y: round(totalY), text: words.total, anchor: 'end', tone: 'ink' });
  }
  const across = FIFTHS.map((share): Label => ({
    x: x(share),
    y: base + 34,
    text: percent(share, share === 1),
    anchor: 'middle',
  }));
  const name = words.names.find((text) => textWidth(text) + 16 <= box.width) ?? words.names.at(-1) ?? '';
  return {
    plot,
    zeroY,
    curve: path(points) ?? '',
    gain: under(points) ?? '',
    loss: loses ? (over(falling) ?? '') : '',
    peak,
    end,
    grid: upright.filter((value) => value !== 0).map(y),
    ticks: [
      ...upright.map((value, i): Label => ({ x: plot.x - 8, y: y(value) + 4, text: texts[i]!, anchor: 'end' })),
      ...spread(across, box.width),
    ],
    name: { x: plot.x + plot.width, y: box.height - 3, text: `${name} →`, anchor: 'end' },
    notes,
    y,
  };
}
