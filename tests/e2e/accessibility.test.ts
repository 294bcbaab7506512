/** Every screen passes axe, in both languages and both themes, and fits a phone. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { openOrders, panelOf } from './support/journey.ts';
import { useStage, type Language, type Theme } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const LOOKS: readonly (readonly [Language, Theme])[] = [
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
];

/** Makes the window as tall as the page, so that what stays at its edge covers nothing that could be scrolled free. */
async function unroll(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()!.width, height: Math.min(height, 12_000) });
}

/** Nothing reaches beyond the sides of the page. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe.each(LOOKS)('in %s, %s', (language, theme) => {
  const stage = useStage();
  const words = wordsIn(language);

  it.each(['/', '/new?panels=rfm,abc&rfm.bins=4', '/reference', '/privacy', '/keys', '/nowhere'])(
    'the page %s passes axe',
    async (route) => {
      const { page } = await stage.open({ route, language, theme });
      await page.waitForSelector('main h1');
      expect(await violations(page)).toEqual([]);
    },
  );

  it('a notebook passes axe, with each of its tabs', async () => {
    const { page } = await openOrders(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
    for (const tab of ['table', 'formula', 'reading']) {
      for (const panel of ['rfm', 'abc'])
        await panelOf(page, panel)
          .getByRole('tab', { name: words.text(`notebook.tab-${tab}`) })
          .click();
      await page.waitForTimeout(300);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('a selection, the palette and the dialogs pass axe', async () => {
    const { page } = await openOrders(stage, { language, theme });
    await panelOf(page, 'rfm').locator('figure[data-picture="classes"] [data-mark="0"]').click();
    await page.waitForSelector('.selbar');
    expect(await violations(page)).toEqual([]);
    await page
      .locator('.selbar')
      .getByRole('button', { name: words.text('notebook.name-segment-short') })
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('a phone shows it all without panning sideways', async () => {
    const { page } = await openOrders(stage, {
      language,
      theme,
      contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    await unroll(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.goto(`${stage.address}?lang=${language}#/`);
    await page.waitForSelector('#recent-title');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
