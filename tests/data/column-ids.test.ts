/** Ids of columns stay with their names when a newer file takes the place of the first. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnIds } from '../../src/data/column-ids.ts';
import { readAndPrepare } from './reading.ts';

describe('columnIds', () => {
  it('go by place in a first file', () => {
    expect(columnIds(['日期', '金额'], null)).toEqual(['c0', 'c1']);
  });

  it('go by name in one that takes its place, new columns behind all former ones', () => {
    expect(columnIds(['门店', '金额', '日期'], ['日期', '客户', '金额'])).toEqual(['c3', 'c2', 'c0']);
  });

  it('tell columns called alike by their order, and nameless ones by their place', () => {
    expect(columnIds(['a', 'a', 'a'], ['a', 'b', 'a'])).toEqual(['c0', 'c2', 'c3']);
    expect(columnIds(['', 'a'], ['', 'a'])).toEqual(['c0', 'c1']);
    expect(columnIds(['a', ''], ['', 'a'])).toEqual(['c1', 'c2']);
  });

  it('are never given twice', () => {
    const labels = fc.array(fc.constantFrom('', 'a', 'b', ' a', '日期'), { maxLength: 8 });
    fc.assert(
      fc.property(labels, labels, (now, former) => {
        const ids = columnIds(now, former);
        expect(new Set(ids).size).toBe(now.length);
      }),
    );
  });
});

describe('a newer file', () => {
  it('keeps roles, types and treatments of its columns though they stand in another order', async () => {
    const former = ['谁', '何时', '多少', '备注'];
    const choices = {
      columns: former,
      roles: { customer: 'c0', time: 'c1', amount: 'c2' },
      types: { c0: 'identifier' },
    } as const;
    const prepared = await readAndPrepare('门店,多少,何时,谁\n东,12.5,2024-01-02,7\n西,8,2024-01-03,8\n', choices);
    const { roles, columns } = prepared.report;
    expect(columns.map(({ id }) => id)).toEqual(['c4', 'c2', 'c1', 'c0']);
    expect(Object.fromEntries(roles.map(({ role, column }) => [role, column.value]))).toMatchObject({
      customer: 'c0',
      time: 'c1',
      amount: 'c2',
    });
    expect(prepared.tables.orders!.amount).toEqual(new Float64Array([12.5, 8]));
    expect(prepared.customerId(0)).toBe('7');
  });
});
