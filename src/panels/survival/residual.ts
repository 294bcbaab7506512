/** What is still to be expected of a customer who is there: chance of leaving soon, median and mean of the time left. */

import { fitParametric, parametricMean, type ParametricFit } from '../../models/parametric-survival.ts';
import { incompleteBeta } from '../../models/special/incomplete-beta.ts';
import { incompleteGamma } from '../../models/special/incomplete-gamma.ts';
import { logBeta, logGamma } from '../../models/special/gamma.ts';
import { normalLower } from '../../models/special/normal.ts';
import { coxSurvival } from '../../models/cox.ts';
import { mainStratum } from './cox-part.ts';
import type { SurvivalResult } from './compute.ts';
import { compressed } from './fits.ts';
import { lastOf } from './curves.ts';

/** A cumulative hazard as steps, known up to `last`. */
interface Hazard {
  readonly time: Float64Array;
  readonly value: Float64Array;
  readonly last: number;
}

export interface Residuals {
  /** hazard of the customer of a spell over that of the average one; NaN without Cox's model */
  risk(spell: number): number;
  /** chance to leave within so long from now; NaN beyond what was observed */
  chance(spell: number, ahead: number): number;
  /** time from now by which half of such customers have left; NaN where that was not observed */
  median(spell: number): number;
  /** mean time from now by the distribution that fits best, carried on beyond what was observed; Infinity where it has none */
  mean(spell: number): number;
}

/** Fewest ends for a group to have a distribution of its own. */
const ENOUGH = 30;

export function residualsOf({ spells, groups, curves, all, cox, fits }: SurvivalResult): Residuals {
  const { time } = spells.data;
  const own = new Map(curves.map(({ mark, curve }) => [mark, kaplan(curve.time, curve.survival, lastOf(curve))]));
  const whole = kaplan(all.curve.time, all.curve.survival, lastOf(all.curve));
  const base = new Map<number, Hazard>();
  if (cox)
    for (const { stratum } of cox.fit.baselines) {
      const curve = coxSurvival(cox.fit, cox.fit.means, stratum);
      base.set(stratum, kaplan(curve.time, curve.survival, lastOf(all.curve)));
    }
  const hazardOf = (spell: number): readonly [Hazard, ratio: number] => {
    const linear = cox?.linear[spell] ?? NaN;
    if (cox && !Number.isNaN(linear)) {
      const hazard = base.get(cox.strataOf?.[spell] ?? mainStratum(cox.fit));
      if (hazard) return [hazard, Math.exp(linear)];
    }
    return [own.get(groups.of[spell]!) ?? whole, 1];
  };
  const best = fits.fits.find((fit) => Number.isFinite(parametricMean(fit))) ?? null;
  const fitted = new Map(
    best === null || curves.length < 2
      ? []
      : curves.map(({ mark, data, curve }) => {
          const fit = curve.totalEvents >= ENOUGH ? fitParametric(compressed(data, curve), best.family) : null;
          return [mark, fit?.ok ? fit.value : best] as const;
        }),
  );
  return {
    risk: (spell) => Math.exp(cox?.linear[spell] ?? NaN),
    chance: (spell, ahead) => {
      const [hazard, ratio] = hazardOf(spell);
      const [now, then] = [time[spell]!, time[spell]! + ahead];
      const before = hazardAt(hazard, now);
      if (then > hazard.last || before === Infinity) return NaN;
      return -Math.expm1(-ratio * (hazardAt(hazard, then) - before));
    },
    median: (spell) => {
      const [hazard, ratio] = hazardOf(spell);
      const now = time[spell]!;
      const before = hazardAt(hazard, now);
      if (before === Infinity) return NaN;
      const at = firstAtLeast(hazard.value, before + Math.LN2 / ratio - 1e-12);
      return at < hazard.value.length ? hazard.time[at]! - now : NaN;
    },
    mean: (spell) => {
      const fit = fitted.get(groups.of[spell]!) ?? best;
      return fit === null ? NaN : meanResidual(fit, time[spell]!);
    },
  };
}

function kaplan(time: Float64Array, survival: Float64Array, last: number): Hazard {
  return { time, value: survival.map((share) => (share > 0 ? -Math.log(share) : Infinity)), last };
}

function hazardAt({ time, value }: Hazard, t: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : value[low - 1]!;
}

function firstAtLeast(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Mean time left at t, ∫ₜ^∞ S(u) du / S(t), in closed form. */
export function meanResidual(fit: ParametricFit, t: number): number {
  const { family, intercept, scale } = fit;
  const typical = Math.exp(intercept);
  if (family === 'exponential') return typical;
  if (family === 'weibull') {
    const x = (t / typical) ** (1 / scale);
    const { upper } = incompleteGamma(scale, x);
    return typical * scale * Math.exp(logGamma(scale) + x) * upper;
  }
  if (family === 'log-normal') {
    const mean = Math.exp(intercept + (scale * scale) / 2);
    if (t === 0) return mean;
    const at = (intercept - Math.log(t)) / scale;
    return (mean * normalLower(at + scale)) / normalLower(at) - t;
  }
  if (scale >= 1) return Infinity;
  const share = 1 / (1 + (t / typical) ** (1 / scale));
  const part = incompleteBeta(1 - scale, 1 + scale, share).lower;
  return (typical * Math.exp(logBeta(1 - scale, 1 + scale)) * part) / share - t;
}
