/** Numbers as people write them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR, MISFIT, MISSING, VALUE } from '../../src/data/cell-text.ts';
import type { NumberColumn } from '../../src/data/columns.ts';
import { createNumberReading, readNumber, type NumberReading } from '../../src/data/number-text.ts';
import { read } from './reading.ts';

function reading(text: string): NumberReading & { state: number } {
  const bytes = new TextEncoder().encode(text);
  const into = createNumberReading();
  return { state: readNumber(bytes, 0, bytes.length, into), ...into };
}

describe('a number', () => {
  it.each([
    ['0', 0, 0],
    ['-5', -5, 0],
    ['+5', 5, 0],
    ['12.50', 12.5, 2],
    ['.5', 0.5, 1],
    ['5.', 5, 0],
    ['1,234.50', 1234.5, 2],
    ['12,345,678.90', 12345678.9, 2],
    ['￥1,234.00', 1234, 2],
    ['¥ 980', 980, 0],
    ['$3.99', 3.99, 2],
    ['€7', 7, 0],
    ['1,234.5元', 1234.5, 1],
    ['12.5%', 0.125, 3],
    ['３５％', 0.35, 2],
    ['(1,200.00)', -1200, 2],
    ['（88.5）', -88.5, 1],
    ['-¥88.5', -88.5, 1],
    ['¥-88.5', -88.5, 1],
    ['−3', -3, 0],
    ['１２３４．５', 1234.5, 1],
    ['1，234', 1234, 0],
    [' 7\t', 7, 0],
    ['　7　', 7, 0],
    ['1e3', 1000, -1],
    ['1.5E-2', 0.015, -1],
    ['0.158232万', 1582.32, 2],
    ['1.2亿', 120_000_000, 0],
    ['￥1.5万', 15_000, 0],
    ['3千', 3000, 0],
    ['2.5 万元', 25_000, 0],
    ['1.23456亿元', 123_456_000, 0],
    ['1千万', 10_000_000, 0],
    ['1.5万亿', 1.5e12, 0],
    ['(1,234.5万)', -12_345_000, 0],
    ['－０．０３万', -300, 0],
    ['0.00001万', 0.1, 1],
    ['0.28407萬', 2840.7, 1],
    ['1234567890.1234567万', Number('12345678901234.567'), 3],
    ['5‰', 0.005, 3],
    ['12.5 ‰', 0.0125, 4],
    // beyond 2^53: the nearest double
    ['9007199254740993', 2 ** 53, 0],
    ['0.1234567890123456789', 0.12345678901234568, 19],
  ])('written %s is %d with %d decimals', (text, value, decimals) => {
    expect(reading(text)).toMatchObject({ state: VALUE, value, decimals });
  });

  it.each(['', ' ', '-', '—', 'N/A', '#N/A', '无', '暂无', 'NULL', '空', '　', ' 无 '])(
    'is missing where the cell says "%s"',
    (text) => {
      expect(reading(text)).toMatchObject({ state: MISSING, value: NaN });
    },
  );

  it.each(['#DIV/0!', '#VALUE!', '#REF!'])('is an error of the sheet where the cell says %s', (text) => {
    expect(reading(text).state).toBe(ERROR);
  });

  it.each([
    'abc',
    '1,23',
    '1,2345',
    ',123',
    '12,',
    '1.2.3',
    '5日',
    '3号',
    '12年',
    '1 2',
    '--5',
    '(5',
    '5)',
    '1,234e5',
    '$5元',
    '3万5',
    '万',
    '亿元',
    '5元万',
    '5万%',
    '1e3万',
    '1万亿万',
    '一万',
    '1e',
    'e5',
    '1.234,50',
    '0x10',
    'Infinity',
    '1e999',
    '１2月',
  ])('is not read into %s', (text) => {
    expect(reading(text)).toMatchObject({ state: MISFIT, value: NaN });
  });

  it('shows its currency', () => {
    expect(['￥5', '¥5', '5元', '$5', '＄5', '€5', '5'].map((text) => reading(text).currency)).toEqual([
      'CNY',
      'CNY',
      'CNY',
      'USD',
      'USD',
      'EUR',
      null,
    ]);
  });

  it('that begins with 0 as an identifier does is marked', () => {
    expect(['0012', '00', '0', '0.5', '007.5', '10', '00%'].map((text) => reading(text).leadingZero)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is rounded correctly whatever its digits', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 });
    fc.assert(
      fc.property(digits, fc.option(digits), fc.boolean(), (whole, decimals, negative) => {
        const text = `${negative ? '-' : ''}${whole}${decimals === null ? '' : `.${decimals}`}`;
        expect(reading(text).value + 0).toBe(Number(text) + 0);
      }),
    );
  });
});

describe('a column of numbers', () => {
  it('is rounded correctly on the fast path too', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 11 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(digits, fc.option(digits), fc.boolean()), { minLength: 1, maxLength: 30 }),
        async (numbers) => {
          const texts = numbers.map(
            ([whole, decimals, negative]) => `${negative ? '-' : ''}${whole}${decimals === null ? '' : `.${decimals}`}`,
          );
          const file = await read(`v,w\n${texts.map((text) => `${text},x`).join('\n')}`, { types: { c0: 'number' } });
          expect([...(file.table.columns[0]!.column as NumberColumn).values].map((value) => value + 0)).toEqual(
            texts.map((text) => Number(text) + 0),
          );
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each([
    ['1\n2\n3', 0],
    ['1.5\n2', 1],
    ['29.33\n14.9', 2],
    ['1.000000\n2.5', 1],
    ['1.23456', -1],
    ['12.5%\n7%', 3],
    ['1.5e3\n2', 0],
    ['90071992547409.91\n1', -1],
  ])('%j is whole after × 10^%d', async (cells, decimals) => {
    const file = await read(`v\n${cells}\n`, { types: { c0: 'number' }, header: true });
    expect((file.table.columns[0]!.column as NumberColumn).decimals).toBe(decimals);
  });
});
