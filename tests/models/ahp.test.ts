import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  aggregateJudgements,
  aggregatePriorities,
  fitAhp,
  noJudgements,
  pairFits,
  setJudgement,
  type AhpFit,
  type AhpMethod,
  type Judgements,
} from '../../src/models/ahp.ts';
import { linkedGroups, winningGroups } from '../../src/models/judgement-graph.ts';
import { randomIndex, RANDOM_INDEX_TABLES } from '../../src/models/random-index.ts';

const PUBLISHED = '../shared/reference/ahp.json';

function matrixOf(upper: readonly number[], n: number): Judgements {
  const matrix = noJudgements(n);
  let at = 0;
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) setJudgement(matrix, n, i, j, upper[at++]!);
  return matrix;
}

function fitted(matrix: Judgements, n: number, method: AhpMethod = 'eigenvector'): AhpFit {
  const fit = fitAhp(matrix, n, method, 'saaty');
  if (!fit.ok) throw new Error(fit.error.code);
  return fit.value;
}

interface Case {
  readonly n: number;
  readonly lambda_max: number;
  readonly CI: number;
  readonly CR_saaty: number;
  readonly w_eigen: Readonly<Record<string, number>>;
  readonly w_geomean: Readonly<Record<string, number>>;
  readonly matrix: readonly (readonly number[])[];
}

/** The values are printed with eleven digits: 1/3 is made exact again, so that entries are reciprocal to the last one. */
function fromCase({ matrix, n }: Case): Judgements {
  const exact = noJudgements(n);
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const value = matrix[i]![j]!;
      setJudgement(exact, n, i, j, value < 1 ? 1 / Math.round(1 / value) : value);
    }
  return exact;
}

describe.skipIf(!existsSync(PUBLISHED))('published values', () => {
  const published = existsSync(PUBLISHED)
    ? (JSON.parse(readFileSync(PUBLISHED, 'utf8')) as {
        drinks: Case;
        wikipedia_leader: { criteria: Case; locals: Record<string, Case>; global: Record<string, number> };
      })
    : null;
  const cases = (): Record<string, Case> => ({
    drinks: published!.drinks,
    criteria: published!.wikipedia_leader.criteria,
    ...published!.wikipedia_leader.locals,
  });

  it('are met by weights, λ_max, index and ratio, for eigenvector and geometric mean', () => {
    for (const each of Object.values(cases())) {
      const fit = fitted(fromCase(each), each.n);
      Object.values(each.w_eigen).forEach((value, i) => expect(fit.weights[i]).toBeCloseTo(value, 9));
      expect(fit.lambda).toBeCloseTo(each.lambda_max, 8);
      expect(fit.consistencyIndex).toBeCloseTo(each.CI, 8);
      expect(fit.consistencyRatio).toBeCloseTo(each.CR_saaty, 8);
      const means = fitted(fromCase(each), each.n, 'geometric-mean');
      Object.values(each.w_geomean).forEach((value, i) => expect(means.weights[i]).toBeCloseTo(value, 9));
    }
  });

  it('are met by a whole hierarchy: the weights of the candidates under each criterion, weighed by it', () => {
    const { criteria, locals, global } = published!.wikipedia_leader;
    const over = fitted(fromCase(criteria), criteria.n).weights;
    const names = Object.keys(criteria.w_eigen);
    const under = names.map((name) => fitted(fromCase(locals[name]!), 3).weights);
    Object.values(global).forEach((value, who) =>
      expect(under.reduce((sum, weights, c) => sum + over[c]! * weights[who]!, 0)).toBeCloseTo(value, 9),
    );
  });
});

describe('random-index tables', () => {
  it('are those of their sources, and none beyond fifteen things', () => {
    expect([3, 4, 5, 6, 7, 8, 9].map((n) => randomIndex('saaty', n))).toEqual([
      0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45,
    ]);
    for (const table of RANDOM_INDEX_TABLES) {
      expect([randomIndex(table, 1), randomIndex(table, 2)]).toEqual([0, 0]);
      expect(randomIndex(table, 16)).toBeNaN();
    }
  });

  it('agree with each other and with matrices judged at random', () => {
    const random = createRandom(7);
    const scale = [9, 8, 7, 6, 5, 4, 3, 2, 1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6, 1 / 7, 1 / 8, 1 / 9];
    for (const n of [4, 7]) {
      let sum = 0;
      const RUNS = 1500;
      for (let run = 0; run < RUNS; run += 1)
        sum += fitted(
          matrixOf(
            Array.from({ length: (n * (n - 1)) / 2 }, () => scale[random.integer(0, 16)]!),
            n,
          ),
          n,
        ).consistencyIndex;
      for (const table of RANDOM_INDEX_TABLES) expect(Math.abs(sum / RUNS - randomIndex(table, n))).toBeLessThan(0.05);
    }
    for (let n = 3; n <= 15; n += 1)
      expect(Math.abs(randomIndex('simulated', n) - randomIndex('alonso-lamata', n))).toBeLessThan(0.004);
  });
});

describe('recovery', () => {
  it('gives back the weights of consistent judgements, also where some are missing, with both methods', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        (raw, seed) => {
          const n = raw.length;
          const sum = raw.reduce((a, b) => a + b, 0);
          const random = createRandom(seed);
          const matrix = noJudgements(n);
          for (let i = 0; i < n; i += 1)
            for (let j = i + 1; j < n; j += 1)
              // Neighbours are always judged: everything stays linked.
              if (j === i + 1 || random.next() < 0.5) setJudgement(matrix, n, i, j, raw[i]! / raw[j]!);
          for (const method of ['eigenvector', 'geometric-mean'] as const) {
            const fit = fitted(matrix, n, method);
            raw.forEach((value, i) => expect(fit.weights[i]).toBeCloseTo(value / sum, 7));
            expect(fit.consistencyIndex).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names the judgement that was turned round, and what it should have been', () => {
    const weights = [0.4, 0.3, 0.2, 0.1];
    const matrix = noJudgements(4);
    for (let i = 0; i < 4; i += 1)
      for (let j = i + 1; j < 4; j += 1) setJudgement(matrix, 4, i, j, weights[i]! / weights[j]!);
    setJudgement(matrix, 4, 1, 3, 1 / 3);
    for (const method of ['eigenvector', 'geometric-mean'] as const) {
      const fit = fitted(matrix, 4, method);
      expect(fit.consistencyRatio).toBeGreaterThan(0.1);
      const [worst] = pairFits(matrix, 4, fit.weights, method, 'saaty');
      expect([worst!.i, worst!.j]).toEqual([1, 3]);
      expect(worst!.others).toBeCloseTo(3, 6);
      expect(worst!.ratioIfRevised).toBeLessThan(1e-6);
      expect(worst!.off).toBeGreaterThan(2.5);
    }
  });
});

describe('groups of experts', () => {
  it('have the geometric mean of those who judged a pair, and stay reciprocal', () => {
    const [first, second] = [matrixOf([2, 4, 8], 3), matrixOf([8, NaN, 2], 3)];
    const merged = aggregateJudgements([first, second], 3, [1, 1]);
    expect(merged[1]).toBeCloseTo(4, 12);
    expect(merged[2]).toBeCloseTo(4, 12);
    expect(merged[5]! * merged[7]!).toBeCloseTo(1, 12);
    expect(aggregateJudgements([first, second], 3, [3, 1])[1]).toBeCloseTo(2 ** 1.5, 12);
  });

  it('come to the same weights by judgements and by priorities, with the geometric mean', () => {
    const all = [matrixOf([2, 5, 3], 3), matrixOf([1, 3, 4], 3), matrixOf([3, 3, 1 / 2], 3)];
    const shares = [2, 1, 1];
    const joint = fitted(aggregateJudgements(all, 3, shares), 3, 'geometric-mean').weights;
    const each = aggregatePriorities(
      all.map((matrix) => fitted(matrix, 3, 'geometric-mean').weights),
      3,
      shares,
    );
    joint.forEach((value, i) => expect(each[i]).toBeCloseTo(value, 12));
  });
});

describe('boundaries', () => {
  it('say that two halves were never compared', () => {
    const matrix = noJudgements(4);
    setJudgement(matrix, 4, 0, 1, 2);
    setJudgement(matrix, 4, 2, 3, 2);
    const fit = fitAhp(matrix, 4, 'eigenvector', 'saaty');
    expect(fit.ok ? null : fit.error).toEqual({ code: 'weights.unlinked', parameters: { groups: 2 } });
    expect(
      linkedGroups(
        matrix.map((value, cell) => (cell % 5 === 0 || Number.isNaN(value) ? 0 : 1)),
        4,
      ),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('call two things consistent, and three in a circle not', () => {
    const two = fitted(matrixOf([4], 2), 2);
    expect([two.weights[0], two.consistencyRatio]).toEqual([expect.closeTo(0.8, 12), 0]);
    const circle = fitted(matrixOf([9, 1 / 9, 9], 3), 3);
    circle.weights.forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 9));
    expect(circle.consistencyRatio).toBeGreaterThan(5);
  });

  it('have no ratio beyond the tables', () => {
    expect(
      fitted(
        matrixOf(
          Array.from({ length: 120 }, () => 1),
          16,
        ),
        16,
      ).consistencyRatio,
    ).toBeNaN();
  });

  it('cannot say what the others make of a pair that alone links two groups', () => {
    const matrix = matrixOf([2, NaN, 3], 3);
    const fit = fitted(matrix, 3);
    expect(fit.missing).toBe(1);
    expect(pairFits(matrix, 3, fit.weights, 'eigenvector', 'saaty').every(({ others }) => Number.isNaN(others))).toBe(
      true,
    );
  });

  it('put the winners first', () => {
    // 2 beats 0 and 1; 0 and 1 beat each other; 3 loses to 0.
    const wins = [0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0];
    expect(winningGroups(wins, 4)).toEqual([[2], [0, 1], [3]]);
  });
});
