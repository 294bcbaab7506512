/** Sheets as people lay them out: several tables in one file, words for "no value", problems and what the file really says. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { toGb18030 } from './support/orders.ts';
import { saved } from './support/results.ts';
import { useStage } from './support/stage.ts';

const SHEET = `一班成绩,,,
学号,姓名,语文,数学
1001,张三,90,88
1002,李四,85,92
,,,
二班成绩,,,
学号,姓名,语文,数学
2001,王五,70,60
2002,赵六,99,100
2003,钱七,66,77

销售表
客户,日期,金额
K001,2024-01-05,100
K002,2024-01-06,"1,200"
`;

const ORDERS =
  '客户,下单日期,金额,城市\n' +
  Array.from(
    { length: 30 },
    (_, row) => `K${row % 9},2024-02-${String((row % 28) + 1).padStart(2, '0')},${row + 1},上海`,
  ).join('\n') +
  '\nK3,2024-02-03,999,无\nK4,2024-02-04,999, 未知 \nK5,待定,5,"北 京"\nK6,2024-02-06,七十,-\nK7,2024-02-07\n合计,,2468,\n';

const card = (page: Page): Locator => page.locator('.panel.data');

async function figure(page: Page, name: string, nth = 0): Promise<number> {
  return Number(await card(page).nth(nth).locator(`data[data-stat="${name}"]`).first().getAttribute('value'));
}

describe('P2 P3 several tables in one sheet', () => {
  const stage = useStage();

  it('are offered: one is read, every other line is listed, each can be read or added, and all of it undone', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, { name: '成绩.csv', bytes: toGb18030(SHEET) });
    const tables = page.locator('.several');
    await tables.waitFor();
    expect(await tables.locator('li').count()).toBe(3);
    expect(await tables.locator('li').nth(1).innerText()).toContain('lines 6–10: 3 rows × 4 columns');
    expect(await figure(page, 'rows-in')).toBe(11);
    expect(await figure(page, 'rows-used')).toBe(2);
    expect(await figure(page, 'rows-listed')).toBe(9);
    expect(await figure(page, 'rows-dropped')).toBe(0);
    expect(await violations(page)).toEqual([]);

    await tables.locator('li').nth(2).getByRole('button', { name: 'Read this one' }).click();
    await expect.poll(() => figure(page, 'revenue')).toBe(1300);
    expect(await figure(page, 'rows-listed')).toBe(9);
    await page.locator('body').press('Control+z');
    await expect.poll(() => tables.locator('li').nth(0).innerText()).toContain('being read');

    await tables.getByRole('button', { name: 'Add the other 2' }).click();
    await expect.poll(() => card(page).count()).toBe(3);
    await expect.poll(() => figure(page, 'rows-used', 1)).toBe(3);
    await expect.poll(() => figure(page, 'revenue', 2)).toBe(1300);
    expect(await card(page).nth(1).locator('.eyebrow').innerText()).toContain('二班成绩');
    await saved(page);
    await page.reload();
    await expect.poll(() => card(page).count()).toBe(3);
    await expect.poll(() => figure(page, 'revenue', 2)).toBe(1300);
    await page.locator('.several').nth(0).getByRole('button', { name: 'Read the whole file as one table' }).click();
    // thirteen lines that hold something and one of commas, less a title and the names
    await expect.poll(() => figure(page, 'rows-in')).toBe(12);
    expect(await figure(page, 'rows-listed')).toBeLessThan(12);
  });
});

describe('P2 P3 what stands for no value, what is a problem, and what the file says', () => {
  const stage = useStage();

  it('can be changed, sifted and looked up', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, textFile('orders.csv', ORDERS));
    await expect.poll(() => figure(page, 'problems')).toBe(3);
    const before = await figure(page, 'revenue');
    expect(await figure(page, 'finding-total-row')).toBe(1);

    // 999 is no amount but a code for none; the file is read again at once
    await card(page)
      .getByRole('tab', { name: 'How it was read' })
      .or(card(page).getByRole('tab').last())
      .first()
      .click();
    await page.getByPlaceholder('such as 99, unknown').fill('999');
    await page.getByPlaceholder('such as 99, unknown').press('Enter');
    const word = card(page).locator('li', { hasText: '999' }).locator('data');
    await expect.poll(() => word.first().getAttribute('value')).toBe('2');
    expect(await violations(page)).toEqual([]);
    await card(page).getByRole('tab').first().click();
    await expect.poll(() => figure(page, 'revenue')).toBe(before - 1998);
    await page.locator('body').press('Control+z');
    await expect.poll(() => figure(page, 'revenue')).toBe(before);

    await card(page).getByRole('button', { name: 'see them one by one' }).click();
    const rows = card(page).locator('[role="grid"] [role="row"]');
    await expect.poll(() => rows.count()).toBe(4);
    await card(page).getByLabel('Kind', { exact: true }).selectOption({ index: 1 });
    await expect.poll(() => rows.count()).toBeLessThan(4);
    await card(page).getByLabel('Kind', { exact: true }).selectOption({ index: 0 });
    await expect.poll(() => rows.count()).toBe(4);
    await rows.filter({ hasText: '待定' }).click();
    const original = card(page).locator('.original');
    await expect.poll(() => original.locator('pre').textContent()).toBe('K5,待定,5,"北 京"');
    expect(await original.locator('code').allTextContents()).toEqual(['K5', '待定', '5', '北 京']);
    expect(await violations(page)).toEqual([]);

    await card(page).getByRole('tab').first().click();
    await card(page)
      .locator('.find', { hasText: 'total' })
      .getByRole('button', { name: /see these rows/ })
      .click();
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.nth(1).innerText()).toContain('looks like a total');
  });
});
