import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeans, momentsOf, pairedDifference, signedRanks } from '../../src/models/paired-difference.ts';
import { createRandom } from '../../src/lib/random.ts';
import { normalLower } from '../../src/models/special/normal.ts';

const EXPECTED = [7, 8, 6, 9, 5, 7, 8, 6, 7, 10, 4, 8];
const PERCEIVED = [6, 8, 7, 7, 4, 6, 8, 4, 7, 8, 5, 6];

describe('published values', () => {
  it('depression scores of Hollander and Wolfe: V = 40, exact p = .0391', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const { ranks } = pairedDifference(after, before);
    expect(ranks.positive).toBe(40);
    expect(ranks.exact).toBe(true);
    expect(ranks.p).toBeCloseTo(0.0390625, 12);
  });
});

describe('reference: R 4', () => {
  it('t.test(paired = TRUE)', () => {
    const test = pairedDifference(EXPECTED, PERCEIVED);
    expect(test.mean).toBeCloseTo(-0.75, 14);
    expect(test.t).toBeCloseTo(-2.282657730758, 10);
    expect(test.degrees).toBe(11);
    expect(test.p).toBeCloseTo(0.04333332143931, 10);
    expect(test.interval[0]).toBeCloseTo(-1.47316530324523787, 10);
    expect(test.interval[1]).toBeCloseTo(-0.02683469675476217, 10);
    expect(test.dz).toBeCloseTo(-2.282657730758 / Math.sqrt(12), 10);
    expect([test.above, test.equal, test.below]).toEqual([2, 3, 7]);
  });

  it('wilcox.test with ties and continuity, by the normal approximation', () => {
    const { ranks } = pairedDifference(EXPECTED, PERCEIVED);
    expect(ranks.positive).toBe(6);
    expect(ranks.negative).toBe(39);
    // R: p-value = 0.05147985249045
    expect(2 * (1 - normalLower(Math.abs(ranks.z)))).toBeCloseTo(0.05147985249045, 6);
    expect(ranks.biserial).toBeCloseTo(-33 / 45, 14);
  });

  it('t.test of two groups (Welch)', () => {
    const test = compareMeans(momentsOf([1, 2, 4, 8, 9]), momentsOf([2, 3, 3]));
    expect(test.t).toBeCloseTo(1.3102215984517, 10);
    expect(test.degrees).toBeCloseTo(4.3409968668244, 10);
    expect(test.p).toBeCloseTo(0.2551528171086, 10);
    expect(test.interval[1]).toBeCloseTo(6.517342923373022, 9);
  });
});

describe('recovery and properties', () => {
  it('exact p with ties is what all signs together say', () => {
    const differences = [1, 1, -2, 2, 3, -1, 0, 4];
    const { n, positive, p } = signedRanks(differences);
    const sizes = differences.filter((d) => d !== 0).map(Math.abs);
    const rank = (size: number): number => {
      const lower = sizes.filter((other) => other < size).length;
      return lower + (sizes.filter((other) => other === size).length + 1) / 2;
    };
    const whole = (n * (n + 1)) / 2;
    let far = 0;
    for (let signs = 0; signs < 1 << n; signs += 1) {
      const sum = sizes.reduce((all, size, i) => all + ((signs >> i) & 1 ? rank(size) : 0), 0);
      if (Math.abs(sum - whole / 2) >= Math.abs(positive - whole / 2) - 1e-9) far += 1;
    }
    expect(p).toBeCloseTo(far / (1 << n), 12);
  });

  it('finds a known shift inside its interval, and none where there is none', () => {
    const random = createRandom(8);
    const noise = (): number => random.next() + random.next() + random.next() - 1.5;
    const first = Array.from({ length: 4000 }, () => 7 + noise());
    const test = pairedDifference(
      first,
      first.map((value) => value - 0.2 + noise()),
    );
    expect(test.interval[0]).toBeLessThan(-0.2);
    expect(test.interval[1]).toBeGreaterThan(-0.2);
    expect(test.p).toBeLessThan(1e-10);
    const same = pairedDifference(
      first,
      first.map((value) => value + noise()),
    );
    expect(same.p).toBeGreaterThan(0.001);
    expect(same.ranks.p).toBeGreaterThan(0.001);
  });

  it('turning the pairs round turns every sign round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })), {
          minLength: 2,
          maxLength: 80,
        }),
        (pairs) => {
          const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
          const [one, other] = [pairedDifference(a, b), pairedDifference(b, a)];
          expect(other.mean).toBeCloseTo(-one.mean, 12);
          expect([other.above, other.below]).toEqual([one.below, one.above]);
          expect(one.above + one.equal + one.below).toBe(one.n);
          if (one.ranks.n > 0) {
            expect(other.ranks.biserial).toBeCloseTo(-one.ranks.biserial, 12);
            expect(other.ranks.p).toBeCloseTo(one.ranks.p, 9);
            expect(one.ranks.p).toBeGreaterThanOrEqual(0);
            expect(one.ranks.p).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('boundaries', () => {
  it('missing values, no pair, one pair, nothing differs, all by the same', () => {
    expect(pairedDifference([1, NaN, 3], [2, 2, NaN]).n).toBe(1);
    expect(pairedDifference([1], [2]).p).toBeNaN();
    expect(pairedDifference([], []).mean).toBeNaN();
    const still = pairedDifference([3, 4, 5], [3, 4, 5]);
    expect(still.p).toBeNaN();
    expect(still.ranks.n).toBe(0);
    expect(still.ranks.p).toBeNaN();
    const by = pairedDifference([3, 4, 5], [4, 5, 6]);
    expect(by.p).toBe(0);
    expect(by.ranks.biserial).toBe(1);
    expect(compareMeans(momentsOf([1]), momentsOf([2, 3])).p).toBeNaN();
  });
});
