/** Contractual retention: the published cases without a file, the boundary dragged, subscriptions dropped and picked. */

import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { drag, markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'clv-contractual';
const ROUTE = `/new?panels=${PANEL}`;

/** Two years of monthly subscriptions: of ten customers a month, one leaves after each of four months, six stay. */
function subscriptions(): string {
  const month = (k: number): string => `${2022 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}-05`;
  const lines = ['customer,start,end,fee'];
  for (let start = 0; start < 18; start += 1)
    for (let i = 0; i < 10; i += 1) {
      const end = i < 4 ? start + 1 + i : null;
      lines.push(`s${start}-${i},${month(start)},${end === null ? '' : month(end)},40`);
    }
  lines.push(`late,${month(23)},,40`);
  return `${lines.join('\n')}\n`;
}

describe('contractual retention', () => {
  const stage = useStage();

  it.each([
    ['high-end', 0.6681, 3.8061, -1611.158],
    ['regular', 0.7041, 1.182, -1680.265],
  ] as const)('has the published parameters of %s without any file', async (source, alpha, beta, logLikelihood) => {
    const { page } = await stage.open({ route: `${ROUTE}&${PANEL}.source=${source}` });
    const found = await stats(page, PANEL, ['alpha', 'beta', 'log-likelihood-sbg', 'calibration']);
    expect(found.alpha).toBeCloseTo(alpha, 4);
    expect(found.beta).toBeCloseTo(beta, 4);
    expect(found['log-likelihood-sbg']).toBeCloseTo(logLikelihood, 3);
    expect(found.calibration).toBe(7);
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

  it('is fitted to other periods by dragging the boundary, one step of undo', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const alpha = await stat(page, PANEL, 'alpha');
    const handle = panelOf(page, PANEL).locator('[data-handle="calibration"]');
    await drag(page, handle, 80);
    await becomes(page, PANEL, 'calibration', (value) => value > 7);
    await becomes(page, PANEL, 'alpha', (value) => value !== alpha);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'calibration', (value) => value === 7);
    expect(await stat(page, PANEL, 'alpha')).toBe(alpha);
  });

  it('takes a typed list, and keeps it after a reload', async () => {
    const { page } = await stage.open({
      route: `${ROUTE}&${PANEL}.source=list&${PANEL}.survivors=1000,800,690,620,570`,
    });
    expect(await stat(page, PANEL, 'customers')).toBe(1000);
    expect(await stat(page, PANEL, 'periods')).toBe(4);
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('counts dropped subscriptions, and a bar picks the customers who left then', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    await dropFiles(page, textFile('subscriptions.csv', subscriptions()));
    await page.locator('.panel.data data[data-stat="customers"]').first().waitFor({ state: 'attached' });
    await panelOf(page, PANEL).locator('h2').click();
    const data = page.locator('select[id$="-data"]');
    await data.waitFor();
    if ((await data.inputValue()) === '') await data.selectOption({ index: 1 });
    expect(await becomes(page, PANEL, 'customers', (value) => value === 181)).toBe(181);
    expect(await becomes(page, PANEL, 'payment', (value) => value === 40)).toBe(40);
    await markOf(page, PANEL, 'losses', 0).click({ force: true });
    await page.locator('.selbar').getByText('18', { exact: false }).first().waitFor();
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
