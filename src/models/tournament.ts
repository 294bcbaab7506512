/** Paired comparison (对偶比较): each pair gives its winner a point; weights are points over their sum. And whether a judge goes in circles. */

export interface Tournament {
  /** length n: points, half a point a tie, times how often it was judged */
  readonly points: Float64Array;
  /** length n, sums to 1 */
  readonly weights: Float64Array;
  /** pairs no one compared */
  readonly unjudged: number;
}

/**
 * @param wins row-major n × n: how often i was preferred to j, a tie one half for either
 * @param own points each thing is given for itself, so that one that lost everything keeps a weight (1 is the amended 0–1 scoring)
 */
export function tournament(wins: Float64Array, n: number, own: number): Tournament {
  const points = new Float64Array(n);
  let unjudged = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      if (i === j) continue;
      points[i]! += wins[i * n + j]!;
      if (i < j && wins[i * n + j]! + wins[j * n + i]! === 0) unjudged += 1;
    }
  const given = points.map((value) => value + own);
  const sum = given.reduce((all, value) => all + value, 0);
  return { points, weights: given.map((value) => (sum > 0 ? value / sum : 1 / n)), unjudged };
}

/**
 * Circles of three (i over j, j over k, k over i) of one judge who compared every pair once, and Kendall's coefficient of consistence
 * ζ = 1 − d / d_max (Kendall & Babington Smith 1940). Ties count one half, as Kendall has them.
 * @param wins row-major n × n of that judge, each pair adding up to 1
 */
export function circularTriads(
  wins: Float64Array,
  n: number,
): { readonly triads: number; readonly consistence: number } {
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    let points = 0;
    for (let j = 0; j < n; j += 1) if (i !== j) points += wins[i * n + j]!;
    squares += points * points;
  }
  const triads = (n * (n - 1) * (2 * n - 1)) / 12 - squares / 2;
  const most = n % 2 === 1 ? (n ** 3 - n) / 24 : (n ** 3 - 4 * n) / 24;
  return { triads, consistence: most > 0 ? 1 - triads / most : 1 };
}
