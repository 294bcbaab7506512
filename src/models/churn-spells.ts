/**
 * Spells of being a customer: from the day somebody became one to the first day they no longer were. Contracts say it exactly;
 * an order log only by a rule about silence.
 */

import type { PurchaseDays } from './own-rhythm.ts';
import { ASSUMED_INTERVAL, populationInterval } from './own-rhythm.ts';

/** Marks the end of a spell that goes on beyond the end of the data. */
export const OPEN = 2147483647;

/**
 * Customer c owns spells `start[c]` … `start[c + 1] − 1`, in the order of time, none touching the next.
 * At the end of a day t somebody is a customer where `from` ≤ t < `to` of one of their spells.
 */
export interface Spells {
  readonly customers: number;
  /** length customers + 1 */
  readonly start: Uint32Array;
  /** first day of each spell */
  readonly from: Int32Array;
  /** first day of no longer being a customer, {@link OPEN} where it still goes on at the end of the data */
  readonly to: Int32Array;
}

/** When somebody who does not buy is lost: silent longer than so many days, or longer than so many times the usual interval. */
export type SilenceRule =
  { readonly by: 'days'; readonly days: number } | { readonly by: 'rhythm'; readonly multiple: number };

export interface Rhythms {
  /**
   * length purchases: mean interval as it was known at each purchase: the customer's own up to that day, the population's where
   * fewer than two intervals were known
   */
  readonly interval: Float64Array;
  readonly population: number;
}

/** Own mean interval of every customer at each of their purchases: nothing later than the purchase is used but the population's. */
export function rhythmsAtPurchases(purchases: PurchaseDays): Rhythms {
  const { customers, start, day } = purchases;
  const population = populationInterval(purchases) ?? ASSUMED_INTERVAL;
  const interval = new Float64Array(day.length);
  for (let c = 0; c < customers; c += 1) {
    const begin = start[c]!;
    for (let i = begin, stop = start[c + 1]!; i < stop; i += 1)
      interval[i] = i - begin >= 2 ? (day[i]! - day[begin]!) / (i - begin) : population;
  }
  return { interval, population };
}

/** Most whole days of silence after purchase `i` with which somebody still is a customer. */
export function allowanceOf(rule: SilenceRule, { interval }: Rhythms, i: number): number {
  return rule.by === 'days' ? rule.days : Math.floor(rule.multiple * interval[i]! + 1e-9);
}

/**
 * Spells of an order log: somebody is lost on the first day on which the silence since the last purchase is longer than the rule
 * allows, and becomes a customer again with the next purchase.
 * @param until last day of the data: whoever may still be silent by then is a customer still
 */
export function spellsOfPurchases(purchases: PurchaseDays, rule: SilenceRule, rhythms: Rhythms, until: number): Spells {
  const { customers, start, day } = purchases;
  const starts = new Uint32Array(customers + 1);
  const from = new Int32Array(day.length);
  const to = new Int32Array(day.length);
  const byDays = rule.by === 'days';
  const allowed = byDays ? rule.days : 0;
  const multiple = byDays ? 0 : rule.multiple;
  const { interval } = rhythms;
  let n = 0;
  for (let c = 0; c < customers; c += 1) {
    starts[c] = n;
    const stop = start[c + 1]!;
    for (let i = start[c]!; i < stop;) {
      from[n] = day[i]!;
      let last: number;
      do {
        last = day[i]! + (byDays ? allowed : Math.floor(multiple * interval[i]! + 1e-9));
        i += 1;
      } while (i < stop && day[i]! <= last);
      to[n] = last >= until ? OPEN : last + 1;
      n += 1;
    }
  }
  starts[customers] = n;
  return { customers, start: starts, from: from.subarray(0, n), to: to.subarray(0, n) };
}

/** Subscriptions as they stand in a file, in any order; all arrays have one entry each. */
export interface ContractRows {
  readonly customers: number;
  readonly customer: Uint32Array;
  readonly start: Int32Array;
  /** first day without it; below `start` where the row contradicts itself, `missing` where it still runs */
  readonly end: Int32Array;
  readonly missing: number;
  /** money a period, NaN where unknown; `null` where there is none */
  readonly fee: Float64Array | null;
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
}

export interface Contracts extends Spells {
  /** subscriptions of each customer: customer c owns `parts[c]` … `parts[c + 1] − 1` of the four lists, by start */
  readonly parts: Uint32Array;
  readonly partFrom: Int32Array;
  /** as `to` of spells; a gap that does not count is closed */
  readonly partTo: Int32Array;
  /** money a period × `scale`, whole, 0 where unknown; `null` without fees */
  readonly partFee: Float64Array | null;
  /** row of the file's table of each */
  readonly partRow: Uint32Array;
  readonly scale: number;
  /** rows that end before they start: left out */
  readonly contradictory: number;
  /** rows that end on the day they start: no day of being a customer, left out */
  readonly empty: number;
  /** rows that start after the end of the data: left out */
  readonly late: number;
  /** rows of customers that are filtered out */
  readonly filtered: number;
  /** used rows that overlap an earlier one of the same customer */
  readonly overlapping: number;
  /** used rows without a fee, where there are fees */
  readonly unpriced: number;
}

/**
 * Spells of subscriptions: somebody is a customer while any subscription runs, and so has not left with a second one running.
 * @param grace days without a subscription that do not count: whoever subscribes again within them has not left
 * @param until last day of the data; what ends later is running still
 */
export function spellsOfContracts(rows: ContractRows, grace: number, until: number): Contracts {
  const { customers, customer, start, end, missing, fee, keep } = rows;
  const n = customer.length;
  const parts = new Uint32Array(customers + 1);
  const used = new Uint8Array(n);
  let [contradictory, empty, late, filtered, overlapping, unpriced] = [0, 0, 0, 0, 0, 0];
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const [s, e] = [start[i]!, end[i]!];
    if (keep !== null && keep[customer[i]!] === 0) filtered += 1;
    else if (e !== missing && e < s) contradictory += 1;
    else if (e === s) empty += 1;
    else if (s > until) late += 1;
    else {
      used[i] = 1;
      parts[customer[i]! + 1]! += 1;
      if (fee !== null && !Number.isFinite(fee[i]!)) unpriced += 1;
      else if (fee !== null) total += Math.abs(fee[i]!);
    }
  }
  for (let c = 0; c < customers; c += 1) parts[c + 1]! += parts[c]!;
  const count = parts[customers]!;
  const order = new Uint32Array(count);
  const next = parts.slice(0, customers);
  for (let i = 0; i < n; i += 1) if (used[i] === 1) order[next[customer[i]!]!++] = i;
  const scale = unitScale(total);
  const partFrom = new Int32Array(count);
  const partTo = new Int32Array(count);
  const partFee = fee === null ? null : new Float64Array(count);
  const starts = new Uint32Array(customers + 1);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  let spells = 0;
  const endOf = (i: number): number => (end[i] === missing || end[i]! > until ? OPEN : end[i]!);
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [parts[c]!, parts[c + 1]!];
    starts[c] = spells;
    if (stop - begin > 1)
      order.subarray(begin, stop).sort((a, b) => start[a]! - start[b]! || endOf(a) - endOf(b) || a - b);
    // The part that reaches farthest is the one a following gap is closed with.
    let farthest = -1;
    for (let q = begin; q < stop; q += 1) {
      const i = order[q]!;
      partFrom[q] = start[i]!;
      partTo[q] = endOf(i);
      if (partFee !== null) partFee[q] = Number.isFinite(fee![i]!) ? Math.round(fee![i]! * scale) : 0;
      if (farthest < 0 || start[i]! - grace > partTo[farthest]!) {
        from[spells] = start[i]!;
        to[spells] = partTo[q]!;
        spells += 1;
        farthest = q;
        continue;
      }
      if (start[i]! < partTo[farthest]!) overlapping += 1;
      else partTo[farthest] = start[i]!;
      if (partTo[q]! > to[spells - 1]!) {
        to[spells - 1] = partTo[q]!;
        farthest = q;
      }
    }
  }
  starts[customers] = spells;
  return {
    customers,
    start: starts,
    from: from.subarray(0, spells),
    to: to.subarray(0, spells),
    parts,
    partFrom,
    partTo,
    partFee,
    partRow: order,
    scale,
    contradictory,
    empty,
    late,
    filtered,
    overlapping,
    unpriced,
  };
}

/** 1 … 10⁶: the largest power of ten with which sums of money in whole units stay exact. */
export function unitScale(total: number): number {
  if (!(total > 0)) return 100;
  return 10 ** Math.min(6, Math.max(0, Math.floor(Math.log10(2 ** 50 / total))));
}

/** Whether somebody is a customer at the end of a day: 1, or 0. Length customers. */
export function customersAt({ customers, start, from, to }: Spells, day: number): Uint8Array {
  const there = new Uint8Array(customers);
  for (let c = 0; c < customers; c += 1)
    for (let s = start[c]!, stop = start[c + 1]!; s < stop && from[s]! <= day; s += 1) if (to[s]! > day) there[c] = 1;
  return there;
}
