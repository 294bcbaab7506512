import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { compareStrata, type Stratum } from '../../src/models/strata.ts';

/** Penicillin given to rabbits at once or after 1.5 hours, five doses (Mantel 1963; `Rabbits` in R's help of mantelhaen.test). */
const RABBITS: readonly Stratum[] = [
  { k1: 0, n1: 6, k2: 0, n2: 5 },
  { k1: 3, n1: 6, k2: 0, n2: 6 },
  { k1: 6, n1: 6, k2: 2, n2: 6 },
  { k1: 5, n1: 6, k2: 6, n2: 6 },
  { k1: 2, n1: 2, k2: 5, n2: 5 },
];

const THREE: readonly Stratum[] = [
  { k1: 12, n1: 30, k2: 30, n2: 100 },
  { k1: 7, n1: 20, k2: 22, n2: 70 },
  { k1: 20, n1: 30, k2: 15, n2: 50 },
];

describe('published values', () => {
  it('rabbits: exact p 0.03994, as the help of mantelhaen.test prints it', () => {
    const { p, exact } = compareStrata(RABBITS);
    expect(p).toBeCloseTo(0.03994, 5);
    expect(exact).toBe(true);
  });
});

// R 4: mantelhaen.test(exact = TRUE), mantelhaen.test(correct = FALSE), fisher.test; the difference by the formulas of Sato (1989)
// written out in R: sum((a n0 − c n1)/N) / sum(n1 n0/N), variance (RD ΣP + ΣQ)/(Σ n1 n0/N)².
describe('reference values', () => {
  it.each([
    [
      'rabbits',
      RABBITS,
      0.0399449035812672,
      5.65714285714286,
      [0.228035538005923, 0.0419666695048022, 0.414104406507044],
    ],
    ['three', THREE, 0.00882512688857829, 7.18756690010488, [0.169707689443307, 0.0427075608548907, 0.296707818031723]],
  ] as const)('%s', (_, strata, p, chiSquare, [difference, low, high]) => {
    const found = compareStrata(strata);
    expect(found.p).toBeCloseTo(p, 12);
    expect(found.chiSquare).toBeCloseTo(chiSquare, 12);
    expect(found.difference).toBeCloseTo(difference, 13);
    expect(found.shares[0] - found.shares[1]).toBeCloseTo(difference, 13);
    expect(found.interval[0]).toBeCloseTo(low, 12);
    expect(found.interval[1]).toBeCloseTo(high, 12);
  });

  it('of one stratum is Fisher’s exact test', () => {
    expect(compareStrata(THREE.slice(0, 1)).p).toBeCloseTo(0.373961457323053, 12);
  });
});

describe('recovery', () => {
  it('a difference that is the strata’s alone is none: groups alike within strata, uneven between them', () => {
    const strata: Stratum[] = [
      { k1: 90, n1: 100, k2: 900, n2: 1000 },
      { k1: 100, n1: 1000, k2: 10, n2: 100 },
    ];
    const { difference, shares, p, standardised } = compareStrata(strata);
    expect(difference).toBeCloseTo(0, 12);
    // both strata weigh the same, and in each the groups are alike
    expect(shares[0]).toBeCloseTo(0.5, 12);
    expect(shares[1]).toBeCloseTo(0.5, 12);
    expect(p).toBeGreaterThan(0.9);
    // crude shares are 0.17 and 0.83
    expect(standardised).toBeCloseTo(190 / 1100, 12);
  });

  it('intervals hold a known difference about as often as they say', () => {
    const random = createRandom(3);
    let [held, rejected] = [0, 0];
    const RUNS = 600;
    const draw = (n: number, p: number): number => {
      let k = 0;
      for (let i = 0; i < n; i += 1) if (random.next() < p) k += 1;
      return k;
    };
    for (let run = 0; run < RUNS; run += 1) {
      const known = [0.3, 0.5, 0.6].map((p, at): Stratum => {
        const [n1, n2] = [20 + 10 * at, 60];
        return { k1: draw(n1, p + 0.1), n1, k2: draw(n2, p), n2 };
      });
      const { interval } = compareStrata(known);
      if (interval[0] <= 0.1 && 0.1 <= interval[1]) held += 1;
      const none = [0.3, 0.5, 0.6].map((p): Stratum => ({ k1: draw(25, p), n1: 25, k2: draw(60, p), n2: 60 }));
      if (compareStrata(none).p < 0.05) rejected += 1;
    }
    expect(held / RUNS).toBeGreaterThan(0.92);
    expect(held / RUNS).toBeLessThan(0.98);
    // an exact test rejects no more often than it says
    expect(rejected / RUNS).toBeLessThan(0.06);
  });
});

describe('boundaries', () => {
  it('without a stratum of both groups there is nothing to tell', () => {
    const found = compareStrata([{ k1: 3, n1: 5, k2: 0, n2: 0 }]);
    expect(found).toMatchObject({ difference: NaN, p: NaN, chiSquare: NaN, strata: 0, matched: 0, standardised: NaN });
  });

  it('everybody or nobody leaves nothing to test', () => {
    for (const k of [0, 1]) {
      const found = compareStrata([{ k1: 5 * k, n1: 5, k2: 7 * k, n2: 7 }]);
      expect(found.difference).toBe(0);
      expect(found.p).toBeNaN();
    }
  });

  it('takes χ² where the exact distribution would take too long', () => {
    const found = compareStrata(Array.from({ length: 40 }, () => ({ k1: 2000, n1: 4000, k2: 30_000, n2: 61_000 })));
    expect(found.exact).toBe(false);
    expect(found.p).toBeGreaterThan(0);
    expect(found.p).toBeLessThan(1);
  });

  it('holds for any strata: p in 0…1, interval around the difference, groups exchanged turn the sign', () => {
    const stratum = fc
      .tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30))
      .map(([k1, r1, k2, r2]): Stratum => ({ k1, n1: k1 + r1, k2, n2: k2 + r2 }));
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 6 }), (strata) => {
        const found = compareStrata(strata);
        const turned = compareStrata(strata.map(({ k1, n1, k2, n2 }) => ({ k1: k2, n1: n2, k2: k1, n2: n1 })));
        if (Number.isNaN(found.difference)) return;
        expect(turned.difference).toBeCloseTo(-found.difference, 10);
        expect(found.interval[0]).toBeLessThanOrEqual(found.difference + 1e-12);
        expect(found.interval[1]).toBeGreaterThanOrEqual(found.difference - 1e-12);
        if (Number.isNaN(found.p)) return;
        expect(found.p).toBeGreaterThan(0);
        expect(found.p).toBeLessThanOrEqual(1);
        expect(turned.p).toBeCloseTo(found.p, 8);
      }),
    );
  });
});
