/** Summaries of R, F and M made elsewhere: one row a customer with the last purchase, the number of purchases and the money. */

import { attributesOf, numberCustomers, pickDays, pickNumbers, usedRows } from './picking.ts';
import type { DataTable } from './columns.ts';
import { namesOfRows } from './customer-rows.ts';
import { sizeOf } from './dictionary.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { rangeOfDays } from './ranges.ts';
import type { Figure, Role } from './report.ts';
import { daysOf, numbersOf } from './role-types.ts';
import type { RoleColumns } from './roles.ts';
import type { RfmSummaries } from './tables.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

const SAME = 1e-9;
const MOST_POINTS = 100;

/** All over the rows of the file; `null` where there is no such column. */
interface RfmColumns {
  readonly lastDay: Int32Array | null;
  readonly days: Float64Array | null;
  readonly orders: Float64Array | null;
  readonly total: Float64Array | null;
  readonly mean: Float64Array | null;
  readonly decimals: number;
  readonly scores: readonly [Float64Array, Float64Array, Float64Array] | null;
}

export function workOnRfm({ file, roles, today }: KindRows): KindWork {
  const { table } = file;
  const columns = columnsOf(table, roles);
  const { rows } = damagedRows(file);
  const { lastDay, days, orders, total, mean, scores } = columns;
  if (!lastDay && !days && !orders && !total && !mean && !scores)
    return { met: false, concerned: rows, build: () => null };
  const moneyAt = roles.get('money') ?? roles.get('mean-spend');
  const currency = moneyAt === undefined ? null : (file.currencies[moneyAt] ?? null);
  return {
    met: true,
    concerned: findRows(table, roles, columns, today).into(rows),
    columnsOf: new Map([
      ['missing-value', (row: number) => roles.get(lackingOf(columns, row) ?? 'customer') ?? -1],
      ['negative-value', (row: number) => roles.get((days?.[row] ?? 0) < 0 ? 'days-since' : 'purchases') ?? -1],
      ['fractional-count', () => roles.get('purchases') ?? -1],
      ['negative-spend', () => moneyAt ?? -1],
      ['future-date', () => roles.get('last-purchase') ?? -1],
    ]),
    build(excluded): Built | null {
      const rfm = buildRfm(table, roles, columns, excluded, currency);
      if (rfm.customers === 0) return null;
      const value = worthOf(rfm);
      return {
        tables: { rfm },
        people: {
          universe: rfm,
          customer: null,
          sourceRow: rfm.sourceRow,
          value,
          total: sumExactly(value, rfm.total ? rfm.decimals : -1),
          measure: rfm.total ? 'money' : 'purchases',
        },
        orders: null,
        figures: figuresOf(rfm),
        currency,
        notices: noticesOf(rfm, columns),
        found: new Map(),
      };
    },
  };
}

function columnsOf(table: DataTable, roles: RoleColumns): RfmColumns {
  const at = (role: Role): DataTable['columns'][number]['column'] | null =>
    table.columns[roles.get(role) ?? -1]?.column ?? null;
  const numbers = (role: Role): Float64Array | null => {
    const column = at(role);
    return column && numbersOf(column);
  };
  const last = at('last-purchase');
  const money = at('money');
  const [r, f, m] = [numbers('score-r'), numbers('score-f'), numbers('score-m')];
  return {
    lastDay: last && daysOf(last),
    days: numbers('days-since'),
    orders: numbers('purchases'),
    total: numbers('money'),
    mean: numbers('mean-spend'),
    decimals: money?.kind === 'number' ? money.decimals : -1,
    scores: r && f && m ? [r, f, m] : null,
  };
}

/** The first role a row has no value of. Who never bought has neither a last purchase nor money. */
function lackingOf({ lastDay, days, orders, total, mean }: RfmColumns, row: number): Role | null {
  if (orders && Number.isNaN(orders[row]!)) return 'purchases';
  if (orders && orders[row] === 0) return null;
  // One of the two tells how long ago it was.
  const dated = lastDay !== null && lastDay[row] !== MISSING_DAY;
  const counted = days !== null && !Number.isNaN(days[row]!);
  if ((lastDay || days) && !dated && !counted) return lastDay ? 'last-purchase' : 'days-since';
  const known = [total, mean].some((money) => money !== null && !Number.isNaN(money[row]!));
  if ((total || mean) && !known) return total ? 'money' : 'mean-spend';
  return null;
}

function findRows(table: DataTable, roles: RoleColumns, columns: RfmColumns, today: number): RowFinder {
  const { lastDay, days, orders, total, mean } = columns;
  const customerAt = roles.get('customer');
  const key = customerAt === undefined ? null : keyOf(table.columns[customerAt]!.column);
  const seen = key && new Uint8Array(sizeOf(key.dictionary));
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    const code = key ? key.codes[row]! : 1;
    let whole = true;
    const lost = (reason: Parameters<RowFinder['add']>[0]): void => {
      finder.add(reason, row);
      whole = false;
    };
    if (code === 0) lost('missing-customer');
    if (lackingOf(columns, row) !== null) lost('missing-value');
    const count = orders ? orders[row]! : 0;
    if ((days && days[row]! < 0) || count < 0) lost('negative-value');
    if (Math.abs(count - Math.round(count)) > SAME) lost('fractional-count');
    if ((total && total[row]! < 0) || (mean && mean[row]! < 0)) finder.add('negative-spend', row);
    if (lastDay && lastDay[row]! > today) finder.add('future-date', row);
    // Of several rows of a customer the first that can be used at all is used.
    if (seen && whole) {
      if (seen[code] === 1) finder.add('duplicate-customer', row);
      seen[code] = 1;
    }
  }
  return finder;
}

function buildRfm(
  table: DataTable,
  roles: RoleColumns,
  columns: RfmColumns,
  excluded: Uint8Array | null,
  currency: string | null,
): RfmSummaries {
  const used = usedRows(excluded);
  const rows = used ? used.length : table.rows;
  const customerAt = roles.get('customer');
  const orders = columns.orders && Float64Array.from(pickNumbers(columns.orders, used), Math.round);
  const bought = (line: number): boolean => orders === null || orders[line]! > 0;
  const days = columns.days && pickNumbers(columns.days, used);
  const given = columns.total && pickNumbers(columns.total, used);
  const each = columns.mean && pickNumbers(columns.mean, used);
  return {
    kind: 'rfm-summary',
    ...(customerAt === undefined ? namesOfRows(rows, used) : named(table, customerAt, used)),
    lastDay: columns.lastDay && pickDays(columns.lastDay, used),
    days:
      days && Int32Array.from(days, (since, line) => (bought(line) && !Number.isNaN(since) ? Math.floor(since) : -1)),
    orders,
    ...moneyOf(given, each, orders, columns.decimals),
    scores: scoresOf(columns.scores, used),
    currency,
    attributes: attributesOf(table, roles),
    sourceRow: used,
  };
}

// What the file does not give follows from the number of purchases. Who never bought has spent nothing.
function moneyOf(
  given: Float64Array | null,
  each: Float64Array | null,
  orders: Float64Array | null,
  decimals: number,
): Pick<RfmSummaries, 'total' | 'mean' | 'decimals'> {
  const size = (given ?? each)?.length ?? 0;
  const all = (line: number): number => {
    if (orders?.[line] === 0) return Number.isNaN(given?.[line] ?? NaN) ? 0 : given![line]!;
    const sum = given?.[line] ?? NaN;
    return Number.isNaN(sum) ? (orders?.[line] ?? NaN) * (each?.[line] ?? NaN) : sum;
  };
  const one = (line: number): number => {
    const mean = each?.[line] ?? NaN;
    return Number.isNaN(mean) ? (given?.[line] ?? NaN) / (orders?.[line] ?? NaN) : mean;
  };
  return {
    total: given || (each && orders) ? Float64Array.from({ length: size }, (_, line) => all(line)) : null,
    mean: each || (given && orders) ? Float64Array.from({ length: size }, (_, line) => one(line)) : null,
    decimals: each && !given ? -1 : decimals,
  };
}

function scoresOf(columns: RfmColumns['scores'], used: Uint32Array | null): RfmSummaries['scores'] {
  if (!columns) return null;
  const [r, f, m] = columns.map((column) =>
    Uint8Array.from(pickNumbers(column, used), (score) =>
      Number.isInteger(score) && score >= 1 && score <= MOST_POINTS ? score : 0,
    ),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  let most = 0;
  for (const scores of [r, f, m]) for (const score of scores) most = Math.max(most, score);
  return { r, f, m, most };
}

function named(
  table: DataTable,
  column: number,
  used: Uint32Array | null,
): Pick<RfmSummaries, 'customers' | 'customerCodes' | 'customerNames'> {
  const key = keyOf(table.columns[column]!.column);
  const { codes } = numberCustomers(key, used, table.rows);
  return { customers: codes.length, customerCodes: codes, customerNames: key.dictionary };
}

// Money; where the file has none, purchases; where it has neither, all alike.
function worthOf({ customers, total, orders }: RfmSummaries): Float64Array {
  const worth = total ?? orders;
  return worth ? worth.map((value) => (value === value ? value : 0)) : new Float64Array(customers).fill(1);
}

function figuresOf({ customers, orders, total, decimals, lastDay, days }: RfmSummaries): Figure[] {
  const figures: Figure[] = [
    { name: 'customers', label: message('data.figure-customers'), value: customers, style: 'integer' },
  ];
  if (orders)
    figures.push({
      name: 'purchases',
      label: message('data.figure-purchases'),
      value: sumExactly(orders, 0),
      style: 'integer',
    });
  if (total)
    figures.push({
      name: 'money',
      label: message('data.figure-money'),
      value: sumExactly(
        total.filter((money) => money === money),
        decimals,
      ),
      style: 'money',
    });
  const { minimum, maximum } = rangeOfDays(lastDay ?? new Int32Array(0));
  if (minimum <= maximum) {
    figures.push(
      { name: 'first-day', label: message('data.figure-earliest-last'), value: minimum, style: 'day' },
      { name: 'last-day', label: message('data.figure-latest-last'), value: maximum, style: 'day' },
    );
  } else if (days) {
    let longest = 0;
    for (const since of days) longest = Math.max(longest, since);
    figures.push({
      name: 'longest-since',
      label: message('data.figure-longest-since'),
      value: longest,
      style: 'integer',
    });
  }
  return figures;
}

function noticesOf({ orders, days, scores, lastDay, total, mean }: RfmSummaries, columns: RfmColumns): Message[] {
  const notices: Message[] = [];
  let never = 0;
  for (const count of orders ?? []) if (count === 0) never++;
  if (never > 0) notices.push(message('data.never-bought', { count: never }));
  let cut = 0;
  for (const since of columns.days ?? []) if (since === since && !Number.isInteger(since)) cut++;
  if (days && cut > 0) notices.push(message('data.whole-days', { count: cut }));
  if (scores && !lastDay && !days && !orders && !total && !mean) notices.push(message('data.scores-only'));
  return notices;
}
