/**
 * A path diagram: boxes where a person put them, arrows between them that go around other boxes, and a coefficient on each arrow where
 * it covers nothing. On narrow pages the picture is turned, so that what runs to the right runs down. Pure: boxes and arrows in; places out.
 */

import { clamp, round, type Box, type Label, type Point, type Rectangle } from './parts/box.ts';
import { firstFitting, shortened, textWidth } from './parts/text.ts';

export interface DiagramBox {
  readonly id: string;
  readonly name: string;
  /** forms of the values under the name, longest first */
  readonly values: readonly string[];
  readonly kind: 'plain' | 'headline' | 'empty';
  /** place of its middle, 0 … 1 from the left and the top of where middles may be */
  readonly place: readonly [number, number];
}

export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  /** coefficient as it is written; '' while it is not known */
  readonly text: string;
  /** 0 … 1, the thicker the stronger */
  readonly strength: number;
  readonly negative: boolean;
  /** `sure`: an interval excludes 0 (or nobody asked); `unsure`: it does not; `pending`: not yet known; `empty`: cannot be estimated */
  readonly state: 'sure' | 'unsure' | 'pending' | 'empty';
}

interface PlacedBox extends Rectangle {
  readonly id: string;
  readonly kind: DiagramBox['kind'];
  /** `size` of the type in px */
  readonly lines: readonly (Label & { readonly name: boolean; readonly size: number })[];
}

interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly d: string;
  /** outline of its head */
  readonly tip: string;
  readonly width: number;
  readonly negative: boolean;
  readonly state: DiagramArrow['state'];
  readonly tail: Point;
  readonly head: Point;
  readonly label: Label;
  /** ground of its number, which the line does not run through */
  readonly plate: Rectangle;
}

export interface DiagramLayout {
  readonly box: Box;
  /** what runs to the right runs down */
  readonly turned: boolean;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** Below this width the picture is turned. */
const TURNED_BELOW = 520;
const EDGE = 3;
const GAP = 4;
/** Sizes of type for names, the first where all names fit; all boxes have the same. */
const NAMES = [13, 12, 11, 10] as const;
const [NAME] = NAMES;
const VALUE = 12;
const COEFFICIENT = 14;
const SAMPLES = 20;
/** Room in a box beside its name, both sides together. */
const PAD = 10;
/** Ground to the left and right of a number. */
const PLATE = 4;
/** Room between an arrow and a box it passes. */
const CLEAR = 9;

export function diagramHeight(width: number): number {
  return width < TURNED_BELOW ? 560 : Math.round(clamp(width * 0.62, 380, 470));
}

/** Size of all boxes: as wide as the widest name asks for, within what a row of them leaves. */
export function boxSize(boxes: readonly Pick<DiagramBox, 'name' | 'values'>[], { width }: Box): Box {
  // Three stand beside each other where the picture is turned, and arrows want room between them.
  const turned = width < TURNED_BELOW;
  const room = turned ? Math.min(92, (width - 24) / 3 - 16) : 138;
  const wanted = Math.max(
    ...boxes.map(({ name, values }) =>
      Math.max(textWidth(name, NAME, true), ...values.map((value) => textWidth(value, VALUE))),
    ),
    0,
  );
  // A long word may take a little of that room, since no word is parted.
  const word = Math.max(...boxes.flatMap(({ name }) => partsOf(name).map((part) => textWidth(part, NAME, true))), 0);
  const most = turned ? clamp(word + PAD, room, (width - 24) / 3 - 10) : room;
  const wide = Math.round(clamp(wanted + (turned ? 12 : 20), 76, Math.max(76, most)));
  const tall = boxes.some(({ name }) => textWidth(name, NAME, true) > wide - PAD) ? 66 : 54;
  return { width: wide, height: tall };
}

/** Middle of a box at a place. */
export function middleAt([x, y]: readonly [number, number], size: Box, box: Box): Point {
  const [across, down] = box.width < TURNED_BELOW ? [y, x] : [x, y];
  return {
    x: round(EDGE + size.width / 2 + across * Math.max(0, box.width - size.width - 2 * EDGE)),
    y: round(EDGE + size.height / 2 + down * Math.max(0, box.height - size.height - 2 * EDGE)),
  };
}

/** Place of a middle, within the picture. */
export function placeAt(middle: Point, size: Box, box: Box): readonly [number, number] {
  const share = (value: number, edge: number, whole: number): number =>
    whole <= 0 ? 0.5 : Math.round(clamp((value - EDGE - edge / 2) / whole, 0, 1) * 1000) / 1000;
  const across = share(middle.x, size.width, box.width - size.width - 2 * EDGE);
  const down = share(middle.y, size.height, box.height - size.height - 2 * EDGE);
  return box.width < TURNED_BELOW ? [down, across] : [across, down];
}

export function layoutDiagram(boxes: readonly DiagramBox[], arrows: readonly DiagramArrow[], box: Box): DiagramLayout {
  const size = boxSize(boxes, box);
  const type = nameSize(boxes, size);
  const placed = boxes.map((one) => placeBox(one, size, type, box));
  const byId = new Map(placed.map((one) => [one.id, one]));
  const labels: Rectangle[] = [];
  const routed = arrows.flatMap((arrow) => {
    const from = byId.get(arrow.from);
    const to = byId.get(arrow.to);
    return from && to && from !== to ? [{ arrow, curve: routeOf(from, to, placed, box) }] : [];
  });
  // Short arrows have the least choice of where their number stands.
  const order = [...routed.keys()].sort((a, b) => lengthOf(routed[a]!.curve) - lengthOf(routed[b]!.curve));
  const texts = new Map<number, ReturnType<typeof placeLabel>>();
  for (const i of order) {
    const { arrow, curve } = routed[i]!;
    const found = placeLabel(arrow.text, curve, placed, labels, box);
    texts.set(i, found);
    if (arrow.text !== '') labels.push(found.area);
  }
  return {
    box,
    turned: box.width < TURNED_BELOW,
    boxes: placed,
    arrows: routed.map(({ arrow, curve }, i) => {
      const { a, c, b } = curve;
      return {
        from: arrow.from,
        to: arrow.to,
        d:
          c === null
            ? `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`
            : `M${round(a.x)} ${round(a.y)}Q${round(c.x)} ${round(c.y)} ${round(b.x)} ${round(b.y)}`,
        tip: tipOf(b, c ?? a),
        width: round(arrow.state === 'sure' ? 1 + 5 * clamp(arrow.strength, 0, 0.9) : 1.3),
        negative: arrow.negative,
        state: arrow.state,
        tail: a,
        head: b,
        label: texts.get(i)!.label,
        plate: texts.get(i)!.area,
      };
    }),
  };
}

/** Position among the boxes of the one a point lies in, −1 for none. */
export function boxAt({ x, y }: Point, { boxes }: Pick<DiagramLayout, 'boxes'>, slack = 0): number {
  return boxes.findLastIndex(
    (one) =>
      x >= one.x - slack && x <= one.x + one.width + slack && y >= one.y - slack && y <= one.y + one.height + slack,
  );
}

/** Where a line from a box to a point leaves the box. */
export function edgeOf(box: Rectangle, to: Point, gap = 0): Point {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const [dx, dy] = [to.x - x, to.y - y];
  if (dx === 0 && dy === 0) return { x, y };
  const reach = Math.min(
    dx === 0 ? Infinity : (box.width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Infinity : (box.height / 2 + gap) / Math.abs(dy),
  );
  return { x: x + dx * reach, y: y + dy * reach };
}

/** The largest type in which the names fit; names too long for the smallest are shortened and have no say. */
function nameSize(boxes: readonly DiagramBox[], { width }: Box): number {
  const fits = (name: string, type: number): boolean =>
    twoLines(name, type).every((line) => textWidth(line, type, true) <= width - PAD);
  const smallest = NAMES.at(-1)!;
  const names = boxes.map(({ name }) => name).filter((name) => fits(name, smallest));
  return NAMES.find((type) => names.every((name) => fits(name, type))) ?? smallest;
}

function placeBox({ id, name, values, kind, place }: DiagramBox, size: Box, type: number, box: Box): PlacedBox {
  const middle = middleAt(place, size, box);
  const [x, y] = [round(middle.x - size.width / 2), round(middle.y - size.height / 2)];
  const oneLine = textWidth(name, type, true) <= size.width - PAD;
  const names = (oneLine ? [name] : twoLines(name, type)).map((text) => shortened(text, size.width - PAD, type, true));
  const value = firstFitting(values, size.width - 6, VALUE) || shortened(values.at(-1) ?? '', size.width - 6, VALUE);
  const rows = names.length + (value === '' ? 0 : 1);
  const top = y + (size.height - rows * 18) / 2 + 14;
  const line = (text: string, row: number, isName: boolean): PlacedBox['lines'][number] => ({
    x: middle.x,
    y: round(top + row * 18),
    text,
    anchor: 'middle',
    name: isName,
    size: isName ? type : VALUE,
  });
  return {
    id,
    kind,
    x,
    y,
    ...size,
    lines: [
      ...names.map((text, row) => line(text, row, true)),
      ...(value === '' ? [] : [line(value, names.length, false)]),
    ],
  };
}

/** What of a name stays together: words with the space after them, and single letters of writing without spaces. */
function partsOf(name: string): readonly string[] {
  return (
    name.match(
      /[（《“(]?(?:[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)[）》”、，。)]*\s*/gu,
    ) ?? []
  );
}

/** A name in two lines as even as can be, parted between words or anywhere in writing without spaces; one where it has no such place. */
function twoLines(name: string, type: number): readonly string[] {
  const parts = partsOf(name);
  let [best, least]: [readonly string[], number] = [[name], Infinity];
  for (let i = 1; i < parts.length; i += 1) {
    const halves = [parts.slice(0, i).join('').trim(), parts.slice(i).join('').trim()];
    const widest = Math.max(...halves.map((half) => textWidth(half, type, true)));
    if (widest < least) [best, least] = [halves, widest];
  }
  return best;
}

/** From edge to edge; `c` bends it, `null` is straight. */
interface Curve {
  readonly a: Point;
  readonly c: Point | null;
  readonly b: Point;
}

/** The way that crosses no other box, leaves the picture nowhere, and is short. */
function routeOf(from: PlacedBox, to: PlacedBox, boxes: readonly PlacedBox[], box: Box): Curve {
  const [p, q] = [middleOf(from), middleOf(to)];
  const others = boxes.filter((one) => one !== from && one !== to);
  const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  const [nx, ny] = [-(q.y - p.y) / length, (q.x - p.x) / length];
  const bends: (Point | null)[] = [null, { x: q.x, y: p.y }, { x: p.x, y: q.y }];
  for (const away of [50, -50, 90, -90, 140, -140, 200, -200])
    bends.push({ x: (p.x + q.x) / 2 + nx * away, y: (p.y + q.y) / 2 + ny * away });
  let [best, least]: [Curve | null, number] = [null, Infinity];
  for (const c of bends) {
    const curve = { a: edgeOf(from, c ?? q, GAP), c, b: edgeOf(to, c ?? p, GAP) };
    let cost = lengthOf(curve) / 10 + (c === null ? 0 : 6);
    for (let i = 1; i < SAMPLES; i += 1) {
      const at = pointOn(curve, i / SAMPLES);
      if (at.x < 2 || at.y < 2 || at.x > box.width - 2 || at.y > box.height - 2) cost += 40;
      for (const one of others)
        if (
          at.x > one.x - CLEAR &&
          at.x < one.x + one.width + CLEAR &&
          at.y > one.y - CLEAR &&
          at.y < one.y + one.height + CLEAR
        )
          cost += 60;
      // Under its own boxes an arrow cannot be seen.
      for (const one of [from, to])
        if (at.x > one.x && at.x < one.x + one.width && at.y > one.y && at.y < one.y + one.height) cost += 25;
    }
    if (cost < least) [best, least] = [curve, cost];
  }
  return best!;
}

/** The first place along the arrow where its number covers no box and no other number; else where it covers least. */
function placeLabel(
  text: string,
  curve: Curve,
  boxes: readonly Rectangle[],
  labels: readonly Rectangle[],
  box: Box,
): { readonly label: Label; readonly area: Rectangle } {
  const width = textWidth(text, COEFFICIENT, true) + 2 * PLATE;
  // On an arrow hardly longer than its number the number would hide it: there it stands above.
  const flat = Math.abs(curve.b.x - curve.a.x) > Math.abs(curve.b.y - curve.a.y);
  const lift = flat && lengthOf(curve) < width + 20 ? 14 : 0;
  const areaAt = (t: number): Rectangle => {
    const { x, y } = pointOn(curve, t);
    const left = clamp(x - width / 2, 1, Math.max(1, box.width - width - 1));
    return { x: left, y: y - 9 - lift, width, height: 18 };
  };
  let [best, least] = [areaAt(0.5), Infinity];
  for (const t of [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78]) {
    const area = areaAt(t);
    const covered =
      boxes.reduce((sum, one) => sum + overlap(area, one), 0) * 3 +
      labels.reduce((sum, one) => sum + overlap(area, one), 0);
    if (covered < least - 1) [best, least] = [area, covered];
    if (covered === 0) break;
  }
  return {
    area: best,
    label: { x: round(best.x + width / 2), y: round(best.y + 14), text, anchor: 'middle' },
  };
}

/** A head of 9 px that ends at a point, coming from another. */
function tipOf(to: Point, from: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x, y] = [to.x - 9 * dx, to.y - 9 * dy];
  return `M${round(to.x)} ${round(to.y)}L${round(x - 4 * dy)} ${round(y + 4 * dx)}L${round(x + 4 * dy)} ${round(y - 4 * dx)}z`;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function middleOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function pointOn({ a, c, b }: Curve, t: number): Point {
  if (c === null) return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: p * a.x + q * c.x + r * b.x, y: p * a.y + q * c.y + r * b.y };
}

function lengthOf({ a, c, b }: Curve): number {
  return c === null
    ? Math.hypot(b.x - a.x, b.y - a.y)
    : (Math.hypot(c.x - a.x, c.y - a.y) + Math.hypot(b.x - c.x, b.y - c.y) + Math.hypot(b.x - a.x, b.y - a.y)) / 2;
}
