/** Orders that never came about: known by their status, listed, and used again where a person wants it. */

import { describe, expect, it } from 'vitest';
import { readAndPrepare } from './reading.ts';

const LINES = [
  ['K1', '2024-01-01', '100', '已完成'],
  ['K2', '2024-01-02', '200', '已退款'],
  ['K1', '2024-01-03', '50', '交易关闭'],
  ['K3', '2024-01-04', '30', '待付款'],
  ['K3', '2024-01-05', '20', '部分退款'],
  ['K4', '2024-01-06', '10', '已发货'],
];

function file(name: string, words: Readonly<Record<string, string>> = {}): string {
  return [`客户,日期,金额,${name}`, ...LINES.map((cells) => cells.map((cell) => words[cell] ?? cell).join(','))].join(
    '\n',
  );
}

describe('orders that brought nothing', () => {
  it.each(['状态', '订单状态', '交易状态', '当前状态'])('are listed by the column %s', async (name) => {
    const { report } = await readAndPrepare(file(name));
    expect(report.orders).toMatchObject({ revenue: 130, orders: 3, customers: 3 });
    expect(report.ledger).toEqual({ read: 6, used: 3, listed: 3, reasons: [{ code: 'undone-order', rows: 3 }] });
    const finding = report.findings.find(({ code }) => code === 'undone-order')!;
    expect(finding).toMatchObject({ count: 3, treatment: { value: 'exclude', alternatives: ['keep'] } });
    expect(finding.examples.map(({ line, value }) => [line, value])).toEqual([
      [3, '已退款'],
      [4, '交易关闭'],
      [5, '待付款'],
    ]);
  });

  it('count all the same where a person wants it', async () => {
    const { report } = await readAndPrepare(file('状态'), { treatments: { 'undone-order': 'keep' } });
    expect(report.orders?.revenue).toBe(410);
    expect(report.ledger.listed).toBe(0);
  });

  it.each(['Cancelled', 'refunded', 'Closed', 'Payment failed', 'voided', 'pending payment', 'Chargeback'])(
    'are known in English: %s',
    async (word) => {
      const { report } = await readAndPrepare(
        file('Order Status', { 已退款: word, 交易关闭: 'paid', 待付款: 'Completed' }),
      );
      expect(report.ledger.reasons).toEqual([{ code: 'undone-order', rows: 1 }]);
    },
  );

  it.each([
    ['a remark', '备注', {}],
    ['a status that says so of no row', '状态', { 已退款: '已签收', 交易关闭: '交易成功', 待付款: '已付款' }],
  ])('are not seen in %s', async (_, name, words) => {
    const { report } = await readAndPrepare(file(name, words));
    expect(report.ledger.listed).toBe(0);
    expect(report.findings.map(({ code }) => code)).not.toContain('undone-order');
  });
});
