/** Shares: published and R's intervals and tests. */

import { describe, expect, it } from 'vitest';
import { compareManyShares, compareShares, wilsonInterval } from '../../src/models/proportions.ts';

describe('published values', () => {
  it('has Wilson intervals of Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29', () => {
    const rounded = (k: number, n: number): number[] => wilsonInterval(k, n).map((end) => Number(end.toFixed(4)));
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
    expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
    expect(rounded(0, 20)).toEqual([0, 0.1611]);
    expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  });

  it('has Newcombe’s interval of a difference: 56 of 70 against 48 of 80', () => {
    const { difference, interval } = compareShares(56, 70, 48, 80);
    expect(difference).toBeCloseTo(0.2, 12);
    expect(interval.map((end) => Number(end.toFixed(4)))).toEqual([0.0524, 0.3339]);
  });
});

describe('reference values from R', () => {
  // prop.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): the smokers of Fleiss (1981)
  it('has χ² of four groups', () => {
    const { chiSquare, degrees, p } = compareManyShares([83, 90, 129, 70], [86, 93, 136, 82]);
    expect(chiSquare).toBeCloseTo(12.6004113, 7);
    expect(degrees).toBe(3);
    expect(p).toBeCloseTo(0.00558547666, 11);
  });

  it('has z² equal to χ² of two groups without correction', () => {
    const { z, p } = compareShares(15, 25, 9, 25);
    const many = compareManyShares([15, 9], [25, 25]);
    expect(z * z).toBeCloseTo(many.chiSquare, 12);
    expect(p).toBeCloseTo(many.p, 12);
  });
});

describe('boundaries', () => {
  it('has no interval of nobody and ends at 0 and 1', () => {
    expect(wilsonInterval(0, 0)).toEqual([NaN, NaN]);
    expect(wilsonInterval(5, 5)[1]).toBe(1);
    expect(wilsonInterval(0, 5)[0]).toBe(0);
  });

  it('has no test where all did, nobody did, or a group is empty', () => {
    for (const [k1, n1, k2, n2] of [
      [5, 5, 7, 7],
      [0, 5, 0, 7],
      [0, 0, 3, 7],
    ] as const)
      expect(compareShares(k1, n1, k2, n2).p).toBeNaN();
    expect(compareManyShares([3, 0], [5, 0]).p).toBeNaN();
    expect(compareManyShares([], []).p).toBeNaN();
    expect(compareManyShares([3, 4, 0], [5, 5, 0]).degrees).toBe(1);
  });
});
