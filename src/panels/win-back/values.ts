/** What each lost customer is worth after coming back: by a model of purchases, by the CLV formula, or one number for all. */

import { convertRate, customerValue } from '../../models/clv-formula.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import {
  discountRate,
  fitValue,
  historiesOfLines,
  unitsOfYears,
  USUAL_FIT,
  valueCustomers,
  type ValueFit,
} from '../../models/value-estimate.ts';
import type { ChurnBasis, ChurnInput, OrderBasis } from '../churn-basis.ts';
import type { Lost } from './lost.ts';
import type { WinBackOptions } from './options.ts';

export interface Values {
  /** by lost customer: money after return, discounted */
  readonly value: Float64Array;
  readonly by: 'model' | 'formula' | 'typed';
  /** why the way chosen could not be had; `null` where it could */
  readonly instead: Message | null;
  /** the formula's value of one unit of margin; NaN otherwise */
  readonly multiple: number;
  /** by the model: expected transactions after the one that brings them back (discounted), and mean spend, by lost customer */
  readonly transactions: Float64Array | null;
  readonly spend: Float64Array | null;
  /** by the formula: margin a year (orders) or a month (subscriptions), by lost customer */
  readonly margin: Float64Array | null;
  /** retention the formula took: a year, or a month for subscriptions */
  readonly retention: number;
}

const YEAR = 365.25;

/** Values by the way chosen; where the data cannot carry it, by the next simpler one, with the reason. */
export function valueLost(basis: ChurnBasis, input: ChurnInput, lost: Lost, options: WinBackOptions): Outcome<Values> {
  if (options.valueBy === 'typed') return succeed(typed(lost, options, null));
  if (basis.kind === 'subscriptions') return byFees(lost, options);
  if (basis.purchases.money === null || !basis.purchases.money.some((money) => money > 0))
    return succeed(typed(lost, options, { code: 'win-back.instead-no-money' }));
  if (options.valueBy === 'formula') return byFormula(basis, lost, options, null);
  const model = byModel(input, lost, options);
  return model.ok ? model : byFormula(basis, lost, options, model.error);
}

function typed({ index }: Lost, { value }: WinBackOptions, instead: Message | null): Values {
  return {
    value: new Float64Array(index.length).fill(value),
    by: 'typed',
    instead,
    multiple: NaN,
    transactions: null,
    spend: null,
    margin: null,
    retention: NaN,
  };
}

/** Margin a year at the customer's own rhythm, times what one unit of it is worth from the day of return on. */
function byFormula(basis: OrderBasis, lost: Lost, options: WinBackOptions, instead: Message | null): Outcome<Values> {
  const retention = options.retention / 100;
  const multiple = customerValue({
    timing: 'at-once',
    margin: 1,
    retention,
    discount: options.discount / 100,
    growth: 0,
    // The year of the return is the first of the horizon.
    horizon: options.horizon === null ? null : options.horizon - 1,
  });
  if (!multiple.ok) return multiple;
  const { population } = basis.rhythms;
  const margin = lost.paid.map((paid, i) => {
    const interval = Math.max(1, lost.interval![i]! > 0 ? lost.interval![i]! : population);
    return (options.margin / 100) * (paid / lost.purchases![i]!) * (YEAR / interval);
  });
  return succeed({
    value: margin.map((each) => each * multiple.value),
    by: 'formula',
    instead,
    multiple: multiple.value,
    transactions: null,
    spend: null,
    margin,
    retention,
  });
}

/** Fee × margin × expected further lifetime, discounted; lifetime by the share of customers this file loses a month. */
function byFees(lost: Lost, options: WinBackOptions): Outcome<Values> {
  if (lost.fee === null || lost.fee.every(Number.isNaN))
    return succeed(typed(lost, options, { code: 'win-back.instead-no-fee' }));
  const retention = Math.max(0, 1 - lost.monthlyLoss);
  const multiple = customerValue({
    timing: 'at-once',
    margin: 1,
    retention,
    discount: convertRate(options.discount / 100, 'year', 'month'),
    growth: 0,
    horizon: options.horizon === null ? null : options.horizon * 12 - 1,
  });
  if (!multiple.ok) return multiple;
  let [sum, known] = [0, 0];
  for (const fee of lost.fee)
    if (!Number.isNaN(fee)) {
      sum += fee;
      known += 1;
    }
  // Without a fee of their own: the mean of those who have one.
  const margin = lost.fee.map((fee) => (options.margin / 100) * (Number.isNaN(fee) ? sum / known : fee));
  return succeed({
    value: margin.map((each) => each * multiple.value),
    by: 'formula',
    instead: null,
    multiple: multiple.value,
    transactions: null,
    spend: null,
    margin,
    retention,
  });
}

/**
 * BG/NBD and gamma-gamma: the purchase that brings the customer back today, and what is then to be expected of a customer with one
 * more purchase and the last one today.
 */
function byModel({ orders, keep, until }: ChurnInput, lost: Lost, options: WinBackOptions): Outcome<Values> {
  const scope = historiesOfLines(orders!, { unit: 'week', merge: 'day', end: until, calibration: null, keep });
  if (!scope.ok) return scope;
  const { histories } = scope.value;
  const fitted = fitValue(histories, USUAL_FIT);
  if (!fitted.ok) return fitted;
  const horizon = options.horizon === null ? Infinity : unitsOfYears(options.horizon, 'week');
  const terms = { unit: 'week', horizon: 1, valueHorizon: 1, discount: 0, margin: 1 } as const;
  const { spend } = valueCustomers(fitted.value, terms);
  if (spend === null) return { ok: false, error: fitted.value.noSpend ?? { code: 'win-back.instead-no-money' } };
  const rows = rowsOf(histories.index, lost.index, histories.rows);
  const back = afterReturn(fitted.value, rows, horizon, discountRate(options.discount / 100, 'week'));
  const rate = options.margin / 100;
  const each = Float64Array.from(rows, (row) => (row < 0 ? 0 : spend[row]!));
  const value = back.map((transactions, i) => rate * each[i]! * (1 + transactions));
  if (!value.every(Number.isFinite)) return fail('win-back.instead-not-finite');
  return succeed({
    value,
    by: 'model',
    instead: null,
    multiple: NaN,
    transactions: back,
    spend: each,
    margin: null,
    retention: NaN,
  });
}

/** Row of each lost customer among the model's; both lists ascend. −1 where there is none. */
function rowsOf(index: Uint32Array | null, customers: Uint32Array, rows: number): Int32Array {
  const found = new Int32Array(customers.length).fill(-1);
  for (let i = 0, row = 0; i < customers.length; i += 1) {
    const customer = customers[i]!;
    if (index === null) {
      if (customer < rows) found[i] = customer;
      continue;
    }
    while (row < rows && index[row]! < customer) row += 1;
    if (row < rows && index[row] === customer) found[i] = row;
  }
  return found;
}

function afterReturn(
  { model, fit, histories }: ValueFit,
  rows: Int32Array,
  horizon: number,
  rate: number,
): Float64Array {
  const n = rows.length;
  const x = new Float64Array(n);
  const T = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const row = rows[i]!;
    if (row < 0) continue;
    x[i] = histories.x[row]! + 1;
    T[i] = histories.T[row]!;
  }
  const data = { rows: n, x, tx: T, T, weight: null, logIntervals: null, covariates: null };
  return model.forAll(fit.parameters, data, horizon, rate).discounted;
}
