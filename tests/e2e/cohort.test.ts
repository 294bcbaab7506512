/** Cohorts in the browser: cells and curves picked, by mouse and by keys, kept after a reload. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { generateThreeQuarters } from '../../datasets/three-quarters/generate.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, type DroppedFile } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'cohort';
const MEMBERS = 400;
const FILE: DroppedFile = { name: 'coffee.csv', bytes: generateThreeQuarters({ members: MEMBERS }) };

async function openCohorts(stage: ReturnType<typeof useStage>, query = '', options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: `/new?panels=cohort&cohort.unit=quarter${query}`, ...options });
  await dropFiles(page, FILE);
  await settled(page, PANEL);
  return page;
}

/** The numbers a cell says of itself: `8 of 30`. */
async function seenIn(page: Page, cell: number): Promise<number> {
  const words = await markOf(page, PANEL, 'triangle', cell).getAttribute('aria-label');
  return Number(/(\d+) of (\d+)/.exec(words ?? '')![1]);
}

async function becomes(page: Page, wanted: number): Promise<void> {
  for (let tries = 0; tries < 100 && (await picked(page)) !== wanted; tries += 1) await page.waitForTimeout(50);
  expect(await picked(page)).toBe(wanted);
}

describe('cohorts', () => {
  const stage = useStage();

  it('a cell is its customers, of the column looked at and of any other', async () => {
    const page = await openCohorts(stage, '', { language: 'en' });
    expect(await stat(page, PANEL, 'customers')).toBe(MEMBERS);
    expect(await stat(page, PANEL, 'mean-next')).toBeGreaterThan(0.5);
    await markOf(page, PANEL, 'triangle', 1).click();
    await becomes(page, await seenIn(page, 1));
    const other = 12 + 3;
    const wanted = await seenIn(page, other);
    await markOf(page, PANEL, 'triangle', other).click();
    await becomes(page, wanted);
    expect(await stat(page, PANEL, 'at')).toBe(3);
  });

  it('then or later: a cell is everybody seen from there on, and the tail is projected', async () => {
    const page = await openCohorts(stage, '&cohort.measure=later', { language: 'en' });
    const wanted = await seenIn(page, 5);
    await markOf(page, PANEL, 'triangle', 5).click();
    await becomes(page, wanted);
    const projected = await stat(page, PANEL, 'projected');
    expect(projected).toBeGreaterThan(0);
    expect(projected).toBeLessThan(await stat(page, PANEL, 'mean-next'));
  });

  it('is walked and picked by keys alone, and kept after a reload', async () => {
    const page = await openCohorts(stage);
    await panelOf(page, PANEL).locator('figure[data-picture="curves"] svg').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    const one = await picked(page);
    expect(one).toBeGreaterThan(10);
    await page.keyboard.press('Shift+ArrowRight');
    for (let tries = 0; tries < 50 && (await picked(page)) <= one; tries += 1) await page.waitForTimeout(50);
    expect(await picked(page)).toBeGreaterThan(one);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await openCohorts(stage, '&cohort.measure=later', { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
