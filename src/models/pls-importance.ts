/** Satisfaction indices of 0 to 100 and the importance–performance map of a path model. */

import { plsEffects } from './pls-effects.ts';
import type { PlsFit } from './pls.ts';

export interface PlsIndices {
  /** row-major n × k: index of each respondent in each construct, 0 to 100 where all weights are positive */
  readonly scores: Float64Array;
  /** length k */
  readonly means: Float64Array;
  /** length k: standard deviations over respondents, with n − 1 */
  readonly deviations: Float64Array;
  /** length k: standard error of each mean, of respondents drawn by chance */
  readonly errors: Float64Array;
}

export interface PlsImportance {
  /** construct the importance is for */
  readonly target: number;
  /** length k: total effect on the target in standard deviations; 0 for the target and what it acts on */
  readonly standardised: Float64Array;
  /** length k: points of the target's index for one point of the construct's */
  readonly unstandardised: Float64Array;
  /** length k: mean index */
  readonly performance: Float64Array;
  /** by item: the same map one level below */
  readonly items: readonly PlsItemImportance[];
}

export interface PlsItemImportance {
  /** points of the target's index for one point of the item (rescaled to 0–100) */
  readonly importance: number;
  /** mean answer rescaled to 0–100 */
  readonly performance: number;
}

/**
 * Indices: 100 · (Σ share · answer − Σ share · minimum) / (Σ share · maximum − Σ share · minimum), shares in the items' own units
 * (Fornell et al. 1996; Anderson & Fornell 2000). An answer not given counts as the item's mean.
 * @param data the answers the fit was made from, by `PlsFit.items[…].column`
 */
export function plsIndices(
  fit: PlsFit,
  data: { readonly items: readonly { readonly values: Float64Array }[] },
): PlsIndices {
  const { items, shares, respondents, size: n, model } = fit;
  const k = model.constructs.length;
  const scores = new Float64Array(n * k);
  const low = new Float64Array(k);
  const high = new Float64Array(k);
  items.forEach(({ construct, column, minimum, maximum, mean }, j) => {
    low[construct] = low[construct]! + shares[j]! * minimum;
    high[construct] = high[construct]! + shares[j]! * maximum;
    const { values } = data.items[column]!;
    for (let i = 0; i < n; i += 1) {
      const value = values[respondents[i]!]!;
      const at = i * k + construct;
      scores[at] = scores[at]! + shares[j]! * (Number.isNaN(value) ? mean : value);
    }
  });
  const means = new Float64Array(k);
  const deviations = new Float64Array(k);
  for (let c = 0; c < k; c += 1) {
    let sum = 0;
    for (let i = 0; i < n; i += 1)
      sum += scores[i * k + c] = (100 * (scores[i * k + c]! - low[c]!)) / (high[c]! - low[c]!);
    means[c] = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i += 1) squares += (scores[i * k + c]! - means[c]!) ** 2;
    deviations[c] = Math.sqrt(squares / (n - 1));
  }
  return { scores, means, deviations, errors: deviations.map((deviation) => deviation / Math.sqrt(n)) };
}

/** Importance–performance map of one target (Ringle & Sarstedt 2016). */
export function plsImportance(fit: PlsFit, indices: PlsIndices, target: number): PlsImportance {
  const k = fit.model.constructs.length;
  const { total } = plsEffects(fit);
  const standardised = Float64Array.from({ length: k }, (_, c) => total[c * k + target]!);
  const unstandardised = standardised.map(
    (effect, c) => (effect * indices.deviations[target]!) / indices.deviations[c]!,
  );
  return {
    target,
    standardised,
    unstandardised,
    performance: indices.means,
    items: fit.items.map(({ construct, minimum, maximum, mean }, i) => ({
      importance: unstandardised[construct]! * fit.shares[i]! * itemStretch(fit, i),
      performance: (100 * (mean - minimum)) / (maximum - minimum),
    })),
  };
}

/** Points of its construct's index for one point of an item of share 1: 1 where all items of the construct have one scale. */
function itemStretch({ items, shares, starts }: PlsFit, i: number): number {
  const { construct, minimum, maximum } = items[i]!;
  let range = 0;
  for (let j = starts[construct]!; j < starts[construct + 1]!; j += 1)
    range += shares[j]! * (items[j]!.maximum - items[j]!.minimum);
  return (maximum - minimum) / range;
}
