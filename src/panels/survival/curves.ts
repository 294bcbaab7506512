/** Kaplan–Meier curves of the groups, as full results and as views. */

import type { Outcome } from '../../lib/outcome.ts';
import {
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type SurvivalCurve,
  type SurvivalOptions,
} from '../../models/kaplan-meier.ts';
import { numberAtRisk, splitSpells, type SurvivalData } from '../../models/survival-data.ts';
import type { GroupName } from '../column-groups.ts';
import type { Axis } from './places.ts';
import type { CurveView, GroupView } from './view.ts';

/** Points a drawn curve has at most. */
const POINTS = 700;
const TICKS = 260;

/** Half-width of a normal interval in standard errors. */
export const Z: Readonly<Record<string, number>> = {
  90: 1.6448536269514722,
  95: 1.959963984540054,
  99: 2.5758293035489004,
};

export interface GroupCurve {
  /** number of the group */
  readonly mark: number;
  readonly name: GroupName;
  readonly data: SurvivalData;
  readonly curve: SurvivalCurve;
}

export function curvesOf(
  data: SurvivalData,
  names: readonly GroupName[],
  group: Uint8Array,
  options: SurvivalOptions,
): Outcome<readonly GroupCurve[]> {
  const parts = names.length === 1 ? [data] : splitSpells(data, group, names.length);
  const curves: GroupCurve[] = [];
  for (const [g, part] of parts.entries()) {
    if (part.time.length === 0) continue;
    const curve = kaplanMeier(part, options);
    if (!curve.ok) return curve;
    curves.push({ mark: g, name: names[g]!, data: part, curve: curve.value });
  }
  return { ok: true, value: curves };
}

export function lastOf({ time }: Pick<SurvivalCurve, 'time'>): number {
  return time[time.length - 1] ?? 0;
}

export function groupView(
  { mark, name, data, curve }: GroupCurve,
  axis: Axis,
  horizon: number,
  z: number,
  counted: { readonly events: Float64Array; readonly exposure: Float64Array },
): GroupView {
  const median = survivalQuantile(curve, 0.5);
  const last = lastOf(curve);
  const within = horizon > 0 && horizon <= last * (1 + 1e-12);
  const mean = within ? restrictedMean(curve, horizon) : { mean: NaN, error: NaN };
  const ends = Array.from(axis.edges.slice(1), (edge, place) =>
    last > axis.edges[place]! || place === 0 ? survivalAt(curve, edge) : null,
  );
  return {
    mark,
    name,
    spells: curve.size,
    events: curve.totalEvents,
    censored: curve.size - curve.totalEvents,
    median: { value: median.value, low: median.lower, high: median.upper },
    mean: { value: mean.mean, error: mean.error, low: mean.mean - z * mean.error, high: mean.mean + z * mean.error },
    last,
    atLast: curve.survival[curve.survival.length - 1] ?? 1,
    curve: thinned(curve, axis.high, z),
    atRisk: atRiskAt(data, axis.ticks),
    left: counted.events,
    rate: counted.events.map((events, place) =>
      counted.exposure[place]! > 0 ? events / counted.exposure[place]! : NaN,
    ),
    exposure: counted.exposure,
    survival: Float64Array.from(ends, (end) => end?.survival ?? NaN),
    lower: Float64Array.from(ends, (end) => limit(end, 'lower')),
    upper: Float64Array.from(ends, (end) => limit(end, 'upper')),
  };
}

/** Still running and under observation at a time; at 0 everybody seen from the start. */
function atRiskAt(data: SurvivalData, ticks: readonly number[]): Float64Array {
  return numberAtRisk(data, ticks);
}

function limit(end: ReturnType<typeof survivalAt> | null, side: 'lower' | 'upper'): number {
  if (end === null) return NaN;
  return Number.isNaN(end[side]) && end.survival === 1 ? 1 : end[side];
}

/** Indices of a long ascending axis that are enough to draw it: the last of each of `points` equal stretches. */
export function worthDrawing(time: Float64Array, high: number, points = POINTS): Uint32Array {
  if (time.length <= points) return Uint32Array.from(time.keys());
  const kept: number[] = [];
  let stretch = -1;
  for (let i = 0; i < time.length; i += 1) {
    const own = Math.floor((time[i]! / high) * points);
    if (own === stretch) kept[kept.length - 1] = i;
    else kept.push(i);
    stretch = own;
  }
  return Uint32Array.from(kept);
}

function thinned(curve: SurvivalCurve, high: number, z: number): CurveView {
  const kept = worthDrawing(curve.time, high);
  // A curve begins at 1, and stays there until the first time.
  const from = kept.length > 0 && curve.time[kept[0]!] === 0 ? 0 : 1;
  const pick = (of: (i: number) => number, first: number): Float64Array => {
    const values = new Float64Array(kept.length + from).fill(first);
    kept.forEach((i, k) => (values[k + from] = of(i)));
    return values;
  };
  const whole = (value: number, i: number): number => (Number.isNaN(value) && curve.survival[i] === 1 ? 1 : value);
  const spread = (i: number): number =>
    curve.hazard[i]! > 0 ? Math.exp((z * curve.hazardError[i]!) / curve.hazard[i]!) : 1;
  const censored: number[] = [];
  const apart = high / TICKS;
  curve.censored.forEach((count, i) => {
    if (count > 0 && (censored.length === 0 || curve.time[i]! - censored.at(-1)! >= apart))
      censored.push(curve.time[i]!);
  });
  return {
    time: pick((i) => curve.time[i]!, 0),
    survival: pick((i) => curve.survival[i]!, 1),
    lower: pick((i) => whole(curve.lower[i]!, i), 1),
    upper: pick((i) => whole(curve.upper[i]!, i), 1),
    hazard: pick((i) => curve.hazard[i]!, 0),
    hazardLower: pick((i) => curve.hazard[i]! / spread(i), 0),
    hazardUpper: pick((i) => curve.hazard[i]! * spread(i), 0),
    censored: Float64Array.from(censored),
  };
}
