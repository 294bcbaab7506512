/** The rows of a data cell as any panel may take them: whatever their kind, less the rows its findings took out of use. */

import type { DataTable } from './columns.ts';
import type { Prepared } from './prepare.ts';
import type { Role } from './report.ts';

export interface RowsContext {
  readonly table: DataTable;
  /** rows in use, ascending; `null`: all */
  readonly used: Uint32Array | null;
  /** length table.rows: index of the customer of a row, −1 where none; `null` where rows speak of no customers */
  readonly customer: Int32Array | null;
  /** 0 where there are none */
  readonly customers: number;
  /** ISO 4217 code of each column's money, or `null` */
  readonly currencies: readonly (string | null)[];
  /** place of the column of each role, where roles are known */
  readonly roles?: ReadonlyMap<Role, number>;
}

const known = new WeakMap<Prepared, RowsContext>();

/** Counted once for each preparation; where nothing of it may be read by itself, every row is in use. */
export function rowsContext(prepared: Prepared): RowsContext {
  let context = known.get(prepared);
  if (!context) known.set(prepared, (context = makeContext(prepared)));
  return context;
}

function makeContext({ file, listed, base, customerOfRow, roles }: Prepared): RowsContext {
  const { table, currencies } = file;
  const customer = base ? Int32Array.from({ length: table.rows }, (_, row) => customerOfRow(row)) : null;
  return {
    table,
    used: rowsInUse(table.rows, listed.rows),
    customer,
    customers: base?.customers ?? 0,
    currencies,
    roles,
  };
}

/**
 * The rows that are not listed.
 * @param listed ascending
 * @returns ascending; `null` where none is listed
 */
export function rowsInUse(rows: number, listed: Uint32Array): Uint32Array | null {
  if (listed.length === 0) return null;
  const used = new Uint32Array(rows - listed.length);
  for (let row = 0, next = 0, at = 0; row < rows; row++) {
    if (listed[next] === row) next++;
    else used[at++] = row;
  }
  return used;
}
