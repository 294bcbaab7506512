/** From the view to what the pictures draw. Pure. */

import { compareShares } from '../../models/proportions.ts';
import type { Lit } from '../contract.ts';
import { marksLeft, marksReached, type AarrrView } from './view.ts';

/** What a part of the funnel drawing is: see FunnelPart in charts/funnel.ts. */
export interface PartOf {
  readonly step: number;
  readonly kind: 'reached' | 'left' | 'group';
  readonly group: number;
}

export function partOf(part: number, groups: number): PartOf {
  const columns = 2 + groups;
  const column = part % columns;
  return {
    step: Math.floor(part / columns),
    kind: column === 0 ? 'reached' : column === 1 ? 'left' : 'group',
    group: column < 2 ? -1 : column - 2,
  };
}

export function marksOfPart(view: AarrrView, part: number): number[] {
  const { step, kind, group } = partOf(part, view.groups?.groups.length ?? 0);
  return kind === 'left' ? marksLeft(view, step) : marksReached(view, step, group);
}

/** Picked customers and all customers of some marks of the funnel. */
export function countPicked(
  view: AarrrView,
  counts: ArrayLike<number>,
  marks: readonly number[],
): { readonly picked: number; readonly all: number } {
  const wanted = new Set(marks);
  let [picked, all] = [0, 0];
  for (const { mark, customers } of view.ways)
    if (wanted.has(mark)) {
      picked += counts[mark] ?? 0;
      all += customers;
    }
  return { picked, all };
}

export interface SelectionComparison {
  /** picked customers in the funnel, and the share of them who took the last step */
  readonly picked: number;
  readonly share: number;
  readonly otherShare: number;
  /** NaN where there is nothing to test */
  readonly z: number;
  readonly p: number;
}

/** The picked against all others, from the first step to the last; `null` while none of the funnel is picked. */
export function compareSelection(view: AarrrView, lit: Lit | undefined): SelectionComparison | null {
  if (!lit) return null;
  const began = countPicked(view, lit.counts, marksReached(view, 0));
  const came = countPicked(view, lit.counts, marksReached(view, view.steps.length - 1));
  if (began.picked === 0 || view.steps.length < 2) return null;
  const others = began.all - began.picked;
  const { z, p } = compareShares(came.picked, began.picked, came.all - came.picked, others);
  return {
    picked: began.picked,
    share: came.picked / began.picked,
    otherShare: others > 0 ? (came.all - came.picked) / others : NaN,
    z,
    p,
  };
}

/** Time in its unit with as many places as say something. */
export function timeDigits(value: number): number {
  if (Number.isInteger(value)) return value;
  return Number(value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2));
}

/** Pairs of steps whose time can be shown: the whole way, then each step from the one before. */
export function intervalPairs(
  view: AarrrView,
): readonly { readonly value: number; readonly from: number; readonly to: number }[] {
  const last = view.steps.length - 1;
  if (last < 1) return [];
  const each = Array.from({ length: last }, (_, k) => ({ value: k + 1, from: k, to: k + 1 }));
  return last === 1 ? [{ value: 0, from: 0, to: 1 }] : [{ value: 0, from: 0, to: last }, ...each];
}
