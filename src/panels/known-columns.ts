/** What is counted of the columns of some rows once, and used again whenever an option changes. */

import type { TableColumn } from '../data/columns.ts';
import type { RowsContext } from '../data/rows-context.ts';
import { ascendingRows } from '../models/ascending-rows.ts';
import { largestFinite, type CodeColumn } from '../models/group-table.ts';
import { rowsByCode, type RowsByCode } from '../models/pivot.ts';
import { customerCodes, distinctCodes, measureOf, type Measure } from './fields.ts';

/** A measure with what sums need to know of it. */
export interface KnownMeasure extends Measure {
  /** of the finite values, without their signs */
  readonly largest: number;
  /** every row has a finite value */
  readonly complete: boolean;
}

export interface KnownCodes extends CodeColumn {
  /** every row has a code below `count` */
  readonly complete: boolean;
}

interface Known {
  readonly measures: Map<string, KnownMeasure>;
  readonly ascending: Map<string, Uint32Array>;
  readonly codes: Map<string, KnownCodes>;
  readonly byCode: Map<string, RowsByCode>;
}

const known = new WeakMap<RowsContext, Known>();
/** Each is some megabytes for a million rows: only so many of a kind are kept. */
const KEPT = 4;
/** Columns are called c0, c1, … */
const CUSTOMERS = 'customers';

function knownOf(rows: RowsContext): Known {
  let found = known.get(rows);
  if (!found)
    known.set(rows, (found = { measures: new Map(), ascending: new Map(), codes: new Map(), byCode: new Map() }));
  return found;
}

/** The value under a key, made where it is not there; the last used stay. */
export function remembered<T>(map: Map<string, T>, key: string, make: () => T, most = KEPT): T {
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return value;
}

/** Values of a column of numbers over the rows in use; `null` where it is of another type. */
export function knownMeasure(column: TableColumn, rows: RowsContext): KnownMeasure | null {
  if (column.column.kind !== 'number') return null;
  return remembered(knownOf(rows).measures, column.id, () => {
    const measure = measureOf(column, rows)!;
    const { values } = measure;
    let complete = true;
    for (let i = 0; complete && i < values.length; i += 1) complete = values[i]! - values[i]! === 0;
    return { ...measure, largest: largestFinite(values), complete };
  });
}

/** Rows in use with a finite value, from the smallest up. */
export function ascendingOf({ id, values }: Measure, rows: RowsContext): Uint32Array {
  return remembered(knownOf(rows).ascending, id, () => ascendingRows(values));
}

/** Values of a column to count the different ones of. */
export function knownCodes(column: TableColumn, rows: RowsContext): KnownCodes {
  return remembered(knownOf(rows).codes, column.id, () => withComplete(distinctCodes(column, rows)));
}

/** Customers of the rows in use; `null` where rows speak of none. */
export function knownCustomers(rows: RowsContext): KnownCodes | null {
  if (!rows.customer) return null;
  return remembered(knownOf(rows).codes, CUSTOMERS, () =>
    withComplete({ codes: customerCodes(rows)!, count: rows.customers }),
  );
}

/** Rows in use by the value of a column. */
export function rowsByValue(column: TableColumn, rows: RowsContext): RowsByCode {
  return remembered(knownOf(rows).byCode, column.id, () => {
    const { codes, count } = distinctCodes(column, rows);
    return rowsByCode(codes, count);
  });
}

/** Rows in use by customer; `null` where rows speak of none. */
export function rowsByCustomer(rows: RowsContext): RowsByCode | null {
  if (!rows.customer) return null;
  return remembered(knownOf(rows).byCode, CUSTOMERS, () => rowsByCode(customerCodes(rows)!, rows.customers));
}

function withComplete({ codes, count }: CodeColumn): KnownCodes {
  let complete = true;
  for (let i = 0; complete && i < codes.length; i += 1) complete = codes[i]! < count;
  return { codes, count, complete };
}
