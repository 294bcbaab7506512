import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/abc/Panel.svelte';
import { abcSpec as abcPanel } from '../../../src/panels/abc/index.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5), { products: true });

describe('the pictures of the ABC panel', () => {
  it.each([
    ['customer', 'zh-CN'],
    ['customer', 'en'],
    ['product', 'zh-CN'],
    ['product', 'en'],
  ] as const)('by %s have all their words in %s, at every width, at rest and picked', async (by, locale) => {
    const drawing = await computePanel(abcPanel, orders, { by });
    const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
    for (const width of [320, 600, 756, 1060]) {
      const html = draw(Panel, abcPanel, drawing, { locale, width });
      expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(['pareto', 'lorenz']);
      expect(faultsOf(html)).toEqual([]);
      expect(faultsOf(draw(Panel, abcPanel, drawing, { locale, width, lit }))).toEqual([]);
      if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('say for the worked check of the course what it says: A, A, B, C and Gini 0.375', async () => {
    const course = ordersFrom([
      ['A', 19_000, 50],
      ['B', 19_000, 30],
      ['C', 19_000, 15],
      ['D', 19_000, 5],
    ]);
    const html = draw(Panel, abcPanel, await computePanel(abcPanel, course));
    expect(html).toContain('>0.375<');
    expect(html).toContain('top 50% of customers');
    expect(html).toContain('bring 80% of revenue');
  });

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
    const drawing = await computePanel(abcPanel, ordersFrom(rows as never));
    expect(faultsOf(draw(Panel, abcPanel, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, abcPanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
  });

  it('are whole with limits the curve itself suggests', async () => {
    expect(faultsOf(draw(Panel, abcPanel, await computePanel(abcPanel, orders, { limits: 'computed' })))).toEqual([]);
  });
});
