/** How sound a fitted path model is: collinearity, effect sizes, criteria of choice, and how far it reproduces the correlations. */

import { cholesky, inverseOf } from '../lib/cholesky.ts';
import { createPlsSolver } from './pls-algorithm.ts';
import { planOrder } from './pls-model.ts';
import type { PlsFit } from './pls.ts';

/** Variance inflation of each item among the items of its construct, length p; 1 for single items, ∞ where one repeats others. */
export function plsItemVif(fit: PlsFit): Float64Array {
  const p = fit.items.length;
  const vif = new Float64Array(p);
  for (let c = 0; c + 1 < fit.starts.length; c += 1) {
    const own = Array.from({ length: fit.starts[c + 1]! - fit.starts[c]! }, (_, i) => fit.starts[c]! + i);
    vif.set(inflation(fit.itemCorrelations, p, own), fit.starts[c]!);
  }
  return vif;
}

/** Variance inflation of each cause among the causes of a construct: row-major k × k, from row to column; NaN where no arrow is. */
export function plsCauseVif({ model, correlations }: PlsFit): Float64Array {
  const k = model.constructs.length;
  const vif = new Float64Array(k * k).fill(NaN);
  for (let to = 0; to < k; to += 1) {
    const causes = model.paths.flatMap((path) => (path.to === to ? [path.from] : []));
    inflation(correlations, k, causes).forEach((value, at) => (vif[causes[at]! * k + to] = value));
  }
  return vif;
}

/**
 * Cohen's f² of each arrow: (R² − R² without it) / (1 − R²), where without it the whole model is estimated again, as seminr does;
 * .02 small, .15 medium, .35 large. Row-major k × k; NaN where no arrow is, or where the model without it cannot be estimated.
 */
export function plsEffectSizes(fit: PlsFit): Float64Array {
  const { model, r2 } = fit;
  const k = model.constructs.length;
  const sizes = new Float64Array(k * k).fill(NaN);
  for (const { from, to } of model.paths) {
    const without = r2Without(fit, from, to);
    sizes[from * k + to] = (r2[to]! - without) / (1 - r2[to]!);
  }
  return sizes;
}

/** The same with the scores as they are, as SmartPLS does: β² / (VIF · (1 − R²)). */
export function plsScoreEffectSizes(fit: PlsFit): Float64Array {
  const k = fit.model.constructs.length;
  return plsCauseVif(fit).map((vif, at) => fit.pathMatrix[at]! ** 2 / (vif * (1 - fit.r2[at % k]!)));
}

export interface PlsCriteria {
  /** n log(SSE/n) + 2(causes + 1); less is better, among models of the same construct */
  readonly aic: number;
  /** n log(SSE/n) + (causes + 1) log n */
  readonly bic: number;
}

/** Information criteria of each construct's regression (Sharma et al. 2019); NaN where no arrow points at it. */
export function plsCriteria({ model, r2, size }: PlsFit): PlsCriteria[] {
  return model.constructs.map((_, c) => {
    const unknowns = model.paths.filter(({ to }) => to === c).length + 1;
    const fit = size * Math.log(((1 - r2[c]!) * (size - 1)) / size);
    return { aic: fit + 2 * unknowns, bic: fit + unknowns * Math.log(size) };
  });
}

/** Standardised root mean square residual: correlations of items against what the model says of them. */
export interface PlsSrmr {
  /** constructs correlate as they do: what measurement alone leaves */
  readonly saturated: number;
  /** constructs correlate as the arrows say; about .08 and below is taken for good (Hu & Bentler 1999) */
  readonly estimated: number;
}

/**
 * SRMR of composites (Henseler et al. 2014): items of one construct may correlate as they do, those of two as their loadings and
 * the constructs' correlation say. With consistent PLS blocks of mode A are factors: λᵢλⱼ within as well.
 */
export function plsSrmr(fit: PlsFit): PlsSrmr {
  return { saturated: residual(fit, fit.correlations), estimated: residual(fit, impliedCorrelations(fit)) };
}

/** Correlations of constructs that follow from arrows alone; those no arrow points at correlate as they do. Row-major k × k. */
export function impliedCorrelations({ model, correlations, pathMatrix }: PlsFit): Float64Array {
  const k = model.constructs.length;
  const implied = Float64Array.from(correlations);
  const placed: number[] = [];
  for (const c of planOrder(k, model.paths)) {
    const causes = model.paths.flatMap(({ from, to }) => (to === c ? [from] : []));
    if (causes.length > 0)
      for (const d of placed) {
        const r = causes.reduce((sum, b) => sum + pathMatrix[b * k + c]! * implied[b * k + d]!, 0);
        implied[c * k + d] = implied[d * k + c] = r;
      }
    placed.push(c);
  }
  return implied;
}

function residual({ items, model, settings, itemCorrelations, loadings }: PlsFit, between: Float64Array): number {
  const p = items.length;
  const k = model.constructs.length;
  let sum = 0;
  for (let i = 0; i < p; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [items[i]!.construct, items[j]!.construct];
      if (a === b && !(settings.consistent && model.constructs[a]!.mode === 'A')) continue;
      const said = loadings[i]! * loadings[j]! * (a === b ? 1 : between[a * k + b]!);
      sum += (itemCorrelations[i * p + j]! - said) ** 2;
    }
  return Math.sqrt(sum / ((p * (p + 1)) / 2));
}

function r2Without(fit: PlsFit, from: number, to: number): number {
  const { model, items, starts, size, itemCorrelations: correlations } = fit;
  const k = model.constructs.length;
  const paths = model.paths.filter((path) => path.from !== from || path.to !== to);
  const left = paths.filter((path) => path.to === to).length;
  if (left === 0) return 0;
  const plan = {
    model: { ...model, paths },
    columns: Int32Array.from(items, ({ column }) => column),
    construct: Int32Array.from(items, ({ construct }) => construct),
    starts,
    before: model.constructs.map((_, c) => paths.flatMap((path) => (path.to === c ? [path.from] : []))),
    after: model.constructs.map((_, c) => paths.flatMap((path) => (path.from === c ? [path.to] : []))),
    order: planOrder(k, paths),
  };
  const solver = createPlsSolver(plan, fit.settings);
  const means = Float64Array.from(items, ({ mean }) => mean);
  const deviations = Float64Array.from(items, ({ deviation }) => deviation);
  return solver.solve({ size, means, deviations, correlations }) === null ? solver.estimates.r2[to]! : NaN;
}

/** Diagonal of the inverse of a matrix of correlations. */
function inflation(matrix: Float64Array, size: number, chosen: readonly number[]): Float64Array {
  const m = chosen.length;
  if (m < 2) return new Float64Array(m).fill(1);
  const block = Float64Array.from(
    { length: m * m },
    (_, at) => matrix[chosen[Math.floor(at / m)]! * size + chosen[at % m]!]!,
  );
  const factor = cholesky(block, m);
  if (factor === null) return new Float64Array(m).fill(Infinity);
  const inverse = inverseOf(factor);
  return Float64Array.from({ length: m }, (_, i) => inverse[i * m + i]!);
}
