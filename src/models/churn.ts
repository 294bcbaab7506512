/**
 * Churn by period: customers at the start, new, won back, lost and at the end; the share of customers and the share of value lost;
 * what is kept of revenue. One sweep over the spells of all customers, whatever the number of periods.
 *
 * State counts at the boundaries of periods (the end of the day before a period's first day): whoever leaves and comes back within one
 * period was not lost, whoever comes and goes within one was never there at a boundary and is counted as passing.
 *
 * Value is money in whole units, so that sums are exact and the bridge adds up to the last cent: of orders the purchases of a stated
 * look-back before the boundary, of subscriptions the fees that run at it. It is 0 for whoever is no customer at the boundary.
 */

import type { PurchaseDays } from './own-rhythm.ts';
import { unitScale, type Contracts, type Spells } from './churn-spells.ts';

/**
 * Values of customer `c` at boundaries `first` … `last`, written to `out[first]` … `out[last]`.
 * Quickest where asked customer by customer, and of each from earlier to later boundaries.
 */
export type BoundaryValues = (c: number, first: number, last: number, out: Float64Array) => void;

/** Counts and sums by group and period; entry `group × periods + period`. Money in units. */
export interface ChurnSums {
  readonly groups: number;
  readonly periods: number;
  readonly start: Float64Array;
  readonly fresh: Float64Array;
  readonly back: Float64Array;
  readonly lost: Float64Array;
  readonly end: Float64Array;
  /** came and went within the period */
  readonly passing: Float64Array;
  /** left and came back within the period: not lost */
  readonly returned: Float64Array;
  readonly startValue: Float64Array;
  readonly freshValue: Float64Array;
  readonly backValue: Float64Array;
  readonly lostValue: Float64Array;
  readonly endValue: Float64Array;
  /** of customers kept: what they rose and fell by */
  readonly expansion: Float64Array;
  readonly contraction: Float64Array;
  /** sums of squared values of those at the start and of the lost, for intervals */
  readonly startSquares: Float64Array;
  readonly lostSquares: Float64Array;
}

/**
 * @param boundaries ascending first days of the periods, and the first day after the last period
 * @param values `null` where nothing is known of money
 * @param group length customers: group of each, `null` for one group
 */
export function churnByPeriod(
  spells: Spells,
  boundaries: Int32Array,
  values: BoundaryValues | null,
  group: Uint8Array | null = null,
  groups = 1,
): ChurnSums {
  const periods = boundaries.length - 1;
  const sums = emptySums(groups, periods);
  const { start, fresh, back, lost, end, passing, returned } = sums;
  const { startValue, freshValue, backValue, lostValue, endValue, expansion, contraction } = sums;
  const { startSquares, lostSquares } = sums;
  const periodAt = periodTable(boundaries);
  const [day0, beyond] = [boundaries[0]!, boundaries[periods]!];
  const value = new Float64Array(periods + 1);
  // Value at the last boundary of the spell before, within one customer.
  let lastValue = 0;
  for (let c = 0; c < spells.customers; c += 1) {
    const [begin, stop] = [spells.start[c]!, spells.start[c + 1]!];
    if (begin === stop) continue;
    const base = group === null ? 0 : group[c]! * periods;
    // Period of the first spell ever: whoever enters in it is new.
    const debut =
      spells.from[begin]! < day0 ? -1 : spells.from[begin]! >= beyond ? periods : periodAt[spells.from[begin]! - day0]!;
    let lastSeen = -2;
    let passed = -1;
    for (let s = begin; s < stop; s += 1) {
      const [from, to] = [spells.from[s]!, spells.to[s]!];
      if (from >= beyond) break;
      if (to < day0) continue;
      // Boundary b is inside where from < boundaries[b] ≤ to.
      const first = from < day0 ? 0 : periodAt[from - day0]! + 1;
      const last = to >= beyond ? periods : periodAt[to - day0]!;
      if (first > last) {
        const p = last;
        if (p === lastSeen) continue;
        if (p !== passed) passing[base + p]! += 1;
        passed = p;
        continue;
      }
      if (values !== null) values(c, first, last, value);
      const again = lastSeen === first - 1 && first > 0;
      if (first > 0) {
        const p = base + first - 1;
        if (passed === first - 1) passing[p]! -= 1;
        if (again) {
          // Not lost after all: it came back before the boundary.
          returned[p]! += 1;
          lost[p]! -= 1;
          if (values !== null) {
            lostValue[p]! -= lastValue;
            lostSquares[p]! -= lastValue * lastValue;
            change(expansion, contraction, p, value[first]! - lastValue);
          }
        } else if (debut === first - 1) {
          fresh[p]! += 1;
          if (values !== null) freshValue[p]! += value[first]!;
        } else {
          back[p]! += 1;
          if (values !== null) backValue[p]! += value[first]!;
        }
      }
      passed = -1;
      const most = last < periods ? last : periods - 1;
      for (let at = base + first, stop = base + most; at <= stop; at += 1) start[at]! += 1;
      for (let at = base + (first > 0 ? first - 1 : 0), stop = base + last - 1; at <= stop; at += 1) end[at]! += 1;
      if (last < periods) lost[base + last]! += 1;
      if (values !== null) {
        let before = value[first]!;
        if (first > 0) endValue[base + first - 1]! += before;
        for (let b = first; b < last; b += 1) {
          const at = base + b;
          const now = value[b + 1]!;
          startValue[at]! += before;
          startSquares[at]! += before * before;
          endValue[at]! += now;
          if (now > before) expansion[at]! += now - before;
          else contraction[at]! += before - now;
          before = now;
        }
        if (last < periods) {
          const at = base + last;
          const square = before * before;
          startValue[at]! += before;
          startSquares[at]! += square;
          lostValue[at]! += before;
          lostSquares[at]! += square;
        }
        lastValue = before;
      }
      lastSeen = last;
    }
  }
  return sums;
}

function change(up: Float64Array, down: Float64Array, place: number, by: number): void {
  if (by > 0) up[place]! += by;
  else down[place]! -= by;
}

function emptySums(groups: number, periods: number): ChurnSums {
  const make = (): Float64Array => new Float64Array(groups * periods);
  return {
    groups,
    periods,
    start: make(),
    fresh: make(),
    back: make(),
    lost: make(),
    end: make(),
    passing: make(),
    returned: make(),
    startValue: make(),
    freshValue: make(),
    backValue: make(),
    lostValue: make(),
    endValue: make(),
    expansion: make(),
    contraction: make(),
    startSquares: make(),
    lostSquares: make(),
  };
}

/** Sums of all groups together. */
export function overAll(sums: ChurnSums): ChurnSums {
  const { groups, periods } = sums;
  if (groups === 1) return sums;
  const all = emptySums(1, periods);
  for (const key of SUM_KEYS)
    for (let g = 0; g < groups; g += 1)
      for (let p = 0; p < periods; p += 1) all[key][p]! += sums[key][g * periods + p]!;
  return all;
}

export const SUM_KEYS = [
  'start',
  'fresh',
  'back',
  'lost',
  'end',
  'passing',
  'returned',
  'startValue',
  'freshValue',
  'backValue',
  'lostValue',
  'endValue',
  'expansion',
  'contraction',
  'startSquares',
  'lostSquares',
] as const;

function periodTable(boundaries: Int32Array): Uint32Array {
  const periods = boundaries.length - 1;
  const table = new Uint32Array(boundaries[periods]! - boundaries[0]!);
  for (let p = 0; p < periods; p += 1)
    table.fill(p, boundaries[p]! - boundaries[0]!, boundaries[p + 1]! - boundaries[0]!);
  return table;
}

/** Purchases of each customer in money of whole units, summed up in one row: what is between two places is a difference. */
export interface SummedPurchases {
  readonly purchases: PurchaseDays;
  /** length purchases + 1 */
  readonly before: Float64Array;
  /** units a unit of money */
  readonly scale: number;
}

/** `null` where nothing is known of money. */
export function sumPurchases(purchases: PurchaseDays): SummedPurchases | null {
  const { money } = purchases;
  if (money === null) return null;
  let [whole, total] = [true, 0];
  for (let i = 0; i < money.length; i += 1) {
    if (!Number.isInteger(money[i]!)) whole = false;
    total += Math.abs(money[i]!);
  }
  const finer = whole ? 1 : unitScale(total);
  const before = new Float64Array(money.length + 1);
  for (let i = 0; i < money.length; i += 1)
    before[i + 1] = before[i]! + (whole ? money[i]! : Math.round(money[i]! * finer));
  return { purchases, before, scale: purchases.scale * finer };
}

/** Purchases in the days before each boundary. @param days length of the look-back */
export function lookBackValues(
  { purchases, before }: SummedPurchases,
  boundaries: Int32Array,
  days: number,
): BoundaryValues {
  const { start, day } = purchases;
  let [customer, asked, low, high] = [-1, 0, 0, 0];
  return (c, first, last, out) => {
    if (c !== customer || first < asked) {
      customer = c;
      low = high = start[c]!;
    }
    asked = last;
    const stop = start[c + 1]!;
    for (let b = first; b <= last; b += 1) {
      const end = boundaries[b]!;
      while (high < stop && day[high]! < end) high += 1;
      while (low < high && day[low]! < end - days) low += 1;
      out[b] = before[high]! - before[low]!;
    }
  };
}

/** Most values kept: 64 MB. */
const MOST_KEPT = 8_000_000;

/**
 * The same values worked out once for all boundaries, so that a moved threshold costs a sweep over customers and not over purchases.
 * Where there would be too many of them they are worked out anew each time.
 */
export function keptValues(values: BoundaryValues, customers: number, boundaries: Int32Array): BoundaryValues {
  const width = boundaries.length;
  if (customers * width > MOST_KEPT) return values;
  const kept = new Float64Array(customers * width);
  const row = new Float64Array(width);
  for (let c = 0; c < customers; c += 1) {
    values(c, 0, width - 1, row);
    kept.set(row, c * width);
  }
  return (c, first, last, out) => {
    const base = c * width;
    for (let b = first; b <= last; b += 1) out[b] = kept[base + b]!;
  };
}

/** Fees running at the end of the day before each boundary; `null` without fees. */
export function feeValues(
  { parts, partFrom, partTo, partFee }: Contracts,
  boundaries: Int32Array,
): BoundaryValues | null {
  if (partFee === null) return null;
  return (c, first, last, out) => {
    const stop = parts[c + 1]!;
    for (let b = first; b <= last; b += 1) {
      const end = boundaries[b]!;
      let sum = 0;
      for (let q = parts[c]!; q < stop && partFrom[q]! < end; q += 1) if (partTo[q]! >= end) sum += partFee[q]!;
      out[b] = sum;
    }
  };
}

/** What one customer did in one period. */
export const MOVES = ['kept', 'lost', 'new', 'back', 'passing'] as const;
export const NO_MOVE = 255;

/** Length customers: index in {@link MOVES}, or {@link NO_MOVE} for whoever was no customer in the period at all. */
export function movesIn({ customers, start, from, to }: Spells, boundaries: Int32Array, period: number): Uint8Array {
  const [begin, end] = [boundaries[period]!, boundaries[period + 1]!];
  const moves = new Uint8Array(customers).fill(NO_MOVE);
  for (let c = 0; c < customers; c += 1) {
    const [first, stop] = [start[c]!, start[c + 1]!];
    let [before, after, inside] = [false, false, false];
    for (let s = first; s < stop && from[s]! < end; s += 1) {
      if (to[s]! < begin) continue;
      if (from[s]! < begin) before = true;
      if (to[s]! >= end) after = true;
      if (to[s]! > begin) inside = true;
    }
    if (before) moves[c] = after ? 0 : 1;
    else if (after) moves[c] = from[first]! >= begin ? 2 : 3;
    else if (inside) moves[c] = 4;
  }
  return moves;
}
