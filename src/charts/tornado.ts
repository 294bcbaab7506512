/** A tornado: for each input the span of the result when it alone is lower or higher, the widest on top. Pure. */

import { ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface TornadoInput {
  readonly centre: number;
  /** result with the input lower and higher; NaN has no limit and runs to the border */
  readonly rows: readonly { readonly name: string; readonly low: number; readonly high: number }[];
}

export interface TornadoRow {
  readonly index: number;
  readonly name: Label;
  /** where the input is lower, where it is higher */
  readonly low: Rectangle;
  readonly high: Rectangle;
  /** the whole row, for pointer and ring */
  readonly band: Rectangle;
  readonly signs: readonly Label[];
}

export interface TornadoLayout {
  readonly plot: Rectangle;
  readonly rows: readonly TornadoRow[];
  readonly centre: number;
  /** x of zero where it lies inside */
  readonly zero: number | null;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly note: Label;
}

const ROW = 34;
const TOP = 22;
const BELOW = 26;

export function tornadoHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/** @param now the result as it is, in words */
export function layoutTornado(
  input: TornadoInput,
  now: string,
  money: (value: number, unit: boolean) => string,
  box: Box,
): TornadoLayout {
  const left = Math.ceil(Math.max(...input.rows.map(({ name }) => textWidth(name)), 20)) + 10;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - 16), height: input.rows.length * ROW };
  const found = input.rows.flatMap(({ low, high }) => [low, high]).filter((value) => Number.isFinite(value));
  // A side no input reaches gets no room but for its sign.
  const [least, most] = [Math.min(input.centre, ...found), Math.max(input.centre, ...found)];
  const margin = Math.max(1e-9, (most - least) * 0.08);
  const [low, high] = [least - margin, most + margin];
  const x = (value: number): number => round(plot.x + clamp((value - low) / (high - low), 0, 1) * plot.width);
  const centre = x(input.centre);
  const rows = input.rows.map((row, index): TornadoRow => {
    const y = plot.y + index * ROW;
    const bar = (value: number, side: number): Rectangle => {
      const end = Number.isNaN(value) ? (side < 0 ? plot.x : plot.x + plot.width) : x(value);
      return { x: Math.min(end, centre), y: y + 7, width: round(Math.abs(end - centre)), height: ROW - 14 };
    };
    const rises = !(row.low > row.high);
    const [lower, higher] = [bar(row.low, rises ? -1 : 1), bar(row.high, rises ? 1 : -1)];
    const sign = (rectangle: Rectangle, text: string): Label => {
      const toLeft = rectangle.x + rectangle.width <= centre + 0.05 && rectangle.x < centre;
      return toLeft
        ? { x: round(rectangle.x - 5), y: y + ROW / 2 + 4, text, anchor: 'end' }
        : { x: round(rectangle.x + rectangle.width + 5), y: y + ROW / 2 + 4, text, anchor: 'start' };
    };
    return {
      index,
      name: { x: plot.x - 10, y: y + ROW / 2 + 4, text: row.name, anchor: 'end' },
      low: lower,
      high: higher,
      band: { x: 0, y: y + 2, width: box.width, height: ROW - 4 },
      signs: [...(lower.width >= 1 ? [sign(lower, '−')] : []), ...(higher.width >= 1 ? [sign(higher, '+')] : [])],
    };
  });
  const steps = ticks(low, high, box.width < 360 ? 3 : 5);
  return {
    plot,
    rows,
    centre,
    zero: low < 0 && high > 0 ? x(0) : null,
    grid: steps.map(x),
    ticks: spread(
      steps.map((value, i): Label => ({
        x: x(value),
        y: plot.y + plot.height + 18,
        text: money(value, i === steps.length - 1),
        anchor: 'middle',
      })),
      box.width,
    ),
    note: { x: clamp(centre, textWidth(now) / 2, box.width - textWidth(now) / 2), y: 13, text: now, anchor: 'middle' },
  };
}

/** Row at a height; −1 outside. */
export function rowAt(y: number, layout: TornadoLayout): number {
  const row = Math.floor((y - layout.plot.y) / ROW);
  return row < 0 || row >= layout.rows.length ? -1 : row;
}
