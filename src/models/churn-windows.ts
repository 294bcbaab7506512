/**
 * Windows of early warning on the calendar. At a cut date features look back over the feature window, and the label is what happens in
 * the label window that begins after a gap. Models learn at earlier cuts, are tested at a later one and are applied at the last.
 *
 * A cut is the first day features do not see: they see days in [cut − feature, cut), the label is made of [cut + gap, cut + gap + label).
 */

import { createRandom } from '../lib/random.ts';

export interface WindowLengths {
  /** days, ≥ 1 */
  readonly feature: number;
  /** days, ≥ 0 */
  readonly gap: number;
  /** days, ≥ 1 */
  readonly label: number;
}

export interface WindowRequest extends WindowLengths {
  /** first and last day of the observation */
  readonly first: number;
  readonly last: number;
  /** cut of the test; `null` is the latest whose label is known */
  readonly test: number | null;
  /** last cut of the training; `null` is the latest whose label was known on the day of the test cut */
  readonly train: number | null;
  /** most cuts of the training, ≥ 1, one label window apart */
  readonly cuts: number;
}

export interface WindowPlan extends WindowLengths {
  readonly first: number;
  readonly last: number;
  /** cuts of the training, ascending, at least one */
  readonly train: readonly number[];
  readonly test: number;
  /** the day after the last one: no label is known there */
  readonly now: number;
  /** days of the last training label that lie on or after the test cut: answers nobody could have known on that day */
  readonly leak: number;
  /** days by which the data begin after the first feature window does */
  readonly short: number;
}

/** Cuts that are possible: from and to, both included; none where to < from. */
export interface CutRange {
  readonly from: number;
  readonly to: number;
}

export type WindowProblem =
  /** the label window of the test, or of the training, ends after the last day */
  | { readonly kind: 'beyond-data'; readonly which: 'test' | 'train'; readonly possible: CutRange }
  /** a cut leaves no day before it */
  | { readonly kind: 'before-data'; readonly which: 'test' | 'train'; readonly possible: CutRange }
  /** two label windows and a day before them do not fit in the observation */
  | { readonly kind: 'too-short'; readonly days: number; readonly needed: number };

/** Usual lengths for an observation of some days: 90 days of label, a year of features, less where the data are short. */
export function usualLengths(days: number): Pick<WindowLengths, 'feature' | 'label'> {
  return {
    label: Math.max(1, Math.min(90, Math.floor(days / 6))),
    feature: Math.max(1, Math.min(365, Math.floor(days / 3))),
  };
}

/** Lays the windows out. Windows of the past that the data hold only in part are left out, unless there is no other. */
export function planWindows(
  request: WindowRequest,
): { readonly ok: true; readonly plan: WindowPlan } | { readonly ok: false; readonly problem: WindowProblem } {
  const { first, last, feature, gap, label } = request;
  const ahead = gap + label;
  const now = last + 1;
  const possible: CutRange = { from: first + 1, to: now - ahead };
  if (possible.to < possible.from + (request.train === null ? ahead : 0))
    return { ok: false, problem: { kind: 'too-short', days: now - first, needed: 2 * ahead + 1 } };
  const test = request.test ?? possible.to;
  const fault = (which: 'test' | 'train', cut: number, range: CutRange): WindowProblem | null =>
    cut > range.to
      ? { kind: 'beyond-data', which, possible: range }
      : cut < range.from
        ? { kind: 'before-data', which, possible: range }
        : null;
  const testRange = request.train === null ? { ...possible, from: possible.from + ahead } : possible;
  const train = request.train ?? test - ahead;
  const problem = fault('test', test, testRange) ?? fault('train', train, possible);
  if (problem) return { ok: false, problem };
  const cuts: number[] = [];
  for (let cut = train; cuts.length < request.cuts && cut > first; cut -= label) {
    if (cuts.length > 0 && cut - feature < first) break;
    cuts.unshift(cut);
  }
  return {
    ok: true,
    plan: {
      first,
      last,
      feature,
      gap,
      label,
      train: cuts,
      test,
      now,
      leak: Math.max(0, train + ahead - test),
      short: Math.max(0, first - (cuts[0]! - feature)),
    },
  };
}

/**
 * Divides customers by chance, so that none is both learnt from and tested on.
 * @param share of customers to test on, 0…1
 * @returns length customers: 1 where tested on
 */
export function splitCustomers(customers: number, share: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const part = new Uint8Array(customers);
  for (let c = 0; c < customers; c += 1) part[c] = random.next() < share ? 1 : 0;
  return part;
}
