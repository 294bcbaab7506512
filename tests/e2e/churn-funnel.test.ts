/** The churn funnel: stages picked, limits dragged, the day moved, and of subscriptions a reason given to another cause. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { drag, EXPECTED, markOf, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'churn-funnel';
const ROUTE = `/new?panels=${PANEL}`;

/** Forty subscriptions of 2023: every other one ended, for four reasons in turn. */
function subscriptions(): string {
  const lines = ['customer,start,end,fee,reason'];
  const reasons = ['cheaper elsewhere', 'poor service', 'moved house', 'unpaid fees'];
  for (let i = 0; i < 40; i += 1) {
    const ended = i % 2 === 1;
    const day = String(1 + (i % 27)).padStart(2, '0');
    lines.push(
      `s${i},2023-0${1 + (i % 3)}-${day},${ended ? `2023-0${5 + (i % 4)}-${day}` : ''},${20 + i},${ended ? reasons[((i - 1) / 2) % 4] : ''}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

async function open(
  stage: ReturnType<typeof useStage>,
  file: Parameters<typeof dropFiles>[1],
  options: object = {},
): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, file);
  await settled(page, PANEL);
  return page;
}

describe('the churn funnel of orders', () => {
  const stage = useStage();

  it('has everybody in a stage, and a stage picked is that many customers', async () => {
    const page = await open(stage, ORDERS_FILE);
    const found = await stats(page, PANEL, ['active', 'slipping', 'at-risk', 'lost', 'won-back', 'customers']);
    expect(found.customers).toBe(EXPECTED.customers);
    expect(found.active + found.slipping + found['at-risk'] + found.lost + found['won-back']).toBe(found.customers);
    await markOf(page, PANEL, 'funnel', 3).click();
    expect(await picked(page)).toBe(found.lost);
  });

  it('loses fewer where the limit is moved out, one step of undo', async () => {
    const page = await open(stage, ORDERS_FILE);
    const before = await stat(page, PANEL, 'lost');
    const grip = panelOf(page, PANEL).locator('figure[data-picture="silence"] [role="slider"] .grip').nth(2);
    await drag(page, grip, 72);
    await becomes(page, PANEL, 'lost', (now) => now < before);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'lost', (now) => now === before);
  });

  it('is moved to an earlier day by keys alone, and kept after a reload', async () => {
    const page = await open(stage, ORDERS_FILE);
    const before = await stat(page, PANEL, 'customers');
    await panelOf(page, PANEL).locator('figure[data-picture="months"] svg').focus();
    await page.keyboard.press('Home');
    await becomes(page, PANEL, 'customers', (now) => now < before);
    await panelOf(page, PANEL).locator('figure[data-picture="funnel"] svg').focus();
    await page.keyboard.press('Enter');
    await saved(page);
    const kept = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(kept);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open(stage, ORDERS_FILE, { language, theme });
    expect(await violations(page)).toEqual([]);
  });
});

describe('the churn funnel of subscriptions', () => {
  const stage = useStage();
  const file = textFile('subscriptions.csv', subscriptions());

  it('tells reasons and causes; a cause is changed in the table', async () => {
    const page = await open(stage, file);
    const found = await stats(page, PANEL, [
      'active',
      'lost',
      'lost-rival',
      'lost-dissatisfied',
      'lost-forced',
      'lost-firm',
    ]);
    expect(found).toEqual({
      active: 20,
      lost: 20,
      'lost-rival': 5,
      'lost-dissatisfied': 5,
      'lost-forced': 5,
      'lost-firm': 5,
    });
    await markOf(page, PANEL, 'reasons', 0).click();
    expect(await picked(page)).toBe(5);
    await panelOf(page, PANEL).locator('details summary').click();
    await panelOf(page, PANEL).locator('details select').nth(0).selectOption('forced');
    await becomes(page, PANEL, 'lost-forced', (now) => now === 10);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'lost-forced', (now) => now === 5);
    expect(await violations(page)).toEqual([]);
  });
});
