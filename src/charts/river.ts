/**
 * A river: bands stacked over time, with one or two date lines to be dragged; a bar shows the bands at the date of the last line.
 * Beside the end of the river the name of each band, with its value while that line stands there: another date's value would
 * contradict the width beside it. Pure: values and box in; areas, lines and texts out.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { largest } from './parts/ramp.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface RiverBand {
  readonly name: string;
  /** category 1 … 5, 6 is grey */
  readonly hue: number;
  /** length dates, ≥ 0 */
  readonly values: ArrayLike<number>;
  /** the mark a press picks */
  readonly mark: number;
}

export interface RiverInput {
  /** ascending day numbers */
  readonly dates: ArrayLike<number>;
  /** from the lowest */
  readonly bands: readonly RiverBand[];
  /** places of the date lines among the dates, ascending or equal; the last is the one that is looked at */
  readonly lines: readonly number[];
  /** round days of the axis with their texts; those on top of each other are left out */
  readonly days: readonly { readonly day: number; readonly text: string }[];
}

export interface RiverFigures {
  /** a value; with its unit where asked for */
  readonly value: (value: number, unit: boolean) => string;
  readonly date: (day: number) => string;
}

export interface RiverLine {
  readonly index: number;
  readonly x: number;
  readonly capsule: Rectangle;
  readonly text: string;
}

export interface RiverLayout {
  readonly plot: Rectangle;
  readonly bands: readonly {
    readonly mark: number;
    readonly hue: number;
    readonly path: string;
    /** at the date looked at */
    readonly slice: Rectangle;
    readonly middle: number;
  }[];
  readonly lines: readonly RiverLine[];
  /** names and values beside the river, with the place of their band */
  readonly labels: readonly (Label & { readonly tone: string; readonly band: number })[];
  readonly ticks: readonly Label[];
  readonly grid: readonly number[];
  readonly across: (day: number) => number;
}

const TOP = 32;
const BELOW = 24;
const SLICE = 8;
const CAPSULE = 19;
const ROOMY = 31;
const TIGHT = 15;

export function riverHeight(width: number): number {
  return Math.round(clamp(width * 0.55, 300, 380));
}

export function layoutRiver(input: RiverInput, figures: RiverFigures, box: Box): RiverLayout {
  const { dates, bands, lines } = input;
  const size = dates.length;
  const at = clamp(lines.at(-1) ?? 0, 0, Math.max(0, size - 1));
  const totals = Array.from({ length: size }, (_, g) => bands.reduce((sum, { values }) => sum + values[g]!, 0));
  const highest = Math.max(largest(totals), 1e-9);
  const values = linearTicks(0, highest, box.height);
  const left =
    Math.ceil(Math.max(...values.map((value, i) => textWidth(figures.value(value, i === values.length - 1))), 12)) + 8;
  const right =
    Math.ceil(
      Math.max(
        ...bands.flatMap(({ name, values: own }) => [
          textWidth(name, 12, true),
          textWidth(figures.value(largest(own), false)),
        ]),
        24,
      ),
    ) + 12;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - right), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const [first, last] = [dates[0] ?? 0, dates[size - 1] ?? 1];
  const across = (day: number): number =>
    round(plot.x + (last > first ? (day - first) / (last - first) : 1) * plot.width);
  const upright = (value: number): number => round(base - (value / highest) * plot.height);
  const x = across(dates[at] ?? first);

  const floor = new Float64Array(size);
  const drawn = bands.map((band) => {
    const lower: string[] = [];
    const upper: string[] = [];
    const bottom = upright(floor[at] ?? 0);
    for (let g = 0; g < size; g++) {
      lower.push(`${across(dates[g]!)} ${upright(floor[g]!)}`);
      floor[g]! += band.values[g]!;
      upper.push(`${across(dates[g]!)} ${upright(floor[g]!)}`);
    }
    const top = upright(floor[at] ?? 0);
    return {
      mark: band.mark,
      hue: band.hue,
      path: size > 1 ? `M${upper.join('L')}L${lower.toReversed().join('L')}Z` : '',
      slice: { x: round(x - SLICE / 2), y: top, width: SLICE, height: round(bottom - top) },
      // Names stand beside the end of their bands.
      middle: (upright(floor[size - 1] ?? 0) + upright((floor[size - 1] ?? 0) - (band.values[size - 1] ?? 0))) / 2,
    };
  });
  return {
    plot,
    bands: drawn,
    lines: linesOf(lines, dates, across, figures, box),
    labels: labelsOf(input, drawn, at, plot, figures),
    ticks: [
      ...values.map((value, i): Label => ({
        x: plot.x - 6,
        y: upright(value) + 4,
        text: figures.value(value, i === values.length - 1),
        anchor: 'end',
      })),
      ...spread(
        input.days
          .filter(({ day }) => day >= first && day <= last)
          .map(({ day, text }): Label => ({ x: across(day), y: base + 18, text, anchor: 'middle' })),
        plot.x + plot.width + right,
      ),
    ],
    grid: values.filter((value) => value > 0).map(upright),
    across,
  };
}

/** The date nearest to a place. */
export function dateAt(x: number, dates: ArrayLike<number>, { across }: RiverLayout): number {
  let best = 0;
  for (let g = 1; g < dates.length; g++)
    if (Math.abs(across(dates[g]!) - x) <= Math.abs(across(dates[best]!) - x)) best = g;
  return best;
}

/** The date line a press takes hold of, −1 for none; of two on top of each other the one that is looked at. */
export function lineAt({ x, y }: Point, { lines, plot }: RiverLayout, reach = 5): number {
  let [best, least] = [-1, Infinity];
  for (const { index, x: line, capsule } of lines) {
    const inCapsule =
      y >= capsule.y - 3 &&
      y <= capsule.y + capsule.height + 3 &&
      x >= capsule.x - 3 &&
      x <= capsule.x + capsule.width + 3;
    const near = y >= plot.y - 4 && y <= plot.y + plot.height + 4 && Math.abs(x - line) <= reach;
    if (!inCapsule && !near) continue;
    const distance = inCapsule ? Math.abs(x - capsule.x - capsule.width / 2) / 1000 : Math.abs(x - line);
    if (distance <= least) [best, least] = [index, distance];
  }
  return best;
}

/** Place of the band (among the bands, from the lowest) under a point, −1 for none; its name beside the river counts as it. */
export function bandAt({ x, y }: Point, input: RiverInput, layout: RiverLayout): number {
  const { plot } = layout;
  if (x < plot.x || y < plot.y - 2 || y > plot.y + plot.height + 2) return -1;
  if (x > plot.x + plot.width + 4) {
    return layout.labels.find((label) => y >= label.y - 13 && y <= label.y + 4)?.band ?? -1;
  }
  const { dates, bands } = input;
  // Between two dates the river is drawn straight.
  let g = 0;
  while (g < dates.length - 2 && layout.across(dates[g + 1]!) < x) g++;
  const next = Math.min(g + 1, dates.length - 1);
  const [from, to] = [layout.across(dates[g]!), layout.across(dates[next]!)];
  const share = to > from ? clamp((x - from) / (to - from), 0, 1) : 1;
  const highest = Math.max(
    largest(Array.from({ length: dates.length }, (_, i) => bands.reduce((sum, { values }) => sum + values[i]!, 0))),
    1e-9,
  );
  const height = ((plot.y + plot.height - y) / plot.height) * highest;
  let sum = 0;
  for (const [i, { values }] of bands.entries()) {
    sum += values[g]! + (values[next]! - values[g]!) * share;
    if (height <= sum) return i;
  }
  return -1;
}

function linesOf(
  places: readonly number[],
  dates: ArrayLike<number>,
  across: (day: number) => number,
  figures: RiverFigures,
  box: Box,
): RiverLine[] {
  const lines = places.map((place, index) => {
    const day = dates[clamp(place, 0, Math.max(0, dates.length - 1))] ?? 0;
    const text = figures.date(day);
    const width = Math.ceil(textWidth(text, 12, true)) + 14;
    const x = across(day);
    return { index, x, text, left: clamp(x - width / 2, 0, box.width - width), width };
  });
  const [one, two] = lines;
  // The capsule of the later line keeps its place where it can.
  if (one && two && one.left + one.width + 4 > two.left) {
    one.left = Math.max(0, two.left - one.width - 4);
    two.left = Math.max(two.left, one.left + one.width + 4);
  }
  return lines.map(({ index, x, text, left, width }) => ({
    index,
    x,
    text,
    capsule: { x: round(left), y: 3, width, height: CAPSULE },
  }));
}

/** Names, and values of the last date, to the right of the river, from the lowest band up, none on top of another. */
function labelsOf(
  { bands }: RiverInput,
  drawn: readonly { readonly middle: number }[],
  at: number,
  plot: Rectangle,
  figures: RiverFigures,
): RiverLayout['labels'] {
  const valued = at === (bands[0]?.values.length ?? 0) - 1;
  const roomy = valued && bands.length * ROOMY <= plot.height;
  const high = roomy ? ROOMY : TIGHT;
  const places = drawn.map(({ middle }) => middle);
  // Pushed apart from below, then pushed down again where they left the top.
  let limit = plot.y + plot.height - high / 2 + 2;
  for (let i = 0; i < places.length; i++) {
    places[i] = Math.min(places[i]!, limit);
    limit = places[i]! - high;
  }
  let top = plot.y + high / 2;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.max(places[i]!, top);
    top = places[i]! + high;
  }
  const x = plot.x + plot.width + 8;
  return bands.flatMap(({ name, hue, values }, i) => {
    const y = round(places[i]!);
    const label = (dy: number, text: string, tone: string) => ({
      x,
      y: round(y + dy),
      text,
      anchor: 'start' as const,
      tone,
      band: i,
    });
    return roomy
      ? [label(-2, name, `fw kt${hue}`), label(13, figures.value(values[at] ?? 0, false), '')]
      : [label(4, name, `fw kt${hue}`)];
  });
}
