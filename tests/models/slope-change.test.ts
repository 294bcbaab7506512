import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { levelsByGroup } from '../../src/models/answer-levels.ts';
import { fitSlopeChange, heightAt } from '../../src/models/slope-change.ts';
import { normalVariate } from '../../src/models/variates.ts';
import { LOYALTY, SATISFACTION } from './answers.ts';

const LEVELS = levelsByGroup(SATISFACTION, LOYALTY, null, 1)[0]!;

/** 1 … 10 at random; loyalty with two slopes around 7. */
function made(below: number, above: number, n: number, seed: number) {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => random.integer(1, 10));
  const y = x.map((value) => 4 + (value < 7 ? below : above) * (value - 7) + normalVariate(random));
  return levelsByGroup(x, y, null, 1)[0]!;
}

describe('a line that bends', () => {
  it('has the slopes of numpy.linalg.lstsq, with errors from the spread at each answer', () => {
    const fit = fitSlopeChange(LEVELS, { at: 6 })!;
    expect(fit.height).toBeCloseTo(5.21143, 4);
    expect(fit.below.value).toBeCloseTo(0.7753528, 6);
    expect(fit.above.value).toBeCloseTo(1.15090493, 6);
    expect(fit.below.error).toBeCloseTo(0.14425499, 7);
    expect(fit.above.error).toBeCloseTo(0.18828755, 7);
    expect(fit.change.value).toBeCloseTo(0.3755521326477459, 10);
    expect(fit.change.error).toBeCloseTo(0.2944162170423515, 10);
    expect(fit.sides).toEqual([16, 14]);
    expect(heightAt(fit, 6)).toBe(fit.height);
    expect(heightAt(fit, 8)).toBeCloseTo(fit.height + 2 * fit.above.value, 12);
  });

  it('finds the place with the least squared distance, as a search with numpy does', () => {
    expect(fitSlopeChange(LEVELS, { at: null })).toMatchObject({ at: 6, found: true });
    expect(fitSlopeChange(made(0.1, 1.2, 2000, 3), { at: null })).toMatchObject({ at: 7 });
  });

  it('tells a bend from none: its p is small where there is one and evenly spread where there is none', () => {
    const bent = fitSlopeChange(made(0.1, 1, 500, 4), { at: null })!;
    expect(bent.change.p).toBeLessThan(0.01);
    expect(bent.below.value).toBeCloseTo(0.1, 0);
    expect(bent.above.value).toBeCloseTo(1, 0);
    const ps = Array.from(
      { length: 60 },
      (_, i) => fitSlopeChange(made(0.5, 0.5, 300, 100 + i), { at: null, draws: 199 })!.change.p,
    );
    expect(ps.filter((p) => p < 0.1).length).toBeLessThan(14);
    expect(ps.filter((p) => p > 0.5).length).toBeGreaterThan(18);
  });

  it('holds the true slopes in 19 of 20 intervals', () => {
    let held = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const { below, above } = fitSlopeChange(made(0.2, 0.9, 300, 500 + seed), { at: 7 })!;
      held += Number(below.low <= 0.2 && 0.2 <= below.high) + Number(above.low <= 0.9 && 0.9 <= above.high);
    }
    expect(held).toBeGreaterThan(179);
    expect(held).toBeLessThan(199);
  });

  it('says nothing of two answers, of answers all alike, or beyond the ends', () => {
    const of = (x: number[], y: number[]) => levelsByGroup(Float64Array.from(x), Float64Array.from(y), null, 1)[0]!;
    expect(fitSlopeChange(of([1, 1, 2, 2], [1, 2, 3, 4]), { at: null })).toBeNull();
    expect(fitSlopeChange(of([1, 2, 3, 4], [1, 2, 3, 4]), { at: null })).toBeNull();
    expect(fitSlopeChange(of([1, 1, 2, 2, 3, 3], [5, 5, 5, 5, 5, 5]), { at: null })).toBeNull();
    expect(fitSlopeChange(LEVELS, { at: 0 })).toBeNull();
    expect(fitSlopeChange(of([], []), { at: null })).toBeNull();
  });
});
