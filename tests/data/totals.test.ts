/** Rows that sum up others: seen wherever they stand, listed with the reason, used again where a person says so. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import { readAndPrepare } from './reading.ts';

const ROWS = ['K1,2024-01-01,10', 'K2,2024-01-02,20', 'K3,2024-01-03,30'];

async function totals(lines: readonly string[], header = '客户,日期,金额', choices: DataChoices = {}) {
  const { report } = await readAndPrepare(`${header}\n${lines.join('\n')}\n`, choices);
  const finding = report.findings.find(({ code }) => code === 'total-row');
  expect(report.ledger.read).toBe(report.ledger.used + report.ledger.listed);
  return { report, finding, listed: report.ledger.reasons.find(({ code }) => code === 'total-row')?.rows ?? 0 };
}

describe('rows with a word for a total', () => {
  it.each([
    '合计',
    '总计',
    '小计',
    '合 计',
    '合　计',
    '总 计',
    '合计：',
    '合计(元)',
    '合計',
    '總計',
    '本页合计',
    '累计',
    '平均',
    '平均值',
    '汇总',
    'Total',
    'TOTAL',
    'Subtotal',
    'Sub-total',
    'Sub total',
    'Grand total',
    'Grand Total:',
    'Average',
    'Mean',
    '全部',
    'sum',
  ])('are seen where customers are named: %s', async (word) => {
    const { finding, listed } = await totals([...ROWS, `${word},2024-01-04,60`]);
    expect([finding?.count, listed]).toEqual([1, 1]);
    expect(finding!.examples).toEqual([{ line: 5, column: 'c0', value: word.trim() }]);
  });

  it('are seen in the middle and several times, and counted', async () => {
    const { finding, listed, report } = await totals([
      ...ROWS,
      '小计,,60',
      ...ROWS.map((row) => row.replace('K', 'L')),
      '小计,,60',
      '总计,,120',
    ]);
    expect([finding!.count, listed]).toEqual([3, 3]);
    expect(finding!.examples.map(({ line }) => line)).toEqual([5, 9, 10]);
    expect(report.orders!.revenue).toBe(120);
  });

  it('are seen in another column of a row that names no customer, be it one of days', async () => {
    const byDay = await totals(['2024-01-01,K1,10', '2024-01-02,K2,20', '合计,,30'], '日期,客户,金额');
    expect(byDay.finding).toMatchObject({ count: 1, examples: [{ line: 4, column: 'c0', value: '合计' }] });
    const noted = await totals([...ROWS.map((row) => `${row},好`), ',,60,合计'], '客户,日期,金额,备注');
    expect(noted.listed).toBe(1);
  });

  it('are seen by the name of their group, as a spreadsheet writes subtotals', async () => {
    const { listed, finding } = await totals([
      '上海,2024-01-01,10',
      '上海,2024-01-02,20',
      '上海 汇总,,30',
      'East,2024-01-03,5',
      'East Total,,5',
    ]);
    expect(listed).toBe(2);
    expect(finding!.examples.map(({ value }) => value)).toEqual(['上海 汇总', 'East Total']);
  });

  it.each([
    '总计划',
    '合计划部',
    'Totally',
    '小计算机',
    '汇总科技',
    '平均律',
    'Total Wine',
    'Meander',
    '天下汇总',
    'Best Average',
  ])('are not persons and things called so: %s', async (name) => {
    const { finding } = await totals([...ROWS, `${name},2024-01-04,60`]);
    expect(finding).toBeUndefined();
  });

  it('are not words of another column of a row that names its customer', async () => {
    const { finding } = await totals(
      ROWS.map((row) => `${row},合计`),
      '客户,日期,金额,备注',
    );
    expect(finding).toBeUndefined();
  });

  it('are used again where a person says so, and listed again when that is taken back', async () => {
    const lines = [...ROWS, '合计,2024-01-04,60'];
    const kept = await totals(lines, undefined, { treatments: { 'total-row': 'keep' } });
    expect([kept.listed, kept.report.orders!.revenue]).toEqual([0, 120]);
    expect(kept.finding!.treatment).toMatchObject({ value: 'keep', chosen: true, alternatives: ['exclude'] });
    expect((await totals(lines)).report.orders!.revenue).toBe(60);
  });

  it('are seen in tables of every kind: what channels cost, who subscribes', async () => {
    const channels = await totals(['抖音,100,5', '微信,200,8', '合计,300,13'], '渠道,花费,获客数', {
      kind: 'channels',
    });
    expect(channels.listed).toBe(1);
    const people = await totals(['K1,2024-01-01,2024-03-01', 'K2,2024-01-02,', '总计,,'], '客户,开始,结束', {
      kind: 'subscriptions',
    });
    expect(people.listed).toBe(1);
  });
});

describe('P3 the overview tells what the columns hold without the rows out of use', () => {
  const reasons = (report: Awaited<ReturnType<typeof totals>>['report'], role: string) =>
    report.roles.find((each) => each.role === role)!.column.reason.parameters;

  it('a total is no amount and its day no time, until it is used again', async () => {
    const lines = [...ROWS, '合计,2025-12-31,60'];
    const { report } = await totals(lines);
    expect(reasons(report, 'amount')).toMatchObject({ minimum: 10, maximum: 30 });
    const time = reasons(report, 'time')!;
    expect(time).toMatchObject({ count: 3 });
    expect(Number(time['last']) - Number(time['first'])).toBe(2);
    const kept = await totals(lines, undefined, { treatments: { 'total-row': 'keep' } });
    expect(reasons(kept.report, 'amount')).toMatchObject({ minimum: 10, maximum: 60 });
    expect(reasons(kept.report, 'time')).toMatchObject({ count: 4 });
  });
});
