import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanExactly, planSum, sumByMark, sumExactly } from '../../src/lib/exact-sum.ts';
import { createRandom } from '../../src/lib/random.ts';

function shuffled(values: Float64Array, seed: number): Float64Array {
  const result = values.slice();
  const random = createRandom(seed);
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** Sum through BigInt at 2^−1074, rounded once: the truth. */
function exact(values: Float64Array): number {
  const view = new DataView(new ArrayBuffer(8));
  let total = 0n;
  for (const value of values) {
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0);
    const exponent = (bits >> 52n) & 0x7ffn;
    const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0n ? 0n : 1n << 52n);
    const term = mantissa << (exponent === 0n ? 0n : exponent - 1n);
    total += bits >> 63n ? -term : term;
  }
  const negative = total < 0n;
  let magnitude = negative ? -total : total;
  let shift = 0n;
  const length = BigInt(magnitude.toString(2).length);
  if (length > 54n) shift = length - 54n;
  const rest = magnitude & ((1n << shift) - 1n);
  magnitude >>= shift;
  // 54 bits are left; the sticky bit makes the one rounding below the right one.
  const sticky = rest !== 0n ? 1n : 0n;
  const rounded = Number((magnitude << 1n) | sticky) / 2;
  return (negative ? -1 : 1) * rounded * 2 ** (Number(shift) - 537) * 2 ** -537;
}

describe('exact sums', () => {
  it('adds money in minor units: a million times 0.1 is 100,000', () => {
    expect(sumExactly(new Float64Array(1_000_000).fill(0.1), 1)).toBe(100_000);
  });

  it('is the same to the last digit after shuffling, with and without decimals', () => {
    const money = fc
      .array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 60 })
      .map((cents) => Float64Array.from(cents, (c) => c / 100));
    const wild = fc
      .array(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), { maxLength: 60 })
      .map((values) => Float64Array.from(values));
    fc.assert(
      fc.property(money, fc.integer(), (values, seed) => {
        expect(sumExactly(shuffled(values, seed), 2)).toBe(sumExactly(values, 2));
        expect(sumExactly(shuffled(values, seed))).toBe(sumExactly(values));
      }),
    );
    fc.assert(
      fc.property(wild, fc.integer(), (values, seed) => {
        expect(sumExactly(shuffled(values, seed))).toBe(sumExactly(values));
      }),
    );
  });

  it('is within one rounding of the exact sum of doubles', () => {
    const values = fc.array(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((v) => v === 0 || Math.abs(v) > 1e-9),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(values, (list) => {
        const array = Float64Array.from(list);
        const truth = exact(array);
        expect(Math.abs(sumExactly(array) - truth)).toBeLessThanOrEqual(Math.abs(truth) * 2 ** -51);
      }),
    );
  });

  it('survives cancellation that a plain loop loses', () => {
    expect(sumExactly(Float64Array.of(1e20, 1, -1e20))).toBe(1);
    expect(1e20 + 1 - 1e20).toBe(0);
  });

  it('stays exact where minor units pass 2^53', () => {
    const values = Float64Array.of(9_007_199_254_740_991, 1, 1, 1, -9_007_199_254_740_990);
    expect(planSum(9_007_199_254_740_991, 5, 2).kind).toBe('sliced');
    expect(sumExactly(values, 0)).toBe(4);
  });

  it('sums nothing to 0 and never to −0', () => {
    expect(sumExactly(new Float64Array(0))).toBe(0);
    expect(Object.is(sumExactly(Float64Array.of(-0), 2), 0)).toBe(true);
    expect(Object.is(sumExactly(Float64Array.of(-0)), 0)).toBe(true);
    expect(sumExactly(Float64Array.of(0, 0), 2)).toBe(0);
  });

  it('takes the tiniest and very large values', () => {
    expect(sumExactly(Float64Array.of(5e-324, 5e-324))).toBe(1e-323);
    expect(sumExactly(Float64Array.of(1e250, 1e250))).toBe(2e250);
  });

  it('sums by mark as it sums alone, leaving out what has no mark', () => {
    const cents = fc.array(fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(cents, fc.constantFrom(2, -1), (rows, decimals) => {
        const values = Float64Array.from(rows, ([c]) => c / 100);
        const sums = sumByMark(
          values,
          Uint16Array.from(rows, ([, mark]) => (mark === 4 ? 0xffff : mark)),
          4,
          decimals,
        );
        for (let mark = 0; mark < 4; mark += 1) {
          const own = values.filter((_, i) => rows[i]![1] === mark);
          expect(sums[mark]).toBeCloseTo(sumExactly(own, decimals), 9);
          if (decimals === 2) expect(sums[mark]).toBe(sumExactly(own, decimals));
        }
      }),
    );
  });

  it('has a mean inside the range of its values, and exactly the value where all are equal', () => {
    const list = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 30 }), (values, n) => {
        const mean = meanExactly(Float64Array.from(values));
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values));
        expect(mean).toBeLessThanOrEqual(Math.max(...values));
        expect(meanExactly(new Float64Array(n).fill(values[0]!))).toBe(values[0]! + 0);
      }),
    );
    expect(meanExactly(new Float64Array(0))).toBeNaN();
  });
});
