/** From options, and an order log where margin and retention are taken from it, to the value and what moves it. */

import type { Orders } from '../../data/orders.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { countActivity, periodName, type PeriodActivity } from '../../models/period-activity.ts';
import type { SelectContext } from '../contract.ts';
import type { ClvFormulaOptions } from './options.ts';
import { viewOf } from './terms.ts';
import type { ClvFormulaView, Measured } from './view.ts';

export interface ClvFormulaInput {
  /** `null` where everything is typed */
  readonly orders: Orders | null;
  readonly keep: Uint8Array | null;
}

export interface ClvFormulaResult {
  readonly view: ClvFormulaView;
  /** why the what-if has no value, where it has none */
  readonly otherFault: Message | null;
  readonly activity: PeriodActivity | null;
  readonly rows: number;
}

/** Fewest whole periods in which somebody can stay. */
const FEWEST_PERIODS = 2;

export function selectClvFormula(
  orders: Orders | null,
  options: ClvFormulaOptions,
  { keep }: SelectContext,
): Outcome<ClvFormulaInput> {
  if (options.source !== 'data') return succeed({ orders: null, keep: null });
  if (orders === null || orders.rows === 0) return fail('clv-formula.no-orders');
  if (keep !== null && !keep.includes(1)) return fail('clv-formula.no-customers-kept');
  return succeed({ orders, keep });
}

export function computeClvFormula(
  { orders, keep }: ClvFormulaInput,
  options: ClvFormulaOptions,
): Outcome<ClvFormulaResult> {
  const activity = orders === null ? null : countActivity(orders, options.period, keep);
  const measured = activity === null ? null : measure(activity, options);
  if (orders !== null && measured === null)
    return fail('clv-formula.too-few-periods', {
      unit: { code: `clv-formula.${options.period}` },
      periods: activity?.active.length ?? 0,
    });
  if (measured !== null && !(measured.revenue > 0))
    return fail('clv-formula.no-revenue', { revenue: measured.revenue });
  const computed = viewOf(options, measured);
  if (!computed.ok) return computed;
  const { otherFault, ...view } = computed.value;
  return succeed({ view, otherFault, activity, rows: orders?.rows ?? 0 });
}

/** Pools all whole periods, so that a period counts by its customers. `null` where nobody could stay. */
function measure({ first, active, stayed, revenue }: PeriodActivity, { period }: ClvFormulaOptions): Measured | null {
  if (active.length < FEWEST_PERIODS) return null;
  const all = active.reduce((sum, count) => sum + count, 0);
  const asked = all - active.at(-1)!;
  if (asked === 0) return null;
  const kept = stayed.reduce((sum, count) => sum + count, 0);
  const total = revenue.reduce((sum, value) => sum + value, 0);
  return {
    asked,
    stayed: kept,
    retention: kept / asked,
    revenue: total,
    active: all,
    revenuePerCustomer: total / all,
    periods: active.length,
    from: periodName(first, period),
    to: periodName(first + active.length - 1, period),
  };
}
