/** Workbooks, gzip and JSON are read like the text they hold. */

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read-file.ts';
import type { DataChoices } from '../../src/data/report.ts';
import { cells, read, readAndPrepare, refusal } from './reading.ts';
import { sheetOf } from './fuzz/containers.ts';
import { workbook, zip } from './workbook-bytes.ts';

const ORDERS = workbook({
  说明: [['导出时间：2023-06-30']],
  订单: [
    ['会员号', '下单时间', '金额', '备注'],
    ['0012', { day: 44931.520833333336 }, { number: '12.5' }, '加糖,少冰'],
    ['0105', { day: 45291 }, { number: '1e2' }, null],
    ['0012', { day: 45000 }, { number: '110105199003071234' }, '说"好"\n谢谢'],
  ],
  空: [],
});

describe('a workbook', () => {
  it('is read from its first sheet with rows: texts, numbers, dates and times', async () => {
    const file = await read(ORDERS);
    expect(file.sheet).toEqual({
      value: '订单',
      reason: { code: 'data.sheet-first', parameters: { count: 3 } },
      chosen: false,
      alternatives: ['说明', '空'],
    });
    expect(file.bytes).toBe(ORDERS.length);
    expect(file.table.columns.map(({ label, type }) => [label, type])).toEqual([
      ['会员号', 'identifier'],
      ['下单时间', 'date'],
      ['金额', 'number'],
      ['备注', 'text'],
    ]);
    expect(cells(file).map((row) => [row[0], row[1], row[3]])).toEqual([
      ['0012', '2023-01-05 12:30:00', '加糖,少冰'],
      ['0105', '2023-12-31', ''],
      ['0012', '2023-03-15', '说"好"\n谢谢'],
    ]);
    expect(cells(file)[1]![2]).toBe('100');
  });

  it('is read from the first sheet that holds a table, whatever notes stand before it; else from the fullest', async () => {
    const table = [
      ['客户', '金额', '日期'],
      ['K1', { number: '3' }, { day: 44931 }],
      ['K2', { number: '4' }, { day: 44932 }],
    ];
    const note = [['本文件由系统导出'], ['请勿修改'], [null, null], ['如有疑问', '请致电 010-1']];
    const noted = await read(workbook({ 说明: note, 订单: [['2023 年订单汇总'], ...table], 客户: table }));
    expect(noted.sheet).toMatchObject({
      value: '订单',
      reason: { code: 'data.sheet-first', parameters: { count: 3 } },
      alternatives: ['说明', '客户'],
    });
    expect(noted.table.rows).toBe(2);
    const lists = await read(workbook({ 空: [], 短: [['甲']], 长: [['乙'], ['丙'], ['丁']], 中: [['戊'], ['己']] }));
    expect(lists.sheet).toMatchObject({ value: '长', reason: { code: 'data.sheet-most' } });
    expect((await read(workbook({ 表: table }))).sheet).toMatchObject({ reason: { code: 'data.sheet-only' } });
    // a sheet that is asked for is read, note or not
    expect((await read(workbook({ 说明: note, 订单: table }), { sheet: '说明' })).sheet?.value).toBe('说明');
  });

  it('another sheet is a choice; one that is not there is not', async () => {
    expect((await read(ORDERS, { sheet: '说明' })).sheet).toMatchObject({ value: '说明', chosen: true });
    expect((await read(ORDERS, { sheet: '没有' })).sheet).toMatchObject({ value: '订单', chosen: false });
  });

  it('becomes orders like any other file', async () => {
    const { report } = await readAndPrepare(ORDERS);
    expect(report.orders).toMatchObject({ customers: 2, orders: 3 });
    expect(report.file.sheet?.value).toBe('订单');
  });

  it('with titles above the table is read below them', async () => {
    const file = await read(
      workbook({
        表: [
          ['2023 年消费'],
          [null],
          ['客户', '金额', '日期'],
          ['甲', { number: '1' }, { day: 44931 }],
          ['乙', { number: '2' }, { day: 44932 }],
        ],
      }),
    );
    expect(file.titleRows.value).toBe(2);
    expect(cells(file)).toEqual([
      ['甲', '1', '2023-01-05'],
      ['乙', '2', '2023-01-06'],
    ]);
  });

  it('that is empty, damaged or no workbook says so', async () => {
    expect(await refusal(workbook({ 表: [] }))).toBe('data.workbook-empty');
    expect(await refusal(zip({ 'a.txt': 'hello' }))).toBe('data.archive-holds');
    expect(await refusal(ORDERS.slice(0, 900))).toBe('data.workbook-damaged');
    expect(await refusal(sheetOf('<row><c><v>1</v></c></row>'))).toMatch(/^data\.workbook-un(usual|readable)$/);
    const flipped = ORDERS.slice();
    flipped[Buffer.from(ORDERS).indexOf('0012')]! ^= 1;
    expect(await refusal(flipped)).toBe('data.workbook-part-damaged');
    const bomb = ORDERS.slice();
    const at = Buffer.from(bomb).indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    new DataView(bomb.buffer).setUint32(at + 24, 0xfffffff0, true);
    expect(await refusal(bomb)).toBe('data.workbook-too-large');
  });
});

describe('gzip', () => {
  it('is unpacked and told', async () => {
    const text = 'k,v\na,1\nb,2\n';
    const file = await read(new Uint8Array(gzipSync(text)));
    expect(cells(file)).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(file.notices[0]).toEqual({ code: 'data.gunzipped', parameters: { bytes: text.length } });
  });

  it('may hold any encoding, or a workbook', async () => {
    expect((await read(new Uint8Array(gzipSync(Buffer.from('\ufeffk,v\na,1\n', 'utf16le'))))).encoding.value).toBe(
      'utf-16le',
    );
    expect((await read(new Uint8Array(gzipSync(ORDERS)))).sheet?.value).toBe('订单');
  });

  it('that ends too early, or is packed twice, is refused', async () => {
    const packed = gzipSync('k,v\na,1\n'.repeat(1000));
    expect(await refusal(new Uint8Array(packed.subarray(0, packed.length - 12)))).toBe('data.gzip-damaged');
    expect(await refusal(new Uint8Array(gzipSync(packed)))).toBe('data.not-text-archive');
  });
});

describe('JSON', () => {
  async function json(text: string, name = 'a.jsonl', choices: DataChoices = {}): ReturnType<typeof readFile> {
    return readFile(new Blob([text]), name, choices);
  }

  it.each(['{"k":"a","v":1}\n\n{"v":2.5,"w":{"x":[1,2]}}\n', '[{"k":"a","v":1},{"v":2.5,"w":{"x":[1,2]}}]'])(
    'lines or a list of objects are rows: %s',
    async (text) => {
      const read = await json(text);
      if (!read.ok) throw new Error(read.error.code);
      expect(read.value.table.columns.map(({ label }) => label)).toEqual(['k', 'v', 'w']);
      expect(cells(read.value)).toEqual([
        ['a', '1', ''],
        ['', '2.5', '{"x":[1,2]}'],
      ]);
    },
  );

  it.each([
    '{"id":12345678901234567890,"amount":1.5,"note":"1234567890123456 \\" x"}\n{"id":12345678901234567891,"amount":2,"note":""}\n',
    '[{"id":12345678901234567890,"amount":1.5,"note":"1234567890123456 \\" x"},{"id":12345678901234567891,"amount":2,"note":""}]',
  ])('keeps every digit of a number that is longer than numbers are: %s', async (text) => {
    const read = await json(text);
    expect(read.ok && cells(read.value)).toEqual([
      ['12345678901234567890', '1.5', '1234567890123456 " x'],
      ['12345678901234567891', '2', ''],
    ]);
  });

  it.each([
    ['{"a":1}\n{oops\n', 'data.json-unreadable', 2],
    ['[1,2]', 'data.json-no-objects', undefined],
    ['[{"a":1}', 'data.json-unreadable', 1],
    ['{}', 'data.json-no-objects', undefined],
  ])('%s is refused', async (text, code, line) => {
    const read = await json(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect([read.error.code, read.error.parameters?.['line']]).toEqual([code, line]);
  });
});
