/** Keys in a picture of bars with movable cuts: arrows go along the bars; up leads to the cuts, and there arrows move the cut. */

import { clamp } from './box.ts';
import type { MoveCommand } from './keys.ts';

export type Place = { readonly kind: 'bar' | 'cut'; readonly index: number };

export interface Step {
  readonly place: Place;
  /** which way the cut in focus is moved, in its own steps */
  readonly nudge: number;
  readonly extend: boolean;
}

/**
 * @param nearestCut the cut nearest to a bar
 * @param nearestBar the bar nearest to a cut
 */
export function moveOn(
  place: Place,
  command: MoveCommand,
  counts: { readonly bars: number; readonly cuts: number },
  nearestCut: (bar: number) => number,
  nearestBar: (cut: number) => number,
): Step {
  const stay = { nudge: 0, extend: false };
  if (place.kind === 'cut') {
    if (command.kind !== 'move')
      return { place: { kind: 'cut', index: command.kind === 'first' ? 0 : counts.cuts - 1 }, ...stay };
    if (command.right !== 0) return { place, nudge: command.right * (command.extend ? 10 : 1), extend: false };
    if (command.up < 0) return { place: { kind: 'bar', index: nearestBar(place.index) }, ...stay };
    const next = place.index + command.away;
    if (next < 0 || next >= counts.cuts) return { place: { kind: 'bar', index: nearestBar(place.index) }, ...stay };
    return { place: { kind: 'cut', index: next }, ...stay };
  }
  if (command.kind !== 'move') {
    return {
      place: { kind: 'bar', index: command.kind === 'first' ? 0 : Math.max(0, counts.bars - 1) },
      nudge: 0,
      extend: command.extend,
    };
  }
  if (command.right !== 0) {
    return {
      place: { kind: 'bar', index: clamp(place.index + command.right, 0, Math.max(0, counts.bars - 1)) },
      nudge: 0,
      extend: command.extend,
    };
  }
  if (counts.cuts === 0 || command.up < 0) return { place, ...stay };
  const index = command.away > 0 ? 0 : command.away < 0 ? counts.cuts - 1 : nearestCut(place.index);
  return { place: { kind: 'cut', index }, ...stay };
}
