import { describe, expect, it } from 'vitest';
import { lifecyclePatternSpec } from '../../../src/panels/lifecycle-pattern/index.ts';
import Panel from '../../../src/panels/lifecycle-pattern/Panel.svelte';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [{}, { axis: 'share' }, { lost: 0.5, explored: 1 }]) {
        const drawing = await computePanel(lifecyclePatternSpec, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, lifecyclePatternSpec, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(['courses', 'value']);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, lifecyclePatternSpec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    [
      'no money',
      [
        ['A', 19_000, 0],
        ['A', 19_500, 0],
      ],
    ],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_000, -30],
        ['B', 19_900, 20],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    const drawing = await computePanel(lifecyclePatternSpec, ordersFrom(rows as never));
    expect(faultsOf(draw(Panel, lifecyclePatternSpec, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, lifecyclePatternSpec, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
  });
});
