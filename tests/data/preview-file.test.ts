/** The first rows of a file in any reading, from its beginning alone. */

import { describe, expect, it } from 'vitest';
import { HEAD_BYTES } from '../../src/data/look-at-head.ts';
import { previewFile, type FilePreview } from '../../src/data/preview-file.ts';
import type { DataChoices } from '../../src/data/report.ts';
import { toGb18030 } from './reading.ts';
import { workbook } from './workbook-bytes.ts';

async function preview(content: string | Uint8Array, choices: DataChoices = {}, rows = 50): Promise<FilePreview> {
  const told = await previewFile(new Blob([content as BlobPart]), 'a.csv', choices, rows);
  if (!told.ok) throw new Error(told.error.code);
  return told.value;
}

describe('a preview', () => {
  const chinese = toGb18030('客户;城市;金额\n张三;上海;12\n李四;北京;13\n');

  it('shows what would be read, with what speaks for each choice', async () => {
    const told = await preview(chinese);
    expect(told).toMatchObject({
      encoding: 'gb18030',
      delimiter: ';',
      damaged: 0,
      columns: 3,
      even: 3,
      seen: 3,
      whole: true,
    });
    expect(told.rows).toEqual([
      ['客户', '城市', '金额'],
      ['张三', '上海', '12'],
      ['李四', '北京', '13'],
    ]);
    expect(told.headerRows).toBe(1);
    const gb = told.encodings.find(({ value }) => value === 'gb18030')!;
    expect(gb.confidence).toBeGreaterThan(0.95);
    expect(gb.damaged).toBe(0);
    expect(told.encodings.find(({ value }) => value === 'utf-8')!.damaged).toBeGreaterThan(10);
    expect(told.delimiters[0]).toMatchObject({ value: ';', columns: 3 });
    expect(told.delimiters[0]!.confidence).toBeGreaterThan(0.8);
  });

  it('follows every choice', async () => {
    expect((await preview(chinese, { encoding: 'big5' })).encoding).toBe('big5');
    expect((await preview(chinese, { delimiter: ',' })).rows[1]).toEqual(['张三;上海;12']);
    expect((await preview(chinese, { header: false })).headerRows).toBe(0);
    expect((await preview(chinese, { titleRows: 1 })).titleRows).toBe(1);
    const quoted = 'a,b\n"x,y",1\n';
    expect((await preview(quoted)).rows[1]).toEqual(['x,y', '1']);
    expect((await preview(quoted, { quotes: 'literal' })).rows[1]).toEqual(['"x', 'y"', '1']);
    expect(await preview('sep=|\na|b\n1|2\n')).toMatchObject({
      sep: '|',
      delimiter: '|',
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
  });

  it('says what would be guessed whatever is chosen', async () => {
    const told = await preview('title\n\nk,v,w\na,1,2\nb,2,3\n', { titleRows: 0, delimiter: ';', encoding: 'gb18030' });
    expect(told.guessed).toMatchObject({ delimiter: ',', encoding: 'utf-8' });
    expect((await preview('title\n\nk,v,w\na,1,2\nb,2,3\n', { titleRows: 0 })).guessed.titleRows).toBe(1);
  });

  it('reads the beginning of a large file only', async () => {
    const asked: number[] = [];
    const content = new Blob([`k,v\n${'a,1\n'.repeat(HEAD_BYTES)}`]);
    const watched = {
      size: content.size,
      slice: (from: number, to: number) => {
        asked.push(to);
        return content.slice(from, to);
      },
      stream: () => {
        throw new Error('the whole file was read');
      },
    } as unknown as Blob;
    const told = await previewFile(watched, 'a.csv', {}, 20);
    expect(told.ok && told.value.rows.length).toBe(20);
    expect(told.ok && told.value.whole).toBe(false);
    expect(Math.max(...asked)).toBeLessThanOrEqual(HEAD_BYTES);
  });

  it('of a workbook offers its sheets and nothing else', async () => {
    const book = workbook({
      一: [
        ['a', 'b'],
        ['1', '2'],
      ],
      二: [['c'], ['3']],
    });
    expect(await preview(book)).toMatchObject({
      made: true,
      sheet: '一',
      sheets: ['一', '二'],
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
    expect((await preview(book, { sheet: '二' })).rows).toEqual([['c'], ['3']]);
  });

  it('cuts what no one could look at, and fails as the reading would', async () => {
    const wide = await preview(`${'a,'.repeat(100)}b\n${'1,'.repeat(100)}${'x'.repeat(500)}\n`);
    expect(wide.columns).toBe(101);
    expect(wide.rows[0]).toHaveLength(40);
    expect(await previewFile(new Blob([]), 'a.csv', {}, 5)).toMatchObject({ error: { code: 'data.empty-file' } });
    expect(await previewFile(new Blob(['%PDF-1']), 'a.csv', {}, 5)).toMatchObject({
      error: { code: 'data.not-text-pdf' },
    });
    expect(await previewFile(new Blob([' \n']), 'a.csv', {}, 5)).toMatchObject({ error: { code: 'data.blank-file' } });
  });
});
