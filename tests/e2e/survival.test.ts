/** Survival: subscriptions dropped, customers picked from the curve, the horizon dragged, Cox's model; durations and orders. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, textFile } from './support/files.ts';
import { drag, markOf, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, becomes, saved, settled, stat, stats } from './support/results.ts';
import { useStage, type OpenOptions } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'survival';
const TEA_BOX = fileFrom(join(ROOT, 'datasets', 'tea-box', 'tea-box-subscriptions.csv'));
const ROUTE = `/new?panels=${PANEL}&${PANEL}.group=c4&${PANEL}.covariates=c4,c6,c7`;

/** Brings the curve to the middle of the window, clear of what sticks to its edges: the mouse goes by places on the screen. */
async function bringCurve(page: Page): Promise<void> {
  await panelOf(page, PANEL)
    .locator('[data-picture="survival"] svg.pic')
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(100);
}

describe('survival', () => {
  const stage = useStage();

  async function openBox(options: OpenOptions = {}) {
    const visit = await stage.open({ route: ROUTE, ...options });
    await dropFiles(visit.page, TEA_BOX);
    await settled(visit.page, PANEL);
    return visit;
  }

  it('tells of the tea box: how many, the median, the test, Cox’s model; all tabs hold', async () => {
    const { page } = await openBox();
    const found = await stats(page, PANEL, ['events', 'median', 'groups', 'test-degrees', 'concordance', 'ph-p']);
    expect(found.events).toBeGreaterThan(3000);
    expect(found.median).toBeGreaterThan(15);
    expect(found.median).toBeLessThan(21);
    expect([found.groups, found['test-degrees']]).toEqual([3, 2]);
    expect(found.concordance).toBeGreaterThan(0.6);
    expect(found['ph-p']).toBeGreaterThan(0.05);
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

  it('draws every picture', async () => {
    const { page } = await openBox();
    for (const [picture, drawn] of [
      ['hazard', 'rate'],
      ['reasons', 'reasons'],
      ['fits', 'fit-hazards'],
      ['cox', 'cox'],
      ['effects', 'effects'],
      ['survival', 'survival'],
    ] as const) {
      await panelOf(page, PANEL).locator(`[id$="-picture-${picture}"]`).click();
      await panelOf(page, PANEL).locator(`[data-picture="${drawn}"] svg.pic`).waitFor();
    }
  });

  it('picks those who left in a stretch by dragging along the curve, and a group by its row', async () => {
    const { page } = await openBox();
    await bringCurve(page);
    const places = panelOf(page, PANEL).locator('[data-picture="survival"] [data-mark]');
    const [first, third] = [(await places.nth(1).boundingBox())!, (await places.nth(3).boundingBox())!];
    await page.mouse.move(first.x + first.width / 2, first.y + first.height * 0.8);
    await page.mouse.down();
    await page.mouse.move(third.x + third.width / 2, third.y + third.height * 0.8, { steps: 6 });
    await page.mouse.up();
    await page.locator('.selbar').getByText('2–8', { exact: false }).first().waitFor();
    await markOf(page, PANEL, 'time', 1).and(page.locator('[aria-selected="true"]')).waitFor();
    await panelOf(page, PANEL).locator('button[aria-pressed]').first().click();
    await page.locator('.selbar').getByText('套餐', { exact: false }).first().waitFor();
  });

  it('is read and picked by keys alone', async () => {
    const { page } = await openBox();
    const chart = panelOf(page, PANEL).locator('[data-picture="survival"] svg.pic');
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('.selbar').getByText('2–6', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.selbar').waitFor({ state: 'hidden' });
  });

  it('moves the horizon by dragging its line, one step of undo', async () => {
    const { page } = await openBox();
    const [horizon, mean] = [await stat(page, PANEL, 'horizon'), await stat(page, PANEL, 'restricted-mean')];
    await bringCurve(page);
    await drag(page, panelOf(page, PANEL).locator('[data-handle="horizon"] b'), -240);
    await becomes(page, PANEL, 'horizon', (value) => value < horizon - 5);
    await becomes(page, PANEL, 'restricted-mean', (value) => value < mean);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'horizon', (value) => value === horizon);
  });

  it('gives the same after a reload', async () => {
    const { page } = await openBox();
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('is made from durations, and from orders by a rule of silence', async () => {
    const visit = await stage.open({ route: `/new?panels=${PANEL}` });
    const lines = ['tenure,churned,contract'];
    for (let i = 0; i < 120; i += 1)
      lines.push(`${1 + ((i * 7) % 40)},${i % 3 === 0 ? 'No' : 'Yes'},${i % 2 ? 'a' : 'b'}`);
    await dropFiles(visit.page, textFile('telecom.csv', `${lines.join('\n')}\n`));
    await settled(visit.page, PANEL);
    expect(await stats(visit.page, PANEL, ['spells', 'events'])).toEqual({ spells: 120, events: 80 });
    const other = await stage.open({ route: `/new?panels=${PANEL}&${PANEL}.silence=60` });
    await dropFiles(other.page, ORDERS_FILE);
    await settled(other.page, PANEL);
    const lost = await stats(other.page, PANEL, ['spells', 'customers', 'events']);
    expect(lost.spells).toBe(lost.customers);
    expect(lost.events).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const { page } = await openBox({ language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
