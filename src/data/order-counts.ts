/** Counts of orders: distinct orders, and orders that are not their customer's first of the day. */

import { sizeOf } from './dictionary.ts';
import type { Orders } from './orders.ts';
import { findRepeats, type Repeats } from './repeats.ts';

export interface OrderCounts {
  /** distinct orders: by customer and order id, or rows where the file has no order ids (or the cell is empty) */
  readonly orders: number;
  /** orders of a customer on a day beyond the first */
  readonly sameDay: number;
}

/** @param known repeats of customer and day over exactly the lines of `orders`, where they are known */
export function countOrders(orders: Orders, known: Repeats | null): OrderCounts {
  const repeats = known ?? findRepeats(orders.customer, orders.customers, orders.day);
  const count = countDistinct(orders);
  // An order that spans days counts on each of them, so there may be more customer-days than orders.
  return { orders: count, sameDay: Math.max(0, count - (orders.rows - repeats.rows.length)) };
}

function countDistinct({ order, customer, rows }: Orders): number {
  if (!order || sizeOf(order.dictionary) - 1 === rows) return rows;
  const { codes, dictionary } = order;
  // Nearly always an order id belongs to one customer: one look-up by order id is enough.
  const owner = new Uint32Array(sizeOf(dictionary));
  let count = 0;
  let pairs: Set<number> | null = null;
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    const mine = customer[row]! + 1;
    const held = owner[code]!;
    if (code === 0) count++;
    else if (held === 0) {
      owner[code] = mine;
      count++;
    } else if (held !== mine) {
      // an id that several customers share is one order for each of them
      const pair = code * 2 ** 26 + (mine % 2 ** 26);
      pairs ??= new Set();
      if (!pairs.has(pair)) {
        pairs.add(pair);
        count++;
      }
    }
  }
  return count;
}
