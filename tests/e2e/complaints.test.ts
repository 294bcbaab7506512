/** A complaint log: known by its columns, read with its findings, and beside the orders of the same people. */

import { describe, expect, it } from 'vitest';
import { shopOf } from '../panels/complaints/shop.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const SHOP = shopOf(7, { customers: 2500, rate: 0.1, recovered: 1.9, failed: 0.25 });
const LOG = textFile('投诉.csv', SHOP.complaints);
const ORDERS = textFile('订单.csv', SHOP.orders);

describe('a complaint log', () => {
  const stage = useStage();

  it('is known, suggests its panel, and gains rates and buying again from an order log', async () => {
    const { page } = await stage.open({ route: '/new?panels=complaints' });
    await dropFiles(page, LOG);
    await settled(page, 'complaints');
    expect(await page.locator('.panel.data .kind select').inputValue()).toBe('complaints');
    expect(await stat(page, 'complaints', 'complaints')).toBe(SHOP.complainers);
    const alone = await allStats(page, 'complaints');
    expect(alone['complaint-rate']).toBe('NaN');
    expect(Number(alone['resolution-rate'])).toBeGreaterThan(0.5);
    expect(await violations(page)).toEqual([]);

    await dropFiles(page, ORDERS);
    await becomes(page, 'complaints', 'complaint-rate', (rate) => rate > 0);
    await settled(page, 'complaints');
    expect(await stat(page, 'complaints', 'paradox-difference')).toBeGreaterThan(10);
    expect(await stat(page, 'complaints', 'paradox-p')).toBeLessThan(0.01);
    expect(await panelOf(page, 'complaints').locator('h2').innerText()).toContain(
      'more than of those who never complained',
    );
  });

  it('picks those who complained of a reason by click and by keyboard', async () => {
    const { page } = await stage.open({ route: '/new?panels=complaints', language: 'zh-CN' });
    await dropFiles(page, LOG);
    await settled(page, 'complaints');
    await markOf(page, 'complaints', 'reasons', 0).click();
    const first = await picked(page);
    expect(first).toBeGreaterThan(100);
    await markOf(page, 'complaints', 'outcomes', 3).click();
    await expect.poll(() => picked(page)).not.toBe(first);
    const list = panelOf(page, 'complaints').locator('figure[data-picture="reasons"] svg');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.selbar').innerText()).toContain('投诉过');
  });

  it('says that the iceberg is assumed, and moves with the ratio', async () => {
    const { page } = await stage.open({ route: '/new?panels=complaints&complaints.picture=iceberg' });
    await dropFiles(page, LOG);
    await settled(page, 'complaints');
    const panel = panelOf(page, 'complaints');
    expect(await stat(page, 'complaints', 'silent')).toBe(SHOP.complainers * 24);
    expect(await panel.innerText()).toContain('assumed, not measured');
    await panel.locator('figure[data-picture="iceberg"] input[type="range"]').fill('10');
    await becomes(page, 'complaints', 'silent', (silent) => silent === SHOP.complainers * 10);
    for (const picture of ['resolution', 'recovery', 'repurchase', 'trend', 'reasons']) {
      await panel
        .locator('[role="radio"]', { hasText: /./ })
        .nth(['reasons', 'resolution', 'recovery', 'repurchase', 'iceberg', 'trend'].indexOf(picture))
        .click();
      expect(await violations(page)).toEqual([]);
    }
  });
});
