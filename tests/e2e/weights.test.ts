/** Weights: typed, slid, from a file; matrices, rounds, comparisons. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom } from './support/files.ts';
import { drag, markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat, stats } from './support/results.ts';
import { useStage, type Language } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'weights';
const ROUTE = '/new?panels=weights';
/** The well-known matrix of drink consumption. */
const DRINKS = `${ROUTE}&weights.method=ahp&weights.judgements=${encodeURIComponent(
  'coffee:wine:tea:beer:soda:milk:water;~9:5:2:1:1:1/2:1/3:1/9:1/9:1/9:1/9:1/3:1/4:1/3:1/9:1/2:1:1/3:2:1/2:1/3',
)}`;
const datasetOf = (name: string) => join(import.meta.dirname, '..', '..', 'datasets', name, `${name}.csv`);
const THREE = ['weight-1', 'weight-2', 'weight-3'] as const;

async function sumOf(page: Page): Promise<number> {
  const found = await stats(page, PANEL, THREE);
  return Object.values(found).reduce((sum, value) => sum + value, 0);
}

/** Adds the panel to a file that was just dropped, as it is suggested there. */
async function addTo(page: Page, language: Language): Promise<void> {
  const words = wordsIn(language);
  await page
    .locator('.sugg')
    .getByRole('button', { name: words.text('weights.name') })
    .first()
    .click();
  await settled(page, PANEL);
}

describe('weights', () => {
  const stage = useStage();

  it.each(['en', 'zh-CN'] as const)('open without any file and have the worked check, in %s', async (language) => {
    const words = wordsIn(language);
    const { page } = await stage.open({ route: ROUTE, language });
    const found = await stats(page, PANEL, THREE);
    expect(Object.values(found)).toEqual([0.5, 0.3, 0.2].map((value) => expect.closeTo(value, 12)));
    for (const tab of ['table', 'formula', 'reading']) {
      await panelOf(page, PANEL)
        .getByRole('tab', { name: words.text(`notebook.tab-${tab}`) })
        .click();
      await panelOf(page, PANEL)
        .locator({ table: '[role="row"], tr', formula: 'math', reading: '.read li' }[tab]!)
        .first()
        .waitFor();
    }
  });

  it('have the published consistency ratio, and another where another table is chosen', async () => {
    const { page } = await stage.open({ route: DRINKS });
    expect(await stat(page, PANEL, 'consistency-ratio')).toBeCloseTo(0.02230164638, 8);
    expect(await stat(page, PANEL, 'weight-7')).toBeCloseTo(0.32679263927, 9);
    expect(await stat(page, PANEL, 'lambda-max')).toBeCloseTo(7.1766290393, 8);
    const choice = page.locator('[data-option="randomIndex"]');
    const name = wordsIn('en').text('weights.table-alonso-lamata');
    if ((await choice.locator('select').count()) > 0) await choice.locator('select').selectOption({ label: name });
    else await choice.getByText(name, { exact: true }).click();
    await becomes(page, PANEL, 'random-index', (now) => now === 1.3417);
    expect(await stat(page, PANEL, 'consistency-ratio')).toBeCloseTo(0.029438173222 / 1.3417, 8);
  });

  it('are slid on the picture: the others give way, one step of undo, its twin in the form', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await settled(page, PANEL);
    const before = await stat(page, PANEL, 'weight-1');
    await drag(page, panelOf(page, PANEL).locator('[data-handle="0"]'), 40);
    const moved = await becomes(page, PANEL, 'weight-1', (now) => now > before + 0.02);
    expect(await sumOf(page)).toBeCloseTo(1, 9);
    const shares = await stats(page, PANEL, THREE);
    expect(shares['weight-2'] / shares['weight-3']).toBeCloseTo(1.5, 1);
    const form = await page.locator('[data-option="own"] input').first().inputValue();
    expect(Number(form.split(/[\s,，、;]+/)[0]) / 100).toBeCloseTo(moved, 3);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'weight-1', (now) => Math.abs(now - before) < 1e-12);
    // By keys alone: one point up; then back to what was computed by the button.
    await panelOf(page, PANEL).locator('figure[data-picture="bars"] svg').focus();
    await page.keyboard.press('ArrowRight');
    await becomes(page, PANEL, 'weight-1', (now) => Math.abs(now - 0.51) < 1e-9);
    await panelOf(page, PANEL)
      .getByRole('button', { name: wordsIn('en').text('weights.picture-reset') })
      .click();
    await becomes(page, PANEL, 'weight-1', (now) => Math.abs(now - before) < 1e-12);
  });

  it('are typed in the editor: another criterion, another expert, pairs by the slider, and stay after a reload', async () => {
    const words = wordsIn('en');
    const { page } = await stage.open({ route: `${ROUTE}&weights.method=ahp` });
    await settled(page, PANEL);
    const editor = page.locator('[data-option="judgements"]');
    await editor.getByRole('button', { name: words.text('weights.editor-add-criterion') }).click();
    // D is not linked to the others yet: the panel says so in place of numbers.
    await panelOf(page, PANEL).locator('h2').getByText('do not link', { exact: false }).waitFor();
    await editor.getByLabel(words.text('weights.editor-pair-text', { first: 'A', second: 'D' })).fill('1/2');
    await page.keyboard.press('Tab');
    await becomes(page, PANEL, 'missing-judgements', (now) => now === 2);
    await editor.getByLabel(words.text('weights.editor-criterion', { place: 4 })).fill('健康');
    await page.keyboard.press('Tab');
    const slider = editor.getByRole('slider', {
      name: words.text('weights.editor-pair', { first: 'B', second: '健康' }),
    });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await becomes(page, PANEL, 'missing-judgements', (now) => now === 1);
    await editor.getByRole('button', { name: words.text('weights.editor-add-expert') }).click();
    await saved(page);
    const before = await allStats(page, PANEL);
    await page.reload();
    expect(await allStats(page, PANEL)).toEqual(before);
  });

  it('come from the experts’ file as Delphi, and a bar picks who weighs it most', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, fileFrom(datasetOf('expert-panel')));
    await addTo(page, 'en');
    expect(await stat(page, PANEL, 'rounds')).toBe(3);
    expect(await stat(page, PANEL, 'weight-1')).toBeGreaterThan(0.2);
    await panelOf(page, PANEL).locator('figure[data-picture="rounds"]').waitFor();
    await markOf(page, PANEL, 'bars', 0)
      .locator('rect')
      .nth(1)
      .click({ position: { x: 12, y: 6 } });
    expect(await picked(page)).toBeGreaterThan(0);
  });

  it('come from comparisons as strengths, each method from the same file', async () => {
    const { page } = await stage.open({ route: '/new' });
    await dropFiles(page, fileFrom(datasetOf('paired-features')));
    await addTo(page, 'en');
    const truth = readFileSync(datasetOf('paired-features').replace('.csv', '-truth.csv'), 'utf8');
    expect(truth).toContain('提前点单免排队');
    expect(await stat(page, PANEL, 'experts')).toBe(120);
    expect(await stat(page, PANEL, 'deviance-degrees')).toBe(21);
    const method = page.locator('[data-option="method"] select');
    await method.selectOption('tournament');
    await becomes(page, PANEL, 'deviance', (now) => Number.isNaN(now));
    await method.selectOption('ahp');
    await panelOf(page, PANEL).locator('h2').getByText('only tells who won', { exact: false }).waitFor();
  });

  it.each([
    ['en', 'dark', DRINKS],
    ['zh-CN', 'light', `${ROUTE}&weights.method=delphi`],
  ] as const)('are accessible in %s, %s', async (language, theme, route) => {
    const { page } = await stage.open({ route, language, theme });
    await settled(page, PANEL);
    expect(await violations(page)).toEqual([]);
  });
});
