/**
 * The analytic hierarchy process: weights from judgements "i is a times as important as j". Eigenvector and geometric mean, missing
 * judgements, consistency, and the judgement that fits least.
 *
 * Saaty (1980); Crawford & Williams (1985) for the geometric mean; Harker (1987) for missing judgements with the eigenvector; Bozóki,
 * Fülöp & Rónyai (2010) for missing ones with least squares of logarithms.
 */

import { cholesky, solve } from '../lib/cholesky.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { linkedGroups } from './judgement-graph.ts';
import { randomIndex, type RandomIndexTable } from './random-index.ts';

/** How weights are taken from a matrix. */
export type AhpMethod = 'eigenvector' | 'geometric-mean';

/**
 * Judgements of n things, row-major n × n: entry (i, j) says how many times as important i is as j, > 0; (j, i) is its reciprocal, the
 * diagonal is 1. NaN is a judgement not made.
 */
export type Judgements = Float64Array;

export interface AhpFit {
  /** length n, sums to 1 */
  readonly weights: Float64Array;
  /** λ_max; with missing judgements that of Harker's matrix; with the geometric mean the mean of (A w)ᵢ / wᵢ, as textbooks have it */
  readonly lambda: number;
  /** (λ_max − n) / (n − 1); 0 for two things */
  readonly consistencyIndex: number;
  /** RI of the table; NaN for more than 15 things */
  readonly randomIndex: number;
  /** CI / RI; 0 for two things */
  readonly consistencyRatio: number;
  /** pairs not judged */
  readonly missing: number;
}

/** A pair beside what the other judgements say of it. */
export interface PairFit {
  readonly i: number;
  readonly j: number;
  /** as judged: how many times as important i is as j */
  readonly judged: number;
  /** wᵢ / wⱼ of the weights in force */
  readonly fitted: number;
  /** how many times too far off, ≥ 1: max(a wⱼ/wᵢ, wᵢ/(a wⱼ)) */
  readonly off: number;
  /** wᵢ / wⱼ as all other judgements have it; NaN where they do not tell */
  readonly others: number;
  /** consistency ratio were it judged as the others have it; NaN where they do not tell */
  readonly ratioIfRevised: number;
}

const ENOUGH = 1e-14;
const MOST_STEPS = 5_000;

/** An empty matrix: nothing judged but that each is as important as itself. */
export function noJudgements(n: number): Judgements {
  return Float64Array.from({ length: n * n }, (_, cell) => (Math.floor(cell / n) === cell % n ? 1 : NaN));
}

/** Writes a judgement and its reciprocal. */
export function setJudgement(matrix: Judgements, n: number, i: number, j: number, ratio: number): void {
  matrix[i * n + j] = ratio;
  matrix[j * n + i] = 1 / ratio;
}

/**
 * Weights of a judgement matrix.
 * @param n number of things, ≥ 2
 * @returns fails with `weights.unlinked` (`groups`, their number) where judgements leave some things without any link to others
 */
export function fitAhp(matrix: Judgements, n: number, method: AhpMethod, table: RandomIndexTable): Outcome<AhpFit> {
  const judged = Uint8Array.from(matrix, (value, cell) =>
    Math.floor(cell / n) !== cell % n && Number.isFinite(value) ? 1 : 0,
  );
  const groups = linkedGroups(judged, n);
  if (groups.length > 1) return fail('weights.unlinked', { groups: groups.length });
  const missing = (n * (n - 1) - judged.reduce((sum, bit) => sum + bit, 0)) / 2;
  const harker = harkerMatrix(matrix, n);
  const weights =
    method === 'eigenvector'
      ? principalVector(harker, n)
      : missing === 0
        ? rowGeometricMeans(matrix, n)
        : logLeastSquares(matrix, n);
  const lambda = meanRatio(harker, weights, n);
  const consistencyIndex = n > 2 ? Math.max(0, (lambda - n) / (n - 1)) : 0;
  const index = randomIndex(table, n);
  return succeed({
    weights,
    lambda,
    consistencyIndex,
    randomIndex: index,
    consistencyRatio: n > 2 ? consistencyIndex / index : 0,
    missing,
  });
}

/**
 * Each judged pair beside what the others say, the one that spoils consistency most first (the lowest ratio if revised).
 * @param weights of the fit of the same matrix
 */
export function pairFits(
  matrix: Judgements,
  n: number,
  weights: Float64Array,
  method: AhpMethod,
  table: RandomIndexTable,
): PairFit[] {
  const pairs: PairFit[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const judged = matrix[i * n + j]!;
      if (!Number.isFinite(judged)) continue;
      const fitted = weights[i]! / weights[j]!;
      const others = withoutPair(matrix, n, i, j, method, table);
      const revised = Float64Array.from(matrix);
      setJudgement(revised, n, i, j, others);
      const fit = Number.isNaN(others) ? null : fitAhp(revised, n, method, table);
      pairs.push({
        i,
        j,
        judged,
        fitted,
        off: Math.max(judged / fitted, fitted / judged),
        others,
        ratioIfRevised: fit?.ok === true ? fit.value.consistencyRatio : NaN,
      });
    }
  const order = (value: number): number => (Number.isNaN(value) ? Infinity : value);
  return pairs.sort((a, b) => order(a.ratioIfRevised) - order(b.ratioIfRevised) || b.off - a.off);
}

/**
 * One matrix of many (AIJ, aggregation of individual judgements): the weighted geometric mean of those who judged the pair, which keeps
 * it reciprocal (Aczél & Saaty 1983).
 * @param shares weight of each judge, > 0
 */
export function aggregateJudgements(matrices: readonly Judgements[], n: number, shares: ArrayLike<number>): Judgements {
  const merged = noJudgements(n);
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      let [sum, weight] = [0, 0];
      matrices.forEach((matrix, k) => {
        const value = matrix[i * n + j]!;
        if (!Number.isFinite(value)) return;
        sum += shares[k]! * Math.log(value);
        weight += shares[k]!;
      });
      if (weight > 0) setJudgement(merged, n, i, j, Math.exp(sum / weight));
    }
  return merged;
}

/**
 * Weights of many (AIP, aggregation of individual priorities): the weighted geometric mean of their weights, brought to the sum 1
 * (Forman & Peniwati 1998).
 */
export function aggregatePriorities(
  all: readonly ArrayLike<number>[],
  n: number,
  shares: ArrayLike<number>,
): Float64Array {
  const total = Array.from(all, (_, k) => shares[k]!).reduce((sum, share) => sum + share, 0);
  const logs = new Float64Array(n);
  all.forEach((weights, k) => {
    for (let i = 0; i < n; i += 1) logs[i]! += (shares[k]! / total) * Math.log(weights[i]!);
  });
  return toSumOne(logs.map(Math.exp));
}

/** Divided by their sum. */
export function toSumOne(values: Float64Array): Float64Array {
  const sum = values.reduce((all, value) => all + value, 0);
  return values.map((value) => value / sum);
}

/** Harker's matrix: a judgement not made is 0 and adds 1 to the diagonal of its row. The matrix itself where all were made. */
function harkerMatrix(matrix: Judgements, n: number): Float64Array {
  const filled = Float64Array.from(matrix);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1)
      if (!Number.isFinite(filled[i * n + j]!)) {
        filled[i * n + j] = 0;
        filled[i * n + i]! += 1;
      }
  return filled;
}

/** Power iteration; the matrix is primitive because its links are whole and its diagonal is positive. */
function principalVector(matrix: Float64Array, n: number): Float64Array {
  let vector = new Float64Array(n).fill(1 / n);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = toSumOne(times(matrix, vector, n));
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - vector[i]!) / value), 0);
    vector = next as Float64Array<ArrayBuffer>;
    if (moved < ENOUGH) break;
  }
  return vector;
}

function meanRatio(matrix: Float64Array, weights: Float64Array, n: number): number {
  return times(matrix, weights, n).reduce((sum, value, i) => sum + value / weights[i]!, 0) / n;
}

function rowGeometricMeans(matrix: Judgements, n: number): Float64Array {
  return toSumOne(
    Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j += 1) sum += Math.log(matrix[i * n + j]!);
      return Math.exp(sum / n);
    }),
  );
}

/** Least squares of log a(i, j) − (yᵢ − yⱼ) over the judged pairs, y of the last thing 0: normal equations of the graph's Laplacian. */
function logLeastSquares(matrix: Judgements, n: number): Float64Array {
  const m = n - 1;
  const laplacian = new Float64Array(m * m);
  const right = new Float64Array(m);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      const value = matrix[i * n + j]!;
      if (i === j || i === m || !Number.isFinite(value)) continue;
      laplacian[i * m + i]! += 1;
      if (j < m) laplacian[i * m + j]! -= 1;
      right[i]! += Math.log(value);
    }
  const factor = cholesky(laplacian, m)!;
  return toSumOne(Float64Array.from([...solve(factor, right), 0], Math.exp));
}

/** What the judgements without one pair make of it; NaN where they do not link the two. */
function withoutPair(
  matrix: Judgements,
  n: number,
  i: number,
  j: number,
  method: AhpMethod,
  table: RandomIndexTable,
): number {
  const rest = Float64Array.from(matrix);
  rest[i * n + j] = NaN;
  rest[j * n + i] = NaN;
  const fit = fitAhp(rest, n, method, table);
  return fit.ok ? fit.value.weights[i]! / fit.value.weights[j]! : NaN;
}

function times(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += matrix[i * n + j]! * vector[j]!;
    product[i] = sum;
  }
  return product;
}
