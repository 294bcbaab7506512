import { describe, expect, it } from 'vitest';
import { aalenJohansen, incidenceAt } from '../../src/models/aalen-johansen.ts';
import { kaplanMeier } from '../../src/models/kaplan-meier.ts';
import { distance, got, r, simulate, spells } from './survival-samples.ts';

describe('reference: R survfit of several states', () => {
  const { data, incidence } = r();

  it('incidence and standard error of three reasons', () => {
    const curves = got(aalenJohansen(spells(data.time, data.cause), 3));
    expect([...curves.time]).toEqual(incidence.time);
    curves.causes.forEach((curve, c) => {
      expect(distance(curve.incidence, incidence.incidence[c])).toBeLessThan(1e-12);
      expect(distance(curve.error, incidence.error[c])).toBeLessThan(1e-10);
    });
  });
});

describe('by hand', () => {
  it('reasons 1, 2 and a spell still running', () => {
    const curves = got(aalenJohansen(spells([1, 2, 3, 4], [1, 2, 0, 1]), 2));
    expect([...curves.causes[0]!.incidence]).toEqual([0.25, 0.25, 0.25, 0.75]);
    expect([...curves.causes[1]!.incidence]).toEqual([0, 0.25, 0.25, 0.25]);
    expect(incidenceAt(curves, 2.5)).toEqual([0.25, 0.25]);
    expect(incidenceAt(curves, 0.5)).toEqual([0, 0]);
  });

  it('with one reason it is 1 − Kaplan–Meier with Greenwood’s error', () => {
    const { data } = simulate(300, 5);
    const curve = got(kaplanMeier(data));
    const [only] = got(aalenJohansen(data, 1)).causes;
    expect(
      distance(
        only!.incidence,
        [...curve.survival].map((share) => 1 - share),
      ),
    ).toBeLessThan(1e-12);
    expect(
      distance(
        only!.error,
        [...curve.error].map((error) => (Number.isNaN(error) ? null : error)),
      ),
    ).toBeLessThan(1e-12);
  });

  it('survivors and reasons add to one, with late entry and weights', () => {
    const { data, weight } = { data: r().data, weight: Float64Array.from(r().data.weight as number[]) };
    const curves = got(
      aalenJohansen(spells(data.time, data.cause, { entry: Float64Array.from(data.entry), weight }), 3),
    );
    curves.time.forEach((_, j) => {
      const sum = curves.causes.reduce((total, { incidence }) => total + incidence[j]!, curves.survival[j]!);
      expect(sum).toBeCloseTo(1, 12);
    });
  });

  it('a reason that never comes, and one that is not known', () => {
    const never = got(aalenJohansen(spells([1, 2], [1, 0]), 2)).causes[1]!;
    expect([never.totalEvents, ...never.incidence, ...never.error]).toEqual([0, 0, 0, 0, 0]);
    expect(aalenJohansen(spells([1, 2], [1, 3]), 2)).toEqual({
      ok: false,
      error: { code: 'model.survival-cause', parameters: { row: 2, value: 3, causes: 2 } },
    });
  });
});
