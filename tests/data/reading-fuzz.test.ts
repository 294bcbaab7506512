/** Thousands of random and damaged files: read or refused in words, every row and character accounted for. */

import { describe, expect, it } from 'vitest';
import { fuzzFile, wideFile, type FuzzFile } from './fuzz/files.ts';
import { judgeFile, type Verdict } from './fuzz/judge.ts';
import { asText, cells, read, refusal, toGb18030 } from './reading.ts';

// `npm run fuzz -- 100000` looks at more.
const FILES = Number(process.env['FUZZ_FILES'] ?? 10_000);
const FIRST = Number(process.env['FUZZ_FIRST'] ?? 0);
const BLOCK = 1000;
const WIDE = 40;

async function judge(seed: number, file: FuzzFile): Promise<Verdict> {
  try {
    return await judgeFile(file, seed);
  } catch (error) {
    const start = Buffer.from(file.bytes.subarray(0, 400)).toString('latin1');
    throw new Error(`seed ${seed} (${file.how}, ${file.name}): ${JSON.stringify(start)}`, { cause: error });
  }
}

describe('any file', () => {
  const blocks = Array.from({ length: Math.ceil(FILES / BLOCK) }, (_, block) => FIRST + block * BLOCK);

  it.each(blocks)(
    'P2 is read or refused in words, no row is lost and no character changed: seeds from %i on',
    async (first) => {
      const verdicts: Verdict[] = [];
      for (let seed = first; seed < Math.min(first + BLOCK, FIRST + FILES); seed++)
        verdicts.push(await judge(seed, fuzzFile(seed)));
      // The files are not all of the kind that is refused, and most could be counted and compared.
      if (verdicts.length < BLOCK) return;
      expect(verdicts.filter(({ refused }) => refused === null).length).toBeGreaterThan(BLOCK * 0.6);
      expect(verdicts.filter(({ counted, rows }) => counted && rows > 1).length).toBeGreaterThan(BLOCK * 0.4);
      expect(verdicts.filter(({ compared }) => compared).length).toBeGreaterThan(BLOCK * 0.2);
      expect(new Set(verdicts.map(({ refused }) => refused)).size).toBeGreaterThan(4);
    },
    120_000,
  );

  it('with a row of thousands of cells is too', async () => {
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
});
