/** The sentences: what a cell is, how fast customers stay away, which cohorts differ, and what the triangle cannot say. */

import { message, type Message } from '../../lib/outcome.ts';
import type { CohortResult } from './compute.ts';
import { cohortWord, measureWord, periodWord } from './names.ts';
import type { CohortOptions } from './options.ts';
import { isMoney, isShare, lastKnown, type CohortView } from './view.ts';

/** Cohorts with fewer customers are not compared. */
const FEW = 30;

/** Cohorts with the highest and the lowest whole value in a period; `null` where fewer than two are known. */
export function extremesAt(
  { cohorts, periods, status, values }: Pick<CohortView, 'cohorts' | 'periods' | 'status' | 'values'>,
  period: number,
  counts: (cohort: number) => boolean = () => true,
): { readonly highest: number; readonly lowest: number } | null {
  const known = [...cohorts.keys()].filter((cohort) => status[cohort * periods + period]! >= 2 && counts(cohort));
  if (known.length < 2) return null;
  const value = (cohort: number): number => values[cohort * periods + period]!;
  return {
    highest: known.reduce((best, cohort) => (value(cohort) > value(best) ? cohort : best)),
    lowest: known.reduce((worst, cohort) => (value(cohort) < value(worst) ? cohort : worst)),
  };
}

/** A value of the measure inside a sentence. */
export function valueWord({ measure, per }: CohortView, value: number): Message {
  const kind = isShare(measure) ? 'share' : isMoney(measure) ? 'money' : per === 'customer' ? 'each' : 'count';
  return message(`cohort.value-${kind}`, { value });
}

export function readingOf({ view }: CohortResult): Message[] {
  const { mean, at, cohorts, periods, unit, values, of, projection } = view;
  const says: Message[] = [
    message('cohort.reading-cell', { measure: measureWord(view) }),
    message(view.windowDays === null ? `cohort.reading-calendar` : 'cohort.reading-elapsed', {
      days: view.windowDays ?? 0,
      period: message(`cohort.unit-${unit}`),
    }),
  ];
  const last = lastKnown(view);
  if (last >= 1 && isShare(view.measure)) {
    const drop = 1 - mean[1]!;
    const steepest = mean.every((value, p) => p < 2 || Number.isNaN(value) || mean[p - 1]! - value <= drop);
    says.push(
      message(steepest && drop > 0 ? 'cohort.reading-drop' : 'cohort.reading-next', {
        period: periodWord(view, 1),
        drop,
        share: mean[1]!,
      }),
    );
    if (last > 1)
      says.push(
        message('cohort.reading-far', { period: periodWord(view, last), share: mean[last]!, of: view.meanOf[last]! }),
      );
  } else if (last >= 0 && !isShare(view.measure))
    says.push(
      message('cohort.reading-mean', {
        period: periodWord(view, Math.min(at, last)),
        value: valueWord(view, mean[Math.min(at, last)]!),
      }),
    );
  const extremes = extremesAt(view, at, (cohort) => of[cohort * periods + at]! >= FEW);
  if (extremes !== null && at > 0) {
    const [high, low] = [extremes.highest, extremes.lowest];
    says.push(
      message('cohort.reading-extremes', {
        period: periodWord(view, at),
        highest: cohortWord(cohorts[high]!, unit),
        high: valueWord(view, values[high * periods + at]!),
        lowest: cohortWord(cohorts[low]!, unit),
        low: valueWord(view, values[low * periods + at]!),
      }),
    );
  }
  if (view.status.includes(1)) says.push(message('cohort.reading-running'));
  if (view.status.includes(2)) says.push(message('cohort.reading-partly'));
  if (projection !== null)
    says.push(
      message('cohort.reading-projection', {
        alpha: projection.alpha,
        beta: projection.beta,
        begins: periodWord(view, projection.begins),
        fitted: periodWord(view, projection.fitted),
        customers: projection.customers,
        period: periodWord(view, projection.survival.length - 1),
        share: projection.survival.at(-1)!,
      }),
    );
  return says;
}

export function caveatsOf({ view, beyond }: CohortResult, { settle }: CohortOptions): Message[] {
  const notes: Message[] = [];
  const { measure, source, cohorts, unit, by } = view;
  if (beyond !== null) notes.push(message('cohort.note-beyond', { asked: beyond, asOf: view.asOf }));
  if (view.unprojected !== null) notes.push(message('cohort.caution-unprojected', { reason: view.unprojected }));
  if (view.projection !== null && view.projection.alpha + view.projection.beta > 500)
    notes.push(message('cohort.caution-homogeneous'));
  if (measure === 'later' && source !== 'subscriptions') notes.push(message('cohort.caution-later', { settle }));
  if (view.customers === 1) notes.push(message('cohort.caution-one'));
  else if (lastKnown(view) >= 1 && isShare(measure) && view.mean[1] === 0 && nobodyReturned(view))
    notes.push(message('cohort.caution-nobody'));
  const small = view.sizes.reduce((count, size) => count + (size > 0 && size < FEW ? 1 : 0), 0);
  if (small > 0 && view.customers > 1)
    notes.push(message('cohort.caution-few', { count: small, cohorts: cohorts.length, few: FEW }));
  if (view.others > 0) notes.push(message('cohort.caution-others', { values: view.others, named: cohorts.length - 1 }));
  if (view.skipped > 0)
    notes.push(message('cohort.caution-skipped', { cohorts: view.skipped, customers: view.skippedCustomers }));
  if (by === 'time')
    notes.push(message('cohort.limit-first', { cohort: cohortWord(cohorts[0]!, unit), first: view.first }));
  else notes.push(message('cohort.limit-cause'));
  notes.push(message('cohort.limit-mix'));
  return notes;
}

function nobodyReturned({ mean }: CohortView): boolean {
  return mean.slice(1).every((value) => Number.isNaN(value) || value === 0);
}
