/** Tables that are no particular kind: nothing in them speaks of customers and what these did, and nobody has said so. */

import type { ColumnReport, DataChoices, Guess } from './report.ts';
import { isCountName, nameWeight } from './role-words.ts';
import type { RoleColumns } from './roles.ts';
import type { TableKind } from './tables.ts';

const EXACT = 3;

/**
 * Whether rows taken for orders are no more than a table: no customer beside a time, and no name that only an order log has.
 * A log that lacks one of its columns is none of these: the column is asked for.
 */
export function isPlain(
  kind: Guess<TableKind>,
  roles: RoleColumns,
  columns: readonly ColumnReport[],
  choices: DataChoices,
): boolean {
  if (kind.value !== 'orders' || kind.chosen || columns.length === 0) return false;
  if (roles.has('customer') && roles.has('time')) return false;
  if (choices.roles?.customer || choices.roles?.time) return false;
  const says = (role: 'customer' | 'order' | 'time' | 'amount', least: number): boolean =>
    columns.some(
      ({ label, type }) =>
        nameWeight(role, label) >= least && (role !== 'customer' || (type.value !== 'date' && !isCountName(label))),
    );
  if (says('customer', EXACT) || says('order', EXACT)) return false;
  return !(says('customer', 1) && (says('time', EXACT) || says('amount', EXACT)));
}
