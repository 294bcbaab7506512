/** From order lines to the ABC curve of customers or products. Pure; linear in lines and items. */

import type { Orders } from '../../data/orders.ts';
import type { RfmSummaries } from '../../data/tables.ts';
import { dayFromIso } from '../../lib/days.ts';
import { sumByMark, sumExactly } from '../../lib/exact-sum.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import {
  abcClasses,
  abcCurve,
  computedLimits,
  itemsToReach,
  shareOf,
  type AbcCurve,
  type ComputedLimits,
} from '../../models/abc.ts';
import { summariseCustomers } from '../../models/customer-summary.ts';
import type { SelectContext } from '../contract.ts';
import { mainProducts } from './main-product.ts';
import type { AbcOptions } from './options.ts';
import { settleTies } from './settle-ties.ts';
import { ABC_CLASSES, BAR_COUNT, PERCENTILE_COUNT, type CurveView, type LimitView } from './view.ts';

/** Where neither share moves by this much, a point of a curve is not worth drawing. */
const CURVE_STEP = 1 / 190;

export interface AbcInput {
  /** the order log, or the file that gives the money of each customer; one of them is `null` */
  readonly orders: Orders | null;
  readonly given: RfmSummaries | null;
  readonly keep: Uint8Array | null;
  /** last day that counts */
  readonly asOfDay: number;
}

export interface AbcResult {
  readonly input: AbcInput;
  readonly by: 'customer' | 'product';
  /** dictionary code of each item's name */
  readonly codes: Uint32Array;
  readonly values: Float64Array;
  readonly curve: AbcCurve;
  /** the curve as it is drawn */
  readonly pareto: CurveView;
  /** length items: 0 A, 1 B, 2 C */
  readonly classes: Uint8Array;
  readonly a: LimitView;
  readonly b: LimitView;
  readonly limits: 'given' | 'computed';
  readonly computed: ComputedLimits | null;
  /** item of each customer of the file, −1 for customers without one: themselves, or the product they spent most on */
  readonly itemOfCustomer: Int32Array;
  /** length items: rank, 0 is the highest */
  readonly rankOfItem: Uint32Array;
  readonly customers: number;
  readonly revenue: number;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  readonly linesWithoutProduct: number;
  /** customers of a file of sums who never bought */
  readonly never: number;
}

export function selectAbc(
  orders: Orders | null,
  options: AbcOptions,
  { keep }: SelectContext,
  given: RfmSummaries | null = null,
): Outcome<AbcInput> {
  if (orders === null && given !== null) {
    if (given.total === null) return fail('abc.no-money');
    if (options.by === 'product') return fail('abc.no-single-orders');
    if (keep !== null && !keep.includes(1)) return fail('abc.no-customers-kept');
    return succeed({ orders: null, given, keep, asOfDay: 2147483647 });
  }
  if (orders === null || orders.rows === 0) return fail('abc.no-orders');
  if (options.by === 'product' && orders.product === null) return fail('abc.no-products');
  if (keep !== null && !keep.includes(1)) return fail('abc.no-customers-kept');
  const asOfDay = options.asOf === null ? null : dayFromIso(options.asOf);
  return succeed({ orders, given: null, keep, asOfDay: asOfDay ?? 2147483647 });
}

export function computeAbc(input: AbcInput, options: AbcOptions): Outcome<AbcResult> {
  const { orders, given } = input;
  const items =
    orders === null
      ? givenItems(given!, input.keep)
      : options.by === 'customer'
        ? customerItems({ ...input, orders })
        : productItems({ ...input, orders });
  if (items.values.length === 0) return fail('abc.no-orders-in-scope');
  const amountDecimals = orders?.amountDecimals ?? given!.decimals;
  const curve = abcCurve(items.values, amountDecimals);
  if (!(curve.total > 0)) return fail('abc.no-value', { revenue: items.revenue });
  settleTies(curve.order, items.values, items.codes, items.names, PERCENTILE_COUNT);
  const rankOfItem = new Uint32Array(curve.size);
  for (let rank = 0; rank < curve.size; rank += 1) rankOfItem[curve.order[rank]!] = rank;
  const computed = computedLimits(curve);
  const asked = [options.limitA / 100, options.limitB / 100].sort((x, y) => x - y);
  const useComputed = options.limits === 'computed' && computed !== null;
  const a = limitView(curve, useComputed ? shareOf(curve, computed.a) : asked[0]!);
  const b = limitView(curve, useComputed ? shareOf(curve, computed.b) : asked[1]!);
  return succeed({
    ...items,
    input,
    by: orders === null ? 'customer' : options.by,
    curve,
    pareto: thinCurve(curve),
    classes: abcClasses(curve, items.values, a.limit, b.limit),
    a,
    b,
    limits: useComputed ? 'computed' : 'given',
    computed,
    rankOfItem,
    itemOfCustomer: items.itemOfCustomer ?? mainProducts({ ...input, orders: orders! }, items.itemOfCode!, rankOfItem),
  });
}

export function limitView(curve: AbcCurve, limit: number): LimitView {
  const items = itemsToReach(curve, limit);
  return { limit, items, itemShare: items / curve.size, valueShare: shareOf(curve, items) };
}

/** The cumulative curve, thinned to points that move by half a percent in either share. */
function thinCurve(curve: AbcCurve): CurveView {
  const [x, y] = [[0], [0]];
  for (let items = 1; items <= curve.size; items += 1) {
    const [itemShare, valueShare] = [items / curve.size, shareOf(curve, items)];
    if (items < curve.size && itemShare - x.at(-1)! < CURVE_STEP && valueShare - y.at(-1)! < CURVE_STEP) continue;
    x.push(itemShare);
    y.push(items === curve.size ? 1 : valueShare);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function abcMarks({ itemOfCustomer, rankOfItem, classes, curve }: AbcResult): Readonly<Record<string, MarkSet>> {
  const size = itemOfCustomer.length;
  const [bar, kind, percentile] = [
    new Uint16Array(size).fill(NO_MARK_16),
    new Uint16Array(size).fill(NO_MARK_16),
    new Uint16Array(size).fill(NO_MARK_16),
  ];
  for (let customer = 0; customer < size; customer += 1) {
    const item = itemOfCustomer[customer]!;
    if (item < 0) continue;
    bar[customer] = stepOf(rankOfItem[item]!, curve.size, BAR_COUNT);
    percentile[customer] = stepOf(rankOfItem[item]!, curve.size, PERCENTILE_COUNT);
    kind[customer] = classes[item]!;
  }
  return {
    bar: { of: bar, count: BAR_COUNT },
    class: { of: kind, count: ABC_CLASSES.length },
    percentile: { of: percentile, count: PERCENTILE_COUNT },
  };
}

/** ⌊steps · rank ÷ items⌋ */
export function stepOf(rank: number, items: number, steps: number): number {
  return Math.floor((steps * rank) / items);
}

interface Items {
  readonly codes: Uint32Array;
  readonly names: Orders['customerNames'];
  readonly values: Float64Array;
  /** by customer */
  readonly itemOfCustomer: Int32Array | null;
  /** by product: item of each product code, −1 for codes without lines in scope */
  readonly itemOfCode: Int32Array | null;
  readonly customers: number;
  readonly revenue: number;
  readonly linesUsed: number;
  readonly linesAfter: number;
  readonly linesFiltered: number;
  readonly linesWithoutProduct: number;
  readonly never: number;
}

type OfOrders = AbcInput & { readonly orders: Orders };

/** Money of each customer as the file gives it; who never bought is no item. */
function givenItems(
  { customers, customerCodes, customerNames, orders, total, decimals }: RfmSummaries,
  keep: Uint8Array | null,
): Items {
  const itemOfCustomer = new Int32Array(customers).fill(-1);
  const [codes, values] = [new Uint32Array(customers), new Float64Array(customers)];
  let [items, never, filtered] = [0, 0, 0];
  for (let customer = 0; customer < customers; customer += 1) {
    const money = total![customer]!;
    if (keep !== null && keep[customer] === 0) filtered += 1;
    else if (orders?.[customer] === 0 || Number.isNaN(money)) never += 1;
    else {
      codes[items] = customerCodes[customer]!;
      values[items] = money;
      itemOfCustomer[customer] = items;
      items += 1;
    }
  }
  const used = values.slice(0, items);
  return {
    codes: codes.slice(0, items),
    values: used,
    names: customerNames,
    itemOfCustomer,
    itemOfCode: null,
    customers: items,
    revenue: sumExactly(used, decimals),
    linesUsed: items,
    linesAfter: 0,
    linesFiltered: filtered,
    linesWithoutProduct: 0,
    never,
  };
}

function customerItems({ orders, keep, asOfDay }: OfOrders): Items {
  const summary = summariseCustomers({ ...orders, order: null }, { asOf: asOfDay, unit: 'row', keep });
  const { present, frequency, total, revenue, linesUsed, linesAfter, linesFiltered } = summary;
  const itemOfCustomer = new Int32Array(orders.customers).fill(-1);
  const [codes, values] = [new Uint32Array(present), new Float64Array(present)];
  for (let customer = 0, item = 0; customer < orders.customers; customer += 1) {
    if (frequency[customer] === 0) continue;
    codes[item] = orders.customerCodes[customer]!;
    values[item] = total[customer]!;
    itemOfCustomer[customer] = item;
    item += 1;
  }
  return {
    codes,
    values,
    names: orders.customerNames,
    itemOfCustomer,
    itemOfCode: null,
    customers: present,
    revenue,
    linesUsed,
    linesAfter,
    linesFiltered,
    linesWithoutProduct: 0,
    never: 0,
  };
}

function productItems({ orders, keep, asOfDay }: OfOrders): Items {
  const { codes: product, dictionary } = orders.product!;
  const size = dictionary.offsets.length - 1;
  // Lines that do not count get a mark beyond all products.
  const marks = new Uint32Array(orders.rows).fill(size);
  const lines = new Uint32Array(size);
  const seen = new Uint8Array(orders.customers);
  let [linesUsed, linesAfter, linesFiltered, linesWithoutProduct] = [0, 0, 0, 0];
  for (let i = 0; i < orders.rows; i += 1) {
    const customer = orders.customer[i]!;
    if (keep !== null && keep[customer] === 0) linesFiltered += 1;
    else if (orders.day[i]! > asOfDay) linesAfter += 1;
    else if (product[i] === 0) linesWithoutProduct += 1;
    else {
      marks[i] = product[i]!;
      lines[product[i]!]! += 1;
      seen[customer] = 1;
      linesUsed += 1;
    }
  }
  const sums = sumByMark(orders.amount, marks, size, orders.amountDecimals);
  const itemOfCode = new Int32Array(size).fill(-1);
  const codes = Uint32Array.from(lines.keys()).filter((code) => lines[code]! > 0);
  codes.forEach((code, item) => (itemOfCode[code] = item));
  const values = Float64Array.from(codes, (code) => sums[code]!);
  const customers = seen.reduce((total, bought) => total + bought, 0);
  const revenue = sumExactly(values, orders.amountDecimals);
  return {
    codes,
    values,
    names: dictionary,
    itemOfCustomer: null,
    itemOfCode,
    customers,
    revenue,
    linesUsed,
    linesAfter,
    linesFiltered,
    linesWithoutProduct,
    never: 0,
  };
}
