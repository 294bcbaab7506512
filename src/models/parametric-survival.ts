/** Survival by a distribution: exponential, Weibull, log-normal, log-logistic; accelerated failure time with covariates. */

import { cholesky, inverseOf } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { hessianOf, NORMAL_975 } from './maximum-likelihood.ts';
import { minimise, type Minimum, type Objective } from './optimise/bfgs.ts';
import { logGamma } from './special/gamma.ts';
import { logNormalDensity, logNormalUpper, normalQuantile } from './special/normal.ts';
import { checkCovariates, type Standardised } from './survival-covariates.ts';
import { checkSurvival, type SurvivalCovariates, type SurvivalData } from './survival-data.ts';
import { survivalSteps } from './survival-steps.ts';

export type SurvivalFamily = 'exponential' | 'weibull' | 'log-normal' | 'log-logistic';

export const SURVIVAL_FAMILIES: readonly SurvivalFamily[] = ['exponential', 'weibull', 'log-normal', 'log-logistic'];

export type ParametricDiagnosis =
  /** fewer than 30 ends seen */
  | 'few-events'
  | 'not-converged'
  | 'hessian-singular'
  /** the scale runs to 0: all ends at (nearly) one time */
  | 'scale-vanishes';

/** log T = intercept + Σ coefficient · covariate + scale · ε (R's survreg). exp(coefficient) is the factor on time. */
export interface ParametricFit {
  readonly family: SurvivalFamily;
  readonly intercept: number;
  /** 1 for the exponential; Weibull shape = 1/scale, Weibull scale λ = exp(intercept) */
  readonly scale: number;
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  /** of intercept, coefficients…, log scale (not for the exponential); NaN where the Hessian gives none */
  readonly errors: Float64Array;
  /** row-major, order as `errors`; `null` where the Hessian gives none */
  readonly covariance: Float64Array | null;
  readonly logLikelihood: number;
  /** parameters estimated */
  readonly parameters: number;
  readonly aic: number;
  readonly bic: number;
  /** spells used (sum of weights), and those whose end was seen */
  readonly size: number;
  readonly events: number;
  /** spells of length 0, which have no likelihood and are left out */
  readonly zeroLength: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly diagnosis: readonly ParametricDiagnosis[];
}

/** Fewer ends than this leave the shape of a distribution uncertain. */
const FEW = 30;
/** A log scale below this is on its way to 0. */
const VANISHING = -9;

/** One factor of the likelihood: an end seen (density), a spell seen so far (survival), or an entry (divided by survival). */
interface Terms {
  readonly count: number;
  readonly logTime: Float64Array;
  /** 0 density, 1 survival, −1 entry */
  readonly kind: Int8Array;
  readonly weight: Float64Array;
  /** row of the covariates */
  readonly row: Uint32Array;
}

/**
 * Maximum likelihood with right censoring and late entry.
 * Fails as checkSurvival does, with `model.bad-covariate` for one not finite, `model.survival-all-zero` where every end seen is
 * of length 0, `model.covariate-constant` {name}, `model.covariate-collinear` {name}, `model.no-fit`.
 * @throws RangeError where lengths differ
 */
export function fitParametric(
  data: SurvivalData,
  family: SurvivalFamily,
  covariates: SurvivalCovariates | null = null,
): Outcome<ParametricFit> {
  const checked = checkSurvival(data);
  if (!checked.ok) return checked;
  const names = covariates?.names ?? [];
  const sound = checkCovariates(covariates, data);
  if (!sound.ok) return sound;
  const scaled = sound.value;
  const left = scaled.constant[0] ?? scaled.collinear[0];
  if (left !== undefined)
    return fail(scaled.constant.length > 0 ? 'model.covariate-constant' : 'model.covariate-collinear', {
      name: names[left]!,
    });
  const totals = totalsOf(data);
  if (totals.events === 0) return fail('model.survival-all-zero');
  const centre = Math.log(totals.time / totals.events);
  const terms = names.length === 0 ? termsByTime(data, centre) : termsByRow(data, centre);
  const k = 1 + names.length + (family === 'exponential' ? 0 : 1);
  const objective = objectiveOf(family, terms, scaled, totals.size);
  const best = bestOf(objective, k, family);
  if (best === null) return fail('model.no-fit');
  const hessian = cholesky(hessianOf(objective, best.x), k);
  const covariance = hessian === null ? null : inverseOf(hessian).map((entry) => entry / totals.size);
  return succeed(fitFrom(best, covariance, { family, names, scaled, centre, totals }));
}

interface Totals {
  readonly size: number;
  readonly events: number;
  readonly time: number;
  /** Σ log t over the ends seen */
  readonly logTime: number;
  readonly zeroLength: number;
}

function totalsOf({ time, ended, entry, weight }: SurvivalData): Totals {
  let [size, events, sum, logTime, zeroLength] = [0, 0, 0, 0, 0];
  for (let i = 0; i < time.length; i += 1) {
    const share = weight?.[i] ?? 1;
    if (time[i] === 0) zeroLength += 1;
    else {
      size += share;
      if (ended[i] !== 0) {
        events += share;
        logTime += share * Math.log(time[i]!);
      }
      sum += share * (time[i]! - (entry?.[i] ?? 0));
    }
  }
  return { size, events, time: sum, logTime, zeroLength };
}

/** Without covariates equal times are one term each. */
function termsByTime(data: SurvivalData, centre: number): Terms {
  const { time, events, censored } = survivalSteps(data);
  const logTime: number[] = [];
  const kind: number[] = [];
  const weight: number[] = [];
  const add = (t: number, of: number, share: number): void => {
    if (!(t > 0) || share === 0) return;
    logTime.push(Math.log(t) - centre);
    kind.push(of);
    weight.push(share);
  };
  time.forEach((t, j) => {
    add(t, 0, events[0]![j]!);
    add(t, 1, censored[j]!);
  });
  if (data.entry !== null) {
    const entries = survivalSteps({ ...data, time: data.entry, entry: null });
    entries.time.forEach((t, j) => {
      add(t, -1, entries.events[0]![j]! + entries.censored[j]!);
    });
  }
  return {
    count: kind.length,
    logTime: Float64Array.from(logTime),
    kind: Int8Array.from(kind),
    weight: Float64Array.from(weight),
    row: new Uint32Array(kind.length),
  };
}

function termsByRow({ time, ended, entry, weight }: SurvivalData, centre: number): Terms {
  const n = time.length;
  const logTime = new Float64Array(2 * n);
  const kind = new Int8Array(2 * n);
  const share = new Float64Array(2 * n);
  const row = new Uint32Array(2 * n);
  let count = 0;
  const add = (t: number, of: number, i: number): void => {
    logTime[count] = Math.log(t) - centre;
    kind[count] = of;
    share[count] = weight?.[i] ?? 1;
    row[count] = i;
    count += 1;
  };
  for (let i = 0; i < n; i += 1) {
    if (time[i] === 0) continue;
    add(time[i]!, ended[i] === 0 ? 1 : 0, i);
    if (entry !== null && entry[i]! > 0) add(entry[i]!, -1, i);
  }
  return { count, logTime, kind, weight: share, row };
}

/** Mean negative log-likelihood of (centred intercept, standardised coefficients, log scale); −log t is left to the end. */
function objectiveOf(family: SurvivalFamily, terms: Terms, { columns }: Standardised, total: number): Objective {
  const p = columns.length;
  const free = family !== 'exponential';
  const out = new Float64Array(2);
  return (x, gradient) => {
    const logScale = free ? x[p + 1]! : 0;
    const scale = Math.exp(logScale);
    gradient.fill(0);
    let value = 0;
    for (let k = 0; k < terms.count; k += 1) {
      const row = terms.row[k]!;
      let location = x[0]!;
      for (let c = 0; c < p; c += 1) location += x[c + 1]! * columns[c]![row]!;
      const z = (terms.logTime[k]! - location) / scale;
      const kind = terms.kind[k]!;
      const seen = kind === 0;
      if (seen) logDensity(family, z, out);
      else logSurvival(family, z, out);
      const share = seen ? terms.weight[k]! : terms.weight[k]! * kind;
      value -= share * (out[0]! - (seen ? logScale : 0));
      const slope = (share * out[1]!) / scale;
      gradient[0]! += slope;
      for (let c = 0; c < p; c += 1) gradient[c + 1]! += slope * columns[c]![row]!;
      if (free) gradient[p + 1]! += share * (out[1]! * z + (seen ? 1 : 0));
    }
    for (let c = 0; c < gradient.length; c += 1) gradient[c]! /= total;
    return value / total;
  };
}

/** Log density of the standardised log time and its derivative, into `out`. */
function logDensity(family: SurvivalFamily, z: number, out: Float64Array): void {
  if (family === 'log-normal') {
    out[0] = logNormalDensity(z);
    out[1] = -z;
  } else if (family === 'log-logistic') {
    const soft = softPlus(z);
    out[0] = z - 2 * soft;
    out[1] = 1 - 2 * Math.exp(z - soft);
  } else {
    const e = Math.exp(z);
    out[0] = z - e;
    out[1] = 1 - e;
  }
}

/** Log survival of the standardised log time and its derivative, into `out`. */
function logSurvival(family: SurvivalFamily, z: number, out: Float64Array): void {
  if (family === 'log-normal') {
    const log = logNormalUpper(z);
    out[0] = log;
    out[1] = -Math.exp(logNormalDensity(z) - log);
  } else if (family === 'log-logistic') {
    const soft = softPlus(z);
    out[0] = -soft;
    out[1] = -Math.exp(z - soft);
  } else {
    const e = Math.exp(z);
    out[0] = -e;
    out[1] = -e;
  }
}

/** log(1 + eᶻ) */
function softPlus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

function bestOf(objective: Objective, k: number, family: SurvivalFamily): Minimum | null {
  let best: Minimum | null = null;
  for (const logScale of family === 'exponential' ? [0] : [0, -1.2]) {
    const start = new Float64Array(k);
    if (family !== 'exponential') start[k - 1] = logScale;
    const found = minimise(objective, start);
    if (Number.isFinite(found.value) && (best === null || found.value < best.value - 1e-12)) best = found;
  }
  return best;
}

interface Setting {
  readonly family: SurvivalFamily;
  readonly names: readonly string[];
  readonly scaled: Standardised;
  readonly centre: number;
  readonly totals: Totals;
}

/** Back from centred times and standardised covariates to those of the data. */
function fitFrom(best: Minimum, inner: Float64Array | null, setting: Setting): ParametricFit {
  const { family, names, scaled, centre, totals } = setting;
  const p = names.length;
  const k = best.x.length;
  const coefficients = Float64Array.from(scaled.deviations, (deviation, c) => best.x[c + 1]! / deviation);
  const shift = coefficients.reduce((sum, coefficient, c) => sum + coefficient * scaled.means[c]!, 0);
  // Rows: parameters of the data; columns: those of the fit.
  const back = new Float64Array(k * k);
  for (let r = 0; r < k; r += 1) back[r * k + r] = r > 0 && r <= p ? 1 / scaled.deviations[r - 1]! : 1;
  for (let c = 0; c < p; c += 1) back[c + 1] = -scaled.means[c]! / scaled.deviations[c]!;
  const covariance = inner === null ? null : sandwich(back, inner, k);
  const logScale = family === 'exponential' ? 0 : best.x[k - 1]!;
  const vanishing = logScale < VANISHING;
  const diagnosis: ParametricDiagnosis[] = [];
  if (totals.events < FEW) diagnosis.push('few-events');
  if (vanishing) diagnosis.push('scale-vanishes');
  else if (!best.converged) diagnosis.push('not-converged');
  if (covariance === null && !vanishing) diagnosis.push('hessian-singular');
  const logLikelihood = -best.value * totals.size - totals.logTime;
  return {
    family,
    intercept: best.x[0]! + centre - shift,
    scale: Math.exp(logScale),
    names,
    coefficients,
    errors: Float64Array.from({ length: k }, (_, r) => (covariance === null ? NaN : Math.sqrt(covariance[r * k + r]!))),
    covariance,
    logLikelihood,
    parameters: k,
    aic: 2 * k - 2 * logLikelihood,
    bic: k * Math.log(totals.size) - 2 * logLikelihood,
    size: totals.size,
    events: totals.events,
    zeroLength: totals.zeroLength,
    converged: best.converged && !vanishing,
    iterations: best.iterations,
    diagnosis,
  };
}

function sandwich(back: Float64Array, inner: Float64Array, k: number): Float64Array {
  const result = new Float64Array(k * k);
  for (let r = 0; r < k; r += 1)
    for (let c = 0; c < k; c += 1)
      for (let a = 0; a < k; a += 1)
        for (let b = 0; b < k; b += 1) result[r * k + c]! += back[r * k + a]! * inner[a * k + b]! * back[c * k + b]!;
  return result;
}

/** S(t). @param x covariates in order of `names`; without them the covariates are 0 */
export function parametricSurvival(fit: ParametricFit, t: number, x: ArrayLike<number> = []): number {
  if (!(t > 0)) return t <= 0 ? 1 : NaN;
  const out = new Float64Array(2);
  logSurvival(fit.family, (Math.log(t) - locationOf(fit, x)) / fit.scale, out);
  return Math.exp(out[0]!);
}

/** h(t), endings per unit of time among those still running; at 0 its limit. */
export function parametricHazard(fit: ParametricFit, t: number, x: ArrayLike<number> = []): number {
  if (!(t >= 0)) return NaN;
  const location = locationOf(fit, x);
  if (t === 0) {
    if (fit.family === 'log-normal' || fit.scale < 1) return 0;
    return fit.scale > 1 ? Infinity : Math.exp(-location);
  }
  const out = new Float64Array(2);
  logSurvival(fit.family, (Math.log(t) - location) / fit.scale, out);
  return -out[1]! / (fit.scale * t);
}

/** The time by which the share p has ended, with a 95 % interval (delta method on log time). @param p 0 < p < 1 */
export function parametricQuantile(
  fit: ParametricFit,
  p: number,
  x: ArrayLike<number> = [],
): { readonly value: number; readonly lower: number; readonly upper: number } {
  const z = standardQuantile(fit.family, p);
  const logTime = locationOf(fit, x) + fit.scale * z;
  const gradient = [1, ...Array.from(fit.coefficients, (_, c) => x[c] ?? 0), fit.scale * z].slice(0, fit.parameters);
  const { covariance } = fit;
  let variance = covariance === null ? NaN : 0;
  if (covariance !== null)
    for (let r = 0; r < gradient.length; r += 1)
      for (let c = 0; c < gradient.length; c += 1)
        variance += gradient[r]! * covariance[r * fit.parameters + c]! * gradient[c]!;
  const width = NORMAL_975 * Math.sqrt(variance);
  return { value: Math.exp(logTime), lower: Math.exp(logTime - width), upper: Math.exp(logTime + width) };
}

/** Mean time; Infinity where the distribution has none (log-logistic with scale ≥ 1). */
export function parametricMean(fit: ParametricFit, x: ArrayLike<number> = []): number {
  const { family, scale } = fit;
  const location = locationOf(fit, x);
  if (family === 'log-normal') return Math.exp(location + (scale * scale) / 2);
  if (family === 'log-logistic')
    return scale < 1 ? (Math.exp(location) * Math.PI * scale) / Math.sin(Math.PI * scale) : Infinity;
  return Math.exp(location + logGamma(1 + scale));
}

function standardQuantile(family: SurvivalFamily, p: number): number {
  if (!(p > 0 && p < 1)) return NaN;
  if (family === 'log-normal') return normalQuantile(p);
  return family === 'log-logistic' ? Math.log(p / (1 - p)) : Math.log(-Math.log1p(-p));
}

function locationOf(fit: ParametricFit, x: ArrayLike<number>): number {
  return fit.coefficients.reduce((sum, coefficient, c) => sum + coefficient * (x[c] ?? 0), fit.intercept);
}
