/** Workbooks that open safely and come back equal. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { columnLetters, escapeText, serialOf } from '../../../src/data/xlsx/cell-xml.ts';
import { crcOf } from '../../../src/data/xlsx/crc.ts';
import { sheetNames } from '../../../src/data/xlsx/sheet-names.ts';
import { writeWorkbook } from '../../../src/data/xlsx/write-workbook.ts';
import { createZip } from '../../../src/data/xlsx/zip-writer.ts';
import type { WrittenTable } from '../../../src/data/written-table.ts';
import { MISSING_SECONDS } from '../../../src/lib/days.ts';
import { HOOKS, plainTable } from '../written.ts';

const DAY = 19_362; // 2023-01-05

async function membersOf(blob: Blob): Promise<Readonly<Record<string, string>>> {
  const members = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return Object.fromEntries(Object.entries(members).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

async function sheetOf(table: WrittenTable): Promise<string> {
  return (await membersOf((await writeWorkbook(table, HOOKS)).blob))['xl/worksheets/sheet1.xml']!;
}

describe('P10 a workbook', () => {
  it('has the parts that spreadsheets look for, each named with its kind', async () => {
    const members = await membersOf((await writeWorkbook(plainTable(['a'], [[1]]), HOOKS)).blob);
    expect(Object.keys(members)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    for (const part of ['/xl/workbook.xml', '/xl/styles.xml', '/xl/worksheets/sheet1.xml'])
      expect(members['[Content_Types].xml']).toContain(`PartName="${part}"`);
  });

  it('writes numbers whole, days and moments as spreadsheets count them, and texts as texts', async () => {
    const xml = await sheetOf({
      ...plainTable(
        ['id', 'n', 'd', 't', 'share'],
        [
          ['110105199003071234', 0.1 + 0.2, DAY, '2023-01-05 13:05:00', 0.25],
          ['0012', -1e21, null, null, null],
        ],
        ['text', 'number', 'day', 'text', 'percent1'],
      ),
      moment: (row, column) => (row === 0 && column === 3 ? { day: DAY, seconds: 47_100 } : null),
    });
    expect(xml).toContain('<c r="A2" s="2" t="inlineStr"><is><t>110105199003071234</t></is></c>');
    expect(xml).toContain('<c r="B2"><v>0.30000000000000004</v></c>');
    expect(xml).toContain('<c r="C2" s="3"><v>44931</v></c>');
    expect(xml).toContain(`<c r="D2" s="4"><v>${44_931 + 47_100 / 86_400}</v></c>`);
    expect(xml).toContain('<c r="E2" s="10"><v>0.25</v></c>');
    expect(xml).toContain('<c r="A3" s="2" t="inlineStr"><is><t>0012</t></is></c><c r="B3"><v>-1e+21</v></c></row>');
  });

  it('has no formula, whatever a text looks like', async () => {
    const texts = ['=1+1', '+A1', '-1+2', '@SUM(A1)', '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0"];
    const xml = await sheetOf(
      plainTable(
        ['=1+1'],
        texts.map((text) => [text]),
      ),
    );
    expect(xml).not.toContain('<f');
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(texts.length + 1);
  });

  it('freezes a bold row of names', async () => {
    const members = await membersOf((await writeWorkbook(plainTable(['名'], [[1]]), HOOKS)).blob);
    const xml = members['xl/worksheets/sheet1.xml']!;
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<c r="A1" s="1" t="inlineStr"><is><t>名</t></is></c>');
    expect(members['xl/styles.xml']).toMatch(/<font><b\/>.*<xf numFmtId="49" fontId="1"/);
  });

  it('goes on in further sheets, each with its names', async () => {
    const table = plainTable(
      ['k'],
      Array.from({ length: 7 }, (_, row) => [row]),
    );
    const written = await writeWorkbook({ ...table, title: '订单' }, HOOKS, 4);
    expect(written.sheets).toBe(3);
    const read = (await readXlsxFile(written.blob)) as unknown as { sheet: string; data: unknown[][] }[];
    expect(read.map(({ sheet, data }) => [sheet, data.flat()])).toEqual([
      ['订单', ['k', 0, 1, 2]],
      ['订单 (2)', ['k', 3, 4, 5]],
      ['订单 (3)', ['k', 6]],
    ]);
  });

  it('says which texts a cell cannot hold, and writes as much of them as it can', async () => {
    const written = await writeWorkbook(
      plainTable(
        ['a', 'b'],
        [
          ['x', '茶'.repeat(32_767)],
          ['y', 'z'.repeat(32_768)],
        ],
      ),
      HOOKS,
    );
    expect(written).toMatchObject({ cut: 1, firstCut: { row: 1, column: 1 } });
    const [read] = (await readXlsxFile(written.blob)) as unknown as { data: string[][] }[];
    expect(read!.data.map((cells) => cells[1]!.length)).toEqual([1, 32_767, 32_767]);
  });

  it('writes days that spreadsheets count wrongly as text, and says how many', async () => {
    const days = [-25_509, -25_508, 2_932_896, 2_932_897];
    const written = await writeWorkbook(
      plainTable(
        ['d'],
        days.map((day) => [day]),
        ['day'],
      ),
      HOOKS,
    );
    expect(written.textDays).toBe(2);
    const xml = (await membersOf(written.blob))['xl/worksheets/sheet1.xml']!;
    expect(xml).toContain('<t>1900-02-28</t>');
    expect(xml).toContain('<v>61</v>');
    expect(xml).toContain('<v>2958465</v>');
    expect(xml).toContain('<t>10000-01-01</t>');
  });

  it('lets itself be cancelled', async () => {
    const stop = new Error('cancelled');
    const table = { ...plainTable(['a', 'b'], []), rows: 1e6, cell: (row: number) => row };
    await expect(writeWorkbook(table, { ...HOOKS, pause: () => Promise.reject(stop) })).rejects.toBe(stop);
  });

  it('of no rows has its names', async () => {
    const [read] = (await readXlsxFile((await writeWorkbook(plainTable(['a', 'b'], []), HOOKS)).blob)) as unknown as {
      data: string[][];
    }[];
    expect(read!.data).toEqual([['a', 'b']]);
  });
});

describe('the parts of a workbook', () => {
  it.each([
    ['a & b < c > "d"', 'a &amp; b &lt; c &gt; &quot;d&quot;'],
    ['a\rb\u0000c\u001f', 'a_x000D_b_x0000_c_x001F_'],
    ['_x000D_', '_x005F_x000D_'],
    ['_xyz_x12_', '_xyz_x12_'],
    ['a\tb\nc', 'a\tb\nc'],
    ['😀\ud800\uffff', '😀_xD800__xFFFF_'],
  ])('text %j is written %s', (text, xml) => expect(escapeText(text)).toBe(xml));

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));

  it('counts days as spreadsheets do', () => {
    expect(serialOf(-25_508, MISSING_SECONDS)).toBe(61);
    expect(serialOf(DAY, 43_200)).toBe(44_931.5);
  });

  it.each<[string, number, string[]]>([
    ['RFM 客户', 1, ['RFM 客户']],
    ["'a[b]:c*d?e/f\\g'", 1, ['a b c d e f g']],
    ['', 1, ['1']],
    ['History', 1, ['History 1']],
    ['长'.repeat(40), 2, ['长'.repeat(31), `${'长'.repeat(27)} (2)`]],
    ['😀'.repeat(20), 1, ['😀'.repeat(15)]],
  ])('sheets of %j', (title, count, names) => expect(sheetNames(title, count)).toEqual(names));

  it('the sum of bytes is that of zip archives, in one go or in pieces', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) & 0xff);
    for (const cut of [0, 1, 2, 3, 5, 500, 999, 1000])
      expect(crcOf(bytes.subarray(cut), crcOf(bytes.subarray(0, cut), 0))).toBe(crc32(bytes));
  });

  it('an archive gives its members back', async () => {
    const zip = createZip();
    await zip.add('a.txt', 'one');
    const member = zip.open('dir/茶.txt');
    for (let piece = 0; piece < 50; piece++) await member.write(new TextEncoder().encode(`${piece},`.repeat(10_000)));
    await member.close();
    const members = await membersOf(zip.finish('application/zip'));
    expect(members['a.txt']).toBe('one');
    expect(members['dir/茶.txt']!.length).toBe(10_000 * (10 * 2 + 40 * 3));
  });
});

// An independent reader, where the machine has one: python3-openpyxl.
const PYTHON = '/usr/bin/python3';
const OPENPYXL = existsSync(PYTHON) && canRun('import openpyxl');

function canRun(program: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!OPENPYXL)('P10 openpyxl', () => {
  it('reads a workbook back as it was written', async () => {
    const texts = ['=1+1', '0012', '110105199003071234', ' a  b ', 'x\ny', '"<&>', '😀', '_x000D_', 'sum'];
    const rows = texts.map((text, row) => [
      text,
      [0.1 + 0.2, -1e-300, 123456789.25, 0][row % 4]!,
      DAY + row,
      row === 3 ? null : 'm',
    ]);
    const table: WrittenTable = {
      ...plainTable(['名 1', 'n', '日期', 't'], rows, ['text', 'number', 'day', 'text']),
      title: '表/1',
      moment: (row, column) => (column === 3 && row !== 3 ? { day: DAY, seconds: row } : null),
    };
    const folder = mkdtempSync(join(tmpdir(), 'kezhi-'));
    try {
      const path = join(folder, 'book.xlsx');
      writeFileSync(path, new Uint8Array(await (await writeWorkbook(table, HOOKS)).blob.arrayBuffer()));
      const program = `
import json, openpyxl, warnings
warnings.simplefilter("error")
book = openpyxl.load_workbook(${JSON.stringify(path)})
sheet = book.active
show = lambda v: v.isoformat() if hasattr(v, "isoformat") else v
print(json.dumps({"sheets": book.sheetnames, "pane": sheet.freeze_panes, "bold": sheet["A1"].font.b,
  "kinds": [c.data_type for c in sheet[2]], "formats": [c.number_format for c in sheet[2]],
  "rows": [[show(c.value) for c in row] for row in sheet.rows]}))`;
      const read = JSON.parse(execFileSync(PYTHON, ['-c', program], { encoding: 'utf8' })) as Record<string, unknown>;
      const two = (value: number): string => String(value).padStart(2, '0');
      expect(read).toEqual({
        sheets: ['表 1'],
        pane: 'A2',
        bold: true,
        kinds: ['s', 'n', 'd', 'd'],
        formats: ['@', 'General', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss'],
        rows: [
          ['名 1', 'n', '日期', 't'],
          ...rows.map(([text, number], row) => [
            // openpyxl leaves escaped underscores as they stand in the file
            text === '_x000D_' ? '_x005F_x000D_' : text,
            number,
            `2023-01-${two(5 + row)}T00:00:00`,
            row === 3 ? null : `2023-01-05T00:00:${two(row)}`,
          ]),
        ],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
