/** The windows that some options ask for: laid out by the engine, and by the page while an end of them is dragged. */

import { dayFromIso } from '../../lib/days.ts';
import { planWindows, usualLengths } from '../../models/churn-windows.ts';
import type { ChurnWarningOptions } from './options.ts';

/** @param first first and last day of the observation */
export function windowsOf(
  first: number,
  last: number,
  options: Pick<ChurnWarningOptions, 'feature' | 'gap' | 'label' | 'testCut' | 'trainCut' | 'cuts'>,
): ReturnType<typeof planWindows> {
  const usual = usualLengths(last + 1 - first);
  const day = (iso: string | null): number | null => (iso === null ? null : dayFromIso(iso));
  return planWindows({
    first,
    last,
    feature: options.feature ?? usual.feature,
    gap: options.gap,
    label: options.label ?? usual.label,
    test: day(options.testCut),
    train: day(options.trainCut),
    cuts: options.cuts,
  });
}
