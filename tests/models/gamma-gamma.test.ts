import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  expectedMeanSpend,
  expectedMeanSpends,
  fitGammaGamma,
  fittedSpendDensity,
  observedSpendDensity,
  populationMeanSpend,
  spendCorrelation,
  spendLogLikelihood,
  trueSpendDensity,
  type SpendData,
  type SpendFit,
} from '../../src/models/gamma-gamma.ts';
import { gammaVariate } from '../../src/models/variates.ts';
import { CDNOW, cdnowSummary, published } from './cdnow-summary.ts';
import { describeWith } from '../course-data.ts';

function fitted(data: SpendData): SpendFit {
  const outcome = fitGammaGamma(data);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

function code(x: number[], spend: number[], weight: number[] | null = null): string | null {
  const outcome = fitGammaGamma({
    x: Float64Array.from(x),
    spend: Float64Array.from(spend),
    weight: weight && Float64Array.from(weight),
  });
  return outcome.ok ? null : outcome.error.code;
}

/** Mean spends of n customers with 1 … 10 purchases at p = 6, q = 4, γ = 15. */
function simulated(n: number, seed: number): SpendData {
  const random = createRandom(seed);
  const [x, spend] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i += 1) {
    x[i] = random.integer(1, 10);
    spend[i] = gammaVariate(random, 6 * x[i]!) / (gammaVariate(random, 4) / 15) / x[i]!;
  }
  return { x, spend, weight: null };
}

describeWith(CDNOW, 'published values: CDNOW (Fader & Hardie 2013)', () => {
  const { gamma_gamma: reference } = published();
  const { x, spend } = cdnowSummary();
  const data = { x, spend, weight: null };
  const fit = fitted(data);

  it('p 6.25, q 3.74, γ 15.44 and the log-likelihood', () => {
    expect(fit.converged).toBe(true);
    expect(fit.n).toBe(reference.n_returning);
    for (const name of fit.names) expect(fit.parameters[name] / reference.mle[name]).toBeCloseTo(1, 4);
    expect(fit.logLikelihood).toBeCloseTo(reference.LL, 5);
    expect(spendLogLikelihood(reference.mle, data)).toBeCloseTo(reference.LL, 8);
    expect(fit.diagnosis).toEqual([]);
  });

  it('the population mean and the first ten customers', () => {
    expect(populationMeanSpend(reference.mle)).toBeCloseTo(reference.population_mean, 8);
    const expected = expectedMeanSpends(reference.mle, x, spend);
    reference.first10_expected.forEach((value: number, i: number) => expect(expected[i]).toBeCloseTo(value, 8));
  });

  it('the correlation of frequency and spend', () => {
    expect(fit.correlation.value).toBeCloseTo(reference.cor_mx_x, 10);
    expect(fit.correlation.interval[0]).toBeLessThan(reference.cor_mx_x);
  });

  it('the worked values of the package at p = 6, q = 4, γ = 16', () => {
    const at = { p: 6, q: 4, gamma: 16 };
    expect(expectedMeanSpend(at, 8, 25)).toBeCloseTo(reference.doc.ev_m25_x8, 10);
    reference.doc.ev_m30to40_x8.forEach((value: number, i: number) =>
      expect(expectedMeanSpend(at, 8, 30 + i)).toBeCloseTo(value, 10),
    );
    expect(observedSpendDensity(at, 20, 8)).toBeCloseTo(reference.doc.marginal_lik_m20_x8, 12);
  });
});

const fixture = JSON.parse(readFileSync('tests/fixtures/gamma-gamma.json', 'utf8'));

describe('reference values (SciPy; the fixture says how)', () => {
  it('densities and log-likelihood', () => {
    for (const { p, q, gamma, m, x, observed, truth } of fixture.densities) {
      expect(observedSpendDensity({ p, q, gamma }, m, x) / observed).toBeCloseTo(1, 10);
      expect(trueSpendDensity({ p, q, gamma }, m) / truth).toBeCloseTo(1, 10);
    }
  });

  it('the fit of a small table with its standard errors', () => {
    const { x, spend, weight, fit: reference } = fixture.table;
    const fit = fitted({ x: Float64Array.from(x), spend: Float64Array.from(spend), weight: Float64Array.from(weight) });
    expect(fit.logLikelihood).toBeCloseTo(reference.logLikelihood, 6);
    for (const name of fit.names) {
      expect(fit.parameters[name] / reference.parameters[name]).toBeCloseTo(1, 3);
      expect(fit.standardErrors[name] / reference.errors[name]).toBeCloseTo(1, 2);
    }
  });
});

describe('recovery from simulated truth', () => {
  it('the true parameters are in the intervals', () => {
    const { intervals } = fitted(simulated(5000, 3));
    for (const [name, truth] of Object.entries({ p: 6, q: 4, gamma: 15 })) {
      const [low, high] = intervals[name as 'p'];
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
    }
  });

  it('does not depend on the unit of money', () => {
    const data = simulated(500, 4);
    const fit = fitted(data);
    const cents = fitted({ ...data, spend: data.spend.map((value) => 100 * value) });
    expect(cents.parameters.p / fit.parameters.p).toBeCloseTo(1, 6);
    expect(cents.parameters.gamma / fit.parameters.gamma).toBeCloseTo(100, 4);
  });

  it('equal rows may be put together with weights', () => {
    const data = simulated(200, 5);
    const twice = (values: Float64Array): Float64Array => Float64Array.from([...values, ...values]);
    const doubled = fitted({ x: twice(data.x), spend: twice(data.spend), weight: null });
    const weighted = fitted({ ...data, weight: new Float64Array(200).fill(2) });
    expect(weighted.logLikelihood).toBeCloseTo(doubled.logLikelihood, 6);
    expect(weighted.standardErrors.p / doubled.standardErrors.p).toBeCloseTo(1, 5);
    expect(weighted.correlation.value).toBeCloseTo(doubled.correlation.value, 10);
  });

  it('densities integrate to one', () => {
    const at = { p: 6, q: 4, gamma: 15 };
    const grid = Float64Array.from({ length: 20000 }, (_, i) => (i + 0.5) * 0.1);
    const area = (density: (value: number) => number): number =>
      grid.reduce((sum, value) => sum + 0.1 * density(value), 0);
    expect(area((value) => trueSpendDensity(at, value))).toBeCloseTo(1, 5);
    expect(area((value) => observedSpendDensity(at, value, 3))).toBeCloseTo(1, 5);
    const fittedDensity = fittedSpendDensity(at, grid, Float64Array.of(0, 1, 3, 3));
    expect(fittedDensity.reduce((sum, value) => sum + 0.1 * value, 0)).toBeCloseTo(1, 5);
    expect(fittedDensity[200]).toBeCloseTo(
      (observedSpendDensity(at, grid[200]!, 1) + 2 * observedSpendDensity(at, grid[200]!, 3)) / 3,
      12,
    );
  });
});

describe('boundaries', () => {
  it('says why data is unfit', () => {
    expect(code([], [])).toBe('model.spend-no-repeaters');
    expect(code([0, 0], [0, 5])).toBe('model.spend-no-repeaters');
    expect(code([2], [10])).toBe('model.spend-one-customer');
    expect(code([1, 2, 3], [10, 10, 10])).toBe('model.spend-all-equal');
    expect(code([1, 2], [10, 0])).toBe('model.spend-not-positive');
    expect(code([1, 2], [10, -3])).toBe('model.spend-not-positive');
    expect(code([1, 2], [10, NaN])).toBe('model.spend-not-positive');
    expect(code([1, 2], [10, Infinity])).toBe('model.spend-not-positive');
    expect(code([1, -2], [10, 5])).toBe('model.count-invalid');
    expect(code([1, 1.5], [10, 5])).toBe('model.count-invalid');
    expect(code([1, NaN], [10, 5])).toBe('model.count-invalid');
    expect(code([1, 2], [10, 5], [1, -1])).toBe('model.weight-invalid');
    expect(() => code([1, 2], [10])).toThrow(RangeError);
  });

  it('ends for few, extreme and nearly equal customers', () => {
    for (const [x, spend] of [
      [
        [1, 1],
        [1, 2],
      ],
      [
        [1, 1000],
        [1e-6, 1e9],
      ],
      [
        [3, 4, 5],
        [10, 10, 10.0001],
      ],
    ] as const) {
      const fit = fitted({ x: Float64Array.from(x), spend: Float64Array.from(spend), weight: null });
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      expect(fit.diagnosis).toContain('few-repeaters');
    }
  });

  it('a customer without repeat purchase gets the population mean, one with very many their own', () => {
    const at = { p: 6, q: 4, gamma: 15 };
    expect(expectedMeanSpend(at, 0, 999)).toBe(30);
    expect(expectedMeanSpend(at, 1e9, 80)).toBeCloseTo(80, 6);
    expect(expectedMeanSpend({ p: 1, q: 0.5, gamma: 1 }, 0, 0)).toBe(Infinity);
    expect(expectedMeanSpend({ p: 0, q: 4, gamma: 1 }, 1, 1)).toBeNaN();
    expect(expectedMeanSpend(at, -1, 1)).toBeNaN();
    expect(expectedMeanSpend(at, 1, NaN)).toBeNaN();
    expect(trueSpendDensity(at, 0)).toBe(0);
    expect(observedSpendDensity(at, 0, 1)).toBe(0);
    expect(spendLogLikelihood({ p: -1, q: 1, gamma: 1 }, simulated(3, 1))).toBeNaN();
  });

  it('no correlation where nothing varies', () => {
    expect(spendCorrelation({ x: Float64Array.of(2, 2), spend: Float64Array.of(1, 5), weight: null }).value).toBeNaN();
  });
});
