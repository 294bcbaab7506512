import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareManyNps,
  compareNps,
  estimateNps,
  NPS_METHODS,
  npsChangeSize,
  npsInterval,
  npsSampleSize,
  npsTrend,
  scoreStatistic,
  type NpsCounts,
} from '../../src/models/net-promoter.ts';
import { createRandom } from '../../src/lib/random.ts';

const counts = (detractors: number, passives: number, promoters: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const countsArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .filter(([d, p, a]) => d + p + a > 0)
  .map(([d, p, a]) => counts(d, p, a));

describe('published values', () => {
  it('30/40/30 of 100 and 60/80/60 of 200 are both 0, the larger sample surer', () => {
    const [small, large] = [estimateNps(counts(30, 40, 30)), estimateNps(counts(60, 80, 60))];
    expect([small.nps, large.nps]).toEqual([0, 0]);
    expect(small.standardError).toBeCloseTo(Math.sqrt(0.6 / 100), 14);
    expect(large.standardError).toBeCloseTo(Math.sqrt(0.6 / 200), 14);
  });

  it('answers 0, 7, 7, 9, 9, 9: 33 points, variance .556', () => {
    const estimate = estimateNps(counts(1, 2, 3));
    expect(estimate.nps).toBeCloseTo(1 / 3, 14);
    expect(estimate.variance).toBeCloseTo(5 / 9, 14);
    expect(estimate.standardError).toBeCloseTo(0.304, 3);
  });

  it.skipIf(!existsSync('../shared/reference/nps.json'))('reference values of the course', () => {
    const reference = JSON.parse(readFileSync('../shared/reference/nps.json', 'utf8')) as Record<
      string,
      { nps: number; se: number; wald95: [number, number]; adjusted_wald95: [number, number] }
    >;
    const { nps, se, wald95, adjusted_wald95: adjusted } = reference['detractors 10 passives 20 promoters 70']!;
    const sample = counts(10, 20, 70);
    expect(estimateNps(sample).nps).toBeCloseTo(nps, 8);
    expect(estimateNps(sample).standardError).toBeCloseTo(se, 7);
    for (const end of [0, 1] as const) {
      expect(npsInterval(sample, 'wald')[end]).toBeCloseTo(wald95[end], 7);
      expect(npsInterval(sample, 'adjusted-wald')[end]).toBeCloseTo(adjusted[end], 7);
    }
  });
});

describe('reference: score intervals by a constrained likelihood maximised numerically (R, optimize and uniroot)', () => {
  it.each([
    [counts(10, 20, 70), 0.95, 0.4521665202589067, 0.7127679049080201],
    [counts(1, 2, 3), 0.95, -0.3110737846663875, 0.7539566629138146],
    [counts(31, 9, 12), 0.9, -0.536577579885832, -0.1622481079277634],
  ])('%o at %f', (sample, level, low, high) => {
    const [from, to] = npsInterval(sample, 'score', level);
    expect(from).toBeCloseTo(low, 7);
    expect(to).toBeCloseTo(high, 7);
  });

  it('sample sizes: ± 5 points at the worst variance, and by hand', () => {
    expect(npsSampleSize(0.05, 1)).toBe(1537);
    expect(npsSampleSize(0.1, 0.44)).toBe(Math.ceil((1.959964 ** 2 * 0.44) / 0.01));
    // (1.959964 + 0.841621)² × 2 × 0.6 / 0.1² = 941.9
    expect(npsChangeSize(0.1, 0.6)).toBe(942);
  });

  it('difference by hand: 60 against 0 points of 100 each', () => {
    const test = compareNps(counts(10, 20, 70), counts(30, 40, 30));
    expect(test.difference).toBeCloseTo(0.6, 14);
    expect(test.z).toBeCloseTo(0.6 / Math.sqrt(0.0044 + 0.006), 12);
    expect(compareManyNps([counts(10, 20, 70), counts(30, 40, 30)]).chiSquare).toBeCloseTo(test.z ** 2, 10);
  });
});

describe('recovery', () => {
  it('intervals hold the truth about as often as they say, the plain one too seldom in small samples', () => {
    const random = createRandom(4);
    const truth = 0.7;
    const held: Record<string, number> = { wald: 0, 'adjusted-wald': 0, score: 0 };
    for (let run = 0; run < 3000; run += 1) {
      let [p, d] = [0, 0];
      for (let i = 0; i < 20; i += 1) {
        const u = random.next();
        if (u < 0.75) p += 1;
        else if (u < 0.8) d += 1;
      }
      for (const method of NPS_METHODS) {
        const [low, high] = npsInterval(counts(d, 20 - p - d, p), method);
        if (low <= truth && truth <= high) held[method]! += 1;
      }
    }
    expect(held['score']! / 3000).toBeGreaterThan(0.93);
    expect(held['adjusted-wald']! / 3000).toBeGreaterThan(0.93);
    expect(held['wald']!).toBeLessThan(held['score']!);
  });

  it('finds the month of a step and its size', () => {
    const months = Array.from({ length: 24 }, (_, month) => (month < 14 ? counts(22, 34, 44) : counts(34, 34, 32)));
    const { slope, p, step } = npsTrend(months);
    expect(step!.at).toBe(14);
    expect(step!.difference).toBeCloseTo(-0.24, 12);
    expect(step!.adjusted).toBeLessThan(1e-6);
    expect(slope).toBeLessThan(0);
    expect(p).toBeLessThan(0.001);
  });

  it('the slope is that of a regression on the single answers', () => {
    // R: summary(lm(c(1,0,-1, 1,1,0,-1, 1,1,1,0) ~ c(0,0,0, 1,1,1,1, 2,2,2,2)))
    const { slope, standardError } = npsTrend([counts(1, 1, 1), counts(1, 1, 2), counts(0, 1, 3)]);
    expect(slope).toBeCloseTo(0.3815789, 7);
    expect(standardError).toBeCloseTo(0.2984713, 6);
  });
});

describe('properties and boundaries', () => {
  it('every interval holds the estimate and lies within −1 … 1; more of the same answers shorten it', () => {
    fc.assert(
      fc.property(countsArbitrary, fc.constantFrom(...NPS_METHODS), (sample, method) => {
        const { nps } = estimateNps(sample);
        const [low, high] = npsInterval(sample, method);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        // The adjusted interval lies around a middle drawn towards 0, yet never leaves the estimate by more than that.
        if (method !== 'adjusted-wald') {
          expect(low).toBeLessThanOrEqual(nps + 1e-12);
          expect(high).toBeGreaterThanOrEqual(nps - 1e-12);
        }
        const [from, to] = npsInterval(
          { promoters: sample.promoters * 9, passives: sample.passives * 9, detractors: sample.detractors * 9 },
          method,
        );
        expect(to - from).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });

  it('mirrored answers give the mirrored interval', () => {
    fc.assert(
      fc.property(countsArbitrary, fc.constantFrom(...NPS_METHODS), (sample, method) => {
        const [low, high] = npsInterval(sample, method);
        const [from, to] = npsInterval(
          { ...sample, promoters: sample.detractors, detractors: sample.promoters },
          method,
        );
        expect(from).toBeCloseTo(-high, 8);
        expect(to).toBeCloseTo(-low, 8);
      }),
    );
  });

  it('nobody, one kind of answer, empty groups', () => {
    expect(estimateNps(counts(0, 0, 0)).nps).toBeNaN();
    for (const method of NPS_METHODS) expect(npsInterval(counts(0, 0, 0), method)).toEqual([NaN, NaN]);
    expect(npsInterval(counts(0, 0, 9), 'wald')).toEqual([1, 1]);
    const [low, high] = npsInterval(counts(0, 0, 9), 'score');
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(1);
    expect(compareNps(counts(0, 0, 9), counts(9, 0, 0)).p).toBeLessThan(0.05);
    expect(compareNps(counts(0, 0, 9), counts(0, 0, 0)).p).toBeNaN();
    expect(compareManyNps([counts(1, 2, 3), counts(0, 0, 0)]).p).toBeNaN();
    expect(npsTrend([counts(1, 2, 3)])).toMatchObject({ step: null });
    expect(npsTrend([]).slope).toBeNaN();
    expect(scoreStatistic(counts(10, 20, 70), 0.6)).toBe(0);
  });
});

describe('answers all of one kind', () => {
  it('have intervals that hold the score and stay on the scale, and no sample size', () => {
    for (const n of [1, 2, 10, 500])
      for (const counts of [
        { promoters: n, passives: 0, detractors: 0 },
        { promoters: 0, passives: n, detractors: 0 },
        { promoters: 0, passives: 0, detractors: n },
      ]) {
        const { nps, variance } = estimateNps(counts);
        expect(variance).toBe(0);
        for (const method of ['wald', 'adjusted-wald', 'score'] as const) {
          const [low, high] = npsInterval(counts, method);
          expect(low).toBeGreaterThanOrEqual(-1);
          expect(low).toBeLessThanOrEqual(nps);
          expect(high).toBeGreaterThanOrEqual(nps);
          expect(high).toBeLessThanOrEqual(1);
        }
      }
    expect(npsSampleSize(0.05, 0)).toBeNaN();
    expect(npsChangeSize(0.05, 0)).toBeNaN();
    expect(npsSampleSize(2, 1e-12)).toBe(1);
  });
});
