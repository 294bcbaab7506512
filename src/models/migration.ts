/** Who moved where: customers by their tier before and their tier after, with those who came and those who went. */

import { NO_MARK_16 } from '../lib/marks.ts';

/** Not a customer in that period. */
export const ABSENT = 255;

export interface Migration {
  /** number of tiers; row and column `states` stand for "not a customer" */
  readonly states: number;
  /** length (states + 1)², row by row: tier before × tier after; the last cell (neither) is always 0 */
  readonly counts: Float64Array;
  /** length customers: cell of each, NO_MARK_16 for those in neither period */
  readonly cell: Uint16Array;
  readonly up: number;
  readonly down: number;
  readonly stayed: number;
  /** in the later period only */
  readonly came: number;
  /** in the earlier period only */
  readonly gone: number;
}

/**
 * Counts moves between tiers. Tier 0 is the highest, so a smaller number is a move up. Linear.
 * @param before length customers: tier in the earlier period, {@link ABSENT} for none
 * @param after the same of the later period
 * @param states number of tiers, 1 … 200
 */
export function countMigration(before: Uint8Array, after: Uint8Array, states: number): Migration {
  const width = states + 1;
  const counts = new Float64Array(width * width);
  const cell = new Uint16Array(before.length).fill(NO_MARK_16);
  let [up, down, stayed, came, gone] = [0, 0, 0, 0, 0];
  for (let c = 0; c < before.length; c += 1) {
    const [from, to] = [before[c]!, after[c]!];
    if (from === ABSENT && to === ABSENT) continue;
    if (from === ABSENT) came += 1;
    else if (to === ABSENT) gone += 1;
    else if (to < from) up += 1;
    else if (to > from) down += 1;
    else stayed += 1;
    const index = (from === ABSENT ? states : from) * width + (to === ABSENT ? states : to);
    counts[index]! += 1;
    cell[c] = index;
  }
  return { states, counts, cell, up, down, stayed, came, gone };
}

/** Share of its row each cell has: where those of a tier went. NaN in rows without customers. */
export function rowShares({ counts, states }: Pick<Migration, 'counts' | 'states'>): Float64Array {
  const width = states + 1;
  return counts.map((count, index) => {
    const row = Math.floor(index / width) * width;
    let sum = 0;
    for (let i = row; i < row + width; i += 1) sum += counts[i]!;
    return sum > 0 ? count / sum : NaN;
  });
}

/**
 * Two periods of equal length on both sides of a day, as long as the data allow: comparing a year with a month says nothing.
 * @param first day of the first purchase
 * @param last last day that counts
 * @returns `[from, split, to]` in days, the periods being [from, split) and [split, to); `null` where one side has no day
 */
export function equalPeriods(first: number, last: number, split: number): readonly [number, number, number] | null {
  const span = Math.min(split - first, last + 1 - split);
  return span > 0 ? [split - span, split, split + span] : null;
}
