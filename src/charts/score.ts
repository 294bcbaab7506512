/**
 * How a score divides those to whom it happened from the others: bars of both over the score, a threshold that is dragged, and above
 * them what acting from each threshold on brings. Pure: counts and box in; rectangles, lines and texts out.
 */

import { line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Rectangle } from './parts/box.ts';
import { linearTicks, snap, spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface ScoreInput {
  /** length bars + 1, rising, evenly */
  readonly edges: ArrayLike<number>;
  /** length bars: those to whom it happened, and the others */
  readonly lost: ArrayLike<number>;
  readonly kept: ArrayLike<number>;
  /** on the axis of the score */
  readonly threshold: number;
  /** result of acting from a threshold on, rising thresholds; `null` draws none */
  readonly profit: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | null;
}

export interface ScoreWords {
  readonly x: string;
  readonly y: string;
  readonly profit: string;
  readonly lost: string;
  readonly kept: string;
  /** below and above the threshold */
  readonly sides: readonly [string, string];
}

export interface ScoreFigures {
  readonly score: (value: number) => string;
  readonly count: (value: number) => string;
  readonly profit: (value: number, unit: boolean) => string;
}

export interface ScoreLayout {
  readonly plot: Rectangle;
  readonly bars: readonly {
    readonly index: number;
    /** both together, the lost below */
    readonly whole: Rectangle;
    readonly lost: Rectangle;
    readonly slot: Rectangle;
  }[];
  readonly threshold: { readonly x: number; readonly capsule: Rectangle; readonly text: string; readonly from: number };
  readonly profit: {
    readonly plot: Rectangle;
    readonly path: string;
    readonly zero: number;
    readonly dot: { readonly x: number; readonly y: number } | null;
  } | null;
  readonly legend: readonly { readonly key: 'lost' | 'kept'; readonly swatch: Rectangle; readonly label: Label }[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly sides: readonly Label[];
  readonly across: (score: number) => number;
  readonly scoreAt: (x: number) => number;
}

export const THRESHOLD_STEP = 0.001;
const PROFIT = 130;
const BARS = 240;
const BELOW = 46;
const CAPSULE = 20;

export function scoreHeight(input: Pick<ScoreInput, 'profit'>): number {
  return 50 + (input.profit ? PROFIT + 22 : 0) + BARS + BELOW;
}

export function layoutScore(input: ScoreInput, words: ScoreWords, figures: ScoreFigures, box: Box): ScoreLayout {
  const { edges, lost, kept, threshold, profit } = input;
  const bars = lost.length;
  const [low, high] = [edges[0] ?? 0, edges[bars] ?? 1];
  const most = Math.max(1, ...Array.from({ length: bars }, (_, i) => lost[i]! + kept[i]!));
  const counts = ticks(0, most, 4).filter(Number.isInteger);
  const money = profit ? spanOf(profit.y) : null;
  const moneyTicks = money ? ticks(money[0], money[1], 3) : [];
  const texts = [
    ...counts.map((count) => figures.count(count)),
    ...moneyTicks.map((value, i) => figures.profit(value, i === moneyTicks.length - 1)),
  ];
  const left = Math.ceil(Math.max(24, ...texts.map((text) => textWidth(text)))) + 8;
  const wide = Math.max(60, box.width - left - 10);
  const top = 50 + (profit ? PROFIT + 22 : 0);
  const plot = { x: left, y: top, width: wide, height: box.height - top - BELOW };
  const base = plot.y + plot.height;
  const across = (score: number): number => round(plot.x + clamp((score - low) / (high - low), 0, 1) * plot.width);
  const scoreAt = (x: number): number =>
    snap(low + clamp((x - plot.x) / plot.width, 0, 1) * (high - low), THRESHOLD_STEP);
  const upright = (count: number): number => round(base - (count / (most * 1.04)) * plot.height);
  const at = across(threshold);
  const text = figures.score(threshold);
  const width = Math.ceil(textWidth(text, 12, true)) + 14;
  const capsuleY = 22;
  const upper =
    profit && money
      ? profitOf(profit, money, { x: left, y: 50, width: wide, height: PROFIT }, across, threshold)
      : null;
  const sides: Label[] = [];
  const gap = 6;
  if (at - plot.x > textWidth(words.sides[0]) + gap) sides.push(label(at - gap, base + 34, words.sides[0], 'end'));
  if (plot.x + plot.width - at > textWidth(words.sides[1]) + gap)
    sides.push(label(at + gap, base + 34, words.sides[1], 'start'));
  return {
    plot,
    bars: Array.from({ length: bars }, (_, index) => {
      const [x, right] = [across(edges[index]!), across(edges[index + 1]!)];
      const thick = Math.max(0.5, right - x - (right - x > 3 ? 1 : 0.2));
      const whole = upright(lost[index]! + kept[index]!);
      const part = upright(lost[index]!);
      return {
        index,
        whole: { x, y: whole, width: round(thick), height: round(base - whole) },
        lost: { x, y: part, width: round(thick), height: round(base - part) },
        slot: { x, y: plot.y, width: Math.max(1, round(right - x)), height: plot.height },
      };
    }),
    threshold: {
      x: at,
      capsule: { x: round(clamp(at - width / 2, 0, box.width - width)), y: capsuleY, width, height: CAPSULE },
      text,
      from: capsuleY + CAPSULE,
    },
    profit: upper,
    legend: legendOf(words),
    grid: counts.filter((count) => count > 0).map(upright),
    ticks: [
      ...counts.map((count) => label(plot.x - 8, upright(count) + 4, figures.count(count), 'end')),
      ...(upper && money
        ? spreadDown(
            moneyTicks.map((value, i) =>
              label(
                plot.x - 8,
                height(value, money, upper.plot) + 4,
                figures.profit(value, i === moneyTicks.length - 1),
                'end',
              ),
            ),
          )
        : []),
      ...spread(
        linearTicks(low, high, plot.width).map((value) =>
          label(across(value), base + 18, figures.score(value), 'middle'),
        ),
        box.width,
      ),
    ],
    names: [
      label(plot.x + plot.width, box.height - 1, `${words.x} →`, 'end'),
      ...(upper && profit ? [profitName(`${words.profit} ↑`, profit, [low, high], upper.plot)] : []),
      label(plot.x + 6, plot.y - 4, `${words.y} ↑`, 'start'),
    ],
    sides,
    across,
    scoreAt,
  };
}

/** Bar at a place; −1 outside. */
export function scoreBarAt(x: number, y: number, { plot, bars }: ScoreLayout): number {
  if (bars.length === 0 || y < plot.y - 4 || y > plot.y + plot.height + 6 || x < plot.x - 4) return -1;
  return clamp(Math.floor(((x - plot.x) / plot.width) * bars.length), 0, bars.length - 1);
}

/** Whether a press takes hold of the threshold. @param reach px; larger for fingers */
export function onThreshold(x: number, y: number, { threshold, plot }: ScoreLayout, reach = 5): boolean {
  const { capsule } = threshold;
  const within =
    x >= capsule.x - 2 &&
    x <= capsule.x + capsule.width + 2 &&
    y >= capsule.y - 3 &&
    y <= capsule.y + capsule.height + 3;
  return within || (Math.abs(x - threshold.x) <= reach && y >= capsule.y && y <= plot.y + plot.height + 4);
}

/** At the left, unless the curve comes higher there than at the right. */
function profitName(
  text: string,
  { x, y }: NonNullable<ScoreInput['profit']>,
  [low, high]: readonly [number, number],
  plot: Rectangle,
): Label {
  const reach = ((textWidth(text) + 12) / plot.width) * (high - low);
  let [left, right] = [-Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i]! <= low + reach) left = Math.max(left, y[i]!);
    if (x[i]! >= high - reach) right = Math.max(right, y[i]!);
  }
  return left > right
    ? label(plot.x + plot.width, plot.y + 12, text, 'end')
    : label(plot.x + 6, plot.y + 12, text, 'start');
}

function spanOf(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if (values[i]! < low) low = values[i]!;
    if (values[i]! > high) high = values[i]!;
  }
  // Deep losses of contacting everybody would flatten the hill that matters.
  if (high > 0 && low < -2 * high) low = -2 * high;
  return high > low ? [low, high] : [0, 1];
}

function height(value: number, [low, high]: readonly [number, number], plot: Rectangle): number {
  return round(plot.y + plot.height - clamp((value - low) / (high - low), 0, 1) * plot.height);
}

function profitOf(
  { x, y }: NonNullable<ScoreInput['profit']>,
  span: readonly [number, number],
  plot: Rectangle,
  across: (score: number) => number,
  threshold: number,
): NonNullable<ScoreLayout['profit']> {
  const indices = Array.from({ length: x.length }, (_, i) => i);
  const path =
    line<number>()
      .x((i) => across(x[i]!))
      .y((i) => height(y[i]!, span, plot))(indices) ?? '';
  let nearest = -1;
  for (const i of indices)
    if (nearest < 0 || Math.abs(x[i]! - threshold) < Math.abs(x[nearest]! - threshold)) nearest = i;
  return {
    plot,
    path,
    zero: height(0, span, plot),
    dot: nearest < 0 ? null : { x: across(threshold), y: height(y[nearest]!, span, plot) },
  };
}

function legendOf(words: ScoreWords): ScoreLayout['legend'] {
  const first = { x: 0, y: 2, width: 12, height: 12 };
  const next = { ...first, x: Math.ceil(18 + textWidth(words.lost) + 16) };
  return [
    { key: 'lost', swatch: first, label: label(18, 12.5, words.lost, 'start') },
    { key: 'kept', swatch: next, label: label(next.x + 18, 12.5, words.kept, 'start') },
  ];
}

/** Labels below each other that do not touch. */
function spreadDown(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const each of labels) if (kept.every(({ y }) => Math.abs(y - each.y) >= 15)) kept.push(each);
  return kept;
}

function label(x: number, y: number, text: string, anchor: Label['anchor']): Label {
  return { x: round(x), y: round(y), text, anchor };
}
