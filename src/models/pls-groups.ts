/** The same path model in groups of respondents: what differs, and whether by more than chance (Chin & Dibbern 2010). */

import { fail, succeed, type Message, type Outcome } from '../lib/outcome.ts';
import type { Random } from '../lib/random.ts';
import { holm } from './holm.ts';
import { createPlsSolver } from './pls-algorithm.ts';
import { respondentsNeeded, type PlsData, type PlsModel, type PlsOptions } from './pls-model.ts';
import { momentsOf, momentsSpace } from './pls-moments.ts';
import { fitPls, preparePls, scoresOf, type PlsFit, type PlsPrepared } from './pls.ts';

export interface PlsGroups {
  readonly names: readonly string[];
  /** length `data.rows`: position in `names`; any other number: in no group */
  readonly codes: ArrayLike<number>;
}

export interface PlsGroupsOptions {
  /** how often respondents change groups by chance; 1,000 gives p to about .01 */
  readonly replicates: number;
  readonly random: Random;
  readonly progress?: (share: number) => void;
  readonly pause?: () => Promise<void>;
}

export interface PlsGroup {
  /** position in `PlsGroups.names` */
  readonly group: number;
  readonly fit: PlsFit;
}

export interface PlsDifference {
  /** first less second */
  readonly difference: number;
  /** share of permutations with a difference at least as great, two-sided */
  readonly p: number;
}

export interface PlsPathDifference extends PlsDifference {
  /** p by Holm's method over the arrows of this pair */
  readonly adjusted: number;
}

/** Whether a construct means the same in both groups (MICOM, Henseler, Ringle & Sarstedt 2016); without, paths say little. */
export interface PlsInvariance {
  /** correlation of the scores by the weights of one group with those of the other, over both */
  readonly correlation: number;
  /** 5 % point of that under permutation */
  readonly limit: number;
  /** share of permutations with a correlation at most as great; under .05: composites differ */
  readonly p: number;
  /** difference of mean scores, by weights of both together, in standard deviations */
  readonly mean: PlsDifference;
  /** difference of log variances of these scores */
  readonly variance: PlsDifference;
}

export interface PlsPairOfGroups {
  /** positions in `PlsComparison.groups` */
  readonly first: number;
  readonly second: number;
  /** permutations that could be estimated */
  readonly used: number;
  /** in order of `model.paths` */
  readonly paths: readonly PlsPathDifference[];
  /** by construct */
  readonly invariance: readonly PlsInvariance[];
}

export interface PlsComparison {
  readonly groups: readonly PlsGroup[];
  /** groups left out, and why */
  readonly unfit: readonly { readonly group: number; readonly respondents: number; readonly error: Message }[];
  /** every two of the groups */
  readonly pairs: readonly PlsPairOfGroups[];
}

/** The answers of some respondents. @param rows positions */
export function subsetPls(data: PlsData, rows: readonly number[]): PlsData {
  return {
    rows: rows.length,
    items: data.items.map((item) => ({ ...item, values: Float64Array.from(rows, (row) => item.values[row]!) })),
  };
}

/**
 * Fits the model in each group and tests every two by permutation: respondents of both dealt out anew to groups of the same sizes.
 * Groups too small or unfit are named and left out; fails with `pls.one-group` {needed} where fewer than two remain.
 * Fails too as `preparePls` does for the whole. O(pairs · replicates) pairs of fits.
 * @throws RangeError where codes and respondents differ in number
 */
export async function comparePlsGroups(
  data: PlsData,
  model: PlsModel,
  groups: PlsGroups,
  options: PlsGroupsOptions,
  settings: PlsOptions = {},
): Promise<Outcome<PlsComparison>> {
  if (groups.codes.length !== data.rows) throw new RangeError('codes and respondents differ in number');
  const whole = preparePls(data, model, settings);
  if (!whole.ok) return whole;
  const needed = respondentsNeeded(model);
  const members = groups.names.map((): number[] => []);
  for (let row = 0; row < data.rows; row += 1) members[groups.codes[row]!]?.push(row);
  const fits: (PlsGroup & { readonly rows: readonly number[] })[] = [];
  const unfit: { group: number; respondents: number; error: Message }[] = [];
  for (const [group, rows] of members.entries()) {
    await options.pause?.();
    const name = groups.names[group]!;
    const outcome =
      rows.length < needed
        ? fail('pls.group-small', { group: name, respondents: rows.length, needed })
        : fitPls(subsetPls(data, rows), model, settings);
    if (outcome.ok) fits.push({ group, fit: outcome.value, rows });
    else unfit.push({ group, respondents: rows.length, error: outcome.error });
  }
  if (fits.length < 2) return fail('pls.one-group', { needed });
  const pairs: PlsPairOfGroups[] = [];
  const count = (fits.length * (fits.length - 1)) / 2;
  for (const [first, one] of fits.entries())
    for (let second = first + 1; second < fits.length; second += 1) {
      const other = fits[second]!;
      const done = pairs.length;
      const rows = [...one.rows, ...other.rows];
      const both = preparePls(subsetPls(data, rows), model, settings);
      if (!both.ok) return both;
      const compared = await permute(both.value, one.rows.length, {
        ...options,
        progress: (share) => options.progress?.((done + share) / count),
      });
      pairs.push({ first, second, ...compared });
    }
  return succeed({ groups: fits.map(({ group, fit }) => ({ group, fit })), unfit, pairs });
}

/** Multiplications between two pauses: about 20 ms. */
const SLICE = 1.5e7;

/** @param firstRows respondents of the first group, who come first */
async function permute(
  { plan, answers, settings }: PlsPrepared,
  firstRows: number,
  { replicates, random, progress, pause }: PlsGroupsOptions,
): Promise<Pick<PlsPairOfGroups, 'used' | 'paths' | 'invariance'>> {
  const { rows, items: p } = answers;
  const { model, starts, construct } = plan;
  const k = model.constructs.length;
  const pooled = momentsOf(answers, null)!;
  const solver = createPlsSolver(plan, settings);
  solver.solve(pooled);
  const scores = scoresOf(answers, pooled.means, pooled.deviations, solver.estimates.weights, construct, k);
  // Respondents without a single answer are in neither.
  const size = answers.kept.filter((row) => row < firstRows).length;
  const space = momentsSpace(answers);
  const every = Math.max(1, Math.round(SLICE / (2 * rows * p ** 2)));
  const width = model.paths.length + 3 * k;
  const observed = new Float64Array(width);
  const found = new Float64Array(width);
  const exceeded = new Float64Array(width);
  const correlations: Float64Array[] = Array.from({ length: k }, () => new Float64Array(replicates));
  const tail = (at: number): number => model.paths.length + at;

  const compare = (counts: Uint8Array, into: Float64Array): boolean => {
    const first = momentsOf(answers, counts, space);
    if (first === null || solver.solve(first) !== null) return false;
    const paths = Float64Array.from(solver.estimates.paths);
    const weights = Float64Array.from(solver.estimates.weights);
    const spread = Float64Array.from(first.deviations);
    const flipped = counts.map((count) => 1 - count);
    const second = momentsOf(answers, flipped, space);
    if (second === null || solver.solve(second) !== null) return false;
    differ(paths, solver.estimates.paths, into);
    likeness(weights, spread, solver.estimates.weights, second.deviations, into);
    for (let c = 0; c < k; c += 1) {
      const sums = [0, 0, 0, 0, 0, 0];
      for (let i = 0; i < rows; i += 1) {
        const at = counts[i] === 1 ? 0 : 3;
        const score = scores[i * k + c]!;
        sums[at] = sums[at]! + 1;
        sums[at + 1] = sums[at + 1]! + score;
        sums[at + 2] = sums[at + 2]! + score * score;
      }
      const [n, sum, squares, m, sum2, squares2] = sums as [number, number, number, number, number, number];
      into[tail(k + c)] = sum / n - sum2 / m;
      const variance = (squares - (sum * sum) / n) / (n - 1);
      into[tail(2 * k + c)] = Math.log(variance / ((squares2 - (sum2 * sum2) / m) / (m - 1)));
    }
    return true;
  };

  const differ = (first: Float64Array, second: Float64Array, into: Float64Array): void => {
    model.paths.forEach(({ from, to }, i) => (into[i] = first[from * k + to]! - second[from * k + to]!));
  };

  /** Correlations of the two groups' composites over both: w₁'Rw₂ / √(w₁'Rw₁ · w₂'Rw₂), weights of items in their own units. */
  const likeness = (
    first: Float64Array,
    firstSpread: Float64Array,
    second: Float64Array,
    secondSpread: Float64Array,
    into: Float64Array,
  ): void => {
    for (let c = 0; c < k; c += 1) {
      let [across, one1, two2] = [0, 0, 0];
      for (let i = starts[c]!; i < starts[c + 1]!; i += 1)
        for (let j = starts[c]!; j < starts[c + 1]!; j += 1) {
          const r = pooled.correlations[i * p + j]! * pooled.deviations[i]! * pooled.deviations[j]!;
          const [a, b] = [first[i]! / firstSpread[i]!, second[j]! / secondSpread[j]!];
          across += a * b * r;
          one1 += a * (first[j]! / firstSpread[j]!) * r;
          two2 += (second[i]! / secondSpread[i]!) * b * r;
        }
      into[tail(c)] = across / Math.sqrt(one1 * two2);
    }
  };

  const counts = new Uint8Array(rows);
  counts.fill(1, 0, size);
  compare(counts, observed);
  let used = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    if (replicate % every === 0) {
      await pause?.();
      progress?.(replicate / replicates);
    }
    for (let i = rows - 1; i > 0; i -= 1) {
      const j = Math.floor(random.next() * (i + 1));
      [counts[i], counts[j]] = [counts[j]!, counts[i]!];
    }
    if (!compare(counts, found)) continue;
    for (let c = 0; c < k; c += 1) correlations[c]![used] = found[tail(c)]!;
    used += 1;
    for (let at = 0; at < width; at += 1) {
      const isCorrelation = at >= tail(0) && at < tail(k);
      const extreme = isCorrelation
        ? found[at]! <= observed[at]! + 1e-12
        : Math.abs(found[at]!) >= Math.abs(observed[at]!) - 1e-12;
      if (extreme) exceeded[at] = exceeded[at]! + 1;
    }
  }
  progress?.(1);
  const pOf = (at: number): number => (exceeded[at]! + 1) / (used + 1);
  const adjusted = holm(model.paths.map((_, i) => pOf(i)));
  return {
    used,
    paths: model.paths.map((_, i) => ({ difference: observed[i]!, p: pOf(i), adjusted: adjusted[i]! })),
    invariance: model.constructs.map((_, c) => ({
      correlation: observed[tail(c)]!,
      limit: lowerPoint(correlations[c]!.subarray(0, used)),
      p: pOf(tail(c)),
      mean: { difference: observed[tail(k + c)]!, p: pOf(tail(k + c)) },
      variance: { difference: observed[tail(2 * k + c)]!, p: pOf(tail(2 * k + c)) },
    })),
  };
}

/** 5 % point. */
function lowerPoint(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? NaN : sorted[Math.floor(0.05 * (sorted.length - 1))]!;
}
