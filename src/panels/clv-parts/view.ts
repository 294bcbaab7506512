/** What the pictures of value parts are drawn from: plain data, a few kilobytes however many customers there are. */

import type { Message } from '../../lib/outcome.ts';
import type { CrossBuyBy } from '../value-basis.ts';

/** The parts in the order in which they are stacked; the last two together are potential value. */
export const PARTS = ['historical', 'current', 'cross-buy', 'referral'] as const;

export type Part = (typeof PARTS)[number];

/** Sums of money in the order of {@link PARTS}. */
export type Amounts = readonly [number, number, number, number];

/** What is largest in a customer's value: marks of the set `part`; the last is for customers of whom no part is positive. */
export const LEADING = ['historical', 'current', 'potential', 'none'] as const;

/** Mark sets: `bar` the ranked bars, `group` the groups, `part` the leading part. */
export const CLV_PARTS_SETS = ['bar', 'group', 'part'] as const;

export interface StackView {
  readonly customers: number;
  readonly amounts: Amounts;
}

export interface BarView extends StackView {
  /** ranks from 1, the highest total first */
  readonly from: number;
  readonly to: number;
}

export interface GroupView extends StackView {
  readonly name: Message;
}

/** What turns a dragged end of a part into a rate. */
export interface Levers {
  /** sums over all customers: margin = known + rate × open */
  readonly known: number;
  readonly open: number;
  /** yearly margin of the customers silent for i … i + 1 steps of `step` years; one entry where silence is not counted */
  readonly silent: Float64Array;
  readonly step: number;
}

export interface ClvPartsView {
  readonly source: 'typed' | 'textbook' | 'probabilistic';
  /** true where typed numbers stand in because there is no order log */
  readonly standsIn: boolean;
  readonly customers: number;
  readonly asOf: number;
  /** over all customers; of the one typed */
  readonly amounts: Amounts;
  readonly total: number;
  readonly bars: readonly BarView[];
  readonly groups: readonly GroupView[];
  /** what made the groups; `class` stands in where the file lacks what was asked for */
  readonly groupsBy: 'class' | 'decile' | 'rfm' | 'channel' | 'column';
  /** customers by {@link LEADING} */
  readonly leading: readonly [number, number, number, number];
  /** customers whose historical value is below zero */
  readonly negative: number;
  readonly crossBuyBy: CrossBuyBy;
  /** K, see `clv-formula` */
  readonly multiple: number;
  readonly meanYearly: number;
  readonly newCustomer: number;
  /** `null` where ends of parts set the typed numbers */
  readonly levers: Levers | null;
}

/** Money of all parts. */
export function sumOf(amounts: Amounts): number {
  return amounts[0] + amounts[1] + amounts[2] + amounts[3];
}
