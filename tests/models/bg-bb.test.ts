import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bgBbObjective } from '../../src/models/bg-bb-likelihood.ts';
import { bgBb, bgBbIntervalProbability } from '../../src/models/bg-bb.ts';
import type { Parameters } from '../../src/models/transaction-model.ts';
import { faultOf, fitOf, gradientError, summaryOf, transactions } from './transaction-samples.ts';
import { describeWith } from '../course-data.ts';

const POINT = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };

function named([alpha, beta, gamma, delta]: readonly number[]): Parameters {
  return { alpha: alpha!, beta: beta!, gamma: gamma!, delta: delta! };
}

const REFERENCE = '../shared/reference/bg-bb-points.json';

describeWith(REFERENCE, 'published values at (1.20, .75, .66, 2.78) (Fader, Hardie & Shang 2010)', () => {
  const { doc } = JSON.parse(readFileSync(REFERENCE, 'utf8'));
  const history = { x: 3, tx: 4, T: 6 };

  it('log-likelihood and P(alive)', () => {
    expect(bgBb.logLikelihood(POINT, transactions([[3, 4, 6]]))).toBeCloseTo(doc.LL_3_4_6, 11);
    expect(bgBb.probabilityAlive(POINT, history)).toBeCloseTo(doc.PAlive_3_4_6, 11);
    for (let i = 0; i < 6; i += 1)
      expect(bgBb.probabilityAlive(POINT, { x: 1, tx: i + 1, T: 6 })).toBeCloseTo(doc.PAlive_x1_tx1to6[i], 11);
  });

  it('expectations, of new customers and of one with a history', () => {
    for (let i = 0; i < 10; i += 1) {
      expect(bgBb.expectedPurchases(POINT, i + 1)).toBeCloseTo(doc.Expectation_1to10[i], 11);
      expect(bgBb.conditionalExpectedPurchases(POINT, i + 1, history)).toBeCloseTo(
        doc.CET_ncal6_nstar1to10_x3_tx4[i],
        11,
      );
    }
  });

  it('probabilities of counts, from the beginning and in an interval', () => {
    for (let x = 0; x <= 6; x += 1) expect(bgBb.probability(POINT, x, 6)).toBeCloseTo(doc.pmf_n6_x0to6[x], 12);
    for (let x = 1; x <= 10; x += 1)
      expect(bgBbIntervalProbability(POINT, x, 6, 16)).toBeCloseTo(doc.pmfGeneral_n6_nstar10_x1to10[x - 1], 12);
  });

  it('DERT', () => {
    const dert = (x: number, tx: number): number =>
      bgBb.discountedExpectedTransactions(POINT, 0.1, Infinity, { x, tx, T: 6 });
    expect(dert(3, 4)).toBeCloseTo(doc['DERT_x3_tx4_n6_d.1'], 10);
    for (let x = 1; x <= 6; x += 1) expect(dert(x, 6)).toBeCloseTo(doc.DERT_x1to6_tx6[x - 1], 10);
  });
});

const fixture = JSON.parse(readFileSync('tests/fixtures/bg-bb.json', 'utf8'));

describe('reference values (mpmath; the fixture says how)', () => {
  it('every quantity of customers up to 1,000 opportunities', () => {
    for (const row of fixture.histories) {
      const at = named(row.parameters);
      const [x, tx, T] = row.history;
      const history = { x, tx, T };
      const close = (found: number, value: number): void =>
        expect(Math.abs(found - value)).toBeLessThan(1e-10 * Math.abs(value) + 1e-13);
      close(bgBb.logLikelihood(at, transactions([[x, tx, T]])), row.logLikelihood);
      close(bgBb.probabilityAlive(at, history), row.alive);
      close(bgBb.conditionalExpectedPurchases(at, 10, history), row.expected);
      close(bgBb.discountedExpectedTransactions(at, 0.01, 20, history), row.discounted);
      close(bgBb.discountedExpectedTransactions(at, 0.01, Infinity, history), row.forever);
      close(bgBb.conditionalProbability(at, 2, 10, history), row.two);
      close(bgBb.conditionalProbability(at, 0, 10, history), row.none);
    }
  });

  it('expectations over 20,000 opportunities, also beside γ = 1', () => {
    for (const { parameters, t, expected } of fixture.long)
      expect(Math.abs(bgBb.expectedPurchases(named(parameters), t) / expected - 1)).toBeLessThan(1e-9);
  });
});

describe('recovery from simulated truth', () => {
  it('the true parameters are in the intervals', () => {
    const data = summaryOf(bgBb, POINT, new Float64Array(5000).fill(12), 5);
    const fit = fitOf(bgBb, data);
    expect(fit.converged).toBe(true);
    expect(fit.diagnosis).toEqual([]);
    expect(bgBb.logLikelihood(fit.parameters, data)).toBeCloseTo(fit.logLikelihood, 6);
    for (const [name, value] of Object.entries(POINT)) {
      expect(fit.intervals[name]![0]).toBeLessThan(value);
      expect(fit.intervals[name]![1]).toBeGreaterThan(value);
    }
  });

  it('simulated counts and lifetimes agree with the formulas', () => {
    const n = 40_000;
    const base = bgBb.simulate(POINT, new Float64Array(n).fill(6), createRandom(4));
    for (let x = 0; x <= 6; x += 1) {
      const share =
        Array.from({ length: n }, (_, i) => base.offsets[i + 1]! - base.offsets[i]!).filter((count) => count === x)
          .length / n;
      expect(Math.abs(share - bgBb.probability(POINT, x, 6))).toBeLessThan(0.01);
    }
    const alive = base.lifetime.filter((life) => life >= 6).length / n;
    expect(Math.abs(alive - [0, 1, 2, 3, 4, 5].reduce((p, k) => (p * (2.78 + k)) / (3.44 + k), 1))).toBeLessThan(0.01);
  });

  it('the gradient is the derivative', () => {
    const data = summaryOf(
      bgBb,
      POINT,
      Float64Array.from({ length: 300 }, (_, i) => 1 + (i % 20)),
      3,
    );
    expect(gradientError(bgBbObjective(data), Float64Array.of(0.2, -0.3, -0.4, 1))).toBeLessThan(1e-6);
    expect(gradientError(bgBbObjective(data), Float64Array.of(-3, 2, 2, -2))).toBeLessThan(1e-6);
    const long = transactions([
      [10, 10, 1000],
      [600, 900, 1000],
      [0, 0, 1000],
    ]);
    expect(gradientError(bgBbObjective(long), Float64Array.of(1, 1, -3, 2))).toBeLessThan(1e-5);
  });

  it('all at once equals one by one', () => {
    const data = summaryOf(
      bgBb,
      POINT,
      Float64Array.from({ length: 500 }, (_, i) => 1 + (i % 20)),
      5,
    );
    for (const [horizon, rate] of [
      [10, 0.02],
      [Infinity, 0.02],
      [7, 0],
    ] as const) {
      const all = bgBb.forAll(POINT, data, horizon, rate);
      for (let i = 0; i < 500; i += 9) {
        const history = { x: data.x[i]!, tx: data.tx[i]!, T: data.T[i]! };
        expect(all.alive[i]).toBeCloseTo(bgBb.probabilityAlive(POINT, history), 13);
        expect(all.discounted[i]).toBeCloseTo(bgBb.discountedExpectedTransactions(POINT, rate, horizon, history), 12);
        const expected = bgBb.conditionalExpectedPurchases(POINT, horizon, history);
        expect(all.expected[i] === expected || Math.abs(all.expected[i]! - expected) < 1e-12).toBe(true);
      }
    }
  });
});

describe('boundaries', () => {
  it('counts add up to 1 and to the expectation', () => {
    for (const at of [
      POINT,
      { alpha: 20, beta: 0.1, gamma: 5, delta: 0.2 },
      { alpha: 0.01, beta: 3, gamma: 1, delta: 1 },
    ]) {
      const found = Array.from({ length: 31 }, (_, x) => bgBb.probability(at, x, 30));
      expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(found.reduce((sum, p, x) => sum + x * p, 0)).toBeCloseTo(bgBb.expectedPurchases(at, 30), 11);
      expect(bgBb.probability(at, 31, 30)).toBe(0);
    }
  });

  it('no opportunities, no horizon, no discount', () => {
    expect(bgBb.expectedPurchases(POINT, 0)).toBe(0);
    expect(bgBb.expectedPurchases(POINT, 0.9)).toBe(0);
    expect(bgBb.probability(POINT, 0, 0)).toBe(1);
    expect(bgBb.expectedPurchases(POINT, Infinity)).toBe(Infinity);
    expect(bgBb.expectedPurchases({ ...POINT, gamma: 3 }, Infinity)).toBeCloseTo((1.2 / 1.95) * (2.78 / 2), 12);
    expect(bgBb.expectedPurchases({ ...POINT, gamma: 3 }, 1e6)).toBeCloseTo((1.2 / 1.95) * (2.78 / 2), 8);
    expect(bgBb.probabilityAlive(POINT, { x: 0, tx: 0, T: 0 })).toBeCloseTo(2.78 / 3.44, 14);
    const history = { x: 1, tx: 2, T: 3 };
    const near = bgBb.discountedExpectedTransactions(POINT, 0.01, 6000, history);
    expect(near).toBeCloseTo(bgBb.discountedExpectedTransactions(POINT, 0.01, Infinity, history), 10);
    expect(near).toBeCloseTo(bgBb.discountedExpectedTransactions(POINT, 0.01, 4999, history), 10);
  });

  it('NaN outside the domain', () => {
    for (const bad of [
      { x: 4, tx: 3, T: 5 },
      { x: 1, tx: 6, T: 5 },
      { x: 0.5, tx: 1, T: 5 },
      { x: 1, tx: 1.5, T: 5 },
      { x: NaN, tx: 1, T: 2 },
    ]) {
      expect(bgBb.probabilityAlive(POINT, bad)).toBeNaN();
      expect(bgBb.conditionalExpectedPurchases(POINT, 3, bad)).toBeNaN();
      expect(bgBb.conditionalProbability(POINT, 0, 3, bad)).toBeNaN();
      expect(bgBb.forAll(POINT, transactions([[bad.x, bad.tx, bad.T]]), 3, 0).expected[0]).toBeNaN();
      expect(bgBb.logLikelihood(POINT, transactions([[bad.x, bad.tx, bad.T]]))).toBeNaN();
    }
    expect(bgBb.probabilityAlive({ ...POINT, gamma: 0 }, { x: 1, tx: 1, T: 2 })).toBeNaN();
    expect(bgBb.expectedPurchases({ alpha: 1 }, 3)).toBeNaN();
    expect(bgBb.discountedExpectedTransactions(POINT, -1, 3, { x: 1, tx: 1, T: 2 })).toBeNaN();
  });

  it('says why data is unfit', () => {
    expect(faultOf(bgBb, transactions([]))).toBe('model.no-customers');
    expect(faultOf(bgBb, transactions([[1, 2, 5]]))).toBe('model.one-customer');
    expect(
      faultOf(
        bgBb,
        transactions([
          [0, 0, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.no-repeat-buyers');
    expect(
      faultOf(
        bgBb,
        transactions([
          [2, 3, 5],
          [2, 3, 5],
        ]),
      ),
    ).toBe('model.identical-customers');
    expect(
      faultOf(
        bgBb,
        transactions([
          [0, 0, 0],
          [0, 0, 0],
        ]),
      ),
    ).toBe('model.no-time');
    expect(
      faultOf(
        bgBb,
        transactions([
          [3, 2, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.broken-opportunity');
    expect(
      faultOf(
        bgBb,
        transactions([
          [1, 2.5, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.broken-opportunity');
    expect(
      faultOf(
        bgBb,
        transactions([
          [1, 6, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.last-after-end');
  });

  it('ends for few, extreme and one-sided customers', () => {
    for (const data of [
      transactions([
        [1, 2, 5],
        [0, 0, 5],
      ]),
      transactions([
        [1000, 1000, 1000],
        [0, 0, 1000],
        [5, 500, 1000],
      ]),
      transactions([
        [5, 5, 5],
        [4, 5, 5],
        [3, 5, 5],
      ]),
      transactions([
        [1, 1, 50],
        [0, 0, 50],
        [2, 2, 50],
      ]),
    ]) {
      const fit = fitOf(bgBb, data);
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      expect(fit.diagnosis).toContain('few-repeaters');
    }
  });
});
