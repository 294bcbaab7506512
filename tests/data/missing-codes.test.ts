/** Words that stand for "no value": the usual ones, a person's own, of all columns and of single ones. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/data/keys.ts';
import { createCodes, MISSING_WORDS, missingCodesOf, missingWordOfBytes } from '../../src/data/missing-codes.ts';
import { madeFile } from '../../src/data/made-file.ts';
import { stepTableOf } from '../../src/data/steps/step-table.ts';
import type { DataChoices } from '../../src/data/report.ts';
import type { ReadFile } from '../../src/data/read-file.ts';
import { cells, read } from './reading.ts';

const FILE = [
  '客户,分数,城市,日期',
  ...Array.from(
    { length: 40 },
    (_, row) => `K${row},${row % 5},上海,2024-01-${String((row % 28) + 1).padStart(2, '0')}`,
  ),
  'K90,99,无,1900-01-01',
  'K91,99,未知,-',
  'K92,N/A,.,无',
  'K93,,-,2024-02-01',
].join('\n');

function words(file: ReadFile): Record<string, Record<string, number>> {
  return Object.fromEntries(
    file.columns.map(({ label, missingWords = [] }) => [
      label,
      Object.fromEntries(missingWords.map(({ word, cells: count }) => [word, count])),
    ]),
  );
}

const missing = (file: ReadFile): number[] => file.columns.map((column) => column.missing);

describe('the usual words', () => {
  it('are counted, word by word, in columns of every type', async () => {
    const file = await read(FILE);
    expect(file.columns.map(({ type }) => type.value)).toEqual(['text', 'number', 'category', 'date']);
    expect(words(file)).toEqual({ 客户: {}, 分数: { 'N/A': 1 }, 城市: { 无: 1, '-': 1 }, 日期: { '-': 1, 无: 1 } });
    expect(missing(file)).toEqual([0, 2, 2, 2]);
  });

  it('are counted once, wherever slices of the file end', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, row) => `K${row},${row % 3 === 0 ? 'NULL' : row},"${row % 7 === 0 ? '—' : '文字'}"`,
    );
    const file = await read(`客户,金额,备注\n${rows.join('\n')}\n`);
    expect(words(file)).toEqual({ 客户: {}, 金额: { NULL: 16_667 }, 备注: { '—': 7143 } });
    expect(missing(file)).toEqual([0, 16_667, 7143]);
  });
});

describe("a person's words", () => {
  it('may be numbers and days, and types are judged anew', async () => {
    const file = await read(FILE, { missing: { all: [...MISSING_WORDS, '99', '未知', '.', '1900-01-01'] } });
    expect(file.columns.map(({ type }) => type.value)).toEqual(['text', 'number', 'category', 'date']);
    expect(words(file)).toEqual({
      客户: {},
      分数: { '99': 2, 'N/A': 1 },
      城市: { 无: 1, 未知: 1, '.': 1, '-': 1 },
      日期: { '1900-01-01': 1, '-': 1, 无: 1 },
    });
    expect(missing(file)).toEqual([0, 4, 4, 3]);
    expect(file.columns[1]!.maximum).toBe(4);
    expect(file.problems).toEqual([]);
  });

  it('are compared letter by letter: 99 is not 99.0', async () => {
    const file = await read('客户,分数\nA,99\nB,99.0\nC,5\n', { missing: { all: ['99'] } });
    expect(cells(file).map(([, score]) => score)).toEqual(['', '99', '5']);
  });

  it('may leave out a usual one, which is an answer then, or a problem in a column of numbers', async () => {
    const all = MISSING_WORDS.filter((word) => word !== '无' && word !== 'N/A');
    const file = await read(FILE, { missing: { all } });
    expect(words(file)).toEqual({ 客户: {}, 分数: {}, 城市: { '-': 1 }, 日期: { '-': 1 } });
    expect(file.problems.map(({ got }) => got).sort()).toEqual(['N/A', '无']);
    expect(keyOf(file.table.columns[2]!.column).codes.filter((code) => code === 0)).toHaveLength(1);
  });

  it('may be those of one column only', async () => {
    const choices: DataChoices = { missing: { columns: { c2: ['.', '未知'] } } };
    const file = await read(FILE, choices);
    expect(words(file)['城市']).toEqual({ 未知: 1, '.': 1 });
    expect(words(file)['日期']).toEqual({ '-': 1, 无: 1 });
  });

  it('can make a column of text one of numbers', async () => {
    const content = `客户,金额\n${Array.from({ length: 20 }, (_, row) => `K${row},${row % 2 ? '待补' : row}`).join('\n')}\n`;
    const [, before] = (await read(content)).columns;
    const [, after] = (await read(content, { missing: { all: ['待补'] } })).columns;
    expect([before!.type.value, after!.type.value]).toEqual(['text', 'number']);
    expect(after!.missing).toBe(10);
  });

  it('hold in tables made by steps, and after them too', async () => {
    const all = MISSING_WORDS.filter((word) => word !== '无');
    const file = await read(FILE, { missing: { all: [...all, '未知'] } });
    const table = stepTableOf(file.table, file.currencies);
    const city = table.columns[2]!.column;
    expect(city.kind === 'text' && [...city.codes].filter((code) => code === 0).length).toBe(2);
    const made = madeFile('made', table, {}, 0);
    expect(made.columns[2]!.missing).toBe(2);
    expect(cells(made).map((row) => row[2])).toContain('无');
    // the table it was made from is what it was
    expect(missing(await read(FILE, { missing: { all: [...all, '未知'] } }))).toEqual(missing(file));
    const again = stepTableOf(made.table, made.currencies).columns[2]!.column;
    expect(again.kind === 'text' && missingCodesOf(again.dictionary)).toEqual([0]);
  });
});

describe('telling words from other texts', () => {
  it('is the same by bytes as by text, for any list and blanks around', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '9', '.', '无', '　', ' ', '-', 'N'), maxLength: 14 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        word,
        fc.constantFrom('', ' ', '\u00a0', '　', '\t'),
        (list, text, blank) => {
          fc.pre(new TextEncoder().encode(blank + text + blank).length <= 12);
          const codes = createCodes(list);
          const bytes = new TextEncoder().encode(`${blank}${text}${blank}`);
          const trimmed = text.trim();
          const expected = trimmed === '' || list.some((each) => each.trim() === trimmed);
          expect(missingWordOfBytes(bytes, 0, bytes.length, codes) >= 0).toBe(expected);
        },
      ),
    );
  });
});
