/** Complaint logs: one row a complaint, with its reason and what became of it where the file says so. */

import { findScales, type ScaleColumn } from './answer-scales.ts';
import type { Column, DataTable, DateColumn } from './columns.ts';
import { namesOfRows } from './customer-rows.ts';
import { duplicateRows } from './duplicates.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { attributesOf, numberCustomers, pick, pickDays, pickKey, pickNumbers, usedRows } from './picking.ts';
import { rangeOfDays } from './ranges.ts';
import type { DataChoices, Figure, Role } from './report.ts';
import { daysOf, numbersOf } from './role-types.ts';
import type { RoleColumns } from './roles.ts';
import { settledOf } from './settled-words.ts';
import { OPEN, SETTLED, UNKNOWN_SETTLED, type Complaints } from './tables.ts';
import { MISSING_DAY } from '../lib/days.ts';
import { sumByMark, sumExactly } from '../lib/exact-sum.ts';
import { message, type Message } from '../lib/outcome.ts';

const DAY_SECONDS = 86_400;

/** What became of the complaints, over the rows of the file. */
interface Settlement {
  /** `null` where nothing tells */
  readonly resolved: Uint8Array | null;
  /** days from the complaint to its settlement, NaN where unknown; below 0 where the file says so. `null` where nothing tells */
  readonly resolution: Float64Array | null;
}

export function workOnComplaints({ file, roles, today, choices }: KindRows): KindWork {
  const { table } = file;
  const { rows, uncertain } = damagedRows(file);
  const at = (role: Role): Column | null => table.columns[roles.get(role) ?? -1]?.column ?? null;
  const time = at('time');
  if (time?.kind !== 'date') return { met: false, concerned: rows, build: () => null };
  const customers = at('customer');
  const key = customers && keyOf(customers);
  const ended = at('resolved-at');
  const ends = ended && daysOf(ended);
  const stated = at('resolved');
  const settled = stated && settledOf(stated);
  const settlement = settlementOf(table, roles, time, settled);
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    if (key && key.codes[row] === 0) finder.add('missing-customer', row);
    if (time.days[row] === MISSING_DAY) finder.add('missing-time', row);
    else if (time.days[row]! > today || (ends && ends[row]! > today)) finder.add('future-date', row);
    if (settlement.resolution && settlement.resolution[row]! < 0) finder.add('resolved-before-complained', row);
    if (settled && settled[row] === UNKNOWN_SETTLED && filled(stated!, row)) finder.add('unreadable-resolved', row);
  }
  for (const row of duplicateRows(table, null, uncertain)) finder.add('duplicate-row', row);
  const recovery = recoveryOf(table, roles, choices);
  for (const row of recovery?.outside ?? []) finder.add('outside-scale', row);
  for (const row of recovery?.unknown ?? []) finder.add('unknown-answer', row);
  const paidAt = roles.get('compensation');
  const paidColumn = at('compensation');
  const paid = paidColumn && numbersOf(paidColumn);
  const currency = paidAt === undefined ? null : (file.currencies[paidAt] ?? null);
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      ['outside-scale', () => recovery?.index ?? -1],
      ['unknown-answer', () => recovery?.index ?? -1],
      ['resolved-before-complained', () => roles.get('resolved-at') ?? roles.get('resolution-time') ?? -1],
      [
        'future-date',
        (row: number) => roles.get(time.days[row]! > today ? 'time' : 'resolved-at') ?? roles.get('time') ?? -1,
      ],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const count = used ? used.length : table.rows;
      if (count === 0) return null;
      const people = key ? null : namesOfRows(count, used);
      const numbered = key ? numberCustomers(key, used, table.rows) : null;
      const day = pickDays(time.days, used);
      const resolution = settlement.resolution && pickNumbers(settlement.resolution, used);
      const keyed = (role: Role): Complaints['reason'] => {
        const column = at(role);
        return column && pickKey(keyOf(column), used);
      };
      const complaints: Complaints = {
        kind: 'complaints',
        rows: count,
        named: key !== null,
        customers: people?.customers ?? numbered!.codes.length,
        customerCodes: people?.customerCodes ?? numbered!.codes,
        customerNames: people?.customerNames ?? key!.dictionary,
        customer: numbered?.customer ?? Uint32Array.from({ length: count }, (_, row) => row),
        day,
        lastDay: Math.max(rangeOfDays(day).maximum, ends ? rangeOfDays(pickDays(ends, used)).maximum : -Infinity),
        reason: keyed('reason'),
        category: keyed('category'),
        channel: keyed('channel'),
        order: keyed('order'),
        resolved:
          settlement.resolved && (used ? pick(settlement.resolved, used, new Uint8Array(count)) : settlement.resolved),
        // What is said to have ended before it began took an unknown time.
        resolution: resolution && resolution.map((time) => (time < 0 ? NaN : time)),
        response: pickTimes(table, roles, 'response-time', used),
        recovery: recovery && { values: pickNumbers(recovery.values, used), scale: recovery.scale },
        compensation: paid && pickNumbers(paid, used),
        currency,
        attributes: attributesOf(table, roles),
        sourceRow: used,
      };
      const value = sumByMark(new Float64Array(count).fill(1), complaints.customer, complaints.customers, 0);
      return {
        tables: { complaints },
        people: {
          universe: complaints,
          customer: complaints.customer,
          sourceRow: used,
          value,
          total: sumExactly(value, 0),
          measure: 'complaints',
        },
        orders: null,
        figures: figuresOf(complaints),
        currency,
        notices: noticesOf(complaints, table, roles),
        found: new Map(),
      };
    },
  };
}

function filled(column: Column, row: number): boolean {
  return column.kind === 'text'
    ? column.codes[row] !== 0
    : column.kind === 'number' && !Number.isNaN(column.values[row]!);
}

/** A day of settlement says both that and when; a length of time says so too; else only that, where the file says it. */
function settlementOf(table: DataTable, roles: RoleColumns, time: DateColumn, settled: Uint8Array | null): Settlement {
  const ended = table.columns[roles.get('resolved-at') ?? -1]?.column;
  const lasted = timesOf(table, roles, 'resolution-time');
  const dates = ended?.kind === 'date' ? ended : null;
  if (!dates && !lasted) return { resolved: settled, resolution: null };
  const resolution = new Float64Array(table.rows).fill(NaN);
  const resolved = new Uint8Array(table.rows).fill(UNKNOWN_SETTLED);
  for (let row = 0; row < table.rows; row++) {
    const span = lasted ? lasted[row]! : NaN;
    const took = Number.isNaN(span) && dates ? between(time, dates, row) : span;
    const known = !Number.isNaN(took);
    const said = settled ? settled[row]! : UNKNOWN_SETTLED;
    // A plan of when it shall be settled stands beside "open".
    if (said !== OPEN) resolution[row] = took;
    resolved[row] = said !== UNKNOWN_SETTLED ? said : known ? SETTLED : settled ? UNKNOWN_SETTLED : OPEN;
  }
  return { resolved, resolution };
}

/** Days between two moments, whole where one of them has no time of day. */
function between(from: DateColumn, to: DateColumn, row: number): number {
  const [start, end] = [from.days[row]!, to.days[row]!];
  if (start === MISSING_DAY || end === MISSING_DAY) return NaN;
  const seconds = [from.seconds?.[row] ?? -1, to.seconds?.[row] ?? -1] as const;
  const part = seconds[0] < 0 || seconds[1] < 0 ? 0 : (seconds[1] - seconds[0]) / DAY_SECONDS;
  return end - start + part;
}

const PER_DAY = { minute: 1440, hour: 24, day: 1 } as const;

/** The unit a name tells; `null` where it tells none. */
function unitOf(label: string): keyof typeof PER_DAY | null {
  const name = label.normalize('NFKC').toLowerCase();
  if (/小时|钟头|hour|hrs?\b|[(\s_]h\)?$|时数/.test(name)) return 'hour';
  if (/分钟|minute|mins?\b|[(\s_]m(in)?\)?$/.test(name)) return 'minute';
  return /天|日数|day/.test(name) ? 'day' : null;
}

/** A column of lengths of time in days, in the unit its name tells, else taken for hours. */
function timesOf(table: DataTable, roles: RoleColumns, role: Role): Float64Array | null {
  const found = table.columns[roles.get(role) ?? -1];
  const numbers = found && numbersOf(found.column);
  if (!found || !numbers) return null;
  const unit = PER_DAY[unitOf(found.label) ?? 'hour'];
  return unit === 1 ? numbers : numbers.map((time) => time / unit);
}

function pickTimes(table: DataTable, roles: RoleColumns, role: Role, used: Uint32Array | null): Float64Array | null {
  const times = timesOf(table, roles, role);
  return times && pickNumbers(times, used).map((time) => (time < 0 ? NaN : time));
}

function recoveryOf(
  table: DataTable,
  roles: RoleColumns,
  choices: Pick<DataChoices, 'scales' | 'answers'>,
): ScaleColumn | null {
  const index = roles.get('recovery');
  if (index === undefined) return null;
  const alone = scaled.get(table.columns[index]!.column) ?? { ...table, columns: [table.columns[index]!] };
  scaled.set(table.columns[index]!.column, alone);
  const found = findScales(alone, choices)[0];
  return found ? { ...found, index } : null;
}

/** A table of each such column alone, so that its scale is found once. */
const scaled = new WeakMap<Column, DataTable>();

function figuresOf({ customers, rows, named, day, resolved, lastDay }: Complaints): Figure[] {
  const settled = resolved?.filter((state) => state === SETTLED).length ?? 0;
  const known = resolved?.filter((state) => state !== UNKNOWN_SETTLED).length ?? 0;
  return [
    { name: 'complaints', label: message('data.figure-complaints'), value: rows, style: 'integer' },
    ...(named
      ? [{ name: 'customers', label: message('data.figure-customers'), value: customers, style: 'integer' } as const]
      : []),
    ...(known > 0
      ? [
          {
            name: 'settled-share',
            label: message('data.figure-settled'),
            value: settled / known,
            style: 'percent1',
          } as const,
        ]
      : []),
    { name: 'first-day', label: message('data.figure-first-complaint'), value: rangeOfDays(day).minimum, style: 'day' },
    { name: 'last-day', label: message('data.figure-last-day'), value: lastDay, style: 'day' },
  ];
}

function noticesOf(
  { named, resolved, resolution, recovery }: Complaints,
  table: DataTable,
  roles: RoleColumns,
): Message[] {
  const notices: Message[] = [];
  if (!named) notices.push(message('data.nameless-complaints'));
  for (const role of ['response-time', 'resolution-time'] as const) {
    const label = table.columns[roles.get(role) ?? -1]?.label;
    if (label !== undefined && unitOf(label) === null) notices.push(message('data.hours-assumed', { label }));
  }
  if (resolved === null) notices.push(message('data.settled-unknown'));
  else if (resolution === null) notices.push(message('data.settled-when-unknown'));
  if (roles.has('recovery') && !recovery)
    notices.push(message('data.recovery-unreadable', { label: table.columns[roles.get('recovery')!]!.label }));
  return notices;
}
