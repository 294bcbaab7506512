/** Cohorts, periods and what customers did, in words: the same in sentences, tables and pictures. */

import { message, type Message } from '../../lib/outcome.ts';
import type { CohortName, CohortView } from './view.ts';

/** `2023-01`, the value of a column, `others (12 values)`. */
export function cohortWord({ day, text, kind, count }: CohortName, unit: CohortView['unit']): Message {
  if (kind === 'others') return message('cohort.others', { count });
  if (kind === 'missing') return message('cohort.missing');
  return day === null ? message('cohort.cohort-text', { text: text ?? '' }) : message(`cohort.cohort-${unit}`, { day });
}

/** `month 3`, or `days 90–119` for windows of elapsed time. */
export function periodWord({ unit, windowDays }: Pick<CohortView, 'unit' | 'windowDays'>, period: number): Message {
  return windowDays === null
    ? message(`cohort.after-${unit}`, { count: period })
    : message('cohort.after-window', { from: period * windowDays, to: (period + 1) * windowDays - 1 });
}

/** What the columns count: `months after the first purchase`. */
export function columnsWord({ unit, windowDays, source }: CohortView): Message {
  const what = message(`cohort.first-${source}`);
  return windowDays === null
    ? message(`cohort.columns-${unit}`, { what })
    : message('cohort.columns-window', { what, days: windowDays });
}

/** What a cohort is: `month of the first purchase`, `Channel`. */
export function cohortKind({ by, column, unit, source }: CohortView): Message {
  if (by === 'column') return message('cohort.kind-column', { column: column ?? '' });
  if (by !== 'time') return message('cohort.kind-key', { what: message(`cohort.by-${by}`) });
  return message(`cohort.kind-${unit}`, { what: message(`cohort.first-${source}`) });
}

/** What is measured: `share that bought in just this period`. */
export function measureWord({ measure, per, source }: CohortView): Message {
  if (measure === 'active' || measure === 'later')
    return message(`cohort.what-${measure}`, { did: message(`cohort.did-${source}`) });
  return message(measure === 'cumulative' ? 'cohort.what-cumulative' : `cohort.what-${measure}-${per}`, {
    events: message(`cohort.events-${source}`),
  });
}
