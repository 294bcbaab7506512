/** What is no particular kind of table is a plain one: it asks for no columns, and nothing in it becomes a customer unasked. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import { readAndPrepare } from './reading.ts';

const rowsOf = (names: string, row: (index: number) => string): string =>
  [names, ...Array.from({ length: 12 }, (_, index) => row(index))].join('\n');
const two = (index: number): string => String(index + 10);

const STOCK = rowsOf('货号,商品名,尺码,库存', (i) => `${i + 1}E${i},杯子${i},${'SML'[i % 3]!},${3 * i}`);
const DAILY = rowsOf('日期,客流,营业额', (i) => `2024-03-${two(i)},${100 + i},${1000 + i}`);
const MARKS = rowsOf('学号,姓名,班级,语文,数学', (i) => `202400${two(i)},学生${i},一班,${60 + i},${70 + i}.5`);

describe('a table of no particular kind', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['stock', STOCK, { product: '商品名' }, 'data.no-customer-no-time'],
    ['a day a row', DAILY, { time: '日期', amount: '营业额' }, 'data.plain-dated'],
    ['marks of a class', MARKS, {}, 'data.no-customer-no-time'],
    ['two letters', 'a,b\nx,1\ny,2\n', {}, 'data.no-customer-no-time'],
  ])('is plain: %s', async (_, content, expected, notice) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.plain).toBe(true);
    const labels = Object.fromEntries(
      prepared.report.roles.flatMap(({ role, column }) =>
        column.value === null ? [] : [[role, prepared.report.columns.find(({ id }) => id === column.value)!.label]],
      ),
    );
    expect(labels).toEqual(expected);
    expect(prepared.report.notices.map(({ code }) => code)).toEqual([notice]);
    expect(prepared.report.personal?.some(({ by }) => by === 'role') ?? false).toBe(false);
    expect(prepared.listed.rows).toHaveLength(0);
  });

  it.each<[string, string, DataChoices?]>([
    ['orders without a time', '会员号,金额\nK1,2\nK2,3\nK1,4\n'],
    ['orders without a customer', '订单号,日期,金额\n1,2024-01-01,2\n2,2024-01-02,3\n'],
    ['orders', '会员号,日期,金额\nK1,2024-01-01,2\nK1,2024-01-02,3\n'],
    ['a kind somebody chose', DAILY, { kind: 'orders' }],
    ['a customer somebody named', MARKS, { roles: { customer: 'c1' } }],
    ['names alone', '日期,营业额\n'],
  ])('is something else: %s', async (_, content, choices) => {
    const { report } = await readAndPrepare(content, choices);
    expect(report.plain).toBeUndefined();
  });
});
