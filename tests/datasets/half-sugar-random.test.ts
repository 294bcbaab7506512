/** The generator's own draws follow their distributions, without any engine-dependent function. */

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beta, createRandom, exponential, gamma, ln, scramble } from '../../datasets/half-sugar/random.ts';

const N = 200_000;

function moments(draw: () => number): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < N; i += 1) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  return { mean: sum / N, variance: squares / N - (sum / N) ** 2 };
}

describe('random draws', () => {
  it('are the same for the same seed', () => {
    const [first, second] = [createRandom(7), createRandom(7)];
    for (let i = 0; i < 100; i += 1) expect(first()).toBe(second());
    expect(createRandom(8)()).not.toBe(createRandom(7)());
  });

  it('lie strictly between 0 and 1, evenly', () => {
    const random = createRandom(1);
    const counts = new Array<number>(10).fill(0);
    let outside = 0;
    for (let i = 0; i < N; i += 1) {
      const u = random();
      if (!(u > 0 && u < 1)) outside += 1;
      counts[Math.floor(u * 10)]! += 1;
    }
    expect(outside).toBe(0);
    for (const count of counts) expect(Math.abs(count / N - 0.1)).toBeLessThan(0.004);
  });

  it.each([
    ['exponential', exponential, 1, 1],
    ['gamma 1.1', (random: () => number) => gamma(random, 1.1), 1.1, 1.1],
    ['gamma 8', (random: () => number) => gamma(random, 8), 8, 8],
    ['beta 1.2, 12', (random: () => number) => beta(random, 1.2, 12), 1.2 / 13.2, (1.2 * 12) / (13.2 ** 2 * 14.2)],
  ] as const)('have mean and variance of %s', (_, draw, mean, variance) => {
    const random = createRandom(2);
    const found = moments(() => draw(random));
    expect(found.mean / mean).toBeCloseTo(1, 1.7);
    expect(found.variance / variance).toBeCloseTo(1, 1.3);
  });

  it('have a logarithm to the last digits', () => {
    const random = createRandom(3);
    let worst = 0;
    for (let i = 0; i < 10_000; i += 1) {
      const x = random() * 10 ** Math.floor(random() * 9 - 4);
      worst = Math.max(worst, Math.abs(ln(x) - Math.log(x)) / Math.max(1, Math.abs(Math.log(x))));
    }
    expect(worst).toBeLessThan(1e-15);
    expect(ln(1)).toBe(0);
  });

  it('scramble one-to-one', () => {
    const seen = new Set<number>();
    for (let i = 0; i < N; i += 1) seen.add(scramble(i));
    expect(seen.size).toBe(N);
  });

  it('use no function of Math whose last digit is left to the engine', () => {
    const folder = new URL('../../datasets/half-sugar/', import.meta.url);
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
      const used = readFileSync(new URL(name, folder), 'utf8').match(/Math\.\w+/g) ?? [];
      for (const call of used)
        expect(['Math.sqrt', 'Math.floor', 'Math.ceil', 'Math.round', 'Math.max', 'Math.min', 'Math.imul']).toContain(
          call,
        );
    }
  });
});
