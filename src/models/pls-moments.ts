/** Means, spreads and correlations of the items of a path model, for all respondents or for a sample drawn from them. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
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
  /** one respondent's answers less the means */
  readonly away: Float64Array;
  readonly answered: Float64Array;
  readonly moments: { size: number; means: Float64Array; deviations: Float64Array; correlations: Float64Array };
}

export function momentsSpace({ items: p }: PlsAnswers): MomentsSpace {
  return {
    away: new Float64Array(p),
    answered: new Float64Array(p),
    moments: {
      size: 0,
      means: new Float64Array(p),
      deviations: new Float64Array(p),
      correlations: new Float64Array(p * p),
    },
  };
}

/**
 * Moments of a sample; O(respondents drawn · items²).
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

/** What samples are drawn of, and their moments. */
export interface PlsUnits {
  /** how many there are to draw */
  readonly count: number;
  /** respondents are drawn by the group */
  readonly grouped: boolean;
  /** as `momentsOf`; the result is written over by the next call */
  moments(counts: ArrayLike<number> | null): PlsMoments | null;
}

/** Respondents are drawn one by one up to this many. */
export const DRAWN_ALONE = 20_000;
/** Groups of respondents drawn beyond it. */
const GROUPS = 2000;

/**
 * Respondents, or where there are more than 20,000, 2,000 groups of them dealt by chance whose sums are kept: what is drawn varies alike
 * (by a share of 1/2,000), and a sample costs the same however many respondents there are. In groups an answer not given counts as the
 * mean of all, not of the sample. Pairwise correlations are never grouped.
 */
export function plsUnits(answers: PlsAnswers, random: Random): PlsUnits {
  const grouped = answers.rows > DRAWN_ALONE && !(answers.missing === 'pairwise' && answers.gaps > 0);
  if (grouped) return groupUnits(answers, random);
  const space = momentsSpace(answers);
  return { count: answers.rows, grouped: false, moments: (counts) => momentsOf(answers, counts, space) };
}

function groupUnits(answers: PlsAnswers, random: Random): PlsUnits {
  const { rows, items: p, values } = answers;
  const space = momentsSpace(answers);
  const { moments } = space;
  const whole = momentsOf(answers, null, space);
  const centre = Float64Array.from(moments.means);
  const pairs = (p * (p + 1)) / 2;
  const sizes = new Float64Array(GROUPS);
  const sums = new Float64Array(GROUPS * p);
  const products = new Float64Array(GROUPS * pairs);
  const dealt = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1));
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  const { away } = space;
  for (let at = 0; at < rows; at += 1) {
    const group = at % GROUPS;
    const from = dealt[at]! * p;
    sizes[group] = sizes[group]! + 1;
    let cell = group * pairs;
    for (let j = 0; j < p; j += 1) {
      const value = values[from + j]! - centre[j]!;
      away[j] = Number.isNaN(value) ? 0 : value;
      sums[group * p + j] = sums[group * p + j]! + away[j]!;
    }
    for (let j = 0; j < p; j += 1)
      for (let l = j; l < p; l += 1, cell += 1) products[cell] = products[cell]! + away[j]! * away[l]!;
  }
  const sum = new Float64Array(p);
  const product = new Float64Array(pairs);
  return {
    count: GROUPS,
    grouped: true,
    moments: (counts) => {
      if (whole === null) return null;
      const { means, correlations } = moments;
      let size = 0;
      sum.fill(0);
      product.fill(0);
      for (let group = 0; group < GROUPS; group += 1) {
        const count = counts === null ? 1 : counts[group]!;
        if (count === 0) continue;
        size += count * sizes[group]!;
        for (let j = 0; j < p; j += 1) sum[j] = sum[j]! + count * sums[group * p + j]!;
        const from = group * pairs;
        for (let cell = 0; cell < pairs; cell += 1) product[cell] = product[cell]! + count * products[from + cell]!;
      }
      let cell = 0;
      for (let j = 0; j < p; j += 1) {
        means[j] = centre[j]! + sum[j]! / size;
        for (let l = j; l < p; l += 1, cell += 1) correlations[j * p + l] = product[cell]! - (sum[j]! * sum[l]!) / size;
      }
      moments.size = size;
      return standardiseProducts(moments, p);
    },
  };
}

function fullMoments(
  { rows, items: p, values }: PlsAnswers,
  counts: ArrayLike<number> | null,
  { away, answered, moments }: MomentsSpace,
): PlsMoments | null {
  const { means, correlations } = moments;
  means.fill(0);
  answered.fill(0);
  let size = 0;
  for (let i = 0; i < rows; i += 1) {
    const count = counts === null ? 1 : counts[i]!;
    if (count === 0) continue;
    size += count;
    for (let j = 0; j < p; j += 1) {
      const value = values[i * p + j]!;
      if (Number.isNaN(value)) continue;
      means[j] = means[j]! + count * value;
      answered[j] = answered[j]! + count;
    }
  }
  for (let j = 0; j < p; j += 1) means[j] = means[j]! / answered[j]!;
  correlations.fill(0);
  for (let i = 0; i < rows; i += 1) {
    const count = counts === null ? 1 : counts[i]!;
    if (count === 0) continue;
    for (let j = 0; j < p; j += 1) {
      const value = values[i * p + j]! - means[j]!;
      away[j] = Number.isNaN(value) ? 0 : value;
    }
    for (let j = 0; j < p; j += 1) {
      const one = count * away[j]!;
      const at = j * p;
      for (let l = j; l < p; l += 1) correlations[at + l] = correlations[at + l]! + one * away[l]!;
    }
  }
  moments.size = size;
  return standardiseProducts(moments, p);
}

/** From sums of products about the means (upper triangle of `correlations`) to deviations and correlations; `null`: a constant item. */
function standardiseProducts(moments: MomentsSpace['moments'], p: number): PlsMoments | null {
  const { size, means, deviations, correlations } = moments;
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
