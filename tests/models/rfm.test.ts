import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { summariseCustomers } from '../../src/models/customer-summary.ts';
import { distributionOf, distributionOfWhole } from '../../src/models/distribution.ts';
import {
  breakEvenResponse,
  clusterCuts,
  cubeCells,
  eightClasses,
  equalCountCuts,
  nestedScores,
  normaliseWeights,
  quantileCuts,
  rfmDistributions,
  rfmThresholds,
  ruleOfCells,
  scoresByCuts,
  weightedScoreOfCells,
  type RfmScores,
  type RfmValues,
} from '../../src/models/rfm.ts';
import cdnow from '../fixtures/cdnow-rfm.json';
import { CDNOW_AS_OF, hasCdnow, readCdnow } from './cdnow.ts';

const HIGH = { lowIsBest: false, step: 1 };
const LOW = { lowIsBest: true, step: 1 };

function count(marks: Uint8Array | Uint16Array, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const mark of marks) counts[mark]! += 1;
  return counts;
}

function cdnowValues(): RfmValues {
  const { lastDay, frequency, total } = summariseCustomers(readCdnow(), {
    asOf: CDNOW_AS_OF,
    unit: 'customer-day',
    keep: null,
  });
  return { r: lastDay.map((day) => CDNOW_AS_OF - day), f: frequency, m: total };
}

function equalScores(values: RfmValues, bins: number): RfmScores {
  const { r, f, m } = rfmDistributions(values);
  return {
    r: scoresByCuts(values.r, equalCountCuts(r, { bins, ...LOW }), true),
    f: scoresByCuts(values.f, equalCountCuts(f, { bins, ...HIGH }), false),
    m: scoresByCuts(values.m, equalCountCuts(m, { bins, ...HIGH, step: 0.01 }), false),
  };
}

describe('RFM, published values', () => {
  it('gives the groups of the PROC RANK example: 1 six times and 8 twice in fifths are groups 1 and 4 (from 0)', () => {
    const values = Int32Array.of(1, 1, 1, 1, 1, 1, 8, 8);
    const scores = scoresByCuts(values, equalCountCuts(distributionOfWhole(values), { bins: 5, ...HIGH }), false);
    expect([...scores].map((score) => score - 1)).toEqual([1, 1, 1, 1, 1, 1, 4, 4]);
  });

  it.skipIf(!hasCdnow)('puts CDNOW into the eight classes against the means', () => {
    const values = cdnowValues();
    const classes = eightClasses(values, rfmThresholds(values, rfmDistributions(values), 'mean', 2));
    expect(count(classes, 8)).toEqual([464, 30, 37, 62, 188, 161, 47, 1368]);
  });

  it('breaks even at 5 % when a contact costs 0.60 and a response brings 12', () => {
    expect(breakEvenResponse(0.6, 12)).toBeCloseTo(0.05, 15);
  });
});

describe.skipIf(!hasCdnow)('RFM, reference values of R for CDNOW', () => {
  const values = hasCdnow ? cdnowValues() : { r: new Int32Array(0), f: new Uint32Array(0), m: new Float64Array(0) };
  const distributions = rfmDistributions(values);

  it.each([3, 4, 5] as const)('equal counts, %i bins', (bins) => {
    const expected = cdnow[`equal${bins}`];
    const scores = equalScores(values, bins);
    for (const letter of ['r', 'f', 'm'] as const)
      expect(count(scores[letter], bins + 1).slice(1)).toEqual(expected[letter]);
    expect(count(cubeCells(scores, bins), bins ** 3)).toEqual(expected.cells);
  });

  it.each([3, 4, 5] as const)('quantile cut points, %i bins', (bins) => {
    const scores = {
      r: scoresByCuts(values.r, quantileCuts(distributions.r, bins), true),
      f: scoresByCuts(values.f, quantileCuts(distributions.f, bins), false),
      m: scoresByCuts(values.m, quantileCuts(distributions.m, bins), false),
    };
    expect(count(cubeCells(scores, bins), bins ** 3)).toEqual(cdnow[`quantile${bins}`].cells);
  });

  it.each([3, 4, 5] as const)('nested, %i bins', (bins) => {
    expect(count(cubeCells(nestedScores(values, bins, 0.01), bins), bins ** 3)).toEqual(cdnow[`nested${bins}`].cells);
  });

  it.each(['r', 'f', 'm'] as const)('k-means of %s finds the exact optimum', (letter) => {
    const cuts = clusterCuts(values[letter], { bins: 5, ...HIGH }, createRandom(1));
    const expected = cdnow[`kmeans${letter.toUpperCase() as 'R' | 'F' | 'M'}`];
    expect(cuts).toEqual(expected.cuts);
    expect(count(scoresByCuts(values[letter], cuts, false), 6).slice(1)).toEqual(expected.sizes);
  });

  it('thresholds and classes against mean and median', () => {
    const means = rfmThresholds(values, distributions, 'mean', 2);
    [means.r, means.f, means.m].forEach((mean, i) => expect(mean).toBeCloseTo(cdnow.means[i]!, 10));
    const medians = rfmThresholds(values, distributions, 'median', 2);
    expect([medians.r, medians.f, medians.m]).toEqual(cdnow.medians);
    expect(count(eightClasses(values, means), 8)).toEqual(cdnow.classesMean);
    expect(count(eightClasses(values, medians), 8)).toEqual(cdnow.classesMedian);
  });
});

describe('RFM, what scores promise for any data', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });

  it('equal counts are 1 + ⌊bins · mean rank / (n + 1)⌋, ranked from the worst', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(3, 4, 5), fc.boolean(), (list, bins, lowIsBest) => {
        const values = Int32Array.from(list);
        const cuts = equalCountCuts(distributionOfWhole(values), { bins, lowIsBest, step: 1 });
        const good = list.map((v) => (lowIsBest ? -v : v));
        const expected = good.map((v) => {
          const meanRank =
            good.filter((other) => other < v).length + (good.filter((other) => other === v).length + 1) / 2;
          return 1 + Math.floor((bins * meanRank) / (list.length + 1));
        });
        expect(cuts).toHaveLength(bins - 1);
        expect([...cuts].sort((a, b) => a - b)).toEqual(cuts);
        expect([...scoresByCuts(values, cuts, lowIsBest)]).toEqual(expected);
      }),
    );
  });

  it('equal values get equal scores and better values never lower ones, in every scheme but the nested', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(3, 4, 5),
        fc.constantFrom('equal', 'quantile', 'k-means'),
        (list, bins, scheme) => {
          const values = Float64Array.from(list, (v) => v / 10);
          const distribution = distributionOf(values);
          const cuts =
            scheme === 'equal'
              ? equalCountCuts(distribution, { bins, lowIsBest: false, step: 0.1 })
              : scheme === 'quantile'
                ? quantileCuts(distribution, bins)
                : clusterCuts(values, { bins, lowIsBest: false, step: 0.1 }, createRandom(1));
          const scores = scoresByCuts(values, cuts, false);
          expect(cuts).toHaveLength(bins - 1);
          for (let i = 0; i < values.length; i += 1) {
            expect(scores[i]).toBeGreaterThanOrEqual(1);
            expect(scores[i]).toBeLessThanOrEqual(bins);
            for (let j = 0; j < values.length; j += 1)
              if (values[i]! <= values[j]!) expect(scores[i]).toBeLessThanOrEqual(scores[j]!);
          }
        },
      ),
    );
  });

  it('a customer who bought on the as-of day has R = 0 and the best R score', () => {
    const scores = scoresByCuts(
      Int32Array.of(0, 5, 9, 20, 40),
      equalCountCuts(distributionOfWhole(Int32Array.of(0, 5, 9, 20, 40)), { bins: 5, ...LOW }),
      true,
    );
    expect([...scores]).toEqual([5, 4, 3, 2, 1]);
  });

  it('lower ≤ v < upper: a value on a cut point is in the higher raw bin', () => {
    expect([...scoresByCuts(Float64Array.of(9.99, 10, 10.01), [10], false)]).toEqual([1, 2, 2]);
    expect([...scoresByCuts(Float64Array.of(9.99, 10, 10.01), [10], true)]).toEqual([2, 1, 1]);
  });
});

describe('RFM, recovery of simulated truth', () => {
  it('equal counts give every fifth the same number where nothing ties', () => {
    const random = createRandom(4);
    const values = Float64Array.from({ length: 20_000 }, () => Math.exp(3 * random.next()));
    const scores = scoresByCuts(values, equalCountCuts(distributionOf(values), { bins: 5, ...HIGH }), false);
    expect(count(scores, 6)).toEqual([0, 4000, 4000, 4000, 4000, 4000]);
  });

  it('the classes find customers drawn high and low', () => {
    const truth = Array.from({ length: 800 }, (_, i) => i % 8);
    const code = ['111', '101', '011', '001', '110', '100', '010', '000'];
    const values = {
      r: Int32Array.from(truth, (t) => (code[t]![0] === '1' ? 10 : 90)),
      f: Uint32Array.from(truth, (t) => (code[t]![1] === '1' ? 9 : 1)),
      m: Float64Array.from(truth, (t) => (code[t]![2] === '1' ? 500 : 20)),
    };
    expect([...eightClasses(values, rfmThresholds(values, rfmDistributions(values), 'mean', 2))]).toEqual(truth);
  });
});

describe('RFM, boundaries', () => {
  const one: RfmValues = { r: Int32Array.of(1), f: Uint32Array.of(1), m: Float64Array.of(9.99) };

  it('one customer has the middle score of each and is in class 111, at least as good as themselves', () => {
    for (const bins of [3, 4, 5]) {
      const middle = 1 + Math.floor(bins / 2);
      const scores = equalScores(one, bins);
      expect([scores.r[0], scores.f[0], scores.m[0]]).toEqual([middle, middle, middle]);
    }
    expect([...eightClasses(one, rfmThresholds(one, rfmDistributions(one), 'mean', 2))]).toEqual([0]);
  });

  it('customers all alike share one score, whatever the scheme', () => {
    const alike: RfmValues = {
      r: new Int32Array(7).fill(3),
      f: new Uint32Array(7).fill(2),
      m: new Float64Array(7).fill(0.1),
    };
    for (const scores of [equalScores(alike, 5), nestedScores(alike, 5, 0.01)]) {
      expect([...scores.r, ...scores.f, ...scores.m]).toEqual(new Array<number>(21).fill(3));
    }
    expect(new Set(scoresByCuts(alike.m, clusterCuts(alike.m, { bins: 5, ...HIGH }, createRandom(1)), false))).toEqual(
      new Set([3]),
    );
    for (const against of ['mean', 'median'] as const) {
      const classes = eightClasses(alike, rfmThresholds(alike, rfmDistributions(alike), against, 2));
      expect([...classes]).toEqual(new Array<number>(7).fill(0));
      expect([...eightClasses(alike, rfmThresholds(alike, rfmDistributions(alike), against, -1))]).toEqual(
        new Array<number>(7).fill(0),
      );
    }
  });

  it('no customers at all give no scores and no error', () => {
    const none: RfmValues = { r: new Int32Array(0), f: new Uint32Array(0), m: new Float64Array(0) };
    expect(equalScores(none, 5).m).toHaveLength(0);
    expect(nestedScores(none, 5, 0.01).m).toHaveLength(0);
    expect(clusterCuts(none.m, { bins: 5, ...HIGH }, createRandom(1))).toHaveLength(0);
  });

  it('rules: the first that matches wins, whoever matches none is the rest', () => {
    const rules = [
      { ranges: { r: [4, 5], f: [4, 5], m: [4, 5] } },
      { ranges: { r: [1, 5], f: [1, 5], m: [5, 5] } },
    ] as const;
    const cells = ruleOfCells(rules, 5);
    const scores: RfmScores = { r: Uint8Array.of(5, 1, 1), f: Uint8Array.of(5, 1, 1), m: Uint8Array.of(5, 5, 4) };
    expect([...cubeCells(scores, 5)].map((cell) => cells[cell])).toEqual([0, 1, 2]);
  });

  it('weights sum to one; all zero weigh the same', () => {
    expect(normaliseWeights({ r: 50, f: 30, m: 20 })).toEqual({ r: 0.5, f: 0.3, m: 0.2 });
    expect(normaliseWeights({ r: 0, f: 0, m: 0 }).f).toBeCloseTo(1 / 3, 15);
    const scores = weightedScoreOfCells({ r: 50, f: 30, m: 20 }, 5);
    expect(scores[0]).toBeCloseTo(1, 12);
    expect(scores[124]).toBeCloseTo(5, 12);
    // Cell R 5, F 1, M 3.
    expect(scores[((5 - 1) * 5 + 0) * 5 + 2]).toBeCloseTo(0.5 * 5 + 0.3 * 1 + 0.2 * 3, 12);
  });

  it('break-even: nothing to pay costs nothing, no margin never pays, missing numbers give no rate', () => {
    expect(breakEvenResponse(0, 0)).toBe(0);
    expect(breakEvenResponse(1, 0)).toBe(Infinity);
    expect(breakEvenResponse(-1, 5)).toBeNaN();
    expect(breakEvenResponse(NaN, 5)).toBeNaN();
  });
});
