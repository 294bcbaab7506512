/** The customer pyramid: tiers picked, moved and followed in the browser. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles } from './support/files.ts';
import { drag, EXPECTED, markOf, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'pyramid';
const ROUTE = '/new?panels=rfm,pyramid&pyramid.costPerOrder=20';

async function openPyramid(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, ORDERS_FILE);
  await settled(page, PANEL);
  return page;
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
    await drag(page, grip, -40);
    await becomes(page, PANEL, 'lowest-customers', (now) => now < before);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'lowest-customers', (now) => now === before);
  });

  it('is walked, cut and picked by keys alone, and kept after a reload', async () => {
    const page = await openPyramid(stage);
    const before = await stat(page, PANEL, 'lowest-customers');
    await panelOf(page, PANEL).locator('figure[data-picture="pyramid"] svg').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, PANEL, 'lowest-customers', (now) => now < before);
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
