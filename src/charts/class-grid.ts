/** Things by groups of people: each cell has the class the group puts the thing in, each row says whether the groups differ. Pure. */

import { round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface ClassGridInput {
  readonly columns: readonly { readonly name: string; readonly note: string }[];
  readonly rows: readonly {
    readonly name: string;
    readonly note: string;
    /** the note stands out */
    readonly strong: boolean;
    readonly cells: readonly {
      readonly letter: string;
      readonly text: string;
      /** colour, 1 … 5 of the categories; 0 is grey */
      readonly hue: number;
    }[];
  }[];
  /** heading over the notes of the rows */
  readonly notes: string;
}

export interface ClassGridLayout {
  readonly cells: readonly (Rectangle & {
    readonly row: number;
    readonly column: number;
    readonly letter: Label;
    readonly text: Label | null;
  })[];
  readonly names: readonly (Label & { readonly row: number })[];
  readonly notes: readonly (Label & { readonly row: number })[];
  readonly heads: readonly (Label & { readonly strong: boolean })[];
  readonly plot: Rectangle;
}

const ROW = 30;
const NARROW_ROW = 46;
const TOP = 44;
const GAP = 3;
const WIDE = 480;

export function classGridHeight(rows: number, width: number): number {
  return TOP + rows * (width < WIDE ? NARROW_ROW : ROW);
}

export function layoutClassGrid(input: ClassGridInput, box: Box): ClassGridLayout {
  const { columns, rows } = input;
  const beside = box.width >= WIDE;
  const step = beside ? ROW : NARROW_ROW;
  const left = beside
    ? Math.ceil(Math.min(box.width * 0.28, Math.max(0, ...rows.map(({ name }) => textWidth(name))))) + 10
    : 0;
  const right =
    Math.ceil(Math.max(textWidth(input.notes), ...rows.map(({ note, strong }) => textWidth(note, 12, strong)))) + 10;
  const plot = { x: left, y: TOP, width: Math.max(60, box.width - left - right), height: rows.length * step };
  const width = plot.width / Math.max(1, columns.length);
  return {
    plot,
    cells: rows.flatMap(({ cells }, row) =>
      cells.map(({ letter, text }, column) => {
        const x = round(plot.x + column * width);
        const y = TOP + row * step + (beside ? 0 : 18);
        const room = width - GAP - textWidth(letter, 12, true) - 18;
        return {
          row,
          column,
          x,
          y,
          width: round(width - GAP),
          height: ROW - GAP,
          letter: { x: x + 8, y: y + 18, text: letter, anchor: 'start' as const },
          text: fits(text, room) ? { x: round(x + width - GAP - 6), y: y + 18, text, anchor: 'end' as const } : null,
        };
      }),
    ),
    names: rows.map(({ name }, row) => ({
      row,
      x: beside ? left - 10 : 0,
      y: TOP + row * step + (beside ? 18 : 13),
      text: shortened(name, beside ? left - 10 : box.width),
      anchor: beside ? 'end' : 'start',
    })),
    notes: rows.map(({ note }, row) => ({
      row,
      x: box.width,
      y: TOP + row * step + (beside ? 18 : 36),
      text: note,
      anchor: 'end',
    })),
    heads: [
      ...columns.flatMap(({ name, note }, column): ClassGridLayout['heads'][number][] => {
        const x = round(plot.x + column * width + 2);
        return [
          { x, y: 16, text: shortened(name, width - 6, 12, true), anchor: 'start', strong: true },
          ...(fits(note, width - 6) ? [{ x, y: 33, text: note, anchor: 'start' as const, strong: false }] : []),
        ];
      }),
      { x: box.width, y: 33, text: input.notes, anchor: 'end', strong: false },
    ],
  };
}

/** Cell at a place, row · columns + column; −1 beside the grid unless the nearest is meant. */
export function classCellAt(
  x: number,
  y: number,
  input: ClassGridInput,
  layout: ClassGridLayout,
  nearest: boolean,
): number {
  const { columns, rows } = input;
  const { plot } = layout;
  const column = Math.floor(((x - plot.x) / plot.width) * columns.length);
  const row = Math.floor(((y - plot.y) / plot.height) * rows.length);
  const inside = column >= 0 && column < columns.length && row >= 0 && row < rows.length;
  if (!inside && !nearest) return -1;
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
  return within(row, rows.length) * columns.length + within(column, columns.length);
}
