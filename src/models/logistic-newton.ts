/** The climb to the largest penalised likelihood of a logistic regression, over rows in blocks that stay in the cache. */

import { cholesky, solve } from '../lib/cholesky.ts';

/** Features standardised when they are read, so that a million rows are not held twice. */
export interface Design {
  readonly n: number;
  /** the columns to use */
  readonly columns: readonly Float64Array[];
  /** length all features: mean, standard deviation (n − 1) and number of missing values */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly missing: Uint32Array;
  /** number of the feature of each column */
  readonly kept: readonly number[];
}

export interface Climb {
  /** intercept first, standardised */
  readonly beta: Float64Array;
  /** of the data alone, without the penalty */
  readonly logLikelihood: number;
  /** negative Hessian of the data alone, and with the penalty; row-major, order m */
  readonly information: Float64Array;
  readonly penalised: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
  readonly separation: 'separated' | 'nearly-separated' | null;
}

const BLOCK = 512;
/** Twice the rise of the likelihood that a Newton step promises, at which to stop. */
const ENOUGH = 1e-13;
/** Where so little rise is left while log-odds still move this much, they are on their way to infinity. */
const [LITTLE, MUCH] = [1e-5, 0.25];

/** Means and deviations (Welford 1962) of the known values. */
export function standardise(features: readonly Float64Array[], n: number): Design {
  const k = features.length;
  const [means, deviations, missing] = [new Float64Array(k), new Float64Array(k), new Uint32Array(k)];
  for (const [f, column] of features.entries()) {
    let [count, mean, squares] = [0, 0, 0];
    for (const value of column) {
      if (Number.isNaN(value)) continue;
      count += 1;
      const distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }
    missing[f] = column.length - count;
    means[f] = count > 0 ? mean : NaN;
    const deviation = Math.sqrt(squares / (count - 1));
    // Equal values may leave a rounding behind.
    deviations[f] = count > 1 && deviation > 1e-13 * Math.abs(mean) ? deviation : count > 0 ? 0 : NaN;
  }
  return {
    n,
    columns: features,
    means,
    deviations,
    missing,
    kept: features.map((_, f) => f),
  };
}

/** Sums of products of the standardised columns, row-major. */
export function productsOf(design: Design): Float64Array {
  const k = design.columns.length;
  const products = new Float64Array(k * k);
  const block = new Float64Array((k + 1) * BLOCK);
  for (let from = 0; from < design.n; from += BLOCK) {
    const size = readBlock(design, from, block);
    addProducts(products, block.subarray(BLOCK), k, size, null);
  }
  return mirrored(products, k);
}

/** @param labels length n, both classes present */
export function climb(design: Design, labels: Uint8Array, penalty: number, iterations: number): Climb {
  const m = design.columns.length + 1;
  const events = labels.reduce((sum, label) => sum + label, 0);
  let beta = new Float64Array(m);
  beta[0] = Math.log(events / (design.n - events));
  let here = lookAt(design, labels, penalty, beta);
  let separation: Climb['separation'] = here.apart ? 'separated' : null;
  let converged = false;
  let iteration = 0;
  for (; iteration < iterations && !converged && (separation === null || penalty > 0); iteration += 1) {
    const factor = cholesky(here.penalised, m, 0);
    // Weights that have all but vanished: the likelihood is flat, which only happens far out.
    if (factor === null) break;
    const step = solve(factor, here.gradient);
    const rise = step.reduce((sum, component, i) => sum + component * here.gradient[i]!, 0);
    if (rise < LITTLE && penalty === 0 && furthest(design, step) > MUCH) {
      separation = 'nearly-separated';
      break;
    }
    if (rise <= ENOUGH * Math.max(1, Math.abs(here.objective))) {
      // Rounding hides whether the last step rises; it is right to twice as many digits all the same.
      beta = beta.map((value, i) => value + step[i]!);
      here = lookAt(design, labels, penalty, beta);
      converged = true;
      break;
    }
    const next = goOn(design, labels, penalty, beta, step, here);
    if (next === null) {
      // No step rises although one should: rounding is all that is left.
      converged = rise < 1e-8 * Math.max(1, Math.abs(here.objective));
      break;
    }
    [beta, here] = [next.beta, next.view];
    if (here.apart) separation = 'separated';
  }
  const { logLikelihood, information, penalised } = here;
  return { beta, logLikelihood, information, penalised, iterations: iteration, converged, separation };
}

interface View {
  readonly logLikelihood: number;
  /** less the penalty */
  readonly objective: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
  readonly penalised: Float64Array;
  /** whether every row is on the right side of zero log-odds */
  readonly apart: boolean;
}

/** The Newton step, halved until the likelihood rises; `null` where it never does. */
function goOn(
  design: Design,
  labels: Uint8Array,
  penalty: number,
  beta: Float64Array,
  step: Float64Array,
  here: View,
): { readonly beta: Float64Array<ArrayBuffer>; readonly view: View } | null {
  for (let length = 1; length > 1e-6; length /= 2) {
    const tried = Float64Array.from(beta, (value, i) => value + length * step[i]!);
    const view = lookAt(design, labels, penalty, tried);
    if (view.objective > here.objective) return { beta: tried, view };
  }
  return null;
}

/** Likelihood, gradient and curvature at a point. */
function lookAt(design: Design, labels: Uint8Array, penalty: number, beta: Float64Array): View {
  const m = beta.length;
  const gradient = new Float64Array(m);
  const information = new Float64Array(m * m);
  const block = new Float64Array(m * BLOCK).fill(1, 0, BLOCK);
  const weights = new Float64Array(BLOCK);
  const residuals = new Float64Array(BLOCK);
  let logLikelihood = 0;
  let apart = true;
  for (let from = 0; from < design.n; from += BLOCK) {
    const size = readBlock(design, from, block);
    for (let i = 0; i < size; i += 1) {
      let margin = beta[0]!;
      for (let j = 1; j < m; j += 1) margin += beta[j]! * block[j * BLOCK + i]!;
      const yes = labels[from + i] === 1;
      const right = yes ? margin : -margin;
      if (!(right > 0)) apart = false;
      // e ≤ 1, so nothing overflows.
      const e = Math.exp(-Math.abs(margin));
      logLikelihood -= Math.log1p(e) + (right < 0 ? -right : 0);
      const rare = e / (1 + e);
      weights[i] = rare / (1 + e);
      // Of the label, less its probability; the small one of p and 1 − p keeps its digits.
      const wrong = right >= 0 ? rare : 1 / (1 + e);
      residuals[i] = yes ? wrong : -wrong;
    }
    for (let j = 0; j < m; j += 1) {
      let sum = 0;
      const at = j * BLOCK;
      for (let i = 0; i < size; i += 1) sum += block[at + i]! * residuals[i]!;
      gradient[j]! += sum;
    }
    addProducts(information, block, m, size, weights);
  }
  mirrored(information, m);
  const penalised = information.slice();
  let squares = 0;
  for (let j = 1; j < m; j += 1) {
    gradient[j]! -= penalty * beta[j]!;
    penalised[j * m + j]! += penalty;
    squares += beta[j]! ** 2;
  }
  return { logLikelihood, objective: logLikelihood - (penalty / 2) * squares, gradient, information, penalised, apart };
}

/** The largest change of log-odds of any row by a step. */
function furthest(design: Design, step: Float64Array): number {
  const block = new Float64Array(step.length * BLOCK).fill(1, 0, BLOCK);
  let most = 0;
  for (let from = 0; from < design.n; from += BLOCK) {
    const size = readBlock(design, from, block);
    for (let i = 0; i < size; i += 1) {
      let change = 0;
      for (let j = 0; j < step.length; j += 1) change += step[j]! * block[j * BLOCK + i]!;
      most = Math.max(most, Math.abs(change));
    }
  }
  return most;
}

/** Standardised values of the next rows, column c from (c + 1) · BLOCK on; missing ones are 0. @returns the number of rows */
function readBlock({ n, columns, kept, means, deviations }: Design, from: number, block: Float64Array): number {
  const size = Math.min(BLOCK, n - from);
  for (let c = 0; c < columns.length; c += 1) {
    const column = columns[c]!;
    const [mean, scale, at] = [means[kept[c]!]!, 1 / deviations[kept[c]!]!, (c + 1) * BLOCK];
    for (let i = 0; i < size; i += 1) {
      const value = (column[from + i]! - mean) * scale;
      block[at + i] = value === value ? value : 0;
    }
  }
  return size;
}

/** Adds the (weighted) sums of products of the block’s columns to the lower triangle. */
function addProducts(
  sums: Float64Array,
  block: Float64Array,
  m: number,
  size: number,
  weights: Float64Array | null,
): void {
  const weighted = new Float64Array(BLOCK);
  for (let j = 0; j < m; j += 1) {
    const own = j * BLOCK;
    for (let i = 0; i < size; i += 1) weighted[i] = weights === null ? block[own + i]! : block[own + i]! * weights[i]!;
    // Four columns at once: their sums do not wait for one another.
    let l = 0;
    for (; l + 3 <= j; l += 4) {
      const other = l * BLOCK;
      let [first, second, third, fourth] = [0, 0, 0, 0];
      for (let i = 0; i < size; i += 1) {
        const value = weighted[i]!;
        first += value * block[other + i]!;
        second += value * block[other + BLOCK + i]!;
        third += value * block[other + 2 * BLOCK + i]!;
        fourth += value * block[other + 3 * BLOCK + i]!;
      }
      sums[j * m + l]! += first;
      sums[j * m + l + 1]! += second;
      sums[j * m + l + 2]! += third;
      sums[j * m + l + 3]! += fourth;
    }
    for (; l <= j; l += 1) {
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += weighted[i]! * block[l * BLOCK + i]!;
      sums[j * m + l]! += sum;
    }
  }
}

function mirrored(matrix: Float64Array, m: number): Float64Array {
  for (let j = 0; j < m; j += 1) for (let l = 0; l < j; l += 1) matrix[l * m + j] = matrix[j * m + l]!;
  return matrix;
}
