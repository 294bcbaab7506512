/** Acquisition cost: typed numbers, a file of channels, the what-if moved by hand. */

import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { drag, panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'cac';
const ROUTE = '/new?panels=cac';
const CHECK = `${ROUTE}&cac.records=search:10000:200:12`;

describe('acquisition cost', () => {
  const stage = useStage();

  it.each(['en', 'zh-CN'] as const)('has the worked check without any file, in %s', async (language) => {
    const words = wordsIn(language);
    const { page } = await stage.open({ route: CHECK, language });
    expect(await stat(page, PANEL, 'cac')).toBe(50);
    const d = 1.1 ** (1 / 12) - 1;
    expect(await stat(page, PANEL, 'clv')).toBeCloseTo((12 * (1 + d)) / (0.1 + d), 9);
    for (const tab of ['table', 'formula', 'reading']) {
      await panelOf(page, PANEL)
        .getByRole('tab', { name: words.text(`notebook.tab-${tab}`) })
        .click();
      await panelOf(page, PANEL)
        .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
        .first()
        .waitFor();
    }
  });

  it('is moved on the payback curve: the line of the cost, one step of undo', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const cost = await stat(page, PANEL, 'cac');
    const handle = panelOf(page, PANEL).locator('[data-handle="cost"] rect');
    await drag(page, handle, 0, 32);
    await becomes(page, PANEL, 'cac-what-if', (now) => now < cost);
    expect(await stat(page, PANEL, 'cac')).toBe(cost);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'cac-what-if', (now) => !(now < cost));
  });

  it('is moved by keys alone, and kept after a reload', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const cost = await stat(page, PANEL, 'cac');
    await panelOf(page, PANEL).locator('figure[data-picture="payback"] svg').focus();
    for (const key of ['ArrowUp', 'Shift+ArrowRight', 'PageUp', 'ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, PANEL, 'cac-what-if', (now) => Math.abs(now - 1.1 * cost) < 1e-9);
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('draws the payback of the channel chosen', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const label = (): Promise<string | null> =>
      panelOf(page, PANEL).locator('figure[data-picture="payback"] svg').getAttribute('aria-label');
    const before = await label();
    await panelOf(page, PANEL).locator('figure[data-picture="scatter"] [data-mark="2"] .bubble').click();
    await page.waitForFunction(
      (was) =>
        document
          .querySelector('section[data-panel="cac"] figure[data-picture="payback"] svg')
          ?.getAttribute('aria-label') !== was,
      before,
    );
    expect(await label()).toContain('Referral');
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const { page } = await stage.open({ route: ROUTE, language, theme });
    await settled(page, PANEL);
    expect(await violations(page)).toEqual([]);
  });
});
