/** The CLV formula: a panel without data, moved by hand. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles } from './support/files.ts';
import { drag, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat, stats } from './support/results.ts';
import { useStage, type Language } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'clv-formula';
const FIRST =
  '/new?panels=clv-formula&clv-formula.marginFrom=revenue&clv-formula.revenue=2000&clv-formula.marginRate=50';
const SECOND = `${FIRST.replace('2000', '5000').replace('=50', '=25')}&clv-formula.retention=70&clv-formula.discount=6`;

const handleOf = (page: Page, name: string): Locator =>
  panelOf(page, PANEL).locator(`[data-handle="${name}"] rect`).first();

describe('the CLV formula', () => {
  const stage = useStage();

  it.each(['en', 'zh-CN'] as const)(
    'opens without any file and has the worked checks, in %s',
    async (language: Language) => {
      const words = wordsIn(language);
      for (const [route, expected, paid] of [
        [FIRST, [3857.142857142857, 2857.142857142857, 3571.4285714285716], 2],
        [SECOND, [3680.5555555555557, 2430.5555555555557, 3472.222222222222], 1],
      ] as const) {
        const { page } = await stage.open({ route, language });
        const found = await stats(page, PANEL, ['clv-at-once', 'clv-after-period', 'clv-certain-end']);
        Object.values(found).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 9));
        expect(await stat(page, PANEL, 'break-even-period')).toBe(paid);
        expect(await panelOf(page, PANEL).locator('.term b').textContent()).toBe(words.text('clv-formula.name'));
        for (const tab of ['table', 'formula', 'reading']) {
          await panelOf(page, PANEL)
            .getByRole('tab', { name: words.text(`notebook.tab-${tab}`) })
            .click();
          await panelOf(page, PANEL)
            .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
            .first()
            .waitFor();
        }
      }
    },
  );

  it('is moved on the picture: retention, discount, margin, cost, each one step of undo, with its twin in the form', async () => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula' });
    const before = await stats(page, PANEL, ['retention', 'discount', 'margin', 'acquisition-cost']);
    for (const [handle, name, option, dy] of [
      ['retention', 'retention', 'retention', -20],
      ['discount', 'discount', 'discount', 20],
      ['margin', 'margin', 'margin', -15],
      ['cost', 'acquisition-cost', 'acquisitionCost', 30],
    ] as const) {
      const rises = handle !== 'cost';
      await drag(page, handleOf(page, handle), 0, dy);
      const value = await becomes(page, PANEL, name, (now) => (rises ? now > before[name] : now < before[name]));
      const typed = Number(await page.locator(`[data-option="${option}"] input[type="number"]`).inputValue());
      expect(handle === 'retention' || handle === 'discount' ? typed / 100 : typed).toBeCloseTo(value, 9);
      await page.keyboard.press('Control+z');
      await becomes(page, PANEL, name, (now) => Math.abs(now - before[name]) < 1e-12);
    }
  });

  it('is moved on the map: the frame sets retention and discount together', async () => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula' });
    await settled(page, PANEL);
    await drag(page, handleOf(page, 'rates'), -60, -40);
    await becomes(page, PANEL, 'retention', (now) => now < 0.79);
    await becomes(page, PANEL, 'discount', (now) => now > 0.085);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'retention', (now) => now === 0.8);
    expect(await stat(page, PANEL, 'discount')).toBeCloseTo(0.08, 12);
  });

  it('is moved by keys alone, and keeps what was set after a reload', async () => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula' });
    await settled(page, PANEL);
    await panelOf(page, PANEL).locator('figure[data-picture="curve"] svg').focus();
    // Up to the first handle, on to the second, two steps down.
    for (const key of ['ArrowUp', 'PageUp', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await becomes(page, PANEL, 'retention', (now) => Math.abs(now - 0.79) < 1e-12);
    await panelOf(page, PANEL).locator('figure[data-picture="compare"] [data-mark="1"]').click();
    await becomes(page, PANEL, 'clv', (now) => Math.abs(now - (1000 * 0.79) / 0.29) < 1e-9);
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('gives the reason where there is no limit, in place of every number', async () => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula&clv-formula.discount=0' });
    await settled(page, PANEL);
    const field = page.locator('[data-option="retention"] input[type="number"]');
    await field.fill('100');
    await field.press('Enter');
    await panelOf(page, PANEL).locator('h2').getByText('there is no result', { exact: false }).waitFor();
    expect(await panelOf(page, PANEL).locator('[data-stat], figure').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await field.fill('80');
    await field.press('Enter');
    expect(await becomes(page, PANEL, 'retention', (now) => now === 0.8)).toBe(0.8);
    expect(await stat(page, PANEL, 'clv')).toBeCloseTo(5000, 9);
  });

  it('takes retention and margin from orders where there are some', async () => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula' });
    await settled(page, PANEL);
    await dropFiles(page, ORDERS_FILE);
    // The options of what was dropped are shown; the panel's own again after a press on it.
    await page.locator('.selbar, .sugg').first().waitFor({ state: 'attached' });
    await panelOf(page, PANEL).locator('h2').click();
    const data = page.locator('select[id$="-data"]');
    await data.waitFor();
    if ((await data.inputValue()) === '') await data.selectOption({ index: 1 });
    await page
      .locator('[data-option="period"]')
      .getByText(wordsIn('en').text('clv-formula.month'), { exact: true })
      .click();
    await page
      .locator('[data-option="source"]')
      .getByText(wordsIn('en').text('clv-formula.source-data'), { exact: true })
      .click();
    await panelOf(page, PANEL).getByText('whole periods of one month', { exact: false }).first().waitFor();
    const retention = await stat(page, PANEL, 'retention');
    expect(retention).toBeGreaterThan(0);
    expect(retention).toBeLessThan(1);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const { page } = await stage.open({ route: '/new?panels=clv-formula', language, theme });
    await settled(page, PANEL);
    expect(await violations(page)).toEqual([]);
  });
});
