/** From the view to what the pictures draw. Pure. */

import type { LineInput, LineSeries } from '../../charts/line.ts';
import { clamp } from '../../charts/parts/box.ts';
import { logBeta } from '../../models/special/gamma.ts';
import type { Lit } from '../contract.ts';
import { RESIDUALS, type ClvContractualView, type CurveView } from './view.ts';

/** How each curve is drawn, in the order of `CURVES`. */
const LOOKS = [
  { tone: 'accent', dash: 'none' },
  { tone: 3, dash: 'dashed' },
  { tone: 'quiet', dash: 'dotted' },
] as const;

export interface CurveNames {
  readonly actual: string;
  /** in the order of `CURVES` */
  readonly curves: readonly string[];
  readonly holdout: string;
}

/** Survivors, actual and by each model; the stretch not fitted is shaded. */
export function survivalInput(view: ClvContractualView, names: CurveNames): LineInput {
  return {
    low: 0,
    high: view.last,
    top: 1,
    region: regionOf(view, names),
    series: [...curvesOf(view, names, (curve) => curve.survival, 0), actual(view, names, view.survival, 0)],
  };
}

/** Retention is drawn from a round share below all of it: what matters is that it rises. */
export function retentionInput(view: ClvContractualView, names: CurveNames): LineInput {
  const shares = [view.retention, ...view.curves.map((curve) => curve?.retention ?? new Float64Array(0))]
    .flatMap((values) => [...values.slice(1)])
    .filter((share) => Number.isFinite(share));
  const bottom = Math.max(0, Math.floor(10 * Math.min(0.9, ...shares) - 0.2) / 10);
  return {
    low: 1,
    high: view.last,
    top: 1,
    bottom,
    region: regionOf(view, names),
    series: [...curvesOf(view, names, (curve) => curve.retention, 1), actual(view, names, view.retention, 1)],
  };
}

function regionOf(view: ClvContractualView, names: CurveNames): NonNullable<LineInput['region']> | null {
  return view.periods > view.calibration
    ? { from: view.calibration, to: Math.min(view.periods, view.last), text: names.holdout }
    : null;
}

function curvesOf(
  view: ClvContractualView,
  names: CurveNames,
  values: (curve: CurveView) => Float64Array,
  from: number,
): LineSeries[] {
  return view.curves.flatMap((curve, i): LineSeries[] =>
    curve === null
      ? []
      : [
          {
            key: curve.id,
            name: names.curves[i]!,
            x: range(from, view.last),
            y: values(curve).slice(from, view.last + 1),
            shape: 'line',
            ...LOOKS[i]!,
          },
        ],
  );
}

function actual(view: ClvContractualView, names: CurveNames, values: Float64Array, from: number): LineSeries {
  const to = Math.min(view.periods, view.last);
  return {
    key: 'actual',
    name: names.actual,
    x: range(from, to),
    y: values.slice(from, to + 1),
    tone: 'ink',
    shape: 'points',
    dash: 'none',
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

const POINTS = 120;

/** Beta distribution of θ among those who have renewed n times. */
export function mixingAfter(
  { a, b, c }: NonNullable<ClvContractualView['mixing']>,
  renewals: number,
): { a: number; b: number } {
  return { a, b: b + renewals ** c };
}

export function betaDensity({ a, b }: { readonly a: number; readonly b: number }, x: number): number {
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
}

/** Even places, and more of them around each mean: customers who hardly differ make a peak between two even places. */
function placesFor(groups: readonly { readonly a: number; readonly b: number }[]): Float64Array {
  const places = Array.from({ length: POINTS }, (_, i) => (i + 0.5) / POINTS);
  for (const { a, b } of groups) {
    const mean = a / (a + b);
    const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    for (let z = -4; z <= 4; z += 0.25) places.push(mean + z * deviation);
  }
  return Float64Array.from(new Set(places.filter((at) => at > 0 && at < 1))).sort();
}

/** Densities that go to infinity at an end are cut off at the height they have a fiftieth away from it. */
export function churnInput(view: ClvContractualView, names: readonly [string, string]): LineInput | null {
  if (view.mixing === null) return null;
  const groups = [mixingAfter(view.mixing, 0), ...(view.renewals > 0 ? [mixingAfter(view.mixing, view.renewals)] : [])];
  const x = placesFor(groups);
  const inner = x.filter((at) => at >= 0.02 && at <= 0.98);
  const highest = Math.max(...groups.map((group) => Math.max(0, ...inner.map((at) => betaDensity(group, at)))));
  const top = highest > 0 && highest < Infinity ? 1.1 * highest : 1;
  return {
    low: 0,
    high: 1,
    top,
    series: groups.map((group, i) => ({
      key: i === 0 ? 'start' : 'later',
      name: names[i]!,
      x,
      y: x.map((at) => {
        const density = betaDensity(group, at);
        return density <= top * 1.03 ? density : NaN;
      }),
      tone: i === 0 ? ('ink' as const) : ('accent' as const),
      shape: 'line' as const,
      dash: i === 0 ? ('none' as const) : ('dashed' as const),
      filled: i === 0,
    })),
  };
}

/** Residual value by renewals made, by each model. */
export function valueInput(view: ClvContractualView, names: readonly string[]): LineInput {
  return {
    low: 0,
    high: RESIDUALS - 1,
    series: view.curves.flatMap((curve, i): LineSeries[] =>
      curve === null
        ? []
        : [
            {
              key: curve.id,
              name: names[i]!,
              x: range(0, RESIDUALS - 1),
              y: curve.residual.slice(0, RESIDUALS).map((payments) => payments * view.payment),
              shape: i === 2 ? 'line' : 'dotted',
              ...LOOKS[i]!,
            },
          ],
    ),
  };
}

/** Picked share of each class, 0 … 1; `null` while nothing is picked. */
export function litShares(counts: Float64Array | null, lit: Lit | undefined, classes: number): Float64Array | null {
  if (!lit || counts === null) return null;
  return Float64Array.from({ length: classes }, (_, i) =>
    counts[i]! > 0 ? clamp(lit.counts[i]! / counts[i]!, 0, 1) : 0,
  );
}

/** Period of the boundary when its handle stands at a place of the axis. */
export function boundaryAt(value: number, view: Pick<ClvContractualView, 'periods' | 'last'>): number {
  return clamp(Math.round(value), 2, Math.min(view.periods, view.last));
}
