/** Whose rows the marks are: each customer once in every mark with a row of theirs. */

import type { RowsContext } from '../../data/rows-context.ts';
import type { MarkSet } from '../../lib/marks.ts';
import type { Grouping } from '../../models/group-table.ts';
import { rowsUsed } from '../fields.ts';

const ordered = new WeakMap<RowsContext, { readonly byCustomer: Uint32Array; readonly starts: Uint32Array }>();

/** Marks are the groups. Linear in rows: the rows are put in the order of customers once, and each customer's marks are stamped. */
export function entriesOf(
  { of, count }: Grouping,
  rows: RowsContext,
): { readonly marks: MarkSet; readonly customers: Uint32Array | null } {
  const none = new Uint32Array(0);
  if (!rows.customer || rows.customers === 0)
    return { marks: { of: none, count, entries: { customer: none, customers: 0 } }, customers: null };
  const { byCustomer, starts } = rowsByCustomer(rows);
  const customers = new Uint32Array(count);
  const stamps = new Uint32Array(count);
  const marks = new Uint32Array(byCustomer.length);
  const whose = new Uint32Array(byCustomer.length);
  let entries = 0;
  for (let customer = 0; customer < rows.customers; customer++) {
    for (let i = starts[customer]!; i < starts[customer + 1]!; i++) {
      const mark = of[byCustomer[i]!]!;
      if (mark >= count || stamps[mark] === customer + 1) continue;
      stamps[mark] = customer + 1;
      customers[mark]! += 1;
      marks[entries] = mark;
      whose[entries] = customer;
      entries += 1;
    }
  }
  return {
    marks: {
      of: marks.slice(0, entries),
      count,
      entries: { customer: whose.slice(0, entries), customers: rows.customers },
    },
    customers,
  };
}

/** Number of customers with a row in each group. */
export function customersIn({ of, count }: Grouping, rows: RowsContext): Uint32Array {
  const { byCustomer, starts } = rowsByCustomer(rows);
  const customers = new Uint32Array(count);
  const stamps = new Uint32Array(count);
  for (let customer = 0; customer < rows.customers; customer++) {
    for (let i = starts[customer]!; i < starts[customer + 1]!; i++) {
      const group = of[byCustomer[i]!]!;
      if (group >= count || stamps[group] === customer + 1) continue;
      stamps[group] = customer + 1;
      customers[group]! += 1;
    }
  }
  return customers;
}

/** Places among the rows in use by customer: those of customer c are `byCustomer[starts[c] … starts[c + 1])`. */
function rowsByCustomer(rows: RowsContext): { readonly byCustomer: Uint32Array; readonly starts: Uint32Array } {
  const known = ordered.get(rows);
  if (known) return known;
  const { used, customers } = rows;
  const customer = rows.customer!;
  const n = rowsUsed(rows);
  const starts = new Uint32Array(customers + 1);
  for (let i = 0; i < n; i++) {
    const who = customer[used ? used[i]! : i]!;
    if (who >= 0) starts[who + 1]! += 1;
  }
  for (let c = 0; c < customers; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const byCustomer = new Uint32Array(starts[customers]!);
  for (let i = 0; i < n; i++) {
    const who = customer[used ? used[i]! : i]!;
    if (who < 0) continue;
    byCustomer[next[who]!] = i;
    next[who]! += 1;
  }
  const made = { byCustomer, starts };
  ordered.set(rows, made);
  return made;
}
