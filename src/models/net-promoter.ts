/**
 * The net promoter score: share of promoters less share of detractors, with its variance, three intervals, tests of differences and
 * the sample it needs. Reichheld (2003), The one number you need to grow, Harvard Business Review; intervals compared by Rocks (2016),
 * Interval estimation for the "net promoter score", The American Statistician 70, 365–372.
 */

import { chiSquareUpper, normalQuantile, twoSided } from './special/normal.ts';

/** Answers of each kind; whole numbers unless answers are weighted. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface NpsEstimate {
  readonly n: number;
  /** −1 … 1; NaN where nobody answered, as are the two below */
  readonly nps: number;
  /** of one answer that counts 1, 0 or −1: p + d − (p − d)² */
  readonly variance: number;
  /** √(variance / n) */
  readonly standardError: number;
}

export type NpsInterval = readonly [low: number, high: number];

export const NPS_METHODS = ['wald', 'adjusted-wald', 'score'] as const;

export type NpsMethod = (typeof NPS_METHODS)[number];

export function estimateNps({ promoters, passives, detractors }: NpsCounts): NpsEstimate {
  const n = promoters + passives + detractors;
  const [p, d] = [promoters / n, detractors / n];
  const variance = Math.max(0, p + d - (p - d) ** 2);
  return n > 0
    ? { n, nps: p - d, variance, standardError: Math.sqrt(variance / n) }
    : { n, nps: NaN, variance: NaN, standardError: NaN };
}

/**
 * Interval of the score, within −1 … 1 and never without the score itself; [NaN, NaN] where nobody answered.
 * `wald`: ± z standard errors; too short for few answers, and of no length where all are of one kind. `adjusted-wald`: the same after
 * adding ¾ of a promoter, 1½ passives and ¾ of a detractor, widened to the score where all or almost all are of one kind. `score`: all values a score test does not reject (Tango 1998).
 * @param level such as .95
 */
export function npsInterval(counts: NpsCounts, method: NpsMethod, level = 0.95): NpsInterval {
  if (!(estimateNps(counts).n > 0)) return [NaN, NaN];
  const z = normalQuantile(0.5 + level / 2);
  if (method === 'score') return [scoreEnd(counts, z, -1), scoreEnd(counts, z, 1)];
  const { nps: score } = estimateNps(counts);
  const { nps, standardError } = estimateNps(method === 'wald' ? counts : adjusted(counts));
  return [
    Math.max(-1, Math.min(score, nps - z * standardError)),
    Math.min(1, Math.max(score, nps + z * standardError)),
  ];
}

function adjusted({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: promoters + 0.75, passives: passives + 1.5, detractors: detractors + 0.75 };
}

/** Bisection of the score statistic, which falls as the value asked about rises. @param side −1 for the low end, 1 for the high */
function scoreEnd(counts: NpsCounts, z: number, side: -1 | 1): number {
  const { nps } = estimateNps(counts);
  let [inner, outer] = [nps, side as number];
  if (Math.abs(scoreStatistic(counts, outer)) <= z) return outer;
  for (let step = 0; step < 200 && Math.abs(outer - inner) > 1e-15; step += 1) {
    const middle = (inner + outer) / 2;
    if (Math.abs(scoreStatistic(counts, middle)) <= z) inner = middle;
    else outer = middle;
  }
  return (inner + outer) / 2;
}

/**
 * z of the hypothesis that the score is δ: the difference over its standard error under the shares most likely given δ
 * (Tango 1998, Statistics in Medicine 17, 891–908).
 */
export function scoreStatistic({ promoters, passives, detractors }: NpsCounts, delta: number): number {
  const n = promoters + passives + detractors;
  const a = 2 * n;
  const b = -promoters - detractors + (2 * n - promoters + detractors) * delta;
  const c = -detractors * delta * (1 - delta);
  const detractorShare = Math.max(0, (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a));
  const variance = Math.max(0, 2 * detractorShare + delta * (1 - delta));
  const difference = promoters - detractors - n * delta;
  if (Math.abs(difference) < 1e-12 * n) return 0;
  return difference / Math.sqrt(n * variance);
}

export interface NpsDifference {
  /** first score less the second */
  readonly difference: number;
  readonly standardError: number;
  /** Wald, within −2 … 2 */
  readonly interval: NpsInterval;
  readonly z: number;
  /** two-sided */
  readonly p: number;
}

/**
 * z test of two independent scores. Where all of a group are of one kind its variance is taken after the addition of the adjusted
 * Wald interval: nobody is that sure. All NaN where a group is empty.
 */
export function compareNps(first: NpsCounts, second: NpsCounts, level = 0.95): NpsDifference {
  const [one, other] = [estimateNps(first), estimateNps(second)];
  const difference = one.nps - other.nps;
  const standardError = Math.sqrt(sureVariance(first) + sureVariance(second));
  const reach = normalQuantile(0.5 + level / 2) * standardError;
  const z = difference / standardError;
  return {
    difference,
    standardError,
    interval: [Math.max(-2, difference - reach), Math.min(2, difference + reach)],
    z,
    p: Number.isNaN(z) ? NaN : twoSided(z),
  };
}

/** Squared standard error, never 0. */
function sureVariance(counts: NpsCounts): number {
  const { n, variance } = estimateNps(counts);
  if (!(n > 0)) return NaN;
  if (variance > 0) return variance / n;
  const sure = estimateNps(adjusted(counts));
  return sure.variance / sure.n;
}

export interface ManyNps {
  /** Σ w (score − weighted mean)², w = 1 / squared standard error */
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/** χ² test that all scores are equal; empty groups are left out, and with fewer than two there is none. */
export function compareManyNps(groups: readonly NpsCounts[]): ManyNps {
  const used = groups.filter((counts) => estimateNps(counts).n > 0);
  const weights = used.map((counts) => 1 / sureVariance(counts));
  const scores = used.map((counts) => estimateNps(counts).nps);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = scores.reduce((sum, score, i) => sum + weights[i]! * score, 0) / all;
  const chiSquare = scores.reduce((sum, score, i) => sum + weights[i]! * (score - mean) ** 2, 0);
  const degrees = Math.max(0, used.length - 1);
  return degrees > 0
    ? { chiSquare, degrees, p: chiSquareUpper(chiSquare, degrees) }
    : { chiSquare: NaN, degrees, p: NaN };
}

/**
 * Answers needed for an interval of ± margin; NaN where the variance is 0, for answers all alike do not tell how much they vary.
 * @param margin > 0, 0.05 for five points @param variance of one answer; 1 is the worst
 */
export function npsSampleSize(margin: number, variance: number, level = 0.95): number {
  const z = normalQuantile(0.5 + level / 2);
  return variance > 0 ? Math.max(1, Math.ceil((z * z * variance) / (margin * margin) - 1e-9)) : NaN;
}

/** Answers needed in each of two waves to find a change of so much with a chance of `power`; NaN without variance. @param change > 0 */
export function npsChangeSize(change: number, variance: number, level = 0.95, power = 0.8): number {
  const reach = normalQuantile(0.5 + level / 2) + normalQuantile(power);
  return variance > 0 ? Math.max(1, Math.ceil((2 * variance * reach * reach) / (change * change) - 1e-9)) : NaN;
}

export interface NpsTrend {
  /** change of the score a period, by least squares over the single answers (1, 0, −1) */
  readonly slope: number;
  readonly standardError: number;
  readonly p: number;
  /** the split with the largest difference between all periods before and from it on; `null` with fewer than two periods */
  readonly step:
    | (NpsDifference & {
        readonly at: number;
        /** Bonferroni over the splits */ readonly adjusted: number;
        readonly before: NpsEstimate;
        readonly after: NpsEstimate;
      })
    | null;
}

/** Whether scores rise or fall over evenly spaced periods, and where they step most. Periods without answers count as time. */
export function npsTrend(periods: readonly NpsCounts[]): NpsTrend {
  return { ...slopeOf(periods), step: largestStep(periods) };
}

function slopeOf(periods: readonly NpsCounts[]): Pick<NpsTrend, 'slope' | 'standardError' | 'p'> {
  let [n, sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0, 0];
  periods.forEach((counts, x) => {
    const { promoters: p, passives, detractors: d } = counts;
    const m = p + passives + d;
    n += m;
    sumX += m * x;
    sumY += p - d;
    sumXX += m * x * x;
    sumXY += x * (p - d);
    sumYY += p + d;
  });
  const xx = sumXX - (sumX * sumX) / n;
  const xy = sumXY - (sumX * sumY) / n;
  const yy = sumYY - (sumY * sumY) / n;
  if (!(xx > 0) || n < 3) return { slope: NaN, standardError: NaN, p: NaN };
  const slope = xy / xx;
  const standardError = Math.sqrt(Math.max(0, yy - slope * xy) / (n - 2) / xx);
  return { slope, standardError, p: standardError > 0 ? twoSided(slope / standardError) : NaN };
}

function largestStep(periods: readonly NpsCounts[]): NpsTrend['step'] {
  const add = (a: NpsCounts, b: NpsCounts): NpsCounts => ({
    promoters: a.promoters + b.promoters,
    passives: a.passives + b.passives,
    detractors: a.detractors + b.detractors,
  });
  const none: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
  let best: NpsTrend['step'] = null;
  let splits = 0;
  for (let at = 1; at < periods.length; at += 1) {
    const [before, after] = [periods.slice(0, at).reduce(add, none), periods.slice(at).reduce(add, none)];
    const test = compareNps(after, before);
    // A split before an empty period says the same as the one after it.
    if (!Number.isFinite(test.z) || estimateNps(periods[at]!).n === 0) continue;
    splits += 1;
    if (best === null || Math.abs(test.z) > Math.abs(best.z))
      best = { ...test, at, adjusted: NaN, before: estimateNps(before), after: estimateNps(after) };
  }
  return best && { ...best, adjusted: Math.min(1, best.p * splits) };
}
