/** Harrell's concordance with its standard error by the infinitesimal jackknife, in O(n log n); late entry, weights, strata. */

import { linearPredictors, type CoxRows, type CoxStratum } from './cox-likelihood.ts';

/** Chance that of two comparable customers the one with the higher risk ends first; ties in risk count half. */
export interface Concordance {
  readonly value: number;
  /** infinitesimal jackknife */
  readonly error: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedRisk: number;
  /** two ends at one time: not comparable */
  readonly tiedTime: number;
}

/** Pairs a spell takes part in, by their kind. */
interface Pairs {
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
  readonly tied: Float64Array;
}

/**
 * Two spells are comparable where one is seen to end while the other is at risk and ends or is lost from sight later.
 * Everything is NaN where no two are.
 */
export function concordanceOf(rows: CoxRows, beta: Float64Array): Concordance {
  const { n, weight } = rows;
  const risk = linearPredictors(rows, beta);
  const pairs: Pairs = {
    concordant: new Float64Array(n),
    discordant: new Float64Array(n),
    tied: new Float64Array(n),
  };
  let tiedTime = 0;
  for (const stratum of rows.strata) {
    const rank = ranksOf(risk, stratum);
    tiedTime += countEarlier(rows, stratum, rank, pairs);
    countLater(rows, stratum, rank, pairs);
  }
  // Each pair is counted at both of its spells.
  const total = (counts: Float64Array): number => counts.reduce((sum, count, i) => sum + count * weight[i]!, 0) / 2;
  const [concordant, discordant, tiedRisk] = [total(pairs.concordant), total(pairs.discordant), total(pairs.tied)];
  const all = concordant + discordant + tiedRisk;
  const somer = (concordant - discordant) / all;
  let variance = 0;
  for (let i = 0; i < n; i += 1) {
    const taken = pairs.concordant[i]! + pairs.discordant[i]! + pairs.tied[i]!;
    variance += ((weight[i]! * (pairs.concordant[i]! - pairs.discordant[i]! - somer * taken)) / all) ** 2;
  }
  return { value: (somer + 1) / 2, error: Math.sqrt(variance) / 2, concordant, discordant, tiedRisk, tiedTime };
}

/** Weights by rank, with sums over all lower ranks. */
class RankSums {
  readonly #tree: Float64Array;
  readonly #at: Float64Array;
  #total = 0;

  constructor(ranks: number) {
    this.#tree = new Float64Array(ranks + 1);
    this.#at = new Float64Array(ranks);
  }

  add(rank: number, weight: number): void {
    this.#at[rank]! += weight;
    this.#total += weight;
    for (let k = rank + 1; k < this.#tree.length; k += k & -k) this.#tree[k]! += weight;
  }

  /** [below, at, above] */
  about(rank: number): readonly [number, number, number] {
    let below = 0;
    for (let k = rank; k > 0; k -= k & -k) below += this.#tree[k]!;
    const at = this.#at[rank]!;
    return [below, at, this.#total - below - at];
  }
}

/** Dense ranks of the risks in a stratum, by position − from. */
function ranksOf(risk: Float64Array, { from, to }: CoxStratum): { rank: Uint32Array; count: number } {
  const values = risk.slice(from, to);
  const distinct = Float64Array.from(new Set(values)).sort();
  const places = new Map<number, number>();
  distinct.forEach((value, k) => places.set(value, k));
  return { rank: Uint32Array.from(values, (value) => places.get(value)!), count: distinct.length };
}

type Ranks = ReturnType<typeof ranksOf>;

/** From the last time back: each end with those still at risk after it. Returns pairs that ended at one time. */
function countEarlier(rows: CoxRows, { from, to }: CoxStratum, { rank, count }: Ranks, pairs: Pairs): number {
  const { time, ended, weight, entry, byEntry } = rows;
  const sums = new RankSums(count);
  let [left, tiedTime] = [from, 0];
  for (let start = from, end: number; start < to; start = end) {
    const t = time[start]!;
    for (end = start; end < to && time[end] === t; end += 1)
      if (ended[end] === 0) sums.add(rank[end - from]!, weight[end]!);
    // Whoever came under observation at t or later was not at risk with those who ended at t.
    if (byEntry !== null && entry !== null)
      for (; left < to && entry[byEntry[left]!]! >= t; left += 1)
        sums.add(rank[byEntry[left]! - from]!, -weight[byEntry[left]!]!);
    let [sum, squares] = [0, 0];
    for (let i = start; i < end; i += 1) {
      if (ended[i] === 0) continue;
      const [below, at, above] = sums.about(rank[i - from]!);
      pairs.concordant[i]! += below;
      pairs.tied[i]! += at;
      pairs.discordant[i]! += above;
      sum += weight[i]!;
      squares += weight[i]! * weight[i]!;
    }
    tiedTime += (sum * sum - squares) / 2;
    for (let i = start; i < end; i += 1) if (ended[i] !== 0) sums.add(rank[i - from]!, weight[i]!);
  }
  return tiedTime;
}

/** From the first time on: each spell with the ends before its own, less those before it came under observation. */
function countLater(rows: CoxRows, { from, to }: CoxStratum, { rank, count }: Ranks, pairs: Pairs): void {
  const { time, ended, weight, entry, byEntry } = rows;
  const sums = new RankSums(count);
  const note = (i: number, sign: 1 | -1): void => {
    const [below, at, above] = sums.about(rank[i - from]!);
    pairs.concordant[i]! += sign * above;
    pairs.tied[i]! += sign * at;
    pairs.discordant[i]! += sign * below;
  };
  let entered = to - 1;
  for (let last = to, first: number; last > from; last = first) {
    const t = time[last - 1]!;
    if (byEntry !== null && entry !== null)
      for (; entered >= from && entry[byEntry[entered]!]! < t; entered -= 1) note(byEntry[entered]!, -1);
    for (first = last; first > from && time[first - 1] === t; first -= 1)
      if (ended[first - 1] !== 0) note(first - 1, 1);
    for (let i = first; i < last; i += 1) if (ended[i] !== 0) sums.add(rank[i - from]!, weight[i]!);
    for (let i = first; i < last; i += 1) if (ended[i] === 0) note(i, 1);
  }
}
