/** The values of a chart: of every mark, of every place along x, of all rows together; rows are looked at once where that is enough. */

import type { RowsContext } from '../../data/rows-context.ts';
import type { MarkSet } from '../../lib/marks.ts';
import {
  addRows,
  countDistinct,
  joinParts,
  mediansOf,
  NO_GROUP,
  orderGroups,
  rowsInGroups,
  totalsOf,
  type Grouping,
} from '../../models/group-table.ts';
import { ascendingOf, type KnownCodes, type KnownMeasure } from '../known-columns.ts';
import { boxesOf } from './boxes.ts';
import { customersAmong, entriesOf } from './entries.ts';
import type { ChartAggregation } from './options.ts';
import type { ChartBoxes } from './view.ts';

/** What is counted of rows. */
export interface Counting {
  readonly rows: RowsContext;
  readonly by: ChartAggregation;
  readonly values: KnownMeasure | null;
  readonly distinct: KnownCodes | null;
}

export interface Aggregated {
  /** length groups */
  readonly ofGroups: Float64Array;
  /** codes along x that occur, ascending */
  readonly places: Uint32Array;
  /** length places: the value of all their rows, and their number */
  readonly ofPlaces: Float64Array;
  readonly placeRows: Uint32Array;
  /** of all rows in a group; of shares their sum */
  readonly overall: number;
  readonly boxes: ChartBoxes | null;
}

/**
 * @param all groups of rows that all have a value
 * @param codes length groups: code along x of each
 * @param count number of codes along x
 * @param marks whose rows the groups are
 */
export function aggregate(
  all: Grouping,
  codes: Uint32Array,
  count: number,
  marks: MarkSet,
  counting: Counting,
  box: boolean,
): Aggregated {
  const rowsOfCode = new Uint32Array(count);
  codes.forEach((code, group) => (rowsOfCode[code]! += all.rows[group]!));
  const places = Uint32Array.from(rowsOfCode.keys()).filter((code) => rowsOfCode[code]! > 0);
  const placeOf = new Uint32Array(count);
  places.forEach((code, place) => (placeOf[code] = place));
  const levels = [null, codes.map((code) => placeOf[code]!), new Uint32Array(all.count)];
  const sizes = [all.count, places.length, 1];
  let boxes: ChartBoxes | null = null;
  let found: readonly Float64Array[];
  const { by, values, distinct, rows } = counting;
  const each = (make: (into: Uint32Array | null, size: number) => ArrayLike<number>): Float64Array[] =>
    levels.map((into, level) => Float64Array.from(make(into, sizes[level]!)));
  if (by === 'customers' && marks.entries && marks.entries.customers > 0) {
    const own = Uint32Array.from(all.rows.keys());
    found = each((into, size) => customersAmong(marks, into ?? own, size));
  } else if (distinct)
    found = each((into, size) => countDistinct(into ? coarser(all, into, size) : all, distinct).values);
  else if (!values || by === 'count' || by === 'customers' || by === 'distinct')
    found = each((into, size) => {
      const counts = new Float64Array(size);
      all.rows.forEach((number, group) => (counts[into ? into[group]! : group]! += number));
      return counts;
    });
  else if (by === 'median') {
    const ordered = orderGroups(all, ascendingOf(values, rows));
    found = each((into, size) => mediansOf(ordered, values.values, into, size).medians);
    if (box) ({ boxes } = boxesOf(rowsInGroups(ordered, all.count), values.values));
  } else {
    const what = by === 'share' ? 'sum' : by;
    const parts = addRows(all, values.values, what, values.decimals, values.largest);
    found = each((into, size) => totalsOf(into ? joinParts(parts, into, size) : parts, what));
  }
  const placeRows = places.map((code) => rowsOfCode[code]!);
  return { ofGroups: found[0]!, places, ofPlaces: found[1]!, placeRows, overall: found[2]![0]!, boxes };
}

/** One value a group, as where the largest of many are sought. */
export function valuesOf(groups: Grouping, { rows, by, values, distinct }: Counting): Float64Array {
  if (by === 'customers' && rows.customer) return Float64Array.from(entriesOf(groups, rows).customers!);
  if (distinct) return countDistinct(groups, distinct).values;
  if (!values || by === 'count' || by === 'customers' || by === 'distinct') return Float64Array.from(groups.rows);
  if (by === 'median')
    return mediansOf(orderGroups(groups, ascendingOf(values, rows)), values.values, null, groups.count).medians;
  const what = by === 'share' ? 'sum' : by;
  return totalsOf(addRows(groups, values.values, what, values.decimals, values.largest), what);
}

/** Groups put together. */
function coarser({ of, missing, rows }: Grouping, into: Uint32Array, count: number): Grouping {
  const joined = new Uint32Array(of.length);
  for (let i = 0; i < of.length; i += 1) joined[i] = of[i] === NO_GROUP ? NO_GROUP : into[of[i]!]!;
  const sizes = new Uint32Array(count);
  rows.forEach((number, group) => (sizes[into[group]!]! += number));
  return { of: joined, count, codes: [], rows: sizes, missing };
}
