/**
 * Archetypes side by side: in a pane each the mean course of a group with its quartiles and a few real members, all on one scale.
 * Pure: values and box in; paths, places and texts out.
 */

import { area, line, ticks } from 'd3';
import { round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface ArchetypePane {
  readonly name: string;
  /** under the name, such as share and number */
  readonly note: string;
  /** hue among the categories, 0 for grey */
  readonly hue: number;
  /** as long as the axis; NaN interrupts */
  readonly mean: ArrayLike<number>;
  readonly low: ArrayLike<number> | null;
  readonly high: ArrayLike<number> | null;
  readonly examples: readonly ArrayLike<number>[];
}

export interface ArchetypesInput {
  readonly panes: readonly ArchetypePane[];
  /** ascending */
  readonly x: ArrayLike<number>;
  /** the axis begins and ends here */
  readonly domain: readonly [low: number, high: number];
}

export interface DrawnPane extends Rectangle {
  readonly index: number;
  /** where the curves are */
  readonly plot: Rectangle;
  readonly mean: string;
  readonly band: string;
  readonly examples: readonly string[];
  readonly name: Label;
  readonly note: Label;
  readonly ticks: readonly Label[];
  /** places of the upright ticks */
  readonly grid: readonly number[];
  /** strip below the plot, filled by the picked part */
  readonly strip: Rectangle;
}

export interface ArchetypesLayout {
  readonly panes: readonly DrawnPane[];
  readonly levels: readonly Label[];
  readonly names: readonly Label[];
  readonly columns: number;
}

const HEAD = 42;
const BELOW = 30;
const GAP = 14;
const PLOT = 128;
const TOP = 20;

function columnsOf(width: number, panes: number): number {
  return Math.min(panes, width < 340 ? 1 : width < 680 ? 2 : panes);
}

export function archetypesHeight(width: number, panes: number): number {
  const rows = Math.ceil(panes / columnsOf(width, panes));
  return TOP + rows * (HEAD + PLOT + BELOW) + (rows - 1) * GAP + 18;
}

/** @param figures texts of the two axes */
export function layoutArchetypes(
  { panes, x, domain }: ArchetypesInput,
  words: { readonly x: string; readonly y: string },
  figures: { readonly x: (value: number) => string; readonly y: (value: number) => string },
  box: Box,
): ArchetypesLayout {
  const columns = columnsOf(box.width, panes.length);
  const top = topOf(panes);
  const steps = ticks(0, top, 3);
  const left = Math.ceil(Math.max(...steps.map((step) => textWidth(figures.y(step))), 12)) + 8;
  const width = (box.width - left - GAP * (columns - 1)) / columns;
  const [low, high] = domain;
  const drawn = panes.map((pane, index): DrawnPane => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const at = { x: left + column * (width + GAP), y: TOP + row * (HEAD + PLOT + BELOW + GAP) };
    const plot = { x: round(at.x), y: at.y + HEAD, width: round(width), height: PLOT };
    const across = (value: number): number => round(plot.x + ((value - low) / (high - low || 1)) * plot.width);
    const upright = (value: number): number => round(plot.y + plot.height - (Math.min(value, 3 * top) / top) * PLOT);
    const indices = Array.from({ length: x.length }, (_, i) => i);
    const pathOf = (values: ArrayLike<number>): string =>
      line<number>()
        .defined((i) => Number.isFinite(values[i]!))
        .x((i) => across(x[i]!))
        .y((i) => upright(values[i]!))(indices) ?? '';
    const { low: from, high: to } = pane;
    return {
      index,
      x: round(at.x),
      y: at.y,
      width: round(width),
      height: HEAD + PLOT + BELOW,
      plot,
      mean: pathOf(pane.mean),
      band:
        from === null || to === null
          ? ''
          : (area<number>()
              .defined((i) => Number.isFinite(from[i]!) && Number.isFinite(to[i]!))
              .x((i) => across(x[i]!))
              .y0((i) => upright(from[i]!))
              .y1((i) => upright(to[i]!))(indices) ?? ''),
      examples: pane.examples.map(pathOf),
      name: label(at.x, at.y + 14, pane.name, 'start'),
      note: label(at.x, at.y + 31, pane.note, 'start'),
      ticks: spread(
        ticks(low, high, width < 150 ? 2 : 3).map((tick) => label(across(tick) - at.x, 0, figures.x(tick), 'middle')),
        width,
      ).map((tick) => ({ ...tick, x: round(tick.x + at.x), y: plot.y + plot.height + 24 })),
      grid: steps.filter((step) => step > 0).map(upright),
      strip: { x: plot.x, y: plot.y + plot.height + 3, width: plot.width, height: 5 },
    };
  });
  const firsts = drawn.filter(({ index }) => index % columns === 0);
  return {
    panes: drawn,
    levels: firsts.flatMap(({ plot }) =>
      steps.map((step) => label(left - 6, plot.y + plot.height - (step / top) * PLOT + 4, figures.y(step), 'end')),
    ),
    names: [label(0, 12, `↑ ${words.y}`, 'start'), label(box.width, box.height - 3, `${words.x} →`, 'end')],
    columns,
  };
}

/** Pane at a point; −1 beside them all, the nearest one while a drag goes on. */
export function paneAt(x: number, y: number, { panes }: ArchetypesLayout, held: boolean): number {
  let [found, nearest] = [-1, Infinity];
  for (const pane of panes) {
    const dx = Math.max(pane.x - x, 0, x - pane.x - pane.width);
    const dy = Math.max(pane.y - y, 0, y - pane.y - pane.height);
    const distance = Math.hypot(dx, dy);
    if (distance < nearest) [found, nearest] = [pane.index, distance];
  }
  return nearest === 0 || held ? found : -1;
}

/** A little above the means and the upper quartiles; real members may go beyond. */
function topOf(panes: readonly ArchetypePane[]): number {
  let highest = 0;
  for (const { mean, high } of panes)
    for (const values of [mean, high ?? []])
      for (let i = 0; i < values.length; i++) if (values[i]! > highest && values[i]! < Infinity) highest = values[i]!;
  return highest > 0 ? highest * 1.1 : 1;
}

function label(x: number, y: number, text: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text, anchor };
}
