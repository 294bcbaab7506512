/** The scanner against PapaParse: the same cells from any text, however it is cut into slices. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextColumn } from '../../../src/data/columns.ts';
import { textAt } from '../../../src/data/dictionary.ts';
import { splitText } from '../../../src/data/irregular.ts';
import { planDirect } from '../../../src/data/scanner/direct.ts';
import { runScan } from '../../../src/data/scanner/run.ts';
import {
  CODED,
  createScan,
  linesOf,
  takeColumn,
  TEXT,
  type ReadAs,
  type Scan,
} from '../../../src/data/scanner/scan.ts';

const encoder = new TextEncoder();

/** Scans a text in slices of the given sizes (the last size goes on for ever). */
async function scanText(
  text: string,
  width: number,
  sizes: readonly number[],
  readAs: readonly ReadAs[] = Array.from({ length: width }, () => TEXT),
  delimiter = ',',
): Promise<Scan> {
  const bytes = encoder.encode(text);
  const directs = readAs.map((kind) => (kind === CODED ? planDirect(['M001', 'M002'], 1000) : null));
  const scan = createScan(delimiter.charCodeAt(0), 10, readAs, directs, [], 4);
  let position = 0;
  let turn = 0;
  const source = {
    read: () => {
      if (position >= bytes.length) return Promise.resolve(null);
      const size = sizes[Math.min(turn++, sizes.length - 1)]!;
      const slice = bytes.slice(position, position + size);
      position += slice.length;
      return Promise.resolve(slice);
    },
    close: () => undefined,
    get position() {
      return position;
    },
  };
  await runScan(scan, { above: 0, strict: true }, source, bytes.length, { piece: 1, pauseEach: 64 }, {});
  return scan;
}

function cellsOf(scan: Scan): string[][] {
  const columns = Array.from({ length: scan.width }, (_, column) => takeColumn(scan, column) as TextColumn);
  return Array.from({ length: scan.row }, (_, row) =>
    columns.map(({ codes, dictionary }) => textAt(dictionary, codes[row]!)),
  );
}

/** What PapaParse makes of the whole text, blank lines left out, rows cut or filled to `width`. */
function oracle(text: string, width: number, delimiter = ','): string[][] {
  const rows = splitText(text.endsWith('\n') ? text : `${text}\n`, delimiter, '\n');
  rows.pop();
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

/** A cell with everything a quoted cell may hold. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'M001',
    'M7',
    'M0123',
    '12',
    '3.5',
    '茶',
    'a b',
    '2023-01-05',
    '😀',
    'ab',
    'abc',
    'abcd',
    'abcde',
    '—',
  ),
  fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ';', '1', '茶', ' ', '\t', '\u0001'), maxLength: 12 }),
);

function writeCell(text: string, quote: boolean, delimiter: string): string {
  return quote || text.includes('"') || text.includes('\n') || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

describe('regular tables', () => {
  it('come out cell by cell as they went in, and as PapaParse reads them', async () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        sizes,
        async (rows, delimiter, newline, ended, cuts) => {
          const width = rows[0]!.length;
          const text =
            rows
              .map((row) => row.map(([value, quote]) => writeCell(value, quote, delimiter)).join(delimiter))
              .join(newline) + (ended ? newline : '');
          const scan = await scanText(text, width, cuts, undefined, delimiter);
          const wanted = rows.map((row) => row.map(([value]) => value));
          expect(scan.handedOver).toBe(0);
          const found = cellsOf(scan);
          expect(found).toEqual(wanted);
          if (newline === '\n') expect(found).toEqual(oracle(text, width, delimiter));
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  it('give the same cells by number as by hash', async () => {
    const id = fc.oneof(
      fc.integer({ min: 0, max: 1200 }).map((n) => `M${String(n).padStart(3, '0')}`),
      fc.constantFrom('', 'M', 'M1', 'M0001', 'X001', '"M001"', 'M00a', 'm001', 'M999999999999'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 40 }), sizes, async (rows, cuts) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const [coded, hashed] = [
          await scanText(text, 2, cuts, [CODED, CODED]),
          await scanText(text, 2, cuts, [TEXT, TEXT]),
        ];
        expect(cellsOf(coded)).toEqual(cellsOf(hashed));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('number their texts in order of appearance, each text once and none that no row has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ maxLength: 9 }), fc.integer({ max: 2000, min: 0 })), {
          minLength: 1,
          maxLength: 60,
        }),
        sizes,
        async (rows, cuts) => {
          const text = rows.map(([a, b]) => `${writeCell(a, false, ',').replaceAll('\r', '')},M${b}`).join('\n');
          const scan = await scanText(text, 2, cuts, [TEXT, CODED]);
          for (const column of [0, 1]) {
            const { codes, dictionary } = takeColumn(scan, column) as TextColumn;
            let next = 1;
            for (const code of codes) if (code >= next) expect(code).toBe(next++);
            expect(dictionary.offsets.length - 1).toBe(next);
            expect(new Set(Array.from({ length: next }, (_, code) => textAt(dictionary, code))).size).toBe(next);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('of many texts are looked up in batches with the same result', async () => {
    const rows = Array.from({ length: 9000 }, (_, row) => [`k${(row * 7919) % 5003}-${row % 3}`, `w${row % 7}`]);
    const scan = await scanText(rows.map((row) => row.join(',')).join('\n'), 2, [1000]);
    expect(cellsOf(scan)).toEqual(rows);
  });

  it('whose ids stop being of one prefix and a number go on by hash', async () => {
    const rows = Array.from({ length: 6000 }, (_, row) => [
      row < 500 ? `M${String(row % 900).padStart(3, '0')}` : `x${(row * 31) % 2000}`,
      'a',
    ]);
    const scan = await scanText(rows.map((row) => row.join(',')).join('\n'), 2, [500], [CODED, TEXT]);
    expect(scan.readAs[0]).toBe(TEXT);
    expect(cellsOf(scan)).toEqual(rows);
  });
});

describe('irregular text', () => {
  const piece = fc.constantFrom('a', '1', ',', '"', '""', '\n', ' ', '茶', '",', ',"', '"\n', '\n"', '" ,', 'M001');
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));

  it('is read as PapaParse reads it, wherever no quote stays open', async () => {
    let irregular = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), sizes, async (source, width, cuts) => {
        const scan = await scanText(source, width, cuts);
        // "" alone on a line is an empty cell to us; PapaParse's result does not tell it from a blank line
        fc.pre(!/(^|\n)"" *(\n|$)/.test(source));
        fc.pre(!scan.quotes.some(({ kind }) => kind === 'unclosed'));
        if (scan.handedOver > 0) irregular++;
        expect(cellsOf(scan)).toEqual(oracle(source, width));
      }),
      { numRuns: 1500 },
    );
    expect(irregular).toBeGreaterThan(10);
  }, 60_000);

  it('gives the same whether it comes whole or in slices, and loses no character', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), sizes, async (source, width, cuts) => {
        const [whole, sliced] = [await scanText(source, width, [1000]), await scanText(source, width, cuts)];
        expect(sliced.ragged).toEqual(whole.ragged);
        expect(sliced.quotes).toEqual(whole.quotes);
        expect(sliced.blankLines).toBe(whole.blankLines);
        expect(linesOf(sliced)).toEqual(linesOf(whole));
        const kept = sliced.ragged.map(({ overflow }) => overflow).join('');
        const found = cellsOf(sliced);
        expect(found).toEqual(cellsOf(whole));
        const letters = (written: string): string =>
          [...written]
            .filter((character) => /[a1茶M0]/.test(character))
            .sort()
            .join('');
        expect(letters(found.flat().join('') + kept)).toBe(letters(source));
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  it('keeps every line after a quote that never closes', async () => {
    const scan = await scanText('a,b\n1,"x\n2,y\n3,"z"\n4,w\n', 2, [7]);
    expect(scan.quotes.map(({ line, kind, column }) => ({ line, kind, column }))).toEqual([
      { line: 2, kind: 'malformed', column: 1 },
    ]);
    const open = await scanText('a,b\n1,"x\n2,y\n3,z\n', 2, [7]);
    expect(open.quotes).toMatchObject([{ line: 2, kind: 'unclosed', column: 1, text: '"x' }]);
    expect(cellsOf(open)).toEqual([
      ['a', 'b'],
      ['1', '"x'],
      ['2', 'y'],
      ['3', 'z'],
    ]);
  });

  it('is not read again and again for many quotes that never close', async () => {
    const rows = Array.from({ length: 4000 }, (_, row) => `${row},"5 inch`);
    const scan = await scanText(
      `${rows.slice(0, 1).join('\n')}\n${rows
        .slice(1)
        .map((row) => row.replace('"', 'q'))
        .join('\n')}`,
      2,
      [4096],
    );
    expect(scan.row).toBe(4000);
    expect(scan.quotes).toHaveLength(1);
  });

  it('names short and long rows and keeps what is too much', async () => {
    const scan = await scanText('a,b,c\n1,2\n1,2,3\n1,2,3,4,"5,6"\n\n1,2,3,,\n', 3, [5]);
    expect(scan.ragged).toEqual([
      { row: 1, cells: 2, overflow: '' },
      { row: 3, cells: 5, overflow: '4,"5,6"' },
    ]);
    expect(scan.blankLines).toBe(1);
    expect(linesOf(scan)).toEqual(Uint32Array.of(1, 2, 3, 4, 6));
  });
});

describe('a byte that is not UTF-8', () => {
  it('is found with its line, in a text and in a slice of any size', async () => {
    const bytes = Uint8Array.from([...encoder.encode('a,b\n1,茶\n2,'), 0xb2, 0xe8, ...encoder.encode('\n3,c\n')]);
    for (const size of [1, 5, 100]) {
      const scan = createScan(44, 10, [TEXT, TEXT], [null, null], [], 4);
      let position = 0;
      const source = {
        read: () => Promise.resolve(position >= bytes.length ? null : bytes.slice(position, (position += size))),
        close: () => undefined,
        get position() {
          return position;
        },
      };
      await expect(
        runScan(scan, { above: 1, strict: true }, source, bytes.length, { piece: 1, pauseEach: 64 }, {}),
      ).rejects.toMatchObject({ line: 3 });
    }
  });
});
