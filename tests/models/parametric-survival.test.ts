import { describe, expect, it } from 'vitest';
import {
  fitParametric,
  parametricHazard,
  parametricMean,
  parametricQuantile,
  parametricSurvival,
  SURVIVAL_FAMILIES,
} from '../../src/models/parametric-survival.ts';
import { createRandom } from '../../src/lib/random.ts';
import { normalVariate } from '../../src/models/variates.ts';
import {
  covariatesOf,
  distance,
  got,
  hasReference,
  r,
  reference,
  rossi,
  simulate,
  spells,
  waltons,
} from './survival-samples.ts';

const KEYS = {
  exponential: 'exponential',
  weibull: 'weibull',
  'log-normal': 'lognormal',
  'log-logistic': 'loglogistic',
};

describe.skipIf(!hasReference)('published: survreg on rossi and waltons', () => {
  it.each(SURVIVAL_FAMILIES)('%s', (family) => {
    for (const [name, { data }] of [
      ['rossi', rossi()],
      ['waltons', waltons()],
    ] as const) {
      const expected = reference()[`${name}_${KEYS[family]}`];
      const fit = got(fitParametric(data, family));
      expect(fit.intercept).toBeCloseTo(expected.intercept, 6);
      expect(fit.scale).toBeCloseTo(expected.scale, 6);
      expect(fit.logLikelihood).toBeCloseTo(expected.loglik, 8);
      expect(fit.aic).toBeCloseTo(expected.aic, 8);
      expect(fit.diagnosis).toEqual([]);
    }
  });

  it('Weibull with seven covariates on rossi', () => {
    const { data, covariates } = rossi();
    const expected = reference().rossi_weibull_aft;
    const fit = got(fitParametric(data, 'weibull', covariates));
    expect(distance([fit.intercept, ...fit.coefficients], Object.values(expected.coef))).toBeLessThan(1e-6);
    expect(fit.scale).toBeCloseTo(expected.scale, 6);
    expect(fit.logLikelihood).toBeCloseTo(expected.loglik[1], 8);
  });
});

describe('reference: R', () => {
  const { data, truncated, loglogistic } = r();
  const weight = Float64Array.from(data.weight as number[]);

  it.each([
    ['weibull', 'weibull'],
    ['log-normal', 'lognormal'],
  ] as const)('late entry and weights: %s', (family, key) => {
    const fit = got(
      fitParametric(spells(data.time, data.ended, { entry: Float64Array.from(data.entry), weight }), family),
    );
    const { parameters, logLikelihood, errors } = truncated[key];
    expect(distance([fit.intercept, Math.log(fit.scale)], parameters)).toBeLessThan(1e-5);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 8);
    expect(distance(fit.errors, errors)).toBeLessThan(1e-4);
  });

  it('log-logistic with covariates: errors and a median with its own', () => {
    const fit = got(
      fitParametric(
        spells(data.time, data.ended, { weight }),
        'log-logistic',
        covariatesOf({ x1: data.x1, x2: data.x2 }),
      ),
    );
    expect(
      distance([fit.intercept, ...fit.coefficients, fit.scale], [...loglogistic.coefficients, loglogistic.scale]),
    ).toBeLessThan(1e-6);
    expect(distance(fit.errors, loglogistic.errors)).toBeLessThan(1e-5);
    expect(fit.logLikelihood).toBeCloseTo(loglogistic.logLikelihood, 8);
    const median = parametricQuantile(fit, 0.5, [1, 0.5]);
    const [value, error] = loglogistic.median;
    expect(median.value).toBeCloseTo(value, 4);
    expect(Math.log(median.upper / median.value)).toBeCloseTo((1.959963984540054 * error) / value, 5);
  });
});

describe('simulated truth', () => {
  it('Weibull effects lie within three standard errors: accelerated time is −β/shape', () => {
    const { data, covariates } = simulate(4000, 11);
    const fit = got(fitParametric(data, 'weibull', covariates));
    const truth = [Math.log(30), -0.7 / 1.5, 0.4 / 1.5];
    [fit.intercept, ...fit.coefficients].forEach((value, k) => {
      expect(Math.abs(value - truth[k]!)).toBeLessThan(3 * fit.errors[k]!);
    });
    expect(1 / fit.scale).toBeCloseTo(1.5, 1);
  });

  it('log-normal with late entry: those who left before entry are missing, and it does not matter', () => {
    const random = createRandom(4);
    const time: number[] = [];
    const entry: number[] = [];
    while (time.length < 4000) {
      const life = Math.exp(2 + 0.6 * normalVariate(random));
      const from = 12 * random.next();
      if (life <= from) continue;
      time.push(life);
      entry.push(from);
    }
    const fit = got(
      fitParametric(
        spells(
          time,
          time.map(() => 1),
          { entry: Float64Array.from(entry) },
        ),
        'log-normal',
      ),
    );
    expect(Math.abs(fit.intercept - 2)).toBeLessThan(3 * fit.errors[0]!);
    expect(Math.abs(Math.log(fit.scale / 0.6))).toBeLessThan(3 * fit.errors[1]!);
  });
});

describe('one quantity by way of another', () => {
  const { data, covariates } = simulate(500, 3);

  it.each(SURVIVAL_FAMILIES)(
    '%s: hazard is the fall of log survival, quantiles invert survival, the mean is the area',
    (family) => {
      const fit = got(fitParametric(data, family, covariates));
      const x = [1, -0.5];
      for (const t of [0.5, 7, 40]) {
        const slope = Math.log(parametricSurvival(fit, t - 1e-4, x) / parametricSurvival(fit, t + 1e-4, x)) / 2e-4;
        expect(parametricHazard(fit, t, x)).toBeCloseTo(slope, 7);
      }
      for (const p of [0.1, 0.5, 0.9]) {
        const { value, lower, upper } = parametricQuantile(fit, p, x);
        expect(parametricSurvival(fit, value, x)).toBeCloseTo(1 - p, 10);
        expect(lower < value && value < upper).toBe(true);
      }
      if (family === 'log-logistic') return;
      let area = 0;
      for (let t = 0.01; t < 3000; t += 0.02) area += 0.02 * parametricSurvival(fit, t, x);
      expect(area / parametricMean(fit, x)).toBeCloseTo(1, 3);
    },
  );

  it('at time 0 and outside', () => {
    const fit = got(fitParametric(data, 'weibull'));
    expect(parametricSurvival(fit, 0)).toBe(1);
    expect(parametricHazard(fit, 0)).toBe(fit.scale < 1 ? 0 : Infinity);
    expect(parametricHazard({ ...fit, family: 'exponential', scale: 1 }, 0)).toBeCloseTo(Math.exp(-fit.intercept), 14);
    expect(parametricQuantile(fit, 1).value).toBeNaN();
    expect(parametricMean({ ...fit, family: 'log-logistic', scale: 1.2 })).toBe(Infinity);
  });
});

describe('boundaries', () => {
  it('exponential by hand: 2 ends in 10 days', () => {
    const fit = got(fitParametric(spells([1, 4, 5], [1, 1, 0]), 'exponential'));
    expect(Math.exp(-fit.intercept)).toBeCloseTo(0.2, 9);
    expect(fit.errors[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(fit.diagnosis).toEqual(['few-events']);
  });

  it('zero-length spells are left out and counted; nothing else left is a fault', () => {
    const fit = got(fitParametric(spells([0, 1, 4, 5], [1, 1, 1, 0]), 'exponential'));
    expect([fit.zeroLength, fit.size]).toEqual([1, 3]);
    expect(Math.exp(-fit.intercept)).toBeCloseTo(0.2, 9);
    expect(fitParametric(spells([0, 0], [1, 1]), 'weibull')).toEqual({
      ok: false,
      error: { code: 'model.survival-all-zero' },
    });
    expect(fitParametric(spells([3, 4], [0, 0]), 'weibull')).toMatchObject({
      error: { code: 'model.survival-no-events' },
    });
  });

  it('all ends at one time: the scale vanishes and is said to', () => {
    const fit = got(fitParametric(spells(new Array(40).fill(7), new Array(40).fill(1)), 'weibull'));
    expect(fit.diagnosis).toContain('scale-vanishes');
    expect(Math.exp(fit.intercept)).toBeCloseTo(7, 2);
  });

  it('covariates that are constant, collinear or not numbers', () => {
    const time = [1, 2, 3, 4];
    const ended = [1, 1, 1, 0];
    expect(fitParametric(spells(time, ended), 'weibull', covariatesOf({ a: [1, 1, 1, 1] }))).toEqual({
      ok: false,
      error: { code: 'model.covariate-constant', parameters: { name: 'a' } },
    });
    expect(fitParametric(spells(time, ended), 'weibull', covariatesOf({ a: [1, 2, 3, 1], b: [3, 5, 7, 3] }))).toEqual({
      ok: false,
      error: { code: 'model.covariate-collinear', parameters: { name: 'b' } },
    });
    expect(fitParametric(spells(time, ended), 'weibull', covariatesOf({ a: [1, NaN, 3, 1] }))).toMatchObject({
      error: { code: 'model.bad-covariate' },
    });
  });
});
