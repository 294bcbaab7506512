/** Rows of repeat transactions: whether a model can take them, and equal ones put together. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import type { TransactionData } from './transaction-model.ts';

export interface CompressedTransactions {
  /** unequal rows only, in the order of their first appearance, each with its weight */
  readonly data: TransactionData;
  /** length of the rows given: which row of `data` each became */
  readonly row: Uint32Array;
}

/**
 * Puts rows with equal (x, t_x, T, covariates) together and adds their weights. `logIntervals` becomes their mean.
 * Linear: one look-up in an open hash table a row.
 */
export function compressTransactions(data: TransactionData): CompressedTransactions {
  const { rows, covariates } = data;
  const columns = [data.x, data.tx, data.T, ...columnsOf(covariates?.values, rows)];
  const { first, row } = groupRows(columns, rows);
  const weight = new Float64Array(first.length);
  for (let i = 0; i < rows; i += 1) weight[row[i]!]! += data.weight === null ? 1 : data.weight[i]!;
  const pick = (column: Float64Array): Float64Array => Float64Array.from(first, (i) => column[i]!);
  const k = covariates?.names.length ?? 0;
  const compressed: TransactionData = {
    rows: first.length,
    x: pick(data.x),
    tx: pick(data.tx),
    T: pick(data.T),
    weight,
    logIntervals: data.logIntervals ? meansOf(data.logIntervals, data.weight, row, weight) : null,
    covariates: covariates && {
      names: covariates.names,
      values: Float64Array.from(
        { length: first.length * k },
        (_, c) => covariates.values[first[Math.floor(c / k)]! * k + (c % k)]!,
      ),
    },
  };
  return { data: compressed, row };
}

/**
 * Whether repeat transactions can be fitted at all. Fails with `model.…` codes: no customers, one customer, a history that cannot
 * be (`row` says which, from 1), nobody observed for any time, nobody who bought again, all customers alike.
 * @param discrete histories are counted in opportunities, which must be whole numbers
 */
export function checkTransactions(data: TransactionData, discrete = false): Outcome<null> {
  const { rows, x, tx, T, weight } = data;
  let [customers, repeaters, time] = [0, 0, 0];
  let alike = true;
  let seen = -1;
  for (let i = 0; i < rows; i += 1) {
    const fault = faultOf(x[i]!, tx[i]!, T[i]!, weight === null ? 1 : weight[i]!, discrete);
    if (fault !== null) return fail(fault, { row: i + 1, x: x[i]!, last: tx[i]!, end: T[i]! });
    const count = weight === null ? 1 : weight[i]!;
    if (count === 0) continue;
    customers += count;
    if (x[i]! > 0) repeaters += count;
    if (T[i]! > 0) time += count;
    if (seen >= 0 && (x[i] !== x[seen] || tx[i] !== tx[seen] || T[i] !== T[seen])) alike = false;
    seen = i;
  }
  if (data.covariates?.values.some((value) => !Number.isFinite(value))) return fail('model.bad-covariate');
  if (customers === 0) return fail('model.no-customers');
  if (customers === 1) return fail('model.one-customer');
  if (time === 0) return fail('model.no-time');
  if (repeaters === 0) return fail('model.no-repeat-buyers', { customers });
  if (alike) return fail('model.identical-customers', { customers });
  return succeed(null);
}

function faultOf(x: number, tx: number, T: number, weight: number, discrete: boolean): string | null {
  if (!Number.isFinite(x + tx + T + weight) || x < 0 || tx < 0 || T < 0 || weight < 0) return 'model.bad-history';
  if (!Number.isInteger(x)) return 'model.broken-count';
  if (tx > T) return 'model.last-after-end';
  if (x > 0 && tx === 0) return 'model.repeat-at-start';
  if (x === 0 && tx > 0) return 'model.last-without-repeat';
  if (discrete && (!Number.isInteger(tx) || !Number.isInteger(T) || x > tx)) return 'model.broken-opportunity';
  return null;
}

/** First row of each group of equal rows, and the group of each row. */
export function groupRows(
  columns: readonly Float64Array[],
  rows: number,
): { readonly first: Uint32Array; readonly row: Uint32Array } {
  const bits = 32 - Math.clz32(Math.max(8, rows * 2));
  const table = new Int32Array(1 << bits).fill(-1);
  const mask = table.length - 1;
  const row = new Uint32Array(rows);
  const first = new Uint32Array(rows);
  const words = columns.map((column) => new Uint32Array(column.buffer, column.byteOffset, rows * 2));
  let groups = 0;
  for (let i = 0; i < rows; i += 1) {
    let hash = 0x9e3779b9;
    for (const word of words) {
      hash = Math.imul(hash ^ word[2 * i]!, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ word[2 * i + 1]!, 0xc2b2ae35);
    }
    let place = (hash ^ (hash >>> 16)) & mask;
    for (;;) {
      const group = table[place]!;
      if (group < 0) {
        table[place] = groups;
        first[groups] = i;
        row[i] = groups;
        groups += 1;
        break;
      }
      if (equal(columns, first[group]!, i)) {
        row[i] = group;
        break;
      }
      place = (place + 1) & mask;
    }
  }
  return { first: first.slice(0, groups), row };
}

function equal(columns: readonly Float64Array[], i: number, j: number): boolean {
  for (const column of columns) if (column[i] !== column[j]) return false;
  return true;
}

function columnsOf(values: Float64Array | undefined, rows: number): Float64Array[] {
  if (values === undefined || rows === 0) return [];
  const k = values.length / rows;
  return Array.from({ length: k }, (_, c) => Float64Array.from({ length: rows }, (_, i) => values[i * k + c]!));
}

function meansOf(
  values: Float64Array,
  weight: Float64Array | null,
  row: Uint32Array,
  total: Float64Array,
): Float64Array {
  const means = new Float64Array(total.length);
  for (let i = 0; i < row.length; i += 1) means[row[i]!]! += (weight === null ? 1 : weight[i]!) * values[i]!;
  return means.map((sum, group) => (total[group]! > 0 ? sum / total[group]! : 0));
}
