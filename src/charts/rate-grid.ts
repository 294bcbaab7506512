/** A map of values over two rates, with a frame that stands at the rates in force and can be moved. Pure: values and box in; cells, texts and frame out. */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { inkOn, largest, rampStep } from './parts/ramp.ts';
import { spread } from './parts/scale.ts';
import { fits, textWidth } from './parts/text.ts';

export interface RateGridInput {
  /** ascending, evenly spaced: one a column and one a row */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** length x·y, row by row from the lowest y; NaN where there is no value */
  readonly values: readonly number[];
  /** where the frame stands, in the units of the axes */
  readonly at: Point;
}

export interface RateGridLayout {
  readonly cells: readonly (Rectangle & {
    readonly index: number;
    /** 1 … 6; 0 where there is no value */
    readonly step: number;
    readonly text: string;
    readonly tone: string;
  })[];
  readonly frame: Rectangle;
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly plot: Rectangle;
}

const TOP = 24;
const BELOW = 42;
const GAP = 1;

/** @param format a cell's value; `rate` a tick, with its sign at the ends */
export function layoutRateGrid(
  input: RateGridInput,
  names: { readonly x: string; readonly y: string },
  format: (value: number) => string,
  rate: (value: number, sign: boolean) => string,
  box: Box,
): RateGridLayout {
  const columns = input.x.length;
  const rows = input.y.length;
  const upright = input.y.map((value) => rate(value, true));
  const left = Math.ceil(Math.max(20, ...upright.map((text) => textWidth(text)))) + 8;
  const plot = { x: left, y: TOP, width: box.width - left, height: box.height - TOP - BELOW };
  const [across, down] = [plot.width / columns, plot.height / rows];
  const strongest = largest(input.values);
  const cells = input.values.map((value, index) => {
    const area = {
      x: round(plot.x + (index % columns) * across),
      y: round(plot.y + (rows - 1 - Math.floor(index / columns)) * down),
      width: round(across - GAP),
      height: round(down - GAP),
    };
    const step = Number.isNaN(value) ? 0 : rampStep(value, strongest, 0.75);
    const text = Number.isNaN(value) ? '∞' : format(value);
    const shown = fits(text, area.width + 3) ? text : '';
    return { ...area, index, step, text: shown, tone: step === 0 ? '' : inkOn(step) };
  });
  const bottom = plot.y + plot.height;
  const bare = input.x.map((value, i): Label => ({
    x: round(plot.x + (i + 0.5) * across),
    y: bottom + 17,
    text: rate(value, i === 0),
    anchor: 'middle',
  }));
  return {
    cells,
    frame: frameOf(input, plot),
    ticks: [
      ...upright.map((text, i): Label => ({
        x: plot.x - 8,
        y: round(plot.y + (rows - 0.5 - i) * down + 4),
        text,
        anchor: 'end',
      })),
      ...spread(bare, box.width, 6),
    ],
    names: [
      { x: 0, y: 12, text: `${names.y} ↑`, anchor: 'start' },
      { x: box.width, y: box.height - 4, text: `${names.x} →`, anchor: 'end' },
    ],
    plot,
  };
}

/** Rates at a place of the map, within it. */
export function ratesAt(at: Point, input: RateGridInput, plot: Rectangle): Point {
  const along = (share: number, values: readonly number[]): number => {
    const step = (values[1] ?? 1) - (values[0] ?? 0);
    return clamp(values[0]! + (share * values.length - 0.5) * step, values[0]!, values.at(-1)!);
  };
  return {
    x: along((at.x - plot.x) / plot.width, input.x),
    y: along((plot.y + plot.height - at.y) / plot.height, input.y),
  };
}

/** Cell at a place; −1 outside. */
export function cellAtPlace(at: Point, input: RateGridInput, plot: Rectangle): number {
  const column = Math.floor(((at.x - plot.x) / plot.width) * input.x.length);
  const row = Math.floor(((plot.y + plot.height - at.y) / plot.height) * input.y.length);
  return column < 0 || column >= input.x.length || row < 0 || row >= input.y.length
    ? -1
    : row * input.x.length + column;
}

/** As large as a cell, its middle at the rates in force; at the border where they lie outside. */
function frameOf({ x, y, at }: RateGridInput, plot: Rectangle): Rectangle {
  const [width, height] = [plot.width / x.length, plot.height / y.length];
  const place = (value: number, values: readonly number[]): number => {
    const step = (values[1] ?? 1) - (values[0] ?? 0);
    return clamp((value - values[0]!) / step, 0, values.length - 1);
  };
  return {
    x: round(plot.x + place(at.x, x) * width - GAP / 2),
    y: round(plot.y + (y.length - 1 - place(at.y, y)) * height - GAP / 2),
    width: round(width),
    height: round(height),
  };
}
