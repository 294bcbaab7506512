/** From the view to what the pictures draw, and from what was dragged back to options. Pure. */

import type { ScatterChannel } from '../../charts/channel-scatter.ts';
import { axisTop } from '../../charts/clv-curve.ts';
import { clamp } from '../../charts/parts/box.ts';
import { curveAt } from '../../charts/parts/curve.ts';
import { paybackFrame, type PaybackInput, type PaybackKey } from '../../charts/payback.ts';
import type { Lit } from '../contract.ts';
import type { CacOptions, ChannelRecord } from './options.ts';
import { channelOf, inPool, settle } from './terms.ts';
import type { CacView, ChannelFacts, ChannelView } from './view.ts';

const LEAST_CHANGE = -95;
const MOST_CHANGE = 900;
/** Rows of the ceiling picture; more are in the table. */
export const MOST_ROWS = 8;

/** The answer under the options as they are this moment. */
export function current(view: CacView, options: CacOptions): CacView {
  return { ...view, ...settle(view.facts, view.overall, options) };
}

export function changeOf({ cacChange, marginChange }: Pick<CacOptions, 'cacChange' | 'marginChange'>) {
  return { cost: 1 + cacChange / 100, margin: 1 + marginChange / 100 };
}

/** Facts of the channel drawn large: −1 is all together. */
export function shownIndex({ facts }: Pick<CacView, 'facts'>, { shown }: Pick<CacOptions, 'shown'>): number {
  return shown >= 1 && shown <= facts.length ? shown - 1 : -1;
}

export function shownFacts(view: CacView, index: number): ChannelFacts {
  return view.facts[index] ?? view.overall;
}

/** Channels that have a place: a cost and a value. */
export function scatterChannels(
  view: CacView,
  options: CacOptions,
  name: (channel: ChannelView) => string,
): ScatterChannel[] {
  const change = changeOf(options);
  const changed = change.cost !== 1 || change.margin !== 1;
  return view.channels.flatMap((channel, index): ScatterChannel[] => {
    if (!Number.isFinite(channel.cac) || !Number.isFinite(channel.clv)) return [];
    const moved = changed ? channelOf(view.facts[index]!, options, change) : channel;
    return [
      {
        index,
        name: name(channel),
        x: moved.cac,
        y: moved.clv,
        size: channel.customers,
        from: changed ? { x: channel.cac, y: channel.clv } : null,
      },
    ];
  });
}

export function scatterFrame(channels: readonly ScatterChannel[]): { right: number; low: number; top: number } {
  const at = (of: (point: { readonly x: number; readonly y: number }) => number): number[] =>
    channels.flatMap((channel) => [of(channel), ...(channel.from ? [of(channel.from)] : [])]);
  return {
    right: axisTop(at(({ x }) => x * 1.1)),
    low: Math.min(0, ...at(({ y }) => y)),
    top: axisTop(at(({ y }) => y * 1.1)),
  };
}

/** `null` where the channel has no curve. */
export function paybackInput(
  facts: ChannelFacts,
  options: CacOptions,
  frozen: PaybackInput['frame'] | null,
): PaybackInput | null {
  const change = changeOf(options);
  const base = channelOf(facts, options);
  const now = channelOf(facts, options, change);
  if (now.curve === null || base.curve === null) return null;
  const changed = change.cost !== 1 || change.margin !== 1;
  return {
    months: now.curve.months,
    money: now.curve.money,
    cost: now.cac,
    paid: now.payback.months,
    base: changed ? { money: base.curve.money, cost: base.cac } : null,
    frame:
      frozen ??
      paybackFrame(
        changed ? [now.curve, base.curve] : [now.curve],
        changed ? [now.cac, base.cac] : [now.cac],
        Math.max(now.payback.months, changed ? base.payback.months : 0),
        axisTop,
      ),
  };
}

/** What a drag to some money means; `null` where there is nothing to compare it with. */
export function draggedTo(
  key: PaybackKey,
  money: number,
  month: number,
  facts: ChannelFacts,
  options: CacOptions,
): Partial<CacOptions> | null {
  const base = channelOf(facts, options);
  const before =
    key === 'cost' ? base.cac : base.curve ? curveAt(month, { x: base.curve.months, y: base.curve.money }) : NaN;
  if (!(before > 0)) return null;
  return changed(key, 100 * (money / before - 1));
}

/** A step of the keyboard is one percent. */
export function nudgedBy(key: PaybackKey, steps: number, options: CacOptions): Partial<CacOptions> {
  return changed(key, (key === 'cost' ? options.cacChange : options.marginChange) + steps);
}

function changed(key: PaybackKey, percent: number): Partial<CacOptions> {
  const value = clamp(Math.round(percent), LEAST_CHANGE, MOST_CHANGE) + 0;
  return key === 'cost' ? { cacChange: value } : { marginChange: value };
}

/** Picked share of each channel, 0 … 1; `null` while nothing is picked. */
export function litChannels(view: CacView, lit: Readonly<Record<string, Lit>> | null): Float64Array | null {
  const counts = lit?.['channel']?.counts;
  if (!counts || view.kind !== 'orders') return null;
  return Float64Array.from(view.channels, ({ customers }, i) =>
    customers > 0 ? clamp((counts[i] ?? 0) / customers, 0, 1) : 0,
  );
}

/** Picked share of all together, as the channels it is made of. */
export function litTotal(view: CacView, lit: Float64Array): number {
  const pool = inPool(view.facts);
  let [picked, customers] = [0, 0];
  view.channels.forEach((channel, i) => {
    if (!pool[i]) return;
    picked += lit[i]! * channel.customers;
    customers += channel.customers;
  });
  return customers > 0 ? picked / customers : 0;
}

/** What an order log without any spend asks for: its channels as rows to be filled in. */
export interface Ask {
  readonly channels: number;
  /** what was typed, and the channels of the data with an empty spend; `null` where all are there already */
  readonly records: readonly ChannelRecord[] | null;
}

/** `null` where there is nothing to ask. */
export function askOf({ kind, channels }: CacView, { records }: Pick<CacOptions, 'records'>): Ask | null {
  if (kind !== 'orders' || channels.some(({ spend }) => !Number.isNaN(spend))) return null;
  const names = channels.flatMap(({ name }) =>
    name.code === 'cac.channel' ? [String(name.parameters?.['name'])] : [],
  );
  if (names.length === 0) return null;
  const plain = (text: string): string => text.trim().toLowerCase();
  const typed = new Set(records?.map(({ channel }) => plain(channel)));
  const missing = names.filter((name) => !typed.has(plain(name)));
  const empty = missing.map((channel) => ({ channel, spend: null, customers: null, margin: null, clv: null }));
  return { channels: names.length, records: missing.length === 0 ? null : [...(records ?? []), ...empty] };
}
