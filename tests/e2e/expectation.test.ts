/** Expectation and perception: pairs found in a raw export, an item looked at, the disappointed picked. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, textFile } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stats } from './support/results.ts';
import { useStage, type OpenOptions } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'expectation';
const VOICES = fileFrom(join(ROOT, 'datasets', 'half-sugar-voices', 'half-sugar-voices.csv'));
/** Taste falls short by one, price by none, speed exceeds by one for every other person. */
const ITEMS = textFile(
  'items.csv',
  [
    'respondent,口味-期望,口味-感知,价格-期望,价格-感知,速度-期望,速度-感知',
    ...Array.from({ length: 60 }, (_, i) => {
      const expected = 4 + (i % 4);
      return [`r${i}`, expected, expected - 1 - (i % 2), expected, expected, expected, expected + (i % 2)].join();
    }),
  ].join('\n'),
);

describe('expectation and perception', () => {
  const stage = useStage();

  async function openVoices(options: OpenOptions = {}) {
    const visit = await stage.open({ route: `/new?panels=${PANEL}`, ...options });
    await dropFiles(visit.page, VOICES);
    await settled(visit.page, PANEL);
    return visit;
  }

  it('finds the pair and tells the gap; all tabs hold', async () => {
    const { page } = await openVoices();
    const found = await stats(page, PANEL, [
      'pairs',
      'mean-difference',
      'high',
      'p',
      'dissatisfied',
      'met',
      'delighted',
      'n',
    ]);
    expect(found.pairs).toBe(1);
    expect(found['mean-difference']).toBeLessThan(-0.4);
    expect(found.high).toBeLessThan(0);
    expect(found.p).toBeLessThan(1e-6);
    expect(found.dissatisfied + found.met + found.delighted).toBe(found.n);
    for (const tab of ['table', 'formula', 'reading']) {
      await panelOf(page, PANEL)
        .getByRole('tab', { name: wordsIn('en').text(`notebook.tab-${tab}`) })
        .click();
      await panelOf(page, PANEL)
        .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
        .first()
        .waitFor();
    }
  });

  it('picks the disappointed by the strip under their bars, and a group by keys', async () => {
    const { page } = await openVoices();
    const chart = panelOf(page, PANEL).locator('[data-picture="differences"] svg.pic');
    await chart.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(100);
    const box = (await chart.locator('.strip').first().boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await picked(page)).toBeGreaterThan(500);
    await page.keyboard.press('Escape');
    await panelOf(page, PANEL).locator('[data-picture="segments"] svg.pic').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await markOf(page, PANEL, 'segments', 1).and(page.locator('[aria-selected="true"]')).waitFor({ state: 'attached' });
  });

  it('looks at another item by its row, one step of undo', async () => {
    const { page } = await stage.open({ route: `/new?panels=${PANEL}` });
    await dropFiles(page, ITEMS);
    await settled(page, PANEL);
    expect((await stats(page, PANEL, ['pairs', 'short-pairs', 'mean-difference']))['mean-difference']).toBeCloseTo(
      -1.5,
      9,
    );
    await panelOf(page, PANEL).locator('[data-picture="pairs"] svg.pic').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await becomes(page, PANEL, 'mean-difference', (value) => value === 0.5);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'mean-difference', (value) => value === -1.5);
  });

  it('gives the same after a reload', async () => {
    const { page } = await openVoices();
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const { page } = await openVoices({ language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
