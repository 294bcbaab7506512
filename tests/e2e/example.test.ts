/** The bundled example, the addresses and the Reference page. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/prepare.mjs';
import { dropFiles, fileFrom, SAMPLE } from './support/files.ts';
import { AS_OF, EXPECTED, ORDERS_FILE, panelOf } from './support/journey.ts';
import { allStats, settled, stat, stats } from './support/results.ts';
import { useStage } from './support/stage.ts';
import { CHINESE, ENGLISH } from './support/words.ts';
import { PANELS } from '../../src/panels/index.ts';

/** The example's lines reckoned plainly: without repeated rows, rows without a member, and times that cannot be or lie ahead. */
function reckonSample(): { read: number; used: number; customers: number; orders: number; revenue: number } {
  const [, ...rows] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  const used = [...new Set(rows)].filter((row) => {
    const [, member, time] = row.split(',');
    const match = /^(\d{4})-(\d{2})-(\d{2}) \d{2}:\d{2}$/.exec(time!);
    if (!member || !match) return false;
    const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
    return day.toISOString().slice(0, 10) === time!.slice(0, 10) && Number(match[1]) <= 2025;
  });
  const cells = used.map((row) => row.split(','));
  return {
    read: rows.length,
    used: used.length,
    customers: new Set(cells.map((cell) => cell[1])).size,
    orders: new Set(cells.map((cell) => cell[0])).size,
    revenue: cells.reduce((cents, cell) => cents + Math.round(Number(cell[6]) * 100), 0) / 100,
  };
}

describe('the example', () => {
  const stage = useStage();

  it('opens with one click as a finished notebook, with the numbers of its file', async () => {
    const { page } = await stage.open();
    await page.locator('button.sample[data-sample=members]').click();
    const expected = reckonSample();
    expect(await stats(page, 'rfm', ['customers', 'orders', 'revenue'])).toEqual({
      customers: expected.customers,
      orders: expected.orders,
      revenue: expected.revenue,
    });
    expect(await page.locator('data[data-stat="rows-read"]').getAttribute('value')).toBe(String(expected.read));
    expect(await page.locator('data[data-stat="rows-used"]').getAttribute('value')).toBe(String(expected.used));
    expect(await stat(page, 'abc', 'gini')).toBeGreaterThan(0.3);
  });

  it('is the same file as the one in the project', async () => {
    const { page } = await stage.open();
    await page.locator('button.sample[data-sample=members]').click();
    const made = await allStats(page, 'abc');
    const dropped = await stage.open({ route: '/new?panels=abc' });
    await dropFiles(dropped.page, { name: 'half-sugar-orders.csv', bytes: readFileSync(SAMPLE) });
    await settled(dropped.page, 'abc');
    // The file alone keeps repeated rows; told to merge them and to leave out the years ahead, it gives the example's numbers.
    for (const finding of ['duplicate-row', 'future-date']) {
      const row = dropped.page.locator('li.find', {
        has: dropped.page.locator(`data[data-stat="finding-${finding}"]`),
      });
      await row.locator('.others button').first().click();
      await dropped.page.waitForTimeout(300);
      await settled(dropped.page, 'abc');
    }
    await dropped.page.waitForFunction(
      (gini) =>
        document.querySelector<HTMLDataElement>('section[data-panel="abc"][aria-busy="false"] data[data-stat="gini"]')
          ?.value === gini,
      made['gini'],
    );
    expect(await allStats(dropped.page, 'abc')).toEqual(made);
  });
});

describe('addresses', () => {
  const stage = useStage();

  it('a teacher’s link opened directly adds its panels with its options', async () => {
    const { page } = await stage.open({
      route: `/new?panels=abc,rfm&rfm.bins=3&rfm.orders=customer-day&rfm.asOf=${AS_OF}`,
    });
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'rfm');
    expect(
      await page.$$eval('section[data-panel]', (sections) =>
        sections.map((section) => section.getAttribute('data-panel')),
      ),
    ).toEqual(['abc', 'rfm']);
    expect(await stat(page, 'rfm', 'orders')).toBe(EXPECTED.orders);
    expect(await panelOf(page, 'rfm').locator('figure[data-picture="cube"] [data-mark]').count()).toBeLessThanOrEqual(
      27,
    );
  });

  it('a link says what of it cannot be followed, and the rest is', async () => {
    const { page } = await stage.open({ route: '/new?panels=rfm,nonsense&rfm.bins=9&rfm.unknown=1' });
    const note = await page.locator('main [role="status"]').first().innerText();
    for (const part of ['nonsense', 'rfm.bins', 'rfm.unknown']) expect(note).toContain(part);
    await dropFiles(page, ORDERS_FILE);
    await settled(page, 'rfm');
  });

  it('?lang= sets the language', async () => {
    for (const [language, words] of [
      ['zh-CN', CHINESE],
      ['en', ENGLISH],
    ] as const) {
      const { page } = await stage.open({ language, contextOptions: { locale: 'fr-FR' } });
      expect(await page.locator('h1').innerText()).toBe(words.text('app.drop-title'));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    }
  });

  it('the Reference page names every option, table and statistic of every panel, and the panels keep to it', async () => {
    const { page } = await stage.open({ route: '/reference' });
    for (const panel of PANELS) {
      await page.goto(`${stage.address}?lang=en#/reference?panel=${panel.id}`);
      await page.waitForSelector('main h1');
      const text = await page.locator('main').innerText();
      for (const name of [
        ...Object.keys(panel.options),
        ...panel.statistics,
        ...panel.publishes.map((table) => table.name),
      ])
        expect(text).toContain(name);
    }
  });

  const onOrders = PANELS.filter(({ needs }) => needs.length === 0 || needs.some(({ table }) => table === 'orders'));
  const onSurveys: Readonly<Record<string, string>> = {
    kano: 'half-sugar-kano/half-sugar-kano.csv',
    csi: 'one-bar/one-bar-survey.csv',
    questionnaire: 'one-bar/one-bar-survey.csv',
    expectation: 'one-bar/one-bar-survey.csv',
    nps: 'half-sugar-voices/half-sugar-voices.csv',
    'satisfaction-loyalty': 'half-sugar-voices/half-sugar-voices.csv',
  };

  // What a chart or a pivot says depends on what is drawn; their own journeys read it, as that of complaints does.
  const elsewhere = ['chart', 'olap', 'complaints'];

  it('every panel shows the statistics it declares', async () => {
    expect([...onOrders.map(({ id }) => id), ...Object.keys(onSurveys), ...elsewhere].sort()).toEqual(
      PANELS.map(({ id }) => id).sort(),
    );
    const shown = await stage.open({ route: `/new?panels=${onOrders.map(({ id }) => id).join(',')}` });
    await dropFiles(shown.page, ORDERS_FILE);
    for (const panel of onOrders) {
      const names = Object.keys(await allStats(shown.page, panel.id));
      for (const name of panel.statistics) expect(names, panel.id).toContain(name);
    }
  });

  it.each([...new Set(Object.values(onSurveys))])('so do those made from surveys (%s)', async (path) => {
    const panels = PANELS.filter(({ id }) => onSurveys[id] === path);
    const { page } = await stage.open({ route: `/new?panels=${panels.map(({ id }) => id).join(',')}` });
    await dropFiles(page, fileFrom(join(ROOT, 'datasets', path)));
    for (const panel of panels) {
      const names = Object.keys(await allStats(page, panel.id));
      for (const name of panel.statistics) expect(names, panel.id).toContain(name);
    }
  });
});
