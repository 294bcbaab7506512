/**
 * A Pareto chart of named things in rows: bars from the largest down, and a line of their cumulative share from row to row.
 * Pure: rows and box in; rectangles, a path and texts out.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { shortened, textWidth } from './parts/text.ts';

export interface ParetoRow {
  readonly name: string;
  /** ≥ 0 */
  readonly value: number;
  /** the value as it is written */
  readonly text: string;
  /** category hue 1 … 5 of the bar; 0 is grey */
  readonly hue: number;
}

export interface ParetoRowsLayout {
  readonly rows: readonly {
    readonly index: number;
    readonly band: Rectangle;
    readonly bar: Rectangle;
    readonly name: Label;
    readonly text: Label;
    readonly dot: Point;
    readonly share: number;
  }[];
  readonly line: string;
  readonly grid: readonly number[];
  /** where the cumulative share in force stands, such as 80 % */
  readonly guide: { readonly x: number; readonly label: Label } | null;
  readonly ticks: readonly Label[];
  readonly plot: Rectangle;
}

const ROW = 26;
const TOP = 8;
const BELOW = 40;
/** a tick so near the guide gives way to its label */
const APART = 34;

export function paretoRowsHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/**
 * @param percent a cumulative share as text: with the sign on the last tick and the guide only; bars and line share one axis, share
 * of all
 * @param limit cumulative share a guide is drawn at, 0 … 1
 */
export function layoutParetoRows(
  rows: readonly ParetoRow[],
  axis: string,
  percent: (share: number, sign: boolean) => string,
  box: Box,
  limit: number | null = null,
): ParetoRowsLayout {
  const most = box.width * 0.36;
  const names = rows.map(({ name }) => shortened(name, most));
  const left = Math.ceil(Math.max(24, ...names.map((name) => textWidth(name)))) + 10;
  // In a column of their own the values are clear of the line and its dots.
  const values = Math.ceil(Math.max(0, ...rows.map(({ text }) => textWidth(text)))) + 12;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - values), height: rows.length * ROW };
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  let sum = 0;
  const drawn = rows.map((row, index) => {
    const own = total > 0 ? row.value / total : 0;
    sum += row.value;
    const share = total > 0 ? sum / total : 0;
    const y = TOP + index * ROW;
    const long = Math.max(row.value > 0 ? 1.5 : 0, own * plot.width);
    return {
      index,
      band: { x: 0, y, width: box.width, height: ROW },
      bar: { x: left, y: y + 4, width: round(long), height: ROW - 8 },
      name: { x: left - 8, y: y + ROW / 2 + 4.2, text: names[index]!, anchor: 'end' as const },
      text: { x: box.width, y: y + ROW / 2 + 4.2, text: row.text, anchor: 'end' as const },
      dot: { x: round(left + share * plot.width), y: y + ROW / 2 },
      share,
    };
  });
  const bottom = TOP + rows.length * ROW;
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const at = (share: number): number => round(left + share * plot.width);
  const guide =
    limit === null
      ? null
      : {
          x: at(limit),
          label: { x: at(limit), y: bottom + 17, text: percent(limit, true), anchor: 'middle' as const },
        };
  const clear = steps.filter((share) => guide === null || Math.abs(at(share) - guide.x) >= APART);
  return {
    rows: drawn,
    line: drawn.map(({ dot }, i) => `${i === 0 ? 'M' : 'L'}${dot.x} ${dot.y}`).join(''),
    grid: steps.map(at),
    guide,
    ticks: [
      ...clear.map((share): Label => ({
        x: at(share),
        y: bottom + 17,
        text: percent(share, share === 1),
        anchor: share === 1 ? 'end' : 'middle',
      })),
      { x: round(left + plot.width), y: bottom + 35, text: `${axis} →`, anchor: 'end' },
    ],
    plot,
  };
}

/** Row at a place, the nearest beyond the ends; −1 where there are none. */
export function paretoRowAt(y: number, rows: number): number {
  return rows < 1 ? -1 : clamp(Math.floor((y - TOP) / ROW), 0, rows - 1);
}
