/** Scores of Kano answers: means, intervals and ellipse as R gives them; the map's places; boundaries. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { ellipsePoints, kanoScoreCategory, scoreKano } from '../../src/models/kano-continuous.ts';
import { countKano } from '../../src/models/kano-counts.ts';
import { kanoCategory, kanoCells, kanoLevels, kanoTable } from '../../src/models/kano-table.ts';
import { studentQuantile } from '../../src/models/special/student.ts';

const table = kanoTable();

function gridOf(functional: number[], dysfunctional: number[]): Float64Array {
  return countKano(kanoCells(kanoLevels(functional), kanoLevels(dysfunctional)), table).grid;
}

describe('reference: R 4, t.test(), cov(), qf(.95, 2, n − 2) and eigen() on twelve answers', () => {
  const score = scoreKano(gridOf([1, 1, 1, 2, 3, 1, 2, 1, 3, 5, 1, 4], [5, 5, 4, 5, 3, 3, 5, 5, 4, 1, 1, 5]), table);

  it('means, deviations and intervals', () => {
    expect(score.n).toBe(12);
    expect(score.functional.mean).toBeCloseTo(2.08333333333, 10);
    expect(score.functional.deviation).toBeCloseTo(2.2746961169, 10);
    expect(score.functional.interval[0]).toBeCloseTo(0.638060372766, 10);
    expect(score.functional.interval[1]).toBeCloseTo(3.5286062939, 9);
    expect(score.dysfunctional.mean).toBe(2);
    expect(score.dysfunctional.deviation).toBeCloseTo(2.41209075662, 10);
    expect(score.dysfunctional.interval[0]).toBeCloseTo(0.467430650152, 10);
    expect(score.correlation).toBeCloseTo(0.231962787948, 11);
  });

  it('the ellipse of both means', () => {
    expect(score.ellipse!.axes[0]).toBeCloseTo(2.26310512999, 9);
    expect(score.ellipse!.axes[1]).toBeCloseTo(1.77388815561, 9);
    expect(score.ellipse!.angle).toBeCloseTo(0.661509255363, 9);
    expect(score.category).toBe('O');
  });
});

describe("DuMouchel's scores", () => {
  it('functional 4, 2, 0, −1, −2 and dysfunctional −2, −1, 0, 2, 4 from like to dislike', () => {
    const scores = [1, 2, 3, 4, 5].map((answer) => scoreKano(gridOf([answer], [answer]), table));
    expect(scores.map(({ functional }) => functional.mean)).toEqual([4, 2, 0, -1, -2]);
    expect(scores.map(({ dysfunctional }) => dysfunctional.mean)).toEqual([-2, -1, 0, 2, 4]);
  });

  it('of three answers the middle one is neutral', () => {
    const three = kanoTable('classic', 3);
    const grid = new Float64Array(9);
    grid[1 * 3 + 2] = 5;
    const score = scoreKano(grid, three);
    expect([score.functional.mean, score.dysfunctional.mean, score.category]).toEqual([0, 4, 'M']);
  });

  it('the prototypes of the categories lie where the map says', () => {
    expect(kanoScoreCategory(4, 0)).toBe('M');
    expect(kanoScoreCategory(4, 4)).toBe('O');
    expect(kanoScoreCategory(0, 4)).toBe('A');
    expect(kanoScoreCategory(0, 0)).toBe('I');
    expect(kanoScoreCategory(2, 1.99)).toBe('M');
    expect(kanoScoreCategory(-2, -2)).toBe('R');
    expect(kanoScoreCategory(-2, 0)).toBe('R');
    expect(kanoScoreCategory(-2, 4)).toBe('Q');
    expect(kanoScoreCategory(4, -2)).toBe('Q');
    expect(kanoScoreCategory(-0.5, -0.5)).toBe('I');
  });

  it('one extreme answer lies where the table puts it', () => {
    for (const f of [0, 4])
      for (const d of [0, 4]) {
        const grid = new Float64Array(25);
        grid[f * 5 + d] = 1;
        expect(scoreKano(grid, table).category).toBe(kanoCategory(table, f, d));
      }
  });

  it('leaves out the categories it is told to', () => {
    const grid = gridOf([1, 1, 5], [5, 1, 5]);
    expect(scoreKano(grid, table, { without: ['Q'] })).toMatchObject({ n: 1, functional: { mean: 4 } });
    expect(scoreKano(grid, table).n).toBe(3);
  });
});

describe('properties', () => {
  it("every point of the ellipse has the same distance in the metric of the means' covariance", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 8, maxLength: 60 }), (answers) => {
        const functional = answers.map((answer) => answer + 1);
        const dysfunctional = answers.map((answer, i) => ((answer + (i % 3) * 2) % 5) + 1);
        const score = scoreKano(gridOf(functional, dysfunctional), table);
        if (score.ellipse === null || Math.abs(score.correlation) > 0.99) return;
        const { n, correlation: r } = score;
        const [x, y] = [score.dysfunctional, score.functional];
        const distances = ellipsePoints(score.ellipse, [x.mean, y.mean], 12).map(([px, py]) => {
          const [u, v] = [(px - x.mean) / x.deviation, (py - y.mean) / y.deviation];
          return (n * (u * u - 2 * r * u * v + v * v)) / (1 - r * r);
        });
        // F(2, m) at 1 − α is t² of one variable's kind: checked by its closed tail (1 + 2F/m)^(−m/2).
        const m = n - 2;
        for (const distance of distances)
          expect((1 + (2 * ((distance * m) / (2 * (n - 1)))) / m) ** (-m / 2)).toBeCloseTo(0.05, 8);
        expect(y.interval[1] - y.mean).toBeCloseTo((studentQuantile(0.975, n - 1) * y.deviation) / Math.sqrt(n), 10);
      }),
    );
  });
});

describe('recovery', () => {
  it('the true means lie in 95 % ellipses of about 95 of 100 surveys', () => {
    const random = createRandom(21);
    const surveys = 400;
    // Half are O, a third A, the rest neutral: means by hand.
    const [x, y] = [4 / 2 + 0 / 3, 4 / 2 + 4 / 3];
    let inside = 0;
    for (let survey = 0; survey < surveys; survey += 1) {
      const grid = new Float64Array(25);
      for (let i = 0; i < 150; i += 1) {
        const u = random.next();
        grid[u < 1 / 2 ? 4 : u < 5 / 6 ? 2 : 12]! += 1;
      }
      const { ellipse, dysfunctional, functional } = scoreKano(grid, table);
      const { axes, angle } = ellipse!;
      const [dx, dy] = [x - dysfunctional.mean, y - functional.mean];
      const along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / axes[0];
      const across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / axes[1];
      if (along * along + across * across <= 1) inside += 1;
    }
    expect(Math.abs(inside / surveys - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / surveys));
  });
});

describe('boundaries', () => {
  it('nobody, one and two answers', () => {
    const nobody = scoreKano(new Float64Array(25), table);
    expect([nobody.n, nobody.functional.mean, nobody.ellipse, nobody.category]).toEqual([0, NaN, null, null]);
    const one = scoreKano(gridOf([1], [5]), table);
    expect([one.functional.mean, one.functional.deviation, one.ellipse, one.category]).toEqual([4, NaN, null, 'O']);
    const two = scoreKano(gridOf([1, 3], [5, 4]), table);
    expect(two.ellipse).toBeNull();
    expect(two.functional.deviation).toBeCloseTo(Math.sqrt(8), 12);
  });

  it('everybody the same: no spread, no ellipse, an interval of no width', () => {
    const same = scoreKano(gridOf(Array<number>(7).fill(1), Array<number>(7).fill(4)), table);
    expect([same.functional.deviation, same.functional.interval, same.ellipse]).toEqual([0, [4, 4], null]);
    expect(same.correlation).toBeNaN();
  });
});
