/** Published categories, better and worse, strengths, Fong and χ²; the rules that decide a category, and their ties. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countGrid,
  countKano,
  decideByMajority,
  decideByMode,
  decideByStrength,
  decideKano,
  summariseKano,
} from '../../src/models/kano-counts.ts';
import {
  findLikeEnd,
  KANO_CATEGORIES,
  kanoCategory,
  kanoCells,
  kanoLevels,
  kanoTable,
  NO_ANSWER,
  type KanoCategory,
} from '../../src/models/kano-table.ts';

const FILE = '../shared/reference/kano-table.json';

interface Case {
  readonly n: number;
  readonly counts: Readonly<Record<KanoCategory, number>>;
  readonly mode: KanoCategory;
  readonly rule_M_O_A_gt_I_R_Q: KanoCategory;
  readonly better: number;
  readonly worse: number;
  readonly total_strength: number;
  readonly category_strength: number;
  readonly fong_lhs: number;
  readonly fong_rhs: number;
  readonly fong_significant: boolean;
  readonly chi2_MOAI: number;
  readonly chi2_p: number;
}

interface Reference {
  readonly 'classic rows functional (like, must-be, neutral, live-with, dislike) x columns dysfunctional, same order': string[];
  readonly pouliot: string[];
  readonly cases: Readonly<Record<string, Case>>;
}

/** A cell of the classic table that gives each category. */
const CELL: Readonly<Record<KanoCategory, number>> = { M: 9, O: 4, A: 1, I: 6, R: 5, Q: 0 };

function counted(counts: Partial<Record<KanoCategory, number>>) {
  const grid = new Float64Array(25);
  for (const [category, count] of Object.entries(counts)) grid[CELL[category as KanoCategory]] = count;
  return countGrid(grid, kanoTable());
}

describe.skipIf(!existsSync(FILE))('published', () => {
  const reference = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Reference) : null;
  const lettersOf = (name: 'classic' | 'pouliot'): string =>
    Array.from(kanoTable(name).categories, (c) => KANO_CATEGORIES[c]!).join('');

  it('both evaluation tables hold cell by cell', () => {
    const [key] = Object.keys(reference!);
    expect(lettersOf('classic')).toBe(reference![key as 'pouliot'].join(''));
    expect(lettersOf('pouliot')).toBe(reference!.pouliot.join(''));
  });

  it.each(Object.entries(reference?.cases ?? {}))('%s', (_, expected) => {
    const summary = summariseKano(counted(expected.counts));
    expect(summary.n).toBe(expected.n);
    expect(summary.mode?.category).toBe(expected.mode);
    expect(summary.majority?.category).toBe(expected.rule_M_O_A_gt_I_R_Q);
    expect(summary.better).toBeCloseTo(expected.better, 14);
    expect(summary.worse).toBeCloseTo(expected.worse, 14);
    expect(summary.totalStrength).toBeCloseTo(expected.total_strength, 14);
    expect(summary.categoryStrength).toBeCloseTo(expected.category_strength, 14);
    expect(summary.fong.difference).toBe(expected.fong_lhs);
    expect(summary.fong.threshold).toBeCloseTo(expected.fong_rhs, 11);
    expect(summary.fong.significant).toBe(expected.fong_significant);
    expect(summary.chiSquare.statistic).toBeCloseTo(expected.chi2_MOAI, 11);
    expect(summary.chiSquare.p / expected.chi2_p).toBeCloseTo(1, 9);
  });
});

describe('the worked check of the course', () => {
  it('A 30, O 40, M 20, I 10: better 0.70, worse −0.60', () => {
    const summary = summariseKano(counted({ A: 30, O: 40, M: 20, I: 10 }));
    expect(summary.better).toBeCloseTo(0.7, 15);
    expect(summary.worse).toBeCloseTo(-0.6, 15);
    expect(decideKano(summary, 'mode')).toEqual({ category: 'O', because: 'largest', among: ['O'] });
  });

  it("intervals are Wilson's, values computed with R 4: prop.test(70, 100, correct = FALSE) and of 60", () => {
    const { betterInterval, worseInterval } = summariseKano(counted({ A: 30, O: 40, M: 20, I: 10 }));
    expect(betterInterval[0]).toBeCloseTo(0.604151, 6);
    expect(betterInterval[1]).toBeCloseTo(0.7810511, 6);
    expect(worseInterval[0]).toBeCloseTo(-0.6905987, 6);
    expect(worseInterval[1]).toBeCloseTo(-0.5020026, 6);
  });

  it('three answers give the classic table with its middle as one', () => {
    const [three, five] = [kanoTable('classic', 3), kanoTable()];
    const near = [0, 2, 4];
    for (const f of [0, 1, 2])
      for (const d of [0, 1, 2]) expect(kanoCategory(three, f, d)).toBe(kanoCategory(five, near[f]!, near[d]!));
  });
});

describe('the rules', () => {
  it('ties of the mode fall to M, then O, A, I', () => {
    expect(decideByMode([5, 5, 5, 5, 0, 0])).toEqual({ category: 'M', because: 'tie', among: ['M', 'O', 'A', 'I'] });
    expect(decideByMode([0, 0, 7, 7, 1, 0])).toEqual({ category: 'A', because: 'tie', among: ['A', 'I'] });
    expect(decideByMode([0, 0, 0, 0, 3, 3])).toEqual({ category: 'R', because: 'tie', among: ['R', 'Q'] });
  });

  it('the majority asks first whether the feature is wanted at all', () => {
    // Indifferent leads, but M + O + A = 56 > 44.
    expect(decideByMajority([16, 20, 20, 44, 0, 0])).toEqual({ category: 'O', because: 'tie', among: ['O', 'A'] });
    expect(decideByMajority([10, 16, 30, 44, 0, 0])).toMatchObject({ category: 'A', because: 'wanted' });
    // An even split is not more than half.
    expect(decideByMajority([50, 0, 0, 30, 15, 5])).toMatchObject({ category: 'I', because: 'unwanted' });
  });

  it('a small lead gives way to M > O > A > I, a clear one does not', () => {
    expect(decideByStrength([28, 34, 20, 18, 0, 0])).toEqual({ category: 'M', because: 'close', among: ['M', 'O'] });
    expect(decideByStrength([27, 34, 20, 19, 0, 0])).toEqual({ category: 'O', because: 'largest', among: ['O'] });
    expect(decideByStrength([30, 30, 20, 20, 0, 0])).toMatchObject({ category: 'M', because: 'tie' });
    expect(decideByStrength([27, 34, 20, 19, 0, 0], 0.07)).toMatchObject({ category: 'M', because: 'close' });
  });

  it('mixed: it matters, but no category prevails', () => {
    expect(summariseKano(counted({ M: 40, O: 38, A: 10, I: 12 })).mixed).toBe(true);
    expect(summariseKano(counted({ M: 60, O: 18, A: 10, I: 12 })).mixed).toBe(false);
    expect(summariseKano(counted({ A: 32, I: 36, M: 5, R: 27 })).mixed).toBe(false);
  });
});

describe('properties', () => {
  const six = fc.array(fc.nat(60), { minLength: 6, maxLength: 6 });

  it('better and worse stay within their ranges and intervals, the decision has answers', () => {
    fc.assert(
      fc.property(six, (counts) => {
        const summary = summariseKano(
          counted(Object.fromEntries(KANO_CATEGORIES.map((category, c) => [category, counts[c]!]))),
        );
        expect(Array.from(summary.counts)).toEqual(counts);
        const base = counts[0]! + counts[1]! + counts[2]! + counts[3]!;
        if (base > 0) {
          expect(summary.betterInterval[0]).toBeLessThanOrEqual(summary.better + 1e-12);
          expect(summary.betterInterval[1]).toBeGreaterThanOrEqual(summary.better - 1e-12);
          expect(summary.worseInterval[0]).toBeLessThanOrEqual(summary.worse + 1e-12);
          expect(summary.worseInterval[1]).toBeGreaterThanOrEqual(summary.worse - 1e-12);
          expect(summary.worse).toBeLessThanOrEqual(0);
        }
        for (const rule of ['mode', 'majority', 'strength'] as const) {
          const decision = decideKano(summary, rule);
          if (summary.n === 0) expect(decision).toBeNull();
          else expect(summary.counts[KANO_CATEGORIES.indexOf(decision!.category)]).toBeGreaterThan(0);
        }
        expect(summary.categoryStrength).toSatisfy((value: number) => summary.n === 0 || (value >= 0 && value <= 1));
      }),
    );
  });

  it('turning the scale round and reading it from the other end changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))), (pairs) => {
        const cells = (turn: boolean): Uint8Array =>
          kanoCells(
            ...([0, 1].map((side) =>
              kanoLevels(
                pairs.map((pair) => (turn ? 6 - pair[side]! : pair[side]!)),
                { minimum: 1, points: 5, like: turn ? 'high' : 'low' },
              ),
            ) as [Uint8Array, Uint8Array]),
          );
        expect(cells(true)).toEqual(cells(false));
      }),
    );
  });
});

describe('boundaries', () => {
  it('nobody answered: counts are zero, quantities are not numbers, nothing is decided', () => {
    const summary = summariseKano(counted({}));
    expect([summary.n, summary.mode, summary.majority, summary.strength]).toEqual([0, null, null, null]);
    expect([summary.better, summary.worse, summary.totalStrength, summary.fong.threshold, summary.chiSquare.p]).toEqual(
      Array(5).fill(NaN),
    );
    expect([summary.fong.significant, summary.mixed]).toEqual([false, false]);
  });

  it('only reverse and questionable answers: no better and worse, but a category', () => {
    const summary = summariseKano(counted({ R: 8, Q: 2 }));
    expect([summary.better, summary.worse]).toEqual([NaN, NaN]);
    expect(summary.mode?.category).toBe('R');
  });

  it('one answer', () => {
    const summary = summariseKano(counted({ A: 1 }));
    expect([summary.better, summary.worse, Object.is(summary.worse, -0)]).toEqual([1, 0, false]);
    expect(summary.categoryStrength).toBe(1);
  });

  it('answers off the scale, between two answers or missing leave the pair out', () => {
    const functional = kanoLevels([1, 0, 6, 2.5, NaN, 3, 5]);
    expect(Array.from(functional)).toEqual([0, ...Array<number>(4).fill(NO_ANSWER), 2, 4]);
    const cells = kanoCells(functional, kanoLevels([5, 1, 1, 1, 1, NaN, 5]));
    expect(Array.from(cells)).toEqual([4, ...Array<number>(5).fill(NO_ANSWER), 24]);
    expect(countKano(cells, kanoTable()).n).toBe(2);
    expect(countKano(cells, kanoTable(), Uint8Array.of(0, 1, 1, 1, 1, 1, 1)).counts[5]).toBe(1);
    expect(kanoCategory(kanoTable(), 5, 0)).toBeNull();
    expect(() => kanoCells(functional, [0])).toThrow(RangeError);
  });

  it('a scale from −2 to 2 and one of three points', () => {
    expect(Array.from(kanoLevels([-2, 0, 2], { minimum: -2, points: 5, like: 'high' }))).toEqual([4, 2, 0]);
    expect(Array.from(kanoLevels([1, 2, 3, 4], { minimum: 1, points: 3, like: 'low' }))).toEqual([0, 1, 2, NO_ANSWER]);
    expect(Array.from(kanoCells(Uint8Array.of(0, 2), Uint8Array.of(2, 2), 3))).toEqual([2, 8]);
  });

  it('finds the end that means like', () => {
    const [functional, dysfunctional] = [
      [1, 2, 3, NaN],
      [5, 4, 3, 1],
    ];
    expect(findLikeEnd([{ functional, dysfunctional }])).toBe('low');
    expect(findLikeEnd([{ functional: dysfunctional, dysfunctional: functional }])).toBe('high');
    expect(findLikeEnd([])).toBeNull();
  });
});
