/** The pivot: money by month and channel, drilled into, turned, picked, by pointer and by keys alone. */

import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { isoFromDay } from '../../src/lib/days.ts';
import { createRandom } from '../../src/lib/random.ts';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'olap';

interface Sale {
  readonly customer: string;
  readonly date: string;
  readonly cents: number;
  readonly channel: string;
  readonly city: string;
}

const SALES: readonly Sale[] = (() => {
  const random = createRandom(77);
  return Array.from({ length: 1200 }, () => ({
    customer: `k${Math.floor(120 * random.next())}`,
    date: isoFromDay(19_358 + Math.floor(random.next() * 364)),
    cents: Math.floor(random.next() * 9000) + 100,
    channel: ['shop', 'web', 'app'][Math.floor(random.next() * 3)]!,
    city: ['Hangzhou', 'Ningbo', 'Wuxi'][Math.floor(random.next() * 3)]!,
  }));
})();

const FILE = textFile(
  'sales.csv',
  [
    'customer,date,amount,channel,city',
    ...SALES.map(({ customer, date, cents, channel, city }) =>
      [customer, date, (cents / 100).toFixed(2), channel, city].join(),
    ),
  ].join('\n'),
);

const total = (fits: (sale: Sale) => boolean): number =>
  SALES.reduce((cents, sale) => cents + (fits(sale) ? sale.cents : 0), 0) / 100;
const people = (fits: (sale: Sale) => boolean): number =>
  new Set(SALES.filter(fits).map(({ customer }) => customer)).size;

const table = (page: Page): Locator => panelOf(page, PANEL).locator('figure[data-picture="table"]');
const cell = (page: Page, name: string): Locator => table(page).locator(`[role="gridcell"][aria-label^="${name}"]`);
const act = (page: Page, name: string): Locator => panelOf(page, PANEL).locator(`[data-act="${name}"]`);

describe('a pivot of an order log', () => {
  const stage = useStage();
  const open = async (route = `/new?panels=${PANEL}`, options: object = {}): Promise<Page> => {
    const { page } = await stage.open({ route, language: 'en', ...options });
    await dropFiles(page, FILE);
    await settled(page, PANEL);
    await table(page).locator('svg').waitFor();
    return page;
  };

  it('is money by month and channel unasked; a cell is drilled into, undone and done again', async () => {
    const page = await open();
    const all = total(() => true);
    expect(await stat(page, PANEL, 'grand-total')).toBe(all);
    expect(await stat(page, PANEL, 'cells')).toBe(36);
    await cell(page, '2023-03 × web').click();
    await act(page, 'drill').click();
    const inside = total(({ date, channel }) => channel === 'web' && date.startsWith('2023-03'));
    await becomes(page, PANEL, 'grand-total', (now) => now === inside);
    expect(await table(page).locator('[role="rowheader"]').first().textContent()).toContain('2023-03-');
    await act(page, 'roll-up').click();
    await becomes(page, PANEL, 'grand-total', (now) => now !== inside && now < all);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'grand-total', (now) => now === inside);
    await saved(page);
    const kept = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(kept);
  });

  it('stands where an address says', async () => {
    const layout = encodeURIComponent('rows:c4;columns:c3;measures:sum.c2;where:c4!=Wuxi');
    const page = await open(`/new?panels=${PANEL}&olap.layout=${layout}&olap.drill=${encodeURIComponent('c3=app')}`);
    expect(await stat(page, PANEL, 'grand-total')).toBe(
      total(({ channel, city }) => channel === 'app' && city !== 'Wuxi'),
    );
  });

  it('turns rows into columns and back', async () => {
    const page = await open();
    await act(page, 'rotate').click();
    await expect.poll(() => stat(page, PANEL, 'lines')).toBe(3);
    expect(await stat(page, PANEL, 'columns')).toBe(12);
    await act(page, 'rotate').click();
    await expect.poll(() => stat(page, PANEL, 'lines')).toBe(12);
  });

  it('picks the customers of a cell, who light up elsewhere', async () => {
    const page = await open(`/new?panels=${PANEL},abc`);
    await settled(page, 'abc');
    await cell(page, '2023-05 × app').click();
    expect(await picked(page)).toBe(people(({ date, channel }) => channel === 'app' && date.startsWith('2023-05')));
    await expect
      .poll(() => panelOf(page, 'abc').locator('figure[data-picture="pareto"] .lit').count())
      .toBeGreaterThan(0);
    await expect.poll(() => table(page).locator('rect.lit').count()).toBeGreaterThan(5);
  });

  it('lists the rows behind a cell', async () => {
    const page = await open();
    await cell(page, '2023-05 × app').click();
    await act(page, 'rows').click();
    const count = SALES.filter(({ date, channel }) => channel === 'app' && date.startsWith('2023-05')).length;
    await panelOf(page, PANEL)
      .getByRole('button', { name: `Rows behind 2023-05 × app ${count}`, exact: false })
      .waitFor();
  });

  it('is worked by keys alone: moved in, opened, drilled, rolled up, picked', async () => {
    const page = await open();
    const svg = table(page).locator('svg');
    await svg.focus();
    const focused = async (): Promise<string | null> => svg.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/-r0$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => table(page).locator('[role="row"][aria-level="2"]').count()).toBeGreaterThan(5);
    await page.keyboard.press('Enter');
    await expect.poll(() => table(page).locator('[role="row"][aria-level="2"]').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const label = (await page.locator(`#${(await focused())!}`).getAttribute('aria-label'))!;
    const channel = /× (\w+)/.exec(label)![1]!;
    await page.keyboard.press(' ');
    const wanted = (sale: Sale): boolean => sale.channel === channel && sale.date.startsWith('2023-02');
    expect(await picked(page)).toBe(people(wanted));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await becomes(page, PANEL, 'grand-total', (now) => now === total(wanted));
    await svg.focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await becomes(page, PANEL, 'grand-total', (now) => now === total(() => true));
  });

  it('is arranged by the form: a dimension more, a measure more', async () => {
    const page = await open();
    await panelOf(page, PANEL).locator('h2, h3').first().click();
    await page.getByRole('combobox', { name: 'Add a dimension to rows…' }).selectOption('c4');
    await expect.poll(() => stat(page, PANEL, 'lines')).toBe(36);
    await page.getByRole('combobox', { name: 'Add a measure…' }).selectOption('c0');
    await expect.poll(() => cell(page, '2023-01').first().getAttribute('aria-label')).toContain('sum of amount');
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const page = await open(`/new?panels=${PANEL}`, { language, theme });
    await panelOf(page, PANEL).locator('h2, h3').first().click();
    expect(await violations(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await open(`/new?panels=${PANEL}`, {
      contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const row = (await table(page).locator('[role="rowheader"] rect').first().boundingBox())!;
    expect(row.height).toBeGreaterThanOrEqual(44);
  });
});
