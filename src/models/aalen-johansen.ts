/** Cumulative incidence of competing reasons (Aalen & Johansen 1978). */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { lastStep, shareLimits, type SurvivalOptions } from './kaplan-meier.ts';
import { normalQuantile } from './special/normal.ts';
import { checkSurvival, type SurvivalData } from './survival-data.ts';
import { survivalSteps, type SurvivalSteps } from './survival-steps.ts';

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
  const checked = checkSurvival(data, 'maybe');
  if (!checked.ok) return checked;
  const beyond = data.ended.findIndex((code) => code > causes);
  if (beyond >= 0) return fail('model.survival-cause', { row: beyond + 1, value: data.ended[beyond]!, causes });
  const steps = survivalSteps(data, causes);
  const { time, risk, censored, size } = steps;
  const ended = time.map((_, j) => steps.events.reduce((sum, events) => sum + events[j]!, 0));
  const survival = new Float64Array(time.length);
  let share = 1;
  for (let j = 0; j < time.length; j += 1) {
    if (ended[j]! > 0) share *= 1 - ended[j]! / risk[j]!;
    survival[j] = share;
  }
  return succeed({
    time,
    risk,
    censored,
    survival,
    causes: steps.events.map((_, c) => causeCurve(steps, c, ended, survival, options)),
    size,
  });
}

/**
 * F(t) = Σ S(t−) h(t). A hazard h moves F at t by S(t−) itself and, through the survivors after it, by −(F(t) − F)/(1 − h);
 * the squares are kept as a polynomial in F(t), so that all times together take one pass.
 */
function causeCurve(
  { time, risk, events }: SurvivalSteps,
  cause: number,
  ended: Float64Array,
  survival: Float64Array,
  { interval = 'log-log', confidence = 0.95 }: SurvivalOptions,
): CauseCurve {
  const k = time.length;
  const own = events[cause]!;
  const incidence = new Float64Array(k);
  const error = new Float64Array(k);
  const lower = new Float64Array(k);
  const upper = new Float64Array(k);
  const z = normalQuantile((1 + confidence) / 2);
  let [share, constant, linear, square, totalEvents] = [0, 0, 0, 0, 0];
  for (let j = 0; j < k; j += 1) {
    const n = risk[j]!;
    if (ended[j]! > 0) {
      const before = j === 0 ? 1 : survival[j - 1]!;
      const h = ended[j]! / n;
      const hOwn = own[j]! / n;
      share += before * hOwn;
      totalEvents += own[j]!;
      const left = 1 - h;
      // Variance of before · hOwn − b · h with b = (F(t) − share)/left; nobody left, nothing after.
      constant += (before * before * hOwn * (1 - hOwn)) / n;
      if (left > 0) {
        const cross = (-2 * before * hOwn) / n;
        const own2 = h / (n * left);
        constant += own2 * share * share - cross * share;
        linear += cross - 2 * own2 * share;
        square += own2;
      }
    }
    incidence[j] = share;
    const variance = constant + share * (linear + share * square);
    error[j] = Math.sqrt(Math.max(0, variance));
    const limits = share === 0 ? [NaN, NaN] : shareLimits(share, error[j]!, z, interval);
    lower[j] = limits[0]!;
    upper[j] = limits[1]!;
  }
  return { cause: cause + 1, events: own, totalEvents, incidence, error, lower, upper };
}

/** Incidences at a time, by cause in order. */
export function incidenceAt(curves: CumulativeIncidence, t: number): readonly number[] {
  const step = lastStep(curves.time, t);
  return curves.causes.map(({ incidence }) => (step < 0 ? 0 : incidence[step]!));
}
