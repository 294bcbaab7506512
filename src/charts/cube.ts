/**
 * The cube: bins³ cells in orthographic projection, R to the right, F to the left, M up at the angle it starts with.
 * Pure: counts, eye and box in; paths and places out. Cells come far to near, so that drawing them in order hides what is hidden.
 */

import { axisNames, cubeFrame, sheetFrame, sheetNames, type CubeNames, type SheetFrame } from './cube-frame.ts';
import { project, type BoxPaths, type CubeEye } from './cube-projection.ts';
import { clamp, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { largest, rampStep } from './parts/ramp.ts';

export interface CubeInput {
  /** 3 … 5 cells along each edge; cell (r, f, m), each 0 … bins − 1, has index (r·bins + f)·bins + m */
  readonly bins: number;
  /** length bins³; cells of count 0 are not drawn */
  readonly counts: ArrayLike<number>;
  /** length bins³: the volume of a cell's box is proportional to it */
  readonly sizes: ArrayLike<number>;
  /** length bins³: the colour, on a power scale */
  readonly colours: ArrayLike<number>;
}

export interface CubeCell extends BoxPaths {
  readonly index: number;
  /** 1 … 6 of the value ramp */
  readonly step: number;
  /** edge of the box in cells, 0.2 … 0.94 */
  readonly side: number;
  readonly bounds: Rectangle;
  /** centre of the cell on the screen */
  readonly centre: Point;
}

/** Cells of one R, drawn together; pulled apart, each has a floor and a back of its own. */
export interface CubeSheet extends SheetFrame {
  readonly r: number;
  readonly cells: readonly CubeCell[];
}

export interface CubeLayout {
  /** far to near */
  readonly sheets: readonly CubeSheet[];
  /** floor and far walls of the closed cube; '' when pulled apart */
  readonly grid: string;
  /** the three near edges that carry scores; '' when pulled apart */
  readonly axes: string;
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  /** px of one cell's edge */
  readonly unit: number;
  /** largest value of `colours`: the end of the legend */
  readonly strongest: number;
}

export const LARGEST_SIDE = 0.94;
export const SMALLEST_SIDE = 0.2;

const NO_FRAME: SheetFrame = { floor: '', back: '', grid: '', labels: [] };

/** Edge of a box in cells: volume goes with the value. */
export function boxSide(value: number, maximum: number): number {
  if (!(value > 0) || !(maximum > 0)) return SMALLEST_SIDE;
  return clamp(LARGEST_SIDE * Math.cbrt(value / maximum), SMALLEST_SIDE, LARGEST_SIDE);
}

/** The closed cube fills this part of its box, so that scores and names have room. */
export function cubeHeight(width: number): number {
  return Math.round(width < 400 ? width * 1.04 : width < 560 ? width : Math.min(590, width * 0.952));
}

export function layoutCube(input: CubeInput, eye: CubeEye, names: CubeNames, box: Box): CubeLayout {
  const { bins } = input;
  const projection = project(bins, eye, box);
  const apart = eye.apart > 0.01;
  const sizeMaximum = largest(input.sizes);
  const strongest = largest(input.colours);

  const sheets = order(bins, projection.away.r).map((r): CubeSheet => {
    const cells: CubeCell[] = [];
    for (const f of order(bins, projection.away.f)) {
      // The eye is never below the horizon: higher boxes hide lower ones.
      for (let m = 0; m < bins; m++) {
        const index = (r * bins + f) * bins + m;
        if (!(input.counts[index]! > 0)) continue;
        const side = boxSide(input.sizes[index]!, sizeMaximum);
        const step = rampStep(input.colours[index]!, strongest);
        cells.push({ index, step, side, ...projection.box(r, f, m, side) });
      }
    }
    return { r, cells, ...(apart ? sheetFrame(projection, r, bins, names) : NO_FRAME) };
  });

  const frame = apart ? { grid: '', axes: '', ticks: [] } : cubeFrame(projection, bins);
  return {
    sheets,
    ...frame,
    names: apart ? sheetNames(projection, bins, names, box) : axisNames(projection, bins, names, frame.ticks, box),
    unit: projection.unit,
    strongest,
  };
}

/**
 * The box of the picked part inside a cell: as large as a cell with just these customers would be, standing on the cell's floor.
 *
 * @param cell the drawn cell
 * @param share picked share of the cell, 0 … 1
 */
export function innerBox(cell: CubeCell, share: number, bins: number, eye: CubeEye, box: Box): BoxPaths {
  const side = Math.max(Math.min(SMALLEST_SIDE, cell.side) * 0.6, cell.side * Math.cbrt(share));
  const r = Math.floor(cell.index / (bins * bins));
  const f = Math.floor(cell.index / bins) % bins;
  return project(bins, eye, box).box(r, f, cell.index % bins, side, (side - cell.side) / 2);
}

/**
 * Cells of glass that stand before something picked: they are drawn thinner, so that whatever is picked can be seen.
 *
 * @param cells far to near
 * @param picked whether some of a cell is picked
 */
export function glassBefore(cells: readonly CubeCell[], picked: (index: number) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  const behind: Rectangle[] = [];
  for (const { index, bounds } of cells) {
    if (picked(index)) behind.push(bounds);
    else if (behind.some((lit) => overlap(lit, bounds))) found.add(index);
  }
  return found;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** 0 … bins − 1 from the far end to the near end. `away` tells whether larger is farther. */
function order(bins: number, away: number): number[] {
  return Array.from({ length: bins }, (_, i) => (away >= 0 ? bins - 1 - i : i));
}
