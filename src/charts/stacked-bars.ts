/**
 * Stacked bars, standing or lying: parts above zero on one side, parts below it on the other, each with its net mark. Pure: values and
 * box in; rectangles and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface StackedBarsInput {
  /** `up`: columns side by side, for rankings; `right`: rows below each other with a name each */
  readonly direction: 'up' | 'right';
  /** each of as many values as there are parts */
  readonly bars: readonly { readonly values: readonly number[]; readonly name: string; readonly text: string }[];
  /** colour of each part, 1 … 5 of the categories; 0 is the blue of plain values */
  readonly hues: readonly number[];
  /** name of each part */
  readonly parts: readonly string[];
  /** what stands along the bars of direction `up`: index of a bar and its text */
  readonly along: readonly { readonly bar: number; readonly text: string }[];
  /** name of the value axis and of the axis along the bars, forms of each, longest first */
  readonly names: { readonly value: readonly string[]; readonly along: readonly string[] };
}

export interface StackedBar {
  readonly index: number;
  /** the whole place of the bar, for pointer and ring */
  readonly band: Rectangle;
  readonly segments: readonly (Rectangle & { readonly part: number })[];
  /** where the sum of all parts stands, across the bar; `null` where nothing is below zero and the end says it */
  readonly net: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null;
}

export interface StackedBarsLayout {
  readonly plot: Rectangle;
  readonly bars: readonly StackedBar[];
  readonly grid: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
  readonly zero: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  /** names of bars and what they sum to, of direction `right` */
  readonly texts: readonly (Label & { readonly tone: string })[];
  readonly key: readonly { readonly part: number; readonly x: number; readonly y: number; readonly label: Label }[];
}

const ROW = 34;
const KEY = 18;
const BELOW = 38;

export function stackedBarsHeight(
  input: Pick<StackedBarsInput, 'direction' | 'bars' | 'parts'>,
  width: number,
): number {
  const key = keyHeight(input, width);
  if (input.direction === 'right') return key + 10 + input.bars.length * ROW + BELOW;
  return Math.round(clamp(width * 0.5 + 40, 240, 340)) + key - KEY;
}

/** @param money a value as text; the unit only where asked for */
export function layoutStackedBars(
  input: StackedBarsInput,
  money: (value: number, unit: boolean) => string,
  box: Box,
): StackedBarsLayout {
  return input.direction === 'up' ? standing(input, money, box) : lying(input, money, box);
}

/** Bar at a place; the nearest one for places beside the bars, −1 where there are none. */
export function stackedBarAt(
  x: number,
  y: number,
  { plot, bars }: StackedBarsLayout,
  direction: 'up' | 'right',
): number {
  if (bars.length === 0) return -1;
  const share = direction === 'up' ? (x - plot.x) / plot.width : (y - plot.y) / plot.height;
  return clamp(Math.floor(share * bars.length), 0, bars.length - 1);
}

/** The picked part of a segment: as much of the bar's breadth as is picked, never thinner than 1.5 px. */
export function litSegment(segment: Rectangle, share: number, direction: 'up' | 'right'): Rectangle | null {
  if (!(share > 0)) return null;
  const breadth = direction === 'up' ? segment.width : segment.height;
  const lit = round(clamp(share * breadth, Math.min(1.5, breadth), breadth));
  return direction === 'up'
    ? { ...segment, width: lit }
    : { ...segment, y: round(segment.y + segment.height - lit), height: lit };
}

function standing(
  input: StackedBarsInput,
  money: (value: number, unit: boolean) => string,
  box: Box,
): StackedBarsLayout {
  const { low, high, steps } = axisOf(input, 4);
  const texts = steps.map((value, i) => money(value, i === steps.length - 1));
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text)), 16)) + 8;
  const top = keyHeight(input, box.width) + 24;
  const plot = { x: left, y: top, width: Math.max(20, box.width - left), height: box.height - top - BELOW };
  const y = (value: number): number => round(plot.y + ((high - value) / (high - low)) * plot.height);
  const step = plot.width / Math.max(1, input.bars.length);
  const gap = step > 6 ? Math.min(4, step * 0.2) : step > 3 ? 1 : 0;
  const bars = input.bars.map(({ values }, index): StackedBar => {
    const x = plot.x + index * step + gap / 2;
    const width = Math.max(0.5, step - gap);
    const { pieces, net } = stack(values);
    const segments = pieces.map(({ part, from, to }) => ({
      part,
      x: round(x),
      y: y(Math.max(from, to)),
      width: round(width),
      height: round(y(Math.min(from, to)) - y(Math.max(from, to))),
    }));
    const at = y(net);
    return {
      index,
      band: { x: round(plot.x + index * step), y: plot.y, width: round(step), height: plot.height },
      segments,
      net: values.some((value) => value < 0) ? { x1: round(x), y1: at, x2: round(x + width), y2: at } : null,
    };
  });
  const base = plot.y + plot.height;
  const centre = (bar: number): number => round(plot.x + (bar + 0.5) * step);
  return {
    plot,
    bars,
    grid: steps.map((value) => ({ x1: plot.x, y1: y(value), x2: plot.x + plot.width, y2: y(value) })),
    zero: { x1: plot.x, y1: y(0), x2: plot.x + plot.width, y2: y(0) },
    ticks: [
      ...steps.map((value, i): Label => ({ x: plot.x - 6, y: y(value) + 4, text: texts[i]!, anchor: 'end' })),
      ...spread(
        input.along.map(({ bar, text }): Label => ({ x: centre(bar), y: base + 16, text, anchor: 'middle' })),
        box.width,
      ),
    ],
    names: [
      { x: 0, y: top - 12, text: firstFitting(input.names.value, box.width), anchor: 'start' },
      { x: box.width, y: box.height - 3, text: firstFitting(input.names.along, box.width), anchor: 'end' },
    ],
    texts: [],
    key: keyOf(input, box.width),
  };
}

function lying(input: StackedBarsInput, money: (value: number, unit: boolean) => string, box: Box): StackedBarsLayout {
  const { low, high, steps } = axisOf(input, box.width < 420 ? 3 : 5);
  const names = Math.ceil(Math.max(...input.bars.map(({ name }) => textWidth(name)), 16));
  const left = Math.min(names, Math.round(box.width * 0.34)) + 10;
  const right = Math.ceil(Math.max(...input.bars.map(({ text }) => textWidth(text, 12, true)), 8)) + 8;
  const plot = {
    x: left,
    y: keyHeight(input, box.width) + 10,
    width: Math.max(20, box.width - left - right),
    height: input.bars.length * ROW,
  };
  const x = (value: number): number => round(plot.x + ((value - low) / (high - low)) * plot.width);
  const bars = input.bars.map(({ values }, index): StackedBar => {
    const y = plot.y + index * ROW + 6;
    const { pieces, net } = stack(values);
    const at = x(net);
    return {
      index,
      band: { x: 0, y: plot.y + index * ROW + 1, width: box.width, height: ROW - 2 },
      segments: pieces.map(({ part, from, to }) => ({
        part,
        x: x(Math.min(from, to)),
        y,
        width: round(x(Math.max(from, to)) - x(Math.min(from, to))),
        height: ROW - 12,
      })),
      net: values.some((value) => value < 0) ? { x1: at, y1: y, x2: at, y2: y + ROW - 12 } : null,
    };
  });
  const base = plot.y + plot.height;
  return {
    plot,
    bars,
    grid: steps.map((value) => ({ x1: x(value), y1: plot.y, x2: x(value), y2: base })),
    zero: { x1: x(0), y1: plot.y, x2: x(0), y2: base },
    ticks: spread(
      steps.map((value, i): Label => ({
        x: x(value),
        y: base + 16,
        text: money(value, i === steps.length - 1),
        anchor: 'middle',
      })),
      box.width,
    ),
    names: [{ x: box.width, y: box.height - 3, text: firstFitting(input.names.value, box.width), anchor: 'end' }],
    texts: input.bars.flatMap(({ name, text, values }, index) => {
      const y = plot.y + index * ROW + ROW / 2 + 4;
      const end = x(Math.max(0, ...[values.reduce((sum, value) => sum + Math.max(0, value), 0)]));
      return [
        { x: plot.x - 10, y, text: shortened(name, left - 10), anchor: 'end' as const, tone: 'ink' },
        { x: end + 6, y, text, anchor: 'start' as const, tone: 'b' },
      ];
    }),
    key: keyOf(input, box.width),
  };
}

interface Piece {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** Positive parts one after another from zero up, negative ones from zero down. */
function stack(values: readonly number[]): { readonly pieces: readonly Piece[]; readonly net: number } {
  let [above, below, net] = [0, 0, 0];
  const pieces: Piece[] = [];
  values.forEach((value, part) => {
    if (!Number.isFinite(value) || value === 0) return;
    const from = value > 0 ? above : below;
    const to = from + value;
    if (value > 0) above = to;
    else below = to;
    net += value;
    pieces.push({ part, from, to });
  });
  return { pieces, net };
}

function axisOf(
  { bars }: StackedBarsInput,
  count: number,
): { readonly low: number; readonly high: number; readonly steps: number[] } {
  let [low, high] = [0, 0];
  for (const { values } of bars) {
    const { pieces } = stack(values);
    for (const { to } of pieces) {
      low = Math.min(low, to);
      high = Math.max(high, to);
    }
  }
  if (low === high) high = 1;
  const steps = ticks(low, high, count);
  return { low: Math.min(low, steps[0] ?? low), high: Math.max(high, steps.at(-1) ?? high), steps };
}

/** Names of the parts with their colours, in as many rows as they need. */
function keyOf({ parts }: Pick<StackedBarsInput, 'parts'>, width: number): StackedBarsLayout['key'] {
  let [x, row] = [0, 0];
  return parts.map((text, part) => {
    const wide = Math.ceil(14 + textWidth(text));
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const item = {
      part,
      x,
      y: row * KEY + 3,
      label: { x: x + 14, y: row * KEY + 12, text, anchor: 'start' as const },
    };
    x += wide + 14;
    return item;
  });
}

function keyHeight(input: Pick<StackedBarsInput, 'parts'>, width: number): number {
  return (keyOf(input, width).at(-1)?.y ?? 0) + KEY - 3;
}

/** The text itself, or its beginning with an ellipsis where it does not fit. */
function shortened(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
