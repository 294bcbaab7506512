/** The customers of a data cell as a table: who they are and what they are worth. */

import { textAt } from '../data/dictionary.ts';
import type { CustomerUniverse } from '../data/universe.ts';
import { message } from '../lib/outcome.ts';
import type { ResultTable } from '../panels/contract.ts';

export function customersTable(
  { customers, customerCodes, customerNames }: CustomerUniverse,
  { value, measure }: { readonly value: Float64Array; readonly measure: string },
): ResultTable {
  return {
    name: 'customers',
    title: message('export.customers'),
    published: false,
    columns: [
      { key: 'customer', label: message('common.role-customer'), style: 'text' },
      { key: 'worth', label: message(`data.worth-${measure}`), style: measure === 'money' ? 'money' : 'plain' },
    ],
    rows: customers,
    cell: (row, column) => (column === 0 ? textAt(customerNames, customerCodes[row]!) : value[row]!),
    customer: (row) => row,
  };
}
