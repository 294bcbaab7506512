/** From the result to the page: view, sentences, named numbers. */

import type { NumberStyle } from '../../i18n/format.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { CohortResult } from './compute.ts';
import { cohortKind, columnsWord, measureWord, periodWord } from './names.ts';
import type { CohortOptions } from './options.ts';
import { caveatsOf, extremesAt, readingOf } from './reading.ts';
import { isMoney, isShare, lastKnown, type CohortView } from './view.ts';

export const COHORT_STATISTICS = [
  'customers',
  'cohorts',
  'periods',
  'at',
  'mean-at',
  'of-at',
  'highest-at',
  'lowest-at',
  'mean-next',
  'last-period',
  'mean-last',
  'alpha',
  'beta',
  'projected-period',
  'projected',
] as const;

/** How values of the measure are written. */
export function valueStyle({ measure, per }: Pick<CohortView, 'measure' | 'per'>): NumberStyle {
  if (isShare(measure)) return 'percent1';
  if (isMoney(measure)) return 'money';
  return per === 'customer' ? 'decimal2' : 'integer';
}

export function answerCohort(result: CohortResult, options: CohortOptions): PanelAnswer<CohortView> {
  const { view } = result;
  const [finding, subtitle] = [findingOf(view), subtitleOf(view)];
  return {
    view,
    finding,
    subtitle,
    caption: message(options.measure === 'later' ? 'cohort.caption-later' : 'cohort.caption'),
    alternative: message('cohort.alternative', { finding, subtitle }),
    reading: [...readingOf(result), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

function findingOf(view: CohortView): Message {
  const { measure, mean, at, source } = view;
  const last = lastKnown(view);
  if (last < 1)
    return message(last < 0 ? 'cohort.finding-running' : 'cohort.finding-young', { customers: view.customers });
  const did = message(`cohort.did-${source}`);
  if (isShare(measure)) {
    if (last === 1)
      return message(`cohort.finding-${measure}-one`, { period: periodWord(view, 1), share: mean[1]!, did });
    const far = at > 1 && at <= last ? at : farthest(view);
    return message(`cohort.finding-${measure}`, {
      next: periodWord(view, 1),
      share: mean[1]!,
      period: periodWord(view, far),
      later: mean[far]!,
      did,
    });
  }
  const shown = measure === 'cumulative' ? Math.min(farthest(view), last) : Math.min(at, last);
  return message(
    measure === 'orders'
      ? `cohort.finding-orders-${view.per}`
      : `cohort.finding-${measure}${measure === 'revenue' ? `-${view.per}` : ''}`,
    {
      period: periodWord(view, shown),
      value: mean[shown]!,
      events: message(`cohort.events-${source}`),
    },
  );
}

/** The last period that at least half of the customers have behind them; never before the second. */
function farthest({ meanOf, customers }: CohortView): number {
  let period = 2;
  while (period + 1 < meanOf.length && meanOf[period + 1]! >= customers / 2) period += 1;
  return period;
}

function subtitleOf(view: CohortView): Message {
  return message('cohort.subtitle', {
    measure: measureWord(view),
    kind: cohortKind(view),
    columns: columnsWord(view),
    asOf: view.asOf,
    n: view.customers,
  });
}

function statisticsOf(view: CohortView): Statistic[] {
  const { mean, meanOf, at, projection } = view;
  const style = valueStyle(view);
  const last = lastKnown(view);
  const extremes = extremesAt(view, at);
  const end = projection === null ? NaN : projection.survival.length - 1;
  const values: Readonly<Record<(typeof COHORT_STATISTICS)[number], readonly [number, NumberStyle]>> = {
    customers: [view.customers, 'integer'],
    cohorts: [view.cohorts.length, 'integer'],
    periods: [view.periods, 'integer'],
    at: [at, 'integer'],
    'mean-at': [mean[at]!, style],
    'of-at': [meanOf[at]!, 'integer'],
    'highest-at': [extremes === null ? NaN : view.values[extremes.highest * view.periods + at]!, style],
    'lowest-at': [extremes === null ? NaN : view.values[extremes.lowest * view.periods + at]!, style],
    'mean-next': [mean[1] ?? NaN, style],
    'last-period': [last < 0 ? NaN : last, 'integer'],
    'mean-last': [last < 0 ? NaN : mean[last]!, style],
    alpha: [projection?.alpha ?? NaN, 'decimal4'],
    beta: [projection?.beta ?? NaN, 'decimal4'],
    'projected-period': [end, 'integer'],
    projected: [projection?.survival.at(-1) ?? NaN, 'percent1'],
  };
  return COHORT_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`cohort.stat-${name}`, name.endsWith('-at') ? { period: periodWord(view, at) } : undefined),
  }));
}

function accountOf({ view, rows, counts, lastDay }: CohortResult): Account {
  const leftOut: Message[] = [];
  if (rows.after > 0) leftOut.push(message('cohort.left-after', { rows: rows.after, asOf: view.asOf, last: lastDay }));
  if (rows.filtered > 0) leftOut.push(message('cohort.left-filtered', { rows: rows.filtered }));
  if (view.skipped > 0)
    leftOut.push(message('cohort.left-skipped', { cohorts: view.skipped, customers: view.skippedCustomers }));
  if (counts.beyond > 0) leftOut.push(message('cohort.left-beyond', { rows: counts.beyond, periods: view.periods }));
  return {
    used: message('cohort.used', {
      rows: rows.used,
      what: message(`cohort.rows-${view.source}`),
      customers: view.customers,
      cohorts: view.cohorts.length,
    }),
    leftOut,
  };
}
