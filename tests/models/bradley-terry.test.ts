import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { fitBradleyTerry, type BradleyTerryFit } from '../../src/models/bradley-terry.ts';

const PUBLISHED = '../shared/reference/bradley-terry.json';

function fitted(wins: readonly (readonly number[])[], imaginary = 0): BradleyTerryFit {
  const fit = fitBradleyTerry(Float64Array.from(wins.flat()), wins.length, imaginary);
  if (!fit.ok) throw new Error(fit.error.code);
  return fit.value;
}

/** Stigler (1994): how often each journal was cited by each other. A citation is a win of the journal cited. */
const CITATIONS = [
  [714, 730, 498, 221],
  [33, 425, 68, 17],
  [320, 813, 1072, 142],
  [284, 276, 325, 188],
];

describe('published values', () => {
  it.skipIf(!existsSync(PUBLISHED))('are met by the journals', () => {
    const { citations } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as {
      citations: {
        coef: Record<string, number>;
        se: Record<string, number>;
        deviance: number;
        df: number;
        worth: Record<string, number>;
      };
    };
    const fit = fitted(CITATIONS);
    Object.values(citations.coef).forEach((value, i) => expect(fit.abilities[i]).toBeCloseTo(value, 8));
    Object.values(citations.se).forEach((value, i) => expect(fit.standardErrors[i + 1]).toBeCloseTo(value, 8));
    Object.values(citations.worth).forEach((value, i) => expect(fit.worth[i]).toBeCloseTo(value, 8));
    expect(fit.deviance).toBeCloseTo(citations.deviance, 8);
    expect(fit.degrees).toBe(citations.df);
    expect(fit.converged).toBe(true);
  });

  it('have the closed form of two things', () => {
    const fit = fitted([
      [0, 30],
      [10, 0],
    ]);
    expect(fit.worth[0]).toBeCloseTo(0.75, 12);
    expect(fit.abilities[1]).toBeCloseTo(-Math.log(3), 12);
    expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 12);
    expect([fit.deviance, fit.degrees]).toEqual([expect.closeTo(0, 10), 0]);
  });
});

describe('reference', () => {
  it('is met by an iteration of another kind: Hunter’s (2004) minorise–maximise steps', () => {
    const random = createRandom(3);
    const n = 6;
    const wins = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_unused, j) => (i === j ? 0 : random.integer(1, 20))),
    );
    let worth = new Array<number>(n).fill(1 / n);
    for (let step = 0; step < 20_000; step += 1) {
      const next = worth.map((_, i) => {
        const won = wins[i]!.reduce((sum, value) => sum + value, 0);
        const games = worth.reduce(
          (sum, other, j) => (i === j ? sum : sum + (wins[i]![j]! + wins[j]![i]!) / (worth[i]! + other)),
          0,
        );
        return won / games;
      });
      const sum = next.reduce((all, value) => all + value, 0);
      worth = next.map((value) => value / sum);
    }
    fitted(wins).worth.forEach((value, i) => expect(value).toBeCloseTo(worth[i]!, 9));
  });
});

describe('recovery', () => {
  it('covers the true strengths in about 95 of 100 samples', () => {
    const random = createRandom(11);
    const truth = [0.35, 0.25, 0.2, 0.12, 0.08];
    const [RUNS, EACH] = [200, 60];
    let covered = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const wins = truth.map(() => new Array<number>(truth.length).fill(0));
      for (let i = 0; i < truth.length; i += 1)
        for (let j = i + 1; j < truth.length; j += 1)
          for (let game = 0; game < EACH; game += 1) {
            const first = random.next() < truth[i]! / (truth[i]! + truth[j]!);
            wins[first ? i : j]![first ? j : i]! += 1;
          }
      const fit = fitted(wins);
      truth.forEach((value, i) => (covered += fit.worthLow[i]! <= value && value <= fit.worthHigh[i]! ? 1 : 0));
    }
    const share = covered / (RUNS * truth.length);
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.98);
  });
});

describe('boundaries', () => {
  const ONE_SIDED = [
    [0, 3, 4],
    [0, 0, 2],
    [0, 1, 0],
  ];

  it('say that a winner of everything has no finite strength, and give one where comparisons are imagined', () => {
    const fit = fitBradleyTerry(Float64Array.from(ONE_SIDED.flat()), 3);
    expect(fit.ok ? null : fit.error).toEqual({ code: 'weights.one-sided', parameters: { groups: 2 } });
    const drawn = fitted(ONE_SIDED, 1);
    expect(drawn.worth[0]).toBeGreaterThan(0.6);
    expect(drawn.worth.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it('say that some were never compared with the others', () => {
    const fit = fitBradleyTerry(
      Float64Array.from(
        [
          [0, 1, 0, 0],
          [1, 0, 0, 0],
          [0, 0, 0, 2],
          [0, 0, 1, 0],
        ].flat(),
      ),
      4,
    );
    expect(fit.ok ? null : fit.error).toEqual({ code: 'weights.unlinked', parameters: { groups: 2 } });
  });

  it('do not mind who is written first, nor wins against itself', () => {
    const fit = fitted(CITATIONS);
    const turned = fitted([...CITATIONS].reverse().map((row) => [...row].reverse()));
    fit.worth.forEach((value, i) => expect(turned.worth[3 - i]).toBeCloseTo(value, 10));
    const bare = fitted(CITATIONS.map((row, i) => row.map((value, j) => (i === j ? 0 : value))));
    expect([...bare.worth]).toEqual([...fit.worth]);
  });
});
