/** Competing reasons: which of them ended how many, and when (Aalen–Johansen). */

import { textAt } from '../../data/dictionary.ts';
import { message, type Outcome } from '../../lib/outcome.ts';
import { aalenJohansen, type CumulativeIncidence } from '../../models/aalen-johansen.ts';
import type { SurvivalOptions } from '../../models/kaplan-meier.ts';
import type { GroupName } from '../column-groups.ts';
import { worthDrawing } from './curves.ts';
import type { Axis } from './places.ts';
import type { Spells } from './spells.ts';
import type { ReasonsView } from './view.ts';

const MOST = 5;

export interface Reasons {
  readonly names: readonly GroupName[];
  /** length n: 0 running, 1 … names */
  readonly codes: Uint8Array;
  readonly merged: number;
  readonly curves: CumulativeIncidence;
}

/** `null` where no reason is told. */
export function reasonsOf(spells: Spells, options: SurvivalOptions): Outcome<Reasons> | null {
  const { data, reason, reasons } = spells;
  if (reason === null || reasons === null) return null;
  const counts = new Map<number, number>();
  for (let i = 0; i < reason.length; i += 1)
    if (data.ended[i] === 1) counts.set(reason[i]!, (counts.get(reason[i]!) ?? 0) + 1);
  if (![...counts.keys()].some((code) => code !== 0)) return null;
  const order = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  const own = order.length > MOST ? order.slice(0, MOST - 1) : order;
  const merged = order.length - own.length;
  const place = new Map(own.map((code, k) => [code, k + 1]));
  const codes = Uint8Array.from(reason, (code, i) => (data.ended[i] === 1 ? (place.get(code) ?? own.length + 1) : 0));
  const names: GroupName[] = own.map((code) =>
    code === 0 ? message('survival.reason-unsaid') : textAt(reasons.dictionary, code),
  );
  if (merged > 0) names.push(message('survival.reason-others', { count: merged }));
  const curves = aalenJohansen({ ...data, ended: codes }, names.length, options);
  return curves.ok ? { ok: true, value: { names, codes, merged, curves: curves.value } } : curves;
}

/** @param customers of each reason */
export function reasonsView(
  { names, merged, curves }: Reasons,
  { edges, high }: Axis,
  customers: Float64Array,
): ReasonsView {
  const kept = worthDrawing(curves.time, high);
  const from = kept.length > 0 && curves.time[kept[0]!] === 0 ? 0 : 1;
  const pick = (of: Float64Array): Float64Array => {
    const values = new Float64Array(kept.length + from);
    kept.forEach((i, k) => (values[k + from] = of[i]!));
    return values;
  };
  return {
    time: pick(curves.time),
    merged,
    reasons: curves.causes.map((cause, k) => ({
      name: names[k]!,
      events: cause.totalEvents,
      customers: customers[k]!,
      incidence: pick(cause.incidence),
      lower: pick(cause.lower),
      upper: pick(cause.upper),
      at: Float64Array.from(edges.slice(1), (edge) => at(curves.time, cause.incidence, edge)),
      final: {
        value: cause.incidence.at(-1) ?? 0,
        low: cause.lower.at(-1) ?? NaN,
        high: cause.upper.at(-1) ?? NaN,
      },
    })),
  };
}

function at(time: Float64Array, value: Float64Array, t: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : value[low - 1]!;
}
