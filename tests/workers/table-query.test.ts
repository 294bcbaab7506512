/** Search, sort and paging over result tables. */

import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/i18n/translate.ts';
import type { ResultTable, TableCell } from '../../src/panels/contract.ts';
import { orderRows, readWindow, tableInfo } from '../../src/workers/table-query.ts';
import type { RowsQuery } from '../../src/workers/protocol.ts';

const words = createTranslator('en', [{ zhCN: { good: '好', bad: '坏' }, en: { good: 'good', bad: 'bad' } }]);

const DATA: readonly (readonly TableCell[])[] = [
  ['c10', 5, { code: 'good' }],
  ['c9', null, { code: 'bad' }],
  ['c2', -Infinity, { code: 'good' }],
  ['c1', 5, { code: 'bad' }],
];

const table: ResultTable = {
  name: 'customers',
  title: { code: 'good' },
  published: true,
  columns: [
    { key: 'id', label: { code: 'good' }, style: 'text' },
    { key: 'value', label: { code: 'good' }, style: 'money' },
    { key: 'class', label: { code: 'good' }, style: 'message' },
  ],
  rows: DATA.length,
  cell: (row, column) => DATA[row]![column]!,
  customer: (row) => row + 100,
};

const query = (over: Partial<RowsQuery>): RowsQuery => ({
  offset: 0,
  count: 10,
  sort: null,
  search: '',
  locale: 'en',
  only: null,
  ...over,
});
const rowsOf = (over: Partial<RowsQuery>): number[] => [...orderRows(table, query(over), words, null).rows];

describe('orderRows', () => {
  it('keeps the table order without a sort', () => {
    expect(rowsOf({})).toEqual([0, 1, 2, 3]);
  });

  it('sorts numbers either way, ties in table order, missing always last', () => {
    expect(rowsOf({ sort: { column: 'value', descending: false } })).toEqual([2, 0, 3, 1]);
    expect(rowsOf({ sort: { column: 'value', descending: true } })).toEqual([0, 3, 2, 1]);
  });

  it('sorts texts the way people count', () => {
    expect(rowsOf({ sort: { column: 'id', descending: false } })).toEqual([3, 2, 1, 0]);
  });

  it('finds text in texts and in translated words, whatever the case', () => {
    expect(rowsOf({ search: 'C1' })).toEqual([0, 3]);
    expect(rowsOf({ search: 'bad' })).toEqual([1, 3]);
  });

  it('shows picked customers only', () => {
    const only = new Uint32Array(4);
    only[101 >>> 5]! |= 1 << (101 & 31);
    expect(rowsOf({ only })).toEqual([1]);
  });

  it('reuses the order while only the window moves', () => {
    const first = orderRows(table, query({ search: 'c' }), words, null);
    expect(orderRows(table, query({ search: 'c', offset: 2 }), words, first)).toBe(first);
    expect(orderRows(table, query({ search: 'x' }), words, first)).not.toBe(first);
  });
});

describe('readWindow', () => {
  it('gives the rows of the window with their customers', () => {
    const ordered = orderRows(table, query({ sort: { column: 'id', descending: false } }), words, null);
    const window = readWindow(table, ordered, 1, 2);
    expect(window.total).toBe(4);
    expect(window.rows.map((row) => [row.row, row.target, row.cells[0]])).toEqual([
      [2, 102, 'c2'],
      [1, 101, 'c9'],
    ]);
  });

  it('is empty past the end', () => {
    expect(readWindow(table, orderRows(table, query({}), words, null), 10, 5).rows).toEqual([]);
  });
});

describe('tableInfo', () => {
  it('says whether rows are customers', () => {
    expect(tableInfo(table)).toMatchObject({ name: 'customers', rows: 4, customers: true, set: null });
  });
});
