/**
 * Diverging stacked bars of answers on scales: levels below the middle run to the left of the zero line, levels above it to the right,
 * the middle level lies across it. Pure: counts and box in; rectangles and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { firstFitting, fits, shortened, textWidth } from './parts/text.ts';

export interface DivergingBar {
  readonly name: string;
  /** heading over this bar and those after it; '' for none */
  readonly head: string;
  /** answers on each level, from the least to the most */
  readonly counts: readonly number[];
  /** level that lies across the zero line, −1 where there is none */
  readonly middle: number;
  /** at the end of the bar, one for each of `columns` */
  readonly figures: readonly string[];
  /** set where the bar needs a second look */
  readonly flagged: boolean;
}

export interface DivergingBarsInput {
  readonly bars: readonly DivergingBar[];
  /** headings of the figures, longest form first */
  readonly columns: readonly (readonly string[])[];
  /** names of tones in the key, from the least */
  readonly key: readonly { readonly tone: number; readonly text: string }[];
  readonly axis: readonly string[];
}

/** A part of a bar. `tone`: −3 … −1 below the middle, 0 the middle, 1 … 3 above it; farther is stronger. */
export interface DivergingPart extends Rectangle {
  readonly bar: number;
  readonly level: number;
  readonly tone: number;
  /** share of the bar's answers, 0 … 1 */
  readonly share: number;
  /** '' where it does not fit */
  readonly text: string;
}

export interface DivergingBarsLayout {
  readonly plot: Rectangle;
  readonly parts: readonly DivergingPart[];
  /** the whole row of each bar */
  readonly bands: readonly Rectangle[];
  readonly names: readonly (Label & { readonly flagged: boolean })[];
  readonly heads: readonly Label[];
  readonly figures: readonly Label[];
  readonly columns: readonly Label[];
  readonly zero: { readonly x: number; readonly y1: number; readonly y2: number };
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly key: readonly { readonly tone: number; readonly x: number; readonly y: number; readonly label: Label }[];
  readonly axis: readonly Label[];
}

const ROW = 26;
/** on narrow pictures the name stands above its bar */
const ROW_TALL = 42;
const HEAD = 26;
const KEY = 18;
const TOP = 20;
const BELOW = 38;
const NARROW = 520;
const FIGURE = 56;

/** Tone of a level: how far it lies from the middle, in three strengths a side. */
export function toneOf(level: number, levels: number, middle: number): number {
  const half = Math.floor(levels / 2);
  if (level === middle) return 0;
  const below = middle >= 0 ? level < middle : level < half;
  const distance = below ? half - level : level - (levels - half) + 1;
  // Of two levels a side the outer one is the strongest, so that ends look alike on every scale.
  const strength = half <= 1 ? 2 : half === 2 ? (distance === 1 ? 1 : 3) : Math.min(3, distance);
  return below ? -strength : strength;
}

export function divergingBarsHeight(input: DivergingBarsInput, width: number): number {
  const heads = input.bars.filter(({ head }) => head !== '').length;
  return Math.round(keyHeight(input, width) + TOP + heads * HEAD + input.bars.length * rowHeight(width) + BELOW);
}

function rowHeight(width: number): number {
  return width < NARROW ? ROW_TALL : ROW;
}

/** @param percent a share as text */
export function layoutDivergingBars(
  input: DivergingBarsInput,
  percent: (share: number) => string,
  box: Box,
): DivergingBarsLayout {
  const narrow = box.width < NARROW;
  const row = rowHeight(box.width);
  const longest = Math.max(40, ...input.bars.map(({ name }) => textWidth(name)));
  const left = narrow ? 0 : Math.ceil(Math.min(longest, box.width * 0.36)) + 12;
  const right = input.columns.length * FIGURE;
  const plot = {
    x: left,
    y: keyHeight(input, box.width) + TOP,
    width: Math.max(40, box.width - left - right),
    height: 0,
  };
  const extent = extentOf(input.bars);
  const x = (share: number): number => plot.x + ((share + extent.below) / (extent.below + extent.above)) * plot.width;
  const parts: DivergingPart[] = [];
  const bands: Rectangle[] = [];
  const names: (Label & { flagged: boolean })[] = [];
  const heads: Label[] = [];
  const figures: Label[] = [];
  let y = plot.y;
  input.bars.forEach((bar, index) => {
    if (bar.head !== '') {
      heads.push({ x: 0, y: y + 18, text: shortened(bar.head, box.width - right - 8, 12, true), anchor: 'start' });
      y += HEAD;
    }
    bands.push({ x: 0, y, width: box.width, height: row });
    const top = narrow ? y + 18 : y + 3;
    const height = ROW - 6;
    const middle = top + height / 2 + 4;
    const room = narrow ? box.width - right - 4 : left - 12;
    names.push({
      x: narrow ? 0 : left - 10,
      y: narrow ? y + 13 : middle,
      text: shortened(bar.name, room),
      anchor: narrow ? 'start' : 'end',
      flagged: bar.flagged,
    });
    parts.push(...partsOf(bar, index, x, { y: top, height }, percent));
    bar.figures.forEach((text, column) =>
      figures.push({
        x: figureEnd(box.width, input.columns.length, column),
        y: narrow ? y + 13 : middle,
        text,
        anchor: 'end',
      }),
    );
    y += row;
  });
  const height = Math.max(1, y - plot.y);
  const steps = ticks(-extent.below, extent.above, plot.width < 260 ? 3 : 5);
  return {
    plot: { ...plot, height },
    parts,
    bands,
    names,
    heads,
    figures,
    columns: input.columns.map((forms, column) => ({
      x: figureEnd(box.width, input.columns.length, column),
      y: plot.y - 6,
      text: firstFitting(forms, FIGURE + (column === 0 ? 8 : -2)),
      anchor: 'end',
    })),
    zero: { x: round(x(0)), y1: plot.y - 2, y2: y },
    grid: steps.map((share) => round(x(share))),
    ticks: spread(
      steps.map((share): Label => ({ x: x(share), y: y + 16, text: percent(Math.abs(share)), anchor: 'middle' })),
      box.width,
    ),
    key: keyOf(input, box.width),
    axis: [{ x: plot.x + plot.width, y: y + 33, text: firstFitting(input.axis, plot.width), anchor: 'end' }],
  };
}

function figureEnd(width: number, columns: number, column: number): number {
  return width - (columns - 1 - column) * FIGURE;
}

/** How far bars reach, the same steps on both sides. */
function extentOf(bars: readonly DivergingBar[]): { readonly below: number; readonly above: number } {
  let [below, above] = [0, 0];
  for (const bar of bars) {
    const { start, end } = spanOf(bar);
    below = Math.max(below, -start);
    above = Math.max(above, end);
  }
  const round10 = (share: number): number => Math.max(0.1, Math.ceil(share * 10 - 1e-9) / 10);
  return { below: round10(below), above: round10(above) };
}

function spanOf({ counts, middle }: DivergingBar): { readonly start: number; readonly end: number } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { start: 0, end: 0 };
  const half = Math.floor(counts.length / 2);
  const below = counts.slice(0, half).reduce((sum, count) => sum + count, 0);
  const start = -(below + (middle >= 0 ? counts[middle]! / 2 : 0)) / n;
  return { start, end: start + 1 };
}

function partsOf(
  bar: DivergingBar,
  index: number,
  x: (share: number) => number,
  { y, height }: { readonly y: number; readonly height: number },
  percent: (share: number) => string,
): DivergingPart[] {
  const n = bar.counts.reduce((sum, count) => sum + count, 0);
  let at = spanOf(bar).start;
  return bar.counts.map((count, level) => {
    const share = n > 0 ? count / n : 0;
    const from = x(at);
    at += share;
    const width = x(at) - from;
    const text = percent(share);
    return {
      bar: index,
      level,
      tone: toneOf(level, bar.counts.length, bar.middle),
      share,
      x: round(from),
      y,
      width: round(Math.max(0, width)),
      height,
      text: count > 0 && fits(text, width - 6) ? text : '',
    };
  });
}

/** Bar whose row holds a height; the nearest one while `held`, else −1 outside. */
export function divergingBarAt(y: number, { bands }: DivergingBarsLayout, held: boolean): number {
  const found = bands.findIndex((band) => y >= band.y && y < band.y + band.height);
  if (found >= 0 || !held || bands.length === 0) return found;
  const distance = (band: Rectangle): number => Math.abs(band.y + band.height / 2 - y);
  return bands.reduce((best, band, i) => (distance(band) < distance(bands[best]!) ? i : best), 0);
}

/** Part at a place, −1 where there is none; parts without answers cannot be hit. */
export function divergingPartAt(x: number, y: number, layout: DivergingBarsLayout): number {
  const bar = divergingBarAt(y, layout, false);
  if (bar < 0) return -1;
  return layout.parts.findIndex(
    (part) => part.bar === bar && part.width > 0 && x >= part.x && x <= part.x + part.width,
  );
}

/** The part in another row nearest to where one is, for arrows up and down; within a row the next one with answers. */
export function stepPart(from: number, right: number, down: number, { parts, bands }: DivergingBarsLayout): number {
  const here = parts[from];
  if (!here)
    return Math.max(
      0,
      parts.findIndex(({ width }) => width > 0),
    );
  if (down === 0) {
    const own = parts.flatMap((part, place) => (part.bar === here.bar && part.width > 0 ? [place] : []));
    const at = own.indexOf(from);
    return own[clamp(at + right, 0, own.length - 1)] ?? from;
  }
  const centre = here.x + here.width / 2;
  const step = Math.sign(down);
  for (let bar = here.bar + down; bar >= 0 && bar < bands.length; bar += step) {
    let best = -1;
    parts.forEach((part, place) => {
      if (part.bar !== bar || part.width <= 0) return;
      const away = (p: DivergingPart): number => Math.abs(p.x + p.width / 2 - centre);
      if (best < 0 || away(part) < away(parts[best]!)) best = place;
    });
    if (best >= 0) return best;
  }
  return from;
}

/** The picked part of a part, along it, from the side of the zero line outwards; never thinner than 1.5 px. */
export function litDivergingPart(part: DivergingPart, share: number): Rectangle | null {
  if (!(share > 0) || !(part.width > 0)) return null;
  const height = round(clamp(share * part.height, Math.min(1.5, part.height), part.height));
  return { x: part.x, y: round(part.y + part.height - height), width: part.width, height };
}

function keyOf({ key }: Pick<DivergingBarsInput, 'key'>, width: number): DivergingBarsLayout['key'] {
  let [x, row] = [0, 0];
  return key.map(({ tone, text }) => {
    const wide = Math.ceil(14 + textWidth(text));
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const item = { tone, x, y: row * KEY + 3, label: { x: x + 14, y: row * KEY + 12, text, anchor: 'start' as const } };
    x += wide + 14;
    return item;
  });
}

function keyHeight(input: Pick<DivergingBarsInput, 'key'>, width: number): number {
  return input.key.length === 0 ? 0 : (keyOf(input, width).at(-1)?.y ?? 0) + KEY - 3;
}
