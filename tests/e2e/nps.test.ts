/** Net promoter score: a raw export dropped, answers and groups picked, the step found, later purchases read from the orders. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom, textFile } from './support/files.ts';
import { markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat, stats } from './support/results.ts';
import { useStage, type OpenOptions } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'nps';
const VOICES = fileFrom(join(ROOT, 'datasets', 'half-sugar-voices', 'half-sugar-voices.csv'));
const ORDERS = fileFrom(join(ROOT, 'datasets', 'half-sugar', 'half-sugar-orders.csv'));

describe('net promoter score', () => {
  const stage = useStage();

  async function openVoices(options: OpenOptions = {}) {
    const visit = await stage.open({ route: `/new?panels=${PANEL}`, ...options });
    await dropFiles(visit.page, VOICES);
    await settled(visit.page, PANEL);
    return visit;
  }

  it('tells the score, its interval and the step of a raw export; all tabs hold', async () => {
    const { page } = await openVoices();
    const found = await stats(page, PANEL, ['nps', 'low', 'high', 'n', 'promoters', 'detractors', 'step', 'r-squared']);
    expect(found.n).toBe(2372);
    expect(found.nps).toBeCloseTo((100 * (found.promoters - found.detractors)) / found.n, 9);
    expect(found.low).toBeLessThan(found.nps);
    expect(found.high).toBeGreaterThan(found.nps);
    expect(found.step).toBeLessThan(-10);
    expect(found['r-squared']).toBeGreaterThan(0.2);
    await panelOf(page, PANEL).getByText('2025-03', { exact: false }).first().waitFor();
    for (const tab of ['table', 'formula', 'reading']) {
      await panelOf(page, PANEL)
        .getByRole('tab', { name: wordsIn('en').text(`notebook.tab-${tab}`) })
        .click();
      await panelOf(page, PANEL)
        .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
        .first()
        .waitFor();
    }
  });

  it('equals the published interval of 10, 20 and 70 answers', async () => {
    const { page } = await stage.open({ route: `/new?panels=${PANEL}` });
    const answers = [...Array<number>(10).fill(3), ...Array<number>(20).fill(8), ...Array<number>(70).fill(10)];
    const rows = answers.map((answer, i) => `r${i},${answer},${1 + (i % 5)}`);
    await dropFiles(page, textFile('nps.csv', ['编号,推荐意愿(0-10),口味', ...rows].join('\n')));
    await settled(page, PANEL);
    expect(await stat(page, PANEL, 'nps')).toBeCloseTo(60, 9);
    expect(await stat(page, PANEL, 'wald-low')).toBeCloseTo(46.99907, 4);
    expect(await stat(page, PANEL, 'adjusted-wald-high')).toBeCloseTo(71.23509, 4);
  });

  it('picks detractors by dragging over their bars, promoters by the strip under theirs, a group by keys', async () => {
    const { page } = await openVoices();
    const chart = panelOf(page, PANEL).locator('[data-picture="distribution"] svg.pic');
    await chart.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(100);
    const [first, last] = [
      (await markOf(page, PANEL, 'distribution', 0).boundingBox())!,
      (await markOf(page, PANEL, 'distribution', 6).boundingBox())!,
    ];
    await page.mouse.move(first.x + first.width / 2, first.y + first.height - 6);
    await page.mouse.down();
    await page.mouse.move(last.x + last.width / 2, last.y + last.height - 6, { steps: 6 });
    await page.mouse.up();
    const detractors = await picked(page);
    expect(detractors).toBeGreaterThan(300);
    const strip = chart.locator('.strip').nth(2);
    const box = (await strip.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.selbar').getByText('9–10', { exact: false }).first().waitFor();
    expect(await picked(page)).not.toBe(detractors);
    await page.keyboard.press('Escape');
    await panelOf(page, PANEL).locator('[id$="-picture-segments"]').click();
    const groups = panelOf(page, PANEL).locator('[data-picture="segments"] svg.pic');
    await groups.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await markOf(page, PANEL, 'segments', 1).and(page.locator('[aria-selected="true"]')).waitFor({ state: 'attached' });
  });

  it('draws every picture, and what promoters bought once the orders are there', async () => {
    const { page } = await openVoices();
    for (const picture of ['segments', 'drivers', 'trend']) {
      await panelOf(page, PANEL).locator(`[id$="-picture-${picture}"]`).click();
      await panelOf(page, PANEL).locator(`[data-picture="${picture}"] svg.pic`).waitFor();
    }
    await dropFiles(page, ORDERS);
    const promoters = await becomes(page, PANEL, 'promoters-bought', (value) => value > 0.5);
    expect(await stat(page, PANEL, 'detractors-bought')).toBeLessThan(promoters);
    await panelOf(page, PANEL).locator('[id$="-picture-value"]').click();
    await panelOf(page, PANEL).locator('[data-picture="value"] svg.pic').waitFor();
  });

  it('gives the same after a reload', async () => {
    const { page } = await openVoices();
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it.each([
    ['en', 'dark'],
    ['zh-CN', 'light'],
  ] as const)('is accessible in %s, %s', async (language, theme) => {
    const { page } = await openVoices({ language, theme });
    expect(await violations(page)).toEqual([]);
  });
});
