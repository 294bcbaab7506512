/**
 * The four states of a customer in a period: new (first purchase in it), returning (bought in it and in the one before),
 * resurrected (bought in it and earlier, but not in the one before), dormant (bought earlier, not in it).
 */

import type { PurchaseDays } from './own-rhythm.ts';

export const STATES = ['new', 'returning', 'resurrected', 'dormant'] as const;
export type CustomerState = (typeof STATES)[number];

/** In place of a state: before the first purchase. */
export const NO_STATE = 4;
/** States, and not yet a customer. */
export const STATE_SLOTS = 5;

export interface StatePeriods {
  /** length G, ascending: last day of each period that counts */
  readonly ends: ArrayLike<number>;
  /** length G: first day of each period */
  readonly starts: ArrayLike<number>;
  /** length G: first day of the period before each */
  readonly previous: ArrayLike<number>;
}

export interface StateMatrix {
  readonly customers: number;
  /** G × customers, period by period: number of the state, {@link NO_STATE} before the first purchase */
  readonly states: Uint8Array;
  /** G × {@link STATE_SLOTS}: customers; the last slot counts buyers whose first purchase is still to come */
  readonly counts: Float64Array;
  /** G × {@link STATE_SLOTS}: their money within the period (× scale); zeros without money */
  readonly money: Float64Array;
  /** G × slots × slots: moves from the period before in the list to each; those to the first are 0 */
  readonly moves: Float64Array;
}

/** States of every customer in every period, in one pass over the sorted purchases. */
export function computeStates(days: PurchaseDays, { ends, starts, previous }: StatePeriods): StateMatrix {
  const { customers, start, day, money } = days;
  const size = ends.length;
  const states = new Uint8Array(size * customers).fill(NO_STATE);
  const counts = new Float64Array(size * STATE_SLOTS);
  const sums = new Float64Array(size * STATE_SLOTS);
  const moves = new Float64Array(size * STATE_SLOTS * STATE_SLOTS);
  for (let c = 0; c < customers; c += 1) {
    const [begin, stop] = [start[c]!, start[c + 1]!];
    if (begin === stop) continue;
    let [was, now, inside, earlier] = [NO_STATE, begin, begin, begin];
    for (let g = 0; g < size; g += 1) {
      while (now < stop && day[now]! <= ends[g]!) now += 1;
      while (inside < stop && day[inside]! < starts[g]!) inside += 1;
      while (earlier < stop && day[earlier]! < previous[g]!) earlier += 1;
      const state = now === begin ? NO_STATE : now === inside ? 3 : inside === begin ? 0 : inside > earlier ? 1 : 2;
      states[g * customers + c] = state;
      counts[g * STATE_SLOTS + state]! += 1;
      if (g > 0) moves[(g * STATE_SLOTS + was) * STATE_SLOTS + state]! += 1;
      if (money) for (let q = inside; q < now; q += 1) sums[g * STATE_SLOTS + state]! += money[q]!;
      was = state;
    }
  }
  return { customers, states, counts, money: sums, moves };
}
