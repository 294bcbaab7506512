import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalUpper } from '../../../src/models/special/normal.ts';
import { studentLower, studentQuantile, studentUpper, twoSidedStudent } from '../../../src/models/special/student.ts';

/** R 4: pt(t, degrees, lower.tail = FALSE) */
const UPPER: readonly (readonly [t: number, degrees: number, upper: number])[] = [
  [1e-6, 1, 0.4999996816901138],
  [2.5, 1, 0.1211189415908434],
  [60, 1, 0.005304673632623269],
  [0.3, 2, 0.3962428304200888],
  [12, 4.5, 6.89159882663652e-5],
  [60, 4.5, 5.216499555377469e-8],
  [1, 10, 0.17044656615103],
  [60, 10, 2.009261425344206e-14],
  [0.3, 399, 0.3821666929921833],
  [12, 399, 7.708073368879358e-29],
  [2.5, 1e5, 0.006210459596279519],
];

/** R 4: qt(p, degrees) */
const QUANTILES: readonly (readonly [p: number, degrees: number, t: number])[] = [
  [1e-10, 1, -3183098861.837906],
  [0.975, 1, 12.70620473617469],
  [0.001, 2, -22.32712477011987],
  [0.3, 4.5, -0.5635058039393779],
  [0.49, 10, -0.02570289300809031],
  [1e-10, 399, -6.530358397225442],
  [0.9, 1e6, 1.281552412129939],
];

describe('Student’s t distribution', () => {
  it('published tables: 12.706, 2.228, 1.966 leave 2.5 % above', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
    expect(studentQuantile(0.975, 399)).toBeCloseTo(1.966, 3);
  });

  it('reference: tails and quantiles as R gives them', () => {
    for (const [t, degrees, upper] of UPPER) {
      expect(Math.abs(studentUpper(t, degrees) / upper - 1)).toBeLessThan(1e-12);
      expect(Math.abs(studentLower(-t, degrees) / upper - 1)).toBeLessThan(1e-12);
    }
    for (const [p, degrees, t] of QUANTILES) expect(Math.abs(studentQuantile(p, degrees) / t - 1)).toBeLessThan(1e-9);
  });

  it('properties: the quantile undoes the tail; many degrees are the normal distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.999999, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (p, degrees) => {
          expect(studentLower(studentQuantile(p, degrees), degrees)).toBeCloseTo(p, 9);
        },
      ),
    );
    expect(studentUpper(1.5, Infinity)).toBe(normalUpper(1.5));
    expect(twoSidedStudent(1.5, 1e9)).toBeCloseTo(2 * normalUpper(1.5), 8);
  });

  it('boundaries', () => {
    expect(studentUpper(0, 3)).toBe(0.5);
    expect(studentUpper(Infinity, 3)).toBe(0);
    expect(studentUpper(-Infinity, 3)).toBe(1);
    expect(studentUpper(1, 0)).toBeNaN();
    expect(studentUpper(NaN, 5)).toBeNaN();
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(0, 3)).toBe(-Infinity);
    expect(studentQuantile(1, 3)).toBe(Infinity);
    expect(studentQuantile(1.1, 3)).toBeNaN();
    expect(twoSidedStudent(1e200, 5)).toBe(0);
  });
});
