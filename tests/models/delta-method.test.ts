import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import {
  estimate,
  estimateAlive,
  estimateExpected,
  estimateValue,
  estimateValues,
} from '../../src/models/delta-method.ts';
import { expectedMeanSpend, fitGammaGamma } from '../../src/models/gamma-gamma.ts';
import { customerValue } from '../../src/models/customer-lifetime-value.ts';
import { paretoNbd } from '../../src/models/pareto-nbd.ts';
import { gammaVariate } from '../../src/models/variates.ts';
import { drawn, fitOf } from './transaction-samples.ts';

const TRUTH = { r: 0.8, alpha: 6, s: 0.9, beta: 15 };
const TERMS = { margin: 0.3, yearlyRate: 0.1, unitsPerYear: 52, horizon: 52 };

describe('reference values', () => {
  const fit = {
    parameters: { a: 2, b: 5, 'purchase:z': 0.3 },
    names: ['a', 'b', 'purchase:z'],
    covariance: Float64Array.of(0.04, 0.01, 0, 0.01, 0.09, 0.02, 0, 0.02, 0.01),
  };

  it('by hand: logarithms of parameters, effects as they are', () => {
    // ab has derivatives ab, ab by the logarithms: variance (ab)²(0.04 + 2·0.01 + 0.09).
    const product = estimate(({ a, b }) => a! * b!, [fit]);
    expect(product.value).toBe(10);
    expect(product.error).toBeCloseTo(10 * Math.sqrt(0.15), 6);
    expect(product.interval[1] - product.value).toBeCloseTo(1.959963984540054 * product.error, 10);
    const effect = estimate(({ 'purchase:z': z }) => z!, [fit]);
    expect(effect.error).toBeCloseTo(0.1, 8);
    const both = estimate(({ b, 'purchase:z': z }) => Math.log(b!) + z!, [fit]);
    expect(both.error).toBeCloseTo(Math.sqrt(0.09 + 2 * 0.02 + 0.01), 6);
  });

  it('two independent fits add their variances', () => {
    const found = estimate((one, two) => one['a']! * two['a']!, [fit, fit]);
    expect(found.error).toBeCloseTo(4 * Math.sqrt(0.08), 6);
  });

  it('intervals on the log and logit scales stay in range', () => {
    const log = estimate(({ a }) => a!, [fit], 'log');
    expect(log.interval[0]).toBeCloseTo(2 * Math.exp(-1.959963984540054 * 0.2), 6);
    expect(log.interval[1]).toBeCloseTo(2 * Math.exp(1.959963984540054 * 0.2), 6);
    const logit = estimate(({ a }) => a! / (a! + 0.01), [fit], 'logit');
    expect(logit.interval[0]).toBeGreaterThan(0);
    expect(logit.interval[1]).toBeLessThan(1);
    expect(logit.interval[0]).toBeLessThan(logit.value);
  });
});

describe('recovery from simulated truth', () => {
  const history = { x: 4, tx: 30, T: 40 };

  it('the spread of estimates over many samples is the standard error', () => {
    const found = Array.from({ length: 60 }, (_, k) => {
      const fit = fitOf(paretoNbd, drawn(paretoNbd, TRUTH, 800, 500 + 3 * k));
      return [estimateAlive(paretoNbd, fit, history), estimateExpected(paretoNbd, fit, 26, history)] as const;
    });
    for (const index of [0, 1] as const) {
      const values = found.map((pair) => pair[index].value);
      const mean = values.reduce((a, b) => a + b) / values.length;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      const said = found.reduce((sum, pair) => sum + pair[index].error, 0) / found.length;
      expect(said / spread).toBeGreaterThan(0.7);
      expect(said / spread).toBeLessThan(1.4);
    }
    const truth = paretoNbd.conditionalExpectedPurchases(TRUTH, 26, history);
    const inside = found.filter(([, { interval }]) => interval[0] < truth && truth < interval[1]).length;
    expect(inside).toBeGreaterThan(52);
  });

  it('the value of customers, uncertain through both models', () => {
    const data = drawn(bgNbd, { r: 0.6, alpha: 6, a: 0.8, b: 2.5 }, 2000, 8);
    const random = createRandom(3);
    const spend = data.x.map((x) => (x > 0 ? gammaVariate(random, 6 * x) / (gammaVariate(random, 4) / 15) / x : 0));
    const fit = fitOf(bgNbd, data);
    const spendFit = fitGammaGamma({ x: data.x, spend, weight: null });
    if (!spendFit.ok) throw new Error(spendFit.error.code);
    const { value, error, interval } = estimateValue(bgNbd, fit, spendFit.value, history, 25, TERMS);
    const mean = expectedMeanSpend(spendFit.value.parameters, 4, 25);
    expect(value).toBeCloseTo(customerValue(bgNbd, fit.parameters, history, mean, TERMS), 12);
    expect(error / value).toBeGreaterThan(0.005);
    expect(error / value).toBeLessThan(0.2);
    expect(interval[0]).toBeLessThan(value);
    // Uncertain spend adds to what is uncertain already.
    const sure = estimate((p) => customerValue(bgNbd, p, history, mean, TERMS), [fit]);
    expect(error).toBeGreaterThan(sure.error);
    const both = estimateValues(bgNbd, fit, spendFit.value, [history, { x: 0, tx: 0, T: 40 }], [25, 0], TERMS);
    expect(both[0]!.value).toBe(value);
    expect(both[1]!.value).toBeLessThan(value);
  });
});

describe('boundaries', () => {
  it('no covariance, no error', () => {
    const found = estimate(({ a }) => a!, [{ parameters: { a: 2 }, names: ['a'], covariance: null }], 'log');
    expect(found.value).toBe(2);
    expect(found.error).toBeNaN();
    expect(found.interval[0]).toBeNaN();
  });

  it('what no parameter moves is certain', () => {
    const found = estimate(
      () => 1,
      [{ parameters: { a: 2 }, names: ['a'], covariance: Float64Array.of(0.1) }],
      'logit',
    );
    expect(found.error).toBe(0);
    expect(found.interval).toEqual([1, 1]);
  });
});
