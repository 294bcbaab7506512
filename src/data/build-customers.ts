/** A table of customers: one row a person with what is known of them, such as city, birthday or grade. */

import { attributesOf, numberCustomers, usedRows } from './picking.ts';
import { sizeOf } from './dictionary.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import type { OrderKey } from './orders.ts';
import { message } from '../lib/outcome.ts';

export function workOnCustomers({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const { rows } = damagedRows(file);
  const at = roles.get('customer');
  if (at === undefined) return { met: false, concerned: rows, build: () => null };
  const key = keyOf(table.columns[at]!.column);
  return {
    met: true,
    concerned: findRows(table.rows, key).into(rows),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const { codes } = numberCustomers(key, used, table.rows);
      if (codes.length === 0) return null;
      const universe = { customers: codes.length, customerCodes: codes, customerNames: key.dictionary };
      const attributes = attributesOf(table, roles);
      return {
        tables: { customers: { kind: 'customers', ...universe, attributes, sourceRow: used } },
        people: {
          universe,
          customer: null,
          sourceRow: used,
          value: new Float64Array(codes.length).fill(1),
          total: codes.length,
          measure: 'persons',
        },
        orders: null,
        figures: [
          { name: 'customers', label: message('data.figure-customers'), value: codes.length, style: 'integer' },
          { name: 'attributes', label: message('data.figure-attributes'), value: attributes.length, style: 'integer' },
        ],
        currency: null,
        notices: [],
        found: new Map(),
      };
    },
  };
}

// Of several rows of a customer the first is used.
function findRows(rows: number, { codes, dictionary }: OrderKey): RowFinder {
  const finder = new RowFinder();
  const seen = new Uint8Array(sizeOf(dictionary));
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code === 0) finder.add('missing-customer', row);
    else if (seen[code] === 1) finder.add('duplicate-customer', row);
    else seen[code] = 1;
  }
  return finder;
}
