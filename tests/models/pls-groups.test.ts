/** Groups compared by permutation: real differences found, chance ones not, unfit groups named. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { comparePlsGroups, subsetPls, type PlsComparison, type PlsGroups } from '../../src/models/pls-groups.ts';
import type { PlsData, PlsModel } from '../../src/models/pls-model.ts';
import { fitPls } from '../../src/models/pls.ts';
import { drawChain } from './pls-samples.ts';

/** Samples one after the other, with their number as the code of the group. */
function join(parts: readonly PlsData[]): { data: PlsData; codes: Uint8Array } {
  const items = parts[0]!.items.map((item, i) => ({
    ...item,
    values: Float64Array.from(parts.flatMap((part) => [...part.items[i]!.values])),
  }));
  return {
    data: { rows: items[0]!.values.length, items },
    codes: Uint8Array.from(parts.flatMap((part, code) => Array<number>(part.rows).fill(code))),
  };
}

async function compare(data: PlsData, model: PlsModel, groups: PlsGroups, replicates = 300): Promise<PlsComparison> {
  const outcome = await comparePlsGroups(data, model, groups, { replicates, random: createRandom(1) });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('groups', () => {
  const { model } = drawChain(1, 10);
  const same = join([drawChain(21, 200).data, drawChain(22, 150).data]);
  const unlike = join([drawChain(23, 200, 0.7).data, drawChain(24, 150, 0.1).data]);
  const names = ['men', 'women'];

  it('differ by what their own fits differ by', async () => {
    const { groups, pairs } = await compare(unlike.data, model, { names, codes: unlike.codes });
    expect(groups.map(({ fit }) => fit.size)).toEqual([200, 150]);
    const own = [0, 1].map((code) => {
      const rows = [...unlike.codes.keys()].filter((row) => unlike.codes[row] === code);
      const fit = fitPls(subsetPls(unlike.data, rows), model);
      if (!fit.ok) throw new Error(fit.error.code);
      return fit.value;
    });
    pairs[0]!.paths.forEach(({ difference }, i) =>
      expect(difference).toBeCloseTo(own[0]!.paths[i]!.estimate - own[1]!.paths[i]!.estimate, 10),
    );
  });

  it('are told apart where an arrow differs, there and not elsewhere', async () => {
    const { pairs } = await compare(unlike.data, model, { names, codes: unlike.codes });
    const [first, direct] = pairs[0]!.paths;
    expect(first!.p).toBeCloseTo(1 / 301, 10);
    expect(first!.adjusted).toBeCloseTo(3 / 301, 10);
    expect(direct!.adjusted).toBeGreaterThan(0.05);
    expect(pairs[0]!.used).toBe(300);
  });

  it('are not told apart by chance', async () => {
    const { pairs } = await compare(same.data, model, { names, codes: same.codes });
    for (const { adjusted } of pairs[0]!.paths) expect(adjusted).toBeGreaterThan(0.05);
    for (const { correlation, limit, p } of pairs[0]!.invariance) {
      expect(correlation).toBeGreaterThan(limit);
      expect(p).toBeGreaterThan(0.05);
    }
  });

  it('show where a construct means something else, or stands higher', async () => {
    const { data, codes } = same;
    const items = data.items.map((item, i) => ({
      ...item,
      values: item.values.map((value, row) => {
        if (codes[row] !== 1) return value;
        // The third item turns round in the second group; the third construct rises by a deviation.
        return i === 2 ? -value : i >= 6 ? value + 1 : value;
      }),
    }));
    const { pairs } = await compare({ ...data, items }, model, { names, codes });
    const [first, second, third] = pairs[0]!.invariance;
    expect(first!.p).toBeLessThan(0.05);
    expect(first!.correlation).toBeLessThan(first!.limit);
    expect(second!.p).toBeGreaterThan(0.05);
    expect(third!.mean.difference).toBeLessThan(-0.5);
    expect(third!.mean.p).toBeLessThan(0.01);
    expect(second!.mean.p).toBeGreaterThan(0.01);
    expect(third!.variance.p).toBeGreaterThan(0.01);
  });

  it('are compared two by two, the small named and left out', async () => {
    const three = join([drawChain(21, 60).data, drawChain(22, 50).data, drawChain(25, 40).data, drawChain(26, 5).data]);
    const all = await compare(three.data, model, { names: ['a', 'b', 'c', 'd'], codes: three.codes }, 20);
    expect(all.pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(all.unfit).toEqual([
      {
        group: 3,
        respondents: 5,
        error: { code: 'pls.group-small', parameters: { group: 'd', respondents: 5, needed: 10 } },
      },
    ]);
    const alone = await comparePlsGroups(
      three.data,
      model,
      { names: ['a', 'd'], codes: three.codes.map((code) => (code === 0 ? 0 : code === 3 ? 1 : 9)) },
      { replicates: 20, random: createRandom(1) },
    );
    expect(alone).toEqual({ ok: false, error: { code: 'pls.one-group', parameters: { needed: 10 } } });
  });

  it('give the same answer for the same seed', async () => {
    const groups = { names, codes: same.codes };
    expect(await compare(same.data, model, groups, 40)).toEqual(await compare(same.data, model, groups, 40));
  });
});
