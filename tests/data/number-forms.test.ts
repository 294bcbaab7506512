/** Columns of numbers written in several ways: in 万, with 元, in percent, in several currencies. */

import { describe, expect, it } from 'vitest';
import type { NumberColumn } from '../../src/data/columns.ts';
import type { ReadFile } from '../../src/data/read-file.ts';
import { read, readAndPrepare } from './reading.ts';

const AMOUNTS = ['0.158232万', '381.05元', '¥862.72', '￥284.07', '99.5', '1.2亿', '3千'];
const VALUES = [1582.32, 381.05, 862.72, 284.07, 99.5, 120_000_000, 3000];

const table = (name: string, cells: readonly string[]): string =>
  `${name},城市\n${cells.map((cell, row) => `${cell},c${row}`).join('\n')}\n`;

const values = (file: ReadFile, column = 0): number[] => [
  ...(file.table.columns[column]!.column as NumberColumn).values,
];

const notes = (file: ReadFile): object =>
  Object.fromEntries(file.columns[0]!.notes.map(({ code, parameters }) => [code, parameters]));

describe('one column of several units', () => {
  it.each([1, 40])('is of numbers, each converted exactly, its units told (%d times)', async (times) => {
    const file = await read(table('金额', Array.from({ length: times }, () => AMOUNTS).flat()));
    expect(file.columns[0]!.type.value).toBe('number');
    expect(values(file)).toEqual(Array.from({ length: times }, () => VALUES).flat());
    expect(notes(file)).toEqual({
      'data.note-thousands': { count: times },
      'data.note-ten-thousands': { count: times },
      'data.note-hundred-millions': { count: times },
    });
    expect(file.currencies[0]).toBe('CNY');
    expect((file.table.columns[0]!.column as NumberColumn).decimals).toBe(2);
    expect(file.problems).toEqual([]);
  });

  it('is counted by cells where it is read as text first, quoted or not', async () => {
    // the first rows promise text, so the whole column is read again
    const late = ['x1', 'x2', 'x3', ...Array.from({ length: 500 }, () => '1.5万'), '"2万"'];
    const file = await read(table('金额', late));
    expect(file.columns[0]!.type.value).toBe('number');
    expect(notes(file)).toEqual({ 'data.note-ten-thousands': { count: 501 } });
    expect(file.problems.map(({ got }) => got)).toEqual(['x1', 'x2', 'x3']);
  });

  it('keeps what is no number as a problem', async () => {
    const file = await read(table('金额', [...Array.from({ length: 30 }, () => '1.5万'), '3万5']));
    expect(file.columns[0]!.type.value).toBe('number');
    expect(file.problems.map(({ got }) => got)).toEqual(['3万5']);
  });

  it('says nothing of units in the name, and does not take the yuan for its unit', async () => {
    const file = await read(table('金额(万元)', ['1.5', '2.25', '3']));
    expect(values(file)).toEqual([1.5, 2.25, 3]);
    expect(notes(file)).toEqual({});
    expect(file.currencies[0]).toBeNull();
    const named = await read(table('金额（人民币万元）', ['1.5', '2.25', '3']));
    expect(named.currencies[0]).toBeNull();
  });

  it('reads an edited cell by the same rules', async () => {
    const content = `客户,日期,金额\n${Array.from({ length: 12 }, (_, row) => `k${row % 4},2023-01-${10 + row},${row + 1}.5`).join('\n')}\n`;
    const prepared = await readAndPrepare(content);
    expect(prepared.report.orders?.revenue).toBe(84);
    const { applyEdits } = await import('../../src/data/cell-edits.ts');
    const edited = applyEdits(await read(content), [{ column: 'c2', row: 0, was: '1.5', now: '1.25万' }]);
    expect(values(edited, 2)[0]).toBe(12_500);
    expect(edited.problems).toEqual([]);
  });
});

describe('several currencies in one column', () => {
  it('are told with counts, and none is that of the column', async () => {
    const file = await read(table('金额($)', ['$1582.32', '€381.05', '$862.72', '7']));
    expect(values(file)).toEqual([1582.32, 381.05, 862.72, 7]);
    expect(file.currencies[0]).toBeNull();
    expect(notes(file)).toEqual({ 'data.note-currencies': { currencies: 'USD 2, EUR 1' } });
    expect(file.notices).toContainEqual({
      code: 'data.mixed-currencies',
      parameters: { currencies: 'USD 2, EUR 1', column: '金额($)' },
    });
  });

  it('are not found where one is written in two ways', async () => {
    const file = await read(table('金额', ['¥15', '381元', '￥8']));
    expect(file.currencies[0]).toBe('CNY');
    expect(notes(file)).toEqual({});
  });
});

it('percents are told', async () => {
  const file = await read(table('折扣率', ['5%', '12‰', '0%']));
  expect(values(file)).toEqual([0.05, 0.012, 0]);
  expect(notes(file)).toEqual({ 'data.note-percent': { count: 3 } });
});
