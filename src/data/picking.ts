/** Rows in use, and columns cut down to them. */

import type { DataTable } from './columns.ts';
import { sizeOf } from './dictionary.ts';
import type { OrderKey } from './orders.ts';
import type { RoleColumns } from './roles.ts';
import type { Attribute } from './universe.ts';

/** Rows that are not excluded, ascending; `null` where all are used. */
export function usedRows(excluded: Uint8Array | null): Uint32Array | null {
  if (!excluded) return null;
  let count = 0;
  for (let row = 0; row < excluded.length; row++) if (excluded[row] === 0) count++;
  if (count === excluded.length) return null;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < excluded.length; row++) if (excluded[row] === 0) rows[at++] = row;
  return rows;
}

/** Customers numbered in order of their first used row, which is the order of codes where every row is used. */
export function numberCustomers(
  { codes, dictionary }: OrderKey,
  used: Uint32Array | null,
  rows: number,
): { customer: Uint32Array; codes: Uint32Array } {
  const size = sizeOf(dictionary);
  if (!used && codes.indexOf(0) < 0) {
    const customer = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) customer[row] = codes[row]! - 1;
    const all = new Uint32Array(size - 1);
    for (let index = 0; index < all.length; index++) all[index] = index + 1;
    return { customer, codes: all };
  }
  const number = new Uint32Array(size);
  const seen = new Uint32Array(size);
  const count = used ? used.length : rows;
  const customer = new Uint32Array(count);
  let customers = 0;
  for (let line = 0; line < count; line++) {
    const code = codes[used ? used[line]! : line]!;
    let index = number[code]!;
    if (index === 0) {
      seen[customers] = code;
      index = number[code] = ++customers;
    }
    customer[line] = index - 1;
  }
  return { customer, codes: customers === size ? seen : seen.slice(0, customers) };
}

export function pickKey(key: OrderKey, used: Uint32Array | null): OrderKey {
  if (!used) return key;
  const { codes } = key;
  const target =
    codes instanceof Uint8Array
      ? new Uint8Array(used.length)
      : codes instanceof Uint16Array
        ? new Uint16Array(used.length)
        : new Uint32Array(used.length);
  return { codes: pick(codes, used, target), dictionary: key.dictionary };
}

export function pick<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  from: T,
  rows: Uint32Array,
  to: T,
): T {
  for (let line = 0; line < rows.length; line++) to[line] = from[rows[line]!]!;
  return to;
}

/** The numbers of the rows in use: the very column where that is all of them. */
export function pickNumbers(values: Float64Array, used: Uint32Array | null): Float64Array {
  return used ? pick(values, used, new Float64Array(used.length)) : values;
}

/** The days of the rows in use: the very column where that is all of them. */
export function pickDays(days: Int32Array, used: Uint32Array | null): Int32Array {
  return used ? pick(days, used, new Int32Array(used.length)) : days;
}

/** Columns of the file that belong to no role. */
export function attributesOf(table: DataTable, roles: RoleColumns): readonly Attribute[] {
  const taken = new Set(roles.values());
  return table.columns.flatMap(({ id, label, column }, index) => (taken.has(index) ? [] : [{ id, label, column }]));
}

/** A column of a role as an attribute, with the numbers read from it, one for each row of the file. */
export function roleAttribute(table: DataTable, at: number | undefined, values: Float64Array | null): Attribute | null {
  const found = at === undefined ? undefined : table.columns[at];
  if (!found || !values) return null;
  return { id: found.id, label: found.label, column: { kind: 'number', values, decimals: -1 } };
}
