/**
 * Values in rows, each a dot on its intervals: the most valuable customers, or the parameters of a model. Pure: rows and box in;
 * places and texts out.
 */

import { scaleLinear, scaleLog } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, logTicks, spread } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface Span {
  readonly low: number;
  readonly high: number;
}

export interface RankingRow {
  /** forms of the name, longest first */
  readonly names: readonly string[];
  readonly value: number;
  /** the value as it is written */
  readonly text: string;
  /** at most two; those with NaN are not drawn */
  readonly spans: readonly Span[];
}

export interface RankingInput {
  readonly rows: readonly RankingRow[];
  /** `log` where only ratios count; all values are positive then */
  readonly scale: 'linear' | 'log';
  /** what values are compared with; `null` for nothing */
  readonly reference: number | null;
}

export interface RankingLayout {
  readonly plot: Rectangle;
  readonly rows: readonly {
    readonly index: number;
    readonly band: Rectangle;
    readonly name: Label;
    readonly dot: { readonly x: number; readonly y: number };
    readonly spans: readonly { readonly x1: number; readonly x2: number; readonly y: number; readonly place: number }[];
    readonly text: Label;
  }[];
  readonly reference: number | null;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
}

const ROW = 24;
const TOP = 4;
const BELOW = 42;
/** A log axis goes at most this far beyond its dots. */
const FARTHEST = 30;

export function rankingHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/** @param axis name of the axis, @param format a tick; the unit only where asked for */
export function layoutRanking(
  input: RankingInput,
  axis: string,
  format: (value: number, unit: boolean) => string,
  box: Box,
): RankingLayout {
  const { rows } = input;
  const most = box.width * 0.34;
  const names = rows.map((row) => firstFitting(row.names, most) || (row.names.at(-1) ?? ''));
  const left = Math.ceil(Math.max(20, ...names.map((text) => textWidth(text)))) + 12;
  const right = Math.ceil(Math.max(20, ...rows.map((row) => textWidth(row.text, 12, true)))) + 12;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - right), height: rows.length * ROW };
  const base = plot.y + plot.height;
  const [low, high] = ends(input);
  const scale = (input.scale === 'log' ? scaleLog() : scaleLinear())
    .domain([low, high])
    .range([plot.x, plot.x + plot.width])
    .clamp(true);
  const across = (value: number): number => round(input.scale === 'log' && value <= 0 ? plot.x : scale(value));
  const steps = input.scale === 'log' ? logTicks(low, high) : linearTicks(low, high, plot.width);
  return {
    plot,
    rows: rows.map((row, index) => {
      const y = plot.y + (index + 0.5) * ROW;
      const spans = row.spans.flatMap(({ low: from, high: to }, place) =>
        Number.isFinite(from) && Number.isFinite(to)
          ? [{ x1: across(from), x2: across(to), y: round(y + (row.spans.length > 1 ? (place - 0.5) * 8 : 0)), place }]
          : [],
      );
      return {
        index,
        band: { x: 0, y: round(plot.y + index * ROW), width: box.width, height: ROW },
        name: { x: 0, y: round(y + 4), text: names[index]!, anchor: 'start' as const },
        dot: { x: across(row.value), y: round(row.spans.length > 1 ? y - 4 : y) },
        spans,
        text: { x: box.width, y: round(y + 4), text: row.text, anchor: 'end' as const },
      };
    }),
    reference: input.reference === null ? null : across(input.reference),
    grid: steps.map(across),
    ticks: spread(
      steps.map((value, i): Label => ({
        x: across(value),
        y: base + 18,
        text: format(value, i === steps.length - 1),
        anchor: 'middle',
      })),
      box.width,
    ),
    name: { x: plot.x + plot.width, y: box.height - 4, text: `${axis} →`, anchor: 'end' },
  };
}

/** Row at a height; −1 outside. */
export function rankAt(y: number, { plot, rows }: RankingLayout): number {
  const row = Math.floor((y - plot.y) / ROW);
  return row >= 0 && row < rows.length ? row : -1;
}

/** All values and intervals, on a linear axis zero as well, with a little air. */
function ends({ rows, scale, reference }: RankingInput): [number, number] {
  const all = rows.flatMap(({ value, spans }) => [value, ...spans.flatMap(({ low, high }) => [low, high])]);
  if (reference !== null) all.push(reference);
  const usable = all.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
  if (usable.length === 0) return scale === 'log' ? [0.5, 2] : [0, 1];
  let [low, high] = [Math.min(...usable), Math.max(...usable)];
  if (scale === 'log') {
    // An interval without end runs to the rim; it does not press all others into a point.
    const dots = [...rows.map(({ value }) => value), reference ?? NaN].filter((value) => value > 0 && value < Infinity);
    low = Math.max(low, Math.min(...dots) / FARTHEST);
    high = Math.min(high, Math.max(...dots) * FARTHEST);
    const air = Math.max(1.08, (high / low) ** 0.04);
    return [low / air, high * air];
  }
  const floor = Math.min(0, low);
  return [floor, high > floor ? high + (high - floor) * 0.03 : floor + 1];
}

/** The row an arrow leads to. */
export function stepRow(from: number, by: number, rows: number): number {
  return clamp(from + by, 0, Math.max(0, rows - 1));
}
