/** Which column is the amount: never one by its values where the one called so cannot be read. */

import { expect, it } from 'vitest';
import type { Prepared } from '../../src/data/prepare.ts';
import { readAndPrepare } from './reading.ts';

const orders = (names: string, cells: (row: number) => string): Promise<Prepared> =>
  readAndPrepare(
    `客户编号,下单日期,${names}\n${Array.from({ length: 30 }, (_, row) => `k${row % 7},2023-01-${String((row % 28) + 1).padStart(2, '0')},${cells(row)}`).join('\n')}\n`,
  );

const amountOf = ({ report }: Prepared): { value: string | null; code: string } => {
  const { column } = report.roles.find(({ role }) => role === 'amount')!;
  return { value: column.value, code: column.reason.code };
};

const codes = ({ report }: Prepared): readonly string[] => report.notices.map(({ code }) => code);

it('stays open where the amounts are text, whatever other numbers there are', async () => {
  const prepared = await orders('金额,重量', (row) => `约${row}多,${row}.5`);
  expect(amountOf(prepared)).toEqual({ value: null, code: 'data.role-not-numbers' });
  expect(prepared.report.orders).toMatchObject({ customers: 7, revenue: null });
  expect(prepared.report.notices).toContainEqual({ code: 'data.amount-not-numbers', parameters: { column: '金额' } });
});

it('is not a column of percents', async () => {
  const prepared = await orders('折扣率', (row) => `${row % 9}%`);
  expect(amountOf(prepared)).toEqual({ value: null, code: 'data.role-none' });
  expect(prepared.report.orders!.revenue).toBeNull();
  expect(codes(prepared)).toContain('data.no-amount-column');
});

it('is a column by its values where no name says otherwise', async () => {
  const prepared = await orders('花了', (row) => `${row}.5`);
  expect(amountOf(prepared).value).toBe('c2');
  expect(prepared.report.orders!.revenue).toBe(450);
  expect(codes(prepared)).not.toContain('data.no-amount-column');
});

it('is quantity × unit price where both are there', async () => {
  const prepared = await orders('数量,单价,金额', (row) => `2,${row}.25,约${row}多`);
  expect(prepared.report.orders!.revenue).toBe(2 * (435 + 7.5));
  expect(codes(prepared)).not.toContain('data.amount-not-numbers');
});
