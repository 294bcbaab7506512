/**
 * A line that bends: how much loyalty one more point of satisfaction brings below a place and above it, and whether the two differ.
 * Fitted to the means of the answers by least squares; the spread of the answers at each value gives the errors, so they need not be
 * equally scattered everywhere.
 */

import { createRandom } from '../lib/random.ts';
import { personsOf, varianceOfMeans, type AnswerLevels } from './answer-levels.ts';
import { studentQuantile, twoSidedStudent } from './special/student.ts';
import { normalVariate } from './variates.ts';

export interface Slope {
  readonly value: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
  /** two-sided, that it is 0 */
  readonly p: number;
}

export interface SlopeChange {
  /** where the line bends, in units of x */
  readonly at: number;
  /** found from the data, or given */
  readonly found: boolean;
  readonly below: Slope;
  readonly above: Slope;
  /** above − below; where the place was found its p is that of the largest change anywhere (see {@link fitSlopeChange}) */
  readonly change: Slope;
  /** height of the line where it bends */
  readonly height: number;
  /** one slope for all, for comparison */
  readonly straight: Slope;
  readonly persons: number;
  /** persons with answers below the place and above it */
  readonly sides: readonly [number, number];
}

export interface SlopeChangeSettings {
  /** where the line bends; `null` finds the place with the least squared distance among the values in between */
  readonly at: number | null;
  readonly level?: number;
  /** draws for the p of a found place */
  readonly draws?: number;
  readonly seed?: number;
}

/** At least this share of the persons on either side of a place that is found. */
const LEAST_SHARE = 0.05;
const LEAST = 5;

/**
 * `null` where there are fewer than three values, hardly anybody on one side, or no spread to judge by.
 *
 * The p of a found place answers "is there a bend anywhere?": the largest |t| over all places is held against the largest |t| of draws
 * in which the level means only scatter by their own errors (the sup test of Hansen 1996, with given x).
 */
export function fitSlopeChange(levels: AnswerLevels, settings: SlopeChangeSettings): SlopeChange | null {
  const { level = 0.95, draws = 1999, seed = 1 } = settings;
  const { x } = levels;
  const persons = personsOf(levels);
  const variance = varianceOfMeans(levels);
  if (x.length < 3 || variance.some((each) => !Number.isFinite(each)) || !variance.some((each) => each > 0))
    return null;
  const places = settings.at === null ? candidatesOf(levels, persons) : [settings.at];
  const fits = places.flatMap((at) => hingeAt(levels, at) ?? []);
  if (fits.length === 0) return null;
  const best = fits.reduce((least, fit) => (fit.rest < least.rest ? fit : least));
  const degrees = Math.max(1, persons - 3);
  const slopeOf = (weights: Float64Array): Slope => slopeBy(weights, levels.mean, variance, degrees, level);
  const change = slopeOf(best.change);
  const p = settings.at === null ? supP(fits, levels.mean, variance, draws, seed) : change.p;
  const straight = straightWeights(levels);
  let under = 0;
  for (let i = 0; i < x.length; i += 1) if (x[i]! < best.at) under += levels.count[i]!;
  return {
    at: best.at,
    found: settings.at === null,
    below: slopeOf(best.below),
    above: slopeOf(best.above),
    change: { ...change, p },
    height: dot(best.height, levels.mean),
    straight: slopeOf(straight),
    persons,
    sides: [under, persons - under],
  };
}

/** Height of the bent line at x. */
export function heightAt({ at, height, below, above }: SlopeChange, x: number): number {
  return height + (x < at ? below.value : above.value) * (x - at);
}

interface Hinge {
  readonly at: number;
  /** squared distance of the level means, weighed by persons */
  readonly rest: number;
  /** what each quantity is made of: weights of the level means */
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly change: Float64Array;
  readonly height: Float64Array;
}

/** Inner values with enough persons on either side and two values at least on each, the place itself included. */
function candidatesOf({ x, count }: AnswerLevels, persons: number): number[] {
  const least = Math.max(LEAST, LEAST_SHARE * persons);
  const found: number[] = [];
  let under = 0;
  for (let i = 0; i < x.length; i += 1) {
    const over = persons - under - count[i]!;
    if (i > 0 && i < x.length - 1 && under >= least && over >= least) found.push(x[i]!);
    under += count[i]!;
  }
  return found;
}

/** Least squares on 1, min(x − at, 0), max(x − at, 0), as weights of the level means; `null` where a side has nobody. */
function hingeAt(levels: AnswerLevels, at: number): Hinge | null {
  const { x, count, mean } = levels;
  const rows = Array.from(x, (value) => [1, Math.min(value - at, 0), Math.max(value - at, 0)] as const);
  const inverse = invert3(rows, count);
  if (inverse === null) return null;
  const weights = (row: number): Float64Array =>
    Float64Array.from(
      rows,
      (z, i) => count[i]! * (inverse[row]![0]! * z[0] + inverse[row]![1]! * z[1] + inverse[row]![2]! * z[2]),
    );
  const [height, below, above] = [weights(0), weights(1), weights(2)];
  const [a, b, c] = [dot(height, mean), dot(below, mean), dot(above, mean)];
  let rest = 0;
  rows.forEach((z, i) => (rest += count[i]! * (mean[i]! - a - b * z[1] - c * z[2]) ** 2));
  return { at, rest, height, below, above, change: above.map((value, i) => value - below[i]!) };
}

function straightWeights({ x, count }: AnswerLevels): Float64Array {
  let [n, sum] = [0, 0];
  for (let i = 0; i < x.length; i += 1) {
    n += count[i]!;
    sum += count[i]! * x[i]!;
  }
  const middle = sum / n;
  let squares = 0;
  for (let i = 0; i < x.length; i += 1) squares += count[i]! * (x[i]! - middle) ** 2;
  return x.map((value, i) => (count[i]! * (value - middle)) / squares);
}

function slopeBy(
  weights: Float64Array,
  mean: Float64Array,
  variance: Float64Array,
  degrees: number,
  level: number,
): Slope {
  const value = dot(weights, mean);
  const error = errorOf(weights, variance);
  const half = studentQuantile(0.5 + level / 2, degrees) * error;
  return { value, error, low: value - half, high: value + half, p: twoSidedStudent(value / error, degrees) };
}

function supP(fits: readonly Hinge[], mean: Float64Array, variance: Float64Array, draws: number, seed: number): number {
  const errors = fits.map(({ change }) => errorOf(change, variance));
  const largest = (means: Float64Array): number =>
    fits.reduce((most, { change }, i) => Math.max(most, Math.abs(dot(change, means)) / errors[i]!), 0);
  const seen = largest(mean);
  const random = createRandom(seed);
  const drawn = new Float64Array(mean.length);
  let beyond = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < drawn.length; i += 1) drawn[i] = Math.sqrt(variance[i]!) * normalVariate(random);
    if (largest(drawn) >= seen) beyond += 1;
  }
  return (1 + beyond) / (draws + 1);
}

function errorOf(weights: Float64Array, variance: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i]! ** 2 * variance[i]!;
  return Math.sqrt(sum);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** (Σ n z zᵀ)⁻¹ of three columns by cofactors; `null` where they are not independent. */
function invert3(rows: readonly (readonly number[])[], count: Float64Array): number[][] | null {
  const m = [0, 1, 2].map((r) =>
    [0, 1, 2].map((c) => rows.reduce((sum, z, i) => sum + count[i]! * z[r]! * z[c]!, 0)),
  ) as [number[], number[], number[]];
  const cofactor = (r: number, c: number): number => {
    const [r1, r2] = [(r + 1) % 3, (r + 2) % 3];
    const [c1, c2] = [(c + 1) % 3, (c + 2) % 3];
    return m[r1]![c1]! * m[r2]![c2]! - m[r1]![c2]! * m[r2]![c1]!;
  };
  const determinant = m[0][0]! * cofactor(0, 0) + m[0][1]! * cofactor(0, 1) + m[0][2]! * cofactor(0, 2);
  const size = m[0][0]! * m[1][1]! * m[2][2]!;
  if (!(determinant > 1e-12 * size)) return null;
  return [0, 1, 2].map((r) => [0, 1, 2].map((c) => cofactor(c, r) / determinant));
}
