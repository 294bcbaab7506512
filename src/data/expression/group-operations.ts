/** What looks at the other rows of the group. Missing values are left out; a group without values has no sum, mean or rank. */

import type { GroupRows } from './group-rows.ts';
import { finite } from './number-operations.ts';
import type { Operation, Surroundings } from './operation.ts';
import {
  expand,
  identityKeys,
  missingOf,
  numberVector,
  orderKeys,
  pick,
  type NumberVector,
  type Vector,
} from './vectors.ts';
import { largestMagnitude, sumByMark } from '../../lib/exact-sum.ts';
import { POWERS_OF_TEN } from '../number-text.ts';

export const GROUP_OPERATIONS: Readonly<Record<string, Operation>> = {
  sum: ([given], { rows, groups }) => {
    const { values, decimals } = expand(given as NumberVector, rows);
    const counts = countFilled(values, groups);
    return perGroup(
      sumFilled(values, decimals, groups).map((sum, group) => (counts[group] === 0 ? NaN : finite(sum))),
      decimals,
      groups,
    );
  },
  mean: ([given], { rows, groups }) => {
    const { values, decimals } = expand(given as NumberVector, rows);
    return perGroup(meansOf(values, decimals, groups), -1, groups);
  },
  sd: ([given], { rows, groups }) => {
    const { values, decimals } = expand(given as NumberVector, rows);
    const means = meansOf(values, decimals, groups);
    const counts = countFilled(values, groups);
    const squares = values.map((value, row) => (value - means[groups.marks[row]!]!) ** 2);
    const sums = sumFilled(squares, -1, groups);
    return perGroup(
      sums.map((sum, group) => (counts[group]! < 2 ? NaN : finite(Math.sqrt(sum / (counts[group]! - 1))))),
      -1,
      groups,
    );
  },
  count: ([given], { rows, groups }) => {
    const counts = new Float64Array(groups.count);
    const missing = given ? missingOf(given) : null;
    const by = given?.step ?? 0;
    for (let row = 0; row < rows; row++) if (!missing || missing[row * by] === 0) counts[groups.marks[row]!]!++;
    return perGroup(counts, 0, groups);
  },
  distinct: ([given], { rows, groups }) => {
    const keys = identityKeys(expand(given!, rows));
    const { order, starts } = groups.sorted(keys);
    const counts = new Float64Array(groups.count);
    for (let group = 0; group < groups.count; group++)
      for (let i = starts[group]!; i < starts[group + 1]!; i++)
        if (i === starts[group] || keys[order[i]!] !== keys[order[i - 1]!]) counts[group]!++;
    return perGroup(counts, 0, groups);
  },
  median: ([given], surroundings) =>
    quantile(given as NumberVector, numberVector(Float64Array.of(0.5), 1, 0), surroundings),
  quantile: ([given, share], surroundings) => quantile(given as NumberVector, share as NumberVector, surroundings),
  min: extreme((key, best) => key < best),
  max: extreme((key, best) => key > best),
  share: ([given], { rows, groups }) => {
    const { values, decimals } = expand(given as NumberVector, rows);
    const sums = sumFilled(values, decimals, groups);
    return numberVector(
      values.map((value, row) => finite(value / sums[groups.marks[row]!]!)),
      -1,
      1,
    );
  },
  rank: ([given], { rows, groups }, direction) => {
    const keys = orderKeys(expand(given!, rows));
    const rising = direction === 'asc';
    const { order, starts } = groups.sorted(keys);
    const ranks = new Float64Array(rows).fill(NaN);
    for (let group = 0; group < groups.count; group++) {
      const [start, end] = [starts[group]!, starts[group + 1]!];
      for (let i = 0; i < end - start; i++) {
        const row = order[rising ? start + i : end - 1 - i]!;
        const before = i === 0 ? row : order[rising ? start + i - 1 : end - i]!;
        ranks[row] = i > 0 && keys[row] === keys[before] ? ranks[before]! : i + 1;
      }
    }
    return numberVector(ranks, 0, 1);
  },
  cumulative: ([given], { rows, groups }) => {
    const { values, decimals } = expand(given as NumberVector, rows);
    const scale = decimals > 0 ? POWERS_OF_TEN[decimals]! : 1;
    const totals = new Float64Array(groups.count);
    const begun = new Uint8Array(groups.count);
    const sums = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const group = groups.marks[row]!;
      const value = values[row]!;
      if (!Number.isNaN(value)) {
        totals[group]! += decimals > 0 ? Math.round(value * scale) : value;
        begun[group] = 1;
      }
      sums[row] = begun[group] === 1 ? finite(totals[group]! / scale) : NaN;
    }
    return numberVector(sums, decimals, 1);
  },
  row: (_, { rows, groups }) => {
    const counts = new Float64Array(groups.count);
    const places = new Float64Array(rows);
    for (let row = 0; row < rows; row++) places[row] = ++counts[groups.marks[row]!]!;
    return numberVector(places, 0, 1);
  },
  previous: ([given], surroundings, distance) => neighbour(given!, surroundings, -((distance as number | null) ?? 1)),
  next: ([given], surroundings, distance) => neighbour(given!, surroundings, (distance as number | null) ?? 1),
  first: ([given], { rows, groups }) => {
    const firsts = new Int32Array(groups.count).fill(-1);
    for (let row = rows - 1; row >= 0; row--) firsts[groups.marks[row]!] = row;
    return pickPerGroup(given!, firsts, groups);
  },
  last: ([given], { rows, groups }) => {
    const lasts = new Int32Array(groups.count).fill(-1);
    for (let row = 0; row < rows; row++) lasts[groups.marks[row]!] = row;
    return pickPerGroup(given!, lasts, groups);
  },
};

/** One number a group as a vector. */
function perGroup(values: Float64Array, decimals: number, groups: GroupRows): NumberVector {
  if (groups.whole) return numberVector(values, decimals, 0);
  const { marks } = groups;
  const all = new Float64Array(groups.rows);
  for (let row = 0; row < all.length; row++) all[row] = values[marks[row]!]!;
  return numberVector(all, decimals, 1);
}

/** The value of one row a group (−1 for missing) as a vector. */
function pickPerGroup(vector: Vector, rows: Int32Array, groups: GroupRows): Vector {
  if (groups.whole) return pick(vector, rows, 0);
  return pick(
    vector,
    Int32Array.from(groups.marks, (group) => rows[group]!),
    1,
  );
}

function countFilled(values: Float64Array, { marks, count }: GroupRows): Uint32Array {
  const counts = new Uint32Array(count);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) counts[marks[row]!]!++;
  return counts;
}

const LARGEST_PLANNED = 2 ** 900;

/** Sums that do not depend on the order of the rows; 0 for groups without values. */
function sumFilled(values: Float64Array, decimals: number, { marks, count }: GroupRows): Float64Array {
  if (largestMagnitude(values) >= LARGEST_PLANNED) {
    const sums = new Float64Array(count);
    for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) sums[marks[row]!]! += values[row]!;
    return sums;
  }
  let kept = marks;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row]!)) continue;
    if (kept === marks) kept = marks.slice();
    kept[row] = count;
  }
  return sumByMark(values, kept, count, decimals);
}

/** Means never outside the range of their values. */
function meansOf(values: Float64Array, decimals: number, groups: GroupRows): Float64Array {
  const counts = countFilled(values, groups);
  const [least, most] = [new Float64Array(groups.count).fill(Infinity), new Float64Array(groups.count).fill(-Infinity)];
  for (let row = 0; row < values.length; row++) {
    const [group, value] = [groups.marks[row]!, values[row]!];
    if (value < least[group]!) least[group] = value;
    if (value > most[group]!) most[group] = value;
  }
  return sumFilled(values, decimals, groups).map((sum, group) =>
    counts[group] === 0 ? NaN : finite(Math.min(Math.max(sum / counts[group]!, least[group]!), most[group]!)),
  );
}

/** Hyndman & Fan's type 7, that of R and Excel: on a straight line between neighbours. */
function quantile(given: NumberVector, share: NumberVector, { rows, groups }: Surroundings): Vector {
  const { values, decimals } = expand(given, rows);
  const { order, starts } = groups.sorted(values);
  const at = (group: number, p: number): number => {
    const [start, count] = [starts[group]!, starts[group + 1]! - starts[group]!];
    if (count === 0 || !(p >= 0 && p <= 1)) return NaN;
    const place = (count - 1) * p;
    const below = Math.floor(place);
    const low = values[order[start + below]!]!;
    if (below === place) return low;
    return finite(low + (place - below) * (values[order[start + below + 1]!]! - low));
  };
  const fine = decimals < 0 || decimals > 3 ? -1 : decimals + 1;
  if (share.step === 0) {
    const p = share.values[0]!;
    const found = Float64Array.from({ length: groups.count }, (_, group) => at(group, p));
    // Halfway between two values has one decimal more at most.
    if (p !== 0.5 || fine < 0) return perGroup(found, -1, groups);
    const scale = POWERS_OF_TEN[fine]!;
    return perGroup(
      found.map((value) => (Math.abs(value * scale) < 2 ** 53 ? Math.round(value * scale) / scale + 0 : value)),
      fine,
      groups,
    );
  }
  return numberVector(
    Float64Array.from(share.values, (p, row) => at(groups.marks[row]!, p)),
    -1,
    1,
  );
}

function extreme(better: (key: number, best: number) => boolean): Operation {
  return ([given], { rows, groups }) => {
    const keys = orderKeys(given!);
    const by = given!.step;
    const best = new Int32Array(groups.count).fill(-1);
    for (let row = 0; row < rows; row++) {
      const key = keys[row * by]!;
      if (Number.isNaN(key)) continue;
      const group = groups.marks[row]!;
      if (best[group]! < 0 || better(key, keys[best[group]! * by]!)) best[group] = row;
    }
    return pickPerGroup(given!, best, groups);
  };
}

function neighbour(given: Vector, { rows, groups }: Surroundings, distance: number): Vector {
  const { order, starts } = groups.arrangement;
  const from = new Int32Array(rows).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const group = groups.marks[order[i]!]!;
    const other = i + distance;
    if (other >= starts[group]! && other < starts[group + 1]!) from[order[i]!] = order[other]!;
  }
  return pick(given, from, 1);
}
