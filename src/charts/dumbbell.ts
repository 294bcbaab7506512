/**
 * Rows of two values joined by a bar, such as what was expected and what was perceived; or of one value with its interval. Pure: values
 * and box in; places, lines and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { firstFitting, shortened, textWidth } from './parts/text.ts';

export interface DumbbellRowInput {
  readonly name: string;
  /** the first value, drawn hollow; NaN where the row has one value only */
  readonly from: number;
  /** the second value, drawn full; NaN where there is none */
  readonly to: number;
  /** interval of the second value; NaN where there is none */
  readonly low: number;
  readonly high: number;
  /** people it stands for: nobody is drawn pale */
  readonly count: number;
  /** what stands at the end of the row, longest form first */
  readonly texts: readonly string[];
}

export interface DumbbellInput {
  readonly rows: readonly DumbbellRowInput[];
  /** a value all rows are held against; `null` for none */
  readonly reference: number | null;
  /** ends of the axis; those of the data unless given */
  readonly low?: number;
  readonly high?: number;
  /** names of the hollow and the full end, for the key above; `null` draws none */
  readonly ends: readonly [from: string, to: string] | null;
}

export interface DumbbellRow {
  readonly index: number;
  readonly y: number;
  readonly name: Label;
  readonly from: number | null;
  readonly to: number | null;
  /** x of the bar between both, left to right, and which way it goes; `null` where one is missing */
  readonly bar: { readonly from: number; readonly to: number; readonly rises: boolean } | null;
  readonly interval: { readonly from: number; readonly to: number } | null;
  readonly label: Label | null;
  readonly band: Rectangle;
  readonly empty: boolean;
}

export interface DumbbellLayout {
  readonly plot: Rectangle;
  readonly rows: readonly DumbbellRow[];
  readonly reference: { readonly x: number; readonly label: Label } | null;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
  /** dots of the key with their names; empty where there is none */
  readonly key: readonly { readonly x: number; readonly full: boolean; readonly label: Label }[];
}

const ROW = 36;
const STACKED = 52;
const KEY = 24;
const LINE = 18;
const BELOW = 40;
/** Narrower than this names stand above their rows. */
const NARROW = 420;

function rowHeight(width: number): number {
  return width < NARROW ? STACKED : ROW;
}

function topOf({ ends, reference }: Pick<DumbbellInput, 'ends' | 'reference'>): number {
  return (ends ? KEY : 0) + (reference === null ? 4 : LINE);
}

export function dumbbellHeight(input: Pick<DumbbellInput, 'rows' | 'ends' | 'reference'>, width: number): number {
  return topOf(input) + Math.max(1, input.rows.length) * rowHeight(width) + BELOW;
}

/** @param words name of the axis, and of the line all rows are held against */
export function layoutDumbbell(
  input: DumbbellInput,
  words: { readonly axis: string; readonly reference: string },
  format: (value: number) => string,
  box: Box,
): DumbbellLayout {
  const { rows, reference } = input;
  const stacked = box.width < NARROW;
  const tall = rowHeight(box.width);
  const widest = Math.max(20, ...rows.map(({ name }) => textWidth(name, 13)));
  const left = stacked ? 8 : Math.ceil(Math.min(widest, box.width * 0.3)) + 12;
  const texts = rows.map((row) => firstFitting(row.texts, stacked ? box.width * 0.5 : box.width * 0.3));
  const right = stacked ? 8 : Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text)))) + 14;
  const top = topOf(input);
  const plot = {
    x: left,
    y: top,
    width: Math.max(60, box.width - left - right),
    height: Math.max(1, rows.length) * tall,
  };
  const [low, high] = dumbbellDomain(input);
  const x = (value: number): number => round(plot.x + clamp((value - low) / (high - low), 0, 1) * plot.width);
  const marks = linearTicks(low, high, plot.width);
  return {
    plot,
    rows: rows.map((row, index): DumbbellRow => {
      const start = plot.y + index * tall;
      const y = start + (stacked ? tall - 16 : tall / 2);
      const [from, to] = [row.from, row.to].map((value) => (Number.isFinite(value) ? x(value) : null));
      const both = from !== null && to !== null;
      const text = texts[index]!;
      return {
        index,
        y,
        name: stacked
          ? { x: 0, y: start + 18, text: shortened(row.name, box.width - textWidth(text) - 12, 13), anchor: 'start' }
          : { x: left - 12, y: y + 4.5, text: shortened(row.name, left - 12, 13), anchor: 'end' },
        from: from!,
        to: to!,
        bar: both ? { from: Math.min(from!, to!), to: Math.max(from!, to!), rises: row.to >= row.from } : null,
        interval: row.low <= row.high ? { from: x(row.low), to: x(row.high) } : null,
        label:
          text === ''
            ? null
            : stacked
              ? { x: box.width, y: start + 18, text, anchor: 'end' }
              : { x: plot.x + plot.width + 12, y: y + 4.5, text, anchor: 'start' },
        band: { x: 0, y: start + 2, width: box.width, height: tall - 4 },
        empty: !(row.count > 0),
      };
    }),
    reference:
      reference === null
        ? null
        : { x: x(reference), label: centred(words.reference, x(reference), top - 6, box.width) },
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
    name: { x: box.width, y: box.height - 4, text: shortened(`${words.axis} →`, box.width), anchor: 'end' },
    key: keyOf(input.ends, plot.x),
  };
}

/** Row at a height; −1 outside. */
export function dumbbellRowAt(y: number, { plot, rows }: DumbbellLayout): number {
  const row = Math.floor(((y - plot.y) / plot.height) * rows.length);
  return y < plot.y || row < 0 || row >= rows.length ? -1 : row;
}

function keyOf(ends: DumbbellInput['ends'], left: number): DumbbellLayout['key'] {
  if (!ends) return [];
  const second = left + 24 + textWidth(ends[0]) + 14;
  return ends.map((text, i) => {
    const x = round(i === 0 ? left + 6 : second);
    return { x, full: i === 1, label: { x: x + 10, y: 15, text, anchor: 'start' as const } };
  });
}

function centred(text: string, x: number, y: number, width: number): Label {
  const half = textWidth(text) / 2;
  return { x: round(clamp(x, half, Math.max(half, width - half))), y, text, anchor: 'middle' };
}

/** Ends of the axis. */
export function dumbbellDomain({ rows, reference, low, high }: DumbbellInput): readonly [number, number] {
  const all = rows
    .flatMap((row) => [row.from, row.to, row.low, row.high])
    .concat(reference ?? [])
    .filter((value) => Number.isFinite(value));
  let [least, most] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const margin = (most - least || Math.abs(most) || 1) * 0.06;
  [least, most] = [low ?? least - margin, high ?? most + margin];
  return most > least ? [least, most] : [least - 1, least + 1];
}
