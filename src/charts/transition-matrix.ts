/**
 * A matrix of moves between ordered states: rows where things were, columns where they are; a further row and column stand apart
 * for those who were or are nowhere. Pure: counts and box in; cells and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { litPart } from './parts/lit-part.ts';
import { ghostOf, inkOn, rampStep } from './parts/ramp.ts';
import { fits, textWidth } from './parts/text.ts';

export interface TransitionInput {
  /** names of the states, the best first, then that of being nowhere: at the start, and at the end */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** length rows × columns, row by row; the last cell of the last row is left out */
  readonly counts: ArrayLike<number>;
  /** share of its row, NaN in empty rows */
  readonly shares: ArrayLike<number>;
  /** under each row name, such as its total */
  readonly totals: readonly string[];
  /** whether the last row and the last column are of being nowhere and stand apart; both unless told */
  readonly apart?: { readonly row: boolean; readonly column: boolean } | undefined;
  /** false where rows and columns are different things, so that no cell is a move or a stay */
  readonly moves?: boolean | undefined;
}

export interface TransitionCell extends Rectangle {
  readonly index: number;
  readonly count: number;
  /** 1 … 6 of the value ramp, 0 where the cell is empty */
  readonly step: number;
  /** `stay` is the diagonal; up is towards the first state */
  readonly kind: 'up' | 'down' | 'stay' | 'in' | 'out' | 'plain';
}

export interface TransitionLayout {
  readonly cells: readonly TransitionCell[];
  readonly labels: readonly (Label & { readonly tone: string })[];
  readonly names: readonly Label[];
  readonly across: readonly number[];
  readonly upright: readonly number[];
}

const GAP = 2;
const APART = 10;
const TOP = 40;
const ROW = 44;
const BOTH_APART = { row: true, column: true };

export function transitionHeight(rows: number): number {
  return TOP + rows * (ROW + GAP) + APART;
}

export function layoutTransitions(
  { rows, columns, counts, shares, totals, apart = BOTH_APART, moves = true }: TransitionInput,
  names: { readonly x: string; readonly y: string },
  box: Box,
): TransitionLayout {
  const left = Math.ceil(Math.max(...[...rows, ...totals].map((text) => textWidth(text, 12, true)), 30)) + 10;
  const gone = apart.column ? columns.length - 1 : -1;
  const came = apart.row ? rows.length - 1 : -1;
  const width =
    (box.width - left - (apart.column ? APART - GAP : 0) - GAP * (columns.length - 1)) / Math.max(1, columns.length);
  const x = columns.map((_, i) => round(left + i * (width + GAP) + (i === gone ? APART - GAP : 0)));
  const y = rows.map((_, i) => TOP + i * (ROW + GAP) + (i === came ? APART - GAP : 0));
  const cells: TransitionCell[] = [];
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      const [from, to] = [row === came, column === gone];
      if (from && to) continue;
      const index = row * columns.length + column;
      const count = counts[index]!;
      cells.push({
        index,
        count,
        step: count > 0 ? rampStep(shares[index]!, 1, 0.7) : 0,
        kind: !moves ? 'plain' : from ? 'in' : to ? 'out' : row === column ? 'stay' : column < row ? 'up' : 'down',
        x: x[column]!,
        y: y[row]!,
        width: round(width),
        height: ROW,
      });
    }
  }
  const labels = [
    ...rows.flatMap((text, i) => [
      { x: left - 8, y: y[i]! + 19, text, anchor: 'end' as const, tone: 'b' },
      { x: left - 8, y: y[i]! + 34, text: totals[i] ?? '', anchor: 'end' as const, tone: 'q' },
    ]),
    ...columns.map((text, i) => ({
      x: round(x[i]! + width / 2),
      y: TOP - 8,
      text: fits(text, width + APART, 12, true) ? text : '',
      anchor: 'middle' as const,
      tone: 'b',
    })),
  ];
  return {
    cells,
    labels,
    names: [
      { x: 0, y: 12, text: `↓ ${names.y}`, anchor: 'start' },
      { x: box.width, y: 12, text: `${names.x} →`, anchor: 'end' },
    ],
    across: x,
    upright: y,
  };
}

export interface TransitionFill {
  readonly ground: string;
  readonly part: Rectangle | null;
  readonly tone: string;
  readonly texts: readonly { readonly y: number; readonly text: string; readonly tone: string }[];
}

/**
 * How a cell is filled and what is written in it.
 * @param picked how many of the cell are picked; `null` while nothing is picked anywhere
 * @param texts count and share
 */
export function fillTransition(
  cell: TransitionCell,
  picked: number | null,
  texts: readonly [string, string],
): TransitionFill {
  if (cell.step === 0) return { ground: 'none', part: null, tone: '', texts: [] };
  const part = picked === null ? null : litPart(cell, picked / cell.count);
  const whole = picked === null;
  const ink = whole ? inkOn(cell.step) : part && part.height > cell.height * 0.6 ? inkOn(cell.step) : 'ink';
  const shown = texts.filter((text) => fits(text, cell.width - 4, 12, true));
  return {
    ground: whole ? `f${cell.step}` : ghostOf(cell.step),
    part,
    tone: `f${cell.step}`,
    texts: shown.map((text, i) => ({
      y: round(cell.y + (shown.length === 1 ? 26.5 : 19 + i * 15)),
      text,
      tone: i === 0 ? `fw ${ink}` : ink,
    })),
  };
}

/** Index of the cell at a place, the nearest one beside the matrix; −1 for the corner that is left out. */
export function transitionAt(x: number, y: number, layout: TransitionLayout): number {
  const nearest = (places: readonly number[], at: number): number => {
    let best = 0;
    places.forEach((place, i) => {
      if (at >= place) best = i;
    });
    return best;
  };
  const [row, column] = [nearest(layout.upright, y), nearest(layout.across, x)];
  const index = row * layout.across.length + column;
  return layout.cells.some((cell) => cell.index === index) ? index : -1;
}

/**
 * The cell an arrow leads to; the border is the end, and the corner left out is never reached.
 * @param corner whether the last cell is left out
 */
export function stepTransition(
  from: number,
  right: number,
  down: number,
  columns: number,
  rows: number,
  corner = true,
): number {
  const column = clamp((from % columns) + right, 0, columns - 1);
  const row = clamp(Math.floor(from / columns) + down, 0, rows - 1);
  return corner && row === rows - 1 && column === columns - 1 ? from : row * columns + column;
}
