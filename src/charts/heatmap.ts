/** A grid of cells, each filled from below by its picked part, with its number. Pure: counts and box in, rectangles and texts out. */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { litPart } from './parts/lit-part.ts';
import { largest, ghostOf, inkOn, rampStep } from './parts/ramp.ts';
import { fits } from './parts/text.ts';

export interface HeatmapInput {
  readonly columns: number;
  readonly rows: number;
  /** length rows·columns, row by row from the lowest score; cells of count 0 are empty */
  readonly counts: ArrayLike<number>;
  /** the colour, on a power scale */
  readonly colours: ArrayLike<number>;
}

export interface HeatmapCell extends Rectangle {
  readonly index: number;
  readonly count: number;
  /** 1 … 6 of the value ramp; 0 where the cell is empty */
  readonly step: number;
}

/** How a cell is filled and what is written in it. */
export interface HeatmapFill {
  /** class of the ground: ramp step, ghost or empty */
  readonly ground: string;
  /** the picked part, from below; `null` where there is none or nothing is picked */
  readonly part: Rectangle | null;
  /** class of the picked part */
  readonly tone: string;
  readonly label: { readonly x: number; readonly y: number; readonly text: string; readonly tone: string } | null;
}

export interface HeatmapLayout {
  readonly cells: readonly HeatmapCell[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  /** the grid without its scores and names */
  readonly plot: Rectangle;
}

const LEFT = 22;
const GAP = 2;
const BELOW = 35;

function rowHeight(width: number): number {
  return width < 300 ? 36.6 : 48;
}

export function heatmapHeight(width: number, rows: number): number {
  return Math.round(rows * rowHeight(width) + BELOW);
}

export function layoutHeatmap(
  input: HeatmapInput,
  names: { readonly x: string; readonly y: string },
  box: Box,
): HeatmapLayout {
  const { columns, rows } = input;
  const plot = { x: LEFT, y: 0, width: box.width - LEFT, height: box.height - BELOW };
  const width = (plot.width - GAP * (columns - 1)) / columns;
  const height = (plot.height - GAP * (rows - 1)) / rows;
  const strongest = largest(input.colours);
  const cells: HeatmapCell[] = [];
  for (let index = 0; index < columns * rows; index++) {
    const area = {
      x: round(plot.x + (index % columns) * (width + GAP)),
      y: round(plot.y + (rows - 1 - Math.floor(index / columns)) * (height + GAP)),
      width: round(width),
      height: round(height),
    };
    const count = input.counts[index]!;
    cells.push({ index, count, step: count > 0 ? rampStep(input.colours[index]!, strongest) : 0, ...area });
  }

  const bottom = plot.y + plot.height;
  const ticks: Label[] = [];
  for (let i = 0; i < columns; i++)
    ticks.push({
      x: round(plot.x + i * (width + GAP) + width / 2),
      y: bottom + 16,
      text: String(i + 1),
      anchor: 'middle',
    });
  for (let i = 0; i < rows; i++)
    ticks.push({
      x: 13,
      y: round(plot.y + (rows - 1 - i) * (height + GAP) + height / 2 + 4),
      text: String(i + 1),
      anchor: 'end',
    });

  const below = box.height - 2;
  const right: Label = { x: box.width, y: below, text: `${names.x} →`, anchor: 'end' };
  const left: Label = { x: 0, y: below, text: `↑ ${names.y}`, anchor: 'start' };
  return { cells, ticks, names: [left, right], plot };
}

/**
 * @param picked how many of the cell are picked; `null` while nothing is picked anywhere
 * @param format how a count is written in a cell
 */
export function fillCell(cell: HeatmapCell, picked: number | null, format: (count: number) => string): HeatmapFill {
  const { step } = cell;
  if (step === 0) return { ground: 'none', part: null, tone: '', label: null };
  if (picked === null) {
    const text = format(cell.count);
    const [x, y] = [round(cell.x + cell.width / 2), round(cell.y + cell.height / 2 + 4)];
    const label = fits(text, cell.width - 2) ? { x, y, text, tone: inkOn(step) } : null;
    return { ground: `f${step}`, part: null, tone: '', label };
  }
  const part = litPart(cell, picked / cell.count);
  if (!part) return { ground: ghostOf(step), part, tone: '', label: null };
  const text = format(picked);
  const label = fits(text, cell.width - 2) ? placeLabel(text, part, cell, step) : null;
  return { ground: ghostOf(step), part, tone: `f${step}`, label };
}

/** The number stands wholly in the fill or wholly above it, as near to the middle as it can. */
function placeLabel(text: string, fill: Rectangle, area: Rectangle, step: number): HeatmapFill['label'] {
  const x = round(area.x + area.width / 2);
  const middle = area.y + area.height / 2 + 4;
  if (fill.height >= area.height / 2) {
    return { x, y: round(Math.min(Math.max(middle, fill.y + 13), area.y + area.height - 4)), text, tone: inkOn(step) };
  }
  return { x, y: round(Math.max(Math.min(middle, fill.y - 5), area.y + 12)), text, tone: 'ink' };
}

/** The cell at a place, the nearest one for places beside the grid; −1 where there is no grid. */
export function cellAt(x: number, y: number, plot: Rectangle, columns: number, rows: number): number {
  if (columns < 1 || rows < 1 || !(plot.width > 0) || !(plot.height > 0)) return -1;
  const column = clamp(Math.floor(((x - plot.x) / plot.width) * columns), 0, columns - 1);
  const row = clamp(rows - 1 - Math.floor(((y - plot.y) / plot.height) * rows), 0, rows - 1);
  return row * columns + column;
}

/** The cell an arrow leads to; the border is the end. */
export function stepCell(from: number, right: number, up: number, columns: number, rows: number): number {
  const column = clamp((from % columns) + right, 0, columns - 1);
  const row = clamp(Math.floor(from / columns) + up, 0, rows - 1);
  return row * columns + column;
}
