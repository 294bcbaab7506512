/** The satisfaction index: from a survey file to a path diagram, drawn in with the pointer and by keys. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'csi';
const MOBI = join(ROOT, '..', 'shared', 'data', 'mobi', 'mobi.csv');
const ONE_BAR = join(ROOT, 'datasets', 'one-bar', 'one-bar-survey.csv');

describe('the satisfaction index', () => {
  const stage = useStage();

  async function open(file: string, options: object = {}, route = '/new?panels=csi'): Promise<Page> {
    const { page } = await stage.open({ route, ...options });
    await dropFiles(page, fileFrom(file));
    await settled(page, PANEL);
    return page;
  }

  const box = (page: Page, variable: string) => panelOf(page, PANEL).locator(`[data-variable="${variable}"]`);
  const arrow = (page: Page, path: string) => panelOf(page, PANEL).locator(`[data-arrow="${path}"]`);

  async function middle(page: Page, variable: string): Promise<{ x: number; y: number }> {
    const found = (await box(page, variable).locator('rect').boundingBox())!;
    return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
  }

  it.skipIf(!existsSync(MOBI))('is that of the mobile phone survey with ECSI chosen, without any typing', async () => {
    const page = await open(MOBI, {}, '/new?panels=csi&csi.theory=ecsi-complaints');
    expect(await stat(page, PANEL, 'path-quality-satisfaction')).toBeCloseTo(0.512, 4);
    expect(await stat(page, PANEL, 'r-squared-satisfaction')).toBeCloseTo(0.6811, 4);
    expect(await stat(page, PANEL, 'index')).toBeCloseTo(72.4541, 3);
    expect(await arrow(page, 'quality satisfaction').count()).toBe(1);
  });

  it('is drawn in with the pointer: a box moved, an arrow drawn, refused, and taken away', async () => {
    const page = await open(ONE_BAR);
    const panel = panelOf(page, PANEL);
    await panel.locator('figure[data-picture="diagram"]').scrollIntoViewIfNeeded();
    const arrows = await panel.locator('[data-arrow]').count();
    const before = await stat(page, PANEL, 'r-squared-loyalty');

    const from = await middle(page, 'quality');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y - 20, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await middle(page, 'quality')).x).toBeGreaterThan(from.x + 30);

    const knob = (await panel.locator('[data-part="knob"]').boundingBox())!;
    const to = await middle(page, 'loyalty');
    await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => panel.locator('[data-arrow]').count()).toBe(arrows + 1);
    await becomes(page, PANEL, 'r-squared-loyalty', (now) => now !== before);

    // The way back would close a circle.
    const start = await middle(page, 'loyalty');
    await page.mouse.move(start.x, start.y);
    const back = (await panel.locator('[data-part="knob"]').boundingBox())!;
    const goal = await middle(page, 'image');
    await page.mouse.move(back.x + back.width / 2, back.y + back.height / 2);
    await page.mouse.down();
    await page.mouse.move(goal.x, goal.y, { steps: 6 });
    await page.mouse.up();
    expect(await panel.locator('[data-arrow]').count()).toBe(arrows + 1);
    expect((await panel.locator('.said').textContent())!.length).toBeGreaterThan(5);

    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'r-squared-loyalty', (now) => now === before);
    expect(await panel.locator('[data-arrow]').count()).toBe(arrows);
  });

  it('is drawn in by keys alone, and kept after a reload', async () => {
    const page = await open(ONE_BAR);
    const panel = panelOf(page, PANEL);
    const arrows = await panel.locator('[data-arrow]').count();
    await panel.locator('figure[data-picture="diagram"] svg').focus();
    // From the first variable to the last: image to loyalty is there already, so the arrow is taken away and drawn anew.
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Delete');
    await expect.poll(() => panel.locator('[data-arrow]').count()).toBe(arrows - 1);
    await settled(page, PANEL);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.locator('[data-arrow]').count()).toBe(arrows);
    await settled(page, PANEL);
    const place = await box(page, 'image').locator('rect').getAttribute('x');
    await page.keyboard.press('Home');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => box(page, 'image').locator('rect').getAttribute('x')).not.toBe(place);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it('picks the people of a band of the index', async () => {
    const page = await open(ONE_BAR, {}, '/new?panels=csi&csi.picture=index');
    await panelOf(page, PANEL).locator('figure[data-picture="bands"] svg').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open(ONE_BAR, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
