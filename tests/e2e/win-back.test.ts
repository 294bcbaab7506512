/** The win-back decision: the budget dragged, whom to let go picked, the list published, in the browser. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles } from './support/files.ts';
import { drag, EXPECTED, markOf, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'win-back';
/** P .2 or .05, CLV 500, cost 30: high and middle grades are worth +70 each, low ones −5. */
const ROUTE =
  '/new?panels=win-back&win-back.lostBy=days&win-back.days=20&win-back.chanceBy=typed&win-back.valueBy=typed' +
  '&win-back.chanceHigh=20&win-back.chanceMiddle=20&win-back.chanceLow=5';

async function openWinBack(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, ORDERS_FILE);
  await settled(page, PANEL);
  return page;
}

describe('the win-back decision', () => {
  const stage = useStage();

  it('is +70 for each worth a try, and a grade picked is that many customers', async () => {
    const page = await openWinBack(stage);
    const stats = await allStats(page, PANEL);
    const worth = Number(stats['worth']);
    expect(Number(stats['customers'])).toBe(EXPECTED.customers);
    expect(worth).toBeGreaterThan(2);
    expect(Number(stats['expected-value'])).toBeCloseTo(70 * worth, 6);
    expect(Number(stats['tried']) + Number(stats['let-go'])).toBe(Number(stats['lost']));
    await markOf(page, PANEL, 'grades', 2).click();
    expect(await picked(page)).toBe(Number(stats['low-customers']));
  });

  it('the budget line is dragged to fewer tries, one step of undo', async () => {
    const page = await openWinBack(stage);
    const before = await stat(page, PANEL, 'tried');
    const grip = panelOf(page, PANEL).locator('figure[data-picture="budget"] .grip');
    await drag(page, grip, -120);
    const after = await becomes(page, PANEL, 'tried', (now) => now < before);
    expect(await stat(page, PANEL, 'spend')).toBe(30 * after);
    expect(await stat(page, PANEL, 'beyond-budget')).toBe(before - after);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'tried', (now) => now === before);
  });

  it('is walked, moved and picked by keys alone, and kept after a reload', async () => {
    const page = await openWinBack(stage);
    const before = await stat(page, PANEL, 'tried');
    await panelOf(page, PANEL).locator('figure[data-picture="budget"] svg').focus();
    for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, PANEL, 'tried', (now) => now < before);
    for (const key of ['ArrowDown', 'Home', 'Enter']) await page.keyboard.press(key);
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
    const page = await openWinBack(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
