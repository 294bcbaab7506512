/** Arquero tables over our columns. */

import { describe, expect, it } from 'vitest';
import { desc, op } from 'arquero';
import { toArquero, wrapColumn } from '../../src/data/arquero-table.ts';
import type { DateColumn, NumberColumn, TextColumn } from '../../src/data/columns.ts';
import { dayFromIso } from '../../src/lib/days.ts';
import { read } from './reading.ts';

const CONTENT = '会员号,日期,金额,备注\nK1,2024-01-01,1.5,a\nK2,,2.5,\nK1,2024-01-03,,b\n';

describe('an Arquero table', () => {
  it('shares the memory of the columns', async () => {
    const { table } = await read(CONTENT);
    const arquero = toArquero(table);
    const [customer, time, amount] = table.columns.map(({ column }) => column) as [
      TextColumn,
      DateColumn,
      NumberColumn,
    ];
    expect(arquero.column('c2')).toBe(amount.values);
    expect((arquero.column('c1') as unknown as { days: Int32Array }).days).toBe(time.days);
    expect((arquero.column('c0') as unknown as { column: TextColumn }).column).toBe(customer);
    amount.values[0] = 99;
    expect(arquero.get('c2', 0)).toBe(99);
  });

  it('has the rows of the file, missing cells as null or NaN', async () => {
    const arquero = toArquero((await read(CONTENT)).table);
    expect(arquero.numRows()).toBe(3);
    expect(arquero.columnNames()).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(arquero.objects()).toEqual([
      { c0: 'K1', c1: dayFromIso('2024-01-01'), c2: 1.5, c3: 'a' },
      { c0: 'K2', c1: null, c2: 2.5, c3: null },
      { c0: 'K1', c1: dayFromIso('2024-01-03'), c2: NaN, c3: 'b' },
    ]);
    expect([...wrapColumn((await read(CONTENT)).table.columns[0]!.column)]).toEqual(['K1', 'K2', 'K1']);
  });

  it('groups and sorts', async () => {
    const arquero = toArquero(
      (await read('会员号,日期,金额\nK1,2024-01-01,1\nK2,2024-01-02,5\nK1,2024-01-03,2\n')).table,
    );
    const sums = arquero
      .groupby('c0')
      .rollup({ sum: op.sum('c2') })
      .orderby(desc('sum'))
      .objects();
    expect(sums).toEqual([
      { c0: 'K2', sum: 5 },
      { c0: 'K1', sum: 3 },
    ]);
  });

  it('P8 is not hurt by hostile names', async () => {
    const arquero = toArquero((await read('__proto__,toString,hasOwnProperty\n1,2,3\n4,5,6\n')).table);
    expect(arquero.numRows()).toBe(2);
    expect(arquero.objects()).toEqual([
      { c0: 1, c1: 2, c2: 3 },
      { c0: 4, c1: 5, c2: 6 },
    ]);
  });
});
