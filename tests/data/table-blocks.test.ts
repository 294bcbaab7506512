/** Several tables in one sheet: where they are seen, and where a stray blank line is only that. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlocks, groupsOf } from '../../src/data/table-blocks.ts';
import { cells, read, readAndPrepare, toGb18030 } from './reading.ts';
import { workbook } from './workbook-bytes.ts';

const SHEET = `一班成绩,,,
学号,姓名,语文,数学
1001,张三,90,88
1002,李四,85,92
,,,
,,,
二班成绩,,,
学号,姓名,语文,数学
2001,王五,70,60
2002,赵六,99,100
2003,钱七,66,77

销售表
日期,客户,金额
2024-01-05,K001,100
2024-01-06,K002,"1,200"
`;

const manner = { delimiter: ',', newline: '\n', literal: false } as const;

describe('tables one below the other', () => {
  it('are seen with their titles, names, lines and rows', () => {
    expect(
      findBlocks(SHEET, manner, 0).map(({ firstLine, lastLine, rows, width, title, names }) => [
        firstLine,
        lastLine,
        rows,
        width,
        title,
        names.join(),
      ]),
    ).toEqual([
      [1, 4, 2, 4, '一班成绩', '学号,姓名,语文,数学'],
      [7, 11, 3, 4, '二班成绩', '学号,姓名,语文,数学'],
      [13, 16, 2, 3, '销售表', '日期,客户,金额'],
    ]);
  });

  it('P2: the first is read, every line of the others is listed, counted and told', async () => {
    const { file, report } = await readAndPrepare(SHEET);
    expect(cells(file)).toEqual([
      ['1001', '张三', '90', '88'],
      ['1002', '李四', '85', '92'],
    ]);
    expect(file.columns.map(({ type }) => type.value).slice(2)).toEqual(['number', 'number']);
    expect(file.problems).toEqual([]);
    expect(file.passed!.lines).toEqual([7, 8, 9, 10, 11, 13, 14, 15, 16]);
    expect(file.passed!.texts[8]).toBe('2024-01-06,K002,"1,200"');
    expect(report.ledger.read).toBe(2 + 9);
    expect(report.ledger.read).toBe(report.ledger.used + report.ledger.listed);
    expect(report.ledger.reasons).toContainEqual({ code: 'other-table', rows: 9 });
    expect(report.blocks).toMatchObject({ value: 1, chosen: false, guessed: 1 });
    expect(report.notices).toContainEqual({
      code: 'intake.one-of-several',
      parameters: { count: 3, which: 1, lines: 9 },
    });
  });

  it('P3: any other can be chosen, with the lines of the file, or all read as one', async () => {
    const third = await read(SHEET, { block: 3 });
    expect(cells(third)).toEqual([
      ['2024-01-05', 'K001', '100'],
      ['2024-01-06', 'K002', '1200'],
    ]);
    expect([third.table.firstLine, third.passed!.lines.length]).toEqual([15, 9]);
    const all = await read(SHEET, { block: 0 });
    expect(all.table.rows).toBe(13);
    expect(all.passed).toBeUndefined();
    expect(all.blocks).toMatchObject({ value: 0, chosen: true });
    // a number of no table is no choice
    expect((await read(SHEET, { block: 9 })).blocks).toMatchObject({ value: 1, chosen: false });
  });

  it('are read alike from a file of another encoding', async () => {
    const file = await read(toGb18030(SHEET), { block: 2 });
    expect(cells(file).map(([, name]) => name)).toEqual(['王五', '赵六', '钱七']);
    expect(file.encoding.value).toBe('gb18030');
    expect(file.table.firstLine).toBe(9);
  });

  it('keep the choices about them when one of them is read', async () => {
    const file = await read(SHEET, { block: 2, types: { c2: 'text' }, header: true, titleRows: 1 });
    expect(file.columns[2]!.type.value).toBe('text');
    expect(file.titleRows).toMatchObject({ value: 1, chosen: true });
    expect(file.table.rows).toBe(3);
  });
});

describe('tables side by side', () => {
  const beside = `一月,,,二月,,
客户,金额,,客户,金额,备注
K1,10,,K3,30,a
K2,20,,K4,40,b
,,,K5,50,c
`;

  it('are offered, while the sheet is read as it stands', async () => {
    const file = await read(beside, {});
    expect(file.blocks).toMatchObject({ value: 0, guessed: 0, chosen: false });
    expect(file.blocks!.list.map(({ columns, title, rows, lastLine }) => [columns, title, rows, lastLine])).toEqual([
      [[0, 2], '一月', 2, 4],
      [[3, 6], '二月', 3, 5],
    ]);
    expect(file.passed).toBeUndefined();
  });

  it('P2: are read one by one, the lines that hold nothing of it counted and told as no rows of it', async () => {
    const first = await read(beside, { block: 1 });
    expect(cells(first)).toEqual([
      ['K1', '10'],
      ['K2', '20'],
    ]);
    expect(first.passed).toEqual({ lines: [], texts: [] });
    expect(first.notices.filter(({ code }) => code.startsWith('intake.'))).toEqual([
      { code: 'intake.one-of-several-whole', parameters: { count: 2, which: 1 } },
      { code: 'intake.blank-beside', parameters: { lines: 1 } },
    ]);
    const { report } = await readAndPrepare(beside, { block: 1 });
    expect(report.ledger).toMatchObject({ read: 2, reasons: [] });
    const second = await read(beside, { block: 2 });
    expect(cells(second)).toEqual([
      ['K3', '30', 'a'],
      ['K4', '40', 'b'],
      ['K5', '50', 'c'],
    ]);
    expect(second.table.firstLine).toBe(3);
    expect(second.notices.filter(({ code }) => code.startsWith('intake.'))).toEqual([
      { code: 'intake.one-of-several-whole', parameters: { count: 2, which: 2 } },
    ]);
  });

  it('with a gap between the rows of one: it is told once, and blank lines of the file stay what they are', async () => {
    const gap = beside.replace('K2,20,,K4,40,b', ',,,K4,40,b\n,,,,,\nK2,20,,K6,60,d');
    const file = await read(gap, { block: 1 });
    expect(cells(file)).toEqual([
      ['K1', '10'],
      ['K2', '20'],
    ]);
    expect(file.notices.filter(({ code }) => /blank/.test(code))).toEqual([
      { code: 'data.blank-lines', parameters: { count: 1 } },
      { code: 'intake.blank-beside', parameters: { lines: 2 } },
    ]);
    expect(file.passed!.lines).toEqual([]);
  });

  it('are not made of an empty column that spaces one table', async () => {
    const file = await read('客户,金额,,日期,数量\nK1,10,,2024-01-01,3\nK2,20,,2024-01-02,4\n');
    expect(file.blocks).toBeUndefined();
  });
});

describe('a file that names its separator', () => {
  it('has its names where they are, in whichever table', async () => {
    const text = 'sep=;\n客户;日期;金额\nA;2024-01-01;1\nB;2024-01-02;2\n\n客户;日期;金额\nC;2024-01-03;3\n';
    const first = await read(text);
    expect(first.columns.map(({ label }) => label)).toEqual(['客户', '日期', '金额']);
    expect(cells(first).map(([id]) => id)).toEqual(['A', 'B']);
    const second = await read(text, { block: 2 });
    expect(cells(second).map(([id]) => id)).toEqual(['C']);
    expect(second.table.firstLine).toBe(7);
  });
});

describe('a workbook', () => {
  it('may hold several tables in one sheet, and another sheet', async () => {
    const number = (value: number): { number: string } => ({ number: String(value) });
    const bytes = workbook({
      一季度: [
        ['一月', null, null],
        ['客户', '城市', '金额'],
        ['K1', '上海', number(10)],
        [null, null, null],
        ['二月', null, null],
        ['客户', '城市', '金额'],
        ['K2', '北京', number(20)],
        ['K3', '北京', number(30)],
      ],
      二季度: [
        ['客户', '金额'],
        ['K9', number(90)],
      ],
    });
    const second = await read(bytes, { block: 2 }, 'book.xlsx');
    expect(second.blocks!.list.map(({ title }) => title)).toEqual(['一月', '二月']);
    expect(cells(second)).toEqual([
      ['K2', '北京', '20'],
      ['K3', '北京', '30'],
    ]);
    expect(second.sheet).toMatchObject({ value: '一季度', alternatives: ['二季度'] });
    expect(cells(await read(bytes, { sheet: '二季度' }, 'book.xlsx'))).toEqual([['K9', '90']]);
  });
});

describe('one table', () => {
  it.each([
    ['a blank line in it', '客户,金额\nK1,10\n\nK2,20\n\nK3,30\n'],
    ['a blank line under its names', '客户,金额\n\nK1,10\nK2,20\n'],
    [
      'a blank line after its first row, and rows of any length',
      '会员号,日期,金额\nK1,2024-01-01,\n,,\nK1,2024-01-01,\nK1,x,,z\nK1,2024-01-01,1\n',
    ],
    [
      'a blank line under its names, and rows of any length',
      '会员号,日期,金额\n,,\nK1,2024-01-01,\nK1,x,,z\nK1,2024-01-01,1\n',
    ],
    [
      'a row without values after a blank line',
      '客户,金额,日期\nK1,10,2024-01-01\nK2,11,2024-01-02\n\nK3,未知,\nK4,40,2024-01-04\nK5,40,2024-01-05\n',
    ],
    ['a word in place of its only value after a blank line', '客户,金额\nK1,10\nK2,11\n\nK3,未知\nK4,40\nK5,40\n'],
    [
      'a title, a maker and a blank line above it',
      '销售日报,,,\n制表人：张三,,,\n,,,\n日期,客户,金额,数量\n2024-01-01,K1,10,1\n2024-01-02,K2,20,2\n',
    ],
    [
      'a head of names and values above it',
      '店铺,半糖,,\n导出时间,2024-01-01,,\n\n日期,客户,金额,数量\n2024-01-01,K1,10,1\n2024-01-02,K2,20,2\n',
    ],
    ['notes below it', '日期,客户,金额\n2024-01-01,K1,10\n2024-01-02,K2,20\n\n备注：以上为测试数据\n制表人：张三\n'],
    ['a total below it', '日期,客户,金额\n2024-01-01,K1,10\n2024-01-02,K2,20\n\n合计,,30\n'],
    ['texts only', '姓名,城市\n张三,上海\n李四,北京\n\n王五,广州\n赵六,深圳\n'],
    [
      'blank lines between all rows',
      `a,b\n\n${Array.from({ length: 500 }, (_, row) => `x${row},${row}`).join('\n\n')}\n`,
    ],
  ])('with %s is not cut in two', async (_, content) => {
    const file = await read(content);
    expect(file.blocks).toBeUndefined();
    expect(file.passed).toBeUndefined();
  });

  it('is not cut in two wherever blank lines stand, whatever its cells hold', async () => {
    const value = fc.oneof(
      fc.integer({ min: -999, max: 99_999 }).map(String),
      fc.constant(''),
      fc.constant('N/A'),
      fc.constant('未知'),
    );
    const text = fc.oneof(
      fc.constantFrom('张三', 'K001', '上海', '已付款', 'abc', '', '未知', '备注'),
      fc.string({ unit: fc.constantFrom('x', 'y', '客', ' '), maxLength: 5 }),
    );
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2024-02-${String(date).padStart(2, '0')}`);
    const row = fc.tuple(text, value, text, day, value);
    const full = fc.tuple(
      fc.constantFrom('K1', 'K2'),
      fc.integer({ min: 1, max: 99 }).map(String),
      fc.constantFrom('a', 'b'),
      day,
      fc.integer({ min: 1, max: 9 }).map(String),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(full, { minLength: 4, maxLength: 8 }),
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(30), { maxLength: 5 }),
        async (head, tail, gaps) => {
          const lines = ['客户,金额,状态,日期,数量', ...[...head, ...tail].map((cellsOfRow) => cellsOfRow.join(','))];
          for (const gap of gaps) lines.splice(Math.min(lines.length, gap + 1), 0, gap % 2 ? '' : ',,,,');
          const file = await read(`${lines.join('\n')}\n`);
          expect(file.blocks).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('records of a text', () => {
  it('keep line ends inside quotes, and begin anew where a quote never closes', () => {
    const text = 'a,"b\nc"\n\n"d\ne,f\n5" x,g\n';
    const lines = groupsOf(text, manner).map((group) =>
      group.map(({ line, start, end }) => [line, text.slice(start, end)]),
    );
    expect(lines).toEqual([
      [[1, 'a,"b\nc"']],
      [
        [4, '"d'],
        [5, 'e,f'],
        [6, '5" x,g'],
      ],
    ]);
    const inside = groupsOf('a,"b" c\nd",e\n', manner).flat();
    expect(inside.map(({ line }) => line)).toEqual([1]);
    expect(groupsOf('"d\ne,f\n', manner)[0]!.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('P2: any text is its records and blank lines, nothing else', () => {
    const unit = fc.constantFrom('a', ',', '\n', '"', ' ', '1', '\r');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        let at = 0;
        for (const { start, end } of groupsOf(text, manner).flat()) {
          expect(text.slice(at, start).replace(/[",\s]/g, '')).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).replace(/[",\s]/g, '')).toBe('');
      }),
    );
  });
});
