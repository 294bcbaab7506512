/** Groups of customers by a key of their first order, such as its channel. */

import type { OrderKey, Orders } from '../../data/orders.ts';
import type { CustomerMoney } from '../../models/value-parts.ts';

/** Most groups that are named; all others are one group. */
const MOST_GROUPS = 8;
/** Code of the group of all others. */
export const OTHERS = -1;

/**
 * Group of each customer in scope: the key of the first line of the first day.
 * @returns `codes[g]` is the key of group g, the largest group first; 0 where the key is missing, {@link OTHERS} for the rest
 */
export function groupsByFirst(
  { rows, day }: Orders,
  { owner, count, firstDay }: CustomerMoney,
  { codes, dictionary }: OrderKey,
): { readonly of: Uint8Array; readonly codes: readonly number[] } {
  const size = dictionary.offsets.length - 1;
  const first = new Uint32Array(count);
  const seen = new Uint8Array(count);
  for (let i = 0; i < rows; i += 1) {
    const at = owner[i]!;
    if (at === count || seen[at] === 1 || day[i] !== firstDay[at]) continue;
    seen[at] = 1;
    first[at] = codes[i]!;
  }
  const customers = new Uint32Array(size);
  for (let i = 0; i < count; i += 1) customers[first[i]!]! += 1;
  const ranked = [...customers.keys()]
    .filter((code) => code > 0 && customers[code]! > 0)
    .sort((a, b) => customers[b]! - customers[a]! || a - b);
  const named = ranked.length > MOST_GROUPS ? ranked.slice(0, MOST_GROUPS - 1) : ranked;
  const groups = [...named, ...(ranked.length > named.length ? [OTHERS] : []), ...(customers[0]! > 0 ? [0] : [])];
  const groupOf = new Uint8Array(size).fill(groups.indexOf(OTHERS) < 0 ? 0 : groups.indexOf(OTHERS));
  groups.forEach((code, group) => {
    if (code >= 0) groupOf[code] = group;
  });
  return { of: Uint8Array.from(first, (code) => groupOf[code]!), codes: groups };
}
