import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/lifecycle/Panel.svelte';
import { lifecycleSpec as lifecyclePanel } from '../../../src/panels/lifecycle/index.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));
const PICTURES = ['river', 'flows', 'silence', 'moves', 'person'];

describe('the pictures of the lifecycle panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { measure: 'revenue', volume: 'money', matrix: 'dates', unit: 'quarter' },
        { lostBy: 'days', lostDays: 60, youngest: 40, person: 2 },
        { alive: true, lostBy: 'alive' },
        { show: 'states', unit: 'week' },
      ]) {
        const drawing = await computePanel(lifecyclePanel, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        const pictures = 'show' in patch ? ['river', 'flows', 'moves'] : PICTURES;
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, lifecyclePanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(pictures);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, lifecyclePanel, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
    30_000,
  );

  it.each([
    ['one customer', [['A', 19_000, 10]]],
    ['nobody twice', Array.from({ length: 30 }, (_, i) => [`C${i}`, 19_000 + 20 * i, 5])],
    ['no money', Array.from({ length: 60 }, (_, i) => [`C${i % 7}`, 19_000 + 11 * i, 0])],
    [
      'returns larger than purchases',
      [
        ['A', 19_000, 10],
        ['A', 19_001, -30],
        ['B', 19_010, 20],
        ['B', 19_090, -2],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    for (const patch of [
      {},
      { measure: 'revenue', volume: 'money' },
      { show: 'states' },
      { lostBy: 'alive' },
      { matrix: 'dates', unit: 'week' },
    ]) {
      const drawing = await computePanel(lifecyclePanel, ordersFrom(rows as never), patch);
      expect(faultsOf(draw(Panel, lifecyclePanel, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, lifecyclePanel, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });

  it('shows that a picked stage is picked in every picture', async () => {
    const drawing = await computePanel(lifecyclePanel, orders, { matrix: 'dates' });
    const { of } = drawing.marks['stage']!;
    const lit = litBy(drawing.marks, (customer) => of[customer] === 3);
    const html = draw(Panel, lifecyclePanel, drawing, { lit, picked: { stage: new Set([3]) } });
    for (const picture of ['river', 'silence', 'moves', 'flows']) {
      const figure = html.split('<figure').find((part) => part.includes(`data-picture="${picture}"`))!;
      expect(figure).toMatch(picture === 'moves' ? /class="f\d/ : picture === 'flows' ? /class="part/ : /class="lit/);
    }
  });
});
