/** Foretelling answers left out: equal to an independent computation, honest about chance, and clear where it cannot. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import type { PlsData, PlsModel } from '../../src/models/pls-model.ts';
import { predictPls, type PlsPredictOptions, type PlsPrediction } from '../../src/models/pls-predict.ts';
import { preparePls } from '../../src/models/pls.ts';
import { CHAIN, drawChain } from './pls-samples.ts';

async function predict(
  data: PlsData,
  model: PlsModel,
  options: Partial<PlsPredictOptions> = {},
): Promise<PlsPrediction> {
  const prepared = preparePls(data, model, { tolerance: 1e-10 });
  if (!prepared.ok) throw new Error(prepared.error.code);
  const outcome = await predictPls(prepared.value, { random: createRandom(1), repeats: 2, ...options });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

interface Fixture {
  readonly items: readonly string[];
  readonly blocks: readonly (readonly number[])[];
  readonly paths: readonly (readonly [number, number])[];
  readonly answers: readonly (readonly number[])[];
  readonly prediction: readonly {
    readonly item: number;
    readonly rmse: number;
    readonly linear: number;
    readonly q2: number;
  }[];
}

describe('reference: each respondent left out in turn, in numpy (fixtures/pls-schemes.py)', () => {
  it('equals it, the model and the regression', async () => {
    const { answers, items, blocks, paths, prediction } = JSON.parse(
      readFileSync(new URL('fixtures/pls-schemes.json', import.meta.url), 'utf8'),
    ) as Fixture;
    const data: PlsData = {
      rows: answers.length,
      items: items.map((name, i) => ({
        name,
        values: Float64Array.from(answers, (row) => row[i]!),
        minimum: 1,
        maximum: 10,
      })),
    };
    const model: PlsModel = {
      constructs: blocks.map((own, c) => ({ name: String(c), items: own, mode: 'A' })),
      paths: paths.map(([from, to]) => ({ from, to })),
    };
    const found = await predict(data, model, { folds: answers.length, repeats: 1 });
    expect(found.items.length).toBe(prediction.length);
    prediction.forEach(({ item, rmse, linear, q2 }, i) => {
      const own = found.items[i]!;
      expect(own.item).toBe(item);
      expect(own.model.rmse).toBeCloseTo(rmse, 7);
      expect(own.linear.rmse).toBeCloseTo(linear, 7);
      expect(own.model.q2).toBeCloseTo(q2, 7);
    });
  });
});

describe('foretelling', () => {
  it('is simple regression where every construct has one item, so both err alike', async () => {
    const { data, model } = drawChain(4, 60);
    const single = {
      paths: [{ from: 0, to: 1 }],
      constructs: model.constructs
        .slice(0, 2)
        .map((construct) => ({ ...construct, items: construct.items.slice(0, 1) })),
    };
    const { items } = await predict(data, single, { folds: 60, repeats: 1 });
    expect(items.length).toBe(1);
    expect(items[0]!.model.rmse).toBeCloseTo(items[0]!.linear.rmse, 10);
    // Residuals of the whole, each over 1 − leverage (PRESS).
    const [x, y] = [data.items[0]!.values, data.items[3]!.values];
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / 60;
    const [mx, my] = [mean(x), mean(y)];
    const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
    const slope = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0) / sxx;
    const press = x.reduce((sum, value, i) => {
      const leverage = 1 / 60 + (value - mx) ** 2 / sxx;
      return sum + ((y[i]! - my - slope * (value - mx)) / (1 - leverage)) ** 2;
    }, 0);
    expect(items[0]!.model.rmse).toBeCloseTo(Math.sqrt(press / 60), 10);
  });

  it('explains of an item what its loading and the arrow carry over', async () => {
    const { data, model } = drawChain(9, 3000);
    const { items, constructs, useful, better, power } = await predict(data, model, { repeats: 1 });
    expect(items.map(({ item }) => item)).toEqual([3, 4, 5, 6, 7, 8]);
    // Reliability of the first score is near .85, so the best share of variance foretold is about .85 (.6 λ)².
    items.slice(0, 3).forEach(({ model: own }, j) => {
      const best = 0.85 * (CHAIN.second * CHAIN.loadings[j]!) ** 2;
      expect(Math.abs(own.q2 - best)).toBeLessThan(0.05);
      expect(own.mae).toBeLessThan(own.rmse);
    });
    expect(constructs[0]).toBeNull();
    expect(constructs[1]!.q2).toBeGreaterThan(items[0]!.model.q2);
    expect(useful).toBe(6);
    expect(better).toBe(items.filter(({ model: own, linear }) => own.rmse < linear.rmse).length);
    expect(['high', 'medium', 'low', 'none']).toContain(power);
  });

  it('finds nothing where there is nothing', async () => {
    const { data, model } = drawChain(10, 400, 0);
    const only = { constructs: model.constructs.slice(0, 2), paths: [{ from: 0, to: 1 }] };
    const { items } = await predict(data, only);
    for (const { model: own } of items) expect(own.q2).toBeLessThan(0.02);
  });

  it('is better from direct causes than from the beginning of a chain', async () => {
    const { data, model } = drawChain(12, 500);
    const direct = await predict(data, model, { from: 'direct' });
    const earliest = await predict(data, model);
    expect(direct.constructs[2]!.q2).toBeGreaterThan(earliest.constructs[2]!.q2);
  });

  it('deals very many once, with the errors of one dealing', async () => {
    const { data, model } = drawChain(12, 20_010);
    const { repeats, items } = await predict(data, model, { repeats: 3 });
    expect(repeats).toBe(1);
    const few = await predict(drawChain(13, 4000).data, model);
    items.forEach(({ model: own, linear }, i) => {
      expect(Math.abs(own.q2 - few.items[i]!.model.q2)).toBeLessThan(0.05);
      expect(Math.abs(linear.rmse - few.items[i]!.linear.rmse)).toBeLessThan(0.05);
    });
  });

  it('leaves out answers not given, and says when too few are left', async () => {
    const { data, model } = drawChain(12, 200);
    const holes = {
      ...data,
      items: data.items.map((item, j) => ({
        ...item,
        values: item.values.map((value, i) => ((i + j) % 10 === 0 ? NaN : value)),
      })),
    };
    const { items } = await predict(holes, model);
    for (const { model: own } of items) expect(own.q2).toBeGreaterThan(0.05);
    const few = drawChain(12, 12);
    const prepared = preparePls(few.data, few.model);
    if (!prepared.ok) throw new Error(prepared.error.code);
    expect(await predictPls(prepared.value, { random: createRandom(1), folds: 2 })).toEqual({
      ok: false,
      error: { code: 'pls.few-to-predict', parameters: { respondents: 12, folds: 2, needed: 10 } },
    });
  });
});
