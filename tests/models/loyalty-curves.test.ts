import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { levelsByGroup, type AnswerLevels } from '../../src/models/answer-levels.ts';
import { fitLoyaltyCurves, neverFalling, type CurveForm } from '../../src/models/loyalty-curves.ts';
import { LOYALTY, SATISFACTION } from './answers.ts';

const LEVELS = levelsByGroup(SATISFACTION, LOYALTY, null, 1)[0]!;
const settings = (form: CurveForm) => ({ form, minimum: 1, maximum: 10, level: 0.95 });
const at = (curve: { x: Float64Array }, x: number): number => curve.x.findIndex((value) => Math.abs(value - x) < 1e-9);

/** Answers 1 … 10 to both, loyalty by a logistic curve. */
function made(middle: number, steep: number, n: number, seed: number): AnswerLevels {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => random.integer(1, 10));
  const y = x.map((value) => {
    const share = 1 / (1 + Math.exp(-steep * (value - middle)));
    let loyal = 0;
    for (let i = 0; i < 9; i += 1) loyal += random.next() < share ? 1 : 0;
    return 1 + loyal;
  });
  return levelsByGroup(x, y, null, 1)[0]!;
}

describe('a loyalty curve', () => {
  it('is the parabola of numpy, with robust errors (HC1)', () => {
    const [curve] = fitLoyaltyCurves([LEVELS], settings('quadratic')).curves;
    expect(curve!.value[0]).toBeCloseTo(1.4516607304146258, 10);
    expect(curve!.value[at(curve!, 5.5)]).toBeCloseTo(4.901949057584486, 10);
    expect(curve!.value.at(-1)).toBeCloseTo(9.834442475161474, 10);
    expect(curve!.low[0]).toBeCloseTo(0.6840742762852959, 8);
    expect(curve!.low[at(curve!, 5.5)]).toBeCloseTo(4.307679343301913, 8);
    expect(curve!.shape!.loyalty.map(({ error }) => error)).toEqual([
      expect.closeTo(0.3740983711686137, 10),
      expect.closeTo(0.2896290456299403, 10),
      expect.closeTo(0.4002681302661318, 10),
    ]);
  });

  it('is the fractional logit of Papke and Wooldridge, found by scipy.optimize and Newton steps', () => {
    const [curve] = fitLoyaltyCurves([LEVELS], settings('logistic')).curves;
    const places = [
      [1, 1.6122760918994834, 1.3605808320532882, 2.0189404638520996],
      [5.5, 5.025830988143201, 4.4933062618182, 5.572132870035866],
      [10, 9.097617935200194, 8.56008943204909, 9.449105432714457],
    ] as const;
    for (const [x, value, low, high] of places) {
      const i = at(curve!, x);
      expect([curve!.value[i], curve!.low[i], curve!.high[i]]).toEqual([
        expect.closeTo(value, 9),
        expect.closeTo(low, 7),
        expect.closeTo(high, 7),
      ]);
    }
    const { shape } = curve!;
    expect(shape!.at).toEqual([1, 5.5, 10]);
    expect(shape!.bend.value).toBeCloseTo(0.14627378906961677, 9);
    expect(shape!.bend.error).toBeCloseTo(0.08273876445461094, 8);
    expect(shape!.slope.value).toBeCloseTo(0.8317046492556346, 9);
    expect(shape!.slope.error).toBeCloseTo(0.03675133763312646, 8);
    expect(shape!.upper.value - shape!.lower.value).toBeCloseTo(shape!.bend.value, 12);
  });

  it('with a square in its logit is that of Newton steps in numpy', () => {
    const [curve] = fitLoyaltyCurves([LEVELS], settings('flexible')).curves;
    for (const [x, value, low, high] of [
      [1, 1.8091658032202211, 1.3653046167215859, 2.6869719790410076],
      [5.5, 4.8233734758833045, 4.124418433835507, 5.5574078315356585],
      [10, 9.309562188773267, 8.529762154207246, 9.692646250246952],
    ] as const) {
      const i = at(curve!, x);
      expect([curve!.value[i], curve!.low[i], curve!.high[i]]).toEqual([
        expect.closeTo(value, 9),
        expect.closeTo(low, 7),
        expect.closeTo(high, 7),
      ]);
    }
    expect([...curve!.formula!.beta]).toEqual([
      expect.closeTo(-0.30302045, 7),
      expect.closeTo(2.40130174, 7),
      expect.closeTo(0.38955501, 7),
    ]);
  });

  it('that never falls is that of R, isoreg', () => {
    expect([...neverFalling(Float64Array.of(1, 3, 2, 4, 4.5, 4, 6, 5.5), new Float64Array(8).fill(1))]).toEqual([
      1, 2.5, 2.5, 4, 4.25, 4.25, 5.75, 5.75,
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.integer({ min: 1, max: 9 }))),
        (pairs) => {
          const weights = Float64Array.from(pairs, ([, w]) => w);
          const values = Float64Array.from(pairs, ([v]) => v);
          const fitted = neverFalling(values, weights);
          const sum = (of: Float64Array): number => of.reduce((total, v, i) => total + v * weights[i]!, 0);
          expect([...fitted].every((value, i) => i === 0 || value >= fitted[i - 1]!)).toBe(true);
          expect(sum(fitted)).toBeCloseTo(sum(values), 8);
        },
      ),
    );
  });

  it('holds the true curve in about 19 of 20 intervals', () => {
    for (const form of ['logistic', 'monotone'] as const) {
      let held = 0;
      for (let seed = 0; seed < 80; seed += 1) {
        const [curve] = fitLoyaltyCurves([made(6, 0.6, 400, seed)], settings(form)).curves;
        const truth = 1 + 9 / (1 + Math.exp(-0.6 * (7 - 6)));
        const i = form === 'monotone' ? at(curve!, 7) : 27;
        const own = form === 'monotone' ? truth : 1 + 9 / (1 + Math.exp(-0.6 * (curve!.x[27]! - 6)));
        held += Number(curve!.low[i]! <= own && own <= curve!.high[i]!);
      }
      expect(held, form).toBeGreaterThan(69);
    }
  });
});

describe('curves of several groups', () => {
  const rivals = made(7.5, 1, 500, 1);
  const alone = made(3, 0.35, 500, 2);

  it('that differ are told apart: steep at the top where rivals are near, flat where they are not', () => {
    for (const form of ['flexible', 'logistic', 'quadratic', 'monotone'] as const) {
      const { curves, differ, slopes, pairs } = fitLoyaltyCurves([rivals, alone], settings(form));
      expect(differ!.p, form).toBeLessThan(1e-6);
      expect(slopes!.p, form).toBeLessThan(1e-4);
      expect(pairs).toHaveLength(1);
      expect(curves[0]!.shape!.slope.value).toBeGreaterThan(curves[1]!.shape!.slope.value);
      expect(curves[0]!.shape!.bend.low, form).toBeGreaterThan(0);
      expect(curves[1]!.shape!.bend.high, form).toBeLessThan(0.3);
    }
  });

  it('that are one are found to differ no more often than they should', () => {
    for (const form of ['flexible', 'logistic', 'monotone'] as const) {
      const ps = Array.from(
        { length: 80 },
        (_, i) =>
          fitLoyaltyCurves([made(6, 0.6, 250, 1000 + i), made(6, 0.6, 250, 3000 + i)], { ...settings(form), draws: 50 })
            .differ!.p,
      );
      expect(ps.filter((p) => p < 0.05).length, form).toBeLessThan(13);
      expect(ps.filter((p) => p > 0.5).length, form).toBeGreaterThan(24);
    }
  });

  it('say why one has none', () => {
    const of = (x: number[], y: number[]) => levelsByGroup(Float64Array.from(x), Float64Array.from(y), null, 1)[0]!;
    const ten = [...Array(10).keys()];
    const { curves, differ } = fitLoyaltyCurves(
      [
        of([1, 2, 3], [1, 2, 3]),
        of(
          ten.map(() => 4),
          ten,
        ),
        of(
          ten,
          ten.map(() => 10),
        ),
        of([], []),
        rivals,
      ],
      settings('logistic'),
    );
    expect(curves.map(({ fault }) => fault)).toEqual(['few', 'one-answer', 'one-loyalty', 'few', null]);
    expect(differ).toBeNull();
    // Everybody below 5 at the lowest, everybody above at the highest: the logistic curve has no end to its steepness.
    const apart = of(
      ten,
      ten.map((x) => (x < 5 ? 1 : 10)),
    );
    expect(fitLoyaltyCurves([apart], settings('logistic')).curves[0]!.fault).toBe('not-converged');
    expect(fitLoyaltyCurves([apart], settings('monotone')).curves[0]!.fault).toBeNull();
  });

  it('without a stretch in common have no slopes to compare', () => {
    const low = levelsByGroup(
      Float64Array.from({ length: 40 }, (_, i) => 1 + (i % 3)),
      Float64Array.from({ length: 40 }, (_, i) => 1 + (i % 5)),
      null,
      1,
    )[0]!;
    const high = levelsByGroup(
      Float64Array.from({ length: 40 }, (_, i) => 8 + (i % 3)),
      Float64Array.from({ length: 40 }, (_, i) => 6 + (i % 5)),
      null,
      1,
    )[0]!;
    const { curves, slopes } = fitLoyaltyCurves([low, high], settings('logistic'));
    expect(curves.map(({ shape }) => shape)).toEqual([null, null]);
    expect(slopes).toBeNull();
  });
});
