/** Rows grouped by codes, and one value for each group: the ground of charts and of tables with several dimensions. */

import { joinSlices, largestMagnitude, planSum } from '../lib/exact-sum.ts';
import { ascendingRows } from './ascending-rows.ts';

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
  if (columns.length === 0) return everyRow(rows);
  const combinations = columns.reduce((product, { count }) => product * count, 1);
  if (combinations <= Math.max(ALWAYS_DENSE, 4 * rows)) return groupAtOnce(columns, rows, combinations);
  const [first, ...rest] = columns;
  let grouping = groupAtOnce([first!], rows, first!.count);
  for (const column of rest) grouping = refine(grouping, column, rows);
  return grouping;
}

/** All columns in a table of all combinations, numbered so that they ascend by the first column, then the second, … */
function groupAtOnce(columns: readonly CodeColumn[], rows: number, combinations: number): Grouping {
  const tally = new Uint32Array(combinations + 1);
  const of = new Uint32Array(rows);
  columns.forEach(({ codes, count }, at) => {
    const last = at === columns.length - 1;
    for (let i = 0; i < rows; i += 1) {
      const code = codes[i]!;
      const before = at === 0 ? 0 : of[i]!;
      const own = code < count && before < combinations ? before * count + code : combinations;
      of[i] = own;
      if (last) tally[own]! += 1;
    }
  });
  const { kept, place, sizes } = occupied(tally, combinations);
  place[combinations] = NO_GROUP;
  const missing = tally[combinations]!;
  // Where every combination occurs and no row is missing they are numbered as they shall be.
  if (kept.length < combinations || missing > 0) for (let i = 0; i < rows; i += 1) of[i] = place[of[i]!]!;
  let each = combinations;
  const codes = columns.map(({ count }) => {
    each /= count;
    const [width, most] = [each, count];
    return kept.map((combination) => Math.floor(combination / width) % most);
  });
  return { count: kept.length, of, codes, rows: sizes, missing };
}

/**
 * Number of different codes among the rows of each group.
 * @param column rows whose code is not below its count have none
 */
export function countDistinct(grouping: Grouping, column: CodeColumn): GroupValues {
  const { of, count: groups } = grouping;
  const { codes, count } = column;
  const values = new Float64Array(groups);
  const used = new Uint32Array(groups);
  // A bit for each code of each group; where these would be too many, the rows code by code.
  const words = Math.ceil(count / 32);
  const dense = groups * words <= MOST_WORDS;
  const seen = new Uint32Array(dense ? groups * words : 0);
  if (dense)
    for (let i = 0; i < of.length; i += 1) {
      const group = of[i]!;
      const code = codes[i]!;
      if (group >= groups || code >= count) continue;
      used[group]! += 1;
      seen[group * words + (code >>> 5)]! |= 1 << (code & 31);
    }
  else countByCode(grouping, column, values, used);
  for (let group = 0, at = 0; dense && group < groups; group += 1) {
    let different = 0;
    for (const end = at + words; at < end; at += 1) different += bitsIn(seen[at]!);
    values[group] = different;
  }
  return { values, used, missing: missingOf(grouping.rows, used) };
}

/** 16 MB of bits. */
const MOST_WORDS = 1 << 22;

function countByCode(
  { of, count: groups }: Grouping,
  column: CodeColumn,
  values: Float64Array,
  used: Uint32Array,
): void {
  const { codes, count } = column;
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < codes.length; i += 1) if (codes[i]! < count) starts[codes[i]! + 1]! += 1;
  for (let code = 0; code < count; code += 1) starts[code + 1]! += starts[code]!;
  const inOrder = new Uint32Array(starts[count]!);
  const next = starts.slice();
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i]!;
    if (code >= count) continue;
    inOrder[next[code]!] = of[i]!;
    next[code]! += 1;
  }
  const last = new Uint32Array(groups);
  for (let code = 0; code < count; code += 1)
    for (let at = starts[code]!; at < starts[code + 1]!; at += 1) {
      const group = inOrder[at]!;
      if (group >= groups) continue;
      used[group]! += 1;
      if (last[group] === code + 1) continue;
      last[group] = code + 1;
      values[group]! += 1;
    }
}

/** Number of ones, added up in ever larger parts of the word. */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of rows of each group. */
export function countRows({ rows }: Grouping): GroupValues {
  return { values: Float64Array.from(rows), used: rows, missing: 0 };
}

export type Aggregation = 'sum' | 'mean' | 'median' | 'minimum' | 'maximum';

/**
 * One value for the rows of each group, rows without a finite value left out and counted.
 * Sums do not depend on the order of rows and are exact for money (see lib/exact-sum.ts). A mean never leaves the range of its values.
 * The median of an even number of values is the middle between the two nearest.
 * @param values length rows
 * @param decimals the values are whole numbers after × 10^decimals, or −1 where they are not
 */
export function aggregateRows(grouping: Grouping, values: Float64Array, by: Aggregation, decimals = -1): GroupValues {
  if (by === 'median') {
    const ordered = orderGroups(grouping, ascendingRows(values));
    const { medians, used } = mediansOf(ordered, values, null, grouping.count);
    return { values: medians, used, missing: missingOf(grouping.rows, used) };
  }
  const parts = addRows(grouping, values, by, decimals);
  return { values: totalsOf(parts, by), used: parts.used, missing: missingOf(grouping.rows, parts.used) };
}

/** What was added up of each group, from which coarser groups are made without looking at rows again. */
export interface Parts {
  readonly count: number;
  /** rows with a finite value */
  readonly used: Uint32Array;
  /** slices of exact sums (see lib/exact-sum.ts); empty where none were asked for */
  readonly high: Float64Array;
  readonly middle: Float64Array;
  readonly low: Float64Array;
  readonly scale: number;
  /** ∞ and −∞ where there is no value; empty where not asked for */
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
}

/**
 * Adds up the values of each group.
 * @param by what will be asked of the parts
 * @param largest of the finite values, without their signs
 */
export function addRows(
  { of, count }: Grouping,
  values: Float64Array,
  by: Exclude<Aggregation, 'median'>,
  decimals = -1,
  largest = largestFinite(values),
): Parts {
  if (values.length !== of.length) throw new RangeError(`values of ${values.length} rows where there are ${of.length}`);
  const plan = planSum(largest, values.length, decimals);
  const { scale } = plan;
  const used = new Uint32Array(count);
  const [sums, ends] = [by === 'sum' || by === 'mean' ? count : 0, by === 'sum' ? 0 : count];
  const high = new Float64Array(sums);
  const sliced = plan.kind === 'sliced' ? sums : 0;
  const [middle, low] = [new Float64Array(sliced), new Float64Array(sliced)];
  const [minimum, maximum] = [new Float64Array(ends).fill(Infinity), new Float64Array(ends).fill(-Infinity)];
  if (sums > 0 && plan.kind === 'whole')
    for (let i = 0; i < of.length; i += 1) {
      const group = of[i]!;
      const value = values[i]!;
      if (group >= count || value - value !== 0) continue;
      used[group]! += 1;
      high[group]! += Math.round(value * scale);
    }
  else if (sums > 0 && plan.kind === 'sliced') {
    const [a, b, c] = plan.anchors;
    for (let i = 0; i < of.length; i += 1) {
      const group = of[i]!;
      const given = values[i]!;
      if (group >= count || given - given !== 0) continue;
      used[group]! += 1;
      const value = decimals >= 0 ? Math.round(given * scale) : given;
      const first = value + a - a;
      const rest = value - first;
      const second = rest + b - b;
      high[group]! += first;
      middle[group]! += second;
      low[group]! += rest - second + c - c;
    }
  }
  if (ends > 0)
    for (let i = 0; i < of.length; i += 1) {
      const group = of[i]!;
      const value = values[i]!;
      if (group >= count || value - value !== 0) continue;
      if (sums === 0) used[group]! += 1;
      if (value < minimum[group]!) minimum[group] = value;
      if (value > maximum[group]!) maximum[group] = value;
    }
  return { count, used, high, middle, low, scale, minimum, maximum };
}

/**
 * The parts of coarser groups: exactly what their rows would have added up to.
 * @param into length of the groups: the coarser group of each, below `count`
 */
export function joinParts(parts: Parts, into: Uint32Array, count: number): Parts {
  const used = new Uint32Array(count);
  const added = (slices: Float64Array): Float64Array => {
    const sums = new Float64Array(slices.length > 0 ? count : 0);
    slices.forEach((slice, group) => (sums[into[group]!]! += slice));
    return sums;
  };
  const end = (values: Float64Array, sign: 1 | -1): Float64Array => {
    const ends = new Float64Array(values.length > 0 ? count : 0).fill(-sign * Infinity);
    values.forEach((value, group) => {
      if (sign * value > sign * ends[into[group]!]!) ends[into[group]!] = value;
    });
    return ends;
  };
  parts.used.forEach((rows, group) => (used[into[group]!]! += rows));
  return {
    count,
    used,
    high: added(parts.high),
    middle: added(parts.middle),
    low: added(parts.low),
    scale: parts.scale,
    minimum: end(parts.minimum, -1),
    maximum: end(parts.maximum, 1),
  };
}

/** One value a group; NaN where a group has no value at all (a sum of nothing is 0). */
export function totalsOf(parts: Parts, by: Exclude<Aggregation, 'median'>): Float64Array {
  const { count, used, high, middle, low, scale, minimum, maximum } = parts;
  const totals = new Float64Array(count);
  for (let group = 0; group < count; group += 1) {
    const sum = middle.length > 0 ? joinSlices(high[group]!, middle[group]!, low[group]!) : high[group]!;
    if (by === 'sum') totals[group] = sum / scale + 0;
    else if (used[group] === 0) totals[group] = NaN;
    else if (by === 'minimum') totals[group] = minimum[group]!;
    else if (by === 'maximum') totals[group] = maximum[group]!;
    else totals[group] = Math.min(Math.max((sum / scale + 0) / used[group]!, minimum[group]!), maximum[group]!) + 0;
  }
  return totals;
}

/** Groups of rows from the smallest value up. */
export interface OrderedGroups {
  /** rows with a value, from the smallest up */
  readonly ascending: Uint32Array;
  /** length `ascending`: group of each, or {@link NO_GROUP} */
  readonly groups: Uint32Array;
}

/** @param ascending rows with a value, by value (see ascending-rows.ts): sorted once for a column */
export function orderGroups({ of }: Grouping, ascending: Uint32Array): OrderedGroups {
  const groups = new Uint32Array(ascending.length);
  for (let at = 0; at < ascending.length; at += 1) groups[at] = of[ascending[at]!]!;
  return { ascending, groups };
}

/**
 * Median of each group, or of coarser groups.
 * @param into length of the groups: the coarser group of each; `null` for the groups themselves
 * @param count number of groups asked for
 */
export function mediansOf(
  { ascending, groups }: OrderedGroups,
  values: Float64Array,
  into: Uint32Array | null,
  count: number,
): { readonly medians: Float64Array; readonly used: Uint32Array } {
  const used = new Uint32Array(count);
  const finer = into?.length ?? count;
  const whole = into ?? Uint32Array.from({ length: count }, (_, group) => group);
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at]!;
    if (group < finer) used[whole[group]!]! += 1;
  }
  // How many smaller values a group still waits for.
  const left = Int32Array.from(used, (rows) => (rows - 1) >> 1);
  const medians = new Float64Array(count).fill(NaN);
  for (let at = 0; at < groups.length; at += 1) {
    const own = groups[at]!;
    if (own >= finer) continue;
    const group = whole[own]!;
    const before = left[group]!;
    left[group] = before - 1;
    if (before > 0 || before < -1) continue;
    const value = values[ascending[at]!]!;
    if (before === 0) medians[group] = value;
    else if (used[group]! % 2 === 0) medians[group] = between(medians[group]!, value, 0.5);
  }
  return { medians, used };
}

/** Rows with a value put together by group, those of a group from the smallest value up: of group g `rows[starts[g] … starts[g + 1])`. */
export interface RowsInGroups {
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

/** Puts rows together by group, in one pass of counting. */
export function rowsInGroups({ ascending, groups }: OrderedGroups, count: number): RowsInGroups {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < groups.length; at += 1) if (groups[at]! < count) starts[groups[at]! + 1]! += 1;
  for (let group = 0; group < count; group += 1) starts[group + 1]! += starts[group]!;
  const rows = new Uint32Array(starts[count]!);
  const next = starts.slice();
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at]!;
    if (group >= count) continue;
    rows[next[group]!] = ascending[at]!;
    next[group]! += 1;
  }
  return { rows, starts };
}

/**
 * Quantiles of the values of each group (type 7 of Hyndman and Fan 1996: linear between the two nearest).
 * @param shares each 0…1, in any order
 * @returns one array a share, each of length groups; NaN for a group without values
 */
export function quantilesOf(
  { rows, starts }: RowsInGroups,
  values: Float64Array,
  shares: readonly number[],
): readonly Float64Array[] {
  const count = starts.length - 1;
  return shares.map((share) => {
    const quantiles = new Float64Array(count).fill(NaN);
    for (let group = 0; group < count; group += 1) {
      const [start, end] = [starts[group]!, starts[group + 1]!];
      if (end === start) continue;
      const place = start + share * (end - start - 1);
      const below = Math.floor(place);
      const low = values[rows[below]!]!;
      quantiles[group] = place > below ? between(low, values[rows[below + 1]!]!, place - below) : low;
    }
    return quantiles;
  });
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

/** Codes with a row, their places among these (with one place more, for what has none), and their numbers of rows. */
function occupied(
  tally: Uint32Array,
  count: number,
): { readonly kept: Uint32Array; readonly place: Uint32Array; readonly sizes: Uint32Array } {
  let found = 0;
  for (let code = 0; code < count; code += 1) if (tally[code]! > 0) found += 1;
  const [kept, sizes, place] = [new Uint32Array(found), new Uint32Array(found), new Uint32Array(count + 1)];
  for (let code = 0, at = 0; code < count; code += 1) {
    if (tally[code] === 0) continue;
    kept[at] = code;
    sizes[at] = tally[code]!;
    place[code] = at;
    at += 1;
  }
  return { kept, place, sizes };
}

function missingOf(rows: Uint32Array, used: Uint32Array): number {
  let missing = 0;
  for (let group = 0; group < rows.length; group += 1) missing += rows[group]! - used[group]!;
  return missing;
}

/** {@link largestMagnitude} leaves NaN out; infinite values are missing here too. */
export function largestFinite(values: Float64Array): number {
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

/** Between two values, never outside them. */
function between(low: number, high: number, part: number): number {
  return Math.min(Math.max(low + (high - low) * part, low), high);
}
