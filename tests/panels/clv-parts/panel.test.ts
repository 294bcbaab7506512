import { describe, expect, it } from 'vitest';
import { clvPartsSpec as clvPartsPanel } from '../../../src/panels/clv-parts/index.ts';
import Panel from '../../../src/panels/clv-parts/Panel.svelte';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5), { products: true });

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { groups: 'rfm', measure: 'share', bars: 'top' },
        { groups: 'decile', measure: 'mean', crossBuy: 'uplift', fade: false },
        { crossBuy: 'none', referrals: 0 },
        { source: 'typed' },
        { source: 'typed', typedHistorical: -500 },
        { source: 'typed', typedHistorical: 0, typedCurrent: 0, typedPotential: 0 },
      ]) {
        const drawing = await computePanel(clvPartsPanel, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, clvPartsPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(
            'source' in patch ? ['stack'] : ['stack', 'bars', 'groups'],
          );
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, clvPartsPanel, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('say the worked check', async () => {
    const html = draw(Panel, clvPartsPanel, await computePanel(clvPartsPanel, orders, { source: 'typed' }));
    for (const number of ['4,320', '3,058', '1,487']) expect(html).toContain(number);
    expect([...html.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'historical',
      'current',
      'cross-buy',
    ]);
  });

  it('can move every assumption that has a number by its end', async () => {
    const html = draw(Panel, clvPartsPanel, await computePanel(clvPartsPanel, orders));
    expect([...html.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'historical',
      'current',
      'cross-buy',
      'referral',
    ]);
    expect(html).toContain('r 80.0%');
  });

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_001, -30],
        ['B', 19_010, 20],
      ],
    ],
    ['returns alone', [['A', 19_000, -10]]],
    ['no money', [['A', 19_000, 0]]],
  ] as const)('are whole for %s', async (_name, rows) => {
    const drawing = await computePanel(clvPartsPanel, ordersFrom(rows as never));
    expect(faultsOf(draw(Panel, clvPartsPanel, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, clvPartsPanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
  });
});
