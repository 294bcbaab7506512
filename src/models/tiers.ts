/**
 * Tiers of customers by rank: the customer pyramid (Zeithaml, Rust & Lemon 2001, "The Customer Pyramid: Creating and Serving
 * Profitable Customers", California Management Review 43(4) 118–142). Where its tiers end is a convention: they are given as
 * shares of customers, or as shares of value.
 */

import { sumByMark } from '../lib/exact-sum.ts';
import { itemsToReach, type AbcCurve } from './abc.ts';

/** A customer who has no tier: nothing bought in scope. */
export const NO_TIER = 255;

/** Shares such as 0.05 × 20 may miss whole numbers by roundings. */
const TOLERANCE = 1e-9;

/**
 * Ranks at which tiers end: customers of rank below `bounds[0]` are of tier 0 and so on; there is one tier more than bounds.
 * @param curve customers from the highest value down
 * @param shares cumulative, 0 … 1, ascending: the first tier is the top `shares[0]`
 * @param by `customers`: shares of their number, rounded up, so that no tier with a share is without customers for want of
 *   size; `value`: the fewest customers that bring the share of all positive value, none where there is no positive value
 */
export function tierBounds(
  curve: Pick<AbcCurve, 'size' | 'cumulative' | 'total'>,
  shares: readonly number[],
  by: 'customers' | 'value',
): number[] {
  let least = 0;
  return shares.map((share) => {
    const reached =
      by === 'customers'
        ? Math.ceil(share * curve.size - TOLERANCE)
        : curve.total > 0 && share > 0
          ? itemsToReach(curve as AbcCurve, share)
          : 0;
    least = Math.max(least, Math.min(curve.size, reached));
    return least;
  });
}

/**
 * Tier of each ranked customer. Customers of equal value are never split: they all are in the tier in which the middle one of
 * them stands, so the order of the file decides nothing. Linear.
 * @param order customers from the highest value down
 * @param values one a customer, finite
 * @param bounds see {@link tierBounds}
 * @returns length `values`; the last tier is `bounds.length`
 */
export function assignTiers(order: Uint32Array, values: Float64Array, bounds: readonly number[]): Uint8Array {
  const tiers = new Uint8Array(values.length);
  let tier = 0;
  for (let start = 0; start < order.length;) {
    const value = values[order[start]!]!;
    let end = start + 1;
    while (end < order.length && values[order[end]!]! === value) end += 1;
    const middle = (start + end - 1) >>> 1;
    while (tier < bounds.length && middle >= bounds[tier]!) tier += 1;
    for (let rank = start; rank < end; rank += 1) tiers[order[rank]!] = tier;
    start = end;
  }
  return tiers;
}

/** What a tier is made of. Sums are exact and independent of the order of customers. */
export interface TierSums {
  /** length count each */
  readonly customers: Float64Array;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  readonly serving: Float64Array;
  readonly profit: Float64Array;
  /** smallest and largest value ranked by; NaN where a tier is empty */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** What is known of each customer, all of the same length. */
export interface TierMeasures {
  /** what customers are ranked by */
  readonly value: Float64Array;
  readonly orders: Uint32Array | Float64Array;
  readonly revenue: Float64Array;
  /** cost to serve */
  readonly serving: Float64Array;
  readonly profit: Float64Array;
}

/**
 * @param tiers tier of each customer, {@link NO_TIER} for none
 * @param count number of tiers
 * @param decimals of revenue, as in sumByMark
 */
export function tierSums(tiers: Uint8Array, measures: TierMeasures, count: number, decimals: number): TierSums {
  const [customers, orders] = [new Float64Array(count), new Float64Array(count)];
  const [low, high] = [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN)];
  for (let c = 0; c < tiers.length; c += 1) {
    const tier = tiers[c]!;
    if (tier >= count) continue;
    customers[tier]! += 1;
    orders[tier]! += measures.orders[c]!;
    const value = measures.value[c]!;
    if (!(value >= low[tier]!)) low[tier] = value;
    if (!(value <= high[tier]!)) high[tier] = value;
  }
  return {
    customers,
    orders,
    revenue: sumByMark(measures.revenue, tiers, count, decimals),
    serving: sumByMark(measures.serving, tiers, count),
    profit: sumByMark(measures.profit, tiers, count),
    low,
    high,
  };
}

/**
 * What it brings if a share of one tier came to behave like the tier above: share × customers × (mean above − mean here), in
 * whatever `value` is. Only with profit as value is it the most that may be spent on it: revenue has to pay for goods first.
 * @param share 0 … 1
 * @returns NaN where one of the two tiers is empty
 */
export function liftGain(
  share: number,
  tier: { readonly customers: number; readonly value: number },
  above: { readonly customers: number; readonly value: number },
): number {
  if (tier.customers === 0 || above.customers === 0) return NaN;
  return share * tier.customers * (above.value / above.customers - tier.value / tier.customers);
}
