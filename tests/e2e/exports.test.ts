/** Tables saved as files, as a person saves them: from a data card, from a panel, and dropped in again. */

import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readFile, type ReadFile } from '../../src/data/read-file.ts';
import { cells } from '../data/reading.ts';
import { dropFiles, type DroppedFile } from './support/files.ts';
import { openOrders, ORDERS, panelOf, ROUTE } from './support/journey.ts';
import { stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { ENGLISH } from './support/words.ts';

const FIGURES = ['customers', 'orders', 'revenue', 'class-111', 'class-000'] as const;

async function fileOf(download: Download): Promise<DroppedFile> {
  return { name: download.suggestedFilename(), bytes: readFileSync((await download.path())!) };
}

async function parse({ name, bytes }: DroppedFile): Promise<ReadFile> {
  const outcome = await readFile(new Blob([new Uint8Array(bytes)]), name, {});
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

async function openExport(page: Page, within: Locator): Promise<Locator> {
  await within.getByRole('button', { name: ENGLISH.text('export.open'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Chooses a form by what is in the dialog, and gives the file. */
async function save(
  page: Page,
  dialog: Locator,
  kind: 'Excel (.xlsx)' | 'CSV',
  encoding?: string,
): Promise<DroppedFile> {
  await dialog.getByRole('radio', { name: kind }).click();
  if (encoding) await dialog.getByLabel('Encoding').selectOption(encoding);
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: ENGLISH.text('export.save'), exact: true }).click();
  const file = await fileOf(await waiting);
  await dialog.waitFor({ state: 'detached' });
  return file;
}

async function cardRows(page: Page): Promise<Locator> {
  const card = page.locator('section.data').first();
  await card.getByRole('tab', { name: ENGLISH.text('notebook.tab-table') }).click();
  return card;
}

describe('exports', () => {
  const stage = useStage();

  it('P10 a data card saved as a workbook and as CSV in GB18030 and dropped in again gives the same panel', async () => {
    const { page } = await openOrders(stage);
    const before = await stats(page, 'rfm', FIGURES);
    const card = await cardRows(page);
    const book = await save(page, await openExport(page, card), 'Excel (.xlsx)');
    expect(book.name).toMatch(/\.xlsx$/);
    const text = await save(page, await openExport(page, card), 'CSV', 'gb18030');
    expect(text.name).toMatch(/\.csv$/);

    // without a browser too: every cell as it was
    const rows = ORDERS.map(({ order, customer, date, cents }) => [order, customer, date, String(cents / 100)]);
    for (const file of [book, text]) expect(cells(await parse(file))).toEqual(rows);

    for (const file of [book, text]) {
      const again = await stage.open({ route: ROUTE });
      await dropFiles(again.page, file);
      expect(await stats(again.page, 'rfm', FIGURES)).toEqual(before);
    }
  });

  it('P10 a table of a panel saved as a workbook and as CSV holds what is shown, to the last digit', async () => {
    const { page } = await openOrders(stage);
    const panel = panelOf(page, 'rfm');
    await panel.getByRole('tab', { name: ENGLISH.text('notebook.tab-table') }).click();
    await panel.getByRole('grid').waitFor();
    const book = await parse(await save(page, await openExport(page, panel), 'Excel (.xlsx)'));
    const text = await parse(await save(page, await openExport(page, panel), 'CSV', 'utf-16le'));
    expect(book.table.rows).toBe(text.table.rows);
    expect(book.table.columns.map(({ label }) => label)).toEqual(text.table.columns.map(({ label }) => label));
    expect(cells(book)).toEqual(cells(text));
    const shown = (await panel.locator('.tools [role="status"]').innerText()).replace(/\D/g, '');
    expect(book.table.rows).toBe(Number(shown));
  });

  it('P10 the grid saves its rows over itself, and stays', async () => {
    const { page } = await openOrders(stage);
    await page.getByRole('button', { name: ENGLISH.text('grid.open'), exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('grid').waitFor();
    await sheet.getByRole('button', { name: ENGLISH.text('export.open'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: ENGLISH.text('export.title') });
    const file = await save(page, dialog, 'CSV');
    expect((await parse(file)).table.rows).toBe(ORDERS.length);
    await sheet.getByRole('grid').waitFor();
  });

  it('the dialog is reached and left by the keyboard, remembers the last choice, and fits a phone', async () => {
    const { page } = await openOrders(stage);
    const card = await cardRows(page);
    const button = card.getByRole('button', { name: ENGLISH.text('export.open'), exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Excel (.xlsx)' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await dialog.getByRole('radio', { name: 'CSV' }).getAttribute('aria-checked')).toBe('true');
    await dialog.getByLabel('Delimiter').selectOption(';');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

    // what was not used is not remembered; what was is, after a reload too
    await save(page, await openExport(page, card), 'CSV', 'gb18030');
    await page.reload();
    const again = await openExport(page, await cardRows(page));
    expect(await again.getByLabel('Encoding').inputValue()).toBe('gb18030');

    await page.setViewportSize({ width: 360, height: 740 });
    const box = (await again.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    expect(await again.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    for (const control of await again.getByRole('button').all()) {
      expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
  });
});
