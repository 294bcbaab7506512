/**
 * Bradley–Terry: strengths from wins in pairs, P(i beats j) = πᵢ / (πᵢ + πⱼ). Maximum likelihood by Newton's method on log strengths
 * (iteratively reweighted least squares of the logistic model).
 *
 * Bradley & Terry (1952), Biometrika 39; Ford (1957) for when a maximum exists; Firth & Turner (2012) for the reference values.
 */

import { cholesky, inverseOf, solve } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { linkedGroups, winningGroups } from './judgement-graph.ts';

export interface BradleyTerryFit {
  /** length n: log strength, that of thing 0 being 0 */
  readonly abilities: Float64Array;
  /** length n: standard error of the difference from thing 0, which is 0 for thing 0 */
  readonly standardErrors: Float64Array;
  /** length n: strengths with the sum 1 */
  readonly worth: Float64Array;
  /** length n: standard error of log worth against the mean of all log worths */
  readonly centredErrors: Float64Array;
  /** length n: ends of the 95 % interval of each worth, by the delta method on its logit */
  readonly worthLow: Float64Array;
  readonly worthHigh: Float64Array;
  readonly logLikelihood: number;
  /** twice the distance to the model in which each pair has its own chance */
  readonly deviance: number;
  /** pairs compared − (n − 1) */
  readonly degrees: number;
  readonly converged: boolean;
  readonly iterations: number;
}

const MOST_STEPS = 100;
const Z95 = 1.959963984540054;

/**
 * @param wins row-major n × n: how often i was preferred to j, ≥ 0; a tie counts one half for either
 * @param n number of things, ≥ 2
 * @param imaginary comparisons added to each pair, half won by either: 0 is maximum likelihood, more draws strengths together and makes
 *   them finite whatever the wins
 * @returns fails with `weights.unlinked` (`groups`) where some were never compared with the others, even through others, and
 *   with `weights.one-sided` (`groups`) where one group never lost to another: its strength has no finite value
 */
export function fitBradleyTerry(wins: Float64Array, n: number, imaginary = 0): Outcome<BradleyTerryFit> {
  const counted = wins.map((value, cell) => (Math.floor(cell / n) === cell % n ? 0 : value + imaginary / 2));
  const links = linkedGroups(counted, n).length;
  if (links > 1) return fail('weights.unlinked', { groups: links });
  const groups = winningGroups(counted, n).length;
  if (groups > 1) return fail('weights.one-sided', { groups });

  const m = n - 1;
  let abilities = new Float64Array(n);
  let value = logLikelihood(counted, n, abilities);
  let converged = false;
  let iterations = 0;
  for (; iterations < MOST_STEPS && !converged; iterations += 1) {
    const { gradient, information } = slopes(counted, n, abilities);
    const factor = cholesky(information, m, 1e-14);
    if (factor === null) break;
    const step = solve(factor, gradient);
    let scale = 1;
    let next = moved(abilities, step, scale);
    let reached = logLikelihood(counted, n, next);
    while (reached < value - 1e-12 * Math.abs(value) && scale > 1e-6) {
      scale /= 2;
      next = moved(abilities, step, scale);
      reached = logLikelihood(counted, n, next);
    }
    converged = scale === 1 && step.every((by) => Math.abs(by) < 1e-10);
    [abilities, value] = [next as Float64Array<ArrayBuffer>, reached];
  }
  const { information } = slopes(counted, n, abilities);
  const factor = cholesky(information, m, 1e-14);
  if (factor === null) return fail('weights.no-errors');
  const covariance = withReference(inverseOf(factor), n);
  const highest = abilities.reduce((most, ability) => Math.max(most, ability), -Infinity);
  const strengths = abilities.map((ability) => Math.exp(ability - highest));
  const total = strengths.reduce((sum, strength) => sum + strength, 0);
  const worth = strengths.map((strength) => strength / total);
  const errors = worth.map((_, i) => logitError(covariance, worth, n, i));
  const logits = worth.map((share) => Math.log(share / (1 - share)));
  let pairs = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) if (counted[i * n + j]! + counted[j * n + i]! > 0) pairs += 1;
  return succeed({
    abilities,
    standardErrors: abilities.map((_, i) => Math.sqrt(covariance[i * n + i]!)),
    worth,
    centredErrors: abilities.map((_, i) => centredError(covariance, n, i)),
    worthLow: logits.map((logit, i) => logistic(logit - Z95 * errors[i]!)),
    worthHigh: logits.map((logit, i) => logistic(logit + Z95 * errors[i]!)),
    logLikelihood: value,
    deviance: Math.max(0, 2 * (saturated(counted, n) - value)),
    degrees: pairs - m,
    converged,
    iterations,
  });
}

/** Σ wins(i, j) log P(i beats j). */
function logLikelihood(wins: Float64Array, n: number, abilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      const count = wins[i * n + j]!;
      if (count > 0) sum += count * logLogistic(abilities[i]! - abilities[j]!);
    }
  return sum;
}

function saturated(wins: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      const count = wins[i * n + j]!;
      if (count > 0) sum += count * Math.log(count / (count + wins[j * n + i]!));
    }
  return sum;
}

/** Gradient and information of the log strengths of things 1 … n − 1. */
function slopes(
  wins: Float64Array,
  n: number,
  abilities: Float64Array,
): { readonly gradient: Float64Array; readonly information: Float64Array } {
  const m = n - 1;
  const gradient = new Float64Array(m);
  const information = new Float64Array(m * m);
  for (let i = 1; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      const games = i === j ? 0 : wins[i * n + j]! + wins[j * n + i]!;
      if (games === 0) continue;
      const chance = logistic(abilities[i]! - abilities[j]!);
      const spread = games * chance * (1 - chance);
      gradient[i - 1]! += wins[i * n + j]! - games * chance;
      information[(i - 1) * m + i - 1]! += spread;
      if (j > 0) information[(i - 1) * m + j - 1]! -= spread;
    }
  return { gradient, information };
}

function moved(abilities: Float64Array, step: Float64Array, scale: number): Float64Array {
  return abilities.map((ability, i) => (i === 0 ? 0 : ability + scale * step[i - 1]!));
}

/** The covariance of things 1 … n − 1 with the zeros of thing 0 about it. */
function withReference(covariance: Float64Array, n: number): Float64Array {
  const whole = new Float64Array(n * n);
  for (let i = 1; i < n; i += 1)
    for (let j = 1; j < n; j += 1) whole[i * n + j] = covariance[(i - 1) * (n - 1) + j - 1]!;
  return whole;
}

/** Standard error of one ability minus the mean of all. */
function centredError(covariance: Float64Array, n: number, i: number): number {
  let sum = 0;
  for (let a = 0; a < n; a += 1)
    for (let b = 0; b < n; b += 1)
      sum += ((a === i ? 1 : 0) - 1 / n) * ((b === i ? 1 : 0) - 1 / n) * covariance[a * n + b]!;
  return Math.sqrt(Math.max(0, sum));
}

/** Standard error of the logit of a worth: its slope is 1 for its own ability and −πⱼ / (1 − πᵢ) for the others. */
function logitError(covariance: Float64Array, worth: Float64Array, n: number, i: number): number {
  const slope = (j: number): number => (j === i ? 1 : -worth[j]! / (1 - worth[i]!));
  let sum = 0;
  for (let a = 0; a < n; a += 1) for (let b = 0; b < n; b += 1) sum += slope(a) * slope(b) * covariance[a * n + b]!;
  return Math.sqrt(Math.max(0, sum));
}

function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function logLogistic(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}
