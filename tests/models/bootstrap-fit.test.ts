import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bgNbd } from '../../src/models/bg-nbd.ts';
import { bootstrapFit, type Bootstrap, type BootstrapOptions } from '../../src/models/bootstrap-fit.ts';
import type { TransactionData } from '../../src/models/transaction-model.ts';
import { transactionsFrom } from './simulated.ts';

const T = Float64Array.from({ length: 1500 }, (_, i) => 39 + (i % 12));
const data = transactionsFrom(bgNbd.simulate({ r: 0.6, alpha: 5, a: 0.8, b: 2.4 }, T, createRandom(4)));
const fit = bgNbd.fit(data);
if (!fit.ok) throw new Error(fit.error.code);
const start = fit.value.parameters;

async function bootstrap(given: TransactionData, options: Partial<BootstrapOptions> = {}): Promise<Bootstrap> {
  const outcome = await bootstrapFit(bgNbd, given, { replicates: 100, random: createRandom(1), start, ...options });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('the bootstrap', () => {
  it('agrees with the Hessian where the sample is large', async () => {
    const { standardErrors, intervals, fitted, samples } = await bootstrap(data);
    expect(fitted).toBeGreaterThan(95);
    expect(samples).toHaveLength(fitted * 4);
    for (const name of ['r', 'alpha', 'a', 'b']) {
      expect(standardErrors[name]! / fit.value.standardErrors[name]!).toBeGreaterThan(0.6);
      expect(standardErrors[name]! / fit.value.standardErrors[name]!).toBeLessThan(1.7);
      expect(intervals[name]![0]).toBeLessThan(start[name]!);
      expect(intervals[name]![1]).toBeGreaterThan(start[name]!);
    }
  });

  it('is the same for the same seed', async () => {
    const one = await bootstrap(data, { replicates: 3 });
    const again = await bootstrap(data, { replicates: 3 });
    expect(again).toEqual(one);
  });

  it('tells how far it is, and lets others in', async () => {
    const shares: number[] = [];
    let pauses = 0;
    const pause = async (): Promise<void> => void (pauses += 1);
    await bootstrap(data, { replicates: 4, progress: (share) => shares.push(share), pause });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    expect(pauses).toBe(4);
  });

  it('fails where nothing can be fitted, and wants whole weights', async () => {
    const none = { ...data, rows: 2, x: Float64Array.of(0, 0), tx: new Float64Array(2), T: Float64Array.of(3, 4) };
    const options = { replicates: 3, random: createRandom(1), start };
    const outcome = await bootstrapFit(bgNbd, { ...none, logIntervals: null }, options);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'model.bootstrap-failed' } });
    const halves = { ...none, logIntervals: null, weight: Float64Array.of(0.5, 0.2) };
    await expect(bootstrapFit(bgNbd, halves, options)).rejects.toThrow(RangeError);
  });
});
