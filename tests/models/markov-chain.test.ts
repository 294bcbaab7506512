/** Chains: published and hand-worked values, what cannot be said, and simulation. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { chainOf, expectedStay, expectedTimeTo, settle } from '../../src/models/markov-chain.ts';

describe('published and hand-worked', () => {
  // Kemeny & Snell's Land of Oz: rain, nice, snow; the limit is 2/5, 1/5, 2/5.
  const oz = chainOf([2, 1, 1, 1, 0, 1, 1, 1, 2], 3);

  test('the Land of Oz settles at 0.4, 0.2, 0.4', () => {
    const { kind, steady, period } = settle(oz);
    expect(kind).toBe('regular');
    expect(period).toBe(1);
    [0.4, 0.2, 0.4].forEach((share, i) => expect(steady![i]).toBeCloseTo(share, 14));
  });

  test('stays last 1 ÷ (1 − p) periods', () => {
    expect([...expectedStay(oz)]).toEqual([2, 1, 2]);
  });

  test('first passage to rain takes 8/3 periods from nice and 10/3 from snow', () => {
    const times = expectedTimeTo(oz, 0);
    expect(times[0]).toBe(0);
    expect(times[1]).toBeCloseTo(8 / 3, 12);
    expect(times[2]).toBeCloseTo(10 / 3, 12);
  });

  test('a drunkard between two ends: absorbed in i (n − i) steps', () => {
    // Both ends lead to the target, state 0; from 1, 2, 3 of 0 … 4 the walk ends after 3, 4, 3 steps.
    const chain = chainOf([1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0], 4);
    const times = expectedTimeTo(chain, 0);
    [3, 4, 3].forEach((time, i) => expect(times[i + 1]).toBeCloseTo(time, 12));
  });
});

describe('what cannot be said is said', () => {
  test('an absorbing state takes everybody', () => {
    const chain = chainOf([9, 1, 0, 1], 2);
    expect(settle(chain)).toMatchObject({ kind: 'absorbing', closed: [[1]] });
    expect([...settle(chain).steady!]).toEqual([0, 1]);
    expect(expectedStay(chain)[1]).toBe(Infinity);
    expect(expectedTimeTo(chain, 1)[0]).toBeCloseTo(10, 10);
    expect(expectedTimeTo(chain, 0)[1]).toBe(Infinity);
  });

  test('a rhythm of two has a mean and no limit', () => {
    const found = settle(chainOf([0, 1, 1, 0], 2));
    expect(found).toMatchObject({ kind: 'periodic', period: 2 });
    expect([...found.steady!]).toEqual([0.5, 0.5]);
  });

  test('two classes that never meet have no common limit', () => {
    const chain = chainOf([1, 0, 0, 0, 1, 0, 1, 1, 2], 3);
    expect(settle(chain)).toMatchObject({ kind: 'reducible', steady: null, closed: [[0], [1]] });
    expect(expectedTimeTo(chain, 0)[2]).toBe(Infinity);
  });

  test('a state that was reached and never left nor kept is unknown; one never seen is left aside', () => {
    expect(settle(chainOf([1, 1, 0, 0], 2)).kind).toBe('unknown');
    expect(expectedTimeTo(chainOf([1, 1, 0, 0, 0, 0, 0, 0, 0], 3), 2)[0]).toBeNaN();
    const found = settle(chainOf([1, 1, 0, 1, 1, 0, 0, 0, 0], 3));
    expect(found.kind).toBe('regular');
    expect([...found.steady!]).toEqual([0.5, 0.5, 0]);
    expect(settle(chainOf(new Float64Array(4), 2)).kind).toBe('unknown');
  });
});

test('steady shares do not change by a period, and are what a long walk meets', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(counts, (list) => {
      const chain = chainOf(list, 4);
      const { steady } = settle(chain);
      for (let to = 0; to < 4; to += 1) {
        let next = 0;
        for (let from = 0; from < 4; from += 1) next += steady![from]! * chain.shares[from * 4 + to]!;
        expect(next).toBeCloseTo(steady![to]!, 12);
      }
      // Kac: the expected time to come back is the inverse of the steady share.
      const times = expectedTimeTo(chain, 2);
      let back = 1;
      for (let to = 0; to < 4; to += 1) back += chain.shares[2 * 4 + to]! * times[to]!;
      expect(back * steady![2]!).toBeCloseTo(1, 9);
    }),
  );
});

test('simulated walks take as long as expected', () => {
  const chain = chainOf([7, 2, 1, 3, 5, 2, 0, 1, 9], 3);
  const random = createRandom(7);
  let steps = 0;
  const walks = 20_000;
  for (let walk = 0; walk < walks; walk += 1)
    for (let at = 0; at !== 2; steps += 1) {
      let left = random.next();
      let to = 0;
      while (to < 2 && (left -= chain.shares[at * 3 + to]!) >= 0) to += 1;
      at = to;
    }
  expect(Math.abs(steps / walks / expectedTimeTo(chain, 2)[0]! - 1)).toBeLessThan(0.03);
});
