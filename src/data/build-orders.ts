/** The order table of the rows in use. Columns are shared with the file's table where no row is left out. */

import type { DataTable } from './columns.ts';
import { sizeOf } from './dictionary.ts';
import { keyOf } from './keys.ts';
import type { Money } from './money.ts';
import type { OrderKey, Orders } from './orders.ts';
import { rangeOfNumbers } from './ranges.ts';
import type { Role } from './report.ts';
import type { RoleColumns } from './roles.ts';

/**
 * @param excluded not 0 for rows out of use; `null` where all are used
 * @param money amounts of all rows; missing ones of used rows count as 0
 */
export function buildOrders(
  table: DataTable,
  roles: RoleColumns,
  excluded: Uint8Array | null,
  money: Money | null,
  currency: string | null,
): Orders | null {
  const customerAt = roles.get('customer');
  const timeAt = roles.get('time');
  if (customerAt === undefined || timeAt === undefined) return null;
  const time = table.columns[timeAt]!.column;
  if (time.kind !== 'date') return null;
  const used = excluded ? usedRows(excluded) : null;
  const key = keyOf(table.columns[customerAt]!.column);
  const numbered = numberCustomers(key, used, table.rows);
  const optional = (role: Role): OrderKey | null => {
    const index = roles.get(role);
    return index === undefined ? null : pickKey(keyOf(table.columns[index]!.column), used);
  };
  return {
    kind: 'orders',
    rows: used ? used.length : table.rows,
    customers: numbered.codes.length,
    customer: numbered.customer,
    customerCodes: numbered.codes,
    customerNames: key.dictionary,
    day: used ? pick(time.days, used, new Int32Array(used.length)) : time.days,
    seconds: time.seconds && used ? pick(time.seconds, used, new Int32Array(used.length)) : time.seconds,
    amount: amounts(money, used, table.rows),
    amountDecimals: money ? money.decimals : 0,
    order: optional('order'),
    product: optional('product'),
    category: optional('category'),
    channel: optional('channel'),
    cost: null,
    attributes: [],
    sourceRow: used,
    currency,
  };
}

function usedRows(excluded: Uint8Array): Uint32Array | null {
  let count = 0;
  for (let row = 0; row < excluded.length; row++) if (excluded[row] === 0) count++;
  if (count === excluded.length) return null;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < excluded.length; row++) if (excluded[row] === 0) rows[at++] = row;
  return rows;
}

// Customers are numbered in order of their first used row, which is the order of codes where every row is used.
function numberCustomers(
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

function amounts(money: Money | null, used: Uint32Array | null, rows: number): Float64Array {
  if (!money) return new Float64Array(used ? used.length : rows);
  const { values } = money;
  if (!used)
    return rangeOfNumbers(values).missing === 0 ? values : values.map((value) => (Number.isNaN(value) ? 0 : value));
  const picked = pick(values, used, new Float64Array(used.length));
  for (let line = 0; line < picked.length; line++) if (Number.isNaN(picked[line]!)) picked[line] = 0;
  return picked;
}

function pickKey(key: OrderKey, used: Uint32Array | null): OrderKey {
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

function pick<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  from: T,
  rows: Uint32Array,
  to: T,
): T {
  for (let line = 0; line < rows.length; line++) to[line] = from[rows[line]!]!;
  return to;
}
