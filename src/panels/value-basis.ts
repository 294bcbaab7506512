/**
 * Historical, current and potential value of every customer of an order log, as the panels about them start from. Each stage
 * is kept for the orders it was made of, so that a dragged rate costs a pass over customers, not over lines.
 */

import type { Orders } from '../data/orders.ts';
import { dayFromIso } from '../lib/days.ts';
import { sumExactly } from '../lib/exact-sum.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { customerValue, type ClvTerms } from '../models/clv-formula.ts';
import {
  boughtItems,
  chancesThere,
  customerMoney,
  historicalValue,
  itemMargins,
  missingItems,
  YEAR,
  yearlyMargins,
  type BoughtItems,
  type CustomerMoney,
  type Parts,
} from '../models/value-parts.ts';
import { estimateValue, unitsOfYears, USUAL_FIT, type ValueEstimate } from '../models/value-estimate.ts';
import type { ComputeJob, SelectContext } from './contract.ts';
import { valueOptions, type ValueOptions } from './value-options.ts';

export interface ValueInput {
  readonly orders: Orders;
  readonly keep: Uint8Array | null;
  readonly asOf: number;
  readonly asOfGiven: boolean;
  /** day of the last line, also where it is doubtful */
  readonly last: number;
}

/** What a customer may take up: categories, products, or neither where the file has none and an uplift stands in. */
export type CrossBuyBy = 'category' | 'product' | 'uplift' | 'none';

export interface ValueBasis {
  readonly input: ValueInput;
  readonly money: CustomerMoney;
  readonly parts: Parts;
  readonly potential: Float64Array;
  /** margin of a year of each customer */
  readonly yearly: Float64Array;
  /** chance that each customer is still one; `null` where silence is not counted */
  readonly there: Float64Array | null;
  /** K: what one unit of yearly margin is worth, see `clv-formula` */
  readonly multiple: number;
  readonly crossBuyBy: CrossBuyBy;
  readonly bought: BoughtItems | null;
  /** length customers: yearly margin of the items not yet bought, and their number; `null` by uplift or none */
  readonly missing: { readonly gain: Float64Array; readonly items: Uint8Array } | null;
  /** money of one new customer */
  readonly newCustomer: number;
  /** mean yearly margin of those who bought in the last year, and how many they are */
  readonly meanYearly: number;
  readonly active: number;
  readonly meanFrequency: number;
  /** the fitted model current value is from; `null` by the textbook */
  readonly future: Future | null;
}

/** Expected future value by a model, laid over the customers in scope. */
export interface Future {
  readonly estimate: ValueEstimate;
  /** of revenue, over all customers */
  readonly margin: number;
  /** length customers: discounted margin to come and P(alive); 0 for customers without a purchase (returns alone) */
  readonly value: Float64Array;
  readonly alive: Float64Array;
  /** row of each customer among the model's, −1 where there is none */
  readonly row: Int32Array;
}

export function selectValue(
  orders: Orders | null,
  options: Pick<ValueOptions, 'asOf'>,
  { keep }: SelectContext,
): Outcome<ValueInput> {
  if (orders === null || orders.rows === 0) return fail('parts.no-orders');
  if (keep !== null && !keep.includes(1)) return fail('parts.no-customers-kept');
  let [first, last] = [orders.day[0]!, orders.day[0]!];
  for (let i = 1; i < orders.rows; i += 1) {
    const day = orders.day[i]!;
    if (day < first) first = day;
    else if (day > last) last = day;
  }
  const given = options.asOf === null ? null : dayFromIso(options.asOf);
  const asOf = given ?? lastPlausible(orders, first, last);
  if (asOf < first) return fail('parts.no-orders-before', { asOf, first });
  return succeed({ orders, keep, asOf, asOfGiven: given !== null, last });
}

/** A gap of so many days before the last few lines makes these doubtful: a date of 2052 is a slip of the pen. */
const DOUBTFUL_GAP = 90;
const FEW_LINES = 0.01;
const LONGEST_SPAN = 400_000;

/** The last day, or the day before a long gap after which hardly any line comes; what is left out is told. */
export function lastPlausible({ rows, day }: Pick<Orders, 'rows' | 'day'>, first: number, last: number): number {
  if (last - first > LONGEST_SPAN || rows < 1 / FEW_LINES) return last;
  const lines = new Uint32Array(last - first + 1);
  for (let i = 0; i < rows; i += 1) lines[day[i]! - first]! += 1;
  let [found, later, next] = [last, 0, last];
  for (let at = last; at >= first && later <= FEW_LINES * rows; at -= 1) {
    const count = lines[at - first]!;
    if (count === 0) continue;
    if (next - at >= DOUBTFUL_GAP) found = at;
    later += count;
    next = at;
  }
  return found;
}

/** The terms of one unit of yearly margin. */
export function unitTerms(options: ValueOptions, retention = options.retention / 100): ClvTerms {
  return {
    timing: options.convention,
    margin: 1,
    retention,
    discount: options.discount / 100,
    growth: 0,
    horizon: options.horizon,
  };
}

/**
 * Fails with the reason where the rates have no value, or where nobody bought up to the day. Asked again with the same options it
 * gives the same basis, so that what a panel makes of it can be kept with it.
 */
export async function computeValue(
  input: ValueInput,
  options: ValueOptions,
  job: ComputeJob,
): Promise<Outcome<ValueBasis>> {
  const pass = passOver(input, options.marginFrom === 'cost');
  const key = JSON.stringify(KEYS.map((name) => options[name]));
  if (pass.basis?.key === key) return succeed(pass.basis.found);
  const found = await computeAnew(pass, input, options, job);
  if (found.ok) pass.basis = { key, found: found.value };
  return found;
}

/** The options a basis depends on, besides the pass over the lines. */
const KEYS = Object.keys(valueOptions(() => true)) as (keyof ValueOptions)[];

async function computeAnew(
  pass: Kept,
  input: ValueInput,
  options: ValueOptions,
  job: ComputeJob,
): Promise<Outcome<ValueBasis>> {
  const multiple = customerValue(unitTerms(options));
  if (!multiple.ok) return multiple;
  const atOnce = customerValue({ ...unitTerms(options), timing: 'at-once' });
  if (!atOnce.ok) return atOnce;
  const { money } = pass;
  if (money.count === 0) return fail('parts.no-orders-of-kept', { asOf: input.asOf });
  const rate = options.marginRate / 100;
  const historical = historicalValue(money, rate);
  const yearly = yearlyMargins(money, rate, options.yearly);
  await job.pause();
  const future = options.future === 'probabilistic' ? futureOf(input, money, options, rate) : null;
  if (future?.ok === false) return future;
  const model = future?.value ?? null;
  const there = model?.alive ?? (options.fade ? chancesThere(money, options.retention / 100) : null);
  const current =
    model?.value ?? yearly.map((value, i) => value * multiple.value * (there === null ? 1 : there[i]!) + 0);
  await job.pause();

  const { crossBuyBy, codes, size } = crossBuyOf(input.orders, options);
  const bought = codes === null ? null : itemsOf(pass, input.orders, crossBuyBy, codes, size);
  const missing = bought === null ? null : missingOf(pass, crossBuyBy, bought, options, rate);
  const alive = (i: number): number => (there === null ? 1 : there[i]!);
  const crossBuy = new Float64Array(money.count);
  if (missing !== null) {
    const unit = (options.adoption / 100) * multiple.value;
    for (let i = 0; i < crossBuy.length; i += 1) crossBuy[i] = unit * missing.gain[i]! * alive(i);
  } else if (crossBuyBy === 'uplift')
    for (let i = 0; i < crossBuy.length; i += 1) crossBuy[i] = (options.uplift / 100) * Math.max(0, current[i]!);

  const { active, meanYearly } = activeOf(pass, rate);
  const newCustomer = options.newCustomer ?? Math.max(0, meanYearly) * atOnce.value;
  let orders = 0;
  for (let i = 0; i < money.count; i += 1) orders += money.frequency[i]!;
  const meanFrequency = orders / money.count;
  const each = options.referrals * (options.conversion / 100) * newCustomer;
  const referral = new Float64Array(money.count);
  for (let i = 0; i < referral.length; i += 1)
    referral[i] = each * alive(i) * (options.referralBy === 'frequency' ? money.frequency[i]! / meanFrequency : 1);
  return succeed({
    input,
    money,
    parts: { historical, current, crossBuy, referral },
    potential: crossBuy.map((value, i) => value + referral[i]!),
    yearly,
    there,
    multiple: multiple.value,
    crossBuyBy,
    bought,
    missing,
    newCustomer,
    meanYearly,
    active,
    meanFrequency,
    future: model,
  });
}

/** Customer of the file of customer `i` in scope. */
export function customerAt({ index }: Pick<CustomerMoney, 'index'>, i: number): number {
  return index === null ? i : index[i]!;
}

/** Position among those in scope, −1 where the customer is not. */
export function positionOf({ index, count }: Pick<CustomerMoney, 'index' | 'count'>, customer: number): number {
  if (index === null) return customer >= 0 && customer < count ? customer : -1;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index[middle]! < customer) low = middle + 1;
    else high = middle;
  }
  return index[low] === customer ? low : -1;
}

/** The model is fitted once for some lines; another discount, horizon or margin fits nothing again. */
function futureOf(
  { orders, keep, asOf }: ValueInput,
  money: CustomerMoney,
  { model, horizon, discount }: ValueOptions,
  rate: number,
): Outcome<Future> {
  const revenue = sumExactly(money.revenue);
  const margin = revenue > 0 ? (sumExactly(money.known) + rate * sumExactly(money.open)) / revenue : rate;
  const estimate = estimateValue(
    orders,
    { unit: 'week', merge: 'day', end: asOf, calibration: null, keep },
    { ...USUAL_FIT, model },
    {
      horizon: unitsOfYears(1, 'week'),
      valueHorizon: horizon === null ? Infinity : unitsOfYears(horizon, 'week'),
      discount: discount / 100,
      margin,
    },
  );
  if (!estimate.ok) return estimate;
  const { fitted, values } = estimate.value;
  if (values.clv === null) return { ok: false, error: fitted.noSpend ?? { code: 'parts.no-spend' } };
  const { index } = fitted.histories;
  const value = new Float64Array(money.count);
  const alive = new Float64Array(money.count);
  const row = new Int32Array(money.count).fill(-1);
  for (let i = 0, at = 0; i < values.clv.length; i += 1) {
    const customer = index === null ? i : index[i]!;
    while (at < money.count && customerAt(money, at) < customer) at += 1;
    if (at >= money.count || customerAt(money, at) !== customer) continue;
    if (!Number.isFinite(values.clv[i]!)) return fail('parts.model-no-value', { discount: discount / 100 });
    row[at] = i;
    value[at] = values.clv[i]!;
    alive[at] = values.alive[i]!;
  }
  return succeed({ estimate: estimate.value, margin, value, alive, row });
}

function crossBuyOf(
  { category, product }: Orders,
  { crossBuy, items }: ValueOptions,
): {
  readonly crossBuyBy: CrossBuyBy;
  readonly codes: Uint8Array | Uint16Array | Uint32Array | null;
  readonly size: number;
} {
  if (crossBuy !== 'items') return { crossBuyBy: crossBuy, codes: null, size: 0 };
  const tried = items === 'category' ? (['category', 'product'] as const) : (['product', 'category'] as const);
  for (const by of tried) {
    const key = by === 'category' ? category : product;
    if (key !== null) return { crossBuyBy: by, codes: key.codes, size: key.dictionary.offsets.length - 1 };
  }
  return { crossBuyBy: 'uplift', codes: null, size: 0 };
}

/** Mean yearly margin of those who bought in the last year. */
function activeOf(pass: Kept, rate: number): { readonly active: number; readonly meanYearly: number } {
  const { money } = pass;
  if (pass.active?.rate === rate) return pass.active;
  const year = yearlyMargins(money, rate, 'last-year');
  let active = 0;
  for (let i = 0; i < money.count; i += 1) if (money.lastDay[i]! > money.asOf - YEAR) active += 1;
  pass.active = { rate, active, meanYearly: active === 0 ? 0 : sumExactly(year) / active };
  return pass.active;
}

interface Kept {
  readonly keep: Uint8Array | null;
  readonly asOf: number;
  readonly useCost: boolean;
  readonly money: CustomerMoney;
  readonly items: Map<CrossBuyBy, BoughtItems>;
  missing: { readonly key: string; readonly found: ReturnType<typeof missingItems> } | null;
  active: { readonly rate: number; readonly active: number; readonly meanYearly: number } | null;
  basis: { readonly key: string; readonly found: ValueBasis } | null;
}

/** The last pass over the lines of each order table. */
const memory = new WeakMap<Orders, Kept>();

function passOver({ orders, keep, asOf }: ValueInput, useCost: boolean): Kept {
  const found = memory.get(orders);
  if (found && found.asOf === asOf && found.useCost === useCost && sameMask(found.keep, keep)) return found;
  const money = customerMoney({ ...orders, cost: useCost ? orders.cost : null }, { asOf, keep });
  const pass: Kept = { keep, asOf, useCost, money, items: new Map(), missing: null, active: null, basis: null };
  memory.set(orders, pass);
  return pass;
}

function itemsOf(
  pass: Kept,
  orders: Orders,
  by: CrossBuyBy,
  codes: Uint8Array | Uint16Array | Uint32Array,
  size: number,
): BoughtItems {
  const lines = { ...orders, cost: pass.useCost ? orders.cost : null };
  const found = pass.items.get(by) ?? boughtItems(lines, codes, size, pass.money);
  pass.items.set(by, found);
  return found;
}

function missingOf(
  pass: Kept,
  by: CrossBuyBy,
  bought: BoughtItems,
  { itemMargin, mostItems }: ValueOptions,
  rate: number,
): ReturnType<typeof missingItems> {
  const key = `${by} ${mostItems} ${itemMargin === null ? `rate ${rate}` : itemMargin}`;
  if (pass.missing?.key === key) return pass.missing.found;
  const margins = itemMargins(bought, rate);
  if (itemMargin !== null) margins.fill(itemMargin, 1);
  const found = missingItems(bought, margins, mostItems);
  pass.missing = { key, found };
  return found;
}

export function sameMask(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
