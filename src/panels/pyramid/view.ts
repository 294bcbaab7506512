/** What the pictures of the pyramid panel are drawn from: plain data, a few kilobytes however many customers there are. */

/**
 * Mark sets: `tier` the tiers from the top, `whale` 20 equal steps of customers from the most to the least profitable, `move` the
 * cells of the migration matrix, row by row: tier before × tier after, with one further row and column for "not a customer".
 */
export const PYRAMID_SETS = ['tier', 'whale', 'move'] as const;

export const WHALE_STEPS = 20;

export const TIER_NAMES = {
  four: ['platinum', 'gold', 'iron', 'lead'],
  three: ['key', 'ordinary', 'small'],
} as const;

export type TierName = (typeof TIER_NAMES)['four' | 'three'][number];

export interface TierView {
  readonly name: TierName;
  readonly customers: number;
  /** of all customers in scope, 0 … 1 */
  readonly share: number;
  readonly orders: number;
  readonly revenue: number;
  /** cost to serve */
  readonly serving: number;
  readonly profit: number;
  /** what tiers are measured by: revenue or profit */
  readonly value: number;
  /** of the whole value; NaN where the whole is not above 0 */
  readonly valueShare: number;
  /** smallest and largest value of one customer; NaN where nobody is in it */
  readonly low: number;
  readonly high: number;
}

export interface WhaleStep {
  readonly customers: number;
  readonly profit: number;
}

export interface WhaleView {
  /** share of customers 0 … 1 and profit up to there */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly peak: number;
  readonly total: number;
  readonly gainers: number;
  readonly losers: number;
  /** share of the peak lost again; NaN where nobody brings a profit */
  readonly destroyed: number;
  /** fewest customers that bring the whole profit; NaN where there is none */
  readonly forWhole: number;
  readonly steps: readonly WhaleStep[];
}

export interface MovesView {
  /** days: [from, split) and [split, to) */
  readonly from: number;
  readonly split: number;
  readonly to: number;
  /** first and last day of the data that could be compared; days of them outside [from, to) are in neither period */
  readonly first: number;
  readonly last: number;
  /** length (tiers + 1)² */
  readonly counts: Float64Array;
  readonly shares: Float64Array;
  readonly up: number;
  readonly down: number;
  readonly stayed: number;
  readonly came: number;
  readonly gone: number;
}

export interface LiftView {
  /** tier that rises; −1 where the pyramid has no such tier */
  readonly from: number;
  readonly share: number;
  readonly customers: number;
  /** of what tiers are measured by; NaN where one of the two tiers is empty */
  readonly gain: number;
  /** of profit, the limit of what may be spent on it; NaN as above */
  readonly profit: number;
}

export interface PyramidView {
  readonly scheme: 'four' | 'three';
  readonly by: 'customers' | 'value';
  readonly measure: 'revenue' | 'profit';
  readonly tiers: readonly TierView[];
  /** cumulative shares asked for, 0 … 1 */
  readonly limits: readonly number[];
  readonly customers: number;
  readonly revenue: number;
  readonly serving: number;
  readonly profit: number;
  readonly value: number;
  /** whether lines have costs of their own */
  readonly costed: boolean;
  /** cumulative share of customers and of positive value, highest first */
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array };
  readonly whale: WhaleView;
  /** `null` where the split leaves one side without a day */
  readonly moves: MovesView | null;
  readonly lift: LiftView;
}
