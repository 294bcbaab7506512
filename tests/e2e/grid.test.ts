/** The grid in a real browser: a file of 5,000 columns and one of 200,000 rows, by keyboard; an edit, what it changes, undo, the lock. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { allStats, settled } from './support/results.ts';
import { useStage } from './support/stage.ts';

const ROWS = 200_000;
const CITIES = ['Shanghai', 'Beijing', 'Guangzhou', 'Shenzhen'] as const;

function longFile(): string {
  const lines = ['order_id,customer_id,order_date,amount,city'];
  for (let i = 0; i < ROWS; i++) {
    const day = `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    lines.push(`O-${i + 1},M${String(i % 5000).padStart(4, '0')},${day},${10 + (i % 90)}.5,${CITIES[i % 4]}`);
  }
  return lines.join('\n');
}

function wideFile(): string {
  const columns = Array.from({ length: 5000 }, (_, index) => `v${index + 1}`);
  const rows = Array.from({ length: 40 }, (_, row) => columns.map((_, column) => row * 5000 + column).join(','));
  return [columns.join(','), ...rows].join('\n');
}

async function openGrid(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Grid', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('[role="gridcell"]').first().waitFor();
  return sheet;
}

/** Text of the cell one stands in. */
async function active(sheet: Locator): Promise<string> {
  const id = await sheet.getByRole('grid').getAttribute('aria-activedescendant');
  return (await sheet.locator(`[id="${id}"]`).innerText()).trim();
}

/** Full-precision value of a statistic within a part of the page; `NaN` while it is not there. */
async function figure(part: Locator, name: string): Promise<number> {
  const found = part.locator(`data[data-stat="${name}"]`).first();
  return (await found.count()) === 0 ? NaN : Number(await found.getAttribute('value'));
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('grid', () => {
  const stage = useStage();

  it('5,000 columns: the last is two keys away, and few cells are drawn', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, textFile('wide.csv', wideFile()));
    const sheet = await openGrid(page);
    expect(await sheet.getByRole('grid').getAttribute('aria-colcount')).toBe('5001');
    await press(page, 'End');
    await expect.poll(() => active(sheet)).toBe('4999');
    expect(await sheet.getByRole('columnheader', { name: 'v5000' }).isVisible()).toBe(true);
    await press(page, 'Control+End');
    await expect.poll(() => active(sheet)).toBe('199999');
    expect(await sheet.locator('[role="gridcell"]').count()).toBeLessThan(2000);
    // found far away, and back
    await press(page, 'Control+Home', 'Control+f');
    await page.keyboard.type('102500');
    await expect.poll(() => sheet.locator('.find [role="status"]').innerText()).toBe('1 of 1');
    await press(page, 'Escape');
    expect(await active(sheet)).toBe('102500');
    // only where one stands is there a tab stop
    await press(page, 'Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Grid');
  });

  it('200,000 rows: filter, edit, the panel that follows, undo, the lock', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm&rfm.asOf=2025-01-01&rfm.monetary=total' });
    await dropFiles(page, textFile('orders.csv', longFile()));
    await settled(page, 'rfm');
    const card = page.locator('section.data');
    const revenue = (): Promise<number> => figure(card, 'revenue');
    const before = await revenue();
    const panelBefore = await allStats(page, 'rfm');
    const sheet = await openGrid(page);
    await press(page, 'Control+End');
    await expect.poll(() => active(sheet)).toBe(CITIES[(ROWS - 1) % 4]);
    expect(await sheet.locator('[role="rowheader"]').last().innerText()).toBe(String(ROWS + 1));

    // the headers are above the first row; Enter opens what there is to a column
    await press(page, 'Control+Home', 'ArrowUp', 'End', 'Enter');
    const aside = sheet.getByRole('complementary', { name: 'city' });
    await aside.getByRole('checkbox', { name: /Beijing/ }).check();
    await expect.poll(() => sheet.locator('footer [data-rows]').getAttribute('data-rows')).toBe(String(ROWS / 4));
    await expect.poll(() => figure(aside, 'distinct')).toBe(1);
    await press(page, 'Escape');
    await press(page, 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown');
    await expect.poll(() => active(sheet)).toBe('11.5');

    // Escape leaves the cell, Enter keeps what was typed
    await press(page, 'F2');
    await page.keyboard.type('7');
    await press(page, 'Escape');
    expect(await active(sheet)).toBe('11.5');
    await press(page, 'Enter');
    await page.keyboard.type('1,000,011.5');
    await press(page, 'Enter', 'ArrowUp');
    await expect.poll(() => sheet.locator('.edited').count()).toBe(1);
    await expect.poll(() => active(sheet)).toContain('1000011.5');
    await expect.poll(revenue).toBe(before + 1_000_000);
    await expect.poll(() => allStats(page, 'rfm')).not.toEqual(panelBefore);
    await sheet.getByRole('button', { name: '1 edit', exact: true }).click();
    expect(await sheet.getByRole('complementary').innerText()).toContain('line 3 · amount');
    await press(page, 'Escape');

    // a range says what it sums to
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect.poll(() => figure(sheet.locator('footer'), 'sum')).toBe(1_000_011.5 + 15.5 + 19.5);

    await press(page, 'Control+z');
    await expect.poll(() => sheet.locator('.edited').count()).toBe(0);
    await expect.poll(revenue).toBe(before);
    await expect.poll(() => allStats(page, 'rfm')).toEqual(panelBefore);
    await press(page, 'Control+y');
    await expect.poll(revenue).toBe(before + 1_000_000);

    // locked data is not edited, and says so
    await sheet.getByRole('switch', { name: 'Lock' }).click();
    await sheet.getByRole('grid').focus();
    await press(page, 'Enter');
    expect(await sheet.getByRole('alert').innerText()).toContain('locked');
    expect(await sheet.getByRole('grid').locator('input').count()).toBe(0);

    // the same rows as a table of their own
    await sheet.getByRole('button', { name: 'Make this a table' }).click();
    const made = page.locator('section.data').filter({ has: page.locator('.from') });
    await expect.poll(() => made.locator('.step .what').allInnerTexts()).toEqual(['filter: city is one of Beijing']);
    await panelOf(page, 'rfm').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'passes axe with what there is to a column and the edits beside it, %s',
    async (theme) => {
      const { page } = await stage.open({ route: '/new?panels=rfm', theme });
      await dropFiles(
        page,
        textFile('orders.csv', longFile().split('\n').slice(0, 400).join('\n').replace('10.5', 'x')),
      );
      const sheet = await openGrid(page);
      await press(page, 'ArrowRight', 'Enter');
      await page.keyboard.type('M0001');
      await press(page, 'Enter', 'Shift+ArrowDown', 'Control+f');
      await page.keyboard.type('M000');
      await expect.poll(() => sheet.locator('.find [role="status"]').innerText()).toContain('of');
      expect(await violations(page)).toEqual([]);
      await sheet.locator('[role="columnheader"] .more').nth(3).click();
      await sheet.locator('aside data[data-stat="median"]').waitFor();
      expect(await violations(page)).toEqual([]);
      await sheet.getByRole('button', { name: '1 edit', exact: true }).click();
      await sheet.getByRole('button', { name: 'Put back' }).waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});
