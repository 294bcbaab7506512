/** Words for picked marks: `taste weighs most`, `expert E3`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { WeightsView } from './view.ts';

const MOST_NAMED = 4;

export function describeWeights(set: string, marks: readonly number[], view: WeightsView | null): Message {
  const unique = [...new Set(marks)].sort((a, b) => a - b);
  if (unique.length === 0) return message('weights.describe-none');
  const kind = set === 'expert' ? 'experts' : 'firsts';
  const names = unique.map((mark) =>
    set === 'expert' ? view?.drawn.find((expert) => expert.mark === mark)?.name : view?.criteria[mark],
  );
  const tied = set === 'first' && view !== null && unique.includes(view.criteria.length);
  if (tied && unique.length === 1) return message('weights.describe-tied');
  const known = names.filter((name) => name !== undefined);
  if (unique.length > MOST_NAMED || known.length + (tied ? 1 : 0) < unique.length)
    return message(`weights.describe-${kind}-many`, { count: unique.length });
  const items = known.map((name) => message('weights.item', { name }));
  const named = message(`weights.describe-${kind}`, { names: listOf('weights.list', items) });
  return tied ? listOf('weights.either', [named, message('weights.describe-tied')]) : named;
}
