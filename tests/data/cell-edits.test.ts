import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/data/cell-edits.ts';
import { cellText } from '../../src/data/column-report.ts';
import { prepare } from '../../src/data/prepare.ts';
import type { CellEdit, DataChoices } from '../../src/data/report.ts';
import { cells, read, TODAY } from './reading.ts';

const FILE = [
  'id,day,paid,city',
  '0071,2024-01-05,12.50,上海',
  '0072,2024-01-06,x,北京',
  '0073,2024-01-07,30,上海',
  '0074,2024-01-08,41,广州',
  '0075,2024-01-09,5,上海',
  '0076,2024-01-10,6,北京',
  '0077,2024-01-11,7,上海',
  '0078,2024-01-12,8,北京',
  '0079,2024-01-13,9,上海',
  '0080,2024-01-14,10,北京',
  '0081,2024-01-15,11,上海',
  '0082,2024-01-16,12,北京',
].join('\n');

const edit = (column: string, row: number, was: string, now: string): CellEdit => ({ column, row, was, now });

describe('applyEdits', () => {
  test('a number, a day, an identifier and a category, each read as its column is', async () => {
    const file = await read(FILE);
    const edited = applyEdits(file, [
      edit('c2', 0, '12.5', '￥1,200.25'),
      edit('c1', 2, '2024-01-07', '2024年2月3日 13:05'),
      edit('c0', 3, '0074', '0007'),
      edit('c3', 4, '上海', '深圳'),
    ]);
    expect(cells(edited)[0]![2]).toBe('1200.25');
    expect(cells(edited)[2]![1]).toBe('2024-02-03 13:05:00');
    expect(cells(edited)[3]![0]).toBe('0007');
    expect(cells(edited)[4]![3]).toBe('深圳');
    expect(edited.edits).toEqual({
      applied: [
        { column: 'c2', row: 0, was: '12.5', now: '￥1,200.25', line: 2, fits: true },
        { column: 'c1', row: 2, was: '2024-01-07', now: '2024年2月3日 13:05', line: 4, fits: true },
        { column: 'c0', row: 3, was: '0074', now: '0007', line: 5, fits: true },
        { column: 'c3', row: 4, was: '上海', now: '深圳', line: 6, fits: true },
      ],
      lost: [],
    });
    expect(edited.columns[2]!.maximum).toBe(1200.25);
    expect(edited.columns[3]!.distinct).toBe(4);
    expect(edited.notices.map(({ code }) => code)).toContain('data.edits-applied');
    // untouched columns are shared, touched ones are copies
    expect(applyEdits(file, [edit('c2', 0, '12.5', '1')]).table.columns[0]!.column).toBe(file.table.columns[0]!.column);
    expect(cells(file)[0]![2]).toBe('12.5');
  });

  test('a text that is no value of its column is missing, and listed with its line and text', async () => {
    const file = await read(FILE);
    const edited = applyEdits(file, [edit('c2', 2, '30', 'thirty'), edit('c1', 3, '2024-01-08', 'soon')]);
    expect(cells(edited)[2]![2]).toBe('');
    expect(cells(edited)[3]![1]).toBe('');
    expect(edited.problems.map(({ line, column, code, got }) => [line, column, code, got])).toEqual([
      [3, 2, 'not-a-number', 'x'],
      [4, 2, 'not-a-number', 'thirty'],
      [5, 1, 'not-a-date', 'soon'],
    ]);
    expect(edited.columns[2]!.problems).toBe(2);
    expect(edited.edits!.applied.map(({ fits }) => fits)).toEqual([false, false]);
    expect(edited.table.rows).toBe(file.table.rows);
  });

  test('a cell that could not be read is edited by the text the file has, and is a problem no more', async () => {
    const file = await read(FILE);
    expect(file.problems).toHaveLength(1);
    const edited = applyEdits(file, [edit('c2', 1, 'x', '20')]);
    expect(cells(edited)[1]![2]).toBe('20');
    expect(edited.problems).toEqual([]);
    expect(edited.columns[2]!.problems).toBe(0);
    expect(prepare(edited, {}, TODAY).report.findings.some(({ code }) => code === 'unparsed-cell')).toBe(false);
    // emptied, or by a word for nothing
    expect(applyEdits(file, [edit('c2', 1, 'x', '')]).problems).toEqual([]);
    expect(applyEdits(file, [edit('c2', 1, 'x', '无')]).problems).toEqual([]);
  });

  test('edits that do not hold are listed with the reason and change nothing', async () => {
    const file = await read(FILE);
    const lost = [
      edit('c2', 0, '13', '14'),
      edit('c9', 0, 'a', 'b'),
      edit('c2', 12, '1', '2'),
      edit('c0', 0, '71', '9'),
      edit('c3', 0, '上海', '深圳'),
    ];
    const edited = applyEdits(file, lost, new Set(['c3']));
    expect(cells(edited)).toEqual(cells(file));
    expect(edited.edits!.lost.map(({ reason }) => reason)).toEqual([
      { code: 'data.edit-lost-changed', parameters: { found: '12.5' } },
      { code: 'data.edit-lost-column' },
      { code: 'data.edit-lost-row', parameters: { rows: 12 } },
      // an identifier is the same only to the last digit
      { code: 'data.edit-lost-changed', parameters: { found: '0071' } },
      { code: 'data.edit-lost-hidden' },
    ]);
    expect(edited.notices.at(-1)!.code).toBe('data.edits-lost');
  });

  test('an edit still holds where its column is read as another type', async () => {
    const asText = applyEdits(await read(FILE, { types: { c2: 'text', c1: 'text' } }), [
      edit('c2', 0, '12.5', '13'),
      edit('c1', 0, '2024-01-05', '2024-02-05'),
    ]);
    expect(asText.edits!.lost).toEqual([]);
    expect(cells(asText)[0]).toEqual(['0071', '2024-02-05', '13', '上海']);
  });

  test('of several edits of one cell the last counts', async () => {
    const edited = applyEdits(await read(FILE), [edit('c2', 0, '12.5', '1'), edit('c2', 0, '12.5', '2')]);
    expect(cells(edited)[0]![2]).toBe('2');
    expect(edited.edits!.applied).toHaveLength(1);
  });

  test('days in the order of their column, decimal commas where the column has them', async () => {
    const rows = ['d;n', '13/01/2024;1.234,50', '03/04/2024;2,5', '05/06/2024;3,25', '25/12/2024;4,75'].join('\n');
    const file = await read(rows);
    expect(file.table.columns.map(({ type }) => type)).toEqual(['date', 'number']);
    const edited = applyEdits(file, [
      edit('c0', 1, '2024-04-03', '02/03/2024'),
      edit('c1', 1, '2.5', '1.000,25'),
      edit('c1', 2, '3.25', '7,5'),
      edit('c0', 2, '2024-06-05', '12/31/2024'),
    ]);
    expect(cells(edited).slice(1, 3)).toEqual([
      ['2024-03-02', '1000.25'],
      ['', '7.5'],
    ]);
    expect(edited.problems.map(({ got }) => got)).toEqual(['12/31/2024']);
  });

  test('a day whose order the column never told is not guessed', async () => {
    const file = await read('d,x\n2024-01-05,1\n2024-01-06,2\n');
    const edited = applyEdits(file, [edit('c0', 0, '2024-01-05', '03/04/2024')]);
    expect(edited.edits!.applied[0]!.fits).toBe(false);
  });

  test('no edits, the very same file', async () => {
    const file = await read(FILE);
    expect(applyEdits(file, [])).toBe(file);
  });

  const CELL = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '12.5',
      '-3',
      '￥1,200',
      '5%',
      '2024-01-05',
      '2024/2/3',
      '北京',
      'a b',
      '0071',
      'n/a',
      '元',
    ),
    fc.string({ maxLength: 6 }).map((text) => text.replace(/[\r\n",\0\ufffd]/g, '').replace(/\p{Surrogate}/gu, '')),
  );
  const TABLE = fc.array(fc.tuple(CELL, CELL, CELL), { minLength: 3, maxLength: 12 });
  const TYPES = fc.array(fc.constantFrom('number', 'date', 'identifier', 'category', 'text'), {
    minLength: 3,
    maxLength: 3,
  });
  const EDITS = fc.array(fc.tuple(fc.nat(2), fc.nat(11), CELL), { minLength: 1, maxLength: 8 });

  /** All that reading tells of a table, but for the time it took. */
  const told = (file: Awaited<ReturnType<typeof read>>): unknown => ({
    cells: cells(file),
    problems: file.problems.map(({ line, column, code, got }) => [line, column, code, got]),
    columns: file.columns.map(({ missing, distinct, minimum, maximum, problems, profile, examples }) => ({
      ...{ missing, distinct, minimum, maximum, problems, profile, examples },
    })),
  });

  test('an edited table is the table of the file with these cells in it; put back, it is the table as it was', async () => {
    await fc.assert(
      fc.asyncProperty(TABLE, TYPES, EDITS, async (rows, types, wanted) => {
        const choices = {
          header: true,
          delimiter: ',',
          encoding: 'utf-8',
          titleRows: 0,
          headerRows: 1,
          types: Object.fromEntries(types.map((type, index) => [`c${index}`, type])),
        } as DataChoices;
        // a last column keeps every line from being blank
        const text = (table: readonly (readonly string[])[]): string =>
          ['a,b,c,z', ...table.map((row) => [...row, '1'].map((cell) => `"${cell}"`).join(','))].join('\n');
        const file = await read(text(rows), choices);
        const before = told(file);
        const table = rows.map((row) => [...row]);
        const edits: CellEdit[] = [];
        for (const [column, row, now] of wanted) {
          if (row >= rows.length) continue;
          const misfit = file.problems.find((each) => each.row === row && each.column === column);
          edits.push({
            column: `c${column}`,
            row,
            was: misfit?.got ?? cellText(file.table.columns[column]!.column, row),
            now,
          });
          table[row]![column] = now;
        }
        const edited = applyEdits(file, edits);
        expect(edited.edits?.lost ?? []).toEqual([]);
        expect(told(edited)).toEqual(told(await read(text(table), choices)));
        expect(told(file)).toEqual(before);
        expect(applyEdits(file, [])).toBe(file);
      }),
      { numRuns: 150 },
    );
  });
});
