/** The four patterns in the browser: picked, thresholds moved, read by hand. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { generateThreeQuarters } from '../../datasets/three-quarters/generate.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, type DroppedFile } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'lifecycle-pattern';
const MEMBERS = 400;
const FILE: DroppedFile = { name: 'coffee.csv', bytes: generateThreeQuarters({ members: MEMBERS }) };

async function openPatterns(stage: ReturnType<typeof useStage>, query = '', options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: `/new?panels=lifecycle-pattern${query}`, ...options });
  await dropFiles(page, FILE);
  await settled(page, PANEL);
  return page;
}

describe('patterns', () => {
  const stage = useStage();

  it('take in everybody once, and one picked is its customers', async () => {
    const page = await openPatterns(stage);
    expect(await stat(page, PANEL, 'customers')).toBe(MEMBERS);
    const names = ['early-abortion', 'mid-course-death', 'early-exit', 'long-retention', 'undecided'];
    let sum = 0;
    for (const name of names) sum += await stat(page, PANEL, `${name}-customers`);
    expect(sum).toBe(MEMBERS);
    await markOf(page, PANEL, 'courses', 3).click();
    expect(await picked(page)).toBe(await stat(page, PANEL, 'long-retention-customers'));
  });

  it('are picked by keys alone, and kept after a reload', async () => {
    const page = await openPatterns(stage, '&lifecycle-pattern.explored=3');
    await panelOf(page, PANEL).locator('figure[data-picture="courses"] svg').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    expect(await picked(page)).toBe(await stat(page, PANEL, 'early-exit-customers'));
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('are accessible in %s, %s', async (language, theme) => {
    const page = await openPatterns(stage, '&lifecycle-pattern.axis=share', { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
