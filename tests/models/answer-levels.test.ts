import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelsByGroup, personsOf, varianceOfMeans, varianceWithin } from '../../src/models/answer-levels.ts';

describe('answers by level', () => {
  it('are counted by group, missing ones left out', () => {
    const [one, other, none] = levelsByGroup(
      Float64Array.of(3, 1, 3, NaN, 2, 3),
      Float64Array.of(10, 4, 6, 5, NaN, 1),
      Uint8Array.of(0, 0, 0, 0, 1, 1),
      3,
    );
    expect([...one!.x]).toEqual([1, 3]);
    expect([...one!.count]).toEqual([1, 2]);
    expect([...one!.mean]).toEqual([4, 8]);
    expect([...one!.squares]).toEqual([0, 8]);
    expect([...other!.x]).toEqual([3]);
    expect([...other!.mean]).toEqual([1]);
    expect(personsOf(none!)).toBe(0);
    expect(varianceWithin(one!)).toBe(8);
    expect([...varianceOfMeans(one!)]).toEqual([8, 4]);
    expect(varianceWithin(other!)).toBeNaN();
  });

  it('keep number, sum and spread of all answers, however many values there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 0, max: 10 })), {
          minLength: 1,
          maxLength: 400,
        }),
        (pairs) => {
          const y = Float64Array.from(pairs, ([, b]) => b);
          const [levels] = levelsByGroup(
            Float64Array.from(pairs, ([a]) => a),
            y,
            null,
            1,
          );
          const { x, count, mean, squares } = levels!;
          const [n, sum, all] = [count, mean, squares].map((_, k) =>
            count.reduce(
              (total, each, i) =>
                total + (k === 0 ? each : k === 1 ? each * mean[i]! : squares[i]! + each * mean[i]! ** 2),
              0,
            ),
          );
          expect(x.length).toBeLessThanOrEqual(101);
          expect([...x].every((value, i) => i === 0 || value > x[i - 1]!)).toBe(true);
          expect(n).toBe(pairs.length);
          expect(sum).toBeCloseTo(
            y.reduce((a, b) => a + b, 0),
            6,
          );
          expect(all).toBeCloseTo(
            y.reduce((a, b) => a + b * b, 0),
            6,
          );
        },
      ),
    );
  });
});
