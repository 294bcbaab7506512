/**
 * Bars in groups: what was counted beside what models expect, class by class. The counted bar shows the picked part from below.
 * Pure: values and box in; rectangles and texts out.
 */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { textWidth } from './parts/text.ts';

export interface BarSeries {
  readonly key: string;
  readonly name: string;
  /** one a group; NaN where there is none */
  readonly values: ArrayLike<number>;
}

export interface GroupedBarsInput {
  /** names of the groups, left to right */
  readonly groups: readonly string[];
  /** what was counted; its bars can be filled by a picked part */
  readonly counted: BarSeries;
  /** what is expected, at most four */
  readonly expected: readonly BarSeries[];
}

export interface GroupedBar extends Rectangle {
  readonly group: number;
}

export interface GroupedBarsLayout {
  readonly plot: Rectangle;
  /** the whole place of each group, for picking */
  readonly slots: readonly Rectangle[];
  readonly counted: readonly GroupedBar[];
  /** in the order of the input, each with its bars */
  readonly expected: readonly (readonly GroupedBar[])[];
  readonly legend: readonly { readonly key: string; readonly swatch: Rectangle; readonly label: Label }[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
}

const BELOW = 44;
const ROW = 20;
const SWATCH = 12;

export function groupedBarsHeight(width: number): number {
  return Math.round(clamp(width * 0.45 + 80, 250, 340));
}

/** @param format a value; the unit only where asked for, at the top tick */
export function layoutGroupedBars(
  input: GroupedBarsInput,
  names: { readonly x: string; readonly y: string },
  format: (value: number, unit: boolean) => string,
  box: Box,
): GroupedBarsLayout {
  const all = [input.counted, ...input.expected];
  const top = topOf(all);
  const steps = ticks(0, top, 4);
  const texts = steps.map((value) => format(value, value === steps.at(-1)));
  const left = Math.ceil(Math.max(24, ...texts.map((text) => textWidth(text)))) + 8;
  const legend = legendOf(all, box.width, names.y === '' ? 0 : ROW - 4);
  const head = (legend.at(-1)?.swatch.y ?? 0) + SWATCH + 14;
  const plot = { x: left, y: head, width: Math.max(40, box.width - left - 4), height: box.height - head - BELOW };
  const base = plot.y + plot.height;
  const slot = plot.width / Math.max(1, input.groups.length);
  const upright = (value: number): number => round(base - clamp(value / top, 0, 1) * plot.height);
  const gap = slot > 24 ? 2 : slot > 10 ? 1 : 0;
  // Few groups are not drawn as slabs: a bar is at most 40 px thick.
  const wide = Math.min(40, Math.max(1, (slot * 0.78) / all.length - gap));
  const together = wide * all.length + gap * (all.length - 1);
  const bar = (values: ArrayLike<number>, group: number, place: number): GroupedBar[] => {
    const value = values[group]!;
    if (!(value > 0)) return [];
    const x = plot.x + (group + 0.5) * slot - together / 2 + place * (wide + gap);
    const y = Math.min(upright(value), base - 1);
    return [{ group, x: round(x), y, width: round(wide), height: round(base - y) }];
  };
  const groups = input.groups.map((_, i) => i);
  return {
    plot,
    slots: groups.map((i) => ({ x: round(plot.x + i * slot), y: plot.y, width: round(slot), height: plot.height })),
    counted: groups.flatMap((i) => bar(input.counted.values, i, 0)),
    expected: input.expected.map(({ values }, place) => groups.flatMap((i) => bar(values, i, place + 1))),
    legend,
    grid: steps.filter((value) => value > 0).map(upright),
    ticks: [
      ...steps.map((value, i): Label => ({ x: plot.x - 8, y: upright(value) + 4, text: texts[i]!, anchor: 'end' })),
      ...thinned(
        input.groups.map((text, i): Label => ({
          x: round(plot.x + (i + 0.5) * slot),
          y: base + 18,
          text,
          anchor: 'middle',
        })),
      ),
    ],
    names: [
      { x: plot.x + plot.width, y: box.height - 4, text: `${names.x} →`, anchor: 'end' },
      ...(names.y === '' ? [] : [{ x: 0, y: 12, text: `${names.y} ↑`, anchor: 'start' as const }]),
    ],
  };
}

/** Group at a place, the nearest one beside the plot; −1 where there are none. */
export function groupAt(x: number, groups: number, plot: Rectangle): number {
  return groups < 1 ? -1 : clamp(Math.floor(((x - plot.x) / plot.width) * groups), 0, groups - 1);
}

/** The last name is that of "so many and more": it stays, and a neighbour gives way. */
function thinned(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  let start = Infinity;
  for (const label of labels.toReversed()) {
    const half = textWidth(label.text) / 2;
    if (label.x + half + 6 > start) continue;
    start = label.x - half;
    kept.unshift(label);
  }
  return kept;
}

function topOf(series: readonly BarSeries[]): number {
  let highest = 0;
  for (const { values } of series)
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (Number.isFinite(value) && value > highest) highest = value;
    }
  return highest > 0 ? highest * 1.04 : 1;
}

function legendOf(series: readonly BarSeries[], width: number, above: number): GroupedBarsLayout['legend'] {
  let x = 0;
  let y = above + 3;
  return series.map(({ key, name }) => {
    const wide = SWATCH + 6 + textWidth(name) + 14;
    if (x > 0 && x + wide - 14 > width) [x, y] = [0, y + ROW];
    const item = {
      key,
      swatch: { x: round(x), y, width: SWATCH, height: SWATCH },
      label: { x: round(x + SWATCH + 6), y: y + 10.5, text: name, anchor: 'start' as const },
    };
    x += wide;
    return item;
  });
}
