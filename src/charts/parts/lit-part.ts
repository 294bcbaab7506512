/** The picked part of a mark, filled from below. */

import { clamp, round, type Rectangle } from './box.ts';

/**
 * Never thinner than 1.5 px where the mark itself is that tall: one customer among thousands still shows.
 *
 * @param share picked share of the mark, 0 … 1
 */
export function litPart(mark: Rectangle, share: number): Rectangle | null {
  if (!(share > 0) || !(mark.height > 0)) return null;
  const height = round(clamp(share * mark.height, Math.min(1.5, mark.height), mark.height));
  return { x: mark.x, y: round(mark.y + mark.height - height), width: mark.width, height };
}
