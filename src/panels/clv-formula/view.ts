/** What the pictures of the CLV formula panel are drawn from. */

import type { ClvTerms, PeriodUnit, Timing } from '../../models/clv-formula.ts';

/** Retention and revenue found in an order log, pooled over whole calendar periods. */
export interface Measured {
  /** Σ active customers over the periods that have a next one: the denominator of retention */
  readonly asked: number;
  /** Σ of those who were active in the next period too: the numerator */
  readonly stayed: number;
  readonly retention: number;
  /** over all whole periods */
  readonly revenue: number;
  /** Σ active customers over all whole periods: the denominator of revenue per customer and period */
  readonly active: number;
  readonly revenuePerCustomer: number;
  readonly periods: number;
  readonly from: string;
  readonly to: string;
}

/** One set of terms with what follows from it. */
export interface ScenarioView {
  readonly terms: ClvTerms;
  readonly clv: number;
  readonly net: number;
  /** CLV under each convention, the order of `TIMINGS` */
  readonly byTiming: Readonly<Record<Timing, number>>;
  /** period at whose end the cost is covered; NaN never */
  readonly breakEven: number;
  /** CLV for each unit of first margin */
  readonly multiple: number;
}

export interface ClvFormulaView {
  readonly cost: number;
  readonly period: PeriodUnit;
  /** `null` where margin and retention are typed */
  readonly measured: Measured | null;
  readonly now: ScenarioView;
  /** the what-if; `null` where there is none, or where it has no value */
  readonly other: ScenarioView | null;
}
