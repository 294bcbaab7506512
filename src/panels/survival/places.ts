/** Where time is cut: round places along the axis, and what happened in each. */

import type { SurvivalData } from '../../models/survival-data.ts';
import type { TimeUnit } from './options.ts';

/** Most places a time axis is cut into: each is a mark. */
export const MOST_PLACES = 36;

const STEPS: Readonly<Record<TimeUnit, readonly number[]>> = {
  day: [1, 2, 7, 14, 28, 56, 91, 182, 364],
  week: [1, 2, 4, 13, 26, 52, 104],
  month: [1, 2, 3, 6, 12, 24, 60],
  year: [0.25, 0.5, 1, 2, 5, 10],
};

export interface Axis {
  /** limits of places from 0 up, evenly apart */
  readonly edges: Float64Array;
  readonly width: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** @param longest longest spell, ≥ 0 */
export function axisOf(longest: number, unit: TimeUnit | null): Axis {
  const width = stepFor(longest / MOST_PLACES, unit);
  const places = Math.max(1, Math.ceil(longest / width - 1e-9));
  const edges = Float64Array.from({ length: places + 1 }, (_, i) => cleaned(i * width));
  const high = edges[places]!;
  const apart = stepFor(high / 8, unit);
  const ticks: number[] = [];
  for (let i = 0; cleaned(i * apart) <= high; i += 1) ticks.push(cleaned(i * apart));
  return { edges, width, high, ticks: ticks.length > 1 ? ticks : [0, high] };
}

/** The smallest round step of a unit that is at least so wide. */
function stepFor(least: number, unit: TimeUnit | null): number {
  const own = unit === null ? undefined : STEPS[unit].find((step) => step >= least);
  if (own !== undefined) return own;
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return cleaned([1, 2, 5, 10].find((lead) => lead * power >= least * (1 - 1e-9))! * power);
}

function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}

/** Place of a time: (edge, next edge]; what has no length is in the first. */
export function placeOf(time: number, { width, edges }: Pick<Axis, 'width' | 'edges'>): number {
  return Math.min(edges.length - 2, Math.max(0, Math.ceil(time / width - 1e-9) - 1));
}

/** Ends seen in each place, and time spent at risk in it, by group. */
export function countPlaces(
  data: SurvivalData,
  group: Uint8Array,
  groups: number,
  axis: Axis,
): { readonly events: Float64Array[]; readonly exposure: Float64Array[] } {
  const places = axis.edges.length - 1;
  const make = (): Float64Array[] => Array.from({ length: groups }, () => new Float64Array(places));
  const [events, exposure, whole] = [make(), make(), make()];
  const add = (g: number, time: number, sign: number): void => {
    const place = placeOf(time, axis);
    exposure[g]![place]! += sign * (time - axis.edges[place]!);
    whole[g]![place]! += sign;
  };
  for (let i = 0; i < data.time.length; i += 1) {
    const g = group[i]!;
    if (g >= groups) continue;
    if (data.ended[i] !== 0) events[g]![placeOf(data.time[i]!, axis)]! += 1;
    add(g, data.time[i]!, 1);
    const entry = data.entry?.[i] ?? 0;
    if (entry > 0) add(g, entry, -1);
  }
  // Who reached a later place went through the whole of this one.
  for (let g = 0; g < groups; g += 1) {
    let beyond = 0;
    for (let place = places - 1; place >= 0; place -= 1) {
      exposure[g]![place]! += beyond * axis.width;
      beyond += whole[g]![place]!;
    }
  }
  return { events, exposure };
}
