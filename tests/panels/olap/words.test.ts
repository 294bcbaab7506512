import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { message } from '../../../src/lib/outcome.ts';
import { olapWords } from '../../../src/panels/olap/messages.ts';

const [zh, en] = [createTranslator('zh-CN', [olapWords]), createTranslator('en', [olapWords])];
const text = (name: string) => message('olap.text', { text: name });

describe('words of the pivot', () => {
  it('have a plural of their own for one row', () => {
    const given = { measures: text('a'), rows: text('b'), columns: text('c') };
    expect(en.text('olap.subtitle', { ...given, n: 1 })).toMatch(/n = 1 row$/);
    expect(en.text('olap.subtitle-rows', { ...given, n: 2 })).toMatch(/n = 2 rows$/);
  });

  it('keep Latin letters and figures a space apart from Chinese, and nothing else', () => {
    const cell = (row: string, column: string) => message('olap.cell', { row: text(row), column: text(column) });
    const least = (name: ReturnType<typeof cell>) => zh.text('olap.reading-least', { cell: name, value: '1', rows: 1 });
    expect(least(cell('门店', '2024-Q3'))).toMatch(/^门店 × 2024-Q3 最低/);
    expect(least(cell('2024-Q3', '门店'))).toMatch(/^2024-Q3 × 门店最低/);
    expect(zh.text('olap.measure-sum', { a: 'amount' })).toBe('amount 合计');
    expect(zh.text('olap.measure-sum', { a: '实付金额' })).toBe('实付金额合计');
    expect(zh.text('olap.measure-distinct', { a: 'SKU' })).toBe('不同的 SKU 数');
    expect(en.text('olap.measure-sum', { a: 'amount' })).toBe('sum of amount');
  });
});
