/** Rows grouped by codes, and one value for each group: the ground of charts and of tables with several dimensions. */

import { joinSlices, largestMagnitude, planSum } from '../lib/exact-sum.ts';
import { selectNth } from '../lib/select-nth.ts';

/** A row that belongs to no group. */
export const NO_GROUP = 0xffffffff;

/** A column of whole numbers below `count`. A row whose code is not below `count` belongs to no group. */
export interface CodeColumn {
  /** length rows */
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly count: number;
}

/** Rows by their combination of codes. Only combinations that occur are groups; they ascend by the first code, then the second, … */
export interface Grouping {
  /** number of groups, each with at least one row */
  readonly count: number;
  /** length rows: group of each row, or {@link NO_GROUP} */
  readonly of: Uint32Array;
  /** one array a column of codes, each of length `count`: the code of each group in it */
  readonly codes: readonly Uint32Array[];
  /** length `count`: number of rows of each group */
  readonly rows: Uint32Array;
  /** rows that belong to no group, since some code of theirs is missing */
  readonly missing: number;
}

/** One value a group. */
export interface GroupValues {
  /** length groups; NaN where a group has no value at all (a sum of nothing is 0) */
  readonly values: Float64Array;
  /** length groups: rows with a value */
  readonly used: Uint32Array;
  /** rows of some group without a finite value */
  readonly missing: number;
}

/** Up to so many combinations are counted in a table of all of them, whatever the number of rows. */
const ALWAYS_DENSE = 1 << 16;

/**
 * Groups rows by one or several columns of codes, in time linear in rows. Few combinations are counted in a table of all of them,
 * many in a hash of those that occur.
 * @param columns at least one for more than one group; none puts all rows into one group
 * @param rows number of rows
 * @throws RangeError where a column is of another length
 */
export function groupRows(columns: readonly CodeColumn[], rows: number): Grouping {
  for (const { codes } of columns)
    if (codes.length !== rows) throw new RangeError(`codes of ${codes.length} rows where there are ${rows}`);
  const [first, ...rest] = columns;
  let grouping = first ? groupByOne(first, rows) : everyRow(rows);
  for (const column of rest) grouping = refine(grouping, column, rows);
  return grouping;
}

/**
 * Number of different codes among the rows of each group.
 * @param column rows whose code is not below its count have none
 */
export function countDistinct(grouping: Grouping, column: CodeColumn): GroupValues {
  const pairs = groupRows([{ codes: grouping.of, count: grouping.count }, column], grouping.of.length);
  const values = new Float64Array(grouping.count);
  const used = new Uint32Array(grouping.count);
  let counted = 0;
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const group = pairs.codes[0]![pair]!;
    values[group]! += 1;
    used[group]! += pairs.rows[pair]!;
    counted += pairs.rows[pair]!;
  }
  return { values, used, missing: rowsIn(grouping) - counted };
}

/** Number of rows of each group. */
export function countRows({ rows }: Grouping): GroupValues {
  return { values: Float64Array.from(rows), used: rows, missing: 0 };
}

/**
 * One value for the rows of each group, rows without a finite value left out and counted.
 * Sums do not depend on the order of rows and are exact for money (see lib/exact-sum.ts). A mean never leaves the range of its values.
 * The median of an even number of values is the middle between the two nearest.
 * @param values length rows
 * @param decimals the values are whole numbers after × 10^decimals, or −1 where they are not
 */
export function aggregateRows(
  grouping: Grouping,
  values: Float64Array,
  by: 'sum' | 'mean' | 'median' | 'minimum' | 'maximum',
  decimals = -1,
): GroupValues {
  if (values.length !== grouping.of.length)
    throw new RangeError(`values of ${values.length} rows where there are ${grouping.of.length}`);
  switch (by) {
    case 'sum':
      return sumRows(grouping, values, decimals);
    case 'mean':
      return meanRows(grouping, values, decimals);
    case 'median': {
      const { quantiles, used, missing } = quantilesOfGroups(grouping, values, [0.5]);
      return { values: quantiles[0]!, used, missing };
    }
    case 'minimum':
    case 'maximum': {
      const { minimum, maximum, used, missing } = extremesOf(grouping, values);
      return { values: by === 'minimum' ? minimum : maximum, used, missing };
    }
  }
}

export interface GroupQuantiles {
  /** one array a share asked for, each of length groups; NaN for a group without values */
  readonly quantiles: readonly Float64Array[];
  readonly used: Uint32Array;
  readonly missing: number;
}

/**
 * Quantiles of the values of each group (type 7 of Hyndman and Fan 1996: linear between the two nearest), by selection, not sorting.
 * @param shares each 0…1, in any order
 */
export function quantilesOfGroups(grouping: Grouping, values: Float64Array, shares: readonly number[]): GroupQuantiles {
  return quantilesOf(valuesByGroup(grouping, values), shares);
}

/** The same of values that are put together by group already; those of a group change their order. */
export function quantilesOf({ sorted, starts, missing }: ValuesByGroup, shares: readonly number[]): GroupQuantiles {
  const count = starts.length - 1;
  const quantiles = shares.map(() => new Float64Array(count).fill(NaN));
  const ascending = shares.map((share, at) => ({ share, at })).sort((a, b) => a.share - b.share);
  const used = new Uint32Array(count);
  for (let group = 0; group < count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    used[group] = end - start;
    if (end === start) continue;
    // What stands before an earlier quantile need not be looked at again.
    let from = start;
    for (const { share, at } of ascending) {
      const place = start + share * (end - start - 1);
      const below = Math.floor(place);
      const low = selectNth(sorted, below, from, end);
      from = below;
      const part = place - below;
      quantiles[at]![group] = part > 0 ? between(low, leastOf(sorted, below + 1, end), part) : low;
    }
  }
  return { quantiles, used, missing };
}

/** The values of groups side by side: those of group g are `sorted[starts[g] … starts[g + 1])`, in the order of their rows. */
export interface ValuesByGroup {
  readonly sorted: Float64Array;
  readonly starts: Uint32Array;
  readonly missing: number;
}

/** Finite values put together by group, in one pass of counting. */
export function valuesByGroup({ of, count, rows }: Grouping, values: Float64Array): ValuesByGroup {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i]!;
    if (group < count && isValue(values[i]!)) starts[group + 1]! += 1;
  }
  let total = 0;
  for (let group = 0; group < count; group += 1) {
    total += rows[group]!;
    starts[group + 1]! += starts[group]!;
  }
  const sorted = new Float64Array(starts[count]!);
  const next = starts.slice();
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i]!;
    if (group >= count || !isValue(values[i]!)) continue;
    sorted[next[group]!] = values[i]!;
    next[group]! += 1;
  }
  return { sorted, starts, missing: total - sorted.length };
}

/**
 * Each value's share of the total, or of the total of those with the same code in `within` (100 % bars). Missing values have none and
 * count for nothing; where the total is 0 nobody has a share (NaN).
 */
export function sharesOf(values: Float64Array, within: Uint32Array | null = null): Float64Array {
  const totals = new Map<number, number>();
  values.forEach((value, at) => {
    const key = within ? within[at]! : 0;
    if (isValue(value)) totals.set(key, (totals.get(key) ?? 0) + value);
  });
  return values.map((value, at) => {
    const total = totals.get(within ? within[at]! : 0) ?? 0;
    return total === 0 ? NaN : value / total;
  });
}

function everyRow(rows: number): Grouping {
  return {
    count: rows > 0 ? 1 : 0,
    of: new Uint32Array(rows),
    codes: [],
    rows: Uint32Array.from(rows > 0 ? [rows] : []),
    missing: 0,
  };
}

function groupByOne({ codes, count }: CodeColumn, rows: number): Grouping {
  const tally = new Uint32Array(count + 1);
  for (let i = 0; i < rows; i += 1) {
    const code = codes[i]!;
    tally[code < count ? code : count]! += 1;
  }
  const { kept, place, sizes } = occupied(tally, count);
  const of = new Uint32Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const code = codes[i]!;
    of[i] = code < count ? place[code]! : NO_GROUP;
  }
  return { count: kept.length, of, codes: [kept], rows: sizes, missing: tally[count]! };
}

/** Groups cut further by one more column. */
function refine(grouping: Grouping, column: CodeColumn, rows: number): Grouping {
  const combinations = grouping.count * column.count;
  const pairs =
    combinations <= Math.max(ALWAYS_DENSE, 4 * rows)
      ? densePairs(grouping, column, rows)
      : sparsePairs(grouping, column, rows);
  const { outer, inner, of, sizes, missing } = pairs;
  const codes = grouping.codes.map((ofGroup) => outer.map((group) => ofGroup[group]!));
  return { count: outer.length, of, codes: [...codes, inner], rows: sizes, missing };
}

interface Pairs {
  /** group before, and new code, of each pair that occurs */
  readonly outer: Uint32Array;
  readonly inner: Uint32Array;
  readonly of: Uint32Array;
  readonly sizes: Uint32Array;
  readonly missing: number;
}

function densePairs({ count, of: before }: Grouping, { codes, count: codeCount }: CodeColumn, rows: number): Pairs {
  const combinations = count * codeCount;
  const tally = new Uint32Array(combinations + 1);
  const of = new Uint32Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const [group, code] = [before[i]!, codes[i]!];
    const pair = group < count && code < codeCount ? group * codeCount + code : combinations;
    of[i] = pair;
    tally[pair]! += 1;
  }
  const { kept, place, sizes } = occupied(tally, combinations);
  for (let i = 0; i < rows; i += 1) {
    const pair = of[i]!;
    of[i] = pair < combinations ? place[pair]! : NO_GROUP;
  }
  return {
    outer: kept.map((pair) => Math.floor(pair / codeCount)),
    inner: kept.map((pair) => pair % codeCount),
    of,
    sizes,
    missing: tally[combinations]!,
  };
}

/** The pairs that occur, in a flat hash at most half full; then put in order by two passes of counting. */
function sparsePairs({ count, of: before }: Grouping, { codes, count: codeCount }: CodeColumn, rows: number): Pairs {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(rows, 1) * 2)) - 1;
  const slots = new Uint32Array(mask + 1);
  const [outer, inner] = [new Uint32Array(rows), new Uint32Array(rows)];
  const sizes = new Uint32Array(rows);
  const of = new Uint32Array(rows);
  let [found, missing] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    const [group, code] = [before[i]!, codes[i]!];
    if (group >= count || code >= codeCount) {
      of[i] = NO_GROUP;
      missing += 1;
      continue;
    }
    const mixed = Math.imul(group + 1, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    let pair: number;
    for (;;) {
      // 0 marks a free place.
      const there = slots[slot]!;
      if (there === 0) {
        pair = found;
        outer[pair] = group;
        inner[pair] = code;
        found += 1;
        slots[slot] = found;
        break;
      }
      if (outer[there - 1] === group && inner[there - 1] === code) {
        pair = there - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    sizes[pair]! += 1;
    of[i] = pair;
  }
  const byInner = countingOrder(inner.subarray(0, found), codeCount, null);
  const order = countingOrder(outer.subarray(0, found), count, byInner);
  const place = new Uint32Array(found);
  order.forEach((pair, at) => (place[pair] = at));
  for (let i = 0; i < rows; i += 1) if (of[i] !== NO_GROUP) of[i] = place[of[i]!]!;
  return {
    outer: order.map((pair) => outer[pair]!),
    inner: order.map((pair) => inner[pair]!),
    of,
    sizes: order.map((pair) => sizes[pair]!),
    missing,
  };
}

/** Indices in ascending order of their keys; equal ones keep the order `before` (or that of the indices). */
function countingOrder(keys: Uint32Array, count: number, before: Uint32Array | null): Uint32Array {
  const places = new Uint32Array(count + 1);
  for (const key of keys) places[key + 1]! += 1;
  for (let key = 0; key < count; key += 1) places[key + 1]! += places[key]!;
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const at = before ? before[i]! : i;
    order[places[keys[at]!]!] = at;
    places[keys[at]!]! += 1;
  }
  return order;
}

/** Codes with a row, their places among these, and their numbers of rows. */
function occupied(
  tally: Uint32Array,
  count: number,
): { readonly kept: Uint32Array; readonly place: Uint32Array; readonly sizes: Uint32Array } {
  let found = 0;
  for (let code = 0; code < count; code += 1) if (tally[code]! > 0) found += 1;
  const [kept, sizes, place] = [new Uint32Array(found), new Uint32Array(found), new Uint32Array(count)];
  for (let code = 0, at = 0; code < count; code += 1) {
    if (tally[code] === 0) continue;
    kept[at] = code;
    sizes[at] = tally[code]!;
    place[code] = at;
    at += 1;
  }
  return { kept, place, sizes };
}

function sumRows({ of, count, rows }: Grouping, values: Float64Array, decimals: number): GroupValues {
  const plan = planSum(largestFinite(values), values.length, decimals);
  const { scale } = plan;
  const whole = decimals >= 0;
  const used = new Uint32Array(count);
  // One place more takes the rows of no group, so that the loop has no branch for them.
  const [high, middle, low] = [0, 1, 2].map(() => new Float64Array(count + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [a, b, c] = plan.kind === 'sliced' ? plan.anchors : [0, 0, 0];
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i]!;
    const given = values[i]!;
    if (group >= count || !isValue(given)) continue;
    used[group]! += 1;
    const value = whole ? Math.round(given * scale) : given;
    if (plan.kind === 'whole') {
      high[group]! += value;
      continue;
    }
    const first = value + a - a;
    const rest = value - first;
    const second = rest + b - b;
    high[group]! += first;
    middle[group]! += second;
    low[group]! += rest - second + c - c;
  }
  const sums = new Float64Array(count);
  for (let group = 0; group < count; group += 1)
    sums[group] = joinSlices(high[group]!, middle[group]!, low[group]!) / scale + 0;
  return { values: sums, used, missing: missingOf(rows, used) };
}

function meanRows(grouping: Grouping, values: Float64Array, decimals: number): GroupValues {
  const { values: sums, used, missing } = sumRows(grouping, values, decimals);
  const { minimum, maximum } = extremesOf(grouping, values);
  const means = sums.map((sum, group) =>
    used[group] === 0 ? NaN : Math.min(Math.max(sum / used[group]!, minimum[group]!), maximum[group]!) + 0,
  );
  return { values: means, used, missing };
}

interface Extremes {
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  readonly used: Uint32Array;
  readonly missing: number;
}

function extremesOf({ of, count, rows }: Grouping, values: Float64Array): Extremes {
  const minimum = new Float64Array(count).fill(NaN);
  const maximum = new Float64Array(count).fill(NaN);
  const used = new Uint32Array(count);
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i]!;
    const value = values[i]!;
    if (group >= count || !isValue(value)) continue;
    used[group]! += 1;
    // Not below NaN either, which stands there before the first value.
    if (!(value >= minimum[group]!)) minimum[group] = value;
    if (!(value <= maximum[group]!)) maximum[group] = value;
  }
  return { minimum, maximum, used, missing: missingOf(rows, used) };
}

function missingOf(rows: Uint32Array, used: Uint32Array): number {
  let missing = 0;
  for (let group = 0; group < rows.length; group += 1) missing += rows[group]! - used[group]!;
  return missing;
}

function rowsIn({ of, missing }: Grouping): number {
  return of.length - missing;
}

/** {@link largestMagnitude} leaves NaN out; infinite values are missing here too. */
function largestFinite(values: Float64Array): number {
  const largest = largestMagnitude(values);
  if (largest !== Infinity) return largest;
  let finite = 0;
  for (const value of values) if (isValue(value) && Math.abs(value) > finite) finite = Math.abs(value);
  return finite;
}

/** Neither NaN nor infinite. */
function isValue(value: number): boolean {
  return value - value === 0;
}

function leastOf(values: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let i = from; i < to; i += 1) if (values[i]! < least) least = values[i]!;
  return least;
}

/** Between two values, never outside them. */
function between(low: number, high: number, part: number): number {
  return Math.min(Math.max(low + (high - low) * part, low), high);
}
