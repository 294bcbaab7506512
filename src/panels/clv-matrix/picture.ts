/** From the view to what the pictures draw, and from dragged cuts to the options they write. Pure. */

import type { ClvMatrixOptions, Quadrant } from './options.ts';
import type { ClvMatrixView } from './view.ts';

/** Colours of the quadrants among the categories: grey, slate, orange, teal. */
export const HUES: Readonly<Record<Quadrant, number>> = { lead: 0, iron: 2, gold: 3, platinum: 1 };

/** The cuts as they are drawn: typed ones show at once, the engine's answer follows. */
export function cutsInForce(
  { cuts }: Pick<ClvMatrixView, 'cuts'>,
  { cutBy, cutCurrent, cutPotential }: ClvMatrixOptions,
): ClvMatrixView['cuts'] {
  return cutBy === 'value' ? { x: cutCurrent ?? cuts.x, y: cutPotential ?? cuts.y } : cuts;
}

/** What dragged cuts write. */
export function movedCuts(cuts: { readonly x: number; readonly y: number }): Partial<ClvMatrixOptions> {
  return { cutBy: 'value', cutCurrent: clean(cuts.x), cutPotential: clean(cuts.y) };
}

/** Cents, so that a cut taken from a median is told as it is shown. */
function clean(value: number): number {
  return Number(value.toFixed(2)) + 0;
}
