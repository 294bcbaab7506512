/** Revenue by month and channel for the customers of one city, from two messy files, without typing code; right after a newer file too. */

import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles, textFile } from './support/files.ts';
import { saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const CHANNELS = ['Store', 'App', 'Web'] as const;
const MONTHS = 4;

interface Line {
  readonly customer: number;
  readonly month: number;
  readonly channel: number;
  readonly cents: number;
}

const linesOf = (count: number): readonly Line[] =>
  Array.from({ length: count }, (_, i) => ({
    customer: 1 + (i % 9),
    month: 1 + (i % MONTHS),
    channel: (i * 7) % 3,
    cents: 1050 + i * 25 + (i % 5 === 0 ? 100_000 : 0),
  }));

/** As an office saves it: title above, total below, money with sign and thousands. */
function ordersFile(lines: readonly Line[]): string {
  const money = (cents: number): string => `"￥${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}"`;
  return [
    '某店 2024 年订单,,,,',
    'order_id,customer_id,order_date,channel,paid',
    ...lines.map(
      ({ customer, month, channel, cents }, i) =>
        `O-${1000 + i},M00${customer},2024/${month}/${1 + ((i * 3) % 27)},${CHANNELS[channel]},${money(cents)}`,
    ),
    '合计,,,,"￥1.00"',
  ].join('\r\n');
}

const CUSTOMERS = [
  'customer_id;city;since',
  ...Array.from({ length: 9 }, (_, i) => `M00${i + 1};${i % 2 === 0 ? '上海' : '北京'};2023-01-0${i + 1}`),
].join('\n');

/** Month and channel → revenue of customers in Shanghai (odd numbers), counted here by hand. */
function expected(lines: readonly Line[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { customer, month, channel, cents } of lines) {
    if (customer % 2 === 0) continue;
    const key = `2024-0${month}-01 ${CHANNELS[channel]}`;
    sums.set(key, (sums.get(key) ?? 0) + cents);
  }
  return new Map([...sums].map(([key, cents]): [string, number] => [key, cents / 100]).sort());
}

const madeCard = (page: Page): Locator => page.locator('section.data').filter({ has: page.locator('.from') });

async function addStep(card: Locator, kind: string): Promise<Locator> {
  await card.getByRole('button', { name: 'Add a step', exact: true }).click();
  await card.locator(`[data-kind="${kind}"]`).click();
  const form = card.locator('.form');
  await form.waitFor();
  return form;
}

async function rowsShown(card: Locator): Promise<ReadonlyMap<string, number>> {
  const rows = await card.locator('.scroller .row:not(.head)').all();
  const read = await Promise.all(
    rows.map(async (row): Promise<[string, number]> => {
      const cells = await row.locator('[role="gridcell"]').allInnerTexts();
      const sum = await row.locator('[role="gridcell"]').nth(2).locator('data').getAttribute('value');
      return [`${cells[0]} ${cells[1]}`, Math.round(Number(sum) * 100) / 100];
    }),
  );
  return new Map(read.sort());
}

describe('shaping', () => {
  const stage = useStage();

  it('a student builds revenue by month and channel for one city, and a newer file goes through the same steps', async () => {
    const { page } = await stage.open({ route: '/new' });
    const first = linesOf(90);
    await dropFiles(page, textFile('orders.csv', ordersFile(first)), textFile('customers.csv', CUSTOMERS));
    const orders = page.locator('section.data').filter({ hasText: 'orders.csv' });
    await orders.getByRole('button', { name: 'Shape', exact: true }).click();
    const card = madeCard(page);

    // the other table and the column both have are there already
    const join = await addStep(card, 'join');
    expect(await join.getByLabel('column of this table, entry 1', { exact: true }).inputValue()).toBe('customer_id');
    await join.getByRole('button', { name: 'Close' }).click();

    const filter = await addStep(card, 'filter');
    await filter.getByLabel('Column, entry 1', { exact: true }).selectOption('city');
    await filter.getByLabel('Value, entry 1', { exact: true }).fill('上海');
    await filter.getByLabel('Value, entry 1', { exact: true }).press('Tab');
    await filter.getByRole('button', { name: 'Close' }).click();

    const group = await addStep(card, 'group');
    await group.getByLabel('Column, entry 1', { exact: true }).selectOption('order_date');
    await group.getByLabel('By period, entry 1', { exact: true }).selectOption('month');
    await group.getByRole('button', { name: 'Add a column' }).click();
    await group.getByLabel('Column, entry 2', { exact: true }).selectOption('channel');
    await group.getByLabel('Figure, entry 1', { exact: true }).selectOption('sum');
    await group.getByLabel('of column, entry 1', { exact: true }).selectOption('paid');
    await group.getByRole('button', { name: 'Close' }).click();

    expect(await card.locator('.step .what').allInnerTexts()).toEqual([
      'join columns of “customers” by customer_id, all rows stay',
      'filter: city is “上海”',
      'group by order_date by month, channel: sum of paid',
    ]);
    await expect.poll(() => rowsShown(card)).toEqual(expected(first));

    // a picture of the table made, with one click
    const lines = page.locator('.sugg').nth(1);
    await lines.getByRole('button', { name: 'Chart', exact: true }).click();
    const total = (values: ReadonlyMap<string, number>): number =>
      [...values.values()].reduce((sum, each) => sum + each, 0);
    expect(await stat(page, 'chart', 'overall')).toBeCloseTo(total(expected(first)), 6);

    // a newer file in place of the first one
    const newer = linesOf(140);
    await orders.locator('input[type="file"]').setInputFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(ordersFile(newer)),
    });
    await expect.poll(() => rowsShown(card)).toEqual(expected(newer));
    await expect.poll(() => stat(page, 'chart', 'overall')).toBeCloseTo(total(expected(newer)), 6);

    await saved(page);
    await page.reload();
    await madeCard(page).locator('.scroller .row:not(.head) data').first().waitFor();
    await expect.poll(() => rowsShown(madeCard(page))).toEqual(expected(newer));
  });

  it('the table of a panel is shaped on, follows the panel, and is there again after a reload', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm&rfm.asOf=2024-05-31' });
    const lines = linesOf(90);
    await dropFiles(page, textFile('orders.csv', ordersFile(lines)));
    await settled(page, 'rfm');
    const rfm = page.locator('section[data-panel="rfm"]');
    await rfm.getByRole('tab', { name: 'Table', exact: true }).click();
    await rfm.locator('.which .chip').first().click();
    await rfm.getByRole('button', { name: 'Shape this table', exact: true }).click();
    const group = await addStep(madeCard(page), 'group');
    await group.getByLabel('Column, entry 1', { exact: true }).selectOption('Class');
    await group.getByLabel('Figure, entry 1', { exact: true }).selectOption('sum');
    await group.getByLabel('of column, entry 1', { exact: true }).selectOption('M');
    await group.getByRole('button', { name: 'Close' }).click();
    const sum = async (): Promise<number> => {
      const rows = await madeCard(page).locator('.scroller .row:not(.head)').all();
      const cells = rows.map((row) => row.locator('[role="gridcell"]').nth(1).locator('data').getAttribute('value'));
      return (await Promise.all(cells)).reduce((total, value) => total + Number(value) * 100, 0);
    };
    const totals = Array.from({ length: 9 }, (_, i) =>
      lines.filter(({ customer }) => customer === i + 1).map(({ cents }) => cents),
    );
    const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    await expect.poll(sum).toBeCloseTo(add(totals.map(add)));

    // M is now the mean order: each customer has ten
    await rfm.getByRole('tab', { name: 'Picture', exact: true }).click();
    await rfm.click({ position: { x: 8, y: 8 } });
    await page.getByRole('radio', { name: 'Mean order', exact: true }).click();
    await expect.poll(sum).toBeCloseTo(add(totals.map(add)) / 10);

    await saved(page);
    await page.reload();
    await expect.poll(sum, { timeout: 10_000 }).toBeCloseTo(add(totals.map(add)) / 10);
  });
});
