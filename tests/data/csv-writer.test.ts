/** CSV that opens safely and readably. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, csvLine, writeCsv } from '../../src/data/csv-writer.ts';
import { asText, cells, read } from './reading.ts';

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('P10 a field', () => {
  it.each([
    '=1+1',
    '+A1',
    '-A1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("http://x.example","点")',
  ])('that a spreadsheet would run, %j, gets an apostrophe', (text) => {
    expect(csvField(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each<[string | number | null, string]>([
    [-5, '-5'],
    ['-5', '-5'],
    ['-5.5%', '-5.5%'],
    [1234.5, '1234.5'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['110105199003071234', '110105199003071234'],
    ['0012', '0012'],
    [null, ''],
    [NaN, ''],
    [Infinity, ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['茶', '茶'],
  ])('%j is written %j', (cell, written) => expect(csvField(cell)).toBe(written));
});

describe('P10 a file', () => {
  it('begins with the mark that lets Excel show Chinese, and ends its lines with CRLF', async () => {
    const bytes = await bytesOf(
      writeCsv(
        ['姓名', 'x'],
        [
          ['张三', 1],
          ['李四', null],
        ],
      ),
    );
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('姓名,x\r\n张三,1\r\n李四,\r\n');
  });

  it('of one column keeps its empty cells from becoming blank lines', () => {
    expect(csvLine([''])).toBe('""\r\n');
    expect(csvLine([null])).toBe('""\r\n');
  });

  it('comes back as the same table', async () => {
    const safe = fc.string({ unit: fc.constantFrom('a', '1', '茶', ',', '"', '\n', ';', ' ', '.', '|'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(safe, safe, safe), { minLength: 1, maxLength: 20 }), async (rows) => {
        const bytes = await bytesOf(writeCsv(['a', 'b', 'c'], rows));
        const file = await read(bytes, { types: asText(3), delimiter: ',', header: true });
        expect(file.reader).toBe('scanner');
        expect(cells(file)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('of many rows is whole', async () => {
    const rows = (function* (): Generator<readonly [string, number]> {
      for (let row = 0; row < 150_000; row++) yield [`会员${row}`, row];
    })();
    const text = new TextDecoder().decode(await bytesOf(writeCsv(['k', 'v'], rows)));
    expect(text.split('\r\n')).toHaveLength(150_002);
    expect(text).toContain('会员149999,149999\r\n');
  });
});
