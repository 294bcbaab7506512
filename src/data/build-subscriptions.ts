/** Subscriptions: one row each, from a start to an end or still running. */

import { attributesOf, numberCustomers, pickDays, pickKey, pickNumbers, roleAttribute, usedRows } from './picking.ts';
import { duplicateRows } from './duplicates.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { rangeOfDays } from './ranges.ts';
import type { Figure } from './report.ts';
import { daysOf, endsOf, numbersOf } from './role-types.ts';
import type { RoleColumns } from './roles.ts';
import type { Subscriptions } from './tables.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { meanExactly, sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

export function workOnSubscriptions({ file, roles, today }: KindRows): KindWork {
  const { table } = file;
  const { rows, uncertain } = damagedRows(file);
  const columnAt = (role: Parameters<RoleColumns['get']>[0]): (typeof table.columns)[number]['column'] | null =>
    table.columns[roles.get(role) ?? -1]?.column ?? null;
  const [customers, starting, ending] = [columnAt('customer'), columnAt('start'), columnAt('end')];
  const starts = starting && daysOf(starting);
  const ends = ending && endsOf(ending, roles.get('end')!, file.problems);
  // A column of ends that are no dates would make everyone a customer still.
  if (!customers || !starts || (ending && !ends)) return { met: false, concerned: rows, build: () => null };
  const feeAt = roles.get('fee');
  const feeColumn = columnAt('fee');
  const fees = feeColumn && numbersOf(feeColumn);
  const currency = feeAt === undefined ? null : (file.currencies[feeAt] ?? null);
  const key = keyOf(customers);
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    const start = starts[row]!;
    const end = ends ? ends.days[row]! : MISSING_DAY;
    if (key.codes[row] === 0) finder.add('missing-customer', row);
    if (start === MISSING_DAY) finder.add('missing-value', row);
    else if (end !== MISSING_DAY && end < start) finder.add('end-before-start', row);
    if (start > today || end > today) finder.add('future-date', row);
    if (fees && fees[row]! < 0) finder.add('negative-amount', row);
  }
  for (const row of ends?.unreadable ?? []) finder.add('unreadable-end', row);
  for (const row of duplicateRows(table, null, uncertain)) finder.add('duplicate-row', row);
  const startAt = roles.get('start')!;
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      ['missing-value', () => startAt],
      ['negative-amount', () => feeAt ?? -1],
      ['future-date', (row: number) => (starts[row]! > today ? startAt : (roles.get('end') ?? startAt))],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const numbered = numberCustomers(key, used, table.rows);
      const count = numbered.customer.length;
      if (count === 0) return null;
      const start = pickDays(starts, used);
      const end = ends ? pickDays(ends.days, used) : new Int32Array(count).fill(MISSING_DAY);
      const reasons = columnAt('reason');
      const lastDay = Math.max(rangeOfDays(start).maximum, rangeOfDays(end).maximum);
      const subscriptions: Subscriptions = {
        kind: 'subscriptions',
        rows: count,
        customers: numbered.codes.length,
        customerCodes: numbered.codes,
        customerNames: key.dictionary,
        customer: numbered.customer,
        start,
        end,
        lastDay,
        fee: fees && pickNumbers(fees, used),
        feeColumn: roleAttribute(table, feeAt, fees),
        reason: reasons && pickKey(keyOf(reasons), used),
        currency,
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = worthOf(subscriptions);
      return {
        tables: { subscriptions },
        people: {
          universe: subscriptions,
          customer: subscriptions.customer,
          sourceRow: used,
          value,
          total: sumExactly(value),
          measure: fees ? 'money' : 'subscriptions',
        },
        orders: null,
        figures: figuresOf(subscriptions),
        currency,
        notices: noticesOf(subscriptions),
        found: new Map(),
      };
    },
  };
}

// What a customer pays a period with all subscriptions together; without fees, how many there are.
function worthOf({ customer, customers, fee, rows }: Subscriptions): Float64Array {
  const each = fee ? fee.map((money) => (money === money ? money : 0)) : new Float64Array(rows).fill(1);
  return sumByMark(each, customer, customers);
}

function figuresOf(table: Subscriptions): Figure[] {
  const { customers, rows, end, start, lastDay, fee } = table;
  const known = fee?.filter((money) => money === money) ?? null;
  return [
    { name: 'customers', label: message('data.figure-customers'), value: customers, style: 'integer' },
    { name: 'subscriptions', label: message('data.figure-subscriptions'), value: rows, style: 'integer' },
    { name: 'running', label: message('data.figure-running'), value: runningOf(end), style: 'integer' },
    ...(known && known.length > 0
      ? [
          {
            name: 'mean-fee',
            label: message('data.figure-mean-fee'),
            value: meanExactly(known),
            style: 'money',
          } as const,
        ]
      : []),
    { name: 'first-day', label: message('data.figure-first-day'), value: rangeOfDays(start).minimum, style: 'day' },
    { name: 'last-day', label: message('data.figure-last-day'), value: lastDay, style: 'day' },
  ];
}

function runningOf(end: Int32Array): number {
  let running = 0;
  for (let row = 0; row < end.length; row++) if (end[row] === MISSING_DAY) running++;
  return running;
}

function noticesOf({ end, rows }: Subscriptions): Message[] {
  const running = runningOf(end);
  if (running === rows) return [message('data.none-ended')];
  return running === 0 ? [message('data.all-ended')] : [];
}
