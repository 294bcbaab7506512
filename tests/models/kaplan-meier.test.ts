import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type SurvivalCurve,
  type SurvivalInterval,
} from '../../src/models/kaplan-meier.ts';
import { numberAtRisk, prepareSurvival, splitSpells } from '../../src/models/survival-data.ts';
import { distance, FREIREICH, got, hasReference, r, reference, rossi, spells, waltons } from './survival-samples.ts';

/** The reference lists times with an end seen only. */
function atEnds(curve: SurvivalCurve): { index: number[]; of: (values: Float64Array) => number[] } {
  const index = [...curve.events.keys()].filter((j) => curve.events[j]! > 0);
  return { index, of: (values) => index.map((j) => values[j]!) };
}

describe.skipIf(!hasReference)('published: rossi and waltons', () => {
  it.each(['log', 'log-log', 'plain'] as const)('rossi with %s intervals', (interval: SurvivalInterval) => {
    const expected = reference()[`rossi_km_all_${interval}`];
    const curve = got(kaplanMeier(rossi().data, { interval }));
    const { of } = atEnds(curve);
    expect(of(curve.time)).toEqual(expected.time);
    expect(of(curve.risk)).toEqual(expected['n.risk']);
    expect(of(curve.events)).toEqual(expected['n.event']);
    expect(distance(of(curve.survival), expected.surv)).toBeLessThan(1e-12);
    expect(distance(of(curve.error), expected['std.err'])).toBeLessThan(1e-12);
    expect(distance(of(curve.lower), expected.lower)).toBeLessThan(1e-12);
    expect(distance(of(curve.upper), expected.upper)).toBeLessThan(1e-12);
  });

  it('by group', () => {
    const { data, columns } = rossi();
    const byFin = splitSpells(data, columns.fin!, 2).map((part) => got(kaplanMeier(part)));
    const expected = reference().rossi_km_by_fin_loglog;
    expect(
      distance(
        byFin.flatMap((curve) => atEnds(curve).of(curve.survival)),
        expected.surv,
      ),
    ).toBeLessThan(1e-12);
    expect(
      distance(
        byFin.flatMap((curve) => atEnds(curve).of(curve.lower)),
        expected.lower,
      ),
    ).toBeLessThan(1e-12);
    const mice = waltons();
    const byMouse = splitSpells(mice.data, mice.group, 2)
      .map((part) => got(kaplanMeier(part)))
      .reverse();
    const mouse = reference().waltons_km_by_group_loglog;
    expect(byMouse.flatMap((curve) => atEnds(curve).of(curve.risk))).toEqual(mouse['n.risk']);
    expect(
      distance(
        byMouse.flatMap((curve) => atEnds(curve).of(curve.survival)),
        mouse.surv,
      ),
    ).toBeLessThan(1e-12);
    const all = reference().waltons_km_all_loglog;
    const curve = got(kaplanMeier(mice.data));
    expect(distance(atEnds(curve).of(curve.upper), all.upper)).toBeLessThan(1e-12);
  });
});

describe('reference: R survival with late entry and weights', () => {
  const { data, late, weighted, half, half2 } = r();
  it.each([
    ['late entry', late, { entry: Float64Array.from(data.entry) }, 40],
    ['weights', weighted, { weight: Float64Array.from(data.weight) }, 55.5],
  ] as const)('%s', (_, expected, more, horizon) => {
    const curve = got(kaplanMeier(spells(data.time, data.ended, more), { interval: 'log' }));
    expect([...curve.time]).toEqual(expected.time);
    for (const name of [
      'risk',
      'events',
      'censored',
      'survival',
      'hazard',
      'hazardError',
      'lower',
      'upper',
      'error',
    ] as const)
      expect([name, distance(curve[name], expected[name]) < 1e-9]).toEqual([name, true]);
    const quantiles = [0.25, 0.5, 0.75].map((p) => survivalQuantile(curve, p));
    expect(
      distance(
        quantiles.map(({ value }) => value),
        expected.quantiles.value,
      ),
    ).toBe(0);
    expect(
      distance(
        quantiles.map(({ lower }) => lower),
        expected.quantiles.lower,
      ),
    ).toBe(0);
    expect(
      distance(
        quantiles.map(({ upper }) => upper),
        expected.quantiles.upper,
      ),
    ).toBe(0);
    const { mean, error } = restrictedMean(curve, horizon);
    expect(distance([mean, error], expected.rmst)).toBeLessThan(1e-10);
  });

  it('a median on a level stretch is its middle', () => {
    const first = got(kaplanMeier(spells([1, 2, 3, 4, 6, 9], [1, 1, 1, 0, 0, 0]), { interval: 'log' }));
    const second = got(kaplanMeier(spells([1, 2, 3, 4, 6, 9], [1, 1, 1, 0, 1, 0]), { interval: 'log' }));
    for (const [curve, expected] of [
      [first, half],
      [second, half2],
    ] as const)
      expect(
        distance(
          [0.25, 0.5, 0.75].map((p) => survivalQuantile(curve, p).value),
          expected.value,
        ),
      ).toBe(0);
  });
});

describe('by hand', () => {
  it('Freireich, treated: 6 weeks 0.857, 23 weeks 0.448, median 23 (Kalbfleisch & Prentice)', () => {
    const curve = got(kaplanMeier(splitSpells(FREIREICH.data, FREIREICH.group, 2)[1]!));
    expect(survivalAt(curve, 6).survival).toBeCloseTo(18 / 21, 14);
    expect(survivalAt(curve, 22.9).survival).toBeCloseTo(0.5378151, 7);
    expect(survivalAt(curve, 35).survival).toBeCloseTo(0.4481793, 7);
    expect(survivalQuantile(curve, 0.5).value).toBe(23);
    expect(survivalQuantile(curve, 0.5).lower).toBe(13);
    expect(survivalQuantile(curve, 0.5).upper).toBeNaN();
    expect(survivalAt(curve, 5.9)).toEqual({ survival: 1, lower: 1, upper: 1, error: 0 });
  });

  it('restricted mean: 2 of 4 end at 1 and 3 of a horizon of 4', () => {
    const curve = got(kaplanMeier(spells([1, 3, 5, 5], [1, 1, 0, 0])));
    expect(restrictedMean(curve, 4).mean).toBe(1 + 0.75 * 2 + 0.5);
    expect(restrictedMean(curve, 0.5)).toEqual({ mean: 0.5, error: 0, horizon: 0.5 });
    // Area right of 1: 2; right of 3: 0.5. Greenwood: 1/(4·3), 1/(3·2).
    expect(restrictedMean(curve, 4).error).toBeCloseTo(Math.sqrt(4 / 12 + 0.25 / 6), 14);
  });

  it('numbers at risk at any times', () => {
    const data = spells([2, 5, 5, 9], [1, 0, 1, 1], { entry: Float64Array.of(0, 0, 3, 4) });
    expect([...numberAtRisk(data, [0, 2, 3, 4, 5, 6, 10])]).toEqual([2, 2, 1, 2, 3, 1, 0]);
  });
});

describe('boundaries', () => {
  it('all censored stays at 1, without limits or median', () => {
    const curve = got(kaplanMeier(spells([3, 4], [0, 0])));
    expect([...curve.survival]).toEqual([1, 1]);
    expect(survivalQuantile(curve, 0.5).value).toBeNaN();
    expect(restrictedMean(curve, 4)).toEqual({ mean: 4, error: 0, horizon: 4 });
  });

  it('the last to end bring the curve to 0 exactly, with fractional weights too', () => {
    const weight = Float64Array.of(0.1, 0.2, 0.3, 0.7);
    const curve = got(kaplanMeier(spells([1, 2, 3, 3], [1, 1, 1, 1], { weight })));
    expect(curve.survival[2]).toBe(0);
    expect(curve.upper[2]).toBeNaN();
  });

  it('refuses what cannot be, and counts it when asked to leave it out', () => {
    const broken = spells([1, -2, NaN, 4, 0], [1, 1, 1, 1, 1], {
      entry: Float64Array.of(0, -3, 0, 4, -1),
      weight: Float64Array.of(1, 1, 1, 1, 1),
    });
    const outcome = kaplanMeier(broken);
    expect(outcome.ok ? null : outcome.error).toEqual({
      code: 'model.survival-time',
      parameters: { row: 2, value: -2 },
    });
    const { data, rows, findings } = prepareSurvival(broken);
    expect(findings).toEqual({
      rows: 5,
      kept: 2,
      events: 2,
      censored: 0,
      badTime: 2,
      lateEntry: 1,
      badWeight: 0,
      zeroLength: 1,
    });
    expect([...rows!]).toEqual([0, 4]);
    expect([...got(kaplanMeier(data)).time]).toEqual([0, 1]);
    expect(prepareSurvival(spells([1], [1])).rows).toBeNull();
    expect(kaplanMeier(spells([], []))).toEqual({ ok: false, error: { code: 'model.survival-empty' } });
    expect(() => kaplanMeier(spells([1, 2], [1]))).toThrow(RangeError);
  });
});

describe('properties', () => {
  const tables = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), { minLength: 1, maxLength: 40 });

  it('without censoring it is the share that is left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 }), (times) => {
        const curve = got(
          kaplanMeier(
            spells(
              times,
              times.map(() => 1),
            ),
          ),
        );
        for (let t = 0; t <= 12; t += 1)
          expect(survivalAt(curve, t).survival).toBeCloseTo(times.filter((time) => time > t).length / times.length, 12);
      }),
    );
  });

  it('falls, is a share, lies in its limits, and weights are repetitions', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const time = rows.map(([t]) => t);
        const ended = rows.map(([, end]) => (end ? 1 : 0));
        const twice = got(kaplanMeier(spells([...time, ...time], [...ended, ...ended])));
        const weighted = got(kaplanMeier(spells(time, ended, { weight: new Float64Array(time.length).fill(2) })));
        expect(distance(weighted.survival, [...twice.survival])).toBeLessThan(1e-12);
        for (let j = 0; j < twice.time.length; j += 1) {
          const here = twice.survival[j]!;
          expect(here >= 0 && here <= (twice.survival[j - 1] ?? 1)).toBe(true);
          expect(twice.lower[j]! > here || twice.upper[j]! < here).toBe(false);
        }
      }),
    );
  });
});
