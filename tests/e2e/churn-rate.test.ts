/** Churn: the period and the threshold dragged, customers of the bridge picked, the two rates by hand from the formula. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { drag, markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'churn-rate';

/** 500 customers of 2023; the 25 who buy three times the mean are silent from April on, some others from July on. */
function orders(): string {
  const lines = ['order,customer,date,amount'];
  const add = (customer: number, date: string, amount: number): void => {
    lines.push(`O${lines.length},C${customer},${date},${amount}`);
  };
  for (let c = 0; c < 500; c += 1) {
    const date = String(1 + (c % 20)).padStart(2, '0');
    add(c, `2023-01-${date}`, 5);
    add(c, `2023-04-${date}`, c < 25 ? 1420 : 420);
    if (c >= 25) add(c, `2023-06-${date}`, 0.01);
    if (c >= 60) for (const month of ['08', '09', '10', '11']) add(c, `2023-${month}-${date}`, 1 + (c % 7));
  }
  return `${lines.join('\n')}\n`;
}

async function open(stage: ReturnType<typeof useStage>, options: object = {}, query = ''): Promise<Page> {
  const { page } = await stage.open({ route: `/new?panels=${PANEL}${query}`, ...options });
  await dropFiles(page, textFile('orders.csv', orders()));
  await settled(page, PANEL);
  return page;
}

describe('churn by period', () => {
  const stage = useStage();

  it('25 of 500 who buy three times the mean are 5 % and 15 %, by hand from the formula tab', async () => {
    const page = await open(stage, {}, `&${PANEL}.period=2023-07-15`);
    const found = await stats(page, PANEL, ['customers-start', 'lost', 'absolute-churn', 'relative-churn']);
    expect([found['customers-start'], found.lost]).toEqual([500, 25]);
    expect(found['absolute-churn']).toBeCloseTo(0.05, 12);
    expect(found['relative-churn']).toBeCloseTo(0.15, 3);
    await panelOf(page, PANEL)
      .getByRole('tab', { name: wordsIn('en').text('notebook.tab-formula') })
      .click();
    await panelOf(page, PANEL).locator('math').first().waitFor();
    const formula = await panelOf(page, PANEL).innerText();
    expect(formula).toContain('Count those lost');
    expect(formula).toContain('Absolute rate × ratio of the means');
  });

  it('the bridge adds up, and a bar picked is that many customers', async () => {
    const page = await open(stage, {}, `&${PANEL}.period=2023-07-15`);
    const found = await stats(page, PANEL, ['customers-start', 'new', 'won-back', 'lost', 'customers-end']);
    expect(found['customers-start'] + found.new + found['won-back'] - found.lost).toBe(found['customers-end']);
    await markOf(page, PANEL, 'bridge', 3).click();
    expect(await picked(page)).toBe(25);
  });

  it('another period is dragged along the axis and a longer silence loses fewer; undone step by step', async () => {
    const page = await open(stage, {}, `&${PANEL}.period=2023-10-15`);
    const start = await stat(page, PANEL, 'customers-start');
    const lost = await stat(page, PANEL, 'lost');
    await drag(page, panelOf(page, PANEL).locator('[data-handle="chosen"] rect').first(), -90);
    await becomes(page, PANEL, 'customers-start', (now) => now !== start);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'customers-start', (now) => now === start);
    expect(await stat(page, PANEL, 'lost')).toBe(lost);
    const silent = panelOf(page, PANEL).locator('figure[data-picture="silence"]');
    const before = await silent.innerText();
    const grip = panelOf(page, PANEL).locator('figure[data-picture="silence"] [role="slider"] .grip').first();
    await drag(page, grip, 100);
    await page.waitForFunction(
      ([panel, was]) =>
        document.querySelector<HTMLElement>(`section[data-panel="${panel}"] figure[data-picture="silence"]`)
          ?.innerText !== was,
      [PANEL, before] as const,
    );
    await page.keyboard.press('Control+z');
  });

  it('is walked, moved and picked by keys alone, and kept after a reload', async () => {
    const page = await open(stage);
    const start = await stat(page, PANEL, 'customers-start');
    await panelOf(page, PANEL).locator('figure[data-picture="rates"] svg').focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
    await becomes(page, PANEL, 'customers-start', (now) => now !== start);
    await panelOf(page, PANEL).locator('figure[data-picture="bridge"] svg').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBe(await stat(page, PANEL, 'customers-start'));
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open(stage, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
