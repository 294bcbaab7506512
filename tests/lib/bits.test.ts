import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allBits,
  and,
  countBits,
  emptyBits,
  forEachCustomer,
  fromIndices,
  fromMarks,
  hasCustomer,
  indicesOf,
  maskOf,
  not,
  or,
  weightedSum,
  xor,
} from '../../src/lib/bits.ts';
import { NO_MARK, NO_MARK_16 } from '../../src/lib/marks.ts';

const sizes = fc.integer({ min: 0, max: 200 });
const setOver = (size: number) => fc.array(fc.boolean(), { minLength: size, maxLength: size });
const pairs = sizes.chain((size) => fc.tuple(fc.constant(size), setOver(size), setOver(size)));
const from = (flags: readonly boolean[]) =>
  fromIndices(
    flags.flatMap((flag, i) => (flag ? [i] : [])),
    flags.length,
  );

describe('bits', () => {
  it('takes the customers of the chosen marks, and nobody without a mark', () => {
    const set = { of: Uint16Array.of(0, 1, 2, NO_MARK_16, 1, 0), count: 3 };
    expect([...indicesOf(fromMarks(set, [1, 2]))]).toEqual([1, 2, 4]);
    expect([...indicesOf(fromMarks({ of: Uint32Array.of(0, NO_MARK, 1), count: 2 }, [0, 1]))]).toEqual([0, 2]);
  });

  it('ignores marks that the set does not have', () => {
    const set = { of: Uint16Array.of(0, 1, NO_MARK_16), count: 2 };
    expect(countBits(fromMarks(set, [-1, 2, 0.5, 65535, NO_MARK]))).toBe(0);
  });

  it('agrees with a set of indices at every size, across word borders', () => {
    fc.assert(
      fc.property(pairs, ([size, a, b]) => {
        const [x, y] = [from(a), from(b)];
        expect([...indicesOf(or(x, y))]).toEqual(a.flatMap((flag, i) => (flag || b[i] ? [i] : [])));
        expect([...indicesOf(and(x, y))]).toEqual(a.flatMap((flag, i) => (flag && b[i] ? [i] : [])));
        expect([...indicesOf(xor(x, y))]).toEqual(a.flatMap((flag, i) => (flag !== b[i] ? [i] : [])));
        expect([...indicesOf(not(x))]).toEqual(a.flatMap((flag, i) => (flag ? [] : [i])));
        expect(countBits(x) + countBits(not(x))).toBe(size);
        expect([...maskOf(x)]).toEqual(a.map(Number));
        expect(a.every((flag, i) => hasCustomer(x, i) === flag)).toBe(true);
      }),
    );
  });

  it('keeps no stray bits past the last customer', () => {
    expect(countBits(allBits(33))).toBe(33);
    expect([...allBits(33).bits]).toEqual([0xffffffff, 1]);
    expect(countBits(not(emptyBits(0)))).toBe(0);
    expect(hasCustomer(allBits(33), 33)).toBe(false);
  });

  it('ignores indices outside the customers', () => {
    expect([...indicesOf(fromIndices([-1, 0, 31, 32, 40], 33))]).toEqual([0, 31, 32]);
  });

  it('visits customers in ascending order', () => {
    const visited: number[] = [];
    forEachCustomer(fromIndices([63, 0, 31, 32], 64), (index) => visited.push(index));
    expect(visited).toEqual([0, 31, 32, 63]);
  });

  it('sums values of the members alone, in any order of customers', () => {
    const value = Float64Array.of(0.1, 1e16, 0.2, -1e16, 0.3);
    expect(weightedSum(allBits(5), value)).toBe(weightedSum(allBits(5), value.slice().reverse()));
    expect(weightedSum(fromIndices([0, 2], 5), value)).toBeCloseTo(0.3, 15);
    expect(weightedSum(emptyBits(5), value)).toBe(0);
  });

  it('refuses to combine sets over different customers', () => {
    expect(() => or(emptyBits(3), emptyBits(4))).toThrow(RangeError);
  });
});
