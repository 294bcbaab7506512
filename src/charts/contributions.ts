/**
 * Why one score is what it is: from the usual log-odds every feature moves it on, largest first, to where it ends. The axis counts in
 * log-odds and is written in probabilities. Pure: contributions and box in; steps and texts out.
 */

import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface ContributionRow {
  /** forms of the reason in words, longest first */
  readonly names: readonly string[];
  /** log-odds added */
  readonly value: number;
  /** the value as it is written */
  readonly text: string;
}

export interface ContributionsInput {
  /** log-odds where nothing is known */
  readonly base: number;
  /** names of the start and of the end, with their probabilities */
  readonly ends: readonly [string, string];
  readonly rows: readonly ContributionRow[];
}

export interface ContributionsLayout {
  readonly plot: Rectangle;
  readonly rows: readonly {
    readonly index: number;
    readonly band: Rectangle;
    readonly bar: Rectangle;
    readonly rises: boolean;
    readonly name: Label;
    readonly text: Label;
    /** from the end of this step down to the next */
    readonly link: { readonly x: number; readonly from: number; readonly to: number };
  }[];
  readonly start: { readonly x: number; readonly label: Label };
  readonly end: { readonly x: number; readonly label: Label };
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
}

const ROW = 26;
const TOP = 24;
const BELOW = 64;
const SHARES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.99, 0.997, 0.999];

export function contributionsHeight(rows: number): number {
  return TOP + rows * ROW + BELOW;
}

/** @param axis name of the axis, @param format a probability */
export function layoutContributions(
  { base, ends, rows }: ContributionsInput,
  axis: string,
  format: (share: number) => string,
  box: Box,
): ContributionsLayout {
  const places = [base];
  for (const { value } of rows) places.push(places.at(-1)! + value);
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const air = Math.max(0.25, (most - least) * 0.06);
  const [low, high] = [least - air, most + air];
  const roomForNames = box.width * (box.width < 480 ? 0.46 : 0.44);
  const names = rows.map((row) => firstFitting(row.names, roomForNames) || (row.names.at(-1) ?? ''));
  const left = Math.ceil(Math.max(20, ...names.map((text) => textWidth(text)))) + 12;
  const right = Math.ceil(Math.max(20, ...rows.map(({ text }) => textWidth(text, 12, true)))) + 10;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - right), height: rows.length * ROW };
  const foot = plot.y + plot.height;
  const across = (value: number): number => round(plot.x + clamp((value - low) / (high - low), 0, 1) * plot.width);
  const within = SHARES.map((share) => ({ share, at: Math.log(share / (1 - share)) })).filter(
    ({ at }) => at >= low && at <= high,
  );
  const centred = (x: number, y: number, text: string): Label => {
    const half = textWidth(text, 12, true) / 2;
    return { x: round(clamp(x, half, box.width - half)), y, text, anchor: 'middle' };
  };
  return {
    plot,
    rows: rows.map((row, index) => {
      const [from, to] = [across(places[index]!), across(places[index + 1]!)];
      const y = plot.y + index * ROW;
      return {
        index,
        band: { x: 0, y, width: box.width, height: ROW },
        bar: { x: Math.min(from, to), y: y + 5, width: Math.max(1.5, round(Math.abs(to - from))), height: ROW - 10 },
        rises: row.value >= 0,
        name: { x: 0, y: y + ROW / 2 + 4, text: names[index]!, anchor: 'start' as const },
        text: { x: box.width, y: y + ROW / 2 + 4, text: row.text, anchor: 'end' as const },
        link: { x: to, from: y + ROW - 5, to: index === rows.length - 1 ? foot : y + ROW + 5 },
      };
    }),
    start: { x: across(base), label: centred(across(base), 14, ends[0]) },
    end: { x: across(places.at(-1)!), label: centred(across(places.at(-1)!), foot + 38, ends[1]) },
    grid: within.map(({ at }) => across(at)),
    ticks: spread(
      within.map(({ share, at }): Label => ({ x: across(at), y: foot + 18, text: format(share), anchor: 'middle' })),
      box.width,
    ),
    name: { x: box.width, y: box.height - 4, text: `${axis} →`, anchor: 'end' },
  };
}

/** Row at a height; −1 outside. */
export function contributionAt(y: number, { plot, rows }: ContributionsLayout): number {
  const row = Math.floor((y - plot.y) / ROW);
  return row >= 0 && row < rows.length ? row : -1;
}
