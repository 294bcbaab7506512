/**
 * Windows on a calendar, one row a cut: how far back features look, the gap, how far ahead the label reaches. A rule at the day of the
 * test shows what was known then; a label that reaches beyond it is marked. Pure: days and box in; rectangles, grips and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, spread } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface WindowRow {
  readonly key: string;
  readonly name: string;
  readonly kind: 'train' | 'test' | 'now';
  /** days: [from, cut) is looked back on, [begin, end) looked ahead to; of the row `now` nobody knows yet what is there */
  readonly from: number;
  readonly cut: number;
  readonly ahead: { readonly begin: number; readonly end: number };
  /** customers at risk, in words; '' for none */
  readonly text: string;
}

export type GripId = 'feature' | 'test' | 'gap' | 'label' | 'train';

export interface WindowGrip {
  readonly id: GripId;
  /** row it stands in */
  readonly row: number;
  readonly day: number;
  /** ends of its way, days */
  readonly low: number;
  readonly high: number;
}

export interface WindowsInput {
  readonly rows: readonly WindowRow[];
  /** first day, and the day after the last */
  readonly first: number;
  readonly end: number;
  /** day of the test: only what was before it was known then */
  readonly known: number;
  readonly grips: readonly WindowGrip[];
}

export interface WindowsWords {
  /** forms of each, longest first */
  readonly feature: readonly string[];
  readonly gap: readonly string[];
  readonly label: readonly string[];
  readonly unknown: readonly string[];
  readonly known: string;
}

export interface WindowsLayout {
  readonly plot: Rectangle;
  readonly rows: readonly {
    readonly key: string;
    readonly kind: WindowRow['kind'];
    readonly band: Rectangle;
    readonly name: Label;
    readonly text: Label | null;
    readonly feature: Rectangle;
    readonly gap: Rectangle | null;
    readonly label: Rectangle;
    readonly unknown: boolean;
    /** part of the label nobody knew on the day of the test; `null` for none */
    readonly leak: Rectangle | null;
    readonly texts: readonly (Label & { readonly on: 'feature' | 'label' | 'unknown' })[];
  }[];
  readonly grips: readonly {
    readonly id: GripId;
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly round: boolean;
  }[];
  readonly known: { readonly x: number; readonly label: Label };
  readonly end: number;
  readonly ticks: readonly Label[];
  readonly across: (day: number) => number;
  readonly dayAt: (x: number) => number;
}

const ROW = 44;
const BAR = 22;
const TOP = 26;
const BELOW = 30;

export function windowsHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/** @param ticks days with a tick, @param format a tick */
export function layoutWindows(
  input: WindowsInput,
  words: WindowsWords,
  format: (day: number) => string,
  box: Box,
): WindowsLayout {
  const { rows, first, end } = input;
  const low = Math.min(first, ...rows.map(({ from }) => Math.max(from, first - (end - first) * 0.2)));
  const ahead = Math.max(...rows.map((row) => row.ahead.end), end);
  const high = ahead + Math.max(1, (ahead - low) * 0.02);
  const narrow = box.width < 480;
  const names = rows.map(({ name }) => name);
  const left = narrow ? 6 : Math.ceil(Math.max(...names.map((name) => textWidth(name, 12, true)))) + 16;
  const plot = { x: left, y: TOP, width: Math.max(60, box.width - left - 8), height: rows.length * ROW };
  const scale = plot.width / (high - low);
  const across = (day: number): number => round(plot.x + clamp((day - low) * scale, 0, plot.width));
  const dayAt = (x: number): number => Math.round(low + (x - plot.x) / scale);
  const bar = (from: number, to: number, y: number): Rectangle => ({
    x: across(from),
    y,
    width: Math.max(1, round(across(to) - across(from))),
    height: BAR,
  });
  const middleOf = (y: number): number => y + BAR / 2 + 4;
  const known = across(input.known);
  const knownHalf = textWidth(words.known) / 2;
  return {
    plot,
    rows: rows.map((row, index) => {
      const top = TOP + index * ROW;
      const y = top + (narrow ? 17 : 11);
      const feature = bar(row.from, row.cut, y);
      const label = bar(row.ahead.begin, row.ahead.end, y);
      const unknown = row.kind === 'now';
      // What nobody knew is hatched: its name stands on the part that was known.
      const unleaked = bar(
        row.ahead.begin,
        row.kind === 'train' ? Math.min(row.ahead.end, Math.max(input.known, row.ahead.begin)) : row.ahead.end,
        y,
      );
      const leaks = row.kind === 'train' && row.ahead.end > input.known;
      const text = (rectangle: Rectangle, forms: readonly string[], on: 'feature' | 'label' | 'unknown') => {
        const fitting = firstFitting(forms, rectangle.width - 10);
        return fitting === ''
          ? []
          : [
              {
                x: round(rectangle.x + rectangle.width / 2),
                y: middleOf(y),
                text: fitting,
                anchor: 'middle' as const,
                on,
              },
            ];
      };
      const said = textWidth(row.text);
      return {
        key: row.key,
        kind: row.kind,
        band: { x: 0, y: top, width: box.width, height: ROW },
        name: narrow
          ? { x: plot.x, y: top + 12, text: row.name, anchor: 'start' as const }
          : { x: left - 12, y: middleOf(y), text: row.name, anchor: 'end' as const },
        text:
          row.text !== '' && (narrow ? plot.width > said + textWidth(row.name) + 20 : feature.x - plot.x > said + 8)
            ? narrow
              ? {
                  x: plot.x + textWidth(row.name, 12, true) + 10,
                  y: top + 12,
                  text: row.text,
                  anchor: 'start' as const,
                }
              : { x: plot.x, y: middleOf(y), text: row.text, anchor: 'start' as const }
            : null,
        feature,
        gap: row.ahead.begin > row.cut ? bar(row.cut, row.ahead.begin, y) : null,
        label,
        unknown,
        leak: leaks ? bar(Math.max(row.ahead.begin, input.known), row.ahead.end, y) : null,
        texts: [
          ...text(feature, words.feature, 'feature'),
          ...text(unleaked, unknown ? words.unknown : words.label, unknown ? 'unknown' : 'label'),
        ],
      };
    }),
    grips: input.grips.map(({ id, row, day }) => {
      const y = TOP + row * ROW + (narrow ? 17 : 11);
      // Where there is no gap its grip stands on the cut: one keeps to the upper rim, the other to the lower.
      return {
        id,
        x: across(day),
        y: id === 'gap' ? y + BAR - 3 : y - 3,
        height: id === 'gap' ? 6 : BAR + 6,
        round: id === 'gap',
      };
    }),
    known: {
      x: known,
      label: {
        x: clamp(known, knownHalf, Math.max(knownHalf, box.width - knownHalf)),
        y: 14,
        text: words.known,
        anchor: 'middle',
      },
    },
    end: across(end),
    ticks: spread(
      linearTicks(low, high, plot.width).map((day) => ({
        x: across(day),
        y: plot.y + plot.height + 18,
        text: format(Math.round(day)),
        anchor: 'middle',
      })),
      box.width,
    ),
    across,
    dayAt,
  };
}

/** The grip a press takes hold of; −1 for none. @param reach px; larger for fingers */
export function gripAt(x: number, y: number, { grips }: WindowsLayout, reach = 7): number {
  let best = -1;
  let least = Infinity;
  grips.forEach((grip, index) => {
    const beside = Math.abs(grip.x - x);
    const below = Math.max(0, grip.y - y, y - grip.y - grip.height);
    const distance = Math.hypot(beside, below) - (grip.round ? 2 : 0);
    if (beside <= reach && below <= reach && distance < least) [best, least] = [index, distance];
  });
  return best;
}

export function keptDay(day: number, { low, high }: Pick<WindowGrip, 'low' | 'high'>): number {
  return Math.round(clamp(day, low, Math.max(low, high)));
}
