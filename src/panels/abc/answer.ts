/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import { giniCoefficient, itemsToReach, shareOf } from '../../models/abc.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { limitView, stepOf, type AbcResult } from './compute.ts';
import { ABC_CLASSES, BAR_COUNT, type AbcClassView, type AbcView, type BarView } from './view.ts';

export const ABC_STATISTICS = [
  'items',
  'customers',
  'revenue',
  'gini',
  'items-to-80',
  'customers-to-80',
  'class-a',
  'class-b',
  'class-c',
  'limit-a',
  'limit-b',
] as const;

export function answerAbc(result: AbcResult): PanelAnswer<AbcView> {
  const view = viewOf(result);
  const { by } = view;
  return {
    view,
    finding: findingOf(view),
    subtitle: message(`abc.subtitle-${by}-${view.limits}`, {
      a: percentOf(view.a.limit),
      b: percentOf(view.b.limit),
      n: view.items,
    }),
    caption: message(`abc.caption-${by}`),
    alternative: message(`abc.alternative-${by}`, {
      n: view.items,
      items: view.a.items,
      itemShare: view.a.itemShare,
      valueShare: view.a.valueShare,
      gini: view.gini,
      a: view.classes[0]!.items,
      b: view.classes[1]!.items,
      c: view.classes[2]!.items,
    }),
    reading: [...readingOf(view), ...caveatsOf(view, result)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

export function viewOf(result: AbcResult): AbcView {
  const { curve, by, a, b, limits, computed, customers, revenue } = result;
  const { pareto } = result;
  return {
    by,
    from: result.input.orders === null ? 'given' : 'orders',
    items: curve.size,
    customers,
    total: curve.total / curve.scale,
    revenue,
    negative: curve.negative,
    zero: curve.zero,
    bars: barsOf(result),
    classes: classesOf(result),
    limits,
    a,
    b,
    computed:
      computed === null
        ? null
        : { a: limitView(curve, shareOf(curve, computed.a)), b: limitView(curve, shareOf(curve, computed.b)) },
    pareto: { x: pareto.x.slice(), y: pareto.y.slice() },
    lorenz: { x: pareto.x.map((x) => 1 - x).reverse(), y: pareto.y.map((y) => 1 - y).reverse() },
    gini: giniCoefficient(curve),
    toEighty: { items: itemsToReach(curve, 0.8), share: itemsToReach(curve, 0.8) / curve.size },
    link: by === 'customer' ? 'customer' : 'main-product',
  };
}

function barsOf({ curve, itemOfCustomer, rankOfItem }: AbcResult): BarView[] {
  const customers = new Uint32Array(BAR_COUNT);
  for (const item of itemOfCustomer) if (item >= 0) customers[stepOf(rankOfItem[item]!, curve.size, BAR_COUNT)]! += 1;
  return Array.from({ length: BAR_COUNT }, (_, bar) => {
    // The first rank with ⌊20 · rank ÷ n⌋ ≥ bar.
    const [from, to] = [Math.ceil((bar * curve.size) / BAR_COUNT), Math.ceil(((bar + 1) * curve.size) / BAR_COUNT)];
    const [before, cumulative] = [shareOf(curve, from), shareOf(curve, to)];
    return {
      items: to - from,
      value: ((cumulative - before) * curve.total) / curve.scale,
      share: cumulative - before,
      cumulative,
      customers: customers[bar]!,
    };
  });
}

function classesOf({ curve, classes, values, itemOfCustomer }: AbcResult): AbcClassView[] {
  const customers = new Uint32Array(ABC_CLASSES.length);
  for (const item of itemOfCustomer) if (item >= 0) customers[classes[item]!]! += 1;
  let from = 0;
  return ABC_CLASSES.map((code, index) => {
    // Classes never go back along the ranking.
    let to = from;
    while (to < curve.size && classes[curve.order[to]!] === index) to += 1;
    const [before, after] = [shareOf(curve, from), shareOf(curve, to)];
    const items = to - from;
    const found: AbcClassView = {
      code,
      items,
      value: ((after - before) * curve.total) / curve.scale,
      itemShare: items / curve.size,
      valueShare: after - before,
      customers: customers[index]!,
      low: items === 0 ? NaN : values[curve.order[to - 1]!]!,
      high: items === 0 ? NaN : values[curve.order[from]!]!,
    };
    from = to;
    return found;
  });
}

function findingOf(view: AbcView): Message {
  const { by, a } = view;
  if (view.items === 1) return message(`abc.finding-${by}-one`);
  if (view.gini === 0) return message(`abc.finding-${by}-equal`, { n: view.items });
  return message(`abc.finding-${by}`, { itemShare: a.itemShare, items: a.items, limit: percentOf(a.limit) });
}

/** 0.8 → 80, 0.7325 → 73.3: limits are given in tenths of a percent, computed ones are told so. */
function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}

function readingOf(view: AbcView): Message[] {
  const { by, classes, gini } = view;
  const [a, b, c] = classes as [AbcClassView, AbcClassView, AbcClassView];
  const strength = gini < 0.3 ? 'even' : gini < 0.6 ? 'some' : 'strong';
  const parts: Message[] = [
    message(`abc.reading-${by}-a`, { items: a.items, itemShare: a.itemShare, valueShare: a.valueShare }),
    message(`abc.reading-${by}-c`, {
      items: c.items,
      itemShare: c.itemShare,
      valueShare: c.valueShare,
      middle: b.items,
    }),
    message(`abc.reading-gini-${strength}`, { gini }),
  ];
  if (view.computed !== null) {
    const { computed } = view;
    parts.push(
      message('abc.reading-computed', {
        a: computed.a.limit,
        b: computed.b.limit,
        itemsA: computed.a.items,
        itemsB: computed.b.items,
      }),
    );
  }
  return parts;
}

function caveatsOf(view: AbcView, { input, limits }: AbcResult): Message[] {
  const { by } = view;
  const notes: Message[] = [];
  if (limits === 'given' && view.computed === null) notes.push(message('abc.note-no-computed'));
  if (view.items === 1) notes.push(message('abc.note-one'));
  if (view.items > 1 && view.gini === 0) notes.push(message('abc.note-equal'));
  if (view.negative > 0)
    notes.push(message(`abc.note-negative-${by}`, { items: view.negative, total: view.total, revenue: view.revenue }));
  if (view.zero > 0) notes.push(message(`abc.note-zero-${by}`, { items: view.zero }));
  if (
    view.classes[0]!.items > view.a.items ||
    view.classes[0]!.items + view.classes[1]!.items > Math.max(view.b.items, view.a.items)
  )
    notes.push(message('abc.note-ties'));
  if (view.from === 'given') notes.push(message('abc.note-given'));
  if (by === 'product') notes.push(message('abc.note-main-product'));
  if (input.asOfDay !== 2147483647) notes.push(message('abc.note-as-of', { asOf: input.asOfDay }));
  return [...notes, message('abc.limit-convention'), message(`abc.limit-${by}`), message('abc.limit-gini')];
}

function statisticsOf(view: AbcView): Statistic[] {
  const statistic = (name: (typeof ABC_STATISTICS)[number], value: number, style: Statistic['style']): Statistic => ({
    name,
    value,
    style,
    label: message(`abc.stat-${name}`),
  });
  return [
    statistic('items', view.items, 'integer'),
    statistic('customers', view.customers, 'integer'),
    statistic('revenue', view.revenue, 'money'),
    statistic('gini', view.gini, 'number'),
    statistic('items-to-80', view.toEighty.items, 'integer'),
    statistic('customers-to-80', view.by === 'customer' ? view.toEighty.items : NaN, 'integer'),
    statistic('class-a', view.classes[0]!.items, 'integer'),
    statistic('class-b', view.classes[1]!.items, 'integer'),
    statistic('class-c', view.classes[2]!.items, 'integer'),
    statistic('limit-a', view.a.limit, 'percent1'),
    statistic('limit-b', view.b.limit, 'percent1'),
  ];
}

function accountOf({
  by,
  linesUsed,
  linesAfter,
  linesFiltered,
  linesWithoutProduct,
  curve,
  customers,
  input,
  never,
}: AbcResult): Account {
  const leftOut: Message[] = [];
  if (input.orders === null) {
    if (never > 0) leftOut.push(message('abc.left-never', { rows: never }));
    if (linesFiltered > 0) leftOut.push(message('abc.left-out', { rows: linesFiltered }));
    return { used: message('abc.account-given', { rows: input.given!.customers, items: curve.size }), leftOut };
  }
  if (linesAfter > 0) leftOut.push(message('abc.left-after', { rows: linesAfter, asOf: input.asOfDay }));
  if (linesFiltered > 0) leftOut.push(message('abc.left-filtered', { rows: linesFiltered }));
  if (linesWithoutProduct > 0) leftOut.push(message('abc.left-without-product', { rows: linesWithoutProduct }));
  return { used: message(`abc.account-${by}`, { rows: linesUsed, items: curve.size, customers }), leftOut };
}
