/** The order table of the rows in use. Columns are shared with the file's table where no row is left out. */

import type { DataTable } from './columns.ts';
import { keyOf } from './keys.ts';
import type { Money } from './money.ts';
import type { OrderKey, Orders } from './orders.ts';
import { attributesOf, numberCustomers, pick, pickDays, pickKey, pickNumbers, usedRows } from './picking.ts';
import { rangeOfNumbers } from './ranges.ts';
import type { Role } from './report.ts';
import { numbersOf } from './role-types.ts';
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
  const used = usedRows(excluded);
  const key = keyOf(table.columns[customerAt]!.column);
  const numbered = numberCustomers(key, used, table.rows);
  const optional = (role: Role): OrderKey | null => {
    const index = roles.get(role);
    return index === undefined ? null : pickKey(keyOf(table.columns[index]!.column), used);
  };
  const costAt = roles.get('cost');
  const costs = costAt === undefined ? null : numbersOf(table.columns[costAt]!.column);
  return {
    kind: 'orders',
    rows: used ? used.length : table.rows,
    customers: numbered.codes.length,
    customer: numbered.customer,
    customerCodes: numbered.codes,
    customerNames: key.dictionary,
    day: pickDays(time.days, used),
    seconds: time.seconds && pickDays(time.seconds, used),
    amount: amounts(money, used, table.rows),
    amountDecimals: money ? money.decimals : 0,
    order: optional('order'),
    product: optional('product'),
    category: optional('category'),
    channel: optional('channel'),
    cost: costs && pickNumbers(costs, used),
    attributes: attributesOf(table, roles),
    sourceRow: used,
    currency,
  };
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
