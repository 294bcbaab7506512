/** What separates the cells: guessed with a confidence, chosen at will, and quotes that can be read as they stand. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterOfSepLine, isDelimiter } from '../../src/data/delimiters.ts';
import { guessDelimiter } from '../../src/data/dialect.ts';
import { OriginalReader } from '../../src/data/original.ts';
import { SURE } from '../../src/data/report.ts';
import { asText, cells, read, readAndPrepare, toGb18030 } from './reading.ts';

const guess = (text: string): ReturnType<typeof guessDelimiter> => guessDelimiter(text, '\n', true);

describe('P3 a delimiter', () => {
  it.each<[string, string]>([
    ['客户,日期,金额\nA,2023-01-05,1\nB,2023-01-06,2\n', ','],
    ['客户;日期;金额\nA;2023-01-05;1,5\nB;2023-01-06;2,5\n', ';'],
    ['产品;单价;数量\nA;1.234,50;3\nB;2,5;4\nC;3,75;5\n', ';'],
    ['客户\t城市，区\t金额\nA\t上海，浦东\t1\nB\t北京，朝阳\t2\n', '\t'],
    ['a|b|c\n1|x, y|2\n3|z, w|4\n', '|'],
    ['姓名，城市，金额\n张三，上海，12\n李四，北京，13\n', '，'],
    ['姓名；城市；金额\n张三；上海，浦东；12\n李四；北京，朝阳；13\n', '；'],
    ['client;ville;prix\nA;Orléans, Loiret;1.100,50\nB;Nîmes, Gard;1.200,50\n', ';'],
  ])('of %j is %j, surely', (text, delimiter) => {
    const found = guess(text);
    expect(found.value).toBe(delimiter);
    expect(found.confidence).toBeGreaterThan(SURE);
    expect(found.alternatives).not.toContain(delimiter);
    expect(found.confidences).toHaveLength(found.alternatives.length);
    expect(found.confidence! + found.confidences!.reduce((a, b) => a + b)).toBeLessThanOrEqual(1.000001);
  });

  it('that could be another is told with less confidence, and the other with its own', () => {
    const found = guess('a,b;c\n1,2;3\n4,5;6\n7,8;9\n');
    expect(found.confidence).toBeLessThan(SURE);
    const other = found.value === ';' ? ',' : ';';
    expect(found.confidences![found.alternatives.indexOf(other)]).toBeGreaterThan(0.1);
  });

  it('is none where texts only hold punctuation', () => {
    const found = guess('意见\n很好，下次还来\n一般\n太贵了，服务慢，不来了\n');
    expect(found.reason.code).toBe('data.delimiter-one-column');
    expect(found.confidence).toBe(1);
  });

  it('is what a first line says, which is no row', async () => {
    const file = await read('sep=;\n姓名;城市;金额\n张三;上海,浦东;12\n');
    expect(file.delimiter).toMatchObject({ value: ';', confidence: 1, reason: { code: 'data.delimiter-sep' } });
    expect(file.notices).toContainEqual({ code: 'data.sep-line', parameters: { delimiter: ';' } });
    expect(cells(file)).toEqual([['张三', '上海,浦东', '12']]);
    expect([...(file.table.lines ?? []), file.table.firstLine]).toContain(3);
    expect(cells(await read('"sep=|"\r\na|b\r\n1|2\r\n'))).toEqual([['1', '2']]);
    expect(cells(await read('sep=^\na^b\n1^2\n'))).toEqual([['1', '2']]);
    expect(delimiterOfSepLine('sep=a')).toBeNull();
    expect(delimiterOfSepLine('separate')).toBeNull();
  });

  it('of a person’s own is one character that is no letter, digit, blank or quote', async () => {
    for (const text of ['^', '~', '、', '·', '\t', '，']) expect(isDelimiter(text), text).toBe(true);
    for (const text of ['', 'a', '1', '中', ' ', '"', '\n', ',,', '\u001f', '\ufffd'])
      expect(isDelimiter(text), text).toBe(false);
    const file = await read('姓名、金额\n张三、12\n"李、四"、13\n', { delimiter: '、' });
    expect(file.delimiter).toMatchObject({ value: '、', chosen: true });
    expect(cells(file)).toEqual([
      ['张三', '12'],
      ['李、四', '13'],
    ]);
  });
});

describe('full-width delimiters', () => {
  const text = '姓名，说明，金额\n张三，"上海，浦东"，12\n李四，北京，x\n王五，"a""，b"，13，多\n赵六，深圳，14\n';

  it.each([
    ['UTF-8', text],
    ['GB18030', toGb18030(text)],
  ])('in %s give whole cells, with the character itself inside quotes', async (_, content) => {
    const file = await read(content, { types: { c2: 'number' } });
    expect(file.delimiter.value).toBe('，');
    expect(cells(file).map((row) => row[1])).toEqual(['上海，浦东', '北京', 'a"，b', '深圳']);
    expect(file.problems.map(({ line, got }) => [line, got])).toEqual([
      [3, 'x'],
      [4, '多'],
    ]);
    const original = await new OriginalReader(file.origin!, file.table, []).row(0);
    expect(original.text).toBe('张三，"上海，浦东"，12');
    expect(original.cells.map((cell) => cell.text)).toEqual(['张三', '上海，浦东', '12']);
  });

  it('are told from a control character that the file has itself', async () => {
    const file = await read('k，v\na\u001fb，1\nc，"d\u001e，e"\n', { delimiter: '，', types: asText(2) });
    expect(cells(file)).toEqual([
      ['a\u001fb', '1'],
      ['c', 'd\u001e，e'],
    ]);
  });

  it('give the table that commas give', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '1', '.', '-', ' ', 'é'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 12 }), async (rows) => {
        const table = [['甲', '乙', '丙'], ...rows].map((row) => row.map((each) => `x${each}`));
        const [wide, plain] = [
          await read(table.map((row) => row.join('，')).join('\n'), {
            delimiter: '，',
            header: true,
            titleRows: 0,
            headerRows: 1,
          }),
          await read(table.map((row) => row.join(',')).join('\n'), {
            delimiter: ',',
            header: true,
            titleRows: 0,
            headerRows: 1,
          }),
        ];
        expect(cells(wide)).toEqual(cells(plain));
      }),
      { numRuns: 60 },
    );
  });
});

describe('quotes as ordinary characters', () => {
  const ugly = 'k,v,w\na,1,x\nb,"2,y\nc,3,"z"\nd,4,q\n';

  it('P3 an unclosed quote is named by the line that opens it, and reading quotes literally is offered', async () => {
    const file = await read(ugly);
    expect(file.quotes).toEqual({
      value: 'quoted',
      reason: { code: 'data.quotes-usual' },
      chosen: false,
      alternatives: ['literal'],
    });
    expect(file.notices.map(({ code, parameters }) => [code, parameters?.['line']])).toContainEqual([
      'data.quote-malformed',
      3,
    ]);
    const open = await read('k,v\na,1\nb,"2\nc,3\n');
    expect(open.notices).toContainEqual({ code: 'data.quote-unclosed', parameters: { line: 3, count: 1 } });
  });

  it('P2 give every line as a row, quotes and all, with nothing lost either way', async () => {
    const file = await read(ugly, { quotes: 'literal' });
    expect(file.quotes).toMatchObject({ value: 'literal', chosen: true, alternatives: ['quoted'] });
    expect(cells(file)).toEqual([
      ['a', '1', 'x'],
      ['b', '"2', 'y'],
      ['c', '3', '"z"'],
      ['d', '4', 'q'],
    ]);
    expect(file.problems).toEqual([]);
    expect(file.notices).toEqual([]);
    for (const choices of [{}, { quotes: 'literal' } as const]) {
      const { ledger, rows } = (await readAndPrepare(ugly, choices)).report;
      expect(ledger.read).toBe(ledger.used + ledger.listed);
      expect(ledger.read).toBe(rows);
    }
  });

  it('are as many rows as lines, whatever stands in them', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ',', '1', '中', ' '), minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const file = await read(`h,i\n${lines.join('\n')}\n`, {
          quotes: 'literal',
          delimiter: ',',
          header: true,
          headerRows: 1,
          titleRows: 0,
          types: asText(12),
          block: 0,
        });
        expect(file.table.rows).toBe(lines.length);
      }),
      { numRuns: 150 },
    );
  });

  it('reach the text a row has in its file', async () => {
    const file = await read(ugly, { quotes: 'literal' });
    const row = await new OriginalReader(file.origin!, file.table, []).row(1);
    expect(row.cells.map((cell) => cell.text)).toEqual(['b', '"2', 'y']);
  });
});
