/** What people did after they were asked: whether they came back, how often, for how much, and how long they have been silent. */

import { MISSING_DAY } from '../lib/days.ts';
import { placesUpTo, type PurchaseDays } from './own-rhythm.ts';

/** One entry a respondent. */
export interface BehaviourAfter {
  /** 1 where the person has bought at least once */
  readonly known: Uint8Array;
  /** 1 where the whole window after the answer lies within the log */
  readonly seen: Uint8Array;
  /** 1 bought within the window, 0 did not; only of `seen` */
  readonly returned: Uint8Array;
  /** days with a purchase and money after the answer, a year of 365.25 days; NaN where the window was not seen, money also where there is none */
  readonly ordersYear: Float64Array;
  readonly spendYear: Float64Array;
  /** days from the last purchase to the end of the log; NaN where the person has none */
  readonly silence: Float64Array;
}

const YEAR = 365.25;

/**
 * @param who length n: customer of the log, −1 where unknown
 * @param asked length n: day of the answer, MISSING_DAY where unknown: of them only the silence is told
 * @param window days after the answer in which a purchase counts as coming back, ≥ 1
 * @param lastDay end of the log
 */
export function behaviourAfter(
  days: PurchaseDays,
  who: Int32Array,
  asked: Int32Array,
  window: number,
  lastDay: number,
): BehaviourAfter {
  const n = who.length;
  const { start, day, money, scale } = days;
  const empty = (): Float64Array => new Float64Array(n).fill(NaN);
  const result: BehaviourAfter = {
    known: new Uint8Array(n),
    seen: new Uint8Array(n),
    returned: new Uint8Array(n),
    ordersYear: empty(),
    spendYear: empty(),
    silence: empty(),
  };
  for (let i = 0; i < n; i += 1) {
    const customer = who[i]!;
    if (customer < 0) continue;
    const [begin, stop] = [start[customer]!, start[customer + 1]!];
    if (begin === stop) continue;
    result.known[i] = 1;
    result.silence[i] = lastDay - day[stop - 1]!;
    const since = asked[i]!;
    if (since === MISSING_DAY || since + window > lastDay) continue;
    const after = placesUpTo(day, begin, stop, since);
    const years = (lastDay - since) / YEAR;
    result.seen[i] = 1;
    if (after < stop && day[after]! <= since + window) result.returned[i] = 1;
    result.ordersYear[i] = (stop - after) / years;
    if (money === null) continue;
    let spend = 0;
    for (let at = after; at < stop; at += 1) spend += money[at]!;
    result.spendYear[i] = spend / scale / years;
  }
  return result;
}
