import { describe, expect, it } from 'vitest';
import { clvMatrixSpec as clvMatrixPanel } from '../../../src/panels/clv-matrix/index.ts';
import Panel from '../../../src/panels/clv-matrix/Panel.svelte';
import { cutsInForce, movedCuts } from '../../../src/panels/clv-matrix/picture.ts';
import type { ClvMatrixOptions } from '../../../src/panels/clv-matrix/options.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5), { products: true });
const MANY: OrderRow[] = Array.from({ length: 5200 }, (_, i) => [
  `c${i}`,
  19_000 + (i % 300),
  1 + (i % 97),
  '',
  `p${i % 5}`,
]);

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const [patch, data] of [
        [{}, orders],
        [{ cutBy: 'value', cutCurrent: -5, cutPotential: 1e7, axes: 'linear' }, orders],
        [{ axes: 'log', cutBy: 'mean', budget: 0 }, orders],
        [{ crossBuy: 'none', fade: false }, ordersFrom(MANY)],
      ] as const) {
        const drawing = await computePanel(clvMatrixPanel, data, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, clvMatrixPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'quadrants',
            'budget',
          ]);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, clvMatrixPanel, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('can move both cuts, and shows the four kinds', async () => {
    const html = draw(Panel, clvMatrixPanel, await computePanel(clvMatrixPanel, orders));
    expect([...html.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual(['both', 'x', 'y']);
    expect(html.match(/role="slider"/g)).toHaveLength(2);
    for (const name of ['Lead', 'Iron', 'Gold', 'Platinum']) expect(html).toContain(`>${name}<`);
  });

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    ['returns alone', [['A', 19_000, -10]]],
    ['no money', [['A', 19_000, 0]]],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_001, -30],
        ['B', 19_010, 20],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    const drawing = await computePanel(clvMatrixPanel, ordersFrom(rows as never));
    expect(faultsOf(draw(Panel, clvMatrixPanel, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, clvMatrixPanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
  });
});

describe('cuts', () => {
  it('that are dragged become own values, shown at once', () => {
    const cuts = { x: 1, y: 2 };
    const options = { cutBy: 'median', cutCurrent: 7, cutPotential: null } as ClvMatrixOptions;
    expect(cutsInForce({ cuts }, options)).toEqual(cuts);
    expect(cutsInForce({ cuts }, { ...options, cutBy: 'value' })).toEqual({ x: 7, y: 2 });
    expect(movedCuts({ x: 3.14159, y: -0.001 })).toEqual({ cutBy: 'value', cutCurrent: 3.14, cutPotential: 0 });
  });
});
