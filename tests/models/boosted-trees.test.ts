import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import {
  BOOST_DEFAULTS,
  boostedMargins,
  boostedProbabilities,
  fitBoostedTrees,
  type BoostedTrees,
  type BoostOptions,
} from '../../src/models/boosted-trees.ts';
import { areaUnderRoc, rankScores } from '../../src/models/classifier-measures.ts';
import { binFeature, binsOf } from '../../src/models/feature-bins.ts';
import { birthWeights, simulateRows } from './early-warning-samples.ts';

async function grown(
  features: readonly Float64Array[],
  labels: ArrayLike<number>,
  options: Partial<BoostOptions> = {},
): Promise<BoostedTrees> {
  const outcome = await fitBoostedTrees(features, Uint8Array.from(labels), {
    ...BOOST_DEFAULTS,
    random: createRandom(1),
    ...options,
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('published values', () => {
  it('one tree by hand: leaves −G/(H + λ), gain ½[G²/(H + λ) …] (Chen & Guestrin 2016, equations 5 and 7)', async () => {
    // 4 of 10 leave, so p = 0.4 and p(1 − p) = 0.24 for all; below 5 nobody does, from 5 on 4 of 5.
    const values = Float64Array.of(0, 1, 2, 3, 4, 6, 7, 8, 9, 10);
    const labels = [0, 0, 0, 0, 0, 1, 1, 0, 1, 1];
    const rules = { trees: 1, rate: 1, leaves: 2, minChildRows: 5, minChildWeight: 0, l2: 1 };
    const { trees, base } = await grown([values], labels, rules);
    const [tree] = trees;
    expect(base).toBeCloseTo(Math.log(4 / 6), 14);
    expect(tree!.threshold[0]).toBe(5);
    expect([...tree!.cover]).toEqual([10, 5, 5]);
    // G left 5 · 0.4 = 2, right 0.4 − 4 · 0.6 = −2; H 1.2 each.
    expect(tree!.value[1]).toBeCloseTo(-2 / 2.2, 6);
    expect(tree!.value[2]).toBeCloseTo(2 / 2.2, 6);
    expect(tree!.gain[0]).toBeCloseTo(0.5 * (4 / 2.2 + 4 / 2.2 - 0), 6);
  });
});

describe('reference: the plain implementation of fixtures/boosted-trees.py', () => {
  interface Case {
    readonly rules: Pick<
      BoostOptions,
      'trees' | 'rate' | 'leaves' | 'depth' | 'minChildWeight' | 'minChildRows' | 'l2'
    >;
    readonly loss: readonly number[];
    readonly gain: readonly number[];
    readonly splits: readonly number[];
    readonly margins: readonly number[];
  }
  const cases = JSON.parse(readFileSync(new URL('./fixtures/boosted-trees.json', import.meta.url), 'utf8')) as Case[];
  const { features, labels } = birthWeights();
  for (let i = 0; i < labels.length; i += 7) features[0]![i] = NaN;
  for (let i = 0; i < labels.length; i += 5) features[1]![i] = NaN;

  it.each(cases)('$rules', async ({ rules, loss, gain, splits, margins }) => {
    const model = await grown(features, labels, rules);
    expect(model.trees).toHaveLength(rules.trees);
    loss.forEach((value, i) => expect(model.trainingLoss[i]).toBeCloseTo(value, 5));
    expect([...model.splits]).toEqual(splits);
    gain.forEach((value, f) => expect(model.gain[f]).toBeCloseTo(value, 4));
    const own = boostedMargins(model, features);
    margins.forEach((value, i) => expect(own[i]).toBeCloseTo(value, 4));
  });
});

describe('recovery', () => {
  // A step, a product and a missing value that says something: nothing a straight line finds.
  const margin = ([a, b, c]: Float64Array): number => -1 + (a! > 0.5 ? 1.5 : 0) + 1.2 * b! * c!;
  const learn = simulateRows(20_000, 6, 21, margin);
  const check = simulateRows(10_000, 6, 22, margin);

  it('comes near the probabilities behind the rows, and ignores what is noise', async () => {
    const model = await grown(learn.features, learn.labels, { validation: check, trees: 300 });
    const { truth, labels, features } = simulateRows(10_000, 6, 23, margin);
    const found = boostedProbabilities(model, features);
    const best = areaUnderRoc(rankScores(truth, labels)).value;
    expect(areaUnderRoc(rankScores(found, labels)).value).toBeGreaterThan(best - 0.01);
    const error = Math.sqrt(truth.reduce((sum, p, i) => sum + (p - found[i]!) ** 2, 0) / truth.length);
    expect(error).toBeLessThan(0.07);
    const told = model.gain[0]! + model.gain[1]! + model.gain[2]!;
    expect(told / model.gain.reduce((sum, part) => sum + part, 0)).toBeGreaterThan(0.9);
    expect(model.trees.length).toBeLessThan(300);
    expect(model.diagnosis).toEqual(['stopped-early']);
    expect(Math.min(...model.validationLoss)).toBe(model.validationLoss[model.trees.length]);
  });

  it('sends missing values to the side they belong to', async () => {
    const { features, labels } = simulateRows(4000, 1, 31, () => -1.5);
    const [column] = features;
    for (let i = 0; i < 4000; i += 4) {
      column![i] = NaN;
      labels[i] = i % 8 === 0 ? 1 : labels[i]!;
    }
    const model = await grown(features, labels, { trees: 60 });
    const [missing, known] = boostedProbabilities(model, [Float64Array.of(NaN, 0)]);
    expect(missing).toBeGreaterThan(0.5);
    expect(known).toBeLessThan(0.3);
  });

  it('learns from samples of rows and features nearly as well', async () => {
    const model = await grown(learn.features, learn.labels, { rowShare: 0.5, columnShare: 0.7, trees: 120 });
    const best = areaUnderRoc(rankScores(check.truth, check.labels)).value;
    expect(areaUnderRoc(rankScores(boostedMargins(model, check.features), check.labels)).value).toBeGreaterThan(
      best - 0.015,
    );
    expect(model.trees.every((tree) => tree.cover[0] === 10_000)).toBe(true);
  });
});

describe('trees', () => {
  it('are the same for the same seed, and others for another one', async () => {
    const { features, labels } = simulateRows(2000, 3, 5, ([a]) => a!);
    const from = (seed: number) => grown(features, labels, { rowShare: 0.6, random: createRandom(seed), trees: 5 });
    expect(await from(4)).toEqual(await from(4));
    expect((await from(5)).trees[0]!.threshold).not.toEqual((await from(4)).trees[0]!.threshold);
  });

  it('keep to leaves, depth, rows; sums of rows and losses hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 255 }),
        async (leaves, depth, rows, bins) => {
          const { features, labels } = simulateRows(400, 3, leaves * 100 + depth, ([a, b]) => a! * b!);
          for (let i = 0; i < 400; i += 9) features[1]![i] = NaN;
          const options = { leaves, depth, minChildRows: rows, minChildWeight: 0, bins, trees: 4 };
          const model = await grown(features, labels, options);
          let loss = model.trainingLoss[0]!;
          for (const next of model.trainingLoss.slice(1)) {
            expect(next).toBeLessThan(loss);
            loss = next;
          }
          for (const tree of model.trees) {
            const deep = new Uint8Array(tree.feature.length);
            let ends = 0;
            tree.feature.forEach((feature, node) => {
              expect(tree.cover[node]).toBeGreaterThanOrEqual(rows);
              if (feature < 0) {
                ends += 1;
                return;
              }
              for (const child of [tree.left[node]!, tree.right[node]!]) deep[child] = deep[node]! + 1;
              expect(tree.cover[tree.left[node]!]! + tree.cover[tree.right[node]!]!).toBe(tree.cover[node]);
            });
            expect(ends).toBeLessThanOrEqual(leaves);
            expect(Math.max(...deep)).toBeLessThanOrEqual(depth);
          }
          // What learning saw by bins is what predicting sees by values.
          const margins = boostedMargins(model, features);
          const mean = margins.reduce((sum, m, i) => sum + Math.log1p(Math.exp(labels[i] === 1 ? -m : m)), 0) / 400;
          expect(model.trainingLoss.at(-1)).toBeCloseTo(mean, 10);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('wait for others between trees, tell how far they are, and end when cancelled', async () => {
    const { features, labels } = simulateRows(300, 2, 5, ([a]) => a!);
    const told: number[] = [];
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return pauses > 7 ? Promise.reject(new Error('cancelled')) : Promise.resolve();
    };
    const run = grown(features, labels, { trees: 10, pause, progress: (share) => told.push(share) });
    await expect(run).rejects.toThrow('cancelled');
    expect(told).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  });
});

describe('bins', () => {
  it('keep the order, hold every value, and are about equally full', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: false }), fc.integer({ min: -3, max: 3 })), {
          minLength: 1,
          maxLength: 300,
        }),
        fc.integer({ min: 2, max: 255 }),
        (list, most) => {
          const values = Float64Array.from(list);
          const feature = binFeature(values, most);
          const bins = binsOf(values, feature);
          expect(feature.missing).toBeLessThanOrEqual(most);
          values.forEach((value, i) => {
            if (Number.isNaN(value)) expect(bins[i]).toBe(feature.missing);
            else {
              expect(bins[i]).toBeLessThan(feature.missing);
              if (bins[i]! > 0) expect(value).toBeGreaterThan(feature.borders[bins[i]! - 1]!);
              if (bins[i]! < feature.borders.length) expect(value).toBeLessThanOrEqual(feature.borders[bins[i]!]!);
            }
          });
        },
      ),
    );
    const even = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const counts = new Uint32Array(100);
    for (const bin of binsOf(even, binFeature(even, 100))) counts[bin]! += 1;
    expect([...counts].every((count) => count === 100)).toBe(true);
  });

  it('a value most rows have gets one, and the others are still told apart', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i < 900 ? 0 : i));
    expect(binFeature(values, 10).borders).toHaveLength(9);
  });
});

describe('boundaries', () => {
  const labels = Uint8Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 1));
  const rising = Float64Array.from({ length: 200 }, (_, i) => i);

  it('separated classes', async () => {
    const model = await grown([rising], labels);
    const scores = boostedProbabilities(model, [rising]);
    expect(areaUnderRoc(rankScores(scores, labels)).value).toBe(1);
    expect(boostedMargins(model, [rising]).every(Number.isFinite)).toBe(true);
  });

  it('constant and empty features leave the base rate', async () => {
    const model = await grown([new Float64Array(200).fill(7), new Float64Array(200).fill(NaN)], labels);
    expect(model.trees).toHaveLength(0);
    expect(model.diagnosis).toEqual(['no-split']);
    expect(boostedProbabilities(model, [Float64Array.of(7), Float64Array.of(1)])[0]).toBeCloseTo(0.5, 14);
    expect((await grown([], labels)).diagnosis).toEqual(['no-split']);
  });

  it('infinite values are values', async () => {
    const values = rising.map((v) => (v < 100 ? -Infinity : Infinity));
    const model = await grown([values], labels, { trees: 3 });
    const [low, high] = boostedMargins(model, [Float64Array.of(-Infinity, Infinity)]);
    expect(high! - low!).toBeGreaterThan(0.5);
  });

  it('one class, no rows, few events, validation rows of one class', async () => {
    const code = async (rows: Uint8Array): Promise<string> => {
      const outcome = await fitBoostedTrees([new Float64Array(rows.length)], rows, {
        ...BOOST_DEFAULTS,
        random: createRandom(1),
      });
      return outcome.ok ? outcome.value.diagnosis.join(' ') : outcome.error.code;
    };
    expect(await code(new Uint8Array(50))).toBe('model.one-class');
    expect(await code(new Uint8Array(0))).toBe('model.no-rows-to-learn');
    expect(await code(Uint8Array.from({ length: 100 }, (_, i) => (i < 29 ? 1 : 0)))).toBe('few-events no-split');
    const validation = { features: [rising], labels: new Uint8Array(200) };
    const model = await grown([rising], labels, { validation, trees: 4 });
    expect(model.diagnosis).toEqual(['validation-one-class']);
    expect(model.trees).toHaveLength(4);
  });
});
