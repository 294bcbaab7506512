/** Words for picked marks: ranks, groups, leading parts. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { LEADING, type ClvPartsView } from './view.ts';

/** More names than these are counted instead. */
const MOST_NAMES = 3;

export function describeClvParts(set: string, marks: readonly number[], view: ClvPartsView | null): Message {
  if (marks.length === 0) return message('clv-parts.describe-none');
  if (set === 'part') {
    const names = marks
      .filter((mark) => mark < LEADING.length)
      .map((mark) => message(`clv-parts.leading-${LEADING[mark]!}`));
    return names.length > 0 && names.length <= MOST_NAMES
      ? message('clv-parts.describe-part', { parts: listOf('clv-parts.list', names) })
      : message('clv-parts.describe-parts', { count: marks.length });
  }
  if (set === 'group') {
    const names = marks.flatMap((mark) => view?.groups[mark]?.name ?? []);
    return names.length === marks.length && names.length <= MOST_NAMES
      ? listOf('clv-parts.list', names)
      : message('clv-parts.describe-groups', { count: marks.length });
  }
  const runs = runsOf(marks);
  const [run] = runs;
  const first = run && view?.bars[run[0]];
  const last = run && view?.bars[run[1]];
  if (runs.length !== 1 || !first || !last) return message('clv-parts.describe-bars', { count: marks.length });
  return first.from === last.to
    ? message('clv-parts.describe-rank', { rank: first.from })
    : message('clv-parts.describe-ranks', { from: first.from, to: last.to });
}
