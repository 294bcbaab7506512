/** From facts and rates to cost, value and payback. Pure and fast: the page does it anew in every frame of a drag. */

import { message, type Message } from '../../lib/outcome.ts';
import { acquisitionCost, paybackOf, type Payback, type PaybackCurve } from '../../models/acquisition-cost.ts';
import { clvPeriods, convertRate, customerValue, firstPeriod, type ClvTerms } from '../../models/clv-formula.ts';
import type { CacOptions } from './options.ts';
import type { CacFault, CacView, ChannelFacts, ChannelView, ValueSource } from './view.ts';

/** Months of a curve by formula; beyond, what is left is not worth drawing. */
export const LONGEST = 600;

export function termsOf(margin: number, options: CacOptions): ClvTerms {
  return {
    timing: options.convention,
    margin,
    retention: options.retention / 100,
    discount: convertRate(options.discount / 100, 'year', 'month'),
    growth: 0,
    horizon: options.horizon,
  };
}

/** Discounted margin of one customer added up by month. */
export function formulaCurve(terms: ClvTerms): PaybackCurve {
  const value = customerValue(terms);
  const rows = clvPeriods(terms, LONGEST);
  const starts = firstPeriod(terms.timing) === 0;
  return {
    months: [...(starts ? [] : [0]), ...rows.map(({ t }) => t)],
    money: [...(starts ? [] : [0]), ...rows.map(({ cumulative }) => cumulative)],
    limit: value.ok ? value.value : null,
  };
}

interface Value {
  readonly clv: number;
  readonly how: ValueSource;
  readonly fault: CacFault | null;
  readonly curve: PaybackCurve | null;
}

function valueOf(facts: ChannelFacts, options: CacOptions): Value {
  const { observed } = facts;
  const wish = options.value;
  const seen = observed !== null && observed.months.length > 1 ? observed : null;
  const byFormula = (): Value => {
    const margin = Number.isNaN(facts.margin) ? options.margin : facts.margin;
    const terms = termsOf(margin, options);
    const value = customerValue(terms);
    const curve = formulaCurve(terms);
    return value.ok
      ? { clv: value.value, how: 'formula', fault: null, curve }
      : { clv: NaN, how: 'formula', fault: 'diverges', curve };
  };
  if (wish === 'best' && !Number.isNaN(facts.clv))
    return { clv: facts.clv, how: 'typed', fault: null, curve: seen ?? byFormula().curve };
  if (wish === 'formula' || observed === null) return byFormula();
  if (wish === 'expected')
    return {
      clv: facts.expected,
      how: 'expected',
      fault: Number.isNaN(facts.expected) ? (facts.customers > 0 ? 'no-model' : 'no-customers') : null,
      curve: seen,
    };
  return seen
    ? { clv: seen.money.at(-1)!, how: 'observed', fault: null, curve: seen }
    : { clv: NaN, how: 'observed', fault: facts.customers > 0 ? 'too-young' : 'no-customers', curve: null };
}

/** @param change what-if: factors of cost and of margin */
export function channelOf(
  facts: ChannelFacts,
  options: CacOptions,
  change: { readonly cost: number; readonly margin: number } = { cost: 1, margin: 1 },
): ChannelView {
  const cac = acquisitionCost(facts.spend, facts.customers) * change.cost;
  const value = valueOf(facts, options);
  const clv = value.clv * change.margin;
  const curve = value.curve && scaled(value.curve, change.margin);
  const payback: Payback = curve
    ? paybackOf(curve, cac)
    : { months: NaN, reason: Number.isNaN(cac) ? 'no-cost' : 'no-margin' };
  return {
    name: facts.name,
    spend: facts.spend * change.cost,
    customers: facts.customers,
    cac,
    costFault: Number.isNaN(facts.spend) ? 'no-spend' : facts.customers > 0 ? null : 'no-customers',
    clv,
    how: value.how,
    valueFault: value.fault,
    ratio: cac === 0 ? (clv > 0 ? Infinity : NaN) : clv / cac,
    payback,
    curve,
    marginal: facts.marginal * change.cost,
    headroom: (clv - cac) * facts.customers,
    targetCac: clv / options.target,
  };
}

function scaled(curve: PaybackCurve, by: number): PaybackCurve {
  if (by === 1) return curve;
  return {
    months: curve.months,
    money: curve.money.map((value) => value * by),
    limit: curve.limit === null ? null : curve.limit * by,
  };
}

type Settled = Pick<CacView, 'channels' | 'total' | 'paidCac' | 'other'>;

/**
 * What all together is made of. A blank spend is unknown, not free: such channels stay out of the sums, customers and all, while
 * any channel with customers has a spend. A typed 0 is free and counts.
 * @returns by channel, whether it is in
 */
export function inPool(facts: readonly ChannelFacts[]): boolean[] {
  const known = facts.map(({ spend }) => !Number.isNaN(spend));
  const some = facts.some(({ customers }, i) => known[i]! && customers > 0);
  const nobody = facts.every(({ customers }) => !(customers > 0));
  return some || (nobody && known.includes(true)) ? known : facts.map(() => true);
}

/** Channels and those of known spend together; their value is the mean of the channels' by customers. */
export function settle(facts: readonly ChannelFacts[], overall: ChannelFacts, options: CacOptions): Settled {
  const change = { cost: 1 + options.cacChange / 100, margin: 1 + options.marginChange / 100 };
  const changed = change.cost !== 1 || change.margin !== 1;
  const channels = facts.map((fact) => channelOf(fact, options));
  const pool = inPool(facts);
  const pooled = <T>(list: readonly T[]): T[] => list.filter((_, i) => pool[i]);
  const paid = channels.filter(({ spend, customers }) => spend > 0 && customers > 0);
  const sum = (list: readonly ChannelView[], of: (channel: ChannelView) => number): number =>
    list.reduce((total, channel) => total + of(channel), 0);
  return {
    channels,
    total: together(pooled(channels), overall, options),
    paidCac: acquisitionCost(
      sum(paid, ({ spend }) => spend),
      sum(paid, ({ customers }) => customers),
    ),
    other: changed
      ? together(
          pooled(facts).map((fact) => channelOf(fact, options, change)),
          overall,
          options,
          change,
        )
      : null,
  };
}

function together(
  channels: readonly ChannelView[],
  overall: ChannelFacts,
  options: CacOptions,
  change?: { readonly cost: number; readonly margin: number },
): ChannelView {
  const whole = channelOf(overall, options, change);
  const valued = channels.filter(({ clv, customers }) => !Number.isNaN(clv) && customers > 0);
  const customers = valued.reduce((sum, channel) => sum + channel.customers, 0);
  if (customers === 0) return whole;
  const clv = valued.reduce((sum, channel) => sum + channel.clv * (channel.customers / customers), 0);
  return {
    ...whole,
    clv,
    how: 'mean',
    valueFault: null,
    ratio: whole.cac === 0 ? (clv > 0 ? Infinity : NaN) : clv / whole.cac,
    headroom: (clv - whole.cac) * whole.customers,
    targetCac: clv / options.target,
  };
}

/** `4.2 months`, or why there is no such month. */
export function paybackWord({ payback }: Pick<ChannelView, 'payback'>): Message {
  const { months, reason } = payback;
  if (reason !== null) return message(`cac.payback-${reason}`);
  return months === 0 ? message('cac.payback-at-once') : message('cac.payback-months', { months });
}
