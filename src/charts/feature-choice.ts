/**
 * Things to choose from, one a row with its switch: what is lost without each to the left, what is won with it to the right. Pure:
 * shares and box in; rectangles and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface FeatureChoiceRow {
  readonly name: string;
  /** what else is to be known before choosing it, short; '' where nothing is */
  readonly note?: string;
  /** 0 … 1 to the left; NaN where unknown */
  readonly lost: number;
  /** 0 … 1 to the right */
  readonly won: number;
  /** colour, 1 … 5 of the categories; 0 is grey */
  readonly hue: number;
  readonly chosen: boolean;
}

export interface FeatureChoiceLayout {
  readonly rows: readonly {
    readonly band: Rectangle;
    readonly box: Rectangle;
    readonly tick: string;
    readonly name: Label;
    readonly note: Label | null;
    readonly left: Rectangle;
    readonly right: Rectangle;
    readonly texts: readonly Label[];
  }[];
  readonly middle: { readonly x: number; readonly y1: number; readonly y2: number };
  readonly heads: readonly Label[];
}

const TOP = 22;
const BOX = 16;
const WIDE = 420;

export function featureChoiceHeight(rows: number, width: number): number {
  return TOP + rows * rowOf(width) + 4;
}

export function layoutFeatureChoice(
  rows: readonly FeatureChoiceRow[],
  heads: { readonly lost: string; readonly won: string },
  percent: (share: number) => string,
  box: Box,
): FeatureChoiceLayout {
  const beside = box.width >= WIDE;
  const step = rowOf(box.width);
  const names = beside
    ? Math.min(
        box.width * 0.34,
        Math.max(0, ...rows.map(({ name, note = '' }) => Math.max(textWidth(name, 12, true), textWidth(note)))),
      ) +
      BOX +
      18
    : 0;
  const plot = { x: round(names), width: Math.max(80, box.width - names) };
  const middle = round(plot.x + plot.width / 2);
  const room = plot.width / 2 - 34;
  return {
    rows: rows.map(({ name, note = '', lost, won }, i) => {
      const y = TOP + i * step;
      const barY = beside ? y + 8 : y + 26;
      const wide = (share: number): number => round(clamp(Number.isNaN(share) ? 0 : share, 0, 1) * room);
      const square = { x: 0, y: beside ? y + (step - BOX) / 2 : y + 5, width: BOX, height: BOX };
      // Beneath the name beside the bars; where the name stands above them, at the other end of its line.
      const noted = note !== '';
      const nameY = square.y + (beside && noted ? 5 : 12.5);
      const nameRoom = (beside ? names : box.width) - BOX - 14;
      const noteRoom = beside ? nameRoom : nameRoom / 2;
      const noteWidth = noted && !beside ? Math.min(noteRoom, textWidth(note)) + 8 : 0;
      const text = (share: number, side: -1 | 1): Label => ({
        x: round(middle + side * (wide(share) + 6)),
        y: barY + 13,
        text: percent(share),
        anchor: side < 0 ? 'end' : 'start',
      });
      return {
        band: { x: 0, y, width: box.width, height: step },
        box: square,
        tick: `M${square.x + 3.5} ${square.y + 8.5}l3.2 3.2l6 -7`,
        name: {
          x: BOX + 8,
          y: nameY,
          text: shortened(name, nameRoom - noteWidth, 12, true),
          anchor: 'start',
        },
        note: noted
          ? {
              x: beside ? BOX + 8 : box.width,
              y: beside ? nameY + 15 : nameY,
              text: shortened(note, noteRoom),
              anchor: beside ? 'start' : 'end',
            }
          : null,
        left: { x: round(middle - wide(lost)), y: barY, width: wide(lost), height: 18 },
        right: { x: middle, y: barY, width: wide(won), height: 18 },
        texts: [...(Number.isNaN(lost) ? [] : [text(lost, -1)]), ...(Number.isNaN(won) ? [] : [text(won, 1)])],
      };
    }),
    middle: { x: middle, y1: TOP, y2: TOP + rows.length * step },
    heads: [
      head(`← ${heads.lost}`, middle - 8, 'end', middle - plot.x - 8),
      head(`${heads.won} →`, middle + 8, 'start', plot.x + plot.width - middle - 8),
    ].flatMap((label) => label ?? []),
  };
}

/** Row at a height; −1 above and below them. */
export function featureChoiceAt(y: number, layout: FeatureChoiceLayout): number {
  return layout.rows.findIndex(({ band }) => y >= band.y && y < band.y + band.height);
}

function rowOf(width: number): number {
  return width >= WIDE ? 34 : 50;
}

function head(text: string, x: number, anchor: Label['anchor'], room: number): Label | null {
  return fits(text, room + 60) ? { x: round(x), y: 13, text, anchor } : null;
}
