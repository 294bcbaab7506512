/** Works in parts: the same result at once and with pauses, and an end where a pause throws. */

import { describe, expect, it } from 'vitest';
import { runBreathing, runWhole, type Parts } from '../../src/lib/breather.ts';

function* parts(done: number[], spin: () => void): Parts<string> {
  for (let part = 0; part < 3; part++) {
    spin();
    done.push(part);
    yield;
  }
  return 'whole';
}

// Longer than a stretch of work between two pauses.
const long = (): void => {
  const started = performance.now();
  while (performance.now() - started < 45);
};

describe('a work in parts', () => {
  it('gives the same at once and with pauses', async () => {
    const [one, other]: [number[], number[]] = [[], []];
    let pauses = 0;
    expect(runWhole(parts(one, () => undefined))).toBe('whole');
    const breathing = runBreathing(parts(other, long), () => Promise.resolve(void pauses++));
    expect(await breathing).toBe('whole');
    expect(other).toEqual(one);
    expect(pauses).toBe(3);
  });

  it('ends where a pause throws', async () => {
    const done: number[] = [];
    const cancelled = new Error('cancelled');
    await expect(runBreathing(parts(done, long), () => Promise.reject(cancelled))).rejects.toBe(cancelled);
    expect(done).toEqual([0]);
  });
});
