import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  movesAcross,
  movesOf,
  NO_TYPE,
  symmetryTest,
  typesOf,
  usualCut,
} from '../../src/models/satisfaction-loyalty.ts';

describe('the four types', () => {
  it('are neither, loyal alone, satisfied alone, both; at the cut is high', () => {
    expect([...typesOf(Float64Array.of(3, 3, 4, 4, NaN), Float64Array.of(3, 4, 3, 4, 4), 4, 4)]).toEqual([
      0,
      1,
      2,
      3,
      NO_TYPE,
    ]);
  });

  it('hold everybody who answered both, wherever the cuts are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), fc.double())), fc.double(), fc.double(), (pairs, a, b) => {
        const types = typesOf(
          Float64Array.from(pairs, ([s]) => s),
          Float64Array.from(pairs, ([, l]) => l),
          a,
          b,
        );
        return pairs.every(([s, l], i) => (types[i] === NO_TYPE) === (Number.isNaN(s) || Number.isNaN(l)));
      }),
    );
  });

  it('are cut from 60 % of the scale on, between two answers', () => {
    expect([usualCut(1, 5, true), usualCut(1, 7, true), usualCut(1, 10, true), usualCut(0, 10, true)]).toEqual([
      3.5, 4.5, 6.5, 6.5,
    ]);
    expect([usualCut(1, 3, true), usualCut(0, 1, true), usualCut(0, 100, false)]).toEqual([2.5, 0.5, 60]);
  });
});

describe('moves', () => {
  const first = Uint8Array.of(0, 0, 3, 3, 2, NO_TYPE);
  const last = Uint8Array.of(0, 3, 3, 2, NO_TYPE, 1);

  it('are counted of those with both types', () => {
    const moves = movesOf(first, last);
    expect([moves[0], moves[3], moves[15], moves[14]]).toEqual([1, 1, 1, 1]);
    expect(moves.reduce((sum, each) => sum + each, 0)).toBe(4);
    expect([...movesAcross(moves, 'satisfaction')]).toEqual([1, 1, 0, 2]);
    expect([...movesAcross(moves, 'loyalty')]).toEqual([1, 1, 1, 1]);
  });

  it('are held against as many back: R 4, mcnemar.test(m, correct = FALSE)', () => {
    const m = [20, 5, 3, 1, 9, 30, 2, 4, 8, 3, 25, 6, 0, 7, 11, 40];
    const test = symmetryTest(m, 4);
    expect(test.chiSquare).toBeCloseTo(6.904354, 6);
    expect(test.degrees).toBe(6);
    expect(test.p).toBeCloseTo(0.3298, 4);
    expect(symmetryTest([12, 5, 9, 20], 2)).toMatchObject({
      chiSquare: expect.closeTo(8 / 7, 12) as number,
      degrees: 1,
    });
    expect(symmetryTest([12, 5, 9, 20], 2).p).toBeCloseTo(0.285, 3);
  });

  it('say nothing where nobody moved', () => {
    expect(symmetryTest([5, 0, 0, 5], 2)).toEqual({ chiSquare: NaN, degrees: 0, p: NaN });
  });
});
