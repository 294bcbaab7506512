import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectSize, powerWith, sampleSizes } from '../../src/models/sample-size.ts';

/** R: power.prop.test(p1, p2, sig.level, power)$n; 2 (z + z)² / h²; power.prop.test(n = 200, …)$power */
const R = [
  [0.1, 0.15, 0.05, 0.8, 685.5969, 680.3543, 0.3265745],
  [0.2, 0.25, 0.05, 0.8, 1093.739, 1091.899, 0.2224439],
  [0.41, 0.46, 0.05, 0.8, 1542.067, 1541.87, 0.170392],
  [0.02, 0.03, 0.01, 0.9, 7251.229, 7181.617, 0.02641488],
] as const;

describe('reference: R', () => {
  it.each(R)('p %f against %f, α %f, power %f', (base, lifted, alpha, power, normal, arcsine, there) => {
    expect(sampleSizes(base, lifted, alpha, power)).toEqual({ normal: Math.ceil(normal), arcsine: Math.ceil(arcsine) });
    expect(powerWith(200, base, lifted, alpha)).toBeCloseTo(there, 6);
  });

  it('published: Cohen’s h of .5 against .25 is −.5236', () => {
    expect(effectSize(0.5, 0.25)).toBeCloseTo(-Math.PI / 6, 12);
  });
});

describe('properties', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

  it('the size has the power asked for, one fewer has not; both ways of a difference need as many', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        fc.pre(Math.abs(a - b) > 0.01);
        const { normal, arcsine } = sampleSizes(a, b, 0.05, 0.8);
        expect(powerWith(normal, a, b, 0.05)).toBeGreaterThanOrEqual(0.8 - 1e-9);
        expect(normal < 2 || powerWith(normal - 1, a, b, 0.05) < 0.8 + 1e-9).toBe(true);
        expect(sampleSizes(b, a, 0.05, 0.8)).toEqual({ normal, arcsine });
      }),
    );
  });
});

describe('boundaries', () => {
  it('no difference needs endlessly many; shares outside are none', () => {
    expect(sampleSizes(0.2, 0.2, 0.05, 0.8)).toEqual({ normal: Infinity, arcsine: Infinity });
    expect(sampleSizes(-0.1, 0.2, 0.05, 0.8)).toEqual({ normal: NaN, arcsine: NaN });
    expect(sampleSizes(0, 1, 0.05, 0.8).normal).toBeGreaterThan(0);
  });
});
