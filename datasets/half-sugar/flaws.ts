/** What is wrong with the file, on purpose: every reader of real exports meets these. */

import type { Random } from './random.ts';

/** Lines of the bundled file, without its header. */
export const LINES = 62240;

/** Rows of each flaw in the bundled file; other sizes have them in proportion. */
export const FLAWS = {
  /** further rows, equal to the row above in every column */
  duplicate: 318,
  /** orders of one row without a member: walk-ins */
  walkIn: 214,
  /** further rows that give the money of a row back, quantity and amount negative, under its order number */
  refund: 187,
  /** further rows of a drink on the house, paid 0.00 */
  free: 35,
  /** rows whose time cannot be read */
  unreadable: 11,
  /** rows whose year has its last two digits swapped: 2032, 2042, 2052 */
  future: 3,
} as const;

export type Flaw = 'none' | 'duplicate' | 'refund' | 'free' | 'unreadable' | 'future';

/**
 * Says what is wrong with each of `count` orders, asked in turn; at most one thing an order. `plain` orders have one row
 * and are neither the first nor the last of their member: only their time is spoilt, so that nobody's period changes.
 */
export function planFlaws(share: number, count: number, random: Random): (order: number, plain: boolean) => Flaw {
  const duplicate = schedule(FLAWS.duplicate * share, count, random);
  const refund = schedule(FLAWS.refund * share, count, random);
  const free = schedule(FLAWS.free * share, count, random);
  const unreadable = schedule(FLAWS.unreadable * share, count, random);
  const future = schedule(FLAWS.future * share, count, random);
  return (order, plain) => {
    if (duplicate(order)) return 'duplicate';
    if (refund(order)) return 'refund';
    if (free(order)) return 'free';
    if (plain && unreadable(order)) return 'unreadable';
    if (plain && future(order)) return 'future';
    return 'none';
  };
}

/** Tells at which orders something is due: `times` in all, spread over the first 98 % of `count`. */
function schedule(times: number, count: number, random: Random): (order: number) => boolean {
  const whole = Math.round(times);
  let done = 0;
  const next = (): number => (done < whole ? ((done + random()) / whole) * count * 0.98 : Infinity);
  let from = next();
  return (order) => {
    if (order < from) return false;
    done += 1;
    from = next();
    return true;
  };
}
