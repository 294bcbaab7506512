/**
 * Named bubbles on a plane of quadrants: markers sized by their area, intervals and regions around them, names beside them where there
 * is room. Pure: values and layout in; paths, lines and texts out.
 */

import { clamp, round, type Label, type Point, type Rectangle } from './parts/box.ts';
import { markerPath, type MarkerShape } from './parts/marker.ts';
import { shortened, textWidth } from './parts/text.ts';
import { toUnit, type QuadrantInput, type QuadrantLayout } from './quadrant.ts';

export interface QuadrantBubble {
  /** in values of the axes; beyond their ends it is drawn at the end */
  readonly x: number;
  readonly y: number;
  /** 0 … 1, the area of the marker; without it all are alike */
  readonly size?: number;
  readonly name: string;
  /** second line beside the one that is emphasised */
  readonly note?: string;
  /** colour, 1 … 5 of the categories; 0 is grey */
  readonly hue: number;
  readonly shape?: MarkerShape;
  /** intervals, low and high, drawn as a thin cross */
  readonly spread?: {
    readonly x: readonly [low: number, high: number];
    readonly y: readonly [low: number, high: number];
  } | null;
  /** corners of a closed region around it, such as an ellipse, in values */
  readonly region?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | null;
}

export interface PlacedBubble extends Point {
  readonly index: number;
  readonly radius: number;
  readonly path: string;
  readonly region: string;
  readonly bars: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
  /** name and, of the emphasised one, its note; none where there is no room */
  readonly labels: readonly Label[];
}

const PLAIN = 6;
const SMALLEST = 4;
const LARGEST = { narrow: 11, middle: 14, wide: 18 } as const;
const LINE = 16;
const LONGEST = 150;

/** @param emphasised index of the bubble whose name is placed first, with its note; −1 for none */
export function placeBubbles(
  bubbles: readonly QuadrantBubble[],
  axes: Pick<QuadrantInput, 'x' | 'y'>,
  layout: QuadrantLayout,
  emphasised: number,
): PlacedBubble[] {
  const { plot, cut } = layout;
  const base = plot.y + plot.height;
  const across = (value: number): number => round(plot.x + clamp(toUnit(value, axes.x), 0, 1) * plot.width);
  const upright = (value: number): number => round(base - clamp(toUnit(value, axes.y), 0, 1) * plot.height);
  const largest = plot.width < 360 ? LARGEST.narrow : plot.width < 600 ? LARGEST.middle : LARGEST.wide;
  const bodies = bubbles.map((bubble, index) => {
    const [x, y] = [across(bubble.x), upright(bubble.y)];
    const radius =
      bubble.size === undefined ? PLAIN : round(Math.max(SMALLEST, largest * Math.sqrt(clamp(bubble.size, 0, 1))));
    return { index, x, y, radius };
  });
  const taken: Rectangle[] = [
    ...bodies.map(around),
    ...layout.labels.map(({ x, y, anchor }) => ({
      x: anchor === 'end' ? x - 86 : x,
      y: y - 14,
      width: 86,
      height: 18,
    })),
    { x: cut.x - 7, y: cut.y - 7, width: 14, height: 14 },
  ];
  const texts = new Map<number, Label[]>();
  const order = [...bodies].sort(
    (a, b) =>
      Number(b.index === emphasised) - Number(a.index === emphasised) || b.radius - a.radius || a.index - b.index,
  );
  for (const body of order) {
    const { name, note } = bubbles[body.index]!;
    const strong = body.index === emphasised;
    const place = (lines: readonly string[], free: readonly Rectangle[]): ReturnType<typeof placeName> =>
      placeName(body, lines, strong, plot, cut, free);
    // The one that stands out is named in any case, if need be over other markers.
    const placed =
      (strong && note ? place([name, note], taken) : null) ??
      place([name], taken) ??
      (strong ? place([name], taken.slice(bodies.length)) : null);
    if (placed) {
      taken.push(placed.area);
      texts.set(body.index, placed.labels);
    }
  }
  return bodies.map(({ index, x, y, radius }) => {
    const { shape = 'circle', spread, region } = bubbles[index]!;
    return {
      index,
      x,
      y,
      radius,
      path: markerPath(shape, x, y, radius),
      region: region ? regionPath(region, across, upright) : '',
      bars: spread
        ? [
            { x1: across(spread.x[0]), y1: y, x2: across(spread.x[1]), y2: y },
            { x1: x, y1: upright(spread.y[0]), x2: x, y2: upright(spread.y[1]) },
          ]
        : [],
      labels: texts.get(index) ?? [],
    };
  });
}

/** The bubble at a place, the nearest of those whose marker it is within `slack` px of; −1 for none. */
export function bubbleAt(at: Point, bubbles: readonly PlacedBubble[], slack: number): number {
  let found = -1;
  let nearest = Infinity;
  for (const { index, x, y, radius } of bubbles) {
    const away = Math.hypot(at.x - x, at.y - y) - radius;
    if (away <= slack && away < nearest) [found, nearest] = [index, away];
  }
  return found;
}

/** The nearest bubble in the direction of an arrow; the one itself where there is none. */
export function bubbleBeside(from: number, right: number, up: number, bubbles: readonly PlacedBubble[]): number {
  const here = bubbles.find(({ index }) => index === from);
  if (!here) return bubbles[0]?.index ?? -1;
  let found = from;
  let least = Infinity;
  for (const { index, x, y } of bubbles) {
    if (index === from) continue;
    const [dx, dy] = [x - here.x, here.y - y];
    const along = right * dx + up * dy;
    const aside = Math.abs(right === 0 ? dx : dy);
    // Those at the very same place are told apart by their order.
    const ahead = along > 0 || (dx === 0 && dy === 0 && (right + up > 0 ? index > from : index < from));
    const cost = along + 2 * aside;
    if (ahead && cost < least) [found, least] = [index, cost];
  }
  return found;
}

function around({ x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }): Rectangle {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function regionPath(
  region: NonNullable<QuadrantBubble['region']>,
  across: (value: number) => number,
  upright: (value: number) => number,
): string {
  const corners = Array.from(region.x, (x, i) => `${across(x)} ${upright(region.y[i]!)}`);
  return corners.length > 2 ? `M${corners.join('L')}z` : '';
}

/** Right of the marker, else left, below, above; not on anything else, and rather not across a cut. */
function placeName(
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  lines: readonly string[],
  bold: boolean,
  plot: Rectangle,
  cut: Point,
  taken: readonly Rectangle[],
): { readonly area: Rectangle; readonly labels: Label[] } | null {
  const texts = lines.map((line) => shortened(line, Math.min(LONGEST, plot.width * 0.4), 12, bold));
  const width = Math.max(...texts.map((text) => textWidth(text, 12, bold)));
  const height = texts.length * LINE;
  const off = radius + 5;
  const places: readonly (readonly [left: number, top: number, anchor: Label['anchor']])[] = [
    [x + off, y - 8, 'start'],
    [x - off - width, y - 8, 'end'],
    [x - width / 2, y + off - 1, 'middle'],
    [x - width / 2, y - off - height + 1, 'middle'],
    [x + off * 0.7, y + off * 0.6, 'start'],
    [x - off * 0.7 - width, y + off * 0.6, 'end'],
    [x + off * 0.7, y - off * 0.6 - height, 'start'],
    [x - off * 0.7 - width, y - off * 0.6 - height, 'end'],
  ];
  let best: { area: Rectangle; anchor: Label['anchor'] } | null = null;
  let least = Infinity;
  places.forEach(([left, top, anchor], i) => {
    const area = { x: left, y: top, width, height };
    const inside =
      left >= plot.x + 2 &&
      left + width <= plot.x + plot.width - 2 &&
      top >= plot.y + 2 &&
      top + height <= plot.y + plot.height - 2;
    if (!inside || taken.some((other) => overlap(area, other))) return;
    const crosses = Number(left < cut.x && left + width > cut.x) + Number(top < cut.y && top + height > cut.y);
    const cost = i + 3 * crosses;
    if (cost < least) [best, least] = [{ area, anchor }, cost];
  });
  if (best === null) return null;
  const { area, anchor }: { area: Rectangle; anchor: Label['anchor'] } = best;
  const at = anchor === 'start' ? area.x : anchor === 'end' ? area.x + width : area.x + width / 2;
  return {
    area,
    labels: texts.map((text, i) => ({ x: round(at), y: round(area.y + 12.5 + i * LINE), text, anchor })),
  };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
