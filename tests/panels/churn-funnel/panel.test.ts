import { describe, expect, it } from 'vitest';
import type { Tables } from '../../../src/data/tables.ts';
import Panel from '../../../src/panels/churn-funnel/Panel.svelte';
import { churnFunnelSpec } from '../../../src/panels/churn-funnel/index.ts';
import {
  barsBetween,
  changedTypes,
  chosenMonth,
  flowInput,
  monthOf,
  movedLimit,
  reasonInput,
} from '../../../src/panels/churn-funnel/picture.ts';
import type { ChurnFunnelOptions } from '../../../src/panels/churn-funnel/options.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';
import { resultOf, withReasons } from './results.ts';

const orders = ordersFrom(randomOrders(3000, 300, 5));
const subscriptions = withReasons(
  Array.from(
    { length: 60 },
    (_, i) =>
      [
        `c${i}`,
        `2023-0${1 + (i % 4)}-05`,
        i % 3 === 0 ? null : `2023-0${5 + (i % 3)}-10`,
        10 + i,
        i % 3 === 0 ? '' : ['别家更便宜', 'delivery too slow', 'moved house', 'unpaid fees', '其他', ''][i % 6]!,
      ] as const,
  ),
  '2023-09-30',
);

async function drawingOf(tables: Partial<Tables>, patch: JsonObject = {}) {
  const { view, marks, options } = await resultOf(tables, patch);
  return { view, marks, options };
}

function pictures(html: string): string[] {
  return [...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1]!);
}

describe('the pictures of the churn-funnel panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      const cases: [Partial<Tables>, JsonObject, string[]][] = [
        [{ orders }, {}, ['funnel', 'silence', 'months', 'flow']],
        [{ orders }, { by: 'days', asOf: '2023-02-01', span: 30 }, ['funnel', 'silence', 'months', 'flow']],
        [{ subscriptions }, {}, ['funnel', 'months', 'flow', 'reasons', 'types']],
        [{ subscriptions: { ...subscriptions, reason: null, fee: null } }, {}, ['funnel', 'months', 'flow']],
      ];
      for (const [tables, patch, names] of cases) {
        const drawing = await drawingOf(tables, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, churnFunnelSpec, drawing, { locale, width });
          expect(pictures(html)).toEqual(names);
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, churnFunnelSpec, drawing, { locale, width, lit }))).toEqual([]);
        }
        if (locale === 'en' && tables.orders)
          expect(draw(Panel, churnFunnelSpec, drawing, { locale }).replace(/<[^>]*>/g, ' ')).not.toMatch(
            /\p{Script=Han}/u,
          );
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
    ['everyone has left', { subscriptions: withReasons([['a', '2023-01-01', '2023-03-01', 1, 'x']], '2023-05-31') }],
  ] as const)('are whole for %s', async (_name, tables) => {
    for (const patch of [{}, { by: 'days' }, { value: 'future' }]) {
      const drawing = await drawingOf(tables, patch);
      expect(faultsOf(draw(Panel, churnFunnelSpec, drawing))).toEqual([]);
      expect(faultsOf(draw(Panel, churnFunnelSpec, drawing, { lit: litBy(drawing.marks, () => true) }))).toEqual([]);
    }
  });
});

describe('what is drawn', () => {
  const words = {
    stage: String,
    count: String,
    reason: String,
    type: String,
  };

  it('flows leave and arrive whole', async () => {
    const { view } = await resultOf({ orders });
    const input = flowInput(view, words, ['a', 'b']);
    for (const [column, end] of [
      [0, 'from'],
      [1, 'to'],
    ] as const)
      input.columns[column]!.nodes.forEach((node, i) => {
        const sum = input.links.filter((link) => link[end] === i).reduce((all, { value }) => all + value, 0);
        expect(sum).toBe(node.value);
      });
    expect(input.links.reduce((all, { value }) => all + value, 0)).toBe(view.customers);
  });

  it('every reason flows into its type', async () => {
    const { view } = await resultOf({ subscriptions });
    const input = reasonInput(view, words, ['a', 'b']);
    expect(input.columns[1]!.nodes.reduce((all, { value }) => all + value, 0)).toBe(
      view.stages.find(({ stage }) => stage === 'lost')!.customers,
    );
    input.columns[1]!.nodes.forEach((node, i) => {
      const sum = input.links.filter((link) => link.to === i).reduce((all, { value }) => all + value, 0);
      expect(sum).toBe(node.value);
    });
  });

  it('a dragged limit stays within what is allowed and keeps the others', async () => {
    const { options } = await resultOf({ orders });
    const typed = options as unknown as ChurnFunnelOptions;
    expect(movedLimit(typed, 1, 2.456)).toEqual({ slippingTimes: 1, riskTimes: 2.46, lostTimes: 3 });
    expect(movedLimit(typed, 0, 0)).toEqual({ slippingTimes: 0.1, riskTimes: 2, lostTimes: 3 });
    expect(movedLimit({ ...typed, by: 'days' }, 2, 120.4)).toEqual({ slippingDays: 30, riskDays: 60, lostDays: 120 });
  });

  it('stretches of the strip are the bars between the limits', () => {
    expect(barsBetween([NaN, 1, 2, 3, 4], [2, 3], 0)).toEqual([0, 1]);
    expect(barsBetween([NaN, 1, 2, 3, 4], [2, 3], 1)).toEqual([2]);
    expect(barsBetween([NaN, 1, 2, 3, 4], [2, 3], 2)).toEqual([3]);
  });

  it('a month chosen is the day of its end, the last one goes along with the data', async () => {
    const { view } = await resultOf({ orders });
    const last = view.months.to.length - 1;
    expect(chosenMonth(view, last)).toEqual({ asOf: null });
    const patch = chosenMonth(view, last - 3) as JsonObject;
    const moved = await resultOf({ orders }, patch);
    expect(monthOf(moved.view)).toBe(last - 3);
    expect(moved.view.asOf).toBe(view.months.to[last - 3]);
    // What the line says of that month is what the funnel says of that day.
    expect(moved.view.stages.find(({ stage }) => stage === 'lost')!.customers).toBe(view.months.lost[last - 3]);
  });

  it('types changed by hand are written, and taken back', async () => {
    const { options } = await resultOf({ subscriptions });
    const typed = options as unknown as ChurnFunnelOptions;
    const changed = changedTypes(typed, 'moved house', 'rival');
    expect(changed).toEqual({ types: [{ reason: 'moved house', type: 'rival' }] });
    expect(changedTypes({ ...typed, ...changed }, 'moved house', null)).toEqual({ types: null });
  });
});
