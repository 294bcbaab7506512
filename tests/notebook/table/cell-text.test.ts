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
