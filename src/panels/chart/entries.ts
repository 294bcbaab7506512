/** Whose rows the marks are: each customer once in every mark with a row of theirs. */

import type { RowsContext } from '../../data/rows-context.ts';
import type { MarkSet } from '../../lib/marks.ts';
import type { Grouping } from '../../models/group-table.ts';
import { rowsByCustomer } from '../known-columns.ts';

/** Marks are the groups. Linear in rows: the rows are put in the order of customers once, and each customer's marks are stamped. */
export function entriesOf(
  { of, count }: Grouping,
  rows: RowsContext,
): { readonly marks: MarkSet; readonly customers: Uint32Array | null } {
  const none = new Uint32Array(0);
  const byCustomer = rows.customers > 0 ? rowsByCustomer(rows) : null;
  if (!byCustomer) return { marks: { of: none, count, entries: { customer: none, customers: 0 } }, customers: null };
  const { order, starts } = byCustomer;
  const customers = new Uint32Array(count + 1);
  const stamps = new Uint32Array(count + 1);
  const marks = new Uint32Array(order.length + 1);
  const whose = new Uint32Array(order.length + 1);
  let entries = 0;
  for (let customer = 0; customer < rows.customers; customer++) {
    const stamp = customer + 1;
    // Rows of no mark share one more, which is stamped already.
    stamps[count] = stamp;
    for (let i = starts[customer]!, end = starts[customer + 1]!; i < end; i++) {
      const mark = Math.min(of[order[i]!]!, count);
      // Written in any case, and kept where the stamp is another: a branch here would be guessed wrong half the time.
      const other = stamps[mark]! ^ stamp;
      const fresh = (other | -other) >>> 31;
      stamps[mark] = stamp;
      customers[mark]! += fresh;
      marks[entries] = mark;
      whose[entries] = customer;
      entries += fresh;
    }
  }
  return {
    marks: {
      of: marks.subarray(0, entries),
      count,
      entries: { customer: whose.subarray(0, entries), customers: rows.customers },
    },
    customers: customers.subarray(0, count),
  };
}

/**
 * Number of customers in each of some coarser marks.
 * @param into length of the marks: the coarser one of each, below `count`
 */
export function customersAmong({ of, entries }: MarkSet, into: Uint32Array, count: number): Uint32Array {
  const customers = new Uint32Array(count);
  const stamps = new Uint32Array(count);
  const whose = entries!.customer;
  for (let i = 0; i < of.length; i++) {
    const mark = into[of[i]!]!;
    const stamp = whose[i]! + 1;
    if (stamps[mark] === stamp) continue;
    stamps[mark] = stamp;
    customers[mark]! += 1;
  }
  return customers;
}
