import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/win-back/Panel.svelte';
import { winBackSpec } from '../../../src/panels/win-back/index.ts';
import { computePanel, draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));

describe('the pictures of the win-back panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [{}, { budget: 100, chanceBy: 'typed' }, { cost: 0 }, { cost: 100_000 }]) {
        const drawing = await computePanel(winBackSpec, orders, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, winBackSpec, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'budget',
            'grades',
            'cells',
          ]);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, winBackSpec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('shows the plan of a test with its numbers', async () => {
    const html = draw(Panel, winBackSpec, await computePanel(winBackSpec, orders, { testBase: 10, testLift: 5 }));
    // power.prop.test(p1 = .1, p2 = .15, power = .8) of R
    expect(html).toContain('data-stat="plan-normal"');
    expect(/<data value="(\d+)" data-stat="plan-normal"/.exec(html)?.[1]).toBe('686');
  });
});
