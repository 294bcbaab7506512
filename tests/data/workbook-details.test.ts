/** Workbooks as people see them in Excel: leading zeros, times, merged cells, formulas without results, hidden sheets. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import { readSheetDetails, styleForms } from '../../src/data/xlsx/sheet-details.ts';
import { cells, read as readBytes } from './reading.ts';
import { zip } from './workbook-bytes.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const STYLES = `<styleSheet ${MAIN}><numFmts count="4"><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="167" formatCode="00-00"/></numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`;

function text(at: string, content: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${content}</t></is></c>`;
}

/** @param sheets the cells of each sheet by row, and what follows them @param hidden names of hidden ones */
function book(
  sheets: Readonly<Record<string, { readonly rows: readonly string[]; readonly after?: string }>>,
  hidden: readonly string[] = [],
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${MAIN}><sheetData>${sheets[name]!.rows.map((row, index) => `<row r="${index + 1}">${row}</row>`).join('')}</sheetData>${sheets[name]!.after ?? ''}</worksheet>`,
      ]),
    ),
  });
}

async function readBook(bytes: Uint8Array<ArrayBuffer>, choices: DataChoices = {}) {
  const value = await readBytes(bytes, choices, '表.xlsx');
  const rows = cells(value);
  const columns = Object.fromEntries(
    value.columns.map(({ label }, column) => [label, rows.map((row) => row[column]!)] as const),
  );
  return { value, columns, notices: value.notices.map(({ code, parameters }) => [code, parameters]) };
}

describe('cells of a workbook', () => {
  const header = ['编号', '开门', '时长', '日期', '金额'].map((name, at) => text(`${'ABCDE'[at]!}1`, name)).join('');
  const row = (line: number, id: string) =>
    `<c r="A${line}" s="1"><v>${id}</v></c><c r="B${line}" s="2"><v>0.354166666666667</v></c><c r="C${line}" s="3"><v>1.0625</v></c><c r="D${line}" s="4"><v>45296</v></c><c r="E${line}"><v>12.5</v></c>`;

  it('are read with the leading zeros that Excel shows, and it is said', async () => {
    const read = await readBook(book({ 表: { rows: [header, row(2, '1'), row(3, '20'), row(4, '1234567')] } }));
    expect(read.columns['编号']).toEqual(['000001', '000020', '1234567']);
    expect(read.notices).toContainEqual(['data.workbook-padded', { count: 2, cell: 'A2' }]);
  });

  it('are times of day where that is what they show, and days where they show days', async () => {
    const read = await readBook(book({ 表: { rows: [header, row(2, '1'), row(3, '2')] } }));
    expect(read.columns['开门']).toEqual(['08:30:00', '08:30:00']);
    expect(read.columns['时长']).toEqual(['25:30:00', '25:30:00']);
    expect(read.columns['日期']).toEqual(['2024-01-05', '2024-01-05']);
  });

  it('that show an error are that error, not blank', async () => {
    const rows = [
      text('A1', '客户') + text('B1', '金额'),
      `${text('A2', 'K1')}<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`,
      `${text('A3', 'K2')}<c r="B3"><v>5</v></c>`,
      `${text('A4', 'K3')}<c r="B4"><v>7</v></c>`,
    ];
    const read = await readBook(book({ 表: { rows } }));
    expect(read.value.problems.map(({ line, got }) => [line, got])).toEqual([[2, '#DIV/0!']]);
  });

  it('with a formula whose result was never saved are counted, with the first of them', async () => {
    const rows = [
      text('A1', '客户') + text('B1', '金额'),
      `${text('A2', 'K1')}<c r="B2"><f>C2*D2</f></c>`,
      `${text('A3', 'K2')}<c r="B3"><f>C3*D3</f><v></v></c>`,
      `${text('A4', 'K3')}<c r="B4"><f>1+1</f><v>2</v></c>`,
    ];
    const { notices } = await readBook(book({ 表: { rows } }));
    expect(notices).toContainEqual(['data.workbook-uncomputed', { count: 2, cell: 'B2' }]);
  });

  it('with more digits than a number of Excel holds are told of', async () => {
    const rows = [
      text('A1', '订单号') + text('B1', '金额'),
      `<c r="A2"><v>1.2345678901234568E+17</v></c><c r="B2"><v>0.30000000000000004</v></c>`,
      `<c r="A3"><v>123456789012345680</v></c><c r="B3"><v>1</v></c>`,
    ];
    const { notices } = await readBook(book({ 表: { rows } }));
    expect(notices).toContainEqual(['data.workbook-long', { count: 2, cell: 'A2' }]);
  });
});

describe('merged cells', () => {
  const rows = [
    text('A1', '各店销售'),
    text('A2', '区域') + text('B2', '门店') + text('C2', '金额'),
    text('A3', '华东') + text('B3', '一店') + '<c r="C3"><v>10</v></c>',
    text('B4', '二店') + '<c r="C4"><v>20</v></c>',
    text('A5', '华南') + text('B5', '三店') + '<c r="C5"><v>30</v></c>',
    text('B6', '四店') + '<c r="C6"><v>40</v></c>',
  ];
  const after =
    '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/><mergeCell ref="A5:A6"/></mergeCells>';

  it('of the body all have the text of the first; titles do not', async () => {
    const read = await readBook(book({ 表: { rows, after } }));
    expect(read.columns['区域']).toEqual(['华东', '华东', '华南', '华南']);
    expect(read.value.titleRows.value).toBe(1);
    expect(read.value.merged).toEqual({ count: 2, filled: true });
  });

  it('stay empty where a person wants it, and are counted all the same', async () => {
    const read = await readBook(book({ 表: { rows, after } }), { merged: 'leave' });
    expect(read.columns['区域']).toEqual(['华东', '', '华南', '']);
    expect(read.value.merged).toEqual({ count: 2, filled: false });
  });

  it('of names are names', async () => {
    const names = [
      text('A1', '客户') + text('B1', '一月') + text('D1', '二月'),
      text('B2', '数量') + text('C2', '金额') + text('D2', '数量') + text('E2', '金额'),
      text('A3', 'K1') + [1, 20, 3, 40].map((value, at) => `<c r="${'BCDE'[at]!}3"><v>${value}</v></c>`).join(''),
      text('A4', 'K2') + [5, 60, 7, 80].map((value, at) => `<c r="${'BCDE'[at]!}4"><v>${value}</v></c>`).join(''),
    ];
    const { value } = await readBook(
      book({
        表: {
          rows: names,
          after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>',
        },
      }),
    );
    expect(value.columns.map(({ label }) => label)).toEqual([
      '客户',
      '一月 · 数量',
      '一月 · 金额',
      '二月 · 数量',
      '二月 · 金额',
    ]);
    expect(value.merged).toBeUndefined();
  });
});

describe('hidden sheets', () => {
  const table = (name: string) => ({
    rows: [
      text('A1', name) + text('B1', '金额'),
      text('A2', 'K1') + '<c r="B2"><v>1</v></c>',
      text('A3', 'K2') + '<c r="B3"><v>2</v></c>',
    ],
  });

  it('are read where they are asked for only, and it is said that there are some', async () => {
    const bytes = book({ 旧: table('旧客户'), 新: table('客户') }, ['旧']);
    const read = await readBook(bytes);
    expect(read.value.sheet!.value).toBe('新');
    expect(read.notices).toContainEqual(['data.workbook-hidden', { count: 1, sheets: '旧' }]);
    expect((await readBook(bytes, { sheet: '旧' })).value.columns[0]!.label).toBe('旧客户');
  });

  it('are read where there is nothing else', async () => {
    const read = await readBook(book({ 旧: table('旧客户') }, ['旧']));
    expect(read.value.sheet!.value).toBe('旧');
  });
});

describe('details of a sheet', () => {
  const bytes = (xml: string) => new TextEncoder().encode(xml);

  it('styles: zeros pad, times are times, days and codes with signs are left alone', () => {
    expect(styleForms(STYLES)).toEqual([
      null,
      { kind: 'padded', width: 6 },
      { kind: 'time' },
      { kind: 'time' },
      { kind: 'date' },
      null,
    ]);
    expect(styleForms('')).toEqual([]);
  });

  it('are found in any manner of writing: prefixes, no addresses, single quotes, comments, cut off', () => {
    const replaced: [number, number, string][] = [];
    const read = (xml: string) =>
      readSheetDetails(bytes(xml), [null, { kind: 'padded', width: 3 }], (...cell) => void replaced.push(cell));
    read(
      `<x:sheetData><!-- <c r="Z9" s="1"><v>9</v></c> --><x:row><x:c s='1'><x:v>7</x:v></x:c><x:c s="1"/><x:c s="1"><x:v>8</x:v></x:c></x:row><x:row r="5"><x:c r="AB5" s="1"><x:v>42</x:v></x:c></x:row></x:sheetData>`,
    );
    expect(replaced).toEqual([
      [0, 0, '007'],
      [0, 2, '008'],
      [4, 27, '042'],
    ]);
    for (const xml of ['<c r="A1" s="1"><v>5', '<c', '<c r="A1', '<!--', '', '<mergeCell ref="A1"/>'])
      expect(read(xml).merged).toEqual([]);
  });
});
