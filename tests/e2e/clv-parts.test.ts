/** The parts of value and their matrix: by hand, from orders, moved on the picture, linked. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles } from './support/files.ts';
import { drag, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const BOTH = '/new?panels=clv-matrix,clv-parts';

const handleOf = (page: Page, panel: string, name: string): Locator =>
  panelOf(page, panel).locator(`[data-handle="${name}"] rect`).first();

describe('parts of value and their matrix', () => {
  const stage = useStage();

  it.each(['en', 'zh-CN'] as const)('give the worked check by hand without a file, in %s', async (language) => {
    const { page } = await stage.open({ route: '/new?panels=clv-parts', language });
    const found = await stats(page, 'clv-parts', [
      'historical-value',
      'current-value',
      'potential-value',
      'total-value',
    ]);
    expect(found).toEqual({
      'historical-value': 4320,
      'current-value': 3058,
      'potential-value': 1487,
      'total-value': 8865,
    });
    await drag(page, handleOf(page, 'clv-parts', 'historical'), 60);
    await becomes(page, 'clv-parts', 'historical-value', (value) => value > 4320);
    await page.keyboard.press('Control+z');
    await becomes(page, 'clv-parts', 'total-value', (value) => value === 8865);
    for (const tab of ['table', 'formula', 'reading']) {
      await panelOf(page, 'clv-parts')
        .getByRole('tab', { name: wordsIn(language).text(`notebook.tab-${tab}`) })
        .click();
      await panelOf(page, 'clv-parts')
        .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
        .first()
        .waitFor();
    }
  });

  it('reckon every customer of a file, are moved on the picture, and keep what was set', async () => {
    const { page } = await stage.open({ route: BOTH });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'clv-matrix');
    await becomes(page, 'clv-parts', 'customers', (value) => value === 240);
    const before = await stats(page, 'clv-parts', [
      'historical-value',
      'current-value',
      'potential-value',
      'total-value',
    ]);
    expect(before['historical-value'] + before['current-value'] + before['potential-value']).toBeCloseTo(
      before['total-value'],
      6,
    );
    expect(await stat(page, 'clv-matrix', 'current-value')).toBeCloseTo(before['current-value'], 6);
    await drag(page, handleOf(page, 'clv-parts', 'current'), -40);
    await becomes(page, 'clv-parts', 'current-value', (value) => value < before['current-value']);
    await page.keyboard.press('Control+z');
    await becomes(page, 'clv-parts', 'current-value', (value) => value === before['current-value']);

    // The cut of the matrix by its capsule, then by keys.
    const cut = await stat(page, 'clv-matrix', 'cut-current');
    await drag(page, handleOf(page, 'clv-matrix', 'x'), 60);
    const moved = await becomes(page, 'clv-matrix', 'cut-current', (value) => value > cut);
    await panelOf(page, 'clv-matrix').locator('figure[data-picture="quadrants"] svg').focus();
    for (const key of ['PageUp', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, 'clv-matrix', 'cut-current', (value) => value < moved);
    await saved(page);
    const kept = await allStats(page, 'clv-matrix');
    await page.reload();
    await settled(page, 'clv-matrix');
    await expect.poll(() => allStats(page, 'clv-matrix'), { timeout: 20_000 }).toEqual(kept);
  });

  it('are linked: a quadrant picked lights its customers in the other panel', async () => {
    const { page } = await stage.open({ route: BOTH });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'clv-matrix');
    await becomes(page, 'clv-parts', 'customers', (value) => value === 240);
    const platinum = await stat(page, 'clv-matrix', 'platinum-customers');
    await panelOf(page, 'clv-matrix').locator('figure[data-picture="quadrants"] svg').focus();
    await page.keyboard.press('Enter');
    await page.locator('.selbar').getByText(String(platinum), { exact: false }).first().waitFor();
    await panelOf(page, 'clv-parts')
      .locator('figure[data-picture="bars"] rect.gh2')
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await panelOf(page, 'clv-parts')
      .locator('figure[data-picture="bars"] rect.gh2')
      .first()
      .waitFor({ state: 'detached' });
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('are accessible in %s, %s', async (language, theme) => {
    const { page } = await stage.open({ route: BOTH, language, theme });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'clv-matrix');
    await becomes(page, 'clv-parts', 'customers', (value) => value === 240);
    expect(await violations(page)).toEqual([]);
  });
});
