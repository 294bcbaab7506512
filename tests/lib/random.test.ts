import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';

describe('random numbers', () => {
  it('repeat with the same seed and differ with another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, createRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('are uniform on [0, 1)', () => {
    const random = createRandom(1);
    const bins = new Uint32Array(10);
    for (let i = 0; i < 100_000; i += 1) bins[Math.floor(random.next() * 10)]! += 1;
    expect(bins.reduce((sum, n) => sum + n, 0)).toBe(100_000);
    // Chi-squared with 9 degrees of freedom; 27.9 is its 99.9 % point.
    expect(bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });

  it('draw whole numbers with both ends', () => {
    const random = createRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });
});
