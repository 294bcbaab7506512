/** Kano: from the export of a survey tool to an order of features that can be defended, and the people behind an answer. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, textFile } from './support/files.ts';
import { drag, markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'kano';
const ROUTE = `/new?panels=${PANEL}`;
const DATA = join(ROOT, 'datasets', 'half-sugar-kano', 'half-sugar-kano.csv');

/** 100 answers about each of two features: A 30, O 40, M 20, I 10, as numbers; the headers say no more than which question is which. */
function numbers(): string {
  const kinds: readonly (readonly [number, number, number])[] = [
    [30, 1, 3],
    [40, 1, 5],
    [20, 2, 5],
    [10, 3, 3],
  ];
  const rows = kinds.flatMap(([count, plus, minus]) => Array.from({ length: count }, () => `${plus},${minus}`));
  const other = rows.toReversed();
  return ['person,queue f,queue d,safety f,safety d', ...rows.map((row, i) => `p${i},${row},${other[i]!}`)].join('\n');
}

describe.skipIf(!existsSync(DATA))('a Kano survey as a survey tool exports it', () => {
  const stage = useStage();
  const open = async (route = ROUTE, options: object = {}) => {
    const { page } = await stage.open({ route, ...options });
    await dropFiles(page, fileFrom(DATA));
    await settled(page, PANEL);
    return page;
  };

  it('becomes twelve features in order without any typing', async () => {
    const page = await open();
    expect(await stat(page, PANEL, 'features')).toBe(12);
    const names = await panelOf(page, PANEL).locator('.list .name').allTextContents();
    expect(names).toHaveLength(12);
    expect(readFileSync(DATA, 'utf8')).toContain(names[0]!);
    for (const picture of ['quadrants', 'curves', 'bars', 'answers', 'choice', 'map', 'doubt'])
      expect(await panelOf(page, PANEL).locator(`figure[data-picture="${picture}"] svg.pic`).count()).toBe(1);
  });

  it('has cuts that are dragged, one step of undo', async () => {
    const page = await open();
    const before = await stat(page, PANEL, 'cut-worse');
    await drag(page, panelOf(page, PANEL).locator('figure[data-picture="quadrants"] [data-handle="x"]'), 60);
    await becomes(page, PANEL, 'cut-worse', (now) => now < before);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'cut-worse', (now) => now === before);
  });

  it('picks the people behind an answer, as many as the cell says', async () => {
    const page = await open();
    const cell = markOf(page, PANEL, 'answers', 4);
    const name = (await cell.getAttribute('aria-label'))!;
    await cell.click();
    const count = await picked(page);
    expect(count).toBeGreaterThan(0);
    expect(name).toContain(String(count));
  });

  it('is worked by keys alone: a feature looked at, one more built, kept after a reload', async () => {
    const page = await open();
    const built = await stat(page, PANEL, 'built');
    await panelOf(page, PANEL).locator('figure[data-picture="choice"] svg').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await becomes(page, PANEL, 'built', (now) => now === built + 1);
    const better = await stat(page, PANEL, 'better');
    await panelOf(page, PANEL).locator('figure[data-picture="bars"] svg').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await becomes(page, PANEL, 'better', (now) => now !== better);
    await saved(page);
    const kept = await allStats(page, PANEL);
    await page.reload();
    await settled(page, PANEL);
    expect(await allStats(page, PANEL)).toEqual(kept);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open(`${ROUTE}&${PANEL}.groupBy=c4`, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});

describe('answers as numbers', () => {
  const stage = useStage();

  it('give better .70 and worse −.60 as in the worked check', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, textFile('kano.csv', numbers()));
    await settled(page, PANEL);
    expect(await stat(page, PANEL, 'better')).toBeCloseTo(0.7, 12);
    expect(await stat(page, PANEL, 'worse')).toBeCloseTo(-0.6, 12);
    expect(await stat(page, PANEL, 'features-o')).toBe(2);
  });
});
