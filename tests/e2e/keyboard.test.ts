/** The whole journey without a pointer. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { ENGLISH } from './support/words.ts';

/** Presses Tab until the focus is where the condition holds; fails after too many stops. */
async function tabTo(page: Page, condition: string, limit = 120): Promise<number> {
  for (let stops = 1; stops <= limit; stops++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((text) => Boolean(document.activeElement?.matches(text)), condition)) return stops;
  }
  throw new Error(`no stop of ${limit} matches ${condition}`);
}

describe('by keyboard alone', () => {
  const stage = useStage();

  it('the example opens, a class is picked in a picture, named, found in the palette and undone', async () => {
    const { page } = await stage.open();
    await tabTo(page, 'button.sample[data-sample=members]');
    await page.keyboard.press('Enter');
    await settled(page, 'rfm');

    // A picture is one stop; arrows move inside it, Enter picks, Escape clears.
    await tabTo(page, 'section[data-panel="rfm"] figure[data-picture="classes"] svg', 200);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.selbar data[data-stat="picked"]');
    const first = await page.locator('.selbar data[data-stat="picked"]').getAttribute('value');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (value) => document.querySelector<HTMLDataElement>('.selbar data[data-stat="picked"]')?.value !== value,
      first,
    );

    const picked = async (): Promise<string | null> =>
      page.locator('.selbar data[data-stat="picked"]').getAttribute('value');
    const before = await picked();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.getByRole('combobox').waitFor();
    await page.keyboard.type('invert');
    await palette.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(picked).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(picked).toBe(before);

    await page.keyboard.press('Escape');
    await page.waitForSelector('.selbar', { state: 'detached' });

    // Every focus can be seen.
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement!;
        const style = getComputedStyle(element);
        return (
          style.outlineStyle !== 'none' ||
          style.boxShadow !== 'none' ||
          element.closest(':focus-within')?.matches('.wrap-focus') === true
        );
      });
      expect(seen).toBe(true);
    }
  });

  it('the palette finds commands in both languages and by pinyin initials', async () => {
    const { page } = await stage.open();
    for (const typed of ['refer', '参考', 'ck']) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await page.keyboard.type(typed);
      await page.getByRole('option').first().waitFor();
      expect(await page.getByRole('option', { name: ENGLISH.text('app.command-reference') }).count()).toBeGreaterThan(
        0,
      );
      await page.keyboard.press('Escape');
    }
  });

  it('composing with an input method triggers nothing', async () => {
    const { page } = await stage.open();
    await page.evaluate(() =>
      dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, isComposing: true, bubbles: true })),
    );
    await page.waitForTimeout(200);
    expect(await page.getByRole('combobox').count()).toBe(0);
  });

  it('an option is changed in the form, and the result follows', async () => {
    const { page } = await stage.open();
    await tabTo(page, 'button.sample[data-sample=members]');
    await page.keyboard.press('Enter');
    await settled(page, 'rfm');
    await page.locator('section[data-panel="rfm"]').first().focus();
    const before = await page.locator('section[data-panel="rfm"] .sub').first().innerText();
    // The first stop of a cell leads to its options, and the first option takes the focus.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.matches('[data-option="asOf"] input'))).toBe(true);
    await page.keyboard.type('2025-01-01');
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      (text) => document.querySelector('section[data-panel="rfm"] .sub')?.textContent !== text,
      before,
    );
    await settled(page, 'rfm');
  });
});
