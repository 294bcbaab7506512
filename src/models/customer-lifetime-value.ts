/**
 * Customer lifetime value from a model of transactions and one of spend: margin × expected mean spend × discounted expected
 * transactions (Fader, Hardie & Lee 2005, "RFM and CLV"), where spend and frequency are independent.
 */

import { expectedMeanSpends, populationMeanSpend, type SpendParameters } from './gamma-gamma.ts';
import type { History, Parameters, TransactionData, TransactionModel } from './transaction-model.ts';

/** How transactions become money. */
export interface ValueTerms {
  /** margin on a unit of spend, such as 0.3; 1 values revenue */
  readonly margin: number;
  /** yearly discount rate d > −1, compounded, such as 0.1 for 10 % */
  readonly yearlyRate: number;
  /** the model's time units in a year: 365.25 for days, 52.18 for weeks, 12 for months; opportunities for discrete models */
  readonly unitsPerYear: number;
  /** in the model's time units, possibly Infinity */
  readonly horizon: number;
}

export interface CustomerValues {
  /** length n each: P(alive) */
  readonly alive: Float64Array;
  /** expected transactions over the horizon */
  readonly expected: Float64Array;
  /** the same discounted */
  readonly discounted: Float64Array;
  /** expected mean spend a transaction */
  readonly spend: Float64Array;
  /** margin × spend × discounted */
  readonly value: Float64Array;
}

export interface NewCustomerValue {
  /** margin on the first purchase, which is made now */
  readonly first: number;
  /** on all repeat purchases over the horizon */
  readonly repeat: number;
  readonly total: number;
}

/** The mean of four years, for turning units of time into each other. */
export const DAYS_PER_YEAR = 365.25;

/**
 * The discount rate a model takes, from a yearly one: continuous models δ = ln(1 + d)/units, so that a payment after a year counts
 * 1/(1 + d); discrete ones (1 + d)^(1/units) − 1 an opportunity, to the same effect.
 * @param yearly d > −1
 * @param unitsPerYear > 0
 */
export function ratePerUnit(yearly: number, unitsPerYear: number, discrete: boolean): number {
  if (!(unitsPerYear > 0)) return NaN;
  const continuous = Math.log1p(yearly) / unitsPerYear;
  return discrete ? Math.expm1(continuous) : continuous;
}

/**
 * Value of every customer from the end of observation on.
 * @param spend parameters of gamma-gamma; `null` values every transaction alike at `meanSpend` as it is given
 * @param meanSpend length n: mean spend a repeat transaction, not looked at where x = 0 and `spend` is given
 * @returns NaN where a history or the terms are outside their domain
 */
export function customerValues(
  model: TransactionModel,
  parameters: Parameters,
  data: TransactionData,
  spend: SpendParameters | null,
  meanSpend: Float64Array,
  terms: ValueTerms,
): CustomerValues {
  const rate = ratePerUnit(terms.yearlyRate, terms.unitsPerYear, model.discrete);
  const { alive, expected, discounted } = model.forAll(parameters, data, terms.horizon, rate);
  const expectedSpend = spend === null ? meanSpend.slice() : expectedMeanSpends(spend, data.x, meanSpend);
  const value = new Float64Array(data.rows);
  for (let i = 0; i < value.length; i += 1) value[i] = terms.margin * expectedSpend[i]! * discounted[i]!;
  return { alive, expected, discounted, spend: expectedSpend, value };
}

/** Value of one customer; see {@link customerValues}. @param spend expected mean spend */
export function customerValue(
  model: TransactionModel,
  parameters: Parameters,
  history: History,
  spend: number,
  terms: ValueTerms,
): number {
  const rate = ratePerUnit(terms.yearlyRate, terms.unitsPerYear, model.discrete);
  return terms.margin * spend * model.discountedExpectedTransactions(parameters, rate, terms.horizon, history);
}

/**
 * Value of a customer who makes the first purchase now: that purchase and the repeat ones, at the population's mean spend.
 * @param spend parameters of gamma-gamma, or a mean spend a transaction
 */
export function newCustomerValue(
  model: TransactionModel,
  parameters: Parameters,
  spend: SpendParameters | number,
  terms: ValueTerms,
): NewCustomerValue {
  const mean = typeof spend === 'number' ? spend : populationMeanSpend(spend);
  const first = terms.margin * mean;
  const repeat = customerValue(model, parameters, { x: 0, tx: 0, T: 0 }, mean, terms);
  return { first, repeat, total: first + repeat };
}

/**
 * The convention of the lifetimes package: expected transactions of each coming month, discounted as if all were made at its end,
 * Σ margin · spend · (CET(k u) − CET((k−1) u))/(1 + d)^k for k = 1 … months. Here only to compare with values made that way; a
 * little below {@link customerValue}, which discounts every transaction from its own moment.
 * @param months whole, ≥ 0
 * @param unitsPerMonth u: the model's time units in a month, 4.345 weeks
 * @param monthlyRate d, compounded
 */
export function monthEndValue(
  model: TransactionModel,
  parameters: Parameters,
  history: History,
  spend: number,
  months: number,
  unitsPerMonth: number,
  monthlyRate: number,
  margin = 1,
): number {
  let [sum, before] = [0, 0];
  for (let k = 1; k <= months; k += 1) {
    const now = model.conditionalExpectedPurchases(parameters, k * unitsPerMonth, history);
    sum += (now - before) / (1 + monthlyRate) ** k;
    before = now;
  }
  return margin * spend * sum;
}
