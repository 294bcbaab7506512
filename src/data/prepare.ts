/** From a table to what panels use: roles, findings with their treatments, the order table, the report of the data card. */

import { buildOrders } from './build-orders.ts';
import type { DataTable } from './columns.ts';
import { createFinder, sizeOf, textAt } from './dictionary.ts';
import { duplicateRows } from './duplicates.ts';
import { findingReports, type FindingRows } from './findings.ts';
import { keyOf } from './keys.ts';
import { moneyOf } from './money.ts';
import { countOrders } from './order-counts.ts';
import type { Orders } from './orders.ts';
import { rangeOfDays, rangeOfNumbers } from './ranges.ts';
import type { ReadFile } from './read-file.ts';
import { findRepeats, type Repeats } from './repeats.ts';
import type { DataChoices, DataReport, FindingCode, Ledger, Treatment } from './report.ts';
import { assignRoles, type RoleColumns } from './roles.ts';
import { NO_TABLES, type Tables } from './tables.ts';
import { DEFAULT_TREATMENTS, REASONS, RowUse, TREATMENTS, type ListedRows } from './row-checks.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

/** The customers of a data cell and the money of all used lines of each. */
export interface PreparedBase {
  readonly customers: number;
  /** length `customers` */
  readonly value: Float64Array;
}

export interface Prepared {
  readonly report: DataReport;
  readonly tables: Tables;
  /** `null` while the file offers no orders */
  readonly base: PreparedBase | null;
  readonly file: ReadFile;
  /** column of each role */
  readonly roles: RoleColumns;
  /** rows out of use, with reasons */
  readonly listed: ListedRows;
  /** id of a customer, as in the file; '' for the customer made of all rows without one */
  readonly customerId: (customer: number) => string;
  /** index of a customer by id, −1 where unknown */
  readonly customerIndex: (id: string) => number;
  /** customer of a row of the file's table, −1 where the row is out of use */
  readonly customerOfRow: (row: number) => number;
}

/**
 * @param choices roles and treatments a person chose; the rest is guessed or the default
 * @param today day number of today, for finding days in the future
 */
export function prepare(file: ReadFile, choices: DataChoices, today: number): Prepared {
  const started = performance.now();
  const { table } = file;
  const roles = assignRoles(table, file.columns, choices);
  const treatmentOf = (code: FindingCode): Treatment => {
    const wanted = choices.treatments && Object.hasOwn(choices.treatments, code) ? choices.treatments[code] : undefined;
    return wanted && TREATMENTS[code].includes(wanted) ? wanted : DEFAULT_TREATMENTS[code];
  };
  const money = moneyOf(table, roles.columns);
  const met = roles.columns.has('customer') && table.columns[roles.columns.get('time') ?? -1]?.column.kind === 'date';
  const repeats = met ? repeatsOf(table, roles.columns) : null;
  const concerned = findRows(file, roles.columns, money?.values ?? null, repeats, today);
  const use = new RowUse(table.rows);
  if (met) {
    for (const code of REASONS) {
      const rows = concerned.get(code);
      const treatment = treatmentOf(code);
      if (rows instanceof Uint32Array && (treatment === 'exclude' || treatment === 'merge'))
        for (const row of rows) use.exclude(row, code);
    }
  }
  const listed = use.listed();
  const currency = money ? (money.columns.map((column) => file.currencies[column]).find((code) => code) ?? null) : null;
  const built = met ? buildOrders(table, roles.columns, use.excluded, money, currency) : null;
  const orders = built && built.rows > 0 ? built : null;
  const base = orders
    ? {
        customers: orders.customers,
        value: sumByMark(orders.amount, orders.customer, orders.customers, orders.amountDecimals),
      }
    : null;
  const counts = orders ? countOrders(orders, use.excluded ? null : repeats) : null;
  if (counts && counts.sameDay > 0) concerned.set('same-day-orders', counts.sameDay);
  const period = orders ? periodOf(orders) : null;
  const findings = findingReports(file, roles.columns, concerned, treatmentOf, choices.treatments ?? {});
  const report: DataReport = {
    file: {
      name: file.name,
      bytes: file.bytes,
      encoding: file.encoding,
      delimiter: file.delimiter,
      header: file.header,
      reader: file.reader,
    },
    rows: table.rows,
    kind: { value: 'orders', reason: message('data.kind-orders'), chosen: false, alternatives: [] },
    columns: file.columns,
    roles: roles.reports,
    orders:
      orders && counts && period && base
        ? {
            customers: orders.customers,
            orders: counts.orders,
            revenue: sumExactly(base.value, orders.amountDecimals),
            currency,
            firstDay: period[0],
            lastDay: period[1],
          }
        : null,
    usable: orders !== null,
    findings,
    ledger: ledgerOf(table, listed),
    notices: [...file.notices, ...noticesOf(table, roles.columns, orders, period, met)],
    milliseconds: file.milliseconds + (performance.now() - started),
  };
  return { report, tables: { ...NO_TABLES, orders }, base, file, roles: roles.columns, listed, ...customerLookups(table, orders) };
}

/** Rows (or, where only a number is needed, their count) that each finding concerns. */
function findRows(
  file: ReadFile,
  roles: RoleColumns,
  amounts: Float64Array | null,
  repeats: Repeats | null,
  today: number,
): FindingRows {
  const { table, columns, problems } = file;
  const rows: FindingRows = new Map();
  const keep = (code: FindingCode, found: Iterable<number>): void => {
    const list = Uint32Array.from(found);
    if (list.length > 0) rows.set(code, list);
  };
  const uncertain = new Set<number>();
  const ragged = new Set<number>();
  for (const { row, code } of problems) {
    if (row < 0) continue;
    if (code === 'short-row' || code === 'long-row') ragged.add(row);
    uncertain.add(row);
  }
  keep('ragged-row', ragged);
  keep(
    'unparsed-cell',
    new Set(problems.filter(({ code }) => code === 'not-a-number' || code === 'not-a-date').map(({ row }) => row)),
  );
  const customer = roles.get('customer');
  if (customer !== undefined && (columns[customer]!.missing > 0 || columns[customer]!.type.value === 'number')) {
    const { codes } = keyOf(table.columns[customer]!.column);
    keep(
      'missing-customer',
      rowsWhere(table.rows, (row) => codes[row] === 0),
    );
  }
  const time = table.columns[roles.get('time') ?? -1]?.column;
  if (time?.kind === 'date') {
    const { days } = time;
    const { missing, maximum } = columns[roles.get('time')!]!;
    if (missing > 0)
      keep(
        'missing-time',
        rowsWhere(table.rows, (row) => days[row] === MISSING_DAY),
      );
    if (maximum !== null && maximum > today)
      keep(
        'future-date',
        rowsWhere(table.rows, (row) => days[row]! > today),
      );
  }
  if (amounts) {
    const { minimum, missing } = rangeOfNumbers(amounts);
    if (missing > 0)
      keep(
        'missing-amount',
        rowsWhere(table.rows, (row) => amounts[row] !== amounts[row]),
      );
    if (minimum < 0)
      keep(
        'negative-amount',
        rowsWhere(table.rows, (row) => amounts[row]! < 0),
      );
    if (minimum <= 0)
      keep(
        'zero-amount',
        rowsWhere(table.rows, (row) => amounts[row] === 0),
      );
  }
  keep('duplicate-row', duplicateRows(table, repeats, uncertain));
  return rows;
}

// Once for a table and a pair of columns: treatments change, repeats do not.
function repeatsOf(table: DataTable, roles: RoleColumns): Repeats | null {
  const [customer, time] = [roles.get('customer')!, roles.get('time')!];
  const { column } = table.columns[time]!;
  if (column.kind !== 'date') return null;
  const kept = repeatsOfTables.get(table) ?? new Map<string, Repeats>();
  repeatsOfTables.set(table, kept);
  const name = `${customer} ${time}`;
  let repeats = kept.get(name);
  if (!repeats) {
    const { codes, dictionary } = keyOf(table.columns[customer]!.column);
    kept.set(name, (repeats = findRepeats(codes, sizeOf(dictionary), column.days)));
  }
  return repeats;
}

const repeatsOfTables = new WeakMap<DataTable, Map<string, Repeats>>();

function rowsWhere(rows: number, holds: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (holds(row)) found.push(row);
  return found;
}

function ledgerOf(table: DataTable, listed: ListedRows): Ledger {
  const counts = new Map<FindingCode, number>();
  for (const reason of listed.reasons) counts.set(REASONS[reason]!, (counts.get(REASONS[reason]!) ?? 0) + 1);
  return {
    read: table.rows,
    used: table.rows - listed.rows.length,
    listed: listed.rows.length,
    reasons: [...counts].map(([code, rows]) => ({ code, rows })),
  };
}

function noticesOf(
  table: DataTable,
  roles: RoleColumns,
  orders: Orders | null,
  period: readonly [number, number] | null,
  met: boolean,
): Message[] {
  if (table.rows === 0) return [];
  if (!met) {
    const customer = roles.has('customer');
    const time = roles.has('time');
    return [message(customer ? 'data.no-time-column' : time ? 'data.no-customer-column' : 'data.no-customer-no-time')];
  }
  if (!orders || !period) return [message('data.no-rows-left')];
  const notices: Message[] = [];
  if (orders.customers === 1)
    notices.push(message('data.one-customer', { customer: textAt(orders.customerNames, orders.customerCodes[0]!) }));
  if (period[0] === period[1] && orders.rows > 1) notices.push(message('data.one-day', { day: period[0] }));
  const first = orders.amount[0]!;
  if (roles.has('amount') && orders.rows > 1 && orders.amount.every((amount) => amount === first))
    notices.push(message('data.one-amount', { amount: first }));
  return notices;
}

function periodOf({ day }: Orders): readonly [number, number] {
  const { minimum, maximum } = rangeOfDays(day);
  return [minimum, maximum];
}

function customerLookups(
  table: DataTable,
  orders: Orders | null,
): Pick<Prepared, 'customerId' | 'customerIndex' | 'customerOfRow'> {
  let find: ((text: string) => number) | null = null;
  let indexOfCode: Int32Array | null = null;
  let lineOfRow: Int32Array | null = null;
  if (!orders) return { customerId: () => '', customerIndex: () => -1, customerOfRow: () => -1 };
  const { customerCodes, customerNames, customer, sourceRow } = orders;
  return {
    customerId: (index) => textAt(customerNames, customerCodes[index] ?? -1),
    customerIndex(id) {
      find ??= createFinder(customerNames);
      if (!indexOfCode) {
        indexOfCode = new Int32Array(customerNames.offsets.length).fill(-1);
        for (let index = 0; index < customerCodes.length; index++) indexOfCode[customerCodes[index]!] = index;
      }
      const code = find(id);
      return code < 0 ? -1 : indexOfCode[code]!;
    },
    customerOfRow(row) {
      if (!sourceRow) return customer[row] ?? -1;
      if (!lineOfRow) {
        lineOfRow = new Int32Array(table.rows).fill(-1);
        for (let line = 0; line < sourceRow.length; line++) lineOfRow[sourceRow[line]!] = line;
      }
      const line = lineOfRow[row] ?? -1;
      return line < 0 ? -1 : customer[line]!;
    },
  };
}
