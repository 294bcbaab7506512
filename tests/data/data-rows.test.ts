/** The tables of a data cell. */

import { describe, expect, it } from 'vitest';
import { dataTable, type DataRows } from '../../src/data/data-rows.ts';
import { dayFromIso } from '../../src/lib/days.ts';
import type { ResultTable } from '../../src/panels/contract.ts';
import { readAndPrepare } from './reading.ts';

const CONTENT =
  '会员号,下单时间,金额,备注\nK1,2024-01-01 13:05,1.5,a\n\n,2024-01-02,x,b\nK2,2024-01-03,2.5\nK1,2024-01-04,3,c,more\nK3,2024-01-05,4,d\nK3,2024-01-06,4,d\nK3,2024-01-07,4,d\nK3,2024-01-08,4,d\nK3,2024-01-09,4,d\nK3,2024-01-10,4,d\nK3,2024-01-11,4,d\n';

async function table(name: DataRows['name']): Promise<DataRows> {
  const prepared = await readAndPrepare(CONTENT);
  return dataTable(prepared.file, prepared, name);
}

function rowOf(rows: DataRows, row: number): unknown[] {
  return rows.columns.map((_, column) => rows.cell(row, column));
}

describe('all rows', () => {
  it('have their line, and cells by type', async () => {
    const rows: ResultTable = await table('rows');
    expect(rows.columns.map(({ key, style }) => [key, style])).toEqual([
      ['line', 'plain'],
      ['c0', 'text'],
      ['c1', 'text'],
      ['c2', 'plain'],
      ['c3', 'text'],
    ]);
    expect(rows.columns[1]!.label).toEqual({ code: 'data.column-label', parameters: { label: '会员号' } });
    expect(rows.rows).toBe(11);
    expect(rowOf(rows as DataRows, 0)).toEqual([2, 'K1', '2024-01-01 13:05:00', 1.5, 'a']);
    expect(rowOf(rows as DataRows, 1)).toEqual([4, null, '2024-01-02', null, 'b']);
    expect(rowOf(rows as DataRows, 2)).toEqual([5, 'K2', '2024-01-03', 2.5, null]);
  });

  it('lead to their customers', async () => {
    const rows = await table('rows');
    expect([0, 1, 2, 3, 4].map((row) => rows.customer!(row))).toEqual([0, -1, 1, 0, 2]);
  });

  it('have days as day numbers where no row has a time', async () => {
    const prepared = await readAndPrepare('会员号,日期\nK1,2024-01-01\nK2,\nK2,2024-01-03\n');
    const rows = dataTable(prepared.file, prepared, 'rows');
    expect(rows.columns[2]!.style).toBe('day');
    expect([rows.cell(0, 2), rows.cell(1, 2)]).toEqual([dayFromIso('2024-01-01'), null]);
  });
});

describe('P2 listed rows', () => {
  it('have the reason and the cells of the file', async () => {
    const rows = await table('listed');
    expect(rows.rows).toBe(1);
    expect(rowOf(rows, 0)).toEqual([4, { code: 'data.listed-missing-customer' }, null, '2024-01-02', null, 'b']);
    expect(rows.customer).toBeUndefined();
  });
});

describe('P2 problems', () => {
  it('have line, column, what it is, what was expected and what stands in the file', async () => {
    const rows = await table('problems');
    expect(rows.columns.map(({ key }) => key)).toEqual(['line', 'column', 'problem', 'expected', 'got']);
    expect(Array.from({ length: rows.rows }, (_, row) => rowOf(rows, row))).toEqual([
      [
        4,
        '金额',
        { code: 'data.problem-not-a-number' },
        { code: 'data.expected-not-a-number', parameters: { count: 0 } },
        'x',
      ],
      [
        5,
        null,
        { code: 'data.problem-short-row' },
        { code: 'data.expected-short-row', parameters: { count: 4 } },
        { code: 'data.got-cells', parameters: { count: 3 } },
      ],
      [
        6,
        null,
        { code: 'data.problem-long-row' },
        { code: 'data.expected-long-row', parameters: { count: 4 } },
        'more',
      ],
    ]);
  });
});
