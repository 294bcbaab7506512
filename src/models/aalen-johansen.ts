/** Cumulative incidence of competing reasons (Aalen & Johansen 1978). */

import type { Outcome } from '../lib/outcome.ts';
import type { SurvivalOptions } from './kaplan-meier.ts';
import type { SurvivalData } from './survival-data.ts';

/** One reason's curve. Arrays have length k as those of CumulativeIncidence. */
export interface CauseCurve {
  /** code in `ended`, 1…m */
  readonly cause: number;
  readonly events: Float64Array;
  readonly totalEvents: number;
  /** share that has ended for this reason by each time */
  readonly incidence: Float64Array;
  /** standard error by the delta method on the multinomial hazards (Dinse & Larson 1986) */
  readonly error: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Arrays have length k: distinct times of ending or censoring, ascending. */
export interface CumulativeIncidence {
  readonly time: Float64Array;
  readonly risk: Float64Array;
  readonly censored: Float64Array;
  /** still running, 1 − the sum of the incidences */
  readonly survival: Float64Array;
  readonly causes: readonly CauseCurve[];
  readonly size: number;
}

/**
 * Share ended by each reason over time; with the survivors they add to 1 at every time.
 * @param data `ended` holds codes 0 (running), 1…causes
 * @param causes number of reasons, m ≥ 1
 * Fails as checkSurvival does, and with `model.survival-cause` {row, value, causes} for a code beyond m.
 */
export function aalenJohansen(
  data: SurvivalData,
  causes: number,
  options: SurvivalOptions = {},
): Outcome<CumulativeIncidence> {
  throw new RangeError(`not yet ${String(data.time.length)} ${String(causes)} ${String(options.confidence)}`);
}

/** Incidences at a time, by cause in order. */
export function incidenceAt(curves: CumulativeIncidence, t: number): readonly number[] {
  throw new RangeError(`not yet ${String(t)} ${String(curves.size)}`);
}
