/** The customer pyramid: tiers picked, moved and followed in the browser. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles } from './support/files.ts';
import { EXPECTED, markOf, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'pyramid';
const ROUTE = '/new?panels=rfm,pyramid&pyramid.costPerOrder=20';

async function openPyramid(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, ORDERS_FILE);
  await settled(page, PANEL);
  return page;
}

async function becomes(page: Page, name: string, fits: (value: number) => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (fits(await stat(page, PANEL, name))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${name} stayed ${await stat(page, PANEL, name)}`);
}

/** Customers picked, as the selection bar says. */
async function picked(page: Page): Promise<number> {
  const value = page.locator('.selbar data[data-stat="picked"]');
  await value.waitFor();
  return Number(await value.getAttribute('value'));
}

describe('the pyramid', () => {
  const stage = useStage();

  it('has every customer in a tier, and a tier picked is that many customers everywhere', async () => {
    const page = await openPyramid(stage);
    expect(await stat(page, PANEL, 'customers')).toBe(EXPECTED.customers);
    expect(await stat(page, PANEL, 'revenue')).toBeCloseTo(EXPECTED.revenue, 6);
    const lowest = await stat(page, PANEL, 'lowest-customers');
    await markOf(page, PANEL, 'pyramid', 3).click();
    expect(await picked(page)).toBe(lowest);
  });

  it('is cut by dragging the end of a bar, one step of undo', async () => {
    const page = await openPyramid(stage);
    const before = await stat(page, PANEL, 'lowest-customers');
    const grip = panelOf(page, PANEL).locator('[data-handle="limit-2"] circle');
    await grip.scrollIntoViewIfNeeded();
    const box = (await grip.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await page.mouse.move(x - 5 * step, y);
    await page.mouse.up();
    await becomes(page, 'lowest-customers', (now) => now < before);
    await page.keyboard.press('Control+z');
    await becomes(page, 'lowest-customers', (now) => now === before);
  });

  it('is walked, cut and picked by keys alone, and kept after a reload', async () => {
    const page = await openPyramid(stage);
    const before = await stat(page, PANEL, 'lowest-customers');
    await panelOf(page, PANEL).locator('figure[data-picture="pyramid"] svg').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, 'lowest-customers', (now) => now < before);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBeGreaterThan(0);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await openPyramid(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
