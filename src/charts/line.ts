/**
 * Lines over one axis: actual against expected over time, densities, survival. Each is named at its end, may have a band and may be
 * steps or points; a stretch can be shaded and places ruled. Pure: series and box in; paths, places and texts out.
 */

import { area, bisectCenter, curveLinear, curveStepAfter, line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

/** `quiet` is for what only helps to compare; numbers are the category hues. */
export type LineTone = 'ink' | 'accent' | 'quiet' | 1 | 2 | 3 | 4 | 5;

export interface LineSeries {
  readonly key: string;
  readonly name: string;
  /** second line of the name at the end, such as the last value */
  readonly note?: string;
  /** ascending */
  readonly x: ArrayLike<number>;
  /** NaN interrupts the line */
  readonly y: ArrayLike<number>;
  readonly tone: LineTone;
  /** `dotted` is a line with its points */
  readonly shape: 'line' | 'steps' | 'points' | 'dotted';
  /** forecasts and what is expected by a model are dashed */
  readonly dash: 'none' | 'dashed' | 'dotted';
  /** interval around the line, as long as x */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** filled down to zero, as densities are */
  readonly filled?: boolean;
}

export interface LineInput {
  readonly series: readonly LineSeries[];
  /** ends of the axis where they are not those of the data */
  readonly low?: number;
  readonly high?: number;
  /** highest value of the upright axis, where it is fixed, such as 1 for probabilities */
  readonly top?: number;
  /** lowest value of the upright axis, where it is not 0: for shares that are all near 1 */
  readonly bottom?: number;
  readonly region?: { readonly from: number; readonly to: number; readonly text: string } | null;
  readonly rules?: readonly { readonly x: number; readonly text: string }[];
  /** own ticks in place of round ones */
  readonly ticks?: readonly number[];
}

export interface LineWords {
  readonly x: string;
  /** '' where the ticks say it */
  readonly y: string;
}

export interface LineFigures {
  readonly x: (value: number) => string;
  /** the unit only where asked for: at the top tick */
  readonly y: (value: number, unit: boolean) => string;
}

export interface LineDrawn {
  readonly key: string;
  readonly tone: LineTone;
  readonly dash: LineSeries['dash'];
  readonly path: string;
  readonly band: string;
  readonly fill: string;
  readonly points: readonly Point[];
}

export interface LineLegend {
  readonly key: string;
  readonly tone: LineTone;
  readonly dash: LineSeries['dash'];
  readonly points: boolean;
  /** of the short sample line; its length is {@link SAMPLE} */
  readonly at: Point;
  readonly label: Label;
}

export interface LineLayout {
  readonly plot: Rectangle;
  readonly drawn: readonly LineDrawn[];
  /** names at the line ends; empty where there is no room beside the plot */
  readonly ends: readonly { readonly key: string; readonly tone: LineTone; readonly labels: readonly Label[] }[];
  /** names in a row above the plot, where there is no room beside it */
  readonly legend: readonly LineLegend[];
  readonly region: { readonly area: Rectangle; readonly label: Label } | null;
  readonly rules: readonly { readonly x: number; readonly label: Label }[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  /** places along the axis where values can be read, in its units, ascending */
  readonly stops: readonly number[];
  readonly across: (value: number) => number;
  readonly upright: (value: number) => number;
}

export const SAMPLE = 18;

const BELOW = 44;
const ROW = 20;
const BESIDE = 480;
/** More room than this the names do not get. */
const WIDEST = 150;

export function lineHeight(width: number): number {
  return Math.round(clamp(width * 0.5 + 60, 250, 360));
}

export function layoutLine(input: LineInput, words: LineWords, figures: LineFigures, box: Box): LineLayout {
  const { series } = input;
  const all = stopsOf(series);
  const low = input.low ?? all[0] ?? 0;
  const last = input.high ?? all.at(-1) ?? 1;
  const high = last > low ? last : low + 1;
  const stops = all.filter((stop) => stop >= low && stop <= high);
  const top = input.top ?? topOf(series);
  const bottom = input.bottom ?? 0;
  const steps = ticks(bottom, top, 4);
  const texts = steps.map((value) => figures.y(value, value === steps.at(-1)));
  const named = series.filter(({ name }) => name !== '');
  const beside = box.width >= BESIDE;
  const longest = Math.max(0, ...named.flatMap(({ name, note = '' }) => [textWidth(name, 12, true), textWidth(note)]));
  const right = beside && named.length > 0 ? Math.min(WIDEST, Math.ceil(longest)) + 14 : 10;
  const left = Math.ceil(Math.max(24, ...texts.map((text) => textWidth(text)))) + 8;
  const legend = beside ? [] : legendOf(named, box.width);
  const above = words.y === '' ? 0 : ROW - 4;
  const head = Math.max(12, above + (legend.length > 0 ? ROW * (1 + legend.at(-1)!.row) : 0)) + 8;
  const plot = { x: left, y: head, width: Math.max(40, box.width - left - right), height: box.height - head - BELOW };
  const base = plot.y + plot.height;
  const across = (value: number): number => round(plot.x + clamp((value - low) / (high - low), -1, 2) * plot.width);
  const upright = (value: number): number =>
    round(base - clamp((value - bottom) / (top - bottom), -1, 4) * plot.height);
  const drawn = series.map((each) => drawSeries(each, across, upright));

  const rules = (input.rules ?? []).map(({ x, text }) => {
    const at = across(x);
    const fits = at + 6 + textWidth(text) <= plot.x + plot.width;
    return { x: at, label: label(fits ? at + 6 : at - 6, plot.y + 12, text, fits ? 'start' : 'end') };
  });
  const { region } = input;
  const shade = region ? { from: Math.max(region.from, low), to: Math.min(region.to, high) } : null;
  return {
    plot,
    drawn,
    ends: beside ? endsOf(named, upright, plot) : [],
    legend: legend.map(({ row, ...item }) => ({
      ...item,
      at: { x: item.at.x, y: above + 12 + row * ROW },
      label: { ...item.label, y: above + 16 + row * ROW },
    })),
    region:
      region && shade && shade.to > shade.from
        ? {
            area: {
              x: across(shade.from),
              y: plot.y,
              width: round(across(shade.to) - across(shade.from)),
              height: plot.height,
            },
            // The name of a narrow stretch at the end would run out of the picture.
            label:
              across(shade.from) + 6 + textWidth(region.text) <= box.width
                ? label(across(shade.from) + 6, plot.y + 12, region.text, 'start')
                : label(plot.x + plot.width - 4, plot.y + 12, region.text, 'end'),
          }
        : null,
    rules,
    grid: steps.filter((value) => value > bottom).map(upright),
    ticks: [
      ...steps.map((value, i) => label(plot.x - 8, upright(value) + 4, texts[i]!, 'end')),
      ...spread(
        (input.ticks ?? linearTicks(low, high, plot.width)).map((value) =>
          label(across(value), base + 18, figures.x(value), 'middle'),
        ),
        box.width,
      ),
    ],
    names: [
      label(plot.x + plot.width, box.height - 4, `${words.x} →`, 'end'),
      ...(words.y === '' ? [] : [label(0, 12, `${words.y} ↑`, 'start')]),
    ],
    stops,
    across,
    upright,
  };
}

/** Index of the stop nearest to a place; −1 outside the plot. */
export function stopAt(x: number, layout: LineLayout): number {
  const { plot, stops, across } = layout;
  if (stops.length === 0 || x < plot.x - 6 || x > plot.x + plot.width + 6) return -1;
  return bisectCenter(stops.map(across), x);
}

/** Value of a series at a place of its axis; NaN where it has none just there. */
export function valueAt(series: LineSeries, x: number): number {
  let low = 0;
  let high = series.x.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (series.x[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return series.x[low] === x ? series.y[low]! : NaN;
}

/** Moves texts of some heights apart, keeping their order and as near to where they want to be as they can. */
export function keepApart(wanted: readonly number[], gaps: readonly number[], lowest: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let free = -Infinity;
  for (const i of order) {
    placed[i] = Math.max(placed[i]!, free);
    free = placed[i]! + gaps[i]!;
  }
  let floor = lowest;
  for (const i of order.toReversed()) {
    floor -= gaps[i]!;
    placed[i] = Math.min(placed[i]!, floor);
    floor = placed[i]!;
  }
  return placed;
}

function stopsOf(series: readonly LineSeries[]): number[] {
  const all = new Set<number>();
  for (const { x } of series) for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]!)) all.add(x[i]!);
  return [...all].sort((a, b) => a - b);
}

/** A little above everything drawn. */
function topOf(series: readonly LineSeries[]): number {
  let highest = 0;
  for (const { y, band } of series)
    for (const values of [y, band?.high ?? []])
      for (let i = 0; i < values.length; i++)
        if (Number.isFinite(values[i]!) && values[i]! > highest) highest = values[i]!;
  return highest > 0 ? highest * 1.06 : 1;
}

function drawSeries(
  series: LineSeries,
  across: (value: number) => number,
  upright: (value: number) => number,
): LineDrawn {
  const { x, y, band, shape } = series;
  const indices = Array.from({ length: x.length }, (_, i) => i);
  const curve = shape === 'steps' ? curveStepAfter : curveLinear;
  const shown = (i: number): boolean => Number.isFinite(x[i]!) && Number.isFinite(y[i]!);
  const path =
    shape === 'points'
      ? ''
      : (line<number>()
          .defined(shown)
          .curve(curve)
          .x((i) => across(x[i]!))
          .y((i) => upright(y[i]!))(indices) ?? '');
  const between = (bottom: (i: number) => number, above: (i: number) => number): string =>
    area<number>()
      .defined((i) => shown(i) && Number.isFinite(bottom(i)) && Number.isFinite(above(i)))
      .curve(curve)
      .x((i) => across(x[i]!))
      .y0((i) => upright(bottom(i)))
      .y1((i) => upright(above(i)))(indices) ?? '';
  return {
    key: series.key,
    tone: series.tone,
    dash: series.dash,
    path,
    band: band
      ? between(
          (i) => band.low[i]!,
          (i) => band.high[i]!,
        )
      : '',
    fill: series.filled
      ? between(
          () => 0,
          (i) => y[i]!,
        )
      : '',
    points:
      shape === 'points' || shape === 'dotted'
        ? indices.filter(shown).map((i) => ({ x: across(x[i]!), y: upright(y[i]!) }))
        : [],
  };
}

function endsOf(
  series: readonly LineSeries[],
  upright: (value: number) => number,
  plot: Rectangle,
): LineLayout['ends'] {
  const found = series.flatMap((each) => {
    let end = each.x.length - 1;
    while (end >= 0 && !Number.isFinite(each.y[end]!)) end--;
    return end < 0 ? [] : [{ each, y: upright(each.y[end]!) + 4, lines: each.note ? 2 : 1 }];
  });
  const gaps = found.map(({ lines }) => lines * 16 + 2);
  const placed = keepApart(
    found.map(({ y }) => y),
    gaps,
    plot.y + plot.height + 16,
  );
  return found.map(({ each }, i) => ({
    key: each.key,
    tone: each.tone,
    labels: [
      label(plot.x + plot.width + 8, placed[i]!, each.name, 'start'),
      ...(each.note ? [label(plot.x + plot.width + 8, placed[i]! + 16, each.note, 'start')] : []),
    ],
  }));
}

/** Names in rows, each behind a short sample of its line. */
function legendOf(series: readonly LineSeries[], width: number): (LineLegend & { readonly row: number })[] {
  let x = 0;
  let row = 0;
  return series.map(({ key, name, note = '', tone, dash, shape }) => {
    const text = note === '' ? name : `${name} ${note}`;
    const wide = SAMPLE + 6 + textWidth(text) + 14;
    if (x > 0 && x + wide - 14 > width) [x, row] = [0, row + 1];
    const item = {
      key,
      tone,
      dash,
      points: shape === 'points' || shape === 'dotted',
      at: { x, y: 0 },
      label: label(x + SAMPLE + 6, 0, text, 'start'),
      row,
    };
    x += wide;
    return item;
  });
}

function label(x: number, y: number, text: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text, anchor };
}
