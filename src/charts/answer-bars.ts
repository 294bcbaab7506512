/**
 * How many gave each answer of a scale, one bar an answer, the answers in groups of their own colour, as detractors, passives and
 * promoters are. Pure: counts and box in; rectangles and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { firstFitting, fits } from './parts/text.ts';

export interface AnswerGroup {
  /** answers by their place, both ends included */
  readonly from: number;
  readonly to: number;
  /** category 1 … 5; 0 is grey */
  readonly hue: 0 | 1 | 2 | 3 | 4 | 5;
  /** what stands under its bars, longest form first */
  readonly texts: readonly string[];
}

export interface AnswerBarsInput {
  /** the answers as they stand under the bars */
  readonly answers: readonly string[];
  /** length answers */
  readonly counts: ArrayLike<number>;
  readonly groups: readonly AnswerGroup[];
}

export interface AnswerBarsLayout {
  readonly plot: Rectangle;
  readonly bars: readonly (Rectangle & { readonly index: number; readonly hue: number; readonly slot: Rectangle })[];
  /** share over each bar; none where one of them would not fit */
  readonly shares: readonly Label[];
  readonly ticks: readonly Label[];
  readonly groups: readonly (Rectangle & {
    readonly index: number;
    readonly hue: number;
    readonly label: Label | null;
  })[];
  readonly axis: Label;
}

const TOP = 20;
const BELOW = 74;
const STRIP = 6;

export function answerBarsHeight(width: number): number {
  return Math.round(clamp(width * 0.42 + 90, 220, 300));
}

/** @param share of all as text, shown over a bar; in forms, longest first */
export function layoutAnswerBars(
  input: AnswerBarsInput,
  axis: string,
  share: (share: number) => readonly string[],
  box: Box,
): AnswerBarsLayout {
  const { answers, counts, groups } = input;
  const size = answers.length;
  let [total, most] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    total += counts[i]!;
    most = Math.max(most, counts[i]!);
  }
  const plot = { x: 0, y: TOP, width: box.width, height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const step = plot.width / Math.max(1, size);
  const gap = Math.min(10, step * 0.16);
  const hue = (index: number): number => groups.find(({ from, to }) => index >= from && index <= to)?.hue ?? 0;
  const bars = answers.map((_, index) => {
    const height = most > 0 ? round((counts[index]! / most) * plot.height) : 0;
    const x = round(plot.x + index * step);
    return {
      index,
      hue: hue(index),
      x: round(x + gap / 2),
      y: round(base - height),
      width: round(step - gap),
      height,
      slot: { x, y: TOP, width: round(step), height: plot.height },
    };
  });
  return {
    plot,
    bars,
    shares:
      total > 0
        ? sharesOf(
            bars,
            Array.from(counts, (count) => share(count / total)),
            step - 1,
          )
        : [],
    ticks: bars.flatMap((bar): Label[] => {
      const text = answers[bar.index]!;
      const x = round(bar.x + bar.width / 2);
      return fits(text, step + 4) ? [{ x, y: base + 17, text, anchor: 'middle' }] : [];
    }),
    groups: groups.map(({ from, to, hue: colour, texts }, index) => {
      const x = round(plot.x + from * step + gap / 2);
      const width = round((to - from + 1) * step - gap);
      const text = firstFitting(texts, width);
      return {
        index,
        hue: colour,
        x,
        y: base + 26,
        width,
        height: STRIP,
        label: text === '' ? null : { x: round(x + width / 2), y: base + 48, text, anchor: 'middle' },
      };
    }),
    axis: { x: box.width, y: box.height - 4, text: `${axis} →`, anchor: 'end' },
  };
}

/** All in the longest form of which every one fits: shares of several forms would look like several things. */
function sharesOf(
  bars: AnswerBarsLayout['bars'],
  forms: readonly (readonly string[])[],
  room: number,
): readonly Label[] {
  const shown = forms.filter((each) => each.length > 0);
  const most = Math.max(0, ...shown.map((each) => each.length));
  for (let form = 0; form < most; form += 1)
    if (shown.every((each) => fits(each[Math.min(form, each.length - 1)]!, room)))
      return bars.flatMap((bar): Label[] => {
        const each = forms[bar.index]!;
        const text = each[Math.min(form, each.length - 1)];
        return text === undefined ? [] : [{ x: round(bar.x + bar.width / 2), y: bar.y - 5, text, anchor: 'middle' }];
      });
  return [];
}

/** Bar at a place across; the nearest one beside the bars, −1 where there are none. */
export function answerAt(x: number, { plot, bars }: AnswerBarsLayout): number {
  return bars.length === 0 ? -1 : clamp(Math.floor(((x - plot.x) / plot.width) * bars.length), 0, bars.length - 1);
}
