import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/rfm/Panel.svelte';
import { rfmSpec as rfmPanel } from '../../../src/panels/rfm/index.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(4000, 400, 7), { ids: true });

describe('the pictures of the RFM panel', () => {
  it('are cube, classes, three faces, three histograms and the weighted score, each with its heading', async () => {
    const html = draw(Panel, rfmPanel, await computePanel(rfmPanel, orders));
    expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'cube',
      'classes',
      'rf',
      'rm',
      'fm',
      'histogram-r',
      'histogram-f',
      'histogram-m',
      'weighted',
    ]);
    expect(faultsOf(html)).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      const drawing = await computePanel(rfmPanel, orders);
      const lit = litBy(drawing.marks, (customer) => customer % 3 === 0);
      for (const width of [320, 600, 756, 1060]) {
        expect(faultsOf(draw(Panel, rfmPanel, drawing, { locale, width }))).toEqual([]);
        const picked = draw(Panel, rfmPanel, drawing, { locale, width, lit, picked: { cell: new Set([124, 123]) } });
        expect(faultsOf(picked)).toEqual([]);
        expect(picked).toContain('class="lit');
        if (locale === 'en') expect(picked.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it.each([
    { scoring: 'nested' },
    { scoring: 'k-means', bins: '4' },
    { scoring: 'own', bins: '3', cuts: { r: [30, 90], f: [2, 5], m: [100, 400] } },
    { monetary: 'mean', colour: 'mean', size: 'equal' },
    { size: 'revenue', colour: 'count', apart: 1, turn: -120, tilt: 90 },
    { rules: [] },
  ])('are whole with %j', async (patch) => {
    const drawing = await computePanel(rfmPanel, orders, patch);
    expect(faultsOf(draw(Panel, rfmPanel, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, rfmPanel, drawing, { lit: litBy(drawing.marks, (customer) => customer < 9) }))).toEqual(
      [],
    );
  });

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    ['one day for all and equal amounts', Array.from({ length: 30 }, (_, i) => [`C${i}`, 19_000, 5])],
    [
      'amounts of nothing',
      [
        ['A', 19_000, 0],
        ['B', 19_010, 0],
      ],
    ],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_001, -30],
        ['B', 19_010, 20],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    const drawing = await computePanel(rfmPanel, ordersFrom(rows as never));
    expect(faultsOf(draw(Panel, rfmPanel, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, rfmPanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
  });

  it('name every segment with its customers as data', async () => {
    const drawing = await computePanel(rfmPanel, orders);
    const html = draw(Panel, rfmPanel, drawing);
    const { segments } = drawing.view as { segments: readonly { count: number }[] };
    const shown = [...html.matchAll(/<data value="(\d+)" data-stat="segment-\d+-customers">/g)].map((match) =>
      Number(match[1]),
    );
    expect(shown).toEqual(segments.map((segment) => segment.count));
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(html).toContain('Champions');
  });
});
