/** The funnel: from a dropped event log to the customers who stayed behind; steps changed and moved by keyboard; purchases. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

/** 100 users: all open, 60 register, 30 pay, 6 invite; every third came by a friend. */
function log(): string {
  const names = ['open', 'register', 'pay', 'invite'];
  const rows = Array.from({ length: 100 }, (_, user) => {
    const far = user < 6 ? 3 : user < 30 ? 2 : user < 60 ? 1 : 0;
    const first = Date.UTC(2024, 0, 1 + (user % 70), 9);
    return names
      .slice(0, far + 1)
      .map(
        (name, k) =>
          `u${user},${new Date(first + k * 5_400_000).toISOString().slice(0, 19)},${name},${user % 3 === 0 ? 'friend' : 'ad'}`,
      );
  });
  return `user,time,event,source\n${rows.flat().join('\n')}\n`;
}

const LOG = textFile('events.csv', log());

async function becomes(page: Page, name: string, expected: number): Promise<void> {
  await expect.poll(() => stat(page, 'aarrr', name), { timeout: 10_000 }).toBe(expected);
}

const reached = (page: Page): Promise<string[]> =>
  panelOf(page, 'aarrr')
    .locator('figure[data-picture="funnel"] [role="option"]')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute('aria-label') ?? ''));

describe('the funnel', () => {
  const stage = useStage();

  it.each(['en', 'zh-CN'] as const)(
    'is found in a dropped log, and who stayed behind is picked, in %s',
    async (language) => {
      const { page } = await stage.open({ route: '/new?panels=aarrr', language });
      await dropFiles(page, LOG);
      await becomes(page, 'entered', 100);
      expect(await stat(page, 'aarrr', 'completed')).toBe(6);
      expect(await stat(page, 'aarrr', 'worst-step')).toBe(4);
      expect(await stat(page, 'aarrr', 'worst-conversion')).toBeCloseTo(0.2, 12);
      expect(await stat(page, 'aarrr', 'time-median')).toBeCloseTo(3 * 0.0625, 9);

      // Those who registered and did not pay: the pale part of the third step.
      const picture = panelOf(page, 'aarrr').locator('figure[data-picture="funnel"] svg');
      await picture.locator('[data-mark="5"]').click();
      await expect.poll(() => page.locator('.selbar').innerText()).toContain('30');
      await page.keyboard.press('Escape');

      // The same by keyboard: down to the third step, right to the pale part.
      await picture.focus();
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      await expect.poll(() => picture.locator('[aria-selected="true"]').count()).toBe(1);
      expect(await picture.locator('[aria-selected="true"]').getAttribute('data-mark')).toBe('5');
      expect(await violations(page)).toEqual([]);
    },
  );

  it('follows its options, step by step, by keyboard; undone, kept', async () => {
    const { page } = await stage.open({ route: '/new?panels=aarrr' });
    await dropFiles(page, LOG);
    await becomes(page, 'entered', 100);
    const option = (name: string) => page.locator(`[data-option="${name}"]`);
    await panelOf(page, 'aarrr').locator('h2').click();
    // The last step moves up before paying: nobody invites before paying.
    await option('steps').locator('[data-act="up-3"]').focus();
    await page.keyboard.press('Enter');
    await becomes(page, 'completed', 0);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['act'])).toBe('up-2');
    await option('order').getByRole('radio').nth(2).click();
    await becomes(page, 'completed', 6);
    await page.locator('body').press('Control+z');
    await page.locator('body').press('Control+z');
    await becomes(page, 'worst-step', 4);

    await option('groups').getByRole('radio').nth(1).click();
    await expect.poll(async () => (await reached(page)).length).toBeGreaterThan(12);
    expect(await stat(page, 'aarrr', 'groups-different')).toBeGreaterThanOrEqual(0);
    await option('window').locator('input').fill('0');
    await option('window').locator('input').press('Enter');
    await becomes(page, 'completed', 0);
    await saved(page);
    const before = await allStats(page, 'aarrr');
    await page.reload();
    await settled(page, 'aarrr');
    expect(await allStats(page, 'aarrr')).toEqual(before);
  });

  it('is made of purchases where the file is an order log', async () => {
    const { page } = await stage.open({ route: '/new?panels=aarrr' });
    await dropFiles(page, ORDERS_FILE);
    await becomes(page, 'entered', 240);
    const count = await reached(page);
    expect(count.length).toBeGreaterThan(4);
    await panelOf(page, 'aarrr').getByRole('tab').nth(3).click();
    await panelOf(page, 'aarrr').locator('.read li').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
