import { describe, expect, it } from 'vitest';
import {
  chiSquareUpper,
  logNormalUpper,
  normalLower,
  normalQuantile,
  normalUpper,
  twoSided,
} from '../../../src/models/special/normal.ts';

/** R: pnorm(z, lower.tail = FALSE, log.p = TRUE) */
const LOG_UPPER: readonly (readonly [number, number])[] = [
  [-40, 0],
  [-3, -0.0013508099647481938],
  [0, -0.6931471805599453],
  [1, -1.8410216450092636],
  [8, -35.013437159914552],
  [24.9, -314.14041276161316],
  [25.1, -319.14838740588863],
  [40, -804.6084420137538],
  [1e5, -5000000012.4318638],
];

describe('the normal distribution', () => {
  it('published tables: 1.959964, 1.644854, 2.575829', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 12);
    expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489004, 12);
    expect(normalUpper(1.959963984540054)).toBeCloseTo(0.025, 15);
    expect(normalLower(-1)).toBeCloseTo(0.15865525393145707, 15);
    expect(twoSided(-1.959963984540054)).toBeCloseTo(0.05, 14);
  });

  it('reference: logarithm of the upper tail as R gives it', () => {
    for (const [z, log] of LOG_UPPER) expect(Math.abs(logNormalUpper(z) - log)).toBeLessThan(1e-13 * Math.max(1, -log));
  });

  it('boundaries', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalUpper(Infinity)).toBe(0);
    expect(normalUpper(-Infinity)).toBe(1);
    expect(chiSquareUpper(0, 3)).toBe(1);
    expect(chiSquareUpper(3.841458820694124, 1)).toBeCloseTo(0.05, 14);
  });
});
