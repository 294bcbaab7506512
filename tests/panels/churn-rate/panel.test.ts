import { describe, expect, it } from 'vitest';
import type { Tables } from '../../../src/data/tables.ts';
import Panel from '../../../src/panels/churn-rate/Panel.svelte';
import { churnRateSpec } from '../../../src/panels/churn-rate/index.ts';
import { bridgeParts, lowestOf, movedCut, periodTicks, rateSeries } from '../../../src/panels/churn-rate/picture.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { simulatedSubscriptions, subscriptionsFrom } from '../clv-contractual/subscriptions.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { encode, ordersFrom, randomOrders } from '../orders.ts';
import { resultOf } from './results.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));
const channel = encode(Array.from({ length: orders.rows }, (_, i) => ['shop', 'web', 'app'][orders.customer[i]! % 3]!));
const subscriptions = simulatedSubscriptions(400, 0.8, 3, 3);

async function drawingOf(tables: Partial<Tables>, patch: JsonObject = {}) {
  const { view, marks, options } = await resultOf(tables, patch);
  return { view, marks, options };
}

function pictures(html: string): string[] {
  return [...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1]!);
}

describe('the pictures of the churn-rate panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      const cases: [Partial<Tables>, JsonObject, string[]][] = [
        [{ orders }, {}, ['rates', 'bridge', 'silence', 'revenue']],
        [{ orders }, { rule: 'rhythm', bridge: 'value', unit: 'quarter' }, ['rates', 'bridge', 'silence', 'revenue']],
        [
          { orders: { ...orders, channel } },
          { segment: 'channel', unit: 'week' },
          ['rates', 'bridge', 'silence', 'revenue', 'segments'],
        ],
        [{ subscriptions }, { bridge: 'value' }, ['rates', 'bridge', 'revenue']],
      ];
      for (const [tables, patch, names] of cases) {
        const drawing = await drawingOf(tables, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, churnRateSpec, drawing, { locale, width });
          expect(pictures(html)).toEqual(names);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, churnRateSpec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it.each([
    ['one customer', { orders: ordersFrom([['A', 19_000, 10]]) }],
    [
      'no amounts',
      {
        orders: ordersFrom([
          ['A', 19_000, 0],
          ['A', 19_200, 0],
          ['B', 19_300, 0],
        ]),
      },
    ],
    [
      'everyone leaves',
      {
        subscriptions: subscriptionsFrom(
          [
            ['a', '2023-01-01', '2023-02-09', 1],
            ['b', '2023-01-01', '2023-02-10', 1],
          ],
          '2023-02-10',
        ),
      },
    ],
    [
      'no fees',
      {
        subscriptions: subscriptionsFrom(
          [
            ['a', '2023-01-01', '2023-02-09'],
            ['b', '2023-01-01', null],
          ],
          '2023-05-31',
        ),
      },
    ],
  ] as const)('are whole for %s', async (_name, tables) => {
    for (const patch of [{}, { unit: 'year' }, { bridge: 'value' }, { rule: 'rhythm' }]) {
      const drawing = await drawingOf(tables, patch);
      expect(faultsOf(draw(Panel, churnRateSpec, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, churnRateSpec, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });

  it('say which period is looked at, and let it be dragged', async () => {
    const drawing = await drawingOf({ orders }, { period: '2023-03-15' });
    const html = draw(Panel, churnRateSpec, drawing);
    expect(html.match(/data-handle="chosen"/g)).toHaveLength(2);
    expect(html).toMatch(/aria-valuetext="[^"]*2023/);
  });
});

describe('what is drawn', () => {
  it('the bridge begins and ends with the customers there', async () => {
    const { view } = await resultOf({ subscriptions });
    for (const of of ['customers', 'value'] as const) {
      const parts = bridgeParts(view, of);
      let level = 0;
      for (const { kind, value } of parts) {
        if (kind === 'total' && level !== 0) expect(value).toBeCloseTo(level, 6);
        level = kind === 'total' ? value : kind === 'up' ? level + value : level - value;
      }
      expect(parts[0]!.value).toBeGreaterThan(0);
    }
  });

  it('an unfinished period is a point of its own, an early one is not drawn', async () => {
    const { view } = await resultOf({ orders });
    const series = rateSeries(view, [{ of: 'absolute', name: 'a', note: '', tone: 1, dash: 'none' }]);
    const last = view.periods.length - 1;
    if (!view.periods[last]!.finished) {
      expect(series.map(({ key }) => key)).toEqual(['absolute', 'absolute-unfinished']);
      expect(series[0]!.y[last]).toBeNaN();
    }
    expect(series[0]!.y[0]).toBeNaN();
  });

  it('axes have whole places and end at a tenth', () => {
    expect(periodTicks(36, 400)).toEqual([0, 9, 18, 27]);
    expect(periodTicks(1, 400)).toEqual([0]);
    expect(lowestOf([{ key: 'a', name: '', x: [0], y: [0.93], tone: 1, shape: 'line', dash: 'none' }])).toBe(0.9);
    expect(lowestOf([])).toBe(0.9);
  });

  it('a dragged threshold stays within what is allowed', async () => {
    const { view } = await resultOf({ orders });
    expect(movedCut(view, 0)).toEqual({ days: 1 });
    expect(movedCut(view, 45.6)).toEqual({ days: 46 });
    expect(movedCut((await resultOf({ orders }, { rule: 'rhythm' })).view, 2.345)).toEqual({ multiple: 2.35 });
  });
});
