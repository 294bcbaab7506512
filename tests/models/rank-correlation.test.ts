import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankCorrelation, ranksOf } from '../../src/models/rank-correlation.ts';
import { LOYALTY, SATISFACTION } from './answers.ts';

describe('rank correlation', () => {
  it('is that of SciPy 1.x, stats.spearmanr, with the interval of Bonett and Wright', () => {
    const { count, rho, low, high, p } = rankCorrelation(SATISFACTION, LOYALTY);
    expect(count).toBe(30);
    expect(rho).toBeCloseTo(0.9315703510146328, 13);
    expect(p / 7.929701337330794e-14).toBeCloseTo(1, 8);
    expect(low).toBeCloseTo(0.8392007358732169, 12);
    expect(high).toBeCloseTo(0.9716956929842512, 12);
  });

  it('leaves out pairs with a missing answer, and says nothing where all answers are alike', () => {
    expect(rankCorrelation([1, 2, NaN, 3], [1, NaN, 2, 5]).count).toBe(2);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3]).rho).toBeNaN();
    expect(rankCorrelation([], [])).toMatchObject({ count: 0, rho: NaN, p: NaN });
    expect(rankCorrelation([1, 2, 3, 4], [2, 4, 6, 9])).toMatchObject({ rho: 1, p: 0, low: NaN, high: NaN });
  });

  it('does not change with the scale, and turns with the sign', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 5 }), (pairs) => {
        const [x, y] = [pairs.map(([a]) => a % 7), pairs.map(([, b]) => b % 7)];
        const { rho } = rankCorrelation(x, y);
        expect(
          rankCorrelation(
            x,
            y.map((value) => Math.exp(value)),
          ).rho,
        ).toEqual(rho);
        const turned = rankCorrelation(
          x,
          y.map((value) => -value),
        ).rho;
        if (Number.isNaN(rho)) expect(turned).toBeNaN();
        else expect(turned).toBeCloseTo(-rho, 12);
      }),
    );
  });

  it('ranks equal values at the mean of their ranks', () => {
    expect([...ranksOf(Float64Array.of(5, 1, 5, 9))]).toEqual([2.5, 1, 2.5, 4]);
  });
});
