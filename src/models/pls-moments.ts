/** Means, spreads and correlations of the items of a path model, for all respondents or for a sample drawn from them. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { respondentsNeeded, type PlsData, type PlsMissing, type PlsPlan } from './pls-model.ts';

/** Answers laid out for drawing samples: respondents kept, row-major, items in order of the plan. */
export interface PlsAnswers {
  readonly rows: number;
  readonly items: number;
  /** rows × items; NaN = no answer (never with `listwise`) */
  readonly values: Float64Array;
  readonly missing: PlsMissing;
  /** answers not given among the rows kept */
  readonly gaps: number;
  /** length `rows`: position in the data of each row kept */
  readonly kept: Uint32Array;
}

/** Moments over a sample; a mean-replaced answer counts as the mean. */
export interface PlsMoments {
  /** sum of the counts */
  readonly size: number;
  readonly means: Float64Array;
  /** standard deviations with n − 1 */
  readonly deviations: Float64Array;
  /** row-major items × items */
  readonly correlations: Float64Array;
}

/**
 * Lays out the answers. Fails with `pls.few-respondents` {respondents, needed}, `pls.few-complete` {respondents, complete, needed} where
 * listwise leaves too few, `pls.no-answers` {item}, `pls.constant-item` {item, value}, `pls.bad-answer` {item, row}.
 */
export function layAnswers(plan: PlsPlan, data: PlsData, missing: PlsMissing): Outcome<PlsAnswers> {
  const items = Array.from(plan.columns, (column) => data.items[column]!);
  const p = items.length;
  const needed = respondentsNeeded(plan.model);
  if (data.rows < needed) return fail('pls.few-respondents', { respondents: data.rows, needed });
  const kept: number[] = [];
  for (let row = 0; row < data.rows; row += 1) {
    let given = 0;
    for (const { name, values } of items) {
      const value = values[row]!;
      if (Number.isFinite(value)) given += 1;
      else if (!Number.isNaN(value)) return fail('pls.bad-answer', { item: name, row: row + 1 });
    }
    // Whoever answered nothing of the model says nothing of it: mean for mean would only dilute it.
    if (missing === 'listwise' ? given === p : given > 0) kept.push(row);
  }
  if (kept.length < needed)
    return missing === 'listwise'
      ? fail('pls.few-complete', { respondents: data.rows, complete: kept.length, needed })
      : fail('pls.few-respondents', { respondents: kept.length, needed });
  const values = new Float64Array(kept.length * p);
  let gaps = 0;
  for (const [j, item] of items.entries()) {
    let [least, most] = [Infinity, -Infinity];
    kept.forEach((row, i) => {
      const value = item.values[row]!;
      values[i * p + j] = value;
      if (Number.isNaN(value)) gaps += 1;
      else [least, most] = [Math.min(least, value), Math.max(most, value)];
    });
    if (least > most) return fail('pls.no-answers', { item: item.name });
    if (least === most) return fail('pls.constant-item', { item: item.name, value: least });
  }
  return succeed({ rows: kept.length, items: p, values, missing, gaps, kept: Uint32Array.from(kept) });
}

/** Working space, so that thousands of samples make no garbage. */
export interface MomentsSpace {
  readonly rows: Float64Array;
  readonly weight: Float64Array;
  readonly moments: { size: number; means: Float64Array; deviations: Float64Array; correlations: Float64Array };
}

export function momentsSpace(answers: PlsAnswers): MomentsSpace {
  const { rows, items: p } = answers;
  return {
    rows: new Float64Array(rows * p),
    weight: new Float64Array(rows),
    moments: {
      size: 0,
      means: new Float64Array(p),
      deviations: new Float64Array(p),
      correlations: new Float64Array(p * p),
    },
  };
}

/**
 * Moments of a sample; O(rows drawn · items²).
 * @param counts length rows: how often each respondent is in the sample; `null`: once each
 * @param space written to and returned as the moments
 * @returns `null` where an item is constant in the sample, or two items (pairwise) have fewer than three answers together
 */
export function momentsOf(
  answers: PlsAnswers,
  counts: ArrayLike<number> | null,
  space: MomentsSpace = momentsSpace(answers),
): PlsMoments | null {
  return answers.missing === 'pairwise' && answers.gaps > 0
    ? pairwiseMoments(answers, counts, space)
    : fullMoments(answers, counts, space);
}

function fullMoments(
  { rows, items: p, values, gaps }: PlsAnswers,
  counts: ArrayLike<number> | null,
  { rows: drawn, weight, moments }: MomentsSpace,
): PlsMoments | null {
  const { means, deviations, correlations } = moments;
  means.fill(0);
  let [m, size] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    const count = counts === null ? 1 : counts[i]!;
    if (count === 0) continue;
    for (let j = 0; j < p; j += 1) drawn[m * p + j] = values[i * p + j]!;
    weight[m] = count;
    size += count;
    m += 1;
  }
  if (gaps > 0) {
    for (let j = 0; j < p; j += 1) {
      let [sum, answered] = [0, 0];
      for (let i = 0; i < m; i += 1) {
        const value = drawn[i * p + j]!;
        if (Number.isNaN(value)) continue;
        sum += weight[i]! * value;
        answered += weight[i]!;
      }
      means[j] = sum / answered;
    }
  } else {
    for (let i = 0; i < m; i += 1) for (let j = 0; j < p; j += 1) means[j] = means[j]! + weight[i]! * drawn[i * p + j]!;
    for (let j = 0; j < p; j += 1) means[j] = means[j]! / size;
  }
  for (let i = 0; i < m; i += 1)
    for (let j = 0; j < p; j += 1) {
      const away = drawn[i * p + j]! - means[j]!;
      drawn[i * p + j] = Number.isNaN(away) ? 0 : away;
    }
  correlations.fill(0);
  for (let i = 0; i < m; i += 1) {
    const [from, count] = [i * p, weight[i]!];
    for (let j = 0; j < p; j += 1) {
      const one = count * drawn[from + j]!;
      const at = j * p;
      for (let l = j; l < p; l += 1) correlations[at + l] = correlations[at + l]! + one * drawn[from + l]!;
    }
  }
  for (let j = 0; j < p; j += 1) {
    const variance = correlations[j * p + j]! / (size - 1);
    if (!(variance > 1e-12 * (1 + means[j]! * means[j]!))) return null;
    deviations[j] = Math.sqrt(variance);
  }
  for (let j = 0; j < p; j += 1) {
    correlations[j * p + j] = 1;
    for (let l = j + 1; l < p; l += 1) {
      const r = correlations[j * p + l]! / ((size - 1) * deviations[j]! * deviations[l]!);
      correlations[j * p + l] = r;
      correlations[l * p + j] = r;
    }
  }
  moments.size = size;
  return moments;
}

/** Each pair of items over all who answered both; each item's own mean and spread over all who answered it. */
function pairwiseMoments(
  { rows, items: p, values }: PlsAnswers,
  counts: ArrayLike<number> | null,
  { moments }: MomentsSpace,
): PlsMoments | null {
  const { means, deviations, correlations } = moments;
  moments.size = 0;
  for (let i = 0; i < rows; i += 1) moments.size += counts === null ? 1 : counts[i]!;
  for (let j = 0; j < p; j += 1)
    for (let l = j; l < p; l += 1) {
      let [n, sumJ, sumL, jj, ll, jl] = [0, 0, 0, 0, 0, 0];
      for (let i = 0; i < rows; i += 1) {
        const count = counts === null ? 1 : counts[i]!;
        const [x, y] = [values[i * p + j]!, values[i * p + l]!];
        if (count === 0 || Number.isNaN(x + y)) continue;
        n += count;
        sumJ += count * x;
        sumL += count * y;
        jj += count * x * x;
        ll += count * y * y;
        jl += count * x * y;
      }
      const [varJ, varL] = [jj - (sumJ * sumJ) / n, ll - (sumL * sumL) / n];
      if (n < 3 || !(varJ > 1e-9 * jj) || !(varL > 1e-9 * ll)) return null;
      if (l === j) {
        means[j] = sumJ / n;
        deviations[j] = Math.sqrt(varJ / (n - 1));
        correlations[j * p + j] = 1;
      } else {
        const r = (jl - (sumJ * sumL) / n) / Math.sqrt(varJ * varL);
        correlations[j * p + l] = r;
        correlations[l * p + j] = r;
      }
    }
  return moments;
}
