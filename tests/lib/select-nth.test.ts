import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectNth } from '../../src/lib/select-nth.ts';

describe('selectNth', () => {
  it('gives the value at a place in order, and parts the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (list, seed) => {
          const values = Float64Array.from(list);
          const nth = seed % list.length;
          expect(selectNth(values, nth)).toBe(Float64Array.from(list).sort()[nth]);
          expect(values.slice(0, nth).every((value) => value <= values[nth]!)).toBe(true);
          expect(values.slice(nth).every((value) => value >= values[nth]!)).toBe(true);
          expect(values.sort()).toEqual(Float64Array.from(list).sort());
        },
      ),
    );
  });

  it('leaves what is outside its range alone', () => {
    const values = Float64Array.of(9, 3, 2, 1, 0);
    expect(selectNth(values, 2, 1, 4)).toBe(2);
    expect([values[0], values[4]]).toEqual([9, 0]);
  });
});
