/** Samples drawn again: standard errors as published, intervals that hold the truth, the same seed the same result. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { bootstrapPls, type PlsBootstrap, type PlsBootstrapOptions } from '../../src/models/pls-bootstrap.ts';
import type { PlsData, PlsModel, PlsOptions } from '../../src/models/pls-model.ts';
import { preparePls } from '../../src/models/pls.ts';
import { mobiData, mobiIsThere, mobiModel, mobiMore } from './mobi.ts';
import { drawChain } from './pls-samples.ts';

async function boot(
  data: PlsData,
  model: PlsModel,
  options: Partial<PlsBootstrapOptions> & { readonly pls?: PlsOptions } = {},
): Promise<PlsBootstrap> {
  const prepared = preparePls(data, model, options.pls);
  if (!prepared.ok) throw new Error(prepared.error.code);
  const outcome = await bootstrapPls(prepared.value, { replicates: 200, random: createRandom(1), ...options });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe.skipIf(!mobiIsThere)('published: 2,000 samples of the mobile-phone customers', () => {
  const data = mobiIsThere ? mobiData() : { rows: 0, items: [] };
  const model = mobiModel(data);
  const names = model.constructs.map(({ name }) => name);

  it('has standard errors within a tenth, and intervals that near theirs', async () => {
    const { paths, used, failed } = await boot(data, model, { replicates: 2000 });
    expect([used, failed]).toEqual([2000, 0]);
    for (const row of mobiMore().bootstrap_B2000_seed1_R) {
      const at = model.paths.findIndex(
        ({ from, to }) => row.path.replaceAll(/\s+/g, ' ') === `${names[from]!} -> ${names[to]!}`,
      );
      const { estimate, error, mean, percentile, t } = paths[at]!;
      expect(Math.abs(estimate - row.est)).toBeLessThan(1e-5);
      expect(Math.abs(error / row.boot_se - 1)).toBeLessThan(0.1);
      expect(Math.abs(mean - row.boot_mean)).toBeLessThan(0.01);
      expect(t).toBeCloseTo(estimate / error, 12);
      // Limits of two runs of 2,000 differ by chance by up to a fifth of a standard error or so.
      expect(Math.abs(percentile[0] - row['ci2.5'])).toBeLessThan(0.25 * row.boot_se);
      expect(Math.abs(percentile[1] - row['ci97.5'])).toBeLessThan(0.25 * row.boot_se);
    }
  });
});

describe('samples drawn again', () => {
  const { data, model } = drawChain(3, 300);

  it('are the same for the same seed, and others for another', async () => {
    const one = await boot(data, model);
    expect(await boot(data, model)).toEqual(one);
    expect((await boot(data, model, { random: createRandom(2) })).paths[0]!.error).not.toBe(one.paths[0]!.error);
  });

  it('tell of every arrow, route, item and pair, and of nothing else', async () => {
    const { paths, totals, indirect, weights, loadings, r2, htmt } = await boot(data, model);
    expect(paths.length).toBe(3);
    expect(totals.map((cell) => cell !== null)).toEqual([false, true, true, false, false, true, false, false, false]);
    expect(indirect.map((cell) => cell !== null)).toEqual([false, false, true, ...Array<boolean>(6).fill(false)]);
    expect(weights.length).toBe(9);
    expect(loadings.length).toBe(9);
    expect(r2.map((cell) => cell !== null)).toEqual([false, true, true]);
    expect(htmt[1]).toBe(htmt[3]);
    expect(htmt[0]).toBeNull();
    for (const { percentile, corrected, accelerated, estimate } of [...paths, ...loadings])
      for (const [lower, upper] of [percentile, corrected, accelerated]) {
        expect(lower).toBeLessThan(estimate + 0.2);
        expect(lower).toBeLessThan(upper);
      }
  });

  it('have bias-corrected limits that move with the bias, and agree where there is none', async () => {
    const { paths, r2 } = await boot(data, model, { replicates: 2000 });
    const { percentile, corrected, accelerated, error } = paths[0]!;
    expect(Math.abs(corrected[0] - percentile[0])).toBeLessThan(0.3 * error);
    expect(Math.abs(accelerated[0] - percentile[0])).toBeLessThan(0.4 * error);
    // R² grows in every sample with chance differences, so its limits move down.
    const explained = r2[1]!;
    expect(explained.mean).toBeGreaterThan(explained.estimate);
    expect(explained.corrected[0]).toBeLessThan(explained.percentile[0]);
  });

  it('turn scores back that came out the other way round', async () => {
    const turned = await boot(data, model, { signs: 'construct' });
    const alike = await boot(data, model, { signs: 'individual' });
    expect(turned.paths[0]!.error).toBeCloseTo((await boot(data, model)).paths[0]!.error, 10);
    for (const { percentile, estimate } of alike.paths) expect(percentile[0] * estimate).toBeGreaterThanOrEqual(0);
  });

  it('pause, tell how far they are, and end where the pause throws', async () => {
    const shares: number[] = [];
    let pauses = 0;
    await boot(data, model, {
      replicates: 2000,
      progress: (share) => shares.push(share),
      pause: () => Promise.resolve(void (pauses += 1)),
    });
    expect(pauses).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    await expect(boot(data, model, { pause: () => Promise.reject(new Error('cancelled')) })).rejects.toThrow(
      'cancelled',
    );
  });

  it('are drawn in groups where there are very many, and vary alike', async () => {
    const many = drawChain(3, 24_000);
    const { paths, grouped, failed } = await boot(many.data, many.model, { replicates: 600 });
    expect([grouped, failed]).toEqual([true, 0]);
    expect((await boot(data, model)).grouped).toBe(false);
    // Standard errors fall with the root of the number: those of 2,400 respondents one by one are √10 times as large.
    const tenth = await boot(drawChain(4, 2400).data, many.model, { replicates: 600 });
    paths.forEach(({ error, estimate, mean }, i) => {
      expect(Math.abs(tenth.paths[i]!.error / error / Math.sqrt(10) - 1)).toBeLessThan(0.15);
      expect(Math.abs(mean - estimate)).toBeLessThan(error);
    });
  });

  it('work with answers missing, in every way of handling them', async () => {
    const holes: PlsData = {
      ...data,
      items: data.items.map((item, j) => ({
        ...item,
        values: item.values.map((value, i) => ((i * 7 + j * 3) % 29 === 0 ? NaN : value)),
      })),
    };
    const whole = await boot(data, model);
    for (const missing of ['mean', 'listwise', 'pairwise'] as const) {
      const { paths, failed } = await boot(holes, model, { pls: { missing } });
      expect(failed).toBe(0);
      paths.forEach(({ estimate }, i) => expect(Math.abs(estimate - whole.paths[i]!.estimate)).toBeLessThan(0.12));
    }
  });
});
