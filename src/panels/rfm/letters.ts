/** The three measures and what counts as an order: words of the options, the view and the work alike. */

/** Letters of the three measures, in the order in which they are always named. */
export type Letter = 'r' | 'f' | 'm';

export const LETTERS: readonly Letter[] = ['r', 'f', 'm'];

export type OrderUnit = 'order-id' | 'row' | 'customer-day';
