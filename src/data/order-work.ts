/** An order log: rows with findings, and the order table of the rows in use. */

import { paidOutNotice } from './bill-lines.ts';
import { buildOrders } from './build-orders.ts';
import type { DataTable } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { duplicateRows } from './duplicates.ts';
import { damagedRows, rowsWhere, type FindingRows } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { moneyOf } from './money.ts';
import { countOrders } from './order-counts.ts';
import { undoneOrders, type UndoneOrders } from './order-status.ts';
import type { Orders } from './orders.ts';
import { rangeOfDays, rangeOfNumbers } from './ranges.ts';
import { repeatParts, type Repeats } from './repeats.ts';
import type { FindingCode } from './report.ts';
import { unreadableAmount, type RoleColumns } from './roles.ts';
import { runWhole, type Parts } from '../lib/breather.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

export function workOnOrders({ file, roles, today }: KindRows): KindWork {
  const { table } = file;
  const money = moneyOf(table, roles);
  const met = roles.has('customer') && table.columns[roles.get('time') ?? -1]?.column.kind === 'date';
  const repeats = met ? runWhole(repeatsOf(table, roles)) : null;
  const undone = undoneOrders(table, new Set(roles.values()));
  const currency = money ? (money.columns.map((column) => file.currencies[column]).find((code) => code) ?? null) : null;
  return {
    met,
    concerned: findRows({ file, roles, today }, money?.values ?? null, repeats, undone),
    ...(undone ? { columnsOf: new Map([['undone-order', () => undone.column]]) } : {}),
    build(excluded): Built | null {
      const orders = buildOrders(table, roles, excluded, money, currency);
      if (!orders || orders.rows === 0) return null;
      const value = sumByMark(orders.amount, orders.customer, orders.customers, orders.amountDecimals);
      const counts = countOrders(orders, excluded ? null : repeats);
      const period = rangeOfDays(orders.day);
      const revenue = sumExactly(value, orders.amountDecimals);
      const paidOut = money && paidOutNotice(table, excluded);
      return {
        tables: { orders },
        people: {
          universe: orders,
          customer: orders.customer,
          sourceRow: orders.sourceRow,
          value,
          total: revenue,
          measure: 'money',
        },
        orders: {
          customers: orders.customers,
          orders: counts.orders,
          revenue: money ? revenue : null,
          currency,
          firstDay: period.minimum,
          lastDay: period.maximum,
        },
        figures: [],
        currency,
        notices: [
          ...(money ? [] : [lackOfAmount(file, roles)]),
          ...noticesOf(roles, orders, period),
          ...(paidOut ? [paidOut] : []),
        ],
        found: counts.sameDay > 0 ? new Map([['same-day-orders', counts.sameDay]]) : new Map(),
      };
    },
  };
}

// Revenue of 0 would be a lie: nothing says what was spent.
function lackOfAmount({ table, columns }: KindRows['file'], roles: RoleColumns): Message {
  const label = table.columns[roles.get('amount') ?? -1]?.label ?? unreadableAmount(columns)?.label;
  return label === undefined ? message('data.no-amount-column') : message('data.amount-not-numbers', { column: label });
}

/** Rows (or, where only a number is needed, their count) that each finding concerns. */
function findRows(
  { file, roles, today }: Omit<KindRows, 'choices'>,
  amounts: Float64Array | null,
  repeats: Repeats | null,
  undone: UndoneOrders | null,
): FindingRows {
  const { table, columns } = file;
  const { rows, uncertain } = damagedRows(file);
  const keep = (code: FindingCode, found: Iterable<number>): void => {
    const list = Uint32Array.from(found);
    if (list.length > 0) rows.set(code, list);
  };
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
  if (undone) keep('undone-order', undone.rows);
  keep('duplicate-row', duplicateRows(table, repeats, uncertain));
  return rows;
}

/** What {@link workOnOrders} takes longest over, in parts; kept, so that it finds it done. */
export function* readyOrders(table: DataTable, roles: RoleColumns): Parts<void> {
  if (roles.has('customer') && roles.has('time')) yield* repeatsOf(table, roles);
}

// Once for a table and a pair of columns: treatments change, repeats do not.
function* repeatsOf(table: DataTable, roles: RoleColumns): Parts<Repeats | null> {
  const [customer, time] = [roles.get('customer')!, roles.get('time')!];
  const { column } = table.columns[time]!;
  if (column.kind !== 'date') return null;
  const kept = repeatsOfTables.get(table) ?? new Map<string, Repeats>();
  repeatsOfTables.set(table, kept);
  const name = `${customer} ${time}`;
  let repeats = kept.get(name);
  if (!repeats) {
    const { codes, dictionary } = keyOf(table.columns[customer]!.column);
    yield;
    kept.set(name, (repeats = yield* repeatParts(codes, sizeOf(dictionary), column.days)));
  }
  return repeats;
}

const repeatsOfTables = new WeakMap<DataTable, Map<string, Repeats>>();

function noticesOf(roles: RoleColumns, orders: Orders, period: { minimum: number; maximum: number }): Message[] {
  const notices: Message[] = [];
  if (orders.customers === 1)
    notices.push(message('data.one-customer', { customer: textAt(orders.customerNames, orders.customerCodes[0]!) }));
  if (period.minimum === period.maximum && orders.rows > 1)
    notices.push(message('data.one-day', { day: period.minimum }));
  const first = orders.amount[0]!;
  if (roles.has('amount') && orders.rows > 1 && orders.amount.every((amount) => amount === first))
    notices.push(message('data.one-amount', { amount: first }));
  return notices;
}
