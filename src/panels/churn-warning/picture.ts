/** What the pictures of the early-warning panel need beside the view. */

import { isoFromDay } from '../../lib/days.ts';
import type { GripId, WindowGrip } from '../../charts/windows.ts';
import type { WindowPlan } from '../../models/churn-windows.ts';
import type { Lit } from '../contract.ts';
import type { ChurnWarningOptions } from './options.ts';
import type { ChurnWarningView, CutView, ModelView } from './view.ts';
import { windowsOf } from './windows.ts';

export const NO_MARKS: ReadonlySet<number> = new Set();

/** Picked share of each mark; `null` while nothing is picked. */
export function litShares(counts: ArrayLike<number>, lit: Lit | undefined): Float64Array | null {
  if (lit === undefined) return null;
  return Float64Array.from({ length: counts.length }, (_, i) =>
    counts[i]! > 0 ? (lit.counts[i] ?? 0) / counts[i]! : 0,
  );
}

/** End of both axes of calibration: a little above all shares foretold and observed, 1 at most; 1 where there are none. */
export function shareTop(models: readonly Pick<ModelView, 'calibration'>[]): number {
  const shares = models.flatMap(({ calibration }) => [...calibration.predicted, ...calibration.observed]);
  const largest = Math.max(0, ...shares.filter(Number.isFinite));
  return largest > 0 ? Math.min(1, largest * 1.08) : 1;
}

/** What can be dragged in the windows, and how far. */
export function gripsOf(plan: WindowPlan, contract: boolean): readonly WindowGrip[] {
  const { train, test, now, first, feature, gap, label } = plan;
  const ahead = gap + label;
  const lastTrain = train.at(-1)!;
  const testRow = train.length;
  return [
    { id: 'train', row: testRow - 1, day: lastTrain, low: first + 1, high: now - ahead },
    ...(contract
      ? []
      : ([
          { id: 'feature', row: testRow, day: test - feature, low: Math.min(first, test - feature), high: test - 1 },
        ] as const)),
    { id: 'test', row: testRow, day: test, low: first + ahead + 1, high: now - ahead },
    {
      id: 'gap',
      row: testRow,
      day: test + gap,
      low: test,
      high: Math.min(test + 365, now - label, test + (test - first - 1) - label),
    },
    {
      id: 'label',
      row: testRow,
      day: test + ahead,
      low: test + gap + 1,
      high: Math.min(now, test + (test - first - 1)),
    },
  ];
}

/** The options that put a grip on a day: the others stay where they are seen. */
export function movedGrip(plan: WindowPlan, grip: GripId, day: number): Partial<ChurnWarningOptions> {
  const { test, gap } = plan;
  // The test stays where it is while its windows are drawn longer or shorter.
  const pinned = { testCut: isoFromDay(test) };
  switch (grip) {
    case 'feature':
      return { feature: test - day };
    case 'test':
      return { testCut: isoFromDay(day) };
    case 'gap':
      return { ...pinned, gap: day - test, label: plan.label };
    case 'label':
      return { ...pinned, label: day - test - gap };
    case 'train':
      return { trainCut: isoFromDay(day) };
  }
}

/**
 * The windows as the options have them just now, which the engine may still be working on, and what it has counted at each cut.
 * `null` where they cannot be laid out.
 */
export function windowsNow(
  view: Pick<ChurnWarningView, 'first' | 'last' | 'plan' | 'cuts'>,
  options: ChurnWarningOptions,
): { readonly plan: WindowPlan; readonly cuts: readonly CutView[] } | null {
  const laid = windowsOf(view.first, view.last, options);
  if (!laid.ok) return view.plan && { plan: view.plan, cuts: view.cuts };
  const { plan } = laid;
  const counted = (kind: CutView['kind'], cut: number): CutView =>
    view.cuts.find((known) => known.kind === kind && known.cut === cut && view.plan?.feature === plan.feature) ?? {
      kind,
      cut,
      customers: 0,
      losses: NaN,
    };
  return {
    plan,
    cuts: [...plan.train.map((cut) => counted('train', cut)), counted('test', plan.test), counted('now', plan.now)],
  };
}
