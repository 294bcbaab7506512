/** Item statistics: R and SciPy values, levels of scales, and reversed items found in simulated scales. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { completeCovariance, correlationsOf } from '../../src/models/cronbach-alpha.ts';
import { itemStatistics, levelOf, opposedItems, scaleLevels } from '../../src/models/item-statistics.ts';
import { normalQuantile } from '../../src/models/special/normal.ts';

const SEVEN = scaleLevels(1, 7);

describe('moments', () => {
  it('equal mean and sd of R and skew(bias=False) of SciPy', () => {
    const found = itemStatistics(Float64Array.of(1, 2, 2, 3, 3, 3, 4, 5, 5, 5, 5, 7, NaN), SEVEN);
    expect(found.n).toBe(12);
    expect(found.missing).toBe(1);
    expect(found.mean).toBeCloseTo(3.75, 14);
    expect(found.sd).toBeCloseTo(1.71225529107612, 12);
    expect(found.skewness).toBeCloseTo(0.20372967227514724, 12);
    expect([...found.counts]).toEqual([1, 2, 3, 1, 4, 0, 1]);
    expect([found.lowest, found.highest]).toEqual([1, 7]);
  });

  it('are not there where there is nothing to tell', () => {
    expect(itemStatistics(new Float64Array(3).fill(NaN), SEVEN)).toMatchObject({
      n: 0,
      missing: 3,
      mean: NaN,
      sd: NaN,
    });
    expect(itemStatistics(Float64Array.of(4), SEVEN)).toMatchObject({ n: 1, mean: 4, sd: NaN, skewness: NaN });
    expect(itemStatistics(Float64Array.of(4, 4, 4), SEVEN)).toMatchObject({ sd: 0, skewness: NaN });
    expect(itemStatistics(new Float64Array(0), SEVEN)).toMatchObject({ n: 0, missing: 0, lowest: NaN });
  });
});

describe('levels', () => {
  it.each([
    [1, 5, ['1', '2', '3', '4', '5'], 2],
    [1, 7, ['1', '2', '3', '4', '5', '6', '7'], 3],
    [0, 1, ['0', '1'], -1],
    [1, 3, ['1', '2', '3'], 1],
    [1, 10, ['1–2', '3–4', '5–6', '7–8', '9–10'], 2],
    [0, 10, ['0–1', '2–3', '4–6', '7–8', '9–10'], 2],
    [0, 100, ['0–19', '20–39', '40–60', '61–80', '81–100'], 2],
    [-3, 3, ['-3', '-2', '-1', '0', '1', '2', '3'], 3],
  ])('of %d to %d', (minimum, maximum, names, middle) => {
    const levels = scaleLevels(minimum, maximum);
    expect(levels.low.map((low, i) => (low === levels.high[i] ? `${low}` : `${low}–${levels.high[i]}`))).toEqual(names);
    expect(levels.middle).toBe(middle);
    for (let answer = minimum; answer <= maximum; answer += 1) {
      const level = levelOf(answer, levels);
      expect(levels.low[level]).toBeLessThanOrEqual(answer);
      expect(levels.high[level]).toBeGreaterThanOrEqual(answer);
    }
  });

  it('turn with their scale: the level of a turned answer is the turned level', () => {
    fc.assert(
      fc.property(
        fc.constantFrom([1, 5], [1, 7], [1, 10], [0, 10], [0, 100], [0, 1], [0.5, 9.5]),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([minimum, maximum], share) => {
          const levels = scaleLevels(minimum!, maximum!);
          const answer = Math.round(minimum! + share * (maximum! - minimum!));
          if (answer < minimum! || answer > maximum!) return;
          expect(levelOf(minimum! + maximum! - answer, levels)).toBe(levels.count - 1 - levelOf(answer, levels));
        },
      ),
    );
    expect(levelOf(NaN, SEVEN)).toBe(-1);
  });
});

/** Items of one common factor; those in `turned` are worded the other way round. */
function scale(n: number, items: number, turned: readonly number[], seed: number): Float64Array {
  const random = createRandom(seed);
  const normal = (): number => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random.next())));
  const columns = Array.from({ length: items }, () => new Float64Array(n));
  for (let row = 0; row < n; row += 1) {
    const common = normal();
    columns.forEach((column, i) => (column[row] = (turned.includes(i) ? -1 : 1) * 0.6 * common + 0.8 * normal()));
  }
  return correlationsOf(completeCovariance(columns));
}

describe('items worded against their scale', () => {
  it.each([
    [4, [3]],
    [5, [0, 4]],
    [7, [1, 2, 5]],
    [6, []],
  ])('are found among %d: %j', (items, turned) => {
    expect(opposedItems(scale(400, items, turned, items + 1), items)).toEqual(turned);
  });

  it('where more than half were turned, the others are the odd ones', () => {
    expect(opposedItems(scale(400, 5, [0, 1, 2, 3], 9), 5)).toEqual([4]);
  });

  it('of half against half, and of two, nobody can tell', () => {
    expect(opposedItems(scale(400, 4, [0, 1], 3), 4)).toEqual([]);
    expect(opposedItems([1, -0.5, -0.5, 1], 2)).toEqual([]);
  });

  it('leaves out items that do not vary', () => {
    expect(opposedItems([1, 0.5, NaN, 0.5, 1, NaN, NaN, NaN, NaN], 3)).toEqual([]);
    expect(opposedItems([], 0)).toEqual([]);
  });
});
