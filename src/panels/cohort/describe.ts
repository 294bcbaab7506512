/** Words for picked marks: `the cohort 2023-01`, `of 2023-01 those seen in month 3 or later`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { cohortWord, periodWord } from './names.ts';
import { STATES, type CohortView } from './view.ts';

const MOST_NAMED = 3;

/** @param view of the result the marks belong to; without it cohorts can only be counted */
export function describeCohort(set: string, marks: readonly number[], view: CohortView | null): Message {
  if (marks.length === 0) return message('cohort.describe-none');
  if (view === null) return message('cohort.describe-count', { count: marks.length });
  if (set === 'cohort') return cohortsIn(marks, view);
  if (set === 'active') {
    const cohorts = cohortsIn(
      marks.map((mark) => Math.floor(mark / STATES)),
      view,
    );
    const states = new Set(marks.map((mark) => (mark % STATES === 1 ? 'not' : 'was')));
    const period = periodWord(view, view.at);
    const did = message(`cohort.did-${view.source}`);
    return states.size > 1
      ? message('cohort.describe-both', { cohorts, period })
      : message(states.has('not') ? 'cohort.describe-not' : 'cohort.describe-was', { cohorts, period, did });
  }
  const from = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const mark of marks) {
    const [cohort, period] = [Math.floor(mark / view.periods), mark % view.periods];
    from.set(cohort, Math.min(from.get(cohort) ?? period, period));
    counts.set(cohort, (counts.get(cohort) ?? 0) + 1);
  }
  const first = [...from.values()][0]!;
  // A cell of the on-or-after measure is everything from its period to the end of the row.
  const runs = [...from].every(([cohort, period]) => period === first && counts.get(cohort) === view.periods - first);
  const cohorts = cohortsIn([...from.keys()], view);
  return runs
    ? message('cohort.describe-later', {
        cohorts,
        period: periodWord(view, first),
        did: message(`cohort.did-${view.source}`),
      })
    : message('cohort.describe-last', { cohorts, count: marks.length });
}

function cohortsIn(marks: readonly number[], { cohorts, unit }: CohortView): Message {
  const own = [...new Set(marks)].filter((mark) => mark < cohorts.length).sort((a, b) => a - b);
  if (own.length === 0) return message('cohort.describe-none');
  if (own.length > MOST_NAMED) return message('cohort.describe-cohorts', { count: own.length });
  return listOf(
    'cohort.list',
    own.map((mark) => cohortWord(cohorts[mark]!, unit)),
  );
}
