import { describe, expect, it } from 'vitest';
import { interpolant } from '../../../src/models/special/chebyshev.ts';

describe('interpolant', () => {
  it('stands for a smooth function', () => {
    let calls = 0;
    const f = (x: number): number => {
      calls += 1;
      return Math.exp(-x) * Math.cos(3 * x);
    };
    const smooth = interpolant(f, -1, 4)!;
    const spent = calls;
    for (let x = -1; x <= 4; x += 0.01) expect(Math.abs(smooth(x) - f(x))).toBeLessThan(1e-12);
    expect(spent).toBeLessThan(100);
  });

  it('gives way where the function is not smooth, or not a number', () => {
    expect(interpolant(Math.abs, -1, 1.1)).toBeNull();
    expect(interpolant(Math.sqrt, -1, 1)).toBeNull();
  });
});
