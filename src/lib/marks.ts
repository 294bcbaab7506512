/** Marks: the linking contract. A picture divides the customers among its marks; that array alone links it to every other. */

/** A customer that belongs to no mark of a picture (filtered out, or after the as-of date). */
export const NO_MARK = 0xffffffff;
export const NO_MARK_16 = 0xffff;

/**
 * One picture's division of the customers of a data cell.
 * `of[i]` is the mark of customer `i`, 0 ≤ mark < `count`, or {@link NO_MARK_16} in a `Uint16Array`,
 * {@link NO_MARK} in a `Uint32Array`. With `entries`, a customer can stand in several marks, and `of[i]` is the mark of entry `i`.
 */
export interface MarkSet {
  readonly of: Uint16Array | Uint32Array;
  readonly count: number;
  readonly entries?: MarkEntries;
}

/** Whose each entry is, for pictures such as bars of an order log, where one customer buys in many shops. */
export interface MarkEntries {
  /** length `of`: customer of each entry, ascending; no customer has two entries in one mark */
  readonly customer: Uint32Array;
  /** number of customers the picture ranges over */
  readonly customers: number;
}

/** Number of customers a set of marks ranges over. */
export function customersOf({ of, entries }: MarkSet): number {
  return entries ? entries.customers : of.length;
}

/** The customers of a data cell that are picked: `bits[i >>> 5] >>> (i & 31) & 1` tells of customer `i`. */
export interface CustomerBits {
  readonly bits: Uint32Array;
  /** number of customers the set ranges over */
  readonly size: number;
}
