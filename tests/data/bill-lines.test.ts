/** Bills of payment services: their records are read as orders, the notes below them are none, money paid out is told. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import { readAndPrepare } from './reading.ts';

const NAMES = '交易号,交易创建时间,交易对方,商品名称,金额（元）,收/支,交易状态';
const RECORDS = Array.from(
  { length: 20 },
  (_, i) =>
    `20240000${i + 10},2024-01-${i + 10} 10:00:00,买家${i % 5},奶茶,${i}.50,${i % 4 ? '收入' : '支出'},交易成功`,
);
const NOTES = ['-'.repeat(40), '共20笔记录', '已收入:15笔,680.00元', '导出时间:[2024-07-01 09:00:00]    用户:甲'];

async function bill(lines: readonly string[], choices: DataChoices = {}, names = NAMES) {
  const { report } = await readAndPrepare([names, ...lines].join('\n'), choices);
  return {
    report,
    labels: Object.fromEntries(
      report.roles.flatMap(({ role, column }) =>
        column.value === null ? [] : [[role, report.columns.find(({ id }) => id === column.value)!.label]],
      ),
    ),
    found: Object.fromEntries(report.findings.map(({ code, count }) => [code, count])),
  };
}

describe('a bill', () => {
  it('has its other side as customers, its time and its money', async () => {
    const { report, labels } = await bill(RECORDS);
    expect(labels).toMatchObject({ customer: '交易对方', time: '交易创建时间', amount: '金额（元）' });
    expect(report.orders).toMatchObject({ customers: 5, orders: 20 });
  });

  it('says how many of its rows are money paid out, and counts them', async () => {
    const { report } = await bill(RECORDS);
    expect(report.notices).toContainEqual({
      code: 'data.paid-out',
      parameters: { column: '收/支', word: '支出', count: 5 },
    });
    const earned = await bill(RECORDS.map((line) => line.replace('支出', '收入')));
    expect(earned.report.notices.map(({ code }) => code)).not.toContain('data.paid-out');
  });

  it('ends in notes: listed, lacking nothing, used again by choice', async () => {
    const { report, found } = await bill([...RECORDS, ...NOTES]);
    expect(found).toEqual({ 'total-row': 4 });
    expect(report.ledger).toMatchObject({ read: 24, used: 20, listed: 4, reasons: [{ code: 'total-row', rows: 4 }] });
    expect(report.findings[0]!.examples[1]).toMatchObject({ line: 23, value: '共20笔记录' });
    const kept = await bill([...RECORDS, ...NOTES], { treatments: { 'total-row': 'keep' } });
    expect(kept.found).toMatchObject({ 'total-row': 4, 'missing-time': 4, 'ragged-row': 4 });
  });

  it('has its notes known where its first column is of dates, too', async () => {
    const dated = RECORDS.map((line) => line.replace(/^[^,]+,/, ''));
    const { report } = await bill([...dated, ...NOTES], {}, NAMES.replace('交易号,', ''));
    expect(report.ledger.reasons).toEqual([{ code: 'total-row', rows: 4 }]);
  });

  it.each<[string, readonly string[]]>([
    ['a line drawn with records below it', [...RECORDS.slice(0, 15), '-----', ...RECORDS.slice(15)]],
    ['short rows without a line', [...RECORDS, 'x', 'y,z']],
  ])('takes for no notes: %s', async (_, lines) => {
    expect((await bill(lines)).found).not.toHaveProperty('total-row');
  });
});
