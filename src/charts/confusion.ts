/** Predicted against what came: four cells with a count, what it means and what it brings. Pure: counts and box in; cells and texts out. */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { litPart } from './parts/lit-part.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface ConfusionInput {
  /** what came: lost, stayed */
  readonly rows: readonly [string, string];
  /** what was said: above, below the threshold */
  readonly columns: readonly [string, string];
  /** length 4, row by row */
  readonly counts: ArrayLike<number>;
  /** under each count, forms from the longest to the shortest */
  readonly texts: readonly (readonly string[])[];
}

export interface ConfusionLayout {
  readonly cells: readonly {
    readonly index: number;
    readonly area: Rectangle;
    /** whether the model was right */
    readonly right: boolean;
    readonly lit: Rectangle | null;
    readonly count: Label;
    readonly text: Label;
  }[];
  readonly heads: readonly Label[];
  readonly names: readonly Label[];
}

const GAP = 3;
const CELL = 76;
const TOP = 42;

export function confusionHeight(): number {
  return TOP + 2 * CELL + GAP + 4;
}

/** @param lit picked share of each cell, 0 … 1; `null` while nothing is picked */
export function layoutConfusion(
  input: ConfusionInput,
  names: { readonly x: string; readonly y: string },
  format: (count: number) => string,
  lit: ArrayLike<number> | null,
  box: Box,
): ConfusionLayout {
  const left = Math.ceil(Math.max(...input.rows.map((row) => textWidth(row, 12, true)), textWidth(names.y))) + 12;
  const wide = (box.width - left - GAP) / 2;
  return {
    cells: Array.from({ length: 4 }, (_, index) => {
      const area = {
        x: round(left + (index % 2) * (wide + GAP)),
        y: TOP + Math.floor(index / 2) * (CELL + GAP),
        width: round(wide),
        height: CELL,
      };
      const middle = round(area.x + area.width / 2);
      return {
        index,
        area,
        right: index === 0 || index === 3,
        lit: lit === null ? null : litPart(area, lit[index] ?? 0),
        count: { x: middle, y: area.y + 34, text: format(input.counts[index]!), anchor: 'middle' as const },
        text: {
          x: middle,
          y: area.y + 56,
          text: firstFitting(input.texts[index] ?? [], area.width - 8),
          anchor: 'middle' as const,
        },
      };
    }),
    heads: [
      ...input.columns.map((text, i): Label => ({
        x: round(left + i * (wide + GAP) + wide / 2),
        y: 34,
        text: firstFitting([text], wide) || text,
        anchor: 'middle',
      })),
      ...input.rows.map((text, i): Label => ({
        x: left - 10,
        y: TOP + i * (CELL + GAP) + CELL / 2 + 4,
        text,
        anchor: 'end',
      })),
    ],
    names: [
      { x: box.width, y: 13, text: names.x, anchor: 'end' },
      { x: left - 10, y: 34, text: names.y, anchor: 'end' },
    ],
  };
}

/** Cell at a point, the nearest one while held; −1 outside. */
export function confusionAt({ x, y }: Point, { cells }: ConfusionLayout, held: boolean): number {
  const [first, last] = [cells[0]!.area, cells[3]!.area];
  const outside = x < first.x || y < first.y || x > last.x + last.width || y > last.y + last.height;
  if (outside && !held) return -1;
  const column = clamp(Math.floor((x - first.x) / (first.width + GAP)), 0, 1);
  const row = clamp(Math.floor((y - first.y) / (first.height + GAP)), 0, 1);
  return row * 2 + column;
}
