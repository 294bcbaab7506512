/** The tables of a data cell. */

import { describe, expect, it } from 'vitest';
import { dataTable, type DataRows } from '../../src/data/data-rows.ts';
import { MOST_PROBLEMS } from '../../src/data/misfits.ts';
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

describe('P2 rows that are listed', () => {
  it('count the lines of another table too, each as it stands', async () => {
    const prepared = await readAndPrepare('客户,金额\nA,1\nB,2\n\n客户,金额\nC,"3"\n');
    const rows = dataTable(prepared.file, prepared, 'listed');
    expect(rows.columns.map(({ key }) => key)).toEqual(['line', 'reason', 'text', 'c0', 'c1']);
    expect(Array.from({ length: rows.rows }, (_, row) => rowOf(rows, row))).toEqual([
      [5, { code: 'data.listed-other-table' }, '客户,金额', null, null],
      [6, { code: 'data.listed-other-table' }, 'C,"3"', null, null],
    ]);
    expect([rows.fileRow!(0), rows.lineText!(1)]).toEqual([-1, 'C,"3"']);
  });

  it('are those of a finding where these are asked for, used or not', async () => {
    const prepared = await readAndPrepare('客户,日期,金额\nA,2024-01-01,-5\n,2024-01-02,-6\nB,2024-01-03,7\n');
    const rows = dataTable(prepared.file, prepared, 'rows', { finding: 'negative-amount' });
    expect(Array.from({ length: rows.rows }, (_, row) => rowOf(rows, row))).toEqual([
      [2, { code: 'intake.row-used' }, 'A', dayFromIso('2024-01-01'), -5],
      [3, { code: 'data.listed-missing-customer' }, null, dayFromIso('2024-01-02'), -6],
    ]);
    expect(rows.fileRow!(1)).toBe(1);
  });
});

describe('P2 problems', () => {
  it('are those of one kind or column where these are asked for', async () => {
    const prepared = await readAndPrepare('客户,金额,数量\nA,1,1\nB,2,x\nC,y,3\nD,z,4\nE,5\n', {
      types: { c1: 'number', c2: 'number' },
    });
    const lines = (only: object): unknown[] => {
      const rows = dataTable(prepared.file, prepared, 'problems', only);
      return Array.from({ length: rows.rows }, (_, row) => rows.cell(row, 0));
    };
    expect(lines({})).toEqual([3, 4, 5, 6]);
    expect(lines({ column: 'c1' })).toEqual([4, 5]);
    expect(lines({ problem: 'short-row' })).toEqual([6]);
    expect(lines({ problem: 'not-a-number', column: 'c2' })).toEqual([3]);
    expect(lines({ column: '' })).toEqual([6]);
    expect(prepared.report.problems).toEqual({
      count: 4,
      listed: 4,
      codes: [
        { code: 'not-a-number', count: 3 },
        { code: 'short-row', count: 1 },
      ],
      columns: [
        { id: 'c1', count: 2 },
        { id: 'c2', count: 1 },
        { id: '', count: 1 },
      ],
    });
  });

  it('beyond those that can be listed one by one are all counted, and their rows known', async () => {
    const lines = Array.from({ length: MOST_PROBLEMS + 500 }, (_, row) => `K${row},x,2024-01-01`);
    const prepared = await readAndPrepare(`客户,金额,日期\n${lines.join('\n')}\nA,1\n`, {
      types: { c1: 'number' },
      treatments: { 'unparsed-cell': 'exclude' },
    });
    const { report, file } = prepared;
    expect(file.problems).toHaveLength(MOST_PROBLEMS);
    expect(report.problems).toMatchObject({ count: MOST_PROBLEMS + 501, listed: MOST_PROBLEMS });
    expect(report.columns[1]!.problems).toBe(MOST_PROBLEMS + 500);
    expect(report.findings.find(({ code }) => code === 'unparsed-cell')!.count).toBe(MOST_PROBLEMS + 500);
    expect(report.findings.find(({ code }) => code === 'ragged-row')!.count).toBe(1);
    expect(report.ledger.reasons).toContainEqual({ code: 'unparsed-cell', rows: MOST_PROBLEMS + 500 });
    expect(report.ledger.used + report.ledger.listed).toBe(report.ledger.read);
  });

  it('have line, column, what it is, what was expected and what stands in the file', async () => {
    const rows = await table('problems');
    expect(rows.columns.map(({ key }) => key)).toEqual(['line', 'column', 'problem', 'expected', 'got', 'done']);
    expect(Array.from({ length: rows.rows }, (_, row) => rowOf(rows, row))).toEqual([
      [
        4,
        '金额',
        { code: 'data.problem-not-a-number' },
        { code: 'data.expected-not-a-number', parameters: { count: 0 } },
        'x',
        { code: 'intake.done-listed' },
      ],
      [
        5,
        null,
        { code: 'data.problem-short-row' },
        { code: 'data.expected-short-row', parameters: { count: 4 } },
        { code: 'data.got-cells', parameters: { count: 3 } },
        { code: 'intake.done-short-row' },
      ],
      [
        6,
        null,
        { code: 'data.problem-long-row' },
        { code: 'data.expected-long-row', parameters: { count: 4 } },
        'more',
        { code: 'intake.done-long-row' },
      ],
    ]);
  });
});
