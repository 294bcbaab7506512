/** Where the words about a box or an arrow stand: near it, but on no other box and no number, as far as there is room. Pure. */

import type { DiagramLayout } from './path-diagram.ts';
import { clamp, type Point, type Rectangle } from './parts/box.ts';
import { textWidth } from './parts/text.ts';
import type { Tip, TipLines } from './parts/tip.ts';

const PAD = 10;
const LINE = 18;
const GAP = 10;
/** Places are tried this far apart. */
const STEP = 8;
/** A px² of what is told of, of a number, and of a box, against a px of distance. */
const COVERS = { mark: 60, number: 12, box: 3, distance: 6 } as const;

/** @param mark what is told of @param handles knobs beside it, which stay free too */
export function layoutDiagramTip(
  lines: TipLines,
  mark: Rectangle,
  { box, boxes, arrows }: Pick<DiagramLayout, 'box' | 'boxes' | 'arrows'>,
  handles: readonly Rectangle[] = [],
): Tip {
  const width = Math.ceil(Math.max(...lines.map((line, i) => textWidth(line, 12, i === 0))) + 2 * PAD);
  const height = lines.length * LINE + 10;
  const own = [mark, ...handles].map(({ x, y, width: w, height: h }) => ({
    x: x - GAP,
    y: y - GAP,
    width: w + 2 * GAP,
    height: h + 2 * GAP,
  }));
  const numbers = arrows.filter(({ label }) => label.text !== '').map(({ plate }) => plate);
  const [right, bottom] = [Math.max(0, box.width - width), Math.max(0, box.height - height)];
  let [best, least]: [Rectangle, number] = [{ x: 0, y: 0, width, height }, Infinity];
  const consider = (x: number, y: number): void => {
    const at = { x, y, width, height };
    let cost = COVERS.distance * distance(at, mark);
    // Most places are far from the best one already found.
    if (cost >= least) return;
    for (const one of own) cost += COVERS.mark * overlap(at, one);
    for (const one of numbers) cost += COVERS.number * overlap(at, one);
    for (const one of boxes) cost += COVERS.box * overlap(at, one);
    if (cost < least) [best, least] = [at, cost];
  };
  const middle = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  for (const y of [mark.y - GAP - height, mark.y + mark.height + GAP])
    consider(Math.round(clamp(middle.x - width / 2, 0, right)), Math.round(clamp(y, 0, bottom)));
  for (let y = 0; y <= bottom; y += STEP) for (let x = 0; x <= right; x += STEP) consider(x, y);
  return {
    ...best,
    lines: lines.map((text, i) => ({ x: best.x + PAD, y: best.y + 18 + i * LINE, text, name: i === 0 })),
    leader: { from: nearest(best, middle), to: nearest(mark, nearest(best, middle)) },
  };
}

function nearest({ x, y, width, height }: Rectangle, to: Point): Point {
  return { x: clamp(to.x, x, x + width), y: clamp(to.y, y, y + height) };
}

/** Between the nearest edges, and a little between the middles, so that of two near places the one straight above wins. */
function distance(a: Rectangle, b: Rectangle): number {
  const dx = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const dy = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return (
    Math.hypot(dx, dy) +
    0.2 * Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2)
  );
}

function overlap(a: Rectangle, b: Rectangle): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}
