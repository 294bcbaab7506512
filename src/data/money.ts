/** Money of the rows: an amount column, or quantity × unit price, with the decimals that make sums exact. */

import type { DataTable, NumberColumn } from './columns.ts';
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
    return column.kind === 'number' ? { values: column.values, decimals: safeDecimals(column.values, column.decimals), columns: [amount] } : null;
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

/** Sums money of each group exactly where decimals allow, else with Neumaier's compensation; equal in any order of rows when exact. */
export function sumBy(values: Float64Array, decimals: number, group: Uint32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  if (decimals >= 0) {
    const scale = 10 ** decimals;
    for (let row = 0; row < values.length; row++) sums[group[row]!]! += Math.round(values[row]! * scale);
    for (let index = 0; index < groups; index++) sums[index]! /= scale;
    return sums;
  }
  const lost = new Float64Array(groups);
  for (let row = 0; row < values.length; row++) {
    const index = group[row]!;
    const value = values[row]!;
    const before = sums[index]!;
    const after = before + value;
    lost[index]! += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
    sums[index] = after;
  }
  for (let index = 0; index < groups; index++) sums[index]! += lost[index]!;
  return sums;
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

function safeDecimals(values: Float64Array, decimals: number): number {
  if (decimals < 0) return -1;
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const size = Math.abs(values[row]!);
    if (size === size) total += size;
  }
  return total * 10 ** decimals < Number.MAX_SAFE_INTEGER ? decimals : -1;
}
