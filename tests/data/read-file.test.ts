/** Files of every kind, from bytes to tables. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateColumn, NumberColumn } from '../../src/data/columns.ts';
import { readFile } from '../../src/data/read-file.ts';
import { PAUSE_BYTES } from '../../src/data/read-table.ts';
import { MAXIMUM_FILE_BYTES } from '../../src/data/report.ts';
import { asText, cells, read, readAndPrepare, refusal, toGb18030, toUtf16 } from './reading.ts';

const SPECTRUM = fileURLToPath(new URL('../../../shared/data/csv-spectrum/', import.meta.url));

function fixture(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../fixtures/cn-excel/${name}`, import.meta.url)));
}

function types(file: Awaited<ReturnType<typeof read>>): string[] {
  return file.table.columns.map(({ type }) => type);
}

function labels(file: Awaited<ReturnType<typeof read>>): string[] {
  return file.table.columns.map(({ label }) => label);
}

function notices(file: Awaited<ReturnType<typeof read>>): string[] {
  return file.notices.map(({ code }) => code);
}

// The same cases, written anew, so that they are tested where the shared ones are absent.
describe('every kind of quoting', () => {
  it.each<[string, string, string[], string[][]]>([
    [
      'commas in quotes',
      'first,last,city\nJohn,"Doe, Jr",Anytown',
      ['first', 'last', 'city'],
      [['John', 'Doe, Jr', 'Anytown']],
    ],
    [
      'empty cells, quoted',
      'a,b,c\n1,"",""\n2,3,4',
      ['a', 'b', 'c'],
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'empty cells and CRLF',
      'a,b,c\r\n1,"",""\r\n2,3,4',
      ['a', 'b', 'c'],
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'escaped quotes',
      'a,b\n1,"say ""hi"" now"\n3,4',
      ['a', 'b'],
      [
        ['1', 'say "hi" now'],
        ['3', '4'],
      ],
    ],
    ['JSON in a cell', 'key,val\n1,"{""k"": [1, 2]}"\n', ['key', 'val'], [['1', '{"k": [1, 2]}']]],
    [
      'line ends in cells',
      'a,b\n1,2\n"one\nand two",4\n',
      ['a', 'b'],
      [
        ['1', '2'],
        ['one\nand two', '4'],
      ],
    ],
    [
      'CRLF in cells',
      'a,b\r\n1,2\r\n"one\r\nand two",4\r\n',
      ['a', 'b'],
      [
        ['1', '2'],
        ['one\r\nand two', '4'],
      ],
    ],
    ['LF in cells of a CRLF file', 'a,b\r\n"one\nand two",4\r\n', ['a', 'b'], [['one\nand two', '4']]],
    [
      'quotes and line ends',
      'a,b\n1,"ha\n""ha""\nha"\n3,4',
      ['a', 'b'],
      [
        ['1', 'ha\n"ha"\nha'],
        ['3', '4'],
      ],
    ],
    [
      'other scripts',
      'a,b\n4,ʤ\n5,茶😀',
      ['a', 'b'],
      [
        ['4', 'ʤ'],
        ['5', '茶😀'],
      ],
    ],
    [
      'carriage returns alone',
      'a,b\r1,x\r2,"y\rz"\r',
      ['a', 'b'],
      [
        ['1', 'x'],
        ['2', 'y\rz'],
      ],
    ],
  ])('%s', async (_, content, header, rows) => {
    const file = await read(content, { types: asText(header.length) });
    expect(labels(file)).toEqual(header);
    expect(cells(file)).toEqual(rows);
    expect(file.reader).toBe('scanner');
  });
});

describe.skipIf(!existsSync(SPECTRUM))('csv-spectrum', () => {
  const cases = existsSync(SPECTRUM) ? readdirSync(`${SPECTRUM}csvs`).map((name) => name.replace('.csv', '')) : [];

  it.each(cases)('%s is exact', async (name) => {
    const parsed = JSON.parse(readFileSync(`${SPECTRUM}json/${name}.json`, 'utf8')) as
      Record<string, string> | Record<string, string>[];
    const wanted = Array.isArray(parsed) ? parsed : [parsed];
    const file = await read(readFileSync(`${SPECTRUM}csvs/${name}.csv`), { types: asText(8) });
    const found = cells(file).map((row) => Object.fromEntries(row.map((cell, column) => [labels(file)[column], cell])));
    // This case gives another telephone number in its JSON than in its CSV.
    if (name === 'location_coordinates') wanted[0]!['Contact Phone Number'] = '2095257564';
    expect(found).toEqual(wanted);
  });

  it.each(cases)('%s keeps every cell when types are guessed too', async (name) => {
    const bytes = readFileSync(`${SPECTRUM}csvs/${name}.csv`);
    const [typed, texts] = [await read(bytes), await read(bytes, { types: asText(8) })];
    expect(cells(typed)).toEqual(cells(texts));
  });
});

describe('files of Chinese offices', () => {
  const CUSTOMERS = [
    ['K001', '张三', '上海', '1234.5', '2023-01-05'],
    ['K002', '李四', '北京', '980', '2023-12-31'],
    ['K003', '王五', '广州', '12345678.9', '2024-02-29'],
  ];

  it.each([
    ['01_gbk_crlf.csv', 'gb18030', 'data.encoding-gb18030', ','],
    ['02_utf8_bom.csv', 'utf-8', 'data.encoding-mark', ','],
    ['03_utf8_nobom_lf.csv', 'utf-8', 'data.encoding-utf8', ','],
    ['04_utf16le_bom_tab.txt', 'utf-16le', 'data.encoding-mark', '\t'],
    ['06_utf16le_nobom_tab.txt', 'utf-16le', 'data.encoding-zeros', '\t'],
  ])('P3 %s is read as %s, with the reason', async (name, encoding, reason, delimiter) => {
    const file = await read(fixture(name));
    expect(file.encoding).toMatchObject({ value: encoding, reason: { code: reason }, chosen: false });
    expect(file.encoding.alternatives).not.toContain(encoding);
    expect(file.delimiter.value).toBe(delimiter);
    expect(file.header.value).toBe(true);
    expect(labels(file)).toEqual(['客户编号', '姓名', '城市', '消费金额', '注册日期']);
    expect(types(file)).toEqual(['identifier', 'text', 'text', 'number', 'date']);
    expect(cells(file)).toEqual(CUSTOMERS);
    expect(file.problems).toEqual([]);
  });

  it('07 is read as Big5, and as something else where a person says so', async () => {
    const file = await read(fixture('07_big5.csv'));
    expect(file.encoding).toMatchObject({ value: 'big5', reason: { code: 'data.encoding-big5' } });
    expect(labels(file)).toEqual(['客戶編號', '姓名', '城市', '金額']);
    expect(cells(file)).toEqual([
      ['K1', '王小明', '臺北市', '1200'],
      ['K2', '陳美麗', '高雄市', '980'],
      ['K3', '許功蓋', '臺中市', '15'],
    ]);
    expect((await read(fixture('07_big5.csv'), { encoding: 'gb18030' })).encoding).toMatchObject({
      value: 'gb18030',
      chosen: true,
    });
  });

  it('09 is told by its header alone', async () => {
    const file = await read(fixture('09_gbk_header_only_cn.csv'));
    expect(file.encoding).toMatchObject({
      value: 'gb18030',
      reason: { code: 'data.encoding-gb18030', parameters: { line: 1 } },
    });
    expect(labels(file)).toEqual(['编号', '姓名', '金额']);
    expect(file.table.rows).toBe(200);
    expect(types(file)[2]).toBe('number');
    expect(cells(file)[199]).toEqual(['200', 'A200', '700']);
  });

  it('12 has full-width digits, thousands and signs', async () => {
    const file = await read(fixture('12_fullwidth_digits.csv'));
    expect(types(file)).toEqual(['date', 'number', 'number']);
    expect(cells(file)).toEqual([
      ['2023-01-05', '1234.5', '10'],
      ['2023-01-06', '567', '20'],
      ['2023-01-07', '1234', '30'],
    ]);
  });

  it('14 has dates in six forms; day numbers of Excel stay numbers', async () => {
    const file = await read(fixture('14_cn_dates.csv'));
    expect(types(file)).toEqual(['date', 'date', 'date', 'date', 'number', 'date']);
    expect(cells(file)).toEqual([
      ['2023-01-05', '2023-01-05', '2023-01-05', '2023-01-05', '44931', '2023-01-05 13:05:00'],
      ['2023-12-31', '2023-12-31', '2023-12-31', '2023-12-31', '45291', '2023-12-31 00:00:00'],
    ]);
  });

  it('15 has day numbers, which are dates only where the column is named so, or where a person says so', async () => {
    expect(types(await read(fixture('15_excel_serial_edges.csv')))).toEqual(['number', 'text']);
    const named = await read('日期,金额\n44931,1\n45291.5,2\n');
    expect(types(named)).toEqual(['date', 'number']);
    expect(cells(named).map((row) => row[0])).toEqual(['2023-01-05', '2023-12-31 12:00:00']);
    expect(named.columns[0]!.notes.map(({ code }) => code)).toEqual(['data.note-serials']);
    expect(types(await read('日期,金额\n44931,1\n', { types: { c0: 'number' } }))).toEqual(['number', 'number']);
    expect(types(await read('日期,金额\n44931,1\n441,2\n'))).toEqual(['number', 'number']);
    const told = await read('d,v\n44931,1\n60,2\n', { types: { c0: 'date' } });
    expect(cells(told).map((row) => row[0])).toEqual(['2023-01-05', '']);
    expect(told.problems).toMatchObject([{ row: 1, code: 'not-a-date' }]);
  });

  it('P3 16 does not say which number is the day: the order is a guess that says so and can be changed', async () => {
    const file = await read(fixture('16_ambiguous_dmy.csv'));
    expect(types(file)[0]).toBe('date');
    expect(file.columns[0]!.dateOrder).toEqual({
      value: 'mdy',
      reason: { code: 'data.date-order-unknown' },
      chosen: false,
      alternatives: ['dmy'],
    });
    expect(cells(file).map((row) => row[0])).toEqual(['2023-01-02', '2023-03-04', '2023-05-06']);
    const other = await read(fixture('16_ambiguous_dmy.csv'), { dateOrders: { c0: 'dmy' } });
    expect(cells(other).map((row) => row[0])).toEqual(['2023-02-01', '2023-04-03', '2023-06-05']);
    expect(other.columns[0]!.dateOrder).toMatchObject({ value: 'dmy', chosen: true, alternatives: ['mdy'] });
  });

  it('P3 19 mixes ways of writing: it stays text and names two of them with their lines', async () => {
    const file = await read(fixture('19_two_digit_year.csv'));
    expect(types(file)[0]).toBe('text');
    expect(file.columns[0]!.notes).toEqual([
      { code: 'data.note-mixed-dates', parameters: { one: '23/1/5', line: 2, other: '5-Jan-23', otherLine: 3 } },
    ]);
  });

  it('20 is split at semicolons and has decimal commas', async () => {
    const file = await read(fixture('20_decimal_comma_semicolon.csv'));
    expect(file.delimiter.value).toBe(';');
    expect(types(file).slice(1)).toEqual(['number', 'number']);
    expect(cells(file)).toEqual([
      ['A', '1234.5', '3'],
      ['B', '2.5', '4'],
      ['C', '3.75', '5'],
    ]);
    expect(file.columns[1]!.type.reason).toMatchObject({
      code: 'data.type-number-comma',
      parameters: { example: '1.234,50' },
    });
  });

  it('22 keeps identifiers to the last digit', async () => {
    const file = await read(fixture('22_id_columns.csv'));
    expect(types(file)).toEqual(['identifier', 'identifier', 'identifier', 'identifier', 'identifier']);
    expect(cells(file)).toEqual([
      ['110105199003071234', '13800138000', '9007199254740993', '010010', '0012'],
      ['11010519900307123X', '13900139000', '9007199254740995', '200000', '0105'],
    ]);
  });

  it('24 has accounting negatives, percent and errors of the sheet', async () => {
    const file = await read(fixture('24_accounting.csv'));
    expect(types(file)).toEqual(['text', 'number']);
    expect([...(file.table.columns[1]!.column as NumberColumn).values]).toEqual([
      1234,
      -1200,
      NaN,
      -88.5,
      1234.5,
      0.125,
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect(file.problems).toMatchObject([{ line: 9, column: 1, code: 'not-a-number', got: '#DIV/0!' }]);
    expect(file.columns[1]!.missing).toBe(5);
  });

  it('26 has titles above the names: they are passed over, counted and told, and can be had back', async () => {
    const file = await read(fixture('26_merged_title_rows.csv'));
    expect(labels(file)).toEqual(['客户', '城市', '金额', '日期']);
    expect(file.titleRows).toMatchObject({ value: 3, chosen: false, reason: { code: 'data.title-rows-sparse' } });
    expect(file.notices).toContainEqual({
      code: 'data.title-rows',
      parameters: { count: 3, titles: '2023年客户消费统计表 · 制表人：张三 · 单位：元' },
    });
    expect(cells(file)).toEqual([
      ['甲', '上海', '100', '2023-01-05'],
      ['乙', '北京', '200', '2023-01-06'],
      ['合计', '', '300', ''],
    ]);
    expect(types(file)).toEqual(['text', 'text', 'number', 'date']);
    const back = await read(fixture('26_merged_title_rows.csv'), { titleRows: 0 });
    expect(back.table.rows).toBe(6);
    expect(back.titleRows).toMatchObject({ value: 0, chosen: true });
  });

  it('titles alone in their line, blank lines below them, and lines counted all the same', async () => {
    const file = await read(
      '2023 orders\n\n客户,金额,日期\nA,1,2023-01-05\nB,x,2023-01-06\n'.repeat(1) + 'C,3,2023-01-07\n'.repeat(20),
    );
    expect(labels(file)).toEqual(['客户', '金额', '日期']);
    expect(file.titleRows.value).toBe(1);
    expect(file.problems).toMatchObject([{ line: 5, row: 1, code: 'not-a-number' }]);
  });

  it('P8 29 has hostile names, which are only labels', async () => {
    const file = await read(fixture('29_evil_headers.csv'));
    expect(labels(file)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '<img src=x onerror=alert(1)>',
      '=1+1',
    ]);
    expect(file.table.columns.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
    expect(cells(file)).toEqual([['1', '2', '3', '4', '5', '6']]);
  });

  it('30 has line ends in cells; rows know their lines', async () => {
    const file = await read(fixture('30_newline_in_cell.csv'));
    expect(cells(file)).toEqual([
      ['张三', '上海市\r\n浦东新区', '说"好"'],
      ['李四', '北京市', '无'],
    ]);
    expect([...file.table.lines!]).toEqual([2, 4]);
  });

  it('P2 32 has rows too short and too long, which are kept and named', async () => {
    const file = await read(fixture('32_ragged.csv'));
    expect(cells(file)).toEqual([
      ['1', '2', ''],
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
    expect(file.problems).toMatchObject([
      { line: 2, code: 'short-row', expected: 3, found: 2, got: '' },
      { line: 4, code: 'long-row', expected: 3, found: 4, got: '4' },
    ]);
    expect(file.notices).toContainEqual({ code: 'data.blank-lines', parameters: { count: 1 } });
  });

  it('34 has a zero byte in a cell, which is no UTF-16, and stays', async () => {
    const file = await read(fixture('34_nul_bytes.csv'));
    expect(file.encoding.value).toBe('utf-8');
    expect(cells(file)).toEqual([
      ['1', 'x\0y'],
      ['2', 'z'],
    ]);
    expect(notices(file)).toContain('data.zero-bytes');
  });

  it.each([
    ['36_xlsx_renamed.csv', 'data.workbook-damaged'],
    ['38_empty.csv', 'data.empty-file'],
    ['39_bom_only.csv', 'data.mark-only'],
  ])('%s is refused with %s', async (name, code) => expect(await refusal(fixture(name))).toBe(code));

  it('40 has names and no rows', async () => {
    const file = await read(fixture('40_header_only.csv'));
    expect(labels(file)).toEqual(['姓名', '城市']);
    expect(file.table.rows).toBe(0);
    expect(notices(file)).toEqual(['data.header-only']);
  });

  it('41 has one column, which is no error', async () => {
    const file = await read(fixture('41_one_column.csv'));
    expect(labels(file)).toEqual(['姓名']);
    expect(cells(file)).toEqual([['张三'], ['李四']]);
    expect(file.delimiter.reason.code).toBe('data.delimiter-one-column');
  });

  it('42 has cells that look like formulas, which are texts', async () => {
    const file = await read(fixture('42_formula_cells.csv'));
    expect(cells(file).map((row) => row[1])).toEqual([
      '=HYPERLINK("http://x.example/?"&A1,"点")',
      '@SUM(A1:A2)',
      '+8613800138000',
      '-5',
      '＝1+1',
    ]);
  });

  it('45 has time zones: days and times stay as written, and the column says so', async () => {
    const file = await read(fixture('45_timezones.csv'));
    expect(types(file)).toEqual(['date']);
    expect(cells(file)).toEqual([
      ['2023-01-05'],
      ['2023-01-05 00:00:00'],
      ['2023-01-05 00:00:00'],
      ['2023-01-05 08:00:00'],
    ]);
    expect(file.columns[0]!.notes).toEqual([
      { code: 'data.note-zones', parameters: { zones: 'Z +08:00', count: 2, rest: 2 } },
    ]);
  });
});

describe('one table', () => {
  const names = ['客户编号', '下单日期', '金额', '商品'];
  const rows = Array.from({ length: 300 }, (_, row) => [
    `K${String(row % 40).padStart(4, '0')}`,
    `2024-0${1 + (row % 9)}-1${row % 10}`,
    (row * 1.25).toFixed(2),
    ['奶茶', '咖啡', '果汁'][row % 3]!,
  ]);
  const text = [names, ...rows].map((row) => row.join(',')).join('\n');
  const quoted = [names, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

  it.each<[string, string | Uint8Array]>([
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with every field quoted', quoted],
    ['in GB18030', toGb18030(text)],
    ['in GB18030 with CRLF and quotes', toGb18030(quoted.replaceAll('\n', '\r\n'))],
    ['in UTF-16 LE', toUtf16(text)],
    ['in UTF-16 BE', toUtf16(text, true)],
    ['in UTF-16 LE without a mark', toUtf16(text, false, false)],
    ['with a byte order mark', `\ufeff${text}`],
    ['with semicolons', text.replaceAll(',', ';')],
    ['with tabs', text.replaceAll(',', '\t')],
    ['with bars', text.replaceAll(',', '|')],
    ['with a line end behind the last row', `${text}\n`],
    ['with trailing delimiters', text.replaceAll('\n', ',\n')],
  ])('%s is the same table', async (_, content) => {
    const [plain, other] = [await read(text), await read(content)];
    expect(types(plain)).toEqual(['identifier', 'date', 'number', 'category']);
    expect(other.table.columns).toEqual(plain.table.columns);
    expect(other.columns).toEqual(plain.columns);
    expect(other.problems).toEqual([]);
  });
});

describe('P3 what a person chooses', () => {
  it('rules over every guess', async () => {
    const bytes = toGb18030('甲;乙\n1;2\n');
    expect((await read(bytes, { encoding: 'gb18030' })).encoding).toMatchObject({
      value: 'gb18030',
      chosen: true,
      reason: { code: 'data.chosen' },
    });
    const comma = await read('a;b\n1;2\n', { delimiter: ',' });
    expect(comma.delimiter).toEqual({
      value: ',',
      reason: { code: 'data.chosen' },
      chosen: true,
      alternatives: [';', '\t', '|', '，', '；'],
    });
    expect(cells(comma)).toEqual([['1;2']]);
    const bare = await read('a,b\n1,2\n', { header: false });
    expect(labels(bare)).toEqual(['A', 'B']);
    expect(cells(bare)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('of the type stays, whatever does not fit', async () => {
    const file = await read('k,v\na,1\nb,x\nc,y\n', { types: { c1: 'number' } });
    expect(file.columns[1]!.type).toMatchObject({ value: 'number', chosen: true });
    expect([...(file.table.columns[1]!.column as NumberColumn).values]).toEqual([1, NaN, NaN]);
    expect(file.problems.map(({ line, got }) => [line, got])).toEqual([
      [3, 'x'],
      [4, 'y'],
    ]);
    expect(types(await read('k,v\na,1\nb,2\n', { types: { c1: 'text' } }))).toEqual(['text', 'text']);
    expect(types(await read('k,v\na,20230105\n', { types: { c1: 'date' } }))).toEqual(['text', 'date']);
  });
});

describe('P3 a header', () => {
  it.each<[string, boolean, string]>([
    ['客户,日期\n1,2\n', true, 'data.header-known'],
    ['foo,bar\n1,2\n', true, 'data.header-over-values'],
    ['foo,bar\nbaz,qux\n', true, 'data.header-assumed'],
    ['1,19970101,29.33\n2,19970118,29.73\n', false, 'data.header-values'],
    ['A,2023-01-05\nB,2023-01-06\n', false, 'data.header-values'],
  ])('of %j is found: %s', async (content, value, reason) => {
    expect((await read(content)).header).toMatchObject({ value, reason: { code: reason } });
  });

  it('with blank and equal names gets letters and numbers', async () => {
    expect(labels(await read('a,,a,a\n1,2,3,4\n'))).toEqual(['a', 'B', 'a (2)', 'a (3)']);
  });
});

describe('types are decided over the whole column', () => {
  const many = (cell: (row: number) => string, rows = 2000): string =>
    `k,v\n${Array.from({ length: rows }, (_, row) => `a,${cell(row)}`).join('\n')}`;

  it('numbers with few others stay numbers, and the others are listed', async () => {
    const file = await read(many((row) => (row === 1500 ? 'twelve' : String(row))));
    expect(types(file)[1]).toBe('number');
    expect(file.columns[1]).toMatchObject({ problems: 1 });
    expect(file.problems).toMatchObject([{ line: 1502, column: 1, code: 'not-a-number', got: 'twelve' }]);
  });

  it('numbers at first and texts later are texts, to the letter', async () => {
    const cell = (row: number): string => (row < 1000 ? `${row}.50` : `t${row}`);
    const file = await read(many(cell));
    expect(types(file)[1]).toBe('text');
    expect(cells(file).map((row) => row[1])).toEqual(Array.from({ length: 2000 }, (_, row) => cell(row)));
    expect(file.problems).toEqual([]);
  });

  it('a whole number with a leading zero, anywhere, makes identifiers', async () => {
    const file = await read(many((row) => (row === 1900 ? '0042' : String(row))));
    expect(file.columns[1]!.type).toMatchObject({
      value: 'identifier',
      reason: { code: 'data.type-identifier-zeros' },
    });
    expect(cells(file)[1900]![1]).toBe('0042');
  });

  it('texts at first and numbers later are numbers where nine in ten fit', async () => {
    const file = await read(many((row) => (row < 100 ? `?${row % 3}` : String(row))));
    expect(types(file)[1]).toBe('number');
    expect(file.problems).toHaveLength(100);
  });

  it('an empty beginning says nothing', async () => {
    const file = await read(many((row) => (row < 1000 ? '' : '2024-05-06')));
    expect(types(file)[1]).toBe('date');
    expect(file.columns[1]).toMatchObject({ missing: 1000, distinct: 1 });
  });

  it('dates that turn into another form are texts with a note', async () => {
    const file = await read(many((row) => (row < 1000 ? '2024-05-06' : '06/05/2024')));
    expect(types(file)[1]).not.toBe('date');
    expect(file.columns[1]!.notes).toEqual([
      {
        code: 'data.note-mixed-dates',
        parameters: { one: '2024-05-06', line: 2, other: '06/05/2024', otherLine: 1002 },
      },
    ]);
  });

  it('numbers of one length of eight digits or more are identifiers', async () => {
    expect((await read(many((row) => String(13800138000 + row)))).columns[1]!.type.reason.code).toBe(
      'data.type-identifier-length',
    );
    expect(types(await read(many((row) => String(95_000_000 + row * 10_000))))[1]).toBe('number');
  });

  it('categories come again and again, texts seldom', async () => {
    expect(types(await read(many((row) => `城市${row % 5}`)))[1]).toBe('category');
    expect(types(await read(many((row) => `备注 ${row}`)))[1]).toBe('text');
  });
});

describe('encodings over the whole file', () => {
  it('a file that is ASCII for long is still known by its end', async () => {
    const long = `k,v\n${'a,1\n'.repeat(200_000)}`;
    const file = await read(new Uint8Array([...new TextEncoder().encode(long), ...toGb18030('茶,2\n')]));
    expect(file.encoding).toMatchObject({ value: 'gb18030', reason: { parameters: { line: 200_002 } } });
    expect(cells(file).at(-1)).toEqual(['茶', '2']);
    expect((await read(`${long}茶,2\n`)).encoding.value).toBe('utf-8');
  });

  it('characters cut by a slice are whole', async () => {
    const row = 'K001,张三,上海,"￥1,234.50",2023/1/5\r\n';
    const count = Math.ceil((PAUSE_BYTES + 5000) / new TextEncoder().encode(row).length);
    for (const encode of [(text: string) => new TextEncoder().encode(text), toGb18030]) {
      for (let offset = 0; offset < 4; offset++) {
        const body = encode(row);
        const head = encode(`客户编号,姓名,城市,消费金额,${'x'.repeat(offset)}日期\r\n`);
        const bytes = new Uint8Array(head.length + body.length * count);
        bytes.set(head);
        for (let index = 0; index < count; index++) bytes.set(body, head.length + index * body.length);
        const file = await read(bytes);
        expect(file.table.rows).toBe(count);
        expect(file.columns.map(({ distinct }) => distinct)).toEqual([1, 1, 1, 1, 1]);
        expect(cells({ ...file, table: { ...file.table, rows: 1 } })).toEqual([
          ['K001', '张三', '上海', '1234.5', '2023-01-05'],
        ]);
      }
    }
  });

  it('P2 damage in an otherwise readable file is shown and named by its line', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('k,v\n甲,1\n乙'),
      0xff,
      0xff,
      ...new TextEncoder().encode(',2\n丙,3\n'),
    ]);
    const file = await read(bytes);
    expect(file.encoding).toMatchObject({
      value: 'utf-8',
      reason: { code: 'data.encoding-mostly-utf8', parameters: { line: 3 } },
      confidence: 2 / 3,
    });
    expect(file.question).toMatchObject({ line: 3, bytes: 'FF FF 2C 32' });
    expect(file.notices).toContainEqual({
      code: 'data.damaged-characters',
      parameters: { line: 3, encoding: { code: 'common.encoding-utf-8' } },
    });
    expect(cells(file).map((row) => row[1])).toEqual(['1', '2', '3']);
    expect(cells(file)[1]![0]).toContain('\ufffd');
  });
});

describe('bad input', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'data.empty-file'],
    ['blanks', ' \n\n \n', 'data.blank-file'],
    ['a PDF', '%PDF-1.7\n', 'data.not-text-pdf'],
    ['a picture', bytes('\x89PNG\r\n\x1a\n'), 'data.not-text-image'],
    ['a photograph', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'data.not-text-image'],
    ['an old workbook', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'data.not-text-workbook'],
    ['a broken gzip archive', bytes('\x1f\x8b\x08\0'), 'data.gzip-damaged'],
    ['a web page', '<html><table><tr><td>1</td></tr></table></html>', 'data.not-text-markup'],
    ['a program', Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256), 'data.not-text-binary'],
    ['too many columns', `${'a,'.repeat(20_000)}b\n${'1,'.repeat(20_000)}2\n`, 'data.too-many-columns'],
  ])('%s is refused', async (_, content, code) => expect(await refusal(content)).toBe(code));

  it('P11 a file over the limit is refused before a byte of it is read', async () => {
    const huge = {
      size: MAXIMUM_FILE_BYTES + 1,
      slice: () => {
        throw new Error('read');
      },
    } as unknown as Blob;
    expect(await readFile(huge, 'huge.csv', {})).toMatchObject({
      ok: false,
      error: { code: 'data.too-large', parameters: { name: 'huge.csv', bytes: MAXIMUM_FILE_BYTES + 1 } },
    });
  });

  it('a file that vanishes is named', async () => {
    const gone = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
    } as unknown as Blob;
    expect(await readFile(gone, 'gone.csv', {})).toMatchObject({ ok: false, error: { code: 'data.unreadable' } });
  });

  it('P2 a quote that never closes costs no row and is named by its line', async () => {
    const file = await read('k,v\na,1\nb,"2\nc,3\nd,4\n');
    expect(file.table.rows).toBe(4);
    expect(file.notices).toContainEqual({ code: 'data.quote-unclosed', parameters: { line: 3, count: 1 } });
    expect(file.problems.map(({ line, code }) => [line, code])).toContainEqual([3, 'quote-unclosed']);
    expect(file.reader).toBe('papaparse');
  });

  it('a cell of many megabytes and a line of many megabytes are read', async () => {
    const cell = 'x'.repeat(PAUSE_BYTES * 2 + 17);
    const file = await read(`k,v\na,"${cell}\n${cell}"\nb,${cell}\nc,1\n`);
    expect(file.table.rows).toBe(3);
    expect(cells(file)[0]![1]!.length).toBe(cell.length * 2 + 1);
    expect(cells(file)[2]).toEqual(['c', '1']);
  });

  it('P2 any bytes whatever are read or refused with a message, and no row is lost', async () => {
    const wild = fc.uint8Array({ minLength: 1, maxLength: 400 });
    const tame = fc
      .array(fc.constantFrom(...Array.from(new TextEncoder().encode('a1,"\r\n;\t|茶-2023.()%é '))), {
        minLength: 1,
        maxLength: 200,
      })
      .map((list) => Uint8Array.from(list));
    await fc.assert(
      fc.asyncProperty(fc.oneof(wild, tame, tame), async (content) => {
        const outcome = await readFile(new Blob([content]), 'any.csv', {});
        if (!outcome.ok) {
          expect(outcome.error.code).toMatch(/^data\./);
          return;
        }
        const { ledger } = (await readAndPrepare(content)).report;
        expect(ledger.read).toBe(ledger.used + ledger.listed);
        expect(ledger.read).toBe(outcome.value.table.rows + (outcome.value.passed?.lines.length ?? 0));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('while a file is read', () => {
  const long = `k,v\n${'a,1\n'.repeat(PAUSE_BYTES)}`;

  it('progress tells bytes and rows, up to all of them', async () => {
    const told: { bytes: number; totalBytes: number; rows: number }[] = [];
    await readFile(new Blob([long]), 'long.csv', {}, { progress: (progress) => told.push(progress) });
    expect(told.length).toBeGreaterThan(4);
    expect(
      told.every(
        (one, index) => index === 0 || (one.bytes >= told[index - 1]!.bytes && one.rows >= told[index - 1]!.rows),
      ),
    ).toBe(true);
    expect(told.at(-1)).toEqual({ bytes: long.length, totalBytes: long.length, rows: PAUSE_BYTES });
  });

  it('cancelling takes effect at the next slice', async () => {
    let slices = 0;
    const pause = (): Promise<void> => (++slices === 2 ? Promise.reject(new Error('cancelled')) : Promise.resolve());
    await expect(readFile(new Blob([long]), 'long.csv', {}, { pause })).rejects.toThrow('cancelled');
    expect(slices).toBe(2);
  });
});

describe('a day', () => {
  it('is the same in every time zone of the machine', async () => {
    const before = process.env['TZ'];
    const days: number[][] = [];
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env['TZ'] = zone;
      days.push([
        ...((await read('d,v\n2023-01-05,1\n2023/1/6 00:00,2\n')).table.columns[0]!.column as DateColumn).days,
      ]);
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(days).toEqual([
      [19362, 19363],
      [19362, 19363],
      [19362, 19363],
    ]);
  });
});
