/** Boxes after Tukey: quartiles, whiskers to the farthest values within 1.5 times the box, and what lies beyond. */

import { quantilesOf, type RowsInGroups } from '../../models/group-table.ts';
import type { ChartBoxes } from './view.ts';

const REACH = 1.5;
/** Values beyond the whiskers drawn of each box and side. */
const DRAWN = 12;

/**
 * @param groups rows of each box from the smallest value up, none of them empty
 * @returns the boxes, and the median of each
 */
export function boxesOf(
  groups: RowsInGroups,
  values: Float64Array,
): { readonly boxes: ChartBoxes; readonly medians: Float64Array } {
  const { rows, starts } = groups;
  const count = starts.length - 1;
  const [first, medians, third] = quantilesOf(groups, values, [0.25, 0.5, 0.75]) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [low, high] = [new Float64Array(count), new Float64Array(count)];
  const beyond = new Uint32Array(count);
  const outliers: number[][] = [];
  const at = (place: number): number => values[rows[place]!]!;
  for (let group = 0; group < count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const reach = REACH * (third[group]! - first[group]!);
    const from = firstPlace(start, end, (place) => at(place) >= first[group]! - reach);
    const to = firstPlace(from, end, (place) => at(place) > third[group]! + reach);
    low[group] = from < to ? Math.min(first[group]!, at(from)) : first[group]!;
    high[group] = from < to ? Math.max(third[group]!, at(to - 1)) : third[group]!;
    beyond[group] = from - start + (end - to);
    outliers.push([...farthest(start, from, 1, at), ...farthest(end - 1, to - 1, -1, at)]);
  }
  return { boxes: { low, first, third, high, beyond, outliers }, medians };
}

/** First place that passes, or `end`; none before it does and all behind it do. */
function firstPlace(start: number, end: number, passes: (place: number) => boolean): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first few different values from a place on, before `end`. */
function farthest(start: number, end: number, step: 1 | -1, at: (place: number) => number): number[] {
  const found: number[] = [];
  for (let place = start; place !== end && found.length < DRAWN; place += step)
    if (found.at(-1) !== at(place)) found.push(at(place));
  return found;
}
