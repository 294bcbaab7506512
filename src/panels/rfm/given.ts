/** R, F and M as a file gives them, in the form the summary of an order log has. */

import type { RfmSummaries } from '../../data/tables.ts';
import { MISSING_DAY } from '../../lib/days.ts';
import { sumExactly } from '../../lib/exact-sum.ts';
import type { CustomerSummary } from '../../models/customer-summary.ts';

/** How the as-of day of a file of R, F and M comes about. */
export interface GivenDays {
  /** `fixed`: the file says how many days ago, and not on which day that was */
  readonly kind: 'day-after-last' | 'fixed' | 'of-the-file';
  /** NaN where fixed */
  readonly asOf: number;
  /** of last purchases; NaN where fixed */
  readonly first: number;
  readonly last: number;
}

/** @returns `null` where nobody has a last purchase */
export function daysOfGiven({ lastDay, days, customers }: RfmSummaries): GivenDays | null {
  let [first, last, known] = [Infinity, -Infinity, 0];
  // Where date and days agree on one day for everybody, that is the day the file was made for.
  let [agreed, agree] = [NaN, true];
  for (let i = 0; i < customers; i += 1) {
    const since = days?.[i] ?? -1;
    if (since >= 0) known += 1;
    const day = lastDay?.[i] ?? MISSING_DAY;
    if (day === MISSING_DAY) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
    if (since < 0) continue;
    if (Number.isNaN(agreed)) agreed = day + since;
    else if (agreed !== day + since) agree = false;
  }
  if (first <= last)
    return agree && agreed >= last
      ? { kind: 'of-the-file', asOf: agreed, first, last }
      : { kind: 'day-after-last', asOf: last + 1, first, last };
  return known > 0 ? { kind: 'fixed', asOf: NaN, first: NaN, last: NaN } : null;
}

export interface GivenSummary extends CustomerSummary {
  /** customers who never bought */
  readonly never: number;
}

/**
 * @param asOf the day R counts to; NaN where the file tells days only
 * @param keep 1 keeps a customer, 0 leaves it out; `null` keeps all
 * `lastDay` counts from `asOf` where there is one, else from nought: it is then minus the days since. Customers whose last purchase is
 * after the day are left out (`linesAfter`), as the file does not tell what they had done before.
 */
export function summariseGiven(
  { customers, lastDay: dated, days, orders, total, decimals }: RfmSummaries,
  { asOf, keep }: { readonly asOf: number; readonly keep: Uint8Array | null },
): GivenSummary {
  const fixed = Number.isNaN(asOf);
  const lastDay = new Int32Array(customers).fill(MISSING_DAY);
  const frequency = new Uint32Array(customers);
  const money = new Float64Array(customers);
  let [present, sum, after, filtered, never] = [0, 0, 0, 0, 0];
  for (let i = 0; i < customers; i += 1) {
    const count = orders?.[i] ?? 0;
    const day = fixed ? -(days?.[i] ?? -1) : (dated?.[i] ?? MISSING_DAY);
    if (keep !== null && keep[i] === 0) filtered += 1;
    else if (count === 0 || day === MISSING_DAY || (fixed && day > 0)) never += 1;
    else if (!fixed && day > asOf) after += 1;
    else {
      present += 1;
      sum += count;
      lastDay[i] = day;
      frequency[i] = count;
      money[i] = total?.[i] ?? 0;
    }
  }
  return {
    present,
    lastDay,
    frequency,
    total: money,
    orders: sum,
    revenue: sumExactly(money, decimals),
    linesUsed: present,
    linesAfter: after,
    linesFiltered: filtered,
    linesWithoutOrder: 0,
    never,
  };
}
