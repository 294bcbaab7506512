/** From order lines to ranked customers. Kept between calls, since a dragged limit changes none of it. */

import type { Orders } from '../../data/orders.ts';
import { sumByMark } from '../../lib/exact-sum.ts';
import { abcCurve, type AbcCurve } from '../../models/abc.ts';
import { summariseCustomers } from '../../models/customer-summary.ts';
import type { PyramidOptions } from './options.ts';

export interface Scope {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
  /** last day that counts */
  readonly asOfDay: number;
}

/** What does not depend on margins and costs. Arrays have one entry a customer in scope unless they say otherwise. */
export interface Base {
  readonly scope: Scope;
  /** customer of the file */
  readonly who: Uint32Array;
  readonly orders: Uint32Array;
  readonly revenue: Float64Array;
  /** revenue less the cost of lines that have one, and of lines without by no margin yet; `null` where the file has no costs */
  readonly costs: { readonly known: Float64Array; readonly uncosted: Float64Array } | null;
  readonly firstDay: Int32Array;
  /** first and last day of the observation */
  readonly from: number;
  readonly to: number;
  /** the day by which nearly all lines had come: far before `to` where a date is mistaken */
  readonly nearlyAll: number;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  /** used lines without a cost, where the file has costs */
  readonly linesUncosted: number;
}

/** Ranked customers: arrays of `values` and those of the curve speak of places in `who`. */
export interface Ranking {
  readonly who: Uint32Array;
  readonly values: Float64Array;
  readonly curve: AbcCurve;
}

const NO_DAY = 2147483647;
const NEARLY_ALL = 0.999;
const FAR_OFF = 366;
const bases = new WeakMap<Orders, Base>();

export function baseOf(scope: Scope): Base {
  const known = bases.get(scope.orders);
  if (known && known.scope.asOfDay === scope.asOfDay && sameKeep(known.scope.keep, scope.keep)) return known;
  const base = readBase(scope);
  bases.set(scope.orders, base);
  return base;
}

/** Whether the last day stands so far behind nearly all lines that its date is most likely mistaken. */
export function lastDayDoubtful({ scope, to, nearlyAll }: Base): boolean {
  return scope.asOfDay === NO_DAY && to - nearlyAll > FAR_OFF;
}

function sameKeep(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function readBase(scope: Scope): Base {
  const { orders, keep, asOfDay } = scope;
  const unit = orders.order === null ? 'customer-day' : 'order-id';
  const order = orders.order === null ? null : { codes: orders.order.codes, size: sizeOf(orders.order) };
  const summary = summariseCustomers({ ...orders, order }, { asOf: asOfDay, unit, keep });
  const first = new Int32Array(orders.customers).fill(NO_DAY);
  let [from, to] = [NO_DAY, -NO_DAY];
  for (let i = 0; i < orders.rows; i += 1) {
    const [c, day] = [orders.customer[i]!, orders.day[i]!];
    if (day > asOfDay || (keep !== null && keep[c] === 0)) continue;
    if (day < first[c]!) first[c] = day;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  const who = new Uint32Array(summary.present);
  let n = 0;
  for (let c = 0; c < orders.customers; c += 1) if (first[c] !== NO_DAY) who[n++] = c;
  const costs = orders.cost === null ? null : costsOf(scope, who);
  return {
    scope,
    who,
    orders: who.map((c) => summary.frequency[c]!),
    revenue: pickFloats(summary.total, who),
    costs: costs && { known: costs.known, uncosted: costs.uncosted },
    firstDay: Int32Array.from(who, (c) => first[c]!),
    from,
    to: asOfDay === NO_DAY ? to : asOfDay,
    nearlyAll: nearlyAllBy(scope, from, to, summary.linesUsed),
    linesUsed: summary.linesUsed,
    linesAfter: summary.linesAfter,
    linesFiltered: summary.linesFiltered,
    linesUncosted: costs?.lines ?? 0,
  };
}

/** The day by which nearly all lines in scope had come. */
function nearlyAllBy({ orders, keep, asOfDay }: Scope, from: number, to: number, lines: number): number {
  const counts = new Uint32Array(Math.max(0, to - from + 1));
  for (let i = 0; i < orders.rows; i += 1)
    if (orders.day[i]! <= asOfDay && (keep === null || keep[orders.customer[i]!] !== 0))
      counts[orders.day[i]! - from]! += 1;
  let seen = 0;
  const day = counts.findIndex((count) => (seen += count) >= NEARLY_ALL * lines);
  return from + (day < 0 ? counts.length - 1 : day);
}

/** Profit of lines with a cost, and revenue of lines without, by customer. */
function costsOf({ orders, keep, asOfDay }: Scope, who: Uint32Array) {
  const profit = new Float64Array(orders.rows);
  const [costed, uncosted] = [marksFor(orders), marksFor(orders)];
  let lines = 0;
  for (let i = 0; i < orders.rows; i += 1) {
    const c = orders.customer[i]!;
    if (orders.day[i]! > asOfDay || (keep !== null && keep[c] === 0)) continue;
    const cost = orders.cost![i]!;
    if (Number.isNaN(cost)) {
      uncosted[i] = c;
      lines += 1;
    } else {
      profit[i] = orders.amount[i]! - cost;
      costed[i] = c;
    }
  }
  return {
    known: pickFloats(sumByMark(profit, costed, orders.customers), who),
    uncosted: pickFloats(sumByMark(orders.amount, uncosted, orders.customers, orders.amountDecimals), who),
    lines,
  };
}

/** Marks of lines that belong to nobody: beyond all customers. */
function marksFor(orders: Orders): Uint32Array {
  return new Uint32Array(orders.rows).fill(orders.customers);
}

function sizeOf({ dictionary }: NonNullable<Orders['order']>): number {
  return dictionary.offsets.length - 1;
}

function pickFloats(values: Float64Array, who: Uint32Array): Float64Array {
  const picked = new Float64Array(who.length);
  for (let i = 0; i < who.length; i += 1) picked[i] = values[who[i]!]!;
  return picked;
}

/** Money of each customer under some margins and costs. */
export interface Money {
  readonly key: string;
  readonly serving: Float64Array;
  readonly profit: Float64Array;
  readonly ranking: Ranking;
}

type Costs = Pick<PyramidOptions, 'measure' | 'marginRate' | 'costPerOrder' | 'costPerYear'>;

const moneys = new WeakMap<Base, Money>();

/** Days of a year in which a customer costs `costPerYear`. */
export const YEAR_DAYS = 365.25;

export function moneyOf(base: Base, options: Costs): Money {
  const { measure, marginRate, costPerOrder, costPerYear } = options;
  const key = [measure, marginRate, costPerOrder, costPerYear].join();
  const known = moneys.get(base);
  if (known?.key === key) return known;
  const rate = marginRate / 100;
  const n = base.who.length;
  const [serving, profit] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i += 1) {
    const years = (base.to + 1 - base.firstDay[i]!) / YEAR_DAYS;
    serving[i] = costPerOrder * base.orders[i]! + costPerYear * years;
    const gross = base.costs ? base.costs.known[i]! + rate * base.costs.uncosted[i]! : rate * base.revenue[i]!;
    profit[i] = tidy(gross - serving[i]!);
  }
  const ranking =
    measure === 'revenue' ? byRevenue(base) : { who: base.who, values: profit, curve: abcCurve(profit, -1) };
  const money: Money = { key, serving, profit, ranking };
  moneys.set(base, money);
  return money;
}

const revenueRankings = new WeakMap<Base, Ranking>();

/** Costs do not change who brings most revenue. */
function byRevenue(base: Base): Ranking {
  const known = revenueRankings.get(base);
  if (known) return known;
  const { who, revenue } = base;
  const made = { who, values: revenue, curve: abcCurve(revenue, base.scope.orders.amountDecimals) };
  revenueRankings.set(base, made);
  return made;
}

/** Customers alike are alike to the last digit, whatever roundings their sums took. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

interface PeriodRanking {
  readonly key: string;
  readonly before: Ranking;
  readonly after: Ranking;
}

const periods = new WeakMap<Base, PeriodRanking>();

/** Customers who bought in each of two neighbouring periods, ranked by what they brought there. */
export function periodRankings(
  base: Base,
  options: Costs,
  [from, split, to]: readonly [number, number, number],
): Pick<PeriodRanking, 'before' | 'after'> {
  const { measure, marginRate, costPerOrder, costPerYear } = options;
  const costs = measure === 'revenue' ? [] : [marginRate, costPerOrder, costPerYear];
  const key = [measure, ...costs, from, split, to].join();
  const known = periods.get(base);
  if (known?.key === key) return known;
  const made = {
    key,
    before: rankPeriod(base, options, from, split),
    after: rankPeriod(base, options, split, to),
  };
  periods.set(base, made);
  return made;
}

function rankPeriod(base: Base, options: Costs, from: number, to: number): Ranking {
  const { orders, keep } = base.scope;
  const rate = options.marginRate / 100;
  const profitable = options.measure === 'profit';
  const marks = marksFor(orders);
  const seen = new Uint8Array(orders.customers);
  const lines = profitable ? new Float64Array(orders.rows) : orders.amount;
  for (let i = 0; i < orders.rows; i += 1) {
    const [c, day] = [orders.customer[i]!, orders.day[i]!];
    if (day < from || day >= to || (keep !== null && keep[c] === 0)) continue;
    marks[i] = c;
    seen[c] = 1;
    if (!profitable) continue;
    const cost = orders.cost?.[i] ?? NaN;
    lines[i] = Number.isNaN(cost) ? rate * orders.amount[i]! : orders.amount[i]! - cost;
  }
  const sums = sumByMark(lines, marks, orders.customers, profitable ? -1 : orders.amountDecimals);
  const counts = profitable && options.costPerOrder > 0 ? ordersWithin(base, from, to) : null;
  let n = 0;
  for (const bought of seen) n += bought;
  const [who, values] = [new Uint32Array(n), new Float64Array(n)];
  let at = 0;
  base.who.forEach((c, i) => {
    if (seen[c] === 0) return;
    who[at] = c;
    let value = sums[c]!;
    if (profitable) {
      const years = (to - Math.max(from, base.firstDay[i]!)) / YEAR_DAYS;
      value = tidy(value - options.costPerOrder * (counts?.[c] ?? 0) - options.costPerYear * years);
    }
    values[at] = value;
    at += 1;
  });
  return { who, values, curve: abcCurve(values, profitable ? -1 : orders.amountDecimals) };
}

/** Orders of each customer whose first line is in [from, to). */
function ordersWithin({ scope: { orders, keep } }: Base, from: number, to: number): Uint32Array {
  const unit = orders.order === null ? 'customer-day' : 'order-id';
  const order = orders.order === null ? null : { codes: orders.order.codes, size: sizeOf(orders.order) };
  const upTo = (day: number): Uint32Array =>
    summariseCustomers({ ...orders, order }, { asOf: day - 1, unit, keep }).frequency;
  const [before, until] = [upTo(from), upTo(to)];
  return until.map((count, c) => count - before[c]!);
}
