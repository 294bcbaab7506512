/** An ugly file: what is not certain is asked, every choice is seen before it is made, and undone with one step. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles, type DroppedFile } from './support/files.ts';
import { stat } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { CHINESE, ENGLISH } from './support/words.ts';

/** Orders of a French shop as its till writes them: Windows-1252, semicolons, decimal commas, commas in texts. */
function latinOrders(): DroppedFile {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `Ren\xe9 ${i % 8};2023-0${1 + (i % 9)}-1${i % 10};${10 + i},50;Orl\xe9ans, Loiret`,
  );
  const text = `customer;date;amount;ville\n${lines.join('\n')}\n`;
  return { name: 'till.csv', bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)) };
}

/** A quote nobody closed, early in the file: it swallows lines up to the next one. */
function quoteOrders(): DroppedFile {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `K${i % 8},2023-0${1 + (i % 9)}-1${i % 10},${10 + i},${i === 3 ? '"19 inch' : i === 20 ? '"x"' : 'tea'}`,
  );
  return { name: 'quote.csv', bytes: new TextEncoder().encode(`customer,date,amount,note\n${lines.join('\n')}\n`) };
}

const card = (page: Page): ReturnType<Page['locator']> => page.locator('.panel.data').first();
const figure = async (page: Page, name: string): Promise<number> =>
  Number(await card(page).locator(`data[data-stat="${name}"]`).first().getAttribute('value'));

async function drawn(page: Page): Promise<string> {
  await page.locator('dialog [data-drawn="yes"]').waitFor();
  return page.locator('dialog table').innerText();
}

describe('how a file is read', () => {
  const stage = useStage();

  it('P3 is asked where the bytes do not tell it, previewed, applied in one step and undone', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, latinOrders());
    expect(await stat(page, 'rfm', 'customers')).toBe(8);
    const asked = card(page).getByRole('group', { name: ENGLISH.text('notebook.encoding') });
    expect(await asked.innerText()).toContain('René 0;2023-01-10');
    expect(await asked.innerText()).toContain('line 2');
    expect(await asked.innerText()).toContain('E9 20 30 3B');
    await card(page)
      .getByRole('button', { name: ENGLISH.text('reading.open') })
      .click();
    expect(await drawn(page)).toContain('Ren\ufffd 0');
    // under the pointer it is seen; nothing is chosen by that
    const western = page.locator('dialog label', { hasText: 'Windows-1252' });
    await western.hover();
    await expect.poll(() => drawn(page)).toContain('René 0');
    expect(await western.locator('input').isChecked()).toBe(false);
    await page.locator('dialog h2').hover();
    await expect.poll(() => drawn(page)).toContain('Ren\ufffd 0');
    // by keyboard
    await page.locator('dialog label', { hasText: 'Automatic' }).first().locator('input').focus();
    for (let press = 0; press < 12 && !(await western.locator('input').isChecked()); press++)
      await page.keyboard.press('ArrowDown');
    await expect.poll(() => drawn(page)).toContain('René 0');
    await page.getByRole('button', { name: ENGLISH.text('reading.apply') }).click();
    await asked.waitFor({ state: 'detached' });
    await card(page).getByRole('tab', { name: 'Table' }).click();
    await card(page).getByText('René 0').first().waitFor();
    expect(await stat(page, 'rfm', 'customers')).toBe(8);
    expect(await stat(page, 'rfm', 'revenue')).toBeCloseTo(40 * 10.5 + (39 * 40) / 2, 6);
    await page.locator('body').press('Control+z');
    await card(page).getByText('Ren\ufffd 0').first().waitFor();
    await card(page).getByRole('tab', { name: 'Overview' }).click();
    await asked.waitFor();
  });

  it('Cancel leaves all as it was, in Chinese and on a phone', async () => {
    const { page } = await stage.open({
      route: '/new?panels=rfm',
      language: 'zh-CN',
      contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true },
    });
    await dropFiles(page, latinOrders());
    await card(page)
      .getByRole('button', { name: CHINESE.text('reading.open') })
      .click();
    await drawn(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.locator('dialog label', { hasText: 'GB18030' }).click();
    await expect.poll(() => drawn(page)).toContain('閍');
    await page
      .locator('dialog')
      .getByRole('button', { name: CHINESE.text('common.cancel') })
      .click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await card(page)
      .getByRole('group', { name: CHINESE.text('notebook.encoding') })
      .waitFor();
  });

  it('P2 a quote nobody closed: its line is named, literal reading keeps every line, and is undone', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, quoteOrders());
    await card(page).getByText('line 5').first().waitFor();
    expect(await figure(page, 'rows-read')).toBeLessThan(40);
    await card(page)
      .getByRole('button', { name: ENGLISH.text('reading.use-literal') })
      .click();
    await expect.poll(() => figure(page, 'rows-read')).toBe(40);
    expect((await figure(page, 'rows-used')) + (await figure(page, 'rows-listed'))).toBe(40);
    await card(page).getByText(ENGLISH.text('reading.literal-chosen')).waitFor();
    await page.locator('body').press('Control+z');
    await card(page)
      .getByRole('button', { name: ENGLISH.text('reading.use-literal') })
      .waitFor();
  });

  it('a file nobody could guess is still opened by hand', async () => {
    // one column too many for any table, unless the right separator is known
    const rows = Array.from({ length: 30 }, (_, i) => `K${i % 6}^2023-01-1${i % 10}^${10 + i}^${','.repeat(17_000)}`);
    const { page } = await stage.open({ route: '/new?panels=rfm' });
    await dropFiles(page, {
      name: 'odd.txt',
      bytes: new TextEncoder().encode(`customer^date^amount^rest\n${rows.join('\n')}\n`),
    });
    await card(page).getByRole('alert').waitFor();
    await card(page)
      .getByRole('button', { name: ENGLISH.text('reading.open') })
      .click();
    await page.locator('dialog [data-drawn="yes"]').waitFor();
    await page.getByLabel(ENGLISH.text('reading.own-field')).fill('^');
    await expect
      .poll(() => page.locator('dialog table th').allInnerTexts())
      .toEqual(['customer', 'date', 'amount', 'rest']);
    await page.getByRole('button', { name: ENGLISH.text('reading.apply') }).click();
    expect(await stat(page, 'rfm', 'customers')).toBe(6);
  });
});
