import { describe, expect, it } from 'vitest';
import {
  coxSurvival,
  coxSurvivalAt,
  fitCox,
  partialEffect,
  type CoxFit,
  type CoxOptions,
} from '../../src/models/cox.ts';
import { testProportionalHazards } from '../../src/models/proportional-hazards.ts';
import type { SurvivalData } from '../../src/models/survival-data.ts';
import {
  covariatesOf,
  distance,
  got,
  hasReference,
  r,
  reference,
  ROSSI_COVARIATES,
  rossi,
  simulate,
  spells,
} from './survival-samples.ts';

describe.skipIf(!hasReference)('published: rossi', () => {
  const cases = [
    ['rossi_cox_efron', ROSSI_COVARIATES, {}],
    ['rossi_cox_breslow', ROSSI_COVARIATES, { ties: 'breslow' }],
    ['rossi_cox_strata_race', ROSSI_COVARIATES.filter((name) => name !== 'race'), {}],
  ] as const;

  it.each(cases)('%s', (name, chosen, more) => {
    const { data, columns } = rossi();
    const expected = reference()[name];
    const covariates = covariatesOf(Object.fromEntries(chosen.map((column) => [column, columns[column]!])));
    const strata = name === 'rossi_cox_strata_race' ? columns.race! : null;
    const fit = got(fitCox(data, covariates, { ...more, strata }));
    // R stops at a relative change of 1e-9 of the likelihood.
    expect(distance(fit.coefficients, Object.values(expected.coef))).toBeLessThan(5e-8);
    expect(distance(fit.errors, Object.values(expected.se))).toBeLessThan(5e-8);
    expect(distance(fit.z, Object.values(expected.z))).toBeLessThan(5e-8);
    expect(distance(fit.p, Object.values(expected.p))).toBeLessThan(5e-8);
    const limits = expected.ci95 as Record<string, number>[];
    expect(
      distance(
        fit.ratio,
        limits.map((row) => row['exp(coef)']!),
      ),
    ).toBeLessThan(5e-8);
    expect(
      distance(
        fit.lower,
        limits.map((row) => row['lower .95']!),
      ),
    ).toBeLessThan(5e-8);
    expect(
      distance(
        fit.upper,
        limits.map((row) => row['upper .95']!),
      ),
    ).toBeLessThan(5e-8);
    expect(fit.logLikelihood).toBeCloseTo(expected.loglik, 9);
    expect(fit.nullLogLikelihood).toBeCloseTo(expected.loglik_null, 9);
    expect(
      distance([fit.likelihoodRatio.statistic, fit.score.statistic], [expected.lr.test, expected.score.test]),
    ).toBeLessThan(5e-8);
    expect(distance([fit.likelihoodRatio.p, fit.score.p], [expected.lr.pvalue, expected.score.pvalue])).toBeLessThan(
      1e-9,
    );
    // The reference gives Wald's to two decimals.
    expect(Math.abs(fit.wald.statistic - expected.wald.test)).toBeLessThan(0.005001);
    expect(fit.concordance.value).toBeCloseTo(expected.concordance.C, 12);
    expect(fit.concordance.error).toBeCloseTo(expected.concordance['se(C)'], 10);
    expect(fit.diagnosis).toEqual([]);

    const hazards = fit.baselines.flatMap(({ time, hazard }) => [...time].map((t, k) => [t, hazard[k]!] as const));
    expect(hazards.map(([t]) => t)).toEqual(expected.base_cumhaz_at_zero.time);
    expect(
      distance(
        hazards.map(([, sum]) => sum),
        expected.base_cumhaz_at_zero.hazard,
      ),
    ).toBeLessThan(5e-8);
    // R's centre leaves columns of 0 and 1 at 0.
    const centre = covariates.columns.map((column, c) => (column.every((v) => v === 0 || v === 1) ? 0 : fit.means[c]!));
    const atMeans = fit.baselines.flatMap(({ stratum }) => [...coxSurvival(fit, centre, stratum).survival]);
    expect(distance(atMeans, expected.surv_at_mean.surv)).toBeLessThan(5e-8);

    for (const transform of ['km', 'rank'] as const) {
      const { tests, global } = testProportionalHazards(data, covariates, fit, transform, strata);
      const rows = expected[`zph_${transform}`] as { chisq: number; df: number; p: number }[];
      expect(
        distance(
          [...tests, global].map(({ statistic }) => statistic),
          rows.map(({ chisq }) => chisq),
        ),
      ).toBeLessThan(5e-8);
      expect(
        distance(
          [...tests, global].map(({ p }) => p),
          rows.map(({ p }) => p),
        ),
      ).toBeLessThan(5e-8);
      expect(global.degrees).toBe(chosen.length);
    }
  });

  it('predicted survival of the first three', () => {
    const { data, covariates } = rossi();
    const fit = got(fitCox(data, covariates));
    const { times, surv } = reference().rossi_cox_efron_pred_first3;
    const rows = [0, 1, 2].map((i) => covariates.columns.map((column) => column[i]!));
    for (const [k, t] of (times as number[]).entries())
      expect(
        distance(
          rows.map((x) => coxSurvivalAt(fit, x, t)),
          surv[k],
        ),
      ).toBeLessThan(5e-8);
    expect(coxSurvivalAt(fit, rows[0]!, 0.5)).toBe(1);
  });
});

describe('reference: R with late entry, weights and strata', () => {
  const { data, cox } = r();
  const covariates = covariatesOf({ x1: data.x1, x2: data.x2 });
  const entry = Float64Array.from(data.entry as number[]);
  const weight = Float64Array.from(data.weight as number[]);
  const cases: readonly (readonly [string, Partial<SurvivalData>, CoxOptions])[] = [
    ['plain', {}, {}],
    ['late', { entry }, {}],
    ['weighted', { weight }, {}],
    ['breslow', { entry, weight }, { ties: 'breslow' }],
    ['strata', { entry }, { strata: data.stratum }],
  ];

  it.each(cases)('%s', (name, more, options) => {
    const expected = cox[name];
    const given = spells(data.time, data.ended, more);
    const fit = got(fitCox(given, covariates, options));
    expect(distance(fit.coefficients, expected.coefficients)).toBeLessThan(5e-8);
    expect(distance(fit.errors, expected.errors)).toBeLessThan(5e-8);
    expect(
      distance([fit.logLikelihood, fit.nullLogLikelihood], [expected.logLikelihood, expected.nullLogLikelihood]),
    ).toBeLessThan(1e-11);
    expect(distance([fit.score.statistic, fit.wald.statistic], [expected.score, expected.wald])).toBeLessThan(1e-7);
    const { concordance: c } = fit;
    expect(distance([c.value, c.error], expected.concordance)).toBeLessThan(1e-10);
    expect(distance([c.concordant, c.discordant, c.tiedRisk, c.tiedTime], expected.counts)).toBeLessThan(1e-10);
    for (const transform of ['km', 'rank', 'identity'] as const) {
      const found = testProportionalHazards(given, covariates, fit, transform, options.strata ?? null);
      expect(
        distance(
          [...found.tests, found.global].map(({ statistic }) => statistic),
          expected[transform],
        ),
      ).toBeLessThan(1e-7);
      if (transform !== 'km' || name === 'strata') continue;
      const order = [...found.time.keys()].sort(
        (a, b) => found.time[a]! - found.time[b]! || found.scaled[0]![a]! - found.scaled[0]![b]!,
      );
      expect(
        distance(
          order.map((k) => found.scaled[0]![k]!),
          expected.scaled,
        ),
      ).toBeLessThan(1e-7);
    }
    if (name === 'strata') return;
    const { time, hazard } = fit.baselines[0]!;
    const there = (expected.baseline.time as number[]).map((t) => hazard[[...time].findLastIndex((at) => at <= t)]!);
    expect(distance(there, expected.baseline.hazard)).toBeLessThan(5e-8);
  });
});

describe('simulated truth', () => {
  it('effects lie in their intervals in about 95 of 100 samples', () => {
    let [inside, wrong] = [0, 0];
    for (let seed = 0; seed < 60; seed += 1) {
      const { data, covariates } = simulate(300, 100 + seed);
      const fit = got(fitCox(data, covariates));
      if (fit.lower[0]! <= Math.exp(0.7) && Math.exp(0.7) <= fit.upper[0]!) inside += 1;
      if (testProportionalHazards(data, covariates, fit).global.p < 0.05) wrong += 1;
    }
    expect(inside).toBeGreaterThan(52);
    expect(wrong).toBeLessThan(9);
  });

  it('an effect that fades is found out', () => {
    const { data } = simulate(3000, 8, [0, 0]);
    // The covariate tells who ends before 10 and nothing afterwards.
    const early = Array.from(data.time, (t, i) => ((data.ended[i] === 1 && t < 10 ? i % 4 > 0 : i % 2 > 0) ? 1 : 0));
    const covariates = covariatesOf({ early });
    const { global, residuals, time } = testProportionalHazards(data, covariates, got(fitCox(data, covariates)));
    expect(global.p).toBeLessThan(1e-6);
    expect(residuals[0]!).toHaveLength(time.length);
    expect(Math.abs(residuals[0]!.reduce((sum, value) => sum + value, 0))).toBeLessThan(5e-8);
  });

  it('repeated rows and weights agree where nothing is tied', () => {
    const { data, covariates } = simulate(200, 4);
    const weight = Float64Array.from({ length: 200 }, (_, i) => 1 + (i % 3));
    const weighted = got(fitCox({ ...data, weight }, covariates, { ties: 'breslow' }));
    const rows = Array.from(weight).flatMap((count, i) => new Array<number>(count).fill(i));
    const repeated = got(
      fitCox(
        spells(
          rows.map((i) => data.time[i]!),
          rows.map((i) => data.ended[i]!),
        ),
        covariatesOf({
          a: rows.map((i) => covariates.columns[0]![i]!),
          b: rows.map((i) => covariates.columns[1]![i]!),
        }),
        { ties: 'breslow' },
      ),
    );
    expect(distance(weighted.coefficients, [...repeated.coefficients])).toBeLessThan(5e-8);
    expect(distance(weighted.errors, [...repeated.errors])).toBeLessThan(5e-8);
  });
});

describe('effects of one covariate', () => {
  it('hazard over that at the mean, or at a reference', () => {
    const { data, covariates } = simulate(500, 2);
    const fit = got(fitCox(data, covariates));
    const effect = partialEffect(fit, 1, [-1, fit.means[1]!, 2]);
    expect(effect.ratio[1]).toBe(1);
    expect([effect.lower[1], effect.upper[1]]).toEqual([1, 1]);
    const unit = partialEffect(fit, 1, [1], 0);
    expect(unit.ratio[0]).toBeCloseTo(fit.ratio[1]!, 12);
    expect(unit.lower[0]).toBeCloseTo(fit.lower[1]!, 12);
    expect(unit.upper[0]).toBeCloseTo(fit.upper[1]!, 12);
  });
});

describe('boundaries', () => {
  const time = Array.from({ length: 60 }, (_, i) => 1 + ((i * 7) % 23));
  const ended = time.map((_, i) => (i % 5 === 0 ? 0 : 1));
  const noise = time.map((_, i) => (i * 13) % 10);
  const kinds = (fit: CoxFit): unknown[] =>
    fit.diagnosis.map((found) => ('covariate' in found ? [found.kind, fit.names[found.covariate]] : found.kind));

  it('constant and collinear covariates are left out and named', () => {
    const fit = got(
      fitCox(spells(time, ended), covariatesOf({ same: time.map(() => 3), noise, twice: noise.map((v) => 2 * v + 1) })),
    );
    expect(kinds(fit)).toEqual([
      ['constant', 'same'],
      ['collinear', 'twice'],
    ]);
    expect(fit.coefficients[0]).toBeNaN();
    expect(fit.coefficients[2]).toBeNaN();
    const alone = got(fitCox(spells(time, ended), covariatesOf({ noise })));
    expect(fit.coefficients[1]).toBeCloseTo(alone.coefficients[0]!, 12);
    expect(fit.likelihoodRatio.degrees).toBe(1);
    expect(coxSurvivalAt(fit, [3, 5, 11], 9)).toBeCloseTo(coxSurvivalAt(alone, [5], 9), 12);
    const { tests } = testProportionalHazards(
      spells(time, ended),
      covariatesOf({ same: time, noise, twice: noise }),
      fit,
    );
    expect(tests.map(({ statistic }) => Number.isNaN(statistic))).toEqual([true, false, true]);
  });

  it('perfect separation is named and the rest still stands', () => {
    const early = time.map((t, i) => (ended[i] === 1 && t < 12 ? 1 : 0));
    const data = spells(
      time.map((t, i) => (early[i] === 1 ? t : t + 30)),
      ended,
    );
    const fit = got(fitCox(data, covariatesOf({ early, noise })));
    expect(kinds(fit)).toEqual([['monotone', 'early']]);
    expect(fit.ratio[0]).toBeGreaterThan(1e4);
    expect(fit.logLikelihood).toBeGreaterThan(fit.nullLogLikelihood);
    expect(Number.isFinite(fit.errors[1]!)).toBe(true);
    const reverse = got(fitCox(data, covariatesOf({ late: early.map((v) => 1 - v) })));
    expect(kinds(reverse)).toEqual([['monotone', 'late']]);
  });

  it('few ends, none, no covariates', () => {
    expect(kinds(got(fitCox(spells([1, 2, 3, 4], [1, 1, 1, 0]), covariatesOf({ a: [1, 0, 1, 2] }))))).toContain(
      'few-events',
    );
    expect(fitCox(spells([1, 2], [0, 0]), covariatesOf({ a: [1, 2] }))).toMatchObject({
      error: { code: 'model.survival-no-events' },
    });
    expect(fitCox(spells([1, 2], [1, 1]), covariatesOf({}))).toMatchObject({
      error: { code: 'model.cox-no-covariates' },
    });
    expect(fitCox(spells([1, 2], [1, 1]), covariatesOf({ a: [2, 2] }))).toMatchObject({
      error: { code: 'model.cox-no-covariates' },
    });
    expect(fitCox(spells([1, 2], [1, 1]), covariatesOf({ a: [2, NaN] }))).toMatchObject({
      error: { code: 'model.bad-covariate' },
    });
    expect(() => fitCox(spells([1, 2], [1, 1]), covariatesOf({ a: [2] }))).toThrow(RangeError);
  });

  it('a covariate that does not vary within its strata says nothing', () => {
    const stratum = time.map((_, i) => i % 2);
    const fit = got(fitCox(spells(time, ended), covariatesOf({ stratum, noise }), { strata: stratum }));
    expect(kinds(fit)).toEqual([['constant', 'stratum']]);
  });

  it('large covariates lose no digits', () => {
    const far = got(fitCox(spells(time, ended), covariatesOf({ far: noise.map((v) => 1e9 + 1e3 * v) })));
    const near = got(fitCox(spells(time, ended), covariatesOf({ noise })));
    expect(1e3 * far.coefficients[0]!).toBeCloseTo(near.coefficients[0]!, 6);
  });
});
