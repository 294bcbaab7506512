/** Satisfaction and loyalty: a raw survey dropped, cuts dragged, types picked, curves, the trap's bend, and orders linked. */

import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { ROOT } from '../tools/prepare.mjs';
import { violations } from './support/accessibility.ts';
import { dropFiles, fileFrom } from './support/files.ts';
import { drag, markOf, panelOf } from './support/journey.ts';
import { allStats, becomes, picked, saved, settled, stat, stats } from './support/results.ts';
import { useStage, type OpenOptions } from './support/stage.ts';
import { wordsIn } from './support/words.ts';

const PANEL = 'satisfaction-loyalty';
const VOICES = fileFrom(join(ROOT, 'datasets', 'half-sugar-voices', 'half-sugar-voices.csv'));
const ORDERS = fileFrom(join(ROOT, 'datasets', 'half-sugar', 'half-sugar-orders.csv'));

describe('satisfaction and loyalty', () => {
  const stage = useStage();

  async function openVoices(options: OpenOptions = {}) {
    const visit = await stage.open({ route: `/new?panels=${PANEL}`, ...options });
    await dropFiles(visit.page, VOICES);
    await settled(visit.page, PANEL);
    return visit;
  }

  it('finds its questions in a raw export and tells the four types, the curves and the trap; all tabs hold', async () => {
    const { page } = await openVoices();
    const found = await stats(page, PANEL, [
      'respondents',
      'cut-satisfaction',
      'cut-loyalty',
      'satisfied-not-loyal',
      'groups',
      'curves-p',
      'asked-again',
    ]);
    expect(found.respondents).toBeGreaterThan(1500);
    expect([found['cut-satisfaction'], found['cut-loyalty'], found.groups]).toEqual([6.5, 6.5, 3]);
    expect(found['satisfied-not-loyal']).toBeGreaterThan(0.1);
    expect(found['curves-p']).toBeLessThan(1e-6);
    expect(found['asked-again']).toBeGreaterThan(300);
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

  it('moves a cut by dragging its line, from one answer to the next, one step of undo', async () => {
    const { page } = await openVoices();
    await drag(page, panelOf(page, PANEL).locator('[data-picture="plane"] [data-handle="x"]'), 160);
    const cut = await becomes(page, PANEL, 'cut-satisfaction', (value) => value > 6.5);
    expect(cut % 1).toBe(0.5);
    await page.keyboard.press('Control+z');
    await becomes(page, PANEL, 'cut-satisfaction', (value) => value === 6.5);
  });

  it('picks a type, by the picture, by keys and by its button', async () => {
    const { page } = await openVoices();
    const customers = await stat(page, PANEL, 'mercenary-customers');
    await panelOf(page, PANEL).locator('.facts button[aria-pressed]').nth(1).click();
    expect(await picked(page)).toBe(customers);
    await page.keyboard.press('Escape');
    const plane = panelOf(page, PANEL).locator('[data-picture="plane"] svg.pic');
    await plane.focus();
    await page.keyboard.press('Enter');
    expect(await picked(page)).toBe(await stat(page, PANEL, 'loyal-customers'));
    await markOf(page, PANEL, 'plane', 3).and(page.locator('[aria-selected="true"]')).waitFor({ state: 'attached' });
  });

  it('draws every picture, drags the bend, and picks who changed type', async () => {
    const { page } = await openVoices();
    for (const [picture, drawn] of [
      ['curves', 'curves'],
      ['trap', 'trap'],
      ['moves', 'moves'],
    ] as const) {
      await panelOf(page, PANEL).locator(`[id$="-picture-${picture}"]`).click();
      await panelOf(page, PANEL).locator(`[data-picture="${drawn}"] svg.pic`).waitFor();
    }
    await panelOf(page, PANEL).locator('[data-picture="moves"] ~ .facts button').first().click();
    expect(await picked(page)).toBeGreaterThan(10);
    await panelOf(page, PANEL).locator('[id$="-picture-trap"]').click();
    const bend = await stat(page, PANEL, 'bend');
    const chart = panelOf(page, PANEL).locator('[data-picture="trap"] svg.pic');
    await chart.focus();
    await page.keyboard.press('ArrowLeft');
    await becomes(page, PANEL, 'bend', (value) => value === bend - 1);
  });

  it('is linked with what the same customers bought, once their orders are there', async () => {
    const { page } = await openVoices();
    await dropFiles(page, ORDERS);
    const seen = await becomes(page, PANEL, 'window-seen', (value) => value > 500);
    expect(await stat(page, PANEL, 'linked')).toBeGreaterThanOrEqual(seen);
    await panelOf(page, PANEL).locator('[id$="-picture-behaviour"]').click();
    await panelOf(page, PANEL).locator('[data-picture="back"] svg.pic').waitFor();
    await panelOf(page, PANEL).locator('[data-picture="links"] svg.pic').waitFor();
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
