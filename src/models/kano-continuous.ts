/** Continuous Kano analysis: answers as scores, their means with intervals and the ellipse of both means together. */

import {
  KANO_CATEGORIES,
  kanoCategory,
  kanoTable,
  type KanoCategory,
  type KanoPoints,
  type KanoTable,
} from './kano-table.ts';
import { studentQuantile } from './special/student.ts';

/**
 * DuMouchel's scores (in Berger et al. 1993, CQM Journal 2, 4), like … dislike. They are not symmetric because must-be and
 * live-with answers say less about what a customer wants than like and dislike, and because negative means, where answers are
 * reverse or questionable, should be rare. Of three answers the middle one is neutral.
 */
export const KANO_SCORES: Readonly<
  Record<KanoPoints, { readonly functional: readonly number[]; readonly dysfunctional: readonly number[] }>
> = {
  5: { functional: [4, 2, 0, -1, -2], dysfunctional: [-2, -1, 0, 2, 4] },
  3: { functional: [4, 0, -2], dysfunctional: [-2, 0, 4] },
};

/** Where the plane of both means is cut into M, O, A and I: the middle of 0 … 4. */
export const KANO_SCORE_CUT = 2;
/** At and below this a mean is on the other side: the middle of −2 … 0. */
export const KANO_SCORE_LOW = -1;

export interface KanoMean {
  readonly mean: number;
  /** standard deviation of the answers (n − 1); NaN below two */
  readonly deviation: number;
  /** Student's t interval of the mean; NaN below two answers */
  readonly interval: readonly [number, number];
}

/** Confidence region of both means together: centre at the means, x dysfunctional, y functional. */
export interface KanoEllipse {
  /** semi-axes, the longer first, in scores */
  readonly axes: readonly [number, number];
  /** of the longer axis, radians counter-clockwise from the dysfunctional axis, −π/2 … π/2 */
  readonly angle: number;
}

export interface KanoScore {
  readonly n: number;
  /** −2 … 4: x in the map, how much its absence is minded */
  readonly dysfunctional: KanoMean;
  /** −2 … 4: y in the map, how much its presence is liked */
  readonly functional: KanoMean;
  /** Pearson's r of both scores over the answers; NaN where one does not vary */
  readonly correlation: number;
  /** `null` below three answers or where a score does not vary */
  readonly ellipse: KanoEllipse | null;
  /** by the place of the means, see kanoScoreCategory; `null` without answers */
  readonly category: KanoCategory | null;
}

export interface KanoScoreOptions {
  /** of intervals and ellipse, default .95 */
  readonly confidence?: number;
  /** categories whose answers are left out, such as Q; default none */
  readonly without?: readonly KanoCategory[];
}

/**
 * Scores of one feature from its counted answers.
 * Ellipse: Hotelling's T² region of the mean, (n − 1)(α^(−2/(n−2)) − 1) times the covariance of the means; with two variables the
 * quantile of F has this closed form.
 * @param grid length points², functional · points + dysfunctional
 */
export function scoreKano(grid: ArrayLike<number>, table: KanoTable, options: KanoScoreOptions = {}): KanoScore {
  const { confidence = 0.95, without = [] } = options;
  const { points, categories } = table;
  const scores = KANO_SCORES[points];
  const left = new Set(without.map((category) => KANO_CATEGORIES.indexOf(category)));
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (let cell = 0; cell < points * points; cell += 1) {
    const count = grid[cell]!;
    if (count === 0 || left.has(categories[cell]!)) continue;
    const f = scores.functional[Math.floor(cell / points)]!;
    const d = scores.dysfunctional[cell % points]!;
    n += count;
    x += count * d;
    y += count * f;
    xx += count * d * d;
    xy += count * d * f;
    yy += count * f * f;
  }
  const [meanX, meanY] = [x / n, y / n];
  const many = n > 1 ? n - 1 : NaN;
  // Scores are whole numbers: these sums are exact, so a constant score has a variance of exactly zero.
  const varianceX = Math.max(0, (n * xx - x * x) / (n * many));
  const varianceY = Math.max(0, (n * yy - y * y) / (n * many));
  const covariance = (n * xy - x * y) / (n * many);
  const t = studentQuantile((1 + confidence) / 2, n - 1);
  const meanOf = (mean: number, variance: number): KanoMean => {
    const half = t * Math.sqrt(variance / n);
    return { mean, deviation: Math.sqrt(variance), interval: [mean - half, mean + half] };
  };
  return {
    n,
    dysfunctional: meanOf(meanX, varianceX),
    functional: meanOf(meanY, varianceY),
    correlation: varianceX > 0 && varianceY > 0 ? covariance / Math.sqrt(varianceX * varianceY) : NaN,
    ellipse: ellipseOf(
      varianceX / n,
      covariance / n,
      varianceY / n,
      (n - 1) * ((1 - confidence) ** (-2 / (n - 2)) - 1),
      n,
    ),
    category: n > 0 ? kanoScoreCategory(meanX, meanY) : null,
  };
}

/**
 * The category of a point of the map: each mean is cut half way to its ends, at 2 and −1, and the two are read in the table of three
 * answers, so that the quadrants of positive means are M, O, A and I and negative means are reverse or questionable.
 * @param dysfunctional x @param functional y
 */
export function kanoScoreCategory(dysfunctional: number, functional: number): KanoCategory {
  const level = (score: number, ends: readonly [high: number, low: number]): number =>
    score >= KANO_SCORE_CUT ? ends[0] : score <= KANO_SCORE_LOW ? ends[1] : 1;
  return kanoCategory(kanoTable('classic', 3), level(functional, [0, 2]), level(dysfunctional, [2, 0]))!;
}

/** Points of an ellipse about a centre, counter-clockwise, the first not repeated. @param count at least 3 */
export function ellipsePoints(
  { axes, angle }: KanoEllipse,
  centre: readonly [x: number, y: number],
  count = 64,
): readonly (readonly [x: number, y: number])[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: count }, (_, k) => {
    const at = (2 * Math.PI * k) / count;
    const [along, across] = [axes[0] * Math.cos(at), axes[1] * Math.sin(at)];
    return [centre[0] + along * cos - across * sin, centre[1] + along * sin + across * cos] as const;
  });
}

/** From the covariance matrix of two means; eigenvalues of a symmetric 2 × 2 matrix in closed form. */
function ellipseOf(xx: number, xy: number, yy: number, factor: number, n: number): KanoEllipse | null {
  if (!(n > 2) || !(xx > 0) || !(yy > 0)) return null;
  const middle = (xx + yy) / 2;
  const apart = Math.hypot((xx - yy) / 2, xy);
  return {
    axes: [Math.sqrt(factor * (middle + apart)), Math.sqrt(factor * Math.max(0, middle - apart))],
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}
