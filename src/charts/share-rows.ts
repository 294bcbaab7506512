/** Rows of shares that fill a whole bar each: one row a thing, one part a kind. Pure: shares and box in; rectangles and texts out. */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface ShareRow {
  readonly name: string;
  /** beside the bar, such as what the row comes to */
  readonly note: string;
  /** one a part, together 1 */
  readonly shares: readonly number[];
}

export interface ShareRowsInput {
  readonly rows: readonly ShareRow[];
  /** colour of each part, 1 … 5 of the categories; 0 is grey */
  readonly hues: readonly number[];
  readonly parts: readonly string[];
}

export interface ShareRowsLayout {
  readonly rows: readonly {
    readonly band: Rectangle;
    readonly bar: Rectangle;
    readonly name: Label;
    readonly note: Label | null;
    readonly segments: readonly (Rectangle & { readonly part: number; readonly text: Label | null })[];
  }[];
  readonly key: readonly { readonly part: number; readonly x: number; readonly y: number; readonly label: Label }[];
}

const BAR = 20;
const ROW = 30;
const STACKED = 46;
const KEY = 20;
const WIDE = 460;

export function shareRowsHeight(input: ShareRowsInput, width: number): number {
  return keyRows(input.parts, width) * KEY + 8 + input.rows.length * (width < WIDE ? STACKED : ROW) + 4;
}

export function layoutShareRows(input: ShareRowsInput, percent: (share: number) => string, box: Box): ShareRowsLayout {
  const { rows, parts } = input;
  const beside = box.width >= WIDE;
  const step = beside ? ROW : STACKED;
  const left = beside
    ? Math.ceil(Math.min(box.width * 0.3, Math.max(0, ...rows.map(({ name }) => textWidth(name, 12, true))))) + 10
    : 0;
  const right = beside
    ? Math.ceil(Math.min(box.width * 0.2, Math.max(0, ...rows.map(({ note }) => textWidth(note))))) + 10
    : 0;
  const top = keyRows(parts, box.width) * KEY + 8;
  const bar = { x: left, width: Math.max(40, box.width - left - right) };
  return {
    rows: rows.map(({ name, note, shares }, i) => {
      const y = top + i * step;
      const barY = beside ? y + (ROW - BAR) / 2 : y + 20;
      let x = bar.x;
      const segments = shares.map((share, part) => {
        const width = Math.max(0, share) * bar.width;
        const text = percent(share);
        const place = {
          part,
          x: round(x),
          y: barY,
          width: round(width),
          height: BAR,
          text: fits(text, width - 4)
            ? { x: round(x + width / 2), y: barY + 14, text, anchor: 'middle' as const }
            : null,
        };
        x += width;
        return place;
      });
      return {
        band: { x: 0, y, width: box.width, height: step },
        bar: { ...bar, y: barY, height: BAR },
        name: beside
          ? { x: left - 10, y: y + ROW / 2 + 4, text: shortened(name, left - 10, 12, true), anchor: 'end' }
          : { x: 0, y: y + 14, text: shortened(name, box.width * 0.66, 12, true), anchor: 'start' },
        note:
          note === ''
            ? null
            : beside
              ? { x: bar.x + bar.width + 8, y: y + ROW / 2 + 4, text: shortened(note, right), anchor: 'start' }
              : { x: box.width, y: y + 14, text: shortened(note, box.width * 0.3), anchor: 'end' },
        segments,
      };
    }),
    key: keyOf(parts, box.width),
  };
}

/** Row at a height; −1 beside the rows unless the nearest is meant. */
export function shareRowAt(y: number, layout: ShareRowsLayout, nearest: boolean): number {
  const [first] = layout.rows;
  if (!first) return -1;
  const row = Math.floor((y - first.band.y) / first.band.height);
  if ((row < 0 || row >= layout.rows.length) && !nearest) return -1;
  return clamp(row, 0, layout.rows.length - 1);
}

/** Part of a row at a place; −1 beside its bar. */
export function sharePartAt(at: Point, row: number, layout: ShareRowsLayout): number {
  const found = layout.rows[row];
  if (!found || at.x < found.bar.x || at.x > found.bar.x + found.bar.width) return -1;
  const within = found.segments.filter(({ width }) => width > 0);
  return within.find(({ x, width }) => at.x <= x + width)?.part ?? within.at(-1)?.part ?? -1;
}

function keyOf(parts: readonly string[], width: number): ShareRowsLayout['key'] {
  let [x, row] = [0, 0];
  return parts.map((part, i) => {
    const wide = 16 + textWidth(part) + 14;
    if (x > 0 && x + wide - 14 > width) [x, row] = [0, row + 1];
    const item = {
      part: i,
      x: round(x),
      y: row * KEY + 3,
      label: { x: round(x + 16), y: row * KEY + 13, text: part, anchor: 'start' as const },
    };
    x += wide;
    return item;
  });
}

function keyRows(parts: readonly string[], width: number): number {
  const last = keyOf(parts, width).at(-1);
  return last ? (last.y - 3) / KEY + 1 : 0;
}
