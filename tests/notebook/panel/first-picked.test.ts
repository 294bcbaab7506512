import { describe, expect, test } from 'vitest';
import { firstPicked } from '../../../src/notebook/panel/first-picked.ts';

describe('the first picked customer', () => {
  test.each([0, 1, 31, 32, 63, 99])('is found at %i', (index) => {
    const bits = new Uint32Array(4);
    bits[index >>> 5]! |= 1 << (index & 31);
    bits[3]! |= 1 << 3;
    expect(firstPicked({ bits, size: 100 })).toBe(index);
  });

  test('is none where nobody is picked', () => {
    expect(firstPicked({ bits: new Uint32Array(4), size: 100 })).toBe(-1);
    expect(firstPicked({ bits: new Uint32Array(0), size: 0 })).toBe(-1);
  });
});
