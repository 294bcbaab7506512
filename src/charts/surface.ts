/**
 * A surface over two measures, cell by cell in continuous colour, with the customers lying on it: as points, or, where they are too
 * many, as discs whose area is their number. Pure: values and box in; cells, places and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { litPart } from './parts/lit-part.ts';
import { largest, ghostOf } from './parts/ramp.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface SurfaceInput {
  /** length columns + 1 and rows + 1, ascending; cells are drawn equally large */
  readonly xEdges: ArrayLike<number>;
  readonly yEdges: ArrayLike<number>;
  /** whole numbers across: a class of one value stands in the middle of its column */
  readonly wholeX: boolean;
  /** length columns · rows, row by row from the lowest y; NaN where there is no such thing */
  readonly values: ArrayLike<number>;
  /** value of the strongest colour */
  readonly most: number;
  /** 0.5 spreads the small values; 1 is linear, which it is where none is given */
  readonly power?: number;
  /** length columns · rows: how many lie in each cell */
  readonly counts: ArrayLike<number>;
  /** each of those who lie on it; `null` draws discs by the counts */
  readonly points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | null;
}

/** Two neighbouring steps of the ramp laid over each other: the upper one at some opacity. */
export interface Shade {
  /** 0 … 6 of the value ramp */
  readonly under: number;
  readonly over: number;
  /** of the upper step */
  readonly opacity: number;
}

export interface SurfaceCell extends Rectangle {
  readonly index: number;
  /** `null` where there is no value */
  readonly shade: Shade | null;
  /** grey of the cell while others are picked */
  readonly ghost: string;
}

export interface SurfaceLayout {
  readonly plot: Rectangle;
  readonly cells: readonly SurfaceCell[];
  /** all points as one path of round ends; '' where there are discs */
  readonly points: string;
  readonly discs: readonly { readonly index: number; readonly x: number; readonly y: number; readonly r: number }[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
}

const TOP = 22;
const BELOW = 42;
const STEPS = 6;

export function surfaceHeight(width: number): number {
  return Math.round(clamp(width * 0.62 + 40, 290, 460));
}

/** Colour of a value between 0 and the strongest, on a power scale. */
export function shadeOf(value: number, most: number, power = 1): Shade | null {
  if (!Number.isFinite(value)) return null;
  const at = most > 0 ? clamp(value / most, 0, 1) ** power * STEPS : 0;
  const under = Math.min(STEPS - 1, Math.floor(at));
  return { under, over: under + 1, opacity: Number((at - under).toFixed(3)) };
}

/** @param x names a column by its edges, @param y a row's lower edge */
export function layoutSurface(
  input: SurfaceInput,
  names: { readonly x: string; readonly y: string },
  figures: { readonly x: (from: number, to: number) => string; readonly y: (value: number) => string },
  box: Box,
): SurfaceLayout {
  const columns = input.xEdges.length - 1;
  const rows = input.yEdges.length - 1;
  const upright = Array.from({ length: rows + 1 }, (_, i) => figures.y(input.yEdges[i]!));
  const left = Math.ceil(Math.max(20, ...upright.map((text) => textWidth(text)))) + 8;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const across = plot.width / Math.max(1, columns);
  const down = plot.height / Math.max(1, rows);
  const gap = Math.min(across, down) > 8 ? 1 : 0;
  const cells = Array.from({ length: Math.max(0, columns * rows) }, (_, index): SurfaceCell => {
    const shade = shadeOf(input.values[index]!, input.most, input.power);
    return {
      index,
      x: round(plot.x + (index % columns) * across),
      y: round(plot.y + (rows - 1 - Math.floor(index / columns)) * down),
      width: round(across - gap),
      height: round(down - gap),
      shade,
      ghost: shade ? ghostOf(shade.under + 1) : 'none',
    };
  });
  return {
    plot,
    cells,
    points: input.points === null ? '' : pointsOf(input, input.points, plot),
    discs: input.points === null ? discsOf(cells, input.counts, Math.min(across, down)) : [],
    ticks: [
      ...thinnedUp(
        upright.map((text, i): Label => ({
          x: plot.x - 8,
          y: round(base - i * down + 4),
          text,
          anchor: 'end',
        })),
      ),
      ...withLast(
        Array.from({ length: columns }, (_, i): Label => ({
          x: round(plot.x + (i + 0.5) * across),
          y: base + 17,
          text: figures.x(input.xEdges[i]!, input.xEdges[i + 1]!),
          anchor: 'middle',
        })),
        box.width,
        6,
      ),
    ],
    names: [
      { x: 0, y: 12, text: `${names.y} ↑`, anchor: 'start' },
      { x: box.width, y: box.height - 4, text: `${names.x} →`, anchor: 'end' },
    ],
  };
}

/** As {@link spread}, but the last label stays: what touches it goes. */
function withLast(labels: readonly Label[], width: number, gap: number): Label[] {
  const last = labels.at(-1);
  const kept = spread(labels, width, gap);
  if (last === undefined || kept.at(-1)?.text === last.text) return kept;
  const x = Math.min(last.x, width - textWidth(last.text) / 2);
  const left = x - textWidth(last.text) / 2 - gap;
  return [...kept.filter((label) => label.x + textWidth(label.text) / 2 <= left), { ...last, x: round(x) }];
}

/** The picked part of a cell, from below; a cell without value still shows whom it holds. */
export function litCell(cell: SurfaceCell, picked: number, count: number): Rectangle | null {
  return count > 0 ? litPart(cell, picked / count) : null;
}

/** Place of a value between edges, in cells from the first edge. */
export function placeAmong(value: number, edges: ArrayLike<number>, whole: boolean): number {
  const last = edges.length - 2;
  let cell = 0;
  while (cell < last && value >= edges[cell + 1]!) cell++;
  const span = edges[cell + 1]! - edges[cell]!;
  const inside = span > 0 ? (value - edges[cell]! + (whole ? 0.5 : 0)) / span : 0.5;
  return cell + clamp(inside, 0, 1);
}

/**
 * Points within their cells. Whole numbers would stand in one line: they are shaken within their column, always the same way. Points
 * on the same pixel are drawn once.
 */
function pointsOf(input: SurfaceInput, points: NonNullable<SurfaceInput['points']>, plot: Rectangle): string {
  const columns = input.xEdges.length - 1;
  const rows = input.yEdges.length - 1;
  const seen = new Set<number>();
  const parts: string[] = [];
  for (let i = 0; i < points.x.length; i++) {
    const shaken = input.wholeX ? (scatter(i) - 0.5) * 0.7 : 0;
    const span = input.wholeX ? spanAt(points.x[i]!, input.xEdges) : 1;
    const x = plot.x + ((placeAmong(points.x[i]!, input.xEdges, input.wholeX) + shaken / span) / columns) * plot.width;
    const y = plot.y + plot.height - (placeAmong(points.y[i]!, input.yEdges, false) / rows) * plot.height;
    const key = Math.round(x) * 65_536 + Math.round(y);
    if (seen.has(key) || !Number.isFinite(key)) continue;
    seen.add(key);
    parts.push(`M${round(x)} ${round(y)}h0`);
  }
  return parts.join('');
}

/** A fraction of a whole number that looks like chance, always the same: neighbours in the data are none in the picture. */
function scatter(index: number): number {
  let hash = Math.imul(index + 1, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function spanAt(value: number, edges: ArrayLike<number>): number {
  let cell = 0;
  while (cell < edges.length - 2 && value >= edges[cell + 1]!) cell++;
  return Math.max(1, edges[cell + 1]! - edges[cell]!);
}

function discsOf(cells: readonly SurfaceCell[], counts: ArrayLike<number>, room: number): SurfaceLayout['discs'] {
  const most = largest(counts);
  if (!(most > 0)) return [];
  return cells.flatMap(({ index, x, y, width, height }) => {
    const count = counts[index]!;
    if (!(count > 0)) return [];
    const r = Math.max(1, Math.sqrt(count / most) * room * 0.48);
    return [{ index, x: round(x + width / 2), y: round(y + height / 2), r: round(r) }];
  });
}

/** From the lowest up, those that do not touch. */
function thinnedUp(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const label of labels) if (kept.length === 0 || kept.at(-1)!.y - label.y >= 16) kept.push(label);
  return kept;
}
