/** Files in other wrappings and other ways of writing: a workbook, Parquet, Arrow, gzip, Big5, ambiguous dates, titles above the table. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { workbook, type WorkbookCell } from '../data/workbook-bytes.ts';
import { dropFiles, textFile } from './support/files.ts';
import { saved, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';

const DAY = 44_927; // 2023-01-01 as a spreadsheet counts

const ROWS: readonly (readonly WorkbookCell[])[] = [
  ['某店 2023 年订单'],
  ['会员号', '下单日期', '实付'],
  ...Array.from({ length: 40 }, (_, i): WorkbookCell[] => [
    `00${10 + (i % 8)}`,
    { day: DAY + i * 3 },
    { number: String(10 + i / 2) },
  ]),
];
const BOOK = workbook({ 说明: [['只有这一行']], 一季度: ROWS, 二季度: [...ROWS.slice(0, 2), ...ROWS.slice(2, 22)] });

async function figure(page: Page, name: string): Promise<number> {
  return Number(await page.locator(`.panel.data data[data-stat="${name}"]`).first().getAttribute('value'));
}

async function openFile(page: Page): Promise<void> {
  await page.locator('.panel.data').getByRole('tab', { name: 'File' }).click();
}

describe('files as offices have them', () => {
  const stage = useStage();

  it('P3 a workbook is read from its first sheet with rows, below its title; another sheet is one choice, and undone', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, { name: '订单.xlsx', bytes: BOOK });
    expect(await stat(page, 'rfm', 'customers')).toBe(8);
    expect(await stat(page, 'rfm', 'revenue')).toBe(40 * 10 + (39 * 40) / 4);
    expect(await figure(page, 'rows-read')).toBe(40);
    await openFile(page);
    const sheets = page.getByLabel('Sheet', { exact: true });
    expect(await sheets.inputValue()).toBe('一季度');
    expect(await page.getByLabel('Title rows above the names').inputValue()).toBe('1');
    await sheets.selectOption('二季度');
    await expect.poll(() => figure(page, 'rows-read')).toBe(20);
    await saved(page);
    await page.reload();
    await expect.poll(() => figure(page, 'rows-read')).toBe(20);
    await page.locator('body').press('Control+z');
  });

  it('Parquet and Arrow files of one table give the same result', async () => {
    const columns = {
      customer_id: Array.from({ length: 40 }, (_, i) => `00${10 + (i % 8)}`),
      order_date: Array.from({ length: 40 }, (_, i) => new Date((DAY - 25_569 + i * 3) * 86_400_000)),
      amount: Array.from({ length: 40 }, (_, i) => 10 + i / 2),
    };
    const types = { customer_id: 'STRING', order_date: 'TIMESTAMP', amount: 'DOUBLE' } as const;
    const parquet = parquetWriteBuffer({
      columnData: (Object.keys(types) as (keyof typeof types)[]).map((name) => ({
        name,
        data: columns[name],
        type: types[name],
      })),
      codec: 'SNAPPY',
    });
    const arrow = tableToIPC(tableFromArrays(columns), { format: 'file' })!;
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, { name: 'orders.parquet', bytes: new Uint8Array(parquet) });
    const shown = await stats(page, 'rfm', ['customers', 'revenue', 'orders']);
    expect(shown).toMatchObject({ customers: 8, revenue: 40 * 10 + (39 * 40) / 4 });
    const other = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(other.page, { name: 'orders.arrow', bytes: new Uint8Array(arrow) });
    expect(await stats(other.page, 'rfm', ['customers', 'revenue', 'orders'])).toEqual(shown);
  });

  it('a gzip file is unpacked in the browser', async () => {
    const orders = readFileSync(join(ROOT, 'datasets', 'half-sugar', 'half-sugar-orders.csv'));
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, { name: 'orders.csv.gz', bytes: new Uint8Array(gzipSync(orders)) });
    expect(await stat(page, 'rfm', 'customers')).toBe(6000);
    expect(await figure(page, 'rows-read')).toBe(62_240);
  });

  it('P3 dates that do not say which number is the day are read in an order that is shown and can be changed', async () => {
    const lines = Array.from({ length: 24 }, (_, i) => `K${i % 6},0${1 + (i % 9)}/0${1 + (i % 7)}/2023,${10 + i}`);
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, textFile('d.csv', `customer,date,amount\n${lines.join('\n')}\n`));
    expect(await stat(page, 'rfm', 'customers')).toBe(6);
    await openFile(page);
    const order = page.getByLabel('Order of dates in column “date”');
    expect(await order.inputValue()).toBe('mdy');
    const before = await page.locator('.panel.data').innerText();
    expect(before).toContain('nothing in the column tells day from month');
    await order.selectOption('dmy');
    await expect.poll(() => order.inputValue()).toBe('dmy');
    await page.locator('body').press('Control+z');
    await expect.poll(() => order.inputValue()).toBe('mdy');
  });
});
