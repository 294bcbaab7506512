import { describe, expect, it } from 'vitest';
import { bgBb } from '../../src/models/bg-bb.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import {
  customerValue,
  customerValues,
  DAYS_PER_YEAR,
  monthEndValue,
  newCustomerValue,
  ratePerUnit,
  type ValueTerms,
} from '../../src/models/customer-lifetime-value.ts';
import { expectedMeanSpend, populationMeanSpend } from '../../src/models/gamma-gamma.ts';
import { paretoNbd } from '../../src/models/pareto-nbd.ts';
import { CDNOW, cdnowSummary, published } from './cdnow-summary.ts';
import { drawn, transactions } from './transaction-samples.ts';
import { describeWith } from '../course-data.ts';

const POINT = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 };
const SPEND = { p: 6.25, q: 3.74, gamma: 15.44 };
const WEEKS = DAYS_PER_YEAR / 7;
const TERMS: ValueTerms = { margin: 0.3, yearlyRate: 0.15, unitsPerYear: WEEKS, horizon: 52 };

describeWith(CDNOW, 'published values: the 12 month-ends of lifetimes on CDNOW', () => {
  const { clv, bg_nbd: bg, gamma_gamma: spend } = published();
  const { x, tx, T, spend: mean } = cdnowSummary();
  const value = (i: number, unitsPerMonth: number): number =>
    monthEndValue(
      bgNbd,
      bg.mle,
      { x: x[i]!, tx: tx[i]!, T: T[i]! },
      expectedMeanSpend(spend.mle, x[i]!, mean[i]!),
      12,
      unitsPerMonth,
      0.01,
    );

  // Made by lifetimes from times rounded to two decimals and its own fit to them, hence the tolerance.
  it('of the first ten customers, with 4.345 weeks a month and with 30', () => {
    for (let i = 0; i < 10; i += 1) {
      expect(Math.abs(value(i, 4.345) / clv['f4.345_first10'][i] - 1)).toBeLessThan(1e-3);
      expect(Math.abs(value(i, 30) / clv.f30_first10[i] - 1)).toBeLessThan(1e-3);
    }
  });

  it('of all customers', () => {
    let sum = 0;
    for (let i = 0; i < x.length; i += 1) sum += value(i, 4.345);
    expect(sum / clv['total_f4.345']).toBeCloseTo(1, 4);
  });
});

describe('reference values', () => {
  it('a yearly rate becomes ln(1.15)/52.18 a week and 1.15^(1/12) − 1 an opportunity of a month', () => {
    expect(ratePerUnit(0.15, WEEKS, false)).toBeCloseTo(Math.log(1.15) / (365.25 / 7), 14);
    expect(ratePerUnit(0.15, 12, true)).toBeCloseTo(0.011714916919853137, 14);
    expect(ratePerUnit(0, 12, true)).toBe(0);
    expect(ratePerUnit(0.1, 0, false)).toBeNaN();
  });

  it('margin × spend × discounted transactions, of one and of all', () => {
    const history = { x: 2, tx: 30, T: 39 };
    const spend = expectedMeanSpend(SPEND, 2, 22);
    const discounted = paretoNbd.discountedExpectedTransactions(POINT, Math.log(1.15) / WEEKS, 52, history);
    expect(customerValue(paretoNbd, POINT, history, spend, TERMS)).toBeCloseTo(0.3 * spend * discounted, 12);
    const all = customerValues(paretoNbd, POINT, transactions([[2, 30, 39]]), SPEND, Float64Array.of(22), TERMS);
    expect(all.value[0]).toBeCloseTo(0.3 * spend * discounted, 12);
    expect(all.alive[0]).toBeCloseTo(paretoNbd.probabilityAlive(POINT, history), 12);
  });

  it('a new customer: the first purchase now and the repeat ones', () => {
    const mean = populationMeanSpend(SPEND);
    const { first, repeat, total } = newCustomerValue(paretoNbd, POINT, SPEND, { ...TERMS, yearlyRate: 0 });
    expect(first).toBeCloseTo(0.3 * mean, 12);
    expect(repeat).toBeCloseTo(0.3 * mean * paretoNbd.expectedPurchases(POINT, 52), 11);
    expect(total).toBe(first + repeat);
    expect(newCustomerValue(paretoNbd, POINT, mean, { ...TERMS, yearlyRate: 0 }).total).toBeCloseTo(total, 12);
  });
});

describe('what must hold', () => {
  const data = drawn(paretoNbd, POINT, 300, 4);
  const mean = data.x.map((count, i) => (count > 0 ? 10 + (i % 30) : 0));
  const total = (terms: Partial<ValueTerms>): number =>
    customerValues(paretoNbd, POINT, data, SPEND, mean, { ...TERMS, ...terms }).value.reduce((a, b) => a + b, 0);

  it('more discount is less value, a longer horizon more, and revenue is margin 1', () => {
    expect(total({ yearlyRate: 0.3 })).toBeLessThan(total({}));
    expect(total({ horizon: 104 })).toBeGreaterThan(total({}));
    expect(total({ horizon: Infinity })).toBeGreaterThan(total({ horizon: 520 }));
    expect(total({ margin: 1 }) / total({})).toBeCloseTo(1 / 0.3, 10);
  });

  it('the unit of time does not matter', () => {
    const days = { ...data, tx: data.tx.map((t) => 7 * t), T: data.T.map((t) => 7 * t) };
    const at = { ...POINT, alpha: 7 * POINT.alpha, beta: 7 * POINT.beta };
    const { value } = customerValues(paretoNbd, at, days, SPEND, mean, {
      ...TERMS,
      unitsPerYear: DAYS_PER_YEAR,
      horizon: 364,
    });
    expect(value.reduce((a, b) => a + b, 0) / total({})).toBeCloseTo(1, 10);
  });

  it('month-end discounting is a little below exact discounting', () => {
    const history = { x: 5, tx: 35, T: 39 };
    const exact = customerValue(paretoNbd, POINT, history, 20, {
      ...TERMS,
      margin: 1,
      yearlyRate: 1.01 ** 12 - 1,
      horizon: WEEKS,
    });
    const monthEnd = monthEndValue(paretoNbd, POINT, history, 20, 12, WEEKS / 12, 0.01);
    expect(monthEnd).toBeLessThan(exact);
    expect(monthEnd / exact).toBeGreaterThan(0.99);
  });

  it('without a spend model the given means are taken', () => {
    const { spend } = customerValues(paretoNbd, POINT, data, null, mean, TERMS);
    expect(spend).toEqual(mean);
    expect(spend).not.toBe(mean);
  });

  it('discrete models take a rate an opportunity', () => {
    const at = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };
    const history = { x: 3, tx: 4, T: 6 };
    const terms = { margin: 1, yearlyRate: 0.1, unitsPerYear: 1, horizon: Infinity };
    expect(customerValue(bgBb, at, history, 1, terms)).toBeCloseTo(
      bgBb.discountedExpectedTransactions(at, 0.1, Infinity, history),
      12,
    );
  });
});

describe('boundaries', () => {
  it('NaN for what cannot be', () => {
    const history = { x: 2, tx: 3, T: 5 };
    expect(customerValue(paretoNbd, POINT, history, 20, { ...TERMS, yearlyRate: -2 })).toBeNaN();
    expect(customerValue(paretoNbd, POINT, history, NaN, TERMS)).toBeNaN();
    expect(customerValue(paretoNbd, POINT, { ...history, tx: 9 }, 20, TERMS)).toBeNaN();
    const all = customerValues(
      paretoNbd,
      POINT,
      transactions([
        [2, 9, 5],
        [0, 0, 5],
      ]),
      SPEND,
      Float64Array.of(3, 0),
      TERMS,
    );
    expect(all.value[0]).toBeNaN();
    expect(all.value[1]).toBeGreaterThan(0);
    expect(monthEndValue(paretoNbd, POINT, history, 20, 0, 4.345, 0.01)).toBe(0);
  });
});
