/** How long subscriptions lasted, in periods: what contractual models are fitted to, from a retention table or from subscriptions. */

import { fail, succeed, type Outcome } from '../lib/outcome.ts';

/** Customers by how long they stayed. Ages may differ: whoever is still there is counted at the age reached. */
export interface RetentionCounts {
  /** length m + 1: customers who did not renew at the end of period t; index 0 is always 0 */
  readonly lost: Float64Array;
  /** length m + 1: customers still there who have renewed t times and were not seen longer */
  readonly kept: Float64Array;
  /** customers in all */
  readonly customers: number;
}

/** One cohort of a retention table. */
export interface RetentionCohort {
  /** survivors at the beginning and after periods 1, 2, … as far as it was seen: counts, or shares of any base (1 or 100) */
  readonly survivors: ArrayLike<number>;
  /** customers at the beginning, where `survivors` are shares; `null` where they are counts */
  readonly customers: number | null;
}

/** One period of what was observed (Kaplan–Meier with discrete times). */
export interface ObservedRetention {
  /** length m + 1: customers who faced the renewal at the end of period t; index 0: all */
  readonly atRisk: Float64Array;
  /** length m + 1: share of them who renewed; 1 at index 0 */
  readonly retention: Float64Array;
  /** length m + 1: product of retention rates: share surviving */
  readonly survival: Float64Array;
}

/**
 * Counts of a retention table with one cohort or several of different age.
 * Fails with `model.retention-empty`, `model.retention-negative` {cohort, period}, `model.retention-rises` {cohort, period}
 * (survivors can only become fewer), `model.retention-base` {cohort}; cohorts count from 1.
 */
export function retentionFromTable(cohorts: readonly RetentionCohort[]): Outcome<RetentionCounts> {
  const longest = Math.max(0, ...cohorts.map(({ survivors }) => survivors.length - 1));
  const [lost, kept] = [new Float64Array(longest + 1), new Float64Array(longest + 1)];
  let customers = 0;
  for (const [index, { survivors, customers: base }] of cohorts.entries()) {
    const cohort = index + 1;
    const first = survivors[0] ?? 0;
    if (survivors.length === 0 || first === 0) continue;
    if (base !== null && !(base >= 0 && base < Infinity)) return fail('model.retention-base', { cohort });
    const scale = base === null ? 1 : base / first;
    for (let t = 0; t < survivors.length; t += 1) {
      const now = survivors[t]!;
      if (!(now >= 0 && now < Infinity)) return fail('model.retention-negative', { cohort, period: t });
      if (t === 0) continue;
      const before = survivors[t - 1]!;
      if (now > before) return fail('model.retention-rises', { cohort, period: t });
      lost[t]! += scale * (before - now);
    }
    kept[survivors.length - 1]! += scale * survivors[survivors.length - 1]!;
    customers += scale * first;
  }
  return customers > 0 ? succeed({ lost, kept, customers }) : fail('model.retention-empty');
}

/**
 * Counts of subscriptions.
 * @param duration length n: how long each lasted or has lasted, ≥ 0, in any unit
 * @param ended length n: 1 where it has ended, 0 where it is still running
 * @param period length of a period in that unit, > 0. One that ended within its k-th period counts as not renewed at that period's
 *   end; a running one has renewed as often as whole periods have passed
 * @param weight customers a row stands for; `null` where each stands for one
 * Fails with `model.retention-empty`, `model.duration-invalid` {row, value} (rows from 1), `model.weight-invalid`.
 */
export function retentionFromSubscriptions(
  duration: Float64Array,
  ended: Uint8Array,
  period: number,
  weight: Float64Array | null = null,
): Outcome<RetentionCounts> {
  if (!(period > 0) || ended.length !== duration.length) throw new RangeError('period or lengths');
  let longest = 0;
  for (let i = 0; i < duration.length; i += 1) {
    const value = duration[i]!;
    if (!(value >= 0 && value / period <= MOST_PERIODS)) return fail('model.duration-invalid', { row: i + 1, value });
    longest = Math.max(longest, periodOf(value, ended[i]!, period));
  }
  const [lost, kept] = [new Float64Array(longest + 1), new Float64Array(longest + 1)];
  let customers = 0;
  for (let i = 0; i < duration.length; i += 1) {
    const count = weight === null ? 1 : weight[i]!;
    if (!(count >= 0 && count < Infinity)) return fail('model.weight-invalid', { row: i + 1, value: count });
    const t = periodOf(duration[i]!, ended[i]!, period);
    if (ended[i] === 1) lost[t]! += count;
    else kept[t]! += count;
    customers += count;
  }
  return customers > 0 ? succeed({ lost, kept, customers }) : fail('model.retention-empty');
}

/** Retention and survival as observed, each period over those who faced its renewal. NaN where nobody did. */
export function observedRetention({ lost, kept, customers }: RetentionCounts): ObservedRetention {
  const size = lost.length;
  const [atRisk, retention, survival] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let there = customers;
  atRisk[0] = customers;
  retention[0] = survival[0] = 1;
  for (let t = 1; t < size; t += 1) {
    // Those seen no longer than t − 1 did not face this renewal.
    there -= lost[t - 1]! + kept[t - 1]!;
    // The rest of a subtraction of shares is not a customer.
    const faced = there > 1e-9 * customers ? there : 0;
    atRisk[t] = faced;
    retention[t] = faced > 0 ? Math.max(0, 1 - lost[t]! / faced) : NaN;
    survival[t] = survival[t - 1]! * retention[t]!;
  }
  return { atRisk, retention, survival };
}

const MOST_PERIODS = 100_000;

function periodOf(duration: number, ended: number, period: number): number {
  // A duration of exactly k periods belongs to the k-th, however it was divided.
  const periods = duration / period;
  const whole = Math.round(periods);
  const near = Math.abs(periods - whole) < 1e-9 * Math.max(1, whole);
  if (ended === 1) return Math.max(1, near ? whole : Math.ceil(periods));
  return near ? whole : Math.floor(periods);
}
