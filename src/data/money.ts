/** Money of the rows: an amount column, or quantity × unit price, with the decimals that make sums exact. */

import type { DataTable, NumberColumn } from './columns.ts';
import { rangeOfNumbers } from './ranges.ts';
import type { RoleColumns } from './roles.ts';

export interface Money {
  /** one a row; NaN is missing */
  readonly values: Float64Array;
  /** see NumberColumn.decimals; −1 also where the sum over all rows would leave the exact whole numbers */
  readonly decimals: number;
  /** indices of the columns it comes from */
  readonly columns: readonly number[];
}

const products = new WeakMap<DataTable, Map<string, Money>>();

/** `null` where neither an amount nor quantity and unit price are known. */
export function moneyOf(table: DataTable, roles: RoleColumns): Money | null {
  const amount = roles.get('amount');
  if (amount !== undefined) {
    const column = table.columns[amount]!.column;
    return column.kind === 'number'
      ? { values: column.values, decimals: safeDecimals(column.values, column.decimals), columns: [amount] }
      : null;
  }
  const quantity = roles.get('quantity');
  const price = roles.get('unit-price');
  if (quantity === undefined || price === undefined) return null;
  const a = table.columns[quantity]!.column;
  const b = table.columns[price]!.column;
  if (a.kind !== 'number' || b.kind !== 'number') return null;
  const made = products.get(table) ?? new Map<string, Money>();
  products.set(table, made);
  const key = `${quantity}×${price}`;
  const money = made.get(key) ?? { ...multiply(a, b), columns: [quantity, price] };
  made.set(key, money);
  return money;
}

function multiply(a: NumberColumn, b: NumberColumn): Pick<Money, 'values' | 'decimals'> {
  const decimals = a.decimals >= 0 && b.decimals >= 0 && a.decimals + b.decimals <= 4 ? a.decimals + b.decimals : -1;
  const scale = decimals >= 0 ? 10 ** decimals : 1;
  const values = new Float64Array(a.values.length);
  for (let row = 0; row < values.length; row++) {
    const product = a.values[row]! * b.values[row]!;
    values[row] = decimals >= 0 ? Math.round(product * scale) / scale : product;
  }
  return { values, decimals: safeDecimals(values, decimals) };
}

// Exact as long as no sum over all rows can leave the whole numbers a Float64 holds.
function safeDecimals(values: Float64Array, decimals: number): number {
  const { minimum, maximum, missing } = rangeOfNumbers(values);
  if (decimals < 0 || missing === values.length) return decimals;
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  return largest * values.length * 10 ** decimals < Number.MAX_SAFE_INTEGER ? decimals : -1;
}
