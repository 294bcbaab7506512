/**
 * A budget over ranked tries: above what each try is expected to bring, from the best down, below what they bring together; one line
 * through both says how far the money goes. Pure: numbers and box in; places, paths and texts out.
 */

import { area, line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { curveAt } from './parts/curve.ts';
import { linearTicks, roundStep, spread } from './parts/scale.ts';
import { firstFitting, textWidth } from './parts/text.ts';

export interface BudgetBar {
  /** ranks from … to (not with) */
  readonly from: number;
  readonly to: number;
  /** mean expected value of each try among them */
  readonly value: number;
}

export interface BudgetInput {
  readonly bars: readonly BudgetBar[];
  /** tries drawn one beside another */
  readonly count: number;
  /** the last bar stands apart for all tries after these */
  readonly rest: boolean;
  /** of one try; 0 where tries cost nothing, then the axis counts tries */
  readonly cost: number;
  /** tries the budget pays for, 0 … count, not necessarily whole */
  readonly budget: number;
  /** tries that are worth it: expected value above 0 */
  readonly worth: number;
  /** tries, ascending from 0 to count, and what so many bring together */
  readonly curve: { readonly count: ArrayLike<number>; readonly gain: ArrayLike<number> };
}

export interface BudgetWords {
  /** forms, longest first */
  readonly axis: readonly string[];
  readonly each: readonly string[];
  readonly together: readonly string[];
  /** the budget as it is written on its line, forms longest first */
  readonly budget: readonly string[];
  /** tried, beyond the budget, not worth it: forms longest first */
  readonly zones: readonly (readonly string[])[];
  /** what is brought at the budget */
  readonly here: string;
  /** those of the last bar where it stands apart, forms longest first */
  readonly rest: readonly string[];
}

export interface BudgetLayout {
  readonly above: Rectangle;
  readonly below: Rectangle;
  readonly zeroAbove: number;
  readonly zeroBelow: number;
  readonly bars: readonly (Rectangle & { readonly index: number; readonly zone: 0 | 1 | 2 })[];
  /** what is brought up to the budget, filled; the whole curve */
  readonly filled: string;
  readonly curve: string;
  readonly here: Point;
  readonly peak: Point;
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly names: readonly Label[];
  readonly notes: readonly (Label & { readonly tone: string })[];
  readonly lineX: number;
  readonly grip: Rectangle & { readonly text: string };
  readonly x: (count: number) => number;
}

const TOP = 68;
const BETWEEN = 40;
const FOOT = 40;
const GRIP = 20;

export function budgetHeight(width: number): number {
  return Math.round(clamp(width * 0.52 + 130, 330, 430));
}

/** @param money an amount as text; the unit only where asked for */
export function layoutBudget(
  input: BudgetInput,
  words: BudgetWords,
  money: (value: number, unit: boolean) => string,
  box: Box,
): BudgetLayout {
  const { bars, count, cost, curve } = input;
  const eachTicks = ends(bars.map(({ value }) => value));
  const gains = Array.from({ length: curve.gain.length }, (_, i) => curve.gain[i]!);
  const togetherTicks = ends(gains);
  const text = (steps: readonly number[]): string[] => steps.map((value, i) => money(value, i === steps.length - 1));
  const [eachTexts, togetherTexts] = [text(eachTicks.steps), text(togetherTicks.steps)];
  const left = Math.ceil(Math.max(24, ...[...eachTexts, ...togetherTexts].map((label) => textWidth(label)))) + 8;
  // All the others stand apart in one bar.
  const apart = input.rest ? (box.width < 480 ? 34 : 48) : 8;
  const width = Math.max(40, box.width - left - apart);
  const inner = box.height - TOP - BETWEEN - FOOT;
  const above = { x: left, y: TOP, width, height: Math.round(inner * 0.54) };
  const below = { x: left, y: TOP + above.height + BETWEEN, width, height: inner - Math.round(inner * 0.54) };
  const x = (at: number): number => round(left + (count > 0 ? clamp(at / count, 0, 1) : 0) * width);
  const yIn =
    (plot: Rectangle, { low, high }: Ends) =>
    (value: number): number =>
      round(plot.y + plot.height - ((clamp(value, low, high) - low) / (high - low)) * plot.height);
  const [yAbove, yBelow] = [yIn(above, eachTicks), yIn(below, togetherTicks)];
  const [zeroAbove, zeroBelow] = [yAbove(0), yBelow(0)];
  const tried = Math.min(Math.floor(input.budget + 1e-9), input.worth);
  const gap = width / Math.max(1, bars.length) > 4 ? 1 : 0;
  const points = { x: curve.count, y: curve.gain };
  const steps = Array.from({ length: curve.count.length }, (_, i) => i);
  const path = line<Point>()
    .x(({ x: at }) => x(at))
    .y(({ y: gain }) => yBelow(gain));
  const under = area<Point>()
    .x(({ x: at }) => x(at))
    .y0(zeroBelow)
    .y1(({ y: gain }) => yBelow(gain));
  const all = steps.map((i): Point => ({ x: curve.count[i]!, y: curve.gain[i]! }));
  const gainHere = curveAt(tried, points);
  const lineX = x(input.budget);
  const gripText = firstFitting(words.budget, box.width - 24) || (words.budget.at(-1) ?? '');
  const gripWidth = Math.ceil(textWidth(gripText)) + 22;
  return {
    above,
    below,
    zeroAbove,
    zeroBelow,
    bars: bars.map(({ from, to, value }, index) => {
      const [y0, y1] = [Math.min(zeroAbove, yAbove(value)), Math.max(zeroAbove, yAbove(value))];
      const middle = (from + to - 1) / 2;
      const start = x(from);
      const last = input.rest && index === bars.length - 1;
      return {
        index,
        zone: middle < tried ? 0 : middle < input.worth ? 1 : 2,
        x: last ? round(left + width + 12) : start,
        y: y0,
        width: last ? apart - 12 : round(Math.max(0.5, x(to) - start - gap)),
        height: round(Math.max(value === 0 ? 0 : 1, y1 - y0)),
      };
    }),
    filled: tried > 0 ? (under([...all.filter((point) => point.x < tried), { x: tried, y: gainHere }]) ?? '') : '',
    curve: path(all) ?? '',
    here: { x: x(tried), y: yBelow(gainHere) },
    peak: { x: x(input.worth), y: yBelow(curveAt(input.worth, points)) },
    grid: [
      ...eachTicks.steps.filter((v) => v !== 0).map(yAbove),
      ...togetherTicks.steps.filter((v) => v !== 0).map(yBelow),
    ],
    ticks: [
      ...labelled(eachTicks.steps, eachTexts, left, yAbove),
      ...labelled(togetherTicks.steps, togetherTexts, left, yBelow),
      ...spread(
        across(count, cost, width).map(({ at, value }, i, list): Label => ({
          x: x(at),
          y: box.height - FOOT + 18,
          text: money(value, cost > 0 && i === list.length - 1),
          anchor: 'middle',
        })),
        box.width,
      ),
    ],
    names: [
      { x: 0, y: above.y - 28, text: firstFitting(words.each, box.width), anchor: 'start' },
      { x: 0, y: below.y - 10, text: firstFitting(words.together, box.width), anchor: 'start' },
      { x: left + width, y: box.height - 4, text: firstFitting(words.axis, box.width), anchor: 'end' },
    ],
    notes: notesOf(input, words, {
      above,
      below,
      x,
      tried,
      here: { x: x(tried), y: yBelow(gainHere) },
      zeroAbove,
      box,
    }),
    lineX,
    grip: {
      x: round(clamp(lineX - gripWidth / 2, 0, box.width - gripWidth)),
      y: 2,
      width: gripWidth,
      height: GRIP,
      text: gripText,
    },
    x,
  };
}

interface Ends {
  readonly low: number;
  readonly high: number;
  readonly steps: readonly number[];
}

function ends(values: readonly number[]): Ends {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  const top = high === low ? low + 1 : high;
  return { low, high: top, steps: ticks(low, top, 4).filter((value) => value >= low && value <= top) };
}

function labelled(
  steps: readonly number[],
  texts: readonly string[],
  left: number,
  y: (value: number) => number,
): Label[] {
  return steps.map((value, i) => ({ x: left - 8, y: y(value) + 4, text: texts[i]!, anchor: 'end' as const }));
}

/** Round amounts of money along the tries, or of tries where these cost nothing. */
function across(count: number, cost: number, width: number): { at: number; value: number }[] {
  const unit = cost > 0 ? cost : 1;
  return linearTicks(0, count * unit, width).map((value) => ({ at: value / unit, value }));
}

/** The three stretches above the bars where they fit, and what is brought at the budget. */
function notesOf(
  { worth, count, rest: rests }: BudgetInput,
  words: BudgetWords,
  place: {
    readonly above: Rectangle;
    readonly below: Rectangle;
    readonly x: (at: number) => number;
    readonly tried: number;
    readonly here: Point;
    readonly zeroAbove: number;
    readonly box: Box;
  },
): BudgetLayout['notes'] {
  const { above, below, x, tried, here, zeroAbove, box } = place;
  const stretches = [
    [0, tried],
    [tried, worth],
    [worth, count],
  ] as const;
  const zones = stretches.flatMap(([from, to], zone) => {
    const room = x(to) - x(from) - 8;
    const text = firstFitting(words.zones[zone] ?? [], room, 12, true);
    const tone = ['b', 'ink', 'q'][zone]!;
    return text === ''
      ? []
      : [{ x: round((x(from) + x(to)) / 2), y: above.y - 8, text, anchor: 'middle' as const, tone }];
  });
  const wide = textWidth(words.here, 12, true);
  const toRight = here.x + 10 + wide < below.x + below.width;
  // Beside the curve: above it where it falls, under it where it still rises.
  const rises = tried < worth;
  const named = textWidth(firstFitting(words.together, box.width)) + 12;
  const under = rises === toRight || (toRight ? here.x + 10 : here.x - 10 - wide) < named;
  const rest = rests
    ? [
        {
          x: box.width,
          y: zeroAbove - 7,
          text: firstFitting(words.rest, box.width / 2),
          anchor: 'end' as const,
          tone: 'q',
        },
      ]
    : [];
  return [
    ...zones,
    ...rest,
    {
      x: toRight ? here.x + 10 : here.x - 10,
      y: clamp(here.y + (!under ? -12 : toRight ? 20 : 40), below.y - 12, below.y + below.height - 4),
      text: words.here,
      anchor: toRight ? ('start' as const) : ('end' as const),
      tone: 'b',
    },
  ];
}

/** Bar at a place; the nearest one outside. */
export function budgetBarAt(px: number, { bars }: BudgetLayout): number {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (bars[middle]!.x <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whole tries at a place of the line; coarser where a pixel is many. */
export function triesAt(px: number, { count }: BudgetInput, { above }: BudgetLayout): number {
  const step = Math.max(1, roundStep(count / above.width, 1));
  const exact = clamp((px - above.x) / above.width, 0, 1) * count;
  return exact >= count - step / 2 ? count : Math.round(exact / step) * step;
}

/** Tries after so many steps of the keyboard. */
export function nudgedTries(by: number, { budget, count }: BudgetInput): number {
  const step = Math.max(1, roundStep(count / 100, 1));
  return clamp(Math.round(budget / step + by) * step, 0, count);
}
