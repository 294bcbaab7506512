/** A square of answers to two questions, the first by rows from the top, the second by columns: each cell has its class and its count. Pure. */

import { round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { fits, shortened, textWidth } from './parts/text.ts';

export interface AnswerGridInput {
  /** number of answers, 3 or 5 */
  readonly points: number;
  /** length points², row by row from the top: answers in each cell */
  readonly counts: ArrayLike<number>;
  /** colour of each cell, 1 … 5 of the categories; 0 is grey */
  readonly hues: ArrayLike<number>;
  /** class of each cell in one letter */
  readonly letters: readonly string[];
  /** names of the answers, in their order */
  readonly answers: readonly string[];
}

export interface AnswerGridLayout {
  readonly plot: Rectangle;
  readonly cells: readonly (Rectangle & {
    readonly index: number;
    /** 0 … 1, how strong the colour is */
    readonly strength: number;
    readonly letter: Label;
    readonly count: Label | null;
  })[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
}

const GAP = 3;
const TOP = 40;
/** One more line of names above the columns. */
const LINE = 14;

export function answerGridHeight(points: number, width: number): number {
  return TOP + points * (width < 360 ? 42 : 50);
}

/** @param names of the two questions: across (columns) and down (rows) */
export function layoutAnswerGrid(
  { points, counts, letters, answers }: AnswerGridInput,
  names: { readonly across: string; readonly down: string },
  format: (count: number) => string,
  box: Box,
): AnswerGridLayout {
  const left = Math.ceil(Math.min(box.width * 0.26, Math.max(0, ...answers.map((text) => textWidth(text))))) + 8;
  const across = Math.max(40, box.width - left);
  const width = (across - GAP * (points - 1)) / points;
  const heads = answers.map((answer) => linesOf(answer, width + GAP));
  const top = heads.some(({ length }) => length > 1) ? TOP + LINE : TOP;
  const plot = { x: left, y: top, width: across, height: box.height - top };
  const height = (plot.height - GAP * (points - 1)) / points;
  const most = Math.max(1, ...Array.from(counts));
  const cells = Array.from({ length: points * points }, (_, index) => {
    const x = round(plot.x + (index % points) * (width + GAP));
    const y = round(plot.y + Math.floor(index / points) * (height + GAP));
    const text = format(counts[index]!);
    return {
      index,
      x,
      y,
      width: round(width),
      height: round(height),
      strength: Math.sqrt(counts[index]! / most),
      letter: { x: x + 5, y: y + 13, text: letters[index]!, anchor: 'start' as const },
      count: fits(text, width - 6, 14, true)
        ? { x: round(x + width / 2), y: round(y + height / 2 + 8), text, anchor: 'middle' as const }
        : null,
    };
  });
  return {
    plot,
    cells,
    ticks: answers.flatMap((answer, i): Label[] => [
      ...heads[i]!.map((text, line, { length }): Label => ({
        x: round(plot.x + i * (width + GAP) + width / 2),
        y: top - 7 - LINE * (length - 1 - line),
        text,
        anchor: 'middle',
      })),
      {
        x: left - 8,
        y: round(plot.y + i * (height + GAP) + height / 2 + 4),
        text: shortened(answer, left - 8),
        anchor: 'end',
      },
    ]),
    names: [
      { x: box.width, y: 13, text: `${names.across} →`, anchor: 'end' },
      { x: 0, y: 13, text: `${names.down} ↓`, anchor: 'start' },
    ],
  };
}

/** The text on one line, on two where only that fits, or shortened: broken after a space or a hyphen, in the middle where it has none. */
function linesOf(text: string, room: number): readonly string[] {
  if (fits(text, room)) return [text];
  const [first = '', ...rest] = text.split(/(?<=[\s-])/u);
  const middle = Math.ceil(text.length / 2);
  const lines = rest.length > 0 ? [first.trim(), rest.join('')] : [text.slice(0, middle), text.slice(middle)];
  const breaks = rest.length > 0 || /^\p{Script=Han}+$/u.test(text);
  return breaks && lines.every((line) => fits(line, room)) ? lines : [shortened(text, room)];
}

/** The cell at a place, the nearest one beside the grid where `nearest`, else −1. */
export function answerCellAt(
  x: number,
  y: number,
  { plot }: AnswerGridLayout,
  points: number,
  nearest: boolean,
): number {
  const column = Math.floor(((x - plot.x) / plot.width) * points);
  const row = Math.floor(((y - plot.y) / plot.height) * points);
  const inside = column >= 0 && column < points && row >= 0 && row < points;
  if (!inside && !nearest) return -1;
  const within = (at: number): number => Math.max(0, Math.min(points - 1, at));
  return within(row) * points + within(column);
}

/** The cell an arrow leads to; rows go down. */
export function stepAnswerCell(from: number, right: number, up: number, points: number): number {
  const within = (at: number): number => Math.max(0, Math.min(points - 1, at));
  return within(Math.floor(from / points) - up) * points + within((from % points) + right);
}
