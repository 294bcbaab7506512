/** Names in two rows, as merged cells of spreadsheets leave them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areTwoHeaders, joinHeaders } from '../../src/data/header-rows.ts';
import { read, readAndPrepare } from './reading.ts';

const GROUPED = '会员号,姓名,2023年,,2024年,\n,,金额,次数,金额,次数\nK1,张三,120.5,3,80,2\nK2,李四,60,1,,0\n';

describe('names in two rows', () => {
  it('are joined where a name stands for several columns', async () => {
    const file = await read(GROUPED);
    expect(file.headerRows).toMatchObject({ value: 2, chosen: false, alternatives: [1] });
    expect(file.columns.map(({ label }) => label)).toEqual([
      '会员号',
      '姓名',
      '2023年 · 金额',
      '2023年 · 次数',
      '2024年 · 金额',
      '2024年 · 次数',
    ]);
    expect(file.columns.map(({ type }) => type.value)).toEqual([
      'identifier',
      expect.any(String),
      'number',
      'number',
      'number',
      'number',
    ]);
    expect(file.table.rows).toBe(2);
    expect(file.table.firstLine).toBe(3);
    expect(file.notices.map(({ code }) => code)).toEqual(['data.two-header-rows']);
  });

  it('begin over any column where names come more than once', async () => {
    const { columns } = await read(
      ',,一月,,二月,\n门店,城市,销量,金额,销量,金额\n一店,杭州,1,10,2,11\n二店,宁波,2,20,3,22\n',
    );
    expect(columns.map(({ label }) => label)).toEqual([
      '门店',
      '城市',
      '一月 · 销量',
      '一月 · 金额',
      '二月 · 销量',
      '二月 · 金额',
    ]);
  });

  it('are no titles: a period and a unit above names that come once', async () => {
    const { headerRows, titleRows, columns } = await read(
      '某公司销售明细表,,,\n统计期间：2024-01-01 至 2024-06-30,,单位：元,\n客户,日期,件数,金额\nK1,2024-01-05,1,10\nK2,2024-01-06,2,20\n',
    );
    expect([headerRows.value, titleRows.value]).toEqual([1, 2]);
    expect(columns.map(({ label }) => label)).toEqual(['客户', '日期', '件数', '金额']);
  });

  it('keep short names where these are unique, so that roles are found', async () => {
    const prepared = await readAndPrepare(
      '客户,,订单,,\n会员号,姓名,订单号,下单时间,金额\nK1,张三,1,2024-01-05,3.5\nK1,张三,2,2024-02-05,4\n',
    );
    expect(prepared.file.columns.map(({ label }) => label)).toEqual(['会员号', '姓名', '订单号', '下单时间', '金额']);
    expect(prepared.tables.orders).toMatchObject({ rows: 2, customers: 1 });
    // nothing is said to have happened that did not
    expect(prepared.file.notices.map(({ code }) => code)).toEqual(['data.two-header-rows-apart']);
  });

  it('may stand under a title', async () => {
    const file = await read(`销售报表\n${GROUPED}`);
    expect(file.titleRows.value).toBe(1);
    expect(file.headerRows.value).toBe(2);
    expect(file.columns.map(({ label }) => label)[2]).toBe('2023年 · 金额');
    expect(file.notices.map(({ code }) => code)).toEqual(['data.two-header-rows', 'data.title-rows']);
  });

  it('can be taken back, and chosen', async () => {
    const back = await read(GROUPED, { headerRows: 1 });
    expect(back.headerRows).toMatchObject({ value: 1, chosen: true });
    expect(back.table.rows).toBe(3);
    const chosen = await read('a,b\nx,y\n1,2\n', { headerRows: 2 });
    expect(chosen.columns.map(({ label }) => label)).toEqual(['x', 'y']);
    expect(chosen.table.rows).toBe(1);
    const none = await read('1,2\n3,4\n', { header: false, headerRows: 2 });
    expect(none.headerRows.value).toBe(1);
    expect(none.table.rows).toBe(2);
  });

  it.each([
    ['a gap in the names', 'name,,city,age\nAnn,x,Beijing,31\nBob,y,Oslo,40\n'],
    ['a table of texts', 'name,,city\nAnn,x,Beijing\nBob,y,Oslo\n'],
    ['an index without a name', ',a,b\n1,2,3\n2,3,4\n'],
    ['one row of names', 'a,b,c\nx,y,z\n1,2,3\n'],
    ['blank columns at the end', '会员号,日期,金额,,\nK1,2024-01-05,3,,\nK2,2024-01-06,4,,\n'],
    ['names only', 'a,,b\nx,y,z\n'],
  ])('are not seen in %s', async (_, content) => {
    expect((await read(content)).headerRows.value).toBe(1);
  });

  it('P2 lose no row: rows read are the lines below the names', async () => {
    const name = fc.constantFrom('', 'a', 'b', '金额', '7');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name, name, name), { minLength: 3, maxLength: 8 }),
        fc.constantFrom<1 | 2>(1, 2),
        async (rows, headerRows) => {
          const lines = rows.map((cells) => cells.join(','));
          if (lines.some((line) => /^,*$/.test(line))) return;
          const file = await read(lines.join('\n'), { delimiter: ',', header: true, headerRows, titleRows: 0 });
          expect(file.table.rows).toBe(rows.length - headerRows);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the two rows by themselves', () => {
  it('need groups, gaps and values below', () => {
    const body = [['K1', '3', '4']];
    expect(areTwoHeaders(['id', '2023', ''], ['', 'sum', 'count'], body)).toBe(true);
    expect(areTwoHeaders(['id', '2023', ''], ['', 'sum', 'count'], [])).toBe(false);
    expect(areTwoHeaders(['', '2023', ''], ['id', 'sum', 'count'], body)).toBe(false);
    expect(areTwoHeaders(['id', '2023', ''], ['', 'sum', ''], body)).toBe(false);
    expect(areTwoHeaders(undefined, ['a'], body)).toBe(false);
  });

  it('a group ends where a column has its name above only', () => {
    expect(joinHeaders(['A', '', 'id', 'B'], ['x', 'y', '', 'x'])).toEqual(['A · x', 'y', 'id', 'B · x']);
  });
});
