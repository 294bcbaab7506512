/** The simulator: customers are made in the page, found again, repeated, and saved as a file that can be read again. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'clv-simulator';
const ROUTE = `/new?panels=${PANEL}`;

describe('the simulator', () => {
  const stage = useStage();

  it('makes customers without any file and finds their parameters again', async () => {
    const { page } = await stage.open({ route: ROUTE });
    const found = await stats(page, PANEL, [
      'customers',
      'estimate-r',
      'estimate-alpha',
      'estimate-a',
      'estimate-b',
      'intervals-hold',
    ]);
    expect(found.customers).toBe(1000);
    expect(found['estimate-r'] / 0.8).toBeGreaterThan(0.7);
    expect(found['estimate-r'] / 0.8).toBeLessThan(1.4);
    expect(found['intervals-hold']).toBeGreaterThanOrEqual(3);
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

  it('follows a slider, draws another base, and keeps both after a reload', async () => {
    const { page } = await stage.open({ route: ROUTE });
    const orders = await stat(page, PANEL, 'orders');
    const field = page.locator('[data-option="r"] input[type="number"]');
    await field.fill('2');
    await field.press('Enter');
    const more = await becomes(page, PANEL, 'orders', (value) => value > 1.5 * orders);
    await panelOf(page, PANEL)
      .getByRole('button', { name: wordsIn('en').text('clv-simulator.picture-again') })
      .click();
    await becomes(page, PANEL, 'orders', (value) => value !== more);
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('is repeated, and fitted with another model', async () => {
    const { page } = await stage.open({ route: `${ROUTE}&clv-simulator.repeat=20&clv-simulator.customers=500` });
    expect(await stat(page, PANEL, 'repetitions')).toBeGreaterThan(15);
    expect(await stat(page, PANEL, 'coverage')).toBeGreaterThan(0.7);
    const other = await stage.open({ route: `${ROUTE}&clv-simulator.model=pareto-nbd&clv-simulator.fitted=bg-nbd` });
    expect(await stat(other.page, PANEL, 'estimate-a')).toBeGreaterThan(0);
    await panelOf(other.page, PANEL)
      .getByText('Made by Pareto/NBD, fitted with BG/NBD', { exact: false })
      .first()
      .waitFor();
  });

  it('gives its order log as a file with a line for each order', async () => {
    const { page } = await stage.open({ route: `${ROUTE}&clv-simulator.customers=200` });
    const orders = await stat(page, PANEL, 'orders');
    const words = wordsIn('en');
    await panelOf(page, PANEL)
      .getByRole('tab', { name: words.text('notebook.tab-table') })
      .click();
    await panelOf(page, PANEL)
      .locator('.which')
      .getByRole('button', { name: words.text('clv-simulator.table-orders') })
      .click();
    const download = page.waitForEvent('download');
    await panelOf(page, PANEL)
      .getByRole('button', { name: words.text('export.open'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'CSV' }).click();
    await dialog.getByRole('button', { name: words.text('export.save'), exact: true }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const lines = text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(orders + 1);
    expect(lines[1]).toMatch(/^"?C00001"?,"?2024-\d\d-\d\d"?,"?[\d.,]+"?$/);
  });

  it('is read row by row with the arrows', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const picture = panelOf(page, PANEL).locator('figure[data-picture="paths"] svg[role="listbox"]');
    await picture.focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const active = await picture.getAttribute('aria-activedescendant');
    expect(active).toMatch(/-2$/);
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-label')).toContain('P(alive)');
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
