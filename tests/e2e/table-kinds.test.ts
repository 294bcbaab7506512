/** A file that is no order log: what it is taken for, what it then offers and asks, and the way back. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { CDNOW, dropFiles, fileFrom, textFile } from './support/files.ts';
import { toGb18030 } from './support/orders.ts';
import { saved } from './support/results.ts';
import { useStage } from './support/stage.ts';

const CBS = join(dirname(CDNOW), 'cdnow_cbs_full_precision.csv');
const SUMMARY =
  '会员号,复购次数,最近购买时间差,观察时长,平均消费\n' +
  'K1,2,30.43,38.86,22.35\nK2,1,1.71,38.86,11.77\nK3,0,0,38.86,\nK4,2,40,38.86,5\nK5,0,7,38.86,5\n';

const kindOf = (page: Page): Locator => page.locator('.panel.data .kind select');

async function figure(page: Page, name: string): Promise<number> {
  return Number(await page.locator(`.panel.data data[data-stat="${name}"]`).first().getAttribute('value'));
}

describe('P3 a customer summary', () => {
  const stage = useStage();

  it('is known by its columns, can be taken for another table, and that can be undone', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, { name: '客户.csv', bytes: toGb18030(SUMMARY) });
    await kindOf(page).waitFor();
    expect(await kindOf(page).inputValue()).toBe('customer-summary');
    expect(await page.locator('.panel.data .kind .why').innerText()).toContain('复购次数');
    expect(await figure(page, 'customers')).toBe(4);
    expect(await figure(page, 'rows-read')).toBe(5);
    expect(await figure(page, 'rows-listed')).toBe(1);
    expect(await figure(page, 'finding-recency-beyond-age')).toBe(1);
    expect(await figure(page, 'finding-recency-without-frequency')).toBe(1);

    // The panel of the link needs orders: it says so and offers to take the file for them.
    const rfm = page.locator('section[data-panel="rfm"]');
    expect(await rfm.locator('h2').innerText()).toContain('customer summary');
    expect(await rfm.innerText()).toContain('order log');
    expect(await violations(page)).toEqual([]);

    await kindOf(page).selectOption('orders');
    await page.locator('.panel.data .ask').waitFor();
    expect(await page.locator('.panel.data h2').innerText()).toContain('Time');
    await saved(page);
    await page.reload();
    await page.locator('.panel.data .ask').waitFor();
    expect(await kindOf(page).inputValue()).toBe('orders');

    await kindOf(page).selectOption('channels');
    await page.locator('.panel.data .ask select').first().waitFor();
    await page.locator('body').press('Control+z');
    await expect.poll(() => kindOf(page).inputValue()).toBe('orders');
    await page.getByRole('button', { name: 'Back to the guess' }).first().click();
    await expect.poll(() => kindOf(page).inputValue()).toBe('customer-summary');
    expect(await figure(page, 'customers')).toBe(4);
  });

  it('lists the rows it does not use, with the reason', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, textFile('summary.csv', SUMMARY));
    await kindOf(page).waitFor();
    await page.getByRole('button', { name: 'See the rows' }).click();
    const row = page.locator('.panel.data [role="row"]', { hasText: 'tₓ is greater than T' });
    await row.waitFor();
    expect(await row.innerText()).toContain('K4');
  });

  it.skipIf(!existsSync(CBS))('of CDNOW has its 2,357 customers', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, fileFrom(CBS));
    await kindOf(page).waitFor();
    expect(await kindOf(page).inputValue()).toBe('customer-summary');
    expect(await figure(page, 'customers')).toBe(2357);
    expect(await figure(page, 'rows-listed')).toBe(0);
  });
});

describe('P3 tables without persons', () => {
  const stage = useStage();

  it('are spend by channel and survivors by period, with figures of their own', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(
      page,
      textFile('channels.csv', '渠道,投放费用(元),新增客户\n搜索,"1,000",20\n社交,500,25\n合计,1500,45\n'),
    );
    await kindOf(page).waitFor();
    expect(await kindOf(page).inputValue()).toBe('channels');
    // the total is listed; it can be had back
    expect(await figure(page, 'spend')).toBe(1500);
    const total = page.locator('.panel.data .find', { hasText: 'total' });
    await total.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect.poll(() => figure(page, 'spend')).toBe(3000);
    await page.locator('body').press('Control+z');
    await expect.poll(() => figure(page, 'spend')).toBe(1500);

    await dropFiles(page, textFile('retention.csv', 'year,retained\n0,1000\n1,869\n2,743\n'));
    const second = page.locator('.panel.data').nth(1);
    await second.locator('.kind select').waitFor();
    expect(await second.locator('.kind select').inputValue()).toBe('retention');
    expect(await second.locator('data[data-stat="longest-period"]').getAttribute('value')).toBe('2');
  });
});
