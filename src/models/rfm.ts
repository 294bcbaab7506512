/** RFM: scores of recency, frequency and money, the cube they span, the eight classes, rules and break-even. */

import { meanExactly } from '../lib/exact-sum.ts';
import type { Random } from '../lib/random.ts';
import { distributionOf, distributionOfWhole, median, quantile, type Distribution } from './distribution.ts';
import { intervalsOf } from './intervals.ts';
import { kMeansCuts } from './k-means.ts';

/** One entry a customer in each: whole days since the last purchase, number of orders, money. */
export interface RfmValues {
  readonly r: Int32Array;
  readonly f: Uint32Array;
  readonly m: Float64Array;
}

export type Letter = 'r' | 'f' | 'm';

/** Scores 1 … bins, one entry a customer; the highest is best in all three (most recent, most often, most money). */
export type RfmScores = Readonly<Record<Letter, Uint8Array>>;

export type RfmDistributions = Readonly<Record<Letter, Distribution>>;

export interface CutOptions {
  readonly bins: number;
  /** the best score goes to the smallest values (recency) */
  readonly lowIsBest: boolean;
  /** what is added to the largest value to make a cut that nobody reaches: 1 for whole numbers */
  readonly step: number;
}

export function rfmDistributions({ r, f, m }: RfmValues): RfmDistributions {
  return { r: distributionOfWhole(r), f: distributionOfWhole(f), m: distributionOf(m) };
}

/**
 * Cut points of equal-count scoring with ties together: score = 1 + ⌊bins · rank / (n + 1)⌋, where rank counts from the worst
 * value and tied values share the mean of their ranks. This is the rule of SAS PROC RANK (GROUPS=, TIES=MEAN) and of the
 * RANK … NTILES procedure of SPSS, on which RFM tools of the field build; unlike SQL's NTILE it gives equal values equal scores
 * and does not depend on the order of rows. A value so common that it spans several fifths gets the middle one of them, so
 * some scores may go to nobody; one customer, or all alike, get the middle score.
 * The scores grow with the value, so they are given as the smallest raw value of each higher bin, ascending: a value v is in
 * raw bin 1 + #{cuts ≤ v}. Bins − 1 cuts; a cut that no value reaches is the largest value + step.
 */
export function equalCountCuts(distribution: Distribution, { bins, lowIsBest, step }: CutOptions): number[] {
  const n = distribution.size;
  return Array.from({ length: bins - 1 }, (_, index) => {
    const j = index + 1;
    // First rank (1-based, ascending) that may reach j / bins of n + 1; ties may pull its mean rank below.
    const candidate = Math.min(Math.ceil((j * (n + 1)) / bins), n);
    const value = distribution.at(candidate - 1);
    const last = distribution.atMost(value);
    const twiceRank = distribution.below(value) + 1 + last;
    // Ranks from the worst: for recency the worst is the largest, and "at least" turns into "more than".
    const excess = bins * twiceRank - 2 * j * (n + 1);
    if (lowIsBest ? excess > 0 : excess >= 0) return value;
    return last < n ? distribution.at(last) : distribution.at(n - 1) + step;
  });
}

/** Cut points at the quantiles 1/bins … (bins − 1)/bins of type 7. Equal quantiles leave the scores between them to nobody. */
export function quantileCuts(distribution: Distribution, bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, index) => quantile(distribution, (index + 1) / bins));
}

/**
 * Cut points between the groups of one-dimensional k-means on the raw values. Where fewer values differ than there are
 * bins, each is its own group and the groups take the scores 1 + ⌊bins · j / (k + 1)⌋, j = 1 … k, like ranks.
 */
export function clusterCuts(values: ArrayLike<number>, { bins, step }: CutOptions, random: Random): number[] {
  const sorted = Float64Array.from(values).sort();
  const cuts = kMeansCuts(sorted, { groups: bins, random, restarts: 100, iterations: 300 });
  const groups = cuts.length + 1;
  if (groups >= bins || sorted.length === 0) return cuts;
  const starts = [sorted[0]!, ...cuts];
  // Raw bin of group g (from 1); a bin that no group reaches starts at the next group's first value.
  return Array.from({ length: bins - 1 }, (_, index) => {
    const group = starts.findIndex((_start, g) => Math.floor((bins * (g + 1)) / (groups + 1)) >= index + 1);
    return group < 0 ? sorted.at(-1)! + step : starts[group]!;
  });
}

/**
 * Scores by ascending cut points, intervals lower ≤ v < upper: raw bin 1 + #{cuts ≤ v}, turned round where low is best.
 * @param cuts up to 254 of them
 */
export function scoresByCuts(
  values: Int32Array | Uint32Array | Float64Array,
  cuts: readonly number[],
  lowIsBest: boolean,
): Uint8Array {
  const scores = intervalsOf(values, cuts);
  const [worst, direction] = lowIsBest ? [cuts.length + 1, -1] : [1, 1];
  for (let i = 0; i < scores.length; i += 1) scores[i] = worst + direction * scores[i]!;
  return scores;
}

/**
 * Nested scores (Hughes, "Strategic Database Marketing"): equal-count scores of R, then of F among customers of the same R,
 * then of M among customers of the same R and F. Every level keeps ties together.
 */
export function nestedScores(values: RfmValues, bins: number, moneyStep: number): RfmScores {
  const whole = { bins, lowIsBest: false, step: 1 };
  const r = scoresByCuts(values.r, equalCountCuts(distributionOfWhole(values.r), { ...whole, lowIsBest: true }), true);
  const f = scoresWithin(r, bins, (members) => {
    const part = gatherWhole(values.f, members);
    return scoresByCuts(part, equalCountCuts(distributionOfWhole(part), whole), false);
  });
  const both = r.map((score, i) => (score - 1) * bins + f[i]!);
  const m = scoresWithin(both, bins * bins, (members) => {
    const part = Float64Array.from(members, (i) => values.m[i]!);
    return scoresByCuts(part, equalCountCuts(distributionOf(part), { ...whole, step: moneyStep }), false);
  });
  return { r, f, m };
}

/** Cell of the cube of each customer: ((r − 1) · bins + (f − 1)) · bins + (m − 1). */
export function cubeCells({ r, f, m }: RfmScores, bins: number): Uint16Array {
  const cells = new Uint16Array(r.length);
  const offset = bins * bins + bins + 1;
  for (let i = 0; i < cells.length; i += 1) cells[i] = (r[i]! * bins + f[i]!) * bins + m[i]! - offset;
  return cells;
}

export type RfmThresholds = Readonly<Record<Letter, number>>;

/**
 * What high and low are measured against.
 * @param decimals of money, see sumExactly
 */
export function rfmThresholds(
  values: RfmValues,
  distributions: RfmDistributions,
  against: 'mean' | 'median',
  decimals: number,
): RfmThresholds {
  if (against === 'median')
    return { r: median(distributions.r), f: median(distributions.f), m: median(distributions.m) };
  return { r: meanOfWhole(values.r), f: meanOfWhole(values.f), m: meanExactly(values.m, decimals) };
}

/**
 * The eight classes by R, F, M high or low; high is at least as good as the threshold (R: at most as many days).
 * Gives 0 … 7 for the codes RFM 111, 101, 011, 001, 110, 100, 010, 000.
 */
export function eightClasses({ r, f, m }: RfmValues, thresholds: RfmThresholds): Uint8Array {
  const classes = new Uint8Array(r.length);
  for (let i = 0; i < classes.length; i += 1) {
    const low = (r[i]! <= thresholds.r ? 0 : 2) + (f[i]! >= thresholds.f ? 0 : 1);
    classes[i] = (m[i]! >= thresholds.m ? 0 : 4) + low;
  }
  return classes;
}

/** Inclusive ranges of scores; a customer matches where all three scores are inside. */
export interface ScoreRule {
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
}

/** For each cell of the cube the first rule that matches it, or `rules.length` where none does. Length bins³. */
export function ruleOfCells(rules: readonly ScoreRule[], bins: number): Uint16Array {
  const inside = (range: readonly [number, number] | undefined, score: number): boolean =>
    range !== undefined && score >= range[0] && score <= range[1];
  return Uint16Array.from({ length: bins ** 3 }, (_, cell) => {
    const r = Math.floor(cell / (bins * bins)) + 1;
    const f = (Math.floor(cell / bins) % bins) + 1;
    const m = (cell % bins) + 1;
    const first = rules.findIndex(({ ranges }) => inside(ranges.r, r) && inside(ranges.f, f) && inside(ranges.m, m));
    return first < 0 ? rules.length : first;
  });
}

/** Weights divided by their sum; all zero (or not given) weigh the same. */
export function normaliseWeights(weights: Readonly<Record<Letter, number>>): Readonly<Record<Letter, number>> {
  const sum = weights.r + weights.f + weights.m;
  return sum > 0 ? { r: weights.r / sum, f: weights.f / sum, m: weights.m / sum } : { r: 1 / 3, f: 1 / 3, m: 1 / 3 };
}

/** Weighted score of each cell of the cube, on the scale of the scores. Length bins³. */
export function weightedScoreOfCells(weights: Readonly<Record<Letter, number>>, bins: number): Float64Array {
  const { r, f, m } = normaliseWeights(weights);
  return Float64Array.from({ length: bins ** 3 }, (_, cell) => {
    const score =
      r * (Math.floor(cell / (bins * bins)) + 1) + f * ((Math.floor(cell / bins) % bins) + 1) + m * ((cell % bins) + 1);
    return Math.min(Math.max(score, 1), bins);
  });
}

/**
 * Share of those contacted who must respond for a mailing to pay: cost of a contact ÷ margin of a response (Hughes).
 * @returns NaN for negative or missing numbers; Infinity where a response earns nothing but contacts cost
 */
export function breakEvenResponse(cost: number, margin: number): number {
  if (!(cost >= 0) || !(margin >= 0)) return NaN;
  return cost === 0 ? 0 : cost / margin;
}

/** Mean of whole numbers; their sum is exact far beyond any file. NaN for none. */
function meanOfWhole(values: Int32Array | Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}

/** Scores made group by group. `score` is given the members of a group and gives their scores in the same order. */
function scoresWithin(group: Uint8Array, groups: number, score: (members: Uint32Array) => Uint8Array): Uint8Array {
  const ends = new Uint32Array(groups + 2);
  for (let i = 0; i < group.length; i += 1) ends[group[i]! + 1]! += 1;
  for (let g = 1; g < ends.length; g += 1) ends[g]! += ends[g - 1]!;
  const members = new Uint32Array(group.length);
  const next = ends.slice();
  for (let i = 0; i < group.length; i += 1) {
    const g = group[i]!;
    members[next[g]!] = i;
    next[g]! += 1;
  }
  const scores = new Uint8Array(group.length);
  for (let g = 1; g <= groups; g += 1) {
    const part = members.subarray(ends[g]!, ends[g + 1]!);
    if (part.length === 0) continue;
    const partScores = score(part);
    for (let k = 0; k < part.length; k += 1) scores[part[k]!] = partScores[k]!;
  }
  return scores;
}

function gatherWhole(values: Uint32Array, members: Uint32Array): Uint32Array {
  const part = new Uint32Array(members.length);
  for (let k = 0; k < members.length; k += 1) part[k] = values[members[k]!]!;
  return part;
}
