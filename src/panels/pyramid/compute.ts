/** From order lines to tiers, the whale curve and the moves between two periods. */

import type { Orders } from '../../data/orders.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { shareOf, type AbcCurve } from '../../models/abc.ts';
import { ABSENT, countMigration, equalPeriods, type Migration } from '../../models/migration.ts';
import { assignTiers, NO_TIER, tierBounds, tierSums, type TierSums } from '../../models/tiers.ts';
import { thinWhale, whaleCurve, type WhaleCurve } from '../../models/whale-curve.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { limitsOf, type PyramidOptions } from './options.ts';
import {
  baseOf,
  lastDayDoubtful,
  moneyOf,
  periodRankings,
  type Base,
  type Money,
  type Ranking,
  type Scope,
} from './ranking.ts';
import { WHALE_STEPS } from './view.ts';

export type PyramidInput = Scope;

/** Where neither share moves by this much, a point of a curve is not worth drawing. */
const CURVE_STEP = 1 / 190;
const EVERY_DAY = 2147483647;

export interface WhaleResult {
  readonly curve: WhaleCurve;
  readonly drawn: { readonly x: Float64Array; readonly y: Float64Array };
  /** by place in `base.who` */
  readonly steps: Uint8Array;
}

export interface MovesResult {
  readonly days: readonly [from: number, split: number, to: number];
  /** first and last day there was to compare */
  readonly span: readonly [first: number, last: number];
  readonly migration: Migration;
  /** length customers of the file: tier in the earlier period, ABSENT for none */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface PyramidResult {
  readonly base: Base;
  readonly money: Money;
  readonly limits: readonly number[];
  /** ranks at which tiers end */
  readonly bounds: readonly number[];
  /** by place in `base.who` */
  readonly tiers: Uint8Array;
  readonly sums: TierSums;
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array };
  readonly whale: WhaleResult;
  readonly moves: MovesResult | null;
}

export function selectPyramid(
  orders: Orders | null,
  options: PyramidOptions,
  { keep }: SelectContext,
): Outcome<PyramidInput> {
  if (orders === null || orders.rows === 0) return fail('pyramid.no-orders');
  if (keep !== null && !keep.includes(1)) return fail('pyramid.no-customers-kept');
  const asOfDay = options.asOf === null ? null : dayFromIso(options.asOf);
  return succeed({ orders, keep, asOfDay: asOfDay ?? EVERY_DAY });
}

export async function computePyramid(
  input: PyramidInput,
  options: PyramidOptions,
  job: ComputeJob,
): Promise<Outcome<PyramidResult>> {
  const base = baseOf(input);
  if (base.who.length === 0) return fail('pyramid.no-orders-in-scope');
  await job.pause();
  job.progress(0.3);
  const money = moneyOf(base, options);
  const limits = limitsOf(options);
  const { curve, values } = money.ranking;
  const bounds = tierBounds(curve, limits, options.by);
  const tiers = assignTiers(curve.order, values, bounds);
  const decimals = base.scope.orders.amountDecimals;
  const measures = {
    value: values,
    orders: base.orders,
    revenue: base.revenue,
    serving: money.serving,
    profit: money.profit,
  };
  const sums = tierSums(tiers, measures, limits.length + 1, decimals);
  await job.pause();
  job.progress(0.5);
  const whale = whaleOf(money);
  await job.pause();
  job.progress(0.7);
  const moves = movesOf(base, options, limits);
  return succeed({ base, money, limits, bounds, tiers, sums, curve: thinOf(money.ranking), whale, moves });
}

const whales = new WeakMap<Money, WhaleResult>();

function whaleOf(money: Money): WhaleResult {
  const known = whales.get(money);
  if (known) return known;
  const curve = whaleCurve(money.profit);
  const bounds = Array.from({ length: WHALE_STEPS - 1 }, (_, step) =>
    Math.ceil(((step + 1) * curve.size) / WHALE_STEPS),
  );
  const made = { curve, drawn: thinWhale(curve), steps: assignTiers(curve.order, money.profit, bounds) };
  whales.set(money, made);
  return made;
}

const thins = new WeakMap<Ranking, PyramidResult['curve']>();

/** The cumulative curve, thinned to points that move by half a percent in either share, finer among the few at the top. */
function thinOf(ranking: Ranking): PyramidResult['curve'] {
  const known = thins.get(ranking);
  if (known) return known;
  const { curve } = ranking;
  const [x, y] = [[0], [0]];
  for (let items = 1; items <= curve.size; items += 1) {
    const [itemShare, valueShare] = [items / curve.size, positiveShare(curve, items)];
    const step = itemShare < 0.06 ? CURVE_STEP / 5 : CURVE_STEP;
    if (items < curve.size && itemShare - x.at(-1)! < step && valueShare - y.at(-1)! < CURVE_STEP) continue;
    x.push(itemShare);
    y.push(valueShare);
  }
  const made = { x: Float64Array.from(x), y: Float64Array.from(y) };
  thins.set(ranking, made);
  return made;
}

/** Share of all positive value; 0 where there is none. */
export function positiveShare(curve: AbcCurve, items: number): number {
  return curve.total > 0 ? shareOf(curve, items) : 0;
}

function movesOf(base: Base, options: PyramidOptions, limits: readonly number[]): MovesResult | null {
  const { from } = base;
  // A mistaken date far off would leave the later period half empty.
  const to = lastDayDoubtful(base) ? base.nearlyAll : base.to;
  const given = options.split === null ? null : dayFromIso(options.split);
  const days = equalPeriods(from, to, given ?? Math.ceil((from + to + 1) / 2));
  if (days === null) return null;
  const { before, after } = periodRankings(base, options, days);
  if (before.who.length === 0 && after.who.length === 0) return null;
  const customers = base.scope.orders.customers;
  const tiersOf = ({ who, values, curve }: Ranking): Uint8Array => {
    const tiers = assignTiers(curve.order, values, tierBounds(curve, limits, options.by));
    const all = new Uint8Array(customers).fill(ABSENT);
    for (let i = 0; i < who.length; i += 1) all[who[i]!] = tiers[i]!;
    return all;
  };
  const [was, is] = [tiersOf(before), tiersOf(after)];
  return { days, span: [from, to], migration: countMigration(was, is, limits.length + 1), before: was, after: is };
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function pyramidMarks({ base, tiers, limits, whale, moves }: PyramidResult): Readonly<Record<string, MarkSet>> {
  const size = base.scope.orders.customers;
  const [tier, step] = [new Uint16Array(size).fill(NO_MARK_16), new Uint16Array(size).fill(NO_MARK_16)];
  for (let i = 0; i < base.who.length; i += 1) {
    const customer = base.who[i]!;
    if (tiers[i] !== NO_TIER) tier[customer] = tiers[i]!;
    step[customer] = whale.steps[i]!;
  }
  const states = limits.length + 2;
  return {
    tier: { of: tier, count: limits.length + 1 },
    whale: { of: step, count: WHALE_STEPS },
    move: {
      of: moves ? moves.migration.cell.slice() : new Uint16Array(size).fill(NO_MARK_16),
      count: states * states,
    },
  };
}
