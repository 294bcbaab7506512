/** k-means: groups with the least sum of squared distances to their centres, seeded by k-means++, restarted, best kept. */

import type { Random } from '../lib/random.ts';
import { sortedDistribution, type Distribution } from './distribution.ts';

export interface KMeansFit {
  /** row-major k × dimensions; k may be smaller than asked for where fewer points differ */
  readonly centres: Float64Array;
  /** length n: group of each point, 0 … k − 1 */
  readonly group: Uint32Array;
  readonly sizes: Uint32Array;
  /** sum of squared distances of points to their centres */
  readonly within: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface KMeansOptions {
  readonly groups: number;
  readonly random: Random;
  /** the best of this many runs is kept */
  readonly restarts: number;
  /** most rounds of one run */
  readonly iterations: number;
}

/**
 * Lloyd's algorithm (Lloyd 1982) from k-means++ seeds (Arthur & Vassilvitskii 2007).
 * @param points row-major n × dimensions, finite; bring features to one scale beforehand
 */
export function fitKMeans(points: Float64Array, dimensions: number, options: KMeansOptions): KMeansFit {
  if (!(dimensions >= 1) || points.length % dimensions !== 0)
    throw new RangeError(`${points.length} numbers are no points of ${dimensions} dimensions`);
  let best: KMeansFit | null = null;
  for (let run = 0; run < Math.max(options.restarts, 1); run += 1) {
    const fit = runLloyd(points, dimensions, seedCentres(points, dimensions, options), options.iterations);
    if (best === null || fit.within < best.within) best = fit;
  }
  return best!;
}

/**
 * k-means of numbers on a line, for any number of them: the groups are ranges, so only their borders are kept, and prefix
 * sums give centres and distances without visiting the points again. O(n log n) once to sort, then O(k log n) a round.
 * @param sorted ascending, finite
 * @returns smallest value of each group but the first, ascending: the cut points. Fewer than groups − 1 where fewer values differ.
 */
export function kMeansCuts(sorted: Float64Array, { groups, random, restarts, iterations }: KMeansOptions): number[] {
  const n = sorted.length;
  if (n === 0) return [];
  // Sums of value − middle and its square, so that squares of large values do not drown differences.
  const middle = sorted[n >>> 1]!;
  const [sums, squares] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  for (let i = 0; i < n; i += 1) {
    const x = sorted[i]! - middle;
    sums[i + 1] = sums[i]! + x;
    squares[i + 1] = squares[i]! + x * x;
  }
  const order = sortedDistribution(sorted);
  /** Sum of (x − centre)² over points from … to − 1; the centre is relative to the middle. */
  const spread = (from: number, to: number, centre: number): number =>
    Math.max(squares[to]! - squares[from]! - 2 * centre * (sums[to]! - sums[from]!) + (to - from) * centre * centre, 0);
  /** The same about their own mean. */
  const withinOf = (from: number, to: number): number =>
    to > from ? spread(from, to, (sums[to]! - sums[from]!) / (to - from)) : 0;
  /** Index of the first point of each group and n at the end, for ascending centres. */
  const bordersOf = (centres: readonly number[]): number[] => [
    0,
    ...centres.slice(1).map((centre, j) => order.below((centre + centres[j]!) / 2 + middle)),
    n,
  ];

  const seed = (): number[] => {
    let centres = [sorted[random.integer(0, n - 1)]! - middle];
    while (centres.length < groups) {
      const borders = bordersOf(centres);
      const masses = centres.map((centre, j) => spread(borders[j]!, borders[j + 1]!, centre));
      let left = random.next() * masses.reduce((total, mass) => total + mass, 0);
      if (!(left > 0)) break;
      let j = 0;
      while (j < masses.length - 1 && left >= masses[j]!) left -= masses[j++]!;
      // The point at which the squared distances to this centre add up to what is left.
      let [low, high] = [borders[j]!, borders[j + 1]! - 1];
      while (low < high) {
        const half = (low + high) >>> 1;
        if (spread(borders[j]!, half + 1, centres[j]!) > left) high = half;
        else low = half + 1;
      }
      const next = sorted[low]! - middle;
      if (centres.includes(next)) break;
      centres = [...centres, next].sort((a, b) => a - b);
    }
    return centres;
  };

  let best: { readonly borders: number[]; readonly within: number } | null = null;
  for (let run = 0; run < Math.max(restarts, 1); run += 1) {
    let borders = bordersOf(seed());
    for (let round = 0; round < iterations; round += 1) {
      const next = bordersOf(meansBetween(borders, sums));
      if (next.every((border, j) => border === borders[j])) break;
      borders = next;
    }
    shiftBorders(borders, order, withinOf);
    const within = borders.slice(1).reduce((total, to, j) => total + withinOf(borders[j]!, to), 0);
    if (best === null || within < best.within) best = { borders, within };
  }
  return best!.borders
    .slice(1, -1)
    .filter((border) => border > 0 && border < n)
    .map((border) => sorted[border]!);
}

/**
 * Moves equal values over a border while that lowers the sum of squares: on a line Lloyd's rounds often stop one value short of
 * the optimum (the improvement step of Hartigan & Wong 1979). Changes `borders`.
 */
function shiftBorders(borders: number[], order: Distribution, withinOf: (from: number, to: number) => number): void {
  const n = borders.at(-1)!;
  // Each step lowers the sum, so this ends by itself; the limit is for sums that differ by roundings alone.
  for (let step = 0, moved = true; moved && step < 100_000; step += 1) {
    moved = false;
    for (let j = 1; j < borders.length - 1; j += 1) {
      const [from, border, to] = [borders[j - 1]!, borders[j]!, borders[j + 1]!];
      const now = withinOf(from, border) + withinOf(border, to);
      const right = border < n ? order.atMost(order.at(border)) : n;
      const left = border > 0 ? order.below(order.at(border - 1)) : 0;
      for (const next of [left, right]) {
        if (next <= from || next >= to || withinOf(from, next) + withinOf(next, to) >= now * (1 - 1e-12)) continue;
        borders[j] = next;
        moved = true;
        break;
      }
    }
  }
}

/** Mean of the points between neighbouring borders; an empty group keeps to the border so that centres stay ascending. */
function meansBetween(borders: readonly number[], sums: Float64Array): number[] {
  return borders.slice(1).map((to, j) => {
    const from = borders[j]!;
    const at = Math.min(from, sums.length - 2);
    return to > from ? (sums[to]! - sums[from]!) / (to - from) : sums[at + 1]! - sums[at]!;
  });
}

/** k-means++: each next centre is a point drawn with probability in proportion to its squared distance to the nearest so far. */
function seedCentres(points: Float64Array, dimensions: number, { groups, random }: KMeansOptions): Float64Array {
  const n = points.length / dimensions;
  const chosen = n === 0 ? [] : [random.integer(0, n - 1)];
  const nearest = new Float64Array(n).fill(Infinity);
  while (chosen.length > 0 && chosen.length < groups) {
    const latest = points.subarray(chosen.at(-1)! * dimensions, (chosen.at(-1)! + 1) * dimensions);
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(points, i * dimensions, latest, 0, dimensions));
      total += nearest[i]!;
    }
    // All points are centres already.
    if (!(total > 0)) break;
    let left = random.next() * total;
    let pick = -1;
    for (let i = 0; i < n && left >= 0; i += 1) {
      if (nearest[i] === 0) continue;
      pick = i;
      left -= nearest[i]!;
    }
    chosen.push(pick);
  }
  const centres = new Float64Array(chosen.length * dimensions);
  chosen.forEach((i, j) => centres.set(points.subarray(i * dimensions, (i + 1) * dimensions), j * dimensions));
  return centres;
}

function runLloyd(points: Float64Array, dimensions: number, centres: Float64Array, most: number): KMeansFit {
  const n = points.length / dimensions;
  const k = centres.length / dimensions;
  const group = new Uint32Array(n);
  const sizes = new Uint32Array(k);
  let [iterations, within, converged] = [0, 0, false];
  for (; !converged && iterations < Math.max(most, 1); iterations += 1) {
    within = 0;
    converged = iterations > 0;
    for (let i = 0; i < n; i += 1) {
      let [nearest, least] = [0, Infinity];
      for (let j = 0; j < k; j += 1) {
        const distance = squaredDistance(points, i * dimensions, centres, j * dimensions, dimensions);
        if (distance < least) [nearest, least] = [j, distance];
      }
      if (group[i] !== nearest) {
        group[i] = nearest;
        converged = false;
      }
      within += least;
    }
    if (!converged) moveCentres(points, dimensions, group, centres, sizes);
  }
  return { centres, group, sizes, within, iterations, converged };
}

/** Centres become the means of their points; one without points stays where it is. */
function moveCentres(
  points: Float64Array,
  dimensions: number,
  group: Uint32Array,
  centres: Float64Array,
  sizes: Uint32Array,
): void {
  sizes.fill(0);
  const sums = new Float64Array(centres.length);
  for (let i = 0; i < group.length; i += 1) {
    const j = group[i]!;
    sizes[j]! += 1;
    for (let d = 0; d < dimensions; d += 1) sums[j * dimensions + d]! += points[i * dimensions + d]!;
  }
  for (let j = 0; j < sizes.length; j += 1) {
    if (sizes[j] === 0) continue;
    for (let d = 0; d < dimensions; d += 1) centres[j * dimensions + d] = sums[j * dimensions + d]! / sizes[j]!;
  }
}

function squaredDistance(a: Float64Array, at: number, b: Float64Array, bt: number, dimensions: number): number {
  let total = 0;
  for (let d = 0; d < dimensions; d += 1) {
    const difference = a[at + d]! - b[bt + d]!;
    total += difference * difference;
  }
  return total;
}
