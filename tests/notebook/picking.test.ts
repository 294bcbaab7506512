/** How picks join the selection. */

import { describe, expect, it } from 'vitest';
import { pickedMarks, pickRule } from '../../src/notebook/picking.ts';
import type { SelectionRule } from '../../src/session/schema.ts';

const marks = (set: string, ...list: number[]) => ({ kind: 'marks', cell: 'p', set, marks: list }) as const;

describe('pickRule', () => {
  it('replaces whatever was picked, with marks in order and once', () => {
    expect(pickRule(marks('cell', 1), marks('class', 3, 2, 3), 'replace')).toEqual(marks('class', 2, 3));
  });

  it('clears with no marks', () => {
    expect(pickRule(marks('cell', 1), marks('cell'), 'replace')).toBeNull();
  });

  it('unites marks of one set on add', () => {
    expect(pickRule(marks('cell', 4, 1), marks('cell', 2), 'add')).toEqual(marks('cell', 1, 2, 4));
  });

  it('changes sides on toggle and ends in no selection when the last mark leaves', () => {
    expect(pickRule(marks('cell', 1, 2), marks('cell', 2, 3), 'toggle')).toEqual(marks('cell', 1, 3));
    expect(pickRule(marks('cell', 1), marks('cell', 1), 'toggle')).toBeNull();
  });

  it('lets picks of different pictures stand side by side', () => {
    const both = pickRule(marks('cell', 1), marks('class', 2), 'add');
    expect(both).toEqual({ kind: 'any', of: [marks('cell', 1), marks('class', 2)] });
    expect(pickRule(both, marks('class', 2), 'toggle')).toEqual(marks('cell', 1));
  });

  it('joins named customers like marks', () => {
    const before: SelectionRule = { kind: 'customers', data: 'd', ids: ['a'] };
    expect(pickRule(before, { kind: 'customers', data: 'd', ids: ['b', 'a'] }, 'toggle')).toEqual({
      kind: 'customers',
      data: 'd',
      ids: ['b'],
    });
  });
});

describe('pickedMarks', () => {
  it('tells the marks of one cell by set', () => {
    const rule = pickRule(marks('cell', 1, 2), marks('class', 0), 'add')!;
    expect(pickedMarks(rule, 'p')).toEqual({ cell: new Set([1, 2]), class: new Set([0]) });
    expect(pickedMarks(rule, 'other')).toEqual({});
  });
});
