import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfNumber, keyRange, leastOfKey } from '../../src/lib/float-keys.ts';

const number = fc.double({ noNaN: true });

describe('keys of numbers', () => {
  it('keep the order of the numbers', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        if (a < b) expect(keyOfNumber(a)).toBeLessThanOrEqual(keyOfNumber(b));
      }),
    );
  });

  it('have a least number, below which keys are lower', () => {
    fc.assert(
      fc.property(number, (value) => {
        const key = keyOfNumber(value);
        const least = leastOfKey(key);
        if (Number.isNaN(least)) return;
        expect(least).toBeLessThanOrEqual(value);
        expect(keyOfNumber(least)).toBe(key);
      }),
    );
  });

  it('span what the numbers span', () => {
    expect(keyRange(new Float64Array(0))).toBeNull();
    expect(keyRange(Float64Array.of(3, -2, 8))).toEqual({ least: keyOfNumber(-2), most: keyOfNumber(8) });
    expect(keyRange(new Float64Array(4).subarray(1, 3))).toEqual({ least: keyOfNumber(0), most: keyOfNumber(0) });
  });
});
