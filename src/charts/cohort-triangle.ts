/**
 * A triangle of cohorts: one row each, the oldest first, one column a period since the beginning; below it the mean of all. A cell
 * that is not known yet is left empty, one whose period still runs is drawn as an outline. Pure: values and box in, places out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { litPart } from './parts/lit-part.ts';
import { ghostOf, inkOn } from './parts/ramp.ts';
import { spread } from './parts/scale.ts';
import { fits, textWidth } from './parts/text.ts';

/** What is known of a cell: nothing · so far, its period still runs · of some of the cohort · of all. */
export type TriangleStatus = 0 | 1 | 2 | 3;

export interface TriangleInput {
  readonly rows: number;
  readonly columns: number;
  /** length rows × columns, row by row from the oldest cohort; NaN where nothing is known */
  readonly values: ArrayLike<number>;
  /** {@link TriangleStatus} each */
  readonly status: ArrayLike<number>;
  readonly names: readonly string[];
  /** customers of each row */
  readonly sizes: ArrayLike<number>;
  /** written beside each name */
  readonly sizeTexts: readonly string[];
  /** length columns; NaN where there is none */
  readonly mean: ArrayLike<number>;
  /** values at the two ends of the ramp */
  readonly scale: readonly [low: number, high: number];
  /** the first column is the same for all by definition: it is drawn without colour */
  readonly plainFirst: boolean;
}

export interface TriangleWords {
  /** what the columns count */
  readonly columns: string;
  /** of the column of sizes */
  readonly size: string;
  /** of the row below */
  readonly mean: string;
}

export interface TriangleCell extends Rectangle {
  readonly index: number;
  /** 1 … 6 of the ramp, 0 without colour */
  readonly step: number;
  readonly status: TriangleStatus;
}

export interface TriangleLayout {
  /** cells of which something is known */
  readonly cells: readonly TriangleCell[];
  readonly means: readonly TriangleCell[];
  /** bars behind the sizes, as long as rows are large */
  readonly bars: readonly Rectangle[];
  readonly rowNames: readonly Label[];
  readonly sizes: readonly Label[];
  readonly heads: readonly Label[];
  readonly names: readonly Label[];
  readonly plot: Rectangle;
  readonly rowHeight: number;
  readonly columnWidth: number;
}

const GAP = 1;
const TOP = 38;
const APART = 8;
const SMALLEST_TEXT = 14;

export function triangleRowHeight(rows: number): number {
  return rows <= 14 ? 27 : rows <= 26 ? 21 : rows <= 40 ? 16 : 12;
}

export function triangleHeight(rows: number): number {
  const height = triangleRowHeight(rows);
  return TOP + rows * height + APART + Math.max(height, SMALLEST_TEXT + 4) + 2;
}

export function layoutTriangle(input: TriangleInput, words: TriangleWords, box: Box): TriangleLayout {
  const { rows, columns, values, status } = input;
  const narrow = box.width < 480;
  const longest = Math.max(0, ...[...input.names, words.mean].map((text) => textWidth(text)));
  const nameWidth = Math.ceil(Math.min(longest, narrow ? 92 : 180)) + 6;
  const sizeWidth = Math.ceil(Math.max(...[...input.sizeTexts, words.size].map((text) => textWidth(text)), 20)) + 10;
  const left = nameWidth + sizeWidth + 8;
  const height = triangleRowHeight(rows);
  const width = (box.width - left) / columns;
  const plot = { x: left, y: TOP, width: box.width - left, height: rows * height };
  const place = (row: number, column: number): Rectangle => ({
    x: round(left + column * width),
    y: TOP + row * height,
    width: round(Math.max(1, width - GAP)),
    height: height - GAP,
  });
  const plain = (column: number): boolean => input.plainFirst && column === 0;
  const cells: TriangleCell[] = [];
  for (let index = 0; index < rows * columns; index++) {
    if (status[index] === 0) continue;
    const [row, column] = [Math.floor(index / columns), index % columns];
    const step = plain(column) || status[index] === 1 ? 0 : stepOf(values[index]!, input.scale);
    cells.push({ index, step, status: status[index] as TriangleStatus, ...place(row, column) });
  }
  const below = TOP + rows * height + APART;
  const meanHeight = Math.max(height, SMALLEST_TEXT + 4) - GAP;
  const means: TriangleCell[] = [];
  for (let column = 0; column < columns; column++) {
    if (!Number.isFinite(input.mean[column]!)) continue;
    const step = plain(column) ? 0 : stepOf(input.mean[column]!, input.scale);
    means.push({ index: column, step, status: 3, ...place(0, column), y: below, height: meanHeight });
  }
  const largest = Math.max(1, ...Array.from(input.sizes));
  const every = Math.ceil(SMALLEST_TEXT / height);
  const middle = (row: number): number => TOP + row * height + (height - GAP) / 2 + 4;
  const shown = [...input.names.keys()].filter((row) => row % every === 0);
  return {
    cells,
    means,
    bars: Array.from(input.sizes, (size, row) => ({
      x: round(left - 8 - ((sizeWidth - 2) * size) / largest),
      y: TOP + row * height + 1,
      width: round(((sizeWidth - 2) * size) / largest),
      height: height - GAP - 2,
    })),
    rowNames: [
      ...shown.map((row) => label(0, middle(row), shorten(input.names[row]!, nameWidth - 4), 'start')),
      label(0, below + meanHeight / 2 + 4, shorten(words.mean, left - 12), 'start'),
    ],
    sizes: shown.map((row) => label(left - 12, middle(row), input.sizeTexts[row]!, 'end')),
    heads: spread(
      Array.from({ length: columns }, (_, column) =>
        label(left + column * width + (width - GAP) / 2, TOP - 8, String(column), 'middle'),
      ),
      box.width,
      width < 18 ? 6 : 2,
    ),
    names: [label(left, 12, `${words.columns} →`, 'start'), label(left - 12, TOP - 8, words.size, 'end')],
    plot,
    rowHeight: height,
    columnWidth: width,
  };
}

/** How a cell is filled and what is written in it. */
export interface TriangleFill {
  readonly ground: string;
  readonly part: Rectangle | null;
  readonly tone: string;
  readonly label: { readonly x: number; readonly y: number; readonly text: string; readonly tone: string } | null;
}

/**
 * @param lit picked share of the cell; `null` while nothing is picked, or where the share of a cell is not known
 * @param text the value as it is written
 */
export function fillTriangle(cell: TriangleCell, lit: number | null, text: string): TriangleFill {
  const { step, status } = cell;
  const part = lit === null ? null : litPart(cell, lit);
  const ground = status === 1 ? 'running' : step === 0 ? 'gh' : lit === null ? `f${step}` : ghostOf(step);
  const onPart = part !== null && part.height > cell.height * 0.62;
  const colour = step === 0 ? 4 : step;
  const tone =
    lit === null ? (step === 0 ? 'q' : inkOn(step)) : onPart ? inkOn(colour) : status === 1 || step === 0 ? 'q' : 'ink';
  const room = cell.height >= SMALLEST_TEXT && fits(text, cell.width - 1);
  return {
    ground,
    part,
    tone: `f${colour}`,
    label:
      room && text !== ''
        ? { x: round(cell.x + cell.width / 2), y: round(cell.y + cell.height / 2 + 4), text, tone }
        : null,
  };
}

/** Cell at a point, whether anything is known of it or not; −1 outside, the nearest one while `held`. */
export function triangleCellAt(
  x: number,
  y: number,
  { plot, rowHeight, columnWidth }: TriangleLayout,
  rows: number,
  columns: number,
  held: boolean,
): number {
  const inside = x >= plot.x && x < plot.x + plot.width && y >= plot.y && y < plot.y + plot.height;
  if (rows < 1 || columns < 1 || (!inside && !held)) return -1;
  const column = clamp(Math.floor((x - plot.x) / columnWidth), 0, columns - 1);
  const row = clamp(Math.floor((y - plot.y) / rowHeight), 0, rows - 1);
  return row * columns + column;
}

/** The cell an arrow leads to: the next one of which something is known, else none. */
export function stepTriangle(
  from: number,
  right: number,
  down: number,
  { rows, columns, status }: Pick<TriangleInput, 'rows' | 'columns' | 'status'>,
): number {
  let [row, column] = [Math.floor(from / columns), from % columns];
  for (;;) {
    row += Math.sign(down);
    column += Math.sign(right);
    if (row < 0 || column < 0 || row >= rows || column >= columns) return from;
    if (status[row * columns + column] !== 0) return row * columns + column;
  }
}

/** First or last cell of a row of which something is known. */
export function endOfRow(
  from: number,
  last: boolean,
  { columns, status }: Pick<TriangleInput, 'columns' | 'status'>,
): number {
  const row = Math.floor(from / columns) * columns;
  const known = Array.from({ length: columns }, (_, column) => row + column).filter((index) => status[index] !== 0);
  return (last ? known.at(-1) : known[0]) ?? from;
}

/** Ends of the ramp: of all values that are whole, the plain first column left out. */
export function triangleScale(
  { rows, columns, values, status, plainFirst }: Omit<TriangleInput, 'scale'>,
  fromZero: boolean,
): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let index = 0; index < rows * columns; index++) {
    if (status[index]! < 2 || (plainFirst && index % columns === 0)) continue;
    low = Math.min(low, values[index]!);
    high = Math.max(high, values[index]!);
  }
  if (low > high) return [0, 1];
  return [fromZero ? Math.min(0, low) : low, high];
}

function stepOf(value: number, [low, high]: readonly [number, number]): number {
  if (!(high > low)) return 3;
  return clamp(1 + Math.floor((6 * (value - low)) / (high - low)), 1, 6);
}

function shorten(text: string, room: number): string {
  if (fits(text, room)) return text;
  let end = text.length - 1;
  while (end > 1 && !fits(`${text.slice(0, end)}…`, room)) end--;
  return `${text.slice(0, end)}…`;
}

function label(x: number, y: number, text: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text, anchor };
}
