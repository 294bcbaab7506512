/** The four stages: time scrubbed, a threshold dragged, a flow picked, in the browser. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, SAMPLE } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'lifecycle';
const ROUTE = '/new?panels=lifecycle,rfm';

async function openLifecycle(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, fileFrom(SAMPLE));
  await settled(page, PANEL);
  return page;
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

async function drag(page: Page, handle: Locator, dx: number): Promise<void> {
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (dx * step) / 8, y);
  await page.mouse.up();
}

const figure = (page: Page, name: string): Locator => panelOf(page, PANEL).locator(`figure[data-picture="${name}"]`);

describe('the four stages', () => {
  const stage = useStage();

  it('time is scrubbed, the threshold of lost is dragged, and every picture follows', async () => {
    const page = await openLifecycle(stage);
    const before = await allStats(page, PANEL);
    await drag(page, figure(page, 'river').locator('[data-handle="line-1"] rect'), -140);
    await becomes(page, 'customers', (now) => now < Number(before['customers']));
    await page.keyboard.press('Control+z');
    await becomes(page, 'customers', (now) => now === Number(before['customers']));

    const total = async (): Promise<number> => {
      const names = await figure(page, 'river')
        .locator('[role="option"]')
        .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''));
      return names.length;
    };
    expect(await total()).toBe(5);
    const lost = await stat(page, PANEL, 'lost');
    const [river, flows] = await Promise.all(
      ['river', 'flows'].map((name) => figure(page, name).locator('svg.pic').innerHTML()),
    );
    await drag(page, figure(page, 'silence').locator('[id$="-cut-1"] rect'), 40);
    await becomes(page, 'lost', (now) => now < lost);
    expect(await figure(page, 'river').locator('svg.pic').innerHTML()).not.toBe(river);
    expect(await figure(page, 'flows').locator('svg.pic').innerHTML()).not.toBe(flows);
    await page.keyboard.press('Control+z');
    await becomes(page, 'lost', (now) => now === lost);
  });

  it('a flow and a stage picked are that many customers everywhere', async () => {
    const page = await openLifecycle(stage);
    const slid = await stat(page, PANEL, 'stability-to-decline');
    const flow = figure(page, 'flows')
      .locator('g[role="option"]')
      .filter({ has: page.locator('path') });
    const names = await flow.evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''));
    const wanted = names.findIndex((name) => /^(?:稳定期 → 退化期|stability → decline)/.test(name));
    expect(wanted).toBeGreaterThanOrEqual(0);
    const svg = figure(page, 'flows').locator('svg.pic');
    await svg.focus();
    // Arrows lead to it: into the flows, then down until it is the one.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    const id = await flow.nth(wanted).getAttribute('id');
    for (let tries = 0; tries < 40; tries += 1) {
      if ((await svg.getAttribute('aria-activedescendant')) === id) break;
      await page.keyboard.press('ArrowUp');
    }
    for (let tries = 0; tries < 40; tries += 1) {
      if ((await svg.getAttribute('aria-activedescendant')) === id) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBe(slid);

    const decline = await stat(page, PANEL, 'decline');
    await markOf(page, PANEL, 'river', 3).locator('rect').first().click();
    expect(await picked(page)).toBe(decline);
  });

  it('is walked by keys alone, plays through time, and is kept after a reload', async () => {
    const page = await openLifecycle(stage);
    const customers = await stat(page, PANEL, 'customers');
    await figure(page, 'river').locator('svg.pic').focus();
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBeGreaterThan(0);
    const play = panelOf(page, PANEL).locator('[data-play]');
    await play.click();
    await becomes(page, 'customers', (now) => now === customers);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    await settled(page, PANEL);
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await openLifecycle(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
