/** The finished notebooks of the library: one click, and every panel stands, in order, readable and accessible. */

import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { settled } from './support/results.ts';
import { useStage, type Language, type Theme } from './support/stage.ts';

const NOTEBOOKS: readonly (readonly [string, Language, Theme, readonly string[]])[] = [
  ['stages', 'zh-CN', 'light', ['lifecycle', 'lifecycle-pattern', 'cohort']],
  ['leaving', 'en', 'dark', ['churn-rate', 'churn-funnel', 'survival', 'churn-warning', 'win-back']],
  ['funnel', 'zh-CN', 'dark', ['aarrr']],
  ['features', 'en', 'light', ['kano', 'weights', 'rfm']],
  ['satisfaction', 'zh-CN', 'dark', ['questionnaire', 'csi', 'expectation']],
  ['voices', 'en', 'dark', ['nps', 'expectation', 'weights', 'questionnaire', 'satisfaction-loyalty', 'rfm']],
];

describe.each(NOTEBOOKS)('the notebook “%s” (%s, %s)', (name, language, theme, panels) => {
  const stage = useStage({ fetchesAhead: true });

  it('opens with one click, and every panel has its result', async () => {
    const { page } = await stage.open({ language, theme });
    await page.locator(`button.sample[data-sample=${name}]`).click();
    await page.waitForSelector('section[data-panel]');
    for (const panel of panels) await settled(page, panel);
    expect(
      await page.$$eval('section[data-panel]', (all) => all.map((section) => section.getAttribute('data-panel'))),
    ).toEqual(panels);
    expect(await page.locator('section[data-panel] h2.refused').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    const { page } = await stage.open({
      language,
      theme,
      contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true },
    });
    await page.locator(`button.sample[data-sample=${name}]`).click();
    await page.waitForSelector('section[data-panel]');
    for (const panel of panels) await settled(page, panel);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});
