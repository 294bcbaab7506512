import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { nbd } from '../../src/models/nbd.ts';
import { transactionsFrom } from './simulated.ts';

const REFERENCE = JSON.parse(readFileSync(new URL('./fixtures/bg-family.json', import.meta.url), 'utf8')) as {
  readonly x: number[];
  readonly lastDay: number[];
  readonly endDay: number[];
  readonly fits: Record<string, { readonly parameters: number[]; readonly logLikelihood: number }>;
};
const at = { r: 0.7, alpha: 5 };

describe('reference: SciPy on a simulated sample', () => {
  it('parameters and log-likelihood', () => {
    const outcome = nbd.fit({
      rows: REFERENCE.x.length,
      x: Float64Array.from(REFERENCE.x),
      tx: Float64Array.from(REFERENCE.lastDay, (day) => day / 7),
      T: Float64Array.from(REFERENCE.endDay, (day) => day / 7),
      weight: null,
      covariates: null,
    });
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { parameters, logLikelihood } = REFERENCE.fits.nbd!;
    expect(outcome.value.logLikelihood).toBeCloseTo(logLikelihood, 6);
    expect(outcome.value.parameters.r! / parameters[0]!).toBeCloseTo(1, 4);
    expect(outcome.value.parameters.alpha! / parameters[1]!).toBeCloseTo(1, 4);
  });
});

describe('one quantity by way of another', () => {
  it('chances are negative binomial and add up to the expectation', () => {
    const history = { x: 3, tx: 8, T: 20 };
    let [sum, mean] = [0, 0];
    for (let n = 0; n < 400; n += 1) {
      sum += nbd.conditionalProbability(at, n, 15, history);
      mean += n * nbd.conditionalProbability(at, n, 15, history);
    }
    expect(sum).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(nbd.conditionalExpectedPurchases(at, 15, history), 10);
    expect(nbd.conditionalExpectedPurchases(at, 15, history)).toBeCloseTo((3.7 / 25) * 15, 12);
    expect(nbd.probability(at, 0, 10)).toBeCloseTo((5 / 15) ** 0.7, 14);
  });

  it('discounting: (1 − e^{−δh})/δ, h itself without a rate', () => {
    const history = { x: 3, tx: 8, T: 20 };
    const rate = nbd.conditionalExpectedPurchases(at, 1, history);
    expect(nbd.discountedExpectedTransactions(at, 0.02, 30, history)).toBeCloseTo(
      (rate * (1 - Math.exp(-0.6))) / 0.02,
      12,
    );
    expect(nbd.discountedExpectedTransactions(at, 0.02, Infinity, history)).toBeCloseTo(rate / 0.02, 12);
    expect(nbd.discountedExpectedTransactions(at, 0, 30, history)).toBeCloseTo(30 * rate, 12);
  });

  it('all rows at once', () => {
    const data = transactionsFrom(nbd.simulate(at, new Float64Array(50).fill(20), createRandom(1)));
    const all = nbd.forAll(at, data, 12, 0.01);
    const history = { x: data.x[9]!, tx: data.tx[9]!, T: 20 };
    expect(all.alive[9]).toBe(1);
    expect(all.expected[9]).toBeCloseTo(nbd.conditionalExpectedPurchases(at, 12, history), 12);
    expect(all.discounted[9]).toBeCloseTo(nbd.discountedExpectedTransactions(at, 0.01, 12, history), 12);
  });
});

describe('recovery from simulated truth', () => {
  it('5,000 customers, parameters inside four standard errors', () => {
    const outcome = nbd.fit(transactionsFrom(nbd.simulate(at, new Float64Array(5000).fill(40), createRandom(2))));
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { parameters, standardErrors, diagnosis } = outcome.value;
    expect(Math.abs(parameters.r! - at.r)).toBeLessThan(4 * standardErrors.r!);
    expect(Math.abs(parameters.alpha! - at.alpha)).toBeLessThan(4 * standardErrors.alpha!);
    expect(diagnosis).toEqual([]);
  });
});

describe('boundaries', () => {
  it('equal rates: the fit says that customers hardly differ', () => {
    const base = nbd.simulate({ r: 1e6, alpha: 5e6 }, new Float64Array(3000).fill(40), createRandom(3));
    const outcome = nbd.fit(transactionsFrom(base));
    expect(outcome.ok && outcome.value.diagnosis).toContain('homogeneous-purchasing');
  });

  it('NaN outside the domain; no drop-out', () => {
    expect(nbd.expectedPurchases({ r: -1, alpha: 1 }, 3)).toBeNaN();
    expect(nbd.probabilityAlive(at, { x: 1, tx: 3, T: 2 })).toBeNaN();
    expect(nbd.dropoutHeterogeneity(at)).toBeNull();
  });
});
