import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsOf } from '../../src/models/intervals.ts';

const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, -0));
const limits = fc.array(number, { maxLength: 12 }).map((list) => list.sort((a, b) => a - b));

describe('intervals', () => {
  it('count the limits that a number has reached, lower ≤ v < upper', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), limits, (values, borders) => {
        const expected = values.map((v) => borders.filter((border) => border <= v).length);
        expect([...intervalsOf(Float64Array.from(values), borders)]).toEqual(expected);
      }),
    );
  });

  it('do the same for whole numbers, near together or far apart', () => {
    const whole = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-2_000_000_000, 2_000_000_000));
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 60 }), limits, (values, borders) => {
        const expected = values.map((v) => borders.filter((border) => border <= v).length);
        expect([...intervalsOf(Int32Array.from(values), borders)]).toEqual(expected);
      }),
    );
  });

  it('are all 0 without limits, and none without values', () => {
    expect([...intervalsOf(Uint32Array.of(3, 4), [])]).toEqual([0, 0]);
    expect(intervalsOf(new Float64Array(0), [1])).toHaveLength(0);
    expect(intervalsOf(new Int32Array(0), [1])).toHaveLength(0);
  });
});
