/**
 * Channels by what a customer costs and is worth, size by customers, with lines of equal ratio; under the line 1 : 1 every customer
 * loses money. Pure: numbers and box in; circles, lines and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface ScatterChannel {
  readonly index: number;
  readonly name: string;
  /** ≥ 0 */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** where it is without the what-if; `null` where nothing is changed */
  readonly from: Point | null;
}

export interface ScatterInput {
  readonly channels: readonly ScatterChannel[];
  /** ratios y ÷ x whose lines are drawn; the first is the ceiling */
  readonly ratios: readonly number[];
  readonly ratioTexts: readonly string[];
  readonly frame: { readonly right: number; readonly low: number; readonly top: number };
}

export interface ScatterLayout {
  readonly plot: Rectangle;
  readonly zeroY: number;
  /** where a customer costs more than it brings */
  readonly shade: string;
  readonly shadeNote: Label;
  readonly lines: readonly { readonly from: Point; readonly to: Point; readonly label: Label }[];
  readonly bubbles: readonly (Point & {
    readonly index: number;
    readonly radius: number;
    readonly from: Point | null;
  })[];
  readonly labels: readonly Label[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
}

const TOP = 28;
const BELOW = 44;
const LARGEST = 20;
const SMALLEST = 4;

export function scatterHeight(width: number): number {
  return Math.round(clamp(width * 0.6 + 60, 280, 360));
}

/** @param money an amount as text; the unit only on the last tick */
export function layoutScatter(
  { channels, ratios, ratioTexts, frame }: ScatterInput,
  words: { readonly x: string; readonly y: string; readonly below: string },
  money: (value: number, unit: boolean) => string,
  box: Box,
): ScatterLayout {
  const { right: most, low, top } = frame;
  const upright = ticks(low, top, 5);
  const texts = upright.map((value) => money(value, value === upright.at(-1)));
  const left = Math.ceil(Math.max(28, ...texts.map((text) => textWidth(text)))) + 8;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - 14), height: box.height - TOP - BELOW };
  const floor = plot.y + plot.height;
  const right = plot.x + plot.width;
  const x = (value: number): number => round(plot.x + clamp(value / most, -0.02, 1.06) * plot.width);
  const y = (value: number): number => round(floor - clamp((value - low) / (top - low), -0.06, 1.06) * plot.height);
  const largest = Math.max(1, ...channels.map(({ size }) => size));
  const bubbles = channels
    .map((channel) => ({
      index: channel.index,
      x: x(channel.x),
      y: y(channel.y),
      radius: round(Math.max(SMALLEST, LARGEST * Math.sqrt(channel.size / largest))),
      from: channel.from && { x: x(channel.from.x), y: y(channel.from.y) },
      name: channel.name,
    }))
    // Large ones first, so that small ones stay on top.
    .sort((a, b) => b.radius - a.radius);
  const ceiling = ratios[0] ?? 1;
  const end = Math.min(most, top / ceiling);
  const zeroY = y(0);
  const shade = `M${plot.x} ${zeroY}L${x(end)} ${y(end * ceiling)}${end < most ? `L${right} ${y(top)}` : ''}L${right} ${floor}L${plot.x} ${floor}Z`;
  const lines = ratios.map((ratio, i) => {
    const at = Math.min(most, top / ratio);
    const to = { x: x(at), y: y(at * ratio) };
    const text = ratioTexts[i] ?? '';
    // At the top edge the label stands above it; at the right edge inside, over the line.
    const label: Label =
      at < most
        ? { x: Math.min(to.x, box.width - textWidth(text) / 2), y: plot.y - 6, text, anchor: 'middle' }
        : { x: right - 4, y: to.y - 6, text, anchor: 'end' };
    return { from: { x: plot.x, y: zeroY }, to, label };
  });
  return {
    plot,
    zeroY,
    shade,
    shadeNote: { x: right - 6, y: floor - 8, text: words.below, anchor: 'end' },
    lines,
    bubbles,
    labels: placeNames(bubbles, plot),
    grid: upright.filter((value) => value !== 0).map(y),
    ticks: [
      ...upright.map((value, i): Label => ({ x: plot.x - 8, y: y(value) + 4, text: texts[i]!, anchor: 'end' })),
      ...spread(
        ticks(0, most, box.width < 400 ? 3 : 5).map((value): Label => ({
          x: x(value),
          y: floor + 18,
          text: money(value, false),
          anchor: 'middle',
        })),
        box.width,
      ),
    ],
    names: [
      { x: 0, y: 12, text: `↑ ${words.y}`, anchor: 'start' },
      { x: right, y: box.height - 4, text: `${words.x} →`, anchor: 'end' },
    ],
  };
}

/** Names beside their circles: right, left, above or below, wherever no other name and no circle is; else not at all. */
function placeNames(
  bubbles: readonly (Point & { readonly radius: number; readonly name: string })[],
  plot: Rectangle,
): Label[] {
  const taken: Rectangle[] = bubbles.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }));
  return bubbles.flatMap(({ x, y, radius, name }) => {
    const width = textWidth(name, 12, true);
    const tries: readonly Label[] = [
      { x: x + radius + 5, y: y + 4, text: name, anchor: 'start' },
      { x: x - radius - 5, y: y + 4, text: name, anchor: 'end' },
      { x, y: y - radius - 6, text: name, anchor: 'middle' },
      { x, y: y + radius + 15, text: name, anchor: 'middle' },
    ];
    for (const label of tries) {
      const start = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
      const room = { x: start, y: label.y - 11, width, height: 14 };
      const inside = start >= plot.x && start + width <= plot.x + plot.width + 12 && label.y > plot.y - 4;
      if (!inside || taken.some((other) => touch(room, other))) continue;
      taken.push(room);
      return [{ ...label, x: round(label.x), y: round(label.y) }];
    }
    return [];
  });
}

function touch(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Index of the channel at a place, the nearest circle within reach; −1 for none. */
export function bubbleAt(at: Point, layout: ScatterLayout, reach = 6): number {
  let [best, least] = [-1, Infinity];
  for (const { x, y, radius, index } of layout.bubbles) {
    const distance = Math.max(0, Math.hypot(at.x - x, at.y - y) - radius);
    if (distance <= reach && distance <= least) [best, least] = [index, distance];
  }
  return best;
}
