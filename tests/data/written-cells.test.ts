/** How cells are written: blanks at edges, guarded texts, full width, percentages without %, the decimal sign, units. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryOf, narrowCodes, sizeOf, textAt } from '../../src/data/dictionary.ts';
import { cleanColumn } from '../../src/data/cell-cleaning.ts';
import type { TextColumn } from '../../src/data/columns.ts';
import { mayHaveEdges, showInvisible, trimInvisible } from '../../src/data/invisible.ts';
import { unitOfName } from '../../src/data/name-units.ts';
import { OriginalReader } from '../../src/data/original.ts';
import { shieldFile } from '../../src/data/pseudonyms.ts';
import type { DataChoices, FindingReport, ReadingCode, Treatment } from '../../src/data/report.ts';
import { cells, read, readAndPrepare } from './reading.ts';

const treat = (code: ReadingCode, treatment: Treatment): DataChoices => ({ treatments: { [code]: treatment } });

async function finding(
  content: string,
  code: ReadingCode,
  choices: DataChoices = {},
): Promise<FindingReport | undefined> {
  const { report } = await readAndPrepare(content, choices);
  expect(report.ledger.used + report.ledger.listed).toBe(report.ledger.read);
  return report.findings.find((each) => each.code === code);
}

async function column(content: string, index: number, choices: DataChoices = {}): Promise<string[]> {
  return cells(await read(content, choices)).map((row) => row[index]!);
}

const lines = (head: string, ...rows: readonly string[]): string => `${head}\n${rows.join('\n')}\n`;
const many = (count: number, line: (row: number) => string): string[] =>
  Array.from({ length: count }, (_, row) => line(row));

/** Three customers, written with blanks of all kinds. */
const EDGED = lines(
  '客户,日期,金额,城市',
  'M001,2024-03-01,1,杭州',
  '\tM001,2024-03-02,2,杭州 ',
  'M001\t,2024-03-03,3,　杭州',
  'M002\u00a0,2024-03-04,4,宁波',
  'M002\u200b,2024-03-05,5,\u3000宁波\u3000',
  '\ufeffM002,2024-03-06,6, ',
  'M003,2024-03-07,7,温岭',
);

describe('blanks at the edges of cells', () => {
  it('part no customers and no categories, and are told with how many values they join', async () => {
    const { report } = await readAndPrepare(EDGED);
    expect(report.orders?.customers).toBe(3);
    expect(await column(EDGED, 3)).toEqual(['杭州', '杭州', '杭州', '宁波', '宁波', '', '温岭']);
    const found = report.findings.find(({ code }) => code === 'edge-blanks')!;
    // five ids, and three cities; the cell of a blank alone is no value and is not told
    expect(found.count).toBe(8);
    expect(found.text).toMatchObject({ code: 'data.finding-edge-blanks-joined', parameters: { joined: 7 } });
    expect(found.treatment).toMatchObject({ value: 'trim', chosen: false, alternatives: ['keep'] });
    expect(found.examples.map(({ line, value }) => [line, value])).toEqual([
      [3, '⇥M001'],
      [3, '杭州␣'],
      [4, 'M001⇥'],
    ]);
  });

  it('stay where a person wants them, and the finding stays to take that back', async () => {
    const { report } = await readAndPrepare(EDGED, treat('edge-blanks', 'keep'));
    expect(report.orders?.customers).toBe(7);
    const found = report.findings.find(({ code }) => code === 'edge-blanks')!;
    expect(found.count).toBe(8);
    expect(found.treatment).toMatchObject({ value: 'keep', chosen: true, alternatives: ['trim'] });
    expect(await column(EDGED, 0, treat('edge-blanks', 'keep'))).toContain('\tM001');
  });

  it('are had back with the original row', async () => {
    const file = await read(EDGED);
    const row = await new OriginalReader(file.origin!, file.table, []).row(1);
    expect(row.cells.map(({ text }) => text)).toEqual(['\tM001', '2024-03-02', '2', '杭州 ']);
  });

  it('do not hide that ids are ids: long ones between tabs keep every digit', async () => {
    const ids = many(30, (row) => `\t2024000100000000${String(row).padStart(4, '0')}\t`);
    const file = await read(lines('订单编号,金额', ...ids.map((id, row) => `${id},${row}`)));
    expect(file.table.columns[0]!.type).toBe('identifier');
    expect(cells(file)[7]![0]).toBe(ids[7]!.trim());
  });

  it('are no example of anything in a hidden column', async () => {
    const file = await shieldFile(await read(EDGED), { privacy: { c0: 'pseudonym' }, pseudonymKey: 'a'.repeat(64) });
    expect(file.written![0]!.examples.map(({ value }) => value)).toEqual(['', '杭州␣', '']);
  });

  it('nothing is said of a file without any', async () => {
    expect((await read(lines('客户,城市', 'A,杭州', 'B,New York', 'C,"a  b"'))).written).toBeUndefined();
  });

  const blank = fc.constantFrom(' ', '\t', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u2060', '\u202c', '\u1680', '\r');
  const inner = fc.string({
    unit: fc.constantFrom('a', '杭', ' ', '\u3000', '0', 'é', '。', '\u2019', '😀'),
    minLength: 0,
    maxLength: 6,
  });

  it('are found by the outermost bytes wherever they are', () => {
    fc.assert(
      fc.property(fc.array(blank), inner, fc.array(blank), (before, text, after) => {
        const whole = `${before.join('')}${text}${after.join('')}`;
        const bytes = new TextEncoder().encode(whole);
        fc.pre(bytes.length > 0);
        const trimmed = trimInvisible(whole);
        expect(trimInvisible(trimmed)).toBe(trimmed);
        expect(trimmed).toBe(trimInvisible(text));
        if (trimmed !== whole) expect(mayHaveEdges(bytes, 0, bytes.length)).toBe(true);
        expect([...showInvisible(whole)].length).toBe([...whole].length);
      }),
    );
  });

  it('of any column: each cell is its trimmed text, codes in order of first appearance, counts as said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(blank, { maxLength: 2 }), inner, fc.array(blank, { maxLength: 2 }))),
        (parts) => {
          const texts = parts.map(([before, text, after]) => `${before.join('')}${text}${after.join('')}`);
          const made = dictionaryOf(texts);
          const given: TextColumn = {
            kind: 'text',
            codes: narrowCodes(made.codes, sizeOf(made.dictionary)),
            dictionary: made.dictionary,
          };
          const { column: clean, blanks } = cleanColumn(given, { blanks: true, guards: false, widths: false });
          const wanted = texts.map((text) => trimInvisible(text));
          expect(Array.from(clean.codes, (code) => textAt(clean.dictionary, code))).toEqual(wanted);
          expect(clean.dictionary).toEqual(dictionaryOf(wanted).dictionary);
          const edged = texts.filter((text, row) => text !== wanted[row] && wanted[row] !== '');
          expect(blanks?.cells ?? 0).toBe(edged.length);
          const distinct = (all: readonly string[]): number =>
            new Set(all.filter((text) => trimInvisible(text) !== '')).size;
          expect(blanks?.joined ?? 0).toBe(distinct(texts) - distinct(wanted));
          const kept = cleanColumn(given, { blanks: false, guards: false, widths: false });
          expect(kept.column).toBe(given);
          expect(kept.blanks).toEqual(blanks);
        },
      ),
    );
  });
});

describe('texts guarded for a spreadsheet', () => {
  const guard = (text: string): string => `"=""${text}"""`;
  const GUARDED = lines(
    '会员号,日期,金额',
    ...many(
      20,
      (row) =>
        `${guard(String(row).padStart(6, '0'))},2024-03-${String(row + 1).padStart(2, '0')},${guard(`${row + 1}.50`)}`,
    ),
    `="000099",2024-03-21,=""`,
  );

  it('are the text inside: ids keep their zeros, amounts are numbers, an empty one is none', async () => {
    const file = await read(GUARDED);
    expect(file.table.columns.map(({ type }) => type)).toEqual(['identifier', 'date', 'number']);
    expect(cells(file)[4]).toEqual(['000004', '2024-03-05', '5.5']);
    expect(cells(file)[20]).toEqual(['000099', '2024-03-21', '']);
    const found = await finding(GUARDED, 'guarded-cell');
    expect(found).toMatchObject({ count: 42, treatment: { value: 'unwrap', alternatives: ['keep'] } });
  });

  it('are found among plain numbers too', async () => {
    const mixed = lines('客户,金额', ...many(40, (row) => `K${row % 4},${row === 30 ? '="12.50"' : row}`));
    const file = await read(mixed);
    expect(file.problems).toEqual([]);
    expect(cells(file)[30]![1]).toBe('12.5');
    const kept = await read(mixed, treat('guarded-cell', 'keep'));
    expect(kept.problems.map(({ got }) => got)).toEqual(['="12.50"']);
  });

  it('stay where that is wished', async () => {
    expect((await column(GUARDED, 0, treat('guarded-cell', 'keep')))[0]).toBe('="000000"');
  });
});

describe('full-width letters', () => {
  const WIDE = lines('客户,门店', 'K1,AB店', 'K2,ＡＢ店', 'K3,AB店', 'K4,（总店）', 'K5,（总店）', 'Ｋ１,AB店');

  it('that part values are told, and joined only where a person says so', async () => {
    expect(await finding(WIDE, 'wide-letters')).toMatchObject({
      count: 2,
      text: { parameters: { joined: 2 } },
      treatment: { value: 'keep', alternatives: ['join'] },
    });
    expect(await column(WIDE, 1)).toEqual(['AB店', 'ＡＢ店', 'AB店', '（总店）', '（总店）', 'AB店']);
    const joined = await read(WIDE, treat('wide-letters', 'join'));
    expect(cells(joined).map((row) => row[0])).toEqual(['K1', 'K2', 'K3', 'K4', 'K5', 'K1']);
    // signs that part nothing stay as they are written
    expect(cells(joined).map((row) => row[1])).toEqual(['AB店', 'AB店', 'AB店', '（总店）', '（总店）', 'AB店']);
  });

  it('are no matter where no other text says the same', async () => {
    expect(await finding(lines('客户,门店', 'K1,ＡＢ店', 'K2,CD店'), 'wide-letters')).toBeUndefined();
  });
});

describe('numbers without % among percentages', () => {
  const MIXED = lines('客户,完成率', ...many(20, (row) => `C${row},${row % 2 ? '85%' : '90.1'}`), 'C20,0', 'C21,');

  it('are asked about, read as written until a person decides', async () => {
    expect(await finding(MIXED, 'bare-percent')).toMatchObject({
      count: 10,
      treatment: { value: 'keep', chosen: false, alternatives: ['as-percent', 'as-unknown'] },
    });
    expect((await column(MIXED, 1)).slice(0, 2)).toEqual(['90.1', '0.85']);
  });

  it('are hundredths, or no value, where that is chosen', async () => {
    expect((await column(MIXED, 1, treat('bare-percent', 'as-percent'))).slice(0, 2)).toEqual(['0.901', '0.85']);
    const without = await readAndPrepare(MIXED, treat('bare-percent', 'as-unknown'));
    expect(without.report.columns[1]!.missing).toBe(11);
    expect(without.report.ledger.read).toBe(22);
    expect(without.report.columns[1]!.problems).toBe(0);
  });

  it('are not asked about where all have %, or none', async () => {
    expect(await finding(lines('客户,折扣', 'A,5%', 'B,0', 'C,'), 'bare-percent')).toBeUndefined();
    expect(await finding(lines('客户,折扣', 'A,5', 'B,6', 'C,'), 'bare-percent')).toBeUndefined();
  });
});

describe('the decimal sign of a file', () => {
  const EURO = lines(
    'Kunde;Betrag;Menge',
    ...many(30, (row) => `K${row};${row + 1}.${String(row).padStart(3, '0')},50;1.${String(row).padStart(3, '0')}`),
  );

  it('that one column proves decides the others', async () => {
    expect((await column(EURO, 2)).slice(0, 3)).toEqual(['1000', '1001', '1002']);
    expect((await column(EURO, 1)).slice(0, 2)).toEqual(['1000.5', '2001.5']);
    const found = await finding(EURO, 'decimal-sign');
    expect(found).toMatchObject({
      count: 30,
      text: { code: 'data.finding-decimal-sign-proved', parameters: { column: 'Betrag', proof: '1.000,50' } },
      treatment: { value: 'as-comma', chosen: false, alternatives: ['as-point'] },
    });
    expect((await column(EURO, 2, treat('decimal-sign', 'as-point')))[1]).toBe('1.001');
  });

  it('is proved in a file of any delimiter', async () => {
    const tabs = EURO.replaceAll(';', '\t');
    expect((await column(tabs, 2))[1]).toBe('1001');
  });

  it('is not proved where another column has a decimal point', async () => {
    const both = EURO.replace(/$/gm, ';12.5').replace('Menge;12.5', 'Menge;Preis');
    expect((await column(both, 2))[1]).toBe('1.001');
    expect((await finding(both, 'decimal-sign'))?.treatment.value).toBe('as-point');
  });

  it('of 1,005 alone between semicolons is a guess, said as such and offered', async () => {
    const open = lines('客户;金额', ...many(30, (row) => `K${row};1,${String(row).padStart(3, '0')}`));
    expect((await column(open, 1))[5]).toBe('1005');
    expect(await finding(open, 'decimal-sign')).toMatchObject({
      count: 30,
      text: { code: 'data.finding-decimal-sign', parameters: { example: '1,000' } },
      treatment: { value: 'as-point', chosen: false },
    });
    expect((await column(open, 1, treat('decimal-sign', 'as-comma')))[5]).toBe('1.005');
  });

  it('of three decimals between commas is the point, and nothing is asked', async () => {
    const plain = lines('客户,重量', ...many(30, (row) => `K${row},1.${String(row).padStart(3, '0')}`));
    expect((await column(plain, 1))[5]).toBe('1.005');
    expect(await finding(plain, 'decimal-sign')).toBeUndefined();
  });
});

describe('numbers with words', () => {
  const withCells = (texts: readonly string[]): string =>
    lines('客户,值', ...many(12, (row) => `K${row},"${texts[row % texts.length]}"`));

  it.each([
    [
      ['1 234', '12 345 678', '9'],
      ['1234', '12345678', '9'],
    ],
    [
      ["1'234.5", '2’000', '9'],
      ['1234.5', '2000', '9'],
    ],
    [
      ['1,23,456', '12,34,567.5', '5'],
      ['123456', '1234567.5', '5'],
    ],
    [
      ['US$1,000.5', '$3', 'USD 4', '5 USD'],
      ['1000.5', '3', '4', '5'],
    ],
    [
      ['RMB 30', '人民币45元', '30元整', 'CNY7', 'CN¥8', '9 cny'],
      ['30', '45', '30', '7', '8', '9'],
    ],
    [
      ['12件', '3 件', '１４件'],
      ['12', '3', '14'],
    ],
    [
      ['1.5kg', '2 kg'],
      ['1.5', '2'],
    ],
  ])('%j are numbers', async (texts, wanted) => {
    const file = await read(withCells(texts));
    expect(file.table.columns[1]!.type).toBe('number');
    expect(
      cells(file)
        .slice(0, wanted.length)
        .map((row) => row[1]),
    ).toEqual(wanted);
  });

  it.each([
    [['12件', '3个', '4件']],
    [['1月', '2月', '3月']],
    [['1店', '2店', '3店']],
    [['12件', '3', '4件']],
    [['1,23,45', '1,2,3']],
    [['1,234,56,789', '1 2345', "1'23"]],
    [['EURO5', 'USB 3', 'RMBX']],
  ])('%j are not', async (texts) => {
    expect((await read(withCells(texts))).table.columns[1]!.type).not.toBe('number');
  });

  it('say their currency and their unit', async () => {
    expect((await read(withCells(['RMB 30', 'CNY 5']))).currencies[1]).toBe('CNY');
    expect((await read(withCells(['US$30', '5 USD']))).currencies[1]).toBe('USD');
    const { columns } = await read(withCells(['12件', '3件']));
    expect(columns[1]!.notes).toContainEqual({ code: 'data.note-unit', parameters: { count: 12, unit: '件' } });
  });
});

describe('units in the names of columns', () => {
  const WAN = lines(
    '客户,日期,金额(万元)',
    ...many(20, (row) => `C${row % 5},2024-03-${String(row + 1).padStart(2, '0')},${row}.15`),
  );

  it('are told; numbers stand as in the file until a person has them converted', async () => {
    expect(await finding(WAN, 'unit-in-name')).toMatchObject({
      count: 20,
      text: { parameters: { unit: '万元', columns: '金额(万元)' } },
      treatment: { value: 'keep', alternatives: ['multiply'] },
    });
    expect((await column(WAN, 2))[3]).toBe('3.15');
    expect((await column(WAN, 2, treat('unit-in-name', 'multiply')))[3]).toBe('31500');
  });

  it.each([
    ['金额（千元）', 3],
    ['销售额/万元', 4],
    ['人数[万]', 4],
    ['金额(单位：亿元)', 8],
    ['Revenue (in thousands)', 3],
    ['Revenue (USD millions)', 6],
    ["sales ($'000)", 3],
  ])('%s', (label, places) => {
    expect(unitOfName(label)?.places).toBe(places);
  });

  it.each(['金额(元)', '万象城', '金额', '客户（千人千面）', 'price (m)', '千元机', '数量(件)'])(
    '%s has none',
    (label) => {
      expect(unitOfName(label)).toBeNull();
    },
  );
});
