/**
 * The frame in which every model of repeat transactions is fitted: {@link fitTransactions}. A model brings its likelihood in
 * logarithms of the parameters and in scaled time; the frame does starts, penalty, standard errors, intervals, AIC, BIC, diagnosis.
 */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { inversePositive, NORMAL_975 } from './maximum-likelihood.ts';
import { minimise, type Minimum, type Objective } from './optimise/bfgs.ts';
import type { Diagnosis, FitOptions, Parameters, TransactionFit, TransactionModelId } from './transaction-model.ts';
import { normalVariate } from './variates.ts';

export interface TransactionProblem {
  readonly model: TransactionModelId;
  /** positive parameters in their published order, then covariate effects */
  readonly names: readonly string[];
  /** how many of `names`, counted from the end, are effects: taken as they are instead of by their logarithm */
  readonly effects: number;
  /** mean negative log-likelihood a customer, with its gradient, of logarithms in scaled time */
  readonly objective: Objective;
  /** the same over some of the customers, to come near the minimum cheaply; `null` for small data */
  readonly rough: Objective | null;
  /** sum of weights, > 0 */
  readonly customers: number;
  readonly repeaters: number;
  readonly patterns: number;
  /** coordinates to begin from; the second and later ones only where the one before ended without convergence or at an edge */
  readonly starts: readonly Float64Array[];
  /** length of `names`: what is added to a coordinate to bring it from scaled time to the caller's unit */
  readonly shift: Float64Array;
  /** what is added to the log-likelihood for the same reason, or for factors without parameters */
  readonly constant: number;
  /** doubts only this model knows; `logErrors` are standard errors of the logarithms, NaN where there are none */
  diagnose(parameters: Parameters, logErrors: Parameters): Diagnosis[];
}

/** Fewer customers than this who bought again say little about four parameters. */
const FEW_REPEATERS = 20;
/** Coordinates in scaled time beyond this are as good as 0 or infinite. */
const EDGE = 8;
/** Where a likelihood still rises beyond this, it does so by nothing to speak of: there it counts as level. */
const LEVEL = 16;
const FORBIDDEN = 25;
const SAME_LIKELIHOOD = 0.01;

/**
 * Fits a model. Fails with `model.no-fit` where the likelihood is not finite at any start. A fit that did not converge is no
 * failure: it says so in `converged` and `diagnosis`.
 */
export function fitTransactions(problem: TransactionProblem, options: FitOptions = {}): Outcome<TransactionFit> {
  const { names, effects, customers, shift } = problem;
  const positive = names.length - effects;
  const penalty = options.penalty ?? 0;
  const objective = bounded(penalised(problem.objective, penalty), positive);
  const level = levelled(objective, positive);
  const rough = problem.rough && levelled(bounded(penalised(problem.rough, penalty), positive), positive);
  const tried: Minimum[] = [];
  let evaluations = 0;
  const tryFrom = (start: Float64Array): void => {
    const near = rough && minimise(rough, start, { tolerance: 1e-6 });
    const found = near?.converged
      ? minimise(level, near.x, { tolerance: 1e-8, inverse: near.inverse })
      : minimise(level, start, { tolerance: 1e-8 });
    evaluations += found.evaluations;
    if (Number.isFinite(found.value)) tried.push({ ...found, x: withinLevel(found.x, positive) });
  };
  const starts = options.start
    ? [coordinatesOf(options.start, names, positive, shift), ...problem.starts]
    : problem.starts;
  for (const start of starts) {
    tryFrom(start);
    if (tried.some((found) => found.converged && !atEdge(found.x, positive))) break;
  }
  const { random } = options;
  for (let more = 0; more < (options.starts ?? 0); more += 1) {
    const base = problem.starts[0]!;
    tryFrom(base.map((component, i) => component + (i < positive && random ? 1.5 * normalVariate(random) : 0)));
  }
  const best = tried.reduce<Minimum | null>((a, b) => (a === null || better(b, a) ? b : a), null);
  if (best === null) return fail('model.no-fit');

  const covariance = options.withoutErrors ? null : covarianceOf(objective, best.x, customers);
  const k = names.length;
  const place = best.x.map((component, i) => component + shift[i]!);
  const value = (i: number): number => (i < positive ? Math.exp(place[i]!) : place[i]!);
  const error = (i: number): number => (covariance ? Math.sqrt(covariance[i * k + i]!) : NaN);
  const parameters = record(names, value);
  const logErrors = record(names, error);
  // The likelihood itself, without the penalty.
  const logLikelihood = -customers * problem.objective(best.x, new Float64Array(k)) + problem.constant;
  const diagnosis = new Set<Diagnosis>(problem.diagnose(parameters, logErrors));
  if (problem.repeaters < FEW_REPEATERS) diagnosis.add('few-repeaters');
  if (atEdge(best.x, positive)) diagnosis.add('at-the-edge');
  if (!best.converged) diagnosis.add('not-converged');
  if (!options.withoutErrors && covariance === null) diagnosis.add('hessian-singular');
  const converged = tried.filter((found) => found.converged);
  if (converged.some((found) => (found.value - best.value) * customers > SAME_LIKELIHOOD))
    diagnosis.add('starts-disagree');
  return succeed({
    model: problem.model,
    parameters,
    names,
    logLikelihood,
    standardErrors: record(names, (i) => error(i) * (i < positive ? value(i) : 1)),
    intervals: record(names, (i) => {
      const [low, high] = [place[i]! - NORMAL_975 * error(i), place[i]! + NORMAL_975 * error(i)];
      return i < positive ? ([Math.exp(low), Math.exp(high)] as const) : ([low, high] as const);
    }),
    covariance,
    n: customers,
    aic: 2 * k - 2 * logLikelihood,
    bic: k * Math.log(customers) - 2 * logLikelihood,
    converged: best.converged,
    iterations: best.iterations,
    evaluations,
    gradientNorm: best.gradientNorm,
    patterns: problem.patterns,
    diagnosis: [...diagnosis],
  });
}

/** Scale of time in which all fits run: the longest observation becomes 10, as lifetimes has it. */
export function timeScale(T: Float64Array): number {
  let most = 0;
  for (const time of T) if (time > most) most = time;
  return most > 0 ? most / 10 : 1;
}

/** λ · mean of the squared coordinates, in scaled time, so that a penalty means the same in days and in weeks. */
function penalised(objective: Objective, penalty: number): Objective {
  if (!(penalty > 0)) return objective;
  return (x, gradient) => {
    let value = objective(x, gradient);
    for (let i = 0; i < x.length; i += 1) {
      value += (penalty * x[i]! * x[i]!) / x.length;
      gradient[i]! += (2 * penalty * x[i]!) / x.length;
    }
    return value;
  };
}

/** Keeps logarithms where their exponentials are sound numbers. */
function bounded(objective: Objective, positive: number): Objective {
  return (x, gradient) => {
    for (let i = 0; i < positive; i += 1) if (!(Math.abs(x[i]!) <= FORBIDDEN)) return Infinity;
    return objective(x, gradient);
  };
}

/** The same with logarithms of parameters held at ±{@link LEVEL}, so that one that runs away stops without holding up the others. */
function levelled(objective: Objective, positive: number): Objective {
  return (x, gradient) => {
    const value = objective(withinLevel(x, positive), gradient);
    for (let i = 0; i < positive; i += 1) if (Math.abs(x[i]!) > LEVEL) gradient[i] = 0;
    return value;
  };
}

function withinLevel(x: Float64Array, positive: number): Float64Array {
  return x.map((component, i) => (i < positive ? Math.max(-LEVEL, Math.min(LEVEL, component)) : component));
}

function better(a: Minimum, b: Minimum): boolean {
  return a.converged === b.converged ? a.value < b.value : a.converged && a.value < b.value + 1e-9;
}

function atEdge(x: Float64Array, positive: number): boolean {
  return x.subarray(0, positive).some((component) => Math.abs(component) > EDGE);
}

/** Inverse of the Hessian of the whole negative log-likelihood: the exact gradient differenced centrally. */
function covarianceOf(objective: Objective, at: Float64Array, customers: number): Float64Array | null {
  const k = at.length;
  const step = 2e-4;
  const hessian = new Float64Array(k * k);
  const gradient = new Float64Array(k);
  for (let i = 0; i < k; i += 1)
    for (const sign of [1, -1]) {
      objective(
        at.map((component, j) => component + (i === j ? sign * step : 0)),
        gradient,
      );
      for (let j = 0; j < k; j += 1) {
        const share = (sign * gradient[j]! * customers) / (4 * step);
        hessian[i * k + j]! += share;
        hessian[j * k + i]! += share;
      }
    }
  return hessian.every(Number.isFinite) ? inversePositive(hessian, k) : null;
}

function coordinatesOf(
  start: Parameters,
  names: readonly string[],
  positive: number,
  shift: Float64Array,
): Float64Array {
  return Float64Array.from(names, (name, i) => {
    const given = start[name] ?? (i < positive ? 1 : 0);
    return (i < positive ? Math.log(given) : given) - shift[i]!;
  });
}

function record<T>(names: readonly string[], value: (i: number) => T): Record<string, T> {
  return Object.fromEntries(names.map((name, i) => [name, value(i)]));
}
