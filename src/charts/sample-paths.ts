/**
 * Dot timelines: a row a customer, a dot a purchase, the line dark while the customer is alive and light afterwards. What lies after
 * the day of observation is shaded: nobody sees it. Pure: paths and box in; lines, dots and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface SamplePath {
  /** first purchase */
  readonly start: number;
  /** further purchases, ascending */
  readonly times: readonly number[];
  /** when the customer drops out; Infinity where later than the picture */
  readonly end: number;
  /** what stands at the end of the row, such as an estimate */
  readonly text: string;
  /** alive on the day of observation: a filled sign before the text, else a hollow one */
  readonly alive: boolean;
}

export interface SamplePathsInput {
  readonly paths: readonly SamplePath[];
  /** the day of observation */
  readonly observed: number;
  /** right end of the axis, ≥ observed */
  readonly last: number;
}

export interface SamplePathsWords {
  readonly axis: string;
  /** over the end of the rows */
  readonly column: string;
  readonly observed: string;
  readonly hidden: string;
}

export interface PathRow {
  readonly index: number;
  readonly y: number;
  /** x of the parts of the line */
  readonly alive: readonly [number, number];
  /** `null` where the customer outlives the picture */
  readonly dead: readonly [number, number] | null;
  readonly dots: readonly { readonly x: number; readonly first: boolean; readonly hidden: boolean }[];
  /** centre of the sign of truth */
  readonly sign: number;
  readonly label: Label;
  readonly band: Rectangle;
}

export interface SamplePathsLayout {
  readonly plot: Rectangle;
  readonly rows: readonly PathRow[];
  readonly observedX: number;
  readonly hidden: Rectangle;
  readonly ticks: readonly Label[];
  readonly notes: readonly Label[];
}

const TOP = 24;
const BELOW = 40;
const ROW = 17;

export function samplePathsHeight(rows: number): number {
  return TOP + Math.max(1, rows) * ROW + BELOW;
}

export function layoutSamplePaths(
  input: SamplePathsInput,
  words: SamplePathsWords,
  format: (value: number) => string,
  box: Box,
): SamplePathsLayout {
  const { paths, observed, last } = input;
  const right = Math.ceil(Math.max(textWidth(words.column), ...paths.map(({ text }) => textWidth(text) + 16), 30)) + 10;
  const plot = { x: 6, y: TOP, width: Math.max(60, box.width - 6 - right), height: Math.max(1, paths.length) * ROW };
  const x = (value: number): number => round(plot.x + clamp(value / last, 0, 1) * plot.width);
  const observedX = x(observed);
  const rows = paths.map((path, index): PathRow => {
    const y = plot.y + (index + 0.5) * ROW;
    const leaves = path.end < last ? x(path.end) : null;
    const column = plot.x + plot.width + 10;
    return {
      index,
      y,
      alive: [x(path.start), leaves ?? x(last)],
      dead: leaves === null ? null : [leaves, x(last)],
      dots: [
        { x: x(path.start), first: true, hidden: false },
        ...path.times
          .filter((time) => time <= last)
          .map((time) => ({ x: x(time), first: false, hidden: time > observed })),
      ],
      sign: column + 4,
      label: { x: column + 14, y: y + 4, text: path.text, anchor: 'start' },
      band: { x: 0, y: y - ROW / 2, width: box.width, height: ROW },
    };
  });
  const base = plot.y + plot.height;
  const notes: Label[] = [{ x: box.width, y: 14, text: words.column, anchor: 'end' }];
  const columnFrom = box.width - textWidth(words.column) - 8;
  const observedEnd = observedX - 5;
  if (observedEnd - textWidth(words.observed) >= 0)
    notes.push({ x: observedEnd, y: 14, text: words.observed, anchor: 'end' });
  if (observedX + 6 + textWidth(words.hidden) <= Math.min(columnFrom, plot.x + plot.width + 4))
    notes.push({ x: observedX + 6, y: 14, text: words.hidden, anchor: 'start' });
  return {
    plot,
    rows,
    observedX,
    hidden: { x: observedX, y: plot.y - 4, width: round(plot.x + plot.width - observedX), height: plot.height + 8 },
    ticks: spread(
      [
        ...linearTicks(0, last, plot.width).map((value) => ({
          x: x(value),
          y: base + 20,
          text: format(value),
          anchor: 'middle' as const,
        })),
      ],
      plot.x + plot.width + 8,
    ),
    notes: [...notes, { x: plot.x + plot.width, y: base + 36, text: `${words.axis} →`, anchor: 'end' }],
  };
}

/** Row at a height; −1 outside. */
export function pathAt(y: number, layout: SamplePathsLayout): number {
  const row = Math.floor((y - layout.plot.y) / ROW);
  return row < 0 || row >= layout.rows.length ? -1 : row;
}
