/** Customer summaries made elsewhere: one row a customer (or a group of equal ones) with x, t_x, T and mean spend. */

import { attributesOf, numberCustomers, pickNumbers, usedRows } from './picking.ts';
import type { DataTable } from './columns.ts';
import { namesOfRows } from './customer-rows.ts';
import { sizeOf } from './dictionary.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import type { Figure, Role } from './report.ts';
import { numbersOf } from './role-types.ts';
import type { RoleColumns } from './roles.ts';
import type { CustomerSummaries } from './tables.ts';
import { meanExactly, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

/** Times that differ by less than this share are one: files round t_x and T apart. */
const SAME = 1e-9;

interface SummaryColumns {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly meanSpend: Float64Array | null;
  readonly count: Float64Array | null;
}

export function workOnSummaries({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const columns = columnsOf(table, roles);
  const { rows } = damagedRows(file);
  if (!columns) return { met: false, concerned: rows, build: () => null };
  const spendAt = roles.get('mean-spend');
  const currency = spendAt === undefined ? null : (file.currencies[spendAt] ?? null);
  return {
    met: true,
    concerned: findRows(table, roles, columns).into(rows),
    columnsOf: new Map([
      ['missing-value', firstColumn(roles, columns, (value) => value !== value)],
      ['negative-value', firstColumn(roles, columns, (value) => value < 0)],
      ['negative-spend', () => spendAt ?? -1],
    ]),
    build(excluded): Built | null {
      const summaries = buildSummaries(table, roles, columns, excluded, currency);
      if (summaries.customers === 0) return null;
      const value = worthOf(summaries);
      return {
        tables: { summaries },
        people: {
          universe: summaries,
          customer: null,
          sourceRow: summaries.sourceRow,
          value,
          total: sumExactly(value),
          measure: summaries.meanSpend ? 'money' : 'purchases',
        },
        orders: null,
        figures: figuresOf(summaries),
        currency,
        notices: noticesOf(summaries, columns, excluded),
        found: new Map(),
      };
    },
  };
}

function columnsOf(table: DataTable, roles: RoleColumns): SummaryColumns | null {
  const numbers = (role: Role): Float64Array | null => {
    const index = roles.get(role);
    return index === undefined ? null : numbersOf(table.columns[index]!.column);
  };
  const [frequency, recency, age] = [numbers('frequency'), numbers('recency'), numbers('age')];
  if (!frequency || !recency || !age) return null;
  return { frequency, recency, age, meanSpend: numbers('mean-spend'), count: numbers('count') };
}

const REQUIRED = ['frequency', 'recency', 'age', 'count'] as const;

/** Column of the first required number of a row for which something holds. */
function firstColumn(
  roles: RoleColumns,
  columns: SummaryColumns,
  holds: (value: number) => boolean,
): (row: number) => number {
  return (row) => {
    const role = REQUIRED.find((each) => columns[each] && holds(columns[each][row]!));
    return role === undefined ? -1 : (roles.get(role) ?? -1);
  };
}

function findRows(table: DataTable, roles: RoleColumns, columns: SummaryColumns): RowFinder {
  const { frequency, recency, age, meanSpend, count } = columns;
  const customerAt = roles.get('customer');
  const key = customerAt === undefined ? null : keyOf(table.columns[customerAt]!.column);
  const seen = key && new Uint8Array(sizeOf(key.dictionary));
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    const [x, last, observed] = [frequency[row]!, recency[row]!, age[row]!];
    const size = count ? count[row]! : 1;
    const code = key ? key.codes[row]! : 1;
    let whole = true;
    const lost = (reason: Parameters<RowFinder['add']>[0]): void => {
      finder.add(reason, row);
      whole = false;
    };
    if (code === 0) lost('missing-customer');
    if (x !== x || last !== last || observed !== observed || size !== size) lost('missing-value');
    if (x < 0 || last < 0 || observed < 0 || size < 0) lost('negative-value');
    if (Math.abs(x - Math.round(x)) > SAME) lost('fractional-count');
    if (last > observed * (1 + SAME)) lost('recency-beyond-age');
    if (whole && x > 0 && last === 0) finder.add('frequency-without-recency', row);
    if (whole && x === 0 && last > 0) finder.add('recency-without-frequency', row);
    if (meanSpend && meanSpend[row]! < 0) finder.add('negative-spend', row);
    // Of several rows of a customer the first that can be used at all is used.
    if (seen && whole) {
      if (seen[code] === 1) finder.add('duplicate-customer', row);
      seen[code] = 1;
    }
  }
  return finder;
}

function buildSummaries(
  table: DataTable,
  roles: RoleColumns,
  columns: SummaryColumns,
  excluded: Uint8Array | null,
  currency: string | null,
): CustomerSummaries {
  const used = usedRows(excluded);
  const rows = used ? used.length : table.rows;
  const customerAt = roles.get('customer');
  const people = customerAt === undefined ? namesOfRows(rows, used) : named(table, customerAt, used);
  const frequency = Float64Array.from(pickNumbers(columns.frequency, used), Math.round);
  const age = pickNumbers(columns.age, used);
  const recency = pickNumbers(columns.recency, used).map((last, line) =>
    frequency[line] === 0 ? 0 : Math.min(last, age[line]!),
  );
  return {
    kind: 'customer-summary',
    ...people,
    frequency,
    recency,
    age,
    meanSpend: columns.meanSpend && pickNumbers(columns.meanSpend, used),
    count: columns.count && pickNumbers(columns.count, used),
    currency,
    attributes: attributesOf(table, roles),
    sourceRow: used,
  };
}

type Universe = Pick<CustomerSummaries, 'customers' | 'customerCodes' | 'customerNames'>;

function named(table: DataTable, column: number, used: Uint32Array | null): Universe {
  const key = keyOf(table.columns[column]!.column);
  const { codes } = numberCustomers(key, used, table.rows);
  return { customers: codes.length, customerCodes: codes, customerNames: key.dictionary };
}

// All purchases at the mean of the repeated ones; without money, their number.
function worthOf({ frequency, meanSpend, count }: CustomerSummaries): Float64Array {
  return frequency.map((x, index) => {
    const each = meanSpend ? meanSpend[index]! : 1;
    return each === each ? (x + 1) * each * (count ? count[index]! : 1) : 0;
  });
}

function figuresOf({ customers, frequency, age, meanSpend, count }: CustomerSummaries): Figure[] {
  const weight = (index: number): number => (count ? count[index]! : 1);
  let [people, repeaters, longest] = [0, 0, 0];
  for (let index = 0; index < customers; index++) {
    people += weight(index);
    if (frequency[index]! > 0) repeaters += weight(index);
    longest = Math.max(longest, age[index]!);
  }
  const repeats = sumExactly(frequency.map((x, index) => x * weight(index)));
  const spends = meanSpend?.filter((spend, index) => frequency[index]! > 0 && spend === spend) ?? null;
  return [
    { name: 'customers', label: message('data.figure-customers'), value: people, style: 'integer' },
    {
      name: 'repeat-share',
      label: message('data.figure-repeat-share'),
      value: people > 0 ? repeaters / people : NaN,
      style: 'percent1',
    },
    {
      name: 'mean-repeats',
      label: message('data.figure-mean-repeats'),
      value: people > 0 ? repeats / people : NaN,
      style: 'number',
    },
    { name: 'longest-age', label: message('data.figure-longest-age'), value: longest, style: 'number' },
    ...(spends && spends.length > 0
      ? [
          {
            name: 'mean-spend',
            label: message('data.figure-mean-spend'),
            value: meanExactly(spends),
            style: 'money',
          } as const,
        ]
      : []),
  ];
}

/** Few files have a time of the last purchase without a repeated one; if most have, it counts the days since the last purchase. */
function noticesOf(summaries: CustomerSummaries, columns: SummaryColumns, excluded: Uint8Array | null): Message[] {
  let [once, timed] = [0, 0];
  for (let row = 0; row < columns.frequency.length; row++) {
    if ((excluded && excluded[row] !== 0) || columns.frequency[row] !== 0) continue;
    once++;
    if (columns.recency[row]! > 0) timed++;
  }
  const notices: Message[] = [];
  if (timed > 0 && timed * 2 > once) notices.push(message('data.recency-since-last', { count: timed }));
  if (summaries.frequency.every((x) => x === 0)) notices.push(message('data.no-repeats'));
  return notices;
}
