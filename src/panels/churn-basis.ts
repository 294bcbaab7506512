/**
 * What panels about churn start from: customers by their purchases or their subscriptions up to the end of the data. Each stage is kept
 * for the table it was made of, so that a dragged threshold costs a sweep over customers, not over lines.
 */

import { sizeOf, textAt } from '../data/dictionary.ts';
import type { OrderKey, Orders } from '../data/orders.ts';
import type { Subscriptions, Tables } from '../data/tables.ts';
import { dayFromIso, MISSING_DAY } from '../lib/days.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { sumPurchases, type SummedPurchases } from '../models/churn.ts';
import { rhythmsAtPurchases, spellsOfContracts, type Contracts, type Rhythms } from '../models/churn-spells.ts';
import { purchaseDays, type PurchaseDays } from '../models/own-rhythm.ts';
import type { SelectContext } from './contract.ts';
import { lastPlausible, sameMask } from './value-basis.ts';

export interface ChurnInput {
  /** one of the two */
  readonly orders: Orders | null;
  readonly subscriptions: Subscriptions | null;
  readonly keep: Uint8Array | null;
  /** last day of the data */
  readonly until: number;
  readonly untilGiven: boolean;
  /** the day asked for where it is after the data: then their last day is used */
  readonly beyond: number | null;
  /** last day in the file: far later than `until` where a date is mistaken */
  readonly last: number;
}

/** @param until day as `YYYY-MM-DD`, `null` for the last one @param prefix of the codes of failures */
export function selectChurn(
  tables: Tables,
  until: string | null,
  { keep }: SelectContext,
  prefix: string,
): Outcome<ChurnInput> {
  const { orders, subscriptions } = tables;
  const given = until === null ? null : dayFromIso(until);
  if (keep !== null && !keep.includes(1)) return fail(`${prefix}.no-customers-kept`);
  if (orders !== null && orders.rows > 0) {
    const [first, last] = rangeOf(orders.day);
    const beyond = given !== null && given > last ? given : null;
    const end = given === null || beyond !== null ? lastPlausible(orders, first, last) : given;
    if (end < first) return fail(`${prefix}.nothing-before`, { until: end, first });
    return succeed({
      orders,
      subscriptions: null,
      keep,
      until: end,
      untilGiven: given !== null && beyond === null,
      beyond,
      last,
    });
  }
  if (subscriptions !== null && subscriptions.rows > 0) {
    const [first] = rangeOf(subscriptions.start);
    const beyond = given !== null && given > subscriptions.lastDay ? given : null;
    const end = given === null || beyond !== null ? subscriptions.lastDay : given;
    if (end < first) return fail(`${prefix}.nothing-before`, { until: end, first });
    return succeed({
      orders: null,
      subscriptions,
      keep,
      until: end,
      untilGiven: given !== null && beyond === null,
      beyond,
      last: subscriptions.lastDay,
    });
  }
  return fail(`${prefix}.no-rows`);
}

function rangeOf(days: Int32Array): [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < days.length; i += 1) {
    const day = days[i]!;
    if (day === MISSING_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}

export interface OrderBasis {
  readonly kind: 'orders';
  readonly table: Orders;
  readonly until: number;
  readonly first: number;
  readonly purchases: PurchaseDays;
  readonly rhythms: Rhythms;
  /** `null` where no line has money */
  readonly summed: SummedPurchases | null;
}

export interface ContractBasis {
  readonly kind: 'subscriptions';
  readonly table: Subscriptions;
  readonly until: number;
  readonly first: number;
  readonly contracts: Contracts;
}

export type ChurnBasis = OrderBasis | ContractBasis;

interface Kept {
  readonly keep: Uint8Array | null;
  readonly until: number;
  readonly grace: number;
  readonly basis: ChurnBasis;
}

/** The last two of each table: two panels that look at different days do not take each other's away. */
const kept = new WeakMap<Orders | Subscriptions, readonly Kept[]>();
const MOST_KEPT = 2;

/** The same object as before where nothing it depends on changed. @param grace days without a subscription that do not count */
export function churnBasis(input: ChurnInput, grace: number): ChurnBasis {
  const { orders, subscriptions, keep, until } = input;
  const table = orders ?? subscriptions;
  if (table === null) throw new RangeError('neither orders nor subscriptions');
  const before = kept.get(table) ?? [];
  const counts = orders === null ? grace : 0;
  const known = before.find((each) => each.until === until && each.grace === counts && sameMask(each.keep, keep));
  if (known) return known.basis;
  const basis =
    orders === null ? ofContracts(table as Subscriptions, keep, until, grace) : ofOrders(orders, keep, until);
  kept.set(table, [{ keep, until, grace: counts, basis }, ...before].slice(0, MOST_KEPT));
  return basis;
}

function ofOrders(orders: Orders, keep: Uint8Array | null, until: number): OrderBasis {
  const purchases = purchaseDays(orders, { until, keep });
  return {
    kind: 'orders',
    table: orders,
    until,
    first: purchases.first,
    purchases,
    rhythms: rhythmsAtPurchases(purchases),
    summed: purchases.money?.some((money) => money !== 0) ? sumPurchases(purchases) : null,
  };
}

function ofContracts(table: Subscriptions, keep: Uint8Array | null, until: number, grace: number): ContractBasis {
  const contracts = spellsOfContracts({ ...table, missing: MISSING_DAY, keep }, grace, until);
  let first = until;
  for (let s = 0; s < contracts.from.length; s += 1) if (contracts.from[s]! < first) first = contracts.from[s]!;
  return { kind: 'subscriptions', table, until, first, contracts };
}

/** Customers by a column or by where they came from. */
export interface Segments {
  /** length customers: index in `names` */
  readonly of: Uint8Array;
  /** the commonest first; `null` stands for no value, `''` for all rarer ones together */
  readonly names: readonly (string | null)[];
}

/** Most segments told apart: the rarer ones are one. */
const MOST_SEGMENTS = 8;

/** Value of each customer's first row, by day and then by place in the file. `null` where the column says nothing. */
export function segmentsBy(basis: ChurnBasis, by: 'channel' | 'column', column: string | null): Segments | null {
  const { table } = basis;
  const key = by === 'channel' ? (basis.kind === 'orders' ? basis.table.channel : null) : columnKey(table, column);
  if (key === null) return null;
  const days = basis.kind === 'orders' ? basis.table.day : basis.table.start;
  const first = new Int32Array(table.customers).fill(2147483647);
  const code = new Uint32Array(table.customers);
  for (let i = 0; i < table.rows; i += 1) {
    const c = table.customer[i]!;
    if (days[i]! >= first[c]!) continue;
    first[c] = days[i]!;
    code[c] = by === 'channel' ? key.codes[i]! : key.codes[table.sourceRow === null ? i : table.sourceRow[i]!]!;
  }
  const counts = new Uint32Array(sizeOf(key.dictionary));
  for (let c = 0; c < code.length; c += 1) if (first[c] !== 2147483647) counts[code[c]!]! += 1;
  const found = [...counts.keys()].filter((each) => counts[each]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  if (found.length < 2) return null;
  const own = found.length > MOST_SEGMENTS ? found.slice(0, MOST_SEGMENTS - 1) : found;
  const place = new Uint8Array(counts.length).fill(own.length < found.length ? own.length : 0);
  own.forEach((each, i) => (place[each] = i));
  return {
    of: Uint8Array.from(code, (each) => place[each]!),
    names: [
      ...own.map((each) => (each === 0 ? null : textAt(key.dictionary, each))),
      ...(own.length < found.length ? [''] : []),
    ],
  };
}

function columnKey(table: Orders | Subscriptions, id: string | null): OrderKey | null {
  const column = table.attributes.find((attribute) => attribute.id === id)?.column;
  return column?.kind === 'text' ? column : null;
}

/** Label of a column chosen; '' where the file has it no more. */
export function columnLabel(table: Orders | Subscriptions, id: string | null): string {
  return table.attributes.find((attribute) => attribute.id === id)?.label ?? '';
}
