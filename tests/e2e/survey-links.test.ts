/** What surveys have to do with the rest: the same people in answers and in orders, weights of one panel in another. */

import { describe, expect, it } from 'vitest';
import { drag, markOf, panelOf } from './support/journey.ts';
import { becomes, picked, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

describe('respondents who are customers', () => {
  const stage = useStage();

  it('light up in the orders when an answer is picked, and in the answers when orders are', async () => {
    const { page } = await stage.open();
    await page.locator('button.sample[data-sample=features]').click();
    for (const panel of ['kano', 'weights', 'rfm']) await settled(page, panel);
    const classes = panelOf(page, 'rfm').locator('figure[data-picture="classes"]');
    const dark = await classes.innerHTML();
    await markOf(page, 'kano', 'answers', 4).click();
    const people = await picked(page);
    expect(people).toBeGreaterThan(10);
    await expect.poll(() => classes.innerHTML()).not.toBe(dark);
    const bars = panelOf(page, 'kano').locator('figure[data-picture="bars"]');
    const before = await bars.innerHTML();
    await markOf(page, 'rfm', 'classes', 0).click();
    await expect.poll(() => picked(page)).not.toBe(people);
    await expect.poll(() => bars.innerHTML()).not.toBe(before);
  });
});

describe('weights', () => {
  const stage = useStage();

  it('of one panel move the index of another, and undo takes both back', async () => {
    const { page } = await stage.open({ language: 'zh-CN' });
    await page.locator('button.sample[data-sample=voices]').click();
    for (const panel of ['nps', 'weights', 'questionnaire']) await settled(page, panel);
    const index = await stat(page, 'questionnaire', 'index');
    await drag(page, panelOf(page, 'weights').locator('figure[data-picture="bars"] [data-handle]').first(), -80);
    await becomes(page, 'questionnaire', 'index', (now) => now !== index);
    await page.keyboard.press('Control+z');
    await becomes(page, 'questionnaire', 'index', (now) => now === index);
  });
});
