/** Thousands of random and damaged files: read or refused in words, every row and character accounted for. */

import { describe, expect, it } from 'vitest';
import { fuzzFile, wideFile } from './fuzz/files.ts';
import { describeSeeds, judge } from './fuzz/seeds.ts';
import { asText, cells, read, readAndPrepare, refusal, toGb18030 } from './reading.ts';

const WIDE = 16;

describeSeeds(0);

describe('a file', () => {
  it('with a row of thousands of cells is read or refused in words', async () => {
    for (let seed = 0; seed < WIDE; seed++) await judge(seed, wideFile(seed));
  }, 120_000);
});

describe('what such files once brought to light', () => {
  const bytesOf = (...parts: (string | readonly number[])[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));

  it('thousands of columns called alike are told apart at once', async () => {
    const file = await read(`${'a,'.repeat(16_000)}a\n1\n`);
    expect(file.columns.length).toBe(16_001);
    expect(file.columns.at(-1)!.label).toBe('a (16001)');
  });

  it('a quote that does not close says nothing of one before it in its row', async () => {
    const file = await read('k\n1\n2,"a\nb","c\n3\n', { types: asText(1), delimiter: ',' });
    expect(cells(file)).toEqual([['1'], ['2'], ['3']]);
  });

  it('what is shown of a wrong quote ends with a whole character', async () => {
    const file = await read(`k,v\n1,"${'茶'.repeat(40)}\n2,x\n`);
    const shown = file.problems.find(({ code }) => code === 'quote-unclosed')!.got;
    expect(shown).toMatch(/^"茶+$/);
  });

  it('a name that the end of the file cuts within a character is damaged in the card too', async () => {
    const file = await read(bytesOf('a,', [0xe5, 0xae]), { encoding: 'utf-8' });
    expect(file.columns.map(({ label }) => label)).toEqual(['a', '\ufffd']);
    expect(file.notices.map(({ code }) => code)).toContain('data.damaged-characters');
  });

  it('bytes behind the last column speak on the encoding too', async () => {
    const file = await read(bytesOf('k\n1\n2,', [...toGb18030('合计')], '\n3\n'), { delimiter: ',' });
    expect(file.encoding.value).toBe('gb18030');
    expect(file.problems.map(({ got }) => got)).toContain('合计');
  });

  it('a row of nothing in quotes above the names is as blank as a blank line', async () => {
    const file = await read('""\nk,v\n1,2\n3,4\n');
    expect(file.columns.map(({ label }) => label)).toEqual(['k', 'v']);
    expect(cells(file)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('a line of hundreds of thousands of wrong quotes is read', async () => {
    const file = await read(`k,v\n1,"${'x"y'.repeat(300_000)}\n2,"${'x"　'.repeat(100_000)}z"\n`, { types: asText(2) });
    expect(file.table.rows).toBe(1);
  });

  it('no tables are parted where lines and rows are matters of opinion', async () => {
    const block = '渠道\t推荐意愿\n5\t138\n5\t1380\n"013\n2\t1""380\n2\t1",380\n\n';
    const file = await read(block.repeat(3));
    expect(file.passed).toBeUndefined();
  });

  it('an Arrow file that claims a thousand million fields is damaged', async () => {
    const { bytes } = fuzzFile(1297);
    expect(await refusal(bytes)).toBe('data.arrow-damaged');
  });

  it('a file whose first four megabytes hold no end of a line is refused in words', async () => {
    const million = 'x'.repeat(1024 * 1024);
    expect(await refusal(million.repeat(5))).toBe('data.first-line-endless');
    expect((await read(`k,v\n1,${million.repeat(5)}\n`)).table.rows).toBe(1);
  });

  it('names and examples of a megabyte are cut for the card, not in the table', async () => {
    const long = '茶'.repeat(100_000);
    const file = await read(`k,${long}\n1,${long}\n2,b\n`);
    expect(file.columns[1]!.label.length).toBe(500);
    expect(file.columns[1]!.examples[0]!.length).toBeLessThan(400);
    expect(cells(file)[0]![1]).toBe(long);
  });

  it('a cell of a megabyte among ids and answers takes no longer than it is', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `A${row + 100},满意`);
    const long = `${'1'.repeat(500_000)}z`;
    const content = `k,评价\n${rows.join('\n')}\n${long},${long}\n`;
    expect((await readAndPrepare(content, { kind: 'survey' })).report.ledger.read).toBe(41);
  });
});
