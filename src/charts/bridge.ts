/**
 * A bridge (waterfall): what there was at the start, what came and went, what there is at the end. Each step begins where the one
 * before it ended. Pure: bars and box in; rectangles and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface BridgeBar {
  readonly key: string;
  /** forms of the name, longest first */
  readonly names: readonly string[];
  /** the value as it is written over the bar */
  readonly text: string;
  /** totals stand on the zero line; steps go up or down from where the one before ended */
  readonly kind: 'total' | 'up' | 'down';
  /** of a total its height, of a step its length, ≥ 0 */
  readonly value: number;
  /** marks it stands for: a total is made of several */
  readonly marks: readonly number[];
}

export interface BridgeLayout {
  readonly plot: Rectangle;
  readonly bars: readonly (Rectangle & {
    readonly index: number;
    readonly kind: BridgeBar['kind'];
    readonly slot: Rectangle;
    readonly label: Label;
    readonly name: Label;
  })[];
  /** lines from the end of each bar to the beginning of the next */
  readonly links: readonly { readonly x1: number; readonly x2: number; readonly y: number }[];
  readonly base: number;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly unit: Label;
}

const ROW = 17;
const ABOVE = 44;
/** Room for one more row of values over the bars. */
const LIFT = 17;
const SIZE = 14;

export function bridgeHeight(width: number): number {
  return Math.round(clamp(width * 0.5 + 50, 250, 340));
}

/** @param unit name of the upright axis, @param format a tick */
export function layoutBridge(
  bars: readonly BridgeBar[],
  unit: string,
  format: (value: number, unit: boolean) => string,
  box: Box,
): BridgeLayout {
  const places = placesOf(bars);
  const low = Math.min(0, ...places.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(0, ...places.map(({ from, to }) => Math.max(from, to)));
  const span = high > low ? { low, high } : { low: 0, high: 1 };
  const steps = ticks(span.low, span.high, 4);
  const texts = steps.map((value) => format(value, value === steps.at(-1)));
  const left = Math.ceil(Math.max(24, ...texts.map((text) => textWidth(text)))) + 8;
  const wide = Math.max(40, box.width - left);
  const slot = wide / Math.max(1, bars.length);
  const names = bars.map((bar) => firstFitting(bar.names, slot - 4) || (bar.names.at(-1) ?? ''));
  // Names wider than their place take turns on two rows.
  const staggered = names.some((name) => textWidth(name) > slot - 4);
  const crowded = bars.some(({ text }) => textWidth(text, SIZE, true) > slot - 4);
  const above = ABOVE + (crowded ? LIFT : 0);
  const below = 12 + ROW * (staggered ? 2 : 1);
  const plot = { x: left, y: above, width: wide, height: Math.max(40, box.height - above - below) };
  const bottom = plot.y + plot.height;
  const upright = (value: number): number =>
    round(bottom - ((value - span.low) / (span.high - span.low)) * plot.height);
  const thick = Math.min(84, Math.max(8, slot * 0.68));
  const drawn = bars.map((bar, index) => {
    const { from, to } = places[index]!;
    const top = upright(Math.max(from, to));
    const height = Math.max(bar.value > 0 ? 1.5 : 0, upright(Math.min(from, to)) - top);
    const middle = left + (index + 0.5) * slot;
    return {
      index,
      kind: bar.kind,
      x: round(middle - thick / 2),
      y: round(top),
      width: round(thick),
      height: round(height),
      slot: { x: round(left + index * slot), y: plot.y, width: round(slot), height: plot.height },
      label: { x: round(middle), y: round(top - 8), text: bar.text, anchor: 'middle' as const },
      name: {
        x: round(clamp(middle, textWidth(names[index]!) / 2, box.width - textWidth(names[index]!) / 2)),
        y: bottom + 18 + (staggered && index % 2 === 1 ? ROW : 0),
        text: names[index]!,
        anchor: 'middle' as const,
      },
    };
  });
  keepApart(
    drawn.map(({ label }) => label),
    box.width,
  );
  return {
    plot,
    bars: drawn,
    links: drawn.slice(0, -1).map((bar, i) => ({
      x1: round(bar.x + bar.width),
      x2: drawn[i + 1]!.x,
      y: upright(places[i]!.to),
    })),
    base: upright(0),
    grid: steps.filter((value) => value !== 0).map(upright),
    ticks: steps.map((value, i) => ({ x: plot.x - 8, y: upright(value) + 4, text: texts[i]!, anchor: 'end' })),
    unit: { x: 0, y: 12, text: unit === '' ? '' : `${unit} ↑`, anchor: 'start' },
  };
}

/** Bar at a place, the nearest one beside the plot; −1 where there is none. */
export function bridgeBarAt(x: number, bars: number, { plot }: Pick<BridgeLayout, 'plot'>): number {
  return bars < 1 ? -1 : clamp(Math.floor(((x - plot.x) / plot.width) * bars), 0, bars - 1);
}

/** Marks of the bars between two bars, each once, ascending. */
export function marksBetween(bars: readonly BridgeBar[], a: number, b: number): number[] {
  const chosen = bars.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap(({ marks }) => marks);
  return [...new Set(chosen)].sort((one, other) => one - other);
}

/** Values that would touch one to the left of them are lifted over it. */
function keepApart(labels: { x: number; y: number; readonly text: string }[], width: number): void {
  const half = (label: { readonly text: string }): number => textWidth(label.text, SIZE, true) / 2;
  labels.forEach((label, i) => {
    label.x = round(clamp(label.x, half(label), width - half(label)));
    for (const other of labels.slice(0, i).toReversed())
      if (Math.abs(other.x - label.x) < half(other) + half(label) + 4 && Math.abs(other.y - label.y) < LIFT - 1)
        label.y = round(other.y - LIFT);
  });
}

/** Where each bar begins and ends. */
function placesOf(bars: readonly BridgeBar[]): { readonly from: number; readonly to: number }[] {
  let level = 0;
  return bars.map(({ kind, value }) => {
    const from = kind === 'total' ? 0 : level;
    level = kind === 'total' ? value : kind === 'up' ? level + value : level - value;
    return { from, to: level };
  });
}
