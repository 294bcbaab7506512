/** The partial likelihood of Cox's model: spells in order of time and the sums over those at risk at each time of ending. */

import { ascendingOrder, rowsByGroup, type SurvivalData } from './survival-data.ts';

export type CoxTies = 'efron' | 'breslow';

/** Spells sorted by stratum, then by time from the last to the first; all arrays in that order. */
export interface CoxRows {
  readonly n: number;
  /** number of covariates */
  readonly p: number;
  /** row-major n × p */
  readonly x: Float64Array;
  readonly time: Float64Array;
  readonly ended: Uint8Array;
  readonly weight: Float64Array;
  readonly entry: Float64Array | null;
  /** positions by stratum and by entry from the last to the first; `null` without late entry */
  readonly byEntry: Uint32Array | null;
  /** row of the data at each position */
  readonly row: Uint32Array;
  readonly strata: readonly CoxStratum[];
}

export interface CoxStratum {
  readonly code: number;
  /** positions from … to */
  readonly from: number;
  readonly to: number;
}

/** Those at risk at one time of ending. One object is used again for all times: read it at once. */
export interface RiskSet {
  time: number;
  stratum: number;
  /** positions of the spells with this time: from … to; those that ended among them are the deaths */
  from: number;
  to: number;
  /** deaths in number, and the sum of their weights */
  deaths: number;
  weight: number;
  /** Σ w exp(η) over those at risk, and over the deaths */
  risk0: number;
  deaths0: number;
  /** Σ w exp(η) x */
  readonly risk1: Float64Array;
  readonly deaths1: Float64Array;
  /** Σ w exp(η) x xᵀ, lower triangle of p × p */
  readonly risk2: Float64Array;
  readonly deaths2: Float64Array;
}

/** @param columns covariates of the data, kept ones only @param strata codes 0, 1 …; `null` where there is one */
export function sortSpells(
  data: SurvivalData,
  columns: readonly Float64Array[],
  strata: ArrayLike<number> | null,
): CoxRows {
  const n = data.time.length;
  const p = columns.length;
  const row = new Uint32Array(n);
  const parts: CoxStratum[] = [];
  let next = 0;
  const members =
    strata === null ? [Uint32Array.from({ length: n }, (_, i) => i)] : rowsByGroup(strata, n, most(strata) + 1);
  members.forEach((rows, code) => {
    if (rows.length === 0) return;
    const order = ascendingOrder(Float64Array.from(rows, (i) => data.time[i]!)).reverse();
    const from = next;
    for (const k of order) row[next++] = rows[k]!;
    parts.push({ code, from, to: next });
  });
  const x = new Float64Array(n * p);
  for (let i = 0; i < next; i += 1) for (let c = 0; c < p; c += 1) x[i * p + c] = columns[c]![row[i]!]!;
  const entry = data.entry === null ? null : Float64Array.from(row, (i) => data.entry![i]!);
  return {
    n,
    p,
    x,
    time: Float64Array.from(row, (i) => data.time[i]!),
    ended: Uint8Array.from(row, (i) => data.ended[i]!),
    weight: Float64Array.from(row, (i) => data.weight?.[i] ?? 1),
    entry,
    byEntry: entry === null ? null : entriesDescending(entry, parts),
    row,
    strata: parts,
  };
}

function entriesDescending(entry: Float64Array, strata: readonly CoxStratum[]): Uint32Array {
  const order = new Uint32Array(entry.length);
  for (const { from, to } of strata) {
    const within = ascendingOrder(entry.slice(from, to)).reverse();
    within.forEach((k, i) => (order[from + i] = from + k));
  }
  return order;
}

function most(codes: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < codes.length; i += 1) largest = Math.max(largest, codes[i]!);
  return largest;
}

/** Σ coefficient · covariate at each position. */
export function linearPredictors({ n, p, x }: CoxRows, beta: Float64Array): Float64Array {
  const eta = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let c = 0; c < p; c += 1) sum += x[i * p + c]! * beta[c]!;
    eta[i] = sum;
  }
  return eta;
}

/** Goes through the times of ending of each stratum, the last first, in O(n p²). */
export function eachEventTime(rows: CoxRows, eta: Float64Array, visit: (set: RiskSet) => void): void {
  const { p, x, time, ended, weight, entry, byEntry } = rows;
  const set: RiskSet = {
    time: 0,
    stratum: 0,
    from: 0,
    to: 0,
    deaths: 0,
    weight: 0,
    risk0: 0,
    deaths0: 0,
    risk1: new Float64Array(p),
    deaths1: new Float64Array(p),
    risk2: new Float64Array(p * p),
    deaths2: new Float64Array(p * p),
  };
  const { risk1, risk2, deaths1, deaths2 } = set;
  for (const { code, from, to } of rows.strata) {
    set.stratum = code;
    set.risk0 = 0;
    risk1.fill(0);
    risk2.fill(0);
    let left = from;
    for (let start = from, end: number; start < to; start = end) {
      const t = time[start]!;
      set.deaths = 0;
      set.weight = 0;
      set.deaths0 = 0;
      for (end = start; end < to && time[end] === t; end += 1) {
        const r = weight[end]! * Math.exp(eta[end]!);
        const died = ended[end] !== 0;
        if (died && set.deaths === 0) {
          deaths1.fill(0);
          deaths2.fill(0);
        }
        set.risk0 += r;
        addRow(x, end * p, p, r, risk1, risk2);
        if (!died) continue;
        set.deaths += 1;
        set.weight += weight[end]!;
        set.deaths0 += r;
        addRow(x, end * p, p, r, deaths1, deaths2);
      }
      if (set.deaths === 0) continue;
      if (byEntry !== null && entry !== null)
        for (; left < to && entry[byEntry[left]!]! >= t; left += 1) {
          const i = byEntry[left]!;
          const r = -weight[i]! * Math.exp(eta[i]!);
          set.risk0 += r;
          addRow(x, i * p, p, r, risk1, risk2);
        }
      set.time = t;
      set.from = start;
      set.to = end;
      visit(set);
    }
  }
}

function addRow(x: Float64Array, at: number, p: number, r: number, first: Float64Array, second: Float64Array): void {
  for (let a = 0; a < p; a += 1) {
    const part = r * x[at + a]!;
    first[a]! += part;
    for (let b = 0; b <= a; b += 1) second[a * p + b]! += part * x[at + b]!;
  }
}

/**
 * Splits a tied time into its steps: Breslow's one with everybody at risk, Efron's one a death, each with as many of the deaths
 * gone as have come before it.
 * @param step weight of the step, share of the deaths' sums that is gone
 */
export function eachTie(set: RiskSet, ties: CoxTies, step: (weight: number, gone: number) => void): void {
  if (ties === 'breslow' || set.deaths === 1) step(set.weight, 0);
  else for (let k = 0; k < set.deaths; k += 1) step(set.weight / set.deaths, k / set.deaths);
}

/** Mean and (lower triangle of) variance of the covariates at risk in one step; returns the sum of risks. */
export function momentsOf(set: RiskSet, gone: number, p: number, mean: Float64Array, variance: Float64Array): number {
  const total = set.risk0 - gone * set.deaths0;
  for (let a = 0; a < p; a += 1) {
    mean[a] = (set.risk1[a]! - gone * set.deaths1[a]!) / total;
    for (let b = 0; b <= a; b += 1)
      variance[a * p + b] = (set.risk2[a * p + b]! - gone * set.deaths2[a * p + b]!) / total - mean[a]! * mean[b]!;
  }
  return total;
}

export interface CoxSums {
  readonly logLikelihood: number;
  /** length p */
  readonly score: Float64Array;
  /** row-major p × p */
  readonly information: Float64Array;
}

/** Log partial likelihood, score and information. */
export function coxSums(rows: CoxRows, beta: Float64Array, ties: CoxTies): CoxSums {
  const { p, x, ended, weight } = rows;
  const eta = linearPredictors(rows, beta);
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  const mean = new Float64Array(p);
  const variance = new Float64Array(p * p);
  let logLikelihood = 0;
  eachEventTime(rows, eta, (set) => {
    for (let i = set.from; i < set.to; i += 1) {
      if (ended[i] === 0) continue;
      logLikelihood += weight[i]! * eta[i]!;
      for (let c = 0; c < p; c += 1) score[c]! += weight[i]! * x[i * p + c]!;
    }
    eachTie(set, ties, (share, gone) => {
      logLikelihood -= share * Math.log(momentsOf(set, gone, p, mean, variance));
      for (let a = 0; a < p; a += 1) {
        score[a]! -= share * mean[a]!;
        for (let b = 0; b <= a; b += 1) information[a * p + b]! += share * variance[a * p + b]!;
      }
    });
  });
  for (let a = 0; a < p; a += 1) for (let b = 0; b < a; b += 1) information[b * p + a] = information[a * p + b]!;
  return { logLikelihood, score, information };
}
