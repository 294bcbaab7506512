/** Rows as their files have them, found again after they were read. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OriginalReader, rowOfLine } from '../../src/data/original.ts';
import type { ReadFile } from '../../src/data/read-file.ts';
import type { DataChoices, PersonalReport } from '../../src/data/report.ts';
import { read, toGb18030, toUtf16 } from './reading.ts';

function reader(file: ReadFile, personal: readonly PersonalReport[] = []): OriginalReader {
  return new OriginalReader(file.origin!, file.table, personal);
}

async function texts(content: string | Uint8Array, row: number, choices: DataChoices = {}): Promise<(string | null)[]> {
  const file = await read(content, choices);
  return (await reader(file).row(row)).cells.map(({ text }) => text);
}

const UGLY =
  '客户,金额,日期\n K001 ,"￥1,234.50",2023年1月5日\n\nK002,abc,2023-01-06\n"K""3\n续行", 无 ,20230107\nK004,1\nK005,2,3,4\n';

describe('a row as its file has it', () => {
  it('is had before anything is trimmed, unquoted numbers are read or dates are turned round', async () => {
    expect(await texts(UGLY, 0)).toEqual([' K001 ', '￥1,234.50', '2023年1月5日']);
    expect(await texts(UGLY, 2)).toEqual(['K"3\n续行', ' 无 ', '20230107']);
    const file = await read(UGLY);
    const first = await reader(file).row(0);
    expect(first.line).toBe(2);
    expect(first.text).toBe(' K001 ,"￥1,234.50",2023年1月5日');
    expect((await reader(file).row(2)).text).toBe('"K""3\n续行", 无 ,20230107');
  });

  it('has the cells it has, too few or too many', async () => {
    const file = await read(UGLY);
    expect((await reader(file).row(3)).cells.map(({ text }) => text)).toEqual(['K004', '1']);
    expect((await reader(file).row(4)).cells).toEqual([
      { id: 'c0', label: '客户', text: 'K005' },
      { id: 'c1', label: '金额', text: '2' },
      { id: 'c2', label: '日期', text: '3' },
      { id: null, label: '', text: '4' },
    ]);
  });

  it.each([
    ['GB18030', toGb18030(UGLY)],
    ['UTF-16 LE', toUtf16(UGLY)],
    ['UTF-16 BE', toUtf16(UGLY, true)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${UGLY}`)],
    ['carriage returns and line feeds', UGLY.replaceAll('\n', '\r\n')],
  ])('is found in a file of %s', async (_, content) => {
    const file = await read(content);
    const all = reader(file);
    const lines = [];
    for (const row of [4, 0, 2, 1, 3]) lines.push((await all.row(row)).cells[0]?.text?.replace('\r', ''));
    expect(lines).toEqual(['K005', ' K001 ', 'K"3\n续行', 'K002', 'K004']);
  });

  it('is found far down, from places kept while the file was read, whichever is asked first', async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `客户${row},${row % 7},"文字 ${row}"`);
    const content = `客户,数,文字\n${lines.join('\n')}\n`;
    for (const bytes of [content, toUtf16(content), toGb18030(content)]) {
      const file = await read(bytes);
      const all = reader(file);
      for (const row of [59_999, 3, 31_000, 30_999, 59_998]) expect((await all.row(row)).text).toBe(lines[row]);
      expect(file.origin!.places.length > 0).toBe(bytes === content);
    }
  });

  it('P2: any cells come back to the last character', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '客', '0', '.', '￥', '-') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }), async (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const content = `名称,数量\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
        const file = await read(content, { header: true, headerRows: 1, titleRows: 0, delimiter: ',' });
        const all = reader(file);
        expect(file.table.rows).toBe(rows.length);
        for (const [row, cells] of rows.entries())
          expect((await all.row(row)).cells.map(({ text }) => text)).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });

  it('hides what columns of persons hold, and the whole row with them', async () => {
    const file = await read('姓名,电话,金额\n张三,13800000000,1,多\n李四,13800000001,2\n王五,13800000002,3\n');
    const row = await reader(file, [
      { id: 'c0', label: '姓名', kind: 'name', by: 'name', matching: 1, treatment: 'pseudonym' },
      { id: 'c1', label: '电话', kind: 'phone', by: 'name', matching: 1, treatment: 'drop' },
    ]).row(0);
    expect(row.text).toBeNull();
    expect(row.cells).toEqual([
      { id: 'c0', label: '姓名', text: null },
      { id: 'c2', label: '金额', text: '1' },
      { id: null, label: '', text: null },
    ]);
  });
});

describe('the row of a line', () => {
  it('is the last one that begins on it or above it', async () => {
    const { table } = await read(UGLY);
    expect([1, 2, 3, 4, 5, 6, 7, 8, 99].map((line) => rowOfLine(table, line))).toEqual([-1, 0, 0, 1, 2, 2, 3, 4, 4]);
  });
});
