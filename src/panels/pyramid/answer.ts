/** From the result to the page: view, sentences, named numbers. */

import { sumByMark, sumExactly } from '../../lib/exact-sum.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { rowShares } from '../../models/migration.ts';
import { liftGain } from '../../models/tiers.ts';
import { customersToReach, destroyedShare } from '../../models/whale-curve.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { PyramidResult } from './compute.ts';
import type { PyramidOptions } from './options.ts';
import { caveatsOf, readingOf } from './reading.ts';
import { TIER_NAMES, WHALE_STEPS, type LiftView, type PyramidView, type TierView } from './view.ts';

export const PYRAMID_STATISTICS = [
  'customers',
  'revenue',
  'cost-to-serve',
  'profit',
  'top-customers',
  'top-share',
  'top-value-share',
  'lowest-customers',
  'lowest-value-share',
  'top-to-lowest',
  'whale-peak',
  'whale-peak-share',
  'losers',
  'destroyed',
  'moved-up',
  'moved-down',
  'came',
  'gone',
  'lift-gain',
  'lift-profit',
] as const;

export function answerPyramid(result: PyramidResult, options: PyramidOptions): PanelAnswer<PyramidView> {
  const view = viewOf(result, options);
  const { top } = headOf(view);
  return {
    view,
    finding: findingOf(view),
    subtitle: message(`pyramid.subtitle-${view.by}`, {
      measure: measureWord(view),
      limits: limitsText(view),
      n: view.customers,
    }),
    caption: message('pyramid.caption', { measure: measureWord(view) }),
    alternative: message('pyramid.alternative', {
      finding: findingOf(view),
      top: tierWord(view.tiers[0]!),
      topCustomers: view.tiers[0]!.customers,
      lowest: tierWord(view.tiers.at(-1)!),
      lowestCustomers: view.tiers.at(-1)!.customers,
      share: top.share,
      peak: view.whale.peak,
      total: view.whale.total,
      losers: view.whale.losers,
    }),
    reading: [...readingOf(view), ...caveatsOf(view, result)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

export function tierWord({ name }: Pick<TierView, 'name'>): Message {
  return message(`pyramid.tier-${name}`);
}

export function measureWord({ measure }: Pick<PyramidView, 'measure'>): Message {
  return message(`pyramid.of-${measure}`);
}

/** `1 %, 5 %, 20 %` */
function limitsText({ limits }: PyramidView): string {
  return limits.map((limit) => `${Number((limit * 100).toFixed(2))}%`).join(' · ');
}

/** The tiers worth keeping: all above the last but one, or the first where there are only three. */
export function headOf({ tiers }: Pick<PyramidView, 'tiers'>): {
  readonly names: readonly TierView[];
  readonly top: {
    readonly customers: number;
    readonly share: number;
    readonly value: number;
    readonly valueShare: number;
  };
} {
  const names = tiers.slice(0, Math.max(1, tiers.length - 2));
  const sum = (of: (tier: TierView) => number): number => names.reduce((total, tier) => total + of(tier), 0);
  return {
    names,
    top: {
      customers: sum(({ customers }) => customers),
      share: sum(({ share }) => share),
      value: sum(({ value }) => value),
      valueShare: sum(({ valueShare }) => valueShare),
    },
  };
}

export function viewOf(result: PyramidResult, options: PyramidOptions): PyramidView {
  const { base, sums, limits, whale, moves, curve, money } = result;
  const { scheme, by, measure } = options;
  const names = TIER_NAMES[scheme];
  const n = base.who.length;
  const revenue = sumExactly(sums.revenue, base.scope.orders.amountDecimals);
  const [serving, profit] = [sumExactly(sums.serving), sumExactly(sums.profit)];
  const value = measure === 'revenue' ? revenue : profit;
  const tiers = names.map((name, i): TierView => {
    const own = measure === 'revenue' ? sums.revenue[i]! : sums.profit[i]!;
    return {
      name,
      customers: sums.customers[i]!,
      share: sums.customers[i]! / n,
      orders: sums.orders[i]!,
      revenue: sums.revenue[i]!,
      serving: sums.serving[i]!,
      profit: sums.profit[i]!,
      value: own,
      valueShare: value > 0 ? own / value : NaN,
      low: sums.low[i]!,
      high: sums.high[i]!,
    };
  });
  const stepCustomers = new Float64Array(WHALE_STEPS);
  for (const step of whale.steps) stepCustomers[step]! += 1;
  const stepProfit = sumByMark(money.profit, whale.steps, WHALE_STEPS);
  return {
    scheme,
    by,
    measure,
    tiers,
    limits,
    customers: n,
    revenue,
    serving,
    profit,
    value,
    costed: base.costs !== null,
    curve: { x: curve.x.slice(), y: curve.y.slice() },
    whale: {
      x: whale.drawn.x.slice(),
      y: whale.drawn.y.slice(),
      peak: whale.curve.peak,
      total: whale.curve.total,
      gainers: whale.curve.gainers,
      losers: whale.curve.losers,
      destroyed: destroyedShare(whale.curve),
      forWhole: customersToReach(whale.curve, 1),
      steps: Array.from(stepCustomers, (customers, step) => ({ customers, profit: stepProfit[step]! })),
    },
    moves: moves && {
      from: moves.days[0],
      split: moves.days[1],
      to: moves.days[2],
      first: moves.span[0],
      last: moves.span[1],
      counts: moves.migration.counts.slice(),
      shares: rowShares(moves.migration),
      up: moves.migration.up,
      down: moves.migration.down,
      stayed: moves.migration.stayed,
      came: moves.migration.came,
      gone: moves.migration.gone,
    },
    lift: liftOf(tiers, options),
  };
}

const LIFTED = { lowest: 1, second: 2, third: 3 } as const;

export function liftOf(
  tiers: readonly TierView[],
  { liftFrom, lift }: Pick<PyramidOptions, 'liftFrom' | 'lift'>,
): LiftView {
  const from = tiers.length - LIFTED[liftFrom];
  const share = lift / 100;
  if (from < 1) return { from: -1, share, customers: 0, gain: NaN, profit: NaN };
  const [tier, above] = [tiers[from]!, tiers[from - 1]!];
  const earned = ({ customers, profit }: TierView) => ({ customers, value: profit });
  return {
    from,
    share,
    customers: share * tier.customers,
    gain: liftGain(share, tier, above),
    profit: liftGain(share, earned(tier), earned(above)),
  };
}

function findingOf(view: PyramidView): Message {
  const { names, top } = headOf(view);
  const measure = measureWord(view);
  if (view.customers === 1) return message('pyramid.finding-one');
  if (top.customers === 0) return message('pyramid.finding-equal', { n: view.customers });
  const parameters = {
    tiers:
      names.length === 1
        ? tierWord(names[0]!)
        : message('pyramid.two-tiers', { first: tierWord(names[0]!), second: tierWord(names[1]!) }),
    customers: top.customers,
    share: top.share,
    measure,
  };
  return Number.isNaN(top.valueShare)
    ? message('pyramid.finding-no-total', { ...parameters, value: top.value, total: view.value })
    : message('pyramid.finding', { ...parameters, valueShare: top.valueShare });
}

function statisticsOf(view: PyramidView): Statistic[] {
  const { top } = headOf(view);
  const { whale, moves, tiers } = view;
  const [first, last] = [tiers[0]!, tiers.at(-1)!];
  const mean = ({ value, customers }: TierView): number => (customers > 0 ? value / customers : NaN);
  const values: Readonly<Record<(typeof PYRAMID_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    customers: [view.customers, 'integer'],
    revenue: [view.revenue, 'money'],
    'cost-to-serve': [view.serving, 'money'],
    profit: [view.profit, 'money'],
    'top-customers': [top.customers, 'integer'],
    'top-share': [top.share, 'percent1'],
    'top-value-share': [top.valueShare, 'percent1'],
    'lowest-customers': [last.customers, 'integer'],
    'lowest-value-share': [last.valueShare, 'percent1'],
    'top-to-lowest': [mean(last) > 0 ? mean(first) / mean(last) : NaN, 'decimal1'],
    'whale-peak': [whale.peak, 'money'],
    'whale-peak-share': [whale.total > 0 ? whale.peak / whale.total : NaN, 'percent1'],
    losers: [whale.losers, 'integer'],
    destroyed: [whale.destroyed, 'percent1'],
    'moved-up': [moves?.up ?? NaN, 'integer'],
    'moved-down': [moves?.down ?? NaN, 'integer'],
    came: [moves?.came ?? NaN, 'integer'],
    gone: [moves?.gone ?? NaN, 'integer'],
    'lift-gain': [view.lift.gain, 'money'],
    'lift-profit': [view.lift.profit, 'money'],
  };
  return PYRAMID_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`pyramid.stat-${name}`, { measure: measureWord(view) }),
  }));
}

function accountOf({ base }: PyramidResult): Account {
  const leftOut: Message[] = [];
  if (base.linesAfter > 0)
    leftOut.push(message('pyramid.left-after', { rows: base.linesAfter, asOf: base.scope.asOfDay }));
  if (base.linesFiltered > 0) leftOut.push(message('pyramid.left-filtered', { rows: base.linesFiltered }));
  const orders = base.orders.reduce((sum, count) => sum + count, 0);
  return {
    used: message('pyramid.account', { rows: base.linesUsed, orders, customers: base.who.length }),
    leftOut,
  };
}
