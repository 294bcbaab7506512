import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/pyramid/Panel.svelte';
import { pyramidSpec as pyramidPanel } from '../../../src/panels/pyramid/index.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));

describe('the pictures of the pyramid panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { measure: 'profit', costPerOrder: 20, by: 'value' },
        { scheme: 'three', costPerYear: 90 },
      ]) {
        const drawing = await computePanel(pyramidPanel, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, pyramidPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'pyramid',
            'moves',
            'whale',
          ]);
          expect(html.match(/<li[ >]/g)).toHaveLength(patch.scheme === 'three' ? 3 : 4);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, pyramidPanel, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    ['all equal', Array.from({ length: 30 }, (_, i) => [`C${i}`, 19_000, 5])],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_001, -30],
        ['B', 19_010, 20],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    for (const patch of [{}, { measure: 'profit', costPerOrder: 3 }, { by: 'value' }]) {
      const drawing = await computePanel(pyramidPanel, ordersFrom(rows as never), patch);
      expect(faultsOf(draw(Panel, pyramidPanel, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, pyramidPanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });
});
