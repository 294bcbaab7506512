/** Self-stated importance of features: how important people say it is, and better and worse when the answers weigh so much. */

import { KANO_CATEGORIES, NO_ANSWER, type KanoTable } from './kano-table.ts';
import { normalQuantile } from './special/normal.ts';
import { studentQuantile } from './special/student.ts';

export interface StatedImportance {
  /** answers */
  readonly n: number;
  /** in the scale of the question; NaN without answers */
  readonly mean: number;
  /** standard deviation (n − 1); NaN below two */
  readonly deviation: number;
  /** Student's t interval of the mean; NaN below two */
  readonly interval: readonly [number, number];
}

export interface WeightedBetterWorse {
  /** Σ importance of A and O / Σ importance of M, O, A and I */
  readonly better: number;
  readonly betterInterval: readonly [number, number];
  /** −Σ importance of O and M / Σ importance of M, O, A and I */
  readonly worse: number;
  /** the more negative end first */
  readonly worseInterval: readonly [number, number];
  /** answers among the four categories that also state an importance above the lowest */
  readonly n: number;
}

/**
 * Mean importance (the self-stated importance questionnaire of Berger et al. 1993).
 * @param values length n, NaN where missing @param kept length n, 0 leaves a respondent out
 */
export function statedImportance(
  values: ArrayLike<number>,
  kept: Uint8Array | null = null,
  confidence = 0.95,
): StatedImportance {
  let [n, mean, squares] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!Number.isFinite(value) || (kept !== null && kept[i] === 0)) continue;
    n += 1;
    const away = value - mean;
    mean += away / n;
    squares += away * (value - mean);
  }
  if (n === 0) return { n, mean: NaN, deviation: NaN, interval: [NaN, NaN] };
  const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : NaN;
  const half = (studentQuantile((1 + confidence) / 2, n - 1) * deviation) / Math.sqrt(n);
  return { n, mean, deviation, interval: [mean - half, mean + half] };
}

/**
 * Better and worse in which each answer weighs the importance its respondent gave the feature, counted from the lowest answer of
 * the scale: who calls it not important at all does not count. Intervals by linearising the ratio (normal), cut at 0 and ±1.
 * @param cells length n, see kanoCells @param importance length n, NaN leaves the answer out
 * @param lowest of the importance scale, such as 1
 * @throws RangeError where lengths differ
 */
export function weightedBetterWorse(
  cells: Uint8Array,
  table: KanoTable,
  importance: ArrayLike<number>,
  lowest: number,
  options: { readonly kept?: Uint8Array | null; readonly confidence?: number } = {},
): WeightedBetterWorse {
  if (importance.length !== cells.length) throw new RangeError('answers and importance differ in length');
  const { kept = null, confidence = 0.95 } = options;
  const at = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 };
  const squares = { ...at };
  let n = 0;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!;
    const weight = importance[i]! - lowest;
    if (cell === NO_ANSWER || !(weight > 0) || (kept !== null && kept[i] === 0)) continue;
    const category = KANO_CATEGORIES[table.categories[cell]!]!;
    at[category] += weight;
    squares[category] += weight * weight;
    if (category !== 'R' && category !== 'Q') n += 1;
  }
  const sum = at.M + at.O + at.A + at.I;
  const z = normalQuantile((1 + confidence) / 2);
  const share = (inside: readonly ('M' | 'O' | 'A' | 'I')[]): readonly [number, number, number] => {
    const value = inside.reduce((total, category) => total + at[category], 0) / sum;
    const variance = (['M', 'O', 'A', 'I'] as const).reduce(
      (total, category) => total + squares[category] * ((inside.includes(category) ? 1 : 0) - value) ** 2,
      0,
    );
    const half = (z * Math.sqrt(variance)) / sum;
    return [value, Math.max(0, value - half), Math.min(1, value + half)];
  };
  const [better, low, high] = share(['A', 'O']);
  const [missed, least, most] = share(['O', 'M']);
  return { better, betterInterval: [low, high], worse: 0 - missed, worseInterval: [0 - most, 0 - least], n };
}
