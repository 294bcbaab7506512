/** Moments of samples: as if the respondents drawn stood in the file as often, whichever way they are counted. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { planPls, type PlsData, type PlsMissing } from '../../src/models/pls-model.ts';
import { DRAWN_ALONE, layAnswers, momentsOf, plsUnits, type PlsAnswers } from '../../src/models/pls-moments.ts';
import { drawChain } from './pls-samples.ts';

function lay(data: PlsData, missing: PlsMissing): PlsAnswers {
  const plan = planPls(drawChain(1, 10).model, data);
  if (!plan.ok) throw new Error(plan.error.code);
  const answers = layAnswers(plan.value, data, missing);
  if (!answers.ok) throw new Error(answers.error.code);
  return answers.value;
}

const withGaps = (data: PlsData): PlsData => ({
  ...data,
  items: data.items.map((item, j) => ({
    ...item,
    values: item.values.map((value, i) => ((i * 5 + j) % 13 === 0 ? NaN : value)),
  })),
});

const close = (values: Float64Array, others: Float64Array): void =>
  values.forEach((value, i) => expect(Math.abs(value - others[i]!)).toBeLessThan(1e-9));

describe('moments of a sample', () => {
  it('equal those of a file in which the respondents drawn stand as often', () => {
    const data = withGaps(drawChain(2, 40).data);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
        fc.constantFrom<PlsMissing>('mean', 'pairwise'),
        (counts, missing) => {
          const rows = counts.flatMap((count, row) => Array<number>(count).fill(row));
          fc.pre(new Set(rows).size > 12);
          const drawn: PlsData = {
            rows: rows.length,
            items: data.items.map((item) => ({ ...item, values: Float64Array.from(rows, (row) => item.values[row]!) })),
          };
          const one = momentsOf(lay(data, missing), counts);
          const other = momentsOf(lay(drawn, missing), null);
          expect(one === null).toBe(other === null);
          if (one === null || other === null) return;
          expect(one.size).toBe(rows.length);
          close(one.means, other.means);
          close(one.deviations, other.deviations);
          close(one.correlations, other.correlations);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('are none where an item is constant among those drawn', () => {
    const answers = lay(drawChain(2, 40).data, 'mean');
    const counts = new Uint32Array(40);
    counts[3] = 40;
    expect(momentsOf(answers, counts)).toBeNull();
  });

  it('are the same in groups as one by one, over all', () => {
    const { data } = drawChain(9, DRAWN_ALONE + 5);
    const answers = lay(withGaps(data), 'mean');
    const units = plsUnits(answers, createRandom(1));
    expect([units.grouped, units.count]).toEqual([true, 2000]);
    const grouped = units.moments(null)!;
    const alone = momentsOf(answers, null)!;
    expect(grouped.size).toBe(DRAWN_ALONE + 5);
    close(grouped.means, alone.means);
    close(grouped.deviations, alone.deviations);
    close(grouped.correlations, alone.correlations);
    expect(plsUnits(lay(withGaps(data), 'pairwise'), createRandom(1)).grouped).toBe(false);
  });
});
