/**
 * Survival curves: steps with bands and ticks where observation broke off, medians dropped to the axis, numbers at risk below it;
 * or shares by reason stacked upon each other. Time is cut into places at which everything is read and by which customers are
 * picked. Pure: curves and box in; paths, places and texts out.
 */

import { area, curveLinear, curveStepAfter, line, ticks } from 'd3';
import { keepApart, type LineTone } from './line.ts';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { textWidth } from './parts/text.ts';

export interface SurvivalSeries {
  readonly key: string;
  readonly name: string;
  /** second line of the name at the end, such as the last value */
  readonly note?: string;
  /** ascending; the value holds from each time on */
  readonly time: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  readonly tone: LineTone;
  readonly dash: 'none' | 'dashed' | 'dotted';
  /** limits as long as `time`; NaN where there are none */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** times at which spells were still running when last seen, ascending */
  readonly censored?: ArrayLike<number>;
  /** at each of the ticks */
  readonly atRisk?: ArrayLike<number>;
  /** time by which half have ended, and its text at the axis; NaN where the curve does not come down so far */
  readonly median?: { readonly time: number; readonly text: string };
}

/** A fitted curve, drawn smooth. */
export interface SmoothSeries {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly tone: LineTone;
  readonly dash: 'none' | 'dashed' | 'dotted';
}

/** A layer of a stack, from `low` to `high` at each time on. */
export interface StackLayer {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly time: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly tone: LineTone;
}

export interface SurvivalInput {
  readonly series: readonly SurvivalSeries[];
  readonly smooth?: readonly SmoothSeries[];
  readonly layers?: readonly StackLayer[];
  /** end of the time axis, > 0 */
  readonly high: number;
  /** highest value; 1 for shares, above everything drawn where not given */
  readonly top?: number;
  /** round times, ascending from 0, at which numbers at risk are known */
  readonly ticks: readonly number[];
  /** limits of the places, ascending from 0 */
  readonly edges: ArrayLike<number>;
  /** a line at half the height, to which medians refer */
  readonly half?: boolean;
  /** an upright line, such as the horizon of the restricted mean */
  readonly rule?: { readonly time: number; readonly text: string } | null;
}

export interface SurvivalWords {
  /** of the time axis, such as `months` */
  readonly x: string;
  readonly y: string;
  /** over the numbers at risk; '' leaves them out */
  readonly risk: string;
}

export interface SurvivalFigures {
  readonly time: (value: number) => string;
  readonly value: (value: number) => string;
  readonly count: (value: number) => string;
}

export interface SurvivalDrawn {
  readonly key: string;
  readonly tone: LineTone;
  readonly dash: SurvivalSeries['dash'];
  readonly path: string;
  readonly band: string;
  /** small upright strokes on the curve */
  readonly marks: string;
  readonly median: { readonly at: Point; readonly label: Label | null } | null;
}

export interface SurvivalLegend {
  readonly key: string;
  readonly tone: LineTone;
  readonly dash: SurvivalSeries['dash'];
  readonly swatch: boolean;
  /** of the short sample line or swatch; its length is {@link SAMPLE} */
  readonly at: Point;
  readonly label: Label;
}

export interface RiskRow {
  readonly key: string;
  readonly tone: LineTone;
  readonly name: Label;
  readonly counts: readonly Label[];
}

export interface SurvivalLayout {
  readonly plot: Rectangle;
  readonly drawn: readonly SurvivalDrawn[];
  readonly smooth: readonly Pick<SurvivalDrawn, 'key' | 'tone' | 'dash' | 'path'>[];
  readonly layers: readonly { readonly key: string; readonly tone: LineTone; readonly path: string }[];
  readonly ends: readonly { readonly key: string; readonly tone: LineTone; readonly labels: readonly Label[] }[];
  readonly legend: readonly SurvivalLegend[];
  readonly grid: readonly number[];
  /** height of the line at one half; `null` where there is none */
  readonly half: number | null;
  readonly rule: { readonly x: number; readonly label: Label } | null;
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly risk: { readonly title: Label; readonly rows: readonly RiskRow[] } | null;
  /** one a place: the part of the plot above it */
  readonly places: readonly Rectangle[];
  readonly across: (time: number) => number;
  readonly upright: (value: number) => number;
}

export const SAMPLE = 18;

const ROW = 20;
const BESIDE = 480;
const WIDEST = 150;
/** Below the base: ticks and the name of the axis. */
const BELOW = 26;
/** Where there is no room beside the ticks, the name of the axis stands so far below the base, across from the title of the numbers at risk. */
const NAME = 44;
const RISK_HEAD = 24;
const RISK_ROW = 20;

/** Names of groups stand before their numbers where they are this short, else above them. */
const SHORT = 84;
const SHORT_NARROW = 56;

export function survivalHeight(input: Pick<SurvivalInput, 'series' | 'layers' | 'smooth'>, width: number): number {
  const rows = riskRows(input.series);
  const above = rows.length > 0 && !inlineNames(rows, width) ? 2 : 1;
  const risk = rows.length === 0 ? 0 : RISK_HEAD + rows.length * RISK_ROW * above + 8;
  return plotHeight(width) + headOf(input, width, false) + below(rows.length, width) + risk + 6;
}

export function layoutSurvival(
  input: SurvivalInput,
  words: SurvivalWords,
  figures: SurvivalFigures,
  box: Box,
): SurvivalLayout {
  const { series, smooth = [], layers = [], high } = input;
  const top = input.top ?? topOf(series, smooth);
  const steps = ticks(0, top, 4);
  const texts = steps.map(figures.value);
  const rows = words.risk === '' ? [] : riskRows(series);
  const inline = inlineNames(rows, box.width);
  const beside = box.width >= BESIDE;
  const named = namesOf(input);
  const longest = Math.max(0, ...named.flatMap(({ name, note = '' }) => [textWidth(name, 12, true), textWidth(note)]));
  const lastTick = textWidth(figures.time(input.ticks.at(-1) ?? 0)) / 2;
  const axis = `${words.x} →`;
  const right = beside
    ? Math.max(
        named.length > 0 ? Math.min(WIDEST, Math.ceil(longest)) + 14 : 16,
        Math.ceil(textWidth(axis) + lastTick + 12),
      )
    : 16;
  const left = Math.ceil(
    Math.max(24, ...texts.map((text) => textWidth(text)), ...(inline ? rows.map(riskName).map((w) => w + 14) : [])) + 8,
  );
  const y = headOf(input, box.width, words.y !== '');
  const risk = rows.length === 0 ? 0 : RISK_HEAD + rows.length * RISK_ROW * (inline ? 1 : 2) + 8;
  const plot = {
    x: left,
    y,
    width: Math.max(40, box.width - left - right),
    height: Math.max(60, box.height - y - below(rows.length, box.width) - 6 - risk),
  };
  const base = plot.y + plot.height;
  const across = (time: number): number => round(plot.x + clamp(time / high, 0, 1.02) * plot.width);
  const upright = (value: number): number => round(base - clamp(value / top, -1, 4) * plot.height);
  const ends = [
    ...series.map((each) => ({ ...each, end: lastOf(each.value) })),
    ...smooth.map((each) => ({ ...each, end: lastOf(each.y) })),
    ...layers.map((each) => ({ ...each, end: (lastOf(each.low) + lastOf(each.high)) / 2 })),
  ].filter(({ name, end }) => name !== '' && Number.isFinite(end));
  const strided = everyFew(input.ticks, rows, figures, plot.width / high);
  const marks = strided.map((i) => label(across(input.ticks[i]!), base + 18, figures.time(input.ticks[i]!), 'middle'));
  const { rule } = input;
  return {
    plot,
    drawn: drawAll(series, high, across, upright, plot),
    smooth: smooth.map((each) => ({
      key: each.key,
      tone: each.tone,
      dash: each.dash,
      path: smoothPath(each, high, across, upright),
    })),
    layers: layers.map((each) => ({ key: each.key, tone: each.tone, path: layerPath(each, high, across, upright) })),
    ends: beside ? placeEnds(ends, upright, plot) : [],
    legend: beside ? [] : placeLegend(named, box.width, words.y === '' ? 0 : ROW - 4),
    grid: steps.filter((value) => value > 0).map(upright),
    half: input.half ? upright(0.5) : null,
    rule: rule ? { x: across(rule.time), label: ruleLabel(across(rule.time), rule.text, plot) } : null,
    ticks: [...steps.map((value, i) => label(plot.x - 8, upright(value) + 4, texts[i]!, 'end')), ...marks],
    names: [
      label(box.width, base + (beside ? 18 : NAME), axis, 'end'),
      ...(words.y === '' ? [] : [label(0, 12, `${words.y} ↑`, 'start')]),
    ],
    risk:
      rows.length === 0
        ? null
        : {
            title: label(0, base + BELOW + RISK_HEAD - 6, words.risk, 'start'),
            rows: rows.map((row, i): RiskRow => {
              const from = base + BELOW + RISK_HEAD + i * RISK_ROW * (inline ? 1 : 2);
              return {
                key: row.key,
                tone: row.tone,
                name: label(0, from + 14, row.name, 'start'),
                counts: strided.map((k) =>
                  label(
                    across(input.ticks[k]!),
                    from + 14 + (inline ? 0 : RISK_ROW - 2),
                    figures.count(row.atRisk![k]!),
                    'middle',
                  ),
                ),
              };
            }),
          },
    places: Array.from({ length: Math.max(0, input.edges.length - 1) }, (_, i) => {
      const x = across(input.edges[i]!);
      return { x, y: plot.y, width: round(across(input.edges[i + 1]!) - x), height: plot.height };
    }),
    across,
    upright,
  };
}

/** Index of the place at an x; −1 outside the plot unless `held`, then the nearest. */
export function placeAt(x: number, layout: Pick<SurvivalLayout, 'plot' | 'places'>, held = false): number {
  const { plot, places } = layout;
  if (places.length === 0 || (!held && (x < plot.x - 6 || x > plot.x + plot.width + 6))) return -1;
  const found = places.findIndex((place) => x < place.x + place.width);
  return found < 0 ? places.length - 1 : found;
}

/** Value of a step curve at a time: that of the last step at or before it. @param before what holds before the first step */
export function stepAt(time: ArrayLike<number>, value: ArrayLike<number>, t: number, before: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? before : value[low - 1]!;
}

/** Every tick, or every second, third … of them: as many as their texts and the numbers below leave room for. */
function everyFew(
  times: readonly number[],
  rows: readonly SurvivalSeries[],
  figures: SurvivalFigures,
  pixels: number,
): number[] {
  const widest = Math.max(
    0,
    ...times.map((time) => textWidth(figures.time(time))),
    ...rows.flatMap(({ atRisk }) => Array.from(atRisk!, (count) => textWidth(figures.count(count)))),
  );
  const apart = Math.min(...times.slice(1).map((time, i) => time - times[i]!)) * pixels;
  const stride = apart > 0 && Number.isFinite(apart) ? Math.max(1, Math.ceil((widest + 10) / apart)) : 1;
  return times.flatMap((_, i) => (i % stride === 0 ? [i] : []));
}

type Named = Pick<SurvivalSeries, 'key' | 'name' | 'note' | 'tone'> & {
  readonly dash: SurvivalSeries['dash'];
  readonly swatch: boolean;
};

function namesOf({ series, smooth = [], layers = [] }: Pick<SurvivalInput, 'series' | 'smooth' | 'layers'>): Named[] {
  return [
    ...series.map((each) => ({ ...each, swatch: false })),
    ...smooth.map((each) => ({ ...each, swatch: false })),
    ...layers.map((each) => ({ ...each, dash: 'none' as const, swatch: true })).reverse(),
  ].filter(({ name }) => name !== '');
}

function below(risk: number, width: number): number {
  return risk === 0 && width < BESIDE ? NAME : BELOW;
}

function plotHeight(width: number): number {
  return Math.round(clamp(width * 0.42, 190, 290));
}

function headOf(input: Pick<SurvivalInput, 'series' | 'smooth' | 'layers'>, width: number, named: boolean): number {
  const above = named ? ROW - 4 : 0;
  if (width >= BESIDE) return Math.max(12, above) + 8;
  const legend = placeLegend(namesOf(input), width, 0);
  const rows = legend.length === 0 ? 0 : Math.round((legend.at(-1)!.at.y - 12) / ROW) + 1;
  return Math.max(12, above + rows * ROW) + 8;
}

function riskRows(series: readonly SurvivalSeries[]): SurvivalSeries[] {
  return series.filter(({ atRisk }) => atRisk !== undefined);
}

function riskName({ name }: Pick<SurvivalSeries, 'name'>): number {
  return textWidth(name, 12, true);
}

function inlineNames(rows: readonly SurvivalSeries[], width: number): boolean {
  const longest = Math.max(0, ...rows.map(riskName));
  return longest <= (width >= BESIDE ? SHORT : SHORT_NARROW);
}

function topOf(series: readonly SurvivalSeries[], smooth: readonly SmoothSeries[]): number {
  let highest = 0;
  const see = (values: ArrayLike<number>): void => {
    for (let i = 0; i < values.length; i++)
      if (Number.isFinite(values[i]!) && values[i]! > highest) highest = values[i]!;
  };
  for (const { value, band } of series) {
    see(value);
    // A band that flies off where few are left must not press the curves down.
    if (band) {
      const own = highest;
      see(band.high);
      highest = Math.min(highest, own * 1.6);
    }
  }
  for (const { y } of smooth) see(y);
  return highest > 0 ? highest * 1.06 : 1;
}

function drawAll(
  series: readonly SurvivalSeries[],
  high: number,
  across: (time: number) => number,
  upright: (value: number) => number,
  plot: Rectangle,
): SurvivalDrawn[] {
  const base = plot.y + plot.height;
  const taken: { from: number; to: number; row: number }[] = [];
  return series.map((each): SurvivalDrawn => {
    const { time, value, band } = each;
    const shown: number[] = [];
    for (let i = 0; i < time.length && time[i]! <= high; i++) if (Number.isFinite(value[i]!)) shown.push(i);
    const path =
      line<number>()
        .curve(curveStepAfter)
        .x((i) => across(time[i]!))
        .y((i) => upright(value[i]!))(shown) ?? '';
    return {
      key: each.key,
      tone: each.tone,
      dash: each.dash,
      path,
      band: band
        ? (area<number>()
            .defined((i) => Number.isFinite(band.low[i]!) && Number.isFinite(band.high[i]!))
            .curve(curveStepAfter)
            .x((i) => across(time[i]!))
            .y0((i) => upright(band.low[i]!))
            .y1((i) => upright(band.high[i]!))(shown) ?? '')
        : '',
      marks: censorMarks(each, high, across, upright),
      median: medianOf(each, high, across, upright, plot, base, taken),
    };
  });
}

/** Upright strokes with some room between them, however many spells broke off there. */
function censorMarks(
  { censored = [], time, value }: SurvivalSeries,
  high: number,
  across: (time: number) => number,
  upright: (value: number) => number,
): string {
  let path = '';
  let last = -Infinity;
  for (let i = 0; i < censored.length && censored[i]! <= high; i++) {
    const x = Math.round(across(censored[i]!));
    if (x - last < 6) continue;
    last = x;
    const y = upright(stepAt(time, value, censored[i]!, 1));
    path += `M${x},${round(y - 3)}v6`;
  }
  return path;
}

function medianOf(
  { median }: SurvivalSeries,
  high: number,
  across: (time: number) => number,
  upright: (value: number) => number,
  plot: Rectangle,
  base: number,
  taken: { from: number; to: number; row: number }[],
): SurvivalDrawn['median'] {
  if (!median || !(median.time <= high)) return null;
  const at = { x: across(median.time), y: upright(0.5) };
  if (median.text === '') return { at, label: null };
  const wide = textWidth(median.text, 12, true);
  const end = at.x + 6 + wide <= plot.x + plot.width ? 'start' : 'end';
  const from = end === 'start' ? at.x + 6 : at.x - 6 - wide;
  // Texts of medians near each other stand in rows above each other.
  let row = 0;
  while (taken.some((each) => each.row === row && from < each.to + 6 && from + wide > each.from - 6)) row += 1;
  taken.push({ from, to: from + wide, row });
  return { at, label: label(end === 'start' ? from : from + wide, base - 7 - row * 17, median.text, end) };
}

function smoothPath(
  { x, y }: SmoothSeries,
  high: number,
  across: (time: number) => number,
  upright: (value: number) => number,
): string {
  const shown: number[] = [];
  for (let i = 0; i < x.length && x[i]! <= high; i++) shown.push(i);
  return (
    line<number>()
      .defined((i) => Number.isFinite(y[i]!))
      .curve(curveLinear)
      .x((i) => across(x[i]!))
      .y((i) => upright(y[i]!))(shown) ?? ''
  );
}

function layerPath(
  { time, low, high: above }: StackLayer,
  end: number,
  across: (time: number) => number,
  upright: (value: number) => number,
): string {
  const shown: number[] = [];
  for (let i = 0; i < time.length && time[i]! <= end; i++) shown.push(i);
  return (
    area<number>()
      .curve(curveStepAfter)
      .x((i) => across(time[i]!))
      .y0((i) => upright(low[i]!))
      .y1((i) => upright(above[i]!))(shown) ?? ''
  );
}

function placeEnds(
  ends: readonly {
    readonly key: string;
    readonly name: string;
    readonly note?: string;
    readonly tone: LineTone;
    readonly end: number;
  }[],
  upright: (value: number) => number,
  plot: Rectangle,
): SurvivalLayout['ends'] {
  const placed = keepApart(
    ends.map(({ end }) => Math.max(plot.y + 4, upright(end) + 4)),
    ends.map(({ note }) => (note ? 34 : 18)),
    plot.y + plot.height + 16,
  );
  const x = plot.x + plot.width + 8;
  return ends.map(({ key, name, note, tone }, i) => ({
    key,
    tone,
    labels: [label(x, placed[i]!, name, 'start'), ...(note ? [label(x, placed[i]! + 16, note, 'start')] : [])],
  }));
}

function placeLegend(named: readonly Named[], width: number, above: number): SurvivalLegend[] {
  let [x, row] = [0, 0];
  return named.map(({ key, name, note = '', tone, dash, swatch }) => {
    const text = note === '' ? name : `${name} ${note}`;
    const wide = SAMPLE + 6 + textWidth(text) + 14;
    if (x > 0 && x + wide - 14 > width) [x, row] = [0, row + 1];
    const y = above + 12 + row * ROW;
    const item = { key, tone, dash, swatch, at: { x, y }, label: label(x + SAMPLE + 6, y + 4, text, 'start') };
    x += wide;
    return item;
  });
}

function ruleLabel(x: number, text: string, plot: Rectangle): Label {
  const fits = x + 6 + textWidth(text) <= plot.x + plot.width;
  return label(fits ? x + 6 : x - 6, plot.y + 12, text, fits ? 'start' : 'end');
}

function lastOf(values: ArrayLike<number>): number {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i]!)) return values[i]!;
  return NaN;
}

function label(x: number, y: number, text: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text, anchor };
}
