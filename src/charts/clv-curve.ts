/**
 * The CLV curve: for each period the margin if the customer stays, times the chance of staying, discounted as well; their sum as a
 * line; the limit, the cost and what can be dragged. All of it on one axis of money. Pure: numbers and box in; shapes and texts out.
 */

import { line, ticks } from 'd3';
import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { spread } from './parts/scale.ts';
import { textWidth } from './parts/text.ts';

export interface CurvePeriod {
  readonly t: number;
  readonly margin: number;
  readonly expected: number;
  readonly discounted: number;
  readonly cumulative: number;
}

export interface ClvCurveInput {
  readonly periods: readonly CurvePeriod[];
  /** the last period drawn */
  readonly last: number;
  /** cumulative of the what-if at the same periods; `null` where there is none */
  readonly other: readonly number[] | null;
  /** limit or total: the dashed line */
  readonly whole: number;
  readonly cost: number;
  /** period of break-even; NaN where it is not among those drawn */
  readonly breakEven: number;
  /** period whose point on the line carries the retention */
  readonly bead: number;
  /** the highest money of the axis; frozen while something is held */
  readonly top: number;
}

export type HandleKey = 'margin' | 'retention' | 'discount' | 'cost';

export const HANDLE_KEYS: readonly HandleKey[] = ['margin', 'retention', 'discount', 'cost'];

export interface ClvCurveWords {
  readonly axis: string;
  readonly whole: string;
  readonly cumulative: readonly [string, string];
  readonly other: string;
  readonly pays: string;
  readonly bars: string;
  /** what each handle says, such as `r 80%` */
  readonly handles: Readonly<Record<HandleKey, string>>;
}

export interface CurveHandle {
  readonly key: HandleKey;
  /** height it stands for */
  readonly at: Point;
  readonly capsule: Rectangle;
  readonly text: string;
}

export interface ClvCurveLayout {
  readonly plot: Rectangle;
  readonly bars: readonly {
    readonly t: number;
    readonly margin: Rectangle;
    readonly expected: Rectangle;
    readonly discounted: Rectangle;
    readonly point: Point;
  }[];
  readonly curve: string;
  readonly other: string;
  readonly dots: boolean;
  readonly wholeY: number | null;
  readonly costY: number | null;
  readonly pays: Point | null;
  readonly handles: readonly CurveHandle[];
  readonly grid: readonly number[];
  readonly ticks: readonly Label[];
  readonly name: Label;
  /** texts with a halo: the limit, what the bars are, break-even */
  readonly notes: readonly (Label & { readonly tone: string })[];
}

const TOP = 26;
const BELOW = 44;
const CAPSULE = 20;

export function clvCurveHeight(width: number): number {
  return Math.round(clamp(width * 0.58 + 60, 290, 400));
}

/** A round axis end above everything drawn. */
export function axisTop(values: readonly number[]): number {
  const highest = Math.max(0, ...values.filter((value) => Number.isFinite(value)));
  if (highest === 0) return 1;
  const steps = ticks(0, highest * 1.04, 5);
  const step = (steps[1] ?? highest) - (steps[0] ?? 0);
  return Math.ceil((highest * 1.04) / step) * step;
}

/** @param money an amount as text; the unit only on the top tick */
export function layoutClvCurve(
  input: ClvCurveInput,
  words: ClvCurveWords,
  money: (value: number, unit: boolean) => string,
  box: Box,
): ClvCurveLayout {
  const { periods, last, top, whole, cost } = input;
  const steps = ticks(0, top, 5);
  const upright = steps.map((value) => money(value, value === steps.at(-1)));
  const wide = box.width >= 480;
  const left = Math.ceil(Math.max(28, ...upright.map((text) => textWidth(text)))) + 8;
  const right = wide
    ? Math.ceil(Math.max(...[...words.cumulative, words.other].map((text) => textWidth(text, 12, true)))) + 14
    : 10;
  const plot = { x: left, y: TOP, width: Math.max(40, box.width - left - right), height: box.height - TOP - BELOW };
  const base = plot.y + plot.height;
  const y = (value: number): number => round(base - clamp(value / top, -0.05, 1.04) * plot.height);
  const slot = plot.width / (last + 1);
  const x = (t: number): number => round(plot.x + (t + 0.5) * slot);
  const thickness = Math.max(1, round(slot * 0.62));
  const bar = (t: number, value: number): Rectangle => ({
    x: round(x(t) - thickness / 2),
    y: Math.min(y(value), base),
    width: thickness,
    height: round(Math.max(0, base - y(value))),
  });
  const drawn = periods.filter(({ t }) => t <= last);
  const bars = drawn.map((period) => ({
    t: period.t,
    margin: bar(period.t, period.margin),
    expected: bar(period.t, period.expected),
    discounted: bar(period.t, period.discounted),
    point: { x: x(period.t), y: y(period.cumulative) },
  }));
  const path = line<Point>()
    .x((point) => point.x)
    .y((point) => point.y);
  const otherPoints = (input.other ?? [])
    .slice(0, drawn.length)
    .map((value, i) => ({ x: x(drawn[i]!.t), y: y(value) }));

  const wholeY = Number.isFinite(whole) && whole <= top * 1.02 ? y(whole) : null;
  const costY = cost <= top * 1.02 ? y(cost) : null;
  const paid = bars.find(({ t }) => t === input.breakEven)?.point ?? null;
  const handles = placeHandles(input, words, bars, { wholeY, costY: costY ?? plot.y }, plot);
  const end = bars.at(-1)?.point;
  const notes: (Label & { tone: string })[] = [];
  const taken: Rectangle[] = [];
  const note = (label: Label, tone: string): void => void notes.push({ ...label, tone });
  if (wholeY !== null) note({ x: plot.x + 4, y: wholeY - 7, text: words.whole, anchor: 'start' }, 'ink');
  if (wide && end) {
    const endY = clamp(end.y + (wholeY !== null && end.y - wholeY < 14 ? 18 : 4), plot.y, base - 40);
    note({ x: plot.x + plot.width + 4, y: endY, text: words.cumulative[0], anchor: 'start' }, 'b');
    note({ x: plot.x + plot.width + 4, y: endY + 16, text: words.cumulative[1], anchor: 'start' }, '');
    const tip = otherPoints.at(-1);
    if (tip && words.other !== '') {
      const free = tip.y < endY ? Math.min(tip.y + 4, endY - 18) : Math.max(tip.y + 4, endY + 34);
      note({ x: plot.x + plot.width + 4, y: clamp(free, 12, base), text: words.other, anchor: 'start' }, 'q');
    }
  }
  const reached = otherPoints.at(-1);
  if (!wide && reached && words.other !== '')
    note({ x: plot.x + plot.width, y: Math.max(12, reached.y - 8), text: words.other, anchor: 'end' }, 'q');
  if (paid !== null && words.pays !== '') {
    const label = placePays(words.pays, paid, {
      boxes: [...handles.map(({ capsule }) => capsule), ...(wholeY === null ? [] : [roomOf(notes[0]!)])],
      lines: [wholeY, costY].filter((y) => y !== null),
      curve: bars.map(({ point }) => point),
      plot,
    });
    note(label, 'b');
    taken.push(roomOf(label));
  }
  const named = placeBarsNote(words.bars, bars, [...handles.map(({ capsule }) => capsule), ...taken], costY, plot);
  if (named !== null) note(named, '');

  const steps0 = ticks(0, last, Math.min(last, box.width < 400 ? 5 : 10)).filter(Number.isInteger);
  const across = steps0.map((t): Label => ({ x: x(t), y: base + 18, text: String(t), anchor: 'middle' }));
  return {
    plot,
    bars,
    curve: path(bars.map(({ point }) => point)) ?? '',
    other: path(otherPoints) ?? '',
    dots: bars.length <= 24,
    wholeY,
    costY,
    pays: paid,
    handles,
    grid: steps.slice(1).map(y),
    ticks: [
      ...steps.map((value, i): Label => ({ x: plot.x - 8, y: y(value) + 4, text: upright[i]!, anchor: 'end' })),
      ...spread(across, box.width),
    ],
    name: { x: plot.x + plot.width, y: box.height - 4, text: `${words.axis} →`, anchor: 'end' },
    notes,
  };
}

/** Money at a height. */
export function moneyAt(y: number, top: number, plot: Rectangle): number {
  return ((plot.y + plot.height - y) / plot.height) * top;
}

/** Money of one pixel: what a drag can tell apart. */
export function moneyOfPixel(top: number, plot: Rectangle): number {
  return top / plot.height;
}

/** The handle a press takes hold of; `null` for none. Where two are in reach, the nearer one. */
export function handleAt(at: Point, layout: ClvCurveLayout, reach = 4): HandleKey | null {
  let best: HandleKey | null = null;
  let least = Infinity;
  for (const { key, capsule } of layout.handles) {
    const dx = Math.max(capsule.x - at.x, at.x - capsule.x - capsule.width, 0);
    const dy = Math.max(capsule.y - at.y, at.y - capsule.y - capsule.height, 0);
    const distance = Math.hypot(dx, dy);
    if (distance <= reach && distance < least) [best, least] = [key, distance];
  }
  // The line of the cost can be taken hold of anywhere along it.
  const { plot, costY } = layout;
  if (
    best === null &&
    costY !== null &&
    Math.abs(at.y - costY) <= reach &&
    at.x >= plot.x &&
    at.x <= plot.x + plot.width
  )
    return 'cost';
  return best;
}

/** Index of the bar at a place, −1 outside. */
export function barAtPlace(x: number, layout: ClvCurveLayout): number {
  const { plot, bars } = layout;
  if (x < plot.x || x > plot.x + plot.width || bars.length === 0) return -1;
  return bars.reduce((best, item, i) => (Math.abs(item.point.x - x) < Math.abs(bars[best]!.point.x - x) ? i : best), 0);
}

/** Capsules beside what they move; one that would lie on another gives way sideways, then upwards. */
function placeHandles(
  input: ClvCurveInput,
  words: ClvCurveWords,
  bars: ClvCurveLayout['bars'],
  lines: { readonly wholeY: number | null; readonly costY: number },
  plot: Rectangle,
): CurveHandle[] {
  const placed: CurveHandle[] = [];
  const bead = bars.find(({ t }) => t === input.bead) ?? bars.at(-1);
  const first = bars[0];
  const right = plot.x + plot.width;
  const wishes: { key: HandleKey; at: Point; x: number }[] = [
    { key: 'cost', at: { x: right, y: lines.costY }, x: right },
  ];
  // On the dashed line beside its own words: there the curve is far below it.
  const beside = plot.x + 4 + textWidth(words.whole) + 10;
  const said =
    lines.wholeY === null
      ? []
      : [{ x: plot.x + 4, y: lines.wholeY - 19, width: textWidth(words.whole) - 4, height: 15 }];
  if (lines.wholeY !== null) wishes.push({ key: 'discount', at: { x: beside, y: lines.wholeY }, x: beside });
  if (bead) wishes.push({ key: 'retention', at: bead.point, x: bead.point.x + 12 });
  if (first)
    wishes.push({
      key: 'margin',
      at: { x: first.point.x, y: first.margin.y },
      x: first.margin.x + first.margin.width + 8,
    });
  for (const { key, at, x } of wishes) {
    const text = words.handles[key];
    const width = Math.ceil(textWidth(text, 12, true)) + 16;
    const start = key === 'cost' ? x - width : x;
    const capsule = (from: number, y: number): Rectangle => ({
      x: round(clamp(from, plot.x, right - width)),
      y: round(clamp(y, 0, plot.y + plot.height - CAPSULE)),
      width,
      height: CAPSULE,
    });
    const middle = at.y - CAPSULE / 2;
    const low = key === 'retention' ? middle + 14 : middle;
    const tries = [
      capsule(start, low),
      ...[1, 2].map((n) => capsule(start - n * (width + 8), low)),
      capsule(start + width + 8, low),
      capsule(start, low + 24),
      capsule(start, low - 24),
    ];
    const free =
      tries.find((rectangle) =>
        [...placed.map((other) => other.capsule), ...said].every((other) => !touch(rectangle, other)),
      ) ?? tries[0]!;
    placed.push({ key, at, capsule: free, text });
  }
  return placed.sort((a, b) => HANDLE_KEYS.indexOf(a.key) - HANDLE_KEYS.indexOf(b.key));
}

/** The room a note takes in bold. */
function roomOf({ x, y, text, anchor }: Label): Rectangle {
  const width = textWidth(text, 12, true);
  return { x: anchor === 'end' ? x - width : x, y: y - 12, width, height: 15 };
}

interface Taken {
  readonly boxes: readonly Rectangle[];
  /** heights of lines from side to side */
  readonly lines: readonly number[];
  readonly curve: readonly Point[];
  readonly plot: Rectangle;
}

/** Break-even beside its point: above the line to the left if it can be, else the nearest place where nothing lies under it. */
function placePays(text: string, at: Point, { boxes, lines, curve, plot }: Taken): Label {
  const width = textWidth(text, 12, true);
  const right = plot.x + plot.width;
  const base = plot.y + plot.height;
  const wishes = [-9, 22, 39, 56, 73, 90, -26, -43, -60].flatMap((dy) =>
    [at.x - 10 - width, at.x + 12].map((x): Label => ({
      x: round(clamp(x, plot.x + 2, right - width)),
      y: round(at.y + dy),
      text,
      anchor: 'start',
    })),
  );
  const free = (label: Label): boolean => {
    const room = roomOf(label);
    const [above, below] = [room.y - 2, room.y + room.height + 2];
    return (
      room.y >= 0 &&
      below <= base - 4 &&
      boxes.every((other) => !touch(room, other)) &&
      lines.every((y) => y < above || y > below) &&
      !crosses(curve, { ...room, y: above, height: below - above })
    );
  };
  return wishes.find(free) ?? wishes[0]!;
}

/** Whether a line from point to point comes through a rectangle; tried every few pixels. */
function crosses(points: readonly Point[], { x, y, width, height }: Rectangle): boolean {
  return points.slice(1).some((to, i) => {
    const from = points[i]!;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
    return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((part) => {
      const [px, py] = [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
      return px >= x - 2 && px <= x + width + 2 && py >= y && py <= y + height;
    });
  });
}

/** What the bars are, above them and clear of every handle and of the cost; `null` where there is no such place. */
function placeBarsNote(
  text: string,
  bars: ClvCurveLayout['bars'],
  taken: readonly Rectangle[],
  costY: number | null,
  plot: Rectangle,
): Label | null {
  const width = textWidth(text);
  for (const { margin } of bars.slice(1)) {
    if (margin.x + width > plot.x + plot.width) return null;
    const under = bars.filter((bar) => bar.margin.x + bar.margin.width > margin.x && bar.margin.x < margin.x + width);
    const y = Math.min(...under.map((bar) => bar.margin.y)) - 6;
    const room: Rectangle = { x: margin.x, y: y - 12, width, height: 15 };
    const onCost = costY !== null && costY > room.y - 4 && costY < y + 4;
    const onCurve = under.some(({ point }) => point.y > room.y - 6 && point.y < y + 6);
    if (room.y > plot.y && !onCost && !onCurve && taken.every((other) => !touch(room, other)))
      return { x: round(room.x), y: round(y), text, anchor: 'start' };
  }
  return null;
}

function touch(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width + 3 && b.x < a.x + a.width + 3 && a.y < b.y + b.height + 2 && b.y < a.y + a.height + 2;
}
