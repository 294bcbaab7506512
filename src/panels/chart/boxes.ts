/** Boxes after Tukey: quartiles, whiskers to the farthest values within 1.5 times the box, and what lies beyond. */

import { quantilesOf, valuesByGroup, type Grouping } from '../../models/group-table.ts';
import type { ChartBoxes } from './view.ts';

const REACH = 1.5;
/** Values beyond the whiskers drawn of each box and side. */
const DRAWN = 12;

/** @returns the boxes, and the median of each */
export function boxesOf(
  grouping: Grouping,
  values: Float64Array,
): { readonly boxes: ChartBoxes; readonly medians: Float64Array } {
  const together = valuesByGroup(grouping, values);
  const { sorted, starts } = together;
  const { quantiles } = quantilesOf(together, [0.25, 0.5, 0.75]);
  const [first, medians, third] = [quantiles[0]!, quantiles[1]!, quantiles[2]!];
  const [low, high] = [new Float64Array(grouping.count), new Float64Array(grouping.count)];
  const beyond = new Uint32Array(grouping.count);
  const outliers: number[][] = [];
  for (let group = 0; group < grouping.count; group += 1) {
    const reach = REACH * (third[group]! - first[group]!);
    const [from, to] = [first[group]! - reach, third[group]! + reach];
    let [least, most] = [first[group]!, third[group]!];
    const [below, above]: [number[], number[]] = [[], []];
    for (let i = starts[group]!; i < starts[group + 1]!; i += 1) {
      const value = sorted[i]!;
      if (value < from) keep(below, value, -1);
      else if (value > to) keep(above, value, 1);
      else {
        if (value < least) least = value;
        if (value > most) most = value;
        continue;
      }
      beyond[group]! += 1;
    }
    low[group] = least;
    high[group] = most;
    outliers.push([...below, ...above]);
  }
  return { boxes: { low, first, third, high, beyond, outliers }, medians };
}

/** Keeps the farthest few, each value once, without sorting all. */
function keep(list: number[], value: number, side: 1 | -1): void {
  if (list.length === DRAWN && side * value <= side * list[DRAWN - 1]!) return;
  if (list.includes(value)) return;
  list.push(value);
  list.sort((a, b) => side * (b - a));
  if (list.length > DRAWN) list.pop();
}
