/** The small bordered box that says what a mark is: where it stands. */

import { clamp, type Box, type Point, type Rectangle } from './box.ts';
import { textWidth } from './text.ts';

/** A name, then value and share. */
export type TipLines = readonly [name: string, ...lines: string[]];

export interface Tip extends Rectangle {
  readonly lines: readonly { readonly x: number; readonly y: number; readonly text: string; readonly name: boolean }[];
  /** from the box to the mark */
  readonly leader: { readonly from: Point; readonly to: Point };
}

const PAD = 10;
const LINE = 18;
const GAP = 12;

/**
 * Stands above the mark, below it where there is no room above, and never leaves the picture sideways.
 *
 * @param mark rectangle around the mark
 */
export function layoutTip(lines: TipLines, mark: Rectangle, box: Box): Tip {
  const width = Math.ceil(Math.max(...lines.map((line, i) => textWidth(line, 12, i === 0))) + 2 * PAD);
  const height = lines.length * LINE + 10;
  const middle = mark.x + mark.width / 2;
  const x = Math.round(clamp(middle - width / 2, 0, Math.max(0, box.width - width)));
  const above = mark.y - GAP - height >= 0 || mark.y > box.height - mark.y - mark.height;
  const y = Math.round(above ? Math.max(0, mark.y - GAP - height) : mark.y + mark.height + GAP);
  const at = clamp(middle, x + PAD, x + width - PAD);
  return {
    x,
    y,
    width,
    height,
    lines: lines.map((text, i) => ({ x: x + PAD, y: y + 18 + i * LINE, text, name: i === 0 })),
    leader: above
      ? { from: { x: at, y: y + height }, to: { x: middle, y: mark.y } }
      : { from: { x: at, y }, to: { x: middle, y: mark.y + mark.height } },
  };
}
