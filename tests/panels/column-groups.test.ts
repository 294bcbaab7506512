import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../src/data/universe.ts';
import { groupByColumn, NO_GROUP, type ColumnGroups } from '../../src/panels/column-groups.ts';
import { encode } from './orders.ts';

const texts = (...values: string[]): Attribute => ({
  id: 'c0',
  label: '城市',
  column: { kind: 'text', ...encode(values) },
});
const numbers = (...values: number[]): Attribute => ({
  id: 'c0',
  label: '年龄',
  column: { kind: 'number', values: Float64Array.from(values), decimals: 0 },
});

function grouped(attribute: Attribute, row: readonly number[], most = 3): ColumnGroups {
  const groups = groupByColumn(attribute, Int32Array.from(row), most, 'nps');
  if (groups === null) throw new Error('no groups');
  return groups;
}

const all = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const said = ({ names }: ColumnGroups): unknown[] =>
  names.map((name) => (typeof name === 'string' ? name : [name.code, name.parameters]));

describe('categories', () => {
  it('stand in order of size, of equal sizes by what comes first in the file; without a value in none', () => {
    const groups = grouped(texts('b', 'a', '', 'c', 'c', 'a'), all(6));
    expect(groups).toMatchObject({ label: '城市', names: ['a', 'c', 'b'], merged: 0, missing: 1 });
    expect([...groups.of]).toEqual([2, 0, NO_GROUP, 1, 1, 0]);
  });

  it('of more values than asked for: the rarer ones are one', () => {
    const groups = grouped(texts('a', 'a', 'a', 'b', 'b', 'c', 'd'), all(7));
    expect(said(groups)).toEqual(['a', 'b', ['nps.group-others', { count: 2 }]]);
    expect([...groups.of]).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(groups.merged).toBe(2);
  });

  it('are those of the rows asked for', () => {
    const groups = grouped(texts('a', 'a', '', 'b'), [3, -1, 2, 3]);
    expect(groups).toMatchObject({ names: ['b'], missing: 1 });
    expect([...groups.of]).toEqual([0, NO_GROUP, NO_GROUP, 0]);
  });
});

describe('numbers', () => {
  it('of few values are groups of their own, ascending', () => {
    const groups = grouped(numbers(30, 20, NaN, 20), [0, 1, 2, 3, -1]);
    expect(said(groups)).toEqual([
      ['nps.group-number', { label: '年龄', value: 20 }],
      ['nps.group-number', { label: '年龄', value: 30 }],
    ]);
    expect([...groups.of]).toEqual([1, 0, NO_GROUP, 0, NO_GROUP]);
    expect(groups.missing).toBe(1);
  });

  it('of many values are thirds', () => {
    const groups = grouped(numbers(5, 1, 2, 3, 4, 6), all(6));
    expect(said(groups)).toEqual([
      ['nps.group-below', { label: '年龄', value: 3 }],
      ['nps.group-between', { label: '年龄', low: 3, high: 5 }],
      ['nps.group-from', { label: '年龄', value: 5 }],
    ]);
    expect([...groups.of]).toEqual([2, 0, 0, 1, 1, 2]);
  });

  it.each([
    ['lowest', [1, 1, 1, 2, 3, 4], ['between', 'from'], [0, 0, 0, 0, 1, 1]],
    ['middle', [1, 2, 2, 2, 3, 4], ['below', 'between', 'from'], [0, 1, 1, 1, 2, 2]],
    ['middle two', [1, 2, 2, 2, 2, 3, 4], ['below', 'from'], [0, 1, 1, 1, 1, 1, 1]],
    ['lowest of two thirds', [1, 1, 1, 1, 1, 1, 1, 2, 3, 4], ['from'], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('with ties at the %s leave no group empty', (_, values, words, of) => {
    const groups = grouped(numbers(...values), all(values.length));
    expect(groups.names.map((name) => (typeof name === 'string' ? name : name.code))).toEqual(
      words.map((word) => `nps.group-${word}`),
    );
    expect([...groups.of]).toEqual(of);
  });

  it('no group is empty, none beyond its names, and a higher number never in a lower group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1 }),
        fc.integer({ min: 2, max: 8 }),
        (values, most) => {
          const { names, of } = grouped(numbers(...values), all(values.length), most);
          expect([...new Set(of)].sort((a, b) => a - b)).toEqual(all(names.length));
          const order = all(values.length).sort((a, b) => values[a]! - values[b]!);
          order.slice(1).forEach((at, i) => {
            expect(of[at]!).toBeGreaterThanOrEqual(of[order[i]!]!);
          });
        },
      ),
    );
  });
});

it('nobody with a value is no group, dates are not grouped', () => {
  expect(grouped(numbers(NaN), [0])).toMatchObject({ names: [], missing: 1 });
  expect(grouped(texts(''), [0])).toMatchObject({ names: [], missing: 1 });
  const days: Attribute = { id: 'c0', label: '日期', column: { kind: 'date', days: Int32Array.of(1), seconds: null } };
  expect(groupByColumn(days, Int32Array.of(0), 3, 'nps')).toBeNull();
});
