import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { fitKMeans, kMeansCuts } from '../../src/models/k-means.ts';
import iris from '../fixtures/k-means-iris.json';

const options = (groups: number, seed = 1) => ({ groups, random: createRandom(seed), restarts: 10, iterations: 300 });

describe('k-means, published values', () => {
  it('splits the six points of the textbook example into two columns, within = 16', () => {
    // (1,2) (1,4) (1,0) (10,2) (10,4) (10,0): centres (1,2) and (10,2).
    const fit = fitKMeans(Float64Array.of(1, 2, 1, 4, 1, 0, 10, 2, 10, 4, 10, 0), 2, options(2));
    expect(fit.within).toBe(16);
    expect([...fit.centres].sort((a, b) => a - b)).toEqual([1, 2, 2, 10]);
    expect(new Set([...fit.group.slice(0, 3)]).size).toBe(1);
    expect([...fit.sizes]).toEqual([3, 3]);
  });
});

describe('k-means, reference values of R', () => {
  it('reaches the best sum of squares of the iris measurements', () => {
    const fit = fitKMeans(Float64Array.from(iris.points.flat()), 4, { ...options(3), restarts: 25 });
    expect(fit.within).toBeCloseTo(iris.within, 9);
    expect([...fit.sizes].sort((a, b) => a - b)).toEqual(iris.sizes);
    expect(fit.converged).toBe(true);
  });

  it('cuts petal lengths where R groups them', () => {
    const lengths = Float64Array.from(iris.points, (point) => point[2]!).sort();
    expect(kMeansCuts(lengths, options(3))).toEqual(iris.petalLengthCuts);
  });
});

describe('k-means, recovery of simulated groups', () => {
  it('finds three groups that stand well apart exactly', () => {
    const random = createRandom(2);
    const points = Float64Array.from({ length: 600 }, (_, i) => (i % 3) * 100 + random.next());
    const fit = fitKMeans(points, 1, options(3));
    for (let i = 3; i < 600; i += 1) expect(fit.group[i]).toBe(fit.group[i % 3]);
    const cuts = kMeansCuts(points.slice().sort(), options(3));
    expect(cuts.map((cut) => Math.floor(cut / 100))).toEqual([1, 2]);
  });

  it('agrees on a line with the general algorithm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (values, groups) => {
          const sorted = Float64Array.from(values).sort();
          const cuts = kMeansCuts(sorted, { ...options(groups), restarts: 40 });
          const parts = [-Infinity, ...cuts].map((cut, j) =>
            sorted.filter((v) => v >= cut && v < (cuts[j] ?? Infinity)),
          );
          const within = parts.reduce((total, part) => {
            const mean = part.reduce((sum, v) => sum + v, 0) / part.length;
            return total + part.reduce((sum, v) => sum + (v - mean) ** 2, 0);
          }, 0);
          const general = fitKMeans(sorted, 1, { ...options(groups), restarts: 40 });
          expect(within).toBeLessThanOrEqual(general.within * (1 + 1e-9) + 1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('k-means, boundaries', () => {
  it('gives fewer groups where fewer points differ', () => {
    const fit = fitKMeans(Float64Array.of(4, 4, 9, 9), 1, options(5));
    expect(fit.sizes.length).toBe(2);
    expect(fit.within).toBe(0);
    expect(kMeansCuts(Float64Array.of(4, 4, 9, 9), options(5))).toEqual([9]);
    expect(kMeansCuts(new Float64Array(50).fill(3), options(5))).toEqual([]);
  });

  it('takes nothing at all', () => {
    expect(kMeansCuts(new Float64Array(0), options(3))).toEqual([]);
    expect(fitKMeans(new Float64Array(0), 2, options(3))).toMatchObject({ within: 0, converged: true });
  });

  it('repeats with the same seed', () => {
    const points = Float64Array.from({ length: 500 }, (_, i) => (i * i * 7919) % 1009);
    expect(fitKMeans(points, 2, options(4, 9))).toEqual(fitKMeans(points, 2, options(4, 9)));
  });

  it('refuses numbers that do not divide into points', () => {
    expect(() => fitKMeans(new Float64Array(5), 2, options(2))).toThrow(RangeError);
  });
});
