/** Figures that answer, reading, formula and pictures share. */

import type { ClvSimulatorView } from './view.ts';

/** How many intervals hold the truth, of those that can be judged. */
export function heldOf({ parameters }: Pick<ClvSimulatorView, 'parameters'>): { held: number; judged: number } {
  const judged = parameters.filter(({ covers }) => covers !== null);
  return { held: judged.filter(({ covers }) => covers).length, judged: judged.length };
}

/** Share of all intervals of the repetitions that hold the truth; NaN without any. */
export function coverageOf({ parameters }: Pick<ClvSimulatorView, 'parameters'>): number {
  const shares = parameters.map(({ coverage }) => coverage).filter((share) => !Number.isNaN(share));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** How far the forecast is off, as a share of what came; NaN where nothing came. */
export function missOf({ later }: Pick<ClvSimulatorView, 'later'>): number {
  return later.actual > 0 ? later.forecast / later.actual - 1 : NaN;
}
