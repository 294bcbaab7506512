/** Who bought again after a complaint, beside customers of the same periods who never complained; and complaints a purchase. */

import type { Orders } from '../../data/orders.ts';
import type { Complaints } from '../../data/tables.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { periodOf } from '../../lib/periods.ts';
import { createRandom } from '../../lib/random.ts';
import { holm } from '../../models/holm.ts';
import { placesUpTo, purchaseDays, type PurchaseDays } from '../../models/own-rhythm.ts';
import { poissonRate } from '../../models/poisson-rate.ts';
import { compareStrata, type StrataComparison, type Stratum } from '../../models/strata.ts';
import { LEFT_OUT, lastComplaints, shareOf } from './outcomes.ts';
import type { Period } from './options.ts';
import { OUTCOMES, type ComparisonView, type RateView, type RepurchaseView } from './view.ts';

/** The order file, and which of its customers each complainer is. */
export interface OrderSide {
  readonly table: Orders;
  readonly index: Int32Array;
}

const SEED = 20_261_122;
const kept = new WeakMap<Orders, PurchaseDays>();

export function purchasesOf(table: Orders): PurchaseDays {
  const known = kept.get(table);
  if (known) return known;
  const made = purchaseDays(table);
  kept.set(table, made);
  return made;
}

/** What a customer did around a day: 1 bought in the window before it, 2 also in the window after it; 0 neither counts. */
function around({ start, day }: PurchaseDays, customer: number, at: number, window: number): 0 | 1 | 2 {
  const [begin, end] = [start[customer]!, start[customer + 1]!];
  if (begin === end) return 0;
  const upTo = placesUpTo(day, begin, end, at);
  if (upTo === placesUpTo(day, begin, end, at - window)) return 0;
  return placesUpTo(day, begin, end, at + window) > upTo ? 2 : 1;
}

/**
 * Complainers count once, by the last complaint whose window is over, if they had bought in the window before it. Those who never
 * complained stand beside them, each in one period drawn at random in proportion to the complaints of the periods, if they had
 * bought in the window before the middle complaint of that period.
 */
export function returnsOf(
  complaints: Complaints,
  outcomes: Uint8Array,
  { table, index }: OrderSide,
  window: number,
  unit: Period,
  level: number,
): Outcome<RepurchaseView> {
  const purchases = purchasesOf(table);
  const until = purchases.last;
  const { customers, customer, day } = complaints;
  const any = lastComplaints(complaints, (row) => outcomes[row] !== LEFT_OUT && index[customer[row]!]! >= 0);
  if (!any.some((row) => row >= 0)) return fail('complaints.nobody-matched');
  const whole = lastComplaints(
    complaints,
    (row) => outcomes[row] !== LEFT_OUT && index[customer[row]!]! >= 0 && day[row]! + window <= until,
  );
  const asked = complaints.recovery !== null;
  const good = new Set(asked ? ['pleased'] : ['settled']);
  const bad = new Set(asked ? ['displeased', 'open'] : ['open']);
  let [late, inactive, undecided] = [0, 0, 0];
  const days = new Map<number, number[]>();
  const did = [new Map<number, [k: number, n: number]>(), new Map<number, [k: number, n: number]>()] as const;
  const count = (tally: Map<number, [number, number]>, period: number, returned: boolean): void => {
    const known = tally.get(period) ?? [0, 0];
    tally.set(period, [known[0] + (returned ? 1 : 0), known[1] + 1]);
  };
  for (let person = 0; person < customers; person += 1) {
    if (any[person]! < 0) continue;
    const row = whole[person]!;
    if (row < 0) {
      late += 1;
      continue;
    }
    const name = OUTCOMES[outcomes[row]!]!;
    if (!good.has(name) && !bad.has(name)) {
      undecided += 1;
      continue;
    }
    const found = around(purchases, index[person]!, day[row]!, window);
    if (found === 0) {
      inactive += 1;
      continue;
    }
    const period = periodOf(day[row]!, unit);
    const known = days.get(period);
    if (known) known.push(day[row]!);
    else days.set(period, [day[row]!]);
    count(did[good.has(name) ? 0 : 1], period, found === 2);
  }
  if (days.size === 0) return fail('complaints.returns-too-late', { window, until });
  const periods = [...days.keys()].sort((a, b) => a - b);
  const controls = controlsOf(index, purchases, periods, days, window);
  const strata = (a: ReadonlyMap<number, readonly [number, number]>, b: typeof a): Stratum[] =>
    periods.map((period) => {
      const [[k1, n1], [k2, n2]] = [a.get(period) ?? [0, 0], b.get(period) ?? [0, 0]];
      return { k1, n1, k2, n2 };
    });
  const both = new Map(
    periods.map((period) => {
      const [[k1, n1], [k2, n2]] = did.map((tally) => tally.get(period) ?? [0, 0]) as [
        [number, number],
        [number, number],
      ];
      return [period, [k1 + k2, n1 + n2] as const];
    }),
  );
  const compared = [
    compareStrata(strata(did[0], controls), level),
    compareStrata(strata(did[1], controls), level),
    compareStrata(strata(did[0], did[1]), level),
  ] as const;
  const adjusted = adjust(compared.map(({ p }) => p));
  const all = compareStrata(strata(both, controls), level);
  const sum = (tally: ReadonlyMap<number, readonly [number, number]>): [number, number] =>
    [...tally.values()].reduce<[number, number]>(([k, n], each) => [k + each[0], n + each[1]], [0, 0]);
  const [control, controlOf] = sum(controls);
  return succeed({
    basis: asked ? 'satisfied' : 'settled',
    window,
    until,
    unit,
    periods: periods.length,
    groups: [
      ...did.map((tally) => {
        const [k, n] = sum(tally);
        return shareOf(k, n, level);
      }),
      {
        k: control,
        n: controlOf,
        share: all.standardised,
        low: all.standardisedInterval[0],
        high: all.standardisedInterval[1],
      },
    ],
    control: { k: control, n: controlOf },
    recoveredNever: comparison(compared[0], adjusted[0]!),
    unrecoveredNever: comparison(compared[1], adjusted[1]!),
    recoveredUnrecovered: comparison(compared[2], adjusted[2]!),
    late,
    inactive,
    undecided,
  });
}

/** Holm over the comparisons that could be made. */
function adjust(p: readonly number[]): number[] {
  const known = p.flatMap((each, at) => (Number.isNaN(each) ? [] : [at]));
  const found = holm(known.map((at) => p[at]!));
  return p.map((_, at) => (known.includes(at) ? found[known.indexOf(at)]! : NaN));
}

function comparison({ shares, difference, interval, p, exact }: StrataComparison, adjusted: number): ComparisonView {
  return { first: shares[0], second: shares[1], difference, low: interval[0], high: interval[1], p, adjusted, exact };
}

/** Each customer who never complained is in one period at most, so that periods stay independent. */
function controlsOf(
  index: Int32Array,
  purchases: PurchaseDays,
  periods: readonly number[],
  days: ReadonlyMap<number, readonly number[]>,
  window: number,
): Map<number, [k: number, n: number]> {
  const complained = new Uint8Array(purchases.customers);
  for (const there of index) if (there >= 0) complained[there] = 1;
  const middles = periods.map((period) => {
    const sorted = [...days.get(period)!].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)]!;
  });
  const ends: number[] = [];
  for (const period of periods) ends.push((ends.at(-1) ?? 0) + days.get(period)!.length);
  const random = createRandom(SEED);
  const controls = new Map<number, [number, number]>(periods.map((period) => [period, [0, 0]]));
  for (let customer = 0; customer < purchases.customers; customer += 1) {
    const drawn = random.next() * ends.at(-1)!;
    if (complained[customer] === 1) continue;
    const at = ends.findIndex((end) => drawn < end);
    const found = around(purchases, customer, middles[at]!, window);
    if (found === 0) continue;
    const tally = controls.get(periods[at]!)!;
    tally[1] += 1;
    if (found === 2) tally[0] += 1;
  }
  return controls;
}

/** Purchases of every period, from its number, within the days both files cover. */
export interface Purchased {
  readonly view: RateView;
  /** period → customer-days with a purchase, and complaints of people the orders know */
  readonly byPeriod: ReadonlyMap<number, { readonly purchases: number; readonly complaints: number }>;
}

/** `null` where the files do not overlap. */
export function ratesOf(
  complaints: Complaints,
  outcomes: Uint8Array,
  { table, index }: OrderSide,
  unit: Period,
  level: number,
): Purchased | null {
  const purchases = purchasesOf(table);
  const { rows, customer, day, lastDay, named } = complaints;
  let first = Infinity;
  for (let i = 0; i < rows; i += 1) if (outcomes[i] !== LEFT_OUT) first = Math.min(first, day[i]!);
  const from = Math.max(first, purchases.first);
  const to = Math.min(lastDay, purchases.last);
  if (!(from <= to) || purchases.buyers === 0) return null;
  const units = Uint32Array.from({ length: to - from + 1 }, (_, at) => periodOf(from + at, unit));
  const bought = new Float64Array(units.at(-1)! - units[0]! + 1);
  const made = new Float64Array(bought.length);
  const complained = new Uint8Array(purchases.customers);
  let [sum, unmatched] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    if (outcomes[i] === LEFT_OUT || day[i]! < from || day[i]! > to) continue;
    const there = index[customer[i]!]!;
    if (there >= 0) complained[there] = 1;
    else if (named) {
      unmatched += 1;
      continue;
    }
    sum += 1;
    made[units[day[i]! - from]! - units[0]!]! += 1;
  }
  let [days, buyers, complainers] = [0, 0, 0];
  for (let c = 0; c < purchases.customers; c += 1) {
    let any = false;
    for (let place = purchases.start[c]!; place < purchases.start[c + 1]!; place += 1) {
      const at = purchases.day[place]!;
      if (at < from || at > to) continue;
      any = true;
      days += 1;
      bought[units[at - from]! - units[0]!]! += 1;
    }
    if (!any) continue;
    buyers += 1;
    complainers += complained[c]!;
  }
  return {
    view: {
      from,
      to,
      complaints: sum,
      purchases: days,
      ...poissonRate(sum, days, level),
      buyers: shareOf(complainers, buyers, level),
      unmatched,
    },
    byPeriod: new Map(
      Array.from(bought, (count, at) => [units[0]! + at, { purchases: count, complaints: made[at]! }] as const),
    ),
  };
}
