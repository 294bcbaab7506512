/**
 * A histogram with its cut lines, their value capsules on top and the strip of scores under the axis.
 * Pure: edges, counts, cuts and box in; rectangles, lines and texts out, and back from px to values.
 */

import { scaleLinear, scaleLog } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { inkOn, largest } from './parts/ramp.ts';
import { linearTicks, logTicks, roundStep, snap, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface HistogramInput {
  /** length bars + 1, ascending; with `belowZero` the first is NaN */
  readonly edges: ArrayLike<number>;
  /** length bars */
  readonly counts: ArrayLike<number>;
  readonly scale: 'linear' | 'log';
  /** bar 0 holds what a log axis cannot place and stands before it as one step of its own */
  readonly belowZero: boolean;
  /** ascending */
  readonly cuts: readonly number[];
  /** length cuts + 1, from the left: score and ramp step of each stretch; unused while there are no cuts */
  readonly strip: readonly { readonly text: string; readonly step: number }[];
  /** name of the bar below zero, where it holds more than that */
  readonly belowText?: string | undefined;
  /** own ticks in place of round ones */
  readonly ticks?: readonly number[] | undefined;
  /** what the axis counts, with its unit: named under the ticks where no strip of cuts is there */
  readonly axis?: string | undefined;
  /** finest step of a cut */
  readonly step: number;
  /** length bars: what a model expects in each, drawn as a line over the bars */
  readonly expected?: ArrayLike<number> | undefined;
}

export interface HistogramBar extends Rectangle {
  readonly index: number;
}

export interface HistogramCut {
  readonly index: number;
  readonly value: number;
  /** of the line */
  readonly x: number;
  readonly capsule: Rectangle;
  readonly text: string;
}

export interface StripPart extends Rectangle {
  readonly index: number;
  readonly step: number;
  readonly text: string;
  readonly tone: string;
}

export interface HistogramLayout {
  readonly bars: readonly HistogramBar[];
  readonly cuts: readonly HistogramCut[];
  readonly strip: readonly StripPart[];
  readonly ticks: readonly Label[];
  /** name of the axis, where it has one */
  readonly names: readonly Label[];
  /** y of the zero line */
  readonly base: number;
  /** y below which the capsules end and the bars may begin */
  readonly top: number;
  /** left side of each bar, and the right side of the last one */
  readonly sides: readonly number[];
  /** '' where nothing is expected */
  readonly expected: string;
}

const TOP = 44;
const CAPSULE = 18;
const ROW = 21;
const STRIP = 16;
const BELOW = 46;

export function histogramHeight(width: number): number {
  return width < 300 ? 208 : 226;
}

export function layoutHistogram(input: HistogramInput, format: (value: number) => string, box: Box): HistogramLayout {
  const axis = axisOf(input, box);
  const base = box.height - BELOW;
  const highest = Math.max(largest(input.counts), largest(input.expected ?? []));
  const tall = base - TOP;
  const sides = sidesOf(input, axis, box);
  const bars = Array.from({ length: input.counts.length }, (_, index): HistogramBar => {
    const left = sides[index]!;
    const wide = sides[index + 1]! - left;
    const count = input.counts[index]!;
    const height = count > 0 && highest > 0 ? Math.max(1, (count / highest) * tall) : 0;
    const width = Math.max(0.5, wide - (wide > 3 ? 1 : 0.2));
    return { index, x: round(left), y: round(base - height), width: round(width), height: round(height) };
  });

  const named = input.axis !== undefined && input.cuts.length === 0;
  const below = base + (named ? 18 : 36);
  const own =
    input.ticks ??
    (input.scale === 'log' ? logTicks(axis.low, axis.high) : linearTicks(axis.low, axis.high, box.width));
  const labels = own.map((value): Label => ({
    x: axis.place(value),
    y: below,
    text: format(value),
    anchor: 'middle',
  }));
  if (input.belowZero)
    labels.unshift({
      x: sides[0]! + (sides[1]! - sides[0]!) / 2,
      y: below,
      text: input.belowText ?? `≤ ${format(0)}`,
      anchor: 'middle',
    });

  return {
    bars,
    cuts: placeCuts(input, axis, format, box),
    strip: placeStrip(input, axis, base, box),
    ticks: spread(labels, box.width),
    names: named ? [{ x: box.width - 1, y: base + 36, text: `${input.axis} →`, anchor: 'end' }] : [],
    base,
    top: TOP,
    sides,
    expected: expectedPath(input.expected ?? [], sides, (value) =>
      highest > 0 ? base - (value / highest) * tall : base,
    ),
  };
}

/** Through the middles of the bars; '' where a model could not say. */
function expectedPath(
  expected: ArrayLike<number>,
  sides: readonly number[],
  upright: (value: number) => number,
): string {
  const values = Array.from(expected);
  if (!values.every(Number.isFinite)) return '';
  return values
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${round((sides[i]! + sides[i + 1]!) / 2)} ${round(upright(value))}`)
    .join('');
}

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly place: (value: number) => number;
  readonly value: (x: number) => number;
}

/** The scale from values to px; values outside stand at its ends. */
function axisOf(input: HistogramInput, box: Box): Axis {
  const first = input.belowZero ? 1 : 0;
  const bars = input.counts.length;
  const start = 1 + (input.belowZero ? Math.max(8, (box.width - 2) / Math.max(2, bars)) : 0);
  let low = input.edges[first] ?? 0;
  let high = input.edges[input.edges.length - 1] ?? 1;
  if (!(low < high)) [low, high] = Number.isFinite(low) ? [low, low + 1] : [0, 1];
  const logarithmic = input.scale === 'log' && low > 0;
  const scale = (logarithmic ? scaleLog() : scaleLinear())
    .domain([low, high])
    .range([start, box.width - 1])
    .clamp(true);
  const place = (value: number): number => (logarithmic && value <= 0 ? start : scale(value));
  return { low, high, place, value: (x) => scale.invert(x) };
}

function sidesOf(input: HistogramInput, axis: Axis, box: Box): number[] {
  const sides = Array.from({ length: input.edges.length }, (_, i) =>
    Number.isNaN(input.edges[i]!) ? 1 : axis.place(input.edges[i]!),
  );
  if (sides.length > 0 && sides.at(-1)! < box.width - 1) sides[sides.length - 1] = box.width - 1;
  return sides;
}

/**
 * Capsules in two rows: the next one takes the upper row where it fits beside its neighbour, else the lower, else the row with more
 * room; then each row gives way sideways, first to the right, at the end of the axis back to the left.
 */
function placeCuts(input: HistogramInput, axis: Axis, format: (value: number) => string, box: Box): HistogramCut[] {
  const ends = [-Infinity, -Infinity];
  const placed = input.cuts.map((value, index) => {
    const x = axis.place(value);
    const text = format(value);
    const width = Math.max(CAPSULE, Math.ceil(textWidth(text, 12, true)) + 12);
    const wanted = clamp(x - width / 2, 0, Math.max(0, box.width - width));
    const row = wanted >= ends[0]! + 2 ? 0 : wanted >= ends[1]! + 2 ? 1 : ends[0]! <= ends[1]! ? 0 : 1;
    const left = Math.max(wanted, ends[row]! + 2);
    ends[row] = left + width;
    return { index, value, x: round(x), text, row, left, width };
  });
  const starts = [box.width + 2, box.width + 2];
  for (const cut of placed.toReversed()) {
    cut.left = Math.max(0, Math.min(cut.left, starts[cut.row]! - 2 - cut.width));
    starts[cut.row] = cut.left;
  }
  return placed.map(({ row, left, width, ...cut }) => ({
    ...cut,
    capsule: { x: round(left), y: 2 + row * ROW, width, height: CAPSULE },
  }));
}

function placeStrip(input: HistogramInput, axis: Axis, base: number, box: Box): StripPart[] {
  if (input.cuts.length === 0) return [];
  const places = [1, ...input.cuts.map((cut) => axis.place(cut)), box.width - 1];
  const parts: StripPart[] = [];
  input.strip.forEach(({ text, step }, index) => {
    const left = places[index]! + (index === 0 ? 0 : 0.5);
    const width = places[index + 1]! - 0.5 - left;
    if (!(width > 0.5)) return;
    parts.push({
      index,
      step,
      x: round(left),
      y: base + 4,
      width: round(width),
      height: STRIP,
      text: width >= Math.max(11, textWidth(text) + 2) ? text : '',
      tone: inkOn(step),
    });
  });
  return parts;
}

/** Bar at a place, the nearest one for places beside the axis; −1 where there are none. */
export function barAt(x: number, sides: readonly number[]): number {
  const bars = sides.length - 1;
  if (bars < 1) return -1;
  let bar = 0;
  while (bar < bars - 1 && x >= sides[bar + 1]!) bar++;
  return bar;
}

/**
 * The cut that a press at a place takes hold of: a capsule, or a line within reach; −1 for none.
 *
 * @param reach px beside a line; larger for fingers
 */
export function cutAt(x: number, y: number, layout: HistogramLayout, reach = 5): number {
  let best = -1;
  let least = Infinity;
  for (const { index, x: line, capsule } of layout.cuts) {
    const inCapsule =
      y >= capsule.y - 2 &&
      y <= capsule.y + capsule.height + 3 &&
      x >= capsule.x - 2 &&
      x <= capsule.x + capsule.width + 2;
    const near = y >= capsule.y && y <= layout.base + 4 && Math.abs(x - line) <= reach;
    const generous =
      y <= layout.top && Math.abs(x - capsule.x - capsule.width / 2) <= Math.max(reach, capsule.width / 2) * 1.2;
    if (!inCapsule && !near && !(generous && reach > 12)) continue;
    const distance = inCapsule ? -1 / (1 + Math.abs(x - capsule.x - capsule.width / 2)) : Math.abs(x - line);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Value that a cut dragged to a place takes: round for its resolution on the screen, between its neighbours, on the axis. */
export function cutValue(x: number, index: number, input: HistogramInput, box: Box): number {
  const axis = axisOf(input, box);
  const step = roundStep(Math.abs(axis.value(x + 0.5) - axis.value(x - 0.5)), input.step);
  return between(snap(axis.value(x), step), index, input, axis);
}

/** Value of a cut moved by a number of its own steps, at least one px each. */
export function nudgedCut(index: number, steps: number, input: HistogramInput, box: Box): number {
  const axis = axisOf(input, box);
  const value = input.cuts[index]!;
  const x = axis.place(value);
  const step = roundStep(Math.abs(axis.value(x + 1) - axis.value(x - 1)) / 2, input.step);
  return between(snap(value + steps * step, step), index, input, axis);
}

function between(value: number, index: number, input: HistogramInput, axis: Axis): number {
  const low = Math.max(snap(axis.low, input.step), (input.cuts[index - 1] ?? -Infinity) + input.step);
  const high = Math.min(axis.high, (input.cuts[index + 1] ?? Infinity) - input.step);
  return low > high ? input.cuts[index]! : snap(clamp(value, low, high), input.step);
}
