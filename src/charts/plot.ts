/**
 * A picture of any table: rectangles, lines, points and boxes in the coordinates of the data, in one frame or in several that share
 * their axes. Pure: shapes and box in; places, paths and texts out.
 */

import { area, line, scaleLinear, scaleLog } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { logTicks, spread } from './parts/scale.ts';
import { shortened, textWidth } from './parts/text.ts';

/** `c1`–`c5` hues, `v1`–`v6` steps of the value ramp, `q` what was gathered, `e` what is missing. */
export type PlotTone = `c${1 | 2 | 3 | 4 | 5}` | `v${1 | 2 | 3 | 4 | 5 | 6}` | 'q' | 'e';

/** Places with names, at 0.5, 1.5, …; or numbers from `low` to `high`. */
export type PlotAxis =
  | {
      readonly kind: 'bands';
      readonly names: readonly string[];
      readonly label: string;
      /** names that follow each other in time or size: some may lack theirs; others are shortened to their room */
      readonly ordered?: boolean;
      /** upright, read from the top: the first name stands last */
      readonly down?: boolean;
    }
  | {
      readonly kind: 'linear' | 'log';
      readonly low: number;
      readonly high: number;
      readonly label: string;
      /** nothing lies between whole numbers: they alone have ticks */
      readonly whole?: boolean;
      /** goes on beyond what is drawn, to the next tick */
      readonly toTick?: boolean;
      /** the unit only where asked for: at the outermost tick; as many decimals as all ticks need */
      readonly format: (value: number, unit: boolean, decimals: number) => string;
    };

interface Placed {
  /** mark, or −1 for a shape that is none, such as an empty period */
  readonly mark: number;
  readonly facet: number;
}

export interface PlotRect extends Placed {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly tone: PlotTone;
  /** written in or above it where there is room */
  readonly text?: string;
  /** goes on beyond the scale: drawn with a break before its end */
  readonly broken?: boolean;
}

export interface PlotPoint extends Placed {
  readonly x: number;
  readonly y: number;
  /** px */
  readonly radius: number;
  readonly tone: PlotTone;
}

export interface PlotLine {
  readonly facet: number;
  readonly name: string;
  readonly tone: PlotTone;
  readonly dash: number;
  /** of areas: from `y0` up */
  readonly filled: boolean;
  readonly points: readonly (Placed & { readonly x: number; readonly y: number; readonly y0: number })[];
}

export interface PlotBox extends Placed {
  /** middle and half width along the axis of names */
  readonly x0: number;
  readonly x1: number;
  readonly low: number;
  readonly first: number;
  readonly middle: number;
  readonly third: number;
  readonly high: number;
  readonly outliers: readonly number[];
  readonly tone: PlotTone;
}

export interface PlotInput {
  /** what a mark is drawn as; decides how it is lit */
  readonly kind: 'rects' | 'cells' | 'points' | 'lines' | 'boxes';
  /** names of the frames; a single '' where there is one */
  readonly facets: readonly string[];
  /** the axis of x; of values where `sideways` */
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** x runs down and y across: bars whose names are long */
  readonly sideways: boolean;
  readonly rects: readonly PlotRect[];
  readonly points: readonly PlotPoint[];
  readonly lines: readonly PlotLine[];
  readonly boxes: readonly PlotBox[];
  readonly legend: readonly { readonly name: string; readonly tone: PlotTone; readonly dash: number }[];
  /** a straight line through the points */
  readonly trend: { readonly slope: number; readonly intercept: number } | null;
}

export interface DrawnShape {
  readonly mark: number;
  readonly area: Rectangle;
  readonly tone: PlotTone;
  readonly label: (Label & { readonly inside: boolean }) | null;
  /** two slanted lines across the bar where it is cut; empty where it is whole */
  readonly breaks: readonly (readonly [Point, Point])[];
}

export interface DrawnLine {
  readonly path: string;
  readonly fill: string;
  readonly tone: PlotTone;
  readonly dash: number;
}

export interface DrawnBox {
  readonly mark: number;
  readonly area: Rectangle;
  readonly box: Rectangle;
  readonly median: readonly [Point, Point];
  readonly whiskers: readonly (readonly [Point, Point])[];
  readonly outliers: readonly Point[];
  readonly tone: PlotTone;
}

export interface Frame {
  readonly plot: Rectangle;
  readonly title: Label | null;
  readonly grid: readonly (readonly [Point, Point])[];
  readonly zero: readonly [Point, Point] | null;
}

/** Where a mark stands, for pointer and keyboard: around it in px, and its place in the rows and columns of its frame. */
export interface PlotMark {
  readonly mark: number;
  readonly facet: number;
  readonly column: number;
  readonly row: number;
  readonly area: Rectangle;
}

export interface PlotLayout {
  readonly frames: readonly Frame[];
  readonly shapes: readonly DrawnShape[];
  readonly points: readonly (Point & { readonly mark: number; readonly radius: number; readonly tone: PlotTone })[];
  readonly lines: readonly DrawnLine[];
  readonly boxes: readonly DrawnBox[];
  readonly trends: readonly (readonly [Point, Point])[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly ends: readonly { readonly tone: PlotTone; readonly label: Label }[];
  readonly legend: readonly {
    readonly swatch: Rectangle;
    readonly tone: PlotTone;
    readonly dash: number;
    readonly label: Label;
  }[];
  /** in the order of the marks; marks without a shape are left out */
  readonly marks: readonly PlotMark[];
}

const ROW = 20;
/** Radius of a value of a line between two gaps. */
const LONE = 3;
const SWATCH = 12;
const TITLE = 20;
const GAP = 18;
/** Height of a name and its bar where they lie sideways. */
const LYING = 26;
/** Names beside lying bars get no more room than this. */
const WIDEST = 190;
const NARROWEST = 220;

/** Number of frames beside each other. */
export function frameColumns(width: number, facets: number): number {
  return facets <= 1 ? 1 : Math.max(1, Math.min(facets, Math.floor(width / NARROWEST), facets === 4 ? 2 : 3));
}

/** Height a plot asks for at a width. */
export function plotHeight(
  width: number,
  input: Pick<PlotInput, 'facets' | 'x' | 'y' | 'sideways' | 'kind' | 'legend'>,
): number {
  const rows = Math.ceil(input.facets.length / frameColumns(width, input.facets.length));
  const head = legendRows(input.legend, width) * ROW + 28;
  const lying = input.sideways && input.x.kind === 'bands' ? input.x.names.length * LYING : 0;
  const cells = input.kind === 'cells' && input.y.kind === 'bands' ? Math.max(120, input.y.names.length * 30) : 0;
  const usual = input.facets.length > 1 ? clamp(width * 0.3, 150, 200) : clamp(width * 0.42, 230, 340);
  return Math.round(head + rows * ((lying || cells || usual) + (input.facets.length > 1 ? TITLE + GAP : 0)) + 44);
}

export function layoutPlot(input: PlotInput, box: Box): PlotLayout {
  const { facets, sideways } = input;
  const columns = frameColumns(box.width, facets.length);
  const rows = Math.ceil(facets.length / columns);
  const named = facets.length > 1 || facets[0] !== '';
  const legend = legendOf(input.legend, box.width);
  const named0 = input.kind === 'lines' && facets.length === 1 && box.width >= 480 && input.legend.length > 1;
  const shown = named0 ? [] : legend;
  const head = (shown.at(-1)?.swatch.y ?? -10) + SWATCH + 30;
  const foot = 44;
  const each = (box.height - head - foot - (rows - 1) * GAP) / rows - (named ? TITLE : 0);
  // What stands upright in the drawing, and what lies across it.
  const upright = toTick(sideways ? input.x : input.y, Math.max(20, each));
  const left = leftRoom(upright, Math.max(20, each), box.width);
  const right = named0
    ? Math.min(150, Math.max(...input.legend.map(({ name }) => textWidth(name, 12, true)))) + 16
    : 8 + (sideways ? Math.max(0, ...input.rects.map(({ text }) => (text ? textWidth(text) : 0))) : 0);
  const wide = (box.width - left - right - (columns - 1) * GAP) / columns;
  const across = toTick(sideways ? input.y : input.x, Math.max(20, wide));
  const plots = facets.map((_, i): Rectangle => ({
    x: round(left + (i % columns) * (wide + GAP)),
    y: round(head + Math.floor(i / columns) * (each + GAP + (named ? TITLE : 0)) + (named ? TITLE : 0)),
    width: round(Math.max(20, wide)),
    height: round(Math.max(20, each)),
  }));
  const xScale = scaleOf(across);
  const yScale = scaleOf(upright);
  const place = (facet: number, a: number, u: number): Point => {
    const plot = plots[facet] ?? plots[0]!;
    // Bands run down, values run up.
    const up = upright.kind === 'bands' && sideways ? yScale.at(u) : 1 - yScale.at(u);
    return { x: plot.x + xScale.at(a) * plot.width, y: plot.y + up * plot.height };
  };
  const at = (facet: number, x: number, y: number): Point => (sideways ? place(facet, y, x) : place(facet, x, y));
  const between = (facet: number, x0: number, y0: number, x1: number, y1: number): Rectangle => {
    const [a, b] = [at(facet, x0, y0), at(facet, x1, y1)];
    return {
      x: round(Math.min(a.x, b.x)),
      y: round(Math.min(a.y, b.y)),
      width: round(Math.abs(b.x - a.x)),
      height: round(Math.abs(b.y - a.y)),
    };
  };

  const marks: PlotMark[] = [];
  const shapes = input.rects.map((rect): DrawnShape => {
    const plain = between(rect.facet, rect.x0, rect.y0, rect.x1, rect.y1);
    const drawn = input.kind === 'cells' ? shrunk(plain) : atLeast(plain, sideways);
    if (rect.mark >= 0)
      marks.push({
        mark: rect.mark,
        facet: rect.facet,
        column: rect.x0 + rect.x1,
        row: rect.y0 + rect.y1,
        area: drawn,
      });
    return {
      mark: rect.mark,
      area: drawn,
      tone: rect.tone,
      label: labelOf(rect, drawn, input),
      breaks: rect.broken ? breaksOf(drawn, sideways) : [],
    };
  });
  const lines = input.lines.map((each): DrawnLine => {
    for (const point of each.points) {
      if (point.mark < 0 || !Number.isFinite(point.y)) continue;
      const { x, y } = at(each.facet, point.x, point.y);
      marks.push({
        mark: point.mark,
        facet: each.facet,
        column: Math.round(point.x * 1000),
        row: Math.round(y * -10),
        area: { x: round(x - 5), y: round(y - 5), width: 10, height: 10 },
      });
    }
    const shownAt = ({ y }: { readonly y: number }): boolean => Number.isFinite(y);
    const x = (point: PlotLine['points'][number]): number => round(at(each.facet, point.x, point.y).x);
    const y = (point: PlotLine['points'][number]): number => round(at(each.facet, point.x, point.y).y);
    return {
      path: line<PlotLine['points'][number]>().defined(shownAt).x(x).y(y)(each.points) ?? '',
      fill: each.filled
        ? (area<PlotLine['points'][number]>()
            .defined(shownAt)
            .x(x)
            .y0((point) => round(at(each.facet, point.x, point.y0).y))
            .y1(y)(each.points) ?? '')
        : '',
      tone: each.tone,
      dash: each.dash,
    };
  });
  const points = input.points.map((point) => {
    const { x, y } = at(point.facet, point.x, point.y);
    const area = {
      x: round(x - point.radius),
      y: round(y - point.radius),
      width: 2 * point.radius,
      height: 2 * point.radius,
    };
    marks.push({ mark: point.mark, facet: point.facet, column: x, row: -y, area });
    return { x: round(x), y: round(y), mark: point.mark, radius: point.radius, tone: point.tone };
  });
  // Between two gaps there is no line, but a value.
  for (const { points: own, facet, tone } of input.lines)
    own.forEach(({ x, y, mark }, i) => {
      const gap = (there: number): boolean => !Number.isFinite(own[there]?.y ?? NaN);
      if (gap(i) || !gap(i - 1) || !gap(i + 1)) return;
      const place = at(facet, x, y);
      points.push({ x: round(place.x), y: round(place.y), mark, radius: LONE, tone });
    });
  const boxes = input.boxes.map((each): DrawnBox => {
    const middle = (each.x0 + each.x1) / 2;
    const span = each.x1 - each.x0;
    const body = between(each.facet, each.x0, each.first, each.x1, each.third);
    const area = between(each.facet, each.x0, each.low, each.x1, each.high);
    marks.push({
      mark: each.mark,
      facet: each.facet,
      column: Math.round(middle * 1000),
      row: 0,
      area: atLeast(area, sideways),
    });
    const rung = (value: number, part: number): readonly [Point, Point] => [
      rounded(at(each.facet, middle - span * part, value)),
      rounded(at(each.facet, middle + span * part, value)),
    ];
    return {
      mark: each.mark,
      area,
      box: atLeast(body, sideways),
      median: rung(each.middle, 0.5),
      whiskers: [
        [rounded(at(each.facet, middle, each.low)), rounded(at(each.facet, middle, each.first))],
        [rounded(at(each.facet, middle, each.third)), rounded(at(each.facet, middle, each.high))],
        rung(each.low, 0.25),
        rung(each.high, 0.25),
      ],
      outliers: each.outliers.map((value) => rounded(at(each.facet, middle, value))),
      tone: each.tone,
    };
  });

  const xTicks = ticksOf(across, plots[0]?.width ?? 0);
  const yTicks = ticksOf(upright, plots[0]?.height ?? 0);
  const frames = plots.map((plot, i): Frame => ({
    plot,
    title: named
      ? { x: plot.x, y: plot.y - 7, text: shortened(facets[i]!, plot.width, 12, true), anchor: 'start' }
      : null,
    grid:
      sideways || (input.kind === 'points' && across.kind !== 'bands')
        ? [
            ...(across.kind === 'bands' ? [] : xTicks.map(({ value }) => vertical(place(i, value, 0).x, plot))),
            ...(sideways || upright.kind === 'bands'
              ? []
              : yTicks.map(({ value }) => horizontal(place(i, 0, value).y, plot))),
          ]
        : upright.kind === 'bands'
          ? []
          : yTicks.map(({ value }) => horizontal(place(i, 0, value).y, plot)),
    zero: zeroOf(input, plot, (value) => place(i, value, value)),
  }));
  const lastRow = (i: number): boolean => i + columns >= facets.length;
  const ticks = plots.flatMap((plot, i) => [
    ...(lastRow(i)
      ? (across.kind === 'log' ? spread : evenly)(
          xTicks.map(({ value, text }): Label => ({
            x: round(place(i, value, 0).x),
            y: plot.y + plot.height + 16,
            text: shortened(text, nameRoom(across, plot.width)),
            anchor: 'middle',
          })),
          box.width,
        )
      : []),
    ...(i % columns === 0
      ? thinned(
          yTicks.map(({ value, text }): Label => ({
            x: left - 8,
            y: round(place(i, 0, value).y + 4),
            text: shortened(text, left - 10),
            anchor: 'end',
          })),
        )
      : []),
  ]);
  const names: Label[] = [
    { x: box.width - (named0 ? right - 8 : 0), y: box.height - 4, text: `${across.label} →`, anchor: 'end' },
  ];
  if (upright.label !== '')
    names.push({
      x: 0,
      y: head - 13,
      text: upright.kind === 'bands' && (sideways || upright.down) ? `${upright.label} ↓` : `${upright.label} ↑`,
      anchor: 'start',
    });
  return {
    frames,
    shapes,
    points,
    lines,
    boxes,
    trends: input.trend ? plots.flatMap((_, i) => trendOf(input, i, at)) : [],
    ticks,
    names,
    ends: named0 ? endsOf(input, plots[0]!, at) : [],
    legend: shown,
    marks: marks.sort((a, b) => a.mark - b.mark),
  };
}

/** Index in `marks` of what lies at a point: what holds it, else the nearest within reach (any while `far`); −1 where there is none. */
export function plotMarkAt(point: Point, layout: Pick<PlotLayout, 'marks' | 'frames'>, reach: number): number {
  const facet = layout.frames.findIndex(
    ({ plot }) =>
      point.x >= plot.x - 8 &&
      point.x <= plot.x + plot.width + 8 &&
      point.y >= plot.y - 8 &&
      point.y <= plot.y + plot.height + 8,
  );
  let [best, nearest] = [-1, Infinity];
  layout.marks.forEach((mark, index) => {
    if (facet >= 0 && mark.facet !== facet) return;
    const { area } = mark;
    const dx = Math.max(area.x - point.x, point.x - area.x - area.width, 0);
    const dy = Math.max(area.y - point.y, point.y - area.y - area.height, 0);
    const distance = dx * dx + dy * dy;
    // Of several that hold the point, the one whose middle is nearest.
    const inner = Math.hypot(area.x + area.width / 2 - point.x, area.y + area.height / 2 - point.y) * 1e-6;
    if (distance + inner < nearest) [best, nearest] = [index, distance + inner];
  });
  return nearest <= reach * reach + 1 ? best : -1;
}

/** Index in `marks` an arrow leads to; at the end of a frame to the next one. */
export function stepPlot(marks: readonly PlotMark[], from: number, right: number, up: number): number {
  const here = marks[from];
  if (!here) return 0;
  const along = (mark: PlotMark): number =>
    right !== 0 ? (mark.column - here.column) * Math.sign(right) : (mark.row - here.row) * Math.sign(up);
  const aside = (mark: PlotMark): number => Math.abs(right !== 0 ? mark.row - here.row : mark.column - here.column);
  let best = -1;
  marks.forEach((mark, index) => {
    if (mark.facet !== here.facet || !(along(mark) > 0)) return;
    const rival = marks[best];
    if (!rival || along(mark) < along(rival) || (along(mark) === along(rival) && aside(mark) < aside(rival)))
      best = index;
  });
  if (best >= 0) return best;
  const next = here.facet + Math.sign(right + up);
  const there = marks.findIndex((mark) => mark.facet === next);
  return there >= 0 ? there : from;
}

/** Indices of all marks whose middle lies in a rectangle of the drawing. */
export function marksWithin(marks: readonly PlotMark[], a: Point, b: Point): number[] {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return marks.flatMap(({ area }, index) => {
    const overlaps = area.x < right && area.x + area.width > left && area.y < bottom && area.y + area.height > top;
    return overlaps ? [index] : [];
  });
}

interface UnitScale {
  /** 0 … 1 of a value */
  at(value: number): number;
}

function scaleOf(axis: PlotAxis): UnitScale {
  if (axis.kind === 'bands') return { at: (value) => value / Math.max(1, axis.names.length) };
  const scale = (axis.kind === 'log' ? scaleLog() : scaleLinear()).domain([axis.low, axis.high]).range([0, 1]);
  return { at: (value) => clamp(axis.kind === 'log' && value < axis.low ? 0 : scale(value), 0, 1) };
}

/** The coarsest round values on an axis of powers that are at least three, where there are any. */
function powerTicks(low: number, high: number): number[] {
  const found = logTicks(low, high);
  if (found.length >= 3) return found;
  const even = scaleLinear().domain([low, high]);
  for (const count of [3, 4, 5, 6]) {
    const ticks = even.ticks(count).filter((value) => value > 0);
    if (ticks.length >= 3) return ticks;
  }
  return found;
}

/** Decimals that tell values apart, at most 4. */
function decimalsOf(values: readonly number[]): number {
  const of = (value: number): number => (String(Number(value.toFixed(4))).split('.')[1] ?? '').length;
  return Math.max(0, ...values.map(of));
}

/** About how many ticks there is room for. */
function tickCount(room: number): number {
  return room < 120 ? 3 : room < 260 ? 4 : 5;
}

/** An axis that ends at ticks, so that there is one at or above the highest value. */
function toTick(axis: PlotAxis, room: number): PlotAxis {
  if (axis.kind !== 'linear' || !axis.toTick || !(axis.high > axis.low)) return axis;
  const [low, high] = scaleLinear().domain([axis.low, axis.high]).nice(tickCount(room)).domain() as [number, number];
  return { ...axis, low, high };
}

/** Room of a name under the drawing: its own place where names follow no order, so that none is left out. */
function nameRoom(axis: PlotAxis, width: number): number {
  if (axis.kind !== 'bands') return width;
  const own = width / Math.max(1, axis.names.length);
  return axis.ordered || own < 30 ? Math.max(40, width / Math.min(4, axis.names.length)) : own - 6;
}

/** Every label, or every second, third …: as many as do not touch, all the same distance apart. */
export function evenly(labels: readonly Label[], width: number): Label[] {
  const placed = labels.map((label) => {
    const half = textWidth(label.text) / 2;
    const x = Math.min(Math.max(label.x, half), Math.max(half, width - half));
    return { label: { ...label, x: round(x), anchor: 'middle' as const }, from: x - half, to: x + half };
  });
  for (let each = 1; each < labels.length; each += 1) {
    const kept = placed.filter((_, at) => at % each === 0);
    if (kept.every(({ from }, at) => at === 0 || from >= kept[at - 1]!.to + (each === 1 ? 4 : 8)))
      return kept.map(({ label }) => label);
  }
  return placed.slice(0, 1).map(({ label }) => label);
}

function ticksOf(axis: PlotAxis, room: number): { readonly value: number; readonly text: string }[] {
  if (axis.kind === 'bands') return axis.names.map((text, i) => ({ value: i + 0.5, text }));
  const values =
    axis.kind === 'log'
      ? powerTicks(axis.low, axis.high)
      : scaleLinear()
          .domain([axis.low, axis.high])
          .ticks(tickCount(room))
          .filter((value) => !axis.whole || Number.isInteger(value));
  // Values of different powers need not be alike: 0.1, 1, 10.
  const decimals = axis.kind === 'log' ? -1 : decimalsOf(values);
  return values.map((value) => ({ value, text: axis.format(value, value === values.at(-1), decimals) }));
}

function leftRoom(upright: PlotAxis, height: number, width: number): number {
  const texts = upright.kind === 'bands' ? upright.names : ticksOf(upright, height).map(({ text }) => text);
  const most = upright.kind === 'bands' ? Math.min(WIDEST, width * 0.36) : width * 0.3;
  return Math.ceil(clamp(Math.max(0, ...texts.map((text) => textWidth(text))), 20, most)) + 12;
}

function zeroOf(input: PlotInput, plot: Rectangle, at: (value: number) => Point): Frame['zero'] {
  if (input.kind === 'cells') return null;
  const values = input.y;
  if (values.kind === 'bands') return null;
  if (input.kind === 'points') return null;
  const base = values.kind === 'log' ? values.low : values.low <= 0 && values.high >= 0 ? 0 : null;
  if (base === null) return horizontalOr(input.sideways, plot);
  const { x, y } = at(base);
  return input.sideways ? vertical(x, plot) : horizontal(y, plot);
}

function horizontalOr(sideways: boolean, plot: Rectangle): Frame['zero'] {
  return sideways ? vertical(plot.x, plot) : null;
}

function horizontal(y: number, plot: Rectangle): readonly [Point, Point] {
  return [
    { x: plot.x, y: round(y) },
    { x: round(plot.x + plot.width), y: round(y) },
  ];
}

function vertical(x: number, plot: Rectangle): readonly [Point, Point] {
  return [
    { x: round(x), y: plot.y },
    { x: round(x), y: round(plot.y + plot.height) },
  ];
}

/** Near the end of a bar, from edge to edge. */
function breaksOf({ x, y, width, height }: Rectangle, sideways: boolean): DrawnShape['breaks'] {
  return [14, 20].map((away): readonly [Point, Point] =>
    sideways
      ? [rounded({ x: x + width - away + 3, y: y - 2 }), rounded({ x: x + width - away - 3, y: y + height + 2 })]
      : [rounded({ x: x - 2, y: y + away + 3 }), rounded({ x: x + width + 2, y: y + away - 3 })],
  );
}

/** A bar that is there is seen, however low. */
function atLeast(area: Rectangle, sideways: boolean): Rectangle {
  if (sideways) return area.width >= 1 ? area : { ...area, width: 1 };
  return area.height >= 1 ? area : { ...area, y: round(area.y + area.height - 1), height: 1 };
}

function shrunk({ x, y, width, height }: Rectangle): Rectangle {
  const [dx, dy] = [Math.min(1, width / 6), Math.min(1, height / 6)];
  return { x: round(x + dx), y: round(y + dy), width: round(width - 2 * dx), height: round(height - 2 * dy) };
}

function labelOf(rect: PlotRect, drawn: Rectangle, input: PlotInput): DrawnShape['label'] {
  if (!rect.text) return null;
  const wide = textWidth(rect.text);
  if (input.kind === 'cells')
    return wide <= drawn.width - 4 && drawn.height >= 16
      ? {
          x: round(drawn.x + drawn.width / 2),
          y: round(drawn.y + drawn.height / 2 + 4),
          text: rect.text,
          anchor: 'middle',
          inside: true,
        }
      : null;
  if (input.sideways)
    return {
      x: round(drawn.x + drawn.width + 6),
      y: round(drawn.y + drawn.height / 2 + 4),
      text: rect.text,
      anchor: 'start',
      inside: false,
    };
  return wide <= drawn.width + 10
    ? {
        x: round(drawn.x + drawn.width / 2),
        y: round(rect.y1 < 0 ? drawn.y + drawn.height + 14 : drawn.y - 5),
        text: rect.text,
        anchor: 'middle',
        inside: false,
      }
    : null;
}

function trendOf(
  { trend, x, y }: PlotInput,
  facet: number,
  at: (facet: number, x: number, y: number) => Point,
): (readonly [Point, Point])[] {
  if (!trend || x.kind !== 'linear' || y.kind !== 'linear') return [];
  const { slope, intercept } = trend;
  // Cut where it leaves the frame.
  const ends = [x.low, x.high].map((value) => {
    const height = clamp(intercept + slope * value, y.low, y.high);
    return slope === 0 ? { x: value, y: height } : { x: clamp((height - intercept) / slope, x.low, x.high), y: height };
  });
  return [[rounded(at(facet, ends[0]!.x, ends[0]!.y)), rounded(at(facet, ends[1]!.x, ends[1]!.y))]];
}

function endsOf(
  input: PlotInput,
  plot: Rectangle,
  at: (facet: number, x: number, y: number) => Point,
): PlotLayout['ends'] {
  const found = input.lines.flatMap((each) => {
    const last = each.points.findLast(({ y }) => Number.isFinite(y));
    return last && each.name !== ''
      ? [{ each, y: at(each.facet, last.x, each.filled ? (last.y + last.y0) / 2 : last.y).y }]
      : [];
  });
  found.sort((a, b) => a.y - b.y);
  let free = -Infinity;
  const placed = found.map(({ y }) => (free = Math.max(y, free + 15)));
  let floor = plot.y + plot.height + 15;
  for (let i = placed.length - 1; i >= 0; i--) {
    floor = Math.min(placed[i]!, floor - 15);
    placed[i] = floor;
  }
  return found.map(({ each }, i) => ({
    tone: each.tone,
    label: {
      x: round(plot.x + plot.width + 8),
      y: round(placed[i]! + 4),
      text: shortened(each.name, 150, 12, true),
      anchor: 'start',
    },
  }));
}

function legendRows(legend: PlotInput['legend'], width: number): number {
  const last = legendOf(legend, width).at(-1);
  return last ? 1 + Math.round(last.swatch.y / ROW) : 0;
}

function legendOf(legend: PlotInput['legend'], width: number): PlotLayout['legend'] {
  let [x, y] = [0, 0];
  return legend.map(({ name, tone, dash }) => {
    const text = shortened(name, Math.min(200, width - SWATCH - 10));
    const wide = SWATCH + 6 + textWidth(text) + 14;
    if (x > 0 && x + wide - 14 > width) [x, y] = [0, y + ROW];
    const item = {
      swatch: { x: round(x), y, width: SWATCH, height: SWATCH },
      tone,
      dash,
      label: { x: round(x + SWATCH + 6), y: y + 10.5, text, anchor: 'start' as const },
    };
    x += wide;
    return item;
  });
}

/** Upright neighbours that would touch give way to those above them. */
function thinned(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y))
    if (label.y - (kept.at(-1)?.y ?? -Infinity) >= 13) kept.push(label);
  return kept;
}

function rounded({ x, y }: Point): Point {
  return { x: round(x), y: round(y) };
}
