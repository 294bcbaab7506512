/** Cox's proportional hazards (1972): fit, tests, concordance, baseline and predicted survival. */

import { cholesky, dependentColumns, inverseOf, quadraticForm, solve } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { concordanceOf, type Concordance } from './concordance.ts';
import {
  coxSums,
  eachEventTime,
  eachTie,
  linearPredictors,
  sortSpells,
  type CoxRows,
  type CoxSums,
  type CoxTies,
} from './cox-likelihood.ts';
import { lastStep } from './kaplan-meier.ts';
import { chiSquareUpper, normalQuantile, twoSided } from './special/normal.ts';
import { checkCovariates } from './survival-covariates.ts';
import { checkSurvival, type SurvivalCovariates, type SurvivalData } from './survival-data.ts';

export type { CoxTies, Concordance };

export interface CoxOptions {
  /** default Efron (1977) */
  readonly ties?: CoxTies;
  /** length n: stratum code 0, 1, 2 …, each with a baseline of its own */
  readonly strata?: ArrayLike<number> | null;
  /** default .95 */
  readonly confidence?: number;
  /** default 40 Newton steps */
  readonly maximumIterations?: number;
}

export type CoxDiagnosis =
  /** the same for all at risk together: left out, its coefficient is NaN */
  | { readonly kind: 'constant'; readonly covariate: number }
  /** a combination of the covariates before it: left out, its coefficient is NaN */
  | { readonly kind: 'collinear'; readonly covariate: number }
  /** separates those who end from those who stay: the likelihood rises for ever and the coefficient runs to ±∞ */
  | { readonly kind: 'monotone'; readonly covariate: number }
  /** fewer than 30 ends seen, or than ten for each covariate kept */
  | { readonly kind: 'few-events'; readonly events: number; readonly covariates: number }
  | { readonly kind: 'not-converged'; readonly iterations: number };

export interface ChiSquareTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

/** Cumulative baseline hazard of one stratum where all covariates are 0. */
export interface CoxBaseline {
  readonly stratum: number;
  /** times at which a spell ended, ascending */
  readonly time: Float64Array;
  readonly hazard: Float64Array;
}

/** Arrays have one entry a covariate; NaN for those left out. */
export interface CoxFit {
  readonly names: readonly string[];
  readonly ties: CoxTies;
  readonly coefficients: Float64Array;
  readonly errors: Float64Array;
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** hazard ratio exp(β) a unit, with its limits */
  readonly ratio: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly confidence: number;
  /** row-major p × p; 0 in rows and columns left out */
  readonly covariance: Float64Array;
  /** means of the covariates over the spells (weighted) */
  readonly means: Float64Array;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly likelihoodRatio: ChiSquareTest;
  readonly wald: ChiSquareTest;
  readonly score: ChiSquareTest;
  readonly aic: number;
  readonly concordance: Concordance;
  readonly baselines: readonly CoxBaseline[];
  /** length n: Σ coefficient · (covariate − mean) */
  readonly linearPredictor: Float64Array;
  readonly size: number;
  readonly events: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly diagnosis: readonly CoxDiagnosis[];
}

/** Newton's decrement below which the next step would change nothing that is shown. */
const SETTLED = 1e-12;
/** A last step of this many standard deviations' worth of a covariate means its coefficient is still running away. */
const RUNNING = 1e-3;
/** Information on a standardised covariate below this share of the ends is none. */
const NO_INFORMATION = 1e-12;
const COLLINEAR = 1e-9;
const FEW = 30;

/**
 * Newton–Raphson with step halving; O(n p²) an iteration after one sort.
 * Constant and collinear covariates are left out and named in `diagnosis`; those of a monotone likelihood are named and kept,
 * their coefficients as far as the likelihood could tell.
 * Fails as checkSurvival does, with `model.bad-covariate` for one not finite, `model.cox-no-covariates` where none is left.
 * @throws RangeError where lengths differ
 */
export function fitCox(data: SurvivalData, covariates: SurvivalCovariates, options: CoxOptions = {}): Outcome<CoxFit> {
  const checked = checkSurvival(data);
  if (!checked.ok) return checked;
  const sound = checkCovariates(covariates, data);
  if (!sound.ok) return sound;
  const { ties = 'efron', strata = null, confidence = 0.95, maximumIterations = 40 } = options;
  if (strata !== null && strata.length !== data.time.length) throw new RangeError('strata and spells differ in length');
  const { columns, means, deviations } = sound.value;
  const diagnosis: CoxDiagnosis[] = [];
  const kept = informative(data, columns, strata, ties, diagnosis);
  if (kept.length === 0) return fail('model.cox-no-covariates');
  const rows = sortSpells(
    data,
    kept.map((c) => columns[c]!),
    strata,
  );
  const found = climb(rows, ties, maximumIterations);
  const { beta, sums, nullSums } = found;
  const k = kept.length;
  kept.forEach((c, at) => {
    if (Math.abs(found.lastStep[at]!) > RUNNING) diagnosis.push({ kind: 'monotone', covariate: c });
  });
  const events = rows.weight.reduce((sum, weight, i) => sum + (rows.ended[i] === 0 ? 0 : weight), 0);
  if (events < Math.max(FEW, 10 * k)) diagnosis.push({ kind: 'few-events', events, covariates: k });
  if (!found.converged) diagnosis.push({ kind: 'not-converged', iterations: found.iterations });
  const factor = cholesky(sums.information, k, 0);
  const inner = factor === null ? new Float64Array(k * k).fill(NaN) : inverseOf(factor);
  const all = spread(kept, deviations, beta, inner, confidence);
  const offset = all.coefficients.reduce((sum, b, c) => sum + (Number.isNaN(b) ? 0 : b * means[c]!), 0);
  const eta = linearPredictors(rows, beta);
  const linearPredictor = new Float64Array(rows.n);
  eta.forEach((value, i) => (linearPredictor[rows.row[i]!] = value));
  const nullFactor = cholesky(nullSums.information, k, 0);
  const chiSquare = (statistic: number): ChiSquareTest => ({ statistic, degrees: k, p: chiSquareUpper(statistic, k) });
  return succeed({
    names: covariates.names,
    ties,
    ...all,
    confidence,
    means,
    logLikelihood: sums.logLikelihood,
    nullLogLikelihood: nullSums.logLikelihood,
    likelihoodRatio: chiSquare(Math.max(0, 2 * (sums.logLikelihood - nullSums.logLikelihood))),
    wald: chiSquare(waldOf(sums.information, beta)),
    score: chiSquare(nullFactor === null ? NaN : quadraticForm(nullFactor, nullSums.score)),
    aic: 2 * k - 2 * sums.logLikelihood,
    concordance: concordanceOf(rows, beta),
    baselines: baselinesOf(rows, eta, ties, Math.exp(-offset)),
    linearPredictor,
    size: rows.weight.reduce((sum, weight) => sum + weight, 0),
    events,
    iterations: found.iterations,
    converged: found.converged,
    diagnosis,
  });
}

/** Covariates that say something of their own at risk together; the others go into the diagnosis. */
function informative(
  data: SurvivalData,
  columns: readonly Float64Array[],
  strata: ArrayLike<number> | null,
  ties: CoxTies,
  diagnosis: CoxDiagnosis[],
): number[] {
  const p = columns.length;
  const rows = sortSpells(data, columns, strata);
  const { information } = coxSums(rows, new Float64Array(p), ties);
  const events = rows.ended.reduce((count, ended) => count + (ended === 0 ? 0 : 1), 0);
  const dependent = new Set(dependentColumns(information, p, COLLINEAR));
  return columns.flatMap((_, c) => {
    if (!(information[c * p + c]! > NO_INFORMATION * events)) diagnosis.push({ kind: 'constant', covariate: c });
    else if (dependent.has(c)) diagnosis.push({ kind: 'collinear', covariate: c });
    else return [c];
    return [];
  });
}

interface Summit {
  readonly beta: Float64Array;
  readonly sums: CoxSums;
  readonly nullSums: CoxSums;
  readonly lastStep: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

function climb(rows: CoxRows, ties: CoxTies, maximumIterations: number): Summit {
  const k = rows.p;
  let beta = new Float64Array(k) as Float64Array;
  const nullSums = coxSums(rows, beta, ties);
  let sums = nullSums;
  let lastStep = new Float64Array(k) as Float64Array;
  let iterations = 0;
  let converged = false;
  while (iterations < maximumIterations && !converged) {
    const factor = cholesky(sums.information, k, 0);
    if (factor === null) break;
    const step = solve(factor, sums.score);
    const decrement = step.reduce((sum, part, c) => sum + part * sums.score[c]!, 0);
    let length = 1;
    let next = sums;
    let there = beta;
    for (; length > 1e-6; length /= 2) {
      there = beta.map((b, c) => b + length * step[c]!);
      next = coxSums(rows, there, ties);
      if (next.logLikelihood >= sums.logLikelihood - 1e-12 * Math.abs(sums.logLikelihood)) break;
    }
    iterations += 1;
    if (!(length > 1e-6)) {
      converged = decrement < 1e-6;
      break;
    }
    [beta, sums, lastStep] = [there, next, step];
    converged = decrement < SETTLED;
  }
  return { beta, sums, nullSums, lastStep, iterations, converged };
}

/** From the standardised covariates that were kept to all covariates in their own units. */
function spread(
  kept: readonly number[],
  deviations: Float64Array,
  beta: Float64Array,
  inner: Float64Array,
  confidence: number,
): Pick<CoxFit, 'coefficients' | 'errors' | 'z' | 'p' | 'ratio' | 'lower' | 'upper' | 'covariance'> {
  const p = deviations.length;
  const k = kept.length;
  const coefficients = new Float64Array(p).fill(NaN);
  const errors = new Float64Array(p).fill(NaN);
  const covariance = new Float64Array(p * p);
  kept.forEach((c, a) => {
    coefficients[c] = beta[a]! / deviations[c]!;
    errors[c] = Math.sqrt(inner[a * k + a]!) / deviations[c]!;
    kept.forEach((d, b) => (covariance[c * p + d] = inner[a * k + b]! / (deviations[c]! * deviations[d]!)));
  });
  const width = normalQuantile((1 + confidence) / 2);
  const z = coefficients.map((b, c) => b / errors[c]!);
  return {
    coefficients,
    errors,
    z,
    p: z.map(twoSided),
    ratio: coefficients.map(Math.exp),
    lower: coefficients.map((b, c) => Math.exp(b - width * errors[c]!)),
    upper: coefficients.map((b, c) => Math.exp(b + width * errors[c]!)),
    covariance,
  };
}

function waldOf(information: Float64Array, beta: Float64Array): number {
  const k = beta.length;
  let sum = 0;
  for (let a = 0; a < k; a += 1) for (let b = 0; b < k; b += 1) sum += beta[a]! * information[a * k + b]! * beta[b]!;
  return sum;
}

/** Cumulative hazards in the manner of the ties. @param factor from the centre of the covariates to 0 */
function baselinesOf(rows: CoxRows, eta: Float64Array, ties: CoxTies, factor: number): CoxBaseline[] {
  const steps = rows.strata.map(({ code }) => ({ code, time: [] as number[], step: [] as number[] }));
  const byCode = new Map(steps.map((steps) => [steps.code, steps]));
  eachEventTime(rows, eta, (set) => {
    let hazard = 0;
    eachTie(set, ties, (weight, gone) => (hazard += weight / (set.risk0 - gone * set.deaths0)));
    const stratum = byCode.get(set.stratum)!;
    stratum.time.push(set.time);
    stratum.step.push(hazard);
  });
  return steps.map(({ code, time, step }) => {
    let sum = 0;
    return {
      stratum: code,
      time: Float64Array.from(time.reverse()),
      hazard: Float64Array.from(step.reverse(), (hazard) => (sum += hazard) * factor),
    };
  });
}

/**
 * Survival of one customer over time: steps at the baseline's times, 1 before.
 * @param x covariates in order of `names` @param stratum its code
 * @throws RangeError for a stratum without spells
 */
export function coxSurvival(
  fit: CoxFit,
  x: ArrayLike<number>,
  stratum = 0,
): { readonly time: Float64Array; readonly survival: Float64Array } {
  const { time, hazard } = baselineOf(fit, stratum);
  const risk = riskOf(fit, x);
  return { time, survival: hazard.map((sum) => Math.exp(-sum * risk)) };
}

/** Survival of one customer at a time. @throws RangeError for a stratum without spells */
export function coxSurvivalAt(fit: CoxFit, x: ArrayLike<number>, t: number, stratum = 0): number {
  const { time, hazard } = baselineOf(fit, stratum);
  const step = lastStep(time, t);
  return step < 0 ? 1 : Math.exp(-hazard[step]! * riskOf(fit, x));
}

/** Hazard at each value of one covariate over that at its reference (default its mean), others alike, with limits. */
export function partialEffect(
  fit: CoxFit,
  covariate: number,
  values: ArrayLike<number>,
  reference: number = fit.means[covariate]!,
): { readonly ratio: Float64Array; readonly lower: Float64Array; readonly upper: Float64Array } {
  const away = Float64Array.from(values, (value) => value - reference);
  const coefficient = fit.coefficients[covariate]!;
  const width = normalQuantile((1 + fit.confidence) / 2) * fit.errors[covariate]!;
  return {
    ratio: away.map((by) => Math.exp(coefficient * by)),
    lower: away.map((by) => Math.exp(coefficient * by - width * Math.abs(by))),
    upper: away.map((by) => Math.exp(coefficient * by + width * Math.abs(by))),
  };
}

/** exp(Σ coefficient · covariate), over a customer with 0 everywhere; covariates left out count nothing. */
function riskOf(fit: CoxFit, x: ArrayLike<number>): number {
  let sum = 0;
  fit.coefficients.forEach((b, c) => (sum += Number.isNaN(b) ? 0 : b * x[c]!));
  return Math.exp(sum);
}

function baselineOf(fit: CoxFit, stratum: number): CoxBaseline {
  const baseline = fit.baselines.find(({ stratum: code }) => code === stratum);
  if (baseline === undefined) throw new RangeError(`no stratum ${String(stratum)}`);
  return baseline;
}
