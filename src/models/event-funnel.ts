/**
 * Funnels over events: how far each customer's best attempt came through a list of steps, in order, strictly in order or in any
 * order, within a time from the first step.
 *
 * An attempt begins at an event of the first step and then, event by event, takes the farthest step it can: the next one, or one
 * after it where only optional steps are between. It ends at the end of the window, at an excluded event, and under `strict` at
 * any event that is not its next step. A customer's best attempt is the one that takes the farthest step; of several the one
 * that began first. In any order an attempt takes every step that happens within the window; the best takes the most steps.
 * Events of one customer at the same moment count in the order of the steps (a name of several steps by its first), then those
 * of no step; names of one step in the order of their codes, and equal names in the order of the file.
 */

import { orderEvents } from './event-order.ts';

export type FunnelOrder = 'ordered' | 'strict' | 'any';

export const MOST_STEPS = 8;
export const NO_STEP = 255;

/** Events in any order; one entry a row. */
export interface EventLog {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  readonly customer: Uint32Array;
  /** days since 1970-01-01 */
  readonly day: Int32Array;
  /** seconds after midnight, below 0 (counted as midnight) where a row has none; `null` where the log has no times of day */
  readonly seconds: Int32Array | null;
  /** what happened */
  readonly code: Uint8Array | Uint16Array | Uint32Array;
  /** all codes are below this */
  readonly codes: number;
}

export interface FunnelStep {
  /** events any of which is this step */
  readonly codes: readonly number[];
  /** later steps can be taken without it; ignored for the first step, and in any order */
  readonly optional: boolean;
}

/** Events that end an attempt which has taken step `from` and not yet step `to`. In any order they end every attempt. */
export interface FunnelExclusion {
  readonly codes: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface FunnelRules {
  /** 1 to {@link MOST_STEPS} */
  readonly steps: readonly FunnelStep[];
  readonly order: FunnelOrder;
  /** seconds from the first step within which the others must come, ≥ 0; Infinity for no limit */
  readonly window: number;
  /** events that are a step exclude nothing */
  readonly exclusions: readonly FunnelExclusion[];
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
}

/** The best attempt of every customer. */
export interface FunnelPaths {
  /** number of steps, K */
  readonly steps: number;
  /** length customers: steps taken, bit k is step k; 0 where no attempt began */
  readonly way: Uint16Array;
  /** length customers: the farthest step (in any order the number of steps − 1), {@link NO_STEP} where no attempt began */
  readonly furthest: Uint8Array;
  /** length customers × K: row of the event that took the step, −1 where it was not taken */
  readonly row: Int32Array;
  /** events of steps and exclusions looked at, those of customers left out not among them; all events under `strict` */
  readonly looked: number;
  /** of those, how many repeat the one before: same customer, moment and name */
  readonly duplicates: number;
}

/** Linear in the events, for any data. Throws RangeError for no steps or too many. */
export function eventFunnel(log: EventLog, rules: FunnelRules): FunnelPaths {
  const K = rules.steps.length;
  if (K < 1 || K > MOST_STEPS) throw new RangeError(`a funnel of ${K} steps`);
  const masks = stepMasks(rules.steps, log.codes);
  const barred = barredStates(rules, masks, log.codes);
  const strict = rules.order === 'strict';
  const wanted = new Uint8Array(log.codes);
  const rank = new Uint8Array(log.codes);
  for (let c = 0; c < log.codes; c += 1) {
    wanted[c] = strict || masks[c] !== 0 || barred[c] !== 0 ? 1 : 0;
    rank[c] = masks[c] === 0 ? K : 31 - Math.clz32(masks[c]! & -masks[c]!);
  }
  const sorted = orderEvents(log, wanted, rank, rules.keep);
  const paths = {
    steps: K,
    way: new Uint16Array(log.customers),
    furthest: new Uint8Array(log.customers).fill(NO_STEP),
    row: new Int32Array(log.customers * K).fill(-1),
    looked: sorted.row.length,
    duplicates: sorted.duplicates,
  };
  const { start, row } = sorted;
  // What an event is to the funnel, in the order just made: no more looking up by row and name.
  const mask = new Uint8Array(row.length);
  const bar = new Uint8Array(barred.some((states) => states !== 0) ? row.length : 0);
  for (let i = 0; i < row.length; i += 1) mask[i] = masks[log.code[row[i]!]!]!;
  if (bar.length > 0) for (let i = 0; i < row.length; i += 1) bar[i] = barred[log.code[row[i]!]!]!;
  const events = { ...sorted, mask, bar: bar.length > 0 ? bar : null };
  const walk =
    rules.order === 'any' ? createAnyOrder(events, rules.window, paths) : createInOrder(events, rules, paths);
  for (let customer = 0; customer < log.customers; customer += 1)
    if (start[customer + 1]! > start[customer]!) walk(customer, start[customer]!, start[customer + 1]!);
  return paths;
}

/** Steps each step can be taken after; bit p of element q. Only optional steps are passed over. */
export function stepsBefore(steps: readonly { readonly optional: boolean }[]): number[] {
  return steps.map((_, q) => {
    let before = 0;
    for (let p = q - 1; p >= 0; p -= 1) {
      before |= 1 << p;
      if (p > 0 && !steps[p]!.optional) break;
    }
    return before;
  });
}

/** Bit k of a code: an event of this name is step k. */
function stepMasks(steps: readonly FunnelStep[], codes: number): Uint8Array {
  const masks = new Uint8Array(codes);
  steps.forEach((step, k) => {
    for (const code of step.codes) if (code >= 0 && code < codes) masks[code]! |= 1 << k;
  });
  return masks;
}

/** Bit p of a code: an event of this name ends attempts whose last step is p. */
function barredStates({ exclusions }: FunnelRules, masks: Uint8Array, codes: number): Uint8Array {
  const barred = new Uint8Array(codes);
  for (const { codes: names, from, to } of exclusions)
    for (const code of names)
      if (code >= 0 && code < codes && masks[code] === 0)
        for (let p = Math.max(0, from); p < Math.min(to, MOST_STEPS); p += 1) barred[code]! |= 1 << p;
  return barred;
}

interface Sequence {
  readonly row: Uint32Array;
  /** seconds */
  readonly time: Float64Array;
  /** bit k: the event is step k */
  readonly mask: Uint8Array;
  /** bit p: the event ends attempts whose last step is p; `null` where nothing is excluded */
  readonly bar: Uint8Array | null;
}

interface Paths {
  readonly steps: number;
  readonly way: Uint16Array;
  readonly furthest: Uint8Array;
  readonly row: Int32Array;
}

type Walk = (customer: number, begin: number, end: number) => void;

/**
 * All attempts of a customer at once. Attempts whose last step is the same go on alike, so they are kept in one list by when they
 * began; of two attempts alive the one that began earlier is never behind. So the first attempt in the list that first comes to
 * the farthest step is the best one, and each attempt is dropped once at most.
 */
function createInOrder({ row, time, mask, bar }: Sequence, { steps, order, window }: FunnelRules, paths: Paths): Walk {
  const K = steps.length;
  const strict = order === 'strict';
  /** bit q of element p: step q can come after step p */
  const after = new Uint8Array(K);
  stepsBefore(steps).forEach((before, q) => {
    for (let p = 0; p < q; p += 1) if (before & (1 << p)) after[p]! |= 1 << q;
  });
  const head = new Int32Array(K);
  const tail = new Int32Array(K);
  // by place in the sequence: the attempt that began next after it in the same list
  const next = new Int32Array(row.length);

  return (customer, begin, end) => {
    let [best, bestStart] = [-1, -1];
    let alive = 0;
    for (let j = begin; j < end; j += 1) {
      const steps = mask[j]!;
      if (bar !== null) alive &= ~bar[j]!;
      const now = time[j]!;
      // A list is moved upwards, so going downwards an event serves an attempt once.
      for (let left = alive; left !== 0;) {
        const p = 31 - Math.clz32(left);
        left ^= 1 << p;
        const possible = steps & after[p]!;
        if (possible === 0) {
          if (strict) alive ^= 1 << p;
          continue;
        }
        alive ^= 1 << p;
        let first = head[p]!;
        while (first >= 0 && now - time[first]! > window) first = next[first]!;
        if (first < 0) continue;
        const q = 31 - Math.clz32(possible);
        if (alive & (1 << q)) next[tail[q]!] = first;
        else head[q] = first;
        tail[q] = tail[p]!;
        alive |= 1 << q;
        if (q > best) [best, bestStart] = [q, head[q]!];
      }
      if (steps & 1) {
        next[j] = -1;
        if (alive & 1) next[tail[0]!] = j;
        else head[0] = j;
        tail[0] = j;
        alive |= 1;
        if (best < 0) [best, bestStart] = [0, j];
      }
      if (best === K - 1) break;
    }
    if (best < 0) return;
    let [p, way] = [0, 1];
    const base = customer * K;
    paths.row[base] = row[bestStart]!;
    for (let j = bestStart + 1; p < best; j += 1) {
      const possible = mask[j]! & after[p]!;
      if (possible === 0) continue;
      p = 31 - Math.clz32(possible);
      way |= 1 << p;
      paths.row[base + p] = row[j]!;
    }
    paths.way[customer] = way;
    paths.furthest[customer] = best;
  };
}

/** A window slid along the events: the first one with the most steps in it. */
function createAnyOrder({ row, time, mask, bar }: Sequence, window: number, paths: Paths): Walk {
  const K = paths.steps;
  const counts = new Uint32Array(K);

  return (customer, begin, end) => {
    counts.fill(0);
    let [best, bestStart, bestEnd] = [0, -1, -1];
    let distinct = 0;
    let left = begin;
    for (let j = begin; j < end && best < K; j += 1) {
      if (bar !== null && bar[j] !== 0) {
        counts.fill(0);
        distinct = 0;
        left = j + 1;
        continue;
      }
      for (let bits = mask[j]!; bits !== 0; bits &= bits - 1) {
        const k = 31 - Math.clz32(bits & -bits);
        if (counts[k] === 0) distinct += 1;
        counts[k]! += 1;
      }
      const now = time[j]!;
      for (; now - time[left]! > window; left += 1)
        for (let bits = mask[left]!; bits !== 0; bits &= bits - 1) {
          const k = 31 - Math.clz32(bits & -bits);
          counts[k]! -= 1;
          if (counts[k] === 0) distinct -= 1;
        }
      if (distinct > best) [best, bestStart, bestEnd] = [distinct, left, j];
    }
    if (best === 0) return;
    let way = 0;
    for (let j = bestStart; j <= bestEnd; j += 1)
      for (let bits = mask[j]! & ~way; bits !== 0; bits &= bits - 1) {
        const k = 31 - Math.clz32(bits & -bits);
        way |= 1 << k;
        paths.row[customer * K + k] = row[j]!;
      }
    paths.way[customer] = way;
    paths.furthest[customer] = best - 1;
  };
}

/**
 * Customers by group and way: element g × 2ᴷ + way. Customers whose group is no group (≥ groups) are left out.
 * @param group length customers; `null` is one group of all
 */
export function tallyWays({ steps, way }: FunnelPaths, group: Uint8Array | null, groups: number): Uint32Array {
  const width = 1 << steps;
  const counts = new Uint32Array(groups * width);
  for (let i = 0; i < way.length; i += 1) {
    const g = group === null ? 0 : group[i]!;
    if (g < groups) counts[g * width + way[i]!]! += 1;
  }
  return counts;
}

/**
 * The code each customer's attempt is attributed to: that of the first (or last) event of the attempt which has one. 0 where none
 * has, and where no attempt began.
 * @param codes one a row of the log (or of the column behind it), 0 is missing
 * @param sourceRow row of the column for each row of the log; `null` where they are the same
 */
export function attribute(
  { steps, way, row }: FunnelPaths,
  rowTime: (row: number) => number,
  codes: ArrayLike<number>,
  sourceRow: Uint32Array | null,
  touch: 'first' | 'last',
): Uint32Array {
  const found = new Uint32Array(way.length);
  const sign = touch === 'first' ? 1 : -1;
  for (let i = 0; i < way.length; i += 1) {
    let best = Infinity;
    for (let bits = way[i]!; bits !== 0; bits &= bits - 1) {
      const at = row[i * steps + 31 - Math.clz32(bits & -bits)]!;
      const code = codes[sourceRow === null ? at : sourceRow[at]!]!;
      if (code === 0) continue;
      const time = sign * rowTime(at);
      // Steps taken at one moment: the first of them is touched first, the last of them last.
      if (time < best || (touch === 'last' && time === best)) [best, found[i]] = [time, code];
    }
  }
  return found;
}
