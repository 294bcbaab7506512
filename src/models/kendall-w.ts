/** Kendall's W: how far judges who rank the same things agree, 0 … 1. Kendall & Babington Smith (1939); ties as Kendall (1948). */

import { incompleteBeta } from './special/incomplete-beta.ts';
import { chiSquareUpper } from './special/normal.ts';

export interface Concordance {
  /** judges, m */
  readonly judges: number;
  /** things ranked, n */
  readonly items: number;
  /** length n: sums of ranks; rank 1 is the lowest value */
  readonly rankSums: Float64Array;
  /** sum of squared deviations of the rank sums from their mean */
  readonly s: number;
  /** 12 S / (m²(n³ − n) − m ΣT); NaN where every judge ties everything */
  readonly w: number;
  /** m (n − 1) W */
  readonly chiSquare: number;
  readonly degrees: number;
  /** P(χ² as high) where judges rank at random: good for n > 7, too cautious for fewer */
  readonly p: number;
  /** p by the F approximation (m − 1) W / (1 − W), better for few judges and things */
  readonly pSmall: number;
  /** p of the permutation distribution, ties as they are; NaN where there are too many orders to go through */
  readonly pExact: number;
  /** the least p these orders can have: one over the number of ways to arrange all judges but one */
  readonly pLeast: number;
}

/** Sums of ranks times orders of a judge that are gone through at most. */
const MOST_STEPS = 400_000;
const MOST_ITEMS = 8;
const MOST_JUDGES = 40;
/** Distributions kept: a panel asks for the same one round after round. */
const MOST_KEPT = 64;

/**
 * @param rows one list of n values a judge, no NaN; higher values have higher ranks, equal ones share the mean of theirs
 * @returns `null` for fewer than two judges or things
 */
export function kendallW(rows: Iterable<ArrayLike<number>>, n: number): Concordance | null {
  const rankSums = new Float64Array(n);
  const ranks = new Float64Array(n);
  const patterns: string[] = [];
  let judges = 0;
  let ties = 0;
  let [orders, mostOrders] = [0, 0];
  for (const row of rows) {
    ties += rankInto(row, n, ranks);
    const own = logOrders(ranks);
    orders += own;
    mostOrders = Math.max(mostOrders, own);
    if (n <= MOST_ITEMS && judges < MOST_JUDGES) patterns.push([...ranks].sort((a, b) => a - b).join());
    for (let i = 0; i < n; i += 1) rankSums[i]! += ranks[i]!;
    judges += 1;
  }
  if (judges < 2 || n < 2) return null;
  const mean = (judges * (n + 1)) / 2;
  const s = rankSums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const most = judges * judges * (n ** 3 - n) - judges * ties;
  const w = most > 0 ? (12 * s) / most : NaN;
  const chiSquare = judges * (n - 1) * w;
  return {
    judges,
    items: n,
    rankSums,
    s,
    w,
    chiSquare,
    degrees: n - 1,
    p: chiSquareUpper(chiSquare, n - 1),
    pSmall: smallP(w, judges, n),
    pExact: most > 0 && n <= MOST_ITEMS && judges <= MOST_JUDGES ? exactP(s, patterns, n) : NaN,
    pLeast: Math.exp(mostOrders - orders),
  };
}

/**
 * Ranks from 1 for the lowest value, equal values the mean of theirs.
 * @param ranks written to, length n
 * @returns Σ (t³ − t) over groups of t equal values
 */
export function rankInto(values: ArrayLike<number>, n: number, ranks: Float64Array): number {
  let ties = 0;
  for (let i = 0; i < n; i += 1) {
    let [below, equal] = [0, 0];
    for (let j = 0; j < n; j += 1) {
      if (values[j]! < values[i]!) below += 1;
      else if (values[j]! === values[i]!) equal += 1;
    }
    ranks[i] = below + (equal + 1) / 2;
    // Each of t members adds t² − 1; together t³ − t.
    ties += equal * equal - 1;
  }
  return ties;
}

/** F with n − 1 − 2/m and (m − 1) times as many degrees of freedom: W itself is beta distributed with halves of them. */
function smallP(w: number, judges: number, n: number): number {
  const upper = n - 1 - 2 / judges;
  if (!(upper > 0) || Number.isNaN(w)) return NaN;
  return incompleteBeta(upper / 2, ((judges - 1) * upper) / 2, Math.min(1, w)).upper;
}

/** Log of the number of different orders of such ranks: n! over t! of each group of ties. */
function logOrders(ranks: Float64Array): number {
  const seen = new Map<number, number>();
  let sum = 0;
  for (let i = 0; i < ranks.length; i += 1) {
    const times = (seen.get(ranks[i]!) ?? 0) + 1;
    seen.set(ranks[i]!, times);
    sum += Math.log((i + 1) / times);
  }
  return sum;
}

/** Chances of each S, ascending; `null` where there are too many orders. */
type Distribution = readonly (readonly [s: number, chance: number])[] | null;

const kept = new Map<string, Distribution>();

/** P(S as great or greater) where every judge puts his ranks in any order. @param patterns the ranks of each judge, ascending */
function exactP(s: number, patterns: readonly string[], n: number): number {
  // The order of the judges does not matter.
  const key = [...patterns].sort().join(';');
  let distribution = kept.get(key);
  if (distribution === undefined) {
    distribution = distributionOf(key.split(';'), n);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, distribution);
  }
  if (distribution === null) return NaN;
  let p = 0;
  for (const [value, chance] of distribution) if (value >= s - 1e-6) p += chance;
  return Math.min(1, p);
}

/**
 * Judge by judge: the sums of ranks there can be, things in any order, with their chances. Ranks are doubled to be whole. The judge
 * with most orders is held still: only those relative to his count, and this is the cheapest.
 */
function distributionOf(patterns: readonly string[], n: number): Distribution {
  const doubled = patterns.map((text) => text.split(',').map((rank) => Math.round(Number(rank) * 2)));
  doubled.sort((a, b) => new Set(b).size - new Set(a).size);
  const base = 2 * doubled.length * n + 1;
  if (base ** n > Number.MAX_SAFE_INTEGER) return null;
  const sums = new Float64Array(n);
  const keyOf = (): number => {
    sums.sort();
    let key = 0;
    for (let i = n - 1; i >= 0; i -= 1) key = key * base + sums[i]!;
    return key;
  };
  const read = (key: number): number[] => {
    const values: number[] = [];
    let rest = key;
    for (let i = 0; i < n; i += 1) {
      values.push(rest % base);
      rest = Math.floor(rest / base);
    }
    return values;
  };
  sums.set(doubled[0]!);
  let states = new Map([[keyOf(), 1]]);
  let steps = 0;
  for (const ranks of doubled.slice(1)) {
    const orders = ordersOf(ranks);
    if (orders === null || (steps += states.size * orders.length) > MOST_STEPS) return null;
    const next = new Map<number, number>();
    for (const [state, chance] of states) {
      const before = read(state);
      for (const order of orders) {
        for (let i = 0; i < n; i += 1) sums[i] = before[i]! + order[i]!;
        const key = keyOf();
        next.set(key, (next.get(key) ?? 0) + chance / orders.length);
      }
    }
    states = next;
  }
  const mean = doubled.length * (n + 1);
  const chances = new Map<number, number>();
  for (const [state, chance] of states) {
    const s = read(state).reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    chances.set(s, (chances.get(s) ?? 0) + chance);
  }
  return [...chances].sort((a, b) => a[0] - b[0]);
}

/** All different orders of some ranks; `null` beyond what can be gone through. @param ranks ascending */
function ordersOf(ranks: readonly number[]): (readonly number[])[] | null {
  if (Math.exp(logOrders(Float64Array.from(ranks))) > MOST_STEPS) return null;
  const left = (rank: number, order: readonly number[]): number =>
    ranks.filter((each) => each === rank).length - order.filter((each) => each === rank).length;
  let orders: (readonly number[])[] = [[]];
  for (let place = 0; place < ranks.length; place += 1)
    orders = orders.flatMap((order) => {
      const next = [...new Set(ranks)].filter((rank) => left(rank, order) > 0);
      return next.map((rank) => [...order, rank]);
    });
  return orders;
}
