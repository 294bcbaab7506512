/** From a data cell's tables to the lines early warning is made of, and the days they were observed. */

import type { Column } from '../../data/columns.ts';
import { textAt } from '../../data/dictionary.ts';
import type { OrderKey, Orders } from '../../data/orders.ts';
import type { Events, Subscriptions, Tables } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { dayFromIso, MISSING_DAY } from '../../lib/days.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import {
  churnSource,
  withoutFuture,
  type ChurnAttribute,
  type ChurnLines,
  type ChurnSource,
  type CodedColumn,
} from '../../models/churn-features.ts';
import type { SelectContext } from '../contract.ts';
import { lastPlausible } from '../value-basis.ts';
import { Memo } from './memo.ts';
import type { ChurnWarningOptions } from './options.ts';

export type ChurnTable = Orders | Events | Subscriptions;

export interface ChurnWarningInput {
  readonly table: ChurnTable;
  readonly keep: Uint8Array | null;
}

export interface ObservedSource {
  readonly source: ChurnSource;
  /** first and last day of the observation */
  readonly first: number;
  readonly last: number;
  /** last day in the data, which may be a mistaken one */
  readonly latest: number;
  /** the day asked for as the last one; `null` where it was left to the data */
  readonly asOf: number | null;
  /** the columns chosen, in the order of the source's attributes */
  readonly attributes: readonly Attribute[];
  readonly rows: number;
  readonly rowsAfter: number;
  readonly rowsFiltered: number;
}

export function selectChurnWarning(
  tables: Tables,
  _options: ChurnWarningOptions,
  { keep }: SelectContext,
): Outcome<ChurnWarningInput> {
  const table = tables.orders ?? tables.subscriptions ?? tables.events;
  if (table === null || table.rows === 0) return fail('churn-warning.no-rows');
  if (keep !== null && !keep.includes(1)) return fail('churn-warning.no-customers-kept');
  return succeed({ table, keep });
}

const sources = new Memo<ObservedSource>();
const masks = new WeakMap<object, { readonly keep: Uint8Array | null; readonly id: number }[]>();

export function observedSource({ table, keep }: ChurnWarningInput, options: ChurnWarningOptions): ObservedSource {
  const columns = options.columns ?? [];
  const key = [maskNumber(table, keep), options.asOf, ...columns].join();
  return sources.of(table, key, () => {
    const attributes = columns.flatMap((id) => table.attributes.find((column) => column.id === id) ?? []);
    const usable = attributes.filter(({ column }) => column.kind !== 'date');
    const lines = linesOf(table, usable);
    const asOf = options.asOf === null ? null : dayFromIso(options.asOf);
    const { first, last, latest } = observed(lines, asOf);
    const known = latest > last ? withoutFuture(lines, last + 1) : lines;
    let rowsFiltered = 0;
    if (keep !== null) for (const c of known.customer) if (keep[c] === 0) rowsFiltered += 1;
    return {
      source: churnSource(known, keep),
      first,
      last,
      latest,
      asOf,
      attributes: usable,
      rows: known.customer.length - rowsFiltered,
      rowsAfter: lines.customer.length - known.customer.length,
      rowsFiltered,
    };
  });
}

export function nameOf(table: ChurnTable, customer: number): string {
  return textAt(table.customerNames, table.customerCodes[customer]!);
}

/** The same mask has the same number, whichever array it is in. */
function maskNumber(table: ChurnTable, keep: Uint8Array | null): number {
  const known = masks.get(table) ?? [];
  const found = known.find((mask) => sameMask(mask.keep, keep));
  if (found) return found.id;
  const id = (known[0]?.id ?? 0) + 1;
  masks.set(table, [{ keep, id }, ...known.slice(0, 7)]);
  return id;
}

function sameMask(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function linesOf(table: ChurnTable, attributes: readonly Attribute[]): ChurnLines {
  const { customers, customer, sourceRow } = table;
  const common = {
    customers,
    customer,
    attributes: attributes.map((column) => attributeOf(column, sourceRow, customer.length)),
  };
  if (table.kind === 'subscriptions')
    return { kind: 'subscriptions', ...common, start: table.start, end: table.end, fee: table.fee };
  if (table.kind === 'events')
    return {
      kind: 'events',
      ...common,
      day: table.day,
      amount: table.amount && table.amount.map((value) => (Number.isFinite(value) ? value : 0)),
      amountDecimals: -1,
      item: null,
      channel: null,
      event: codedOf(table.event),
    };
  const item = table.category ?? table.product;
  return {
    kind: 'orders',
    ...common,
    day: table.day,
    // Where no line has an amount there is no money to speak of: features of money are off, and nobody's worth is known.
    amount: table.amount.some((value) => value !== 0) ? table.amount : null,
    amountDecimals: table.amountDecimals,
    item: item && codedOf(item),
    channel: table.channel && codedOf(table.channel),
    event: null,
  };
}

function codedOf({ codes, dictionary }: OrderKey): CodedColumn {
  return { codes, size: dictionary.offsets.length - 1 };
}

function attributeOf({ id, column }: Attribute, sourceRow: Uint32Array | null, rows: number): ChurnAttribute {
  const row = (line: number): number => sourceRow?.[line] ?? line;
  const from = <T>(make: (row: number) => T): { length: number; at: (line: number) => T } => ({
    length: rows,
    at: (line) => make(row(line)),
  });
  const numbers = numbersOf(column);
  if (numbers) {
    const of = from((line) => numbers[line]!);
    return { id, values: Float64Array.from({ length: of.length }, (_, line) => of.at(line)), codes: null };
  }
  if (column.kind !== 'text') return { id, values: null, codes: null };
  const codes = Uint32Array.from({ length: rows }, (_, line) => column.codes[row(line)]!);
  return { id, values: null, codes: { codes, size: column.dictionary.offsets.length - 1 } };
}

function numbersOf(column: Column): Float64Array | null {
  return column.kind === 'number' ? column.values : null;
}

/**
 * Days observed. A few last days far behind all others are most likely mistaken and do not count, unless the day asked for takes them
 * in. A day asked for after all lines is taken as their last day: of what is not there yet, nobody knows that nothing happened.
 */
function observed(lines: ChurnLines, asOf: number | null): { first: number; last: number; latest: number } {
  const days = daysIn(lines);
  let [first, latest] = [Infinity, -Infinity];
  for (const day of days) {
    if (day < first) first = day;
    if (day > latest) latest = day;
  }
  const plausible = lastPlausible({ rows: days.length, day: days }, first, latest);
  if (asOf === null) return { first, last: plausible, latest };
  if (asOf <= plausible) return { first, last: asOf, latest };
  let last = plausible;
  for (const day of days) if (day > last && day <= asOf) last = day;
  return { first, last, latest };
}

function daysIn(lines: ChurnLines): Int32Array {
  if (lines.kind !== 'subscriptions') return lines.day;
  const ends = lines.end.filter((day) => day !== MISSING_DAY);
  const all = new Int32Array(lines.start.length + ends.length);
  all.set(lines.start);
  all.set(ends, lines.start.length);
  return all;
}
