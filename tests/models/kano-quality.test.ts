/** Trust in Kano answers: counts by person and feature, who is left out and why, random ticking found again. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/lib/random.ts';
import { filterKano, judgeKano, type KanoLevels } from '../../src/models/kano-quality.ts';
import { kanoLevels, kanoTable } from '../../src/models/kano-table.ts';

const table = kanoTable();

/** Rows of answers by person, `functional dysfunctional` of each feature; 0 is no answer. */
function levelsOf(rows: readonly string[]): KanoLevels[] {
  const features = rows[0]!.split(' ').length;
  const side = (feature: number, at: number): Uint8Array =>
    kanoLevels(rows.map((row) => Number(row.split(' ')[feature]![at])));
  return Array.from({ length: features }, (_, f) => ({ functional: side(f, 0), dysfunctional: side(f, 1) }));
}

const rows = ['15 25 14', '11 55 51', '33 33 33', '10 00 15', '00 00 00', '51 31 21'];
const quality = judgeKano(levelsOf(rows), table);

describe('counts, by hand', () => {
  it('by person', () => {
    expect(Array.from(quality.persons.answered)).toEqual([3, 3, 3, 1, 0, 3]);
    expect(Array.from(quality.persons.halves)).toEqual([0, 0, 0, 1, 0, 0]);
    expect(Array.from(quality.persons.questionable)).toEqual([0, 2, 0, 0, 0, 0]);
    expect(Array.from(quality.persons.reverse)).toEqual([0, 1, 0, 0, 0, 3]);
    expect(Array.from(quality.persons.same)).toEqual([2 / 6, 3 / 6, 1, 2 / 3, NaN, 3 / 6]);
  });

  it('by feature', () => {
    expect(Array.from(quality.items.answered)).toEqual([4, 4, 5]);
    expect(Array.from(quality.items.halves)).toEqual([1, 0, 0]);
    expect(Array.from(quality.items.missing)).toEqual([1, 2, 1]);
    expect(Array.from(quality.items.questionable)).toEqual([1, 1, 0]);
    expect(Array.from(quality.items.reverse)).toEqual([1, 1, 2]);
  });

  it('Pouliot finds the contradictions in the middle too', () => {
    const middle = judgeKano(levelsOf(['22 44 33']), kanoTable('pouliot'));
    expect(middle.persons.questionable[0]).toBe(2);
  });
});

describe('who stays', () => {
  it('everybody without rules', () => {
    expect(filterKano(quality, {})).toMatchObject({ count: 6, left: { answered: 0, uniform: 0 } });
  });

  it('each is left out for the first reason that holds', () => {
    const kept = filterKano(quality, { answered: 1, uniform: true, questionable: 0.2, reverse: 0.5 });
    expect(Array.from(kept.kept)).toEqual([1, 0, 0, 1, 0, 0]);
    expect(kept.left).toEqual({ answered: 1, uniform: 1, questionable: 1, reverse: 1 });
    expect(kept.count).toBe(2);
  });

  it('a share at the limit stays, whatever rounding says: 3 of 15 is not above .2', () => {
    const row = [...Array<string>(3).fill('11'), ...Array<string>(12).fill('15')].join(' ');
    expect(filterKano(judgeKano(levelsOf([row]), table), { questionable: 0.2 }).count).toBe(1);
    expect(filterKano(judgeKano(levelsOf([row]), table), { questionable: 0.19 }).count).toBe(0);
  });

  it('the same answer to two features may be an opinion', () => {
    expect(filterKano(judgeKano(levelsOf(['33 33']), table), { uniform: true }).count).toBe(1);
  });
});

describe('recovery', () => {
  it('random ticking answers Q in 2 and R in 7 of 25 pairs', () => {
    const random = createRandom(5);
    const tick = (): Uint8Array => Uint8Array.from({ length: 4000 }, () => random.integer(0, 4));
    const { persons } = judgeKano(
      Array.from({ length: 10 }, () => ({ functional: tick(), dysfunctional: tick() })),
      table,
    );
    const total = (counts: Uint16Array): number => counts.reduce((sum, count) => sum + count, 0) / 40_000;
    expect(total(persons.questionable)).toBeCloseTo(2 / 25, 2);
    expect(total(persons.reverse)).toBeCloseTo(7 / 25, 2);
  });
});

describe('boundaries', () => {
  it('no features, no respondents', () => {
    expect(judgeKano([], table).persons.answered).toHaveLength(0);
    expect(filterKano(judgeKano([], table), { uniform: true }).count).toBe(0);
  });

  it('questions of different length are a mistake of the caller', () => {
    expect(() => judgeKano([{ functional: new Uint8Array(2), dysfunctional: new Uint8Array(3) }], table)).toThrow(
      RangeError,
    );
  });
});
