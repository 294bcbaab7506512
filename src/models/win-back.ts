/** The win-back decision: P(win back) × CLV after return − cost, the ranking by it, and how often silence has ended by itself. */

import { descendingOrder } from '../lib/sort-order.ts';
import type { Spells } from './churn-spells.ts';
import { kaplanMeier, survivalAt, type SurvivalCurve } from './kaplan-meier.ts';
import type { PurchaseDays } from './own-rhythm.ts';

/** Expected value of one try. @param chance 0 … 1 @param value CLV after return @param cost of the try, whether it works or not */
export function winBackValue(chance: number, value: number, cost: number): number {
  return chance * value - cost;
}

export interface WinBackRanking {
  /** length n: expected value of a try */
  readonly expected: Float64Array;
  /** length n: from the highest expected value down; equal ones keep the order of the file */
  readonly order: Uint32Array;
  /** length n + 1: expected value of trying the first k */
  readonly cumulative: Float64Array;
  /** customers worth a try: expected value above 0 */
  readonly worth: number;
}

/** Ranks customers by the expected value of a try, which costs the same for each. O(n). @param chance, value length n, finite */
export function rankWinBack(chance: Float64Array, value: Float64Array, cost: number): WinBackRanking {
  const expected = chance.map((p, i) => winBackValue(p, value[i]!, cost));
  const order = descendingOrder(expected);
  const cumulative = new Float64Array(expected.length + 1);
  let worth = 0;
  for (let k = 0; k < order.length; k += 1) {
    const gain = expected[order[k]!]!;
    cumulative[k + 1] = cumulative[k]! + gain;
    if (gain > 0) worth += 1;
  }
  return { expected, order, cumulative, worth };
}

/** How many a budget pays for, and are worth it. @param budget `null` for no limit */
export function affordable(worth: number, cost: number, budget: number | null): number {
  if (budget === null || !(cost > 0)) return worth;
  // 0.1 × 3 must pay for three tries at 0.1.
  return Math.min(worth, Math.floor(budget / cost + 1e-9));
}

/** Silences that ended by themselves and those still going on, counted by whole days. */
export interface Silences {
  readonly returned: Float64Array;
  readonly open: Float64Array;
}

/**
 * Silences between purchases of everybody in scope, by group.
 * @param until last day of the data
 * @param group length customers: 0 … groups − 1, others left out; `null` for one group
 */
export function silencesOfPurchases(
  { customers, start, day, first }: PurchaseDays,
  until: number,
  group: Uint8Array | null = null,
  groups = 1,
): readonly Silences[] {
  const found = emptySilences(groups, until - first);
  for (let c = 0; c < customers; c += 1) {
    const own = found[group === null ? 0 : group[c]!];
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (own === undefined || begin === stop) continue;
    for (let i = begin + 1; i < stop; i += 1) own.returned[day[i]! - day[i - 1]!]! += 1;
    own.open[until - day[stop - 1]!]! += 1;
  }
  return found;
}

/** The same between spells of being a customer: from the first day without one to the day of coming back. */
export function silencesOfSpells(
  { customers, start, from, to }: Spells,
  until: number,
  group: Uint8Array | null = null,
  groups = 1,
): readonly Silences[] {
  let first = until;
  for (let s = 0; s < from.length; s += 1) if (from[s]! < first) first = from[s]!;
  const found = emptySilences(groups, until - first);
  for (let c = 0; c < customers; c += 1) {
    const own = found[group === null ? 0 : group[c]!];
    if (own === undefined) continue;
    for (let s = start[c]!; s < start[c + 1]!; s += 1) {
      if (to[s]! > until) continue;
      if (s + 1 < start[c + 1]!) own.returned[from[s + 1]! - to[s]!]! += 1;
      else own.open[until - to[s]!]! += 1;
    }
  }
  return found;
}

function emptySilences(groups: number, longest: number): Silences[] {
  const days = Math.max(0, longest) + 1;
  return Array.from({ length: groups }, () => ({ returned: new Float64Array(days), open: new Float64Array(days) }));
}

/** Share still silent after so many days, by Kaplan–Meier; `null` where there is no silence at all. */
export function silenceCurve({ returned, open }: Silences): SurvivalCurve | null {
  const rows = (counts: Float64Array): number[] => [...counts.keys()].filter((length) => counts[length]! > 0);
  const [seen, going] = [rows(returned), rows(open)];
  if (seen.length + going.length === 0) return null;
  const curve = kaplanMeier({
    time: Float64Array.from([...seen, ...going]),
    ended: Uint8Array.from([...seen.map(() => 1), ...going.map(() => 0)]),
    entry: null,
    weight: Float64Array.from([...seen.map((length) => returned[length]!), ...going.map((length) => open[length]!)]),
  });
  return curve.ok ? curve.value : null;
}

/**
 * Chance that a silence of so many days ends within the next `window` days: 1 − S(s + h)/S(s). 0 where nobody was silent so long.
 * @param silence s ≥ 0, whole days that have passed without return
 */
export function chanceOfReturn(curve: SurvivalCurve | null, silence: number, window: number): number {
  if (curve === null) return 0;
  const now = survivalAt(curve, silence).survival;
  return now > 0 ? 1 - survivalAt(curve, silence + window).survival / now : 0;
}
