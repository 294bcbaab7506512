/**
 * Loyalty as a curve of satisfaction, by group: how steep it is, where it is steep, and whether the groups' curves differ (Jones &
 * Sasser 1995, Why satisfied customers defect: flat where switching is costly, steep only at the top where rivals are near).
 */

import { cholesky, inverseOf, solve, type Cholesky } from '../lib/cholesky.ts';
import { createRandom } from '../lib/random.ts';
import { personsOf, varianceOfMeans, type AnswerLevels } from './answer-levels.ts';
import { holm } from './holm.ts';
import { chiSquareUpper } from './special/normal.ts';
import { studentQuantile } from './special/student.ts';
import { normalVariate } from './variates.ts';

/**
 * `logistic`: loyalty as a share of its scale by a logistic curve (fractional logit, Papke & Wooldridge 1996). `flexible`: the same with
 * a square, so that it may be steep at either end. `quadratic`: a parabola by least squares. `monotone`: the closest curve that never
 * falls (pool adjacent violators).
 */
export type CurveForm = 'flexible' | 'logistic' | 'quadratic' | 'monotone';

/** Parameters of each form; `monotone` needs two answers. */
const SIZES: Readonly<Record<CurveForm, number>> = { flexible: 3, logistic: 2, quadratic: 3, monotone: 2 };

export interface CurveSettings {
  readonly form: CurveForm;
  /** ends of the scale of loyalty */
  readonly minimum: number;
  readonly maximum: number;
  /** of intervals, such as .95 */
  readonly level: number;
  /** where the curves are told, ascending; those beyond a group's own answers are left out. 41 places over its answers where not given */
  readonly places?: Float64Array;
  /** draws of the interval of `monotone` */
  readonly draws?: number;
  readonly seed?: number;
}

export interface Estimate {
  readonly value: number;
  /** standard error */
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/** What a curve does over the stretch of satisfaction that all groups have, whose middle halves it. */
export interface CurveShape {
  readonly at: readonly [low: number, middle: number, high: number];
  readonly loyalty: readonly [Estimate, Estimate, Estimate];
  /** loyalty gained for one more of satisfaction, over the whole stretch */
  readonly slope: Estimate;
  /** the same below the middle and above it */
  readonly lower: Estimate;
  readonly upper: Estimate;
  /** upper − lower: above 0 the curve is steep at the top, below 0 it flattens there */
  readonly bend: Estimate;
}

export type CurveFault = 'few' | 'one-answer' | 'one-loyalty' | 'not-converged';

export interface LoyaltyCurve {
  readonly persons: number;
  /** why there is no curve */
  readonly fault: CurveFault | null;
  /** parameters b of 1, u (and u²) with u = (x − centre) / half; `null` for `monotone` and where there is no curve */
  readonly formula: { readonly beta: Float64Array; readonly centre: number; readonly half: number } | null;
  /** places over the group's own answers, and the curve there with its interval; empty where there is none */
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** `null` where there is no curve or the groups share no stretch */
  readonly shape: CurveShape | null;
}

export interface Difference {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

export interface LoyaltyCurves {
  readonly curves: readonly LoyaltyCurve[];
  /** all curves are one; `null` where fewer than two could be fitted or the errors allow no test */
  readonly differ: Difference | null;
  /** all have the same slope over the shared stretch */
  readonly slopes: Difference | null;
  /** each two, with Holm's correction */
  readonly pairs: readonly {
    readonly first: number;
    readonly second: number;
    readonly difference: Difference;
    readonly adjusted: number;
  }[];
}

/** Fewer persons than this make no curve. */
export const FEWEST_PERSONS = 10;

const PLACES = 41;
const MOST_STEPS = 60;

/** @param groups levels of each, of satisfaction (x) and loyalty (y) */
export function fitLoyaltyCurves(groups: readonly AnswerLevels[], settings: CurveSettings): LoyaltyCurves {
  const frame = frameOf(groups);
  const fits = groups.map((levels) => fitOne(levels, settings, frame));
  const usable = groups.filter((_, g) => fits[g]!.fault === null);
  const stretch = stretchOf(usable);
  const curves = groups.map((levels, g) => curveOf(levels, fits[g]!, settings, frame, stretch, g));
  const fitted = fits.flatMap((fit, g) => (fit.fault === null ? [g] : []));
  const test = (of: readonly number[]): Difference | null =>
    settings.form === 'monotone'
      ? levelwise(of.map((g) => groups[g]!))
      : sameParameters(of.flatMap((g) => (fits[g]!.parameters ? [fits[g]!.parameters!] : [])));
  const pairs = fitted.flatMap((first, i) =>
    fitted.slice(i + 1).flatMap((second) => {
      const difference = test([first, second]);
      return difference ? [{ first, second, difference }] : [];
    }),
  );
  const adjusted = holm(pairs.map(({ difference }) => difference.p));
  return {
    curves,
    differ: fitted.length > 1 ? test(fitted) : null,
    slopes: sameSlopes(curves),
    pairs: pairs.map((pair, i) => ({ ...pair, adjusted: adjusted[i]! })),
  };
}

/** Satisfaction is fitted as −1 … 1 over what anybody answered, so that the parameters of all groups speak of the same. */
interface Frame {
  readonly centre: number;
  readonly half: number;
}

function frameOf(groups: readonly AnswerLevels[]): Frame {
  let [low, high] = [Infinity, -Infinity];
  for (const { x } of groups) if (x.length > 0) [low, high] = [Math.min(low, x[0]!), Math.max(high, x.at(-1)!)];
  return high > low ? { centre: (low + high) / 2, half: (high - low) / 2 } : { centre: low, half: 1 };
}

interface Parameters {
  readonly beta: Float64Array;
  /** row-major, robust */
  readonly covariance: Float64Array;
}

interface Fit {
  readonly fault: CurveFault | null;
  readonly parameters: Parameters | null;
}

function fitOne(levels: AnswerLevels, { form, minimum, maximum }: CurveSettings, frame: Frame): Fit {
  const failed = (fault: CurveFault): Fit => ({ fault, parameters: null });
  if (personsOf(levels) < FEWEST_PERSONS) return failed('few');
  if (levels.x.length < SIZES[form]) return failed('one-answer');
  if (levels.squares.every((each) => each === 0) && levels.mean.every((mean) => mean === levels.mean[0]))
    return failed('one-loyalty');
  if (form === 'monotone') return { fault: null, parameters: null };
  const span = maximum - minimum;
  const parameters =
    form === 'quadratic'
      ? leastSquares(levels, frame)
      : fractionalLogit(
          {
            ...levels,
            mean: levels.mean.map((mean) => (mean - minimum) / span),
            squares: levels.squares.map((squares) => squares / (span * span)),
          },
          frame,
          SIZES[form],
        );
  return parameters === null ? failed('not-converged') : { fault: null, parameters };
}

function basis(x: number, { centre, half }: Frame, size: number): Float64Array {
  const u = (x - centre) / half;
  return size === 2 ? Float64Array.of(1, u) : Float64Array.of(1, u, u * u);
}

function leastSquares(levels: AnswerLevels, frame: Frame): Parameters | null {
  const rows = Array.from(levels.x, (x) => basis(x, frame, 3));
  const factor = cholesky(crossProducts(rows, levels.count), 3);
  if (factor === null) return null;
  const right = new Float64Array(3);
  rows.forEach((z, i) => z.forEach((value, j) => (right[j]! += levels.count[i]! * levels.mean[i]! * value)));
  const beta = solve(factor, right);
  const residual = levels.mean.map((mean, i) => mean - dot(rows[i]!, beta));
  return { beta, covariance: sandwich(factor, rows, levels, residual) };
}

/** Newton's method on the quasi-likelihood; `null` where it runs away, as it does where every loyalty is at an end of the scale. */
function fractionalLogit(levels: AnswerLevels, frame: Frame, size: number): Parameters | null {
  const rows = Array.from(levels.x, (x) => basis(x, frame, size));
  const { count, mean } = levels;
  const n = personsOf(levels);
  const whole = mean.reduce((sum, each, i) => sum + each * count[i]!, 0) / n;
  if (!(whole > 0 && whole < 1)) return null;
  let beta = new Float64Array(size) as Float64Array;
  beta[0] = Math.log(whole / (1 - whole));
  const likelihood = (at: Float64Array): number => {
    let sum = 0;
    rows.forEach((z, i) => {
      const eta = dot(z, at);
      sum += count[i]! * (mean[i]! * eta - (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))));
    });
    return sum;
  };
  let value = likelihood(beta);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const share = rows.map((z) => logistic(dot(z, beta)));
    const factor = cholesky(
      crossProducts(
        rows,
        count.map((each, i) => each * share[i]! * (1 - share[i]!)),
      ),
      size,
    );
    if (factor === null) return null;
    const score = new Float64Array(size);
    rows.forEach((z, i) => z.forEach((each, j) => (score[j]! += count[i]! * (mean[i]! - share[i]!) * each)));
    const move = solve(factor, score);
    if (Math.max(...move.map(Math.abs)) < 1e-10) {
      if (rows.some((z) => Math.abs(dot(z, beta)) > 30)) return null;
      const residual = mean.map((each, i) => each - share[i]!);
      return { beta, covariance: sandwich(factor, rows, levels, residual) };
    }
    let length = 1;
    let next = beta.map((each, j) => each + move[j]!);
    while (length > 1e-6 && likelihood(next) < value - 1e-9 * Math.abs(value)) {
      length /= 2;
      next = beta.map((each, j) => each + length * move[j]!);
    }
    beta = next;
    value = likelihood(beta);
    if (beta.some((each) => Math.abs(each) > 60)) return null;
  }
  return null;
}

/** Robust covariance with the correction n / (n − k). */
function sandwich(
  bread: Cholesky,
  rows: readonly Float64Array[],
  levels: AnswerLevels,
  residual: Float64Array,
): Float64Array {
  const k = bread.size;
  const n = personsOf(levels);
  const weights = levels.count.map((count, i) => levels.squares[i]! + count * residual[i]! ** 2);
  const meat = crossProducts(rows, weights);
  const inverse = inverseOf(bread);
  const product = (a: Float64Array, b: Float64Array): Float64Array =>
    Float64Array.from({ length: k * k }, (_, at) => {
      let sum = 0;
      for (let m = 0; m < k; m += 1) sum += a[Math.floor(at / k) * k + m]! * b[m * k + (at % k)]!;
      return sum;
    });
  return product(product(inverse, meat), inverse).map((each) => (each * n) / (n - k));
}

function crossProducts(rows: readonly Float64Array[], weights: Float64Array): Float64Array {
  const k = rows[0]?.length ?? 0;
  const sums = new Float64Array(k * k);
  rows.forEach((z, i) => {
    for (let r = 0; r < k; r += 1) for (let c = 0; c < k; c += 1) sums[r * k + c]! += weights[i]! * z[r]! * z[c]!;
  });
  return sums;
}

/** Where all groups have at least nine tenths of their persons; `null` where they share no stretch. */
function stretchOf(groups: readonly AnswerLevels[]): readonly [number, number] | null {
  let [low, high] = [-Infinity, Infinity];
  for (const levels of groups) {
    low = Math.max(low, quantileOf(levels, 0.05));
    high = Math.min(high, quantileOf(levels, 0.95));
  }
  return high > low ? [low, high] : null;
}

function quantileOf({ x, count }: AnswerLevels, share: number): number {
  const wanted = share * count.reduce((sum, each) => sum + each, 0);
  let under = 0;
  for (let i = 0; i < x.length; i += 1) {
    under += count[i]!;
    if (under >= wanted) return x[i]!;
  }
  return x.at(-1) ?? NaN;
}

function curveOf(
  levels: AnswerLevels,
  fit: Fit,
  settings: CurveSettings,
  frame: Frame,
  stretch: readonly [number, number] | null,
  group: number,
): LoyaltyCurve {
  const persons = personsOf(levels);
  const nothing = new Float64Array(0);
  if (fit.fault !== null)
    return {
      persons,
      fault: fit.fault,
      formula: null,
      x: nothing,
      value: nothing,
      low: nothing,
      high: nothing,
      shape: null,
    };
  if (fit.parameters === null) return monotoneCurve(levels, settings, stretch, group);
  const { beta, covariance } = fit.parameters;
  const k = beta.length;
  const quantile = studentQuantile(0.5 + settings.level / 2, Math.max(1, persons - k));
  const span = settings.maximum - settings.minimum;
  const link = settings.form !== 'quadratic';
  const value = (x: number): number => {
    const eta = dot(basis(x, frame, k), beta);
    return link ? settings.minimum + span * logistic(eta) : eta;
  };
  const gradient = (x: number): Float64Array => {
    const z = basis(x, frame, k);
    const share = logistic(dot(z, beta));
    return link ? z.map((each) => each * span * share * (1 - share)) : z;
  };
  const place = (x: number): Estimate => {
    const z = basis(x, frame, k);
    const eta = dot(z, beta);
    const half = quantile * Math.sqrt(Math.max(0, form(covariance, z)));
    const error = Math.sqrt(Math.max(0, form(covariance, gradient(x))));
    // The interval of a share is made on the scale of the logit, so that it stays on the scale of loyalty.
    const on = (at: number): number => (link ? settings.minimum + span * logistic(at) : at);
    return { value: value(x), error, low: on(eta - half), high: on(eta + half) };
  };
  const combination = (terms: readonly (readonly [number, number])[]): Estimate => {
    const direction = new Float64Array(k);
    let sum = 0;
    for (const [weight, x] of terms) {
      sum += weight * value(x);
      gradient(x).forEach((each, j) => (direction[j]! += weight * each));
    }
    const error = Math.sqrt(Math.max(0, form(covariance, direction)));
    return { value: sum, error, low: sum - quantile * error, high: sum + quantile * error };
  };
  const x = placesOf(levels, settings.places);
  const places = Array.from(x, place);
  return {
    persons,
    fault: null,
    formula: { beta, ...frame },
    x,
    value: Float64Array.from(places, (each) => each.value),
    low: Float64Array.from(places, (each) => each.low),
    high: Float64Array.from(places, (each) => each.high),
    shape: stretch && shapeBy(stretch, place, combination),
  };
}

function shapeBy(
  [low, high]: readonly [number, number],
  place: (x: number) => Estimate,
  combination: (terms: readonly (readonly [number, number])[]) => Estimate,
): CurveShape {
  const middle = (low + high) / 2;
  const [whole, half] = [high - low, (high - low) / 2];
  return {
    at: [low, middle, high],
    loyalty: [place(low), place(middle), place(high)],
    slope: combination([
      [1 / whole, high],
      [-1 / whole, low],
    ]),
    lower: combination([
      [1 / half, middle],
      [-1 / half, low],
    ]),
    upper: combination([
      [1 / half, high],
      [-1 / half, middle],
    ]),
    bend: combination([
      [1 / half, high],
      [-2 / half, middle],
      [1 / half, low],
    ]),
  };
}

function placesOf({ x }: AnswerLevels, places: Float64Array | undefined): Float64Array {
  const [low, high] = [x[0]!, x.at(-1)!];
  const own = places?.filter((place) => place >= low && place <= high);
  if (own !== undefined && own.length > 1) return own;
  return Float64Array.from({ length: PLACES }, (_, i) => low + ((high - low) * i) / (PLACES - 1));
}

/** The interval is that of draws in which the level means scatter by their own errors. */
function monotoneCurve(
  levels: AnswerLevels,
  { level, draws = 400, seed = 1 }: CurveSettings,
  stretch: readonly [number, number] | null,
  group: number,
): LoyaltyCurve {
  const { x, count, mean } = levels;
  const error = varianceOfMeans(levels).map((each) => (Number.isFinite(each) ? Math.sqrt(each) : 0));
  const value = neverFalling(mean, count);
  const random = createRandom(seed * 1000 + group);
  const drawn = Array.from({ length: draws }, () =>
    neverFalling(
      mean.map((each, i) => each + error[i]! * normalVariate(random)),
      count,
    ),
  );
  const estimate = (of: (curve: Float64Array) => number): Estimate => {
    const sorted = Float64Array.from(drawn, of).sort();
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
    const middle = sorted.reduce((sum, each) => sum + each, 0) / draws;
    const squares = sorted.reduce((sum, each) => sum + (each - middle) ** 2, 0);
    return {
      value: of(value),
      error: Math.sqrt(squares / (draws - 1)),
      low: at((1 - level) / 2),
      high: at((1 + level) / 2),
    };
  };
  const read = (curve: Float64Array, at: number): number => between(x, curve, at);
  const ends = Array.from(x, (_, i) => estimate((curve) => curve[i]!));
  return {
    persons: personsOf(levels),
    fault: null,
    formula: null,
    x: x.slice(),
    value,
    low: Float64Array.from(ends, ({ low }) => low),
    high: Float64Array.from(ends, ({ high }) => high),
    shape:
      stretch &&
      shapeBy(
        stretch,
        (at) => estimate((curve) => read(curve, at)),
        (terms) => estimate((curve) => terms.reduce((sum, [weight, at]) => sum + weight * read(curve, at), 0)),
      ),
  };
}

/** Pool adjacent violators: the closest never falling values by weighted least squares. */
export function neverFalling(values: Float64Array, weights: Float64Array): Float64Array {
  const blocks: { value: number; weight: number; size: number }[] = [];
  values.forEach((value, i) => {
    let block = { value, weight: weights[i]!, size: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.value >= block.value; last = blocks.at(-1)) {
      blocks.pop();
      const weight = last.weight + block.weight;
      block = {
        value: (last.value * last.weight + block.value * block.weight) / weight,
        weight,
        size: last.size + block.size,
      };
    }
    blocks.push(block);
  });
  return Float64Array.from(blocks.flatMap(({ value, size }) => Array<number>(size).fill(value)));
}

/** Straight between the places of a curve, level beyond its ends. */
function between(x: Float64Array, y: Float64Array, at: number): number {
  if (at <= x[0]!) return y[0]!;
  const i = x.findIndex((value) => value >= at);
  if (i < 0) return y.at(-1)!;
  const share = (at - x[i - 1]!) / (x[i]! - x[i - 1]!);
  return y[i - 1]! + share * (y[i]! - y[i - 1]!);
}

/** Σ (β_g − β̄)ᵀ V_g⁻¹ (β_g − β̄), where β̄ weighs the groups by their V_g⁻¹: that all have one set of parameters. */
function sameParameters(groups: readonly Parameters[]): Difference | null {
  const k = groups[0]?.beta.length ?? 0;
  if (groups.length < 2) return null;
  const weights: Float64Array[] = [];
  for (const { covariance } of groups) {
    const factor = cholesky(covariance, k);
    if (factor === null) return null;
    weights.push(inverseOf(factor));
  }
  const total = new Float64Array(k * k);
  const right = new Float64Array(k);
  groups.forEach(({ beta }, g) => {
    weights[g]!.forEach((each, at) => (total[at]! += each));
    times(weights[g]!, beta).forEach((each, j) => (right[j]! += each));
  });
  const factor = cholesky(total, k);
  if (factor === null) return null;
  const common = solve(factor, right);
  const chiSquare = groups.reduce(
    (sum, { beta }, g) =>
      sum +
      form(
        weights[g]!,
        beta.map((each, j) => each - common[j]!),
      ),
    0,
  );
  return differenceOf(chiSquare, (groups.length - 1) * k);
}

/** At every answer with five persons in two groups at least: that their mean loyalty is the same there. */
function levelwise(groups: readonly AnswerLevels[]): Difference | null {
  const variances = groups.map(varianceOfMeans);
  const values = [...new Set(groups.flatMap(({ x }) => [...x]))];
  let [chiSquare, degrees] = [0, 0];
  for (const value of values) {
    const here = groups.flatMap(({ x, count, mean }, g) => {
      const at = x.indexOf(value);
      const variance = at < 0 ? NaN : variances[g]![at]!;
      return at >= 0 && count[at]! >= 5 && variance > 0 ? [{ mean: mean[at]!, weight: 1 / variance }] : [];
    });
    if (here.length < 2) continue;
    chiSquare += heterogeneity(here);
    degrees += here.length - 1;
  }
  return degrees > 0 ? differenceOf(chiSquare, degrees) : null;
}

function sameSlopes(curves: readonly LoyaltyCurve[]): Difference | null {
  const slopes = curves.flatMap(({ shape }) =>
    shape && shape.slope.error > 0 ? [{ mean: shape.slope.value, weight: 1 / shape.slope.error ** 2 }] : [],
  );
  return slopes.length > 1 ? differenceOf(heterogeneity(slopes), slopes.length - 1) : null;
}

/** Cochran's Q. */
function heterogeneity(values: readonly { readonly mean: number; readonly weight: number }[]): number {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  const common = values.reduce((sum, { mean, weight }) => sum + mean * weight, 0) / total;
  return values.reduce((sum, { mean, weight }) => sum + weight * (mean - common) ** 2, 0);
}

function differenceOf(chiSquare: number, degrees: number): Difference {
  return { chiSquare, degrees, p: chiSquareUpper(chiSquare, degrees) };
}

function logistic(eta: number): number {
  return eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length;
  return vector.map((_, r) => dot(matrix.subarray(r * k, (r + 1) * k), vector));
}

/** vᵀ M v */
function form(matrix: Float64Array, vector: Float64Array): number {
  return dot(times(matrix, vector), vector);
}
