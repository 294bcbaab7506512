/**
 * The whale curve: profit added up over customers from the most to the least profitable. It rises to a peak above the total and
 * falls back to it over the customers who cost more than they bring (Kaplan & Narayanan 2001, "Measuring and Managing Customer
 * Profitability", Journal of Cost Management 15(5) 5–15).
 */

import { descendingOrder } from '../lib/sort-order.ts';

export interface WhaleCurve {
  /** number of customers, n */
  readonly size: number;
  /** length n: customer at each rank, the most profitable first; equal ones in the order of their indices */
  readonly order: Uint32Array;
  /** length n: profit of the customers up to and with each rank */
  readonly cumulative: Float64Array;
  /** the whole profit: where the curve ends */
  readonly total: number;
  /** the highest point, 0 where nobody brings a profit */
  readonly peak: number;
  /** customers with a profit above 0: the peak is reached with the last of them */
  readonly gainers: number;
  /** customers with a loss */
  readonly losers: number;
}

/** @param profits one a customer, finite. Linear but for the sort of values within a millionth of each other. */
export function whaleCurve(profits: Float64Array): WhaleCurve {
  const order = descendingOrder(profits);
  const cumulative = new Float64Array(order.length);
  let [sum, lost, gainers, losers, peak] = [0, 0, 0, 0, 0];
  for (let rank = 0; rank < order.length; rank += 1) {
    const profit = profits[order[rank]!]!;
    // Neumaier's compensation; ranks are in one order whatever the order of the file.
    const next = sum + profit;
    lost += Math.abs(sum) >= Math.abs(profit) ? sum - next + profit : profit - next + sum;
    sum = next;
    cumulative[rank] = sum + lost;
    if (profit > 0) {
      gainers += 1;
      peak = sum + lost;
    } else if (profit < 0) losers += 1;
  }
  return { size: order.length, order, cumulative, total: sum + lost + 0, peak, gainers, losers };
}

/** Share of the peak that customers with a loss take away again: 0 where there are none, above 1 where the whole is a loss. */
export function destroyedShare({ peak, total }: Pick<WhaleCurve, 'peak' | 'total'>): number {
  return peak > 0 ? (peak - total) / peak : NaN;
}

/**
 * Fewest customers from the top that bring at least this share of the whole profit.
 * @returns NaN where there is no profit to speak of
 */
export function customersToReach({ cumulative, total, gainers }: WhaleCurve, share: number): number {
  if (!(total > 0)) return NaN;
  const wanted = share * total * (1 - 1e-12);
  let [low, high] = [0, Math.max(0, gainers - 1)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

/** The curve as it is drawn: from (0, 0), a point wherever either share has moved by `step`, the peak and the end always among them. */
export function thinWhale(curve: WhaleCurve, step = 1 / 190): { readonly x: Float64Array; readonly y: Float64Array } {
  const { size, cumulative, gainers } = curve;
  const span = Math.max(curve.peak, Math.abs(curve.total), curve.peak - curve.total) || 1;
  const [x, y] = [[0], [0]];
  for (let items = 1; items <= size; items += 1) {
    const [share, profit] = [items / size, cumulative[items - 1]!];
    const near = share - x.at(-1)! < step && Math.abs(profit - y.at(-1)!) < step * span;
    if (near && items !== gainers && items < size) continue;
    x.push(share);
    y.push(profit);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}
