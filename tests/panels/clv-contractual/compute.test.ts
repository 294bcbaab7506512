import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../src/lib/days.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { periodsBetween, unitOf } from '../../../src/panels/clv-contractual/cohorts.ts';
import { clvContractualMarks, upTo } from '../../../src/panels/clv-contractual/compute.ts';
import { fitGeometric, geometricLifetime } from '../../../src/panels/clv-contractual/geometric.ts';
import { codeOf, resultOf, retentionFrom, simulatedSubscriptions, subscriptionsFrom } from './subscriptions.ts';

const PUBLISHED = '../shared/reference/sbg-fader-hardie-2007.json';

interface Published {
  readonly data: readonly number[];
  readonly alpha: number;
  readonly beta: number;
  readonly LL: number;
  readonly S: readonly number[];
  readonly retention: readonly number[];
  readonly DEL10: number;
  readonly DRL10_by_renewals: Readonly<Record<string, number>>;
}

describe('the published cases', () => {
  it.each([
    ['high-end', 0.6681, 3.8061, -1611.158],
    ['regular', 0.7041, 1.182, -1680.265],
  ] as const)('%s has the parameters of the paper', (source, alpha, beta, logLikelihood) => {
    const { view, fits } = resultOf({ source });
    expect(view.calibration).toBe(7);
    expect(fits[0]!.parameters['alpha']).toBeCloseTo(alpha, 4);
    expect(fits[0]!.parameters['beta']).toBeCloseTo(beta, 4);
    expect(fits[0]!.logLikelihood).toBeCloseTo(logLikelihood, 3);
    // The projection stays near what came, constant retention does not.
    const [sbg, , geometric] = view.curves;
    expect(sbg!.holdoutError).toBeLessThan(0.02);
    expect(geometric!.holdoutError).toBeGreaterThan(2 * sbg!.holdoutError);
  });

  it.skipIf(!existsSync(PUBLISHED))('have survivors, retention and lifetimes as stored', () => {
    const stored = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { highend: Published; regular: Published };
    for (const [source, published] of [
      ['high-end', stored.highend],
      ['regular', stored.regular],
    ] as const) {
      const { view } = resultOf({ source, renewals: 2 });
      const sbg = view.curves[0]!;
      published.S.forEach((share, t) => expect(sbg.survival[t]).toBeCloseTo(share, 5));
      published.retention.forEach((share, i) => expect(sbg.retention[i + 1]).toBeCloseTo(share, 5));
      expect(sbg.lifetime).toBeCloseTo(published.DEL10, 3);
      // The stored numbers are by period: in period n a customer has renewed n − 1 times.
      for (const [renewals, value] of Object.entries(published.DRL10_by_renewals))
        expect(sbg.residual[Number(renewals) - 1]).toBeCloseTo(value, 3);
      published.data.forEach((share, t) => expect(view.survival[t]).toBeCloseTo(share / 100, 12));
    }
  });

  it('have the same estimates whatever the customers behind the shares', () => {
    const [few, many] = [resultOf({ base: 500 }), resultOf({ base: 50_000 })];
    expect(few.fits[0]!.parameters['alpha']).toBeCloseTo(many.fits[0]!.parameters['alpha']!, 4);
    expect(few.fits[0]!.standardErrors['alpha']).toBeCloseTo(10 * many.fits[0]!.standardErrors['alpha']!, 2);
  });

  it('are worth fee × margin × discounted lifetime', () => {
    const { view } = resultOf({ fee: 200, margin: 40, model: 'beta-discrete-weibull' });
    expect(view.payment).toBe(80);
    expect(view.model).toBe('beta-discrete-weibull');
    expect(view.mixing!.c).toBe(view.curves[1]!.parameters[2]!.estimate);
  });
});

describe('constant retention', () => {
  it('is renewals over renewals faced', () => {
    // 100 customers: 20 leave at 1, 20 at 2, 60 stay beyond 2: 140 renewals of 180 faced.
    const counts = { lost: Float64Array.of(0, 20, 20), kept: Float64Array.of(0, 0, 60), customers: 100 };
    const fit = fitGeometric(counts);
    expect(fit.retention).toBeCloseTo(140 / 180, 15);
    expect(fit.logLikelihood).toBeCloseTo(40 * Math.log(40 / 180) + 140 * Math.log(140 / 180), 12);
    expect(fit.aic).toBeCloseTo(2 - 2 * fit.logLikelihood, 12);
    expect(geometricLifetime(0.8, 0.08)).toBeCloseTo(1.08 / 0.28, 12);
    expect(geometricLifetime(1, 0)).toBe(Infinity);
  });
});

describe('calibration', () => {
  it('hides what happened later', () => {
    const counts = { lost: Float64Array.of(0, 5, 4, 3), kept: Float64Array.of(0, 2, 0, 6), customers: 20 };
    const cut = upTo(counts, 2);
    expect([...cut.lost]).toEqual([0, 5, 4]);
    expect([...cut.kept]).toEqual([0, 2, 9]);
    expect(upTo(counts, 9)).toEqual(counts);
  });

  it('is as asked, two thirds where nothing is asked, all of it where there is little', () => {
    const list = Array.from({ length: 13 }, (_, t) => 1000 - 40 * t);
    expect(resultOf({ source: 'list', survivors: list }).view.calibration).toBe(8);
    expect(resultOf({ source: 'list', survivors: list, calibration: 5 }).view.calibration).toBe(5);
    expect(resultOf({ source: 'list', survivors: list, calibration: 300 }).view.calibration).toBe(12);
    expect(resultOf({ source: 'list', survivors: [100, 80, 70, 65] }).view.calibration).toBe(3);
  });
});

describe('a list or a table', () => {
  it('is counts or shares', () => {
    expect(resultOf({ source: 'list', survivors: [200, 150, 120] }).view.customers).toBe(200);
    expect(resultOf({ source: 'list', survivors: [1, 0.8, 0.7] }).view.customers).toBe(1000);
    expect(resultOf({ source: 'list', survivors: [100, 62.5, 50.1] }).view.customers).toBe(1000);
    expect(resultOf({ source: 'list', survivors: [100, 60, 50], scale: 'counts' }).view.customers).toBe(100);
    expect(resultOf({ source: 'list', survivors: [200, 150, 120], scale: 'shares', base: 50 }).view.customers).toBe(50);
  });

  it('holds cohorts of different age', () => {
    const retention = retentionFrom([
      ['2021', 0, 100],
      ['2021', 1, 70],
      ['2021', 2, 56],
      ['2022', 1, 80],
      ['2022', 0, 120],
    ]);
    const { view, counts, byCohort } = resultOf({ scale: 'counts' }, { retention });
    expect([...counts.lost]).toEqual([0, 70, 14]);
    expect([...counts.kept]).toEqual([0, 80, 56]);
    expect(byCohort.map(({ name }) => name)).toEqual(['2021', '2022']);
    // 150 of 220 renew first; then 56 of 70.
    expect(view.retention[1]).toBeCloseTo(150 / 220, 12);
    expect(view.survival[2]).toBeCloseTo((150 / 220) * (56 / 70), 12);
  });

  it('begins with everybody where it is of shares and says nothing of the beginning', () => {
    const retention = retentionFrom([
      ['a', 1, 86.9],
      ['a', 2, 74.3],
      ['a', 3, 65.3],
    ]);
    expect([...resultOf({}, { retention }).view.survival]).toEqual(
      [1, 0.869, 0.743, 0.653].map((s) => expect.closeTo(s, 12)),
    );
  });

  it('says what is wrong with it', () => {
    expect(codeOf({ source: 'list' })).toBe('clv-contractual.short-list');
    expect(codeOf({ source: 'list', survivors: [10, 20, 30] })).toBe('model.retention-rises');
    expect(codeOf({ source: 'list', survivors: [10, 10, 10] })).toBe('fine');
    expect(
      codeOf(
        {},
        {
          retention: retentionFrom([
            ['a', 0, 10],
            ['a', 2, 5],
          ]),
        },
      ),
    ).toBe('clv-contractual.gap');
    expect(
      codeOf(
        {},
        {
          retention: retentionFrom([
            ['a', 0, 10],
            ['a', 1, 5],
          ]),
        },
      ),
    ).toBe('clv-contractual.too-short');
    expect(codeOf({}, { retention: retentionFrom([]) })).toBe('clv-contractual.no-rows');
  });
});

describe('subscriptions', () => {
  const day = (iso: string): number => dayFromIso(iso)!;

  it('last whole calendar periods from day to day', () => {
    expect(periodsBetween(day('2024-01-31'), day('2024-02-29'), 'month')).toBe(1);
    expect(periodsBetween(day('2024-01-31'), day('2024-02-28'), 'month')).toBe(0.5);
    expect(periodsBetween(day('2024-01-15'), day('2024-01-15'), 'month')).toBe(0);
    expect(periodsBetween(day('2024-01-15'), day('2025-01-14'), 'year')).toBe(0.5);
    expect(periodsBetween(day('2024-01-15'), day('2025-01-15'), 'year')).toBe(1);
    expect(periodsBetween(day('2024-01-15'), day('2024-07-20'), 'quarter')).toBe(2.5);
    expect(periodsBetween(day('2024-02-29'), day('2025-02-28'), 'year')).toBe(1);
  });

  it('are counted by the renewals made, ended or still running', () => {
    const subscriptions = subscriptionsFrom(
      [
        ['a', '2024-01-01', '2024-02-20'],
        ['b', '2024-01-01', null],
        ['c', '2024-03-10', '2024-03-20'],
        ['d', '2024-04-01', null],
        ['e', '2024-01-01', '2024-04-01'],
      ],
      '2024-05-01',
    );
    const result = resultOf({ period: 'month' }, { subscriptions });
    // a leaves at the end of period 2, c of 1, e of 3; b has renewed four times, d once.
    expect([...result.counts.lost]).toEqual([0, 1, 1, 1, 0]);
    expect([...result.counts.kept]).toEqual([0, 1, 0, 0, 1]);
    const { left, running } = clvContractualMarks(result);
    expect([...left!.of]).toEqual([1, NO_MARK_16, 0, NO_MARK_16, 2]);
    expect([...running!.of]).toEqual([NO_MARK_16, 4, NO_MARK_16, 1, NO_MARK_16]);
  });

  it('give a customer who came back the mark of the subscription that runs, else of the last', () => {
    const subscriptions = subscriptionsFrom(
      [
        ['a', '2024-01-01', null],
        ['a', '2023-01-01', '2023-02-01'],
        ['b', '2024-01-01', '2024-04-01'],
        ['b', '2023-01-01', '2023-02-01'],
        ['c', '2023-05-01', '2023-08-15'],
      ],
      '2024-06-01',
    );
    const { left, running } = clvContractualMarks(resultOf({ period: 'month' }, { subscriptions }));
    expect([...left!.of]).toEqual([NO_MARK_16, 2, 3]);
    expect([...running!.of]).toEqual([5, NO_MARK_16, NO_MARK_16]);
  });

  it('find the truth again, with a fee from the data, and leave out who is filtered out', () => {
    const subscriptions = simulatedSubscriptions(6000, 1.2, 6, 3);
    const { view, fits, byCohort } = resultOf({}, { subscriptions });
    expect(view.unit).toBe('quarter');
    const monthly = resultOf({ period: 'month', calibration: 400 }, { subscriptions });
    const { parameters, intervals } = monthly.fits[0]!;
    expect(intervals['alpha']![0]).toBeLessThan(1.2);
    expect(intervals['alpha']![1]).toBeGreaterThan(1.2);
    expect(parameters['beta']! / parameters['alpha']!).toBeCloseTo(5, 0);
    expect([view.payment, view.feeFromData]).toEqual([30, true]);
    expect(byCohort.map(({ name }) => name)).toEqual(['2020', '2021']);
    expect(fits[1]).not.toBeNull();
    const keep = Uint8Array.from({ length: 6000 }, (_, i) => i % 2);
    const half = resultOf({ period: 'month' }, { subscriptions }, keep);
    expect(half.view.customers).toBe(3000);
    const { left, running } = clvContractualMarks(half);
    for (let c = 0; c < 6000; c += 1)
      expect((left!.of[c] !== NO_MARK_16 ? 1 : 0) + (running!.of[c] !== NO_MARK_16 ? 1 : 0)).toBe(keep[c]);
    expect(half.view.left!.reduce((sum, n) => sum + n, 0) + half.view.running!.reduce((sum, n) => sum + n, 0)).toBe(
      3000,
    );
  });

  it('choose the longest period of which there are eight', () => {
    expect(unitOf(subscriptionsFrom([['a', '2010-01-01', null]], '2020-01-01'))).toBe('year');
    expect(unitOf(subscriptionsFrom([['a', '2019-01-01', null]], '2020-01-01'))).toBe('month');
  });

  it('expect as many losses as there were, up to the end of the fit', () => {
    const { view } = resultOf(
      { period: 'month', calibration: 400 },
      { subscriptions: simulatedSubscriptions(4000, 1.2, 6, 9) },
    );
    const sum = (of: (loss: (typeof view.losses)[number]) => number): number =>
      view.losses.reduce((all, loss) => all + of(loss), 0);
    for (const i of [0, 1]) expect(sum(({ expected }) => expected[i]!) / sum(({ actual }) => actual)).toBeCloseTo(1, 1);
  });
});
