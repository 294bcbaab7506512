import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { discountedLifetime, discountedLifetimeTable } from '../../src/models/discounted-lifetime.ts';
import { logDropoutIntegral } from '../../src/models/pareto-nbd-integral.ts';
import { paretoObjective } from '../../src/models/pareto-nbd-likelihood.ts';
import { paretoIntervalProbability, paretoNbd } from '../../src/models/pareto-nbd.ts';
import type { Parameters, TransactionData } from '../../src/models/transaction-model.ts';
import { CDNOW, cdnowSummary, published } from './cdnow-summary.ts';
import { drawn, faultOf, fitOf, gradientError, transactions } from './transaction-samples.ts';
import { describeWith } from '../course-data.ts';

const POINT = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 };

function named([r, alpha, s, beta]: readonly number[]): Parameters {
  return { r: r!, alpha: alpha!, s: s!, beta: beta! };
}

describeWith(CDNOW, 'published values: CDNOW in weeks (Fader & Hardie 2005)', () => {
  const { pareto_nbd: reference } = published();
  const { x, tx, T, later } = cdnowSummary();
  const data: TransactionData = { rows: x.length, x, tx, T, weight: null, covariates: null };
  const fit = fitOf(paretoNbd, data);
  const mle = reference.mle as Parameters;

  it('parameters .5534 10.5795 .6059 11.6581 and the log-likelihood', () => {
    expect(fit.converged).toBe(true);
    expect(fit.diagnosis).toEqual([]);
    for (const name of fit.names) expect(Math.abs(fit.parameters[name]! / mle[name]! - 1)).toBeLessThan(1e-3);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(reference.LL);
    expect(fit.logLikelihood).toBeCloseTo(reference.LL, 4);
    expect(paretoNbd.logLikelihood(mle, data)).toBeCloseTo(reference.LL, 7);
    expect(fit.aic).toBeCloseTo(8 - 2 * fit.logLikelihood, 10);
  });

  it('standard errors .0476 .8427 .1873 6.2105', () => {
    const errors = [0.0476, 0.8427, 0.1873, 6.2105];
    fit.names.forEach((name, i) => expect(Math.abs(fit.standardErrors[name]! / errors[i]! - 1)).toBeLessThan(1e-3));
  });

  it('log-likelihood at a point, of one customer and of all', () => {
    const { params, x: count, tx: last, T: end, LL, cbsLL } = reference.LL_point;
    expect(paretoNbd.logLikelihood(named(params), transactions([[count, last, end]]))).toBeCloseTo(LL, 10);
    expect(paretoNbd.logLikelihood(named(params), data)).toBeCloseTo(cbsLL, 7);
  });

  it('expectation, and customer 1516', () => {
    const history = { x: 26, tx: 30.857142857142858, T: 31 };
    expect(paretoNbd.expectedPurchases(mle, 52)).toBeCloseTo(reference.at_mle.Expectation_52, 9);
    expect(paretoNbd.conditionalExpectedPurchases(mle, 52, history)).toBeCloseTo(reference.at_mle.CET_52_cust1516, 7);
    expect(paretoNbd.probabilityAlive(mle, history)).toBeCloseTo(reference.at_mle.PAlive_cust1516, 10);
    [10, 15, 20, 25].forEach((count, i) =>
      expect(paretoNbd.conditionalExpectedPurchases(mle, 52, { x: count, tx: 20, T: 39 })).toBeCloseTo(
        reference.at_mle.CET52_x10_15_20_25_tx20_T39[i],
        8,
      ),
    );
  });

  it('the worked values of the package', () => {
    const { doc } = reference;
    expect(paretoNbd.conditionalExpectedPurchases(POINT, 2, { x: 10, tx: 35, T: 39 })).toBeCloseTo(
      doc.CET_2_10_35_39,
      10,
    );
    expect(paretoNbd.probabilityAlive(POINT, { x: 0, tx: 0, T: 39 })).toBeCloseTo(doc.PAlive_0_0_39, 10);
    for (let i = 0; i < 16; i += 1) {
      expect(paretoNbd.conditionalExpectedPurchases(POINT, 2, { x: 5 + i, tx: 25, T: 39 })).toBeCloseTo(
        doc.CET_2_x5to20_25_39[i],
        10,
      );
      expect(paretoNbd.probabilityAlive(POINT, { x: 5 + i, tx: 30, T: 39 })).toBeCloseTo(
        doc.PAlive_x5to20_30_39[i],
        10,
      );
    }
    for (let i = 0; i < 10; i += 1) {
      expect(paretoNbd.expectedPurchases(POINT, i + 1)).toBeCloseTo(doc.Expectation_1to10[i], 10);
      expect(paretoNbd.probability(POINT, 11 + i, 30)).toBeCloseTo(doc.pmf_t30_x11to20[i], 12);
    }
    expect(paretoNbd.probability(POINT, 10, 2) / doc.pmf_t2_x10).toBeCloseTo(1, 9);
    expect(paretoNbd.probability(POINT, 0, 39)).toBeCloseTo(doc.pmf_t39_x0, 10);
  });

  it('DERT 1.864183328', () => {
    const { params, d, x7_tx35_T77_86: ignored, ...rest } = { x7_tx35_T77_86: 0, ...reference.DERT };
    expect(ignored).toBe(0);
    const at = named(params);
    const history = { x: 7, tx: 35, T: 77.86 };
    expect(paretoNbd.discountedExpectedTransactions(at, d, Infinity, history)).toBeCloseTo(rest['x7_tx35_T77.86'], 9);
    for (let i = 0; i < 10; i += 1)
      expect(paretoNbd.discountedExpectedTransactions(at, d, Infinity, { x: i + 1, tx: 30, T: 77.86 })).toBeCloseTo(
        rest['x1to10_tx30_T77.86'][i],
        9,
      );
  });

  it('the frequency table and conditional expectation by frequency, seven and more together', () => {
    const [, expected] = reference.at_mle.freq_in_calibration_censor7;
    const [actualLater, expectedLater] = reference.at_mle.freq_vs_conditional_T39_censor7;
    const ends = new Map<number, number>();
    for (const end of T) ends.set(end, (ends.get(end) ?? 0) + 1);
    let rest = T.length;
    for (let n = 0; n < 7; n += 1) {
      let sum = 0;
      for (const [end, count] of ends) sum += count * paretoNbd.probability(mle, n, end);
      expect(sum).toBeCloseTo(expected[`freq.${n}`], 6);
      rest -= sum;
    }
    expect(rest).toBeCloseTo(expected['freq.7+'], 6);
    const { expected: future } = paretoNbd.forAll(mle, data, 39, 0);
    for (let n = 0; n <= 7; n += 1) {
      const group = [...x.keys()].filter((i) => (n < 7 ? x[i] === n : x[i]! >= 7));
      const mean = (values: Float64Array): number => group.reduce((sum, i) => sum + values[i]!, 0) / group.length;
      const key = n < 7 ? `freq.${n}` : 'freq.7+';
      expect(mean(future)).toBeCloseTo(expectedLater[key], 8);
      expect(mean(later)).toBeCloseTo(actualLater[key], 10);
    }
  });

  it('cumulative tracking over 78 weeks', () => {
    const { tracking_cum: tracking } = reference.at_mle;
    // Customers begin when the longest observed one has been there for (longest − T).
    const longest = Math.max(...T);
    for (const week of [1, 10, 39, 40, 78]) {
      let sum = 0;
      for (const end of T) sum += paretoNbd.expectedPurchases(mle, Math.max(0, week - (longest - end)));
      expect(sum / tracking[week - 1].expected).toBeCloseTo(1, 8);
    }
  });

  it('P(alive) is finite for the histories on which hypergeometric forms break down', () => {
    const at = { r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 };
    const histories = [
      [221, 103.42857, 103.57143],
      [254, 97.14286, 97.28571],
      [161, 94.71429, 98],
      [204, 98.57143, 99.42857],
    ] as const;
    for (const [count, last, end] of histories) {
      const alive = paretoNbd.probabilityAlive(at, { x: count, tx: last, T: end });
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
    }
  });
});

const fixture = JSON.parse(readFileSync('tests/fixtures/pareto-nbd.json', 'utf8'));

describe('reference values (mpmath; the fixture says how)', () => {
  it('the integral over the moment of drop-out', () => {
    for (const { m, n, alpha, beta, from, to, log } of fixture.integrals)
      expect(Math.abs(logDropoutIntegral(m, n, alpha, beta, from, to) - log) / Math.max(1, Math.abs(log))).toBeLessThan(
        2e-12,
      );
  });

  it('every quantity of customers from 0 to 1,000 purchases', () => {
    for (const row of fixture.histories) {
      const at = named(row.parameters);
      const [x, tx, T] = row.history;
      const history = { x, tx, T };
      const log = paretoNbd.logLikelihood(at, transactions([[x, tx, T]]));
      expect(Math.abs(log - row.logLikelihood)).toBeLessThan(1e-12 * Math.max(1, Math.abs(row.logLikelihood)));
      const close = (found: number, value: number): void =>
        expect(Math.abs(found - value)).toBeLessThan(1e-10 * Math.abs(value) + 1e-300);
      close(paretoNbd.probabilityAlive(at, history), row.alive);
      close(paretoNbd.conditionalExpectedPurchases(at, 10, history), row.expected);
      close(paretoNbd.discountedExpectedTransactions(at, 0.002, 52, history), row.discounted);
      close(paretoNbd.discountedExpectedTransactions(at, 0.002, Infinity, history), row.forever);
      close(paretoNbd.conditionalProbability(at, 0, 10, history), row.none);
      close(paretoNbd.conditionalProbability(at, 3, 10, history), row.three);
    }
  });

  it('probabilities of counts of new customers', () => {
    for (const { parameters, n, t, probability } of fixture.probabilities)
      expect(Math.abs(paretoNbd.probability(named(parameters), n, t) / probability - 1)).toBeLessThan(1e-8);
  });

  it('discounted lifetimes, singly and by the table', () => {
    for (const { s, beta, rate, horizon, value } of fixture.lifetimes) {
      const end = horizon ?? Infinity;
      expect(Math.abs(discountedLifetime(s, beta, rate, end) / value - 1)).toBeLessThan(1e-12);
      const table = discountedLifetimeTable(s, beta * 0.9, beta * 30, rate, end);
      expect(Math.abs(table(beta) / value - 1)).toBeLessThan(1e-12);
    }
  });

  // Fader & Hardie's interval pmf at (39, 78], x = 0, by SciPy's quad over the drop-out time: 0.79246513382567; 4 million simulated
  // customers: 0.79237 ± 0.0002. (The R package BTYD prints 0.8133 for it.)
  it('no purchase in an interval that does not begin at 0', () => {
    expect(paretoIntervalProbability(POINT, 0, 39, 78)).toBeCloseTo(0.7924651338256677, 12);
    expect(paretoIntervalProbability(POINT, 0, 0, 39)).toBeCloseTo(paretoNbd.probability(POINT, 0, 39), 14);
    let sum = 0;
    for (let n = 0; n < 200; n += 1) sum += paretoIntervalProbability(POINT, n, 39, 78);
    expect(sum).toBeCloseTo(1, 9);
  });
});

describe('recovery from simulated truth', () => {
  it('the true parameters are in the intervals', () => {
    const truth = { r: 0.8, alpha: 6, s: 0.9, beta: 15 };
    const { intervals, converged } = fitOf(paretoNbd, drawn(paretoNbd, truth, 6000, 21));
    expect(converged).toBe(true);
    for (const [name, value] of Object.entries(truth)) {
      expect(intervals[name]![0]).toBeLessThan(value);
      expect(intervals[name]![1]).toBeGreaterThan(value);
    }
  });

  it('simulated counts, lifetimes and rates agree with the formulas', () => {
    const n = 40_000;
    const base = paretoNbd.simulate(POINT, new Float64Array(n).fill(39), createRandom(8));
    const counts = Float64Array.from({ length: n }, (_, i) => base.offsets[i + 1]! - base.offsets[i]!);
    const mean = counts.reduce((a, b) => a + b, 0) / n;
    const deviation = Math.sqrt(counts.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
    expect(Math.abs(mean - paretoNbd.expectedPurchases(POINT, 39)) / (deviation / Math.sqrt(n))).toBeLessThan(4);
    const none = counts.reduce((a, b) => a + (b === 0 ? 1 : 0), 0) / n;
    expect(none).toBeCloseTo(paretoNbd.probability(POINT, 0, 39), 1.7);
    const alive = base.lifetime.reduce((a, b) => a + (b > 39 ? 1 : 0), 0) / n;
    expect(Math.abs(alive - (POINT.beta / (POINT.beta + 39)) ** POINT.s)).toBeLessThan(0.01);
    for (let i = 0; i < n; i += 1)
      for (let k = base.offsets[i]!; k < base.offsets[i + 1]!; k += 1) {
        if (base.times[k]! > Math.min(39, base.lifetime[i]!) || !(base.times[k]! > 0)) throw new Error('after the end');
        if (k > base.offsets[i]! && base.times[k]! < base.times[k - 1]!) throw new Error('not ascending');
      }
  });

  it('the gradient is the derivative, with covariates too', () => {
    const data = drawn(paretoNbd, POINT, 300, 5);
    expect(gradientError(paretoObjective(data), Float64Array.of(-0.3, 2, -0.8, 2.9))).toBeLessThan(1e-6);
    expect(gradientError(paretoObjective(data), Float64Array.of(0.7, -2, 0.4, 3))).toBeLessThan(1e-6);
    expect(gradientError(paretoObjective(data), Float64Array.of(0.7, 5, 0.4, -3))).toBeLessThan(1e-6);
    const random = createRandom(2);
    const values = Float64Array.from({ length: 600 }, () => random.next() - 0.5);
    const covariates = { names: ['a', 'b'], values };
    const at = Float64Array.of(-0.3, 2, -0.8, 2.9, 0.4, -0.2, 0.3, 0.8);
    expect(gradientError(paretoObjective({ ...data, covariates }), at)).toBeLessThan(1e-6);
  });

  it('covariate effects are recovered and used', () => {
    const n = 4000;
    const truth = { r: 1.2, alpha: 8, s: 0.8, beta: 12 };
    const random = createRandom(77);
    const values = Float64Array.from({ length: n }, () => (random.next() < 0.5 ? -0.5 : 0.5));
    const [x, tx, T] = [new Float64Array(n), new Float64Array(n), new Float64Array(n).fill(52)];
    for (const side of [-0.5, 0.5]) {
      const rows = [...values.keys()].filter((i) => values[i] === side);
      const at = { ...truth, alpha: truth.alpha * Math.exp(-0.8 * side), beta: truth.beta * Math.exp(0.6 * side) };
      const { offsets, times } = paretoNbd.simulate(
        at,
        new Float64Array(rows.length).fill(52),
        createRandom(side > 0 ? 4 : 5),
      );
      rows.forEach((row, i) => {
        x[row] = offsets[i + 1]! - offsets[i]!;
        tx[row] = x[row]! > 0 ? times[offsets[i + 1]! - 1]! : 0;
      });
    }
    const data: TransactionData = { rows: n, x, tx, T, weight: null, covariates: { names: ['member'], values } };
    const fit = fitOf(paretoNbd, data);
    const truths = { ...truth, 'purchase:member': 0.8, 'dropout:member': -0.6 };
    for (const [name, value] of Object.entries(truths)) {
      expect(fit.intervals[name]![0]).toBeLessThan(value);
      expect(fit.intervals[name]![1]).toBeGreaterThan(value);
    }
    expect(paretoNbd.logLikelihood(fit.parameters, data)).toBeCloseTo(fit.logLikelihood, 5);
    const all = paretoNbd.forAll(fit.parameters, data, 26, 0.002);
    for (const i of [0, 1, 2, 3, 4, 5]) {
      const effects = {
        purchase: Math.exp(fit.parameters['purchase:member']! * values[i]!),
        dropout: Math.exp(fit.parameters['dropout:member']! * values[i]!),
      };
      const history = { x: x[i]!, tx: tx[i]!, T: T[i]!, effects };
      expect(all.alive[i]).toBeCloseTo(paretoNbd.probabilityAlive(fit.parameters, history), 12);
      expect(all.discounted[i]).toBeCloseTo(
        paretoNbd.discountedExpectedTransactions(fit.parameters, 0.002, 26, history),
        11,
      );
    }
  });

  it('does not depend on the unit of time, nor on equal rows being put together', () => {
    const data = drawn(paretoNbd, POINT, 1500, 3);
    const weeks = fitOf(paretoNbd, data);
    const days = fitOf(paretoNbd, { ...data, tx: data.tx.map((t) => 7 * t), T: data.T.map((t) => 7 * t) });
    expect(days.parameters['alpha']! / weeks.parameters['alpha']!).toBeCloseTo(7, 3);
    expect(days.parameters['s']! / weeks.parameters['s']!).toBeCloseTo(1, 3);
    const purchases = data.x.reduce((a, b) => a + b, 0);
    expect(days.logLikelihood + purchases * Math.log(7)).toBeCloseTo(weeks.logLikelihood, 6);
    const weighted = fitOf(paretoNbd, { ...data, weight: new Float64Array(1500).fill(3) });
    expect(weighted.logLikelihood / weeks.logLikelihood).toBeCloseTo(3, 8);
    expect(weeks.standardErrors['r']! / weighted.standardErrors['r']!).toBeCloseTo(Math.sqrt(3), 3);
  });

  it('all at once equals one by one', () => {
    const some = drawn(paretoNbd, POINT, 400, 9);
    // Once with equal rows, once without.
    const twice = (values: Float64Array): Float64Array => Float64Array.from([...values, ...values]);
    const doubled = { ...some, rows: 800, x: twice(some.x), tx: twice(some.tx), T: twice(some.T) };
    for (const data of [some, doubled])
      for (const [horizon, rate] of [
        [52, 0.002],
        [Infinity, 0.01],
        [13, 0],
      ] as const) {
        const all = paretoNbd.forAll(POINT, data, horizon, rate);
        for (let i = 0; i < data.rows; i += 7) {
          const history = { x: data.x[i]!, tx: data.tx[i]!, T: data.T[i]! };
          expect(Math.abs(all.alive[i]! - paretoNbd.probabilityAlive(POINT, history))).toBeLessThan(1e-13);
          const found = paretoNbd.discountedExpectedTransactions(POINT, rate, horizon, history);
          expect(Math.abs(all.discounted[i]! / found - 1)).toBeLessThan(1e-11);
          const expected = paretoNbd.conditionalExpectedPurchases(POINT, horizon, history);
          expect(all.expected[i] === expected || Math.abs(all.expected[i]! / expected - 1) < 1e-12).toBe(true);
        }
      }
  });
});

describe('boundaries', () => {
  const letters = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const anything = fc.record({ r: letters, alpha: letters, s: letters, beta: letters });

  it('probabilities stay probabilities for any parameters and history', () => {
    fc.assert(
      fc.property(
        anything,
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        (at, x, part, T) => {
          const history = { x, tx: x === 0 ? 0 : part * T, T };
          const alive = paretoNbd.probabilityAlive(at, history);
          const none = paretoNbd.conditionalProbability(at, 0, 10, history);
          const expected = paretoNbd.conditionalExpectedPurchases(at, 10, history);
          const discounted = paretoNbd.discountedExpectedTransactions(at, 0.01, 10, history);
          return (
            alive >= 0 &&
            alive <= 1 &&
            none >= 0 &&
            none <= 1 + 1e-9 &&
            expected >= 0 &&
            discounted >= 0 &&
            discounted <= expected * (1 + 1e-12) &&
            Number.isFinite(paretoNbd.logLikelihood(at, transactions([[x, history.tx, T]])))
          );
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('counts of a new customer add up to 1 and to the expectation', () => {
    for (const at of [POINT, { r: 3, alpha: 2, s: 1, beta: 5 }, { r: 0.2, alpha: 0.1, s: 4, beta: 90 }]) {
      let [sum, mean] = [0, 0];
      for (let n = 0; n < 4000; n += 1) {
        const p = paretoNbd.probability(at, n, 4);
        sum += p;
        mean += n * p;
        if (n > 50 && p < 1e-15) break;
      }
      expect(sum).toBeCloseTo(1, 9);
      expect(mean).toBeCloseTo(paretoNbd.expectedPurchases(at, 4), 7);
    }
  });

  it('limits: s = 1, no time, no horizon', () => {
    const one = { ...POINT, s: 1 };
    expect(paretoNbd.expectedPurchases(one, 39)).toBeCloseTo(((0.55 * 11.64) / 10.56) * Math.log(1 + 39 / 11.64), 12);
    expect(paretoNbd.expectedPurchases({ ...POINT, s: 1 + 1e-10 }, 39)).toBeCloseTo(
      paretoNbd.expectedPurchases(one, 39),
      8,
    );
    expect(paretoNbd.expectedPurchases(POINT, 0)).toBe(0);
    expect(paretoNbd.expectedPurchases(POINT, Infinity)).toBe(Infinity);
    expect(paretoNbd.expectedPurchases({ ...POINT, s: 2 }, Infinity)).toBeCloseTo((0.55 * 11.64) / 10.56, 12);
    expect(paretoNbd.probabilityAlive(POINT, { x: 0, tx: 0, T: 0 })).toBe(1);
    expect(paretoNbd.probabilityAlive(POINT, { x: 3, tx: 5, T: 5 })).toBe(1);
    expect(paretoNbd.probability(POINT, 0, 0)).toBe(1);
    expect(paretoNbd.probability(POINT, 2, 0)).toBe(0);
    expect(paretoNbd.discountedExpectedTransactions(POINT, 0.1, 0, { x: 1, tx: 1, T: 2 })).toBe(0);
    expect(paretoNbd.discountedExpectedTransactions(POINT, 0, Infinity, { x: 1, tx: 1, T: 2 })).toBe(Infinity);
  });

  it('NaN outside the domain', () => {
    const history = { x: 2, tx: 3, T: 5 };
    for (const at of [{ ...POINT, r: 0 }, { ...POINT, beta: -1 }, { ...POINT, s: NaN }, { r: 1 }]) {
      expect(paretoNbd.probabilityAlive(at, history)).toBeNaN();
      expect(paretoNbd.expectedPurchases(at, 3)).toBeNaN();
      expect(paretoNbd.logLikelihood(at, transactions([[2, 3, 5]]))).toBeNaN();
      expect(paretoNbd.forAll(at, transactions([[2, 3, 5]]), 10, 0).alive[0]).toBeNaN();
    }
    for (const bad of [
      { x: 2, tx: 6, T: 5 },
      { x: -1, tx: 0, T: 5 },
      { x: NaN, tx: 1, T: 5 },
      { x: 2, tx: 3, T: Infinity },
    ]) {
      expect(paretoNbd.probabilityAlive(POINT, bad)).toBeNaN();
      expect(paretoNbd.conditionalExpectedPurchases(POINT, 5, bad)).toBeNaN();
      expect(paretoNbd.conditionalProbability(POINT, 1, 5, bad)).toBeNaN();
      expect(paretoNbd.discountedExpectedTransactions(POINT, 0.1, 5, bad)).toBeNaN();
      expect(paretoNbd.forAll(POINT, transactions([[bad.x, bad.tx, bad.T]]), 10, 0.1).discounted[0]).toBeNaN();
    }
    expect(paretoNbd.expectedPurchases(POINT, -1)).toBeNaN();
    expect(paretoNbd.probability(POINT, 1.5, 3)).toBeNaN();
    expect(paretoNbd.discountedExpectedTransactions(POINT, -0.1, 5, history)).toBeNaN();
  });

  it('says why data is unfit', () => {
    const many = (row: readonly [number, number, number], n: number): (readonly [number, number, number])[] =>
      new Array(n).fill(row);
    expect(faultOf(paretoNbd, transactions([]))).toBe('model.no-customers');
    expect(faultOf(paretoNbd, transactions([[1, 2, 5]]))).toBe('model.one-customer');
    expect(faultOf(paretoNbd, transactions(many([2, 3, 5], 10)))).toBe('model.identical-customers');
    expect(faultOf(paretoNbd, transactions([...many([0, 0, 5], 5), ...many([0, 0, 6], 5)]))).toBe(
      'model.no-repeat-buyers',
    );
    expect(
      faultOf(
        paretoNbd,
        transactions([
          [0, 0, 0],
          [0, 0, 0],
        ]),
      ),
    ).toBe('model.no-time');
    expect(
      faultOf(
        paretoNbd,
        transactions([
          [1, 6, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.last-after-end');
    expect(
      faultOf(
        paretoNbd,
        transactions([
          [1, 0, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.repeat-at-start');
    expect(
      faultOf(
        paretoNbd,
        transactions([
          [NaN, 0, 5],
          [0, 0, 4],
        ]),
      ),
    ).toBe('model.bad-history');
  });

  it('ends for few, extreme and one-sided customers', () => {
    const samples = [
      transactions([
        [1, 2, 5],
        [0, 0, 5],
      ]),
      transactions([
        [1000, 99, 100],
        [0, 0, 100],
        [3, 50, 100],
        [0, 0, 60],
      ]),
      transactions([
        [4, 10, 10],
        [5, 10, 10],
        [3, 10, 10],
        [6, 10, 10],
        [2, 10, 10],
      ]),
      transactions([
        [1, 0.001, 100],
        [1, 0.002, 100],
        [2, 0.004, 100],
        [0, 0, 100],
      ]),
      transactions([
        [1, 2, 5],
        [0, 0, 0],
        [0, 0, 5],
        [2, 4, 5],
      ]),
    ];
    for (const data of samples) {
      const fit = fitOf(paretoNbd, data);
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      expect(fit.diagnosis).toContain('few-repeaters');
      for (const name of fit.names) expect(fit.parameters[name]).toBeGreaterThan(0);
    }
  });

  it('says so where nobody drops out', () => {
    const data = drawn(paretoNbd, { r: 2, alpha: 4, s: 1e-4, beta: 10 }, 800, 2);
    expect(fitOf(paretoNbd, data).diagnosis.length).toBeGreaterThan(0);
  });
});
