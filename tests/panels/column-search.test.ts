/** Columns offered in the lists of an editor. */

import { describe, expect, it } from 'vitest';
import { findColumns, withChosen } from '../../src/panels/column-search.ts';

const columns = Array.from({ length: 5000 }, (_, i) => ({ id: `c${i}`, label: i === 7 ? '' : `Question ${i}` }));

describe('columns offered in a list', () => {
  it('are a hundred at most, and the number of the others is told', () => {
    const { offered, more } = findColumns(columns, '');
    expect([offered.length, more]).toEqual([100, 4900]);
    expect(offered[0]).toBe(columns[0]);
  });

  it('are found by their name, or by their id where they have none', () => {
    expect(findColumns(columns, ' question 4999 ').offered.map(({ id }) => id)).toEqual(['c4999']);
    expect(findColumns(columns, 'c7').offered.map(({ id }) => id)).toEqual(['c7']);
    expect(findColumns(columns, 'none such')).toEqual({ offered: [], more: 0 });
  });

  it('always hold the one chosen', () => {
    const { offered } = findColumns(columns, '');
    expect(withChosen(columns, offered, 'c4000')[0]).toBe(columns[4000]);
    expect(withChosen(columns, offered, 'c3')).toBe(offered);
    expect(withChosen(columns, offered, null)).toBe(offered);
    expect(withChosen(columns, offered, 'gone')).toBe(offered);
  });
});
