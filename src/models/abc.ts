/** ABC: items ranked by value, the share of value the first so many bring, classes, Gini, and limits computed from the curve. */

import { largestMagnitude, planSum } from '../lib/exact-sum.ts';
import { descendingOrder } from '../lib/sort-order.ts';

/** Items by rank, highest value first. Values below zero count as 0 in everything but their rank (last). */
export interface AbcCurve {
  /** number of items, n */
  readonly size: number;
  /** length n: item at each rank */
  readonly order: Uint32Array;
  /** length n: value of the items up to and with each rank, in the unit of `total` */
  readonly cumulative: Float64Array;
  /** sum of the positive values in whole minor units (value × scale) where money is exact, else in the values' own unit */
  readonly total: number;
  readonly scale: number;
  readonly negative: number;
  readonly zero: number;
}

/** Sums that should be equal may miss each other by roundings where money has no fixed decimals. */
const TOLERANCE = 1e-12;

/**
 * Ranks items and adds their values up. Linear. Equal values keep the order of their indices.
 * @param values one an item, finite
 * @param decimals values are whole numbers after × 10^decimals, or −1 where they are not
 */
export function abcCurve(values: Float64Array, decimals: number): AbcCurve {
  const plan = planSum(largestMagnitude(values), values.length, decimals);
  const whole = plan.kind === 'whole';
  const scale = whole ? plan.scale : 1;
  const order = descendingOrder(values);
  const cumulative = new Float64Array(values.length);
  let [sum, lost, negative, zero] = [0, 0, 0, 0];
  for (let rank = 0; rank < order.length; rank += 1) {
    const value = values[order[rank]!]!;
    if (value > 0) {
      const term = whole ? Math.round(value * scale) : value;
      // Neumaier's compensation; ranks are in one order whatever the order of the file, so this too is the same after shuffling.
      const next = sum + term;
      lost += sum >= term ? sum - next + term : term - next + sum;
      sum = next;
    } else if (value < 0) negative += 1;
    else zero += 1;
    cumulative[rank] = sum + lost;
  }
  return { size: values.length, order, cumulative, total: sum + lost, scale, negative, zero };
}

/** Share of value of the first `items` items, 0 … 1. */
export function shareOf({ cumulative, total }: AbcCurve, items: number): number {
  return items <= 0 ? 0 : cumulative[Math.min(items, cumulative.length) - 1]! / total;
}

/** Fewest items, from the top, that bring at least this share (0 … 1) of the value. */
export function itemsToReach({ cumulative, total }: AbcCurve, share: number): number {
  const wanted = share * total * (1 - TOLERANCE);
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return cumulative.length === 0 ? 0 : low + 1;
}

/**
 * Classes by limits: A is the smallest group from the top that brings at least the share `limitA` of the value, B what is then
 * missing to `limitB`, C the rest. So an item is A while those before it have not reached the limit: of 50, 30, 15, 5 with 80 and
 * 95 % the classes are A, A, B, C. Items of equal value are never split: all have the class of the first of them. Items without
 * positive value are C.
 * @returns length n, by item: 0 A, 1 B, 2 C
 */
export function abcClasses(curve: AbcCurve, values: Float64Array, limitA: number, limitB: number): Uint8Array {
  const [itemsA, itemsB] = [itemsToReach(curve, limitA), itemsToReach(curve, limitB)];
  const classes = new Uint8Array(curve.size);
  let current = 0;
  for (let rank = 0; rank < curve.size; rank += 1) {
    const item = curve.order[rank]!;
    const value = values[item]!;
    if (rank === 0 || value !== values[curve.order[rank - 1]!]!) current = rank < itemsA ? 0 : rank < itemsB ? 1 : 2;
    classes[item] = value > 0 ? current : 2;
  }
  return classes;
}

/**
 * Gini coefficient Σ(2i − n − 1)xᵢ ÷ (nΣx) with x ascending and i from 1: 0 where all are equal, (n − 1)/n where one has all.
 * No correction for small n. NaN where nothing has value.
 */
export function giniCoefficient({ size, cumulative, total }: AbcCurve): number {
  if (!(total > 0)) return NaN;
  let [sum, lost] = [0, 0];
  for (let rank = 0; rank < size; rank += 1) {
    const value = cumulative[rank]! - (rank === 0 ? 0 : cumulative[rank - 1]!);
    // Rank 0 is the largest, so i = n − rank.
    const term = (size - 2 * rank - 1) * value;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return (sum + lost) / (size * total);
}

/** Numbers of items, from the top, at which the computed limits cut the curve. */
export interface ComputedLimits {
  /** the point of the curve nearest to the ideal (0, 1): all value from no items */
  readonly pareto: number;
  /** where the slope of the curve falls to 1: the items of at least mean value */
  readonly breakEven: number;
  /** A ends here: at the Pareto or the break-even point, whichever comes first */
  readonly a: number;
  /** B ends here: the point nearest to (x of the later of the two, 1), the submarginal point */
  readonly b: number;
}

/**
 * Limits from the curve alone (Ultsch & Lötsch 2015, "Computed ABC Analysis for Rational Selection of Most Informative Variables
 * in Multivariate Data", PLoS ONE 10(6) e0129767), on the points of the empirical curve without interpolation.
 * @returns `null` where the curve has no bend to cut at: fewer than 3 items, no value, or all values equal
 */
export function computedLimits(curve: AbcCurve): ComputedLimits | null {
  const { size, cumulative, total } = curve;
  if (size < 3 || !(total > 0)) return null;
  const mean = total / size;
  let breakEven = 0;
  while (
    breakEven < size &&
    cumulative[breakEven]! - (breakEven === 0 ? 0 : cumulative[breakEven - 1]!) >= mean * (1 - TOLERANCE)
  )
    breakEven += 1;
  if (breakEven === size) return null;
  const nearest = (x: number): number => {
    let [best, least] = [0, x * x + 1];
    for (let items = 1; items <= size; items += 1) {
      const [dx, dy] = [items / size - x, 1 - cumulative[items - 1]! / total];
      const distance = dx * dx + dy * dy;
      if (distance < least) [best, least] = [items, distance];
    }
    return best;
  };
  const pareto = nearest(0);
  return { pareto, breakEven, a: Math.min(pareto, breakEven), b: nearest(Math.max(pareto, breakEven) / size) };
}
