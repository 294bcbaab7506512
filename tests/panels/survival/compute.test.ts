import { describe, expect, it } from 'vitest';
import { AGES, CHANNELS, CITIES, PLANS } from '../../../datasets/tea-box/catalogue.ts';
import { PARAMETERS } from '../../../datasets/tea-box/process.ts';
import { NO_MARK_16 } from '../../../src/lib/marks.ts';
import { survivalMarks } from '../../../src/panels/survival/compute.ts';
import { axisOf, countPlaces, placeOf } from '../../../src/panels/survival/places.ts';
import { meanResidual } from '../../../src/panels/survival/residual.ts';
import { parametricSurvival, type ParametricFit } from '../../../src/models/parametric-survival.ts';
import { survivalSpec } from '../../../src/panels/survival/index.ts';
import { ordersFrom } from '../orders.ts';
import {
  durationsFrom,
  HAS_SHARED,
  INITIAL,
  outcomeOf,
  resultOf,
  sharedDurations,
  subscriptionsFrom,
  teaBox,
} from './spells.ts';

/** Freireich et al. (1963): remission of 42 patients, 6-MP against placebo; reference/values.md. */
const CONTROL = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
const TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const RUNNING = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const FREIREICH = durationsFrom(
  [
    ...CONTROL.map((time) => [time, 1] as const),
    ...TREATED.map((time) => [time, 1] as const),
    ...RUNNING.map((time) => [time, 0] as const),
  ],
  { arm: [...CONTROL.map(() => 'placebo'), ...TREATED.map(() => '6-MP'), ...RUNNING.map(() => '6-MP')] },
);

describe('published values', () => {
  it('of Freireich’s patients: log-rank, medians, the curve by hand', async () => {
    const { view, curves } = await resultOf({ group: ['c0'] }, { durations: FREIREICH });
    expect(view.tests.find(({ weights }) => weights === 'log-rank')!.statistic).toBeCloseTo(16.79294, 5);
    expect(view.groups.map(({ name, median }) => [name, median.value])).toEqual([
      ['placebo', 8],
      ['6-MP', 23],
    ]);
    // 1 − 3/21, × (1 − 1/17), × (1 − 1/15): the censored at 6, 9 and 10 only leave the number at risk.
    const treated = curves[1]!.curve;
    const at = (time: number): number => treated.survival[treated.time.indexOf(time)]!;
    expect(at(6)).toBeCloseTo(18 / 21, 12);
    expect(at(7)).toBeCloseTo((18 / 21) * (16 / 17), 12);
    expect(at(10)).toBeCloseTo((18 / 21) * (16 / 17) * (14 / 15), 12);
    expect(view.groups[1]!.atRisk[0]).toBe(21);
  });

  it.skipIf(!HAS_SHARED)('of rossi: Cox by Efron and Breslow, concordance, proportional hazards', async () => {
    const rossi = sharedDurations('rossi.csv', 'week', 'arrest');
    const covariates = rossi.attributes.map(({ id }) => id);
    const { view } = await resultOf({ covariates }, { durations: rossi });
    const cox = view.cox!;
    expect(cox.ratios.map(({ coefficient }) => Number(coefficient.toFixed(5)))).toEqual([
      -0.37942, -0.05744, 0.3139, -0.1498, -0.4337, -0.08487, 0.0915,
    ]);
    expect(cox.logLikelihood).toBeCloseTo(-658.74766, 5);
    expect(cox.concordance).toBeCloseTo(0.64033, 4);
    expect(cox.holds.statistic).toBeCloseTo(17.69442, 3);
    expect(cox.ratios[0]!.low).toBeCloseTo(0.47024, 5);
    const breslow = await resultOf({ covariates, ties: 'breslow' }, { durations: rossi });
    expect(breslow.view.cox!.ratios[0]!.coefficient).toBeCloseTo(-0.3790218874, 6);
    const strata = await resultOf({ covariates, strata: ['c2'] }, { durations: rossi });
    expect(strata.view.cox!.ratios).toHaveLength(6);
    expect(strata.view.cox!.ratios[0]!.coefficient).toBeCloseTo(-0.3787673743, 6);
    expect(view.fits.fits.map(({ family }) => family)[0]).toBe('weibull');
    expect(view.fits.fits[0]!.aic).toBeCloseTo(1397.248794, 3);
  });

  it.skipIf(!HAS_SHARED)('of waltons: log-rank', async () => {
    const { view } = await resultOf({ group: ['c0'] }, { durations: sharedDurations('waltons_dataset.csv', 'T', 'E') });
    expect(view.tests[0]!.statistic).toBeCloseTo(122.2491, 3);
    expect(view.groups.map(({ spells }) => spells)).toEqual([129, 34]);
  });
});

describe('the known truth of the tea box', () => {
  const box = teaBox();

  it('is found: every hazard ratio inside its interval', async () => {
    const { view } = await resultOf({ covariates: ['c0', 'c1', 'c2', 'c3'] }, { subscriptions: box });
    const known = new Map([...PLANS, ...CHANNELS, ...AGES, ...CITIES].map(({ name, ratio }) => [name, ratio]));
    const cox = view.cox!;
    expect(cox.ratios).toHaveLength(15);
    for (const { level, reference, low, high, ratio } of cox.ratios) {
      const truth = known.get(level as string)! / known.get(reference as string)!;
      expect(low, String(level)).toBeLessThan(truth);
      expect(high, String(level)).toBeGreaterThan(truth);
      expect(Math.abs(ratio / truth - 1)).toBeLessThan(0.25);
    }
    // It was drawn so: the test must not say otherwise.
    expect(cox.holds.p).toBeGreaterThan(0.05);
    expect(cox.concordance).toBeGreaterThan(0.6);
  });

  it('is found: the baseline of the average customer, and a falling hazard', async () => {
    const { view } = await resultOf({ covariates: ['c0', 'c1', 'c2'] }, { subscriptions: box });
    const [best] = view.fits.fits;
    expect(best!.family).toBe('weibull');
    expect(best!.shape).toBeCloseTo(PARAMETERS.shape, 1);
    // 尝鲜盒, 小程序, 26–35: ρ = 1, up to how the mean of the other columns moves it.
    const plan = view.cox!.effects[0]!;
    expect(plan.curves[0]!.name).toBe('尝鲜盒');
    const at = (curve: Float64Array, months: number): number =>
      curve[Math.round((months / view.high) * (curve.length - 1))]!;
    const taster = at(plan.curves[0]!.survival, 12);
    const cellar = at(plan.curves[2]!.survival, 12);
    expect(Math.log(cellar) / Math.log(taster)).toBeCloseTo(0.5, 1);
  });

  it('is found: cumulative incidences add up to all who left, by their known shares', async () => {
    const { view } = await resultOf({}, { subscriptions: box });
    const { reasons } = view.reasons!;
    expect(reasons).toHaveLength(5);
    for (const place of [2, 6, 15]) {
      const sum = reasons.reduce((total, { at }) => total + at[place]!, 0);
      expect(sum).toBeCloseTo(1 - view.all.survival[place]!, 10);
    }
    // Within the first two months 38 % of who leave say taste, of the 96 % who say anything.
    const taste = reasons.find(({ name }) => name === '口味不合')!;
    expect(taste.at[0]! / (1 - view.all.survival[0]!)).toBeCloseTo(0.38 * 0.96, 1);
  });
});

describe('spells of subscriptions', () => {
  const rows = subscriptionsFrom(
    [
      ['a', '2024-01-01', '2024-03-01', 'price'],
      ['a', '2024-06-01', null],
      ['b', '2024-02-01', '2024-12-31', 'moved'],
      ['c', '2024-05-01', '2024-04-01'],
      ['d', '2024-07-01', '2024-07-01', 'price'],
      ['e', '2025-02-01', null],
    ],
    '2024-12-31',
  );
  const patch = { unit: 'day' } as const;

  it('run to their end, or to the last day of observation', async () => {
    const { spells, view } = await resultOf(patch, { subscriptions: rows });
    expect([...spells.data.time]).toEqual([60, 213, 334, 0]);
    expect([...spells.data.ended]).toEqual([1, 0, 1, 1]);
    expect([view.spells, view.customers, view.events, view.censored, view.zero]).toEqual([4, 3, 3, 1, 1]);
    expect([spells.findings.badTime, spells.counts.after]).toEqual([1, 1]);
  });

  it('end where observation does: who left later is still there', async () => {
    const { spells } = await resultOf({ ...patch, asOf: '2024-11-30' }, { subscriptions: rows });
    expect([...spells.data.time]).toEqual([60, 182, 303, 0]);
    expect([...spells.data.ended]).toEqual([1, 0, 0, 1]);
  });

  it('enter late where observation begins later', async () => {
    const { spells, view } = await resultOf({ ...patch, since: '2024-04-01' }, { subscriptions: rows });
    expect([...spells.data.time]).toEqual([213, 334, 0]);
    expect([...spells.data.entry!]).toEqual([0, 60, -1]);
    expect(spells.counts.before).toBe(1);
    expect(view.late).toBe(true);
  });

  it('can be the first of each customer alone', async () => {
    const { spells } = await resultOf({ ...patch, spells: 'first' }, { subscriptions: rows });
    expect([...spells.customer]).toEqual([0, 1, 3]);
    expect(spells.counts.further).toBe(1);
  });

  it('are counted in months by 30.4375 days', async () => {
    const { spells } = await resultOf({ unit: 'month' }, { subscriptions: rows });
    expect(spells.data.time[0]).toBeCloseTo(60 / 30.4375, 12);
  });

  it('keep only the customers of a filter', async () => {
    const { view } = await resultOf(patch, { subscriptions: rows }, Uint8Array.of(0, 1, 1, 1, 1));
    expect(view.spells).toBe(2);
    expect(await outcomeOf(patch, { subscriptions: rows }, new Uint8Array(5))).toBe('survival.no-customers-kept');
  });
});

describe('spells of orders', () => {
  const orders = ordersFrom([
    ['a', 0, 5],
    ['a', 10, 5],
    ['a', 50, 5],
    ['b', 5, 5],
    ['c', 90, 5],
    ['c', 95, 5],
  ]);
  const last = Math.max(...orders.day);
  const first = last - 95;

  it('end on the first day of long enough silence, whatever came after', async () => {
    const { spells } = await resultOf({ unit: 'day', silence: 30 }, { orders });
    expect([...spells.data.time]).toEqual([40, 30, 5]);
    expect([...spells.data.ended]).toEqual([1, 1, 0]);
    expect([...spells.start!]).toEqual([first, first + 5, first + 90]);
  });

  it('end with the second purchase', async () => {
    const { spells, view } = await resultOf({ unit: 'day', event: 'second' }, { orders });
    expect([...spells.data.time]).toEqual([10, 90, 5]);
    expect([...spells.data.ended]).toEqual([1, 0, 1]);
    expect(view.event).toBe('second');
  });

  it('take three times the median interval where no silence is given, at least 30 days', async () => {
    const { spells } = await resultOf({}, { orders });
    expect(spells.silence).toBe(30);
    const rare = ordersFrom([
      ['a', 0, 5],
      ['a', 40, 5],
      ['b', 0, 5],
      ['b', 50, 5],
      ['b', 90, 5],
    ]);
    expect((await resultOf({}, { orders: rare })).spells.silence).toBe(120);
  });
});

describe('groups', () => {
  it('are the commonest values and the others together', async () => {
    const values = ['a', 'a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'f', ''];
    const table = durationsFrom(
      values.map((_, i) => [i + 1, 1]),
      { letter: values },
    );
    const { view, groups } = await resultOf({ group: ['c0'] }, { durations: table });
    expect(view.groups.map(({ name, spells }) => [typeof name === 'string' ? name : name.code, spells])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 2],
      ['d', 2],
      ['survival.group-others', 2],
    ]);
    expect([groups.missing, groups.merged]).toEqual([1, 2]);
    expect(view.all.spells).toBe(12);
  });

  it('of many numbers are thirds', async () => {
    const table = durationsFrom(
      Array.from({ length: 30 }, (_, i) => [i + 1, 1] as const),
      { age: Array.from({ length: 30 }, (_, i) => String(20 + i)) },
    );
    const { view } = await resultOf({ group: ['c0'] }, { durations: table });
    expect(view.groups.map(({ spells }) => spells)).toEqual([10, 10, 10]);
    expect(view.pairs).toHaveLength(3);
    for (const { p, adjusted } of view.pairs) expect(adjusted).toBeGreaterThanOrEqual(p);
  });
});

describe('places', () => {
  it('are round and hold everything once', () => {
    for (const [longest, unit] of [
      [47.6, 'month'],
      [1460, 'day'],
      [3, 'day'],
      [0, 'week'],
      [0.37, null],
      [52, null],
    ] as const) {
      const axis = axisOf(longest, unit);
      expect(axis.high).toBeGreaterThanOrEqual(longest);
      expect(axis.edges.length - 1).toBeLessThanOrEqual(36);
      expect(axis.ticks[0]).toBe(0);
      expect(axis.ticks.length).toBeLessThanOrEqual(10);
      expect(placeOf(longest, axis)).toBe(axis.edges.length - 2);
      expect(placeOf(0, axis)).toBe(0);
    }
    const axis = axisOf(10, null);
    expect([0, 0.5, 1, 1.0001].map((time) => placeOf(time * axis.width, axis))).toEqual([0, 0, 0, 1]);
  });

  it('count ends and time at risk, late entry too', () => {
    const axis = { edges: Float64Array.of(0, 1, 2, 3), width: 1, high: 3, ticks: [] };
    const data = {
      time: Float64Array.of(0.5, 2.5, 3),
      ended: Uint8Array.of(1, 0, 1),
      entry: Float64Array.of(0, 1.5, 0),
      weight: null,
    };
    const { events, exposure } = countPlaces(data, new Uint8Array(3), 1, axis);
    expect([...events[0]!]).toEqual([1, 0, 1]);
    expect([...exposure[0]!].map((time) => Number(time.toFixed(9)))).toEqual([1.5, 1.5, 1.5]);
  });
});

describe('marks', () => {
  it('divide the customers by their latest spell', async () => {
    const rows = subscriptionsFrom(
      [
        ['a', '2024-01-01', '2024-03-01', 'price'],
        ['a', '2024-06-01', null],
        ['b', '2024-02-01', '2024-05-01', 'moved'],
        ['c', '2025-05-01', null],
      ],
      '2024-12-31',
      { plan: ['x', 'y', 'x', 'x'] },
    );
    const result = await resultOf({ group: ['c0'], unit: 'month' }, { subscriptions: rows });
    const marks = survivalMarks(result);
    const { names } = result.groups;
    expect([...marks['group']!.of]).toEqual([names.indexOf('y'), names.indexOf('x'), NO_MARK_16]);
    expect([...marks['state']!.of]).toEqual([1, 0, NO_MARK_16]);
    expect([...marks['time']!.of]).toEqual([NO_MARK_16, placeOf(90 / 30.4375, result.axis), NO_MARK_16]);
    expect(marks['running']!.of[0]).toBe(placeOf(213 / 30.4375, result.axis));
    expect(marks['reason']!.of[1]).toBe(result.reasons!.names.indexOf('moved'));
    expect(result.view.leftCustomers.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(result.view.reasons!.reasons.map(({ customers }) => customers)).toEqual([0, 1]);
  });
});

describe('what is still to be expected', () => {
  const fits: readonly ParametricFit[] = (
    [
      ['exponential', 1],
      ['weibull', 1.25],
      ['weibull', 0.4],
      ['log-normal', 0.8],
      ['log-logistic', 0.45],
    ] as const
  ).map(([family, scale]) => ({
    family,
    intercept: 2.3,
    scale,
    names: [],
    coefficients: new Float64Array(),
    errors: new Float64Array(),
    covariance: null,
    logLikelihood: 0,
    parameters: 2,
    aic: 0,
    bic: 0,
    size: 1,
    events: 1,
    zeroLength: 0,
    converged: true,
    iterations: 0,
    diagnosis: [],
  }));

  it.each(fits.map((fit) => [`${fit.family} ${fit.scale}`, fit] as const))(
    'is the area under the rest of the curve: %s',
    (_name, fit) => {
      for (const t of [0, 1, 8, 25]) {
        // Simpson over u = t + x/(1 − x).
        let area = 0;
        const steps = 40_000;
        for (let i = 0; i <= steps; i += 1) {
          const x = (i / steps) * (1 - 1e-9);
          const value = parametricSurvival(fit, t + x / (1 - x)) / (1 - x) ** 2;
          if (Number.isFinite(value)) area += value * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
        }
        area /= 3 * steps;
        expect(meanResidual(fit, t) / (area / parametricSurvival(fit, t))).toBeCloseTo(1, 2);
      }
    },
  );

  it('goes by the customer’s own covariates where Cox’s model is fitted', async () => {
    const patch = { ...INITIAL, covariates: ['c0'], ahead: 4 };
    const result = await resultOf(patch, { durations: FREIREICH });
    const { cox } = result;
    cox!.fit.linearPredictor.forEach((value, i) => expect(cox!.linear[i]).toBeCloseTo(value, 10));
    const customers = survivalSpec.tabulate(result, patch).find(({ name }) => name === 'customers')!;
    const at = (row: number, key: string) =>
      customers.cell(
        row,
        customers.columns.findIndex((each) => each.key === key),
      ) as number;
    // The hazard ratio of placebo is between two customers of either arm.
    expect(at(0, 'risk') / at(30, 'risk')).toBeCloseTo(1 / cox!.fit.ratio[0]!, 8);
    expect(at(30, 'chance')).toBeGreaterThan(0);
  });

  it('is told for who is still there, by the curve of their group', async () => {
    const options = { ...INITIAL, ahead: 4, group: ['c0'] };
    const result = await resultOf(options, { durations: FREIREICH });
    const customers = survivalSpec.tabulate(result, options).find(({ name }) => name === 'customers')!;
    const column = (key: string): number => customers.columns.findIndex((each) => each.key === key);
    const row = 21 + 9 + RUNNING.indexOf(9);
    // S(9) = 18/21 · 16/17, S(13) = S(9) · 14/15 · 11/12
    expect(customers.cell(row, column('chance'))).toBeCloseTo(1 - (14 / 15) * (11 / 12), 10);
    expect(customers.cell(0, column('chance'))).toBeNull();
    expect(customers.cell(0, column('risk'))).toBeNull();
    // 6-MP falls to half of S(9) = 0.8067 at 23: 0.4482 is above, 0.4482 → never within 35.
    expect(customers.cell(row, column('median-left'))).toBeNull();
    const last = 21 + 9 + RUNNING.indexOf(35);
    expect(customers.cell(last, column('chance'))).toBeNull();
    expect(customers.cell(row, column('mean-left'))).toBeGreaterThan(0);
  });
});

describe('bad input', () => {
  const codes = async (patch: Parameters<typeof resultOf>[0], tables: Parameters<typeof resultOf>[1]) => {
    const options = { ...INITIAL, ...patch };
    const result = await resultOf(patch, tables);
    return survivalSpec.answer(result, options).reading.map(({ code }) => code.replace('survival.', ''));
  };

  it('of nothing to count fails and says where to look', async () => {
    expect(await outcomeOf({}, {})).toBe('survival.no-rows');
    const reversed = subscriptionsFrom([['a', '2024-05-01', '2024-01-01']], '2024-12-31');
    expect(await outcomeOf({}, { subscriptions: reversed })).toBe('survival.no-spells');
  });

  it('of nobody who left shows a flat curve and says why there is no more', async () => {
    const table = durationsFrom(
      [
        [3, 0],
        [5, 0],
      ],
      { x: ['1', '2'] },
    );
    const { view } = await resultOf({ covariates: ['c0'] }, { durations: table });
    expect([...view.all.curve.survival]).toEqual([1, 1, 1]);
    expect(view.cox).toBeNull();
    expect(await codes({ covariates: ['c0'] }, { durations: table })).toEqual(
      expect.arrayContaining(['caution-no-events', 'caution-cox', 'caution-unit']),
    );
  });

  it('of one group, few ends, no ends in a group, zero lengths is said', async () => {
    const one = durationsFrom(
      [
        [3, 1],
        [5, 0],
        [0, 1],
      ],
      { x: ['a', 'a', 'a'] },
    );
    expect(await codes({ group: ['c0'] }, { durations: one })).toEqual(
      expect.arrayContaining(['caution-one-group', 'caution-few-events', 'caution-zero']),
    );
    const still = durationsFrom(
      [
        [3, 1],
        [5, 1],
        [4, 0],
        [6, 0],
      ],
      { x: ['a', 'a', 'b', 'b'] },
    );
    expect(await codes({ group: ['c0'] }, { durations: still })).toContain('caution-group-no-events');
  });

  it('of a constant covariate and of perfect separation is named', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i + 1, i < 20 ? 1 : 0] as const);
    const table = durationsFrom(rows, {
      same: rows.map(() => '7'),
      apart: rows.map(([, ended]) => (ended ? 'yes' : 'no')),
    });
    const found = await codes({ covariates: ['c0', 'c1'] }, { durations: table });
    expect(found).toEqual(expect.arrayContaining(['caution-constant', 'caution-monotone']));
    expect(await codes({ covariates: ['c0'] }, { durations: table })).toContain('caution-cox');
  });

  it('of missing values leaves the spells out of the model and says how many', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [1 + ((i * 7) % 23), 1] as const);
    const table = durationsFrom(rows, { x: rows.map((_, i) => (i % 10 === 0 ? '' : String(i % 4))) });
    const { view } = await resultOf({ covariates: ['c0'] }, { durations: table });
    expect([view.cox!.spells, view.cox!.missing]).toEqual([54, 6]);
    expect(await codes({ covariates: ['c0'] }, { durations: table })).toContain('caution-missing');
  });

  it('of a horizon beyond a group’s last time leaves that mean out', async () => {
    const { view } = await resultOf({ group: ['c0'], horizon: 30 }, { durations: FREIREICH });
    expect(view.groups[0]!.mean.value).toBeNaN();
    expect(view.groups[1]!.mean.value).toBeGreaterThan(0);
    expect(await codes({ group: ['c0'], horizon: 30 }, { durations: FREIREICH })).toContain('caution-horizon');
  });
});
