/** An iceberg: what is seen above the water and what is assumed below it, by area. Pure: two counts and a box in; outlines and places out. */

import { round, type Box } from './parts/box.ts';

export interface IcebergLayout {
  /** outlines above and below the water */
  readonly above: string;
  readonly below: string;
  /** height of the water line */
  readonly water: number;
  /** where the words stand, and the middle of the ice */
  readonly middle: number;
  readonly wordsAbove: number;
  readonly wordsBelow: number;
}

/** Room for the words of the part above where it is small. */
const TOP = 44;
const FOOT = 12;
/** The part below bulges: its shape has this share of its box. */
const FULL_BELOW = 0.74;
const FULL_ABOVE = 0.5;
const LEAST = 3;

/** @param silent of 0 draws no ice below */
export function layoutIceberg(voiced: number, silent: number, box: Box): IcebergLayout {
  const middle = box.width / 2;
  const deep = box.height - TOP - FOOT;
  // One scale of area: both parts share the breadth of the water line.
  const total = voiced / FULL_ABOVE + silent / FULL_BELOW;
  const high = total > 0 ? Math.max(voiced > 0 ? LEAST : 0, (deep * voiced) / FULL_ABOVE / total) : 0;
  const low = Math.max(0, silent > 0 ? deep - high : 0);
  const water = TOP + high;
  const half = Math.min(box.width * 0.36, 220);
  const at = (x: number, y: number): string => `${round(middle + x * half)} ${round(y)}`;
  return {
    above:
      high > 0
        ? `M${at(-1, water)}L${at(-0.42, water - high * 0.55)}L${at(-0.12, water - high)}L${at(0.2, water - high * 0.72)}L${at(0.5, water - high * 0.5)}L${at(1, water)}Z`
        : '',
    below:
      low > 0
        ? `M${at(-1, water)}L${at(-1.12, water + low * 0.28)}L${at(-0.78, water + low * 0.66)}L${at(-0.16, water + low)}L${at(0.34, water + low * 0.9)}L${at(0.9, water + low * 0.55)}L${at(1.14, water + low * 0.22)}L${at(1, water)}Z`
        : '',
    water: round(water),
    middle: round(middle),
    wordsAbove: round(water - high - 12),
    wordsBelow: round(low > 60 ? water + low * 0.42 : water + Math.max(18, low * 0.5)),
  };
}
