/** Figures that answer, reading, formula and pictures share. */

import type { ClvSimulatorView, ParameterView } from './view.ts';

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

/** An interval from x to a thousand times x says nothing of x. */
const WIDEST = 1000;

/** Whether an interval says anything: it has two ends, and they are not worlds apart. */
export function saysSomething(low: number, high: number): boolean {
  return low > 0 && low <= high && high <= WIDEST * low;
}

/** Parameters that were estimated and that the data do not pin down. */
export function unidentified({ parameters }: Pick<ClvSimulatorView, 'parameters'>): readonly ParameterView[] {
  return parameters.filter(({ identified, estimate }) => !identified && !Number.isNaN(estimate));
}

/** How far the forecast is off, as a share of what came; NaN where nothing came. */
export function missOf({ later }: Pick<ClvSimulatorView, 'later'>): number {
  return later.actual > 0 ? later.forecast / later.actual - 1 : NaN;
}
