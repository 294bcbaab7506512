/**
 * A forest: for each quantity its estimate, its interval, the truth where it is known, and the estimates of repeated samples as a
 * rug above. On one log or linear axis. Pure: numbers and box in; lines, places and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, logTicks, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface ForestRowInput {
  readonly name: string;
  /** NaN where there is none */
  readonly estimate: number;
  /** NaN where there is no interval; it may reach 0 or Infinity */
  readonly low: number;
  readonly high: number;
  /** NaN where it is not known */
  readonly truth: number;
  /** estimates of repeated samples */
  readonly samples: ArrayLike<number>;
  /** what stands at the end of the row, longest form first */
  readonly texts: readonly string[];
}

export interface ForestInput {
  readonly rows: readonly ForestRowInput[];
  readonly scale: 'log' | 'linear';
  /** a value all rows are held against, such as a ratio of 1; `null` for none */
  readonly reference: number | null;
}

export interface ForestRow {
  readonly index: number;
  readonly y: number;
  readonly name: Label;
  /** x of the interval's ends; `null` where there is none */
  readonly interval: { readonly from: number; readonly to: number; readonly opens: readonly [boolean, boolean] } | null;
  readonly estimate: number | null;
  readonly truth: number | null;
  /** whether the interval holds the truth; `null` where one of them is not known */
  readonly covers: boolean | null;
  readonly samples: readonly number[];
  readonly label: Label | null;
  readonly band: Rectangle;
}

export interface ForestLayout {
  readonly plot: Rectangle;
  readonly rows: readonly ForestRow[];
  readonly reference: number | null;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly notes: readonly Label[];
}

const ROW = 40;
const ROW_RUG = 50;
const TOP = 20;
const BELOW = 40;
/** Narrower than this leaves no room for words beside the rows. */
const NARROW = 400;

function rowHeight(rows: readonly ForestRowInput[]): number {
  return rows.some(({ samples }) => samples.length > 0) ? ROW_RUG : ROW;
}

export function forestHeight(rows: readonly ForestRowInput[]): number {
  return TOP + Math.max(1, rows.length) * rowHeight(rows) + BELOW;
}

/** @param words name of the axis, and of the line all rows are held against */
export function layoutForest(
  input: ForestInput,
  words: { readonly axis: string; readonly reference: string },
  format: (value: number) => string,
  box: Box,
): ForestLayout {
  const { rows, reference } = input;
  const tall = rowHeight(rows);
  const left = Math.ceil(Math.max(20, ...rows.map(({ name }) => textWidth(name, 13, true)))) + 12;
  const texts = rows.map((row) => (box.width < NARROW ? (row.texts.at(-1) ?? '') : (row.texts[0] ?? '')));
  const right = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text)))) + 14;
  const plot = {
    x: left,
    y: TOP,
    width: Math.max(60, box.width - left - right),
    height: Math.max(1, rows.length) * tall,
  };
  const [low, high] = forestDomain(input);
  const logs = input.scale === 'log';
  const share = (value: number): number =>
    logs ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const x = (value: number): number =>
    round(plot.x + clamp(logs && !(value > 0) ? 0 : share(Math.min(value, 1e300)), 0, 1) * plot.width);
  const marks = logs ? logTicks(low, high) : linearTicks(low, high, plot.width);
  return {
    plot,
    rows: rows.map((row, index): ForestRow => {
      const y = plot.y + (index + 0.5) * tall + (tall === ROW_RUG ? 6 : 0);
      const bounded = row.low <= row.high;
      const known = Number.isFinite(row.truth);
      return {
        index,
        y,
        name: { x: left - 12, y: y + 4, text: row.name, anchor: 'end' },
        interval: bounded
          ? { from: x(row.low), to: x(row.high), opens: [row.low < low * (1 - 1e-9), row.high > high * (1 + 1e-9)] }
          : null,
        estimate: Number.isFinite(row.estimate) ? x(row.estimate) : null,
        truth: known ? x(row.truth) : null,
        covers: bounded && known ? row.low <= row.truth && row.truth <= row.high : null,
        samples: Array.from(row.samples).filter(Number.isFinite).map(x),
        label:
          texts[index] === '' ? null : { x: plot.x + plot.width + 10, y: y + 4, text: texts[index]!, anchor: 'start' },
        band: { x: 0, y: plot.y + index * tall + 2, width: box.width, height: tall - 4 },
      };
    }),
    reference: reference === null ? null : x(reference),
    grid: marks.map(x),
    ticks: spread(
      marks.map((value): Label => ({
        x: x(value),
        y: plot.y + plot.height + 18,
        text: format(value),
        anchor: 'middle',
      })),
      box.width,
    ),
    notes: [
      { x: plot.x + plot.width, y: box.height - 4, text: `${words.axis} →`, anchor: 'end' },
      ...(reference === null
        ? []
        : [
            {
              x: clamp(x(reference), textWidth(words.reference) / 2, box.width - textWidth(words.reference) / 2),
              y: 13,
              text: words.reference,
              anchor: 'middle' as const,
            },
          ]),
    ],
  };
}

/** Row at a height; −1 outside. */
export function forestRowAt(y: number, layout: ForestLayout): number {
  const row = Math.floor(((y - layout.plot.y) / layout.plot.height) * layout.rows.length);
  return y < layout.plot.y || row < 0 || row >= layout.rows.length ? -1 : row;
}

/** Ends of the axis: wide enough for estimates and truths, and for intervals as long as they do not crush everything else. */
export function forestDomain({ rows, scale, reference }: ForestInput): readonly [number, number] {
  const firm = rows
    .flatMap(({ estimate, truth, samples }) => [estimate, truth, ...Array.from(samples)])
    .concat(reference ?? [])
    .filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
  if (firm.length === 0) return scale === 'log' ? [0.5, 2] : [0, 1];
  let [low, high] = [Math.min(...firm), Math.max(...firm)];
  const ends = rows.flatMap((row) => [row.low, row.high]).filter((value) => Number.isFinite(value));
  if (scale === 'log') {
    // At most a factor of 30 beyond what is firm.
    const [least, most] = [low / 30, high * 30];
    for (const end of ends)
      if (end > 0) [low, high] = [Math.min(low, Math.max(end, least)), Math.max(high, Math.min(end, most))];
    [low, high] = [Math.min(low, high / 1.6), Math.max(high, low * 1.6)];
    return [low / 1.06, high * 1.06];
  }
  for (const end of ends) [low, high] = [Math.min(low, end), Math.max(high, end)];
  const margin = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - margin, high + margin];
}
