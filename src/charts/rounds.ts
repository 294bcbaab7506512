/** Small pictures side by side, one a criterion: median, middle half and judgements round after round. Pure: facets and box in, paths and places out. */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { shortened } from './parts/text.ts';

export interface RoundPoint {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** judgements one by one; empty where there are many */
  readonly values: readonly number[];
}

export interface RoundsInput {
  /** names of the rounds, as written */
  readonly rounds: readonly string[];
  readonly facets: readonly { readonly name: string; readonly points: readonly RoundPoint[] }[];
}

export interface RoundsLayout {
  readonly facets: readonly {
    readonly index: number;
    readonly plot: Rectangle;
    readonly name: Label;
    /** the middle half as an area; '' for one round */
    readonly band: string;
    readonly line: string;
    readonly medians: readonly Point[];
    readonly whiskers: readonly { readonly x: number; readonly from: number; readonly to: number }[];
    readonly dots: readonly Point[];
    readonly grid: readonly number[];
    readonly ticks: readonly Label[];
    readonly names: readonly Label[];
  }[];
  readonly columns: number;
}

const NAME = 22;
const BELOW = 22;
const PLOT = 110;
const GAP = 18;
const LEFT = 30;
const WISHED = 158;

function columnsFor({ facets }: RoundsInput, width: number): number {
  return clamp(Math.floor((width + GAP) / (WISHED + GAP)), Math.min(2, facets.length), Math.max(1, facets.length));
}

export function roundsHeight(input: RoundsInput, width: number): number {
  return Math.ceil(input.facets.length / columnsFor(input, width)) * (NAME + PLOT + BELOW);
}

/** @param format a value of the upright axis */
export function layoutRounds(input: RoundsInput, format: (value: number) => string, box: Box): RoundsLayout {
  const { facets, rounds } = input;
  const columns = columnsFor(input, box.width);
  const width = (box.width - GAP * (columns - 1)) / columns;
  const all = facets.flatMap(({ points }) => points.flatMap(({ lower, upper, values }) => [lower, upper, ...values]));
  const finite = all.filter(Number.isFinite);
  const steps = ticks(Math.min(0, ...finite), Math.max(1e-9, ...finite), 3);
  const low = Math.min(0, ...finite);
  const high = Math.max(steps.at(-1) ?? 1, ...finite) || 1;
  return {
    columns,
    facets: facets.map(({ name, points }, index) => {
      const x = (index % columns) * (width + GAP);
      const y = Math.floor(index / columns) * (NAME + PLOT + BELOW);
      const plot = {
        x: round(x + LEFT),
        y: round(y + NAME),
        width: round(Math.max(20, width - LEFT - 6)),
        height: PLOT - 6,
      };
      const across = (at: number): number => round(plot.x + ((at + 0.5) / rounds.length) * plot.width);
      const upright = (value: number): number => round(plot.y + plot.height * (1 - (value - low) / (high - low)));
      const known = points.flatMap((point, at) => (Number.isFinite(point.median) ? [{ ...point, at }] : []));
      const path = (places: readonly string[]): string => (places.length === 0 ? '' : `M${places.join('L')}`);
      const upper = known.map((point) => `${across(point.at)},${upright(point.upper)}`);
      const lower = known.map((point) => `${across(point.at)},${upright(point.lower)}`).reverse();
      return {
        index,
        plot,
        name: { x: round(x), y: round(y + 14), text: shortened(name, width, 13, true), anchor: 'start' as const },
        band: known.length > 1 ? `${path([...upper, ...lower])}Z` : '',
        line: path(known.map((point) => `${across(point.at)},${upright(point.median)}`)),
        medians: known.map((point) => ({ x: across(point.at), y: upright(point.median) })),
        whiskers: known.map((point) => ({ x: across(point.at), from: upright(point.lower), to: upright(point.upper) })),
        dots: points.flatMap(({ values }, at) => values.map((value) => ({ x: across(at), y: upright(value) }))),
        grid: steps.map(upright),
        ticks: steps.map((value): Label => ({
          x: plot.x - 5,
          y: upright(value) + 4,
          text: format(value),
          anchor: 'end',
        })),
        names: rounds.map((text, at): Label => ({
          x: across(at),
          y: plot.y + plot.height + 16,
          text: rounds.length > 6 && at % 2 === 1 ? '' : text,
          anchor: 'middle',
        })),
      };
    }),
  };
}

/** Facet and round at a place, as facet × rounds + round; −1 outside. */
export function roundAt(x: number, y: number, { facets }: RoundsLayout, rounds: number): number {
  for (const { index, plot } of facets) {
    if (x < plot.x - LEFT || x > plot.x + plot.width + 6 || y < plot.y - NAME || y > plot.y + plot.height + BELOW)
      continue;
    return index * rounds + clamp(Math.floor(((x - plot.x) / plot.width) * rounds), 0, rounds - 1);
  }
  return -1;
}

/** Where an arrow leads: right and left through the rounds of all facets, up and down between rows of facets. */
export function stepRounds(
  from: number,
  right: number,
  down: number,
  rounds: number,
  { facets, columns }: RoundsLayout,
): number {
  const all = facets.length * rounds;
  const to = from + right + down * columns * rounds;
  return to >= 0 && to < all ? to : from;
}
