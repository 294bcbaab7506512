import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { kendallW } from '../../src/models/kendall-w.ts';

const PUBLISHED = '../shared/reference/kendall-w.json';

describe('published values', () => {
  it.skipIf(!existsSync(PUBLISHED))('are met with and without ties', () => {
    const published = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as Record<
      string,
      { data: number[][]; S: number; W: number; chi2: number; df: number; rank_sums: number[] }
    >;
    for (const { data, S, W, chi2, df, rank_sums } of Object.values(published)) {
      const found = kendallW(data, data[0]!.length)!;
      expect(found.s).toBeCloseTo(S, 10);
      expect(found.w).toBeCloseTo(W, 12);
      expect(found.chiSquare).toBeCloseTo(chi2, 10);
      expect(found.degrees).toBe(df);
      const sums = [...found.rankSums];
      // Ranks may be counted from the best or from the worst: the sums then mirror each other.
      const mirrored = sums.map((sum) => data.length * (data[0]!.length + 1) - sum);
      expect([sums, mirrored]).toContainEqual(rank_sums);
    }
  });
});

describe('reference', () => {
  it('has the p of the chi-square and of the small sample', () => {
    // scipy.stats.chi2.sf(14.684931506849315, 4), scipy.stats.f.sf(3 * W / (1 - W), 3.5, 10.5) with W = 0.9178082191780822
    const found = kendallW(
      [
        [9, 7, 7, 5, 3],
        [8, 8, 6, 5, 2],
        [9, 6, 7, 4, 4],
        [7, 7, 7, 6, 3],
      ],
      5,
    )!;
    expect(found.p).toBeCloseTo(0.0054013469201162675, 10);
    expect(found.pSmall).toBeCloseTo(8.066466069336094e-6, 10);
  });

  it('calls about one in twenty random panels significant at five per cent', () => {
    const random = createRandom(5);
    let [small, chi] = [0, 0];
    const RUNS = 4000;
    for (let run = 0; run < RUNS; run += 1) {
      const found = kendallW(
        Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => random.next())),
        6,
      )!;
      if (found.pSmall < 0.05) small += 1;
      if (found.p < 0.05) chi += 1;
    }
    expect(small / RUNS).toBeGreaterThan(0.035);
    expect(small / RUNS).toBeLessThan(0.065);
    // The chi-square is the more cautious of the two.
    expect(chi).toBeLessThanOrEqual(small);
  });
});

describe('properties', () => {
  it('lies between 0 and 1, is 1 where all rank alike, and only ranks matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 8,
        }),
        (rows) => {
          const found = kendallW(rows, 4)!;
          if (Number.isNaN(found.w)) return;
          expect(found.w).toBeGreaterThanOrEqual(-1e-12);
          expect(found.w).toBeLessThanOrEqual(1 + 1e-12);
          expect(
            kendallW(
              rows.map((row) => row.map((value) => Math.exp(value))),
              4,
            )!.w,
          ).toBeCloseTo(found.w, 12);
        },
      ),
    );
    expect(
      kendallW(
        [
          [1, 2, 3],
          [10, 20, 30],
        ],
        3,
      )!.w,
    ).toBeCloseTo(1, 12);
    expect(
      kendallW(
        [
          [1, 2, 3],
          [3, 2, 1],
        ],
        3,
      )!.w,
    ).toBeCloseTo(0, 12);
  });
});

describe('boundaries', () => {
  it('has nothing to say of one judge, of one thing, or where everything is tied', () => {
    expect(kendallW([[1, 2, 3]], 3)).toBeNull();
    expect(kendallW([[1], [2]], 1)).toBeNull();
    const tied = kendallW(
      [
        [1, 1],
        [2, 2],
      ],
      2,
    )!;
    expect([tied.w, tied.pSmall]).toEqual([NaN, NaN]);
  });
});

describe('the exact p', () => {
  const order = (text: string): number[] => text.split('').map(Number);

  it('of two judges who agree on four things is one in 24, where the F approximation would say nothing is left', () => {
    const found = kendallW([order('1234'), order('1234')], 4)!;
    expect(found.w).toBeCloseTo(1, 12);
    expect(found.pExact).toBeCloseTo(1 / 24, 12);
    expect(found.pLeast).toBeCloseTo(1 / 24, 12);
    expect(found.pSmall).toBeLessThan(1e-4);
  });

  it('has the tabled values: three judges, three things', () => {
    // Kendall (1948): P(S ≥ 8) = .361, P(S ≥ 14) = .194, P(S ≥ 18) = .028
    const p = (...rows: string[]): number => kendallW(rows.map(order), 3)!.pExact;
    expect(p('123', '123', '123')).toBeCloseTo(1 / 36, 12);
    expect(p('123', '123', '132')).toBeCloseTo(7 / 36, 12);
    expect(p('123', '123', '231')).toBeCloseTo(19 / 36, 12);
  });

  it('is what all orders counted one by one give, ties among them', () => {
    const rows = [order('1223'), order('3214'), order('1124')];
    const found = kendallW(rows, 4)!;
    const orders = (left: readonly number[]): number[][] =>
      left.length === 0
        ? [[]]
        : left.flatMap((value, at) => orders(left.filter((_, i) => i !== at)).map((rest) => [value, ...rest]));
    let [all, high] = [0, 0];
    for (const second of orders(rows[1]!))
      for (const third of orders(rows[2]!)) {
        all += 1;
        if (kendallW([rows[0]!, second, third], 4)!.s >= found.s - 1e-9) high += 1;
      }
    expect(found.pExact).toBeCloseTo(high / all, 12);
    expect(found.pExact).toBeGreaterThanOrEqual(found.pLeast - 1e-12);
  });

  it('is not tried where there are too many orders', () => {
    const row = Array.from({ length: 9 }, (_, i) => i);
    expect(kendallW([row, row], 9)!.pExact).toBeNaN();
    expect(
      kendallW(
        Array.from({ length: 30 }, () => row.slice(0, 7)),
        7,
      )!.pExact,
    ).toBeNaN();
    expect(kendallW([row, row], 9)!.pLeast).toBeCloseTo(1 / 362_880, 12);
  });
});
