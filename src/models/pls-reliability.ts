/** How well items measure their constructs: reliability, average variance extracted, and whether constructs differ. */

import { alphaOfMatrix } from './cronbach-alpha.ts';
import type { PlsFit } from './pls.ts';

export interface PlsReliability {
  /** Cronbach's α of standardised items; 1 for a single item, NaN for mode B as the others are */
  readonly alpha: number;
  /** Dijkstra and Henseler's ρ_A, reliability of the score itself */
  readonly rhoA: number;
  /** composite reliability ρ_C: (Σλ)² / ((Σλ)² + Σ(1 − λ²)) (Jöreskog 1971) */
  readonly rhoC: number;
  /** average variance extracted: mean λ² (Fornell & Larcker 1981) */
  readonly ave: number;
}

/** One entry a construct. Blocks of mode B (formative) need no inner consistency: theirs are NaN. */
export function plsReliability(fit: PlsFit): PlsReliability[] {
  const { model, starts, loadings, itemCorrelations, rhoA } = fit;
  const p = loadings.length;
  return model.constructs.map(({ mode, items }, c) => {
    if (mode === 'B' && items.length > 1) return { alpha: NaN, rhoA: NaN, rhoC: NaN, ave: NaN };
    if (items.length === 1) return { alpha: 1, rhoA: 1, rhoC: 1, ave: 1 };
    const own = Array.from({ length: items.length }, (_, i) => starts[c]! + i);
    const sum = own.reduce((total, i) => total + loadings[i]!, 0);
    const squares = own.reduce((total, i) => total + loadings[i]! ** 2, 0);
    return {
      alpha: alphaOfMatrix(itemCorrelations, p, own),
      rhoA: rhoA[c]!,
      rhoC: (sum * sum) / (sum * sum + own.length - squares),
      ave: squares / own.length,
    };
  });
}

/**
 * Heterotrait–monotrait ratios, row-major k × k: mean absolute correlation of items of two constructs over the geometric mean of
 * those within each (Henseler, Ringle & Sarstedt 2015; absolute values as in Ringle et al. 2023). Single items count 1 within.
 * NaN on the diagonal and for blocks of mode B with more than one item.
 */
export function plsHtmt(fit: PlsFit): Float64Array {
  const k = fit.model.constructs.length;
  const ratios = new Float64Array(k * k);
  fillHtmt(fit.itemCorrelations, fit.starts, ratios);
  fit.model.constructs.forEach(({ mode, items }, c) => {
    ratios[c * k + c] = NaN;
    if (mode === 'A' || items.length === 1) return;
    for (let b = 0; b < k; b += 1) ratios[c * k + b] = ratios[b * k + c] = NaN;
  });
  return ratios;
}

/** HTMT of all pairs into `ratios`, 1 on the diagonal. @param correlations of items, row-major p × p */
export function fillHtmt(correlations: Float64Array, starts: Int32Array, ratios: Float64Array): void {
  const k = starts.length - 1;
  const p = starts[k]!;
  const mean = (a: number, b: number): number => {
    let [sum, count] = [0, 0];
    for (let i = starts[a]!; i < starts[a + 1]!; i += 1)
      for (let j = starts[b]!; j < starts[b + 1]!; j += 1)
        if (i !== j) {
          sum += Math.abs(correlations[i * p + j]!);
          count += 1;
        }
    return count === 0 ? 1 : sum / count;
  };
  for (let a = 0; a < k; a += 1) ratios[a * k + a] = mean(a, a);
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < a; b += 1)
      ratios[a * k + b] = ratios[b * k + a] = mean(a, b) / Math.sqrt(ratios[a * k + a]! * ratios[b * k + b]!);
  for (let a = 0; a < k; a += 1) ratios[a * k + a] = 1;
}

/**
 * Row-major k × k: √AVE on the diagonal, correlations of constructs elsewhere (Fornell & Larcker 1981): each construct should have
 * more in common with its own items than with any other construct. NaN on the diagonal of mode B.
 */
export function plsFornellLarcker(fit: PlsFit): Float64Array {
  const k = fit.model.constructs.length;
  const table = Float64Array.from(fit.correlations);
  plsReliability(fit).forEach(({ ave }, c) => (table[c * k + c] = Math.sqrt(ave)));
  return table;
}
