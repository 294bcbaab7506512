/** The product a customer spent most on: how a customer gets a mark where items are products. */

import type { Orders } from '../../data/orders.ts';

/** Which lines count. */
interface Scope {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
  readonly asOfDay: number;
}

/**
 * Item of each customer: the product with the highest spend; of equal ones the product that ranks higher among all customers.
 * Lines are grouped by customer first, so that one array of sums serves everybody. Linear.
 * @param itemOfCode item of each product code, −1 where there is none
 * @param rankOfItem 0 is the highest
 * @returns −1 for customers without a product in scope
 */
export function mainProducts(
  { orders, keep, asOfDay }: Scope,
  itemOfCode: Int32Array,
  rankOfItem: Uint32Array,
): Int32Array {
  const { customers, customer, day, amount, rows, amountDecimals } = orders;
  const product = orders.product!.codes;
  const scale = amountDecimals > 0 ? 10 ** amountDecimals : 1;
  const ends = new Uint32Array(customers + 1);
  for (let i = 0; i < rows; i += 1) ends[customer[i]! + 1]! += 1;
  for (let c = 0; c < customers; c += 1) ends[c + 1]! += ends[c]!;
  const next = ends.slice();
  const lines = new Uint32Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const c = customer[i]!;
    lines[next[c]!] = i;
    next[c]! += 1;
  }
  const spend = new Float64Array(rankOfItem.length);
  const touched = new Uint32Array(rankOfItem.length);
  const seenBy = new Uint32Array(rankOfItem.length);
  const main = new Int32Array(customers).fill(-1);
  for (let c = 0; c < customers; c += 1) {
    if (keep !== null && keep[c] === 0) continue;
    let products = 0;
    for (let at = ends[c]!; at < ends[c + 1]!; at += 1) {
      const i = lines[at]!;
      const item = itemOfCode[product[i]!]!;
      if (item < 0 || day[i]! > asOfDay) continue;
      if (seenBy[item] !== c + 1) {
        seenBy[item] = c + 1;
        spend[item] = 0;
        touched[products] = item;
        products += 1;
      }
      // Whole minor units where there are any, so that ties are ties in any order of lines.
      spend[item]! += amountDecimals >= 0 ? Math.round(amount[i]! * scale) : amount[i]!;
    }
    let best = -1;
    for (let k = 0; k < products; k += 1) {
      const item = touched[k]!;
      if (
        best < 0 ||
        spend[item]! > spend[best]! ||
        (spend[item] === spend[best] && rankOfItem[item]! < rankOfItem[best]!)
      )
        best = item;
    }
    main[c] = best;
  }
  return main;
}
