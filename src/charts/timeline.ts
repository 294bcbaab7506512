/**
 * One customer: purchases as ticks on a strip, below it how probable it is that the customer still buys. It falls while nothing
 * happens and jumps at each purchase; after the end of observation it goes on as it will if nothing more comes. One purchase can be
 * supposed. Pure: times, paths and box in; lines, ticks and texts out.
 */

import { area, line } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { curveAt, type Curve } from './parts/curve.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface TimelineInput {
  /** times of purchases, ascending */
  readonly purchases: ArrayLike<number>;
  /** those after the end of observation, known by now and unknown to the model */
  readonly later: ArrayLike<number>;
  /** end of observation, T */
  readonly observed: number;
  /** end of the axis, beyond T */
  readonly end: number;
  /** probability over time; at a purchase a time stands twice, before and after it */
  readonly path: Curve;
  /** probability at the end of observation */
  readonly now: number;
  /** time of the supposed purchase, and the path with it; `null` where none is supposed */
  readonly supposed: { readonly time: number; readonly path: Curve } | null;
}

export interface TimelineWords {
  /** above the strip, such as `17 purchases` */
  readonly strip: string;
  readonly axis: string;
  readonly observed: string;
  /** probability at the end of observation */
  readonly now: string;
  /** of the capsule that is dragged */
  readonly supposed: string;
}

export interface TimelineFigures {
  readonly time: (time: number) => string;
  /** a share; with its sign where asked for */
  readonly percent: (share: number, sign: boolean) => string;
}

export interface TimelineLayout {
  readonly plot: Rectangle;
  /** y of the strip's line */
  readonly stripY: number;
  /** places of the ticks on the strip */
  readonly purchases: readonly number[];
  readonly later: readonly number[];
  readonly path: string;
  readonly wash: string;
  /** after the end of observation */
  readonly onward: string;
  /** from the supposed purchase on; '' where there is none */
  readonly supposed: string;
  readonly now: Point;
  readonly nowLabel: Label;
  readonly observedLabel: Label;
  readonly handle: { readonly at: Point; readonly capsule: Rectangle; readonly text: string };
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly across: (time: number) => number;
  readonly upright: (share: number) => number;
}

const STRIP = 46;
const BELOW = 44;
const CAPSULE = 20;
const RIGHT = 12;
const HALVES = [0, 0.5, 1];

export function timelineHeight(width: number): number {
  return Math.round(clamp(width * 0.42 + 90, 290, 380));
}

export function layoutTimeline(
  input: TimelineInput,
  words: TimelineWords,
  figures: TimelineFigures,
  box: Box,
): TimelineLayout {
  const { observed, path, supposed } = input;
  const end = input.end > 0 ? input.end : 1;
  const left = Math.ceil(textWidth(figures.percent(1, true))) + 10;
  const top = STRIP + 24;
  const plot = { x: left, y: top, width: Math.max(40, box.width - left - RIGHT), height: box.height - top - BELOW };
  const base = plot.y + plot.height;
  const across = (time: number): number => round(plot.x + clamp(time / end, 0, 1) * plot.width);
  const upright = (share: number): number => round(base - clamp(share, 0, 1) * plot.height);
  const before = stretchOf(path, -Infinity, observed);
  const drawn = line<Point>()
    .defined(({ y }) => Number.isFinite(y))
    .x(({ x }) => across(x))
    .y(({ y }) => upright(y));
  const now = { x: across(observed), y: upright(input.now) };
  const room = now.x + 10 + textWidth(words.now, 16, true) < box.width - 4;
  return {
    plot,
    stripY: STRIP,
    purchases: Array.from(input.purchases, across),
    later: Array.from(input.later, across),
    path: drawn(before) ?? '',
    wash:
      area<Point>()
        .defined(({ y }) => Number.isFinite(y))
        .x(({ x }) => across(x))
        .y0(base)
        .y1(({ y }) => upright(y))(before) ?? '',
    onward: drawn(stretchOf(path, observed, Infinity)) ?? '',
    supposed: supposed === null ? '' : (drawn(stretchOf(supposed.path, supposed.time, Infinity)) ?? ''),
    now,
    nowLabel: {
      x: round(now.x + (room ? 10 : -10)),
      y: round(clamp(now.y - 8, plot.y + 14, base - 8)),
      text: words.now,
      anchor: room ? 'start' : 'end',
    },
    observedLabel: {
      x: round(Math.min(now.x + 5, box.width - textWidth(words.observed))),
      y: STRIP + 17,
      text: words.observed,
      anchor: 'start',
    },
    handle: handleOf(supposed?.time ?? input.end, words.supposed, across, plot),
    grid: HALVES.slice(1).map(upright),
    ticks: [
      ...HALVES.map((share): Label => ({
        x: plot.x - 8,
        y: upright(share) + 4,
        text: figures.percent(share, share === 1),
        anchor: 'end',
      })),
      ...spread(
        linearTicks(0, end, plot.width).map((value): Label => ({
          x: across(value),
          y: base + 18,
          text: figures.time(value),
          anchor: 'middle',
        })),
        box.width,
      ),
    ],
    names: [
      { x: 0, y: 12, text: words.strip, anchor: 'start' },
      { x: plot.x + plot.width, y: box.height - 4, text: `${words.axis} →`, anchor: 'end' },
    ],
    across,
    upright,
  };
}

/** Time at a place, on the axis. */
export function timeAt(x: number, end: number, plot: Rectangle): number {
  return clamp((x - plot.x) / plot.width, 0, 1) * end;
}

/** Whether a press takes hold of the capsule. */
export function onHandle(at: Point, { handle: { capsule } }: TimelineLayout, reach = 4): boolean {
  const dx = Math.max(capsule.x - at.x, at.x - capsule.x - capsule.width, 0);
  const dy = Math.max(capsule.y - at.y, at.y - capsule.y - capsule.height, 0);
  return Math.hypot(dx, dy) <= reach;
}

/** The part of a path between two times, with its height at both ends; where a time stands twice, all its heights. */
function stretchOf({ x, y }: Curve, from: number, to: number): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < x.length; i++) if (x[i]! >= from && x[i]! <= to) points.push({ x: x[i]!, y: y[i]! });
  const [first, last] = [x[0], x[x.length - 1]];
  if (first === undefined || last === undefined) return points;
  if (from > first && from <= last && points[0]?.x !== from) points.unshift({ x: from, y: curveAt(from, { x, y }) });
  if (to < last && to >= first && points.at(-1)?.x !== to) points.push({ x: to, y: curveAt(to, { x, y }) });
  return points;
}

/** The capsule stands over its purchase on the strip; while none is supposed it waits at the end. */
function handleOf(
  time: number,
  text: string,
  across: (time: number) => number,
  plot: Rectangle,
): TimelineLayout['handle'] {
  const width = Math.ceil(textWidth(text, 12, true)) + 16;
  const x = across(time);
  return {
    at: { x, y: STRIP },
    capsule: {
      x: round(clamp(x - width / 2, plot.x, plot.x + plot.width - width)),
      y: STRIP - CAPSULE - 13,
      width,
      height: CAPSULE,
    },
    text,
  };
}
