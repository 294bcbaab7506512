/** One selection, everywhere. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markOf, EXPECTED, openOrders, ORDERS, panelOf } from './support/journey.ts';
import { settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { ENGLISH } from './support/words.ts';
import type { Page } from 'playwright-core';

/** What the selection bar says. */
async function bar(page: Page): Promise<{ picked: number; share: number; revenue: number } | null> {
  const read = async (name: string): Promise<number> =>
    Number(await page.locator(`.selbar data[data-stat="${name}"]`).getAttribute('value'));
  if ((await page.locator('.selbar').count()) === 0) return null;
  return {
    picked: await read('picked'),
    share: await read('picked-share'),
    revenue: await read('picked-revenue-share'),
  };
}

async function picked(page: Page): Promise<number | null> {
  // The bar follows the next frame.
  await page.waitForTimeout(150);
  return (await bar(page))?.picked ?? null;
}

describe('the selection', () => {
  const stage = useStage();

  it('crosses panels: a class of RFM lights up in the pictures of ABC', async () => {
    const { page } = await openOrders(stage);
    const pareto = panelOf(page, 'abc').locator('figure[data-picture="pareto"]');
    const before = await pareto.innerHTML();
    await markOf(page, 'rfm', 'classes', 0).click();
    expect(await picked(page)).toBe(EXPECTED.classes['class-111']);
    expect((await bar(page))?.share).toBeCloseTo(EXPECTED.classes['class-111']! / EXPECTED.customers, 12);
    expect(await pareto.innerHTML()).not.toBe(before);
  });

  it('crosses back: the first bar of the Pareto chart is the same customers in RFM', async () => {
    const { page } = await openOrders(stage);
    await markOf(page, 'abc', 'pareto', 0).click();
    // 20 bars of 240 customers
    expect(await picked(page)).toBe(12);
    const totals = new Map<string, number>();
    for (const { customer, cents } of ORDERS) totals.set(customer, (totals.get(customer) ?? 0) + cents);
    const top = [...totals.values()].sort((a, b) => b - a).slice(0, 12);
    expect((await bar(page))?.revenue).toBeCloseTo(top.reduce((sum, x) => sum + x, 0) / (EXPECTED.revenue * 100), 12);
  });

  it('is inverted and cleared', async () => {
    const { page } = await openOrders(stage);
    await markOf(page, 'rfm', 'classes', 0).click();
    await picked(page);
    await page
      .locator('.selbar')
      .getByRole('button', { name: ENGLISH.text('notebook.invert') })
      .click();
    expect(await picked(page)).toBe(EXPECTED.customers - EXPECTED.classes['class-111']!);
    await page.keyboard.press('Escape');
    expect(await picked(page)).toBeNull();
  });

  it('grows by further marks', async () => {
    const { page } = await openOrders(stage);
    await markOf(page, 'rfm', 'classes', 0).click();
    await markOf(page, 'rfm', 'classes', 7).click({ modifiers: ['Shift'] });
    expect(await picked(page)).toBe(EXPECTED.classes['class-111']! + EXPECTED.classes['class-000']!);
  });

  it('becomes a segment that filters a cell, and undo takes that back', async () => {
    const { page } = await openOrders(stage);
    const size = EXPECTED.classes['class-111']!;
    await markOf(page, 'rfm', 'classes', 0).click();
    await picked(page);
    await page
      .locator('.selbar')
      .getByRole('button', { name: ENGLISH.text('notebook.name-segment-short') })
      .click();
    await page.getByRole('dialog').getByRole('textbox').fill('Best of all');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: ENGLISH.text('notebook.name-it') })
      .click();
    await page
      .locator('.selbar')
      .getByRole('button', { name: ENGLISH.text('notebook.filter-cells') })
      .click();
    const dialog = page.getByRole('dialog');
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
    await dialog.getByRole('checkbox', { name: /ABC/ }).check();
    await dialog.getByRole('button', { name: ENGLISH.text('notebook.filter-do') }).click();
    await page.waitForFunction(
      (n) =>
        document.querySelector<HTMLDataElement>(
          'section[data-panel="abc"] data[data-stat="items"], section[data-panel="abc"] data[data-stat="customers"]',
        )?.value === String(n),
      size,
    );
    expect(await stat(page, 'rfm', 'customers')).toBe(EXPECTED.customers);
    await page.keyboard.press('Control+z');
    await settled(page, 'abc');
    await page.waitForFunction(
      (n) =>
        document.querySelector<HTMLDataElement>(
          'section[data-panel="abc"] data[data-stat="items"], section[data-panel="abc"] data[data-stat="customers"]',
        )?.value === String(n),
      EXPECTED.customers,
    );
  });

  it('P10 is exported as a list that opens safely', async () => {
    const { page } = await openOrders(stage);
    await markOf(page, 'rfm', 'classes', 0).click();
    await picked(page);
    const waiting = page.waitForEvent('download');
    await page
      .locator('.selbar')
      .getByRole('button', { name: ENGLISH.text('notebook.export-list') })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'CSV' }).click();
    await dialog.getByRole('button', { name: ENGLISH.text('export.save'), exact: true }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const text = readFileSync((await download.path())!, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = text.trimEnd().split(/\r\n/);
    expect(lines.length).toBe(1 + EXPECTED.classes['class-111']!);
    expect(lines[0]!.slice(1)).toBe(`${ENGLISH.text('common.role-customer')},${ENGLISH.text('common.role-amount')}`);
    const customers = new Set(ORDERS.map((order) => order.customer));
    expect(lines.slice(1).every((line) => customers.has(line.split(',')[0]!))).toBe(true);
  });
});
