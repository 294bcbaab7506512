/**
 * The payback curve: margin of one customer added up by month against what the customer cost; where they meet, the money is back.
 * Cost and margin can be dragged. Pure: numbers and box in; paths and texts out.
 */

import { line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { curveAt } from './parts/curve.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface PaybackInput {
  /** ascending from 0, and money up to then */
  readonly months: readonly number[];
  readonly money: readonly number[];
  /** NaN where it is not known */
  readonly cost: number;
  /** months until the cost is covered; NaN for never */
  readonly paid: number;
  /** how it is without the what-if; `null` where nothing is changed */
  readonly base: { readonly money: readonly number[]; readonly cost: number } | null;
  /** what is drawn; frozen while something is held */
  readonly frame: { readonly last: number; readonly low: number; readonly top: number };
}

export type PaybackKey = 'cost' | 'margin';

export interface PaybackWords {
  readonly axis: string;
  readonly paid: string;
  readonly handles: Readonly<Record<PaybackKey, string>>;
}

export interface PaybackHandle {
  readonly key: PaybackKey;
  readonly at: Point;
  readonly capsule: Rectangle;
  readonly text: string;
}

export interface PaybackLayout {
  readonly plot: Rectangle;
  readonly zeroY: number;
  readonly curve: string;
  readonly base: string;
  readonly baseCostY: number | null;
  readonly costY: number | null;
  readonly points: readonly (Point & { readonly index: number; readonly month: number })[];
  readonly paid: Point | null;
  readonly handles: readonly PaybackHandle[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
  readonly notes: readonly (Label & { readonly tone: string })[];
}

const TOP = 24;
const BELOW = 44;
const CAPSULE = 20;

export function paybackHeight(width: number): number {
  return Math.round(clamp(width * 0.6 + 60, 280, 360));
}

/** @param money an amount as text; the unit only on the top tick */
export function layoutPayback(
  input: PaybackInput,
  words: PaybackWords,
  money: (value: number, unit: boolean) => string,
  box: Box,
): PaybackLayout {
  const { frame } = input;
  const { last, low, top } = frame;
  const steps = ticks(low, top, 5);
  const upright = steps.map((value) => money(value, value === steps.at(-1)));
  const left = Math.ceil(Math.max(28, ...upright.map((text) => textWidth(text)))) + 8;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - 12), height: box.height - TOP - BELOW };
  const floor = plot.y + plot.height;
  const y = (value: number): number => round(floor - clamp((value - low) / (top - low), -0.02, 1.05) * plot.height);
  const x = (month: number): number => round(plot.x + (month / last) * plot.width);
  const points = input.months.flatMap((month, index) =>
    month <= last ? [{ index, month, x: x(month), y: y(input.money[index]!) }] : [],
  );
  const path = line<Point>()
    .x((point) => point.x)
    .y((point) => point.y);
  const known = !Number.isNaN(input.cost);
  const costY = known && input.cost <= top * 1.04 ? y(input.cost) : null;
  const baseCost = input.base?.cost ?? NaN;
  const end = points.at(-1);
  const paid =
    !Number.isNaN(input.paid) && input.paid <= last && costY !== null
      ? { x: x(input.paid), y: input.paid === 0 ? (points[0]?.y ?? costY) : costY }
      : null;

  const right = plot.x + plot.width;
  const handles: PaybackHandle[] = [];
  const place = (key: PaybackKey, at: Point, above: boolean): void => {
    const text = words.handles[key];
    const width = Math.ceil(textWidth(text, 12, true)) + 16;
    const capsule = {
      x: round(clamp(key === 'cost' ? right - width : at.x - width + 8, plot.x, right - width)),
      y: round(clamp(at.y + (key === 'cost' ? -CAPSULE / 2 : above ? -CAPSULE - 8 : 8), 0, floor - CAPSULE)),
      width,
      height: CAPSULE,
    };
    const other = handles[0]?.capsule;
    // Two capsules on top of each other: the later one gives way to the left.
    const covers = other && Math.abs(other.y - capsule.y) < CAPSULE + 2 && capsule.x + width > other.x - 4;
    handles.push({
      key,
      at,
      text,
      capsule: covers ? { ...capsule, x: round(Math.max(plot.x, other.x - width - 6)) } : capsule,
    });
  };
  if (known) place('cost', { x: right, y: costY ?? plot.y }, false);
  if (end) place('margin', end, costY === null || end.y < costY);

  const notes: (Label & { tone: string })[] = [];
  if (paid !== null && words.paid !== '') {
    const wide = textWidth(words.paid, 12, true);
    const before = paid.x - 12 - wide >= plot.x;
    notes.push(
      before
        ? { x: paid.x - 10, y: Math.max(plot.y + 10, paid.y - 10), text: words.paid, anchor: 'end', tone: 'b' }
        : {
            x: Math.min(paid.x + 10, right - wide),
            y: Math.min(paid.y + 22, floor - 8),
            text: words.paid,
            anchor: 'start',
            tone: 'b',
          },
    );
  } else if (words.paid !== '')
    notes.push({ x: plot.x + 8, y: plot.y + 10, text: words.paid, anchor: 'start', tone: 'b' });
  const across = ticks(0, last, Math.min(last, box.width < 400 ? 4 : 6))
    .filter(Number.isInteger)
    .map((month): Label => ({ x: x(month), y: floor + 18, text: String(month), anchor: 'middle' }));
  return {
    plot,
    zeroY: y(0),
    curve: path(points) ?? '',
    base: input.base
      ? (path(points.map((point) => ({ x: point.x, y: y(input.base!.money[point.index]!) }))) ?? '')
      : '',
    baseCostY: baseCost <= top * 1.04 ? y(baseCost) : null,
    costY,
    points,
    paid,
    handles,
    grid: steps.filter((value) => value !== 0).map(y),
    ticks: [
      ...steps.map((value, i): Label => ({ x: plot.x - 8, y: y(value) + 4, text: upright[i]!, anchor: 'end' })),
      ...spread(across, box.width),
    ],
    name: { x: right, y: box.height - 4, text: `${words.axis} →`, anchor: 'end' },
    notes,
  };
}

/** Money at a height. */
export function paybackMoneyAt(y: number, { low, top }: PaybackInput['frame'], plot: Rectangle): number {
  return low + ((plot.y + plot.height - y) / plot.height) * (top - low);
}

/** The handle a press takes hold of; `null` for none. The line of the cost can be taken hold of anywhere along it. */
export function paybackHandleAt(at: Point, layout: PaybackLayout, reach = 4): PaybackKey | null {
  for (const { key, capsule, at: dot } of layout.handles) {
    const dx = Math.max(capsule.x - at.x, at.x - capsule.x - capsule.width, 0);
    const dy = Math.max(capsule.y - at.y, at.y - capsule.y - capsule.height, 0);
    const onDot = key === 'margin' && Math.hypot(at.x - dot.x, at.y - dot.y) <= reach + 6;
    if (Math.hypot(dx, dy) <= reach || onDot) return key;
  }
  const { plot, costY } = layout;
  const along = costY !== null && at.x >= plot.x && at.x <= plot.x + plot.width;
  return along && Math.abs(at.y - costY) <= reach ? 'cost' : null;
}

/** Index of the nearest point, −1 where there is none or the place is outside. */
export function paybackPointAt(x: number, { plot, points }: PaybackLayout): number {
  if (x < plot.x - 6 || x > plot.x + plot.width + 6 || points.length === 0) return -1;
  return points.reduce((best, point, i) => (Math.abs(point.x - x) < Math.abs(points[best]!.x - x) ? i : best), 0);
}

/** Months and money worth drawing: to twice the payback, or to where little more comes. */
export function paybackFrame(
  curves: readonly { readonly months: readonly number[]; readonly money: readonly number[] }[],
  costs: readonly number[],
  paid: number,
  axisTop: (values: readonly number[]) => number,
): PaybackInput['frame'] {
  const longest = Math.max(...curves.map(({ months }) => months.at(-1) ?? 0), 1);
  const last = clamp(Math.ceil(Number.isNaN(paid) ? 24 : Math.max(6, 2.2 * paid)), 1, longest);
  const ends = curves.map((curve) => curveAt(last, { x: curve.months, y: curve.money }));
  const lows = curves.flatMap(({ months, money }) => money.filter((_, i) => months[i]! <= last));
  return {
    last,
    low: Math.min(0, ...lows),
    top: axisTop([...ends, ...lows, ...costs.filter((cost) => Number.isFinite(cost))].map((value) => value * 1.06)),
  };
}
