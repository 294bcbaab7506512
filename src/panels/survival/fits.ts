/** The four distributions fitted to all spells, compared by AIC. */

import type { Message } from '../../lib/outcome.ts';
import type { SurvivalCurve } from '../../models/kaplan-meier.ts';
import {
  fitParametric,
  parametricHazard,
  parametricMean,
  parametricQuantile,
  parametricSurvival,
  SURVIVAL_FAMILIES,
  type ParametricFit,
  type SurvivalFamily,
} from '../../models/parametric-survival.ts';
import type { SurvivalData } from '../../models/survival-data.ts';
import type { FitsView } from './view.ts';

export interface Fits {
  /** the smallest AIC first */
  readonly fits: readonly ParametricFit[];
  readonly faults: readonly { readonly family: SurvivalFamily; readonly reason: Message }[];
}

const GRID = 120;

/** Equal spells stand for as many as there are: a fit over days then costs no more for a million customers. */
export function compressed(data: SurvivalData, curve: SurvivalCurve): SurvivalData {
  if (data.entry !== null) return data;
  const rows: (readonly [time: number, ended: number, weight: number])[] = [];
  curve.time.forEach((time, i) => {
    if (curve.events[i]! > 0) rows.push([time, 1, curve.events[i]!]);
    if (curve.censored[i]! > 0) rows.push([time, 0, curve.censored[i]!]);
  });
  return {
    time: Float64Array.from(rows, ([time]) => time),
    ended: Uint8Array.from(rows, ([, ended]) => ended),
    entry: null,
    weight: Float64Array.from(rows, ([, , weight]) => weight),
  };
}

export function fitAll(data: SurvivalData): Fits {
  const fits: ParametricFit[] = [];
  const faults: { family: SurvivalFamily; reason: Message }[] = [];
  for (const family of SURVIVAL_FAMILIES) {
    const fit = fitParametric(data, family);
    if (fit.ok) fits.push(fit.value);
    else faults.push({ family, reason: fit.error });
  }
  return { fits: fits.sort((a, b) => a.aic - b.aic), faults };
}

export function fitsView({ fits, faults }: Fits, high: number): FitsView {
  const time = Float64Array.from({ length: GRID + 1 }, (_, i) => (i / GRID) * high);
  return {
    time,
    faults,
    fits: fits.map((fit) => {
      const median = parametricQuantile(fit, 0.5);
      return {
        family: fit.family,
        logLikelihood: fit.logLikelihood,
        parameters: fit.parameters,
        aic: fit.aic,
        bic: fit.bic,
        ...letters(fit),
        median: { value: median.value, low: median.lower, high: median.upper },
        mean: parametricMean(fit),
        survival: time.map((t) => parametricSurvival(fit, t)),
        hazard: time.map((t) => (t > 0 ? parametricHazard(fit, t) : NaN)),
      };
    }),
  };
}

/** Weibull and log-logistic by shape and scale, log-normal by σ and the median, exponential by its mean. */
function letters({ intercept, scale }: ParametricFit): { shape: number; scale: number } {
  return { shape: 1 / scale, scale: Math.exp(intercept) };
}
