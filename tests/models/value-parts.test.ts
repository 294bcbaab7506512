import { describe, expect, it } from 'vitest';
import {
  boughtItems,
  chancesThere,
  customerMoney,
  historicalValue,
  itemMargins,
  leadingPart,
  missingItems,
  yearlyMargins,
  type ValueLines,
} from '../../src/models/value-parts.ts';

const LINES: ValueLines = {
  rows: 5,
  customers: 3,
  customer: Uint32Array.of(0, 1, 0, 2, 1),
  day: Int32Array.of(1000, 1300, 1400, 1500, 900),
  amount: Float64Array.of(10, 20.5, -4, 100, 7),
  amountDecimals: 1,
  cost: null,
};

describe('money of customers', () => {
  it('is summed up to the day, in the last year apart', () => {
    const money = customerMoney(LINES, { asOf: 1400, keep: null });
    expect([money.count, [...money.index!]]).toEqual([2, [0, 1]]);
    expect([...money.revenue]).toEqual([6, 27.5]);
    expect([...money.open]).toEqual([6, 27.5]);
    expect([...money.openYear]).toEqual([-4, 20.5]);
    expect([[...money.firstDay], [...money.lastDay]]).toEqual([
      [1000, 900],
      [1400, 1300],
    ]);
    expect([money.linesUsed, money.linesAfter, money.earliest]).toEqual([4, 1, 900]);
    expect([...historicalValue(money, 0.5)]).toEqual([3, 13.75]);
    expect([...yearlyMargins(money, 0.5, 'last-year')]).toEqual([-2, 10.25]);
    expect(yearlyMargins(money, 1, 'mean')[1]).toBeCloseTo(27.5 / (501 / 365), 12);
    expect(chancesThere(money, 0.8)[0]).toBe(1);
    expect(chancesThere(money, 0.8)[1]).toBeCloseTo(0.8 ** (100 / 365), 14);
    expect([...chancesThere(money, 0)]).toEqual([1, 0]);
  });

  it('knows the margin of lines with a cost, and keeps the others apart', () => {
    const money = customerMoney({ ...LINES, cost: Float64Array.of(3, NaN, -1, 30, 2) }, { asOf: 2000, keep: null });
    expect(money.index).toBeNull();
    expect([...money.known]).toEqual([7 - 3, 5, 70]);
    expect([...money.open]).toEqual([0, 20.5, 0]);
    expect(money.linesWithCost).toBe(4);
  });
});

describe('what was not yet bought', () => {
  const codes = Uint8Array.of(1, 2, 2, 3, 0);
  const money = customerMoney(LINES, { asOf: 1500, keep: null });
  const bought = boughtItems(LINES, codes, 5, money);

  it('follows from what was', () => {
    const of = (i: number): number[] => [...bought.items.subarray(bought.offsets[i]!, bought.offsets[i + 1]!)].sort();
    expect([of(0), of(1), of(2)]).toEqual([[1, 2], [2], [3]]);
    expect([...bought.buyersYear]).toEqual([0, 0, 2, 1, 0]);
    expect([...itemMargins(bought, 0.5)]).toEqual([0, 0, (20.5 - 4) / 4, 50, 0]);
  });

  it('is offered from the most valuable down, at most so many', () => {
    const margins = Float64Array.of(0, 5, 8, 50, 0);
    expect([...missingItems(bought, margins, 1).gain]).toEqual([50, 50, 8]);
    expect([...missingItems(bought, margins, 9).gain]).toEqual([50, 55, 13]);
    expect([...missingItems(bought, margins, 9).items]).toEqual([1, 2, 2]);
    expect([...missingItems(bought, new Float64Array(5), 9).gain]).toEqual([0, 0, 0]);
  });
});

describe('the leading part', () => {
  it('is the largest, none where nothing is above zero', () => {
    const parts = {
      historical: Float64Array.of(5, 1, 1, -1),
      current: Float64Array.of(4, 4, 1, 0),
      crossBuy: Float64Array.of(1, 1, 1, 0),
      referral: Float64Array.of(1, 1, 2, 0),
    };
    expect([...leadingPart(parts)]).toEqual([0, 1, 2, 3]);
  });
});
