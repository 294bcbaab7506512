import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { calibrate } from '../../src/models/calibration.ts';
import {
  areaUnderRoc,
  averagePrecision,
  confusionAt,
  gainsCurve,
  gainsOf,
  kolmogorovSmirnov,
  precisionRecallCurve,
  rankScores,
  rocCurve,
  rowsAbove,
  type Ranking,
} from '../../src/models/classifier-measures.ts';
import { stabilityIndex } from '../../src/models/stability-index.ts';
import { breakEvenScore, profitAt, profitCurve, profitOf } from '../../src/models/threshold-profit.ts';
import { normalLower } from '../../src/models/special/normal.ts';
import { normalVariate } from '../../src/models/variates.ts';
import { REFERENCE, simulateRows, type AreaNumbers } from './early-warning-samples.ts';

function ranked(scores: Iterable<number>, labels: Iterable<number>): Ranking {
  return rankScores(Float64Array.from(scores), Uint8Array.from(labels));
}

/** Rows with few different scores. */
const rowsOf = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.nat(1)), { minLength: 2, maxLength: 60 })
  .filter((rows) => rows.some(([, y]) => y === 1) && rows.some(([, y]) => y === 0))
  .map((rows) => ({ scores: rows.map(([s]) => s / 12), labels: rows.map(([, y]) => y) }));

describe('published values', () => {
  it('109 tomograms in five grades (Hanley & McNeil 1982): area 0.893', () => {
    const [normal, abnormal] = [
      [33, 6, 6, 11, 2],
      [3, 2, 2, 11, 33],
    ];
    const repeat = (counts: readonly number[]): number[] =>
      counts.flatMap((count, grade) => Array<number>(count).fill(grade));
    const area = areaUnderRoc(
      ranked([...repeat(normal!), ...repeat(abnormal!)], [...Array<number>(58).fill(0), ...Array<number>(51).fill(1)]),
    );
    expect(area.value).toBeCloseTo(0.893, 3);
    // Theirs, by another formula, is 0.032.
    expect(area.error).toBeCloseTo(0.031, 3);
  });

  it('S100β after a subarachnoid haemorrhage (Turck et al. 2010): 0.73, 95 % interval 0.63–0.83', () => {
    const { s100b, poor } = REFERENCE.aSAH;
    const { value, interval } = areaUnderRoc(ranked(s100b, poor));
    expect([value, ...interval].map((v) => Number(v.toFixed(2)))).toEqual([0.73, 0.63, 0.83]);
  });
});

describe('reference: pROC, ks.test and glm of R', () => {
  const cases: readonly (readonly [string, Ranking, AreaNumbers])[] = [
    ['aSAH', ranked(REFERENCE.aSAH.s100b, REFERENCE.aSAH.poor), REFERENCE.aSAH],
    ['birthwt', ranked(REFERENCE.plain.fitted, REFERENCE.birthwt.low), REFERENCE.fittedArea],
  ];

  it.each(cases)('%s: area, its error, average precision, Kolmogorov–Smirnov', (_, ranking, expected) => {
    const area = areaUnderRoc(ranking);
    expect(area.value).toBeCloseTo(expected.auc, 12);
    expect(area.error).toBeCloseTo(expected.error, 12);
    expect(area.interval[0]).toBeCloseTo(expected.interval[0], 10);
    expect(area.interval[1]).toBeCloseTo(expected.interval[1], 10);
    expect(averagePrecision(ranking)).toBeCloseTo(expected.averagePrecision, 12);
    expect(kolmogorovSmirnov(ranking).value).toBeCloseTo(expected.ks, 12);
  });

  it('Hosmer–Lemeshow over tenths', () => {
    const { groups, hosmerLemeshow } = calibrate(ranked(REFERENCE.plain.fitted, REFERENCE.birthwt.low), 10, true);
    expect([...groups.rows]).toEqual(REFERENCE.hosmerLemeshow.rows);
    expect(hosmerLemeshow.statistic).toBeCloseTo(REFERENCE.hosmerLemeshow.statistic, 9);
    expect(hosmerLemeshow.freedom).toBe(8);
    expect(hosmerLemeshow.p).toBeCloseTo(REFERENCE.hosmerLemeshow.p, 9);
  });

  it('slope, intercept, Brier and log-loss of scores twice too extreme', () => {
    const { plain, birthwt, calibration } = REFERENCE;
    const extreme = plain.fitted.map((p) => 1 / (1 + Math.exp(-2 * Math.log(p / (1 - p)) - 0.5)));
    const found = calibrate(ranked(extreme, birthwt.low));
    expect(found.slope.value).toBeCloseTo(calibration.slope, 9);
    expect(found.slope.error).toBeCloseTo(calibration.slopeError, 8);
    expect(found.intercept.value).toBeCloseTo(calibration.intercept, 9);
    // glm takes its weights one step before the end.
    expect(found.intercept.error).toBeCloseTo(calibration.interceptError, 7);
    expect(found.brier).toBeCloseTo(calibration.brier, 12);
    expect(found.logLoss).toBeCloseTo(calibration.logLoss, 12);
    // What was learnt from the rows themselves is right on the whole.
    const own = calibrate(ranked(plain.fitted, birthwt.low), 10, true);
    expect(own.slope.value).toBeCloseTo(1, 9);
    expect(own.intercept.value).toBeCloseTo(0, 9);
    expect(own.bias).toBeCloseTo(0, 12);
  });

  it('stability index over tenths', () => {
    const weights = Float64Array.from(REFERENCE.birthwt.columns[1]!);
    const { index, borders, missing } = stabilityIndex(weights.slice(0, 100), weights.slice(100));
    expect([...borders]).toEqual(REFERENCE.stability.borders);
    expect(index).toBeCloseTo(REFERENCE.stability.index, 12);
    expect(missing).toBe(false);
  });
});

describe('recovery', () => {
  it('the area of two normal distributions is Φ(d/√2), and its interval holds it 95 times in 100', () => {
    const truth = normalLower(1 / Math.SQRT2);
    let inside = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const random = createRandom(seed);
      const labels = Uint8Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 1 : 0));
      const area = areaUnderRoc(
        rankScores(
          Float64Array.from(labels, (y) => normalVariate(random) + y),
          labels,
        ),
      );
      if (area.interval[0] <= truth && truth <= area.interval[1]) inside += 1;
    }
    expect(inside).toBeGreaterThan(180);
    expect(inside).toBeLessThan(199);
  });

  const { truth, labels } = simulateRows(40_000, 1, 17, ([a]) => -1 + a!);
  const ranking = rankScores(truth, labels);

  it('true probabilities are calibrated', () => {
    const { slope, intercept, bias, hosmerLemeshow, groups, brier, brierSkill } = calibrate(ranking);
    expect(Math.abs(slope.value - 1)).toBeLessThan(3 * slope.error);
    expect(Math.abs(intercept.value)).toBeLessThan(3 * intercept.error);
    expect(Math.abs(bias)).toBeLessThan(0.01);
    expect(hosmerLemeshow.p).toBeGreaterThan(0.001);
    expect(hosmerLemeshow.freedom).toBe(10);
    expect([...groups.rows]).toEqual(Array(10).fill(4000));
    expect(brier).toBeCloseTo(truth.reduce((sum, p) => sum + p * (1 - p), 0) / 40_000, 2);
    expect(brierSkill).toBeGreaterThan(0.1);
  });

  it('the best threshold of calibrated scores is where a contact breaks even', () => {
    const terms = { value: 100, success: 0.4, cost: 12 };
    const profit = profitOf(ranking, labels, terms);
    expect(breakEvenScore(100, 0.4, 12)).toBe(0.3);
    expect(profit.best.threshold).toBeCloseTo(0.3, 1);
    expect(profitAt(ranking, profit, 0.3)).toBeGreaterThan(0.98 * profit.best.profit);
    expect(profit.best.profit).toBeGreaterThan(profit.all);
  });

  it('two windows of one distribution hardly differ, a shifted one does', () => {
    const random = createRandom(3);
    const drawn = (shift: number): Float64Array =>
      Float64Array.from({ length: 5000 }, () => normalVariate(random) + shift);
    const before = drawn(0);
    expect(stabilityIndex(before, drawn(0)).index).toBeLessThan(0.02);
    // Of two normals one deviation apart it would be 1 without bins.
    expect(stabilityIndex(before, drawn(1)).index).toBeGreaterThan(0.7);
    expect(stabilityIndex(before, drawn(1)).index).toBeLessThan(1.1);
  });
});

describe('laws', () => {
  it('the area is the share of pairs ranked rightly; curves and thresholds agree with counting', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: -1, max: 13 }), ({ scores, labels }, step) => {
        const ranking = ranked(scores, labels);
        const of = (label: number): number[] => scores.filter((_, i) => labels[i] === label);
        const [events, others] = [of(1), of(0)];
        let pairs = 0;
        for (const a of events) for (const b of others) pairs += a > b ? 1 : a === b ? 0.5 : 0;
        expect(areaUnderRoc(ranking).value).toBeCloseTo(pairs / events.length / others.length, 12);
        const roc = rocCurve(ranking);
        let area = 0;
        for (let i = 1; i < roc.x.length; i += 1)
          area += ((roc.x[i]! - roc.x[i - 1]!) * (roc.y[i]! + roc.y[i - 1]!)) / 2;
        expect(area).toBeCloseTo(pairs / events.length / others.length, 12);

        const threshold = step / 12;
        const { truePositives, falsePositives, falseNegatives, trueNegatives } = confusionAt(ranking, threshold);
        expect(truePositives).toBe(events.filter((s) => s >= threshold).length);
        expect(falsePositives).toBe(others.filter((s) => s >= threshold).length);
        expect(truePositives + falsePositives + falseNegatives + trueNegatives).toBe(scores.length);
        expect(rowsAbove(ranking, threshold)).toBe(truePositives + falsePositives);

        const value = Float64Array.from(scores, (_, i) => i + 1);
        const profit = profitOf(ranking, Uint8Array.from(labels), { value, success: 0.5, cost: 2 });
        const counted = scores.reduce((sum, s, i) => sum + (s >= threshold ? labels[i]! * value[i]! * 0.5 - 2 : 0), 0);
        expect(profitAt(ranking, profit, threshold)).toBeCloseTo(counted, 10);
        expect(profit.best.profit).toBe(Math.max(0, ...profit.profit));
      }),
    );
  });

  it('gains add up to all events whatever the order of equal scores', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 12 }), ({ scores, labels }, groups) => {
        const gains = gainsOf(ranked(scores, labels), groups);
        const turned = gainsOf(ranked(scores.toReversed(), labels.toReversed()), groups);
        const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0);
        expect(gains.groups).toBe(Math.min(groups, scores.length));
        expect(sum(gains.rows)).toBe(scores.length);
        expect(sum(gains.events)).toBeCloseTo(labels.filter((y) => y === 1).length, 10);
        expect(gains.gain.at(-1)).toBeCloseTo(1, 12);
        expect(gains.cumulativeLift.at(-1)).toBeCloseTo(1, 12);
        expect(Math.max(...gains.rows) - Math.min(...gains.rows)).toBeLessThanOrEqual(1);
        turned.events.forEach((events, j) => expect(events).toBeCloseTo(gains.events[j]!, 10));
        for (let j = 1; j < gains.groups; j += 1)
          expect(gains.score[j]).toBeLessThanOrEqual(gains.score[j - 1]! + 1e-12);
      }),
    );
  });

  it('curves of many points keep their ends and stay near the whole curve', () => {
    const { truth, labels } = simulateRows(20_000, 1, 2, ([a]) => -2 + 2 * a!);
    const ranking = rankScores(truth, labels);
    const profit = profitOf(ranking, labels, { value: 10, success: 0.5, cost: 1 });
    for (const curve of [rocCurve(ranking, 100), gainsCurve(ranking, 100), profitCurve(ranking, profit, 100)]) {
      expect(curve.x.length).toBeLessThanOrEqual(100);
      expect(curve.x.length).toBeGreaterThan(50);
      expect([curve.x[0], curve.x.at(-1), curve.y[0]]).toEqual([0, 1, 0]);
      for (let i = 1; i < curve.x.length; i += 1) expect(curve.x[i]! - curve.x[i - 1]!).toBeLessThan(0.05);
    }
    const pr = precisionRecallCurve(ranking, 100);
    expect(pr.x.at(-1)).toBe(1);
    expect(pr.y.at(-1)).toBeCloseTo(ranking.events / ranking.n, 12);
    const whole = rocCurve(ranking, 1e6);
    expect(whole.x).toHaveLength(ranking.scores.length + 1);
    expect(whole.threshold[0]).toBe(Infinity);
  });
});

describe('boundaries', () => {
  it('perfect scores', () => {
    const ranking = ranked([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0]);
    expect(areaUnderRoc(ranking)).toEqual({ value: 1, error: 0, interval: [1, 1] });
    expect(averagePrecision(ranking)).toBe(1);
    expect(kolmogorovSmirnov(ranking)).toEqual({ value: 1, threshold: 0.8 });
    expect(confusionAt(ranking, 0.5)).toMatchObject({ accuracy: 1, f1: 1, correlation: 1 });
    expect(calibrate(ranking, 2).slope.value).toBeNaN();
  });

  it('equal scores', () => {
    const ranking = ranked([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0]);
    expect(areaUnderRoc(ranking).value).toBe(0.5);
    expect([...rocCurve(ranking).x]).toEqual([0, 1]);
    expect([...gainsOf(ranking, 2).events]).toEqual([1, 1]);
    const { groups, slope, intercept, brierSkill } = calibrate(ranking, 10);
    expect(groups.groups).toBe(1);
    expect(slope.value).toBeNaN();
    expect(intercept.value).toBeCloseTo(0, 12);
    expect(brierSkill).toBe(0);
  });

  it('one class: what needs both is not a number, the rest stands', () => {
    const ranking = ranked([0.2, 0.4, 0.6], [0, 0, 0]);
    expect(areaUnderRoc(ranking).value).toBeNaN();
    expect(kolmogorovSmirnov(ranking).value).toBeNaN();
    expect(averagePrecision(ranking)).toBeNaN();
    expect(calibrate(ranking, 3).brier).toBeCloseTo((0.04 + 0.16 + 0.36) / 3, 12);
    expect(calibrate(ranking, 3).intercept.value).toBeNaN();
    expect(confusionAt(ranking, 0.5)).toMatchObject({ falsePositives: 1, trueNegatives: 2, specificity: 2 / 3 });
    const profit = profitOf(ranking, new Uint8Array(3), { value: 9, success: 1, cost: 1 });
    expect(profit.best).toEqual({ profit: 0, threshold: Infinity, rows: 0 });
  });

  it('certain scores, of which one is wrong, have a finite log-loss', () => {
    const { logLoss, slope } = calibrate(ranked([1, 1, 0, 0], [1, 0, 0, 1]), 2);
    expect(logLoss).toBeGreaterThan(10);
    expect(Number.isFinite(logLoss)).toBe(true);
    expect(slope.value).toBeCloseTo(0, 10);
  });

  it('drift of missing, constant and no values', () => {
    const [one, none] = [new Float64Array(10).fill(1), new Float64Array(10).fill(NaN)];
    expect(stabilityIndex(one, one).index).toBe(0);
    const gone = stabilityIndex(one, none);
    expect(gone.missing).toBe(true);
    expect([...gone.actual]).toEqual([0, 1]);
    expect(gone.index).toBeCloseTo(2 * 0.95 * Math.log(20), 12);
    expect(stabilityIndex(new Float64Array(0), one).index).toBeNaN();
    expect(breakEvenScore(100, 0, 5)).toBe(Infinity);
    expect(() => rankScores(new Float64Array(2), new Uint8Array(3))).toThrow(RangeError);
  });
});
