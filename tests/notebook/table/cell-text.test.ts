import { describe, expect, test } from 'vitest';
import { commonWords } from '../../../src/i18n/areas/common.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { copiedCell, shownCell } from '../../../src/notebook/table/cell-text.ts';

const words = createTranslator('en', [commonWords]);

describe('cells as text', () => {
  test('are shown by their style; what is missing is a dash', () => {
    expect(shownCell(words, 0.2041, 'percent1')).toBe('20.4%');
    expect(shownCell(words, 19362, 'day')).toBe('2023-01-05');
    expect(shownCell(words, 399, 'money')).toBe('399.00');
    expect(shownCell(words, null, 'number')).toBe('–');
    expect(shownCell(words, 'common.role-customer', 'message')).toBe('Customer');
    expect(shownCell(words, 'my own name', 'message')).toBe('my own name');
    expect(shownCell(words, { code: 'common.more' }, 'message')).toBe('More');
  });

  test('one below the other numbers have the decimals of their column', () => {
    const column = (style: 'number' | 'plain' | 'percent1', decimals: number): string[] =>
      [12.5, 1240, 12.484].map((value) => shownCell(words, value, style, decimals));
    expect(column('number', 2)).toEqual(['12.50', '1,240.00', '12.48']);
    expect(column('number', 3)).toEqual(['12.500', '1,240.000', '12.484']);
    expect(column('plain', 3)).toEqual(['12.500', '1240.000', '12.484']);
    expect(column('number', -1)).toEqual(['12.5', '1,240', '12.484']);
    expect(column('percent1', -1)[0]).toBe('1,250.0%');
    expect(shownCell(words, 7, 'number', 0)).toBe('7');
  });

  test('P10 are copied whole and safe for spreadsheets', () => {
    expect(copiedCell(words, 20.325243245198394, 'money')).toBe('20.325243245198394');
    expect(copiedCell(words, -5, 'number')).toBe('-5');
    expect(copiedCell(words, 19362, 'day')).toBe('2023-01-05');
    expect(copiedCell(words, null, 'number')).toBe('');
    expect(copiedCell(words, NaN, 'number')).toBe('');
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)']) expect(copiedCell(words, text, 'text')).toBe(`'${text}`);
    expect(copiedCell(words, '\t=1+1', 'text')).toBe(' =1+1');
    expect(copiedCell(words, 'a\tb\r\nc', 'text')).toBe('a b c');
    expect(copiedCell(words, '007', 'text')).toBe('007');
  });
});
