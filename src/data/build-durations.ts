/** Lifetimes as made elsewhere: one row a spell, how long it lasted and whether its end was seen. */

import { attributesOf, numberCustomers, pickKey, pickNumbers, roleAttribute, usedRows } from './picking.ts';
import { namesOfRows } from './customer-rows.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import type { Figure, Role } from './report.ts';
import { endedOf, UNKNOWN_END } from './ended-words.ts';
import { numbersOf } from './role-types.ts';
import type { Durations } from './tables.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

export function workOnDurations({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const { rows } = damagedRows(file);
  const numbers = (role: Role): Float64Array | null => {
    const column = table.columns[roles.get(role) ?? -1]?.column;
    return column ? numbersOf(column) : null;
  };
  const [lasted, entries, fees] = [numbers('duration'), numbers('entry'), numbers('fee')];
  const endedAt = roles.get('ended');
  const ends = endedAt === undefined ? null : endedOf(table.columns[endedAt]!.column);
  if (!lasted || !ends || endedAt === undefined || (roles.has('entry') && !entries))
    return { met: false, concerned: rows, build: () => null };
  const customerAt = roles.get('customer');
  const key = customerAt === undefined ? null : keyOf(table.columns[customerAt]!.column);
  const [durationAt, feeAt, entryAt] = [roles.get('duration')!, roles.get('fee'), roles.get('entry') ?? -1];
  const currency = feeAt === undefined ? null : (file.currencies[feeAt] ?? null);
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    const [time, entry] = [lasted[row]!, entries ? entries[row]! : 0];
    if (key && key.codes[row] === 0) finder.add('missing-customer', row);
    if (time !== time || entry !== entry) finder.add('missing-value', row);
    if (time < 0 || entry < 0) finder.add('negative-value', row);
    if (time >= 0 && entry > time) finder.add('entry-after-end', row);
    if (ends.ended[row] === UNKNOWN_END) finder.add('unreadable-ended', row);
    if (fees && fees[row]! < 0) finder.add('negative-amount', row);
  }
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      ['missing-value', (row: number) => (Number.isNaN(lasted[row]) ? durationAt : entryAt)],
      ['negative-value', (row: number) => (lasted[row]! < 0 ? durationAt : entryAt)],
      ['negative-amount', () => feeAt ?? -1],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const count = used ? used.length : table.rows;
      if (count === 0) return null;
      const people = key ? named(key, used, table.rows) : { ...namesOfRows(count, used), customer: rowNumbers(count) };
      const reasonAt = roles.get('reason');
      const durations: Durations = {
        kind: 'durations',
        rows: count,
        ...people,
        duration: pickNumbers(lasted, used),
        durationLabel: table.columns[durationAt]?.label ?? '',
        ended: Uint8Array.from({ length: count }, (_, line) => (ends.ended[used ? used[line]! : line] === 1 ? 1 : 0)),
        entry: entries && pickNumbers(entries, used),
        reason: reasonAt === undefined ? null : pickKey(keyOf(table.columns[reasonAt]!.column), used),
        fee: fees && pickNumbers(fees, used),
        feeColumn: roleAttribute(table, feeAt, fees),
        currency,
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = worthOf(durations);
      return {
        tables: { durations },
        people: {
          universe: durations,
          customer: durations.customer,
          sourceRow: used,
          value,
          total: sumExactly(value),
          measure: fees ? 'money' : 'time',
        },
        orders: null,
        figures: figuresOf(durations),
        currency,
        notices: noticesOf(durations, ends.twos),
        found: new Map(),
      };
    },
  };
}

type People = Pick<Durations, 'customers' | 'customerCodes' | 'customerNames' | 'customer'>;

function named(key: ReturnType<typeof keyOf>, used: Uint32Array | null, rows: number): People {
  const { codes, customer } = numberCustomers(key, used, rows);
  return { customers: codes.length, customerCodes: codes, customerNames: key.dictionary, customer };
}

function rowNumbers(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, line) => line);
}

// What a customer pays a period with all spells together; without fees, the time that was observed.
function worthOf({ customer, customers, fee, duration, entry }: Durations): Float64Array {
  const each = fee
    ? fee.map((money) => (money === money ? money : 0))
    : duration.map((time, line) => time - (entry?.[line] ?? 0));
  return sumByMark(each, customer, customers);
}

function figuresOf({ customers, rows, ended, duration }: Durations): Figure[] {
  let [left, longest] = [0, 0];
  for (let line = 0; line < rows; line++) {
    left += ended[line]!;
    longest = Math.max(longest, duration[line]!);
  }
  return [
    { name: 'customers', label: message('data.figure-customers'), value: customers, style: 'integer' },
    { name: 'ended', label: message('data.figure-ended'), value: left, style: 'integer' },
    { name: 'censored', label: message('data.figure-censored'), value: rows - left, style: 'integer' },
    { name: 'longest', label: message('data.figure-longest'), value: longest, style: 'number' },
  ];
}

function noticesOf({ ended, rows }: Durations, twos: boolean): Message[] {
  const left = ended.reduce((total, one) => total + one, 0);
  return [
    ...(twos ? [message('data.ended-as-two')] : []),
    ...(left === 0 ? [message('data.nobody-left')] : []),
    ...(left === rows ? [message('data.everybody-left')] : []),
  ];
}
