/** Holm's adjustment: R's values, by hand, and what it never does. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/models/holm.ts';

describe('Holm’s adjustment', () => {
  // p.adjust(c(.01, .02, .03, .04, .05), 'holm')
  it('has R’s values', () => {
    const adjusted = [...holm([0.01, 0.02, 0.03, 0.04, 0.05])];
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
    expect([...holm([0.04, NaN, 0.01])].map((p) => Number(p.toFixed(9)))).toEqual([0.04, NaN, 0.02]);
  });

  it('by hand: .01, .04, .03 become .03, .06, .06', () => {
    expect([...holm([0.01, 0.04, 0.03])]).toEqual([0.03, 0.06, 0.06]);
    expect([...holm([NaN, 0.5])]).toEqual([NaN, 0.5]);
    expect([...holm([0.6, 0.7])]).toEqual([1, 1]);
    expect(holm([])).toHaveLength(0);
  });

  it('is never below p nor above 1, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
        const adjusted = holm(p);
        p.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => value < other && expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!));
        });
      }),
    );
  });
});
