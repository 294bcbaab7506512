/**
 * Customer lifetime value by formula: margin m a period, retention r, discount d a period, and three conventions for when the
 * first margin comes. Sources: Gupta & Lehmann (2003), "Customers as assets", margin multiple r/(1+d−r) and its form with growth;
 * Berger & Nasr (1998) for finite horizons.
 */

import { message, succeed, type Message, type Outcome } from '../lib/outcome.ts';

/**
 * When the first margin comes. `at-once`: at t = 0, for certain. `after-period`: at t = 1, from those who stayed.
 * `certain-end`: at t = 1, for certain. Infinite horizon: m(1+d)/(1+d−r), m·r/(1+d−r), m/(1+d−r).
 */
export type Timing = 'at-once' | 'after-period' | 'certain-end';

export const TIMINGS: readonly Timing[] = ['at-once', 'after-period', 'certain-end'];

export interface ClvTerms {
  readonly timing: Timing;
  /** m: margin of one customer in the first period it is paid for */
  readonly margin: number;
  /** r: share of customers of one period who are there in the next, 0 … 1 */
  readonly retention: number;
  /** d: discount rate of one period, above −1 */
  readonly discount: number;
  /** g: growth of the margin from one period to the next, not below −1; 0 where it stays */
  readonly growth: number;
  /** n: the last period that counts, so `at-once` has n + 1 margins and the others n; `null` has no end */
  readonly horizon: number | null;
  /** retention from period t to t + 1 in place of r, from t = 0 on; beyond its end its last value goes on */
  readonly retentions?: readonly number[] | null;
  /** the first margins in place of m; beyond its end its last value goes on, growing by g */
  readonly margins?: readonly number[] | null;
}

/** One period of the calculation by hand. */
export interface ClvPeriod {
  readonly t: number;
  /** chance that the customer is there for this period's margin */
  readonly survival: number;
  /** margin if so */
  readonly margin: number;
  /** survival × margin */
  readonly expected: number;
  /** (1+d)^−t */
  readonly factor: number;
  /** expected × factor */
  readonly discounted: number;
  /** sum of all discounted margins up to and with this one */
  readonly cumulative: number;
}

export interface ClvElasticities {
  /** percent change of CLV for one percent more margin: always 1 */
  readonly margin: number;
  readonly retention: number;
  /** negative where d is positive */
  readonly discount: number;
}

/** Length of a period, in months. */
export const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

export type PeriodUnit = keyof typeof MONTHS;

/**
 * The CLV: the sum of all discounted expected margins, acquisition cost not yet taken off.
 * Fails with the reason where the terms are out of range, or where the sum has no limit (infinite horizon and r(1+g) ≥ 1+d).
 */
export function customerValue(terms: ClvTerms): Outcome<number> {
  const fault = faultOf(terms);
  return fault === null ? succeed(sumsOf(terms).value) : { ok: false, error: fault };
}

/** Why the terms have no CLV; `null` where they have one. */
export function faultOf(terms: ClvTerms): Message | null {
  const { margin, retention, discount, growth, horizon } = terms;
  const retentions = terms.retentions ?? [];
  const margins = terms.margins ?? [];
  if (!Number.isFinite(discount) || discount <= -1) return message('clv-formula.bad-discount', { value: discount });
  for (const value of [retention, ...retentions])
    if (!(value >= 0 && value <= 1)) return message('clv-formula.bad-retention', { value });
  if (!Number.isFinite(growth) || growth < -1) return message('clv-formula.bad-growth', { value: growth });
  for (const value of [margin, ...margins])
    if (!Number.isFinite(value)) return message('clv-formula.bad-margin', { value });
  if (horizon !== null && !(Number.isInteger(horizon) && horizon >= 0))
    return message('clv-formula.bad-horizon', { value: horizon });
  const kept = lastOf(retentions, retention) * (1 + growth);
  // Nothing is added for ever where nobody is left or no margin is earned, whatever the ratio.
  if (horizon === null && kept >= 1 + discount && leftBehind(terms) !== 0)
    return message('clv-formula.diverges', { kept, grown: 1 + discount });
  return null;
}

/** The calculation by hand: one row a period from the first margin on, up to period `last` or the horizon. */
export function clvPeriods(terms: ClvTerms, last: number): ClvPeriod[] {
  const { discount, horizon } = terms;
  const end = horizon === null ? last : Math.min(last, horizon);
  const rows: ClvPeriod[] = [];
  let cumulative = 0;
  walk(terms, end, (t, survival, margin) => {
    const factor = (1 + discount) ** -t;
    const expected = survival * margin;
    const discounted = expected * factor;
    cumulative += discounted;
    rows.push({ t, survival, margin, expected, factor, discounted, cumulative });
  });
  return rows;
}

/** r(1+g)/(1+d): what each term is of the one before it. Below 1 there is a limit. */
export function clvRatio({ retention, growth, discount, retentions }: ClvTerms): number {
  return (lastOf(retentions ?? [], retention) * (1 + growth)) / (1 + discount);
}

/** 1/(1−r): mean number of periods a customer is there, the first one counted; ∞ where r is 1. */
export function expectedLifetime(retention: number): number {
  return 1 / (1 - retention);
}

/**
 * The first period at whose end the sum of discounted margins covers a cost.
 * @returns NaN where it never does
 */
export function breakEvenPeriod(terms: ClvTerms, cost: number): number {
  if (faultOf(terms) !== null || !Number.isFinite(cost)) return NaN;
  const head = headEnd(terms);
  const end = terms.horizon ?? Infinity;
  const rows = clvPeriods(terms, Math.min(head, end));
  for (const row of rows) if (covers(row.cumulative, cost)) return row.t;
  const tail = tailOf(terms);
  if (end <= head || rows.length === 0 || tail === null) return NaN;
  // k further terms v, vq, vq² … add v(1−q^k)/(1−q); the rounding of the logarithm is mended by one step either way.
  const { value, ratio } = tail;
  const missing = cost - (rows.at(-1)?.cumulative ?? 0);
  const added = (k: number): number => geometric(value, ratio, k);
  const whole = ratio < 1 ? value / (1 - ratio) : Infinity;
  if (!(value > 0) || whole < missing || (ratio < 1 && whole === missing && end === Infinity)) return NaN;
  const guess = ratio === 1 ? missing / value : Math.log(1 - (missing * (1 - ratio)) / value) / Math.log(ratio);
  if (!(guess < 1e7)) return NaN;
  let k = Math.max(1, Math.floor(guess) - 1);
  while (!covers(added(k), missing) && k < guess + 3) k += 1;
  const t = head + k;
  return t <= end && covers(added(k), missing) ? t : NaN;
}

/**
 * The lowest retention at which the CLV covers a cost, all else as it is.
 * @returns 0 where it is covered without any retention; NaN where no retention up to 1 covers it, or retention is a list
 */
export function breakEvenRetention(terms: ClvTerms, cost: number): number {
  if ((terms.retentions?.length ?? 0) > 0 || [terms.margin, ...(terms.margins ?? [])].some((margin) => margin < 0))
    return NaN;
  return solveRising((retention) => valueOrInfinity({ ...terms, retention }), cost, 0, 1);
}

/**
 * The retention at which the CLV up to period `last` is `target`, 0 … 1; the nearer end where none is.
 * Undefined for margins that are not positive: then NaN.
 */
export function retentionFor(terms: ClvTerms, target: number, last: number): number {
  const shortened = { ...terms, horizon: Math.min(last, terms.horizon ?? last), retentions: null };
  const value = (retention: number): number => sumsOf({ ...shortened, retention }).value;
  if (!(value(1) > value(0))) return NaN;
  if (target <= value(0)) return 0;
  return target >= value(1) ? 1 : solveRising(value, target, 0, 1);
}

/** The discount rate at which the CLV is `target`, between two rates; the nearer of them where none is. */
export function discountFor(terms: ClvTerms, target: number, low: number, high: number): number {
  const value = (discount: number): number => valueOrInfinity({ ...terms, discount });
  if (!(value(low) > value(high))) return NaN;
  if (target >= value(low)) return low;
  if (target <= value(high)) return high;
  return -solveRising((rate) => value(-rate), target, -high, -low);
}

/** How many percent the CLV changes for one percent more of each: exact derivatives, not differences. */
export function clvElasticities(terms: ClvTerms): ClvElasticities {
  if (faultOf(terms) !== null) return { margin: NaN, retention: NaN, discount: NaN };
  const { value, moment } = sumsOf(terms);
  // A term of period t holds r as often as retention was needed until then, and 1/(1+d) t times.
  const mean = moment / value;
  const spared = terms.timing === 'certain-end' ? 1 : 0;
  const { discount } = terms;
  return { margin: 1, retention: mean - spared, discount: discount === 0 ? 0 : (-discount / (1 + discount)) * mean };
}

/** The same rate for another length of period: (1+d)^(to/from) − 1, so that a year of months is a year. */
export function convertRate(rate: number, from: PeriodUnit, to: PeriodUnit): number {
  return from === to ? rate : Math.expm1(Math.log1p(rate) * (MONTHS[to] / MONTHS[from]));
}

/** t of the first margin. */
export function firstPeriod(timing: Timing): 0 | 1 {
  return timing === 'at-once' ? 0 : 1;
}

/** Calls `visit` for each period from the first margin to `end`, with the chance to be there and the margin. */
function walk(terms: ClvTerms, end: number, visit: (t: number, survival: number, margin: number) => void): void {
  const { timing, growth } = terms;
  const retentions = terms.retentions ?? [];
  const margins = terms.margins ?? [];
  const first = firstPeriod(timing);
  const step = (i: number): number => retentions[Math.min(i, retentions.length - 1)] ?? terms.retention;
  let survival = timing === 'after-period' ? step(0) : 1;
  let stays = timing === 'after-period' ? 1 : 0;
  let margin = margins[0] ?? terms.margin;
  for (let t = first, k = 0; t <= end; t += 1, k += 1) {
    visit(t, survival, margin);
    survival *= step(stays);
    stays += 1;
    margin = margins[k + 1] ?? margin * (1 + growth);
  }
}

/** The last period whose term is not simply the one before it times {@link clvRatio}. */
function headEnd({ timing, retentions, margins }: ClvTerms): number {
  const first = firstPeriod(timing);
  const needed = timing === 'after-period' ? 1 : 0;
  return first + Math.max(0, (retentions?.length ?? 0) - needed, (margins?.length ?? 0) - 1);
}

/** First term after the head and its ratio; `null` where the head ends with the horizon. */
function tailOf(terms: ClvTerms): { readonly value: number; readonly ratio: number; readonly from: number } | null {
  const from = headEnd(terms) + 1;
  if (terms.horizon !== null && from > terms.horizon) return null;
  return { value: termAt(terms, from), ratio: clvRatio(terms), from };
}

function termAt(terms: ClvTerms, at: number): number {
  let term = 0;
  walk(terms, at, (t, survival, margin) => {
    if (t === at) term = survival * margin * (1 + terms.discount) ** -t;
  });
  return term;
}

function leftBehind(terms: ClvTerms): number {
  return termAt({ ...terms, discount: 0 }, headEnd(terms) + 1);
}

/** Σ term and Σ t·term, the head added up and the rest in closed form. */
function sumsOf(terms: ClvTerms): { readonly value: number; readonly moment: number } {
  const { horizon } = terms;
  const head = clvPeriods(terms, headEnd(terms));
  let value = head.at(-1)?.cumulative ?? 0;
  let moment = head.reduce((sum, { t, discounted }) => sum + t * discounted, 0);
  const tail = tailOf(terms);
  if (tail === null || tail.value === 0) return { value, moment };
  const { value: term, ratio, from } = tail;
  const count = horizon === null ? Infinity : horizon - from + 1;
  value += geometric(term, ratio, count);
  moment += from * geometric(term, ratio, count) + arithmetic(term, ratio, count);
  return { value, moment };
}

/** term · (1 + q + … + q^(count−1)) */
function geometric(term: number, ratio: number, count: number): number {
  if (count === Infinity) return term / (1 - ratio);
  if (ratio === 1) return term * count;
  if (ratio === 0) return count > 0 ? term : 0;
  // 1 − q^n without cancellation for ratios near 1.
  return (term * -Math.expm1(count * Math.log(ratio))) / (1 - ratio);
}

/** term · (0 + 1q + 2q² + … + (count−1)q^(count−1)) */
function arithmetic(term: number, ratio: number, count: number): number {
  if (count === Infinity) return (term * ratio) / (1 - ratio) ** 2;
  // Near 1 the closed form cancels; there, and for short sums, the terms are added.
  if (count <= 1000 || Math.abs(1 - ratio) < 1e-3) {
    let sum = 0;
    for (let j = 1, power = ratio; j < count; j += 1, power *= ratio) sum += j * power;
    return term * sum;
  }
  const power = ratio ** (count - 1);
  return (term * ratio * (1 - count * power + (count - 1) * power * ratio)) / (1 - ratio) ** 2;
}

/** A sum that equals the cost but for the rounding of its last digits covers it. */
function covers(sum: number, cost: number): boolean {
  return sum >= cost - 1e-12 * Math.abs(cost);
}

function lastOf(list: readonly number[], otherwise: number): number {
  return list.at(-1) ?? otherwise;
}

function valueOrInfinity(terms: ClvTerms): number {
  return faultOf(terms) === null ? sumsOf(terms).value : Infinity;
}

/** The lowest x between two ends with value(x) ≥ target, for a rising function; NaN where the upper end is below the target. */
function solveRising(value: (x: number) => number, target: number, low: number, high: number): number {
  if (value(low) >= target) return low;
  if (!(value(high) >= target)) return NaN;
  let [below, above] = [low, high];
  for (let i = 0; i < 200 && above - below > 1e-15 * Math.max(1, Math.abs(above)); i += 1) {
    const middle = (below + above) / 2;
    if (value(middle) >= target) above = middle;
    else below = middle;
  }
  return above;
}
