/** Damaged containers: whatever their bytes, they are read or refused in words, and rows are never fewer in silence. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startsWith } from '../../src/data/file-kind.ts';
import { damagedContainer, gzipBomb, sheetOf } from './fuzz/containers.ts';
import { judgeFile } from './fuzz/judge.ts';
import { read, refusal } from './reading.ts';

/** `npm run fuzz` looks at as many more as it does of other files. */
const FILES = Math.ceil(Number(process.env['FUZZ_FILES'] ?? 10_000) / 10);
const FIRST = Number(process.env['FUZZ_FIRST'] ?? 0);

/** What these begin with; without it a file is taken for something else. */
const SIGNATURES = ['PAR1', 'PK\x03\x04', '\x1f\x8b'];

describe('a damaged container', () => {
  it('P2 is read or refused in words', async () => {
    const codes = new Map<string, number>();
    for (let seed = FIRST; seed < FIRST + FILES; seed++) {
      const file = damagedContainer(seed);
      try {
        const { refused, rows } = await judgeFile({ ...file, bytes: file.bytes }, seed);
        codes.set(refused ?? 'read', (codes.get(refused ?? 'read') ?? 0) + 1);
        // Binary tables are whole or refused: a byte in their values changes a value, never the number of rows.
        const known = SIGNATURES.some((signature) => startsWith(file.bytes, 0, signature));
        if (refused === null && known) expect(rows).toBe(file.rows);
      } catch (error) {
        throw new Error(`seed ${seed}: ${file.name}, ${file.how}`, { cause: error });
      }
    }
    if (FILES < 500) return;
    expect(codes.get('read')).toBeGreaterThan(FILES * 0.1);
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining([
        'data.parquet-page-damaged',
        'data.parquet-damaged',
        'data.arrow-damaged',
        'data.workbook-part-damaged',
        'data.gzip-damaged',
        'data.json-unreadable',
      ]),
    );
  }, 600_000);
});

describe('a container that is larger than it looks', () => {
  it('gives a far cell of a sheet by its name', async () => {
    const table = '<row r="1"><c r="A1"><v>1</v></c></row>';
    for (const far of [
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      '<row r="2"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
      '<row r="99999999999"><c r="A99999999999"/></row>',
      '<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>',
      Array.from({ length: 5000 }, (_, row) => `<row r="${row + 2}"><c r="XFD${row + 2}"/></row>`).join(''),
    ])
      expect(await refusal(sheetOf(table + far))).toBe('data.workbook-far-cell');
    // Far cells that hold nothing are no part of the table.
    expect((await read(sheetOf(`${table}<row r="5000"><c r="XFD5000" s="1"/></row>`))).table.rows).toBe(1);
  });

  it('stops unpacking gzip at what can be held', async () => {
    expect(gzipBomb(600).length).toBeLessThan(1 << 20);
    expect(await refusal(gzipBomb(600))).toBe('data.too-large-unpacked');
  });

  it('refuses JSON that is nested without end, in a cell and as a whole', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(await refusal(`{"a":${deep}}\n{"a":1}\n`, {}, 'a.jsonl')).toMatch(/^data\.json-(too-deep|unreadable)$/);
    expect(await refusal(deep, {}, 'a.json')).toMatch(/^data\.json-(too-deep|unreadable|no-objects)$/);
    expect(await refusal(new Uint8Array(gzipSync(`{"a":${deep}}`)), {}, 'a.jsonl.gz')).toMatch(/^data\.json/);
  });
});
