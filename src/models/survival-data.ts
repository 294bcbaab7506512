/** Spells that ended or were still running when last seen: the common input of survival models, its checks and its order. */

import { descendingOrder } from '../lib/sort-order.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';

/** n spells. All arrays have length n. */
export interface SurvivalData {
  /** length of the spell, from its start to its end or to when it was last seen; ≥ 0 */
  readonly time: Float64Array;
  /** 1 where the end was seen, 0 where the spell still ran (right-censored); for competing reasons their codes 1…m */
  readonly ended: Uint8Array;
  /** age at which it came under observation (late entry); at risk at t where entry < t ≤ time; `null` where all from the start */
  readonly entry: Float64Array | null;
  /** equal spells a row stands for, > 0; `null` where one each */
  readonly weight: Float64Array | null;
}

/** Columns of numbers beside the spells. */
export interface SurvivalCovariates {
  readonly names: readonly string[];
  /** one column a name, each of length n, finite */
  readonly columns: readonly Float64Array[];
}

/** What the checks found: counts of rows. Rows that are left out are not among the others. */
export interface SurvivalFindings {
  /** rows given */
  readonly rows: number;
  /** rows kept */
  readonly kept: number;
  /** kept rows whose end was seen */
  readonly events: number;
  /** kept rows still running when last seen */
  readonly censored: number;
  /** left out: the length is missing, infinite or below 0 (end before start) */
  readonly badTime: number;
  /** left out: came under observation at or after its end */
  readonly lateEntry: number;
  /** left out: the weight is 0, below 0 or missing */
  readonly badWeight: number;
  /** kept, but of length 0: counted by Kaplan–Meier and log-rank, without likelihood in parametric models */
  readonly zeroLength: number;
}

export interface PreparedSurvival {
  readonly data: SurvivalData;
  /** rows of the input that were kept, ascending; `null` where all were */
  readonly rows: Uint32Array | null;
  readonly findings: SurvivalFindings;
}

/** Leaves out spells that cannot be, and counts what it saw. Linear. @throws RangeError where the arrays differ in length */
export function prepareSurvival(data: SurvivalData): PreparedSurvival {
  const n = lengthOf(data);
  const { time, ended, entry, weight } = data;
  const keep = new Uint8Array(n);
  let [kept, events, badTime, lateEntry, badWeight, zeroLength] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const length = time[i]!;
    if (!(length >= 0 && length < Infinity)) badTime += 1;
    else if (entry !== null && !(entry[i]! < length)) lateEntry += 1;
    else if (weight !== null && !(weight[i]! > 0 && weight[i]! < Infinity)) badWeight += 1;
    else {
      keep[i] = 1;
      kept += 1;
      if (ended[i] !== 0) events += 1;
      if (length === 0) zeroLength += 1;
    }
  }
  const rows = kept === n ? null : new Uint32Array(kept);
  if (rows !== null) for (let i = 0, next = 0; i < n; i += 1) if (keep[i] === 1) rows[next++] = i;
  return {
    data: rows === null ? data : pickSpells(data, rows),
    rows,
    findings: { rows: n, kept, events, censored: kept - events, badTime, lateEntry, badWeight, zeroLength },
  };
}

/** The spells of the given rows, in their order. */
export function pickSpells(data: SurvivalData, rows: Uint32Array): SurvivalData {
  return {
    time: pickNumbers(data.time, rows),
    ended: Uint8Array.from(rows, (row) => data.ended[row]!),
    entry: data.entry === null ? null : pickNumbers(data.entry, rows),
    weight: data.weight === null ? null : pickNumbers(data.weight, rows),
  };
}

/**
 * The spells of each group apart.
 * @param group length n: code 0 … groups − 1; rows of other codes are in no group
 */
export function splitSpells(data: SurvivalData, group: ArrayLike<number>, groups: number): SurvivalData[] {
  return rowsByGroup(group, lengthOf(data), groups).map((rows) => pickSpells(data, rows));
}

/** Row numbers of each group, ascending. Linear. */
export function rowsByGroup(group: ArrayLike<number>, n: number, groups: number): Uint32Array[] {
  const counts = new Uint32Array(groups);
  for (let i = 0; i < n; i += 1) if (group[i]! < groups) counts[group[i]!]! += 1;
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let i = 0; i < n; i += 1) {
    const code = group[i]!;
    if (!(code < groups)) continue;
    rows[code]![counts[code]!] = i;
    counts[code]! += 1;
  }
  return rows;
}

/**
 * What every model asks for. Fails with `model.survival-empty`, `model.survival-time` {row, value}, `model.survival-entry`
 * {row, entry, value}, `model.weight-invalid` {row, value}, `model.survival-no-events` {spells}; rows count from 1.
 * `prepareSurvival` leaves such rows out beforehand.
 * @throws RangeError where the arrays differ in length
 */
export function checkSurvival(data: SurvivalData, events: 'needed' | 'maybe' = 'needed'): Outcome<SurvivalData> {
  const n = lengthOf(data);
  const { time, ended, entry, weight } = data;
  if (n === 0) return fail('model.survival-empty');
  let seen = 0;
  for (let i = 0; i < n; i += 1) {
    if (!(time[i]! >= 0 && time[i]! < Infinity)) return fail('model.survival-time', { row: i + 1, value: time[i]! });
    if (entry !== null && !(entry[i]! < time[i]!))
      return fail('model.survival-entry', { row: i + 1, entry: entry[i]!, value: time[i]! });
    if (weight !== null && !(weight[i]! > 0 && weight[i]! < Infinity))
      return fail('model.weight-invalid', { row: i + 1, value: weight[i]! });
    if (ended[i] !== 0) seen += 1;
  }
  return seen === 0 && events === 'needed' ? fail('model.survival-no-events', { spells: n }) : succeed(data);
}

/** Indices that put numbers in ascending order. @param values no NaN */
export function ascendingOrder(values: Float64Array): Uint32Array {
  return descendingOrder(values).reverse();
}

/**
 * Spells at risk at each of some times, in numbers (or weights): entry < t ≤ time; at 0 those under observation from the start.
 * @param at ascending
 */
export function numberAtRisk(data: SurvivalData, at: ArrayLike<number>): Float64Array {
  const n = lengthOf(data);
  const count = at.length;
  const steps = new Float64Array(count + 1);
  for (let i = 0; i < n; i += 1) {
    const weight = data.weight?.[i] ?? 1;
    const entry = data.entry?.[i] ?? -Infinity;
    const from = firstIndex(at, (t) => t > entry || (t === 0 && entry === 0));
    const to = firstIndex(at, (t) => t > data.time[i]!);
    if (from >= to) continue;
    steps[from]! += weight;
    steps[to]! -= weight;
  }
  for (let k = 1; k < count; k += 1) steps[k]! += steps[k - 1]!;
  return steps.subarray(0, count);
}

function firstIndex(at: ArrayLike<number>, passed: (t: number) => boolean): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passed(at[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lengthOf({ time, ended, entry, weight }: SurvivalData): number {
  const n = time.length;
  if (ended.length !== n || (entry !== null && entry.length !== n) || (weight !== null && weight.length !== n))
    throw new RangeError('survival arrays differ in length');
  return n;
}

function pickNumbers(values: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) picked[k] = values[rows[k]!]!;
  return picked;
}
