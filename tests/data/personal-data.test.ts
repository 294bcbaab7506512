/** Personal data: recognised by name and over the whole column, hashed or dropped without a trace in the report. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '../../src/data/dictionary.ts';
import { findPersonal, isIdentityNumber, personalParts, personalText } from '../../src/data/personal-data.ts';
import { isPseudonym, readingOfPersonal, shieldFile } from '../../src/data/pseudonyms.ts';
import { prepare } from '../../src/data/prepare.ts';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';
import type { DataChoices } from '../../src/data/report.ts';
import { cellText } from '../../src/data/column-report.ts';

const KEY = '0123456789abcdef'.repeat(4);
const FILE = [
  '会员编号,姓名,手机,联络,证件,城市,下单日期,金额',
  'M001,张三,13800138000,a@example.com,11010519491231002X,广州,2024-01-05,10',
  'M002,李小四,138-0013-8001,b@example.com,440524188001010014,江门,2024-01-06,20',
  'M001,张三,13800138000,a@example.com,11010519491231002X,广州,2024-01-07,没有',
  ',无,,,,上海,2024-01-08,5,多出的张三',
].join('\n');

async function read(text: string, choices: DataChoices = {}): Promise<ReadFile> {
  const file = await readFile(new Blob([text]), 'file.csv', readingOfPersonal(choices));
  if (!file.ok) throw new Error(file.error.code);
  return { ...(await shieldFile(file.value, choices)), personal: findPersonal(file.value.table.columns, choices) };
}

const texts = ({ table }: ReadFile, id: string): string[] => {
  const { column } = table.columns.find((each) => each.id === id)!;
  return Array.from({ length: table.rows }, (_, row) => cellText(column, row));
};

describe('what a text is', () => {
  it('knows identity numbers by region, day of birth and check digit', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('11010519491231002x')).toBe(true);
    expect(isIdentityNumber('440524188001010014')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('110105194913310026')).toBe(false);
    expect(isIdentityNumber('202401050000000001')).toBe(false);
  });

  it.each([
    ['13800138000', 'phone'],
    ['+86 138-0013-8000', 'phone'],
    ['010-62781234', 'phone'],
    ['a.b@example.com.cn', 'email'],
    ['欧阳', null],
    ['王小明', 'name'],
    ['20240105', null],
    ['12800138000', null],
    ['@home', null],
  ])('%s', (text, kind) => expect(personalText(text)).toBe(kind));
});

describe('identity numbers in a column', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const two = fc.integer({ min: 0, max: 14 }).map((value) => String(value).padStart(2, '0'));
  // Near misses: the check digit right or not, days that are none, a letter elsewhere.
  const text = fc
    .tuple(
      fc.integer({ min: 0, max: 659_999 }).map((value) => String(value).padStart(6, '0')),
      fc.integer({ min: 1840, max: 2110 }),
      two,
      fc.integer({ min: 0, max: 32 }).map((value) => String(value).padStart(2, '0')),
      fc.integer({ min: 100, max: 999 }),
      fc.constantFrom(null, null, null, '0', 'X', 'x', 'a'),
    )
    .map(([region, year, month, day, order, last]) => {
      const body = `${region}${year}${month}${day}${order}`;
      const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
      return body + (last ?? '10X98765432'[sum % 11]!);
    });

  it('are as many as the texts that are one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 60 }), (cells) => {
        const { dictionary, codes } = dictionaryOf(cells);
        const column = {
          id: 'c0',
          label: '证件号',
          type: 'identifier',
          column: { kind: 'text', codes, dictionary },
        } as const;
        const [found] = findPersonal([column], {});
        expect(found!.kind).toBe('id-number');
        expect(found!.matching).toBe(cells.filter(isIdentityNumber).length);
      }),
      { numRuns: 300 },
    );
  });

  it('are looked for in parts that can be ended', async () => {
    const { dictionary, codes } = dictionaryOf(Array.from({ length: 200_000 }, (_, row) => `会员${row}`));
    const column = {
      id: 'c0',
      label: '证件号',
      type: 'identifier',
      column: { kind: 'text', codes, dictionary },
    } as const;
    let parts = 0;
    for (const _ of personalParts([column], {})) parts++;
    expect(parts).toBeGreaterThan(3);
  });
});

describe('columns that speak of persons', () => {
  it('are found by name, by values and by role', async () => {
    const file = await read(FILE);
    const { report } = prepare(file, {}, 20_000);
    expect(report.personal!.map(({ label, kind, by }) => [label, kind, by])).toEqual([
      ['会员编号', 'customer', 'role'],
      ['姓名', 'name', 'name'],
      ['手机', 'phone', 'name'],
      ['联络', 'email', 'values'],
      ['证件', 'id-number', 'values'],
    ]);
  });

  it('are not seen in products, cities, days or numbers', async () => {
    const file = await read(
      '订单号,商品,城市,日期,金额\n15000012345,白酒,江门,2024-01-02,3\n15000012346,黄酒,汤阴,2024-01-03,4\n',
    );
    expect(file.personal).toEqual([]);
  });
});

describe('pseudonyms', () => {
  const choices: DataChoices = {
    privacy: { c0: 'pseudonym', c1: 'pseudonym', c2: 'drop', c3: 'drop', c4: 'drop' },
    pseudonymKey: KEY,
  };

  it('stand for the same person everywhere, leave missing cells missing and everything else as it was', async () => {
    const file = await read(FILE, choices);
    const [first, second, third, fourth] = texts(file, 'c0');
    expect([first, second].every((text) => isPseudonym(text!))).toBe(true);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
    expect(fourth).toBe('');
    expect(texts(file, 'c1')[3]).toBe('');
    expect(file.table.columns.map(({ label }) => label)).toEqual(['会员编号', '姓名', '城市', '下单日期', '金额']);
    // Another file that writes the number without a letter is another type, but the same person.
    const other = await read('会员编号,分\n7,1\nM001,2\n', { privacy: { c0: 'pseudonym' }, pseudonymKey: KEY });
    expect(texts(other, 'c0')[1]).toBe(first);
    const numbers = await read('编号,分\n7,1\n8,2\n', { privacy: { c0: 'pseudonym' }, pseudonymKey: KEY });
    expect(texts(numbers, 'c0')[0]).toBe(texts(other, 'c0')[0]);
    const changed = await read(FILE, { ...choices, pseudonymKey: KEY.replace('0', '1') });
    expect(texts(changed, 'c0')[0]).not.toBe(first);
  });

  it('leave no name in the report, the problems or the customers', async () => {
    const file = await read(FILE, choices);
    const { report, customerId } = prepare(file, choices, 20_000);
    const all = JSON.stringify([report, file.problems, customerId(0)]);
    for (const secret of ['张三', 'M001', '13800138000', 'example.com', '19491231']) expect(all).not.toContain(secret);
    expect(all).toContain('没有');
    expect(report.orders!.customers).toBe(2);
    expect(report.roles.find(({ role }) => role === 'customer')!.column.value).toBe('c0');
  });

  it('stay as they are when hashed again, and are nobody any more', async () => {
    const once = await read('客户姓名,日期,金额\n张三,2024-01-02,3\n', {
      privacy: { c0: 'pseudonym' },
      pseudonymKey: KEY,
    });
    const [name] = texts(once, 'c0');
    const text = `客户姓名,日期,金额\n${name},2024-01-02,3\n`;
    const twice = await read(text, { privacy: { c0: 'pseudonym' }, pseudonymKey: KEY });
    expect(texts(twice, 'c0')).toEqual([name]);
    expect(twice.personal).toEqual([]);
    expect(prepare(await read(text), {}, 20_000).report.personal).toBeUndefined();
  });
});
