/** The pictures of the AARRR panel drawn on the server: words, widths, selections, and data with little in it. */

import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/aarrr/Panel.svelte';
import { aarrrSpec } from '../../../src/panels/aarrr/index.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';
import { computeAarrr, eventsFrom, steps, type EventRow } from './events.ts';

function app(): EventRow[] {
  const random = createRandom(3);
  const names = ['open', 'sign_up', 'check_in', 'pay', 'invite'];
  return Array.from({ length: 300 }, (_, user) => {
    const began = Math.floor(random.next() * 120);
    const far = Math.floor(random.next() * 5);
    const channel = ['ad', 'friend', 'search'][user % 3]!;
    return names.slice(0, far + 1).map((name, k): EventRow => [`u${user}`, began + k, name, 3600 * k, channel]);
  }).flat();
}

const events = eventsFrom(app());

describe('the pictures of the AARRR panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { groups: 'channel' },
        { order: 'any' },
        steps('open', 'check_in?', 'pay'),
        { interval: 2 },
      ]) {
        const drawing = await computeAarrr({ events }, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, aarrrSpec, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1]).sort()).toEqual([
            'funnel',
            'time',
            'trend',
          ]);
          expect(faultsOf(html)).toEqual([]);
          expect(
            faultsOf(draw(Panel, aarrrSpec, drawing, { locale, width, lit, picked: { way: new Set([1, 3]) } })),
          ).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it.each([
    ['one event', [['a', 5, 'open']]],
    [
      'everyone at the first step',
      [
        ['a', 5, 'open'],
        ['b', 6, 'open'],
        ['c', 6, 'pay'],
      ],
    ],
    [
      'names that say nothing',
      [
        ['a', 5, 'x1'],
        ['a', 6, 'x2'],
        ['b', 6, 'x3'],
      ],
    ],
  ] as const)('are whole for %s', async (_name, rows) => {
    for (const patch of [{}, { order: 'any' }, { window: 0 }, steps('nowhere', 'open')]) {
      const drawing = await computeAarrr({ events: eventsFrom(rows as never) }, patch);
      expect(faultsOf(draw(Panel, aarrrSpec, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, aarrrSpec, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });

  it('are whole for an order log', async () => {
    const drawing = await computeAarrr({ orders: ordersFrom(randomOrders(900, 120, 5)) });
    expect(faultsOf(draw(Panel, aarrrSpec, drawing))).toEqual([]);
  });
});
