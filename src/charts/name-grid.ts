/** A grid of cells with a name at each row and column: judgement matrices, wins, who gave what. Pure: names and cells in, places out. */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { inkOn } from './parts/ramp.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface GridCellInput {
  /** forms of what is written, longest first; none where the cell is empty */
  readonly texts: readonly string[];
  /** 1 … 6 of the value ramp; 0 is empty, −1 plain (it is there, but has no weight of its own) */
  readonly step: number;
  /** drawn with a ring: it is what the picture is about */
  readonly ring: boolean;
}

export interface NameGridInput {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** row by row */
  readonly cells: readonly GridCellInput[];
}

export interface NameGridCell extends Rectangle {
  readonly index: number;
  readonly ground: string;
  readonly ring: boolean;
  readonly label: { readonly x: number; readonly y: number; readonly text: string; readonly tone: string } | null;
}

export interface NameGridLayout {
  readonly plot: Rectangle;
  readonly cells: readonly NameGridCell[];
  readonly rows: readonly Label[];
  readonly columns: readonly Label[];
}

const GAP = 2;
const HEAD = 22;
const LOWEST = 24;
const HIGHEST = 40;

function cellHeight({ rows, columns }: NameGridInput, width: number): number {
  const across = (width - leftOf(rows, width)) / Math.max(1, columns.length);
  return clamp(across * 0.62, LOWEST, rows.length > 12 ? LOWEST + 2 : HIGHEST);
}

export function nameGridHeight(input: NameGridInput, width: number): number {
  return Math.round(HEAD + input.rows.length * cellHeight(input, width));
}

/** Where rows and columns are the same things and a name has no room above its column, numbers stand for names. */
function isNumbered({ rows, columns }: NameGridInput, width: number): boolean {
  return (
    rows.length === columns.length &&
    rows.every((name, i) => name === columns[i]) &&
    columns.some((name) => !fits(name, Math.max(14, width - 4)))
  );
}

/** Room for the names of rows: what they want, up to a third of the width. */
function leftOf(rows: readonly string[], width: number): number {
  return Math.ceil(Math.min(width * 0.3, Math.max(16, ...rows.map((name) => textWidth(name) + 14)))) + 10;
}

export function layoutNameGrid(input: NameGridInput, box: Box): NameGridLayout {
  const { rows, columns } = input;
  const left = leftOf(rows, box.width);
  const plot = { x: left, y: HEAD, width: box.width - left, height: box.height - HEAD };
  const width = plot.width / Math.max(1, columns.length);
  const numbered = isNumbered(input, width);
  const height = plot.height / Math.max(1, rows.length);
  const cells = input.cells.map((cell, index): NameGridCell => {
    const area = {
      x: round(plot.x + (index % columns.length) * width + GAP / 2),
      y: round(plot.y + Math.floor(index / columns.length) * height + GAP / 2),
      width: round(width - GAP),
      height: round(height - GAP),
    };
    const text = cell.texts.find((form) => fits(form, area.width - 4, 12, true)) ?? '';
    return {
      index,
      ...area,
      ring: cell.ring,
      ground: cell.step > 0 ? `f${cell.step}` : cell.step < 0 ? 'plain' : 'none',
      label:
        text === ''
          ? null
          : {
              x: round(area.x + area.width / 2),
              y: round(area.y + area.height / 2 + 4),
              text,
              tone: cell.step > 0 ? inkOn(cell.step) : 'q',
            },
    };
  });
  return {
    plot,
    cells,
    rows: rows.map((name, row) => ({
      x: 0,
      y: round(plot.y + (row + 0.5) * height + 4),
      text: shortened(numbered ? `${row + 1} ${name}` : name, left - 10),
      anchor: 'start',
    })),
    columns: columns.map((name, column) => ({
      x: round(plot.x + (column + 0.5) * width),
      y: HEAD - 8,
      text: numbered ? String(column + 1) : shortened(name, Math.max(14, width - 4)),
      anchor: 'middle',
    })),
  };
}

/** Cell at a place; −1 outside. */
export function gridCellAt(x: number, y: number, { plot }: NameGridLayout, columns: number, rows: number): number {
  const column = Math.floor(((x - plot.x) / plot.width) * columns);
  const row = Math.floor(((y - plot.y) / plot.height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

/** The cell an arrow leads to; the border is the end. */
export function stepGrid(from: number, right: number, down: number, columns: number, rows: number): number {
  const column = clamp((from % columns) + right, 0, columns - 1);
  const row = clamp(Math.floor(from / columns) + down, 0, rows - 1);
  return row * columns + column;
}
