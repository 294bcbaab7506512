/**
 * Rates of churn of one period, and their intervals.
 *
 * absolute = lost ÷ start; relative = absolute × (mean value of the lost ÷ mean value of all at the start), which is the share of
 * value lost; retention = 1 − absolute. Gross revenue retention = (value at the start − contraction − lost) ÷ value at the start, net
 * revenue retention adds what those kept rose by. New and won-back customers are in neither.
 */

import type { ChurnSums } from './churn.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface PeriodChurn {
  readonly start: number;
  readonly fresh: number;
  readonly back: number;
  readonly lost: number;
  readonly end: number;
  readonly passing: number;
  readonly returned: number;
  /** money */
  readonly startValue: number;
  readonly freshValue: number;
  readonly backValue: number;
  readonly lostValue: number;
  readonly endValue: number;
  readonly expansion: number;
  readonly contraction: number;
  /** shares, NaN where there was nobody or no value to lose */
  readonly absolute: number;
  readonly absoluteInterval: Interval;
  readonly relative: number;
  readonly relativeInterval: Interval;
  readonly retention: number;
  readonly gross: number;
  readonly net: number;
}

const Z = 1.959963984540054;
const NONE: Interval = { low: NaN, high: NaN };

/** @param scale units of money in the sums, see {@link ChurnSums} @param valued whether anything is known of money */
export function periodChurn(
  sums: ChurnSums,
  group: number,
  period: number,
  scale: number,
  valued: boolean,
): PeriodChurn {
  const at = group * sums.periods + period;
  const money = (units: number): number => (valued ? units / scale + 0 : NaN);
  const [start, lost] = [sums.start[at]!, sums.lost[at]!];
  const [total, gone] = [sums.startValue[at]!, sums.lostValue[at]!];
  const absolute = start > 0 ? lost / start : NaN;
  // Value that is not above 0 (returns outweigh purchases, or nobody paid) cannot be lost in shares.
  const relative = valued && total > 0 ? gone / total : NaN;
  const kept = total - sums.contraction[at]! - gone;
  return {
    start,
    fresh: sums.fresh[at]!,
    back: sums.back[at]!,
    lost,
    end: sums.end[at]!,
    passing: sums.passing[at]!,
    returned: sums.returned[at]!,
    startValue: money(total),
    freshValue: money(sums.freshValue[at]!),
    backValue: money(sums.backValue[at]!),
    lostValue: money(gone),
    endValue: money(sums.endValue[at]!),
    expansion: money(sums.expansion[at]!),
    contraction: money(sums.contraction[at]!),
    absolute,
    absoluteInterval: shareInterval(lost, start),
    relative,
    relativeInterval: Number.isNaN(relative)
      ? NONE
      : valueShareInterval(start, total, relative, sums.startSquares[at]!, sums.lostSquares[at]!),
    retention: 1 - absolute,
    gross: Number.isNaN(relative) ? NaN : kept / total,
    net: Number.isNaN(relative) ? NaN : (kept + sums.expansion[at]!) / total,
  };
}

/** 95 % interval of a share (Wilson 1927): stays within 0 … 1 also for nobody and for everybody. NaN of nobody. */
export function shareInterval(count: number, of: number): Interval {
  if (!(of > 0)) return NONE;
  const share = count / of;
  const spread = (Z / of) * Math.sqrt(count * (1 - share) + (Z * Z) / 4);
  const middle = share + (Z * Z) / (2 * of);
  const whole = 1 + (Z * Z) / of;
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - spread) / whole),
    high: count === of ? 1 : Math.min(1, (middle + spread) / whole),
  };
}

/**
 * 95 % interval of the share of value lost: a ratio of two sums over the same customers, linearised (Cochran 1977, Sampling
 * Techniques, 6.3). Cut at 0 and 1; NaN for fewer than two customers.
 * @param squares sums of squared values: of all and of the lost
 */
export function valueShareInterval(
  n: number,
  total: number,
  share: number,
  squares: number,
  lostSquares: number,
): Interval {
  if (n < 2) return NONE;
  // Residuals are v(1 − R) of the lost and −vR of those kept.
  const residuals = Math.max(0, lostSquares * (1 - 2 * share) + share * share * squares);
  const error = Math.sqrt((n / (n - 1)) * residuals) / total;
  return { low: Math.max(0, share - Z * error), high: Math.min(1, share + Z * error) };
}
