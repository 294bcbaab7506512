/** Bars one of which is chosen, each with a second value as a dotted end and a line all are measured against. Pure. */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { textWidth } from './parts/text.ts';

export interface ChoiceBar {
  readonly name: string;
  /** NaN draws no bar */
  readonly value: number;
  readonly text: string;
  /** the second value; NaN for none */
  readonly other: number;
  readonly otherText: string;
  /** picked share of those the bar stands for, 0 … 1; absent while nothing is picked */
  readonly lit?: number | undefined;
}

export interface ChoiceBarsLayout {
  readonly rows: readonly {
    readonly index: number;
    readonly name: Label;
    readonly bar: Rectangle;
    readonly other: Rectangle | null;
    /** the picked share of the bar, of the second value where there is no bar; `null` while nothing is picked */
    readonly lit: Rectangle | null;
    readonly values: readonly (Label & { readonly tone: string })[];
    readonly band: Rectangle;
  }[];
  /** the line, one piece a bar so that it crosses no name, and its text; `null` where it lies outside */
  readonly line: {
    readonly x: number;
    readonly pieces: readonly { readonly from: number; readonly to: number }[];
    readonly label: Label;
  } | null;
}

const ROW = 58;
const TOP = 4;
const BELOW = 20;

export function choiceBarsHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/** @param mark what all are measured against, with its text */
export function layoutChoiceBars(
  bars: readonly ChoiceBar[],
  mark: { readonly value: number; readonly text: string },
  box: Box,
): ChoiceBarsLayout {
  const finite = bars.flatMap(({ value, other }) => [value, other]).filter((value) => Number.isFinite(value));
  const longest = Math.max(1e-9, ...finite);
  const room = Math.max(
    40,
    box.width -
      Math.ceil(
        Math.max(...bars.map(({ text, otherText }) => textWidth(text, 12, true) + textWidth(otherText) + 14), 0),
      ) -
      8,
  );
  const x = (value: number): number => round(clamp(value / longest, 0, 1) * room);
  const rows = bars.map((item, index) => {
    const y = TOP + index * ROW;
    const width = Number.isNaN(item.value) ? 0 : x(item.value);
    const bar = { x: 0, y: y + 26, width, height: 20 };
    const wide = Number.isNaN(item.other) ? 0 : x(item.other);
    const end = Math.max(width, wide) + 8;
    const text = { x: end, y: y + 40.5, text: item.text, anchor: 'start' as const, tone: 'b' };
    return {
      index,
      name: { x: 0, y: y + 18, text: item.name, anchor: 'start' as const },
      bar,
      other: Number.isNaN(item.other) ? null : { ...bar, width: wide },
      lit: item.lit === undefined ? null : { ...bar, width: round(clamp(item.lit, 0, 1) * (width > 0 ? width : wide)) },
      values: [
        text,
        ...(Number.isNaN(item.other)
          ? []
          : [{ ...text, x: round(end + textWidth(item.text, 12, true) + 8), text: item.otherText, tone: 'q' }]),
      ],
      band: { x: -4, y: y + 3, width: box.width + 4, height: ROW - 8 },
    };
  });
  const bottom = TOP + bars.length * ROW;
  const at = x(mark.value);
  const half = textWidth(mark.text) / 2;
  return {
    rows,
    line:
      mark.value > 0 && mark.value <= longest
        ? {
            x: at,
            pieces: rows.map(({ bar }) => ({ from: bar.y - 4, to: bar.y + bar.height + 4 })),
            label: {
              x: clamp(at, half, Math.max(half, box.width - half)),
              y: bottom + 12,
              text: mark.text,
              anchor: 'middle',
            },
          }
        : null,
  };
}

/** Row at a height; −1 outside. */
export function choiceAt(y: number, rows: number): number {
  const row = Math.floor((y - TOP) / ROW);
  return row < 0 || row >= rows ? -1 : row;
}
