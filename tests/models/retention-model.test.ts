import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { betaDiscreteWeibull } from '../../src/models/beta-discrete-weibull.ts';
import {
  observedRetention,
  retentionFromSubscriptions,
  retentionFromTable,
  type RetentionCounts,
} from '../../src/models/retention-data.ts';
import type { RetentionFit, RetentionModel } from '../../src/models/retention-model.ts';
import { shiftedBetaGeometric } from '../../src/models/shifted-beta-geometric.ts';
import { describeWith } from '../course-data.ts';

function counts(cohorts: readonly (readonly number[])[], customers: number | null = null): RetentionCounts {
  const outcome = retentionFromTable(cohorts.map((survivors) => ({ survivors, customers })));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

function fitted(model: RetentionModel, data: RetentionCounts): RetentionFit {
  const outcome = model.fit(data);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

function tableFault(...cohorts: (readonly number[])[]): string | null {
  const outcome = retentionFromTable(cohorts.map((survivors) => ({ survivors, customers: null })));
  return outcome.ok ? null : outcome.error.code;
}

function fitFault(model: RetentionModel, data: RetentionCounts): string | null {
  const outcome = model.fit(data);
  return outcome.ok ? null : outcome.error.code;
}

const REFERENCE = '../shared/reference/sbg-fader-hardie-2007.json';

describeWith(REFERENCE, 'published values (Fader & Hardie 2007, table 1 and appendix)', () => {
  const reference = JSON.parse(readFileSync(REFERENCE, 'utf8'));

  it.each(['highend', 'regular'])('%s: parameters, log-likelihood, curve and lifetimes', (name) => {
    const { data, alpha, beta, LL, S, retention, DEL10, DRL10_by_renewals } = reference[name];
    const fit = fitted(shiftedBetaGeometric, counts([data.slice(0, 8)], 1000));
    expect(fit.converged).toBe(true);
    expect(fit.diagnosis).toEqual([]);
    expect(fit.n).toBeCloseTo(1000, 9);
    expect(fit.parameters['alpha']).toBeCloseTo(alpha, 5);
    expect(fit.parameters['beta']).toBeCloseTo(beta, 5);
    expect(fit.logLikelihood).toBeCloseTo(LL, 8);
    const at = { alpha, beta };
    S.forEach((share: number, t: number) => expect(shiftedBetaGeometric.survival(at, t)).toBeCloseTo(share, 5));
    retention.forEach((rate: number, i: number) =>
      expect(shiftedBetaGeometric.retention(at, i + 1)).toBeCloseTo(rate, 5),
    );
    expect(shiftedBetaGeometric.discountedLifetime(at, 0.1)).toBeCloseTo(DEL10, 11);
    for (const [period, value] of Object.entries(DRL10_by_renewals))
      expect(shiftedBetaGeometric.residualLifetime(at, 0.1, Number(period))).toBeCloseTo(value as number, 11);
  });
});

const fixture = JSON.parse(readFileSync('tests/fixtures/retention.json', 'utf8'));

describe('reference values (SciPy and mpmath; the fixture says how)', () => {
  it('fits of both models to one cohort and to two of different age', () => {
    for (const { cohorts, k, parameters, logLikelihood, errors } of fixture.fits) {
      const model = k === 2 ? shiftedBetaGeometric : betaDiscreteWeibull;
      const fit = fitted(model, counts(cohorts));
      expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 6);
      expect(model.logLikelihood(fit.parameters, counts(cohorts))).toBeCloseTo(fit.logLikelihood, 8);
      fit.names.forEach((name, i) => {
        expect(fit.parameters[name]! / parameters[i]).toBeCloseTo(1, 4);
        expect(fit.standardErrors[name]! / errors[i]).toBeCloseTo(1, 3);
      });
    }
  });

  it('survivor functions and discounted lifetimes', () => {
    for (const { parameters, survival, del10, drl10, del1, head } of fixture.values) {
      const [gamma, delta, c] = parameters;
      const at = { gamma, delta, c };
      [0, 1, 5, 40].forEach((t, i) => expect(betaDiscreteWeibull.survival(at, t) / survival[i]).toBeCloseTo(1, 11));
      expect(betaDiscreteWeibull.discountedLifetime(at, 0.1) / del10).toBeCloseTo(1, 11);
      expect(betaDiscreteWeibull.residualLifetime(at, 0.1, 4) / drl10).toBeCloseTo(1, 11);
      expect(betaDiscreteWeibull.discountedLifetime(at, 0.01) / del1).toBeCloseTo(1, 10);
      expect(betaDiscreteWeibull.discountedLifetime(at, 0, 1500) / head).toBeCloseTo(1, 8);
    }
  });
});

describe('recovery from simulated truth', () => {
  it.each([
    [shiftedBetaGeometric, { alpha: 0.7, beta: 2.5 }],
    [betaDiscreteWeibull, { gamma: 0.6, delta: 2, c: 1.3 }],
  ] as const)('the true parameters are in the intervals', (model, truth) => {
    const left = model.simulate(truth, 20_000, createRandom(6));
    // Customers came in over ten periods: each is seen 3 … 12 periods.
    const ended = left.map((period, i) => (period <= 3 + (i % 10) ? 1 : 0));
    const duration = left.map((period, i) => Math.min(period, 3 + (i % 10)));
    const outcome = retentionFromSubscriptions(duration, Uint8Array.from(ended), 1);
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { intervals, diagnosis } = fitted(model, outcome.value);
    expect(diagnosis).toEqual([]);
    for (const [name, value] of Object.entries(truth)) {
      expect(intervals[name]![0]).toBeLessThan(value);
      expect(intervals[name]![1]).toBeGreaterThan(value);
    }
    const observed = observedRetention(outcome.value);
    for (const t of [1, 3, 8]) expect(observed.survival[t]).toBeCloseTo(model.survival(truth, t), 1.7);
  });

  it('retention rates rise in the sBG and chances add up', () => {
    const at = { alpha: 0.7, beta: 2.5 };
    let sum = 0;
    for (let t = 1; t <= 200; t += 1) {
      expect(shiftedBetaGeometric.retention(at, t)).toBeCloseTo((2.5 + t - 1) / (3.2 + t - 1), 12);
      sum += shiftedBetaGeometric.probability(at, t);
    }
    expect(sum + shiftedBetaGeometric.survival(at, 200)).toBeCloseTo(1, 12);
    expect(shiftedBetaGeometric.conditionalSurvival(at, 3, 4)).toBeCloseTo(
      shiftedBetaGeometric.survival(at, 7) / shiftedBetaGeometric.survival(at, 4),
      13,
    );
  });
});

describe('counts', () => {
  it('of a table: cohorts of different age, shares of a base', () => {
    const { lost, kept, customers } = counts([
      [100, 80, 60],
      [50, 40],
    ]);
    expect([...lost]).toEqual([0, 30, 20]);
    expect([...kept]).toEqual([0, 40, 60]);
    expect(customers).toBe(150);
    expect([...counts([[1, 0.8, 0.6]], 1000).lost].map(Math.round)).toEqual([0, 200, 200]);
    expect([...counts([[50, 40, 30]], 1000).lost].map(Math.round)).toEqual([0, 200, 200]);
  });

  it('of subscriptions: ended ones by the period they end in, running ones by whole periods', () => {
    const duration = Float64Array.of(30, 31, 0, 60, 59, 90, 0);
    const ended = Uint8Array.of(1, 1, 1, 0, 0, 1, 0);
    const outcome = retentionFromSubscriptions(duration, ended, 30);
    if (!outcome.ok) throw new Error();
    expect([...outcome.value.lost]).toEqual([0, 2, 1, 1]);
    expect([...outcome.value.kept]).toEqual([1, 1, 1, 0]);
    const third = retentionFromSubscriptions(Float64Array.of(0.3, 0.6), Uint8Array.of(0, 1), 0.1);
    if (!third.ok) throw new Error();
    expect(third.value.kept[3]).toBe(1);
    expect(third.value.lost[6]).toBe(1);
  });

  it('observed retention divides by those who faced the renewal', () => {
    const { atRisk, retention, survival } = observedRetention(
      counts([
        [100, 80, 60],
        [50, 40],
      ]),
    );
    expect([...atRisk]).toEqual([150, 150, 80]);
    expect(retention[2]).toBeCloseTo(0.75, 14);
    expect(survival[2]).toBeCloseTo((120 / 150) * 0.75, 14);
    expect(observedRetention(counts([[10, 0, 0]])).retention[2]).toBeNaN();
  });

  it('a table and its subscriptions give the same counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (periods) => {
        const seen = 6;
        const survivors = Array.from({ length: seen + 1 }, (_, t) => periods.filter((period) => period > t).length);
        const table = counts([survivors]);
        const outcome = retentionFromSubscriptions(
          Float64Array.from(periods, (period) => Math.min(period, seen)),
          Uint8Array.from(periods, (period) => (period <= seen ? 1 : 0)),
          1,
        );
        if (!outcome.ok) return false;
        return (
          [...table.lost].every((count, t) => count === (outcome.value.lost[t] ?? 0)) &&
          table.customers === outcome.value.customers
        );
      }),
    );
  });

  it('says what is wrong', () => {
    expect(tableFault()).toBe('model.retention-empty');
    expect(tableFault([0, 0])).toBe('model.retention-empty');
    expect(tableFault([10, 8, 9])).toBe('model.retention-rises');
    expect(tableFault([10, -1])).toBe('model.retention-negative');
    expect(tableFault([10, NaN])).toBe('model.retention-negative');
    const code = (duration: number, weight: number): string | null => {
      const outcome = retentionFromSubscriptions(
        Float64Array.of(duration),
        Uint8Array.of(1),
        1,
        Float64Array.of(weight),
      );
      return outcome.ok ? null : outcome.error.code;
    };
    expect(code(-1, 1)).toBe('model.duration-invalid');
    expect(code(NaN, 1)).toBe('model.duration-invalid');
    expect(code(Infinity, 1)).toBe('model.duration-invalid');
    expect(code(2, -1)).toBe('model.weight-invalid');
    expect(code(2, 0)).toBe('model.retention-empty');
    expect(() => retentionFromSubscriptions(new Float64Array(1), new Uint8Array(1), 0)).toThrow(RangeError);
    const shares = retentionFromTable([{ survivors: [1, 0.5], customers: -3 }]);
    expect(shares.ok).toBe(false);
  });
});

describe('boundaries', () => {
  it('says why data is unfit', () => {
    expect(fitFault(shiftedBetaGeometric, counts([[100, 80]]))).toBe('model.retention-short');
    expect(fitFault(betaDiscreteWeibull, counts([[100, 80, 70]]))).toBe('model.retention-short');
    expect(fitFault(shiftedBetaGeometric, counts([[100, 100, 100]]))).toBe('model.retention-no-loss');
    expect(fitFault(shiftedBetaGeometric, counts([[100, 0, 0]]))).toBe('model.retention-all-lost');
  });

  it('customers who do not differ: the model becomes the geometric, and says so', () => {
    const survivors = Array.from({ length: 11 }, (_, t) => 100_000 * 0.8 ** t);
    const fit = fitted(shiftedBetaGeometric, counts([survivors]));
    expect(fit.diagnosis).toContain('homogeneous');
    for (let t = 1; t <= 10; t += 1) expect(shiftedBetaGeometric.retention(fit.parameters, t)).toBeCloseTo(0.8, 3);
  });

  it('ends for few and extreme customers', () => {
    for (const data of [
      counts([[2, 1, 1, 0]]),
      counts([[1, 1, 1, 0]]),
      counts([[1e6, 1e6 - 1, 1e6 - 1, 1e6 - 1]]),
      counts([[1000, 1, 0, 0]]),
    ])
      for (const model of [shiftedBetaGeometric, betaDiscreteWeibull]) {
        const fit = fitted(model, data);
        expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      }
  });

  it('without discount the lifetime is finite only where customers leave fast enough', () => {
    expect(shiftedBetaGeometric.discountedLifetime({ alpha: 2.5, beta: 3 }, 0)).toBeCloseTo(3, 9);
    expect(shiftedBetaGeometric.discountedLifetime({ alpha: 1, beta: 3 }, 0)).toBe(Infinity);
    expect(shiftedBetaGeometric.discountedLifetime({ alpha: 0.7, beta: 3 }, 0, 1)).toBe(1);
    expect(shiftedBetaGeometric.discountedLifetime({ alpha: 0.7, beta: 3 }, 0, 0)).toBe(0);
  });

  it('NaN outside the domain', () => {
    const at = { alpha: 0.7, beta: 3 };
    expect(shiftedBetaGeometric.survival({ alpha: 0, beta: 3 }, 1)).toBeNaN();
    expect(shiftedBetaGeometric.survival({ alpha: 1 }, 1)).toBeNaN();
    expect(shiftedBetaGeometric.survival(at, -1)).toBeNaN();
    expect(shiftedBetaGeometric.retention(at, 0)).toBeNaN();
    expect(shiftedBetaGeometric.residualLifetime(at, 0.1, 0)).toBeNaN();
    expect(shiftedBetaGeometric.discountedLifetime(at, -0.1)).toBeNaN();
    expect(shiftedBetaGeometric.logLikelihood({ alpha: -1, beta: 1 }, counts([[10, 8, 7]]))).toBeNaN();
    expect(betaDiscreteWeibull.conditionalSurvival({ gamma: 1, delta: 1, c: NaN }, 1, 1)).toBeNaN();
  });
});
