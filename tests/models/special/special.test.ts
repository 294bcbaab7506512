import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  digamma,
  logBeta,
  logGamma,
  logGammaRatio,
  stirlingTail,
  trigamma,
} from '../../../src/models/special/gamma.ts';
import { logHypergeometric } from '../../../src/models/special/hypergeometric.ts';
import { incompleteBeta, inverseIncompleteBeta } from '../../../src/models/special/incomplete-beta.ts';
import { incompleteGamma, inverseIncompleteGamma } from '../../../src/models/special/incomplete-gamma.ts';
import { log1pMinus } from '../../../src/models/special/log1p-minus.ts';

/** Arguments, then the value or values; made by fixtures/special.py. */
type Cases = readonly (readonly number[])[];
const REFERENCE = JSON.parse(readFileSync(new URL('./fixtures/special.json', import.meta.url), 'utf8')) as Record<
  string,
  Cases
>;

/** Tells the case that is furthest off, in relative terms. */
function worst(name: string, ours: (row: readonly number[]) => readonly (readonly [number, number])[]): string {
  let most = 0;
  let told = 'all within 1e-12';
  for (const row of REFERENCE[name]!)
    for (const [got, wanted] of ours(row)) {
      const error = wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1);
      if (!(error <= 1e-12) && !(error < most)) {
        most = error;
        told = `${name}(${row.join(', ')}) is ${got}, off by ${error}`;
      }
    }
  return told;
}

const one =
  (f: (...values: number[]) => number) =>
  (row: readonly number[]): [number, number][] => [[f(...row.slice(0, -1)), row.at(-1)!]];

describe('reference: mpmath with 60 digits, to 1e-12 relative', () => {
  it.each([
    ['logGamma', logGamma],
    ['digamma', digamma],
    ['trigamma', trigamma],
    ['logGammaRatio', logGammaRatio],
    ['logBeta', logBeta],
    ['log1pMinus', log1pMinus],
    ['inverseIncompleteGamma', inverseIncompleteGamma],
    ['inverseIncompleteBeta', inverseIncompleteBeta],
  ] as [string, (...values: number[]) => number][])('%s', (name, f) => {
    expect(worst(name, one(f))).toBe('all within 1e-12');
  });

  it('log ₂F₁, to 1e-12 of the function', () => {
    // An error of the logarithm is a relative error of the function; where the function is 1 the logarithm has no digits to give.
    const told = worst('logHypergeometric', (row) => {
      const got = logHypergeometric(row[0]!, row[1]!, row[2]!, row[3]!);
      const wanted = row[4]!;
      return Math.abs(wanted) > 1 ? [[got, wanted]] : [[1 + (got - wanted), 1]];
    });
    expect(told).toBe('all within 1e-12');
  });

  it('incomplete gamma, both tails', () => {
    const told = worst('incompleteGamma', (row) => {
      const { lower, upper } = incompleteGamma(row[0]!, row[1]!);
      return [
        [lower, row[2]!],
        [upper, row[3]!],
      ];
    });
    expect(told).toBe('all within 1e-12');
  });

  it('incomplete beta, both tails', () => {
    const told = worst('incompleteBeta', (row) => {
      const { lower, upper } = incompleteBeta(row[0]!, row[1]!, row[2]!);
      return [
        [lower, row[3]!],
        [upper, row[4]!],
      ];
    });
    expect(told).toBe('all within 1e-12');
  });
});

describe('boundaries', () => {
  it('log Γ is 0 at 1 and 2, ∞ at 0 and ∞, NaN below', () => {
    expect([1, 2, 0, Infinity, -1, NaN].map(logGamma)).toEqual([0, 0, Infinity, Infinity, NaN, NaN]);
  });

  it('Stirling’s tail is what is missing', () => {
    const x = 12.5;
    expect((x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingTail(x)).toBeCloseTo(logGamma(x), 13);
  });

  it('outside the domain: NaN', () => {
    expect([
      digamma(0),
      trigamma(-1),
      logBeta(0, 1),
      inverseIncompleteBeta(1, 1, 2),
      inverseIncompleteGamma(1, -0.1),
    ]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect([logHypergeometric(1, 1, 0, 0.5), logHypergeometric(1, 1, 1, 1.5)]).toEqual([NaN, NaN]);
    expect([incompleteGamma(0, 1).lower, incompleteBeta(1, 1, -1).upper]).toEqual([NaN, NaN]);
  });

  it('at the ends', () => {
    expect([incompleteGamma(2, 0), incompleteGamma(2, Infinity)]).toEqual([
      { lower: 0, upper: 1 },
      { lower: 1, upper: 0 },
    ]);
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([
      { lower: 0, upper: 1 },
      { lower: 1, upper: 0 },
    ]);
    expect([inverseIncompleteGamma(2, 0), inverseIncompleteGamma(2, 1)]).toEqual([0, Infinity]);
    expect([inverseIncompleteBeta(2, 3, 0), inverseIncompleteBeta(2, 3, 1)]).toEqual([0, 1]);
    expect([logHypergeometric(1, 2, 3, 0), logHypergeometric(1, 2, 2.5, 1)]).toEqual([0, Infinity]);
    expect(Math.exp(logHypergeometric(1, 1, 3, 1))).toBeCloseTo(2, 13);
  });

  it('a negative step of the gamma ratio undoes a positive one', () => {
    expect(logGammaRatio(7.5, -3.2)).toBe(-logGammaRatio(7.5 - 3.2, 3.2));
    expect(logGammaRatio(7.5, 0)).toBe(0);
  });
});
