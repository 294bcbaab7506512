/** The questionnaire: a raw export becomes scales, an index and a printed sheet in the browser. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, textFile } from './support/files.ts';
import { panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const PANEL = 'questionnaire';
const ROUTE = '/new?panels=questionnaire';
const WORDS = ['非常不满意', '不满意', '一般', '满意', '非常满意'];
const PEOPLE = 120;

/** Answers in words, as a survey tool exports them; the last question of quality is worded the other way round. */
function exported(): string {
  const header =
    '答卷编号,形象1 值得信赖,形象2 有实力,形象3 有名气,质量1 做工,质量2 耐用,质量3 常坏,忠诚1 再买,忠诚2 推荐';
  let seed = 7;
  const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const rows = Array.from({ length: PEOPLE }, (_, person) => {
    const general = next();
    const answer = (lean: number): number =>
      Math.max(0, Math.min(4, Math.floor(5 * (0.7 * general + 0.3 * next()) + lean)));
    const quality = [answer(0.3), answer(0.3), 4 - answer(0.3)];
    const cells = [answer(0.6), answer(0.5), answer(0.6), ...quality, answer(-0.4), answer(-0.5)];
    if (person === 5) cells[1] = -1;
    return [`p${person}`, ...cells.map((cell) => WORDS[cell] ?? '')].join();
  });
  return [header, ...rows].join('\n');
}

async function openQuestionnaire(stage: ReturnType<typeof useStage>, options: object = {}): Promise<Page> {
  const { page } = await stage.open({ route: ROUTE, ...options });
  await dropFiles(page, textFile('survey.csv', exported()));
  await settled(page, PANEL);
  return page;
}

describe('the questionnaire', () => {
  const stage = useStage();

  it('reads words, groups questions, finds the reversed one and turns it by a click, one step of undo', async () => {
    const page = await openQuestionnaire(stage);
    expect(await stat(page, PANEL, 'respondents')).toBe(PEOPLE);
    expect(await stat(page, PANEL, 'variables')).toBe(3);
    expect(await stat(page, PANEL, 'items')).toBe(8);
    expect(await stat(page, PANEL, 'opposed-items')).toBe(1);
    const before = await stat(page, PANEL, 'lowest-alpha');
    await panelOf(page, PANEL).locator('[data-reverse]').click();
    await becomes(page, PANEL, 'opposed-items', (count) => count === 0);
    expect(await stat(page, PANEL, 'lowest-alpha')).toBeGreaterThan(before + 0.2);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'lowest-alpha', (alpha) => alpha === before);
  });

  it('picks the people who answered so, by pointer and by keys, and keeps everything after a reload', async () => {
    const page = await openQuestionnaire(stage);
    const picture = panelOf(page, PANEL).locator('figure[data-picture="answers"] svg');
    const part = picture.locator('[data-bar="0"][data-level="4"]');
    const share = Number((await part.getAttribute('aria-label'))!.match(/([\d.]+)%$/)![1]) / 100;
    await part.locator('rect').first().click();
    expect((await picked(page)) / PEOPLE).toBeCloseTo(share, 1);
    await picture.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    expect(await picked(page)).toBeGreaterThan(0);
    await saved(page);
    const stats = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(stats);
  });

  it('weighs variables by a slider and a number of the form', async () => {
    const page = await openQuestionnaire(stage);
    const before = await stat(page, PANEL, 'index');
    await panelOf(page, PANEL).click({ position: { x: 8, y: 8 } });
    const form = page.locator('[data-option="tree"]');
    const weight = form.locator('input[type="number"]').first();
    await weight.fill('90');
    await weight.press('Enter');
    await becomes(page, PANEL, 'index', (index) => Math.abs(index - before) > 0.01);
    const slider = form.locator('input[type="range"]').nth(2);
    await slider.focus();
    await page.keyboard.press('Home');
    const heavy = await becomes(page, PANEL, 'index', (index) => index > before);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'index', (index) => index !== heavy);
  });

  it('saves a blank questionnaire that runs nothing', async () => {
    const page = await openQuestionnaire(stage, { language: 'zh-CN' });
    await page.locator('#' + (await panelOf(page, PANEL).locator('[role="radio"]').last().getAttribute('id'))!).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panelOf(page, PANEL).locator('[data-act="save"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('满意度调查问卷.html');
    const html = readFileSync(await download.path(), 'utf8');
    expect(html).toContain('非常满意');
    expect(html).toContain('值得信赖');
    expect(html.match(/class="box"/g)).toHaveLength(8 * 5);
    expect(html).not.toContain('<script');
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s, in every picture', async (language, theme) => {
    const page = await openQuestionnaire(stage, { language, theme });
    const names = panelOf(page, PANEL).locator('[role="radio"]');
    for (let place = 0; place < (await names.count()); place += 1) {
      await names.nth(place).click();
      expect(await violations(page)).toEqual([]);
    }
  });
});
