/** Churn early warning: windows and threshold dragged, the list followed to the customers, in the browser. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/panels/churn-warning/options.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, SAMPLE } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'churn-warning';
const ROUTE = '/new?panels=churn-warning';

async function openWarning(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, fileFrom(SAMPLE));
  await settled(page, PANEL);
  return page;
}

/** The part below the windows; the mouse goes there by its name. */
async function shows(page: Page, part: Part): Promise<void> {
  await panelOf(page, PANEL).locator(`[id$="-picture-${part}"]`).click();
}

async function becomes(page: Page, name: string, fits: (value: number) => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
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

async function dragged(page: Page, handle: string, dx: number): Promise<void> {
  const grip = panelOf(page, PANEL).locator(`[data-handle="${handle}"] rect`).first();
  await grip.scrollIntoViewIfNeeded();
  const box = (await grip.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (dx * step) / 8, y);
  await page.mouse.up();
}

describe('early warning', () => {
  const stage = useStage();

  it('tells on the bundled shop who is likely to leave, better than guessing, and who is to be called', async () => {
    const page = await openWarning(stage);
    // Who is lost already is not among them, so silence alone says less.
    expect(await stat(page, PANEL, 'auc-low')).toBeGreaterThan(0.65);
    expect(await stat(page, PANEL, 'leaks')).toBe(0);
    const called = await stat(page, PANEL, 'called');
    expect(called).toBeGreaterThan(100);
    await shows(page, 'today');
    await panelOf(page, PANEL).locator('figure[data-picture="list"] button').click();
    expect(await picked(page)).toBe(called);
    await shows(page, 'threshold');
    await markOf(page, PANEL, 'outcome', 0).click();
    const found = await picked(page);
    const [precision, recall] = [await stat(page, PANEL, 'precision'), await stat(page, PANEL, 'recall')];
    expect(found).toBe(Math.round(recall * (await stat(page, PANEL, 'test-losses'))));
    expect(precision).toBeGreaterThan(0.5);
  });

  it('draws one part at a time below the windows, chosen by keys as well', async () => {
    const page = await openWarning(stage);
    const figure = (name: string) => panelOf(page, PANEL).locator(`figure[data-picture="${name}"]`);
    await figure('score').waitFor();
    const [before, called] = [await allStats(page, PANEL), await stat(page, PANEL, 'called')];
    for (const [part, first] of [
      ['today', 'list'],
      ['quality', 'calibration'],
      ['features', 'drift'],
    ] as const) {
      await shows(page, part);
      await figure(first).locator('svg.pic').waitFor();
      await figure('windows').waitFor();
      expect(await figure('score').count()).toBe(0);
    }
    expect(await allStats(page, PANEL)).toEqual(before);
    await page.keyboard.press('Home');
    await figure('score').waitFor();
    await page.keyboard.press('ArrowRight');
    await figure('list').locator('svg.pic').focus();
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await figure('list').locator('[id$="-list-1"][aria-selected="true"]').waitFor({ state: 'attached' });
    await figure('list').locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBe(called);
  });

  it('the threshold is dragged, everything follows, one step of undo', async () => {
    const page = await openWarning(stage);
    const [before, called] = [await stat(page, PANEL, 'threshold'), await stat(page, PANEL, 'called')];
    await dragged(page, 'threshold', 90);
    await becomes(page, 'threshold', (now) => now > before + 0.05);
    await becomes(page, 'called', (now) => now < called);
    await page.keyboard.press('Control+z');
    await becomes(page, 'threshold', (now) => now === before);
  });

  it('a window is dragged, and the label moves with it', async () => {
    const page = await openWarning(stage);
    const before = await stat(page, PANEL, 'base-rate');
    await dragged(page, 'label', -30);
    await becomes(page, 'base-rate', (now) => now > before);
  });

  it('is used by keys alone, and kept after a reload', async () => {
    const page = await openWarning(stage);
    const before = await stat(page, PANEL, 'threshold');
    await panelOf(page, PANEL).locator('figure[data-picture="score"] svg').focus();
    for (const key of ['ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await becomes(page, 'threshold', (now) => Math.abs(now - before - 0.021) < 1e-9);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBeGreaterThan(0);
    await panelOf(page, PANEL).locator('figure[data-picture="windows"] svg').focus();
    const rows = await stat(page, PANEL, 'test-rows');
    // The edges by row: the last training cut, the feature window, the cut of the test.
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, 'test-rows', (now) => now !== rows);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await openWarning(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
