/** CSV that opens safely and readably. */

import { describe, expect, it } from 'vitest';
import { csvField, safeText, writeCsv } from '../../src/data/csv-writer.ts';
import type { CsvForm } from '../../src/data/csv-form.ts';
import { encodeGb18030 } from '../../src/data/gb18030.ts';
import { HOOKS, plainTable } from './written.ts';

const EXCEL: CsvForm = { delimiter: ',', encoding: 'utf-8', mark: true, safe: true };

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('P10 a field', () => {
  it.each([
    '=1+1',
    '+A1',
    '-A1',
    '-1+2',
    '@SUM(A1)',
    '  =1+1',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\u3000=1',
    '=HYPERLINK("http://x.example","点")',
  ])('that a spreadsheet would run, %j, gets an apostrophe, unless exact bytes are wanted', (text) => {
    expect(csvField(text, true).replace(/^"/, '')).toMatch(/^'/);
    expect(csvField(text, false).replace(/^"/, '')).not.toMatch(/^'/);
  });

  it.each<[string | number | null, string]>([
    [-5, '-5'],
    ['-5', '-5'],
    ['-5.5%', '-5.5%'],
    ['-1,234.50', '"-1,234.50"'],
    ['+8613800138000', '+8613800138000'],
    ['-1e-7', '-1e-7'],
    ['-', '-'],
    ['--', '--'],
    ['—', '—'],
    [1234.5, '1234.5'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1e+21'],
    ['110105199003071234', '110105199003071234'],
    ['0012', '0012'],
    [null, ''],
    [NaN, ''],
    [Infinity, ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['\ufeffx', '"\ufeffx"'],
    ['茶', '茶'],
  ])('%j is written %j', (cell, written) => expect(csvField(cell, true)).toBe(written));

  it('is made safe once only', () => {
    for (const text of ['=1+1', '@x', '-A1']) expect(safeText(safeText(text))).toBe(safeText(text));
  });
});

describe('P10 a file', () => {
  const table = plainTable(
    ['姓名', 'x'],
    [
      ['张三', 1],
      ['李四', null],
    ],
  );

  it('begins with the mark that lets Excel show Chinese, and ends its lines with CRLF', async () => {
    const bytes = await bytesOf((await writeCsv(table, EXCEL, HOOKS)).blob);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('姓名,x\r\n张三,1\r\n李四,\r\n');
  });

  it('has the delimiter, the encoding and the line ends that were asked for', async () => {
    const plain = await bytesOf(
      (await writeCsv(table, { ...EXCEL, mark: false, delimiter: ';', lineEnd: '\n' }, HOOKS)).blob,
    );
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain)).toBe('姓名;x\n张三;1\n李四;\n');
    const gb = await bytesOf((await writeCsv(table, { ...EXCEL, encoding: 'gb18030', delimiter: '\t' }, HOOKS)).blob);
    expect(new TextDecoder('gb18030', { ignoreBOM: true }).decode(gb)).toBe('姓名\tx\r\n张三\t1\r\n李四\t\r\n');
    const wide = await bytesOf((await writeCsv(table, { ...EXCEL, encoding: 'utf-16le' }, HOOKS)).blob);
    expect([...wide.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(new TextDecoder('utf-16le').decode(wide)).toBe('姓名,x\r\n张三,1\r\n李四,\r\n');
  });

  it('of one column keeps its empty cells from becoming blank lines', async () => {
    const { blob } = await writeCsv(plainTable(['a'], [[''], [null], ['x']]), { ...EXCEL, mark: false }, HOOKS);
    expect(await blob.text()).toBe('a\r\n""\r\n""\r\nx\r\n');
  });

  it('of one column called as settings are keeps its name', async () => {
    const { blob } = await writeCsv(plainTable(['sep=;'], [['x']]), { ...EXCEL, mark: false }, HOOKS);
    expect(await blob.text()).toBe('sep=,\r\n"sep=;"\r\nx\r\n');
  });

  it('writes days as days', async () => {
    const days = plainTable(['d'], [[19_362], [-719_528]], ['day']);
    expect(await (await writeCsv(days, { ...EXCEL, mark: false }, HOOKS)).blob.text()).toBe(
      'd\r\n2023-01-05\r\n0000-01-01\r\n',
    );
  });

  it('of many rows is whole, tells how far it is, and lets itself be cancelled', async () => {
    const long = {
      ...plainTable(['k', 'v'], []),
      rows: 150_000,
      cell: (row: number, column: number) => (column === 0 ? `会员${row}` : row),
    };
    const shares: number[] = [];
    const { blob } = await writeCsv(long, EXCEL, { ...HOOKS, progress: (share) => shares.push(share) });
    const text = await blob.text();
    expect(text.split('\r\n')).toHaveLength(150_002);
    expect(text).toContain('会员149999,149999\r\n');
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const stop = new Error('cancelled');
    await expect(writeCsv(long, EXCEL, { ...HOOKS, pause: () => Promise.reject(stop) })).rejects.toBe(stop);
  });
});

describe('GB18030', () => {
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true, fatal: true });

  it('P10 has every character of the basic plane, and comes back from the decoder of browsers', () => {
    const differ: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue;
      const character = String.fromCharCode(unit);
      if (decoder.decode(encodeGb18030(character).bytes) !== character) differ.push(unit.toString(16));
    }
    // private use: the places of the edition of 2022, and U+E5E5, whose bytes browsers read as an ideographic blank
    const lost = 'e5e5 e78d e78e e78f e790 e791 e792 e793 e794 e795 e796 e81e e826 e82b e82c e832 e843 e854 e864';
    expect(differ.join(' ')).toBe(lost);
    expect(encodeGb18030('a\ue5e5茶\ue864')).toEqual({
      bytes: Uint8Array.of(0x61, 0x84, 0x31, 0xa4, 0x37, 0xb2, 0xe8, 0x84, 0x31, 0xa4, 0x37),
      lost: 2,
    });
  });

  it('has the characters of the other planes', () => {
    let text = '';
    for (let point = 0x10000; point <= 0x10ffff; point += 97) text += String.fromCodePoint(point);
    text += String.fromCodePoint(0x10ffff);
    expect(decoder.decode(encodeGb18030(text).bytes)).toBe(text);
  });

  it('writes two bytes where the standard has two, four where it has four, and marks half a pair', () => {
    expect([...encodeGb18030('啊a€').bytes]).toEqual([0xb0, 0xa1, 0x61, 0xa2, 0xe3]);
    expect([...encodeGb18030('\u00a3').bytes]).toEqual([0x81, 0x30, 0x84, 0x35]);
    expect([...encodeGb18030('😀').bytes]).toEqual([0x94, 0x39, 0xfc, 0x36]);
    expect([...encodeGb18030('\ud800x').bytes]).toEqual([0x84, 0x31, 0xa4, 0x37, 0x78]);
  });
});
