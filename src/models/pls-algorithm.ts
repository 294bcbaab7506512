/** The PLS algorithm upon a matrix of correlations: weights, composites and regressions among them (Lohmöller 1989, ch. 2). */

import { cholesky, solve } from '../lib/cholesky.ts';
import type { PlsMoments } from './pls-moments.ts';
import type { PlsOptions, PlsPlan } from './pls-model.ts';

/** Options with nothing left open. */
export type PlsSettings = Required<PlsOptions>;

/** Reused over samples: whoever keeps any of it copies it. Row-major; p items, k constructs. */
export interface PlsEstimates {
  /** length p: weight of each standardised item in its construct, whose score then has variance 1 */
  readonly weights: Float64Array;
  /** p × k: correlation of each item with each construct's score */
  readonly crossLoadings: Float64Array;
  /** length p: correlation of each item with its own construct; consistent where asked for */
  readonly loadings: Float64Array;
  /** k × k: correlations of the scores */
  readonly scoreCorrelations: Float64Array;
  /** k × k: correlations the arrows are computed from; those of the scores, or corrected for unreliability */
  readonly correlations: Float64Array;
  /** length k: Dijkstra and Henseler's ρ_A; 1 for single items and mode B */
  readonly rhoA: Float64Array;
  /** k × k: coefficient of the arrow from row to column, 0 where there is none */
  readonly paths: Float64Array;
  /** length k: NaN for constructs no arrow points at */
  readonly r2: Float64Array;
  iterations: number;
  /** sum of absolute changes of the weights in the last iteration */
  change: number;
}

export type PlsTrouble =
  | { readonly kind: 'collinear-block'; readonly construct: number }
  | { readonly kind: 'collinear-causes'; readonly construct: number }
  | { readonly kind: 'consistent-impossible'; readonly construct: number }
  | { readonly kind: 'no-convergence' };

/** Works over many samples of one plan. */
export interface PlsSolver {
  /** `null` where all went well; the estimates hold what there is */
  solve(moments: PlsMoments): PlsTrouble | null;
  readonly estimates: PlsEstimates;
}

/** Pivots below this share make a block's or a regression's matrix singular. */
const SINGULAR = 1e-9;

export function createPlsSolver(plan: PlsPlan, settings: PlsSettings): PlsSolver {
  const { construct, starts, before, after, order, model } = plan;
  const p = construct.length;
  const k = starts.length - 1;
  const { scheme, standardised, tolerance, maximumIterations, consistent } = settings;
  const estimates: PlsEstimates = {
    weights: new Float64Array(p),
    crossLoadings: new Float64Array(p * k),
    loadings: new Float64Array(p),
    scoreCorrelations: new Float64Array(k * k),
    correlations: new Float64Array(k * k),
    rhoA: new Float64Array(k),
    paths: new Float64Array(k * k),
    r2: new Float64Array(k),
    iterations: 0,
    change: Infinity,
  };
  const { weights, crossLoadings, scoreCorrelations } = estimates;
  const inner = new Float64Array(k * k);
  const old = new Float64Array(p);
  const regressions = before.map((causes) => regressionOf(causes.length));

  /** Correlations of items with scores, and of scores with each other, at the present weights. */
  const project = (matrix: Float64Array): void => {
    for (let i = 0; i < p; i += 1)
      for (let c = 0; c < k; c += 1) {
        let sum = 0;
        for (let j = starts[c]!; j < starts[c + 1]!; j += 1) sum += matrix[i * p + j]! * weights[j]!;
        crossLoadings[i * k + c] = sum;
      }
    for (let a = 0; a < k; a += 1)
      for (let c = 0; c < k; c += 1) {
        let sum = 0;
        for (let j = starts[a]!; j < starts[a + 1]!; j += 1) sum += weights[j]! * crossLoadings[j * k + c]!;
        scoreCorrelations[a * k + c] = sum;
      }
  };

  /** Gives the scores of each construct variance 1. */
  const norm = (matrix: Float64Array): void => {
    for (let c = 0; c < k; c += 1) {
      let variance = 0;
      for (let i = starts[c]!; i < starts[c + 1]!; i += 1)
        for (let j = starts[c]!; j < starts[c + 1]!; j += 1) variance += weights[i]! * weights[j]! * matrix[i * p + j]!;
      const length = Math.sqrt(variance);
      for (let i = starts[c]!; i < starts[c + 1]!; i += 1) weights[i] = weights[i]! / length;
    }
  };

  /** Column `to` of `inner`: how much each neighbour counts in what is said of construct `to`. */
  const weighInner = (): PlsTrouble | null => {
    inner.fill(0);
    for (let to = 0; to < k; to += 1) {
      const causes = before[to]!;
      const neighbours = scheme === 'path' ? after[to]! : [...causes, ...after[to]!];
      for (const b of neighbours) {
        const r = scoreCorrelations[b * k + to]!;
        inner[b * k + to] = scheme === 'centroid' ? (r < 0 ? -1 : 1) : r;
      }
      if (scheme !== 'path' || causes.length === 0) continue;
      const slopes = regressions[to]!(scoreCorrelations, k, causes, to);
      if (slopes === null) return { kind: 'collinear-causes', construct: to };
      causes.forEach((b, at) => (inner[b * k + to] = slopes[at]!));
    }
    return null;
  };

  const factors: (ReturnType<typeof cholesky> | undefined)[] = [];

  const solveFor = ({ correlations: matrix, deviations }: PlsMoments): PlsTrouble | null => {
    // Items in their own units differ only in what mode A makes of a covariance; weights stay those of standardised items.
    for (let c = 0; c < k; c += 1) {
      if (model.constructs[c]!.mode !== 'B') continue;
      factors[c] = cholesky(blockOf(matrix, p, starts[c]!, starts[c + 1]!), starts[c + 1]! - starts[c]!, SINGULAR);
      if (factors[c] === null) return { kind: 'collinear-block', construct: c };
    }
    for (let i = 0; i < p; i += 1) weights[i] = standardised ? 1 : deviations[i]!;
    norm(matrix);
    estimates.iterations = 0;
    estimates.change = Infinity;
    while (estimates.change >= tolerance) {
      if (estimates.iterations >= maximumIterations) return { kind: 'no-convergence' };
      project(matrix);
      const trouble = weighInner();
      if (trouble !== null) return trouble;
      old.set(weights);
      for (let c = 0; c < k; c += 1) {
        const [from, to] = [starts[c]!, starts[c + 1]!];
        // Nobody speaks of a construct without arrows: its items go on counting alike.
        if (before[c]!.length + after[c]!.length === 0) continue;
        for (let i = from; i < to; i += 1) {
          let sum = 0;
          for (let b = 0; b < k; b += 1) {
            const e = inner[b * k + c]!;
            if (e !== 0) sum += e * crossLoadings[i * k + b]!;
          }
          // With covariances mode A weighs raw items by s_i·r_i; as weights of standardised items that is s_i²·r_i.
          weights[i] = standardised || model.constructs[c]!.mode === 'B' ? sum : sum * deviations[i]! * deviations[i]!;
        }
        if (model.constructs[c]!.mode === 'B') weights.set(solve(factors[c]!, weights.subarray(from, to)), from);
      }
      norm(matrix);
      estimates.iterations += 1;
      let change = 0;
      for (let i = 0; i < p; i += 1) change += Math.abs(weights[i]! - old[i]!);
      // A weight that is no number never settles.
      estimates.change = Number.isNaN(change) ? Infinity : change;
    }
    orient(matrix);
    project(matrix);
    return finish(matrix);
  };

  /** A score and its opposite fit alike: the one its items mostly agree with is taken. */
  const orient = (matrix: Float64Array): void => {
    project(matrix);
    for (let c = 0; c < k; c += 1) {
      let sum = 0;
      for (let i = starts[c]!; i < starts[c + 1]!; i += 1) sum += crossLoadings[i * k + c]!;
      if (sum < 0) for (let i = starts[c]!; i < starts[c + 1]!; i += 1) weights[i] = -weights[i]!;
    }
  };

  const finish = (matrix: Float64Array): PlsTrouble | null => {
    const { loadings, correlations, rhoA, paths, r2 } = estimates;
    for (let c = 0; c < k; c += 1) {
      const [from, to] = [starts[c]!, starts[c + 1]!];
      rhoA[c] = model.constructs[c]!.mode === 'B' ? 1 : rhoAOf(matrix, p, weights, from, to);
      let square = 0;
      for (let i = from; i < to; i += 1) square += weights[i]! * weights[i]!;
      const corrected = consistent && model.constructs[c]!.mode === 'A' && to - from > 1;
      if (corrected && !(rhoA[c]! > 0)) return { kind: 'consistent-impossible', construct: c };
      for (let i = from; i < to; i += 1)
        loadings[i] = corrected ? (weights[i]! * Math.sqrt(rhoA[c]!)) / square : crossLoadings[i * k + c]!;
    }
    for (let a = 0; a < k; a += 1)
      for (let b = 0; b < k; b += 1) {
        const r = a === b ? 1 : scoreCorrelations[a * k + b]!;
        correlations[a * k + b] = consistent && a !== b ? r / Math.sqrt(rhoA[a]! * rhoA[b]!) : r;
      }
    paths.fill(0);
    r2.fill(NaN);
    for (const to of order) {
      const causes = before[to]!;
      if (causes.length === 0) continue;
      const slopes = regressions[to]!(correlations, k, causes, to);
      if (slopes === null) return { kind: consistent ? 'consistent-impossible' : 'collinear-causes', construct: to };
      let explained = 0;
      causes.forEach((b, at) => {
        paths[b * k + to] = slopes[at]!;
        explained += slopes[at]! * correlations[b * k + to]!;
      });
      r2[to] = explained;
    }
    return null;
  };

  return { solve: solveFor, estimates };
}

/**
 * ρ_A of a block: (w'w)² · w'(S − diag S)w / w'(ww' − diag ww')w (Dijkstra & Henseler 2015, eq. 3); 1 for a single item.
 * @param matrix row-major p × p @param weights such that the score has variance 1
 */
function rhoAOf(matrix: Float64Array, p: number, weights: Float64Array, from: number, to: number): number {
  if (to - from === 1) return 1;
  let [square, fourth, off] = [0, 0, 0];
  for (let i = from; i < to; i += 1) {
    const w = weights[i]!;
    square += w * w;
    fourth += w ** 4;
    for (let j = from; j < to; j += 1) if (j !== i) off += w * weights[j]! * matrix[i * p + j]!;
  }
  return (square * square * off) / (square * square - fourth);
}

function blockOf(matrix: Float64Array, p: number, from: number, to: number): Float64Array {
  const m = to - from;
  const block = new Float64Array(m * m);
  for (let i = 0; i < m; i += 1) for (let j = 0; j < m; j += 1) block[i * m + j] = matrix[(from + i) * p + from + j]!;
  return block;
}

/** Slopes of a regression on m causes, from correlations; made once, so that samples share its space. `null`: collinear. */
function regressionOf(
  m: number,
): (matrix: Float64Array, k: number, causes: readonly number[], to: number) => Float64Array | null {
  const lower = new Float64Array(m * m);
  const slopes = new Float64Array(m);
  return (matrix, k, causes, to) => {
    for (let i = 0; i < m; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        let sum = matrix[causes[i]! * k + causes[j]!]!;
        for (let l = 0; l < j; l += 1) sum -= lower[i * m + l]! * lower[j * m + l]!;
        if (i !== j) lower[i * m + j] = sum / lower[j * m + j]!;
        else if (sum > SINGULAR) lower[i * m + i] = Math.sqrt(sum);
        else return null;
      }
    }
    for (let i = 0; i < m; i += 1) {
      let sum = matrix[causes[i]! * k + to]!;
      for (let l = 0; l < i; l += 1) sum -= lower[i * m + l]! * slopes[l]!;
      slopes[i] = sum / lower[i * m + i]!;
    }
    for (let i = m - 1; i >= 0; i -= 1) {
      let sum = slopes[i]!;
      for (let l = i + 1; l < m; l += 1) sum -= lower[l * m + i]! * slopes[l]!;
      slopes[i] = sum / lower[i * m + i]!;
    }
    return slopes;
  };
}
