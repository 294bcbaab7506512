/** Event logs: one row something a customer did, at a time. */

import { attributesOf, numberCustomers, pickDays, pickKey, pickNumbers, usedRows } from './picking.ts';
import { duplicateRows } from './duplicates.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { rangeOfDays } from './ranges.ts';
import type { Figure } from './report.ts';
import { numbersOf } from './role-types.ts';
import type { Events } from './tables.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

export function workOnEvents({ file, roles, today }: KindRows): KindWork {
  const { table } = file;
  const { rows, uncertain } = damagedRows(file);
  const [customerAt, timeAt, eventAt, amountAt] = [
    roles.get('customer'),
    roles.get('time'),
    roles.get('event'),
    roles.get('amount'),
  ];
  const time = timeAt === undefined ? null : table.columns[timeAt]!.column;
  const amounts = amountAt === undefined ? null : numbersOf(table.columns[amountAt]!.column);
  if (customerAt === undefined || eventAt === undefined || time?.kind !== 'date')
    return { met: false, concerned: rows, build: () => null };
  const key = keyOf(table.columns[customerAt]!.column);
  const names = keyOf(table.columns[eventAt]!.column);
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    if (key.codes[row] === 0) finder.add('missing-customer', row);
    if (names.codes[row] === 0) finder.add('missing-value', row);
    if (time.days[row] === MISSING_DAY) finder.add('missing-time', row);
    else if (time.days[row]! > today) finder.add('future-date', row);
  }
  for (const row of duplicateRows(table, null, uncertain)) finder.add('duplicate-row', row);
  const currency = amountAt === undefined ? null : (file.currencies[amountAt] ?? null);
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([['missing-value', () => eventAt]]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const numbered = numberCustomers(key, used, table.rows);
      if (numbered.customer.length === 0) return null;
      const events: Events = {
        kind: 'events',
        rows: numbered.customer.length,
        customers: numbered.codes.length,
        customerCodes: numbered.codes,
        customerNames: key.dictionary,
        customer: numbered.customer,
        day: pickDays(time.days, used),
        seconds: time.seconds && pickDays(time.seconds, used),
        event: pickKey(names, used),
        amount: amounts && pickNumbers(amounts, used),
        currency,
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = worthOf(events);
      return {
        tables: { events },
        people: {
          universe: events,
          customer: events.customer,
          sourceRow: used,
          value,
          total: sumExactly(value),
          measure: events.amount ? 'money' : 'events',
        },
        orders: null,
        figures: figuresOf(events),
        currency,
        notices: noticesOf(events),
        found: new Map(),
      };
    },
  };
}

// The money of a customer's events; where the log has none, how many there are.
function worthOf({ customer, customers, amount, rows }: Events): Float64Array {
  const each = amount ? amount.map((money) => (money === money ? money : 0)) : new Float64Array(rows).fill(1);
  return sumByMark(each, customer, customers);
}

function figuresOf(events: Events): Figure[] {
  const { minimum, maximum } = rangeOfDays(events.day);
  return [
    { name: 'customers', label: message('data.figure-customers'), value: events.customers, style: 'integer' },
    { name: 'events', label: message('data.figure-events'), value: events.rows, style: 'integer' },
    { name: 'event-names', label: message('data.figure-event-names'), value: eventNames(events), style: 'integer' },
    { name: 'first-day', label: message('data.figure-first-day'), value: minimum, style: 'day' },
    { name: 'last-day', label: message('data.figure-last-day'), value: maximum, style: 'day' },
  ];
}

function eventNames({ event }: Events): number {
  return new Set(event.codes).size;
}

/** More names than this are no names of events but ids or addresses. */
const MANY_NAMES = 500;

function noticesOf(events: Events): Message[] {
  const count = eventNames(events);
  return [
    ...(count === 1 ? [message('data.one-event')] : []),
    ...(count > MANY_NAMES ? [message('data.many-events', { count })] : []),
    ...(events.seconds ? [] : [message('data.events-without-time')]),
  ];
}
