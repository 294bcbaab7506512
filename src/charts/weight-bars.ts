/**
 * Weights as bars whose ends can be moved, with the judgements behind them: one dot an expert, the middle half of them as a thick line, or
 * an interval. Pure: rows and box in; bars, handles, lines and texts out.
 */

import { scaleLinear } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { shortened, textWidth } from './parts/text.ts';

export interface WeightBar {
  readonly name: string;
  /** share of the whole, 0 … 1 */
  readonly value: number;
  /** as it is written */
  readonly text: string;
  /** where the bar would end if it had not been moved; NaN where it has not */
  readonly before: number;
  /** judgements one by one; empty where there are none or too many */
  readonly dots: readonly number[];
  /** ends of the line under the bar, and of its thick part; `null` where there is none */
  readonly line: { readonly low: number; readonly lower: number; readonly upper: number; readonly high: number } | null;
}

export interface WeightBarsLayout {
  readonly plot: Rectangle;
  /** the value at the right end of the axis */
  readonly top: number;
  readonly rows: readonly {
    readonly index: number;
    readonly band: Rectangle;
    readonly bar: Rectangle;
    readonly name: Label;
    readonly text: Label;
    readonly before: number | null;
    readonly dots: readonly number[];
    readonly line: {
      readonly y: number;
      readonly low: number;
      readonly lower: number;
      readonly upper: number;
      readonly high: number;
    } | null;
    /** middle of the line under the bar */
    readonly under: number;
    readonly handle: Rectangle;
  }[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
}

const PLAIN_ROW = 30;
const FULL_ROW = 42;
const BAR = 16;
const TOP = 4;
const BELOW = 40;
/** Room for the name above the bar, where there is none beside it. */
const NAME_ABOVE = 18;
const NARROW = 420;
const GRIP = 8;
/** How far from the end of a bar a press takes hold of it, px. */
const REACH = 14;

function isFull(rows: readonly WeightBar[]): boolean {
  return rows.some(({ dots, line }) => dots.length > 0 || line !== null);
}

/** Long names in a narrow picture stand above their bars. */
function namesAbove(rows: readonly WeightBar[], width: number): boolean {
  return width < NARROW && rows.some(({ name }) => textWidth(name, 13) > width * 0.24);
}

function rowHeight(rows: readonly WeightBar[], width: number): number {
  return (isFull(rows) ? FULL_ROW : PLAIN_ROW) + (namesAbove(rows, width) ? NAME_ABOVE : 0);
}

export function weightBarsHeight(rows: readonly WeightBar[], width: number): number {
  return TOP + rows.length * rowHeight(rows, width) + BELOW;
}

/** The right end of the axis: all there is to see, and room to drag. */
export function topOf(rows: readonly WeightBar[]): number {
  const most = rows.reduce(
    (high, row) =>
      Math.max(high, row.value, row.line?.high ?? 0, Number.isNaN(row.before) ? 0 : row.before, ...row.dots),
    0,
  );
  return most > 0.85 ? 1 : Math.min(1, Math.max(0.1, Math.ceil(most * 1.15 * 20) / 20));
}

/** @param top right end of the axis while a drag goes on, `null` to find it */
export function layoutWeightBars(
  rows: readonly WeightBar[],
  top: number | null,
  axis: string,
  format: (share: number, unit: boolean) => string,
  box: Box,
): WeightBarsLayout {
  const above = namesAbove(rows, box.width);
  const height = rowHeight(rows, box.width);
  const longest = Math.max(24, ...rows.map(({ name }) => textWidth(name, 13)));
  const left = above ? 0 : Math.ceil(Math.min(box.width * 0.3, longest + 4)) + 12;
  const right = Math.ceil(Math.max(30, ...rows.map(({ text }) => textWidth(text, 13, true)))) + 18;
  const plot = { x: left, y: TOP, width: Math.max(60, box.width - left - right), height: rows.length * height };
  const end = top ?? topOf(rows);
  const scale = scaleLinear([0, end], [plot.x, plot.x + plot.width]).clamp(true);
  const across = (value: number): number => round(scale(value));
  const steps = linearTicks(0, end, plot.width);
  return {
    plot,
    top: end,
    rows: rows.map((row, index) => {
      const y = plot.y + index * height;
      const at = y + (above ? NAME_ABOVE : 0) + (isFull(rows) ? 5 : (PLAIN_ROW - BAR) / 2);
      const bar = { x: plot.x, y: round(at), width: round(across(row.value) - plot.x), height: BAR };
      const under = round(at + BAR + 10);
      return {
        index,
        band: { x: 0, y: round(y), width: box.width, height },
        bar,
        name: {
          x: above ? 6 : 0,
          y: round(above ? y + 15 : at + BAR / 2 + 4.5),
          text: shortened(row.name, above ? box.width - 6 : left - 12, 13),
          anchor: 'start' as const,
        },
        text: { x: box.width, y: round(at + BAR / 2 + 4.5), text: row.text, anchor: 'end' as const },
        before: Number.isNaN(row.before) ? null : across(row.before),
        dots: row.dots.map(across),
        line:
          row.line === null
            ? null
            : {
                y: under,
                low: across(row.line.low),
                lower: across(row.line.lower),
                upper: across(row.line.upper),
                high: across(row.line.high),
              },
        under,
        handle: { x: round(across(row.value) - GRIP / 2), y: round(at - 3), width: GRIP, height: BAR + 6 },
      };
    }),
    grid: steps.map(across),
    ticks: spread(
      steps.map((value, i): Label => ({
        x: across(value),
        y: plot.y + plot.height + 18,
        text: format(value, i === steps.length - 1),
        anchor: 'middle',
      })),
      box.width,
    ),
    name: { x: plot.x + plot.width, y: box.height - 4, text: `${axis} →`, anchor: 'end' },
  };
}

/** Row at a height; −1 outside. */
export function weightRowAt(y: number, { plot, rows }: WeightBarsLayout): number {
  const row = Math.floor(((y - plot.y) / plot.height) * rows.length);
  return row >= 0 && row < rows.length ? row : -1;
}

/** Whether a place is close enough to the end of the row's bar to take hold of it. @param reach px on either side */
export function isHandle(x: number, row: number, { rows }: WeightBarsLayout, reach = REACH): boolean {
  const handle = rows[row]?.handle;
  return handle !== undefined && Math.abs(x - (handle.x + GRIP / 2)) <= reach;
}

/** The share at a place of the axis. */
export function shareAt(x: number, { plot, top }: WeightBarsLayout): number {
  return clamp(((x - plot.x) / plot.width) * top, 0, 1);
}
