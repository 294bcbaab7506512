/** χ² tests of tables against R; small counts by random tables against a million of R's r2dtable(). */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { testTable } from '../../src/models/table-test.ts';

describe('reference: R 4, chisq.test()', () => {
  it('two by four', () => {
    const test = testTable([30, 20, 40, 10, 25, 35, 15, 25], 2, 4);
    expect(test.chiSquare).toBeCloseTo(22.3376623377, 9);
    expect(test.p).toBeCloseTo(5.548500387e-5, 13);
    expect([test.degrees, test.method, test.leastExpected, test.n]).toEqual([3, 'chi-square', 17.5, 200]);
    expect(test.cramersV).toBeCloseTo(0.334198012694, 11);
  });

  it('three by six with small counts: the statistic, and p of 300,000 tables of r2dtable()', () => {
    const table = [12, 5, 9, 1, 0, 3, 4, 11, 6, 8, 2, 0, 7, 7, 3, 2, 1, 1];
    const test = testTable(table, 3, 6, { draws: 20_000, seed: 3 });
    expect(test.chiSquare).toBeCloseTo(19.0334904849, 9);
    expect([test.degrees, test.method]).toEqual([10, 'simulated']);
    expect(Math.abs(test.p - 0.03296)).toBeLessThan(4 * Math.sqrt((0.033 * 0.967) / 20_000));
    // The approximation would say .0398.
    expect(testTable(table, 3, 6, { draws: 0 }).p).toBeCloseTo(0.0398393585399, 10);
  });

  it('two by three with eleven counts: p of a million tables', () => {
    const test = testTable([3, 1, 0, 1, 4, 2], 2, 3, { draws: 20_000 });
    expect(test.chiSquare).toBeCloseTo(4.30178571429, 10);
    expect(test.leastExpected).toBeCloseTo(0.727272727273, 11);
    expect(Math.abs(test.p - 0.211743)).toBeLessThan(4 * Math.sqrt((0.21 * 0.79) / 20_000));
  });
});

describe('properties', () => {
  it("Fisher's tea: the four tables of 4 and 4 have their exact chances", () => {
    // Of 70 ways 1 + 1 are as uneven as 4 of 4 right: p = 2/70.
    const { p } = testTable([4, 0, 0, 4], 2, 2, { draws: 20_000 });
    expect(Math.abs(p - 2 / 70)).toBeLessThan(4 * Math.sqrt(((2 / 70) * (68 / 70)) / 20_000));
    expect(testTable([2, 2, 2, 2], 2, 2).p).toBe(1);
  });

  it('empty rows and columns change nothing; transposing changes nothing but the draws', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }), (counts) => {
        const plain = testTable(counts, 2, 3, { draws: 0 });
        const wide = testTable(
          [...counts.slice(0, 3), 0, 0, 0, 0, 0, ...counts.slice(3), 0].flatMap((count) => [count]),
          3,
          4,
          { draws: 0 },
        );
        const turned = testTable(
          [0, 1, 2].flatMap((c) => [counts[c]!, counts[3 + c]!]),
          3,
          2,
          { draws: 0 },
        );
        for (const other of [wide, turned]) {
          expect([other.degrees, other.n]).toEqual([plain.degrees, plain.n]);
          if (Number.isNaN(plain.chiSquare)) expect(other.chiSquare).toBeNaN();
          else expect(other.chiSquare).toBeCloseTo(plain.chiSquare, 9);
        }
      }),
    );
  });
});

describe('recovery', () => {
  it('where rows and columns have nothing to do with each other, about 5 of 100 tests say they do', () => {
    const random = createRandom(4);
    const tests = 400;
    let rejected = 0;
    for (let test = 0; test < tests; test += 1) {
      const counts = new Float64Array(12);
      for (let i = 0; i < 40; i += 1) {
        const u = random.next();
        counts[
          (random.next() < 0.3 ? 0 : 6) + (u < 0.5 ? 0 : u < 0.75 ? 1 : u < 0.9 ? 2 : u < 0.96 ? 3 : u < 0.99 ? 4 : 5)
        ]! += 1;
      }
      if (testTable(counts, 2, 6, { draws: 299, seed: test }).p <= 0.05) rejected += 1;
    }
    // A test of so few counts cannot reach 5 % exactly; it may only stay below.
    expect(rejected / tests).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / tests));
    expect(rejected / tests).toBeGreaterThan(0.02);
  });
});

describe('boundaries', () => {
  it('one row, one column, nothing at all', () => {
    expect(testTable([5, 3], 1, 2)).toMatchObject({ chiSquare: NaN, p: NaN, degrees: 0, n: 8 });
    expect(testTable([5, 0, 3, 0], 2, 2)).toMatchObject({ chiSquare: NaN, n: 8 });
    expect(testTable([0, 0, 0, 0], 2, 2)).toMatchObject({ p: NaN, cramersV: NaN, n: 0 });
    expect(testTable([], 0, 0).p).toBeNaN();
  });

  it('the same seed gives the same p', () => {
    const p = (seed: number): number => testTable([3, 1, 0, 1, 4, 2], 2, 3, { seed }).p;
    expect(p(4)).toBe(p(4));
  });

  it('a table of another size is a mistake of the caller', () => {
    expect(() => testTable([1, 2, 3], 2, 2)).toThrow(RangeError);
  });
});
