/** The chart: columns dragged onto axes, the same by keys and by lists, and one selection with the other panels. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { becomes, picked, settled, stat } from './support/results.ts';
import { useStage, type OpenOptions } from './support/stage.ts';
import { ENGLISH } from './support/words.ts';

/** c0 order, c1 customer, c2 date, c3 region, c4 channel, c5 amount. */
const REGIONS = ['east', 'west', 'north'];
const LINES = Array.from({ length: 600 }, (_, i) => {
  const customer = (i * 37) % 90;
  const region = REGIONS[customer % 7 === 0 ? 2 : customer % 3 === 0 ? 1 : 0]!;
  const month = String(1 + ((i * 5) % 12)).padStart(2, '0');
  const amount = 10 + ((i * 13) % 50) + (region === 'east' ? 20 : 0);
  return { customer: `K${customer}`, region, date: `2023-${month}-15`, channel: i % 4 === 0 ? 'app' : 'shop', amount };
});
const FILE = textFile(
  'shops.csv',
  [
    'order_id,customer_id,date,region,channel,amount',
    ...LINES.map(({ customer, date, region, channel, amount }, i) =>
      [`D${i}`, customer, date, region, channel, amount].join(','),
    ),
  ].join('\n'),
);
const sumOf = (region: string): number =>
  LINES.filter((line) => line.region === region).reduce((sum, { amount }) => sum + amount, 0);
const HIGHEST = Math.max(...REGIONS.map(sumOf));

describe('a chart of a table', () => {
  const stage = useStage();

  async function open(route = '/new?panels=rfm,chart', options: OpenOptions = {}): Promise<Page> {
    const { page } = await stage.open({ route, ...options });
    await dropFiles(page, FILE);
    await settled(page, 'rfm');
    await settled(page, 'chart');
    return page;
  }

  /** Puts the chart in focus, so that its options are shown. */
  async function formOf(page: Page): Promise<Locator> {
    await panelOf(page, 'chart').locator('h2, .eyebrow').first().click();
    const form = page.locator('[data-option="fields"]');
    await form.waitFor();
    await form.locator('[data-column="c3"]').waitFor();
    return form;
  }

  async function dragTo(page: Page, form: Locator, column: string, channel: string): Promise<void> {
    const chip = form.locator(`[data-column="${column}"]`);
    const place = form.locator(`[data-channel="${channel}"]`);
    await place.scrollIntoViewIfNeeded();
    await chip.scrollIntoViewIfNeeded();
    const [from, to] = [(await chip.boundingBox())!, (await place.boundingBox())!];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 10, from.y + from.height / 2 + 10);
    await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
  }

  const chartType = (page: Page): Promise<string | null> =>
    panelOf(page, 'chart').locator('figure[data-picture="chart"] h3').first().textContent();

  it('draws money by time unasked, and what is dragged onto its axes by pointer', async () => {
    const page = await open();
    expect(await chartType(page)).toBe(ENGLISH.text('chart.type-line'));
    expect(await stat(page, 'chart', 'n')).toBe(600);
    const form = await formOf(page);
    await dragTo(page, form, 'c3', 'x');
    await becomes(page, 'chart', 'largest', (now) => now === HIGHEST);
    expect(await chartType(page)).toBe(ENGLISH.text('chart.type-bar'));
    expect(await panelOf(page, 'chart').locator('h2').first().textContent()).toContain('“east”');
    await dragTo(page, form, 'c4', 'colour');
    await becomes(page, 'chart', 'marks', (now) => now === 6);
    await page.keyboard.press('Control+z');
    await becomes(page, 'chart', 'marks', (now) => now === 3);
  });

  it('does the same by keys, and by lists', async () => {
    const page = await open();
    const form = await formOf(page);
    await form.locator('[data-column="c3"]').focus();
    await page.keyboard.press('Enter');
    const put = form.locator('[data-channel="x"] button');
    await put.focus();
    await page.keyboard.press('Enter');
    await becomes(page, 'chart', 'largest', (now) => now === HIGHEST);
    await form.locator('[data-channel="colour"] select').selectOption('c4');
    await becomes(page, 'chart', 'marks', (now) => now === 6);
    await form.locator('[data-channel="y"] select').selectOption('');
    await becomes(page, 'chart', 'overall', (now) => now === 600);
  });

  it('picks the people of a bar, and every other panel lights up', async () => {
    const page = await open('/new?panels=rfm,chart&chart.fields=c3,c5');
    const rfm = panelOf(page, 'rfm').locator('figure[data-picture="classes"]');
    await rfm.locator('svg').waitFor();
    const before = await rfm.innerHTML();
    const figure = panelOf(page, 'chart').locator('figure[data-picture="chart"]');
    await figure.locator('[data-mark="1"]').scrollIntoViewIfNeeded();
    const name = (await figure.locator('[data-mark="1"]').getAttribute('aria-label'))!;
    const region = REGIONS.find((each) => name.includes(each))!;
    await figure.locator('[data-mark="1"]').click();
    const people = new Set(LINES.filter((line) => line.region === region).map(({ customer }) => customer));
    expect(await picked(page)).toBe(people.size);
    await expect.poll(() => rfm.innerHTML()).not.toBe(before);
    // And back: what is picked elsewhere fills the bars.
    await page.keyboard.press('Escape');
    await page.waitForSelector('.selbar', { state: 'detached' });
    await panelOf(page, 'rfm').locator('figure[data-picture="classes"] [data-mark="0"]').click();
    await page.waitForSelector('.selbar');
    await expect.poll(() => figure.locator('rect.lit').count()).toBeGreaterThan(0);
  });

  it('is walked and picked by keys alone', async () => {
    const page = await open('/new?panels=rfm,chart&chart.fields=c3,c5');
    await panelOf(page, 'chart').locator('figure[data-picture="chart"] svg').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.selbar', { state: 'detached' });
  });

  it('fits a phone', async () => {
    const page = await open('/new?panels=rfm,chart&chart.fields=c2,c5,c3', {
      contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open('/new?panels=rfm,chart&chart.fields=c3,c5,c4', { language, theme });
    await formOf(page);
    expect(await violations(page)).toEqual([]);
  });
});
