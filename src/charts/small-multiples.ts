/** The same small picture for each group, all on one scale. Pure: values and box in, rectangles, paths and texts out. */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { shortened, textWidth } from './parts/text.ts';
import { linearTicks } from './parts/scale.ts';

export interface MultiplesInput {
  readonly charts: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  /** names of the places along each chart */
  readonly places: readonly string[];
  /** a line through places in time, bars else */
  readonly line: boolean;
  /** length places: whether a place is the one in time right after the one before it; all are where absent */
  readonly follows?: readonly boolean[];
}

export interface SmallChart {
  readonly index: number;
  readonly title: Label;
  /** where its values are drawn */
  readonly plot: Rectangle;
  readonly zero: number;
  readonly bars: readonly (Rectangle & { readonly mark: number; readonly below: boolean })[];
  /** '' for bars */
  readonly path: string;
  readonly ends: readonly Label[];
}

export interface MultiplesLayout {
  readonly charts: readonly SmallChart[];
  /** grid lines of every chart, and their labels beside the first of each row */
  readonly grid: readonly { readonly x1: number; readonly x2: number; readonly y: number; readonly zero: boolean }[];
  readonly ticks: readonly Label[];
  readonly across: number;
  readonly height: number;
  /** whether every place is named under every chart, else only the first and the last */
  readonly named: boolean;
}

const TITLE = 26;
const BELOW = 20;
const PLOT = 84;
const GAP = 18;

function chartsAcross(width: number, charts: number): number {
  return clamp(Math.floor(width / 190), 1, Math.min(4, Math.max(1, charts)));
}

/** @param format how a value is written on the axis */
export function layoutMultiples(
  { charts, places, line, follows }: MultiplesInput,
  width: number,
  format: (value: number) => string,
): MultiplesLayout {
  const across = chartsAcross(width, charts.length);
  let [low, high] = [0, 0];
  for (const { values } of charts)
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]!;
      if (value - value !== 0) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low === high) high = low + 1;
  const values = linearTicks(low, high, 200).filter((_, at, all) => all.length <= 4 || at % 2 === 0);
  const left = Math.min(72, Math.max(20, ...values.map((value) => textWidth(format(value)) + 8)));
  const each = (width - left - GAP * (across - 1)) / across;
  const grid: { x1: number; x2: number; y: number; zero: boolean }[] = [];
  const ticks: Label[] = [];
  const step = each / Math.max(1, places.length);
  const named = places.every((place) => textWidth(place) <= step - 6);
  const made = charts.map(({ name, values: own }, index): SmallChart => {
    const column = index % across;
    const top = Math.floor(index / across) * (TITLE + PLOT + BELOW + 12);
    const plot = { x: round(left + column * (each + GAP)), y: top + TITLE, width: round(each), height: PLOT };
    const y = (value: number): number => round(plot.y + plot.height * (1 - (value - low) / (high - low)));
    for (const value of values) {
      grid.push({ x1: plot.x, x2: plot.x + plot.width, y: y(value), zero: value === 0 });
      if (column === 0) ticks.push({ x: left - 6, y: y(value) + 4, text: format(value), anchor: 'end' });
    }
    const bars = Array.from({ length: places.length }, (_, at) => {
      const value = own[at]! - own[at]! === 0 ? own[at]! : 0;
      const wide = line ? step : Math.max(1, step - Math.min(4, step * 0.25));
      return {
        mark: index * places.length + at,
        below: value < 0,
        x: round(plot.x + at * step + (step - wide) / 2),
        y: Math.min(y(value), y(0)),
        width: round(wide),
        height: round(Math.abs(y(value) - y(0))),
      };
    });
    const [first, last] = [places[0] ?? '', places.at(-1) ?? ''];
    const room = plot.width / 2 - 4;
    return {
      index,
      title: { x: plot.x, y: top + 13, text: shortened(name, plot.width, 12, true), anchor: 'start' },
      plot,
      zero: y(0),
      bars,
      path: line ? pathThrough(own, follows, (at) => round(plot.x + (at + 0.5) * step), y) : '',
      ends: named
        ? places.map((text, at) => ({
            x: round(plot.x + (at + 0.5) * step),
            y: plot.y + plot.height + 15,
            text,
            anchor: 'middle',
          }))
        : [
            { x: plot.x, y: plot.y + plot.height + 15, text: shortened(first, room), anchor: 'start' },
            ...(places.length > 1
              ? [
                  {
                    x: plot.x + plot.width,
                    y: plot.y + plot.height + 15,
                    text: shortened(last, room),
                    anchor: 'end' as const,
                  },
                ]
              : []),
          ],
    };
  });
  const rows = Math.ceil(charts.length / across);
  return { charts: made, grid, ticks, across, named, height: Math.max(1, rows) * (TITLE + PLOT + BELOW + 12) - 12 };
}

/** Broken where a value or a place in time is missing; a value alone between two gaps is a short dash. */
function pathThrough(
  values: ArrayLike<number>,
  follows: MultiplesInput['follows'],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  const apart = (at: number): boolean => at >= values.length || (follows !== undefined && !follows[at]);
  let path = '';
  let pen = false;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (value - value !== 0) {
      pen = false;
      continue;
    }
    if (apart(at)) pen = false;
    const alone = !pen && (apart(at + 1) || values[at + 1]! - values[at + 1]! !== 0);
    path += alone ? `M${x(at) - 2} ${y(value)}h4` : `${pen ? 'L' : 'M'}${x(at)} ${y(value)}`;
    pen = true;
  }
  return path;
}

/** Mark at a point; −1 beside the charts. */
export function markAtPoint(x: number, y: number, layout: MultiplesLayout, places: number): number {
  for (const { plot, index } of layout.charts) {
    if (x < plot.x || x >= plot.x + plot.width || y < plot.y - TITLE || y > plot.y + plot.height + BELOW) continue;
    return index * places + clamp(Math.floor(((x - plot.x) / plot.width) * places), 0, places - 1);
  }
  return -1;
}

/** Where an arrow leads: along a chart, or to the same place of the chart above or below. */
export function stepMultiples(
  from: number,
  right: number,
  up: number,
  layout: MultiplesLayout,
  places: number,
): number {
  const [chart, place] = [Math.floor(from / places), from % places];
  const to = chart - up * layout.across;
  if (up !== 0) return to >= 0 && to < layout.charts.length ? to * places + place : from;
  return clamp(from + right, 0, layout.charts.length * places - 1);
}

export function boxOf(width: number, layout: MultiplesLayout): Box {
  return { width, height: layout.height };
}
