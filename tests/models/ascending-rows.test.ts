import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingRows } from '../../src/models/ascending-rows.ts';

/** The plain way: by comparing, equal values by row. */
function plainly(values: Float64Array): number[] {
  return [...values.keys()]
    .filter((row) => Number.isFinite(values[row]!))
    .sort((a, b) => values[a]! - values[b]! || a - b);
}

describe('ascendingRows', () => {
  it('are the rows sorted by value, of any numbers', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -500, max: 500 }).map((cents) => cents / 100),
      fc.constantFrom(0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (list) => {
        const values = Float64Array.from(list);
        expect([...ascendingRows(values)]).toEqual(plainly(values));
      }),
    );
  });

  it('are so where only the last bits differ, in short runs and long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 2, maxLength: 200 }),
        fc.constantFrom(1, -1, 1e9),
        (steps, around) => {
          const values = Float64Array.from(steps, (step) => around * (1 + step * Number.EPSILON));
          expect([...ascendingRows(values)]).toEqual(plainly(values));
        },
      ),
    );
  });

  it('are so of many rows, and of a part of an array', () => {
    let state = 1;
    const next = (): number => (state = Math.imul(state, 48271) >>> 0) / 2 ** 32;
    const all = Float64Array.from({ length: 20_000 }, (_, i) =>
      i % 50 === 0 ? NaN : i % 3 === 0 ? Math.round(next() * 1e5) / 100 - 300 : (next() - 0.5) * 1e-3,
    );
    expect([...ascendingRows(all)]).toEqual(plainly(all));
    expect([...ascendingRows(all.subarray(7, 9000))]).toEqual(plainly(all.subarray(7, 9000)));
  });
});
